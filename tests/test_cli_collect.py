"""`briefer collect`: what it prints, on which stream, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefer.cli import main

from .collecting.made import words
from .fetch.site import Site


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    (folder / "inbox").mkdir(parents=True)
    (folder / "inbox/a.txt").write_text(f"A port is open\n\n{words('Larn')}\n")
    return folder


def collect(desk: Path, settings: str = 'folders = ["inbox"]', *more: str) -> Result:
    (desk / "briefer.toml").write_text(f"[take]\n{settings}\n")
    return CliRunner().invoke(main, ["collect", "--desk", str(desk), *more], catch_exceptions=False)


def test_what_is_new_and_what_is_known(desk: Path):
    first, second = collect(desk), collect(desk)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stdout.startswith("1 new article, 0 new versions, 0 known or unchanged.")
    assert "A port is open" in first.stdout
    assert second.stdout == "0 new articles, 0 new versions, 1 known or unchanged.\n"
    assert first.stderr == second.stderr == ""


def test_the_words_that_were_changed_are_shown(desk: Path):
    collect(desk)
    text = words("Larn").replace("ward 2 of Larn was open", "ward 2 of Larn was shut")
    (desk / "inbox/a.txt").write_text(f"A port is open\n\n{text} Two ships wait.\n")
    told = " ".join(collect(desk).stdout.split())
    assert "0 new articles, 1 new version" in told
    assert "ward 2 of Larn was [-open-] {+shut+} again." in told
    assert "+ Two ships wait." in told
    assert "ward 3" not in told


def test_what_could_not_be_read_is_named_and_the_exit_code_says_so(desk: Path):
    (desk / "inbox/empty.txt").write_text("")
    found = collect(desk)
    assert found.exit_code == 3
    assert "Not read: empty.txt: There is no text in it." in found.stderr
    assert "empty" not in found.stdout


def test_where_nothing_at_all_could_be_read_the_exit_code_is_1(desk: Path):
    with Site() as site:
        found = collect(desk, f'feeds = ["{site.url}/feed"]')
        assert (found.exit_code, site.asked) == (1, [])
    assert "127.0.0.1" in found.stderr


def test_an_empty_inbox_is_no_fault(desk: Path):
    (desk / "inbox/a.txt").unlink()
    found = collect(desk)
    assert (found.exit_code, found.stderr) == (0, "")


def test_a_desk_that_names_no_place_says_what_to_write_where(desk: Path):
    found = collect(desk, "")
    assert found.exit_code == 2
    assert f"{desk / 'briefer.toml'} names no place" in found.stderr
    assert 'feeds = ["https://example.org/feed.xml"]' in found.stderr


def test_a_contact_that_cant_be_sent_is_a_mistake_in_the_settings(desk: Path):
    found = collect(desk, 'folders = ["inbox"]\ncontact = "desk"')
    assert found.exit_code == 2
    assert "[take] contact must be an address of mail or of the web" in found.stderr


def test_as_json(desk: Path):
    collect(desk)
    (desk / "inbox/a.txt").write_text(f"A port is open\n\n{words('Larn')} Two ships wait.\n")
    told = json.loads(collect(desk, 'folders = ["inbox", "outbox"]', "--json").stdout)
    (taken,) = told["taken"]
    assert (taken["how"], taken["number"], taken["key"]) == ("a new version", 2, "file:inbox/a.txt")
    assert taken["changed"] == [{"before": "", "after": "Two ships wait."}]
    assert [u["name"] for u in told["failed"]] == [str(desk / "outbox")]
    assert [place["name"] for place in told["places"]] == ["folder inbox", "folder outbox"]


HELD = "import sys, datetime as dt; from pathlib import Path; from briefer.desk.lock import locked\n"
HELD += "with locked(Path(sys.argv[1]), 'briefer daily', lambda: dt.datetime(2026, 3, 4, 6, tzinfo=dt.UTC)):\n    print('held', flush=True); sys.stdin.read()"


def test_two_runs_at_one_desk_are_one_too_many(desk: Path):
    command = [sys.executable, "-c", HELD, str(desk)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        refused = collect(desk)
        other.stdin.close()
    assert refused.exit_code == 1
    assert f"is in use: briefer daily, process {other.pid}, since 2026-03-04T06:00:00Z" in refused.stderr
    assert collect(desk).exit_code == 0
