"""What persons decided of the ground that the page stands on: claims, names, dates, sources, differences. Pure; nothing is lost.

The decisions are taken in four rounds, because one may bear on the next: 1. sources and claims, 2. names, 3. what follows for the
differences between sources, 4. what was decided of those. Within a round the order is that of the ledger, and the later one counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefer.models import (
    Accept,
    Choose,
    Claim,
    Conflict,
    Decision,
    DifferenceKind,
    Entity,
    Extraction,
    GiveRole,
    Merge,
    Origin,
    Outcome,
    Position,
    Reading,
    Reconciled,
    Regrade,
    Reject,
    Rename,
    SameText,
    SetDate,
    SettledDate,
    Source,
    Split,
    Standing,
)
from briefer.review.differences import Settled, choose
from briefer.review.find import Finder, How
from briefer.review.here import published_by
from briefer.review.named import Names
from briefer.review.names_list import settled_names

Retake = Callable[[Conflict, Mapping[str, Source], Mapping[str, Claim], Mapping[str, str]], Conflict]
"""Takes the value of a difference anew: of the conflict, the sources and claims by id, and the origin of each source."""
Unite = Callable[[Sequence[Origin], Mapping[str, Source], Sequence[tuple[str, str]]], tuple[Origin, ...]]
"""Makes the origins of each pair of sources one: of the origins, the sources by id, and pairs of ids."""


ON_GROUND = (Accept, Reject, SetDate, Regrade, SameText, Merge, Split, Rename, GiveRole, Choose)
"""The acts that are about the ground."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What was read and reconciled, as persons decided it, and what became of their decisions."""

    reading: Reading
    extractions: tuple[Extraction, ...]
    reconciled: Reconciled
    rejected: frozenset[str]
    outcomes: tuple[Outcome, ...]
    conflicts: tuple[Conflict, ...]
    """Those that are not as the rules left them."""
    entities: tuple[Entity, ...]
    """Those that are not as the rules left them."""


@dataclass(slots=True)
class _State:
    """The ground while decisions are taken on it."""

    finder: Finder
    sources: dict[str, Source]
    names: Names
    conflicts: dict[str, Conflict]
    rejected: dict[str, str] = field(default_factory=dict)  # claim -> who
    dates: dict[tuple[str, str], SettledDate | None] = field(default_factory=dict)
    one_text: list[tuple[str, str]] = field(default_factory=list)
    origins: tuple[Origin, ...] = ()
    outcomes: list[Outcome] = field(default_factory=list)
    settled: dict[str, Conflict] = field(default_factory=dict)  # differences of which one side at most is left

    def note(self, decision: Decision, standing: Standing, on: str = "", changed: str = "") -> None:
        self.outcomes.append(Outcome(seq=decision.seq, standing=standing, on=on, changed=changed))


def decide_ground(finder: Finder, decisions: Sequence[Decision], retake: Retake, unite: Unite) -> Ground:
    """The ground of a record as persons decided it.

    Args:
        finder: of the record as the machine made it.
        decisions: those in force, in the order of the ledger; those on the page alone are left to ``decide_page``.
        retake: takes the value of a difference anew where its origins or grades have changed.
        unite: makes the origins of sources one that carry one text.
    """
    made = finder.record.reconciled
    state = _State(
        finder=finder,
        sources={s.id: s for s in finder.record.reading.sources},
        names=Names(finder),
        conflicts={c.id: c for c in made.conflicts},
        origins=made.origins,
    )
    for decision in decisions:
        _on_sources_and_claims(state, decision)
    for decision in decisions:
        if isinstance(decision.act, Merge | Split | Rename | GiveRole):
            state.outcomes.append(state.names.take(decision))
    if state.one_text:
        state.origins = unite(made.origins, state.sources, state.one_text)
    _follow(state, retake)
    _choose(state, decisions)
    return _ground(state)


# ---------------------------------------------------------------- 1. sources and claims


