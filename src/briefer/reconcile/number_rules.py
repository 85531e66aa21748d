"""What a difference between two numbers of one thing is: a bound, a rounding, an update, or a conflict.

The docstring of a rule is what a reader is told of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefer.models import Bound, Claim, DifferenceKind, Judgement, Quantity
from briefer.reconcile.days import as_day
from briefer.reconcile.rules import different, same
from briefer.reconcile.wording import jaccard, stems_of

CARRIED = 0.8  # of the words of two sentences of which one was copied, or both
NEAR = 0.05  # figures this near, one of them rounded or hedged, are one figure
TOLL = re.compile(r"\b(?:killed|dead|deaths?|wounded|injured|missing|arrested|displaced|evacuated|hurt)\b")
FORMER = re.compile(
    r"\b(?:previous(?:ly)?|(?:earlier|early) (?:toll|figure|count|report|said)|initial(?:ly)?|first reported|at first|up from"
    r"|revised from|from an earlier|inicialmente|en un primer momento|anteriormente|tidligere|первоначально|ранее)\b"
    r"|^\W*earlier\b|سابقا|في البداية|در ابتدا|پیش از این",
    re.IGNORECASE,
)


class Counted(NamedTuple):
    """A number as one claim gives it, with the day on which its source came out.

    ``deaths``: for a count of the wounded whose sentence tells no dead, the numbers of dead that the sources give for the event.
    """

    value: float
    quantity: Quantity
    claim: Claim
    published: str | None
    deaths: frozenset[float] = frozenset()


class Difference(NamedTuple):
    """What the difference is, why, and the value that is used where that follows from it."""

    kind: DifferenceKind
    judgement: Judgement
    taken: float | None


def shown(counted: Counted) -> str:
    """A number with its bound: 'at least 112'."""
    value = counted.quantity.value
    figure = f"{value:,.0f}" if value == int(value) else f"{value:g}"
    bound = counted.quantity.bound
    unit = f" {counted.quantity.unit}" if counted.quantity.unit else ""
    return (figure if bound is Bound.EXACT else f"{bound.value} {figure}") + unit


def within_bounds(group: tuple[Counted, ...]) -> Difference | None:
    """Bounds that one figure can meet: "at least 100" and "112" can both be true."""
    low = max((c.value for c in group if c.quantity.bound in (Bound.AT_LEAST, Bound.MORE_THAN)), default=None)
    high = min((c.value for c in group if c.quantity.bound is Bound.UP_TO), default=None)
    exact = {c.value for c in group if c.quantity.bound in (Bound.EXACT, Bound.ABOUT)}
    if len(exact) > 1 or (low is None and high is None):
        return None
    figure = min(exact, default=low if low is not None else high)
    if figure is None or (low is not None and figure < low) or (high is not None and figure > high):
        return None
    said = same("within bounds", 0.9, f"{' and '.join(sorted({shown(c) for c in group}))} can all be true")
    return Difference(DifferenceKind.ROUNDING, said, figure)


def rounded(group: tuple[Counted, ...]) -> Difference | None:
    """Figures within five per cent of one another, at least one hedged or round: one figure."""
    values = [c.value for c in group]
    hedged = any(c.quantity.bound is not Bound.EXACT for c in group)
    round_ = any(v >= 100 and v % 100 == 0 for v in values)
    if min(values) <= 0 or (max(values) - min(values)) / max(values) > NEAR or not (hedged or round_) or max(values) < 20:
        return None
    figures = " and ".join(sorted({shown(c) for c in group}))
    return Difference(DifferenceKind.ROUNDING, same("rounded", 0.85, f"{figures} are one figure, rounded"), None)


def running_toll(group: tuple[Counted, ...]) -> Difference | None:
    """A toll that rises with the order of publication, or that a source itself calls the earlier one, is an update.

    A figure that is only "at least" so much may come out after a higher one: both can be true.
    """
    if not _is_toll(group):
        return None
    current = _current(group)
    top = _highest(current)
    if len({c.value for c in current}) == 1 and len(current) < len(group):
        said = same("running toll", 0.85, f"a source calls the other figure an earlier one; {shown(top)} is the later")
        return Difference(DifferenceKind.UPDATE, said, top.value)
    days = [as_day(c.published) for c in current]
    if any(day is None for day in days) or len(set(days)) < 2 or _falls(current) or len({c.claim.source for c in current}) == 1:
        return None
    said = same("running toll", 0.9, f"the toll rises with the order of publication, up to {shown(top)} ({top.published})")
    return Difference(DifferenceKind.UPDATE, said, top.value)


def _is_toll(group: tuple[Counted, ...]) -> bool:
    return all(TOLL.search(c.quantity.counted or "") for c in group)


def _current(group: tuple[Counted, ...]) -> tuple[Counted, ...]:
    """The figures that no source calls an earlier one; all, where that leaves none."""
    return tuple(c for c in group if not FORMER.search(c.claim.quote.text)) or group


def _highest(group: tuple[Counted, ...]) -> Counted:
    return max(group, key=lambda c: (c.value, c.published or "", c.claim.id))


def _falls(group: tuple[Counted, ...]) -> bool:
    """Whether the newest day lacks the highest figure, or a day between has only lower ones and gives one as exact."""
    days: dict[str, list[Counted]] = {}
    for counted in group:
        days.setdefault(counted.published or "", []).append(counted)
    best = 0.0
    for day in sorted(days):
        top = max(c.value for c in days[day])
        if top < best and any(c.quantity.bound not in (Bound.AT_LEAST, Bound.MORE_THAN) for c in days[day] if c.value < best):
            return True
        best = max(best, top)
    return max(c.value for c in days[max(days)]) < best


def carried_over(group: tuple[Counted, ...]) -> Difference | None:
    """A toll in a sentence that two sources share, where one of them gives a higher one too: that is the later."""
    if not _is_toll(group) or len({c.value for c in group}) != 2:
        return None
    low, high = min(c.value for c in group), max(c.value for c in group)
    older = [c for c in group if c.value == low]
    said = [stems_of(c.claim.quote.text) for c in older]
    sources = {c.claim.source for c in older}
    if len(sources) < 2 or any(jaccard(said[0], other) < CARRIED for other in said[1:]):
        return None
    if not sources & {c.claim.source for c in group if c.value == high}:
        return None
    top = _highest(group)
    why = same("carried over", 0.8, f"the lower figure stands in a sentence that was carried over; {shown(top)} is the later")
    return Difference(DifferenceKind.UPDATE, why, high)


def dead_among_the_wounded(group: tuple[Counted, ...]) -> Difference | None:
    """One count is the other plus the dead, in a sentence that tells no dead of its own: it counts all who were hit."""
    low = min(c.value for c in group)
    rest = [c for c in group if c.value == low]
    if not all(c.value - low in c.deaths for c in group if c.value != low):
        return None
    over = " and ".join(sorted({shown(c) for c in group if c not in rest}))
    said = same("dead among the wounded", 0.8, f"{over} is {shown(rest[0])} and the dead: all who were hit")
    return Difference(DifferenceKind.SCOPE, said, rest[0].value)


def in_one_source(group: tuple[Counted, ...]) -> Difference | None:
    """One source gives two figures for one thing, which no order of publication explains."""
    if len({c.claim.source for c in group}) != 1:
        return None
    said = different("in one source", 0.85, f"one source gives both {' and '.join(sorted({shown(c) for c in group}))}")
    return Difference(DifferenceKind.CONFLICT, said, None)


def different_figures(group: tuple[Counted, ...]) -> Difference | None:
    """Figures for one thing that neither bounds nor rounding nor the order of publication explains."""
    said = different("different figures", 0.8, f"the sources give {_listed(group)}, and the order of publication does not explain it")
    return Difference(DifferenceKind.CONFLICT, said, None)


def _listed(group: tuple[Counted, ...]) -> str:
    """The figures, lowest first: '2, 3 and at least 6'."""
    figures = list(dict.fromkeys(shown(c) for c in sorted(group, key=lambda c: (c.value, c.quantity.bound.value))))
    return " and ".join([", ".join(figures[:-1]), figures[-1]]) if len(figures) > 1 else figures[0]


NUMBER_RULES = (running_toll, carried_over, dead_among_the_wounded, within_bounds, rounded, in_one_source, different_figures)


def judge_numbers(group: tuple[Counted, ...]) -> Difference:
    """What the first rule that speaks says. The last one always does."""
    for rule in NUMBER_RULES:
        found = rule(group)
        if found is not None:
            return found
    raise AssertionError("the last rule always speaks")
