"""Disagreements of gold that are two spellings of one name: these are found where one entity of ours has both."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.evaluate.gold import Gold, GoldConflict, GoldEntity, GoldValue
from briefer.evaluate.locate import Measured, overlap
from briefer.evaluate.names import named
from briefer.lexicon.folding import fold


@dataclass(frozen=True, slots=True)
class Spelled:
    """Two spellings of one name; whether an entity of ours joins them."""

    joined: bool


def as_spelling(m: Measured, gold: Gold, conflict: GoldConflict) -> Spelled | None:
    """None where its values are not names of one and the same entity of gold."""
    of = [(value, _entities(gold, value)) for value in conflict.values]
    spelled = [(value, names) for value, names in of if names]
    same = frozenset.intersection(*(names for _, names in spelled)) if spelled else frozenset()
    if conflict.kind != "name" or not same or len({fold(v.value).text for v, _ in spelled}) < 2:
        return None
    ours = [(fold(value.value).text, _ours(m, value)) for value, _ in spelled]
    return Spelled(joined=any(a != b and one & other for a, one in ours for b, other in ours))


def _entities(gold: Gold, value: GoldValue) -> frozenset[int]:
    """The entities of gold with a variant that is this value, or holds it, or is held by it."""
    return frozenset(number for number, entity in enumerate(gold.entities) if _names(entity, value.value))


def _names(entity: GoldEntity, value: str) -> bool:
    return any(_alike(variant.quote, value) for variant in entity.variants)


def _alike(one: str, other: str) -> bool:
    """Whether the words of one are all among those of the other."""
    first, second = (frozenset(re.findall(r"\w+", fold(text).text.casefold())) for text in (one, other))
    return bool(first and second) and (first <= second or second <= first)


def _ours(m: Measured, value: GoldValue) -> frozenset[str]:
    """Our entities with a mention on the value's quote that is this name."""
    place = m.place(value)
    return frozenset(
        mention.entity
        for mention in named(m).get(place.source or "", ())
        if _alike(mention.text, value.value) and any(overlap((mention.start, mention.end), s) for s in place.stretches)
    )
