"""Ordinals of the dead, which are a count of that many: 'the 22nd body', 'une quatorzième dépouille', 'der zwölfte Tote'."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefer.lexicon.flat import flat
from briefer.lexicon.numerals import number_words
from briefer.lexicon.words import Keys, Token, after, before, keys, table

_LEAST = 3
"""'The second victim' names one of several, and says nothing of how many there are."""
_FAR = 3
_ARABIC_TEN = frozenset(flat(word).lower for word in ("عشر", "عشرة"))


class Ordinals(NamedTuple):
    """The ordinals of a language: patterns with their values, endings of ordinals in digits, and the nouns that they count.

    ``endings`` cut the word of a number out of its ordinal ('zwanzig|ste'); ``first``: whether the noun stands before ('الجثة الرابعة').
    """

    patterns: tuple[tuple[int, re.Pattern[str]], ...]
    digits: re.Pattern[str]
    endings: re.Pattern[str] | None
    nouns: Keys
    first: bool
    skip: Keys


@cache
def _ordinals(name: str) -> Ordinals:
    raw: Mapping[str, object] = table(name).get("numbers", {}).get("ordinals", {})
    patterns = tuple((int(value), re.compile(flat(str(words)).lower)) for value, words in raw.items() if value.isdigit())
    ending = raw.get("endings")
    nouns = raw.get("nouns", ())
    return Ordinals(
        patterns,
        re.compile(flat(str(raw.get("digits", "(?!)"))).lower),
        re.compile(flat(str(ending)).lower) if ending else None,
        keys(nouns if isinstance(nouns, list) else ()),
        bool(raw.get("noun_first")),
        keys(table(name).get("numbers", {}).get("skip", ())),
    )


def ordinals_of_the_dead(row: Sequence[Token], name: str) -> list[tuple[int, int, float]]:
    """Each ordinal of a body or a dead in a text: its first token, the token behind it, its value.

    Args:
        row: the tokens of the text.
        name: the name of the table of its language.
    """
    known, found, index = _ordinals(name), [], 0
    if not known.nouns:
        return []
    while index < len(row):
        size, value = _ordinal_at(row, index, known, name)
        if size and value >= _LEAST and _counts_dead(row, index, index + size, known):
            found.append((index, index + size, float(value)))
        index += size or 1
    return found


def _counts_dead(row: Sequence[Token], first: int, behind: int, known: Ordinals) -> bool:
    """Whether a noun for a dead person stands beside the ordinal, with at most small words between."""
    if known.first:
        return bool(before(row, first, known.nouns))
    for _ in range(_FAR):
        if after(row, behind, known.nouns):
            return True
        size = after(row, behind, known.skip)
        if not size:
            return False
        behind += size
    return False


def _ordinal_at(row: Sequence[Token], index: int, known: Ordinals, name: str) -> tuple[int, int]:
    """How many tokens from ``index`` on are an ordinal, and its value: '22' 'nd', 'twenty' '-' 'second', 'двадцать' 'второе'."""
    if row[index].kind == "number":
        return _in_digits(row, index, known)
    if row[index].kind != "word":
        return 0, 0
    single = _value(row[index].text, name)
    lead = single if single in range(10, 100, 10) else _tens(row, index, name)
    behind = index + 1
    if lead and behind < len(row):
        joined = row[behind].text == "-" or row[behind].text in number_words(name).joiners
        at = behind + 1 if joined and behind + 1 < len(row) else behind
        word = row[at].text
        low = _value(word, name)
        if 0 < low < 10 and row[at].kind == "word":
            return at + 1 - index, lead + low
    tail = row[behind].text if behind < len(row) else ""
    if known.first and 0 < single < 10 and tail:
        ten = _tens_joined(tail, name)
        if ten:
            return 2, single + ten
        if tail in _ARABIC_TEN:
            return 2, single + 10
    return (1, single) if single else (0, 0)


def _in_digits(row: Sequence[Token], index: int, known: Ordinals) -> tuple[int, int]:
    text = row[index].text
    if not text.isdigit() or len(text) > 3:
        return 0, 0
    tail, at = "", index + 1
    while at < len(row) and row[at].glued and len(tail) < 8:
        tail += row[at].text
        at += 1
        if known.digits.fullmatch(tail) and not (at < len(row) and row[at].glued and row[at].kind == "word"):
            return at - index, int(text)
    return 0, 0


@lru_cache(maxsize=8192)
def _value(word: str, name: str) -> int:
    """The value of an ordinal of one word; 0 for any other word."""
    known = _ordinals(name)
    for value, pattern in known.patterns:
        if pattern.fullmatch(word):
            return value
    cut = known.endings.search(word) if known.endings else None
    told = number_words(name).phrases.get(word[: cut.start()]) if cut and cut.start() else None
    return int(told[1]) if told and told[0] == "v" and 3 <= told[1] < 100 else 0


def _tens(row: Sequence[Token], index: int, name: str) -> int:
    """10, 20 ... 90 where the word is a number of tens."""
    told = number_words(name).phrases.get(row[index].text)
    return int(told[1]) if told and told[0] == "v" and told[1] in range(10, 100, 10) else 0


def _tens_joined(word: str, name: str) -> int:
    """The same behind a joined Arabic 'and'."""
    bare = word[1:].removeprefix("ال")
    told = number_words(name).phrases.get(bare) if word[:1] == "و" else None
    return int(told[1]) if told and told[0] == "v" and told[1] in range(10, 100, 10) else 0
