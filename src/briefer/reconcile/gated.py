"""Large tables of cues, asked only of texts that hold a word of theirs.

A pattern of some hundred alternatives, tried at every character, costs a fraction of a millisecond; a hundred thousand claims and
thirty tables make that half an hour. Every alternative has letters that must stand in the text; a text's words are looked up
once for all tables, and each word is looked up once in all texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import _constants, _parser  # type: ignore[attr-defined]  # the only way to read a pattern without a second parser of our own

GRAM = 3
_WORD = re.compile(r"\w+")
_tables: list[Table] = []
_index: dict[str, list[tuple[str, int]]] = defaultdict(list)
_indexed: list[int] = [0]


class Table:
    """A compiled pattern that is tried only where letters that it needs stand in the text."""

    __slots__ = ("_bit", "pattern", "raw")

    def __init__(self, raw: re.Pattern[str]) -> None:
        self.raw, self.pattern = raw, raw.pattern
        self._bit = 1 << len(_tables)
        _tables.append(self)

    def search(self, text: str, start: int = 0, end: int = 1 << 30) -> re.Match[str] | None:
        """As that of a pattern."""
        return self.raw.search(text, start, end) if _mask(text) & self._bit else None

    def may(self, text: str) -> bool:
        """Whether letters that it needs stand in the text."""
        return bool(_mask(text) & self._bit)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As that of a pattern."""
        return self.raw.match(text, start)

    def finditer(self, text: str, start: int = 0, end: int = 1 << 30) -> Iterator[re.Match[str]]:
        """As that of a pattern."""
        return self.raw.finditer(text, start, end) if _mask(text) & self._bit else iter(())


def _mask(text: str) -> int:
    if _indexed[0] != len(_tables):
        _read_tables()
    return _mask_of_text(text) | _open[0]


_open: list[int] = [0]
"""The tables that need no letters: they are always tried."""


def _read_tables() -> None:
    for number in range(_indexed[0], len(_tables)):
        needed = needed_in(_tables[number].raw)
        if needed is None:
            _open[0] |= 1 << number
        for letters in needed or ():
            _index[letters[:GRAM]].append((letters, 1 << number))
    _indexed[0] = len(_tables)
    _mask_of_text.cache_clear()
    _mask_of_word.cache_clear()


@lru_cache(maxsize=150_000)
def _mask_of_text(text: str) -> int:
    mask = 0
    for word in _WORD.findall(text):
        mask |= _mask_of_word(word)
    return mask


@lru_cache(maxsize=300_000)
def _mask_of_word(word: str) -> int:
    word, mask = word.lower(), 0
    for at in range(len(word)):
        for size in range(1, GRAM + 1):
            for letters, bit in _index.get(word[at : at + size], ()) if at + size <= len(word) else ():
                if word.startswith(letters, at):
                    mask |= bit
    return mask


def needed_in(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Runs of letters, one of which stands in every text that the pattern finds anything in; None where there are none such."""
    return _needed(_parser.parse(pattern.pattern, pattern.flags))


def _needed(parts: Iterable[tuple[object, object]]) -> frozenset[str] | None:
    """Of a sequence, the runs of that part which are longest where they are shortest."""
    found: list[frozenset[str]] = []
    run = ""
    for what, value in parts:
        if what is _constants.LITERAL and isinstance(value, int) and re.match(r"\w", chr(value)):
            run += chr(value).lower()
            continue
        found, run = ([*found, frozenset({run})] if run else found), ""
        inner = _inside(what, value)
        if inner:
            found.append(inner)
    if run:
        found.append(frozenset({run}))
    return max(found, key=lambda runs: (min(map(len, runs)), -len(runs)), default=None)


def _inside(what: object, value: object) -> frozenset[str] | None:
    """The letters that a part of a pattern needs: a group, alternatives, or what stands there at least once."""
    if not isinstance(value, tuple):
        return None
    if what is _constants.SUBPATTERN:
        return _needed(value[3])
    if what is _constants.BRANCH:
        each = [_needed(branch) for branch in value[1]]
        return frozenset().union(*(one for one in each if one)) if all(each) else None
    if what in {_constants.MAX_REPEAT, _constants.MIN_REPEAT} and value[0] > 0:
        return _needed(value[2])
    return None
