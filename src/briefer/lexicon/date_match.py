"""A match of an order in a text, and what the readers of all orders share."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from briefer.lexicon.calendars import edtf, lunar, one_of, solar
from briefer.lexicon.date_grammar import Part
from briefer.lexicon.date_tables import Month, Words
from briefer.lexicon.words import NO_KEYS, Token, after, before, keys, table


class Match:
    """The parts behind one match of an order, by their letters, and the words around it."""

    def __init__(self, parts: list[Part], start: int, end: int, row: tuple[Token, ...], words: Words) -> None:
        self.parts = parts[start:end]
        self.signs = "".join(part.sign for part in self.parts)
        self.row, self.words = row, words
        self.first = self.parts[0].first
        self.behind = parts[end].first if end < len(parts) else len(row)

    def all(self, sign: str) -> list[Part]:
        """The parts with this letter, in order."""
        return [part for part in self.parts if part.sign in sign]

    def after_any(self, *names: str) -> bool:
        """Whether a phrase of one of these lists of the table stands right before."""
        return any(before(self.row, self.first, self.words.sets.get(name, NO_KEYS)) for name in names)

    def before_any(self, name: str) -> bool:
        """Whether a phrase of this list of the table follows at once."""
        return bool(after(self.row, self.behind, self.words.sets.get(name, NO_KEYS)))

    def years(self) -> list[int]:
        """The years that stand in it."""
        return [part.payload if part.sign == "Y" else part.payload[1] for part in self.all("YZ")]

    def days(self) -> list[int]:
        """The days of the month that stand in it."""
        return [part.payload[0] if part.sign == "Z" else part.payload for part in self.all("DOZ")]


Found = tuple[str | None, int | None, tuple[str, int] | None, bool]
"""Value, weekday, shift and whether it is approximate."""

NO_TIME: Found = (None, None, None, False)
"""Words that belong together and tell no time that could be given: 'the following week', 'two days later'."""


def in_calendar(year: int | None, month: Month, day: int | None) -> str | None:
    """A month or a day of any calendar in EDTF; None where there is none."""
    if month.calendar == "gregorian":
        return edtf(year, month.number, day) if year is None or 1000 <= year <= 2199 else None
    return (solar if month.calendar == "solar" else lunar)(year, month.number, day)


def joined(values: Iterable[str | None], sign: str) -> str | None:
    """Two dates as an interval or, where ``sign`` is 'r' for 'or', as a set."""
    known = [value for value in values if value]
    if len(known) < 2 or any("/" in value or "[" in value for value in known):
        return None
    return one_of(known) if sign == "r" else "/".join(known)


def range_of(match: Match) -> str | None:
    """The letter of the word that joins two dates: '-' for an interval, 'r' for a choice, None for two dates that only stand together."""
    sign = next((part.sign for part in match.parts if part.sign in "-&r"), "-")
    if sign == "&":
        return "-" if match.after_any("between") else None
    return sign


@cache
def _counted_words(name: str) -> frozenset[str]:
    """Words behind which a number is no year: nouns that are counted, units, scales."""
    numbers = table(name).get("numbers", {})
    nouns = {word for row in numbers.get("nouns", {}).values() for word in row}
    units = {word for unit, row in numbers.get("units", {}).items() if unit != "years" for word in row}
    return keys([*nouns, *numbers.get("irregular", {}), *units, *numbers.get("scales", {})])


def counted(match: Match) -> bool:
    """Whether a number that could be a year or a day counts something: 'in 2000 houses', 'in March 15 people'."""
    return match.behind < len(match.row) and match.row[match.behind].text in _counted_words(match.words.table)
