"""Russian names in the nominative, as far as the ending tells: 'Таджикистане' -> 'таджикистан'."""

from __future__ import annotations

from collections.abc import Iterator

# (ending of a case, ending of the nominative); nouns of the declensions that names of places have.
_NOUNS = (
    ("ией", "ия"), ("ии", "ия"), ("ию", "ия"), ("ах", "ы"), ("ам", "ы"), ("ами", "ы"), ("ой", "а"), ("ы", "а"), ("и", "а"), ("у", "а"), ("е", "а"),
    ("ей", "я"), ("и", "я"), ("ю", "я"), ("е", "я"), ("ью", "ь"), ("ем", "ь"), ("и", "ь"), ("ю", "ь"), ("я", "ь"), ("е", "ь"), ("ем", "й"),
    ("я", "й"), ("ю", "й"), ("е", "й"), ("ом", ""), ("а", ""), ("у", ""), ("е", ""), ("ов", "ы"), ("ым", ""), ("ом", "о"), ("а", "о"), ("е", "о"),
)  # fmt: skip
_ADJECTIVES = (("ого", "ый"), ("ого", "ий"), ("его", "ий"), ("ему", "ий"), ("ем", "ий"), ("ом", "ий"), ("ом", "ый"), ("ой", "ая"), ("ую", "ая"), ("ей", "яя"), ("ой", "ой"))
_SHORTEST = 3


def nominatives(word: str, *, adjective: bool = False) -> Iterator[str]:
    """The forms in the nominative that a lower-case word may come from, the word itself first."""
    yield word
    for ending, base in _ADJECTIVES if adjective else _NOUNS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            yield word[: len(word) - len(ending)] + base
