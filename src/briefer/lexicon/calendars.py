"""Calendar sums on EDTF dates, and other calendars turned into the Gregorian one."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_LEAP_CYCLE = range(1401, 1405)  # four solar Hijri years in a row hold every way in which the leap years of both calendars meet


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the Gregorian calendar has this day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def edtf(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """The date in EDTF, 'XXXX' for a missing year; None for one that does not exist ('XXXX-02-29' does)."""
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not is_day(year or 2000, month or 1, day):
        return None
    parts = [f"{year:04}" if year else "XXXX", *(f"{part:02}" for part in (month, day) if part is not None)]
    return "-".join(parts) if year or month else None


def solar_day(year: int, month: int, day: int) -> date | None:
    """A day of the solar Hijri calendar (Iran, Afghanistan) in the Gregorian one; None where there is none."""
    try:
        found: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]  # the library has no types
    except ValueError:
        return None
    return found


def lunar_day(year: int, month: int, day: int) -> date | None:
    """A day of the lunar Hijri calendar (Umm al-Qura) in the Gregorian one; None where there is none."""
    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None


def solar(year: int | None, month: int | None, day: int | None) -> str | None:
    """A solar Hijri date in EDTF. Without a year the day may be one of two, because the leap years do not meet."""
    if year and month and day:
        found = solar_day(year, month, day)
        return found.isoformat() if found else None
    if year:
        return _stretch(solar_day, year, month)
    if month and day:
        days = sorted({f"XXXX-{found:%m-%d}" for one in _LEAP_CYCLE if (found := solar_day(one, month, day))})
        return one_of(days) if len(days) > 1 else next(iter(days), None)
    return None


def solar_season(year: int, season: int) -> str | None:
    """A season (EDTF code 21 spring ... 24 winter) of a solar Hijri year: three of its months, as an interval of days."""
    first = 3 * (season - 21) + 1
    stretches = [solar(year, month, None) for month in (first, first + 2)]
    return "/".join((stretches[0].split("/")[0], stretches[1].split("/")[1])) if stretches[0] and stretches[1] else None


def lunar(year: int | None, month: int | None, day: int | None) -> str | None:
    """A lunar Hijri date in EDTF; None without a year, since it falls on any day of ours."""
    if year and month and day:
        found = lunar_day(year, month, day)
        return found.isoformat() if found else None
    return _stretch(lunar_day, year, month) if year else None


def _stretch(turn: Callable[[int, int, int], date | None], year: int, month: int | None) -> str | None:
    """A month (or a year, where ``month`` is None) of another calendar as an interval of days."""
    first = turn(year, month or 1, 1)
    behind = turn(year, month + 1, 1) if month is not None and month < 12 else turn(year + 1, 1, 1)
    return f"{first.isoformat()}/{(behind - timedelta(days=1)).isoformat()}" if first and behind else None


def one_of(days: Iterable[str]) -> str:
    """The EDTF set 'one of these days'."""
    return "[" + ",".join(days) + "]"


def add_months(anchor: date, count: int) -> date:
    """The same day ``count`` months later, or the last day of that month where it is shorter."""
    month = anchor.month - 1 + count
    year, month = anchor.year + month // 12, month % 12 + 1
    return date(year, month, min(anchor.day, calendar.monthrange(year, month)[1]))
