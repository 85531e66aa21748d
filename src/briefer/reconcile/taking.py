"""Positions of a difference, and which of them is used.

In this order: the desk's settled names; a later correction by the same source; more independent origins, where two sources of one
origin that stand on different positions cancel out; the better grade; else none, and it stays open. What a person decided of this
very difference stands above all that, and is not heard here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.lexicon.rough_numbers import TAKEN_BACK
from briefer.models import Claim, Conflict, ConflictKind, DifferenceKind, Judgement, Position, Source
from briefer.reconcile.given import Given
from briefer.reconcile.ids import make_id
from briefer.reconcile.stories import NO_STORIES, Stories


@dataclass(frozen=True, slots=True)
class Scales:
    """What positions are weighed by: sources and claims by id, those of the positions at least, and the origin of each such source."""

    source: Mapping[str, Source]
    claim: Mapping[str, Claim]
    origin_of: Mapping[str, str]

    def label(self, source: str) -> str:
        """How a reader knows a source: by the name of its file, for which the page puts the source's number."""
        return self.source[source].name

    def place(self, source: str) -> tuple[str, str]:
        """By what sources are put in order: see ``gather``."""
        return self.source[source].name, self.source[source].sha256


@dataclass(frozen=True, slots=True)
class Setting:
    """What every judge of differences needs: the input, origins, entities, their names, which of them are surely two, and the stories.

    ``names`` are for the page, ``written`` those that the sources write, which the rules read, and ``roles`` the offices that the
    desk has settled; each by id of the entity.
    """

    given: Given
    origin_of: Mapping[str, str]
    entity_of: Mapping[tuple[str, int], str]
    names: Mapping[str, str]
    written: Mapping[str, str]
    roles: Mapping[str, str]
    event_of: Mapping[str, str]
    surely_two: Callable[[str, str], bool]
    stories: Stories = NO_STORIES

    @property
    def scales(self) -> Scales:
        """What positions are weighed by."""
        return Scales(self.given.source, self.given.claim, self.origin_of)


class Taken(NamedTuple):
    """The value that is used, if any, and why, in one sentence."""

    value: str | None
    reason: str


BOTH = Taken(None, "Both stand.")
UNDECIDED = Taken(None, "Nothing here decides between them, so it stays open.")
BOTH_TRUE = frozenset({DifferenceKind.SCOPE, DifferenceKind.CALENDAR})
"""What is no contest: neither value takes the place of the other."""


def make_positions(setting: Setting, said: Iterable[tuple[str, Claim]]) -> tuple[Position, ...]:
    """Positions of (value, claim) pairs: those of most origins first, then by value."""
    by_value: dict[str, dict[str, Claim]] = defaultdict(dict)
    for value, claim in said:
        by_value[value][claim.id] = claim
    order, rank = setting.given.place, setting.given.rank
    made = []
    for value, claims in by_value.items():
        sources = sorted({claim.source for claim in claims.values()}, key=order.__getitem__)
        origins = tuple(sorted({setting.origin_of[source] for source in sources}))
        made.append(Position(value=value, claims=tuple(sorted(claims, key=rank.__getitem__)), sources=tuple(sources), origins=origins))
    return in_order(made)


