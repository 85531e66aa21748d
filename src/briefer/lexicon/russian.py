"""Russian and Ukrainian names in the nominative, as far as the ending tells: 'Таджикистане' -> 'таджикистан'."""

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
# Ukrainian endings that Russian has not; "Києва" is of "Київ", "Харкова" of "Харків".
_UKRAINIAN = tuple(
    (ending, base)
    for base, endings in (("ія", "ії ією ію"), ("а", "і ою"), ("я", "і ею"), ("ь", "і"), ("", "і ові"), ("о", "і"), ("е", "і"), ("и", "ів"),
        ("їв", "єва єву євом єві"), ("ів", "ова ову овом ові"), ("ськ", "ську ськом"))
    for ending in endings.split()
)  # fmt: skip
_UKRAINIAN_ADJECTIVES = (("ої", "а"), ("ій", "а"), ("ою", "а"), ("у", "а"), ("ого", "ий"), ("ому", "ий"), ("им", "ий"), ("ім", "ий"))
_ALL_NOUNS = (*_NOUNS, *_UKRAINIAN)
_ALL_ADJECTIVES = (*_ADJECTIVES, *_UKRAINIAN_ADJECTIVES)
_SHORTEST = 3


def nominatives(word: str, *, adjective: bool = False) -> Iterator[str]:
    """The forms in the nominative that a lower-case word may come from, the word itself first."""
    yield word
    for ending, base in _ALL_ADJECTIVES if adjective else _ALL_NOUNS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            yield word[: len(word) - len(ending)] + base
