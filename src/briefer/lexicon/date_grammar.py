"""What each word may be in a date, language by language, and the parts of a text for which one is taken.

Each token of a text gets one letter for what it is (a day, a month, a weekday ...). An order (``date_readers``) is then a
regular expression over these letters, the same for all languages; only the tables of words differ (``date_tables``).

    D day (1-31)   O day in words   Y year   Z day and year run together   F date in digits   E decade ('1990s')   C century
    M month        S season         Q quarter or half of a year   W weekday (w: its abbreviation, or a word that means other things too)
    R yesterday, today ...    U unit (week, year)   V two units in one word   n small number   J 'of last year' in one
    L last, past   N next   T this   p following, later: counted from the text   g ago   h ago, standing in front
    A early, late  a about  e earlier, later   o of   r or   & and   - to   t the   K Gregorian   , (   x anything else   | line break
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from briefer.lexicon.calendars import is_day, lunar_day, solar_day
from briefer.lexicon.date_tables import Words
from briefer.lexicon.words import Token

ORDINALS = frozenset({"st", "nd", "rd", "th", "º", "ª", "er", "го", "е", "ое", "му", "м"})
DECADES = frozenset({"s", "х", "е", "ые", "ых", "ті", "их", "er", "ern", "tallet", "talet"})
_SINGLE_MARKS = {",": ",", "(": "(", "-": "-", "/": "/"}
_BEFORE_NO_DAY = frozenset(".:/$€£#+@№_'")


class Part(NamedTuple):
    """One or more tokens that are one thing in a date; offsets are of the flat text, ``first`` the index of the first token."""

    start: int
    end: int
    first: int
    sign: str
    payload: Any


def _digits_date(token: Token, *, day_first: bool | None) -> str | None:
    """'2024-12-31', '31.12.2024', '31/12/2024' as an ISO date; None where day and month may be either way round.

    With dots the day comes first everywhere (CLDR knows no short pattern with dots and the month first).
    """
    mark = next(char for char in token.text if not char.isdigit())
    first, second, third = (int(part) for part in token.text.split(mark))
    if first > 31:
        return _year_first(first, second, third)
    open_order = mark != "." and first <= 12 and second <= 12 and first != second
    if open_order and day_first is None:
        return None
    day, month = (second, first) if second > 12 or (open_order and not day_first) else (first, second)
    return f"{third:04}-{month:02}-{day:02}" if is_day(third, month, day) else None


def _year_first(year: int, month: int, day: int) -> str | None:
    if 1900 <= year <= 2100:
        return f"{year:04}-{month:02}-{day:02}" if is_day(year, month, day) else None
    found = solar_day(year, month, day) if 1300 <= year < 1410 else lunar_day(year, month, day) if 1410 <= year <= 1500 else None
    return found.isoformat() if found else None


def _number_part(row: tuple[Token, ...], index: int, words: Words) -> Part | None:
    """A number as a day, a year, a decade or a run-together 'DDYYYY'; None for any other number."""
    token = row[index]
    last = row[index - 1].text if token.glued and index else ""
    joined = last in _BEFORE_NO_DAY or (last != "" and row[index - 1].kind == "word" and not (last == "و" and words.name == "ar"))
    end = None if joined or not token.text.isdigit() else _number_end(row, index, words)
    if end is None:
        return None
    ending = row[index + (2 if row[index + 1].text == "-" else 1)].text if end > token.end else ""
    whole = len(token.text) == 4 and token.text.endswith("0")
    if ending == "s" or (whole and ending in DECADES):
        return Part(token.start, end, index, "E", int(token.text)) if whole else None
    sign, payload = _number_sign(token.text)
    return Part(token.start, end, index, sign, payload) if sign else None


def _number_end(row: tuple[Token, ...], index: int, words: Words) -> int | None:
    """Where a number ends, its ordinal ending taken in; None where it is glued to something else ('15km', '5%')."""
    token, follows = row[index], row[index + 1] if index + 1 < len(row) else None
    if follows is None or not follows.glued:
        return token.end
    decade = DECADES if len(token.text) == 4 and token.text.endswith("0") else frozenset()
    if follows.text == "-" and index + 2 < len(row) and row[index + 2].glued and row[index + 2].text in ORDINALS | decade:
        return row[index + 2].end  # "14-го", "1990-х", "1990-tallet"
    if follows.text in ORDINALS or follows.text in decade or follows.text == "s":
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


def _merge_months(parts: Iterable[Part], *, month_word: bool) -> list[Part]:
    """'كانون الأول/ديسمبر' and 'كانون الأول (ديسمبر)' are one month; with ``month_word`` also 'ماه مارچ' behind a day."""
    kept: list[Part] = []
    for part in parts:
        kept.append(part)
        if part.sign not in "M)":
            continue
        signs = "".join(one.sign for one in kept[-4:])
        if month_word and signs.endswith(("DUM", "OUM")) and kept[-2].payload == ("month", 1):
            kept[-2:] = [part._replace(start=kept[-2].start)]
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
            loose = not (token.glued and index and row[index - 1].text in _BEFORE_NO_DAY)
            value = _digits_date(token, day_first=words.day_first) if loose else None
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
    return _merge_months(found, month_word=words.name == "fa")
