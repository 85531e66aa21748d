"""Dates told in words, for readers."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from briefer.lexicon.calendars import DAYS, MONTHS, is_day
from briefer.lexicon.patterns import lazy

_DAY = lazy(r"(?P<year>\d{4}|XXXX)-(?P<month>\d\d)-(?P<day>\d\d)")
_SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_TEENS: Final = {1: "st", 2: "nd", 3: "rd"}


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
    elif found := re.fullmatch(r"(?P<year>\d{4}|XXXX)-(?P<season>2[1-4])", core):
        words = _SEASONS[found["season"]] + ("" if found["year"] == "XXXX" else f" {found['year']}")
    elif re.fullmatch(r"\d\dXX", core):
        number = int(core[:2]) + 1
        words = f"the {number}{_TEENS.get(number % 10 if number > 20 else 0, 'th')} century"
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
