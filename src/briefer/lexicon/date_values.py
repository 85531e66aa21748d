"""What words for a time mean in a source of a known date, and dates told in words.

The only anchor is the date that the source itself bears. Where the words do not lead to a year, there is none.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from briefer.lexicon.calendars import DAYS, MONTHS, add_months, is_day
from briefer.lexicon.date_grammar import Part, parts_of, words_of
from briefer.lexicon.flat import flat
from briefer.lexicon.words import tokens

_DAY = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<month>\d\d)-(?P<day>\d\d)")


class DateWords(NamedTuple):
    """Words for a time in a text, and what they say by themselves.

    Offsets are in characters, half open. ``value`` is EDTF from the words alone ('2022-12-15', 'XXXX-12-25', '1996/2001'), None
    where they need an anchor; ``weekday`` is 0 for Monday; ``shift`` a unit ('day', 'week', 'month', 'year') and how many of it
    lie between the anchor and the time meant, or make up the stretch meant; ``approximate`` where the words say so.
    """

    start: int
    end: int
    text: str
    value: str | None
    weekday: int | None
    shift: tuple[str, int] | None
    approximate: bool


class DateValue(NamedTuple):
    """A time in EDTF, None where nothing anchors it, and how it follows from the words, in one sentence for readers."""

    value: str | None
    reason: str


class Anchor(NamedTuple):
    """The date of a source, as far as it is known."""

    year: int
    month: int | None
    day: int | None

    @property
    def date(self) -> date | None:
        """The day, where it is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def __str__(self) -> str:
        return "-".join(f"{part:02}" for part in self if part is not None)


def _anchor(published: str | None) -> Anchor | None:
    """The parts of 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'; None for anything less certain."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", published or "")
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year or not is_day(year, month or 1, day or 1):
        return None
    return Anchor(year, month, day)


def weekday_on(weekday: int, published: str) -> str:
    """The day of that weekday (0 Monday) nearest before or on ``published``, both YYYY-MM-DD.

    Raises:
        ValueError: ``published`` is not a day.
    """
    anchor = date.fromisoformat(published)
    return (anchor - timedelta(days=(anchor.weekday() - weekday) % 7)).isoformat()


def resolve_date(words: DateWords, published: str | None, sentence: str, language: str) -> DateValue:
    """The time that ``words`` mean in a source that bears the date ``published``.

    Args:
        words: what ``find_dates`` found.
        published: the source's own date in EDTF, of a day, a month or a year; None where it bears none.
        sentence: the sentence in which the words stand; its tense tells whether a weekday lies ahead.
        language: the BCP 47 tag of the sentence.
    """
    anchor = _anchor(published)
    parts = [part for part in parts_of(tokens(words.text), words_of(language)) if part.sign != "x"]
    if words.value is not None:
        return _written(words, anchor, parts)
    if anchor is None:
        what = "a weekday" if words.weekday is not None else "a relative time"
        return DateValue(None, f"{what}, and the source bears no date")
    if words.weekday is not None:
        ahead = _looks_ahead(words, sentence, language)
        return _weekday_value(words.weekday, anchor, parts, ahead=ahead)
    if words.shift is not None and words.shift[0] == "day" and _is_quoted(words, sentence):
        return DateValue(None, "a word of somebody who is quoted, and the day on which it was said is not told")
    return _shift_value(words, anchor, parts)


def _is_quoted(words: DateWords, sentence: str) -> bool:
    """Whether the words stand between quotation marks: "tomorrow" there counts from the day on which it was said."""
    before, _, after = sentence.partition(words.text)
    opened = before.count('"') % 2 or sum(map(before.count, "“«„")) > sum(map(before.count, "”»"))
    return bool(opened) and any(mark in after for mark in '"”»')


# ---------------------------------------------------------------- dates that stand there


def _written(words: DateWords, anchor: Anchor | None, parts: list[Part]) -> DateValue:
    value = words.value or ""
    if value.startswith("XXXX") and "/" not in value:
        return _yearless(words, value, anchor, parts)
    if "XXXX" in value:
        return DateValue(value, "as written; the text gives no year")
    if words.weekday is not None and (found := _DAY.fullmatch(value)):
        truly = date(int(found["year"]), int(found["month"]), int(found["day"])).weekday()
        if truly != words.weekday:
            return DateValue(value, f"as written, but that day was a {DAYS[truly]}, not a {DAYS[words.weekday]}")
    return DateValue(value, "as written; approximate" if words.approximate else "as written")


def _yearless(words: DateWords, value: str, anchor: Anchor | None, parts: list[Part]) -> DateValue:
    signs = {part.sign for part in parts} & set("LNT")
    if signs:
        if anchor is None:
            return DateValue(value, "as written; it is told from the time of writing, and the source bears no date")
        year = _related_year(value, anchor, parts)
        if year is not None:
            return DateValue(value.replace("XXXX", f"{year:04}"), f"'{words.text}', told from the source's own date, {anchor}")
        return DateValue(value, f"as written; the source's date, {anchor}, is not exact enough to give the year")
    if words.weekday is not None and anchor is not None:
        found = _DAY.fullmatch(value)
        if found and is_day(anchor.year, int(found["month"]), int(found["day"])):
            day = date(anchor.year, int(found["month"]), int(found["day"]))
            if day.weekday() == words.weekday:
                return DateValue(
                    day.isoformat(), f"the year is the source's own, {anchor.year}, in which that day is a {DAYS[words.weekday]}"
                )
        return DateValue(value, f"as written; in {anchor.year}, the source's own year, that day is no {DAYS[words.weekday]}")
    return DateValue(value, "as written; the text gives no year")


def _related_year(value: str, anchor: Anchor, parts: list[Part]) -> int | None:
    """The year of a month or a day that is 'last', 'next' or 'this', seen from the anchor."""
    signs = {part.sign for part in parts}
    if any(part.sign == "U" and part.payload[0] == "year" for part in parts):
        return anchor.year + (-1 if "L" in signs else 1 if "N" in signs else 0)
    if "T" in signs:
        return anchor.year
    month, day = (int(value[5:7]), int(value[8:10]) if len(value) == 10 else None)
    if anchor.month is None or (day is not None and anchor.day is None and month == anchor.month):
        return None
    here, there = (anchor.month, anchor.day or 0), (month, day or (anchor.day or 0))
    if "L" in signs:
        return anchor.year if there < here else anchor.year - 1
    return anchor.year if there > here else anchor.year + 1


# ---------------------------------------------------------------- weekdays


def _weekday_value(weekday: int, anchor: Anchor, parts: list[Part], *, ahead: bool) -> DateValue:
    """The day of a weekday: the nearest before or on the anchor, unless the words or the tense say otherwise."""
    day, name = anchor.date, DAYS[weekday]
    if day is None:
        return DateValue(None, "a weekday, and the source's date names no day")
    signs = "".join(part.sign for part in parts)
    weeks = {"L": -1, "N": 1, "T": 0}
    if "U" in signs and (turn := next((sign for sign in signs if sign in weeks), None)):
        found = day - timedelta(days=day.weekday() - weekday - 7 * weeks[turn])
        return DateValue(found.isoformat(), f"{name} of the week {'before' if turn == 'L' else 'after'} the source's own date, {anchor}")
    if "L" in signs:
        found = day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)
        return DateValue(found.isoformat(), f"the last {name} before the source's own date, {anchor}")
    if "N" in signs:
        found = day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
        return DateValue(found.isoformat(), f"the next {name} after the source's own date, {anchor}")
    if ahead:
        found = day + timedelta(days=(weekday - day.weekday()) % 7)
        return DateValue(found.isoformat(), f"the sentence looks ahead: the first {name} on or after the source's own date, {anchor}")
    found = date.fromisoformat(weekday_on(weekday, day.isoformat()))
    return DateValue(found.isoformat(), f"the nearest {name} before or on the source's own date, {anchor}")


@cache
def _tense(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Verbs of the future, verbs of the past, and where a clause begins, as the language's table lists them."""
    raw = words_of(language).raw
    patterns = (raw.get(field) or "(?!)" for field in ("future_verbs", "past_verbs", "clause_breaks"))
    future, past, breaks = (re.compile(rf"(?<!\w)(?:{flat(pattern).text})(?!\w)") for pattern in patterns)
    return future, past, breaks


