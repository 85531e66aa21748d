"""What the harnesses of the memory and of its migration share: a worker that is forked, killed and heard, and the table of what came of it."""

from __future__ import annotations

import argparse
import gc
import hashlib
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NoReturn

RANDOM = "at random"
AT_RANDOM = 1 / 3  # of the kills

Table = dict[str, Counter[str]]
"""For each stage at which somebody was killed, what is to be counted."""
Dump = dict[str, list[tuple[object, ...]]]
"""The rows of each table, but of those that have none."""
Say = Callable[[str], None]
"""Acknowledges: what was said is with the parent, whatever happens then."""
Run = Callable[[int, int, Path, str | None], Table]
"""Kills, seed, folder, sabotage."""


def die() -> NoReturn:
    """By SIGKILL, as all of them do."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("nobody lives on after that")


def killer(stage: str | None, nth: int) -> Callable[[str], None]:
    """A watch that kills its process when that stage is reached for the nth time."""
    left = nth

    def watch(reached: str) -> None:
        nonlocal left
        if reached == stage:
            left -= 1
            if left <= 0:
                die()

    return watch


def killed(work: Callable[[Say], None], delay: float | None) -> list[str]:
    """Fork a worker and see it killed: by itself, or by us so many seconds after its first word. Returns what it said behind that."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            work(lambda words: _say(writing, words))
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(4)  # never into the parent's code
    os.close(writing)
    with os.fdopen(reading) as pipe:
        pipe.readline()
        if delay is not None:
            time.sleep(delay)
            os.kill(child, signal.SIGKILL)
        said = [line.strip() for line in pipe]
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
        raise RuntimeError(f"The worker ended by itself ({status}).")
    return said


def _say(pipe: int, words: str) -> None:
    os.write(pipe, f"{words}\n".encode())  # one call, shorter than PIPE_BUF: it goes whole or not at all


def dump(path: Path) -> Dump:
    """All that a file of the desk holds, by table, read without the code of the desk; the index of words term by term. {}: no file.

    A copy is looked at, so that the next worker finds the desk as the kill left it.

    Raises:
        sqlite3.DatabaseError: it is damaged, or its index of words is.
    """
    if not path.exists():
        return {}
    with tempfile.TemporaryDirectory(dir=path.parent.parent) as made:
        for each in (path, path.with_name(f"{path.name}-wal")):
            if each.exists():
                shutil.copy(each, made)
        return _held(Path(made) / path.name)


def _held(path: Path) -> Dump:
    store = sqlite3.connect(path, isolation_level=None)
    try:
        if (said := store.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
            raise sqlite3.DatabaseError(said)
        names = [name for (name,) in store.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'said%'")]
        held = {name: store.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608  (ours)
        if held.get("claims") is not None:
            store.execute("INSERT INTO said (said) VALUES ('integrity-check')")
            store.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, said, instance)")
            held["said"] = store.execute("SELECT doc, term, offset FROM temp.terms").fetchall()
        held["version of the tables"] = store.execute("PRAGMA user_version").fetchall() if names else []
        return {name: sorted(rows, key=repr) for name, rows in held.items() if rows}
    finally:
        store.close()


def torn_originals(folder: Path) -> int:
    """How many originals are not what their name says: the SHA-256 of the bytes."""
    paths = [path for path in (folder / "originals").rglob("*") if path.is_file() and not path.name.startswith(".")]
    return sum(hashlib.sha256(path.read_bytes()).hexdigest() != path.stem for path in paths)


# ---------------------------------------------------------------- all of them


def run_beside(run: Run, jobs: int, kills: int, seed: int, folder: Path, sabotage: str | None) -> Table:
    """So many kills by several processes, each on desks of its own: most of the time of one goes into waiting for the disk."""
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    shares = [kills // jobs + (number < kills % jobs) for number in range(jobs)]
    with ProcessPoolExecutor(jobs, get_context("spawn"), gc.freeze) as pool:  # a fork copies what the collector touches
        runs = [pool.submit(run, share, seed * 1000 + n, folder / f"job {n}", sabotage) for n, share in enumerate(shares)]
        for done in runs:
            for stage, counts in done.result().items():
                table[stage] += counts
    return dict(table)


def shown(table: Table, stages: Sequence[str], columns: Sequence[str]) -> str:
    """The table in Markdown."""
    rows = [(stage, table[stage]) for stage in (*stages, RANDOM) if stage in table]
    rows.append(("**all**", sum((counts for _, counts in rows), Counter())))
    lines = [f"| killed | {' | '.join(columns)} |", "| --- |" + " ---: |" * len(columns)]
    lines += [f"| {name} | {' | '.join(f'{counts[column]:,}' for column in columns)} |" for name, counts in rows]
    return "\n".join(lines)


def main(told: str, run: Run, stages: Sequence[str], columns: Sequence[str], wrong: Sequence[str], sabotage: Sequence[str]) -> int:
    """Run it from the command line; 1 where anything stands in one of the columns ``wrong``."""
    parser = argparse.ArgumentParser(description=told.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="processes beside each other")
    parser.add_argument("--sabotage", choices=sabotage, help="workers that do it wrong: the table has to show it")
    given = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as made:
        table = run_beside(run, given.jobs, given.kills, given.seed, Path(made), given.sabotage)
    sys.stdout.write(f"{shown(table, stages, columns)}\n\n{given.kills:,} kills in {time.monotonic() - began:.0f} s, seed {given.seed}.\n")
    return int(any(counts[column] for counts in table.values() for column in wrong))
