"""Organisations in a run of capitalised words: by their head noun, by letters in brackets, or known by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefer.lexicon import name_words as table
from briefer.lexicon import name_words_more as more
from briefer.lexicon.name_context import Context
from briefer.lexicon.name_tokens import BRACKET
from briefer.lexicon.name_types import NameWords
from briefer.lexicon.patterns import lazy
from briefer.models import EntityKind

_BODY: Final = lazy(rf"\b(?:{'|'.join(table.STATE_BODIES)})\b", re.IGNORECASE)
_OF_THE: Final = lazy(r"\sof\s(?:the\s)?")
_OWNED: Final = lazy(r"(?:['’]s)?\s$")


def organisations(context: Context, start: int, end: int) -> list[NameWords]:
    """The organisations that a run holds: by head noun, by acronym in brackets, or known by themselves."""
    if start >= end:
        return []
    stretch = _headed(context, start, end) or _bracketed(context, start, end)
    if stretch:
        rest = known_organisations(context, stretch[1], end)
        return [organisation(context, *stretch), *rest]
    return known_organisations(context, start, end)


def organisation(context: Context, start: int, end: int) -> NameWords:
    """The organisation whose name these words are, with the acronym in brackets behind it."""
    first, last = context.tokens[start], context.tokens[end - 1]
    bracket = _acronym_behind(context, end)
    stop = bracket.end() if bracket else last.end
    own = context.words(start, end) if end - start == 1 and last.word.isupper() else None
    acronym = bracket[1] if bracket else own
    return NameWords(first.start, stop, context.text[first.start : stop], EntityKind.ORGANISATION, acronym=acronym)


def _acronym_behind(context: Context, end: int) -> re.Match[str] | None:
    """Capital letters in brackets behind the word before ``end``, with the brackets; the letters are its first group."""
    bracket = BRACKET.match(context.text, context.tokens[end - 1].end)
    return bracket if bracket and bracket[1].upper() == bracket[1] else None


def is_body_by_kind(context: Context, start: int, end: int) -> bool:
    """E.g. "агентство X", "le syndicat X", "фирма «X»": a lower-case word before the name says what it is of."""
    if not start or end - start > 4 or context.tokens[start - 1].low not in more.KINDS_OF_BODY:
        return False
    if any(context.office(index) for index in range(start, end)) or context.places.get(start):
        return False
    if context.tokens[start - 1].capital and not context.tokens[start - 1].head:
        return False
    gap = context.text[context.tokens[start - 1].end : context.tokens[start].start].strip()
    if gap in {"«", "“", "„", '"'}:
        return context.text[context.tokens[end - 1].end : context.tokens[end - 1].end + 1] in {"»", "”", "“", '"'}
    return gap == "" and not context.given(start)


def _headed(context: Context, start: int, end: int) -> tuple[int, int] | None:
    """A stretch with a head noun of organisations: up to its last head, and on through "of", "for", "and"."""
    heads = [index for index in range(start, end) if context.is_head_noun(index)]
    if not heads:
        return None
    last = heads[-1] + 1
    owned = _whole(context, start)
    if (
        end - start == 1
        and owned == start
        and (not context.stands_as_name(start) or (context.tokens[start].low in table.GENERIC_ALONE and context.through_of(end) == end))
    ):
        return None
    if context.tokens[start].low in table.LEADING_HEADS and heads[-1] == start:
        last = end
    if last - start == 1 and end > last and context.tokens[start].low not in table.LEADING_HEADS:
        return None if context.given(last) else (start, context.through_of(end))
    owned = _through_and(context, owned) if last == end else owned
    return owned, context.through_of(last) if last == end else last


def _whole(context: Context, start: int) -> int:
    """Takes in the owner of "Sheriff's Department" or "Workers' Party", which an apostrophe parts from its head."""
    while (
        start
        and context.tokens[start - 1].possessive
        and context.tokens[start - 1].low in table.GENITIVE_PARTS
        and context.tokens[start - 1].capital
    ):
        start = context.run_start(start - 1)
    return start


def _through_and(context: Context, start: int) -> int:
    """The beginning of "the Disaster and Emergency Management Authority": what "the" opens before "and" belongs to the name."""
    tokens = context.tokens
    if start < 3 or tokens[start - 1].low != "and" or not (tokens[start].joined and tokens[start - 1].joined):
        return start
    first = context.run_start(start - 2)
    ready = all(token.capital and not token.possessive for token in tokens[first : start - 1]) and first
    named = any(
        context.place_at(index) or context.is_head_noun(index) or context.office(index) or context.known_length(index, start)
        for index in range(first, start - 1)
    )
    return first if ready and tokens[first - 1].low == "the" and not named else start


def _bracketed(context: Context, start: int, end: int) -> tuple[int, int] | None:
    """E.g. "Tehrik-i-Taliban Pakistan (TTP)": the letters in brackets begin the words before them."""
    bracket = _acronym_behind(context, end)
    if not bracket:
        return None
    initials = "".join(part[0] for token in context.tokens[start:end] for part in re.split(r"[-‐‑'’]", token.word) if part).upper()
    for first in range(end - 2, start, -1):  # "Rzeczniczka Straży Pożarnej (SP)": no more than the letters need
        if "".join(token.word[0] for token in context.tokens[first:end]).upper() == bracket[1] and context.foreign():
            return first, end
    letters = iter(initials)
    return (start, end) if end - start > 1 and all(char in letters for char in bracket[1] if char.isalpha()) else None


def known_organisations(context: Context, start: int, end: int) -> list[NameWords]:
    """Organisations known without a head noun, and acronyms."""
    found: list[NameWords] = []
    index = start
    while index < end:
        length = context.known_length(index, end)
        if length:
            found.append(organisation(context, index, index + length))
        index += length or 1
    return found


def state_bodies(context: Context) -> Iterator[NameWords]:
    """E.g. "the armed forces of Tajikistan", "Tajikistan's armed forces": lower-case heads that a country makes a name."""
    spans = sorted({(place.start, place.end) for place in context.places.values()})
    starts, ends = dict(spans), {end: start for start, end in spans}
    for match in _BODY.finditer(context.text):
        of = _OF_THE.match(context.text, match.end())
        if of and of.end() in starts:
            stop = starts[of.end()]
            yield NameWords(match.start(), stop, context.text[match.start() : stop], EntityKind.ORGANISATION)
        else:
            owner = _OWNED.search(context.text, max(0, match.start() - 3), match.start())
            if owner and owner.start() in ends:
                yield NameWords(ends[owner.start()], match.end(), context.text[ends[owner.start()] : match.end()], EntityKind.ORGANISATION)
