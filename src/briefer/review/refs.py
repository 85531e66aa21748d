"""From the things of a record to what a decision is bound to: exact words, positions, spellings; and the ledger's name for it."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from briefer.models import (
    Act,
    Brief,
    Claim,
    ConflictRef,
    Drop,
    Entity,
    Item,
    ItemRef,
    NameRef,
    PositionRef,
    Record,
    Section,
    Seen,
    Sentence,
    SentenceRef,
    SetDate,
    SourceRef,
    Words,
    claims_by_id,
)


class _Indexes:
    """The ways through one record, each made when it is first gone."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        return claims_by_id(self.record.extractions)

    @cached_property
    def digests(self) -> dict[str, str]:
        return {s.id: s.sha256 for s in self.record.reading.sources}

    @cached_property
    def items(self) -> dict[str, Item]:
        return {i.id: i for i in items_of(self.record.brief)}

    @cached_property
    def sentences(self) -> dict[str, tuple[Section, Sentence]]:
        return {s.id: (i.section, s) for i in self.items.values() for s in i.sentences}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {e.id: e for e in self.record.reconciled.entities}


class Refs:
    """What decisions on the things of one record are bound to. Every method takes an id of the record; an unknown one is a KeyError."""

    def __init__(self, record: Record) -> None:
        self._in = _Indexes(record)
        self._brief_now: Brief | None = None
        self._entities_now: Sequence[Entity] = ()

    def as_now(self, brief: Brief, entities: Sequence[Entity]) -> Refs:
        """The same, which also knows what decisions have brought about: items of a person's own, names that were split or merged."""
        now = copy.copy(self)
        vars(now).pop("_made_items", None)
        vars(now).update(_brief_now=brief, _entities_now=entities)
        return now

    @property
    def claims(self) -> Mapping[str, Claim]:
        """All of the record, by their ids."""
        return self._in.claims

    @cached_property
    def _made_items(self) -> dict[str, Item]:
        return {i.id: i for i in items_of(self._brief_now)} if self._brief_now else {}

    def claim(self, claim: str) -> Words:
        """The exact words of a claim."""
        found = self.claims[claim]
        digest = self._in.digests[found.source]
        return Words(source=digest, start=found.quote.start, end=found.quote.end, text=found.quote.text, statement=found.statement)

    def source(self, source: str) -> SourceRef:
        """A source."""
        found = next((s for s in self._in.record.reading.sources if s.id == source), None)
        if found is None:
            raise KeyError(source)
        return SourceRef(source=found.sha256, name=found.name, publisher=found.publisher)

    def sentence(self, sentence: str) -> SentenceRef:
        """A sentence of the page, or of what was cut."""
        if sentence in self._in.sentences:
            return self.of_sentence(*self._in.sentences[sentence])
        for item in self._made_items.values():
            for made in item.sentences:
                if made.id == sentence:
                    return self.of_sentence(item.section, made)
        raise KeyError(sentence)

    def of_sentence(self, section: Section, sentence: Sentence) -> SentenceRef:
        """A sentence that is at hand."""
        words, text = tuple(self.claim(c) for c in sentence.claims), sentence.before or sentence.text
        if words:
            return SentenceRef(section=section, claims=words, text=text)
        return SentenceRef(section=section, claims=(), text=text, about=sentence.id, sources=tuple(self._in.digests.values()))

    def item(self, item: str) -> ItemRef:
        """An item of the page, or one that was cut."""
        found = self._in.items.get(item) or self._made_items[item]
        return ItemRef(section=found.section, sentences=tuple(self.of_sentence(found.section, s) for s in found.sentences))

    def conflict(self, conflict: str) -> ConflictRef:
        """A difference between sources."""
        found = next((c for c in self._in.record.reconciled.conflicts if c.id == conflict), None)
        if found is None:
            raise KeyError(conflict)
        sides = tuple(PositionRef(value=p.value, claims=tuple(self.claim(c) for c in p.claims)) for p in found.positions)
        return ConflictRef(kind=found.kind, subject=found.subject, attribute=found.attribute, positions=sides)

    def entity(self, entity: str) -> NameRef:
        """Somebody or something with a name."""
        found = self._in.entities.get(entity) or next((e for e in self._entities_now if e.id == entity), None)
        if found is None:
            raise KeyError(entity)
        return name_ref(found)


def name_ref(entity: Entity) -> NameRef:
    """The spellings of an entity, the name as printed first."""
    spelt = dict.fromkeys((entity.canonical, *(v.text for v in entity.variants)))
    return NameRef(kind=entity.kind, canonical=entity.canonical, spellings=tuple(s for s in spelt if s.strip()))


def items_of(brief: Brief) -> Iterator[Item]:
    """All items: those that were cut first, so that of one id the one on the page is the last and counts."""
    yield from (c.item for c in brief.cut)
    yield from brief.items


_ABOUT: Mapping[str, tuple[str, frozenset[str]]] = {
    "reword": ("sentence", frozenset({"text"})),
    "drop": ("item", frozenset({"sentence"})),
    "pin": ("item", frozenset()),
    "move": ("place", frozenset({"place"})),
    "add": ("added", frozenset({"sources"})),
    "accept": ("claim", frozenset()),
    "reject": ("claim", frozenset()),
    "seen": ("seen", frozenset()),
    "choose": ("conflict", frozenset({"how", "value"})),
    "merge": ("merge", frozenset()),
    "split": ("split", frozenset()),
    "rename": ("called", frozenset({"canonical"})),
    "role": ("role", frozenset({"role"})),
    "date": ("date", frozenset({"value"})),
    "grade": ("grade", frozenset({"grade"})),
    "same text": ("text", frozenset()),
    "approve": ("brief", frozenset()),
    "withdraw": ("brief", frozenset()),
    "names": ("names", frozenset({"names"})),
}
"""For each kind of act what it is about, and which of its fields say what was decided of that."""


def target_of(act: Act) -> str:
    """The ledger's name for what an act is about: two acts with one target are on the same thing, and the later one counts.

    Raises:
        KeyError: of undoing, which is about what the undone act is about.
    """
    thing, decided = _about(act)
    told = json.dumps(act.model_dump(mode="json", exclude={"act", *decided}), ensure_ascii=False, sort_keys=True)
    return f"{thing}:{hashlib.sha256(told.encode()).hexdigest()[:24]}"


def kind_of(act: Act) -> str:
    """What kind of thing an act is about; with the words, of a time in a claim, and of a point that was seen."""
    thing, _ = _about(act)
    return f"{thing} {act.words}" if isinstance(act, SetDate) else f"{thing} {act.what}" if isinstance(act, Seen) else thing


def _about(act: Act) -> tuple[str, frozenset[str]]:
    if isinstance(act, Drop) and act.sentence is not None:
        return "sentence", frozenset({"item"})
    return _ABOUT[act.act]
