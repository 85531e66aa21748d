"""What `briefer explain` prints: one thing, what was made of it and why, for a reader who knows no code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefer.tables.explain.conflict import conflict_explained
from briefer.tables.explain.date import date_explained
from briefer.tables.explain.entity import entity_explained
from briefer.tables.explain.event import event_explained
from briefer.tables.explain.find import Kind, find
from briefer.tables.explain.page import item_explained, sentence_explained
from briefer.tables.explain.source import claim_explained, origin_explained, source_explained
from briefer.tables.layout import Block, render
from briefer.tables.look import Look

EXPLAINED: dict[Kind, Callable[[Look, Any], Iterator[Block]]] = {
    Kind.ENTITY: entity_explained,
    Kind.CONFLICT: conflict_explained,
    Kind.EVENT: event_explained,
    Kind.DATE: date_explained,
    Kind.SENTENCE: sentence_explained,
    Kind.ITEM: item_explained,
    Kind.CLAIM: claim_explained,
    Kind.ORIGIN: origin_explained,
    Kind.SOURCE: source_explained,
}


def explain(look: Look, words: str, width: int) -> str:
    """The one thing that an id, the beginning of an id, a name or other words stand for.

    Raises:
        UsageFault: nothing or more than one thing does; what may be meant is listed with its id.
    """
    found = find(look, words, width)
    return render(EXPLAINED[found.kind](look, found.thing), width)
