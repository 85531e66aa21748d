"""Nothing half-taken, nothing taken twice. The kills are in collect_kills.py, in processes of their own: see harness.py."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.durability.collect_kills import COLUMNS, WRONG

ROOT = Path(__file__).parents[2]


def run(*arguments):
    """The exit code, and the table by stage; it is printed for whoever looks."""
    command = [sys.executable, "-m", "tests.durability.collect_kills", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=1200)
    sys.stdout.write(done.stdout + done.stderr)
    rows = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in done.stdout.splitlines() if line.startswith("|")]
    assert len(rows) > 3
    return done.returncode, {row[0]: dict(zip(COLUMNS, (int(cell.replace(",", "")) for cell in row[1:]), strict=True)) for row in rows[2:]}


def test_of_a_dozen_kills_none_costs_an_article_or_takes_one_twice():
    """Two hundred: `python -m tests.durability.collect_kills --kills 200`."""
    code, table = run("--kills", "12")
    assert code == 0
    every = table["all"]
    assert [every[column] for column in ("kills", *WRONG)] == [12, 0, 0, 0, 0]
    assert every["desks"] >= 1
    assert every["versions"] == 18 * every["desks"]


@pytest.mark.parametrize(
    ("sabotage", "kills", "column"), [("early", "8", "lost"), ("torn", "14", "half taken"), ("anew", "8", "taken twice")]
)
def test_the_harness_would_notice(sabotage, kills, column):
    code, table = run("--kills", kills, "--jobs", "1", "--sabotage", sabotage)
    assert code == 1
    assert table["all"][column] > 0
