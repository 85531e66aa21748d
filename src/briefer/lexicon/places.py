"""Countries, cities and regions in a text. (First cut; the full table follows.)"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from babel import Locale


class PlaceWords(NamedTuple):
    """A name of a place in a text, and the place."""

    start: int
    end: int
    text: str
    name: str
    kind: Literal["country", "city", "region"]
    country: str | None


@cache
def _countries() -> dict[str, str]:
    return {name: code for code, name in Locale.parse("en").territories.items() if len(code) == 2 and code.isalpha()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, _countries()), key=len, reverse=True)) + r")\b")


def find_places(text: str, language: str) -> tuple[PlaceWords, ...]:
    """Every place named in ``text``, in order."""
    return tuple(PlaceWords(m.start(), m.end(), m[0], m[0], "country", _countries()[m[0]]) for m in _pattern().finditer(text))


def demonym(word: str) -> str | None:
    """The country of 'Tajik' or 'Pakistani'."""
    return {"tajik": "TJ", "pakistani": "PK", "afghan": "AF", "russian": "RU"}.get(word.lower())


def country_name(code: str) -> str:
    """The English short name of a country."""
    return str(Locale.parse("en").territories[code])
