"""What `briefer sources`, `claims` and `conflicts` print for a person to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefer.brief.differences import independent_origins
from briefer.models import Claim, Conflict, Extraction, Reading, Source


def _block(head: str, rows: Sequence[tuple[str, str]]) -> str:
    width = max((len(name) for name, _ in rows), default=0)
    return "\n".join([head, *(f"  {name:<{width}}  {text}" for name, text in rows)])


def _furniture(source: Source) -> str:
    counted = Counter(f.reason for f in source.furniture)
    return "; ".join(f"{n} x {reason}" for reason, n in sorted(counted.items())) or "none"


def _source(number: int, source: Source) -> str:
    rows = [
        ("title", source.title or "-"),
        ("publisher", source.publisher or "not named"),
        ("credits", ", ".join(source.credits) or "-"),
        ("published", f"{source.published or 'no date'} ({source.published_how})"),
        ("language", source.language),
        ("text", f"{len(source.text)} characters, {source.text.count(chr(10)) + 1} paragraphs, read as {source.encoding}"),
        ("furniture", _furniture(source)),
        *(("look at", flag) for flag in source.flags),
    ]
    return _block(f"[{number}] {source.name}", rows)


def sources_table(reading: Reading) -> str:
    """One block a source; then what was not read."""
    blocks = [_source(n, s) for n, s in enumerate(reading.sources, 1)]
    blocks += [_block(f"not read: {u.name}", [("why", u.why), ("advice", u.advice)]) for u in reading.unread]
    blocks += [f"left out: {left}, the same bytes as {kept}" for left, kept in reading.same_bytes]
    return "\n\n".join(blocks)


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
    return _block(claim.id, rows)


def claims_table(reading: Reading, extractions: Sequence[Extraction]) -> str:
    """Every claim under its source, and what was dropped."""
    names = {s.id: s.name for s in reading.sources}
    blocks: list[str] = []
    for extraction in extractions:
        blocks.append(f"== {names[extraction.source]}: {len(extraction.claims)} claims by {extraction.reader}")
        blocks += [text for text in (extraction.fault, extraction.note) if text]
        blocks += map(_claim, extraction.claims)
        blocks += [_block("dropped", [("quote", d.quote), ("why", d.why)]) for d in extraction.dropped]
    return "\n\n".join(blocks)


def conflicts_table(reading: Reading, extractions: Sequence[Extraction], conflicts: Sequence[Conflict]) -> str:
    """Every difference with its positions, their quotes and the verdict."""
    names = {s.id: s.name for s in reading.sources}
    claims = {c.id: c for e in extractions for c in e.claims}
    blocks = []
    for conflict in conflicts:
        rows = [("verdict", f"{conflict.verdict} ({conflict.kind}); used: {conflict.taken or 'none'}"), ("why", conflict.reason)]
        for side, position in enumerate(conflict.positions):
            rows.append(("position", f"{position.value}: {len(independent_origins(conflict, side))} independent of the other positions"))
            rows += [("", f"{names[claims[i].source]}: {claims[i].quote.text}") for i in position.claims]
        blocks.append(_block(f"{conflict.subject}: {conflict.attribute}", rows))
    return "\n\n".join(blocks) or "The sources do not differ in anything that could be compared."
