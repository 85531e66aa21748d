"""Back again: where in a record stands what a decision was bound to, in another run, by another reader, with more sources.

Words are found by the digest of their source and their offsets. The same offsets are the same claim; where another reader cut the
sentence differently, the claim that shares most of the words stands for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from briefer.lexicon.folding import fold
from briefer.models import Claim, Conflict, ConflictRef, Entity, EntityKind, Record, Sentence, Words, claims_by_id

MOSTLY = 0.5
"""Two stretches of a text that share at least half of all their characters are taken for the same words."""


class How(StrEnum):
    """How words were found again."""

    SAME = "same"
    MOSTLY = "mostly"
    """A claim shares most of its words with them."""
    WITHIN = "within"
    """They are part of a longer claim, or a claim is a part of them."""
    GONE = "gone"
    """Their source was read, and no claim was taken from them."""
    ELSEWHERE = "elsewhere"
    """Their source is not here."""

    @property
    def found(self) -> bool:
        """Whether there is a claim on them."""
        return self in {How.SAME, How.MOSTLY, How.WITHIN}


class Found(NamedTuple):
    """A claim on given words; None where there is none."""

    claim: Claim | None
    how: How


class Sides(NamedTuple):
    """A difference found again: for each position of the reference the number of the side that it is now, None where it is gone."""

    conflict: Conflict
    of: tuple[int | None, ...]


@lru_cache(maxsize=50_000)
def spelt(text: str) -> str:
    """A spelling as names are compared: letter forms, case and white space made alike."""
    return " ".join(fold(text).text.casefold().split())


class Finder:
    """Looks things up in one record. Made once for a record; every look-up is quick."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.sources = {s.sha256: s.id for s in record.reading.sources}
        self.claims = claims_by_id(record.extractions)
        self._of: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            self._of[claim.source].append(claim)

    @cached_property
    def _sides(self) -> dict[str, list[tuple[Conflict, int]]]:
        found: dict[str, list[tuple[Conflict, int]]] = defaultdict(list)
        for conflict in self.record.reconciled.conflicts:
            for side, position in enumerate(conflict.positions):
                for claim in position.claims:
                    found[claim].append((conflict, side))
        return found

    @cached_property
    def _origins(self) -> dict[str, str]:
        return {s: o.id for o in self.record.reconciled.origins for s in o.sources}

    @cached_property
    def uncited(self) -> tuple[Sentence, ...]:
        """What the machine wrote on no claim."""
        brief = self.record.brief
        items = (*(c.item for c in brief.cut), *brief.items)
        return tuple(s for i in items for s in i.sentences if not s.claims)

    def origin(self, source: str) -> str:
        """The id of the origin of a source; its own where nothing is known of it."""
        return self._origins.get(source, source)

    def origin_count(self, claims: Iterable[str]) -> int:
        """How many origins stand behind these claims."""
        return len({self.origin(self.claims[c].source) for c in claims})

    @cached_property
    def spellings(self) -> dict[tuple[EntityKind, str], tuple[str, ...]]:
        """For each kind and spelling the ids of the entities that bear it."""
        found: dict[tuple[EntityKind, str], list[str]] = defaultdict(list)
        for entity in self.record.reconciled.entities:
            for spelling in spellings_of(entity):
                found[entity.kind, spelling].append(entity.id)
        return {key: tuple(ids) for key, ids in found.items()}

    def claim(self, words: Words) -> Found:
        """The claim on these words."""
        source = self.sources.get(words.source)
        if source is None:
            return Found(None, How.ELSEWHERE)
        near = [(c, _shared(c, words)) for c in self._of[source] if c.quote.start < words.end and words.start < c.quote.end]
        if not near:
            return Found(None, How.GONE)
        claim, share = min(near, key=lambda x: (-x[1], x[0].statement != words.statement, x[0].id))
        if share == 1.0:
            return Found(claim, How.SAME)
        if share >= MOSTLY:
            return Found(claim, How.MOSTLY)
        return Found(claim, How.WITHIN) if _within(claim, words) else Found(None, How.GONE)

    def these(self, words: Iterable[Words]) -> tuple[str, ...]:
        """The ids of the claims on these words, those that were found, each once."""
        return tuple(dict.fromkeys(f.claim.id for w in words if (f := self.claim(w)).claim))

    def conflict(self, ref: ConflictRef) -> Sides | None:
        """The difference that has most of these positions: two of them at least, or one and the same question."""
        sides: dict[str, dict[int, int]] = defaultdict(dict)
        known: dict[str, Conflict] = {}
        for n, position in enumerate(ref.positions):
            for claim in self.these(position.claims):
                for conflict, side in self._sides.get(claim, ()):
                    if conflict.kind is ref.kind and side not in sides[conflict.id].values():
                        sides[conflict.id].setdefault(n, side)
                        known[conflict.id] = conflict
        able = [c for c in known.values() if len(sides[c.id]) > 1 or _asks_the_same(c, ref)]
        if not able:
            return None
        best = min(able, key=lambda c: (-len(sides[c.id]), not _asks_the_same(c, ref), c.id))
        return Sides(best, tuple(sides[best.id].get(n) for n in range(len(ref.positions))))


def _shared(claim: Claim, words: Words) -> float:
    """Shared characters over all characters, 0.0 to 1.0 (Jaccard)."""
    both = min(claim.quote.end, words.end) - max(claim.quote.start, words.start)
    return both / (max(claim.quote.end, words.end) - min(claim.quote.start, words.start))


def _within(claim: Claim, words: Words) -> bool:
    inside = claim.quote.start <= words.start and words.end <= claim.quote.end
    return inside or (words.start <= claim.quote.start and claim.quote.end <= words.end)


def _asks_the_same(conflict: Conflict, ref: ConflictRef) -> bool:
    return (spelt(conflict.subject), conflict.attribute) == (spelt(ref.subject), ref.attribute)


def spellings_of(entity: Entity) -> frozenset[str]:
    """The spellings of an entity, as names are compared."""
    return frozenset({spelt(entity.canonical), *(spelt(v.text) for v in entity.variants)})
