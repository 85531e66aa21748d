"""What was given, put into one order that does not depend on the order of the arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.models import Claim, Source


@dataclass(frozen=True, slots=True)
class Given:
    """Sources by (name, digest), claims by place in their source. ``place`` and ``rank`` are the numbers of each in that order."""

    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    as_of: str | None
    source: dict[str, Source]
    claim: dict[str, Claim]
    claims_of: dict[str, tuple[Claim, ...]]
    place: dict[str, int]
    rank: dict[str, int]
    day: dict[str, str | None]

    def published(self, source: str) -> str | None:
        """The day of publication as ``YYYY-MM-DD``, where the source has a full one."""
        return self.day[source]

    def language(self, claim: Claim) -> str:
        """The language that the statement of a claim is in, without its region."""
        return claim.statement_language.partition("-")[0]


def _full_day(value: str) -> str | None:
    return value[:10] if len(value) >= 10 and value[:10].replace("-", "").isdigit() else None


def gather(sources: Sequence[Source], claims: Sequence[Claim], as_of: str | None) -> Given:
    """Sorted and indexed. A claim of a source that is not among ``sources`` is left out, a repeated one is taken once."""
    placed = tuple(sorted({s.id: s for s in sources}.values(), key=lambda s: (s.name, s.sha256)))
    rank = {source.id: number for number, source in enumerate(placed)}
    known = {c.id: c for c in claims if c.source in rank}
    ordered = tuple(sorted(known.values(), key=lambda c: (rank[c.source], c.quote.start, c.quote.end, c.id)))
    of: dict[str, list[Claim]] = {source.id: [] for source in placed}
    for claim in ordered:
        of[claim.source].append(claim)
    return Given(
        sources=placed,
        claims=ordered,
        as_of=as_of,
        source={s.id: s for s in placed},
        claim=known,
        claims_of={key: tuple(value) for key, value in of.items()},
        place=rank,
        rank={claim.id: number for number, claim in enumerate(ordered)},
        day={s.id: _full_day(s.published or "") for s in placed},
    )
