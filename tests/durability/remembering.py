"""Seeded work on a memory, step by step: articles taken in, what they say, addresses, briefs, the post. Always the same of one seed."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path

from tests.desk.made_memory import claim, extraction, incoming, name
from tests.publish.factory import make_record

from briefer.desk import Memory
from briefer.desk.folder import Watch, unwatched
from briefer.models import Asked, Daily, DailyMade, Extraction, Incoming, Unread

WORDS = ("the", "post", "at", "Karth", "used", "US", "12", "امام\u200cعلی", "пост", "北京", "café", '"shut"', "\\", "🚧")
NAMES = ("Dana Orlec", "Орлец", "Karth", "تولان")
KEYS, ARTICLES = 10, 60
RECORD = make_record()


def memory_of(folder: Path, number: int, watch: Watch = unwatched) -> Memory:
    """The memory as step ``number`` opens it: the clock tells the number."""
    return Memory(folder, lambda: dt.datetime(2026, 3, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=number), watch=watch)


def do_step(memory: Memory, seed: int, number: int) -> None:
    """One step, on the disk when it returns."""
    chance = random.Random(f"{seed}/{number}")
    chance.choice(STEPS)(memory, chance, seed)


def _article(seed: int, number: int) -> Incoming:
    chance = random.Random(f"{seed}/article {number}")
    lines = (" ".join(chance.choices(WORDS, k=chance.randrange(2, 30))) for _ in range(chance.randrange(1, 6)))
    text = "\n".join(f"Line {n} of {number}: {line}." for n, line in enumerate(lines))
    publisher = chance.choice(("Norhaven Post", "Граница", None))
    original = chance.randbytes(chance.choice((10, 5_000, 300_000)))
    return incoming(f"https://post.example/{number % KEYS}", text, original, chance.choice(("html", "pdf")), publisher=publisher)


def _some(chance: random.Random, seed: int) -> list[Incoming]:
    return [_article(seed, chance.randrange(ARTICLES)) for _ in range(chance.randrange(1, 5))]


def _extraction(chance: random.Random, one: Incoming) -> Extraction:
    lines = one.source.text.split("\n")
    quotes = chance.sample(lines, chance.randrange(1, len(lines) + 1))
    names = tuple(name(text, "Latin") for text in chance.sample(NAMES, 2))
    return extraction(one.source, *(claim(one.source, quote, chance.choice((None, "Said.")), mentions=names) for quote in quotes))


def _take(memory: Memory, chance: random.Random, seed: int) -> None:
    memory.articles.take(_some(chance, seed))


def _keep(memory: Memory, chance: random.Random, seed: int) -> None:
    memory.said.keep([_extraction(chance, one) for one in _some(chance, seed)])


def _note(memory: Memory, chance: random.Random, _: int) -> None:
    memory.articles.note_asked(Asked(url=f"https://post.example/{chance.randrange(KEYS)}", etag=chance.randbytes(4).hex()))


def _collect(memory: Memory, chance: random.Random, seed: int) -> None:
    number = memory.articles.begin_collection()
    memory.articles.end_collection(number, memory.articles.take(_some(chance, seed)), [Unread(name="a", why="b", advice="c")] * 2)


def _brief(memory: Memory, chance: random.Random, _: int) -> None:
    sources = tuple(range(chance.randrange(9)))
    daily = Daily(day=f"2026-03-{chance.randrange(1, 29):02}", horizon=1, extracted=1, digest="d", sources=sources)
    memory.dailies.add(DailyMade(daily=daily, record=RECORD))


def _send(memory: Memory, chance: random.Random, _: int) -> None:
    to = chance.randbytes(4).hex(), "a@b.example"
    if memory.post.begin(*to):
        chance.choice((memory.post.done, memory.post.failed))(*to)


STEPS: tuple[Callable[[Memory, random.Random, int], None], ...] = (_take, _take, _take, _keep, _keep, _keep, _note, _collect, _brief, _send)
