"""What a person made of a difference between sources, and whether its ground is still the one on which it was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefer.models import Choose, Conflict, Decision, DifferenceKind, Outcome, Position, SettledName, Standing
from briefer.review.find import Finder, Sides, spelt


class Settled(NamedTuple):
    """What persons decided that leaves nothing to differ on: names, and the differences of which one side at most is left."""

    names: Sequence[SettledName]
    conflicts: Mapping[str, Conflict]


def choose(
    decision: Decision, act: Choose, finder: Finder, conflicts: Mapping[str, Conflict], settled: Settled
) -> tuple[Conflict | None, Outcome]:
    """A difference as it was decided, and what became of the decision.

    It holds as long as there is something to hold for, and is reopened where the evidence is another: a side more, a side less, or
    another independent source for a side that was not chosen. Where persons decided otherwise that nothing is left to differ on, it is
    superseded. None where there is no such difference.

    Args:
        decision: who decided, and why.
        act: what.
        finder: of the record as the machine made it.
        conflicts: by id, as they are after all else was decided.
        settled: what was decided otherwise.
    """
    sides = finder.conflict(act.conflict)
    if _is_one(act, settled.names):
        on = sides.conflict.id if sides else ""
        return None, Outcome(seq=decision.seq, standing=Standing.SUPERSEDED, on=on, changed="the names were decided to be of one")
    if sides is None:
        return None, _gone(decision, act, finder)
    now = conflicts[sides.conflict.id]
    if (why := settled.conflicts.get(now.id)) is not None:
        return None, Outcome(seq=decision.seq, standing=Standing.SUPERSEDED, on=now.id, changed=why.reason.rstrip("."))
    chosen = next((sides.of[n] for n, p in enumerate(act.conflict.positions) if p.value == act.value), None) if act.how == "value" else None
    changes = list(_changes(act, sides, chosen, finder))
    value = sides.conflict.positions[chosen].value if chosen is not None else None
    if act.how == "value" and chosen is None:
        told = "; ".join(changes) or f"nobody says '{act.value}' this time"
        return None, Outcome(seq=decision.seq, standing=Standing.REOPENED, on=sides.conflict.id, changed=told)
    if value is not None and (value := _as_called(sides.conflict.positions[chosen or 0], now)) is None:
        told = f"all that was said for '{act.value}' was rejected"
        return None, Outcome(seq=decision.seq, standing=Standing.REOPENED, on=now.id, changed=told)
    standing = Standing.REOPENED if changes else Standing.APPLIED
    outcome = Outcome(seq=decision.seq, standing=standing, on=sides.conflict.id, changed="; ".join(changes))
    return _decided(now, decision, act, value, standing), outcome


def _is_one(act: Choose, names: Sequence[SettledName]) -> bool:
    """Whether its sides are spellings of one by the names that persons settled."""
    sides = [spelt(p.value) for p in act.conflict.positions]
    return any({spelt(s) for s in (name.name, *name.also)}.issuperset(sides) for name in names)


def _as_called(position: Position, now: Conflict) -> str | None:
    """The value of a side as it is called now; None where all of the side is gone."""
    return next((p.value for p in now.positions if not set(p.claims).isdisjoint(position.claims)), None)


def _gone(decision: Decision, act: Choose, finder: Finder) -> Outcome:
    here = sum(any(w.source in finder.sources for w in p.claims) for p in act.conflict.positions)
    if here < 2:
        return Outcome(seq=decision.seq, standing=Standing.ELSEWHERE)
    return Outcome(seq=decision.seq, standing=Standing.REOPENED, changed="the sources are not found to differ on it this time")


def _changes(act: Choose, sides: Sides, chosen: int | None, finder: Finder) -> Iterator[str]:
    """What is not as it was when it was decided, each in words."""
    ref = act.conflict
    before = {finder.sources[w.source] for p in ref.positions for w in p.claims if w.source in finder.sources}
    origins = {finder.origin(s) for s in before}
    for was, side in zip(ref.positions, sides.of, strict=True):
        if side is None:
            said = bool(finder.these(was.claims))
            yield f"'{was.value}' is not taken to be about the same this time" if said else f"nobody says '{was.value}' this time"
    for n, position in enumerate(sides.conflict.positions):
        fresh = [s for s in position.sources if s not in before and finder.origin(s) not in origins]
        if n not in sides.of:
            yield f"a new position: '{position.value}'{_said_by(position.sources, finder)}"
        elif fresh and n != chosen:
            yield f"'{position.value}' is also said{_said_by(fresh, finder)}"


def _said_by(sources: tuple[str, ...] | list[str], finder: Finder) -> str:
    names = {s.id: s.name for s in finder.record.reading.sources if s.id in set(sources)}
    return f" by {', '.join(names[s] for s in sources if s in names)}"


def _decided(conflict: Conflict, decision: Decision, act: Choose, value: str | None, standing: Standing) -> Conflict:
    """The difference as it was decided; one that was reopened keeps its value, and is disputed again."""
    because = f"{decision.who}: {decision.reason}".rstrip(". ") if decision.reason else decision.who
    if act.how == "no conflict":
        update = {"verdict": DifferenceKind.SETTLED, "taken": None, "reason": f"No conflict, as decided by {because}."}
    elif act.how == "both":
        update = {"verdict": DifferenceKind.CONFLICT, "taken": None, "reason": f"Both stand, as decided by {because}."}
    else:
        update = {"verdict": DifferenceKind.CONFLICT, "taken": value, "reason": f"The page uses {value}, as decided by {because}."}
    return conflict.model_copy(update=update | {"decided": act.how == "value" and standing is Standing.APPLIED})
