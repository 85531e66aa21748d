"""Sources: what each is, which carry one text, what was set apart in them and what was not taken."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.models import Extraction, Furniture, Source
from briefer.publish.appendix import GRADES
from briefer.publish.page import language_name
from briefer.publish.text import clean
from briefer.web.desk import Desk
from briefer.web.panes.ask import Ask, Pane, address, part_of
from briefer.web.panes.sentence import origin_said
from briefer.web.words import date_known, direction, fit
from briefer.wording import counted
from briefer.wording.things import dated, publisher

CHOICES = 200
"""Other sources that are offered for choosing; among more, one finds them by a word."""
SHOWN = 30_000
"""Characters of a text that are shown."""
PIECES = 60


def sources_pane(desk: Desk, ask: Ask) -> Pane:
    """All sources, in parts."""
    words = ask.words.casefold()
    found = [s for s in desk.numbered if words in f"{s.name} {s.publisher or ''} {s.title or ''} {s.language}".casefold()]
    part = part_of(found, ask, "sources", q=ask.words)
    context = {
        "part": part,
        "rows": tuple(_row(desk, s) for s in part.entries),
        "q": ask.words,
        "grades": GRADES,
        "unread": desk.evidence.reading.unread,
        "total": len(desk.numbered),
    }
    return Pane("sources.j2", "Sources", ask.here("sources"), context)


def _row(desk: Desk, source: Source) -> tuple[Source, int, str, str, str, str, str, str]:
    told = (desk.number(source.id), publisher(source), clean(source.title or ""), dated(source))
    return source, *told, language_name(source.language), direction(source.language), _same(desk, source)


def _same(desk: Desk, source: Source) -> str:
    origin = desk.evidence.origins.get(source.id)
    others = tuple(s for s in origin.sources if s != source.id) if origin else ()
    return f"{origin.kind} of {desk.numbers(others)}" if origin and others else ""


def source_pane(desk: Desk, ask: Ask) -> Pane:
    """One source.

    Raises:
        KeyError: there is none with this id.
    """
    source = desk.evidence.sources[ask.id]
    extraction = next((e for e in desk.evidence.extractions if e.source == source.id), None)
    words = ask.words.casefold()
    others = [s for s in desk.numbered if s.id != source.id and words in f"{s.name} {s.publisher or ''} {s.title or ''}".casefold()]
    origin = desk.evidence.origins.get(source.id)
    context = {
        "source": source,
        "number": desk.number(source.id),
        "publisher": publisher(source),
        "title": clean(source.title or ""),
        "dir": direction(source.language),
        "facts": tuple(_facts(desk, source, extraction)),
        "flags": tuple(clean(f) for f in source.flags),
        "grades": GRADES,
        "others": tuple((s.id, desk.number(s.id), publisher(s), clean(s.title or s.name)) for s in others[:CHOICES]),
        "with": frozenset(origin.sources) if origin else frozenset(),
        "differences": tuple(clean(d.what) for d in origin.differences[:PIECES]) if origin else (),
        "furniture": tuple(_furniture(f) for f in source.furniture[:PIECES]),
        "furniture_more": max(0, len(source.furniture) - PIECES),
        "dropped": tuple((clean(d.quote), clean(d.why)) for d in extraction.dropped[:PIECES]) if extraction else (),
        "text": tuple(_text(source, extraction)),
        "longer": len(source.text) > SHOWN,
        "before": desk.decided.get(source.id, ()),
        "points": desk.open_points(source.id),
    }
    return Pane("source.j2", f"Source {desk.number(source.id)}", address("source", source.id), context)


def _furniture(piece: Furniture) -> tuple[str, str]:
    return clean(piece.reason), clean(piece.text[:2000])


def _facts(desk: Desk, source: Source, extraction: Extraction | None) -> Iterator[tuple[str, str]]:
    yield "File", clean(source.name)
    yield "Published", date_known(source)
    yield "Language", language_name(source.language)
    yield "Grade", f"{source.grade}, {GRADES[source.grade]}"
    yield "Origin", origin_said(desk, source.id)
    if source.credits:
        yield "Credits", clean(", ".join(source.credits))
    if source.url:
        yield "Address", clean(source.url)
    if extraction:
        yield "Read by", "the built-in reader (no model)" if extraction.reader == "builtin" else clean(extraction.reader)
        yield "Taken from it", counted(len(extraction.claims), "claim")
        for word, said in (("Note", extraction.note), ("Fault", extraction.fault), ("No model", extraction.stood_in)):
            if said:
                yield word, clean(said)


def _text(source: Source, extraction: Extraction | None) -> Iterator[tuple[str, str]]:
    """The text in stretches: (text, id of the claim of which it is the quote, or nothing). Quotes that overlap go to the first."""
    at = 0
    claims = sorted(extraction.claims, key=lambda c: (c.quote.start, c.quote.end)) if extraction else []
    for claim in claims:
        if claim.quote.start < at:
            continue
        if claim.quote.end > SHOWN:
            break
        yield fit(source.text[at : claim.quote.start]), ""
        yield fit(source.text[claim.quote.start : claim.quote.end]), claim.id
        at = claim.quote.end
    yield fit(source.text[at : max(at, SHOWN)]), ""
