"""Does the brief of the day take longer, the more a desk has stored? And how long does a search take?

A desk is filled with made-up articles, 200 a day, made of the packs that are named (benchmarks/made_from.py) and read by the built-in
reader; its last day has its brief. Then 200 new articles lie in its inbox, and `briefer daily` runs as a process of its own:
taken in, read, reconciled with what is known, compared with the last brief, written. Prints the table that benchmarks/README.md holds;
fails where a limit is broken.

    python benchmarks/daily.py PACK... [--stored 1000 10000] [--new 200] [--runs 3] [--keep DIR]

With --keep the filled desks stay, and are used again: to fill one of 10,000 takes a quarter of an hour.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from briefer.claims import read_builtin
from briefer.desk import Memory
from briefer.models import Incoming
from briefer.sources.reading import read_sources
from made_from import Pack, write_news

A_DAY = 200
FIRST = dt.date(2031, 3, 3)
MOST_SECONDS, MOST_MB, MOST_GROWTH, MOST_SEARCH = 60.0, 1000, 1.2, 0.05
SEARCHES = ("killed", "police", "border guards killed", "Aleppo", "president", "استان", "полиция", "policía", "Dushanbe meeting", "zzzz")


class Took(NamedTuple):
    """Seconds by the clock, and the peak of memory in MB."""

    seconds: float
    memory: float


def filled(desk: Path, packs: Sequence[Pack], stored: int) -> int:
    """A desk with so many articles and the brief of its last day; the seed for the next day."""
    mark = desk / "filled"
    if mark.exists():
        return int(mark.read_text())
    shutil.rmtree(desk, ignore_errors=True)
    desk.mkdir(parents=True)
    (desk / "briefer.toml").write_text('[brief]\ntitle = "A desk"\n[take]\nfolders = ["inbox"]\n', "utf-8")
    (desk / "inbox").mkdir()
    seed, day = 0, FIRST
    with Memory(desk, lambda: dt.datetime.combine(day, dt.time(5), dt.UTC)) as memory, Pool(2) as pool:
        for done in range(0, stored, A_DAY):
            with tempfile.TemporaryDirectory() as folder:
                seed = write_news(packs, Path(folder), articles=min(A_DAY, stored - done), day=day.isoformat(), seed=seed)
                sources = read_sources([folder]).sources
            taken = [Incoming(key=f"{day}/{s.name}", source=s, via="benchmark", original=s.text.encode(), ending="txt") for s in sources]
            memory.articles.take(taken)
            memory.said.keep(pool.map(read_builtin, sources, chunksize=10))
            print(f"  {desk.name}: {done + len(sources)} stored", file=sys.stderr)
            day += dt.timedelta(days=1)
    briefer(desk, "daily", "--no-collect", "--as-of", (day - dt.timedelta(days=1)).isoformat())
    mark.write_text(str(seed))
    return seed


def briefer(desk: Path, *words: str) -> Took:
    """A command at a desk, in a process of its own."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("BRIEFER_", "OPENAI_"))}
    with tempfile.TemporaryFile() as told:
        began = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", "briefer", *words, "--desk", str(desk)], env=environ, stdout=told, stderr=told)
        _, status, used = os.wait4(process.pid, 0)
        took = time.perf_counter() - began
        told.seek(0)
        if os.waitstatus_to_exitcode(status) not in {0, 3}:
            raise RuntimeError(told.read().decode())
    return Took(took, used.ru_maxrss / 1024)


def new_day(desk: Path, packs: Sequence[Pack], stored: int, new: int, seed: int) -> Took:
    """The brief of the day after, on a copy of the desk, with so many new articles in its inbox."""
    day = FIRST + dt.timedelta(days=-(-stored // A_DAY))
    with tempfile.TemporaryDirectory(dir=desk.parent) as folder:
        copy = Path(folder) / "desk"
        shutil.copytree(desk, copy)
        write_news(packs, copy / "inbox", articles=new, day=day.isoformat(), seed=seed)
        return briefer(copy, "daily", "--as-of", day.isoformat())


def searched(desk: Path) -> list[float]:
    """Seconds of each search, the median of five."""
    with Memory(desk, lambda: dt.datetime.now(dt.UTC)) as memory:
        memory.said.search("warm")
        return [statistics.median(_timed(memory, words) for _ in range(5)) for words in SEARCHES]


def _timed(memory: Memory, words: str) -> float:
    began = time.perf_counter()
    memory.said.search(words)
    return time.perf_counter() - began


def main() -> None:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("packs", nargs="+", type=Path)
    parser.add_argument("--stored", nargs="+", type=int, default=[1000, 10_000])
    parser.add_argument("--new", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--keep", type=Path)
    told = parser.parse_args()
    packs = [Pack(folder) for folder in told.packs]
    with tempfile.TemporaryDirectory() as folder:
        where = told.keep or Path(folder)
        seeds = {stored: filled(where / f"stored-{stored}", packs, stored) for stored in told.stored}
        # in turns, and the least of each: what else the machine does only adds
        tries = [
            {n: new_day(where / f"stored-{n}", packs, n, told.new, max(seeds.values())) for n in told.stored} for _ in range(told.runs)
        ]
        took = {n: min(each[n] for each in tries) for n in told.stored}
        found = {n: searched(where / f"stored-{n}") for n in told.stored}
    print(f"| stored | `daily` with {told.new} new | memory | search, median | search, slowest |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    for n, (seconds, memory) in took.items():
        print(
            f"| {n:,} | {seconds:.1f} s | {memory:.0f} MB | {statistics.median(found[n]) * 1000:.1f} ms | {max(found[n]) * 1000:.1f} ms |"
        )
    growth = took[told.stored[-1]].seconds / took[told.stored[0]].seconds
    print(f"\ngrowth: {growth:.2f}")
    last = took[told.stored[-1]]
    broken = last.seconds > MOST_SECONDS or last.memory > MOST_MB or growth > MOST_GROWTH or max(found[told.stored[-1]]) > MOST_SEARCH
    sys.exit("a limit is broken" if broken else 0)


if __name__ == "__main__":
    main()
