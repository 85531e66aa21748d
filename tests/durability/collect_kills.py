"""Nothing half-taken, nothing taken twice: `collect` is killed with SIGKILL, at each stage of a write and at random, and goes on.

A desk takes in from feeds, pages and a folder until it is done, however often its workers are killed; then the places change, and it
takes in again. After every kill the store is whole, every original is what its name says, and every version has one. In the end the
desk has exactly what one has that nobody disturbed: the same articles, each version once.

    python -m tests.durability.collect_kills --kills 200

Prints a table; exit code 1 where anything was lost, taken twice, half taken or damaged.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sqlite3
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from tests.collecting.made import words
from tests.durability.forks import RANDOM, Say, Table, die, dump, killed, killer, main, torn_originals
from tests.durability.places import begin, places
from tests.fetch.site import Site, fetcher

from briefer.collecting import collect
from briefer.collecting.intake import Intake
from briefer.collecting.pages import Got, Pages
from briefer.desk import Memory
from briefer.desk import articles as articles_module
from briefer.desk.folder import Watch
from briefer.models import Asked
from briefer.settings import TakeTable

STAGES = ("original filled", "original synced", "original replaced", "opened", "begun", "made", "written", "committed")
COLUMNS = ("kills", "versions", "desks", "lost", "taken twice", "half taken", "damaged")
WRONG = COLUMNS[3:]
SABOTAGE = ("early", "torn", "anew")
"""Workers that do it wrong: they note a feed before its entries are taken in, write originals in two parts, or know nothing again."""
MOST_KILLS = 12
"""At one desk in one round."""
ROUNDS = {"first": dt.datetime(2026, 3, 4, 6, 0, tzinfo=dt.UTC), "second": dt.datetime(2026, 3, 5, 6, 0, tzinfo=dt.UTC)}

Held = Counter[tuple[object, ...]]
"""Version numbers with their words and title; not under which of two addresses a text was found first."""


@dataclass(frozen=True)
class Task:
    """A desk, its places, the round, and where its worker is killed."""

    folder: Path
    port: int
    turn: str
    stage: str | None = None
    nth: int = 1
    sabotage: str | None = None


# ---------------------------------------------------------------- the worker


def work(task: Task, say: Say) -> None:
    """Take in; says when it is done."""
    _sabotage(task)
    url = f"http://127.0.0.1:{task.port}"
    take = TakeTable(feeds=(f"{url}/one", f"{url}/two"), urls=(f"{url}/single",), folders=("inbox",))
    site = cast("Site", SimpleNamespace(port=task.port))
    say("begun")
    with Memory(task.folder, now := partial(ROUNDS.__getitem__, task.turn), watch=killer(task.stage, task.nth)) as memory:
        collect(take, task.folder, memory, now=now, make=partial(fetcher, site), grades={})
    say("done")
    die()


def _sabotage(task: Task) -> None:
    if task.sabotage == "early":
        came = Pages._came

        def early(self: Pages, key: str, known: Asked | None, outcome: Any, want: Any) -> Got:
            got = came(self, key, known, outcome, want)
            if got.feed:
                self.note(key, got.feed)
            return got

        Pages._came = early  # type: ignore[method-assign]
    if task.sabotage == "torn":
        vars(articles_module)["write_whole"] = _in_two_parts
    if task.sabotage == "anew":
        vars(articles_module)["_first"] = lambda *_: None
        took = Intake.take
        Intake.take = lambda self, place, article: took(self, place, article.model_copy(update={"key": f"{article.key} {os.getpid()}"}))  # type: ignore[method-assign]


def _in_two_parts(path: Path, content: bytes, watch: Watch) -> None:
    with path.open("wb", buffering=0) as file:
        file.write(content[: len(content) // 2])
        watch("filled")
        file.write(content[len(content) // 2 :])


# ---------------------------------------------------------------- looking


def held(folder: Path) -> Held:
    """The versions of a desk."""
    with Memory(folder, lambda: ROUNDS["second"]) as memory:
        latest = memory.articles.latest()
        every = [version for last in latest for version in memory.articles.of_article(last.article)]
    return Counter((v.number, v.source.title, v.source.text) for v in every)


def looked(folder: Path) -> Counter[str]:
    """What is wrong with a desk on which somebody was killed."""
    try:
        versions = dump(folder / "briefer.db").get("versions", [])
    except sqlite3.DatabaseError:
        return Counter({"damaged": 1})
    originals = {path.stem for path in (folder / "originals").rglob("*")} if versions else set()
    without = sum(not originals & {str(cell) for cell in row} for row in versions)
    return Counter({"half taken": without + torn_originals(folder)})


# ---------------------------------------------------------------- all of them


class Killing:
    """So many kills, at one desk after another."""

    def __init__(self, folder: Path, port: int, seed: int, sabotage: str | None) -> None:
        self._folder, self._port, self._sabotage = folder, port, sabotage
        self._chance = random.Random(seed)
        self.table: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._desks = 0

    def run(self, kills: int) -> None:
        """Kill so often; the last desk is finished."""
        self._expected = self._undisturbed("warm")
        began = time.monotonic()
        if self._undisturbed("undisturbed") != self._expected:
            raise RuntimeError("Two undisturbed desks are not the same.")
        self._longest = (time.monotonic() - began) / 2
        while self._kills() < kills:
            self._one_desk(kills)

    def _kills(self) -> int:
        return sum(counts["kills"] for counts in self.table.values())

    def _undisturbed(self, name: str) -> Held:
        folder = self._desk(name)
        for turn in ROUNDS:
            begin(self._port, turn)
            _change(folder, turn)
            if killed(partial(work, Task(folder, self._port, turn)), None) != ["done"]:
                raise RuntimeError("An undisturbed worker did not come to its end.")
        return held(folder)

    def _desk(self, name: str) -> Path:
        folder = self._folder / name
        (folder / "inbox").mkdir(parents=True)
        return folder

    def _one_desk(self, kills: int) -> None:
        folder = self._desk(str(self._desks))
        self._desks += 1
        for turn in ROUNDS:
            begin(self._port, turn)
            _change(folder, turn)
            self._one_round(folder, turn, kills)
        found = held(folder)
        twice = found - Counter(dict.fromkeys(found, 1))
        lost, more = self._expected - found, found - self._expected - twice
        self.table["to the end"] += Counter(
            {"desks": 1, "versions": found.total(), "lost": lost.total(), "taken twice": twice.total() + more.total()}
        )

    def _one_round(self, folder: Path, turn: str, kills: int) -> None:
        done = False
        for _ in range(MOST_KILLS):
            if done or self._kills() >= kills:
                break
            new = not (folder / "briefer.db").exists()
            stage = self._chance.choice((None, *(s for s in STAGES if new or s != "made")))
            nth = 1 if stage == "made" else self._chance.randrange(1, 25)
            task = Task(folder, self._port, turn, stage, nth, self._sabotage)
            delay = None if stage else self._chance.uniform(0, self._longest)
            done = killed(partial(work, task), delay) == ["done"]
            self.table[stage or RANDOM] += Counter({"kills": int(not done), **looked(folder)})
        if not done and killed(partial(work, Task(folder, self._port, turn, sabotage=self._sabotage)), None) != ["done"]:
            raise RuntimeError("A worker whom nobody killed did not come to its end.")


def _change(folder: Path, turn: str) -> None:
    """The files of a round: in the second, one is edited and one is new."""
    more = " It was denied." if turn == "second" else ""
    (folder / "inbox/report.txt").write_text(f"A report\n\n{words('Report')}{more}\n")
    if more:
        (folder / "inbox/late.txt").write_text(f"A late report\n\n{words('Late')}\n")


def run(kills: int, seed: int, folder: Path, sabotage: str | None = None) -> Table:
    """So many kills, with places of their own."""
    folder.mkdir()
    with places() as port:
        killing = Killing(folder, port, seed, sabotage)
        killing.run(kills)
    return dict(killing.table)


if __name__ == "__main__":
    sys.exit(main(__doc__ or "", run, (*STAGES, "to the end"), COLUMNS, WRONG, SABOTAGE))
