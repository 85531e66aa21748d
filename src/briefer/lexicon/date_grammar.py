"""What each word may be in a date, language by language, and the orders in which such words make one.

Each token of a text gets one letter for what it is (a day, a month, a weekday ...). An order is then a regular
expression over these letters, the same for all languages; only the tables of words differ.

    D day (1-31)   Y year   Z day and year run together   F date in digits   E decade ('1990s')
    M month        W weekday (w: its abbreviation, or a word that means other things too)
    R yesterday, today ...    U unit (week, year)   V two units in one word   n small number
    L last, past   N next   T this   g ago   h ago, standing in front   A early, late   a about
    o of   r or   & and   - to   t the   , (   x anything else   | line break
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from babel import Locale

from briefer.lexicon.calendars import is_day, lunar_day, solar_day
from briefer.lexicon.words import Keys, Phrases, Token, key, keys, table, table_name

ORDINALS = frozenset({"st", "nd", "rd", "th", "º", "ª", "er", "го", "е", "ое", "му", "м"})
_SINGLE_MARKS = {",": ",", "(": "(", "-": "-", "/": "/"}
_BEFORE_NO_DAY = frozenset(".:/$€£#+@№_'")


class Month(NamedTuple):
    """A month by number, of the calendar 'gregorian', 'solar' or 'lunar'; ``weak`` where the word means other things too."""

    number: int
    calendar: str
    weak: bool
    short: bool


class Part(NamedTuple):
    """One or more tokens that are one thing in a date; offsets are of the flat text, ``first`` the index of the first token."""

    start: int
    end: int
    first: int
    sign: str
    payload: Any


class Words(NamedTuple):
    """The words of one language for dates."""

    phrases: Phrases[tuple[str, Any]]
    sets: Mapping[str, Keys]
    raw: Mapping[str, Any]
    name: str


def _babel(name: str) -> tuple[dict[str, int], dict[str, int]]:
    """Months (1-12) and weekdays (0-6) of a language in CLDR, in all widths but the narrow one."""
    locale = Locale.parse(name)
    months, days = {}, {}
    for use in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            months.update({str(word): int(number) for number, word in locale.months[use][width].items()})
            if width == "wide":
                days.update({str(word): int(number) for number, word in locale.days[use][width].items()})
    return months, days


def _month_items(raw: Mapping[str, Any], babel: Mapping[str, int]) -> Iterator[tuple[str, tuple[str, Month]]]:
    weak = keys(raw.get("weak_months", ()))
    names = {word.rstrip("."): number for word, number in babel.items()}
    names.update({word: number for number, row in enumerate(raw.get("month_variants", ()), 1) for word in row})
    for word, number in names.items():
        yield word, ("M", Month(number, "gregorian", key(word) in weak, len(word) <= 5))
    for calendar in ("solar", "lunar"):
        for number, row in enumerate(raw.get(f"{calendar}_months", ()), 1):
            yield from ((word, ("M", Month(number, calendar, True, False))) for word in row)  # noqa: FBT003 - a field of the tuple


def _weekday_items(raw: Mapping[str, Any], babel: Mapping[str, int]) -> Iterator[tuple[str, tuple[str, int]]]:
    weak = keys(raw.get("weak_weekdays", ()))
    names = dict(babel)
    names.update({word: number for number, row in enumerate(raw.get("weekday_variants", ())) for word in row})
    yield from ((word, ("w" if key(word) in weak else "W", number)) for word, number in names.items())
    for number, row in enumerate(raw.get("weekday_abbreviations", ())):
        yield from ((word, ("w", number)) for word in row)


def _unit_items(raw: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, tuple[str, int]]]]:
    for name, sign in (("relative", "R"), ("units", "U"), ("duals", "V")):
        for shift, row in raw.get(name, {}).items():
            parts = shift.split(" ")
            factor = int(parts[0]) if len(parts) > 1 and name != "relative" else 1
            meaning = (parts[0], int(parts[1])) if name == "relative" else (parts[-1], factor)
            yield from ((word, (sign, meaning)) for word in row)


def _small_items(raw: Mapping[str, Any], numbers: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, Any]]]:
    yield from ((word, ("n", int(value))) for word, value in numbers.get("words", {}).items() if 1 <= value <= 31)
    yield from ((word, ("n", 1)) for word in raw.get("article", ()))
    signs = {"ago": "g", "ago_before": "h", "last": "L", "past": "L", "next": "N", "this": "T", "or": "r", "and": "&", "to": "-", "of": "o"}
    signs.update({"part": "A", "about": "a", "the": "t"})
    for name, sign in signs.items():
        yield from ((word, (sign, name)) for word in raw.get(name, ()))


@cache
def words_of(language: str) -> Words:
    """The words for dates of the language's table."""
    name = table_name(language)
    raw = table(name)["dates"]
    months, days = _babel(name)
    items: list[tuple[str, tuple[str, Any]]] = [*_month_items(raw, months), *_weekday_items(raw, days), *_unit_items(raw)]
    items += _small_items(raw, table(name).get("numbers", {}))
    if name != "en":  # headers and captions are often in English whatever the article is in
        items += [(word, meaning) for word, meaning in _month_items(table("en")["dates"], _babel("en")[0]) if not meaning[1].weak]
    sets = {field: keys(row) for field, row in raw.items() if isinstance(row, list) and all(isinstance(word, str) for word in row)}
    return Words(Phrases(items), sets, raw, name)


