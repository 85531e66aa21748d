"""A desk that takes articles in, a clock that tests move, and what real sites on loopback answer."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import format_datetime
from functools import partial
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from briefer.collecting import Collected, collect
from briefer.desk import Memory
from briefer.models import TakenHow, Version
from briefer.settings import TakeTable
from tests.fetch.site import Said, Site, fetcher

HTML = {"content-type": "text/html; charset=utf-8"}
RSS = {"content-type": "application/rss+xml"}
Answer = Said | Callable[[Mapping[str, str]], Said]


def words(about: str, sentences: int = 6) -> str:
    """An article's text: no two of different things share a sentence."""
    return " ".join(f"The council of {about} said on 3 March 2026 that ward {n + 1} of {about} was open again." for n in range(sentences))


def page(title: str, text: str, head: str = "") -> bytes:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    return f"<!doctype html><html lang='en'><head><title>{escape(title)}</title>{head}</head><body><article><h1>{escape(title)}</h1>{paragraphs}</article></body></html>".encode()


def html(title: str, text: str, head: str = "") -> Said:
    return Said(page(title, text, head), headers=HTML)


def rss(*items: str, title: str = "Larnport Post") -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'.encode()


def item(title: str, link: str = "", text: str = "Read more.", **more: str) -> str:
    tags = {"title": title, "link": link, "description": text, **more}
    return "<item>" + "".join(f"<{name}>{escape(value)}</{name}>" for name, value in tags.items() if value) + "</item>"


def feed(*items: str, **more: str) -> Said:
    return Said(rss(*items, **more), headers=RSS)


def tagged(said: Said, etag: str) -> Callable[[Mapping[str, str]], Said]:
    """The reply, and 304 to who has it."""

    def answer(headers: Mapping[str, str]) -> Said:
        if headers.get("if-none-match") == etag:
            return Said(b"", 304)
        return Said(said.body, said.status, {**said.headers, "etag": etag})

    return answer


def dated(said: Said, when: dt.datetime) -> Callable[[Mapping[str, str]], Said]:
    """The reply, and 304 to who has it, known by its date."""
    last = format_datetime(when, usegmt=True)

    def answer(headers: Mapping[str, str]) -> Said:
        if headers.get("if-modified-since") == last:
            return Said(b"", 304)
        return Said(said.body, said.status, {**said.headers, "last-modified": last})

    return answer


@dataclass
class Desk:
    """A desk, its clock, and what it may ask."""

    folder: Path
    sites: tuple[Site, ...] = ()
    time: dt.datetime = dt.datetime(2026, 3, 4, 6, 0, tzinfo=dt.UTC)
    grades: Mapping[str, Any] = field(default_factory=dict)

    def now(self) -> dt.datetime:
        return self.time

    def later(self, **passed: float) -> None:
        self.time += dt.timedelta(**passed)

    def collect(self, *feeds: str, urls: tuple[str, ...] = (), folders: tuple[str, ...] = (), **rest: Any) -> Collected:
        take = TakeTable(feeds=feeds, urls=urls, folders=folders)
        with Memory(self.folder, self.now, watch=rest.pop("watch", lambda _: None)) as memory:
            return collect(take, self.folder, memory, now=self.now, make=partial(fetcher, *self.sites, **rest), grades=self.grades)

    def articles(self) -> tuple[Version, ...]:
        with Memory(self.folder, self.now) as memory:
            return memory.articles.latest()

    def versions(self) -> list[tuple[str, int]]:
        with Memory(self.folder, self.now) as memory:
            return [(v.key, v.number) for latest in memory.articles.latest() for v in memory.articles.of_article(latest.article)]


def came(collected: Collected, how: TakenHow = TakenHow.NEW) -> list[str]:
    """The titles of what was taken in in that way, in order of the letters."""
    return sorted(t.version.source.title or "" for t in collected.came(how))


def why(collected: Collected) -> dict[str, str]:
    """What could not be read, by the last part of its name."""
    return {u.name.rpartition("/")[2]: f"{u.why} {u.advice}" for u in collected.failed}
