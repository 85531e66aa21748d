"""How tables of words are written down and looked up: blank-separated lists, files of names, phrases by their first word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases as words, by their first word, the longest first."""


def word_set(text: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(text.split())


def listed_names(file: str) -> Iterator[str]:
    """The words of ``data/FILE``, in which a line that begins with '#' is a heading."""
    text = files("briefer.lexicon").joinpath("data", file).read_text(encoding="utf-8")
    return (word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def by_first_word(phrases: Iterable[tuple[str, ...]]) -> Phrases:
    """Phrases in the form in which they are looked up."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted(phrases, key=len, reverse=True):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found
