"""Offices made comparable across word order, spelling and language.

A key is ``OFFICE|WHOSE``: the office as a class ("head" stands for director-general, chief, رئیس), with "former", "acting", "elect"
and "deputy" before it, which make it another office, and the field of a minister; behind the bar the acronym of the body where the
words give one, else the body's words in alphabetical order, and the country. An empty part means that the words don't say.

What the words mean stands in ``data/roles.toml``, for all languages alike: a role bears no language, and few of its words mean
two things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from briefer.lexicon.places import PlaceWords, demonym, find_places
from briefer.lexicon.role_words import ORGANS, apart, meanings_of, ranks, role_words, terms

_ACRONYMS: Final = {
    "inter services intelligence": "isi", "federal bureau of investigation": "fbi", "central intelligence agency": "cia",
    "federal security service": "fsb", "european union": "eu",
    "north atlantic treaty organization": "nato", "north atlantic treaty organisation": "nato",
    "international atomic energy agency": "iaea", "world health organization": "who", "world health organisation": "who",
    "international monetary fund": "imf", "islamic revolutionary guard corps": "irgc",
}  # fmt: skip
_NO_BODY: Final = frozenset({"CEO", "COO", "CFO"})
_TIMES: Final = ("former", "acting", "elect")
_SPEAK_FOR: Final = ("spokesperson", "adviser", "chief-of-staff", "ambassador", "envoy", "rapporteur", "prime-minister")
"""Classes that make the other class in a role the one for whom they work, or are the higher of two."""
_OF_A_CLASS: Final = {"minister": "ministry", "president": "presidency", "prime-minister": "government"}
"""The body that is meant by the office for which somebody speaks."""
_SAYING_LITTLE: Final = frozenset({"official", "representative"})
_TOPS: Final = frozenset({"head", "president", "chair"})
_ENDING, _LEAST_COMPOUND, _LEAST_HEAD = 5, 7, 4  # letters
_LINKS: Final = ("", "s", "n", "es", "en", "e", "er")  # between the parts of a compound
_ELIDED: Final = frozenset({"l", "d", "all", "dall", "dell", "nell", "sull", "un"})


class Office(NamedTuple):
    """What the words of a role say.

    Attributes:
        time: "former", "acting" and "elect", of which any makes it another time than the present.
        deputy: "", "deputy" or "first deputy".
        kind: the class of the office; words in alphabetical order where it is none that is known; "" where only a body stands.
        fields: what a minister or a ministry is of: "transport".
        bodies: kinds of bodies, or the acronym of one: "navy", "isi".
        countries: codes, in lower case.
        rest: words that no table knows, folded.
    """

    time: tuple[str, ...]
    deputy: str
    kind: str
    fields: frozenset[str]
    bodies: frozenset[str]
    countries: frozenset[str]
    rest: frozenset[str]

    @property
    def whose(self) -> frozenset[str]:
        """Everything said of what it is an office of."""
        return self.fields | self.bodies | self.countries | self.rest

    @property
    def key(self) -> str:
        """The key: see the module."""
        field = self.fields if self.kind in {"minister", "secretary"} else frozenset[str]()
        office = " ".join(part for part in (*self.time, self.deputy, *sorted(field), self.kind) if part)
        return f"{office}|{' '.join((*sorted((self.fields - field) | self.bodies | self.rest), *sorted(self.countries)))}"

    @property
    def units(self) -> frozenset[str]:
        """The bodies of state that it is an office of, of which one person heads or speaks for one: "transport-ministry", "navy"."""
        organs = self.bodies & ORGANS or ({"ministry"} if self.kind in {"minister", "secretary"} else frozenset[str]())
        services = (self.bodies & apart()) | ({"police"} if self.kind == "sheriff" else frozenset[str]())
        return services | {f"{field}-{organ}" for field in self.fields for organ in organs}


@lru_cache(maxsize=8192)
def normal_role(role: str) -> str:
    """An office as a key for comparing: two wordings of one office have one key.

    ``"the Director-General of Inter-Services Intelligence (ISI)"`` and ``"ISI chief"`` are ``"head|isi"``;
    ``"Tajik President"`` and ``"President of Tajikistan"`` are ``"president|tj"``; ``"Verkehrsminister"``, ``"وزير النقل"`` and
    ``"Ulaştırma Bakanı"`` are ``"transport minister|"``. Of two offices in one role the higher one of the present gives the key.

    Args:
        role: the words of an office in any of the languages.
    """
    return min(read_offices(role), key=lambda office: (bool(office.time), bool(office.deputy))).key


@lru_cache(maxsize=8192)
def read_offices(role: str) -> tuple[Office, ...]:
    """The offices in the words of a role: two for "Deputy Prime Minister and Foreign Minister", as a rule one."""
    parts = [part for part in re.split(r"\s*[,;/&]\s*|\s+(?:and|y|e|et|und|og|och|en|i|и|та|و|اور|ve)\s+|\s+و(?=\w{3})", role) if part]
    if len(parts) > 1 and all(any(kind == "office" for kind, _ in meanings_of(role_words(part))) for part in parts):
        return tuple(_office(part) for part in parts)
    return (_office(role),)


def _office(role: str) -> Office:
    """The one office that the words say."""
    text, acronym = _without_acronym(role)
    text, countries = _without_countries(text)
    words = role_words(text)
    found = list(meanings_of(words))
    names = [name for sort, name in found if sort == "office"]
    kind = _main(names)
    said: dict[str, set[str]] = defaultdict(set)
    for sort, name in found:
        said[sort].add(name)
    others = set(names) - {kind}
    said["body"] |= {_OF_A_CLASS[name] for name in others & _OF_A_CLASS.keys() if kind in _SPEAK_FOR}
    said[""] |= others - _OF_A_CLASS.keys() - _SAYING_LITTLE
    deputy = "first deputy" if {"first", "deputy"} <= said["rank"] else "deputy" if "deputy" in said["rank"] else ""
    rest = said[""] | ({"first"} & said["rank"] if not deputy else set())
    if kind or deputy:
        rest -= ranks()
    elif not acronym:  # a rank or a trade: nothing in it is left out
        kind, rest = " ".join(sorted(word.removeprefix("^") for word in words)), set()
        said = defaultdict(set, time=said["time"])
    if acronym:
        said["body"], said["field"], rest = {acronym}, set(), set()
    office = Office(
        tuple(name for name in _TIMES if name in said["time"]), deputy, kind,
        frozenset(said["field"]), frozenset(said["body"]), frozenset() if acronym else frozenset(countries), frozenset(rest),
    )  # fmt: skip
    return _resolved(office)


def _main(names: Sequence[str]) -> str:
    """Of the classes in a role the one that it is about."""
    for name in _SPEAK_FOR:
        if name in names:
            return name
    kinds = [name for name in names if name not in _SAYING_LITTLE] or list(names)
    return "" if not kinds else kinds[-1] if kinds[0] in {"judge", "secretary"} else kinds[0]


def _resolved(office: Office) -> Office:
    """The class that words for the same come to: the head of a ministry is its minister, the president of a parliament its speaker."""
    kind, bodies = office.kind, office.bodies
    if not kind:
        if not (office.deputy and (bodies or office.fields)):
            return office
        kind = "head"
    if kind == "head" and "ministry" in bodies and office.fields:
        kind = "minister"
    elif kind in {"head", "president"} and bodies == {"government"} and not office.rest:
        kind, bodies = "prime-minister", frozenset()
    elif kind in _TOPS and "parliament" in bodies:
        kind, bodies = "speaker", bodies - {"parliament"}
    elif (kind in _TOPS and bodies & (apart() | ORGANS)) or (kind == "governor" and "central-bank" in bodies):
        kind = "head"
    elif kind == "head" and office.countries and not (bodies or office.fields or office.rest):
        kind = "president"
    if kind == "minister":
        bodies -= {"ministry", "government"}
        if not office.fields and "intelligence" in bodies:
            return office._replace(kind=kind, fields=frozenset({"intelligence"}), bodies=bodies - {"intelligence"})
    return office._replace(kind=kind, bodies=bodies)


def _without_acronym(role: str) -> tuple[str, str | None]:
    """The words without the name of a body that an acronym stands for."""
    bracket = re.search(r"\(\s*([A-Z][A-Z0-9-]{1,7})\s*\)", role)
    if bracket:
        return _first_office(role[: bracket.start()] + role[bracket.end() :]), bracket[1].lower()
    lower = re.sub(r"[-‐‑\s]+", " ", role.lower())
    for name, letters in _ACRONYMS.items():
        if name in lower:
            return lower.replace(name, " "), letters
    bare = re.search(r"\b([A-Z]{3,6})\b", role) if not role.isupper() else None
    if not bare or bare[1] in _NO_BODY or find_places(bare[1], "en") or terms().exact.get(f"^{bare[1].lower()}"):
        return role, None
    return role[: bare.start()] + role[bare.end() :], bare[1].lower()


def _first_office(text: str) -> str:
    """Of "Director-General of Jordan's Border Service", where the acronym says the body: what stands before "of"."""
    return re.split(r"\s+(?:of|for|at|de|del|des|du)\s+", text, maxsplit=1)[0]


def _without_countries(text: str) -> tuple[str, list[str]]:
    """The words without countries and their adjectives, and the codes of those countries."""
    codes: list[str] = []
    for place in reversed(_countries_in(text)):
        if place.country:
            codes.append(place.country.lower())
            text = text[: place.start] + " " + text[place.end :]
    kept: list[str] = []
    for word in text.split():
        code = demonym(re.sub(r"['’]s$|[^\w-]", "", word)) if word[:1].isupper() else None
        if code:
            codes.append(code.lower())
        else:
            kept.append(word)
    return " ".join(kept), sorted(set(codes))


def _countries_in(text: str) -> tuple[PlaceWords, ...]:
    """The countries named, in the first language that knows one."""
    languages = (
        ("fa", "ar", "ur")
        if re.search(r"[\u0620-\u06ff]", text)
        else ("ru", "uk")
        if re.search(r"[\u0400-\u04ff]", text)
        else ("en", "es", "fr", "de", "it", "pt", "tr", "nl", "pl", "nb", "sv")
    )
    for language in languages:
        found = tuple(place for place in find_places(text, language) if place.kind == "country")
        if found:
            return found
    return ()
