"""Full dates (day, month and year) at the head of a text: what a page or a dateline bears.

A date in running text says nothing of the text.
"""

from __future__ import annotations

from typing import NamedTuple

from briefer.lexicon.dates import find_dates, written_date
from briefer.lexicon.patterns import lazy

_SQUASHED = lazy(r"(?:(?P<day>[A-Za-z]{3,9}),? )?(?P<month>[A-Za-z]{3,9})\.? (?P<d>[0-3]?\d)(?P<year>(?:19|20)\d\d)(?!\d)")
_NUMERIC = lazy(r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)")
_FULL = lazy(r"\d{4}-\d\d-\d\d")
_WORD = lazy(r"([^\W\d_]{2,12}(?:\u200c[^\W\d_]{2,6})?)\.?[,،]?\s+")


class FullDate(NamedTuple):
    """``text[start:end]`` and its value in EDTF."""

    start: int
    end: int
    value: str


def _day(year: str, month: str, day: str) -> str | None:
    value = f"{year}-{int(month):02}-{int(day):02}"
    return value if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 else None


def _numeric(text: str, at: int) -> FullDate | None:
    """15.04.2017, or 15/04/2017 where only one order is possible: 03/04/2017 stays unknown. With dots the day comes first."""
    match = _NUMERIC.match(text, at)
    if not match:
        return None
    a, b, dots = int(match["a"]), int(match["b"]), match["sep"] == "."
    value = (
        _day(match["year"], match["b"], match["a"])
        if dots or a > 12 or a == b
        else _day(match["year"], match["a"], match["b"])
        if b > 12
        else None
    )
    return FullDate(at, match.end(), value) if value else None


def _after_weekday(text: str, at: int, language: str) -> int:
    """Behind the weekday that stands at ``at``; ``at`` where there is none."""
    word = _WORD.match(text, at)
    named = word is not None and any(w.weekday is not None for w in find_dates(word[1], language if language != "und" else "en"))
    return word.end() if word and named else at


def full_date_at(text: str, at: int, language: str) -> FullDate | None:
    """The full date that begins at ``at``, a weekday before it included; None where there is none, or it can be read in two ways."""
    if at >= len(text) or not (text[at].isalnum()):
        return None
    squashed = _SQUASHED.match(text, at)
    if squashed:
        written = written_date(f"{squashed['month']} {squashed['d']}, {squashed['year']}", language if language != "und" else "en")
        if written and written.value and _FULL.fullmatch(written.value):
            return FullDate(at, squashed.end(), written.value)
    for start in (at, _after_weekday(text, at, language)):
        if _NUMERIC.match(text, start):
            found = _numeric(text, start)
            return FullDate(at, found.end, found.value) if found else None
    window = text[at : at + 60]
    for tongue in dict.fromkeys((language if language != "und" else "en", "en")):
        written = written_date(window, tongue)
        if written and written.start == 0 and written.value and _FULL.fullmatch(written.value):
            return FullDate(at, at + written.end, written.value)
    return None


def full_dates_in(text: str, language: str) -> tuple[FullDate, ...]:
    """Every full date of a short header, in order."""
    found = [n for m in _NUMERIC.finditer(text) if (n := _numeric(text, m.start()))]
    if not found:
        found = [
            FullDate(w.start, w.end, w.value)
            for w in find_dates(text, language if language != "und" else "en")
            if w.value and _FULL.fullmatch(w.value)
        ]
    return tuple(found)
