"""Words for one source, difference, name or reason, without codes in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from briefer.brief.evidence import Evidence
from briefer.brief.sentences import shortened
from briefer.lexicon.dates import describe_date
from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import country_name
from briefer.models import Conflict, Entity, Point, Source
from briefer.publish.page import NO_PUBLISHER, short_date
from briefer.publish.text import clean
from briefer.wording import POINTS

_ASKED = {"name": "who is it?", "likely or not": "what is expected of it?", "dead or alive": "dead or alive?"}
_OFFICE = lazy(r"\b([a-z][a-z -]*)\|([a-z]*)")
_NEXT = lazy(r"(?<=[\w)]\. )[a-z]")
_ISO_DAY = lazy(r"(?<![\d/])\d{4}-\d{2}-\d{2}(?![\d/~])")


def dated(source: Source) -> str:
    """'31 December 2024' or 'undated'."""
    return short_date(source.published) if source.published else "undated"


def publisher(source: Source) -> str:
    """Who published a source, as far as it says so."""
    return clean(source.publisher or "") or NO_PUBLISHER


def question(conflict: Conflict) -> str:
    """What a difference is about: 'Director-General of the ISI: who is it?'."""
    return clean(f"{conflict.subject}: {_ASKED.get(conflict.attribute, conflict.attribute)}")


def spellings(entity: Entity) -> Mapping[str, tuple[frozenset[str], int]]:
    """Each spelling with the sources that use it and how many claims do; those of most claims first."""
    used: dict[str, set[str]] = defaultdict(set)
    count: dict[str, int] = defaultdict(int)
    for variant in entity.variants:
        text = " ".join(variant.text.split())
        used[text].add(variant.source)
        count[text] += len(variant.claims)
    return {text: (frozenset(used[text]), count[text]) for text in sorted(used, key=lambda t: (-count[t], t))}


def point_text(point: Point, evidence: Evidence) -> str:
    """What to look at, without the words of its kind, which stand beside it, and with numbers for the names of files."""
    return evidence.by_number(clean(point.text)).removeprefix(f"{POINTS[point.what]}: ")


def headline(evidence: Evidence, claims: Iterable[str], most: int = 150) -> str:
    """What some claims tell in one line: the first statement, English before others."""
    first = min(evidence.in_order(claims), key=lambda c: (c.statement_language != "en", evidence.order(c)), default=None)
    return shortened(clean(first.statement), most) if first else ""


def in_words(evidence: Evidence, reason: str) -> str:
    """A reason for readers: numbers for file names, offices and days in words, a capital and a full stop."""
    text = _OFFICE.sub(_office, evidence.by_number(clean(reason)))
    text = _ISO_DAY.sub(lambda found: describe_date(found[0]), text).strip()
    text = _NEXT.sub(lambda found: found[0].upper(), text[:1].upper() + text[1:])
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
