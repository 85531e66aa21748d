"""Positions of a difference, and which of them is used.

In this order: a later correction by the same source; more independent origins, where two sources of one
origin that stand on different positions cancel out; the better grade; else none, and it stays open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefer.lexicon.rough_numbers import TAKEN_BACK
from briefer.models import Claim, Conflict, ConflictKind, DifferenceKind, Judgement, Position
from briefer.reconcile.given import Given
from briefer.reconcile.ids import make_id
from briefer.reconcile.stories import NO_STORIES, Stories


@dataclass(frozen=True, slots=True)
class Setting:
    """What every judge of differences needs: the input, origins, entities, their names, which of them are surely two, and the stories."""

    given: Given
    origin_of: Mapping[str, str]
    entity_of: Mapping[tuple[str, int], str]
    names: Mapping[str, str]
    event_of: Mapping[str, str]
    surely_two: Callable[[str, str], bool]
    stories: Stories = NO_STORIES

    def label(self, source: str) -> str:
        """How a reader knows a source: by the name of its file, for which the page puts the source's number."""
        return self.given.source[source].name


class Taken(NamedTuple):
    """The value that is used, if any, and why, in one sentence."""

    value: str | None
    reason: str


BOTH = Taken(None, "Both stand.")
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
    return tuple(sorted(made, key=lambda p: (-len(p.origins), p.value)))


def take(setting: Setting, positions: Sequence[Position]) -> Taken:
    """Which position is used, and why."""
    for rule in (_corrected, _more_origins, _better_grade):
        taken = rule(setting, positions)
        if taken is not None:
            return taken
    return Taken(None, "Nothing here decides between them, so it stays open.")


_EARLIER = re.compile(r"\bearlier (?:version|reported)\b|اصلاحیه|تصحیح", re.IGNORECASE)


def _corrected(setting: Setting, positions: Sequence[Position]) -> Taken | None:
    """A source that corrects itself in so many words stands by its later value."""
    for position in positions:
        for name in position.claims:
            claim = setting.given.claim[name]
            others = [p for p in positions if p is not position and claim.source in p.sources]
            if others and (TAKEN_BACK.search(claim.quote.text) or _EARLIER.search(claim.quote.text)):
                return Taken(position.value, f"{setting.label(claim.source)} corrects itself to {position.value}.")
    return None


def _more_origins(setting: Setting, positions: Sequence[Position]) -> Taken | None:
    count: dict[str, int] = defaultdict(int)
    for position in positions:
        for origin in position.origins:
            count[origin] += 1
    torn = {origin for origin, number in count.items() if number > 1}
    left = sorted(((len(set(p.origins) - torn), p.value) for p in positions), reverse=True)
    if len(left) < 2 or left[0][0] == left[1][0]:
        return None
    return Taken(left[0][1], _why_origins(setting, positions, torn, left))


def _why_origins(setting: Setting, positions: Sequence[Position], torn: set[str], left: Sequence[tuple[int, str]]) -> str:
    value, number = left[0][1], left[0][0]
    if not torn:
        return f"{value} has {number} independent {_origins(number)} behind it, {left[1][1]} {left[1][0]}."
    sources = {source for position in positions for source in position.sources}
    cancelled = " and ".join(_cancelled(setting, origin, sources) for origin in sorted(torn))
    backed = [s for p in positions if p.value == value for s in p.sources if setting.origin_of[s] not in torn]
    separate = "which is separate" if len(backed) == 1 else "which are separate"
    return f"{cancelled}; {' and '.join(setting.label(s) for s in backed)}, {separate}, {'says' if len(backed) == 1 else 'say'} {value}."


def _cancelled(setting: Setting, origin: str, sources: set[str]) -> str:
    """Why an origin that stands on several positions counts for none."""
    told = [source.id for source in setting.given.sources if source.id in sources and setting.origin_of[source.id] == origin]
    if len(told) == 1:
        return f"{setting.label(told[0])} gives both, so it counts for neither"
    return f"{' and '.join(setting.label(source) for source in told)} share text and differ here, so they cancel out"


def _origins(number: int) -> str:
    return "origin" if number == 1 else "origins"


def _better_grade(setting: Setting, positions: Sequence[Position]) -> Taken | None:
    graded = sorted((min(setting.given.source[s].grade for s in p.sources), p.value) for p in positions)
    if len(graded) < 2 or graded[0][0] == graded[1][0]:
        return None
    return Taken(graded[0][1], f"{graded[0][1]} comes from a source with a better grade ({graded[0][0]} against {graded[1][0]}).")


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
        taken: the value that is used, where the verdict itself decides it; else ``take`` does.
    """
    positions = make_positions(setting, said)
    chosen = taken or (BOTH if verdict in BOTH_TRUE else take(setting, positions))
    opening = rules[-1].reason.rstrip(".") + "." if rules else ""
    return Conflict(
        id=make_id("x", [kind.value, *subject, *(f"{p.value}={c}" for p in positions for c in p.claims)]),
        subject=subject[0],
        attribute=subject[1],
        kind=kind,
        verdict=verdict,
        positions=positions,
        taken=chosen.value,
        reason=f"{opening} {chosen.reason}".strip(),
        rules=rules,
    )
