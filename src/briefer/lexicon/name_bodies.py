"""Bodies whose names are not all capitals: spelled out before their acronym, or as French, Spanish and Cyrillic texts write them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from briefer.lexicon import name_words_more as more
from briefer.lexicon.name_context import Context
from briefer.lexicon.name_words import PORTFOLIOS
from briefer.lexicon.patterns import lazy

_BRACKET: Final = lazy(r"\s\(([^\W\d_][\w.&-]{1,9})\)")
_MOST: Final = 11
_ADJECTIVE: Final = lazy(r"(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ую|юю|а|е|ої|ій|у|ою|ім)$")
_HYPHENS: Final = lazy(r"[-‐‑'’]")


def find_bodies(context: Context) -> Iterator[tuple[int, int]]:
    """Half-open ranges of tokens that name bodies, in no order."""
    yield from _spelled_out(context)
    if context.language.partition("-")[0] == "tr":
        yield from _joined_by_ve(context)
    if context.foreign():
        for index, token in enumerate(context.tokens):
            find = _behind_head if token.capital and index not in context.headings else _behind_lower_head
            end = find(context, index)
            if end:
                yield index, end


# ---------------------------------------------------------------- before an acronym


def _spelled_out(context: Context) -> Iterator[tuple[int, int]]:
    """E.g. "Agence turque de gestion des catastrophes (X)", whose first letters or whose head say where the name begins."""
    ends: dict[int, int] = {}
    for bracket in _BRACKET.finditer(context.text):
        if bracket[1].upper() != bracket[1]:
            continue
        ends = ends or {token.end: index for index, token in enumerate(context.tokens)}
        last = ends.get(bracket.start())
        start = _beginning(context, last, bracket[1]) if last is not None else None
        if last is not None and start is not None and start < last:
            yield start, last + 1


def _beginning(context: Context, last: int, acronym: str) -> int | None:
    """The word with which the name begins that stands before its acronym."""
    tokens = context.tokens
    wanted = _letters(acronym)
    initials = ""
    headed: int | None = None
    words = 0
    for index in range(last, max(last - _MOST, -1), -1):
        token = tokens[index]
        if index < last and not tokens[index + 1].joined and not (token.possessive and token.end + 3 > tokens[index + 1].start):
            break
        if context.is_calendar(index):
            break
        if token.low not in more.CONNECTORS:
            initials = _initials(token.word) + initials
            words += 1
        elif not token.capital:
            continue
        head = token.low in more.BODY_HEADS
        if token.capital and words > 1 and _fits(initials, wanted):
            return index
        if headed is None and context.foreign() and words > 1 and token.capital:
            between = any(item.low in more.BODY_HEADS for item in tokens[index + 1 : last + 1])
            headed = index if (head or between) and not context.given(index) else None
    return headed


def _initials(word: str) -> str:
    if "." in word and word.upper() == word:
        return _letters(word)
    return "".join(_letters(part)[:1] for part in _HYPHENS.split(word) if part)


def _letters(word: str) -> str:
    """Its letters without marks, as capitals."""
    return "".join(char for char in unicodedata.normalize("NFD", word.upper()) if char.isalpha())


def _fits(initials: str, wanted: str) -> bool:
    """Whether first letters make up the acronym, in their order or, where it is of another language, in any."""
    if initials[:1] == wanted[:1]:
        letters = iter(initials)
        if all(char in letters for char in wanted):
            return True
    return len(wanted) > 2 and Counter(initials) == Counter(wanted)


# ---------------------------------------------------------------- Turkish


def _joined_by_ve(context: Context) -> Iterator[tuple[int, int]]:
    """E.g. "Afet ve Acil Durum Yönetimi Başkanlığı": "and" stands inside the name of a body, whose head is its last word."""
    tokens = context.tokens
    for index, token in enumerate(tokens):
        if not token.capital or token.low not in more.TURKISH_HEADS:
            continue
        start, joined = index, False
        while start > 1 and tokens[start].joined and index - start < _MOST:
            before = tokens[start - 1]
            if before.low == "ve" and before.joined and tokens[start - 2].capital and not tokens[start - 2].possessive:
                start, joined = start - 2, True
            elif before.capital and not before.possessive:
                start -= 1
            else:
                break
        if joined:
            yield start, index + 1


# ---------------------------------------------------------------- behind a head


def _behind_head(context: Context, index: int) -> int:
    """The word behind a name that begins with this capital: "Conseil national de X", "Национальный совет"; 0 for none."""
    tokens = context.tokens
    token = tokens[index]
    if "\u0400" <= token.word[0] <= "\u04ff":
        end = index + 1
        if end < len(tokens) and tokens[end].joined and tokens[end].low in more.BODY_HEADS:
            return _subjects(context, end + 1) if _ADJECTIVE.search(token.low) and token.low not in more.HEADS else 0
        end = _subjects(context, index + 1) if token.low in more.BODY_HEADS else index
        return end if end > index + 1 else 0
    if token.low not in more.BODY_HEADS:
        return 0
    end = _romance(context, index + 1)
    return end if end > index + 1 and any(not item.capital for item in tokens[index + 1 : end]) else 0


def _subjects(context: Context, index: int) -> int:
    while index < len(context.tokens) and context.tokens[index].joined and context.tokens[index].low in more.BODY_SUBJECTS:
        index += 1
    return index


def _romance(context: Context, index: int) -> int:
    """Through adjectives and through "de la X", twice at most."""
    tokens, steps = context.tokens, 0
    while index < len(tokens) and tokens[index].joined and not context.is_calendar(index):
        low = tokens[index].low
        if low in more.BODY_ADJECTIVES or (tokens[index].capital and not context.given(index) and not context.office(index)):
            index += 1
            continue
        begin = index
        if low in {"et", "y", "e"} and steps:
            begin += 1
            linked = begin < len(tokens) and (tokens[begin].low in more.OF or tokens[begin].capital or tokens[begin].low in PORTFOLIOS)
            if not linked:
                break
        if begin < len(tokens) and tokens[begin].low in more.OF:
            begin += 1
        elif begin == index:
            break
        if begin < len(tokens) and tokens[begin].low in more.ARTICLES:
            begin += 1
        if steps > 1 or begin >= len(tokens) or not tokens[begin].joined or context.is_calendar(begin):
            break
        if not tokens[begin].capital and (len(tokens[begin].low) < 5 or not tokens[begin].low.isalpha()):
            break
        steps += 1
        index = begin + 1
    return index


def _behind_lower_head(context: Context, index: int) -> int:
    """E.g. "observatoire de X", "instituto X"."""
    tokens = context.tokens
    if tokens[index].low not in more.LOWER_HEADS or tokens[index].capital:
        return 0
    begin = index + 1
    while begin < len(tokens) and begin < index + 3 and tokens[begin].joined and tokens[begin].low in more.OF | more.ARTICLES:
        begin += 1
    end = begin
    while end < len(tokens) and tokens[end].joined and tokens[end].capital and end < begin + 4 and not context.office(end):
        end += 1
    return end if end > begin and not context.is_calendar(begin) else 0
