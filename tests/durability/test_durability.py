"""Nothing lost. The kills are in harness.py, a process of its own, because pytest has threads and a fork takes one of them only."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.durability.harness import COLUMNS, RANDOM
from tests.durability.worker import LEDGER_STAGES, NAMES_STAGES

ROOT = Path(__file__).parents[2]
STRACE = shutil.which("strace")


def run(*arguments):
    """The exit code, and the table by stage; it is printed for whoever looks."""
    command = [sys.executable, "-m", "tests.durability.harness", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    sys.stdout.write(done.stdout + done.stderr)
    rows = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in done.stdout.splitlines() if line.startswith("|")]
    assert len(rows) > 3
    return done.returncode, {row[0]: dict(zip(COLUMNS, (int(cell.replace(",", "")) for cell in row[1:]), strict=True)) for row in rows[2:]}


def test_a_thousand_kills_lose_nothing():
    code, table = run("--kills", "1000")
    assert code == 0
    every = table["all"]
    assert (every["kills"], every["lost"], every["half there"], every["names.toml torn"]) == (1000, 0, 0, 0)
    assert every["edits acknowledged"] > 1000
    assert set(table) == {*LEDGER_STAGES, *NAMES_STAGES, RANDOM, "all"}  # each stage was the last one of somebody
    for stage in LEDGER_STAGES:  # what isn't committed is gone, what is committed is there, though nobody was told
        assert (table[stage]["one more, whole"] > 0) == (stage in {"committed", "answered"}), stage


@pytest.mark.parametrize(("sabotage", "column"), [("early", "lost"), ("torn", "names.toml torn"), ("half", "half there")])
def test_the_harness_would_notice(sabotage, column):
    code, table = run("--kills", "60", "--sabotage", sabotage)
    assert code == 1
    assert table["all"][column] > 0


@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
def test_an_answer_comes_after_the_log_is_on_the_disk(tmp_path):
    """What the system was asked for, in order: after the last write to the log and before each answer the log is synced, the folder too."""
    assert STRACE
    trace = tmp_path / "trace"
    calls = "trace=openat,write,pwrite64,fsync,fdatasync"
    command = [STRACE, "-y", "-o", str(trace), "-e", calls, sys.executable, "-m", "tests.durability.synced", str(tmp_path / "desk")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode and "ptrace" in done.stderr.lower():
        pytest.skip("tracing is not allowed here")
    assert (done.returncode, done.stdout) == (0, "acknowledged\n" * 3)
    before, *answers = _until_each_answer(trace.read_text(encoding="utf-8", errors="replace"))
    assert re.search(rf"fsync\(\d+<{re.escape(str(tmp_path / 'desk'))}>\)", before)
    assert re.search(rf"fsync\(\d+<{re.escape(str(tmp_path))}>\)", before)  # in which the desk was made
    for calls in (before, *answers):
        written, _, after = calls.rpartition("pwrite64(")
        assert "briefer.db-wal>" in written + after.partition("\n")[0]
        last_write, synced = (
            calls.rfind("briefer.db-wal>, "),
            max(m.start() for m in re.finditer(r"f(?:data)?sync\(\d+<[^>]*-wal>\) *= 0", calls)),
        )
        assert synced > last_write


def _until_each_answer(trace):
    """The calls before each of the answers."""
    parts = re.split(r'^write\(1<[^\n]*"acknowledged[^\n]*\n', trace, flags=re.MULTILINE)
    assert len(parts) == 4
    return parts[:3]
