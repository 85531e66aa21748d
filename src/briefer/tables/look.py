"""What the tables look into: all that was read and reconciled, indexed, and the page where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefer.brief.evidence import Evidence, gather
from briefer.models import Brief, Claim, Conflict, Entity, Event, Extraction, Item, Reading, Reconciled, Record, Sentence


@dataclass(frozen=True, slots=True)
class Placed:
    """An item of the page, its place there in words, and why it was cut, if it was."""

    item: Item
    place: str
    cut: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that is known. ``brief`` is None where only sources were read; ``labels`` number the quotes as the appendix does."""

    evidence: Evidence
    brief: Brief | None
    labels: dict[str, str]

    @property
    def reconciled(self) -> Reconciled:
        """What came of looking at all sources together."""
        return self.evidence.reconciled

    @property
    def partial(self) -> bool:
        """Whether something was not read or not answered."""
        faults = (*(e.fault for e in self.evidence.extractions), self.reconciled.judging.fault)
        return bool(self.evidence.reading.unread) or any(faults)

    def claims(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of these ids in the order of the sources."""
        return self.evidence.in_order(ids)

    def numbers(self, sources: Iterable[str]) -> str:
        """Sources as a citation: '[1, 3]'."""
        known = {self.evidence.numbers[s] for s in sources if s in self.evidence.numbers}
        return f"[{', '.join(map(str, sorted(known)))}]"

    def cited(self, claims: Iterable[str]) -> str:
        """The sources of these claims as a citation."""
        return self.numbers(c.source for c in self.claims(claims))

    def origins(self, sources: Iterable[str]) -> int:
        """How many independent origins these sources have."""
        return len({self.evidence.origin_of(s) for s in sources})

    def conflicts_on(self, claims: Iterable[str]) -> tuple[Conflict, ...]:
        """The differences in which at least one of these claims takes a side."""
        wanted = set(claims)
        return tuple(c for c in self.reconciled.conflicts if any(wanted & set(p.claims) for p in c.positions))

    def conflicts_about(self, event: Event) -> tuple[Conflict, ...]:
        """The differences on one event: at least two of their sides are claims of it."""
        wanted = set(event.claims)
        return tuple(c for c in self.reconciled.conflicts if sum(bool(wanted & set(p.claims)) for p in c.positions) > 1)

    def event_of(self, claim: str) -> Event | None:
        """The event that a claim tells of."""
        return next((e for e in self.reconciled.events if claim in e.claims), None)

    def entity(self, name: str) -> Entity | None:
        """The entity of an id."""
        return next((e for e in self.reconciled.entities if e.id == name), None)

    def placed(self) -> tuple[Placed, ...]:
        """Every item of the page with its place, and every item that was cut."""
        if self.brief is None:
            return ()
        count: dict[str, int] = {}
        found = []
        for item in self.brief.items:
            count[item.section] = count.get(item.section, 0) + 1
            found.append(Placed(item, f"{item.section.value.capitalize()}, number {count[item.section]}"))
        return (*found, *(Placed(c.item, "not on the page: it was cut", c.why) for c in self.brief.cut))

    def sentences(self) -> tuple[tuple[Placed, Sentence], ...]:
        """Every sentence with the item in which it stands."""
        return tuple((placed, sentence) for placed in self.placed() for sentence in placed.item.sentences)


def look_into(record: Record) -> Look:
    """A record that was written."""
    return look_at(record.reading, record.extractions, record.reconciled, record.brief)


def look_at(reading: Reading, extractions: Sequence[Extraction], reconciled: Reconciled, brief: Brief | None = None) -> Look:
    """What was read and reconciled just now; without a page, unless there is one."""
    evidence = gather(reading, extractions, reconciled)
    labels = {
        claim.id: f"{evidence.numbers[extraction.source]}.{number}"
        for extraction in evidence.extractions
        for number, claim in enumerate(sorted(extraction.claims, key=lambda c: (c.quote.start, c.quote.end, c.id)), 1)
    }
    return Look(evidence, brief, labels)
