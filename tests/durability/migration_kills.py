"""A ledger of an older briefer is brought to the present tables whole or not at all: who does it is killed with SIGKILL, and it is looked at.

After every kill: the file is the old one or the new one, row for row, and opens; where it is the new one, the copy of the old one stands
beside it, whole; no copy is half there. In the end the next run completes, and leaves one copy and nothing else.

    python -m tests.durability.migration_kills --kills 200

Prints a table; exit code 1 where anything was lost, half there, or without its copy.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
from collections import Counter, defaultdict
from pathlib import Path

from tests.desk.made import noon, reword
from tests.desk.old import old_ledger
from tests.durability.forks import AT_RANDOM, RANDOM, Dump, Say, Table, die, dump, killed, killer, main

from briefer.desk import Ledger, Memory
from briefer.desk.ledger import LEDGER, NAME

STAGES = ("copying", "copied", "changed", "migrated", "written", "committed")
COLUMNS = ("kills", "still the old one", "the new one", "lost", "half there", "without a copy")
WRONG = COLUMNS[3:]
SABOTAGE = ("uncopied", "torn")
"""Who does it wrong: takes the copy away, or leaves half of it."""
LONGEST = 0.03  # seconds until a kill at random
KILLS_A_DESK = 3
MANY = 30
"""Decisions in the old ledger."""


def _work(folder: Path, stage: str | None, nth: int, sabotage: str | None, say: Say) -> None:
    watch = killer(stage, nth)
    say("ready")
    with Memory(folder, noon, watch=watch) as memory, Ledger(folder, watch=watch) as ledger:
        ledger.decisions()
        _spoil(folder, sabotage)
        for number in range(9):
            memory.articles.begin_collection()
            ledger.keep("kept", str(number))
    die()


def _spoil(folder: Path, sabotage: str | None) -> None:
    copy = folder / "briefer.v1.db"
    if sabotage == "uncopied":
        copy.unlink()
    if sabotage == "torn":
        copy.write_bytes(copy.read_bytes()[:9000])
    if sabotage:
        die()


def _look(folder: Path, old: Dump) -> Counter[str]:
    try:
        found = dump(folder / NAME)
        copies = [dump(path) for path in folder.glob("briefer.v1*.db")]
    except sqlite3.DatabaseError:
        return Counter({"half there": 1})
    ((version,),) = found["version of the tables"]
    lost = sum(row not in found.get("decisions", ()) for row in old["decisions"])
    half = any(copy != old for copy in copies) or version not in {1, LEDGER.version} or (version == 1 and found != old)
    new = version == LEDGER.version
    bare = new and old not in copies
    return Counter(
        {"still the old one": int(not new), "the new one": int(new), "lost": lost, "half there": int(half), "without a copy": int(bare)}
    )


def _finish(folder: Path) -> bool:
    """The next run completes: all decisions are there, the chain goes on, and one copy stands beside."""
    with Ledger(folder) as ledger, Memory(folder, noon) as memory:
        whole = ledger.check() == MANY and ledger.append(reword(99)).seq == MANY + 1 and ledger.check() == MANY + 1
        memory.articles.begin_collection()
    return whole and sorted(path.name for path in folder.iterdir()) == ["briefer.db", "briefer.v1.db"]


def run(kills: int, seed: int, folder: Path, sabotage: str | None = None) -> Table:
    """So many kills, on one desk after another. Returns the counts by stage."""
    chance = random.Random(seed)
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    template, desk = folder / "old", folder / "desk"
    old_ledger(template, MANY)
    old = dump(template / NAME)
    shutil.copytree(template, desk)
    for _ in range(kills):
        stage = None if chance.random() < AT_RANDOM else chance.choice(STAGES)
        nth = chance.randrange(1, 4) if stage in {"written", "committed"} else 1
        if stage in {"copying", "copied", "changed", "migrated"} and dump(desk / NAME)["version of the tables"] != [(1,)]:
            shutil.rmtree(desk)
            shutil.copytree(template, desk)  # it is done once
        killed(lambda say, stage=stage, nth=nth: _work(desk, stage, nth, sabotage, say), None if stage else chance.uniform(0, LONGEST))  # type: ignore[misc]
        counts = Counter({"kills": 1}) + _look(desk, old)
        if not any(counts[column] for column in WRONG) and chance.random() < 1 / KILLS_A_DESK:
            counts["half there"] += not _finish(desk)
            shutil.rmtree(desk)
        elif any(counts[column] for column in WRONG):
            shutil.rmtree(desk)
        if not desk.exists():
            shutil.copytree(template, desk)
        table[stage or RANDOM] += counts
    return dict(table)


if __name__ == "__main__":
    sys.exit(main(__doc__ or "", run, STAGES, COLUMNS, WRONG, SABOTAGE))
