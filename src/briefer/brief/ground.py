"""What a sentence of free prose may draw on: the words, names, numbers and dates of the claims that it names, and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from briefer.brief.evidence import Evidence
from briefer.lexicon.dates import DateWords, find_dates
from briefer.lexicon.folding import fold
from briefer.lexicon.numbers import find_quantities
from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import demonym, find_places
from briefer.models import Bound, Claim

WORD = lazy(r"[^\W_]+(?:[-'’][^\W_]+)*")
QUOTES = lazy('["“”„«»‹›]')
DIGITS = lazy(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\d])")
TO_NINE = "zero one two three four five six seven eight nine"
TO_TWENTY = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
NUMBER_WORDS = {w: float(n) for n, w in enumerate(WORD.findall(f"{TO_NINE} {TO_TWENTY}"))}
NUMBER_WORDS |= {w: 10.0 * n for n, w in enumerate(("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=3)}
NUMBER_WORDS |= {"dozen": 12.0, "hundred": 100.0, "thousand": 1000.0, "million": 1e6, "billion": 1e9}
NUMBER_WORDS |= {"dozens": 12.0, "hundreds": 100.0, "thousands": 1000.0, "millions": 1e6, "billions": 1e9, "half": 0.5, "twice": 2.0}


class Count(NamedTuple):
    """A number of the claims, how it is hedged, and what it counts."""

    value: float
    bound: Bound
    counted: str | None


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands in a set of claims. Words are folded and in lower case; dates are EDTF; countries are ISO 3166 codes."""

    claims: tuple[Claim, ...]
    text: str
    words: frozenset[str]
    names: tuple[frozenset[str], ...]
    counts: tuple[Count, ...]
    numbers: frozenset[float]
    dates: frozenset[str]
    weekdays: frozenset[int]
    countries: frozenset[str]
    places: frozenset[str]


def plain(text: str) -> str:
    """Folded, in lower case, without quotation marks. Word by word, because folding alone would join words around such marks."""
    return " ".join(fold(w).text for w in QUOTES.sub(" ", text).split()).casefold().replace('"', "'")


def words_of(text: str) -> frozenset[str]:
    """The words of a text, plain; with the parts of joined words, and without a possessive's ending."""
    found = {re.sub(r"'s?$", "", w.replace("’", "'")) for w in WORD.findall(plain(text))}
    return frozenset(found | {part for w in found for part in w.split("-")})


def ground_of(claims: Iterable[Claim], evidence: Evidence) -> Ground:
    """The ground that these claims give together."""
    given = tuple(claims)
    texts = [t for c in given for t in _texts(c, evidence)]
    said = "\n".join(texts)
    dates, weekdays = _dates(given, evidence)
    counts = tuple(n for c in given for n in _counts(c, evidence))
    codes, places = _places(given, texts, evidence)
    return Ground(
        claims=given,
        text=plain(said),
        words=words_of(said),
        names=tuple(words_of(n) for n in dict.fromkeys(_names(given, evidence))),
        counts=counts,
        numbers=frozenset({c.value for c in counts} | loose_numbers(plain(said))),
        dates=dates,
        weekdays=weekdays,
        countries=codes,
        places=places,
    )


def _texts(claim: Claim, evidence: Evidence) -> list[str]:
    """Everything that may be said in a claim's name: its words, the names and offices of its entities, its speaker, its outlet."""
    entities = evidence.entities.get(claim.id, ())
    texts = [claim.statement, claim.quote.text, claim.speaker, evidence.source_of(claim).publisher]
    texts += [t for m in claim.mentions for t in (m.text, m.english, m.role)]
    texts += [t for e in entities for t in (e.canonical, e.role, *(v.text for v in e.variants), *(r.role for r in e.roles))]
    return [t for t in texts if t]


def _names(claims: Iterable[Claim], evidence: Evidence) -> list[str]:
    names: list[str] = []
    for claim in claims:
        names += [t for m in claim.mentions for t in (m.text, m.english) if t]
        names += [t for e in evidence.entities.get(claim.id, ()) for t in (e.canonical, *(v.text for v in e.variants))]
    return names


def _counts(claim: Claim, evidence: Evidence) -> list[Count]:
    counts = [Count(q.value, q.bound, q.counted) for q in claim.quantities]
    for text, language in ((claim.statement, claim.statement_language), (claim.quote.text, evidence.source_of(claim).language)):
        counts += [Count(q.value, q.bound, q.counted) for q in find_quantities(text, language)]
    return counts


def loose_numbers(text: str) -> frozenset[float]:
    """Every number in digits or English words, whatever it counts."""
    digits = {float(d.replace(",", "")) for d in DIGITS.findall(text)}
    return frozenset(digits | {NUMBER_WORDS[w] for w in words_of(text) & NUMBER_WORDS.keys()})


def _dates(claims: Iterable[Claim], evidence: Evidence) -> tuple[frozenset[str], frozenset[int]]:
    values: set[str] = set()
    weekdays: set[int] = set()
    for claim in claims:
        for mention in claim.dates:
            settled = evidence.settled.get((claim.id, mention.text))
            values |= {v for v in (settled.value if settled else None, mention.value) if v}
            weekdays |= {mention.weekday} - {None}  # type: ignore[arg-type]  # the difference holds numbers only
        for words in find_dates(claim.statement, claim.statement_language):
            values |= {words.value} if words.value else set()
            weekdays |= {words.weekday} if words.weekday is not None else set()
    days = {d for v in values for part in v.split("/") if (d := weekday_of(part)) is not None}
    return frozenset(values), frozenset(weekdays | days)


def weekday_of(edtf: str) -> int | None:
    """The weekday of a full day, 0 Monday; None of anything else."""
    try:
        return dt.date.fromisoformat(edtf).weekday()
    except ValueError:
        return None


def _places(claims: Iterable[Claim], texts: Iterable[str], evidence: Evidence) -> tuple[frozenset[str], frozenset[str]]:
    found = [p for t in texts for p in find_places(t, "en")]
    found += [p for c in claims for p in find_places(c.quote.text, evidence.source_of(c).language)]
    codes = {p.country for p in found if p.country and p.kind == "country"}
    codes |= {code for t in texts for w in WORD.findall(t) if w[:1].isupper() and (code := demonym(re.sub(r"['’]s?$", "", w)))}
    return frozenset(codes), frozenset(plain(p.name) for p in found)


def date_parts(edtf: str) -> tuple[tuple[int, str], ...]:
    """What a date says: (0, year), (1, month), (2, day), without the parts that it leaves open."""
    return tuple((n, p) for n, p in enumerate(edtf.strip("~?%").split("-")) if p and "X" not in p)


def is_covered(words: DateWords, ground: Ground) -> bool:
    """Whether one date of the ground says everything that these words say."""
    if words.value is None:
        return True
    if words.value in ground.dates:
        return True
    known = [set(date_parts(part)) for value in ground.dates for part in value.split("/")]
    return all(any(set(date_parts(part)) <= k for k in known) for part in words.value.split("/"))
