"""The orders in which words make a time, and what each of them says.

An order is a regular expression over the letters of ``date_grammar``. Its reader turns the parts into a value, or finds that the
words are no date after all: a number that counts something, a city that bears the name of a day, a man called May.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from briefer.lexicon.calendars import solar, solar_season
from briefer.lexicon.date_match import NO_TIME, Found, Match, counted, in_calendar, joined, range_of
from briefer.lexicon.date_relative import read_ago, read_later, read_relative, read_span, read_unit, read_weekday
from briefer.lexicon.date_tables import Month

_DM, _YEAR = "[DO]o?MU?", "(?:,?o?Y)?"
_TURNED = "o?U[LT]|o?[LNT]U|J"
_MODIFIED = f"(?:{_TURNED}|L|N|T)?"

ORDERS: Final = (
    ("two_days", f"{_DM}{_YEAR}[-&r]{_DM}{_YEAR}|MD(?:,?Y)?[-&r]MD(?:,?Y)?"),
    ("days", f"D[-&r]t?{_DM}{_YEAR}|MD[-&r]D(?!o?M)(?:,?Y)?"),
    ("months", "Mo?Y[-&]Mo?Y|M-Mo?Y"),
    ("day_then", rf"{_DM}(?:,?o?Y)?,?\(?[Ww]\)?"),
    ("day", rf"(?:[Ww],?)?t?(?:F|[LNT]?(?:{_DM},?o?Y|MD,?Y(?!:)|MZ|t?{_DM}{_MODIFIED}|MD{_MODIFIED}))"),
    ("month", f"[LNT]?(?:A-?)?Mo?,?Y|[LNT]?(?:A-?)?M{_MODIFIED}"),
    ("quarter", f"Qo?U?Y|YoQ|Qo?(?:{_TURNED})"),
    ("season", f"(?:A-?)?t?So?U?,?Y|Yo?S|t?So?(?:{_TURNED})|[LNT]S|S[LNT]"),
    ("century", "(?:A-?)?D?C"),
    ("years", "Y[-&]Y"),
    ("decade", "(?:A-?)?(?:E|Uo?Y|YoU)"),
    ("year", "[Aa][Uot]{0,2}Y|YA|Y"),
    ("relative", "R"),
    ("later", "[nD]U[ep]|p[UWw]|[UWw]p"),
    ("span", "[nD]LU|L[nD]U|[nD]UL|U[nD]L|VL|N[nD]U|U[nD]N|[nD]UN"),
    ("ago", "a?(?:[nD]Ug|Vg|h(?:[nD]U|V))"),
    ("unit", "[eA]?-?(?:[LNT]U|U[LNT])K?A?|Ug"),
    ("weekday", "[LN]?[Ww](?:o?[LNT]U|o?U[LNT]|[LN])?"),
)


# ---------------------------------------------------------------- days and months


def _two_days(match: Match) -> Found | None:
    sign, months, days, years = range_of(match), match.all("M"), match.days(), match.years()
    if sign is None:
        return None
    first, last = (years[0], years[-1]) if years else (None, None)
    ends = in_calendar(first, months[0].payload, days[0]), in_calendar(last, months[1].payload, days[1])
    if years and sign == "-" and str(ends[0]) > str(ends[1]):
        return None  # "28 December to 3 January 2025": the year that is told is not the one of both
    return _valued(joined(ends, sign))


def _days(match: Match) -> Found | None:
    sign, days, years = range_of(match), match.days(), match.years()
    month, year = match.all("M")[0].payload, years[0] if years else None
    if sign is None or (sign == "-" and days[0] >= days[1]):
        return None
    return _valued(joined((in_calendar(year, month, day) for day in days), sign))


def _months(match: Match) -> Found | None:
    months, years, sign = match.all("M"), match.years(), range_of(match)
    if sign is None:
        return None
    return _valued(joined((in_calendar(years[0], months[0].payload, None), in_calendar(years[-1], months[1].payload, None)), sign))


def _valued(value: str | None, *, approximate: bool = False) -> Found | None:
    return (value, None, None, approximate) if value else None


def _day(match: Match) -> Found | None:
    weekday = next((part.payload for part in match.all("Ww")), None)
    if match.all("F"):
        return match.all("F")[0].payload, weekday, None, False
    years, months = match.years(), match.all("M")
    if not years and ((match.signs.endswith("D") and counted(match)) or _is_verb(match)):
        return None  # "in March 15 people"; "به ۵ می رسد", where می is a prefix of the verb
    if match.all("O") and not _is_day_in_words(match, months[0].payload):
        return None
    value = in_calendar(years[0] if years else None, months[0].payload, match.days()[0])
    return (value, weekday, None, False) if value else None


def _day_then(match: Match) -> Found | None:
    """'14 Ekim Perşembe', '25 октября (понедельник)': the weekday stands behind, and is no day of its own."""
    bracketed = match.signs.endswith(")") and "(" in match.signs
    if not bracketed and ("," in match.signs or not match.words.raw.get("weekday_follows")):
        return None
    return _day(match)


def _is_verb(match: Match) -> bool:
    """Whether the month is the prefix of the Persian verb that follows it."""
    row, month = match.row, match.all("M")[0]
    if row[month.first].text not in match.words.sets.get("verb_prefix", ()) or match.behind >= len(row):
        return False
    return match.signs.endswith("M") and row[match.behind].kind == "word" and row[match.behind].text not in _AFTER_MONTH


_AFTER_MONTH: Final = frozenset(
    {
        "در",
        "به",
        "از",
        "تا",
        "و",
        "یا",
        "بود",
        "با",
        "برای",
        "که",
        "این",
        "سال",
        "روز",
        "جاری",
        "گذشته",
        "امسال",
        "آینده",
        "ساعت",
        "میلادی",
        "است",
        "توسط",
        "پس",
        "بعد",
        "را",
        "نیز",
        "هم",
    }
)


def _is_day_in_words(match: Match, month: Month) -> bool:
    """'السابع من أكتوبر', 'седьмого октября', 'هفتم اکتبر', and not 'the second May' or 'سوم می شود'."""
    doubtful = month.weak and month.calendar == "gregorian"
    return "Oo" in match.signs or (bool(match.words.raw.get("ordinals_stand_before")) and not doubtful)


def _month(match: Match) -> Found | None:
    month, years = match.all("M")[0].payload, match.years()
    if any(unit.payload != ("year", 1) for unit in match.all("U")) or (not years and not _month_cue(match, month)):
        return None
    return _valued(in_calendar(years[0] if years else None, month, None), approximate=bool(match.all("A")))


def _month_cue(match: Match, month: Month) -> bool:
    """Whether the words around a lone month say that it is one."""
    strong = month.calendar == "gregorian" and not month.weak
    capital = not match.words.raw.get("capitals") or match.row[match.all("M")[0].first].capital
    if not capital or match.after_any("not_month_after") or _is_verb(match):
        return False
    if match.before_any("month_after") or (len(match.parts) > 1 and any(sign in match.signs for sign in "LNTAJ")):
        return True
    if match.first and match.row[match.first - 1].text in match.words.sets.get("of", ()) and strong:
        return match.after_any("time")
    follows = match.row[match.behind] if match.behind < len(match.row) else None
    name = follows is not None and follows.capital and match.words.raw.get("capitals") and month.weak
    return not name and (match.after_any("time") or (strong and match.after_any("weak_time")))


# ---------------------------------------------------------------- parts of a year


def _quarter(match: Match) -> Found | None:
    months, number = match.all("Q")[0].payload
    if any(unit.payload != ("year", 1) for unit in match.all("U")):
        return None
    years = match.years()
    if years and not 1800 <= years[0] <= 2100:
        return None
    year, last = f"{years[0]}" if years else "XXXX", months * number
    return _valued(f"{year}-{last - months + 1:02}/{year}-{last:02}")


def _season(match: Match) -> Found | None:
    part, years, signs = match.all("S")[0], match.years(), set(match.signs)
    if any(unit.payload != ("year", 1) for unit in match.all("U")):
        return None
    weak = match.row[part.first].text in match.words.sets.get("weak_seasons", ())
    if weak and match.signs.startswith("Y"):
        return None
    if weak and part.payload == 23 and match.signs != "SY" and not (signs & set("LNTAJ") or match.after_any("time", "weak_time")):
        return None  # "the fall of 1989"
    if not years:
        return _valued(f"XXXX-{part.payload}")
    if match.words.name == "fa" and 1300 <= years[0] < 1410:
        return _valued(solar_season(years[0], part.payload))
    return _valued(f"{years[0]}-{part.payload}", approximate="A" in signs) if 1800 <= years[0] <= 2100 else None


# ---------------------------------------------------------------- years and more


def _years(match: Match) -> Found | None:
    first, last = match.years()
    sign = range_of(match)
    cue = match.after_any("from", "between", "time", "weak_time", "year_words") or match.before_any("until_words")
    dash = match.row[match.all("-")[0].first].text == "-" if match.all("-") else False
    if sign is None or not 1000 < first < last < 2150 or not (cue or (dash and first >= 1800)) or counted(match):
        return None
    return f"{first}/{last}", None, None, False


def _century(match: Match) -> Found | None:
    number = match.all("C")[0].payload or next((part.payload for part in match.all("D")), 0)
    return _valued(f"{number - 1}XX", approximate=bool(match.all("A"))) if 11 <= number <= 21 else None


def _decade(match: Match) -> Found | None:
    if match.all("E"):
        year = match.all("E")[0].payload
    else:
        unit, year = match.all("U")[0], match.years()[0]
        plural = match.row[unit.first].text in match.words.sets.get("decade_words", ())
        if unit.payload != ("year", 10) and not (plural and not _goes_on(match)):
            return None
    known = year % 10 == 0 and 1800 <= year <= 2100
    return _valued(f"{year // 10}X", approximate=bool(match.all("A"))) if known else None


def _goes_on(match: Match) -> bool:
    """Whether another year follows: 'los años 2010 y 2015' are years."""
    row, behind = match.row, match.behind
    return behind + 1 < len(row) and row[behind + 1].kind == "number" and len(row[behind + 1].text) == 4


def _year(match: Match) -> Found | None:
    year = match.all("Y")[0].payload
    if counted(match) or any(unit.payload != ("year", 1) for unit in match.all("U")):
        return None
    if 1300 <= year < 1410 and match.words.name == "fa":
        return (solar(year, None, None), None, None, False) if "U" in match.signs or _named_year(match) else None
    if not 1800 <= year <= 2100 or (match.signs == "YA" and match.words.name != "ur"):
        return None
    if match.all("a"):
        return (f"{year}~", None, None, True) if _is_about_a_year(match) else None
    return (str(year), None, None, bool(match.all("A"))) if _year_cue(match) else None


def _is_about_a_year(match: Match) -> bool:
    """'Around 2015.', 'حوالي عام 2015', 'около 2015 года', and not 'around 2015 people'."""
    plain = match.behind >= len(match.row) or match.row[match.behind].kind in ("mark", "line")
    said = "U" in match.signs or "o" in match.signs or match.before_any("year_after") or match.after_any("time")
    return plain or said or match.row[match.first].text in match.words.sets.get("about_time", ())


def _named_year(match: Match) -> bool:
    return match.after_any("year_words") or match.before_any("year_after")


def _lasts_from(match: Match) -> bool:
    """Whether the words behind make it a year from which on something lasts ('2013 سے'), not a count ('2000 سے زائد')."""
    behind, sets = match.behind, match.words.sets
    if behind + 1 >= len(match.row) or match.row[behind].text not in sets.get("since_words", ()):
        return False
    follows = match.row[behind + 1]
    return follows.kind == "word" and follows.text not in sets.get("not_since_words", ())


def _year_cue(match: Match) -> bool:
    """Whether the words around four digits say that they are a year."""
    follows = match.row[match.behind] if match.behind < len(match.row) else None
    if _named_year(match) or match.all("A") or match.after_any("time", "between") or _lasts_from(match):
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


READERS: Final[dict[str, Callable[[Match], Found | None]]] = {
    "two_days": _two_days,
    "days": _days,
    "months": _months,
    "day_then": _day_then,
    "day": _day,
    "month": _month,
    "quarter": _quarter,
    "season": _season,
    "century": _century,
    "years": _years,
    "decade": _decade,
    "year": _year,
    "relative": read_relative,
    "later": read_later,
    "span": read_span,
    "ago": read_ago,
    "unit": read_unit,
    "weekday": read_weekday,
}

__all__ = ["NO_TIME", "ORDERS", "READERS"]
