"""What a difference between two numbers of one thing is: a bound, a rounding, an update, or a conflict.

The docstring of a rule is what a reader is told of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.lexicon.rough_numbers import TAKEN_BACK, rough_span
from briefer.models import Bound, Claim, DifferenceKind, Judgement, Quantity
from briefer.reconcile.days import as_day
from briefer.reconcile.facets.measured_common import is_swapped
from briefer.reconcile.gated import Table
from briefer.reconcile.rules import different, same
from briefer.reconcile.wording import jaccard, stems_of

_TAKEN_BACK = Table(TAKEN_BACK)
CARRIED = 0.8  # of the words of two sentences of which one was copied, or both
SHARED = 0.7  # of those, where figures and house style differ too
NEAR = 0.05  # figures this near, one of them rounded or hedged, are one figure
FAR = 1.2  # "more than 320,000" is no word for 400,000
WIDE = 5.0  # figures of one source this far apart are of a part and of the whole
TOLL = lazy(
    r"\b(?:killed|dead|deaths?|wounded|injured|missing|arrested|displaced|evacuated|hurt|destroyed|damaged|released|rescued|infected)\b"
)
FORMER = lazy(
    r"\b(?:previous(?:ly)?|(?:earlier|early) (?:toll|figure|count|report|said)|initial(?:ly)?|first reported|at first|up from"
    r"|revised from|from an earlier|inicialmente|en un primer momento|anteriormente|tidligere|первоначально|ранее)\b"
    r"|^\W*earlier\b|سابقا|في البداية|در ابتدا|پیش از این",
    re.IGNORECASE,
)
_NOT = lazy(
    r"\b(?:not|rather than|instead of|y no|en (?:lugar|vez) de|e não|em vez de|e non|invece di|et non|au lieu de|und nicht|statt|og ikke"
    r"|а не|вместо|نه|به جای|وليس|بدلا من|نہ کہ) (\d{1,3}(?:[.,  ]\d{3})+|\d+)(?![\d.,]*\d)"
)
"""A bare figure beside the one that holds: '9 were killed, not 12 as it said earlier'."""
_SET_AGAINST = lazy(r"[,;(]\s*(?:and |but )?not\b[^,.;)]*", re.IGNORECASE)
"""', not nine as first reported': the earlier figure is that one, and not the one before it."""
_ATTACKER_TOO = lazy(
    r"\b(?:including|among them|one of (?:the|them|whom)|incluid[oa]|entre ellos|uno de l[oa]s|y compris"
    r"|dont|darunter|einschließlich|inkludert|deriblant|incluindo)\b"
    r"[^.;]{0,40}\b(?:suspect\w*|gunman|shooter|attacker|bomber|assailant|sospechoso|atacante|agresor|tirador"
    r"|assaillant|tireur|täter|angreifer"
    r"|gjerningsmann\w*|mistenkte|atirador)\b|(?:включая|в том числе)[^.;]{0,40}(?:нападавш|подозреваем|стрел)"
    r"|(?:بينهم|بما في ذلك|از جمله)[^.;،]{0,40}(?:المشتبه|المهاجم|مهاجم|مظنون)",
    re.IGNORECASE,
)


class Counted(NamedTuple):
    """A number as one claim gives it, with the day on which its source came out.

    ``deaths``: for a count of the wounded whose sentence tells no dead, the numbers of dead that the sources give for the event.
    ``refuted``: the figures for the same thing that its source says are not so.
    """

    value: float
    quantity: Quantity
    claim: Claim
    published: str | None
    deaths: frozenset[float] = frozenset()
    refuted: frozenset[float] = frozenset()


class Difference(NamedTuple):
    """What the difference is, why, and the value that is used where that follows from it."""

    kind: DifferenceKind
    judgement: Judgement
    taken: float | None


def shown(counted: Counted) -> str:
    """A number with its bound: 'at least 112'."""
    if rough_span(counted.quantity.text):
        return counted.quantity.text.lower()
    value = counted.quantity.value
    figure = f"{value:,.0f}" if value == int(value) else f"{value:g}"
    bound = counted.quantity.bound
    unit = f" {counted.quantity.unit}" if counted.quantity.unit else ""
    return (figure if bound is Bound.EXACT else f"{bound.value} {figure}") + unit


def rough(group: tuple[Counted, ...]) -> Difference | None:
    """A rough figure ("dozens", "hundreds") and a counted one: the counted one is used, and the two are no conflict."""
    vague = {c.quantity.text.lower(): span for c in group if (span := rough_span(c.quantity.text))}
    firm = [c for c in group if not rough_span(c.quantity.text)]
    if not vague or len({c.value for c in firm}) > 1:
        return None
    top = firm[0].value if firm else None
    figures = _listed(group)
    if top is not None and all(low <= top <= high for low, high in vague.values()):
        return Difference(
            DifferenceKind.ROUNDING, same("rough figure", 0.85, f"{figures}: one is a rough figure that the other meets"), top
        )
    kind = DifferenceKind.UPDATE if top is not None else DifferenceKind.ROUNDING
    why = f"{figures}: a rough figure says no more than the order of size" + (f", {shown(firm[0])} was counted" if firm else "")
    return Difference(kind, same("rough figure", 0.7, why), top)


def taken_back(group: tuple[Counted, ...]) -> Difference | None:
    """A source says in so many words that a figure was wrong: what stands before those words is corrected."""
    values = {c.value for c in group}
    for counted in sorted(group, key=lambda c: c.claim.id):
        text = counted.claim.quote.text
        cue = _TAKEN_BACK.search(text)
        if cue is None:
            continue
        told = [(q.span.start - counted.claim.quote.start, q.value) for q in counted.claim.quantities if q.span is not None]
        wrong = {value for at, value in told if at < cue.start() and value in values}
        right = ({value for at, value in told if at > cue.start()} & values) - wrong or (values - wrong)
        if wrong and len(right) == 1:
            figure = next(iter(right))
            used = next(c for c in group if c.value == figure)
            why = f'a source takes a figure back ("{cue[0]}"): {shown(used)} is the corrected one'
            return Difference(DifferenceKind.CORRECTION, same("taken back", 0.9, why), figure)
    return None


def refuted(group: tuple[Counted, ...]) -> Difference | None:
    """A source says that a figure is not so ("not of 1,729 stations") and gives another one: that is the corrected one."""
    values = {c.value for c in group}
    for counted in sorted(group, key=lambda c: c.claim.id):
        wrong = (counted.refuted | _not_so(counted.claim.quote.text)) & values
        if wrong and values - wrong == {counted.value}:
            figures = " and ".join(sorted({shown(c) for c in group if c.value in wrong}))
            why = f"a source says that it is not {figures}, and gives {shown(counted)}"
            return Difference(DifferenceKind.CORRECTION, same("refuted", 0.85, why), counted.value)
    return None


def _not_so(text: str) -> frozenset[float]:
    """The bare figures that a sentence sets against its own."""
    return frozenset(float(re.sub(r"\D", "", figure)) for figure in _NOT.findall(text))


def misprinted(group: tuple[Counted, ...]) -> Difference | None:
    """Two sources have one sentence nearly word for word, with two digits of the figure swapped: one of them is a slip."""
    if len({c.value for c in group}) != 2 or not swapped_pair(group):
        return None
    figures = _listed(group)
    why = f"{figures} stand in one sentence that sources share, with two digits swapped: one of them is a slip in copying"
    return Difference(DifferenceKind.CONFLICT, different("digits swapped", 0.85, why), None)


def swapped_pair(group: Sequence[Counted]) -> tuple[float, float] | None:
    """Two figures with neighbouring digits swapped, in a sentence that two sources share."""
    like: dict[str, list[Counted]] = defaultdict(list)
    for counted in group:
        like["".join(sorted(f"{counted.value:.10g}"))].append(counted)
    for one, other in (pair for some in like.values() if len(some) > 1 for pair in combinations(some, 2)):
        if one.value == other.value or one.claim.source == other.claim.source or not is_swapped(one.value, other.value):
            continue
        if jaccard(stems_of(one.claim.quote.text), stems_of(other.claim.quote.text)) >= SHARED:
            return one.value, other.value
    return None


def with_the_attacker(group: tuple[Counted, ...]) -> Difference | None:
    """One count is one more than the other and says that the attacker is among them: it counts more people."""
    values = sorted({c.value for c in group})
    if len(values) != 2 or values[1] - values[0] != 1:
        return None
    more = [c for c in group if c.value == values[1]]
    if not any(_ATTACKER_TOO.search(f"{c.claim.quote.text} {c.claim.statement}") for c in more):
        return None
    why = f"{shown(more[0])} counts the attacker too, the other figure does not"
    return Difference(DifferenceKind.SCOPE, same("with the attacker", 0.8, why), values[0])


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
    over = [c.value for c in group if c.quantity.bound is Bound.MORE_THAN and c.value >= 100]
    if over and figure > FAR * max(over):
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
    return tuple(c for c in group if not FORMER.search(_SET_AGAINST.sub("", c.claim.quote.text))) or group


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
    said = same("dead among the wounded", 0.8, f"{over} counts the dead among those who were hit; without them it is {shown(rest[0])}")
    return Difference(DifferenceKind.SCOPE, said, rest[0].value)


def in_one_source(group: tuple[Counted, ...]) -> Difference | None:
    """One source gives two figures for one thing, which no order of publication explains."""
    if len({c.claim.source for c in group}) != 1:
        return None
    values = [c.value for c in group]
    if max(values) > WIDE * min(values):
        why = f"one source gives {_listed(group)}, far apart: of a part and of the whole"
        return Difference(DifferenceKind.SCOPE, same("in one source", 0.75, why), None)
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


NUMBER_RULES = (
    taken_back,
    refuted,
    misprinted,
    with_the_attacker,
    running_toll,
    carried_over,
    dead_among_the_wounded,
    within_bounds,
    rounded,
    in_one_source,
    different_figures,
)


def judge_numbers(group: tuple[Counted, ...]) -> Difference:
    """What the first rule that speaks says. The last one always does. Rough figures do not count where there are two others."""
    told = rough(group)
    if told is not None:
        return told
    firm = tuple(c for c in group if not rough_span(c.quantity.text))
    for rule in NUMBER_RULES:
        found = rule(firm)
        if found is not None:
            return found
    raise AssertionError("the last rule always speaks")
