"""The appendix: for every source its quotations, each within the words around it, and what was left out.

Words of the furniture (menus, spam) are counted with their reason and never printed: they stand in brief.json.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefer.models import Claim, DateMention, Extraction, Mention, Origin, Quantity, Record, Source
from briefer.publish.page import NO_PUBLISHER, Page, language_name, reconciled_of, short_date
from briefer.publish.text import RIGHT_TO_LEFT, clean

AROUND = 400
"""Characters of the paragraph that are shown on each side of a quotation."""

GRADES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""The Admiralty code for sources (NATO AJP-2.1)."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A claim: its quote within the paragraph, what it is taken to say, and all that is known of it."""

    anchor: str
    label: str
    claim: str
    before: str
    quote: str
    after: str
    lang: str
    rtl: bool
    statement: str
    translated: bool
    facts: tuple[tuple[str, str], ...]
    unverified: tuple[str, ...]
    used: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the appendix says of one source."""

    number: int
    name: str
    publisher: str
    title: str
    tag: str
    url: str
    facts: tuple[tuple[str, str], ...]
    apart: tuple[str, ...]
    dropped: tuple[tuple[str, str], ...]
    quotations: tuple[Quotation, ...]
    further: tuple[Quotation, ...]
    rejected: tuple[Quotation, ...] = ()
    """Of claims that a person rejected in the review."""


def make_appendix(record: Record, page: Page) -> tuple[Dossier, ...]:
    """A dossier for every source, in the order of their numbers."""
    extractions = {e.source: e for e in record.extractions}
    origins = {s: o for o in reconciled_of(record).origins for s in o.sources}
    known = _Known(page, _places(page), frozenset(record.reviewed.rejected if record.reviewed else ()))
    ordered = sorted(_graded(record), key=lambda s: page.numbers[s.id])
    return tuple(_dossier(s, known, extractions.get(s.id), origins.get(s.id)) for s in ordered)


@dataclass(frozen=True, slots=True)
class _Known:
    """What every dossier needs: the page, the places of it that cite a claim, and the claims that were rejected."""

    page: Page
    places: Mapping[str, list[str]]
    rejected: frozenset[str]


def _graded(record: Record) -> tuple[Source, ...]:
    """The sources with the grades that persons gave."""
    grades = {g.source: g.grade for g in record.reviewed.grades} if record.reviewed else {}
    return tuple(s.model_copy(update={"grade": grades[s.id]}) if s.id in grades else s for s in record.reading.sources)


def anchors(record: Record, page: Page) -> dict[str, str]:
    """Where each claim stands in the appendix: its id -> 'q-1-3', the third quotation of source 1."""
    return {c.id: f"q-{page.numbers[e.source]}-{n}" for e in record.extractions for n, c in enumerate(_in_order(e.claims), 1)}


def _in_order(claims: Sequence[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: (c.quote.start, c.quote.end, c.id))


def _places(page: Page) -> dict[str, list[str]]:
    """Claim -> the places of the page that cite it, in words: 'Developments 1, 3'."""
    found: dict[str, dict[str, list[str]]] = {}
    for heading, entries in [*((p.heading, p.entries) for p in page.parts), ("What was cut", page.cut)]:
        for entry in entries:
            for name in dict.fromkeys(c for line in entry.lines for cite in line.cites for c in cite.claims):
                numbers = found.setdefault(name, {}).setdefault(heading, [])
                numbers += [str(entry.number)] if entry.number else []
    return {name: [f"{heading} {', '.join(ns)}".rstrip() for heading, ns in places.items()] for name, places in found.items()}


def _dossier(source: Source, known: _Known, extraction: Extraction | None, origin: Origin | None) -> Dossier:
    page = known.page
    number = page.numbers[source.id]
    claims = _in_order(extraction.claims) if extraction else []
    who = f"[{number}] {clean(source.publisher or NO_PUBLISHER)}, grade {source.grade}{_shared(source, origin, page)}"
    quotations = [_quotation(c, source, (f"{number}.{n}", who), known.places.get(c.id, [])) for n, c in enumerate(claims, 1)]
    return Dossier(
        number=number,
        name=clean(source.name),
        publisher=clean(source.publisher or ""),
        title=clean(source.title or ""),
        tag=source.language,
        url=safe_url(source.url),
        facts=tuple(_facts(source, extraction, origin, page)),
        apart=tuple(_apart(source)),
        dropped=tuple((clean(d.quote), clean(d.why)) for d in extraction.dropped) if extraction else (),
        quotations=tuple(q for q in quotations if q.used),
        further=tuple(q for q in quotations if not q.used and q.claim not in known.rejected),
        rejected=tuple(q for q in quotations if not q.used and q.claim in known.rejected),
    )


def safe_url(url: str | None) -> str:
    """The address if it is one of the web that can be linked to, else nothing."""
    if not url or clean(url) != url or any(c in url for c in " \"'<>`\\"):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname and not parts.username else ""


def _facts(source: Source, extraction: Extraction | None, origin: Origin | None, page: Page) -> Iterator[tuple[str, str]]:
    date = f"{short_date(source.published)} ({source.published_how.value})" if source.published else "undated"
    yield "Published", date
    yield "Language", language_name(source.language)
    yield "Grade", f"{source.grade}, {GRADES[source.grade]}"
    if shared := _shared(source, origin, page):
        yield "Origin", f"{origin.kind if origin else ''}{shared}: {clean(origin.reason if origin else '')}"
    elif origin:
        yield "Origin", "its own"
    yield "File", clean(source.name)
    if extraction:
        yield "Read by", clean(", ".join(x for x in (extraction.reader, extraction.prompt) if x))
        for word, said in (("Note", extraction.note), ("Fault", extraction.fault), ("No model", extraction.stood_in)):
            if said:
                yield word, clean(said)
    if source.flags:
        yield "Look at", clean("; ".join(source.flags))


def _shared(source: Source, origin: Origin | None, page: Page) -> str:
    """Which sources carry the same text or parts of it: ', same text as [1], [3]'; nothing where none does."""
    others = sorted(page.numbers[s] for s in origin.sources if s != source.id and s in page.numbers) if origin else []
    word = "shares text with" if origin and origin.kind == "rewrite" else "same text as"
    return f", {word} {', '.join(f'[{n}]' for n in others)}" if others else ""


def _apart(source: Source) -> Iterator[str]:
    """What of the file was kept apart: how often and why, never the words."""
    for reason, count in sorted(Counter(clean(f.reason) for f in source.furniture).items()):
        yield f"{reason} ({count} times)" if count > 1 else reason


def _quotation(claim: Claim, source: Source, head: tuple[str, str], used: Sequence[str]) -> Quotation:
    label, who = head
    before, after = _around(claim, source)
    base = source.language.split("-")[0]
    statement = clean(claim.statement)
    quote = clean(claim.quote.text)
    return Quotation(
        anchor=f"q-{label.replace('.', '-')}",
        label=label,
        claim=claim.id,
        before=before,
        quote=quote,
        after=after,
        lang=source.language,
        rtl=base in RIGHT_TO_LEFT,
        statement="" if statement == quote else statement,
        translated=claim.statement_language.split("-")[0] != base != "und",
        facts=(("Source", who), *_known(claim)),
        unverified=unverified(claim),
        used=tuple(used),
    )


def unverified(claim: Claim) -> tuple[str, ...]:
    """Names, dates and numbers of the claim that do not stand in its quote."""
    values: list[Mention | DateMention | Quantity] = [*claim.mentions, *claim.dates, *claim.quantities]
    return tuple(clean(v.text) for v in values if v.span is None)


def _around(claim: Claim, source: Source) -> tuple[str, str]:
    """The words of the paragraph before and after the quote, each with the blank between, cut at ``AROUND``."""
    start, end, text = claim.quote.start, claim.quote.end, source.text
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end:].partition("\n")[0]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    lead, gap = clean(before), " " if before[-1:].isspace() else ""
    trail, space = clean(after), " " if after[:1].isspace() else ""
    return (lead + gap if lead else ""), (space + trail if trail else "")


def _known(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "Speaker", clean(claim.speaker) if claim.speaker else "the source itself"
    yield "Certainty", claim.certainty.value
    yield "Kind", claim.kind.value
    yield "Found", "character for character" if claim.found == "exact" else "once letter forms, digits and white space were made alike"
    for date in claim.dates:
        value = short_date(date.value) if date.value else "open"
        yield "Date", f"“{clean(date.text)}”: {value}; {clean(date.reason)}"
