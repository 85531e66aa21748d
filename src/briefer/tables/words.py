"""Words that every table uses: counts, dates, sources, kinds of difference, reasons without codes in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefer.brief.differences import in_quotes, independent_origins
from briefer.brief.sentences import shortened
from briefer.lexicon.dates import describe_date
from briefer.lexicon.places import country_name
from briefer.models import Claim, Conflict, DifferenceKind, EntityKind, Source
from briefer.publish.page import NO_PUBLISHER, short_date
from briefer.tables.layout import Block, Column, Gap, Grid, Heading, Prose, Rows
from briefer.tables.look import Look

KINDS = {EntityKind.PERSON: "person", EntityKind.ORGANISATION: "organisation", EntityKind.PLACE: "place"}
PLURALS = {EntityKind.PERSON: "people", EntityKind.ORGANISATION: "organisations", EntityKind.PLACE: "places"}
VERDICTS = {
    DifferenceKind.CONFLICT: "a conflict: the sources contradict one another",
    DifferenceKind.VARIANT: "no conflict: two ways of writing one thing",
    DifferenceKind.UPDATE: "no conflict but an update: a later value takes the place of an earlier one",
    DifferenceKind.CORRECTION: "no conflict but a correction: a source takes back what it said before",
    DifferenceKind.ROUNDING: "no conflict: one figure, rounded or hedged in different ways",
    DifferenceKind.SCOPE: "no conflict: the statements are about different things, or about parts of one; both can be true",
    DifferenceKind.CALENDAR: "no conflict: one time in two calendars or time zones",
    DifferenceKind.TRANSLATION: "no conflict: one thing, put into words in two languages",
    DifferenceKind.SETTLED: "no conflict: a person decided so",
    DifferenceKind.OPINION: "opinion against opinion: forecasts or views differ, and neither is a fact",
}
LATER = (DifferenceKind.UPDATE, DifferenceKind.CORRECTION)
AGAINST = (DifferenceKind.CONFLICT, DifferenceKind.OPINION)
OFFICE = re.compile(r"\b([a-z][a-z -]*)\|([a-z]*)")
NEXT = re.compile(r"(?<=[\w)]\. )[a-z]")
ISO_DAY = re.compile(r"(?<![\d/])\d{4}-\d{2}-\d{2}(?![\d/~])")


def counted(number: int, word: str, plural: str | None = None) -> str:
    """'1 source', '2 sources'."""
    return f"{number} {word if number == 1 else plural or word + 's'}"


def listed(words: Sequence[str]) -> str:
    """'one, two and three'."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def dated(source: Source) -> str:
    """'31 December 2024' or 'undated'."""
    return short_date(source.published) if source.published else "undated"


def publisher(source: Source) -> str:
    """Who published a source, as far as it says so."""
    return source.publisher or NO_PUBLISHER


def source_line(look: Look, source: Source) -> str:
    """'[2] 001.txt, 31 December 2024, Khaama Press': the publisher last, which may run from right to left."""
    return f"[{look.evidence.numbers[source.id]}] {source.name}, {dated(source)}, {publisher(source)}"


def quoted(claim: Claim) -> str:
    """The exact words of a claim in quotation marks."""
    return in_quotes(claim.quote.text, claim)


def headline(look: Look, claims: Iterable[str], most: int = 150) -> str:
    """What some claims tell in one line: the first statement, English before others."""
    ordered = look.claims(claims)
    first = min(ordered, key=lambda c: (c.statement_language != "en", look.evidence.order(c)), default=None)
    return shortened(" ".join(first.statement.split()), most) if first else ""


def in_words(look: Look, reason: str) -> str:
    """A reason for readers: numbers for file names, offices and days in words, a capital and a full stop."""
    text = OFFICE.sub(_office, look.evidence.by_number(reason))
    text = ISO_DAY.sub(lambda found: describe_date(found[0]), text).strip()
    text = NEXT.sub(lambda found: found[0].upper(), text[:1].upper() + text[1:])
    return text if text.endswith((".", "!", "?")) or not text else f"{text}."


def _office(found: re.Match[str]) -> str:
    """'president|tj' -> 'president of Tajikistan'."""
    office, of = found[1].strip(), found[2]
    if len(of) == 2:
        try:
            return f"{office} of {country_name(of.upper())}"
        except KeyError:
            pass
    return f"{office} of {of.upper()}" if of else office


def question(conflict: Conflict) -> str:
    """What a difference is about: 'Director-General of the ISI: who is it?'."""
    asked = {"name": "who is it?", "likely or not": "what is expected of it?", "dead or alive": "dead or alive?"}
    return f"{conflict.subject}: {asked.get(conflict.attribute, conflict.attribute)}"


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
