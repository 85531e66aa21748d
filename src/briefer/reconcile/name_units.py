"""A name as one spelling: its parts, the offices said of it, and the sentences in which it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefer.lexicon.folding import fold
from briefer.lexicon.letters import spelled_out
from briefer.lexicon.names import normal_role, romanise, strip_titles
from briefer.lexicon.places import demonym, find_places
from briefer.models import EntityKind
from briefer.reconcile.body_words import in_english
from briefer.reconcile.spellings import Token, person_tokens, tokens_of

# Words that say what sort of thing is named: missing, they make no other name.
_GENERIC_PLACE_WORDS = """
    area areas town city village district region province governorate neighbourhood neighborhood suburb county state
    republic garage bus camp valley border territory settlement greater downtown central outskirts
"""
GENERIC_PLACE = frozenset(_GENERIC_PLACE_WORDS.split())
_GENERIC_BODY_WORDS = """
    group groups movement organisation organization government regime forces fighters militants militia party agency
    network so called islamist rebel armed terrorist monitor monitoring watchdog outlawed banned the its
"""
GENERIC_BODY = frozenset(_GENERIC_BODY_WORDS.split())
# A single such word, with "the" or in a short form, points back to a longer name in the same source.
_HEADS_WORDS = """
    observatory committee council ministry front agency service army commission court union league department hospital
    school university bank company office police federation institute authority foundation alliance coalition
    organization organisation parliament senate congress assembly bureau directorate corps guard brigade
"""
HEADS = frozenset(_HEADS_WORDS.split())
OWNER = re.compile(r"^(?:the\s+)?([^\s'’]+(?:\s[^\s'’]+)?)['’]s?\s+(?=\S)", re.IGNORECASE)
ACRONYM = re.compile(r"\(\s*([A-Z][A-Za-z0-9&.-]{1,9})\s*\)")
CAPITALS = re.compile(r"[A-Z][A-Z0-9&.-]{1,7}")


@dataclass(frozen=True, slots=True)
class Unit:
    """One spelling of a name, over all sources that write it so.

    ``owners`` are the countries that stand in the name of a body ("Pakistan's ...", "... of Afghanistan"), as ISO codes.
    ``sentences`` are (source, start, end) of the quotes, ``forms`` the ids of the forms that make it up.
    """

    id: str
    kind: EntityKind
    text: str
    tokens: tuple[Token, ...]
    acronym: str | None
    owners: frozenset[str]
    place: str | None
    latin: bool
    offices: frozenset[str]
    sentences: frozenset[tuple[str, int, int]]
    sources: frozenset[str]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the spelling itself tells: see ``Unit`` for the fields."""

    tokens: tuple[Token, ...]
    acronym: str | None
    owners: frozenset[str]
    place: str | None
    latin: bool


def is_latin(text: str) -> bool:
    """Whether no letter of another script stands in it."""
    return all(ord(char) < 0x250 or not char.isalpha() or 0x1E00 <= ord(char) < 0x1F00 for char in text)


@lru_cache(maxsize=200_000)
def known_place(text: str) -> str | None:
    """The English name of a place that the gazetteer knows, if the whole text is one."""
    bare = re.sub(r"^(?:the|el|la)\s+", "", text.strip(), flags=re.IGNORECASE)
    for form in (text.strip(), bare.title() if bare.isupper() else bare):
        for place in find_places(form, "en"):
            if place.start == 0 and place.end == len(form):
                return place.name
    return None


@lru_cache(maxsize=200_000)
def country_of(word: str) -> str | None:
    """The ISO code of a country named, or meant by an adjective: 'Pakistan', 'Pakistani'."""
    code = demonym(word) or demonym(word.capitalize())
    if code:
        return code
    for place in find_places(word.capitalize(), "en"):
        if place.kind == "country" and place.end - place.start == len(word):
            return place.country
    return None


@lru_cache(maxsize=200_000)
def read_name(kind: EntityKind, text: str, english: str | None) -> Reading:
    """What a spelling tells of itself, by its kind."""
    shown = english if english and not is_latin(text) else text
    if kind is EntityKind.PERSON:
        return Reading(person_tokens(re.sub(r"['’]s$", "", strip_titles(shown))), None, frozenset(), None, is_latin(shown))
    if kind is EntityKind.PLACE:
        return _read_place(text, english)
    return _read_body(shown)


def _read_place(text: str, english: str | None) -> Reading:
    shown = english or text
    place = known_place(shown) or (known_place(text) if is_latin(text) else None)
    words = tokens_of(shown)
    kept = tuple(token for token in words if token.text not in GENERIC_PLACE) or words
    return Reading(kept, None, frozenset(), place, is_latin(shown))


def _read_body(text: str) -> Reading:
    found = ACRONYM.search(text)
    bare = ACRONYM.sub(" ", text).strip()
    spelled = spelled_out(bare)
    if spelled:
        return Reading((), spelled, frozenset(), None, latin=False)
    acronym = found.group(1) if found else bare if CAPITALS.fullmatch(bare) else None
    owners: set[str] = set()
    kept: list[Token] = []
    told, countries = (bare, frozenset[str]()) if is_latin(bare) else _countries_in(bare)
    owners |= countries
    told = in_english(told)
    words = tokens_of(re.sub(r"['’]s?(?=\s|$)", " ", told).replace("-", " "))
    for token in words:
        code = country_of(token.text)
        if code:
            owners.add(code)
        elif token.text not in GENERIC_BODY and (len(token.text) > 1 or len(words) == 1):
            kept.append(token)
    only = () if acronym == bare else tuple(kept)
    return Reading(only, acronym.upper() if acronym else None, frozenset(owners), None, is_latin(text))


@lru_cache(maxsize=50_000)
def _countries_in(text: str) -> tuple[str, frozenset[str]]:
    """A name in another script without the countries in it, and their codes."""
    for language in ("fa", "ar", "ur", "ru"):
        found = [place for place in find_places(text, language) if place.kind == "country" and place.country]
        if found:
            kept = text
            for place in reversed(found):
                kept = f"{kept[: place.start]} {kept[place.end :]}"
            return kept, frozenset(place.country for place in found if place.country)
    return text, frozenset()


def initials(unit: Unit) -> str:
    """The first letters of the words of a body, as an acronym is made of them."""
    words = re.findall(r"[A-Za-z]+", ACRONYM.sub(" ", OWNER.sub("", unit.text)))
    return "".join(word[0] for word in words if word[0].isupper()).upper()


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """A spelling with case, quotation marks and spacing made one, for looking up equal ones."""
    return " ".join(re.sub(r"[\"'“”‘’«»]", "", text).casefold().split())


def romanised(text: str) -> str:
    """The Latin letters of a text, for reasons that a reader can compare by eye."""
    return romanise(text) if not is_latin(text) else text


@lru_cache(maxsize=100_000)
def office_key(role: str) -> str:
    """The key of an office, the same for every spelling of its quotation marks and spaces."""
    return " ".join(fold(normal_role(role)).text.replace('"s ', " ").replace('"', "").split())
