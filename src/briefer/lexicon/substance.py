"""The words of an English sentence that mean something, and whether two of them are forms of one word."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from briefer.lexicon.folding import fold
from briefer.lexicon.patterns import lazy

WORD = lazy(r"[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*")
HYPHEN = lazy(r"[-‐‑]")
ENDINGS = ("ings", "ing", "ed", "es", "s", "ly", "er", "ers", "e", "d", "al", "ial", "ian", "ion", "ions", "ment", "n", "ance", "able")
SHORTEST_STEM = 3
STEPS = 2
"""Endings that a word can have one behind the other: "guard-ian-s"."""


@cache
def table() -> dict[str, Any]:
    """``data/carried.toml``, as it stands in the file."""
    return tomllib.loads(files(__package__).joinpath("data/carried.toml").read_text(encoding="utf-8"))


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list of that file."""
    return frozenset(table()[name].split())


def plain(word: str) -> str:
    """A word for comparing: lower case, without a possessive ending."""
    return re.sub(r"['’]s?$", "", word.casefold())


def folded_words(text: str) -> list[str]:
    """The words of a text in order, plain, and folded one by one: folding a whole text joins words of the Arabic script."""
    return [fold(plain(word)).text for word in WORD.findall(text)]


def parts_of(text: str) -> Iterator[str]:
    """Its words in order, plain and folded, those with a hyphen as their parts."""
    return (part for word in folded_words(text) for part in HYPHEN.split(plain(word)) if part)


def strange_words(text: str, known: Collection[str]) -> tuple[str, ...]:
    """The words of an English text that mean something and are not among the known ones, in any of their forms."""
    forms = _forms_of(frozenset(known))
    return tuple(word for word in parts_of(text) if means(word) and word not in known and forms.isdisjoint(forms_of(word)))


def means(word: str) -> bool:
    """Whether a plain word means something by itself."""
    return len(word) > 1 and word not in small_words()


@cache
def small_words() -> frozenset[str]:
    """Words that a sentence may add to what it rests on, because they name, count and deny nothing."""
    return listed("function") | listed("saying") | listed("light")


@lru_cache(maxsize=512)
def _forms_of(words: frozenset[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in forms_of(word))


@lru_cache(maxsize=20_000)
def forms_of(word: str) -> frozenset[str]:
    """A plain word and what is left of it without its endings: two words that share one of these are forms of one word, roughly.

    'killed', 'killing' and 'kills' are one, 'Pakistani' and 'Pakistan', 'met' and 'meeting' too.
    """
    found, last = {_bare(word), _bare(_irregular().get(word, word))}, {word, _irregular().get(word, word)}
    for _ in range(STEPS):
        last = {shorter for one in last if (shorter := _shorter(one)) is not None}
        found |= {_bare(one) for one in last} | {_bare(_irregular().get(one, one)) for one in last}
    return frozenset(found)


def _shorter(word: str) -> str | None:
    """The word without its longest ending; None where too little would be left."""
    short = word.rstrip("i") if len(word) > SHORTEST_STEM + 1 else word
    for ending in sorted(ENDINGS, key=len, reverse=True):
        if short.endswith(ending) and len(short) - len(ending) >= SHORTEST_STEM:
            return short[: -len(ending)]
    return short if short != word else None


def _bare(word: str) -> str:
    """A stem as it is compared: one of two same letters at its end, and neither 'i', 'y' nor 'e' behind it."""
    kept = re.sub(r"(.)\1$", r"\1", word)
    return re.sub(r"[iye]$", "", kept) if len(kept) > SHORTEST_STEM else kept


@cache
def _irregular() -> dict[str, str]:
    """Each form of an irregular word -> its first form."""
    rows = (row.split() for row in table()["irregular"].strip().splitlines())
    return {form: row[0] for row in rows for form in row[1:]}


def is_irregular(word: str) -> bool:
    """Whether it is a form that no ending makes: "met", "drawn"."""
    return word in _irregular()
