"""Quantities in a text. (First cut; the full grammar follows.)"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefer.lexicon.dates import find_dates
from briefer.models import Bound


class NumberWords(NamedTuple):
    """A number in a text, how it is hedged, and what it counts."""

    start: int
    end: int
    text: str
    value: float
    bound: Bound
    unit: str | None
    counted: str | None


_SMALL = dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True))
_NUMBER = re.compile(rf"(?P<b>\b(?:at least|more than|over|about|some|up to)\s+)?\b(?P<n>\d[\d,]*|{'|'.join(_SMALL)})\s+(?P<what>[a-z]+)", re.IGNORECASE)
_BOUNDS = {"at least": Bound.AT_LEAST, "more than": Bound.MORE_THAN, "over": Bound.MORE_THAN, "about": Bound.ABOUT, "some": Bound.ABOUT, "up to": Bound.UP_TO}


def find_quantities(text: str, language: str) -> tuple[NumberWords, ...]:
    """Every quantity in ``text``, in order."""
    dates = find_dates(text, language)
    found = []
    for match in _NUMBER.finditer(text):
        start, end = match.start(), match.end("n")
        if any(d.start < end and start < d.end for d in dates):
            continue
        words = match["n"].lower()
        value = float(_SMALL.get(words) or words.replace(",", ""))
        bound = _BOUNDS.get((match["b"] or "").strip().lower(), Bound.EXACT)
        found.append(NumberWords(start, end, text[start:end], value, bound, None, match["what"].lower()))
    return tuple(found)
