"""How far a review is: the points of the queue, each with the decision that settled it; reopened decisions on top."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefer.models import (
    Accept,
    Choose,
    Decision,
    DifferenceKind,
    Drop,
    Move,
    Outcome,
    Pin,
    Point,
    Reconciled,
    Reject,
    Reword,
    Seen,
    Standing,
)

ON_ITEM = (Reword, Drop, Pin, Move)
"""Who reworded, dropped, pinned or moved an item has looked at what stands behind it."""


def progress(
    first: Sequence[Point],
    now: Sequence[Point],
    decisions: Sequence[Decision],
    outcomes: Sequence[Outcome],
    items: Mapping[int, str],
    reconciled: Reconciled,
) -> tuple[Point, ...]:
    """The points that the machine's brief had and those that its page has now, each once; what was settled stays, and says by what.

    Args:
        first: the points of the machine's brief.
        now: those of the brief as it stands.
        decisions: those in force.
        outcomes: what became of them.
        items: for a decision on the page the id of its item.
        reconciled: as persons decided it.
    """
    by_seq = {d.seq: d for d in decisions}
    settled = dict(_settled(by_seq, outcomes, items))
    closed = {c.id for c in reconciled.conflicts if c.verdict is not DifferenceKind.CONFLICT}
    asked_again = [o for o in outcomes if o.standing is Standing.REOPENED]
    again = {o.on for o in asked_again if isinstance(by_seq[o.seq].act, Choose)}
    every = {(p.what, p.on): p for p in (*first, *now)}
    order = {what: n for n, what in enumerate(dict.fromkeys(p.what for p in (*now, *first)))}
    points = [
        p.model_copy(update={"settled": settled.get((p.what, p.on))})
        for p in sorted(every.values(), key=lambda p: order[p.what])
        if not (p.what == "conflict" and (p.on in again or (p.on in closed and (p.what, p.on) not in settled)))
    ]
    return (*(_again(o, by_seq[o.seq]) for o in asked_again), *points)


def _again(outcome: Outcome, decision: Decision) -> Point:
    what = decision.after or decision.act.act
    return Point(what="reopened", on=str(outcome.seq), text=f"Decided by {decision.who}: {what}. Now: {outcome.changed}.")


def _settled(
    by_seq: Mapping[int, Decision], outcomes: Sequence[Outcome], items: Mapping[int, str]
) -> Iterator[tuple[tuple[str, str], int]]:
    """The points that decisions which hold have settled: (kind, what it is on), and the number of the decision."""
    for outcome in outcomes:
        if outcome.standing is not Standing.APPLIED or outcome.seq not in by_seq:
            continue
        act = by_seq[outcome.seq].act
        if isinstance(act, Choose):
            yield ("conflict", outcome.on), outcome.seq
        elif isinstance(act, Accept | Reject):
            yield ("unverified", outcome.on), outcome.seq
        elif isinstance(act, ON_ITEM) and outcome.seq in items:
            yield ("single origin", items[outcome.seq]), outcome.seq
        elif isinstance(act, Seen):
            yield (act.what, outcome.on), outcome.seq
