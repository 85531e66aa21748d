"""What a Retry-After asks for, whoever sends it: an endpoint of a model or a site of news."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds; None where there is none, or it is garbage or past.

    A date counts from the reply's own Date, so that no clock is read, and the clocks of two machines don't matter (RFC 9110, 10.2.3).

    Args:
        headers: of the reply, their names in small letters.
    """
    text = headers.get("retry-after", "")
    return seconds_in(text) if seconds_in(text) is not None else _until(text, headers.get("date", ""))


def seconds_in(text: str) -> float | None:
    """A number of seconds; None where it is none."""
    return float(text) if re.fullmatch(r"\s*\d{1,12}(\.\d{1,9})?\s*", text, re.ASCII) else None


def _until(then: str, now: str) -> float | None:
    try:
        seconds = (parsedate_to_datetime(then) - parsedate_to_datetime(now)).total_seconds()
    except (TypeError, ValueError):  # garbage, or one date with and one without a zone
        return None
    return seconds if seconds >= 0 else None
