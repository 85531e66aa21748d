"""Stage 5 of the flow: a record as the machine made it, and what persons decided -> the brief as they left it.

1. ground   claims, names, dates, sources, differences as they were decided
2. redraft  the sentences of the page that code made of those, made anew
3. page     reworded, dropped, pinned, moved, added
4. fit      still one page
5. points   how far the review is, and whether somebody signed these words

Steps 1 and 2 are taken for one decision after the other, each from where the one before left the page. So a further decision costs what it
changes, and the states before it can be kept: see `Projector`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from briefer.brief import Cuts, Evidence, gather, put_back, redraft, refit, unsupported, with_decided
from briefer.models import Brief, Decision, EditNames, Graded, Outcome, Reading, Record, Reviewed, Standing, digest_of
from briefer.publish.as_pdf import Measure
from briefer.publish.publish import measure
from briefer.reconcile import retake, unite_origins
from briefer.review import (
    ON_GROUND,
    Finder,
    Ground,
    Paged,
    asked_no_more,
    decide_ground,
    decide_page,
    decide_seen,
    in_force,
    is_here,
    of_signatures,
    out_of_force,
    progress,
    review_brief,
    signature_of,
)

Thing = TypeVar("Thing")
KEPT = 12
"""States that are kept: so many of the last decisions can be undone without going back to the first."""


@dataclass(frozen=True, slots=True)
class Projected:
    """A record as persons decided it, the evidence behind it as it is then, and how much of a page it takes."""

    reviewed: Reviewed
    evidence: Evidence
    size: Measure


@dataclass(frozen=True, slots=True)
class _State:
    """The ground and the page after the decisions of these numbers."""

    after: tuple[int, ...]
    ground: Ground
    evidence: Evidence
    brief: Brief


class Projector:
    """Puts decisions into one record, which itself stays as it is. What it gives depends on the decisions alone.

    Its indexes take about a second for 10,000 claims. One thread at a time.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self._finder = Finder(record)
        evidence = gather(record.reading, record.extractions, record.reconciled)
        self._states = [_State((), self._decided(()), evidence, record.brief)]
        self._cuts = Cuts(record.brief)
        self._sizes = _Sizes()
        self._said: dict[tuple[str, tuple[str, ...]], tuple[tuple[object, ...], tuple[str, ...]]] = {}
        """For a person's words and their claims: what the check looked at, and what of the words no claim holds."""

    def project(self, decisions: Sequence[Decision]) -> Projected:
        """The brief with these decisions in it.

        Args:
            decisions: all of the ledger, in their order.
        """
        holding = in_force(decisions)
        state = self._state(tuple(d for d in holding if isinstance(d.act, ON_GROUND)))
        paged = self._paged(state, holding)
        size = partial(self._sizes.of, measured=self._measure(state))
        brief = refit(paged.brief, state.evidence, lambda brief: size(brief).pages, paged.held)
        outcomes = [
            *state.ground.outcomes,
            *paged.outcomes,
            *decide_seen(self._finder, brief, holding),
            *_of_lists(holding),
            *out_of_force(decisions),
        ]
        outcomes = asked_no_more(outcomes, decisions)
        signature = signature_of(decisions, outcomes, partial(digest_of, brief), lambda act: is_here(act, self._finder))
        outcomes = sorted((*outcomes, *of_signatures(holding, signature)), key=lambda o: o.seq)
        ground, made = state.ground, self.record
        reviewed = Reviewed(
            brief=brief,
            conflicts=ground.conflicts,
            entities=ground.entities,
            origins=ground.reconciled.origins if ground.reconciled.origins is not made.reconciled.origins else None,
            grades=_graded(made.reading, ground.reading),
            rejected=tuple(sorted(ground.rejected)),
            by=_by(holding, outcomes),
            outcomes=tuple(outcomes),
            points=progress(
                made.review,
                review_brief(ground.reading, ground.extractions, ground.reconciled, brief, state.evidence.claims),
                holding,
                outcomes,
                paged.items,
                ground.reconciled,
            ),
            signature=signature,
        )
        return Projected(reviewed, state.evidence, size(brief))

    def _state(self, decisions: tuple[Decision, ...]) -> _State:
        """The ground and the page after these decisions, one after the other, from the last state that is kept on the way."""
        numbers = tuple(d.seq for d in decisions)
        self._states = [s for s in self._states if numbers[: len(s.after)] == s.after]
        for many in range(len(self._states[-1].after) + 1, len(decisions) + 1):
            last = self._states[-1]
            ground = _like(self._decided(decisions[:many]), last.ground)
            evidence = with_decided(last.evidence, reading=ground.reading, extractions=ground.extractions, reconciled=ground.reconciled)
            brief = redraft(last.brief, last.evidence, evidence, self._cuts)
            state = _State(numbers[:many], ground, evidence, brief)
            self._states = [self._states[0], *self._states[1:][-KEPT:], state]
        return self._states[-1]

    def _decided(self, decisions: Sequence[Decision]) -> Ground:
        return decide_ground(self._finder, decisions, retake, unite_origins)

    def _paged(self, state: _State, holding: Sequence[Decision]) -> Paged:
        def own_words(text: str, claims: Sequence[str]) -> tuple[str, ...]:
            evidence = state.evidence
            basis = (evidence.settled, *(evidence.entities.get(c) for c in claims))
            known, found = self._said.get((text, tuple(claims)), ((), ()))
            if len(known) != len(basis) or not all(a is b for a, b in zip(known, basis, strict=True)):
                found = unsupported(text, claims, evidence)
                self._said[text, tuple(claims)] = basis, found
            return found

        return decide_page(
            self._finder,
            state.brief,
            holding,
            may_rest_on=self._cuts.may_rest_on,
            rejected=state.ground.rejected,
            unsupported=own_words,
            put_back=put_back,
            count=state.evidence.origin_count,
        )

    def _measure(self, state: _State) -> Callable[[Brief], Measure]:
        ground = state.ground
        return partial(
            measure, reading=ground.reading, claims=state.evidence.claims, reconciled=ground.reconciled, paper=self.record.run.paper
        )


