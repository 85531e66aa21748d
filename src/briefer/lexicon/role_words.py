"""The words of offices: what each stands for, in ``data/roles.toml``, and how the words of a role are looked up in it."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from briefer.lexicon import arabic_words
from briefer.lexicon.arabic_words import plain
from briefer.lexicon.name_words import TITLES

ORGANS: Final = frozenset({"ministry", "committee", "council", "commission"})
"""Bodies that are told apart by their field."""
_ENDING, _LEAST_COMPOUND, _LEAST_HEAD = 5, 7, 4  # letters
_LINKS: Final = ("", "s", "n", "es", "en", "e", "er")  # between the parts of a compound
_ELIDED: Final = frozenset({"l", "d", "all", "dall", "dell", "nell", "sull", "un"})
_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "œ": "oe"})

Meaning = tuple[str, str]
"""The sort of a word ("office", "field", "body", "time", "rank"; "" for one that no table knows), and what it stands for."""


def role_words(text: str) -> list[str]:
    """The words of a role in the form in which the table has them; one all in capitals has a '^' before it."""
    text = re.sub(r"(?<=\w)['’ʼ](?:s\b|$|(?=\s))", " ", text.replace("\u200c", ""))
    words = (word for chunk in text.split() for word in _parts(chunk))
    folded = ((fold_word(word), word.isupper() and 1 < len(word) <= 6) for word in words)
    little = _little()
    return [f"^{word}" if upper else word for word, upper in folded if word and word not in little]


def _parts(chunk: str) -> list[str]:
    """A stretch without blanks as words: "l'Intérieur" and "Bakanı'nın" lose what hangs on them, "пресс-секретарь" is two."""
    head, mark, tail = re.sub(r"[’ʼ]", "'", chunk).partition("'")
    if mark and head.lower() in _ELIDED:
        chunk = tail
    elif mark and head.isascii() is False and re.search(r"[\u0400-\u04ff]", head):
        chunk = head + tail  # прем'єр
    elif mark:
        chunk = head if len(tail) <= _ENDING else f"{head} {tail}"
    return re.findall(r"[^\W\d_]+|\d+", unicodedata.normalize("NFC", chunk.replace(".", "")))


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
    """A word without case, accents and the Arabic article: "İçişleri" -> "icisleri", "النقل" -> "نقل", "Außen" -> "aussen"."""
    if arabic_words.plain(word)[:1] >= "\u0620" and word[:1] <= "\u06ff":
        bare = plain(word)
        for article in ("ال", "لل"):
            if bare.startswith(article) and len(bare) > len(article) + 1:
                return bare.removeprefix(article)
        return bare
    lower = word.replace("İ", "i").casefold().replace("ı", "i").replace("ё", "е")
    if lower[:1] >= "\u0370":
        return lower
    lower = lower.translate(_LETTERS)
    return "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))


class _Terms(NamedTuple):
    """What words mean: phrases as they stand, and phrases of which words may end in another way, by their first three letters."""

    exact: Mapping[str, tuple[Meaning, ...]]
    stems: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Meaning, ...]], ...]]
    longest: int


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files("briefer.lexicon").joinpath("data/roles.toml").read_text(encoding="utf-8"))


@cache
def _little() -> frozenset[str]:
    return frozenset(fold_word(word.strip()) for words in _table()["empty"]["little"].values() for word in words.split(","))


@cache
def ranks() -> frozenset[str]:
    """Ranks and forms of address, folded: beside an office they say nothing of it."""
    return frozenset(fold_word(word) for title in TITLES | arabic_words.RANKS for word in title.split("-"))


@cache
def apart() -> frozenset[str]:
    """The bodies of state of which nobody heads two."""
    return frozenset(name for name, row in _table()["body"].items() if row.get("apart"))


def _listed(section: str, name: str, column: str) -> frozenset[str]:
    return frozenset(part.strip() for part in _table()[section].get(name, {}).get(column, "").split(",") if part)


@cache
def _wider(unit: str) -> frozenset[str]:
    """The bodies of which a body is a part, directly or not."""
    found: set[str] = set()
    ahead = [unit]
    while ahead:
        new = _listed("body", ahead.pop(), "in") - found
        found |= new
        ahead += new
    return frozenset(found)


@cache
def terms() -> _Terms:
    """What all the words of the table mean, in the form in which they are looked up."""
    exact: dict[str, tuple[Meaning, ...]] = {}
    stems: dict[str, list[tuple[tuple[str, ...], tuple[Meaning, ...]]]] = defaultdict(list)
    for term, meanings in _rows():
        found = tuple(_term_words(term))
        words = tuple((word if len(found) == 1 else word.removeprefix("^")) + "*" * star for word, star in found)
        if any(word.endswith("*") for word in words):
            stems[words[0][:3]].append((words, meanings))
        elif words:
            exact.setdefault(" ".join(words), meanings)
    ordered = {first: tuple(sorted(found, key=lambda row: (-len(row[0]), -len("".join(row[0]))))) for first, found in stems.items()}
    longest = max(key.count(" ") + 1 for key in exact)
    return _Terms(exact, ordered, longest)


def _rows() -> Iterator[tuple[str, tuple[Meaning, ...]]]:
    """Each term of the table with its meanings; set phrases first, which stand for words of the other rows."""
    table = _table()
    sorts = {name: sort for sort in ("time", "rank", "office", "field", "body") for name in table[sort]}
    for name, row in table["short"].items():
        yield from ((term, tuple((sorts[word], word) for word in name.split())) for term in _cells(row))
    for sort in ("time", "rank", "office", "body", "field"):
        for name, row in table[sort].items():
            yield from ((term, ((sort, name),)) for term in _cells(row))
    yield from ((word, (("office", word),)) for word in table["plain_office"]["words"].split())
    yield from ((term, ()) for term in _cells(table["empty"]["wide"]))


def _cells(row: Mapping[str, Any]) -> Iterator[str]:
    """The terms of a row, in all languages."""
    for language, words in row.items():
        if len(language) == 2 and language != "in":
            yield from (term.strip() for term in words.split(","))


def _term_words(term: str) -> Iterator[tuple[str, bool]]:
    for chunk in term.replace("-", " ").split():
        star = chunk.endswith("*")
        yield from ((word, star) for word in role_words(chunk.rstrip("*")))


def meanings_of(words: Sequence[str]) -> Iterator[Meaning]:
    """What the words say, in their order; the longest phrase that fits is read first."""
    index = 0
    while index < len(words):
        size, meanings = _phrase(words, index)
        yield from meanings
        index += size


def _phrase(words: Sequence[str], index: int) -> tuple[int, tuple[Meaning, ...]]:
    table = terms()
    bare = [word.removeprefix("^") for word in words[index : index + table.longest]]
    exact = next((size for size in range(len(bare), 0, -1) if " ".join(bare[:size]) in table.exact), 0)
    for parts, meanings in table.stems.get(bare[0][:3], ()):
        if len(parts) > exact and len(parts) <= len(bare) and all(_fits(part, word) for part, word in zip(parts, bare, strict=False)):
            return len(parts), meanings
    if exact:
        return exact, table.exact[" ".join(bare[:exact])]
    capitals = table.exact.get(words[index])
    if capitals is not None:
        return 1, capitals
    return 1, _compound(bare[0]) or (("", bare[0]),)


def _fits(part: str, word: str) -> bool:
    stem = part.removesuffix("*")
    return word == part or (part != stem and word.startswith(stem) and len(word) - len(stem) <= _ENDING)


@lru_cache(maxsize=4096)
def _compound(word: str) -> tuple[Meaning, ...]:
    """The meanings of both parts of a word that ends in an office or a body: "vizeverteidigungsminister"; none for any other word."""
    if len(word) < _LEAST_COMPOUND:
        return ()
    for cut in range(2, len(word) - _LEAST_HEAD + 1):
        head = _phrase([word[cut:]], 0)[1]
        if head and head[-1][0] in {"office", "body"}:
            for link in _LINKS:
                owner = word[:cut].removesuffix(link)
                if not word[:cut].endswith(link) or len(owner) < 2:
                    continue
                meanings = terms().exact.get(owner)
                if meanings is None:
                    found = _phrase([owner], 0)[1]
                    meanings = found if found and found[0][0] else None
                if meanings is not None:
                    return (*meanings, *head)
    return ()


@cache
def is_related(one: str, other: str) -> bool:
    """Whether one unit (see ``Office.units`` of the room of offices) is the other or part of it, or one minister may have both fields.

    ``"navy"`` and ``"military"`` are, and ``"economy-ministry"`` and ``"finance-ministry"``; ``"navy"`` and ``"national-guard"``
    are not.
    """
    if one == other or one in _wider(other) or other in _wider(one):
        return True
    (mine, _, organ), (theirs, _, other_organ) = one.rpartition("-"), other.rpartition("-")
    if not (organ in ORGANS and other_organ in ORGANS):
        return False
    near = theirs in _listed("field", mine, "near") or mine in _listed("field", theirs, "near")
    return mine == theirs or (near and organ == other_organ)
