"""Words for times in a text: what they say by themselves, and what they mean in a source of a known date.

``find_dates`` reads what stands there; ``resolve_date`` relates it to the date that the source itself bears,
and to nothing else. A year is never guessed, and a date is never more precise than its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from briefer.lexicon.calendars import edtf, lunar, one_of, solar
from briefer.lexicon.date_grammar import Month, Part, Words, parts_of, words_of
from briefer.lexicon.date_values import DateValue, DateWords, describe_date, resolve_date, weekday_on
from briefer.lexicon.flat import flat
from briefer.lexicon.words import NO_KEYS, Token, after, before, keys, table, tokens

__all__ = ["DateValue", "DateWords", "describe_date", "find_dates", "resolve_date", "weekday_on", "written_date"]

_DM, _YEAR = "Do?MU?", "(?:,?o?Y)?"
_MODIFIED = "(?:o?U[LT]|o?[LNT]U|L|N|T)?"
ORDERS = (
    ("two_days", f"{_DM}{_YEAR}[-&r]{_DM}{_YEAR}|MD(?:,?Y)?[-&r]MD(?:,?Y)?"),
    ("days", f"D[-&r]t?{_DM}{_YEAR}|MD[-&r]D(?!o?M)(?:,?Y)?"),
    ("months", "Mo?Y[-&]Mo?Y|M-Mo?Y"),
    ("day", rf"(?:[Ww],?)?t?(?:F|[LNT]?(?:{_DM},?o?Y|MD,?Y(?!:)|MZ|t?{_DM}{_MODIFIED}|MD{_MODIFIED}))"),
    ("month", f"[LNT]?(?:A-?)?Mo?,?Y|[LNT]?(?:A-?)?M{_MODIFIED}"),
    ("years", "Y[-&]Y"),
    ("decade", "A?-?E"),
    ("year", "[Aa]?Y"),
    ("relative", "R"),
    ("span", "[nD]LU|L[nD]U|[nD]UL|U[nD]L|VL|N[nD]U|U[nD]N|[nD]UN"),
    ("ago", "a?(?:[nD]Ug|Vg|h(?:[nD]U|V))"),
    ("unit", "[LNT]U|U[LNTg]"),
    ("weekday", "[LN]?[Ww](?:o?[LNT]U|o?U[LNT]|[LN])?"),
)
_GRAMMAR = re.compile("|".join(f"(?P<{name}>{order})" for name, order in ORDERS))


class _Match:
    """The parts behind one match of an order, by their letters, and the words around it."""

    def __init__(self, parts: list[Part], start: int, end: int, row: tuple[Token, ...], words: Words) -> None:
        self.parts = parts[start:end]
        self.signs = "".join(part.sign for part in self.parts)
        self.row, self.words = row, words
        self.first = self.parts[0].first
        self.behind = parts[end].first if end < len(parts) else len(row)

    def all(self, sign: str) -> list[Part]:
        """The parts with this letter, in order."""
        return [part for part in self.parts if part.sign in sign]

    def after_any(self, *names: str) -> bool:
        """Whether a phrase of one of these lists of the table stands right before."""
        return any(before(self.row, self.first, self.words.sets.get(name, NO_KEYS)) for name in names)

    def before_any(self, name: str) -> bool:
        """Whether a phrase of this list of the table follows at once."""
        return bool(after(self.row, self.behind, self.words.sets.get(name, NO_KEYS)))

    def years(self) -> list[int]:
        """The years that stand in it."""
        return [part.payload if part.sign == "Y" else part.payload[1] for part in self.all("YZ")]

    def days(self) -> list[int]:
        """The days of the month that stand in it."""
        return [part.payload if part.sign == "D" else part.payload[0] for part in self.all("DZ")]


Found = tuple[str | None, int | None, tuple[str, int] | None, bool]
"""Value, weekday, shift and whether it is approximate."""


def _in_calendar(year: int | None, month: Month, day: int | None) -> str | None:
    if month.calendar == "gregorian":
        return edtf(year, month.number, day) if year is None or 1000 <= year <= 2199 else None
    return (solar if month.calendar == "solar" else lunar)(year, month.number, day)


def _joined(values: Iterable[str | None], sign: str) -> str | None:
    """Two dates as an interval or, where ``sign`` is 'r' for 'or', as a set."""
    known = [value for value in values if value]
    if len(known) < 2 or any("/" in value or "[" in value for value in known):
        return None
    return one_of(known) if sign == "r" else "/".join(known)


def _range_of(match: _Match) -> str | None:
    """The letter of the word that joins two dates: '-' for an interval, 'r' for a choice, None for two dates that only stand together."""
    sign = next((part.sign for part in match.parts if part.sign in "-&r"), "-")
    if sign == "&":
        return "-" if match.after_any("between") else None
    return sign


def _two_days(match: _Match) -> Found | None:
    sign, months, days, years = _range_of(match), match.all("M"), match.days(), match.years()
    if sign is None:
        return None
    first, last = (years[0], years[-1]) if years else (None, None)
    ends = _in_calendar(first, months[0].payload, days[0]), _in_calendar(last, months[1].payload, days[1])
    if years and sign == "-" and str(ends[0]) > str(ends[1]):
        return None  # "28 December to 3 January 2025": the year that is told is not the one of both
    value = _joined(ends, sign)
    return (value, None, None, False) if value else None


def _days(match: _Match) -> Found | None:
    sign, days, years = _range_of(match), match.days(), match.years()
    month, year = match.all("M")[0].payload, years[0] if years else None
    if sign is None or (sign == "-" and days[0] >= days[1]):
        return None
    value = _joined((_in_calendar(year, month, day) for day in days), sign)
    return (value, None, None, False) if value else None


def _months(match: _Match) -> Found | None:
    months, years, sign = match.all("M"), match.years(), _range_of(match)
    if sign is None:
        return None
    value = _joined((_in_calendar(years[0], months[0].payload, None), _in_calendar(years[-1], months[1].payload, None)), sign)
    return (value, None, None, False) if value else None


def _day(match: _Match) -> Found | None:
    weekday = next((part.payload for part in match.all("Ww")), None)
    if match.all("F"):
        return match.all("F")[0].payload, weekday, None, False
    years, months = match.years(), match.all("M")
    if not years and match.signs.endswith("D") and _counted(match):
        return None  # "in March 15 people"
    value = _in_calendar(years[0] if years else None, months[0].payload, match.days()[0])
    return (value, weekday, None, False) if value else None


def _month(match: _Match) -> Found | None:
    month, years = match.all("M")[0].payload, match.years()
    units = [part.payload for part in match.all("U")]
    if any(unit != ("year", 1) for unit in units):
        return None
    approximate = bool(match.all("A"))
    if not years and not _month_cue(match, month):
        return None
    value = _in_calendar(years[0] if years else None, month, None)
    return (value, None, None, approximate) if value else None


def _month_cue(match: _Match, month: Month) -> bool:
    """Whether the words around a lone month say that it is one."""
    strong = month.calendar == "gregorian" and not month.weak
    capital = not match.words.raw.get("capitals") or match.row[match.all("M")[0].first].capital
    if not capital:
        return False
    if len(match.parts) > 1 and any(sign in match.signs for sign in "LNTA"):
        return True
    if match.first and match.row[match.first - 1].text in match.words.sets.get("of", ()) and strong:
        return match.after_any("time")
    follows = match.row[match.behind] if match.behind < len(match.row) else None
    name = follows is not None and follows.capital and match.words.raw.get("capitals") and month.weak
    return not name and (match.after_any("time") or (strong and match.after_any("weak_time")))


def _years(match: _Match) -> Found | None:
    first, last = match.years()
    sign = _range_of(match)
    cue = match.after_any("from", "between", "time", "weak_time")
    dash = match.row[match.all("-")[0].first].text == "-" if match.all("-") else False
    if sign is None or not 1000 < first < last < 2150 or not (cue or (dash and first >= 1800)) or _counted(match):
        return None
    return f"{first}/{last}", None, None, False


@cache
def _counted_words(name: str) -> frozenset[str]:
    """Words behind which a number is no year: nouns that are counted, units, scales."""
    numbers = table(name).get("numbers", {})
    nouns = {word for row in numbers.get("nouns", {}).values() for word in row}
    units = {word for unit, row in numbers.get("units", {}).items() if unit != "years" for word in row}
    return keys([*nouns, *numbers.get("irregular", {}), *units, *numbers.get("scales", {})])


def _counted(match: _Match) -> bool:
    """Whether a number that could be a year or a day counts something: 'in 2000 houses', 'in March 15 people'."""
    return match.behind < len(match.row) and match.row[match.behind].text in _counted_words(match.words.name)


def _decade(match: _Match) -> Found | None:
    year = match.all("E")[0].payload
    return (f"{year // 10}X", None, None, bool(match.all("A"))) if year % 10 == 0 and 1800 <= year <= 2100 else None


def _year(match: _Match) -> Found | None:
    year = match.all("Y")[0].payload
    if _counted(match):
        return None
    if 1300 <= year < 1410 and match.words.name == "fa":
        return (solar(year, None, None), None, None, False) if _named_year(match) else None
    if not 1800 <= year <= 2100:
        return None
    if any(one.payload == "about" for one in match.all("a")):
        plain = match.behind >= len(match.row) or match.row[match.behind].kind in ("mark", "line")
        return (f"{year}~", None, None, True) if plain else None
    return (str(year), None, None, bool(match.all("A"))) if _year_cue(match) else None


def _named_year(match: _Match) -> bool:
    return match.after_any("year_words") or match.before_any("year_after")


def _year_cue(match: _Match) -> bool:
    """Whether the words around four digits say that they are a year."""
    follows = match.row[match.behind] if match.behind < len(match.row) else None
    if _named_year(match) or match.all("A") or match.after_any("time"):
        return True
    if match.first and match.row[match.first - 1].text == "(" and follows is not None and follows.text in {")", ",", "-"}:
        return True
    if follows is None or follows.kind != "word":
        return match.after_any("from", "weak_time")
    if match.after_any("from") and match.before_any("to"):
        return True
    # "the 2016 election", but not "the 2000 evacuees" or "the 2000 evacuated"
    one_thing = not follows.text.endswith(("s", "ed")) and not follows.capital
    return match.words.name == "en" and match.row[match.first - 1].text == "the" and match.first > 0 and one_thing


def _relative(match: _Match) -> Found | None:
    return None, None, match.parts[0].payload, False


def _count(match: _Match) -> int:
    counts = [int(part.payload) for part in match.all("nD")]
    return counts[0] if counts else 2


def _span(match: _Match) -> Found | None:
    unit, factor = match.all("UV")[0].payload
    sign = 1 if match.all("N") else -1
    return None, None, (unit, sign * factor * _count(match)), True


def _ago(match: _Match) -> Found | None:
    unit, factor = match.all("UV")[0].payload
    return None, None, (unit, -factor * _count(match)), unit != "day" or bool(match.all("a"))


def _unit(match: _Match) -> Found | None:
    part = match.all("U")[0]
    unit, factor = part.payload
    if unit == "day" or match.row[part.first].text in match.words.sets.get("plural_units", ()):
        return None  # "recent years" is no time that could be told
    direction = 1 if match.all("N") else 0 if match.all("T") else -1
    return None, None, (unit, direction * factor), factor > 1


def _weekday(match: _Match) -> Found | None:
    part = match.all("Ww")[0]
    sets, row = match.words.sets, match.row
    index = part.first
    lone = len(match.parts) == 1
    if any(unit.payload[0] != "week" for unit in match.all("U")):
        return None
    if before(row, index, sets.get("not_weekday_after", NO_KEYS)) or match.before_any("not_weekday_before"):
        return None
    if part.sign == "w":
        cued = match.before_any("weekday_cues_after") or match.after_any("weekday_cues_before") or not lone
        if not cued or row[index].text in sets.get("weekday_abbreviations", ()):
            return None
        if part.payload is None or not _spelt_out(row[index].text, match.words):
            return None
    if lone and _is_city(match, row[index].text):
        return None
    return None, part.payload, None, False


def _spelt_out(word: str, words: Words) -> bool:
    """Whether it is a whole word for a weekday, not an abbreviation like 'Sat'."""
    return all(word not in row for row in words.raw.get("weekday_abbreviations", ()))


def _is_city(match: _Match, word: str) -> bool:
    """Whether a word for a weekday is the city of that name here: at the dateline, or after 'in', 'to', 'city'."""
    if word not in match.words.sets.get("city_weekdays", ()) or match.after_any("day_cues"):
        return False
    colon = match.behind < len(match.row) and match.row[match.behind].text in {":", "-"}
    head = match.first == 0 or match.row[match.first - 1].kind == "line" or not match.row[match.first - 1].text.isalpha()
    return (colon and head) or match.after_any("city_cues")


READERS: dict[str, Callable[[_Match], Found | None]] = {
    "two_days": _two_days,
    "days": _days,
    "months": _months,
    "day": _day,
    "month": _month,
    "years": _years,
    "decade": _decade,
    "year": _year,
    "relative": _relative,
    "span": _span,
    "ago": _ago,
    "unit": _unit,
    "weekday": _weekday,
}


def _trimmed(match: _Match, name: str) -> tuple[int, int]:
    """The flat offsets of the words themselves: without an article in front."""
    parts = match.parts
    while len(parts) > 1 and (parts[0].sign == "t" or (name == "day" and parts[0].sign == "T" and "w" in match.signs.lower())):
        parts = parts[1:]
    return parts[0].start, max(part.end for part in parts)


_ORDER = {name: re.compile(order) for name, order in ORDERS}


@lru_cache(maxsize=512)
def find_dates(text: str, language: str) -> tuple[DateWords, ...]:
    """Every word for a time in ``text``, in order and never overlapping; offsets in characters of ``text``.

    Args:
        text: a sentence, a paragraph or a whole article.
        language: its BCP 47 tag; a language without a table is read with the English one.
    """
    words, row, form = words_of(language), tokens(text), flat(text)
    parts = parts_of(row, words)
    signs = "".join(part.sign for part in parts)
    found: list[DateWords] = []
    at = 0
    while (hit := _GRAMMAR.search(signs, at)) is not None:
        at = hit.start() + 1
        for name, match in _readings(hit, parts, row, words):
            reads = _both(match) if name == "both" else [(_trimmed(match, name), READERS[name](match))]
            known = [(span, read) for span, read in reads if read is not None]
            for span, read in known:
                start, end = form.span(*span)
                found.append(DateWords(start, end, text[start:end], *read))
            if known:
                at = hit.start() + len(match.parts)
                break
    return tuple(found)


def _readings(hit: re.Match[str], parts: list[Part], row: tuple[Token, ...], words: Words) -> Iterator[tuple[str, _Match]]:
    """The order that was found and, in case its words turn out to be no date, the ones after it, on the same words."""
    names = [name for name, _ in ORDERS]
    for name in names[names.index(hit.lastgroup or "") :]:
        again = hit if name == hit.lastgroup else _ORDER[name].match(hit.string, hit.start())
        if again is not None:
            match = _Match(parts, again.start(), again.end(), row, words)
            yield name, match
            if name == "days" and "&" in match.signs:
                yield "both", match


def _both(match: _Match) -> list[tuple[tuple[int, int], Found | None]]:
    """'17 and 23 December': two days of one month, each by itself."""
    month, years = match.all("M")[0], match.years()
    reads: list[tuple[tuple[int, int], Found | None]] = []
    first, second = match.all("D")
    for day in (first, second):
        value = _in_calendar(years[0] if years else None, month.payload, day.payload)
        beside = month if (day is first) == (month.start < first.start) else day
        span = min(day.start, beside.start), max(day.end, beside.end)
        reads.append((span, (value, None, None, False) if value else None))
    return reads


def written_date(text: str, language: str) -> DateWords | None:
    """The full date (day, month and year) that makes up ``text`` or stands at its head, for headers and datelines.

    A label ('Published', 'Last updated at'), a time of day and signs may stand before it; other words may not.
    """
    for words in find_dates(text[:200], language):
        if words.value is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", words.value):
            if words.weekday is None:
                return None
            continue
        head = tuple(token for token in tokens(text[: words.start]) if token.kind in ("word", "line"))
        label = " ".join(token.text for token in head if token.kind == "word" and token.text not in _CLOCK)
        rest = words_of(language).phrases.get(label)
        known = words_of(language).sets.get("labels", NO_KEYS) | words_of("en").sets["labels"]
        return words if not label or label in known or (rest is not None and rest[0] in "Ww") else None
    return None


_CLOCK = frozenset(
    {"am", "pm", "a", "p", "m", "gmt", "utc", "est", "edt", "pst", "pdt", "ist", "pkt", "h", "t", "z", "kl", "um", "uhr", "ساعت"}
)
