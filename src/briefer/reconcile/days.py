"""Small sums on EDTF values. None of them reads a clock."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from briefer.lexicon.patterns import lazy

WINTER = 24
SEASONS = {21: 5, 22: 8, 23: 11, WINTER: 2}
"""The last month of each season of EDTF level 1, as the north has them; winter ends in the next year."""
_DAY = lazy(r"(\d{4})-(\d{2})-(\d{2})")
_OPEN = lazy(r"X{4}-(\d{2})(?:-(\d{2}))?")


@lru_cache(maxsize=10_000)
def as_day(value: str | None) -> date | None:
    """The day that a value names, if it names one full day."""
    found = _DAY.fullmatch((value or "")[:10]) if len(value or "") >= 10 and "/" not in (value or "") else None
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


@lru_cache(maxsize=10_000)
def last_day(value: str | None) -> date | None:
    """The last day that a value can mean: '2022-12' -> 31 December 2022; None without a year, and where it has no end ('2013/..')."""
    years = re.findall(r"\d{4}(?:-\d{2}){0,2}", value or "")
    if not years or "X" in (value or "") or (value or "").endswith(".."):
        return None
    parts = [int(part) for part in years[-1].split("-")]
    try:
        if len(parts) == 3:
            return date(*parts)
        year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
        if month in SEASONS:
            year, month = year + (month == WINTER), SEASONS[month]
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        return None


@lru_cache(maxsize=10_000)
def gap(one: str | None, other: str | None) -> int | None:
    """Days between two full days, never negative; None where one isn't a full day."""
    first, second = as_day(one), as_day(other)
    return abs((first - second).days) if first and second else None


def fits_open(value: str, full: str) -> bool:
    """Whether a full day agrees with a day or month without a year: 'XXXX-12-25' and '2024-12-25'."""
    found, day = _OPEN.fullmatch(value), as_day(full)
    if found is None or day is None:
        return False
    return day.month == int(found.group(1)) and (found.group(2) is None or day.day == int(found.group(2)))