def _looks_ahead(words: DateWords, sentence: str, language: str) -> bool:
    """Whether the clause around the words speaks of the future."""
    future, past, breaks = _tense(language)
    text, spot = flat(sentence).lower, flat(words.text).lower
    at = text.find(spot)
    if at < 0:
        return bool(future.search(text)) and not past.search(text)
    head, tail = _clause_before(text[:at], breaks), _clause_after(text[at + len(spot) :], breaks)
    for stretch, nearest in ((head, -1), (tail, 0)):
        ahead, behind = list(future.finditer(stretch)), list(past.finditer(stretch))
        if not ahead and not behind:
            continue
        if not ahead or not behind:
            return bool(ahead)
        distance = ahead[nearest].start() - behind[nearest].start()
        return distance > 0 if nearest == -1 else distance <= 0
    return False


def _clause_before(text: str, breaks: re.Pattern[str]) -> str:
    cuts = [match.end() for match in breaks.finditer(text)] + [match.end() for match in re.finditer(r"[.;:,\"]", text)]
    return text[max(cuts, default=0) :]


def _clause_after(text: str, breaks: re.Pattern[str]) -> str:
    text = text.lstrip(" ,")
    cuts = [match.start() for match in breaks.finditer(text)] + [match.start() for match in re.finditer(r"[.;:,\"]", text)]
    return text[: min(cuts, default=len(text))]


# ---------------------------------------------------------------- relative times


