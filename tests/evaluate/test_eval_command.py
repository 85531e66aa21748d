"""`briefer eval` from end to end, with the built-in reader, on a pack of two made-up articles."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.faulty_server import FaultyServer, refused

from briefer import scoring
from briefer.errors import GoldFault
from briefer.settings import Settings

PACK = Path(__file__).parent / "pack"


def briefer(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "briefer", "eval", *words], capture_output=True, text=True, check=False, timeout=120)


def test_the_table_and_the_errors():
    done = briefer(str(PACK), "--errors")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["ford"]
    assert any(line.startswith("quotes exact") and line.endswith("100%") for line in lines)
    assert any(line.startswith("== ford / ") for line in lines)


def test_json_holds_every_figure_and_the_findings():
    done = briefer(str(PACK), str(PACK), "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    one = found["packs"][0]
    assert one["facts"]["claims"] == {"got": 2, "of": 2, "share": 1.0}
    assert one["names"]["found"]["got"] == 2
    assert one["names"]["every"]["f1"] == 1.0
    assert one["dates"]["right"] == 2
    assert one["traps"]["never"]["got"] == 0
    assert found["all"]["facts"]["claims"] == {"got": 4, "of": 4, "share": 1.0}
    assert found["all"]["effort"]["seconds"] > 0
    assert {"metric", "what", "subject", "files", "gold", "ours", "pack"} == set(one["findings"][0])


def test_articles_beside_the_gold(tmp_path):
    for path in (PACK / "gold.json", *(PACK / "articles").iterdir()):
        shutil.copy(path, tmp_path)
    assert briefer(str(tmp_path)).returncode == 0


def test_a_file_that_was_not_read_makes_it_partial(tmp_path):
    shutil.copytree(PACK, tmp_path / "pack")
    (tmp_path / "pack/articles/empty.txt").touch()
    assert briefer(str(tmp_path / "pack")).returncode == 3


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_no_gold_is_wrong_usage(tmp_path, folder):
    done = briefer(str(tmp_path / folder))
    assert done.returncode == 2
    assert "gold.json cannot be read" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_another_stood_in_for_is_told_of(tmp_path):
    with FaultyServer((refused(401, "invalid_api_key"),)) as server:
        (tmp_path / "briefer.toml").write_text(f'[endpoints.acme]\nurl = "{server.base_url}"\n')
        done = briefer(str(PACK), "--model", "acme/m,builtin", "--desk", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("The built-in reader stands in for acme/m: ") == 1


def test_the_seconds_are_of_the_clock_that_is_handed_in():
    ticks = iter([10.0, 12.5])
    scores = scoring.evaluate([PACK], Settings(), clock=lambda: next(ticks))
    assert [s.effort.seconds for s in scores] == [2.5]


def test_bad_gold_is_found_before_any_work_is_done(tmp_path):
    (tmp_path / "gold.json").write_text("{")
    begun: list[str] = []
    with pytest.raises(GoldFault):
        scoring.evaluate([PACK, tmp_path], Settings(), clock=lambda: 0.0, progress=lambda stage, _done, _total: begun.append(stage))
    assert not begun
