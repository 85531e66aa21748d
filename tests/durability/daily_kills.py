"""The brief of a day is killed with SIGKILL, at each stage of a write and at random: yesterday's stays, nothing is half there, the next run completes.

A desk has its brief of yesterday and new articles in its inbox. A worker takes them in and makes today's brief, and is killed. Then the store
opens and is whole, every original is what its name says, and yesterday's files are as they were; a brief of today that the store has can be written
from it, to the byte. In the end the next run completes: the same articles, each once, and the very brief of a desk that nobody disturbed.

    python -m tests.durability.daily_kills --kills 200

Prints a table; exit code 1 where anything was lost, half there, or another than undisturbed.
"""

from __future__ import annotations

import datetime as dt
import random
import shutil
import sqlite3
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.durability.forks import AT_RANDOM, RANDOM, Say, Table, die, dump, killed, killer, main, torn_originals

from briefer.collecting import collect
from briefer.daily import RECORD, Means, digest_in, make_daily, replay_daily
from briefer.desk import Memory
from briefer.desk.folder import Watch, unwatched
from briefer.desk.ledger import NAME
from briefer.desk.lock import locked
from briefer.fetch import Fetcher
from briefer.models import Wanted
from briefer.settings import Settings, TakeTable

STAGES = ("opened", "begun", "written", "committed", "made")
""""made": all is done, and nobody was told."""
COLUMNS = ("kills", "today's is there", "yesterday's lost", "half there", "another")
WRONG = COLUMNS[2:]
SABOTAGE = ("torn",)
"""Who does it wrong: writes over a file of yesterday's."""
MOST_WRITES = 30
YESTERDAY, TODAY = "2026-11-16", "2026-11-17"
FILES = ("brief.html", "brief.json", "brief.md", "brief.pdf")
PLACES = ("Khorog", "Kulob", "Bokhtar", "Isfara", "Panjakent", "Vahdat", "Hisor", "Murghob")


def _text(number: int, killed_there: int) -> str:
    place = PLACES[number % len(PLACES)]
    return (
        f"DUSHANBE - Gunmen attacked a checkpoint near {place} on Sunday, killing {killed_there} border guards, the interior ministry said.\n\n"
        f"Hospitals in {place} treated {killed_there + 20} wounded people after the attack, doctors said.\n\n"
        f"The governor of {place} closed the road to the border on Monday.\n"
    )


def _at(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T05:00:00+00:00")


def _one_day(desk: Path, day: str, watch: Watch = unwatched) -> None:
    """Take in what the inbox has, and make the brief of the day."""

    def now() -> dt.datetime:
        return _at(day)

    with locked(desk, "daily_kills", now), Memory(desk, now, watch=watch) as memory:
        take = TakeTable(folders=("inbox",))
        collect(take, desk, memory, now=now, make=lambda: Fetcher("briefer"), grades={})
        make_daily(memory, Means(Settings(), Wanted(title="A desk")), day, desk / "briefs" / day)


def _aside(work: Callable[[], object]) -> str:
    """Do something in a process of its own, and hear what came of it: who sets a page has threads, and must not be forked."""

    def worker(say: Say) -> None:
        say("ready")
        say(str(work()))
        die()

    (said,) = killed(worker, None)
    return said


def _begin(desk: Path) -> None:
    """A desk with yesterday's brief, and today's articles in its inbox: two new ones, and one of yesterday's edited."""
    inbox = desk / "inbox"
    inbox.mkdir(parents=True)
    for number in range(3):
        (inbox / f"{number}.txt").write_text(_text(number, 10 + number), "utf-8")
    _aside(partial(_one_day, desk, YESTERDAY))
    (inbox / "0.txt").write_text(_text(0, 14), "utf-8")
    for number in (3, 4):
        (inbox / f"{number}.txt").write_text(_text(number, 10 + number), "utf-8")


def _work(desk: Path, stage: str | None, nth: int, sabotage: str | None, say: Say) -> None:
    watch = killer(stage, nth)
    say("ready")
    if sabotage:
        (desk / "briefs" / YESTERDAY / RECORD).write_text("{", "utf-8")
        die()
    _one_day(desk, TODAY, watch)
    watch("made")
    die()


def _written(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in FILES]


def _look(desk: Path, before: list[bytes]) -> Counter[str]:
    try:
        dump(desk / NAME)
    except sqlite3.DatabaseError:
        return Counter({"half there": 1})
    lost = int(_written(desk / "briefs" / YESTERDAY) != before)
    with Memory(desk, lambda: _at(TODAY)) as memory:
        known = memory.dailies.of_day(TODAY)
    torn = known is not None and _aside(partial(_replayed, desk)) != known.digest
    return Counter({"today's is there": int(known is not None), "yesterday's lost": lost, "half there": torn_originals(desk) + torn})


def _replayed(desk: Path) -> str:
    """The digest of today's brief as it is written from the store."""
    with Memory(desk, lambda: _at(TODAY)) as memory:
        replay_daily(memory, TODAY, desk / "replay")
    return digest_in(desk / "replay")


def _is_another(desk: Path, twin: Path) -> bool:
    """Whether a desk has other articles or another brief than the one that nobody disturbed."""
    held = []
    for each in (desk, twin):
        with Memory(each, lambda: _at(TODAY)) as memory:
            held.append([(v.key, v.number, v.source.sha256) for v in memory.articles.latest()])
    return sorted(held[0]) != sorted(held[1]) or _written(desk / "briefs" / TODAY) != _written(twin / "briefs" / TODAY)


def run(kills: int, seed: int, folder: Path, sabotage: str | None = None) -> Table:
    """So many kills, each at a desk of its own. Returns the counts by stage."""
    chance = random.Random(seed)
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    template, twin, desk = folder / "yesterday", folder / "twin", folder / "desk"
    _begin(template)
    shutil.copytree(template, twin)
    began = time.monotonic()
    _aside(partial(_one_day, twin, TODAY))
    longest = 1.5 * (time.monotonic() - began)
    before = _written(template / "briefs" / YESTERDAY)
    for _ in range(kills):
        shutil.rmtree(desk, ignore_errors=True)
        shutil.copytree(template, desk)
        stage = None if chance.random() < AT_RANDOM else chance.choice(STAGES)
        nth = 1 if stage == "made" else chance.randrange(1, MOST_WRITES)
        killed(partial(_work, desk, stage, nth, sabotage), None if stage else chance.uniform(0, longest))
        counts = Counter({"kills": 1}) + _look(desk, before)
        if not sabotage:
            _aside(partial(_one_day, desk, TODAY))
            counts["another"] += _is_another(desk, twin)
        table[stage or RANDOM] += counts
    return dict(table)


if __name__ == "__main__":
    sys.exit(main(__doc__ or "", run, STAGES, COLUMNS, WRONG, SABOTAGE))
