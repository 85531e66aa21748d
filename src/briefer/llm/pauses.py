"""How long to wait before a request is sent again."""

from __future__ import annotations

from collections.abc import Mapping

from briefer.retry_after import retry_after, seconds_in

LONGEST_PAUSE = 30.0
"""Seconds that a Retry-After may hold up one request; the openai client itself would obey up to 120."""


def pause(headers: Mapping[str, str], attempt: int) -> float:
    """Seconds to wait after the ``attempt``-th try (from 1): what the endpoint asks for, capped; else 0.5, 1, 2, 4, 8."""
    asked = asked_for(headers)
    return asked if asked is not None else min(0.5 * 2 ** (attempt - 1), 8.0)


def asked_for(headers: Mapping[str, str]) -> float | None:
    """Seconds for which the endpoint wants to be left alone, capped; None where it does not say."""
    finer = seconds_in(headers.get("retry-after-ms", ""))
    asked = retry_after(headers) if finer is None else finer / 1000
    return min(asked, LONGEST_PAUSE) if asked is not None else None
