"""Whom and what the words of a quote stand for: "he", "the minister", "the Observatory", "the town", "both countries", "the meeting".

A good model puts the name where the article has "he". Which name that is, code settles from what the source says before, and a statement
may use no other: the model never chooses. Where the source leaves two answers, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefer.claims.sentences import split_sentences
from briefer.lexicon import carried
from briefer.lexicon.name_words import OFFICES, ORGANISATION_HEADS, TITLES
from briefer.lexicon.names import NameWords, find_names, find_unlisted_places
from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import country_name, demonym, find_places
from briefer.lexicon.substance import WORD, folded_words, plain, strange_words, table
from briefer.models import EntityKind

Stretch = tuple[int, int]
BACK = 2
"""Sentences before that of the quote in which "he" and "the town" are looked for."""
FAR = 5
"""Sentences before in which "both countries" and "the meeting" are."""

_HE = lazy(r"\b(?:he|she|his|her|him|i|we|my|our|me|us)\b", re.IGNORECASE)
_IT = lazy(r"\b(?:it|its)\b", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_OFFICE = lazy(
    rf"\b[Tt](?:he|his)\s+((?:[\w'’-]+\s+){{0,3}}?)({_any(OFFICES | TITLES)})\b"
    r"((?:\s+(?:of|for)(?:\s+the)?\s+[\w'’-]+)?)(?!\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
_BODY = lazy(rf"\b[Tt]h(?:e|is)\s+(?:[\w'’-]+\s+){{0,2}}?({_any(ORGANISATION_HEADS)})\b", re.IGNORECASE)
_PLACE = lazy(r"\b[Tt]h(?:e|is)\s+(town|city|village|district|province|capital|country|nation|kingdom|republic)\b", re.IGNORECASE)
_LANDS = lazy(r"\b(?:both|two)(?: the)? (?:countries|nations|states|neighbou?rs|governments)\b", re.IGNORECASE)
_OF_COUNTRY = frozenset({"country", "nation", "kingdom", "republic"})


class Someone(NamedTuple):
    """A person or body of a source: its fullest name, its offices and titles, and behind which characters it is named."""

    words: frozenset[str]
    text: str
    offices: str
    ends: tuple[int, ...]


class Telling(NamedTuple):
    """What can be read in a whole source."""

    text: str
    language: str
    people: tuple[Someone, ...]
    bodies: tuple[Someone, ...]
    places: tuple[tuple[int, str, str], ...]
    sentences: tuple[Stretch, ...]

    @property
    def english(self) -> bool:
        """Whether its words can be compared with those of a statement."""
        return self.language.partition("-")[0] == "en"


Stands = Iterator[tuple[int, str]]
"""Behind which character of the source words stand for somebody, and who that is."""


@lru_cache(maxsize=32)
def telling_of(text: str, language: str) -> Telling:
    """The people, bodies, places and sentences of a source. ``language`` is a BCP 47 tag."""
    names = find_names(text, language)
    listed = [(p.start, p.country if p.kind == "country" and p.country else p.name, p.kind) for p in find_places(text, language)]
    taken = {at for at, _, _ in listed}
    unlisted = [(a, text[a:b], "city") for a, b in find_unlisted_places(text, language, names) if a not in taken]
    return Telling(
        text,
        language,
        _someones([name for name in names if name.kind is EntityKind.PERSON]),
        _someones([name for name in names if name.kind is EntityKind.ORGANISATION]),
        tuple(sorted((*listed, *unlisted))),
        tuple((s.start, s.end) for s in split_sentences(text, language)),
    )


def _someones(names: Sequence[NameWords]) -> tuple[Someone, ...]:
    """One for each person or body; a short form that fits several belongs to none of them."""
    found: list[Someone] = []
    for name in sorted(names, key=lambda n: -len(n.text)):
        words = frozenset(folded_words(name.text))
        fits = [at for at, one in enumerate(found) if words <= one.words or _misspelt(name.text, one.text)]
        offices = " ".join(part for part in (name.title, name.role) if part)
        if not fits:
            found.append(Someone(words, name.text, offices, (name.end,)))
        elif len(fits) == 1:
            one = found[fits[0]]
            found[fits[0]] = one._replace(offices=f"{one.offices} {offices}".strip(), ends=tuple(sorted((*one.ends, name.end))))
    return tuple(found)


def _misspelt(one: str, other: str) -> bool:
    """Whether two full names differ in how the last word ends ('Emomali Rahm', 'Emomali Rahmon')."""
    short, long = one.split(), other.split()
    return len(short) == len(long) > 1 and short[:-1] == long[:-1] and long[-1].startswith(short[-1])


def resolved(telling: Telling, stretch: Stretch) -> str:
    """The words of a stretch of a source, and behind those that stand for somebody who that is, where the source makes it clear."""
    parts = [(max(stretch[0], start), min(stretch[1], end)) for start, end in telling.sentences if start < stretch[1] and stretch[0] < end]
    readers = (_long_forms, _offices, _pronouns, _kinds)
    found = {stands for part in parts for read in readers for stands in read(telling, part)}
    text, last = "", stretch[0]
    for at, who in sorted(found):
        text, last = f"{text}{telling.text[last:at]} ({who})", at
    return text + telling.text[last : stretch[1]]


def _shown(one: Someone) -> str:
    return f"{one.text}, {one.offices}" if one.offices else one.text


def _within(ones: Sequence[Someone], stretch: Stretch) -> list[Someone]:
    """Those who are named in a stretch, in its order."""
    first = {one: next((at for at in one.ends if stretch[0] < at <= stretch[1]), None) for one in ones}
    return sorted((one for one, at in first.items() if at is not None), key=lambda one: first[one] or 0)


def before(telling: Telling, stretch: Stretch, most: int) -> Iterator[Stretch]:
    """The sentences before that of a stretch, the nearest first."""
    earlier = [s for s in telling.sentences if s[1] <= stretch[0]]
    yield from reversed(earlier[-most:])


# ---------------------------------------------------------------- one


def _long_forms(telling: Telling, stretch: Stretch) -> Stands:
    """The full names of those whom it names, and of bodies that it calls by an acronym or by their kind with a capital."""
    for ones in (telling.people, telling.bodies):
        yield from ((at, _shown(one)) for one in _within(ones, stretch) for at in one.ends if stretch[0] < at <= stretch[1])
    for match in WORD.finditer(telling.text, *stretch):
        word = match[0]
        if (word.isupper() and len(word) > 1) or (word[0].isupper() and plain(word) in ORGANISATION_HEADS):
            yield from _only([one for one in telling.bodies if plain(word) in one.words], match.end())


def _only(ones: Sequence[Someone], at: int) -> Stands:
    if len(ones) == 1:
        yield at, _shown(ones[0])


def _offices(telling: Telling, stretch: Stretch) -> Stands:
    yield from ((at, _shown(one)) for at, one in _office_holders(telling, stretch))


def _office_holders(telling: Telling, stretch: Stretch) -> Iterator[tuple[int, Someone]]:
    """Whom "the minister", "the Tajik president" stand for: the only one before whose office has all these words."""
    for match in _OFFICE.finditer(telling.text, *stretch):
        wanted = [plain(word) for word in WORD.findall(f"{match[1]} {match[2]} {match[3]}")]
        known = [one for one in telling.people if one.offices and one.ends[0] < match.start() and _holds(one, wanted)]
        if len(known) == 1:
            yield match.end(), known[0]


def _holds(one: Someone, office: Sequence[str]) -> bool:
    ground = carried.ground_of(one.offices, "en")
    return all(demonym(word) in ground.countries if demonym(word) else not strange_words(word, ground.words) for word in office)


def _pronouns(telling: Telling, stretch: Stretch) -> Stands:
    """Whom "he" and "it" stand for: who comes first in the nearest sentence before that names anybody.

    A language that may leave the pronoun out is taken to mean one, where a sentence names nobody.
    """
    if not telling.english:
        if not _within(telling.people, stretch):
            yield from ((stretch[1], _shown(one)) for one in _first_named(telling, telling.people, stretch))
        return
    for pattern, ones in ((_HE, telling.people), (_IT, telling.bodies)):
        for match in pattern.finditer(telling.text, *stretch):
            if ones is telling.bodies or not _within(ones, (stretch[0], match.start())):
                yield from ((match.end(), _shown(one)) for one in _first_named(telling, ones, stretch))


def _first_named(telling: Telling, ones: Sequence[Someone], stretch: Stretch) -> Sequence[Someone]:
    for sentence in before(telling, stretch, BACK):
        named = [(next(at for at in one.ends if at > sentence[0]), one) for one in _within(ones, sentence)]
        if ones is telling.people:
            named += list(_office_holders(telling, sentence))
        if named:
            return [min(named)[1]]
    return []


def _kinds(telling: Telling, stretch: Stretch) -> Stands:
    """What "the group" and "the town" stand for: the only one of its kind in the sentences before."""
    near = list(before(telling, stretch, BACK))
    for match in _BODY.finditer(telling.text, *stretch):
        of_kind = [one for one in telling.bodies if plain(match[1]) in one.words and one.ends[0] < match.start()]
        yield from _only(of_kind or list(dict.fromkeys(one for sentence in near for one in _within(telling.bodies, sentence))), match.end())
    for match in _PLACE.finditer(telling.text, *stretch):
        country = match[1].lower() in _OF_COUNTRY
        for sentence in near:
            places = {name for at, name, kind in telling.places if sentence[0] <= at < sentence[1] and (kind == "country") == country}
            if places:
                yield from ((match.end(), country_name(p) if country else p) for p in places if len(places) == 1)
                break


# ---------------------------------------------------------------- two


def pairs_of(telling: Telling, stretch: Stretch) -> Iterator[tuple[Someone, Someone]]:
    """Whom "both leaders", "both countries" and "the meeting" stand for."""
    text = telling.text[stretch[0] : stretch[1]]
    both, talks = (_pattern(name, telling.language) for name in ("both", "talks"))
    if both and both.search(text):
        near = tuple(before(telling, stretch, FAR))
        if not _LANDS.search(text):
            yield from _only_two(_people_named(telling, sentence) for sentence in near)
        yield from _only_two(_countries_named(telling, sentence) for sentence in near)
    if talks and talks.search(text):
        everywhere = (stretch, *before(telling, stretch, len(telling.sentences)))
        met = (_people_named(telling, sentence) for sentence in everywhere if talks.search(telling.text, *sentence))
        yield from _only_two(people for people in met if len(people) > 1)


def _only_two(named: Iterable[Sequence[Someone]]) -> Iterator[tuple[Someone, Someone]]:
    """The two who are named in the nearest sentences that name two at least, if these name no third."""
    found: dict[str, Someone] = {}
    for ones in named:
        found |= {one.text: one for one in ones}
        if len(found) > 1:
            break
    if len(found) == len(("one", "other")):
        one, other = found.values()
        yield one, other


@lru_cache(maxsize=64)
def _pattern(name: str, language: str) -> re.Pattern[str] | None:
    found = table()["stands"][name].get(language.partition("-")[0])
    return re.compile(found, re.IGNORECASE) if found else None


def _people_named(telling: Telling, stretch: Stretch) -> list[Someone]:
    return [*_within(telling.people, stretch), *(one for _, one in _office_holders(telling, stretch))]


def _countries_named(telling: Telling, stretch: Stretch) -> list[Someone]:
    codes = dict.fromkeys(name for at, name, kind in telling.places if kind == "country" and stretch[0] <= at < stretch[1])
    return [Someone(frozenset(folded_words(country_name(code))), country_name(code), "", (0,)) for code in codes]


def told_together(statement: str, pairs: Iterable[tuple[Someone, Someone]], language: str) -> str:
    """The statement with "they" for each of these pairs, where it names both together: "Tajik President Rahmon and Asif"."""
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            match = re.search(rf"(?:both )?{_name(one, language, statement)}\s+and\s+{_name(other, language, statement)}", statement)
            if match:
                statement = f"{statement[: match.start()]}they{statement[match.end() :]}"
    return statement


def _name(one: Someone, language: str, statement: str) -> str:
    """A pattern of the words of a statement that name somebody, with an office or without."""
    names, offices = carried.ground_of(one.text, language), carried.ground_of(one.offices, language)
    words = [word for word in WORD.findall(statement) if word[0].isupper()]
    own = {re.escape(word) for word in words if carried.named(word, names)}
    titles = {re.escape(word) for word in words if carried.named(word, offices) or carried.titles(word, offices)} | {"the", "of"}
    office, name = "|".join(sorted(titles)), "|".join(sorted(own)) or "(?!)"
    return rf"(?:\b(?:{office})\s+)*\b(?:{name})(?:\s+(?:{name}))*\b"
