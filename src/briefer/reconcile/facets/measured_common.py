"""What the facets that are measured share: figures with their place in the quote, and how figures that differ are judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from briefer.lexicon.units import UNITS, in_base
from briefer.models import Bound, Claim, DifferenceKind, EntityKind, Quantity
from briefer.reconcile.facets.facet import Ruling, Said
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting

UNBOUNDED = float("inf")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
"""Arabic and Persian digits to those of other scripts."""


class Figure(NamedTuple):
    """A number with a unit in the quote of a claim: where it stands there, and its value in the base unit."""

    quantity: Quantity
    start: int
    end: int
    value: float


class Named(NamedTuple):
    """An entity where it stands in the quote of a claim."""

    entity: str
    start: int
    end: int


def figures(claim: Claim, dimension: str) -> Iterator[Figure]:
    """The figures of one dimension that stand in the quote, in order; none that says an age."""
    for quantity in claim.quantities:
        unit = UNITS.get(quantity.unit or "")
        if unit is not None and unit.dimension == dimension and quantity.span is not None and quantity.counted != "age":
            start, end = quantity.span.start - claim.quote.start, quantity.span.end - claim.quote.start
            yield Figure(quantity, start, end, in_base(quantity.value, quantity.unit or ""))


def named(claim: Claim, setting: Setting, kind: EntityKind | None = None) -> list[Named]:
    """The names of a kind that stand in the quote, in order."""
    found = []
    for number, mention in enumerate(claim.mentions):
        entity = setting.entity_of.get((claim.id, number))
        if entity and mention.span is not None and (kind is None or mention.kind is kind):
            found.append(Named(entity, mention.span.start - claim.quote.start, mention.span.end - claim.quote.start))
    return sorted(found, key=lambda one: (one.start, one.end))


def place_in(claim: Claim, quantity: Quantity) -> tuple[int, int]:
    """Where a quantity stands in the quote; (-1, -1) for one that is unverified."""
    if quantity.span is None:
        return -1, -1
    return quantity.span.start - claim.quote.start, quantity.span.end - claim.quote.start


def english(claim: Claim) -> str:
    """The statement where it is English, '' where it is the source's own words in another language."""
    return claim.statement if claim.statement_language.startswith("en") else ""


def in_figures(value: float) -> str:
    """A number for the page: '2,400', '6.4'."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def as_said(quantity: Quantity, unit: str | None = None) -> str:
    """A quantity with its hedge and unit: 'about 30 miles'."""
    bound = "" if quantity.bound is Bound.EXACT else f"{quantity.bound.value} "
    named_unit = unit if unit is not None else quantity.unit
    return f"{bound}{in_figures(quantity.value)}{f' {named_unit}' if named_unit else ''}"


def span_of(quantity: Quantity, step: float, loose: float = 0.1) -> tuple[float, float]:
    """What a hedged number can be, lowest and highest.

    Args:
        quantity: the number with its bound.
        step: how far a number that is said as exact may be cut or rounded.
        loose: how far one that is said as about so much may be off, as a share.
    """
    value = quantity.value
    if quantity.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return value, UNBOUNDED
    if quantity.bound is Bound.UP_TO:
        return 0.0, value
    wide = max(step, value * loose) if quantity.bound is Bound.ABOUT else step
    return value - wide, value + wide


def listed(together: Sequence[Said]) -> str:
    """The values in words, lowest first: '48 km, 65 km and 85 km'."""
    ordered = sorted(together, key=lambda said: (said.measure or 0.0, len(said.value), said.value))
    shown = list(dict.fromkeys({said.key: said.value for said in reversed(ordered)}[said.key] for said in ordered))
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]


def near_or_not(together: Sequence[Said], rule: str, share: float, least: float) -> Ruling:
    """Figures no further apart than ``share`` of the highest, or ``least``, are one figure, rounded; others contradict one another."""
    values = [said.measure or 0.0 for said in together]
    if max(values) - min(values) <= max(share * max(values), least):
        return rounding(together, rule)
    return conflict(together, rule)


def rounding(together: Sequence[Said], rule: str) -> Ruling:
    """One figure, rounded."""
    return Ruling(DifferenceKind.ROUNDING, same(rule, 0.85, f"{listed(together)} are one figure, rounded"))


def conflict(together: Sequence[Said], rule: str) -> Ruling:
    """Figures that cannot all be true."""
    return Ruling(DifferenceKind.CONFLICT, different(rule, 0.8, f"the sources give {listed(together)}, which cannot all be true"))


def all_true(together: Sequence[Said], rule: str) -> Ruling:
    """Hedged figures that one value meets."""
    return Ruling(DifferenceKind.ROUNDING, same(rule, 0.85, f"{listed(together)} can all be true"))


def swapped_digits(values: Sequence[float]) -> bool:
    """Whether two figures have the same digits in another order, two neighbours swapped: 47 and 74, 50.57 and 50.75."""
    return any(is_swapped(one, other) for one, other in combinations(sorted(set(values)), 2))


def is_swapped(one: float, other: float) -> bool:
    """Whether two numbers differ by two neighbouring digits that changed places."""
    first, second = f"{one:.10g}", f"{other:.10g}"
    if len(first) != len(second) or first == second:
        return False
    if first.partition(".")[0] != second.partition(".")[0] and first.find(".") != second.find("."):
        return False
    mine, theirs = first.replace(".", ""), second.replace(".", "")
    apart = [n for n, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and mine[apart[0]] == theirs[apart[1]] and mine[apart[1]] == theirs[apart[0]]


def quantity_of(said: Said) -> Quantity | None:
    """The quantity of its claim that a value shows."""
    return next((q for q in said.claim.quantities if as_said(q) == said.value), None)
