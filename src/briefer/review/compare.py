"""What changed between two briefs, in claims and not in lines: the same words of a source are the same claim, whoever read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from briefer.models import BY_A_PERSON, Brief, Claim, Conflict, DifferenceKind, EntityKind, Frozen, Record, Section, Sentence, Source
from briefer.review.find import Finder, How, Sides, spellings_of
from briefer.review.place import FACTS
from briefer.review.refs import Refs

ENOUGH = 0.5
"""Share of claims from which two sentences are taken for one in other words."""
UPDATES = frozenset({DifferenceKind.UPDATE, DifferenceKind.CORRECTION})


class ClaimTold(Frozen):
    """A claim that is on one page and not on the other. ``why`` says what became of it, or where it was before."""

    claim: str
    source: str
    statement: str
    quote: str
    why: str


class SentenceTold(Frozen):
    """A sentence on the same claims in other words."""

    section: Section
    before: str
    after: str
    by: Literal["source", "template", "model", "reviewer"]


class DifferenceTold(Frozen):
    """What became of a difference between sources."""

    what: Literal["opened", "closed", "value", "position"]
    conflict: str
    question: str
    before: str = ""
    after: str = ""
    why: str = ""


class SourceTold(Frozen):
    """A source that only one of the two briefs has; "changed": a file of this name was read in both, with another text."""

    what: Literal["new", "gone", "changed"]
    name: str
    publisher: str | None = None


class NameTold(Frozen):
    """A name that is another, is one of two, or is two of one."""

    what: Literal["renamed", "merged", "split", "role"]
    kind: EntityKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    settled: bool


class LineTold(Frozen):
    """A gap or comment, which rests on no claim, on one page and not on the other."""

    what: Literal["new", "gone"]
    section: Section
    text: str


class Compared(Frozen):
    """All that is not as it was."""

    new: tuple[ClaimTold, ...] = ()
    gone: tuple[ClaimTold, ...] = ()
    reworded: tuple[SentenceTold, ...] = ()
    lines: tuple[LineTold, ...] = ()
    differences: tuple[DifferenceTold, ...] = ()
    updates: tuple[DifferenceTold, ...] = ()
    sources: tuple[SourceTold, ...] = ()
    names: tuple[NameTold, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        return not any((self.new, self.gone, self.reworded, self.lines, self.differences, self.updates, self.sources, self.names))


def compare(old: Record, new: Record) -> Compared:
    """What changed from one brief to another, each as persons left it."""
    was, now = _Side(old), _Side(new)
    there, back = _Way(was, now), _Way(now, was)
    return Compared(
        new=tuple(_new(there, back)),
        gone=tuple(_gone(there, back)),
        reworded=tuple(_reworded(there)),
        lines=tuple(_lines(was, now)),
        differences=tuple(_differences(there, back)),
        updates=tuple(_updates(back)),
        sources=tuple(_sources(was, now)),
        names=tuple(_names(was, now)),
    )


class _Side:
    """One brief, indexed."""

    def __init__(self, record: Record) -> None:
        self.record, self.finder, self.refs = record, Finder(record), Refs(record)
        self.reviewed = record.reviewed
        self.sources: Mapping[str, Source] = {s.id: s for s in record.reading.sources}

    @property
    def brief(self) -> Brief:
        return self.reviewed.brief if self.reviewed else self.record.brief

    @cached_property
    def sentences(self) -> tuple[tuple[Section, Sentence], ...]:
        return tuple((i.section, s) for i in self.brief.items for s in i.sentences)

    @cached_property
    def on_page(self) -> tuple[str, ...]:
        """The claims of the page, in its order."""
        return tuple(dict.fromkeys(c for _, s in self.sentences for c in s.claims))

    @cached_property
    def cut(self) -> Mapping[str, str]:
        """Why the items with a claim were cut."""
        return {c: cut.why for cut in reversed(self.brief.cut) for s in cut.item.sentences for c in s.claims}

    @cached_property
    def rejected(self) -> frozenset[str]:
        return frozenset(self.reviewed.rejected if self.reviewed else ())

    @cached_property
    def conflicts(self) -> Mapping[str, Conflict]:
        """As persons left them."""
        changed = {c.id: c for c in (self.reviewed.conflicts if self.reviewed else ())}
        return {c.id: changed.get(c.id, c) for c in self.record.reconciled.conflicts}

    def told(self, claim: Claim, why: str) -> ClaimTold:
        name = self.sources[claim.source].name
        return ClaimTold(claim=claim.id, source=name, statement=claim.statement, quote=claim.quote.text, why=why)


class _Way:
    """From the things of one brief to those of another."""

    def __init__(self, start: _Side, end: _Side) -> None:
        self.start, self.end = start, end

    @cached_property
    def page(self) -> Mapping[str, str]:
        """The claims of the page: those of the other brief on the same words."""
        return {c: found.id for c in self.start.on_page if (found := self.claim(c)[0]) is not None}

    def claim(self, claim: str) -> tuple[Claim | None, How]:
        found, how = self.end.finder.claim(self.start.refs.claim(claim))
        return found, how

    def conflict(self, conflict: str) -> tuple[Conflict, Sides] | None:
        sides = self.end.finder.conflict(self.start.refs.conflict(conflict))
        return (self.end.conflicts[sides.conflict.id], sides) if sides else None


# ---------------------------------------------------------------- claims and sentences


def _only_here(here: _Way, other: _Way) -> Iterator[Claim]:
    """The claims of a page that the other page has on no words of theirs."""
    theirs = frozenset(other.start.on_page)
    covered = frozenset(other.page.values())
    for name in here.start.on_page:
        if name not in covered and here.page.get(name) not in theirs:
            yield here.start.finder.claims[name]


def _new(there: _Way, back: _Way) -> Iterator[ClaimTold]:
    for claim in _only_here(back, there):
        before, how = back.claim(claim.id)
        yield back.start.told(claim, _before(there.start, before, how))


def _before(was: _Side, claim: Claim | None, how: How) -> str:
    if claim is None:
        return "its source is new" if how is How.ELSEWHERE else "not read before"
    if claim.id in was.rejected:
        return "rejected before"
    return "cut before" if claim.id in was.cut else "not on the page before"


def _gone(there: _Way, back: _Way) -> Iterator[ClaimTold]:
    for claim in _only_here(there, back):
        after, how = there.claim(claim.id)
        yield there.start.told(claim, _after(there.end, after, how))


def _after(now: _Side, claim: Claim | None, how: How) -> str:
    if claim is None:
        return "its source is not there any more" if how is How.ELSEWHERE else "not read any more"
    if claim.id in now.rejected:
        return "rejected"
    return f"cut: {now.cut[claim.id]}" if claim.id in now.cut else "not on the page any more"


def _reworded(there: _Way) -> Iterator[SentenceTold]:
    """Sentences that stand on mostly the same claims: those with the same words are left, then the likest two are one."""
    texts = {s.text for _, s in there.end.sentences} & {s.text for _, s in there.start.sentences}
    left = [(section, s) for section, s in there.start.sentences if s.claims and s.text not in texts]
    for section, now in there.end.sentences:
        if now.text in texts or not now.claims:
            continue
        ranked = sorted(((_share(there, was, now), -n) for n, (home, was) in enumerate(left) if _one_place(home, section)), reverse=True)
        if ranked and ranked[0][0] >= ENOUGH:
            was = left.pop(-ranked[0][1])[1]
            yield SentenceTold(section=section, before=was.text, after=now.text, by=now.by)


def _lines(was: _Side, now: _Side) -> Iterator[LineTold]:
    before, after = ([(section, s.text) for section, s in side.sentences if not s.claims] for side in (was, now))
    yield from (LineTold(what="new", section=section, text=text) for section, text in after if (section, text) not in before)
    yield from (LineTold(what="gone", section=section, text=text) for section, text in before if (section, text) not in after)


def _one_place(one: Section, other: Section) -> bool:
    return one is other or {one, other} <= FACTS


def _share(there: _Way, was: Sentence, now: Sentence) -> float:
    """Shared claims over all claims; more where both lead with the same."""
    mine = [there.page.get(c, f"gone {c}") for c in was.claims]
    lead = 1.0 if mine[0] == now.claims[0] else 0.0
    return lead + len(set(mine) & set(now.claims)) / len(set(mine) | set(now.claims))


# ---------------------------------------------------------------- differences


def _question(conflict: Conflict) -> str:
    return f"{conflict.subject}, {conflict.attribute}"


def _open(conflict: Conflict) -> bool:
    return conflict.verdict is DifferenceKind.CONFLICT


def _differences(there: _Way, back: _Way) -> Iterator[DifferenceTold]:
    for conflict in filter(_open, back.start.conflicts.values()):
        before = back.conflict(conflict.id)
        if before is None or not _open(before[0]):
            yield DifferenceTold(
                what="opened", conflict=conflict.id, question=_question(conflict), after=_values(conflict), why=conflict.reason
            )
    for conflict in filter(_open, there.start.conflicts.values()):
        after = there.conflict(conflict.id)
        if after is None:
            why = "the sources are not found to differ on it any more"
            yield DifferenceTold(what="closed", conflict=conflict.id, question=_question(conflict), before=_values(conflict), why=why)
        elif not _open(after[0]):
            told = {"conflict": after[0].id, "question": _question(conflict), "before": _values(conflict), "why": after[0].reason}
            yield DifferenceTold(what="closed", after=after[0].taken or "", **told)
        else:
            yield from _moved(conflict, *after)


def _moved(was: Conflict, now: Conflict, sides: Sides) -> Iterator[DifferenceTold]:
    """What is other in a difference that is still open."""
    fresh = [p.value for n, p in enumerate(sides.conflict.positions) if n not in sides.of]
    if fresh:
        yield DifferenceTold(
            what="position", conflict=now.id, question=_question(now), before=_values(was), after="; ".join(fresh), why=now.reason
        )
    if _taken(was, sides) != now.taken:
        yield DifferenceTold(
            what="value",
            conflict=now.id,
            question=_question(now),
            before=was.taken or "left open",
            after=now.taken or "left open",
            why=now.reason,
        )


def _taken(was: Conflict, sides: Sides) -> str | None:
    """The value that was taken, as the other brief spells it."""
    at = next((n for n, p in enumerate(was.positions) if p.value == was.taken), None)
    side = sides.of[at] if at is not None and at < len(sides.of) else None
    return sides.conflict.positions[side].value if side is not None else was.taken


def _values(conflict: Conflict) -> str:
    return " / ".join(p.value for p in conflict.positions)


def _updates(back: _Way) -> Iterator[DifferenceTold]:
    """Values that a later one took the place of, and that the older brief did not have so."""
    for conflict in back.start.conflicts.values():
        if conflict.verdict not in UPDATES or not conflict.taken:
            continue
        known = back.conflict(conflict.id)
        if known is None or known[0].verdict not in UPDATES or known[0].taken != _taken(conflict, known[1]):
            earlier = " / ".join(p.value for p in conflict.positions if p.value != conflict.taken)
            told = known[0].taken if known and known[0].taken else earlier
            yield DifferenceTold(
                what="value", conflict=conflict.id, question=_question(conflict), before=told, after=conflict.taken, why=conflict.reason
            )


# ---------------------------------------------------------------- sources and names


def _sources(was: _Side, now: _Side) -> Iterator[SourceTold]:
    before, after = ({s.sha256: s for s in side.record.reading.sources} for side in (was, now))
    gone = {s.name: s for d, s in before.items() if d not in after}
    for digest, source in after.items():
        if digest not in before:
            changed = gone.pop(source.name, None) is not None
            yield SourceTold(what="changed" if changed else "new", name=source.name, publisher=source.publisher)
    yield from (SourceTold(what="gone", name=s.name, publisher=s.publisher) for s in gone.values())


Key = tuple[EntityKind, str]


class _Called:
    """What one brief calls everybody: for each spelling the name, where it is of one only."""

    def __init__(self, side: _Side) -> None:
        self.name: dict[Key, str] = {}
        self.role: dict[tuple[EntityKind, str], str | None] = {}
        changed = side.reviewed.entities if side.reviewed else ()
        several: set[Key] = set()
        for entity in side.record.reconciled.entities:
            for spelling in spellings_of(entity):
                key = (entity.kind, spelling)
                several |= {key} if self.name.setdefault(key, entity.canonical) != entity.canonical else set()
            self.role[entity.kind, entity.canonical] = entity.role
        by_hand = [*changed, *(e for e in side.record.reconciled.entities if any(j.rule == BY_A_PERSON for j in e.judgements))]
        self.settled: frozenset[Key] = frozenset((e.kind, s) for e in by_hand for s in spellings_of(e))
        for entity in changed:
            self.name |= {(entity.kind, s): entity.canonical for s in spellings_of(entity)}
            self.role[entity.kind, entity.canonical] = entity.role
        for key in several - {(e.kind, s) for e in changed for s in spellings_of(e)}:
            del self.name[key]


def _names(was: _Side, now: _Side) -> Iterator[NameTold]:
    before, after = _Called(was), _Called(now)
    both = [k for k in before.name if k in after.name]
    became: dict[tuple[EntityKind, str], dict[str, None]] = defaultdict(dict)
    came: dict[tuple[EntityKind, str], dict[str, None]] = defaultdict(dict)
    by_hand: set[tuple[EntityKind, str]] = set()
    for key in sorted(both):
        old, new = (key[0], before.name[key]), (key[0], after.name[key])
        became[old][new[1]] = came[new][old[1]] = None
        if key in before.settled | after.settled:
            by_hand |= {old, new}
    for (kind, name), olds in came.items():
        yield from _of_name(kind, tuple(olds), name, became, settled=(kind, name) in by_hand)
        role = after.role.get((kind, name))
        was_role = next((before.role.get((kind, o)) for o in olds), None)
        if role != was_role:
            yield NameTold(what="role", kind=kind, before=(name, was_role or "-"), after=(name, role or "-"), settled=True)
    for (kind, name), news in became.items():
        if len(news) > 1:
            yield NameTold(what="split", kind=kind, before=(name,), after=tuple(news), settled=(kind, name) in by_hand)


def _of_name(
    kind: EntityKind, olds: Sequence[str], new: str, became: Mapping[tuple[EntityKind, str], Mapping[str, None]], *, settled: bool
) -> Iterator[NameTold]:
    if len(olds) > 1:
        yield NameTold(what="merged", kind=kind, before=tuple(olds), after=(new,), settled=settled)
    elif olds[0] != new and len(became[kind, olds[0]]) == 1:
        yield NameTold(what="renamed", kind=kind, before=tuple(olds), after=(new,), settled=settled)
