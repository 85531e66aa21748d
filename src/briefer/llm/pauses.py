"""How long to wait before a request is sent again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

LONGEST_PAUSE = 30.0
"""Seconds that a Retry-After may hold up one request; the openai client itself would obey up to 120."""


def pause(headers: Mapping[str, str], attempt: int) -> float:
    """Seconds to wait after the ``attempt``-th try (from 1): what the endpoint asks for, capped; else 0.5, 1, 2, 4, 8."""
    asked = asked_for(headers)
    return asked if asked is not None else min(0.5 * 2 ** (attempt - 1), 8.0)


def asked_for(headers: Mapping[str, str]) -> float | None:
    """Seconds for which the endpoint wants to be left alone, capped; None where it does not say.

    A Retry-After that is a date counts from the reply's own Date, so that no clock is read (RFC 9110, 10.2.3).
    One that is garbage, or in the past, counts as none.
    """
    asked = _seconds(headers.get("retry-after-ms"), 0.001)
    if asked is None:
        asked = _seconds(headers.get("retry-after"), 1.0)
    if asked is None:
        asked = _until(headers.get("retry-after"), headers.get("date"))
    return min(asked, LONGEST_PAUSE) if asked is not None else None


def _seconds(text: str | None, unit: float) -> float | None:
    return float(text) * unit if text and re.fullmatch(r"\s*\d{1,12}(\.\d{1,9})?\s*", text, re.ASCII) else None


def _until(then: str | None, now: str | None) -> float | None:
    try:
        seconds = (parsedate_to_datetime(then or "") - parsedate_to_datetime(now or "")).total_seconds()
    except (TypeError, ValueError):  # garbage, or one date with and one without a zone
        return None
    return seconds if seconds >= 0 else None