def _on_sources_and_claims(state: _State, decision: Decision) -> None:
    match decision.act:
        case Accept() | Reject() as act:
            _on_claim(state, decision, act)
        case SetDate() as act:
            _date(state, decision, act)
        case Regrade() as act:
            _grade(state, decision, act)
        case SameText() as act:
            _same_text(state, decision, act)


def _on_claim(state: _State, decision: Decision, act: Accept | Reject) -> None:
    """A claim is as its source has it, or is not to be used."""
    claim, how = state.finder.claim(act.claim)
    if claim is None:
        gone = how is How.GONE
        told = "no claim was taken from these words this time" if gone else ""
        state.note(decision, Standing.REOPENED if gone else Standing.ELSEWHERE, changed=told)
    elif how is How.WITHIN:
        what = "rejected" if isinstance(act, Reject) else "accepted"
        state.note(decision, Standing.REOPENED, claim.id, f"the words stand in another claim this time, which was not {what} as a whole")
    else:
        if isinstance(act, Reject):
            state.rejected[claim.id] = decision.who
        else:
            state.rejected.pop(claim.id, None)
        state.note(decision, Standing.APPLIED, claim.id)


def _date(state: _State, decision: Decision, act: SetDate) -> None:
    """What the words for a time mean."""
    claim, how = state.finder.claim(act.claim)
    mention = next((d for d in claim.dates if d.text == act.words), None) if claim else None
    if claim is None or mention is None:
        told = "" if how is How.ELSEWHERE else f"no claim has the words '{act.words}' for a time this time"
        state.note(decision, Standing.REOPENED if told else Standing.ELSEWHERE, changed=told)
        return
    reason = f"decided by {decision.who}" + (f": {decision.reason}" if decision.reason else "")
    known = next((d for d in state.finder.record.reconciled.dates if (d.claim, d.text) == (claim.id, act.words)), None)
    value = SettledDate(id=known.id if known else "", claim=claim.id, text=act.words, value=act.value, reason=reason) if act.value else None
    state.dates[claim.id, act.words] = value
    state.note(decision, Standing.APPLIED, claim.id)


def _grade(state: _State, decision: Decision, act: Regrade) -> None:
    """How reliable a source is, or every source of its publisher."""
    meant = [s for s in state.sources.values() if s.sha256 == act.source.source or published_by(s.publisher, act.publisher)]
    for source in meant:
        state.sources[source.id] = source.model_copy(update={"grade": act.grade})
    state.note(decision, Standing.APPLIED if meant else Standing.ELSEWHERE, meant[0].id if meant else "")


def _same_text(state: _State, decision: Decision, act: SameText) -> None:
    """Two sources carry one text."""
    one, other = (state.finder.sources.get(ref.source) for ref in (act.one, act.other))
    if one is None or other is None:
        state.note(decision, Standing.ELSEWHERE)
        return
    state.one_text.append((one, other))
    state.note(decision, Standing.APPLIED, one)


# ---------------------------------------------------------------- 3. what follows for the differences


def _follow(state: _State, retake: Retake) -> None:
    """Differences lose what was rejected, call people as they are called now, and are weighed anew where their weights changed."""
    origin_of = {s: o.id for o in state.origins for s in o.sources}
    before = {s.id: s.grade for s in state.finder.record.reading.sources}
    moved = {s.id for s in state.sources.values() if s.grade != before[s.id] or origin_of.get(s.id) != state.finder.origin(s.id)}
    for conflict in tuple(state.conflicts.values()):
        changed = _without(conflict, state.rejected, state.finder)
        changed = state.names.in_conflict(changed)
        if len(changed.positions) < 2:
            state.conflicts[conflict.id] = state.settled[conflict.id] = _no_longer(conflict, changed.positions, state)
        elif changed is not conflict or any(s in moved for p in conflict.positions for s in p.sources):
            state.conflicts[conflict.id] = retake(changed, state.sources, state.finder.claims, origin_of)


def _without(conflict: Conflict, rejected: Mapping[str, str], finder: Finder) -> Conflict:
    """A difference without the claims that were rejected, and without the sides that had no other."""
    if not any(c in rejected for p in conflict.positions for c in p.claims):
        return conflict
    sides = (_side(p, [c for c in p.claims if c not in rejected], finder) for p in conflict.positions)
    return conflict.model_copy(update={"positions": tuple(s for s in sides if s.claims)})


