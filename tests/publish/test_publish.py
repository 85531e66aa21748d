from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
from tests.publish import factory

from briefer.errors import PublishFault
from briefer.models import Record
from briefer.publish.as_json import brief_schema
from briefer.publish.files import check_writable
from briefer.publish.publish import publish_brief

NAMES = ["brief.md", "brief.html", "brief.pdf", "brief.json"]


def test_four_files_the_same_from_run_to_run(tmp_path):
    first = publish_brief(factory.make_record(), tmp_path / "a", paper="a4")
    second = publish_brief(factory.make_record(), tmp_path / "b" / "c", paper="a4")
    assert [p.name for p in first] == NAMES
    assert sorted(p.name for p in (tmp_path / "a").iterdir()) == sorted(NAMES)
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_a_second_run_replaces_the_files(tmp_path):
    publish_brief(factory.make_record(), tmp_path, paper="a4")
    files = publish_brief(factory.make_record(factory.make_brief(title="Another")), tmp_path, paper="a4")
    assert all(b"Another" in p.read_bytes() for p in files if p.suffix in {".md", ".html", ".json"})
    assert len(list(tmp_path.iterdir())) == 4


def test_json_is_the_record_and_keeps_to_its_schema(tmp_path):
    record = factory.make_record()
    publish_brief(record, tmp_path, paper="letter")
    text = (tmp_path / "brief.json").read_text(encoding="utf-8")
    assert Record.model_validate_json(text) == record
    jsonschema.Draft202012Validator.check_schema(brief_schema())
    jsonschema.validate(json.loads(text), brief_schema())
    assert factory.SPAM in text


def test_a_file_in_the_place_of_the_folder(tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(PublishFault, match=r"--out"):
        check_writable(tmp_path / "out")
    with pytest.raises(PublishFault, match=r"Nothing can be written"):
        publish_brief(factory.make_record(), tmp_path / "out", paper="a4")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(PublishFault, match=r"--out"):
        check_writable(tmp_path)


def test_check_writable_leaves_nothing_behind(tmp_path):
    check_writable(tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []


def test_a_folder_in_the_place_of_a_file_leaves_the_others_as_they_were(tmp_path):
    (tmp_path / "brief.md").write_text("old")
    (tmp_path / "brief.html").mkdir()
    (tmp_path / "brief.html" / "x").write_text("x")
    with pytest.raises(PublishFault):
        publish_brief(factory.make_record(), tmp_path, paper="a4")
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".briefer")]


def test_nothing_leaves_the_folder_by_way_of_the_title(tmp_path):
    out: Path = tmp_path / "deep" / "out"
    publish_brief(factory.make_record(factory.make_brief(title="../../escape")), out, paper="a4")
    assert [p.name for p in tmp_path.rglob("*") if p.is_file() and p.parent != out] == []
