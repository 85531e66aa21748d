"""Decisions for tests, numbered as a ledger would."""

from __future__ import annotations

from collections.abc import Iterable

from briefer.models import Act, Decision, Undo
from briefer.review import target_of, told

WHEN = "2031-03-05T06:00:00Z"


def decisions(*acts: Act | tuple[Act, str], who: str = "Ada Reviewer") -> tuple[Decision, ...]:
    """A ledger of these acts, each alone or with a reason."""
    made: list[Decision] = []
    for seq, given in enumerate(acts, 1):
        act, reason = given if isinstance(given, tuple) else (given, "")
        before, after = told(act)
        target = made[act.seq - 1].target if isinstance(act, Undo) else target_of(act)
        made.append(Decision(seq=seq, act=act, who=who, when=WHEN, target=target, before=before, after=after, reason=reason))
    return tuple(made)


def standings(outcomes: Iterable[object]) -> dict[int, str]:
    """What became of each."""
    return {o.seq: o.standing.value for o in outcomes}  # type: ignore[attr-defined]