def _like(now: Ground, before: Ground) -> Ground:
    """The ground with the very objects of the one before wherever they are equal: what is the same object is not looked at again."""
    made, was = now.reconciled, before.reconciled
    kept = {
        "entities": _kept(made.entities, was.entities, lambda e: e.id),
        "origins": _kept(made.origins, was.origins, lambda o: o.id),
        "conflicts": _kept(made.conflicts, was.conflicts, lambda c: c.id),
        "dates": was.dates if made.dates == was.dates else made.dates,
    }
    sources = _kept(now.reading.sources, before.reading.sources, lambda s: s.id)
    return replace(
        now,
        reading=before.reading if sources is before.reading.sources else now.reading.model_copy(update={"sources": sources}),
        extractions=_kept(now.extractions, before.extractions, lambda e: e.source),
        reconciled=made.model_copy(update=kept),
    )


def _kept(now: tuple[Thing, ...], before: tuple[Thing, ...], name: Callable[[Thing], str]) -> tuple[Thing, ...]:
    if now is before:
        return before
    old = {name(thing): thing for thing in before}
    kept = tuple(old[name(thing)] if old.get(name(thing)) == thing else thing for thing in now)
    return before if len(kept) == len(before) and all(a is b for a, b in zip(kept, before, strict=True)) else kept


class _Sizes:
    """How large briefs are; the last few are kept, since most decisions leave the page as it is."""

    def __init__(self) -> None:
        self._known: list[tuple[Brief, int, Measure]] = []

    def of(self, brief: Brief, measured: Callable[[Brief], Measure]) -> Measure:
        """The size of a brief, measured where nothing like it was."""
        seen, cuts = brief.model_copy(update={"cut": ()}), len(brief.cut)  # what was cut is printed as a number
        for known, number, size in self._known:
            if number == cuts and known == seen:
                return size
        size = measured(brief)
        self._known = [*self._known[-KEPT:], (seen, cuts, size)]
        return size


def _graded(before: Reading, now: Reading) -> tuple[Graded, ...]:
    pairs = zip(before.sources, now.sources, strict=True)
    return tuple(Graded(source=s.id, grade=s.grade) for was, s in pairs if s.grade != was.grade)


def _by(holding: Sequence[Decision], outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """Whose decisions hold, the first to decide first."""
    held = {o.seq for o in outcomes if o.standing in {Standing.APPLIED, Standing.REOPENED}}
    return tuple(dict.fromkeys(d.who for d in holding if d.seq in held))


def _of_lists(holding: Sequence[Decision]) -> tuple[Outcome, ...]:
    """What was edited in names.toml holds from the next brief on."""
    return tuple(Outcome(seq=d.seq, standing=Standing.APPLIED) for d in holding if isinstance(d.act, EditNames))
