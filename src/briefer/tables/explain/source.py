"""A source, a quotation and an origin explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefer.lexicon.dates import describe_date
from briefer.models import Certainty, Claim, Extraction, Origin, Source
from briefer.publish.appendix import GRADES
from briefer.publish.page import language_name
from briefer.tables.explain.shared import also, differing, items_of, on_the_page, quotes
from briefer.tables.layout import Block, Gap, Heading, Prose, Rows, Title
from briefer.tables.look import Look
from briefer.tables.words import quoted, source_line
from briefer.wording import counted
from briefer.wording.things import dated, headline, in_words, publisher

KIND = {
    "single": "its own text",
    "copy": "copies of one text",
    "rewrite": "one text, rewritten",
    "translation": "one text in several languages",
}
CERTAINTY = {
    Certainty.ASSERTED: "as a fact",
    Certainty.REPORTED: "as reported by others",
    Certainty.ALLEGED: "as an allegation",
    Certainty.DENIED: "as a denial",
    Certainty.FORECAST: "as a forecast",
}


def source_explained(look: Look, source: Source) -> Iterator[Block]:
    """What was read, and what is known of it."""
    extraction = next((e for e in look.evidence.extractions if e.source == source.id), None)
    claims = sorted(extraction.claims, key=look.evidence.order) if extraction else []
    yield Title(f"Source {look.evidence.numbers[source.id]}: {source.name}", source.id)
    taken = f"{counted(len(claims), 'statement')} {'was' if len(claims) == 1 else 'were'} taken from it."
    yield Prose(f"A document in {language_name(source.language)}, {dated(source)}. {taken}", 0)
    yield Rows([*_facts(source), *_origin(look, source), *(_read_by(extraction) if extraction else [])], 0)
    if claims:
        yield Heading("Statements taken from it")
        yield Rows([(f"[{look.labels[c.id]}]", quoted(c)) for c in claims])


def _read_by(extraction: Extraction) -> Iterator[tuple[str, str]]:
    yield "Read by", "the built-in reader (no model)" if extraction.reader == "builtin" else extraction.reader
    for text in (extraction.fault, extraction.stood_in, extraction.note):
        if text:
            yield "Note", text


def _facts(source: Source) -> Iterator[tuple[str, str]]:
    yield "Publisher", publisher(source)
    yield "Title", source.title or "none found"
    how = f", known from {source.published_how.value}" if source.published else "; nothing in it gives the date"
    yield "Published", f"{dated(source)}{how}" + (f" (“{source.published_words}”)" if source.published_words else "")
    yield "Grade", f"{source.grade}: {GRADES[source.grade]} (Admiralty code)"
    apart = Counter(f.reason for f in source.furniture)
    yield "Set apart", "; ".join(f"{reason} ({n})" for reason, n in sorted(apart.items())) or "nothing: all of it is article"
    for flag in source.flags:
        yield "Look at", flag


def _origin(look: Look, source: Source) -> Iterator[tuple[str, str]]:
    """Whether it stands alone, or counts as one with others."""
    origin = look.evidence.origins.get(source.id)
    if origin and len(origin.sources) == 1:
        yield "Origin", f"stands alone: {in_words(look.evidence, origin.reason).rstrip('.').lower()} ({origin.id})."
    elif origin:
        yield (
            "Origin",
            f"{look.numbers(origin.sources)} carry one text and count as one: {in_words(look.evidence, origin.reason)} ({origin.id})",
        )


def claim_explained(look: Look, claim: Claim) -> Iterator[Block]:
    """A quotation: what it says, what stands in it, and where it is used."""
    yield Title(f"Quotation {look.labels[claim.id]}: one statement of source {look.evidence.numbers[claim.source]}", claim.id)
    yield from quotes(look, [claim])
    who = claim.speaker or "the source itself"
    how = (
        "exactly"
        if claim.found == "exact"
        else "with other white space, quotation marks or letter forms; the source's own characters are kept"
    )
    yield Rows(
        [
            ("What it is", f"a statement of the kind “{claim.kind.value}”, given {CERTAINTY[claim.certainty]}"),
            ("Said by", who),
            ("Found", f"in the text of the source, {how}"),
            *_inside(look, claim),
        ],
        0,
    )
    yield from _same(look, claim)
    yield from differing(look, look.conflicts_on([claim.id]))
    yield from on_the_page(look, items_of(look, claims=[claim.id]))
    event = look.event_of(claim.id)
    yield from also([(event.id, f"the event: {headline(look.evidence, event.claims, 110)}")] if event else [])


def _inside(look: Look, claim: Claim) -> Iterator[tuple[str, str]]:
    for number, entity in enumerate(look.evidence.entities.get(claim.id, ())):
        yield "" if number else "Names", f"{entity.canonical} ({entity.id})"
    settled = {d.text: d for d in look.reconciled.dates if d.claim == claim.id}
    for date in claim.dates:
        known = settled.get(date.text)
        value = f"{describe_date(known.value)} ({known.id})" if known else f"left open; {in_words(look.evidence, date.reason)}"
        yield "Date", f"{value}: “{date.text}”"
    for quantity in claim.quantities:
        value = f"{quantity.bound.value} {quantity.value:g} {quantity.counted or quantity.unit or ''}".rstrip()
        yield "Number", value + ("" if quantity.span else " (not found in the words)")


def _same(look: Look, claim: Claim) -> Iterator[Block]:
    twins = look.claims(look.evidence.twins.get(claim.id, ()))
    if twins:
        yield Heading("The same in another version of this text")
        yield from quotes(look, twins)


def origin_explained(look: Look, origin: Origin) -> Iterator[Block]:
    """Why sources count as one."""
    number = len(origin.sources)
    yield Title(f"{look.numbers(origin.sources)}: {KIND[origin.kind]}", origin.id)
    yield Prose(
        "This source stands alone."
        if number == 1
        else f"These {number} sources carry one text, so together they count as one independent source.",
        0,
    )
    rows = [("Sources" if not n else "", source_line(look, look.evidence.sources[s])) for n, s in enumerate(origin.sources)]
    yield Rows([*rows, ("Why", in_words(look.evidence, origin.reason))], 0)
    if origin.evidence:
        yield Heading("Statements that say the same in both")
    for pair in origin.evidence:
        yield Rows([(f"[{look.labels[c.id]}]", quoted(c)) for c in look.claims(pair)])
        yield Gap()
    if origin.differences:
        yield Heading("Where the versions differ all the same")
        yield Rows([(look.cited(d.claims), d.what) for d in origin.differences])