def _digits_date(token: Token, language: str) -> str | None:
    """'2024-12-31', '31.12.2024', '31/12/2024' as an ISO date; None where day and month may be either way round."""
    mark = next(char for char in token.text if not char.isdigit())
    first, second, third = (int(part) for part in token.text.split(mark))
    if first > 31:
        return _year_first(first, second, third)
    if language == "en" and mark != "." and first <= 12 and second <= 12 and first != second:
        return None
    day, month = (second, first) if second > 12 else (first, second)
    return f"{third:04}-{month:02}-{day:02}" if is_day(third, month, day) else None


def _year_first(year: int, month: int, day: int) -> str | None:
    if 1900 <= year <= 2100:
        return f"{year:04}-{month:02}-{day:02}" if is_day(year, month, day) else None
    found = solar_day(year, month, day) if 1300 <= year < 1410 else lunar_day(year, month, day) if 1410 <= year <= 1500 else None
    return found.isoformat() if found else None


def _number_part(row: tuple[Token, ...], index: int, words: Words) -> Part | None:
    """A number as a day, a year, a decade or a run-together 'DDYYYY'; None for any other number."""
    token = row[index]
    joined = token.glued and index and (row[index - 1].kind == "word" or row[index - 1].text in _BEFORE_NO_DAY)
    end = None if joined or not token.text.isdigit() else _number_end(row, index, words)
    if end is None:
        return None
    if end == token.end + 1 and row[index + 1].text == "s":
        return Part(token.start, end, index, "E", int(token.text)) if len(token.text) == 4 else None
    sign, payload = _number_sign(token.text)
    return Part(token.start, end, index, sign, payload) if sign else None


def _number_end(row: tuple[Token, ...], index: int, words: Words) -> int | None:
    """Where a number ends, its ordinal ending taken in; None where it is glued to something else ('15km', '5%')."""
    token, follows = row[index], row[index + 1] if index + 1 < len(row) else None
    if follows is None or not follows.glued:
        return token.end
    if follows.text == "-" and index + 2 < len(row) and row[index + 2].glued and row[index + 2].text in ORDINALS:
        return row[index + 2].end  # "14-го"
    if follows.text in ORDINALS or follows.text == "s":
        return follows.end
    loose = follows.kind != "word" and follows.text not in "%°"
    return token.end if loose or follows.text in words.sets.get("year_after", ()) else None


def _number_sign(text: str) -> tuple[str, Any]:
    """The letter of a number by its digits, and its value; '' for none."""
    value = int(text)
    if len(text) <= 2 and 1 <= value <= 31:
        return "D", value
    if len(text) == 4 and 1000 <= value <= 2199:
        return "Y", value
    if len(text) in (5, 6) and text[0] != "0" and 1900 <= int(text[-4:]) <= 2100 and 1 <= int(text[:-4]) <= 31:
        return "Z", (int(text[:-4]), int(text[-4:]))
    return "", None


def _word_part(row: tuple[Token, ...], index: int, words: Words) -> tuple[int, Part] | None:
    """The longest phrase of the table from ``index`` on, and how many tokens it takes."""
    token, cut = row[index], 0
    found = words.phrases.at(row, index)
    if found is None and words.name == "ar" and token.text[0] == "و" and len(token.text) > 3:
        shorter = (*row[:index], token._replace(text=token.text[1:]), *row[index + 1 : index + 3])
        found, cut = words.phrases.at(shorter, index), 1
    if found is None:
        return None
    size, (sign, payload) = found
    if sign in "Mw" and words.raw.get("capitals") and not token.capital and (sign == "w" or payload.weak or payload.short):
        return None
    last = row[index + size - 1]
    end = last.end
    if sign in "Mw" and index + size + 1 < len(row) and row[index + size].text == "." and row[index + size].glued:
        short = sign == "w" or payload.short
        if short and row[index + size + 1].kind in ("number", "word") and (sign == "w" or row[index + size + 1].kind == "number"):
            end, size = row[index + size].end, size + 1
    return size, Part(token.start + cut, end, index, sign, payload)


def _merge_months(parts: Iterable[Part]) -> list[Part]:
    """'كانون الأول/ديسمبر' and 'كانون الأول (ديسمبر)' are one month."""
    kept: list[Part] = []
    for part in parts:
        kept.append(part)
        if part.sign not in "M)":
            continue
        signs = "".join(one.sign for one in kept[-4:])
        if signs.endswith("M/M") and kept[-3].payload.number == part.payload.number:
            kept[-3:] = [kept[-3]._replace(end=part.end)]
        elif signs.endswith("M(M)") and kept[-4].payload.number == kept[-2].payload.number:
            kept[-4:] = [kept[-4]._replace(end=part.end)]
    return kept


def parts_of(row: tuple[Token, ...], words: Words) -> list[Part]:
    """What every token of a text is in a date."""
    found: list[Part] = []
    index = 0
    while index < len(row):
        token = row[index]
        size, part = 1, Part(token.start, token.end, index, "x", None)
        if token.kind == "number":
            part = _number_part(row, index, words) or part
        elif token.kind == "full":
            value = None if token.glued and index and row[index - 1].text in _BEFORE_NO_DAY else _digits_date(token, words.name)
            part = part._replace(sign="F", payload=value) if value else part
        elif token.kind == "word":
            size, part = _word_part(row, index, words) or (size, part)
        else:
            part = part._replace(sign="|" if token.kind == "line" else ")" if token.text == ")" else _SINGLE_MARKS.get(token.text, "x"))
        dot = words.raw.get("day_dot") and part.sign == "D" and index + 2 < len(row) and row[index + 1].text == "."
        if dot and row[index + 1].glued and (words.phrases.at(row, index + 2) or (0, ("", None)))[1][0] == "M":
            size, part = 2, part._replace(end=row[index + 1].end)
        while size < 3 and part.sign in "DY" and index + size < len(row) and row[index + size].end <= part.end:
            size += 1
        found.append(part)
        index += size
    return _merge_months(found)
