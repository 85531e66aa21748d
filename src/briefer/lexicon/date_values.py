"""What words for a time mean in a source of a known date, and dates told in words.

The only anchor is the date that the source itself bears. Where the words do not lead to a year, there is none.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from briefer.lexicon.calendars import DAYS, add_months, is_day
from briefer.lexicon.date_described import describe_date
from briefer.lexicon.date_grammar import Part, parts_of
from briefer.lexicon.date_tables import words_of
from briefer.lexicon.date_tense import Place, Tense, is_quoted, lasts_from, place_of, tense_of
from briefer.lexicon.patterns import lazy
from briefer.lexicon.words import key, tokens

_WINTER: Final = 24  # the season code; "this winter" is of two years

_DAY = lazy(r"(?P<year>\d{4}|XXXX)-(?P<month>\d\d)-(?P<day>\d\d)")


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


def resolve_date(words: DateWords, published: str | None, sentence: str, language: str, *, weekday: int | None = None) -> DateValue:
    """The time that ``words`` mean in a source that bears the date ``published``.

    Args:
        words: what ``find_dates`` found.
        published: the source's own date in EDTF, of a day, a month or a year, or a day without its year ('XXXX-10-14'); None where it
            bears none.
        sentence: the sentence in which the words stand; its tense tells whether a weekday lies ahead, and 'since' before them
            leaves the end open.
        language: the BCP 47 tag of the sentence.
        weekday: the one that the source bears beside a day without its year ('Thursday 14 October'), 0 for Monday.
    """
    anchor = _anchor(published)
    parts = [part for part in parts_of(tokens(words.text), words_of(language)) if part.sign != "x"]
    place = place_of(words.text, words.start, sentence)
    if words.value is not None:
        return _lasting(_written(words, anchor, parts), lasts_from(place, language))
    if anchor is not None:
        return _counted(words, anchor, parts, place, language)
    if line := _YEARLESS.fullmatch(published or ""):
        return _in_every_year(words, line[1], sentence, language, weekday)
    what = "a weekday" if words.weekday is not None else "a relative time"
    return DateValue(None, f"{what}, and the source bears no date")


def _counted(words: DateWords, anchor: Anchor, parts: list[Part], place: Place, language: str) -> DateValue:
    """A weekday, or a time that is told from the source's own date."""
    table = words_of(language)
    if words.weekday is not None:
        return _weekday_value(words.weekday, anchor, parts, tense_of(place, language))
    if words.shift is not None and words.shift[0] == "day" and is_quoted(place):
        return DateValue(None, "a word of somebody who is quoted, and the day on which it was said is not told")
    if words.shift is not None and words.shift[0] == "day" and key(words.text) in table.sets.get("either_way", ()):
        return _either_way(words, anchor, tense_of(place, language))
    return _shift_value(words, anchor, parts, solar=table.name == "fa")


_YEARLESS = lazy(r"XXXX-(\d\d-\d\d)")
_YEARS: Final = range(1996, 2024)
"""28 years in a row hold every way in which a day of the year, the weekdays and 29 February fall together."""


def _in_every_year(words: DateWords, line: str, sentence: str, language: str, weekday: int | None) -> DateValue:
    """What the words mean from a day without its year: what they mean in each year in which that day is of the weekday that is told.

    'Yesterday' of 'XXXX-10-14' is 'XXXX-10-13' in all of them, 'Monday' only where 14 October is known to be a Thursday.
    """
    own = describe_date(f"XXXX-{line}").partition(" (")[0]
    days = [f"{year}-{line}" for year in _YEARS if is_day(year, int(line[:2]), int(line[3:]))]
    fitting = [day for day in days if weekday is None or date.fromisoformat(day).weekday() == weekday]
    values = {_without_year(resolve_date(words, day, sentence, language).value) for day in fitting}
    value = values.pop() if len(values) == 1 else None
    if value is not None:
        return DateValue(value, f"'{words.text}', counted from the source's own date, {own}, which gives no year")
    return DateValue(None, f"the source's own date, {own}, gives no year, and the words need it")


def _without_year(value: str | None) -> str | None:
    """'2020-10-13' as 'XXXX-10-13'; None where it is no month or day, or of two years."""
    years = set(re.findall(r"\d{4}(?=-)", value or ""))
    if value is None or len(years) != 1 or re.search(r"\d{4}(?!-)|\d{2,3}X", value):
        return None
    return value.replace(years.pop(), "XXXX")


