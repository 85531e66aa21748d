"""Words that every table uses: kinds, sources and who stands behind a position. What the browser says too is in `briefer.wording`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.brief.differences import in_quotes, independent_origins
from briefer.brief.sentences import shortened
from briefer.models import Claim, Conflict, DifferenceKind, Source
from briefer.tables.layout import Block, Column, Gap, Grid, Heading, Prose, Rows
from briefer.tables.look import Look
from briefer.wording import counted
from briefer.wording.things import dated, publisher

LATER = (DifferenceKind.UPDATE, DifferenceKind.CORRECTION)
AGAINST = (DifferenceKind.CONFLICT, DifferenceKind.OPINION)


def listed(words: Sequence[str]) -> str:
    """'one, two and three'."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def source_line(look: Look, source: Source) -> str:
    """'[2] 001.txt, 31 December 2024, Khaama Press': the publisher last, which may run from right to left."""
    return f"[{look.evidence.numbers[source.id]}] {source.name}, {dated(source)}, {publisher(source)}"


def quoted(claim: Claim) -> str:
    """The exact words of a claim in quotation marks."""
    return in_quotes(claim.quote.text, claim)


def backing(look: Look, conflict: Conflict, side: int) -> str:
    """Who stands behind a position, in words; and where values stand against one another, for how many independent sources it counts."""
    mine = set(conflict.positions[side].sources)
    said = f"said by {counted(len(mine), 'source')} {look.numbers(mine)}"
    if conflict.verdict in LATER:
        return f"{said}, {listed(sorted({dated(look.evidence.sources[s]) for s in mine}))}"
    if conflict.verdict not in AGAINST:
        return said
    others = {s for n, p in enumerate(conflict.positions) if n != side for s in p.sources}
    alone = len(independent_origins(conflict, side))
    if not mine - others:
        return f"{said}, which {'gives' if len(mine) == 1 else 'give'} another answer too"
    if not alone:
        return f"{said}, only in a text of which another version says otherwise, so it counts for none"
    return f"{said}; that counts as {counted(alone, 'independent source')}"


def taken(conflict: Conflict) -> str:
    """The value that the page uses, if any."""
    if conflict.taken:
        return f"The page uses: {conflict.taken}."
    return "No value is used; it is left open." if conflict.verdict in AGAINST else "All of the statements stand."


def source_list(look: Look) -> Iterator[Block]:
    """What the numbers in brackets stand for."""
    sources = sorted(look.evidence.sources.values(), key=lambda s: look.evidence.numbers[s.id])
    yield Heading("Sources")
    columns = (Column("No.", right=True), Column("File", 34), Column("Published", 18), Column("Publisher, title"))
    rows = [
        (f"[{look.evidence.numbers[s.id]}]", s.name, dated(s), f"{publisher(s)}{': ' + shortened(s.title, 70) if s.title else ''}")
        for s in sources
    ]
    yield Grid(columns, rows)
    yield from _shared(look)


def _shared(look: Look) -> Iterator[Block]:
    several = [o for o in look.reconciled.origins if len(o.sources) > 1]
    for origin in several:
        yield Gap()
        yield Prose(f"{look.numbers(origin.sources)} carry one text ({origin.kind}) and count as one independent source ({origin.id}).", 0)


def more(rows: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """What else can be asked for, with the words to ask."""
    if rows:
        yield Heading("See also")
        yield Rows([(f"briefer explain {name}", what) for name, what in rows])
