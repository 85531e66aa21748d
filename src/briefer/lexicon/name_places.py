"""Capitalised words that a text uses as places and no table holds."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.lexicon import name_words_more as more
from briefer.lexicon.name_context import Context, read_context
from briefer.lexicon.name_located import LOCATING, PLACE_NOUNS, SAINTS
from briefer.lexicon.name_types import NameWords, covered
from briefer.models import EntityKind


def find_unlisted_cased_places(text: str, language: str, names: Sequence[NameWords]) -> tuple[tuple[int, int], ...]:
    """The capitalised ones of ``names.find_unlisted_places``."""
    context = read_context(text, language)
    taken = covered(names)
    people = {word for name in names if name.kind is EntityKind.PERSON for word in name.text.split()}
    found: list[tuple[int, int]] = []
    end = 0
    for index, token in enumerate(context.tokens):
        if index < end or not context.is_unlisted_place(index) or token.word in people or token.start in taken:
            continue
        end = index + 1
        if _goes_on_as_name(context, index) and context.tokens[index + 1].start not in taken:
            end = _place_of_words(context, index)
        if end and taken.isdisjoint(range(token.start, context.tokens[end - 1].end)):
            found.append((token.start, context.tokens[end - 1].end))
    return tuple(found)


def _place_of_words(context: Context, index: int) -> int:
    """The word behind a place of two or three unknown words right behind a preposition of place; 0 for none."""
    if context.before(index) not in LOCATING and context.tokens[index].low not in SAINTS:
        return 0
    end = index + 1
    while end < len(context.tokens) and context.goes_on(end):
        end += 1
    words = range(index, end)
    plain = not any(
        context.common(at) or context.given(at) or context.office(at) or context.is_head_noun(at) or context.known_length(at, end)
        for at in words
    )
    return end if plain and end - index <= 3 and not any(context.place_at(at) for at in words) else 0


def _goes_on_as_name(context: Context, index: int) -> bool:
    """Whether the name is longer than this word, so that the word alone is no place: "Metro" of "Metro Manila"."""
    after = context.tokens[index + 1] if index + 1 < len(context.tokens) else None
    if after is None or not after.joined or not after.capital or context.tokens[index].possessive:
        return False
    if after.low in more.TURKISH_PLACE_NOUNS:
        return False
    return after.low not in PLACE_NOUNS and not context.is_calendar(index + 1)
