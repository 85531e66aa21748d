"""What `briefer claims` prints: every claim with its exact words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.models import Claim, Extraction, Reading
from briefer.tables.sources import labelled


def _values(claim: Claim) -> Iterator[tuple[str, str]]:
    for mention in claim.mentions:
        yield "name", f"{mention.text} ({mention.kind}{', ' + mention.role if mention.role else ''}){_open(mention.span)}"
    for date in claim.dates:
        yield "date", f"{date.text} = {date.value or 'open'}: {date.reason}{_open(date.span)}"
    for quantity in claim.quantities:
        yield "number", f"{quantity.bound} {quantity.value:g} {quantity.counted or quantity.unit or ''}{_open(quantity.span)}"


def _open(span: object) -> str:
    return "" if span else " [unverified]"


def _claim(claim: Claim) -> str:
    rows = [("quote", claim.quote.text)]
    if claim.statement != claim.quote.text:
        rows.append(("says", claim.statement))
    rows += [("kind", f"{claim.kind}, {claim.certainty}" + (f", by {claim.speaker}" if claim.speaker else "")), *_values(claim)]
    return labelled(claim.id, rows)


def claims_table(reading: Reading, extractions: Sequence[Extraction]) -> str:
    """Every claim under its source, and what was dropped."""
    names = {s.id: s.name for s in reading.sources}
    blocks: list[str] = []
    for extraction in extractions:
        blocks.append(f"== {names[extraction.source]}: {len(extraction.claims)} claims by {extraction.reader}")
        blocks += [text for text in (extraction.fault, extraction.stood_in, extraction.note) if text]
        blocks += map(_claim, extraction.claims)
        blocks += [labelled("dropped", [("quote", d.quote), ("why", d.why)]) for d in extraction.dropped]
    return "\n\n".join(blocks)
