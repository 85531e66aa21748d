"""One state of the brief, indexed for the page: where a sentence stands, what cites a claim, what was decided on what."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from briefer.models import (
    Add,
    Brief,
    Claim,
    Conflict,
    Decision,
    Drop,
    Entity,
    Event,
    Item,
    Outcome,
    Pin,
    Point,
    Reject,
    Reword,
    Section,
    Sentence,
    Source,
    Standing,
)
from briefer.publish.page import Line
from briefer.session.sitting import Session, View

Way = TypeVar("Way")

CITED = 12
"""Sources that a citation of a pane names one by one."""
HOLDS = frozenset({Standing.APPLIED, Standing.REOPENED})
"""What is in force: a decision that was reopened holds until a person decides again."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence, the item and the section in which it stands, and its words as they are printed; ``cut`` says why it is not."""

    item: Item
    sentence: Sentence
    line: Line | None = None
    cut: str | None = None


class Desk:
    """A view and the ways through it. Each way is made when it is first gone.

    Args:
        session: what is reviewed.
        view: as it stands.
        before: the desk of the view before this one: a way through thousands of things that are the very same is gone on with.
    """

    def __init__(self, session: Session, view: View, before: Desk | None = None) -> None:
        self.session, self.view = session, view
        self.evidence, self.refs, self.page = view.evidence, view.refs, view.page
        self.ways: dict[str, tuple[object, Any]] = before.ways if before else {}

    def _same(self, way: str, through: object, make: Callable[[], Way]) -> Way:
        """A way through one thing; the one of the view before where that was the very same thing."""
        known, made = self.ways.get(way, (None, None))
        if known is not through:
            self.ways[way] = through, make()
            made = self.ways[way][1]
        return made  # type: ignore[no-any-return]

    @property
    def brief(self) -> Brief:
        """As it stands now."""
        return self.view.reviewed.brief

    @property
    def points(self) -> tuple[Point, ...]:
        """What a reviewer has to look at, settled or not."""
        return self.view.reviewed.points

    # ---- the page

    @cached_property
    def items_on_page(self) -> dict[str, Item]:
        """Every item of the page."""
        return {i.id: i for i in self.brief.items}

    @cached_property
    def lines(self) -> Mapping[str, Line]:
        """Sentence of the page -> its words as printed."""
        pairs = ((self.items_on_page[e.id].sentences, e.lines) for p in self.page.parts for e in p.entries)
        return {s.id: line for sentences, lines in pairs for s, line in zip(sentences, lines, strict=True)}

    @cached_property
    def on_page(self) -> dict[str, Placed]:
        """Every sentence of the page."""
        return {s.id: Placed(i, s, self.lines.get(s.id)) for i in self.brief.items for s in i.sentences}

    @cached_property
    def sentences(self) -> Mapping[str, Placed]:
        """Every sentence of the page and of what was cut: of a large brief, thousands."""
        return ChainMap(self.on_page, self._cut_sentences)

    @property
    def _cut_sentences(self) -> dict[str, Placed]:
        cut = self.brief.cut
        return self._same("sentences", cut, lambda: {s.id: Placed(c.item, s, None, c.why) for c in cut for s in c.item.sentences})

    def find_sentence(self, sentence: str) -> Placed | None:
        """A sentence; one of the page without a look at what was cut."""
        return self.on_page.get(sentence) or self.sentences.get(sentence)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every item; of one id, the one on the page."""
        cut = self.brief.cut
        return ChainMap(self.items_on_page, self._same("items", cut, lambda: {c.item.id: c.item for c in cut}))

    def of_section(self, section: Section) -> tuple[Item, ...]:
        """The items of a section, in order."""
        return tuple(i for i in self.brief.items if i.section is section)

    @cached_property
    def cited_in(self) -> Mapping[str, tuple[str, ...]]:
        """Claim -> the sentences that rest on it, those on the page first."""
        found: dict[str, list[str]] = defaultdict(list)
        for placed in sorted(self.sentences.values(), key=lambda p: p.cut is not None):
            for claim in placed.sentence.claims:
                found[claim].append(placed.sentence.id)
        return {c: tuple(s) for c, s in found.items()}

    # ---- what was found

    @cached_property
    def conflicts(self) -> Mapping[str, Conflict]:
        """Every difference."""
        return {c.id: c for c in self.evidence.reconciled.conflicts}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Every name."""
        return {e.id: e for e in self.evidence.reconciled.entities}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Every event."""
        return {e.id: e for e in self.evidence.reconciled.events}

    @cached_property
    def disputed(self) -> Mapping[str, tuple[str, ...]]:
        """Claim -> the differences in which it takes a side."""
        return self._same("disputed", self.evidence.reconciled.conflicts, lambda: _disputed(self.conflicts.values()))

    @cached_property
    def numbered(self) -> tuple[Source, ...]:
        """The sources in the order of their numbers."""
        return tuple(sorted(self.evidence.sources.values(), key=lambda s: self.number(s.id)))

    def number(self, source: str) -> int:
        """The number by which the page cites a source."""
        return self.page.numbers.get(source, 0)

    def numbers(self, sources: frozenset[str] | tuple[str, ...] | set[str]) -> str:
        """Sources as a citation: '[1, 3]'; of many, the first and how many more."""
        found = sorted({self.number(s) for s in sources if s in self.page.numbers})
        more = f" and {len(found) - CITED} more" if len(found) > CITED else ""
        return f"[{', '.join(map(str, found[:CITED]))}{more}]"

    def claim(self, claim: str) -> Claim:
        """A claim, one that was rejected too.

        Raises:
            KeyError: there is none.
        """
        return self.evidence.claims.get(claim) or self._rejected[claim]

    @cached_property
    def _rejected(self) -> Mapping[str, Claim]:
        gone = set(self.view.reviewed.rejected)
        return {c.id: c for e in self.session.record.extractions for c in e.claims if c.id in gone} if gone else {}

    # ---- what was decided

    @cached_property
    def decisions(self) -> Mapping[int, Decision]:
        """By number."""
        return {d.seq: d for d in self.view.decisions}

    @cached_property
    def outcomes(self) -> Mapping[int, Outcome]:
        """What became of each decision."""
        return {o.seq: o for o in self.view.reviewed.outcomes}

    @cached_property
    def decided(self) -> Mapping[str, tuple[tuple[Decision, Outcome], ...]]:
        """Thing -> the decisions on it that are in force, the last one last."""
        found: dict[str, list[tuple[Decision, Outcome]]] = defaultdict(list)
        for outcome in sorted(self.view.reviewed.outcomes, key=lambda o: o.seq):
            if outcome.standing in HOLDS and outcome.on and outcome.seq in self.decisions:
                found[outcome.on].append((self.decisions[outcome.seq], outcome))
        return {on: tuple(pairs) for on, pairs in found.items()}

    def open_points(self, *on: str) -> tuple[Point, ...]:
        """The points on these things that nobody has settled."""
        return tuple(p for p in self.points if p.settled is None and p.on in on)

    def marks(self, placed: Placed) -> Iterator[tuple[str, str]]:
        """What is to be known of a sentence at a glance: (kind, words)."""
        item, sentence = placed.item, placed.sentence
        pairs = [*self.decided.get(sentence.id, ()), *self.decided.get(item.id, ()), *self.decided.get(item.conflict or "", ())]
        acts = [d.act for d, _ in pairs]
        own = added_by(item) is not None or any(isinstance(a, Add) for a in acts)
        if any(o.standing is Standing.REOPENED for _, o in pairs):
            yield "reopened", "decided before, and its ground has changed"
        if own:
            yield "own", "the reviewer’s own"
        elif sentence.by == "reviewer" or any(isinstance(a, Reword) for a in acts):
            yield "reworded", "reworded"
        if sentence.unsupported:
            yield "unsupported", "holds what no claim of it does"
        if any(isinstance(a, Pin) for a in acts):
            yield "pinned", "pinned"
        if item.origins == 1 and item.section in {Section.BOTTOM_LINE, Section.DEVELOPMENTS}:
            yield "single", "one origin only"

    def dropped(self, item: str) -> bool:
        """Whether a person took the item off the page."""
        return any(isinstance(d.act, Drop) for d, _ in self.decided.get(item, ()))

    def rejected_by(self, claim: str) -> Decision | None:
        """The decision by which a claim is not used."""
        if claim not in self.view.reviewed.rejected:
            return None
        found = [d for d, _ in self.decided.get(claim, ()) if isinstance(d.act, Reject)]
        return found[-1] if found else None


def added_by(item: Item) -> int | None:
    """The number of the decision that added an item, None where the machine wrote it."""
    return int(item.id[1:]) if item.id[:1] == "r" and item.id[1:].isdecimal() else None


def _disputed(conflicts: Iterable[Conflict]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for conflict in conflicts:
        for claim in dict.fromkeys(c for p in conflict.positions for c in p.claims):
            found[claim].append(conflict.id)
    return {c: tuple(ids) for c, ids in found.items()}
