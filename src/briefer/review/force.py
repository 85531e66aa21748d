"""Which decisions are in force. Undoing is a decision too, and can itself be undone; of two on one thing the later counts."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.models import Decision, Outcome, Standing, Undo
from briefer.review.refs import kind_of


def undone(decisions: Sequence[Decision]) -> frozenset[int]:
    """The numbers of the decisions that hold no more because they were undone."""
    gone: set[int] = set()
    for decision in sorted(decisions, key=lambda d: -d.seq):
        if decision.seq not in gone and isinstance(decision.act, Undo):
            gone.add(decision.act.seq)
    return frozenset(gone)


def in_force(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Those that hold, in their order: not undone, no undoing itself, and the last on what it is about."""
    gone = undone(decisions)
    left = [d for d in sorted(decisions, key=lambda d: d.seq) if d.seq not in gone and not isinstance(d.act, Undo)]
    last = {d.target: d.seq for d in left}
    return tuple(d for d in left if last[d.target] == d.seq)


def out_of_force(decisions: Sequence[Decision]) -> tuple[Outcome, ...]:
    """What became of all the others."""
    gone, holding = undone(decisions), {d.seq for d in in_force(decisions)}
    return tuple(Outcome(seq=d.seq, standing=_standing(d, gone)) for d in decisions if d.seq not in holding)


def _standing(decision: Decision, gone: frozenset[int]) -> Standing:
    if decision.seq in gone:
        return Standing.UNDONE
    return Standing.APPLIED if isinstance(decision.act, Undo) else Standing.SUPERSEDED


def asked_no_more(outcomes: Sequence[Outcome], decisions: Sequence[Decision]) -> list[Outcome]:
    """The outcomes, without the question where a later decision on the same thing of this brief has answered it.

    A reopened decision is bound to the words of another day; the one that answers it, to those of today: told apart by the ledger, they
    are on one thing here.
    """
    acts = {d.seq: d.act for d in decisions}
    answered: dict[tuple[str, str], int] = {}
    for outcome in outcomes:
        if outcome.standing is Standing.APPLIED and outcome.on and not isinstance(acts[outcome.seq], Undo):
            key = (kind_of(acts[outcome.seq]), outcome.on)
            answered[key] = max(outcome.seq, answered.get(key, 0))
    return [_answered(o, answered.get((kind_of(acts[o.seq]), o.on), 0)) if o.standing is Standing.REOPENED else o for o in outcomes]


def _answered(outcome: Outcome, by: int) -> Outcome:
    return outcome.model_copy(update={"standing": Standing.SUPERSEDED, "changed": ""}) if by > outcome.seq else outcome


def latest(decisions: Sequence[Decision]) -> dict[str, int]:
    """For each thing the number of the last decision on it, undone or not: what a person has to have seen who decides on it."""
    return {d.target: d.seq for d in sorted(decisions, key=lambda d: d.seq)}
