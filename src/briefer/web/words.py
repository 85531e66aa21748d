"""Texts made fit for the page: harmless characters, one direction at a time, reasons in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefer.brief.evidence import Evidence
from briefer.brief.sentences import shortened
from briefer.lexicon.dates import describe_date
from briefer.lexicon.places import country_name
from briefer.models import Claim, Conflict, DateMention, DifferenceKind, Entity, Mention, Quantity, Source
from briefer.publish.page import NO_PUBLISHER, short_date
from briefer.publish.text import RIGHT_TO_LEFT, clean

AROUND = 12_000
"""Characters of a source that are shown on each side of a quotation. An article is shorter; what is longer says that it goes on."""

VERDICTS = {
    DifferenceKind.CONFLICT: "a conflict: the sources contradict one another",
    DifferenceKind.VARIANT: "no conflict: two ways of writing one thing",
    DifferenceKind.UPDATE: "an update: a later value takes the place of an earlier one",
    DifferenceKind.CORRECTION: "a correction: a source takes back what it said before",
    DifferenceKind.ROUNDING: "no conflict: one figure, rounded or hedged in different ways",
    DifferenceKind.SCOPE: "no conflict: about different things, or parts of one; both can be true",
    DifferenceKind.CALENDAR: "no conflict: one time in two calendars or time zones",
    DifferenceKind.TRANSLATION: "no conflict: one thing, put into words in two languages",
    DifferenceKind.OPINION: "opinion against opinion: forecasts or views differ, and neither is a fact",
    DifferenceKind.SETTLED: "no conflict, as a person decided",
}
_OFFICE = re.compile(r"\b([a-z][a-z -]*)\|([a-z]*)")
_NEXT = re.compile(r"(?<=[\w)]\. )[a-z]")
_ISO_DAY = re.compile(r"(?<![\d/])\d{4}-\d{2}-\d{2}(?![\d/~])")
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of a source with a quotation marked in them; where they were cut, ``begun`` and ``goes_on`` say so."""

    before: str
    quote: str
    after: str
    begun: bool
    goes_on: bool


def fit(text: str) -> str:
    """Text of several lines as `publish.text.clean` makes it, but with its line breaks and the blanks at its ends.

    A blank at an end stays, since a quotation may follow it.
    """
    return "\n".join(_fit_line(line) for line in text.split("\n"))


def _fit_line(line: str) -> str:
    found = _EDGES.match(line)
    before, inner, after = found.groups() if found else ("", line, "")
    return f"{' ' if before else ''}{clean(inner)}{' ' if after else ''}"


def within(source: Source, start: int, end: int) -> Shown:
    """The text of a source with the stretch ``[start, end)`` set apart, cut far from it."""
    first, last = max(0, start - AROUND), min(len(source.text), end + AROUND)
    text = source.text
    return Shown(fit(text[first:start]), fit(text[start:end]), fit(text[end:last]), first > 0, last < len(text))


def direction(tag: str) -> str:
    """'rtl' or 'ltr', by the language."""
    return "rtl" if tag.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


def counted(number: int, word: str, plural: str | None = None) -> str:
    """'1 source', '2 sources', '12,000 sources'."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"


def dated(source: Source) -> str:
    """'31 December 2024' or 'undated'."""
    return short_date(source.published) if source.published else "undated"


def date_known(source: Source) -> str:
    """The date of a source and how it is known: '31 December 2024 (dateline, “KABUL, Dec 31”)'."""
    if not source.published:
        return "undated: nothing in it gives a date"
    words = f", “{clean(source.published_words)}”" if source.published_words else ""
    return f"{dated(source)} ({source.published_how.value}{words})"


def publisher(source: Source) -> str:
    """Who published it, as far as it says so."""
    return clean(source.publisher or "") or NO_PUBLISHER


def in_words(evidence: Evidence, reason: str) -> str:
    """A reason for readers: numbers for file names, offices and days in words, a capital and a full stop."""
    text = _OFFICE.sub(_office, evidence.by_number(clean(reason)))
    text = _ISO_DAY.sub(lambda found: describe_date(found[0]), text).strip()
    text = _NEXT.sub(lambda found: found[0].upper(), text[:1].upper() + text[1:])
    return text if text.endswith((".", "!", "?")) or not text else f"{text}."


def _office(found: re.Match[str]) -> str:
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
    return clean(f"{conflict.subject}: {asked.get(conflict.attribute, conflict.attribute)}")


def headline(evidence: Evidence, claims: Iterable[str], most: int = 150) -> str:
    """What some claims tell in one line: the first statement, English before others."""
    first = min(evidence.in_order(claims), key=lambda c: (c.statement_language != "en", evidence.order(c)), default=None)
    return shortened(clean(first.statement), most) if first else ""


def unverified(claim: Claim) -> tuple[str, ...]:
    """Names, dates and numbers of the claim that do not stand in its quote."""
    values: list[Mention | DateMention | Quantity] = [*claim.mentions, *claim.dates, *claim.quantities]
    return tuple(clean(v.text) for v in values if v.span is None)


def spellings(entity: Entity) -> Mapping[str, tuple[frozenset[str], int]]:
    """Each spelling with the sources that use it and how many claims do; those of most claims first."""
    used: dict[str, set[str]] = defaultdict(set)
    count: dict[str, int] = defaultdict(int)
    for variant in entity.variants:
        text = " ".join(variant.text.split())
        used[text].add(variant.source)
        count[text] += len(variant.claims)
    return {text: (frozenset(used[text]), count[text]) for text in sorted(used, key=lambda t: (-count[t], t))}


def described(edtf: str | None) -> str:
    """A date in words; 'left open' where there is none."""
    return describe_date(edtf) if edtf else "left open"
