"""Nothing that a memory took in is lost: a worker is killed with SIGKILL, at each stage of a write and at random, and the desk looked at.

After every kill the file is held against that of a desk on which the same was done and nobody was killed: what was acknowledged is there,
byte for byte in every table and term by term in the index of words; beyond it at most the write that was under way, and that whole; every
version has the bytes that it was read from. The next worker does again what nobody acknowledged.

    python -m tests.durability.memory_kills --kills 200

Prints a table; exit code 1 where anything was lost, half there or damaged.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.durability.forks import AT_RANDOM, RANDOM, Dump, Say, Table, die, dump, killed, killer, main, torn_originals
from tests.durability.remembering import do_step, memory_of

STAGES = ("original filled", "original synced", "original replaced", "opened", "begun", "made", "written", "committed", "acknowledged")
COLUMNS = ("kills", "acknowledged", "begun, whole", "lost", "half there", "damaged")
WRONG = COLUMNS[3:]
SABOTAGE = ("early", "half", "unsaid")
"""Workers that do it wrong: they acknowledge before they do it, leave half an original, or a claim that no word leads to."""
MOST = 40
"""A worker whose stage never comes ends after so many steps."""
LONGEST = 0.2  # seconds until a kill at random: none to some twenty steps
KILLS_A_DESK = 8


@dataclass
class Desk:
    """A desk on which workers are killed, its twin on which nobody is, and how far they are."""

    folder: Path
    twin: Path
    seed: int
    next: int = 0

    @property
    def store(self) -> Path:
        return self.folder / "briefer.db"


class _Enough(Exception):
    """The write was reached after which the twin is to stop."""


def one_kill(desk: Desk, chance: random.Random, sabotage: str | None) -> tuple[str, Counter[str]]:
    """Let a worker remember, kill it, look. Returns where it was killed and what is to be counted; the desk goes on from there."""
    stage = _stage(desk, chance)
    nth = 1 if stage == "made" else chance.randrange(1, 7)
    said = killed(lambda say: _work(desk, stage, nth, sabotage, say), None if stage else chance.uniform(0, LONGEST))
    counts = Counter({"kills": 1, "acknowledged": len(said)})
    for number in map(int, said):
        _on_twin(desk, number)
        desk.next = number + 1
    return stage or RANDOM, counts + _look(desk)


def _stage(desk: Desk, chance: random.Random) -> str | None:
    if not desk.store.exists():
        return chance.choice((None, "made"))
    return None if chance.random() < AT_RANDOM else chance.choice([stage for stage in STAGES if stage != "made"])


def _work(desk: Desk, stage: str | None, nth: int, sabotage: str | None, say: Say) -> None:
    watch = killer(stage, nth)
    say("ready")
    for number in range(desk.next, desk.next + MOST):
        if sabotage == "early":
            say(str(number))
        with memory_of(desk.folder, number, watch) as memory:
            do_step(memory, desk.seed, number)
        _spoil(desk, sabotage)
        if sabotage != "early":
            say(str(number))
        watch("acknowledged")
    die()


def _spoil(desk: Desk, sabotage: str | None) -> None:
    for path in (desk.folder / "originals").rglob("*.pdf") if sabotage == "half" else ():
        path.write_bytes(path.read_bytes()[:5])
    if sabotage == "unsaid":
        with sqlite3.connect(desk.store) as store:
            store.execute("INSERT INTO claims (extraction, source, claim, statement, quote, named) VALUES (1, 's', 'c', 'one', '', '')")


def _on_twin(desk: Desk, number: int, writes: int | None = None) -> None:
    """Do a step on the twin: whole, or only its first writes."""
    left = writes

    def watch(stage: str) -> None:
        nonlocal left
        if left is not None and stage == "opened":
            left -= 1
            if left < 0:
                raise _Enough

    with memory_of(desk.twin, number, watch) as memory, _until_enough():
        do_step(memory, desk.seed, number)


@contextmanager
def _until_enough() -> Iterator[None]:
    try:
        yield
    except _Enough:
        return


def _look(desk: Desk) -> Counter[str]:
    """Compare the disk with the twin, and the twin with what was begun on it."""
    try:
        found = dump(desk.store)
    except sqlite3.DatabaseError:
        return Counter({"damaged": 1})
    due = dump(desk.twin / "briefer.db")
    torn = torn_originals(desk.folder) + sum(not _stands(desk, row) for row in found.get("versions", ()))
    whole = found != due and _has_begun(desk, found)
    lost = sum(row not in found.get(table, ()) for table, rows in due.items() for row in rows) if found != due and not whole else 0
    half = torn + (found != due and not whole and not lost)
    return Counter({"begun, whole": int(whole), "lost": lost, "half there": int(half)})


def _stands(desk: Desk, version: tuple[object, ...]) -> bool:
    digest = str(version[8])
    return any((desk.folder / "originals" / digest[:2]).glob(f"{digest}.*"))


def _has_begun(desk: Desk, found: Dump) -> bool:
    """Whether the next step, up to one of its writes, makes what was found. The twin is then as far."""
    before = desk.twin.with_name("before")
    _copy(desk.twin, before)
    for writes in (1, 2, 3):
        _on_twin(desk, desk.next, writes)
        if dump(desk.twin / "briefer.db") == found:
            shutil.rmtree(before)
            return True
        _copy(before, desk.twin)
    shutil.rmtree(before)
    return False


def _copy(one: Path, other: Path) -> None:
    shutil.rmtree(other, ignore_errors=True)
    other.mkdir(parents=True)
    if (one / "briefer.db").exists():
        shutil.copy(one / "briefer.db", other)  # the originals are no part of the comparison


def _finish(desk: Desk) -> bool:
    """The next run completes: some more steps, with nobody killed, make the same of both."""
    for number in range(desk.next, desk.next + 3):
        with memory_of(desk.folder, number) as memory:
            do_step(memory, desk.seed, number)
        _on_twin(desk, number)
    return dump(desk.store) == dump(desk.twin / "briefer.db")


def run(kills: int, seed: int, folder: Path, sabotage: str | None = None) -> Table:
    """So many kills, on one desk after another. Returns the counts by stage."""
    chance = random.Random(seed)
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    desk, desks = _desk(folder, seed, 0), 1
    for _ in range(kills):
        stage, counts = one_kill(desk, chance, sabotage)
        table[stage] += counts
        wrong = any(counts[column] for column in WRONG)
        if wrong or chance.random() < 1 / KILLS_A_DESK:
            if not wrong and not _finish(desk):
                table[stage]["half there"] += 1
            shutil.rmtree(desk.folder.parent, ignore_errors=True)
            desk, desks = _desk(folder, seed, desks), desks + 1
    return dict(table)


def _desk(folder: Path, seed: int, number: int) -> Desk:
    place = folder / str(number)
    place.mkdir(parents=True)
    return Desk(place / "desk", place / "twin", seed + number)


if __name__ == "__main__":
    sys.exit(main(__doc__ or "", run, STAGES, COLUMNS, WRONG, SABOTAGE))