def _side(position: Position, claims: Iterable[str], finder: Finder) -> Position:
    left = tuple(claims)
    sources = {finder.claims[c].source for c in left}
    kept = tuple(s for s in position.sources if s in sources)
    origins = {finder.origin(s) for s in kept}
    return position.model_copy(update={"claims": left, "sources": kept, "origins": tuple(o for o in position.origins if o in origins)})


def _no_longer(conflict: Conflict, left: Sequence[Position], state: _State) -> Conflict:
    """A difference of which one side at most is left."""
    who = next((w for p in conflict.positions for c in p.claims if (w := state.rejected.get(c))), "")
    why = f"What else was said was rejected by {who}" if who else f"The names are of one: {state.names.why(conflict)}"
    update = {"verdict": DifferenceKind.SETTLED, "taken": left[0].value if left else None, "reason": f"{why.rstrip('.')}."}
    return conflict.model_copy(update=update)


# ---------------------------------------------------------------- 4. what was decided of them


def _choose(state: _State, decisions: Sequence[Decision]) -> None:
    last: dict[str, int] = {}
    both = {type(d.act) for d in decisions} >= {Choose, Merge}
    names = settled_names(decisions) if both else ()
    for decision in decisions:
        if isinstance(decision.act, Choose):
            conflict, outcome = choose(decision, decision.act, state.finder, state.conflicts, Settled(names, state.settled))
            if conflict is not None:
                if conflict.id in last:  # an earlier decision on the same difference
                    state.outcomes = [_superseded(o, last[conflict.id]) for o in state.outcomes]
                last[conflict.id] = decision.seq
                state.conflicts[conflict.id] = conflict
            state.outcomes.append(outcome)


def _superseded(outcome: Outcome, seq: int) -> Outcome:
    return outcome.model_copy(update={"standing": Standing.SUPERSEDED, "changed": ""}) if outcome.seq == seq else outcome


# ---------------------------------------------------------------- put together


def _ground(state: _State) -> Ground:
    record = state.finder.record
    made = record.reconciled
    conflicts = tuple(state.conflicts.values())
    changed = tuple(now for now, was in zip(conflicts, made.conflicts, strict=True) if now is not was)
    return Ground(
        reading=_reading(record.reading, state.sources),
        extractions=_extractions(record.extractions, state),
        reconciled=made.model_copy(
            update={
                "entities": state.names.entities(),
                "dates": _dates(made.dates, state.dates),
                "origins": state.origins,
                "conflicts": conflicts,
            }
        ),
        rejected=frozenset(state.rejected),
        outcomes=tuple(state.outcomes),
        conflicts=changed,
        entities=state.names.changed(),
    )


def _reading(reading: Reading, sources: Mapping[str, Source]) -> Reading:
    now = tuple(sources[s.id] for s in reading.sources)
    return reading if all(a is b for a, b in zip(now, reading.sources, strict=True)) else reading.model_copy(update={"sources": now})


def _extractions(extractions: tuple[Extraction, ...], state: _State) -> tuple[Extraction, ...]:
    """Without the claims that were rejected; what lost none is the very same object."""
    poorer = {state.finder.claims[c].source for c in state.rejected}
    return tuple(_without_rejected(e, state.rejected) if e.source in poorer else e for e in extractions) if poorer else extractions


def _without_rejected(extraction: Extraction, rejected: Mapping[str, str]) -> Extraction:
    return extraction.model_copy(update={"claims": tuple(c for c in extraction.claims if c.id not in rejected)})


def _dates(dates: tuple[SettledDate, ...], decided: Mapping[tuple[str, str], SettledDate | None]) -> tuple[SettledDate, ...]:
    if not decided:
        return dates
    kept = tuple(d for d in dates if (d.claim, d.text) not in decided)
    return (*kept, *(d for d in decided.values() if d is not None))
