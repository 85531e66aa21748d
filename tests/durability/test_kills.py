"""Nothing paid twice. The kills are in kills.py, in processes of their own, because pytest has threads and a fork takes one of them only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.durability.kills import COLUMNS, RANDOM, STAGES

ROOT = Path(__file__).parents[2]


def run(*arguments):
    """The exit code, and the table by stage; it is printed for whoever looks."""
    command = [sys.executable, "-m", "tests.durability.kills", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=1200)
    sys.stdout.write(done.stdout + done.stderr)
    rows = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in done.stdout.splitlines() if line.startswith("|")]
    assert len(rows) > 3
    return done.returncode, {row[0]: dict(zip(COLUMNS, (int(cell.replace(",", "")) for cell in row[1:]), strict=True)) for row in rows[2:]}


def test_of_two_hundred_kills_none_costs_an_answer_that_was_kept():
    code, table = run("--kills", "200")
    assert code == 0
    every = table["all"]
    assert (every["kills"], every["paid twice"], every["kept twice"], every["another brief"]) == (200, 0, 0, 0)
    assert set(table) == {*STAGES, RANDOM, "to the end", "all"}  # each stage was the last one of somebody
    assert every["briefs"] > 5
    assert every["answered and not kept"] > 20, "it was killed between the answer and the commit"
    assert table["committed"]["kept"] >= table["committed"]["kills"], "what is committed is there, though nobody was told"


@pytest.mark.parametrize(("sabotage", "column"), [("fresh", "paid twice"), ("forgets", "paid twice"), ("other", "another brief")])
def test_the_harness_would_notice(sabotage, column):
    code, table = run("--kills", "12", "--jobs", "1", "--sabotage", sabotage)
    assert code == 1
    assert table["all"][column] > 0
