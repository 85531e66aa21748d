"""Words for times in a text, and the days they mean. (First cut; the full grammar follows.)"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple


class DateWords(NamedTuple):
    """Words for a time and what they say by themselves."""

    start: int
    end: int
    text: str
    value: str | None
    weekday: int | None
    shift: tuple[str, int] | None
    approximate: bool


class DateValue(NamedTuple):
    """A time in EDTF and the reason for it, in one sentence."""

    value: str | None
    reason: str


MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join(f"{m}|{m[:3]}\\.?" for m in MONTHS)
_FIRST = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d\d-\d\d\b)|(?P<dm>\b(?P<d1>\d{{1,2}})\s+(?P<m1>{_MONTH})\b(?:,?\s+(?P<y1>\d{{4}}))?)"
    rf"|(?P<md>\b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})\b(?:,?\s+(?P<y2>\d{{4}}))?)|(?P<wd>\b(?:{'|'.join(DAYS)})\b)"
    r"|(?P<rel>\b(?:yesterday|today|tomorrow)\b)|\b(?:in|since)\s+(?P<y3>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def _read(match: re.Match[str]) -> DateWords:
    value: str | None = None
    weekday: int | None = None
    shift: tuple[str, int] | None = None
    start, end = match.span()
    if match["iso"]:
        value = match["iso"]
    elif match["wd"]:
        weekday = DAYS.index(match["wd"].title())
    elif match["rel"]:
        shift = ("day", {"yesterday": -1, "today": 0, "tomorrow": 1}[match["rel"].lower()])
    elif match["y3"]:
        value = match["y3"]
        start, end = match.span("y3")
    else:
        month = next(i for i, m in enumerate(MONTHS, 1) if m.startswith((match["m1"] or match["m2"])[:3].lower()))
        value = f"{match['y1'] or match['y2'] or 'XXXX'}-{month:02}-{int(match['d1'] or match['d2']):02}"
    return DateWords(start, end, match.string[start:end], value, weekday, shift, False)


def find_dates(text: str, language: str) -> tuple[DateWords, ...]:
    """Every word for a time in ``text``, in order, never overlapping."""
    return tuple(_read(match) for match in _FIRST.finditer(text))


def weekday_on(weekday: int, published: str) -> str:
    """The day of that weekday nearest before or on ``published`` (YYYY-MM-DD)."""
    anchor = date.fromisoformat(published)
    return (anchor - timedelta(days=(anchor.weekday() - weekday) % 7)).isoformat()


def resolve_date(words: DateWords, published: str | None, sentence: str, language: str) -> DateValue:
    """The day that ``words`` mean in a source published on ``published``."""
    if words.value is not None:
        return DateValue(words.value, "as written")
    if published is None or len(published) != 10:
        what = "a weekday" if words.weekday is not None else "a relative time"
        return DateValue(None, f"{what}, and the source bears no date")
    if words.weekday is not None:
        return DateValue(weekday_on(words.weekday, published), f"the last {DAYS[words.weekday]} before the source's date, {published}")
    days = words.shift[1] if words.shift else 0
    return DateValue((date.fromisoformat(published) + timedelta(days=days)).isoformat(), f"counted from the source's date, {published}")


def written_date(text: str, language: str) -> DateWords | None:
    """A full date that makes up ``text`` or stands at its head."""
    for words in find_dates(text, language):
        if words.value and re.fullmatch(r"\d{4}-\d\d-\d\d", words.value) and not text[: words.start].strip(" (").replace("date", ""):
            return words
    return None


def describe_date(edtf: str) -> str:
    """The date in words: '2024-12-30' -> 'Monday 30 December 2024'."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", edtf):
        day = date.fromisoformat(edtf)
        return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1].title()} {day.year}"
    if found := re.fullmatch(r"XXXX-(\d\d)-(\d\d)", edtf):
        return f"{int(found[2])} {MONTHS[int(found[1]) - 1].title()} (no year given)"
    return edtf.replace("/", " to ")
