"""What a pane is asked with, and what it answers; lists in parts, since no list of a large brief goes out whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from urllib.parse import quote, urlencode

from briefer.models import Point

T = TypeVar("T")
PART = 40
"""Entries of a list that are shown at once."""


@dataclass(frozen=True, slots=True)
class Ask:
    """An id, empty where the pane is of no one thing, and the parameters of the address."""

    id: str = ""
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """What the list is filtered by."""
        return self.params.get("q", "").strip()[:200]

    @property
    def part(self) -> int:
        """Which part of a list, from 1."""
        text = self.params.get("part", "1")
        return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1

    def here(self, name: str, **params: str | int) -> str:
        """The address of a list as it was asked for."""
        return address(name, self.id, q=self.words, part=self.part if self.part > 1 else 0, **params)


@dataclass(frozen=True, slots=True)
class Pane:
    """A template, what it shows, its address, and the point of the queue that it is about."""

    template: str
    title: str
    address: str
    context: Mapping[str, Any]
    point: Point | None = None
    sentence: str = ""
    """The sentence of the page that it is about, to be marked there."""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A part of a list, and the addresses of the parts around it."""

    entries: tuple[T, ...]
    total: int
    first: int
    before: str | None
    after: str | None

    @property
    def last(self) -> int:
        """The number of the last entry."""
        return self.first + len(self.entries) - 1


def address(name: str, of: str = "", **params: str | int) -> str:
    """The address of a pane."""
    path = f"/pane/{name}" + (f"/{quote(of, safe='')}" if of else "")
    given = {k: str(v) for k, v in params.items() if v not in {"", 0}}
    return path + (f"?{urlencode(given)}" if given else "")


def part_of(every: Sequence[T], ask: Ask, name: str, *, most: int = PART, **params: str) -> Part[T]:
    """The part that was asked for; the last one where there are not as many."""
    parts = max(1, -(-len(every) // most))
    number = min(ask.part, parts)
    start = (number - 1) * most
    around = [address(name, ask.id, **params, part=n) if 1 <= n <= parts else None for n in (number - 1, number + 1)]
    return Part(tuple(every[start : start + most]), len(every), start + 1, *around)
