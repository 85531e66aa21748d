"""Nothing paid twice: the making of a brief is killed with SIGKILL, at each stage of keeping an answer and at random, and goes on.

A worker makes a brief by a model (`make_brief`, with the desk's store of answers) and is killed; then another goes on at the same desk,
until the brief is there. Of each worker the endpoint knows what it asked. No request whose answer stood in the store when a worker began
may come from that worker; no answer stands there twice; and the files of the brief are, byte for byte, those of a brief that nobody
disturbed.

    python -m tests.durability.kills --kills 200

Workers are forks of one process that has imported all there is to import: a start of its own would take seconds, and kill nothing but
imports. Prints a table; exit code 1 where anything was paid twice or is another.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import gc
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from tests.durability.endpoint import asked_of, endpoint

from briefer.desk import Answers
from briefer.llm import NOTHING_KEPT, Door
from briefer.models import Wanted
from briefer.pipeline import Given, extract, make_brief, read, reconcile
from briefer.prompts import Prompt
from briefer.reconcile.doubts import PairAnswers
from briefer.settings import Settings

STAGES = ("opened", "begun", "made", "written", "committed")
RANDOM = "at random"
SABOTAGE = ("fresh", "forgets", "other")
"""Workers that do it wrong, so that it can be seen whether the harness would notice: they ask everything anew, keep nothing, or make another
brief when they go on."""
COLUMNS = ("kills", "asked", "answered and not kept", "kept", "briefs", "paid twice", "kept twice", "another brief")
WRONG = COLUMNS[5:]
MOST_KILLS_A_DESK = 30
FILES = ("brief.json", "brief.md", "brief.html")

PLACES = ("Ostrel", "Karth", "Velna", "Norhaven", "Ridder", "Salm")
DEEDS = ("closed the bridge", "searched four villages", "reopened the customs post", "called up reservists", "signed an agreement")


def article(number: int) -> str:
    """A made-up article of three sentences."""
    place = PLACES[number % len(PLACES)]
    lines = (
        f"Interior Minister Dana Orlec said on Monday that the army had {DEEDS[n % 5]} near {place} after {n + 2} shots were heard there."
        for n in range(number, number + 3)
    )
    return f"Border news from {place}\n\n" + "\n".join(lines) + "\n"


def noon() -> dt.datetime:
    """Always the same time, so that two briefs can be the same."""
    return dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)


@dataclass
class Desk:
    """A desk at which a brief is made, and what was in its store when each of its workers began."""

    folder: Path
    begun_with: dict[str, frozenset[str]] = field(default_factory=dict)
    done: bool = False


@dataclass(frozen=True)
class Task:
    """What a worker has to do, and where it is killed: at the nth time of a stage, or after so many seconds."""

    sources: Path
    folder: Path
    base_url: str
    key: str
    stage: str | None = None
    nth: int = 1
    sabotage: str | None = None


# ---------------------------------------------------------------- the worker


def work(task: Task) -> None:
    """Make the brief."""
    again = (task.folder / "answers.db").exists()
    settings = settings_of(task.base_url, task.key, fresh=task.sabotage == "fresh")
    wanted = Wanted(title="Another brief") if task.sabotage == "other" and again else Wanted()
    with Answers(task.folder, noon, watch=_killer(task.stage, task.nth)) as answers:
        keep = NOTHING_KEPT if task.sabotage == "forgets" and again else answers
        make_brief(Given((str(task.sources),)), settings, wanted, task.folder / "out", keep=keep)


def settings_of(base_url: str, key: str, *, fresh: bool = False) -> Settings:
    """One endpoint, which knows by the key who asks."""
    endpoint = {"reader": "own/m", "model": "m", "base_url": base_url, "key": key, "price": {"in": 1, "out": 2}}
    return Settings.model_validate({"endpoints": [endpoint], "concurrency": 3, "fresh": fresh})


async def _ask_once(settings: Settings) -> None:
    async with Door(settings) as door:
        await door(Prompt(name="warm.v1", messages=(("system", ""), ("user", "PAIRS p1"))), PairAnswers)


def _killer(stage: str | None, nth: int) -> Callable[[str], None]:
    left = nth

    def watch(reached: str) -> None:
        nonlocal left
        left -= reached == stage
        if reached == stage and left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return watch


def run_killed(task: Task, delay: float | None = None) -> bool:
    """Fork a worker, and kill it after a delay if it does not kill itself; whether it came to its end alive.

    Raises:
        RuntimeError: it ended in another way.
    """
    child = os.fork()
    if not child:
        code = 4
        try:
            work(task)
            code = 0
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(code)  # never into the parent's code
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)  # one that has ended waits for us, so the number is its own still
    _, status = os.waitpid(child, 0)
    if status == 0:
        return True
    if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
        raise RuntimeError(f"The worker ended by itself ({status}) with {task}.")
    return False


# ---------------------------------------------------------------- looking


def standing(folder: Path, *, in_place: bool) -> Counter[str]:
    """The requests whose answers stand in the store, and how often; read without the code of the store.

    Half of the looks are at a copy, so that the next worker, and not we, finds the store as the kill left it.
    """
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        place = folder if in_place else Path(made)
        for name in ("answers.db", "answers.db-wal"):
            if not in_place and (folder / name).exists():
                shutil.copy(folder / name, place / name)
        if not (place / "answers.db").exists():
            return Counter()
        store = sqlite3.connect(place / "answers.db")
        try:
            if not store.execute("SELECT 1 FROM sqlite_schema WHERE name = 'exchanges'").fetchone():
                return Counter()
            return Counter(name for (name,) in store.execute("SELECT request FROM exchanges WHERE ended = 'answered' AND status = 200"))
        finally:
            store.close()


def whole(folder: Path) -> dict[str, bytes]:
    """The files of a brief."""
    return {name: (folder / "out" / name).read_bytes() for name in FILES}


# ---------------------------------------------------------------- all of them


class Killing:
    """So many kills, at one desk after another."""

    def __init__(self, folder: Path, base_url: str, seed: int, sabotage: str | None) -> None:
        self._folder, self._url, self._sabotage = folder, base_url, sabotage
        self._chance = random.Random(seed)
        self.table: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._desks: list[Desk] = []
        self._sources = folder / "sources"
        self._sources.mkdir()
        for number in range(6):
            (self._sources / f"{number}.txt").write_text(article(number), "utf-8")
        self._stages: dict[str, str] = {}

    def run(self, kills: int) -> None:
        """Kill so often, and let the last brief be finished."""
        self._warm()
        began = time.monotonic()
        undisturbed = Task(self._sources, self._folder / "undisturbed", self._url, "undisturbed")
        if not run_killed(undisturbed):
            raise RuntimeError("The undisturbed brief was disturbed.")
        self._longest = time.monotonic() - began
        self._expected = whole(undisturbed.folder)
        while self._count("kills") < kills:
            self._one_desk(kills)
        self._settle()

    def _warm(self) -> None:
        """Word lists are read and clients imported before the fork; but nothing is set in type, as threads don't outlive a fork."""
        reading = read(Given((str(self._sources),)))
        reconcile(reading, extract(reading.sources, Settings()), None)
        asyncio.run(_ask_once(settings_of(self._url, "warm")))
        gc.collect()
        gc.freeze()

    def _count(self, column: str) -> int:
        return sum(counts[column] for counts in self.table.values())

    def _one_desk(self, kills: int) -> None:
        desk = Desk(self._folder / str(len(self._desks)))
        self._desks.append(desk)
        while not desk.done:
            killing = self._count("kills") < kills and len(desk.begun_with) < MOST_KILLS_A_DESK
            stage, delay = self._where(desk) if killing else ("never", None)
            kept = standing(desk.folder, in_place=self._chance.random() < 0.5) if desk.folder.exists() else Counter()
            key = f"{desk.folder.name}-{len(desk.begun_with)}"
            desk.begun_with[key] = frozenset(kept)
            nth = 1 if stage == "made" else self._chance.randrange(1, 4)
            task = Task(self._sources, desk.folder, self._url, key, stage, nth, self._sabotage)
            desk.done = run_killed(task, delay)
            name = (stage or RANDOM) if not desk.done else "to the end"
            self._stages[key] = name
            now = standing(desk.folder, in_place=self._chance.random() < 0.5) if desk.folder.exists() else Counter()
            self.table[name] += Counter(
                {"kills": int(not desk.done), "kept": len(now) - len(kept), "kept twice": sum(now.values()) - len(now) - _twice(kept)}
            )
        same = whole(desk.folder) == self._expected
        self.table["to the end"] += Counter({"briefs": 1, "another brief": int(not same)})

    def _where(self, desk: Desk) -> tuple[str | None, float | None]:
        if self._chance.random() < 0.4:
            return None, self._chance.uniform(0, self._longest) * self._chance.random()  # more often while it asks than when it writes
        if not desk.begun_with and self._chance.random() < 0.5:
            return "made", None
        return self._chance.choice([s for s in STAGES if s != "made"]), None

    def _settle(self) -> None:
        """What the endpoint knows: who asked what; and what of it stood in the store before."""
        begun_with = {key: kept for desk in self._desks for key, kept in desk.begun_with.items()}
        sent: defaultdict[str, list[str]] = defaultdict(list)
        for key, name in asked_of(self._url):
            sent[key].append(name)
        for key, kept in begun_with.items():
            paid = sum(name in kept for name in sent[key])
            self.table[self._stages[key]] += Counter({"asked": len(sent[key]), "paid twice": paid})
        for counts in self.table.values():
            counts["answered and not kept"] = counts["asked"] - counts["kept"]