def _shift_value(words: DateWords, anchor: Anchor, parts: list[Part]) -> DateValue:
    unit, count = words.shift or ("day", 0)
    signs = "".join(part.sign for part in parts)
    reason = f"'{words.text}', counted from the source's own date, {anchor}"
    if set(signs) & set("gh") and set(signs) & set("nDV"):
        value = _point(unit, count, anchor, approximate=words.approximate)
    elif "R" in signs:
        value = _point(unit, count, anchor, approximate=False)
    elif set(signs) & set("nDV") or any(part.payload == "past" for part in parts):
        value = _stretch(unit, count, anchor)
    else:
        value = _calendar_unit(unit, count, anchor)
    if value is None:
        return DateValue(None, f"a relative time, and the source's date, {anchor}, is not exact enough to count from")
    return DateValue(value, reason)


def _point(unit: str, count: int, anchor: Anchor, *, approximate: bool) -> str | None:
    """So many units before or after the anchor, no more exact than the unit."""
    mark, day = "~" if approximate else "", anchor.date
    if unit == "year":
        return f"{anchor.year + count:04}{mark}"
    if unit == "month":
        return f"{add_months(date(anchor.year, anchor.month, 1), count):%Y-%m}{mark}" if anchor.month else None
    if day is None:
        return None
    return f"{(day + timedelta(days=count * (7 if unit == 'week' else 1))).isoformat()}{mark}"


def _stretch(unit: str, count: int, anchor: Anchor) -> str | None:
    """So many units up to the anchor, or from it on; the far end is approximate."""
    if unit in ("year", "month") and anchor.month is not None:
        here = date(anchor.year, anchor.month, 1)
        near, far = f"{here:%Y-%m}", f"{add_months(here, count * (12 if unit == 'year' else 1)):%Y-%m}"
    elif unit == "year":
        near, far = f"{anchor.year:04}", f"{anchor.year + count:04}"
    elif anchor.date is not None:
        near = anchor.date.isoformat()
        far = (anchor.date + timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    else:
        return None
    return f"{far}~/{near}" if count < 0 else f"{near}/{far}~"


def _calendar_unit(unit: str, count: int, anchor: Anchor) -> str | None:
    """'Last year', 'this month', 'next week': the year, the month, the week from Monday to Sunday."""
    if unit == "year":
        return f"{anchor.year // 10 + count // 10}X" if abs(count) == 10 else f"{anchor.year + count:04}"
    if unit == "month" or anchor.date is None:
        return _point("month", count, anchor, approximate=False) if unit == "month" else None
    monday = anchor.date - timedelta(days=anchor.date.weekday() - 7 * count)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


# ---------------------------------------------------------------- dates in words


def _month_in_words(match: re.Match[str]) -> str:
    name = MONTHS[int(match["month"]) - 1]
    return name if match["year"] == "XXXX" else f"{name} {match['year']}"


def _day_in_words(match: re.Match[str], *, weekday: bool) -> str:
    day, words = int(match["day"]), _month_in_words(match)
    if weekday and match["year"] != "XXXX" and is_day(int(match["year"]), int(match["month"]), day):
        return f"{DAYS[date(int(match['year']), int(match['month']), day).weekday()]} {day} {words}"
    return f"{day} {words}"


def _single_in_words(edtf: str, *, weekday: bool) -> str:
    """One point in time, without the remark on a missing year."""
    core, mark = edtf.rstrip("~?%"), edtf[len(edtf.rstrip("~?%")) :]
    if found := _DAY.fullmatch(core):
        words = _day_in_words(found, weekday=weekday)
    elif found := re.fullmatch(r"(?P<year>\d{4}|XXXX)-(?P<month>0[1-9]|1[0-2])", core):
        words = _month_in_words(found)
    elif re.fullmatch(r"\d{3}X", core):
        words = f"the {core[:3]}0s"
    elif core in ("", ".."):
        words = "an open end"
    else:
        words = "an unknown day" if core == "XXXX-XX-XX" else core
    return {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(mark, "") + words


def describe_date(edtf: str) -> str:
    """An EDTF date in words: '2024-12-30' -> 'Monday 30 December 2024', 'XXXX-12-25' -> '25 December (no year given)'.

    Intervals and sets are told with 'to' and 'or'. What is no EDTF form used here comes back as it is.
    """
    sign, items = ("/", edtf.split("/")) if "/" in edtf else (",", edtf.strip("[]").split(","))
    remark = " (no year given)" if "XXXX-" in edtf and "XXXX-XX" not in edtf else ""
    if len(items) == 1:
        return _single_in_words(items[0], weekday=True) + remark
    if sign == "/" and items[-1] in ("..", ""):
        return f"since {_single_in_words(items[0], weekday=False)}{remark}"
    if sign == "/" and items[0] in ("..", ""):
        return f"until {_single_in_words(items[-1], weekday=False)}{remark}"
    told = [_single_in_words(item, weekday=False) for item in items]
    if len({item[:7] for item in items}) == 1 and all(_DAY.fullmatch(item) for item in items):
        told = [words.split(" ", 1)[0] for words in told[:-1]] + told[-1:]
    return (" to " if sign == "/" else " or ").join(told) + remark
