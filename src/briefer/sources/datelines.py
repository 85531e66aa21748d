"""Stage 4, rules for datelines: where a report was filed, by which agency, and when. A dateline is no place of an event."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefer.lexicon.places import find_places
from briefer.sources.blocks import squeeze
from briefer.sources.findings import Cut, Finding
from briefer.sources.headdates import full_date_at
from briefer.sources.wording import agency_pattern

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŘŚŠŞŤŪŮŰŹŻŽА-ЯЁІЇЄҐҒҚҲҶӢӮ]"
_CAPITALS = rf"{_UPPER}(?:{_UPPER}|['’.-](?=\S))+"
_DAY = r"(?:[A-Za-zÀ-ÿА-Яа-яё]{3,10}\.?\s+\d{1,2}|\d{1,2}\.?\s+[A-Za-zÀ-ÿА-Яа-яё]{3,10})(?:,?\s+\d{4})?"
_WHEN = rf"[,،]\s*(?P<date>{_DAY})\.?"
_SOURCE = r"\s*(?P<agency>[(/\[]{1,2}[^()/\[\]]{2,40}[)/\]]{1,2})?"
_MARK = r"\s*(?P<mark>\.?\s?(?:[–—]+|--+)|[:.]?\s?-(?=\s)|[.:]-|//|[:|؛]|\.(?=\s))?\s*(?=\S)"
_IN_CAPITALS = re.compile(
    rf"(?P<place>{_CAPITALS}(?:[ /-]+{_CAPITALS}){{0,4}})(?:{_WHEN}|(?:,\s*(?:{_UPPER}[\w.’'-]+[ ]?){{1,4}}){{1,2}})?"
    rf"(?:\s*\([^()]{{2,20}}\)(?=\s*[.(]))?{_SOURCE}{_MARK}"
)
_IN_WORDS = re.compile(
    rf"(?P<place>[^\W\d_][^\W\d_’'-]*(?:[ \u200c-][^\W\d_]+){{0,3}})(?:{_WHEN}|(?:[,،]\s*[^\W\d_][\w.]+){{1,2}})?{_SOURCE}{_MARK}"
)
_SHOUTED = frozenset(
    [
        "BREAKING",
        "UPDATE",
        "UPDATED",
        "EXCLUSIVE",
        "VIDEO",
        "WATCH",
        "OPINION",
        "ANALYSIS",
        "EXPLAINER",
        "CORRECTION",
        "LIVE",
        "NEWS",
        "PHOTOS",
        "ALERT",
        "URGENT",
        "NOTE",
        "EDITOR",
        "REPORT",
        "NATO",
        "UN",
        "EU",
        "US",
        "USA",
        "UK",
        "ISIS",
        "ISIL",
        "WHO",
        "UNHCR",
        "UNICEF",
        "OPEC",
        "ICC",
        "COP",
        "FBI",
        "CIA",
        "BBC",
        "CNN",
    ]
)
"""Words in capitals that stand before a dash and are no place."""
_REPORTED_BY = re.compile(
    r"(?:(?P<place>[^\W\d_][^\W\d_\u200c]*(?:[ \u200c][^\W\d_]+){0,2})\s*[:،(–-]\s*)?"
    r"به\s?گزارش\s+(?P<who>[^|:؛،.\n]{2,60}?)\s*(?:[|؛:]|\s[–-]\s)\s*(?=\S)"
)
_THEN_AGENCY = r"(?P<who>AGENCY)\s*[.:–—-]+\s+"
DUSHANBE = frozenset({"دوشنبه", "شهر دوشنبه"})
"""The city, which is written like the weekday Monday; no report is filed from a weekday."""


class Head(NamedTuple):
    """What a rule for the head of a paragraph looks at: the text that is left, the title, the language, whether a date stood before."""

    text: str
    title: str
    language: str
    dated: bool


def starts_anew(text: str) -> bool:
    """Whether a sentence can begin here: not with a small letter."""
    first = text.lstrip("\"'“‘«„([—–- •")[:1]
    return not first or not first.islower()


def agency_named(cut: Cut) -> bool:
    """Whether the furniture names an agency that we know."""
    return any(f.kind == "credit" and agency_pattern().fullmatch(f.text) for f in cut.findings)


def _is_city(place: str, language: str) -> bool:
    words = place.title() if place.isupper() else place
    return place in DUSHANBE or any(p.kind == "city" and p.end - p.start == len(words) for p in find_places(words, language))


def _is_country(place: str, language: str) -> bool:
    words = place.title() if place.isupper() else place
    return any(p.kind != "region" and p.end - p.start == len(words) for p in find_places(words, language))


def _initials(words: str) -> str:
    return "".join(w[0] for w in re.split(r"[\s-]+", words) if w).casefold()


def _sourced(place: str, source: str, mark: str, language: str) -> bool:
    """Whether 'PLACE (SOURCE)' is a dateline: the source is an agency, or short, in capitals and no abbreviation of the words before it."""
    if source.casefold() == _initials(place):
        return False
    capitals = place.isupper()
    if agency_pattern().fullmatch(source):
        return capitals or bool(mark) or _is_city(place, language)
    dash = mark.strip(" .:") in {"-", "--", "–", "—", "|"}
    return (capitals and ((source.isupper() and len(source) <= 6) or dash)) or (dash and _is_city(place, language))


def _unsourced(place: str, mark: str, rest: str, language: str) -> bool:
    """Whether 'PLACE – ' is one: a place in capitals, or a city before a dash or colon that no second dash answers."""
    if not place.isupper():
        answered = re.match(r"[^.!?]{3,80}\s[–—-]\s", rest) is not None
        return mark not in {"", "."} and not answered and _is_city(place, language)
    if mark in {"", ":"}:
        return mark == ":" and _is_city(place, language)
    return mark != "." or " " in place or len(place) > 5 or _is_country(place, language)


def _is_dateline(match: re.Match[str], language: str) -> bool:
    place, mark, rest = match["place"], (match["mark"] or "").strip(), match.string[match.end() :]
    if len(rest) < 20 or not starts_anew(rest) or place.upper() in _SHOUTED or len(squeeze(place)) < 3:
        return False
    if match["agency"]:
        return _sourced(place, match["agency"].strip("()[]/ "), mark, language)
    return _unsourced(place, mark, rest, language)


def dateline(head: Head) -> Cut | None:
    """Where the report was filed: 'KABUL – ', 'SANTA CLARITA, California (AP) — ', 'МОСКВА, 15 ноя — РИА Новости. ', 'بيروت - '."""
    for pattern in (_IN_CAPITALS, _IN_WORDS):
        match = pattern.match(head.text)
        if match and _is_dateline(match, head.language):
            then = agency_pattern(_THEN_AGENCY).match(head.text, match.end())
            found = [Finding("place", match["place"].strip())]
            found += [Finding("credit", words) for words in ((match["agency"] or "").strip("()[]/ "), then["who"] if then else "") if words]
            date = full_date_at(match["date"], 0, head.language) if match["date"] else None
            if date:
                found.append(Finding("date", match["date"], date.value))
            return Cut(0, then.end() if then else match.end(), "dateline", tuple(found))
    return None


def reported_by(head: Head) -> Cut | None:
    """Persian credit before the text: 'به گزارش X | ', with the place of filing before it."""
    match = _REPORTED_BY.match(head.text)
    if not match:
        return None
    found = [Finding("publisher", match["who"].strip()), Finding("credit", match["who"].strip())]
    if match["place"]:
        found.append(Finding("place", match["place"]))
    return Cut(0, match.end(), "dateline and credit" if match["place"] else "credit", tuple(found))
