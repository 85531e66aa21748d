"""Dates: one case of each outcome."""

from __future__ import annotations

from typing import Any

import pytest

from briefer.evaluate.dates import date_scores
from briefer.evaluate.locate import measured

from .made import World, gold

TEXT = "Sent 31 December 2024. They met on Monday. It ended in June."


def _scores(date: dict[str, Any], words: str | None, value: str | None = None, by: str | None = None) -> Any:
    """The scores of one date of gold against one of ours."""
    world = World({"a.txt": TEXT}, published={"a.txt": ("2024-12-31", "31 December 2024")})
    if words:
        quote = next(s for s in ("They met on Monday.", "It ended in June.") if words in s)
        claim = world.claim("a.txt", quote, dates=[(words, value)])
        if value:
            world.settle(claim, words, value, by)
    wanted = gold(dates=[{"file": "a.txt", **date}])
    return date_scores(measured(world.record(), wanted), wanted)


MONDAY: dict[str, Any] = {"expression": "met on Monday", "iso": "XXXX-XX-XX", "iso_pack": "2024-12-30"}
ALONE: dict[str, Any] = {"expression": "met on Monday", "iso": "XXXX-XX-XX"}
JUNE: dict[str, Any] = {"expression": "in June", "resolved": "2024-06"}
OPEN_JUNE: dict[str, Any] = {"expression": "in June", "iso": "XXXX-06"}


@pytest.mark.parametrize(
    ("date", "words", "value", "by", "what", "guessed"),
    [
        (MONDAY, "Monday", "2024-12-30", "other", "right", 0),
        (MONDAY, "Monday", "2024-12-30", None, "right", 1),  # right, and no source gives the year
        (MONDAY, "Monday", None, None, "left_open", 0),
        (MONDAY, "Monday", "2024-12-23", "other", "wrong", 0),
        (MONDAY, None, None, None, "not_found", 0),
        (ALONE, "Monday", None, None, "right", 0),  # gold knows no more
        (JUNE, "June", "2024-06", None, "right", 0),
        (JUNE, "June", "2024-06~", None, "right", 0),  # 'approximate' is not looked at
        (JUNE, "June", "XXXX-06", None, "left_open", 0),
        (JUNE, "June", "XXXX-07", None, "wrong", 0),
        (OPEN_JUNE, "June", "XXXX-06", None, "right", 0),
        (OPEN_JUNE, "June", "2024-06", None, "wrong", 1),
        ({**JUNE, "accept": ["2024-06-30"]}, "June", "2024-06-30", None, "right", 0),
        ({**JUNE, "resolved": "2024-06-01T07:45-08:00"}, "June", "2024-06-01", None, "right", 0),  # to the day
        ({"expression": "31 December 2024", "iso": "2024-12-31"}, None, None, None, "right", 0),  # the header, read as such
        ({"expression": "31 December 2024", "iso": "2024-12-30"}, None, None, None, "not_found", 0),
    ],
)
def test_outcomes(date, words, value, by, what, guessed):
    counts, findings = _scores(date, words, value, by)
    assert (counts.of, getattr(counts, what), counts.guessed_years) == (1, 1, guessed)
    assert len(findings) == (what != "right") + guessed


def test_unrelated_dates_are_not_scored():
    assert _scores({**JUNE, "unrelated": True}, None)[0].of == 0


def test_shares_by_hand():
    """Right 2, wrong 1, open 1, not found 1 of 5: 40% right, 2 of 3 answered."""
    parts = [
        (JUNE, "June", "2024-06"),
        (MONDAY, "Monday", "2024-12-30"),
        (JUNE, "June", "2023-06"),
        (JUNE, "June", None),
        (JUNE, None, None),
    ]
    one, *others = (_scores(*part)[0] for part in parts)
    for other in others:
        one = one.plus(other)
    assert (one.share_right, one.precision) == (0.4, 0.6667)
