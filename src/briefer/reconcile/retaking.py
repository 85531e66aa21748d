"""The value of a difference, taken anew after a person changed what sources weigh, without reconciling again.

What positions weigh are origins and grades, and only ``take`` asks for them. So what is retaken is what ``take`` took. Left as it is:
a value that the desk's list of names settled; one that follows from the verdict itself (the newest figure of a running count, what a
source corrects itself to, "both stand"); and what a rule leaves open whoever says it, as a denial. None of these asks who is more
reliable, or how many say it. Where nobody is left who says the value that followed from the verdict, there is nothing to keep.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefer.models import Claim, Conflict, DifferenceKind, Position, Source
from briefer.reconcile.taking import BOTH, BOTH_TRUE, Scales, Taken, in_full, in_order, take

LATER: Final = frozenset({DifferenceKind.UPDATE, DifferenceKind.CORRECTION})
GONE: Final = Taken(None, "No claim is left that gives the value that took the place of the others, so it stays open.")


def retake(conflict: Conflict, sources: Mapping[str, Source], claims: Mapping[str, Claim], origin_of: Mapping[str, str]) -> Conflict:
    """A difference with the origins of its positions as they are now, and the value that is used now.

    Quick: it looks at the sources and claims of the difference alone. With everything as it was when the difference was found, it comes
    out unchanged; its id stays in any case.

    Args:
        conflict: as it was found; it may have lost positions and claims since.
        sources: by id, with their grades as they are now; those of the difference at least.
        claims: by id; those of the difference at least.
        origin_of: the origin of each of those sources.

    Raises:
        KeyError: a claim, a source or its origin is not among those given.
    """
    positions = in_order(_now(position, origin_of) for position in conflict.positions)
    chosen = _chosen(conflict, positions, Scales(sources, claims, origin_of))
    if chosen is None:
        return conflict.model_copy(update={"positions": positions})
    return conflict.model_copy(update={"positions": positions, "taken": chosen.value, "reason": in_full(conflict.rules, chosen)})


def _now(position: Position, origin_of: Mapping[str, str]) -> Position:
    return position.model_copy(update={"origins": tuple(sorted({origin_of[source] for source in position.sources}))})


def _chosen(conflict: Conflict, positions: tuple[Position, ...], scales: Scales) -> Taken | None:
    """The value that is used now, and why; None where it stays as it is."""
    if conflict.weighed and conflict.verdict is not DifferenceKind.SETTLED:
        return take(scales, positions)
    if conflict.verdict is DifferenceKind.SETTLED or conflict.taken is None or conflict.taken in {p.value for p in positions}:
        return None
    if conflict.verdict in BOTH_TRUE:
        return BOTH
    return GONE if conflict.verdict in LATER else take(scales, positions)
