"""The people of a story by the consonants of their surnames, so that one is found in a text of any script.

A reader that knows no names of a language gives no mention of "Брагіма ульд Шейбані"; the same story has "Brahim Ould Cheibani" from
another source. Vowels, doubled letters and endings differ between languages, consonants seldom do. A surname that two people of
a story bear finds nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from briefer.lexicon.names import strip_titles
from briefer.lexicon.patterns import lazy
from briefer.models import EntityKind
from briefer.reconcile.given import Given
from briefer.reconcile.sounds import sound

FEWEST = 3  # consonants; fewer are alike by chance
MOST = 400  # people of one story
_LINKS = frozenset(
    [
        "ould",
        "uld",
        "ulid",
        "wuld",
        "ولد",
        "mint",
        "bint",
        "بنت",
        "ульд",
        "мінт",
        "минт",
        "bin",
        "ben",
        "ibn",
        "bn",
        "بن",
        "ابن",
        "von",
        "van",
        "der",
        "den",
        "de",
        "da",
        "di",
        "del",
        "dos",
        "al",
        "el",
        "la",
        "le",
        "abu",
        "abd",
    ]
)
_CLASSES = str.maketrans(
    {
        **dict.fromkeys("QSZJCzcj", "s"),
        **dict.fromkeys("gqxKGXH", "k"),
        "d": "t",
        "D": "t",
        "T": "t",
        "p": "b",
        "f": "v",
        "ŋ": "nk",
        "ɣ": "k",
    }
)
_SILENT = lazy(r"[aeiouywhAEIOUYWłʿ\W\d_]")
_WORDS = lazy(r"[^\W\d_]+")


class People(NamedTuple):
    """Who is meant by the consonants of a surname, and which entities of the story are one person."""

    by_bones: Mapping[str, str]
    one: Mapping[str, str]


NOBODY = People({}, {})


@lru_cache(maxsize=100_000)
def bones(word: str) -> str:
    """The consonants of a word in any script, in classes of those that spellings put for one another."""
    heard = sound(word.lower()).removeprefix("ł")
    return re.sub(r"(.)\1+", r"\1", _SILENT.sub("", heard).translate(_CLASSES))


@lru_cache(maxsize=50_000)
def _parts(name: str) -> tuple[frozenset[str], str]:
    """The consonants of the given names and of the surname."""
    words = [word for word in _WORDS.findall(re.sub(r"['’]\w*", "", strip_titles(name))) if word.lower() not in _LINKS]
    told = [bones(word) for word in words]
    return frozenset(told[:-1]) - {""}, told[-1] if told else ""


def find_people(given: Given, entity_of: Mapping[tuple[str, int], str], of: Mapping[str, str]) -> dict[str, People]:
    """The people of each story."""
    forms: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in given.claims:
        for number, mention in enumerate(claim.mentions):
            name = entity_of.get((claim.id, number))
            if mention.kind is EntityKind.PERSON and name:
                forms[of[claim.id]][name].add(mention.english or mention.text)
    return {story: _people(told) for story, told in forms.items() if len(told) <= MOST}


def _people(told: Mapping[str, set[str]]) -> People:
    by_surname: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name in sorted(told):
        for form in sorted(told[name]):
            others, surname = _parts(form)
            if surname:
                by_surname[surname][name] |= others
    found: dict[str, str] = {}
    one: dict[str, str] = {}
    for surname, people in by_surname.items():
        groups: list[tuple[str, set[str]]] = []
        for name in sorted(people):
            mine = people[name]
            fits = [g for g in groups if not mine or not g[1] or mine & g[1]]
            if len(fits) == 1:
                one[name] = fits[0][0]
                fits[0][1].update(mine)
            else:
                groups.append((name, set(mine)))
        if len(groups) == 1 and len(surname) >= FEWEST:
            found[surname] = one.get(groups[0][0], groups[0][0])
    return People(found, one)
