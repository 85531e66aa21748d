"""Where claims and differences stand in what was cut: thousands of entries, looked through once for a brief."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefer.brief.page import UNCITED
from briefer.brief.record import LEFT_OUT
from briefer.models import Brief, Item


def was_item(item: Item) -> bool:
    """Whether what was cut had been meant for the page."""
    return not item.id.startswith(LEFT_OUT) and not item.id.endswith(UNCITED)


@dataclass(frozen=True, slots=True)
class Same:
    """A brief told by being the very same object: comparing thousands of cuts takes longer than all else."""

    brief: Brief

    def __hash__(self) -> int:
        return id(self.brief)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.brief is other.brief


@dataclass(frozen=True, slots=True)
class CutIndex:
    """Of what was cut: where each claim and each difference stands, and the items that had been meant for the page."""

    claims: Mapping[str, tuple[int, ...]]
    conflicts: Mapping[str, tuple[int, ...]]
    meant: tuple[Item, ...]


@lru_cache(maxsize=2)
def index_of(of: Same) -> CutIndex:
    """The index of a brief; kept for the next decision on it."""
    claims: dict[str, tuple[int, ...]] = {}
    conflicts: dict[str, tuple[int, ...]] = {}
    for n, cut in enumerate(of.brief.cut):
        for claim in {c for s in cut.item.sentences for c in s.claims}:
            claims[claim] = (*claims.get(claim, ()), n)
        if cut.item.conflict:
            conflicts[cut.item.conflict] = (*conflicts.get(cut.item.conflict, ()), n)
    return CutIndex(claims, conflicts, tuple(c.item for c in of.brief.cut if was_item(c.item)))
