"""A desk that lives through a week: each day it takes in what the press serves, and writes its brief."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pypdf import PdfReader

from briefer.collecting import Collected, collect
from briefer.daily import DailyDone, Means, make_daily
from briefer.desk import Memory
from briefer.models import Wanted
from briefer.settings import Settings, TakeTable
from tests.fetch.site import Site, fetcher


@dataclass(frozen=True)
class Lived:
    """What came of a day."""

    collected: Collected
    brief: DailyDone
    folder: Path
    asked: tuple[tuple[str, dict[str, str]], ...]
    """Path and headers of each request that the press got."""

    def file(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    @property
    def sheets(self) -> int:
        return len(PdfReader(self.folder / "brief.pdf").pages)


@dataclass
class Desk:
    """A desk, the press on loopback, and the names under which it is known."""

    folder: Path
    site: Site
    hosts: Sequence[str]
    time: dt.datetime = dt.datetime(2026, 3, 2, 18, 0, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        return self.time

    def memory(self) -> Memory:
        return Memory(self.folder, self.now)

    def live(self, day: str, feeds: Sequence[str], title: str) -> Lived:
        """The evening of a day: take in, then write."""
        self.time = dt.datetime.fromisoformat(f"{day}T18:00:00+00:00")
        self.site.asked.clear()
        names = dict.fromkeys(self.hosts, ("127.0.0.1",))
        out = self.folder / "briefs" / day
        with self.memory() as memory:
            make = partial(fetcher, self.site, names=names)
            collected = collect(TakeTable(feeds=tuple(feeds)), self.folder, memory, now=self.now, make=make, grades={})
            means = Means(Settings(), Wanted(title=title))
            done = make_daily(memory, means, day, out, failed=collected.failed)
        return Lived(collected, done, out, tuple(self.site.asked))
