"""What other processes do to a desk in these tests: `python child.py WHAT FOLDER [ARGUMENT ...]`. Prints what came of it."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from tests.desk.made import exchange, noon, reword
from tests.desk.made_memory import incoming

from briefer.desk import Answers, Ledger, Memory
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


def hold(folder: Path, name: str = "briefer.db") -> None:
    """Hold the ledger, or another store, until somebody says a line."""
    store = sqlite3.connect(folder / name, isolation_level=None)
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
    _be_nobody()
    ledger = Ledger(folder)
    say("read", len(ledger.decisions()), ledger.last())
    _until_refused(folder)


def small_answers(folder: Path, limit: str) -> None:
    """Keep answers until no file may grow any more; then what the store says, and how many it took."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    answers = Answers(folder, noon)
    _until(lambda number: answers.add(exchange(number)))


def answers_of_nobody(folder: Path) -> None:
    """Read and keep answers as somebody without rights."""
    _be_nobody()
    answers = Answers(folder, noon)
    say("read", len(answers.calls()), len(answers.of_question("question 0")))
    _until(lambda number: answers.add(exchange(number)))


def migrate(folder: Path, stage: str, many: str) -> None:
    """Read a ledger, and stop for a line when it comes to that stage; then how many decisions there are, and every stage."""
    seen = []

    def watch(reached: str) -> None:
        seen.append(reached)
        if reached == stage:
            say(stage)
            sys.stdin.readline()

    with Ledger(folder, timeout=30, watch=watch) as ledger:
        say(len(ledger.decisions()) == int(many), *seen)


def migrate_and_die(folder: Path, stage: str) -> None:
    """Read a ledger, and end at that stage as if killed."""
    Ledger(folder, watch=lambda reached: os.kill(os.getpid(), signal.SIGKILL) if reached == stage else None).decisions()


def small_copy(folder: Path, limit: str) -> None:
    """Read a ledger while no file may grow beyond that."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    _until(lambda _: Ledger(folder).decisions())


def small_originals(folder: Path, limit: str) -> None:
    """Take in articles, each with more bytes than the one before, while no file may grow beyond that."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with Memory(folder, noon) as memory:
        memory.articles.begin_collection()
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    articles = Memory(folder, noon).articles
    _until(lambda number: articles.take([incoming(f"article {number}", f"Text {number}.", bytes(number * 60_000 + 5))]))


def articles_of_nobody(folder: Path) -> None:
    """Take in an article as somebody without rights."""
    _be_nobody()
    _until(lambda number: Memory(folder, noon).articles.take([incoming(f"article {number}", f"Text {number}.")]))


def old_of_nobody(folder: Path) -> None:
    """Read a ledger and a memory as somebody without rights."""
    _be_nobody()
    with Ledger(folder) as ledger, Memory(folder, noon) as memory:
        say(ledger.check(), ledger.last(), ledger.kept("name"))
        said, articles, dailies = memory.said, memory.articles, memory.dailies
        say(said.search("post"), said.last(), articles.latest(), articles.asked("u"), dailies.every(), memory.post.sent("d"))
    _until(lambda _: Memory(folder, noon).articles.begin_collection())


def _be_nobody() -> None:
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def _until_refused(folder: Path) -> None:
    ledger = Ledger(folder)
    _until(lambda number: ledger.append(reword(number, text="x" * 1100)))


def _until(do: Callable[[int], object]) -> None:
    answered = 0
    try:
        for number in range(10_000):
            do(number)
            answered += 1
    except BrieferError as fault:
        say(type(fault).__name__, answered)
        say(fault)
        os._exit(0)  # as if it were killed: nothing is tidied up
    say("nothing refused", answered)


WHAT = {
    f.__name__: f
    for f in (
        *(append, hold, small_files, nobody, small_answers, answers_of_nobody),
        *(migrate, migrate_and_die, small_copy, old_of_nobody, small_originals, articles_of_nobody),
    )
}

if __name__ == "__main__":
    WHAT[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
