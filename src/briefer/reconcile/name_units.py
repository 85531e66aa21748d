"""A name as one spelling: its parts, the offices said of it, and the sentences in which it stands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from briefer.lexicon.folding import fold
from briefer.lexicon.letters import spelled_out
from briefer.lexicon.names import normal_role, strip_titles
from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import demonym, find_places
from briefer.models import EntityKind, Mention
from briefer.reconcile.body_words import in_english
from briefer.reconcile.spellings import Token, person_tokens, tokens_of

_BETWEEN_WORDS = "of the de del la el los las les le du des von vom der den di da do dos"
_BETWEEN = frozenset(_BETWEEN_WORDS.split())
_GENERIC_BODY_WORDS = """
    group groups movement organisation organization government regime forces fighters militants militia party agency
    network company so called islamist rebel armed terrorist monitor monitoring watchdog outlawed banned the its
"""
GENERIC_BODY = frozenset(_GENERIC_BODY_WORDS.split())
# A single such word, with "the" or in a short form, points back to a longer name in the same source.
_HEADS_WORDS = """
    observatory committee council ministry front agency service army commission court union league department hospital
    school university bank company office police federation institute authority foundation alliance coalition
    organization organisation parliament senate congress assembly bureau directorate corps guard brigade
"""
HEADS = frozenset(_HEADS_WORDS.split())
INSTITUTIONS = frozenset({"school", "hospital", "university", "college", "court", "ministry", "parliament", "embassy", "prison", "bank"})
OWNER = lazy(r"^(?:the\s+)?([^\s'’]+(?:\s[^\s'’]+)?)['’]s?\s+(?=\S)", re.IGNORECASE)
ACRONYM = lazy(r"\(\s*([A-Z][A-Za-z0-9&.-]{1,9})\s*\)")
CAPITALS = lazy(r"[A-Z][A-Z0-9&.-]{1,7}|[А-ЯЁІЇЄҐ]{2,8}")


@dataclass(frozen=True, slots=True)
class Unit:
    """One spelling of a name, over all sources that write it so.

    ``owners`` are the countries that stand in the name of a body ("Pakistan's ...", "... of Afghanistan"), as ISO codes.
    ``place`` is what the gazetteer calls a place, ``sort`` what the words call it ("river").
    ``sentences`` are (source, start, end) of the quotes, ``forms`` the ids of the forms that make it up.
    """

    id: str
    kind: EntityKind
    text: str
    tokens: tuple[Token, ...]
    acronym: str | None
    owners: frozenset[str]
    place: str | None
    sort: str | None
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
    owners: frozenset[str] = frozenset()
    place: str | None = None
    sort: str | None = None
    latin: bool = True


def is_latin(text: str) -> bool:
    """Whether no letter of another script stands in it."""
    return all(ord(char) < 0x250 or not char.isalpha() or 0x1E00 <= ord(char) < 0x1F00 for char in text)


@lru_cache(maxsize=200_000)
def known_place(text: str, language: str = "en") -> str | None:
    """The English name of a place that the gazetteer knows in a language or in English, if the whole text is one."""
    bare = re.sub(r"^(?:the|el|la)\s+", "", text.strip(), flags=re.IGNORECASE)
    for form in (text.strip(), bare.title() if bare.isupper() else bare):
        for tongue in dict.fromkeys((language, "en")):
            for place in find_places(form, tongue):
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


def kind_of_name(mention: Mention) -> EntityKind:
    """The kind as which a name is compared: a school or a hospital is a body, whether a sentence is about it or stands in it."""
    if mention.kind is EntityKind.PLACE and _is_institution(mention.english or mention.text):
        return EntityKind.ORGANISATION
    return mention.kind


@lru_cache(maxsize=100_000)
def _is_institution(name: str) -> bool:
    words = in_english(name).split()
    return len(words) > 1 and not INSTITUTIONS.isdisjoint(words)


@lru_cache(maxsize=200_000)
def read_name(kind: EntityKind, text: str, english: str | None, language: str = "en") -> Reading:
    """What a spelling in a text of some language tells of itself, by its kind."""
    shown = english if english and not is_latin(text) else text
    if kind is EntityKind.PERSON:
        return Reading(person_tokens(re.sub(r"['’]s$", "", strip_titles(shown))), None, latin=is_latin(shown))
    if kind is EntityKind.PLACE:
        return _read_place(text, english, language)
    return _read_body(shown)


def _read_place(text: str, english: str | None, language: str) -> Reading:
    shown = english or text
    place = known_place(shown, "en" if english else language) or known_place(text, language)
    bare, sort = _without_sort(shown)
    return Reading(tokens_of(bare), None, place=place, sort=sort or _without_sort(text)[1], latin=is_latin(shown))


@cache
def _sorts() -> dict[str, str]:
    """The sort of place that a word says, by the word, folded and in lower case."""
    table = tomllib.loads((files("briefer.lexicon") / "data" / "place_sorts.toml").read_text("utf-8"))
    return {fold(word).text.lower(): sort for sort, words in table.items() for word in words}


def _without_sort(name: str) -> tuple[str, str | None]:
    """A name of a place without the words for its sort, and the sort, of which the last decides: ("Panj", "water") for "Panj river"."""
    words = [(word, _sorts().get(fold(word).text.lower().strip('"'))) for word in name.replace("-", " ").split()]
    kept = [word for word, sort in words if sort is None and word.lower() not in _BETWEEN]
    sorts = [sort for _, sort in words if sort]
    return (" ".join(kept), sorts[-1]) if kept and sorts else (name, None)


def _read_body(text: str) -> Reading:
    found = ACRONYM.search(text)
    bare = ACRONYM.sub(" ", text).strip()
    spelled = spelled_out(bare)
    if spelled:
        return Reading((), spelled, latin=False)
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
    return Reading(only, acronym.upper() if acronym else None, frozenset(owners), latin=is_latin(text))


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


@lru_cache(maxsize=100_000)
def office_key(role: str) -> str:
    """The key of an office, the same for every spelling of its quotation marks and spaces."""
    return as_office_key(normal_role(role))


@lru_cache(maxsize=100_000)
def as_office_key(normal: str) -> str:
    """The key of an office that was read: see ``normal_role``."""
    return " ".join(fold(normal).text.replace('"s ', " ").replace('"', "").split())


@lru_cache(maxsize=100_000)
def as_shown(kind: EntityKind, name: str) -> str:
    """A name as it stands on the page: without "the" and "'s", without its owner, not in capitals."""
    name = re.sub(r"^the\s+", "", re.sub(r"['’]s$", "", name.strip()), flags=re.IGNORECASE)
    if kind is EntityKind.ORGANISATION and ACRONYM.search(name):
        name = OWNER.sub("", name)
    if kind is not EntityKind.ORGANISATION and name.isupper():
        name = name.title()
    return " ".join(name.split())
