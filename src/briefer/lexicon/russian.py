"""Russian names in the nominative, as far as the ending tells: 'Таджикистане' -> 'таджикистан'."""

from __future__ import annotations

from collections.abc import Iterator

# (ending of a case, ending of the nominative); nouns of the declensions that names of places have.
_NOUNS = tuple(
    (ending, base)
    for base, endings in (
        ("ия", "ией ии ию"), ("ы", "ах ам ами ов"), ("а", "ой ы и у е"), ("я", "ей и ю е"), ("ь", "ью ем и ю я е"), ("й", "ем я ю е"),
        ("", "ом а у е ым"), ("о", "ом а е"),
    )
    for ending in endings.split()
)  # fmt: skip
_ADJECTIVES = tuple(
    (ending, base)
    for base, endings in (("ый", "ого ом"), ("ий", "ого его ему ем ом"), ("ая", "ой ую"), ("яя", "ей"), ("ой", "ого"))
    for ending in endings.split()
)
_SHORTEST = 3


def nominatives(word: str, *, adjective: bool = False) -> Iterator[str]:
    """The forms in the nominative that a lower-case word may come from, the word itself first."""
    yield word
    for ending, base in _ADJECTIVES if adjective else _NOUNS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            yield word[: len(word) - len(ending)] + base