def _lasting(value: DateValue, word: str) -> DateValue:
    """The value as an interval without an end, where a word like 'since' stands beside it."""
    if not word or value.value is None or "/" in value.value or "[" in value.value:
        return value
    return DateValue(f"{value.value}/..", f"{value.reason}; '{word}' leaves the end open")


def _either_way(words: DateWords, anchor: Anchor, tense: Tense) -> DateValue:
    """A word for both yesterday and tomorrow: only the tense of the sentence tells which."""
    if tense.ahead is None:
        return DateValue(None, f"'{words.text}' is a day before or after the source's own date, and no verb tells which")
    unit, count = words.shift or ("day", -1)
    value = _point(unit, -count if tense.ahead else count, anchor, approximate=False)
    side = "ahead" if tense.ahead else "back"
    return DateValue(value, f"'{words.text}', counted from the source's own date, {anchor}; '{tense.word}' looks {side}")


# ---------------------------------------------------------------- dates that stand there


def _written(words: DateWords, anchor: Anchor | None, parts: list[Part]) -> DateValue:
    value = words.value or ""
    if value.startswith("XXXX") and ("/" not in value or _year_shift(parts) is not None):
        return _yearless(words, value, anchor, parts)
    if "XXXX" in value:
        return DateValue(value, "as written; the text gives no year")
    if words.weekday is not None and (found := _DAY.fullmatch(value)):
        truly = date(int(found["year"]), int(found["month"]), int(found["day"])).weekday()
        if truly != words.weekday:
            return DateValue(value, f"as written, but that day was a {DAYS[truly]}, not a {DAYS[words.weekday]}")
    return DateValue(value, "as written; approximate" if words.approximate else "as written")


def _yearless(words: DateWords, value: str, anchor: Anchor | None, parts: list[Part]) -> DateValue:
    if any(part.sign in "LNTJ" for part in parts):
        if anchor is None:
            return DateValue(value, "as written; it is told from the time of writing, and the source bears no date")
        year = _related_year(value, anchor, parts)
        if year is not None:
            return DateValue(value.replace("XXXX", f"{year:04}"), f"'{words.text}', told from the source's own date, {anchor}")
        return DateValue(value, f"as written; '{words.text}' of a source of {anchor} may be of either of two years")
    if words.weekday is not None and anchor is not None:
        return _with_weekday(value, words.weekday, anchor)
    return DateValue(value, "as written; the text gives no year")


def _with_weekday(value: str, weekday: int, anchor: Anchor) -> DateValue:
    """'Thursday, 14 November': of the source's own year, if that day is a Thursday there."""
    found = _DAY.fullmatch(value)
    if found and is_day(anchor.year, int(found["month"]), int(found["day"])):
        day = date(anchor.year, int(found["month"]), int(found["day"]))
        if day.weekday() == weekday:
            return DateValue(day.isoformat(), f"the year is the source's own, {anchor.year}, in which that day is a {DAYS[weekday]}")
    return DateValue(value, f"as written; in {anchor.year}, the source's own year, that day is no {DAYS[weekday]}")


def _year_shift(parts: list[Part]) -> int | None:
    """How many years 'last year', 'this year', 'next year' beside a month lie from the source's; None without such words."""
    joined = next((int(part.payload) for part in parts if part.sign == "J"), None)
    if joined is not None or not any(part.sign == "U" and part.payload == ("year", 1) for part in parts):
        return joined
    return next(({"L": -1, "T": 0, "N": 1}[part.sign] for part in parts if part.sign in "LTN"), None)


def _related_year(value: str, anchor: Anchor, parts: list[Part]) -> int | None:
    """The year of a month, season or day that is 'last', 'next' or 'this', seen from the anchor; None where two are possible.

    'Last March' is the nearest one to some and the one of last year to others; where both are the same, it is told.
    'Last 9 July' is always the nearest one.
    """
    signs, shift = {part.sign for part in parts}, _year_shift(parts)
    if shift is not None:
        return anchor.year + shift
    month, day = (int(value[5:7]), int(value[8:10]) if len(value) == 10 else None)
    if "T" in signs:
        return anchor.year if month != _WINTER else None
    if month > 12 or anchor.month is None or (day is not None and anchor.day is None and month == anchor.month):
        return None
    here, there = (anchor.month, anchor.day or 0), (month, day or (anchor.day or 0))
    if "L" in signs and there >= here:
        return anchor.year - 1
    if "N" in signs and there <= here:
        return anchor.year + 1
    return anchor.year if day is not None else None


# ---------------------------------------------------------------- weekdays


def _weekday_value(weekday: int, anchor: Anchor, parts: list[Part], tense: Tense) -> DateValue:
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
    return _nearest_weekday(weekday, day, anchor, tense)