def in_order(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Those of most origins first, then by value."""
    return tuple(sorted(positions, key=lambda p: (-len(p.origins), p.value)))


def take(scales: Scales, positions: Sequence[Position]) -> Taken:
    """Which position is used, and why, where the desk has settled nothing."""
    for rule in (_corrected, _more_origins, _better_grade):
        taken = rule(scales, positions)
        if taken is not None:
            return taken
    return UNDECIDED


_EARLIER = lazy(r"\bearlier (?:version|reported)\b|اصلاحیه|تصحیح", re.IGNORECASE)


def _corrected(scales: Scales, positions: Sequence[Position]) -> Taken | None:
    """A source that corrects itself in so many words stands by its later value."""
    for position in positions:
        for name in position.claims:
            claim = scales.claim[name]
            others = [p for p in positions if p is not position and claim.source in p.sources]
            if others and (TAKEN_BACK.search(claim.quote.text) or _EARLIER.search(claim.quote.text)):
                return Taken(position.value, f"{scales.label(claim.source)} corrects itself to {position.value}.")
    return None


def _more_origins(scales: Scales, positions: Sequence[Position]) -> Taken | None:
    count: dict[str, int] = defaultdict(int)
    for position in positions:
        for origin in position.origins:
            count[origin] += 1
    torn = {origin for origin, number in count.items() if number > 1}
    left = sorted(((len(set(p.origins) - torn), p.value) for p in positions), reverse=True)
    if len(left) < 2 or left[0][0] == left[1][0]:
        return None
    return Taken(left[0][1], _why_origins(scales, positions, torn, left))


def _why_origins(scales: Scales, positions: Sequence[Position], torn: set[str], left: Sequence[tuple[int, str]]) -> str:
    value, number = left[0][1], left[0][0]
    if not torn:
        return f"{value} has {number} independent {_origins(number)} behind it, {left[1][1]} {left[1][0]}."
    sources = {source for position in positions for source in position.sources}
    cancelled = " and ".join(_cancelled(scales, origin, sources) for origin in sorted(torn))
    backed = [s for p in positions if p.value == value for s in p.sources if scales.origin_of[s] not in torn]
    separate = "which is separate" if len(backed) == 1 else "which are separate"
    return f"{cancelled}; {' and '.join(scales.label(s) for s in backed)}, {separate}, {'says' if len(backed) == 1 else 'say'} {value}."


def _cancelled(scales: Scales, origin: str, sources: set[str]) -> str:
    """Why an origin that stands on several positions counts for none."""
    told = [source for source in sorted(sources, key=scales.place) if scales.origin_of[source] == origin]
    if len(told) == 1:
        return f"{scales.label(told[0])} gives both, so it counts for neither"
    return f"{' and '.join(scales.label(source) for source in told)} share text and differ here, so they cancel out"


def _origins(number: int) -> str:
    return "origin" if number == 1 else "origins"


def _better_grade(scales: Scales, positions: Sequence[Position]) -> Taken | None:
    graded = sorted((min(scales.source[s].grade for s in p.sources), p.value) for p in positions)
    if len(graded) < 2 or graded[0][0] == graded[1][0]:
        return None
    return Taken(graded[0][1], f"{graded[0][1]} comes from a source with a better grade ({graded[0][0]} against {graded[1][0]}).")


def in_full(rules: Sequence[Judgement], chosen: Taken) -> str:
    """The reason of a difference: why it is what it is, as the last rule says, and why the value."""
    opening = rules[-1].reason.rstrip(".") + "." if rules else ""
    return f"{opening} {chosen.reason}".strip()


def make_conflict(
    setting: Setting,
    kind: ConflictKind,
    subject: tuple[str, str],
    verdict: DifferenceKind,
    said: Iterable[tuple[str, Claim]],
    rules: tuple[Judgement, ...],
    taken: Taken | None = None,
) -> Conflict:
    """A difference with its positions.

    Args:
        setting: see ``Setting``.
        kind: what they differ on.
        subject: (subject, attribute).
        verdict: what the difference turned out to be.
        said: (value, claim) pairs.
        rules: the judgements behind the verdict; the last one's reason opens the reason of the conflict.
        taken: the value that is used, where the desk has settled it or the verdict itself decides it; else ``take`` does.
    """
    positions = make_positions(setting, said)
    weighed = taken is None and verdict not in BOTH_TRUE
    chosen = take(setting.scales, positions) if weighed else taken or BOTH
    return Conflict(
        id=make_id("x", [kind.value, *subject, *(f"{p.value}={c}" for p in positions for c in p.claims)]),
        subject=subject[0],
        attribute=subject[1],
        kind=kind,
        verdict=verdict,
        positions=positions,
        taken=chosen.value,
        reason=in_full(rules, chosen),
        rules=rules,
        weighed=weighed,
    )
