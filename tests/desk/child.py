"""What other processes do to a desk in these tests: `python child.py WHAT FOLDER [ARGUMENT ...]`. Prints what came of it."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import sys
from pathlib import Path

from tests.desk.made import reword

from briefer.desk import Ledger
from briefer.errors import BrieferError

NOBODY = 65534


def say(*words: object) -> None:
    """A line, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def append(folder: Path, who: str, many: str) -> None:
    """Decide so many times, and say each number."""
    with Ledger(folder, timeout=60) as ledger:
        say("ready")
        sys.stdin.readline()
        for number in range(int(many)):
            say(ledger.append(reword(number, who=who, target=f"{who} {number}")).seq)


def hold(folder: Path) -> None:
    """Hold the ledger until somebody says a line."""
    store = sqlite3.connect(folder / "briefer.db", isolation_level=None)
    store.execute("BEGIN IMMEDIATE")
    say("held")
    sys.stdin.readline()
    store.execute("ROLLBACK")
    store.close()


def small_files(folder: Path, limit: str) -> None:
    """Decide until no file may grow any more; then what the ledger says, and how many it answered."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    _until_refused(folder)


def nobody(folder: Path) -> None:
    """Decide as somebody without rights."""
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    ledger = Ledger(folder)
    say("read", len(ledger.decisions()), ledger.last())
    _until_refused(folder)


def _until_refused(folder: Path) -> None:
    ledger, answered = Ledger(folder), 0
    try:
        for number in range(10_000):
            ledger.append(reword(number, text="x" * 1100))
            answered += 1
    except BrieferError as fault:
        say(type(fault).__name__, answered)
        say(fault)
        os._exit(0)  # as if it were killed: nothing is tidied up
    say("nothing refused", answered)


if __name__ == "__main__":
    {f.__name__: f for f in (append, hold, small_files, nobody)}[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