def _twice(kept: Counter[str]) -> int:
    return sum(kept.values()) - len(kept)


def shown(table: dict[str, Counter[str]]) -> str:
    """The table in Markdown."""
    rows = [(stage, table[stage]) for stage in (*STAGES, RANDOM, "to the end") if stage in table]
    rows.append(("**all**", sum((counts for _, counts in rows), Counter())))
    lines = [f"| killed | {' | '.join(COLUMNS)} |", "| --- |" + " ---: |" * len(COLUMNS)]
    lines += [f"| {name} | {' | '.join(f'{counts[column]:,}' for column in COLUMNS)} |" for name, counts in rows]
    return "\n".join(lines)


def run(kills: int, seed: int, folder: Path, sabotage: str | None = None) -> dict[str, Counter[str]]:
    """So many kills, with an endpoint of their own. Returns the counts by stage."""
    folder.mkdir()
    with endpoint() as base_url:
        killing = Killing(folder, base_url, seed, sabotage)
        killing.run(kills)
    return dict(killing.table)


def run_beside(jobs: int, kills: int, seed: int, folder: Path, sabotage: str | None) -> dict[str, Counter[str]]:
    """The same, in processes beside each other."""
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    shares = [kills // jobs + (job < kills % jobs) for job in range(jobs)]
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        runs = [pool.submit(run, share, seed * 1000 + job, folder / str(job), sabotage) for job, share in enumerate(shares)]
        for done in runs:
            for stage, counts in done.result().items():
                table[stage] += counts
    return table


def main() -> int:
    """Run it; 1 where anything was paid twice, stands twice, or is another."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="processes beside each other")
    parser.add_argument("--sabotage", choices=SABOTAGE, help="workers that do it wrong: the table has to show it")
    given = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as made:
        table = run_beside(given.jobs, given.kills, given.seed, Path(made), given.sabotage)
    sys.stdout.write(f"{shown(table)}\n\n{given.kills:,} kills in {time.monotonic() - began:.0f} s, seed {given.seed}.\n")
    return int(any(counts[wrong] for counts in table.values() for wrong in WRONG))


if __name__ == "__main__":
    sys.exit(main())
