"""What `briefer search` and `briefer timeline NAME` print: what a desk remembers, in the exact words of its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefer.brief.sentences import shortened
from briefer.desk.marking import Spans
from briefer.lexicon.dates import describe_date
from briefer.models import Bearer, Hit, Recalled
from briefer.publish.page import NO_PUBLISHER, short_date
from briefer.publish.text import clean
from briefer.tables.layout import NARROWEST, WIDEST, Block, Cell, Column, Gap, Grid, Heading, Prose, Title, render, wrap
from briefer.tables.words import listed
from briefer.wording import PLURALS, counted

MARKED = ("\ue000", "\ue001")
"""Stand around words that were looked for, until a terminal shows them. `clean` takes such characters out of what others wrote."""
NOTHING_FOUND = "Nothing that this desk remembers holds these words."
COLUMNS = (Column("When", 18), Column("Sources", 8), Column("What"))
LEGEND = (
    "In the order of what happened, by the day that the words of a claim give; 'published': they give none, and the article is of that "
    "day. [1, 2]: the numbers of the sources, below. The id behind a quotation is that of its claim."
)


def found_table(hits: Sequence[Hit], width: int, spans: Callable[[str], Spans] | None = None) -> str:
    """The hits, each with its day, publisher and title, what it says, its exact words where they differ, and where it stands.

    Args:
        hits: in their order.
        width: of the terminal, in cells.
        spans: gives the words of a line that were looked for, which come between the two of `MARKED`; None marks none.
    """
    width = max(NARROWEST, min(width, WIDEST))
    return "\n\n".join("\n".join(_hit(hit, width, spans)) for hit in hits) or NOTHING_FOUND


def _hit(hit: Hit, width: int, spans: Callable[[str], Spans] | None) -> Iterator[str]:
    title = f": {shortened(clean(hit.title), 90)}" if hit.title else ""
    yield from wrap(f"{_day(hit)}, {_publisher(hit)}{title}", width)
    for text in _said(hit):
        for line in wrap(text, width - 2):
            yield f"  {_marked(line, spans(line)) if spans else line}"
    yield f"  {hit.claim}"
    if hit.url:
        yield from (f"  {line}" for line in wrap(hit.url, width - 2))


def _said(hit: Hit) -> tuple[str, ...]:
    """The statement, and the quote where it is another."""
    quote = f"“{hit.quote}”"
    return (quote,) if clean(hit.statement) == clean(hit.quote) else (hit.statement, quote)


def _marked(line: str, spans: Spans) -> str:
    parts, at = [], 0
    for start, end in spans:
        parts += [line[at:start], MARKED[0], line[start:end], MARKED[1]]
        at = end
    return "".join((*parts, line[at:]))


def _day(hit: Hit) -> str:
    return short_date(hit.published) if hit.published else f"undated, taken in {short_date(hit.taken[:10])}"


def _publisher(hit: Hit) -> str:
    return clean(hit.publisher or "") or NO_PUBLISHER


# ------------------------------------------------------------ the timeline of a name


def recalled_table(name: str, bearers: Sequence[Bearer], told: Sequence[Recalled], width: int) -> str:
    """All that is remembered of a name, one row a claim; where several bear it, whom each row is on, and how to ask for one.

    Args:
        name: as it was asked for.
        bearers: those who bear it.
        told: what is remembered of them, in its order.
        width: of the terminal, in cells.
    """
    return render(_blocks(name, bearers, told), width)


def nobody(name: str) -> str:
    """That nothing is remembered of a name."""
    return f"This desk remembers nothing of {clean(name)}. `briefer search` looks for words instead of names."


def ambiguous(bearers: Sequence[Bearer]) -> str:
    """'2 bear this name: Asim Malik (person) and Abdul Malik (person)'; '' where one does."""
    if len(bearers) < 2:
        return ""
    kinds = {bearer.kind for bearer in bearers}
    who = f"{len(bearers)} {PLURALS[kinds.pop()]}" if len(kinds) == 1 else str(len(bearers))
    each = listed([f"{clean(b.name)} ({b.kind}, {counted(len(b.claims), 'claim')})" for b in bearers])
    return f"{who} bear this name: {each}."


def _blocks(name: str, bearers: Sequence[Bearer], told: Sequence[Recalled]) -> Iterator[Block]:
    yield Title(bearers[0].name if len(bearers) == 1 else name)
    if len(bearers) > 1:
        yield Prose(f"{ambiguous(bearers)} Each row says on whom it is. Ask for one by the full name.", 0)
    also = [s for bearer in bearers[:1] for s in bearer.spellings if s != bearer.name]
    if len(bearers) == 1 and also:
        yield Prose(f"Also spelt: {', '.join(also)}", 0)
    if not told:
        yield Prose("Nothing is remembered from that day on.", 0)
        return
    numbers = {version: number for number, version in enumerate(dict.fromkeys(t.hit.version for t in told), 1)}
    yield Grid(COLUMNS, [_row(one, numbers, several=len(bearers) > 1) for one in told])
    yield Gap()
    yield Prose(LEGEND, 0)
    yield from _sources(told, numbers)


def _row(one: Recalled, numbers: dict[int, int], *, several: bool) -> tuple[Cell, ...]:
    when = describe_date(one.hit.when) if one.hit.when else f"published {_day(one.hit)}" if one.hit.published else _day(one.hit)
    on = [f"On {listed([clean(n) for n in one.names])}:"] if several else []
    return when, f"[{numbers[one.hit.version]}]", [*on, *_said(one.hit), one.hit.claim]


def _sources(told: Sequence[Recalled], numbers: dict[int, int]) -> Iterator[Block]:
    yield Heading("Sources")
    columns = (Column("No.", right=True), Column("Published", 18), Column("Publisher, title, address"))
    by_version = {one.hit.version: one for one in told}
    yield Grid(columns, [_source(by_version[version], number) for version, number in numbers.items()])


def _source(one: Recalled, number: int) -> tuple[Cell, ...]:
    hit = one.hit
    version = f" (version {one.number} of {one.versions})" if one.versions > 1 else ""
    head = f"{_publisher(hit)}{version}{': ' + shortened(clean(hit.title), 90) if hit.title else ''}"
    return f"[{number}]", _day(hit), [head, hit.url] if hit.url else head
