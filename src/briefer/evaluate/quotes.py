"""Quotes: whether what the page cites stands in the source, character for character."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.evaluate.locate import Measured
from briefer.evaluate.score import Finding, Tally, tally
from briefer.models import Claim


def exact_quotes(m: Measured) -> tuple[Tally, tuple[Finding, ...]]:
    """Of the claims that the page cites, those whose quote is exactly the source's text at its offsets."""
    text = {s.id: s.text for s in m.record.reading.sources}
    holds = {name: _exact(m.claims.get(name), text) for name in sorted(m.cited())}
    return tally(list(holds.values())), tuple(_findings(m, [name for name, exact in holds.items() if not exact]))


def _exact(claim: Claim | None, text: dict[str, str]) -> bool:
    return claim is not None and text.get(claim.source, "")[claim.quote.start : claim.quote.end] == claim.quote.text


def _findings(m: Measured, wrong: list[str]) -> Iterator[Finding]:
    for name in wrong:
        yield Finding(metric="quotes", what="not exact", subject=name, ours=m.quotes([name]))
