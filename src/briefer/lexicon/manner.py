"""Whether a statement in English denies, hedges and orders what it tells as its source does."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefer.lexicon.folding import fold
from briefer.lexicon.name_words import CALENDAR, OFFICES, TITLES
from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import demonym, find_places
from briefer.lexicon.substance import WORD, forms_of, is_irregular, listed, means, parts_of, plain, table

SCOPE = 6
"""Words of substance behind a denial that it may be about."""
HEDGED = 3
"""Words of substance behind a hedge that it may be about; the first of them is, for certain."""
NEXT = 3
"""Words to each side of a name in a source that one of those next to it in the statement has to be among."""
UNKNOWN: tuple[str, ...] = ("?",)
"""The denials of a language without a table."""
_CLAUSE = lazy(r"[.;:!?]|,? but\b|, (?:and|while|whereas|although|though)\b")


_UNKNOWN_ONE = lazy(r"\b(?:unknown|unidentified|unnamed|unclear)\b", re.IGNORECASE)
"""What other languages deny ("неизвестный") and English does not."""


_BY = lazy(r"(?:\s+[\w,]+){0,4}?\s+by\b")
_TAKES_UP = lazy(r"[“\"]?(?:This|These|That|Those|The|He|She|It|They|His|Her|Its|Their)\b")
_STOP = lazy(r"[.!?]\s+(?=[A-Z“\"])|\n")


class Told(NamedTuple):
    """A text and the tag of its language."""

    text: str
    language: str

    @property
    def english(self) -> bool:
        """Whether its words can be compared with those of a statement."""
        return self.language.partition("-")[0] == "en"


# ---------------------------------------------------------------- denials


def denies_alike(text: str, given: Told) -> bool:
    """Whether a sentence in English denies as its source does.

    Of an English source: as often, or as often as the source denies something that the sentence tells. In other languages: if the source
    does, and not more often.
    """
    said, known = len(denials(text, "en")), denials(given.text, given.language)
    if known is UNKNOWN:
        return True
    if not given.english:
        unknown = said + len(_UNKNOWN_ONE.findall(text))
        return any(bool(number) == bool(known) and number <= len(known) for number in (said, unknown))
    return said in {len(known), sum(_tells(text, scope) for scope in _denied(given.text))} and _denies_the_same(text, given.text)


def _denies_the_same(text: str, given: str) -> bool:
    """Whether what comes first behind each denial of a sentence is not something that its English source tells outside of any denial."""
    denied = {form for scope in _denied(given) for word in scope for form in forms_of(word)}
    known = {form for word in parts_of(given) if means(word) for form in forms_of(word)}
    return all(not scope or not forms_of(scope[0]) & known or bool(forms_of(scope[0]) & denied) for scope in _denied(text))


def denials(text: str, language: str) -> tuple[str, ...]:
    """The words of a text that deny, refuse or leave out; ``UNKNOWN`` of a language whose words for it no table has."""
    pattern = _denying(language.partition("-")[0])
    return UNKNOWN if pattern is None else tuple(match[0] for match in pattern.finditer(_flat(text)))


def _flat(text: str) -> str:
    return " ".join(fold(word).text for word in text.casefold().split())


@cache
def _denying(language: str) -> re.Pattern[str] | None:
    patterns = table()["denials"].get(language)
    return re.compile("|".join(fold(pattern).text for pattern in patterns)) if patterns else None


def _denied(text: str) -> Iterator[tuple[str, ...]]:
    """For each denial of an English text the words that it may be about; none where it stands at the end."""
    flat, pattern = _flat(text), _denying("en")
    for match in pattern.finditer(flat) if pattern else ():
        behind = flat[match.end() :]
        stop = _CLAUSE.search(behind)
        yield tuple(word for word in parts_of(behind[: stop.start() if stop else None]) if means(word))[:SCOPE]


def _tells(text: str, scope: Sequence[str]) -> bool:
    """Whether a sentence has one of these words; True where there are none."""
    known = {form for word in parts_of(text) for form in forms_of(word)}
    return not scope or any(forms_of(word) & known for word in scope)


# ---------------------------------------------------------------- hedges


def hedges_alike(text: str, given: Told) -> bool:
    """Whether a sentence keeps each "may", "reportedly" and "plans to" of an English source whose verb it tells; True of other sources."""
    if not given.english:
        return True
    own = _hedged(text)
    known = {form for word in parts_of(text) if means(word) for form in forms_of(word)}
    own_words = frozenset(form for scope in own for forms in scope for form in forms)
    return all(not scope or not (scope[0] & known) or bool(scope[0] & own_words) for scope in _hedged(given.text))


def _hedged(text: str) -> list[list[frozenset[str]]]:
    """The forms of the words of substance that each hedge of an English text stands before."""
    found: list[list[frozenset[str]]] = []
    words = [word.casefold() for word in WORD.findall(text)]
    for at, word in enumerate(words):
        if word in listed("hedges") or (word in listed("intents") and "to" in words[at + 1 : at + 4]):
            behind = [w for w in words[at + 1 :] if means(w) and w not in listed("hedges") | listed("intents")]
            found.append([forms_of(w) for w in behind[:HEDGED]])
    return found


# ---------------------------------------------------------------- who did what


def names_alike(text: str, given: Told, core: str) -> bool:
    """Whether each name of a sentence stands where its English source has it; True of other sources.

    That is beside a word that it stands beside there, or at the head of the sentence where it is at the head there. So no name can take the
    place of another, or be hung on the end: of "Putin met Rahmon, the President of Tajikistan" Putin is no president.

    Args:
        text: the sentence.
        given: the words that its names may come from.
        core: those at the end of them that it is about; its head is one of theirs.
    """
    if not given.english:
        return True
    common = frozenset(word for word in WORD.findall(given.text) if word.islower())
    rows = [row for sentence in _STOP.split(given.text) if (row := _row(sentence, common))]
    known: dict[str, list[frozenset[str]]] = {}
    for row in rows:
        for at, word in _names(row):
            known.setdefault(word, []).append(_beside(row, at, NEXT))
    about = rows[-sum(1 for sentence in _STOP.split(core) if _row(sentence, common)) :]
    heads = frozenset(word for row in about for word in _head(row)) | _taken_up(core, rows[: -len(about)])
    own = _row(text, common)
    return all(
        word in known
        and (not (beside := _beside(own, at, 1)) or any(beside & other for other in known[word]) or (word in heads and word in _head(own)))
        for at, word in _names(own)
        if not _is_head_of_sentence(word, own, known)
    )


def sides_alike(text: str, given: Told) -> bool:
    """Whether no two names of a sentence have changed sides of a verb that stands once in it and once in its English source.

    "The guards accused Orlec" of "Orlec accused the guards" has; what is told in the passive ("was accused by") changes them back.
    """
    if not given.english:
        return True
    own, known = _sides(text), _sides(given.text)
    return not any(_turned(own[verb], known[verb]) for verb in own.keys() & known.keys())


class Sides(NamedTuple):
    """The names before and behind a verb alone, and whether it is followed by "by"."""

    before: frozenset[str]
    behind: frozenset[str]
    passive: bool


def _turned(one: Sides, other: Sides) -> bool:
    before, behind = (other.before, other.behind) if one.passive != other.passive else (other.behind, other.before)
    return bool(one.before & before) and bool(one.behind & behind)


def _sides(text: str) -> dict[str, Sides]:
    """The names around each verb, or what may be one, that stands once in an English text; by its shortest form."""
    found: dict[str, list[Sides]] = {}
    words = list(WORD.finditer(text))
    for at, match in enumerate(words):
        if match[0].islower() and means(match[0]) and (match[0].endswith(("ed", "ing", "s")) or is_irregular(match[0])):
            verb = min(forms_of(match[0]), key=lambda form: (len(form), form))
            before, behind = _capitals(words[:at]), _capitals(words[at + 1 :])
            passive = _BY.match(text, match.end()) is not None
            found.setdefault(verb, []).append(Sides(before - behind, behind - before, passive))
    return {verb: sides[0] for verb, sides in found.items() if len(sides) == 1}


def _capitals(words: Sequence[re.Match[str]]) -> frozenset[str]:
    return frozenset(_same_country(plain(match[0])) for match in words if match[0][0].isupper())


def _names(row: Sequence[tuple[str, bool]]) -> Iterator[tuple[int, str]]:
    return ((at, word) for at, (word, is_name) in enumerate(row) if is_name)


def _beside(row: Sequence[tuple[str, bool]], at: int, most: int) -> frozenset[str]:
    """The forms of so many words to the left and to the right of a name, names not counted."""
    left = [word for word, is_name in reversed(row[:at]) if not is_name][:most]
    right = [word for word, is_name in row[at + 1 :] if not is_name][:most]
    return frozenset(form for word in (*left, *right) for form in forms_of(word))


def _head(row: Sequence[tuple[str, bool]]) -> frozenset[str]:
    """The names that come first in a sentence, up to the next word that is no name and no office."""
    behind = itertools.dropwhile(lambda item: not item[1], row)
    return frozenset(word for word, is_name in itertools.takewhile(lambda item: item[1] or item[0] in OFFICES | TITLES, behind) if is_name)


def _taken_up(text: str, before: Sequence[Sequence[tuple[str, bool]]]) -> frozenset[str]:
    """The names of the sentence before, where a text begins with "This group" or "He"."""
    return frozenset(word for _, word in _names(before[-1])) if before and _TAKES_UP.match(text) else frozenset()


def _is_head_of_sentence(word: str, row: Sequence[tuple[str, bool]], known: Collection[str]) -> bool:
    """Whether a word has a capital only because the sentence begins with it."""
    return word not in known and row[0] == (word, True)


def _row(text: str, common: Collection[str]) -> list[tuple[str, bool]]:
    """The words of an English text but for the smallest, and whether each is of a name; all words of saying are one.

    ``common``: words that are no name where a sentence begins with them.
    """
    row: list[tuple[str, bool]] = []
    for match in WORD.finditer(text):
        word = plain(match[0])
        if word in listed("saying"):
            row.append(("say", False))
        elif len(word) > 1 and word not in listed("function") | CALENDAR:
            begins = not text[: match.start()].strip(" “\"‘'(")
            is_name = match[0][0].isupper() and word not in OFFICES | TITLES and not (begins and word in common)
            row.append((_same_country(word) if is_name else word, is_name))
    return row


@lru_cache(maxsize=4096)
def _same_country(word: str) -> str:
    """The code of a country for its name and its adjective; any other word as it is."""
    places = find_places(word.title(), "en")
    return demonym(word) or next((place.country for place in places if place.kind == "country" and place.country), None) or word
