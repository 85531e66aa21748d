"""Nothing that a memory took in is lost, and no older ledger is half a new one. The kills are in processes of their own: see harness.py."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.durability import daily_kills, memory_kills, migration_kills
from tests.durability.forks import RANDOM

ROOT = Path(__file__).parents[2]


def run(harness, *arguments):
    """The exit code, and the table by stage; it is printed for whoever looks."""
    command = [sys.executable, "-m", harness.__name__, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=1200)
    sys.stdout.write(done.stdout + done.stderr)
    rows = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in done.stdout.splitlines() if line.startswith("|")]
    assert len(rows) > 2
    counts = [(row[0], [int(cell.replace(",", "")) for cell in row[1:]]) for row in rows[2:]]
    return done.returncode, {stage: dict(zip(harness.COLUMNS, each, strict=True)) for stage, each in counts}


def check(harness, kills):
    code, table = run(harness, "--kills", str(kills))
    assert code == 0
    every = table["all"]
    assert [every[column] for column in ("kills", *harness.WRONG)] == [kills, 0, 0, 0]
    assert set(table) == {*harness.STAGES, RANDOM, "all"}  # each stage was the last one of somebody
    return table


def test_of_a_hundred_kills_none_costs_a_memory_anything():
    table = check(memory_kills, 100)
    assert table["all"]["acknowledged"] > 50
    committed = table["committed"]
    assert committed["begun, whole"] > committed["kills"] / 2, "what is committed is there, though nobody was told; some changed nothing"


def test_of_fifty_kills_none_leaves_half_a_migration():
    table = check(migration_kills, 50)
    for stage in ("copying", "copied", "changed"):
        assert table[stage]["the new one"] == 0
    for stage in ("migrated", "written", "committed"):
        assert table[stage]["still the old one"] == 0


@pytest.mark.parametrize(
    ("harness", "sabotage", "column"),
    [
        (memory_kills, "early", "lost"),
        (memory_kills, "half", "half there"),
        (memory_kills, "unsaid", "half there"),
        (migration_kills, "uncopied", "without a copy"),
        (migration_kills, "torn", "half there"),
    ],
)
def test_the_harness_would_notice(harness, sabotage, column):
    code, table = run(harness, "--kills", "16", "--jobs", "1", "--sabotage", sabotage)
    assert code == 1
    assert table["all"][column] > 0


def test_of_six_kills_none_costs_a_day_its_brief():
    """Two hundred: `python -m tests.durability.daily_kills --kills 200`."""
    code, table = run(daily_kills, "--kills", "6")
    assert code == 0
    assert [table["all"][column] for column in ("kills", *daily_kills.WRONG)] == [6, 0, 0, 0]


def test_a_day_that_is_spoilt_would_be_noticed():
    code, table = run(daily_kills, "--kills", "1", "--jobs", "1", "--sabotage", "torn")
    assert code == 1
    assert table["all"]["yesterday's lost"] == 1