def _nearest_weekday(weekday: int, day: date, anchor: Anchor, tense: Tense) -> DateValue:
    """The day of a bare weekday, which the tense of its clause puts before or behind the source."""
    name = DAYS[weekday]
    if tense.doubtful:
        return DateValue(None, f"the {name} before or the one after: '{tense.word}' looks ahead, and may do so from what has happened")
    if tense.ahead:
        found = day + timedelta(days=(weekday - day.weekday()) % 7)
        reason = f"the sentence looks ahead ('{tense.word}'): the first {name} on or after the source's own date, {anchor}"
        return DateValue(found.isoformat(), reason)
    found = date.fromisoformat(weekday_on(weekday, day.isoformat()))
    return DateValue(found.isoformat(), f"the nearest {name} before or on the source's own date, {anchor}")


# ---------------------------------------------------------------- relative times


def _shift_value(words: DateWords, anchor: Anchor, parts: list[Part], *, solar: bool) -> DateValue:
    unit, count = words.shift or ("day", 0)
    signs = "".join(part.sign for part in parts)
    reason = f"'{words.text}', counted from the source's own date, {anchor}"
    if set(signs) & set("gh") and (set(signs) & set("nDV") or not solar):
        value = _point(unit, count, anchor, approximate=words.approximate)
    elif "R" in signs or (unit == "day" and signs == "UL"):
        value = _point(unit, count, anchor, approximate=False)
    elif set(signs) & set("nDV") or any(part.payload == "past" for part in parts):
        value = _stretch(unit, count, anchor)
    else:
        value = _calendar_unit(unit, count, anchor, _side(parts))
        if solar and value and unit in ("year", "month") and "K" not in signs:
            value, reason = f"{value.rstrip('~')}~", f"{reason}; approximate, since a {unit} of the solar calendar may be meant"
    if value is None:
        return DateValue(None, f"a relative time, and the source's date, {anchor}, is not exact enough to count from")
    return DateValue(value, reason)


def _side(parts: list[Part]) -> int:
    """-1 for 'earlier this week', 1 for 'later this week', 0 for all of it."""
    said = {str(part.payload) for part in parts if part.sign in "eA"}
    return -1 if said & {"early", "earlier"} else 1 if said & {"late", "later"} else 0


def _point(unit: str, count: int, anchor: Anchor, *, approximate: bool) -> str | None:
    """So many units before or after the anchor, no more exact than the unit."""
    mark, day = "~" if approximate else "", anchor.date
    if unit == "year":
        return f"{anchor.year + count:04}{mark}"
    if unit == "month":
        return f"{_month_of(add_months(date(anchor.year, anchor.month, 1), count))}{mark}" if anchor.month else None
    if day is None:
        return None
    return f"{(day + timedelta(days=count * (7 if unit == 'week' else 1))).isoformat()}{mark}"


def _month_of(day: date) -> str:
    """'0999-09': strftime writes years below 1000 with three digits on some systems."""
    return day.isoformat()[:7]


def _stretch(unit: str, count: int, anchor: Anchor) -> str | None:
    """So many units up to the anchor, or from it on; the far end is approximate."""
    if unit in ("year", "month") and anchor.month is not None:
        here = date(anchor.year, anchor.month, 1)
        near, far = _month_of(here), _month_of(add_months(here, count * (12 if unit == "year" else 1)))
    elif unit == "year":
        near, far = f"{anchor.year:04}", f"{anchor.year + count:04}"
    elif anchor.date is not None:
        near = anchor.date.isoformat()
        far = (anchor.date + timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    else:
        return None
    return f"{far}~/{near}" if count < 0 else f"{near}/{far}~"


def _calendar_unit(unit: str, count: int, anchor: Anchor, side: int) -> str | None:
    """'Last year', 'this month', 'next week': the year, the month, the week from Monday to Sunday (ISO 8601).

    Of this week, ``side`` takes the days up to the source's own (-1) or from it on (1).
    """
    if unit == "year":
        return f"{anchor.year // 10 + count // 10}X" if abs(count) == 10 else f"{anchor.year + count:04}"
    if unit == "month" or anchor.date is None:
        return _point("month", count, anchor, approximate=False) if unit == "month" else None
    monday = anchor.date - timedelta(days=anchor.date.weekday() - 7 * count)
    first, last = monday, monday + timedelta(days=6)
    if count == 0 and side and first < anchor.date < last:
        first, last = (first, anchor.date) if side < 0 else (anchor.date, last)
    return f"{first.isoformat()}/{last.isoformat()}"
