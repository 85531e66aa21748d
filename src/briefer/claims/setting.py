"""What a statement may say of its setting that stands beside its quote and not in it: which deal, which shooting, the dead of what.

A sentence that can be understood alone says "the evacuation deal" for "the deal", "those killed in the blast" for "those killed". Only
things and events are told apart like this, never people or bodies: an actor that is not in the quote stays strange.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from briefer.claims.antecedents import Stretch, Telling, before
from briefer.lexicon import carried
from briefer.lexicon.dates import find_dates
from briefer.lexicon.name_words import HUMANS, OFFICES, ORGANISATION_HEADS, TITLES
from briefer.lexicon.patterns import lazy
from briefer.lexicon.people_words import is_people
from briefer.lexicon.places import demonym, find_places
from briefer.lexicon.substance import WORD, folded_words, forms_of, listed, means, parts_of, plain, strange_words

NEAR = 2
"""Sentences before in which a thing may have been told of."""
_BACK = lazy(
    r"\b(?:this|that|these|those|it|they|them|their)\b"
    r"|\bthe (?:other|others|rest|remainder|remaining|number|toll|dead|wounded|injured|victims)\b",
    re.IGNORECASE,
)
_BESIDE = lazy(
    r"\b(?:in|during|after|from|near|at|on|before|since|under|of)\s+the\s+((?:[a-z]+(?:['’]s?)?\s+){0,2}?[a-z]+)\b(?!\s+(?-i:[A-Z]))"
)


def without_setting(statement: str, telling: Telling, stretch: Stretch) -> str:
    """A statement without the words that only say which thing or event of the story its quote is about.

    Args:
        statement: in English.
        telling: the source.
        stretch: the quote or its sentence.
    """
    quote = telling.text[stretch[0] : stretch[1]]
    if find_places(quote, telling.language) or find_dates(quote, telling.language):
        return _without_kinds(statement, telling, quote) if telling.english else statement
    statement = _without_places(statement, telling)
    return _without_kinds(_without_things(statement, telling, stretch), telling, quote) if telling.english else statement


def _actor(word: str) -> bool:
    """Whether a word names people or a body."""
    singular = word.removesuffix("s")
    return (
        is_people(word)
        or is_people(f"{word}s")
        or bool({word, singular} & (HUMANS | OFFICES | TITLES | ORGANISATION_HEADS))
        or bool(demonym(word))
    )


# ---------------------------------------------------------------- the evacuation deal


def _without_kinds(statement: str, telling: Telling, quote: str) -> str:
    """Without the noun before a noun of the quote, where the source puts the two side by side: "evacuation" before "deal"."""
    known = frozenset(folded_words(quote))
    words = list(WORD.finditer(statement))
    dropped = [
        match.span()
        for match, head in pairwise(words)
        if _tells_kind(match[0], head[0], known)
        and statement[match.end() : head.start()] == " "
        and _side_by_side(match[0], head[0], telling)
    ]
    return _blanked(statement, dropped)


def _tells_kind(word: str, head: str, known: Collection[str]) -> bool:
    """Whether a word says which thing a word of the quote is."""
    things = word.islower() and head.islower() and not _actor(plain(word)) and not _actor(plain(head))
    plainly = things and not {plain(word)} & (listed("hedges") | listed("intents"))
    return plainly and means(plain(head)) and bool(strange_words(word, known)) and not strange_words(head, known)


def _side_by_side(one: str, other: str, telling: Telling) -> bool:
    return re.search(rf"\b{re.escape(one)} {re.escape(plain(other))}s?\b", telling.text) is not None


def _blanked(text: str, spans: Collection[Stretch]) -> str:
    return "".join(" " if any(start <= at < end for start, end in spans) else char for at, char in enumerate(text))


# ---------------------------------------------------------------- in the blast


def _without_things(statement: str, telling: Telling, stretch: Stretch) -> str:
    """Without "in the blast", where the quote goes on from what was told before, and the blast was told of there."""
    if not _BACK.search(telling.text, *stretch):
        return statement
    known = frozenset(folded_words(telling.text[stretch[0] : stretch[1]]))
    near = frozenset(word for start, end in before(telling, stretch, NEAR) for word in parts_of(telling.text[start:end]))
    dropped = [match.span() for match in _BESIDE.finditer(statement) if _told_of(match[1], known, near)]
    return _blanked(statement, dropped)


def _told_of(words: str, known: Collection[str], near: Collection[str]) -> bool:
    strange = strange_words(words, known)
    return bool(strange) and not strange_words(words, {*known, *near}) and not any(_actor(word) for word in parts_of(words))


# ---------------------------------------------------------------- the Velna bridge attack


def _without_places(statement: str, telling: Telling) -> str:
    """Without the place of the story beside its event ("the Velna attack", "the attack in Velna"), as the first sentence names it."""
    first = telling.sentences[0] if telling.sentences else (0, 0)
    ground = carried.ground_of(telling.text[first[0] : first[1]], telling.language)
    people = frozenset(word for one in telling.people for word in one.words)
    for match in _events(statement):
        names = [word for word in WORD.findall(match[0]) if word[0].isupper()]
        if names and all(carried.named(word, ground) and forms_of(plain(word)).isdisjoint(people) for word in names):
            return _blanked(statement, [span for group in ("before", "behind") if (span := match.span(group))[0] >= 0])
    return statement


def _events(statement: str) -> Iterator[re.Match[str]]:
    event, name = "|".join(listed("events")), r"(?:[A-Z][\w’'-]*)"
    yield from re.finditer(rf"\bthe (?P<before>{name}(?: {name})*) (?P<behind>(?!))?(?:[a-z]+ )?(?:{event})\b", statement)
    yield from re.finditer(
        rf"\bthe (?P<before>(?!))?(?:[a-z]+ )?(?:{event})(?P<behind> (?:in|at|near|of|outside) {name}(?:,? {name})*)", statement
    )
