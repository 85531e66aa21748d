"""Stage 4, rules for datelines: where a report was filed, by which agency, and when. A dateline is no place of an event."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import find_places
from briefer.sources.blocks import squeeze
from briefer.sources.findings import Cut, Finding
from briefer.sources.headdates import full_date_at
from briefer.sources.wording import agency_pattern

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŘŚŠŞŤŪŮŰŹŻŽА-ЯЁІЇЄҐҒҚҲҶӢӮ]"
_CAPITALS = rf"{_UPPER}(?:{_UPPER}|['’.-](?={_UPPER}))++"
_DAY = r"(?:[A-Za-zÀ-ÿА-Яа-яё]{3,10}\.?\s+\d{1,2}|\d{1,2}\.?\s+[A-Za-zÀ-ÿА-Яа-яё]{3,10})(?:,?\s+\d{4})?|\d{1,2}\.\d{1,2}\.\d{4}"
_WHEN = rf"[,،.]\s*(?P<date>{_DAY})\.?"
_SOURCE = r"\s*(?P<agency>[(/\[]{1,2}[^()/\[\]]{2,40}[)/\]]{1,2})?"
_MARK = r"\s*(?P<mark>\.?\s?(?:[–—]+|--+)|[:.]?\s?-(?=\s)|[.:]-|//|[:|؛]|\.(?=\s))?\s*(?=\S)"
_IN_CAPITALS = lazy(
    rf"(?P<place>{_CAPITALS}(?:[ /-]+{_CAPITALS}){{0,4}})(?:{_WHEN}|(?:,\s*(?:{_UPPER}[\w.’'-]+[ ]?){{1,4}}){{1,2}})?"
    rf"(?:\s*\([^()]{{2,20}}\)(?=\s*[.(]))?{_SOURCE}{_MARK}"
)
_IN_WORDS = lazy(
    rf"(?P<place>[^\W\d_][^\W\d_’'-]*(?:[ /\u200c-][^\W\d_]+){{0,3}})(?:{_WHEN}|(?:[,،]\s*[^\W\d_][\w.]+){{1,2}})?{_SOURCE}{_MARK}"
)
_SHOUTED = frozenset({
    "BREAKING", "UPDATE", "UPDATED", "EXCLUSIVE", "VIDEO", "WATCH", "OPINION", "ANALYSIS", "EXPLAINER", "CORRECTION", "LIVE",
    "NEWS", "PHOTOS", "ALERT", "URGENT", "NOTE", "EDITOR", "REPORT", "NATO", "UN", "EU", "US", "USA", "UK", "ISIS", "ISIL", "WHO",
    "UNHCR", "UNICEF", "OPEC", "ICC", "COP", "FBI", "CIA", "BBC", "CNN",
})  # fmt: skip
"""Words in capitals that stand before a dash and are no place."""
_REPORTED_BY = lazy(
    r"(?:(?P<place>[^\W\d_][^\W\d_\u200c]*(?:[ \u200c][^\W\d_]+){0,2})\s*[:،(–-]\s*)?"
    r"به\s?گزارش\s+(?P<who>[^|:؛،.\n]{2,60}?)\s*(?:[|؛:]|\s[–-]\s)\s*(?=\S)"
)
_THEN_AGENCY = r"(?P<who>AGENCY)(?:\.RU)?\s*[.:–—|-]+\s+"
_BY_REPORT = lazy(r"به\s?گزارش\s+(?:خبرنگار\s+)?(?P<who>[^|:؛،.\n]{2,40}?)\s?،")
PLACES = frozenset({"دوشنبه", "شهر دوشنبه", "عواصم"})
"""Dushanbe, which is written like the weekday Monday (no report is filed from a weekday), and "capitals", for reports from several."""


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


def place_kinds(place: str, language: str) -> frozenset[str]:
    """What 'Kabul' or 'WASHINGTON/KABUL' names: 'city', 'country'; nothing where a part is no place."""
    found: list[frozenset[str]] = []
    for part in place.split("/"):
        words = part.title() if part.isupper() else part
        kinds = frozenset(p.kind for p in find_places(words, language) if p.end - p.start == len(words))
        found.append(frozenset({"city"}) if part in PLACES else kinds)
    return frozenset.intersection(*found)


def is_place(place: str, language: str) -> bool:
    """Whether it is the name of a city that we know."""
    return "city" in place_kinds(place, language)


def _initials(words: str) -> str:
    return "".join(w[0] for w in re.split(r"[\s-]+", words) if w).casefold()


class _Filed(NamedTuple):
    """The parts of what may be a dateline."""

    place: str
    source: str
    mark: str
    then: str
    rest: str
    end: int


def _parts(match: re.Match[str]) -> _Filed:
    then = agency_pattern(_THEN_AGENCY).match(match.string, match.end())
    end = then.end() if then else match.end()
    source = (match["agency"] or "").strip("()[]/ ")
    return _Filed(match["place"].strip(" ."), source, (match["mark"] or "").strip(), then["who"] if then else "", match.string[end:], end)


def _sourced(filed: _Filed, language: str) -> bool:
    """Whether 'PLACE (SOURCE)' is a dateline: the source is an agency, or short, in capitals and no abbreviation of the words before it."""
    if filed.source.casefold() == _initials(filed.place):
        return False
    capitals = filed.place.isupper()
    if agency_pattern().fullmatch(filed.source):
        return capitals or bool(filed.mark) or is_place(filed.place, language)
    if capitals and filed.source.isupper() and len(filed.source) <= 6:
        return True
    dash = filed.mark.strip(" .:") in {"-", "--", "–", "—", "|"}
    return (dash and (capitals or is_place(filed.place, language))) or (filed.mark == ":" and is_place(filed.place, language))


def _unsourced(filed: _Filed, language: str) -> bool:
    """Whether 'PLACE – ' is one: a place in capitals, or a city before a dash or colon that no second dash answers."""
    place, mark = filed.place, filed.mark
    if filed.then:
        return place.isupper() or is_place(place, language)
    if not place.isupper():
        answered = re.match(r"[^.!?]{3,80}\s[–—-]\s", filed.rest) is not None
        return mark not in {"", "."} and not answered and is_place(place, language)
    if mark in {"", ":"}:
        return mark == ":" and is_place(place, language)
    return mark != "." or " " in place or len(place) > 5 or bool(place_kinds(place, language))


def _is_dateline(filed: _Filed, language: str) -> bool:
    if len(filed.rest) < 20 or not starts_anew(filed.rest) or filed.place.upper() in _SHOUTED or len(squeeze(filed.place)) < 3:
        return False
    return _sourced(filed, language) if filed.source else _unsourced(filed, language)


def dateline(head: Head) -> Cut | None:
    """Where the report was filed: 'KABUL – ', 'SANTA CLARITA, California (AP) — ', 'МОСКВА, 15 ноя — РИА Новости. ', 'بيروت - '."""
    for pattern in (_IN_CAPITALS, _IN_WORDS):
        match = pattern.match(head.text)
        filed = _parts(match) if match else None
        if match and filed and _is_dateline(filed, head.language):
            found = [Finding("place", filed.place)]
            for words in (match["date"] or "", filed.source, filed.then):
                date = full_date_at(words, 0, head.language)
                if date and date.end == len(words):
                    found.append(Finding("date", words, date.value))
                elif words and words != match["date"]:
                    found.append(Finding("credit", words))
            return Cut(0, filed.end, "dateline", tuple(found))
    return None


def credited_in_text(text: str) -> tuple[Finding, ...]:
    """Persian 'به گزارش X، ...': the credit is part of the first sentence and stays there."""
    match = _BY_REPORT.match(text)
    return (Finding("credit", match["who"].strip()),) if match else ()


def reported_by(head: Head) -> Cut | None:
    """Persian credit before the text: 'به گزارش X | ', with the place of filing before it."""
    match = _REPORTED_BY.match(head.text)
    if not match:
        return None
    found = [Finding("publisher", match["who"].strip()), Finding("credit", match["who"].strip())]
    if match["place"]:
        found.append(Finding("place", match["place"]))
    return Cut(0, match.end(), "dateline and credit" if match["place"] else "credit", tuple(found))
