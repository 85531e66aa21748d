"""The word tables, one file a language under ``data/words``, and the cutting of text into words.

A table is read when its language is first met. Languages without a table are read with the English one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Generic, NamedTuple, Self, TypeVar

from briefer.lexicon.flat import Flat, flat
from briefer.lexicon.patterns import lazy

_SAME_TABLE = {"no": "nb", "nn": "nb", "da": "nb", "prs": "fa", "ps": "fa", "uk": "ru", "be": "ru"}
_TOKEN = lazy(
    r"(?P<full>\d{4}(?P<s1>[-/.])\d{1,2}(?P=s1)\d{1,2}(?!\d|[-/.]\d)|\d{1,2}(?P<s2>[./-])\d{1,2}(?P=s2)\d{4}(?!\d|[-/.]\d))"
    r"|(?P<number>\d+(?:[.,:/]\d+)*)|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f\u0962\u0963])*)|(?P<line>\n)|(?P<mark>[^\s\w]|_)"
)

Payload = TypeVar("Payload")


class Token(NamedTuple):
    """A word, a number or a sign of flat text; ``glued`` where nothing stands between it and the one before."""

    start: int
    end: int
    text: str
    kind: str
    glued: bool
    capital: bool


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of ``text``; their offsets are of its flat form. Kinds: full (a date in digits), number, word, line, mark."""
    return _cut(flat(text))


def _cut(form: Flat) -> tuple[Token, ...]:
    found: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(form.lower):
        start, end = match.span()
        found.append(Token(start, end, match[0], match.lastgroup or "mark", start == last, form.text[start].isupper()))
        last = end
    return tuple(found)


@cache
def table_name(language: str) -> str:
    """The table that a BCP 47 tag is read with: 'no-NO' -> 'nb', an unknown language -> 'en'."""
    base = language.split("-", maxsplit=1)[0].lower()
    base = _SAME_TABLE.get(base, base)
    return base if files(__package__).joinpath(f"data/words/{base}.toml").is_file() else "en"


@cache
def table(name: str) -> Mapping[str, Any]:
    """The word table ``data/words/NAME.toml``, as it stands in the file."""
    return tomllib.loads(files(__package__).joinpath(f"data/words/{name}.toml").read_text(encoding="utf-8"))


def key(words: str) -> str:
    """The form in which a phrase is looked up: its tokens, a blank between each two."""
    if words.isascii() and words.isalpha():
        return words.lower()
    return " ".join(token.text for token in _cut(flat.__wrapped__(words)))  # a table must not push texts out of the cache


class Keys(frozenset[str]):
    """The look-up forms of phrases, with their first and last words, so that most look-ups end at once."""

    firsts: frozenset[str]
    lasts: frozenset[str]
    longest: int

    def __new__(cls, forms: Iterable[str] = ()) -> Self:
        """The set of these look-up forms."""
        made = super().__new__(cls, forms)
        made.firsts = frozenset(form.split(" ", 1)[0] for form in made)
        made.lasts = frozenset(form.rsplit(" ", 1)[-1] for form in made)
        made.longest = max((form.count(" ") + 1 for form in made), default=0)
        return made


NO_KEYS = Keys()


def keys(phrases: Iterable[str]) -> Keys:
    """The look-up forms of several phrases."""
    return Keys(key(words) for words in phrases)


class Phrases(Generic[Payload]):
    """Phrases of one or more words, each with what it means; the longest one that fits is found."""

    def __init__(self, items: Iterable[tuple[str, Payload]]) -> None:
        by_first: dict[str, dict[tuple[str, ...], Payload]] = {}
        for words, payload in items:
            parts = tuple(key(words).split(" "))
            if parts[0]:
                by_first.setdefault(parts[0], {}).setdefault(parts, payload)
        self._by_first = {first: sorted(found.items(), key=lambda pair: -len(pair[0])) for first, found in by_first.items()}

    def at(self, row: Sequence[Token], index: int) -> tuple[int, Payload] | None:
        """How many tokens from ``index`` on make up the longest phrase, and its meaning."""
        for parts, payload in self._by_first.get(row[index].text, ()):
            size = len(parts)
            if size == 1 or (index + size <= len(row) and all(row[index + k].text == parts[k] for k in range(1, size))):
                return size, payload
        return None

    def get(self, word: str) -> Payload | None:
        """The meaning of exactly this look-up form."""
        parts = tuple(word.split(" "))
        return next((payload for found, payload in self._by_first.get(parts[0], ()) if found == parts), None)


def before(row: Sequence[Token], index: int, phrases: Keys, longest: int = 9) -> int:
    """How many tokens right before ``index`` make up one of ``phrases``, the longest one; 0 for none."""
    if index <= 0 or row[index - 1].text not in phrases.lasts:
        return 0
    for size in range(min(longest, phrases.longest, index), 0, -1):
        if " ".join([token.text for token in row[index - size : index]]) in phrases:
            return size
    return 0


def after(row: Sequence[Token], index: int, phrases: Keys) -> int:
    """How many tokens from ``index`` on make up one of ``phrases``, the longest one; 0 for none."""
    if index >= len(row) or row[index].text not in phrases.firsts:
        return 0
    for size in range(min(phrases.longest, len(row) - index), 0, -1):
        if " ".join([token.text for token in row[index : index + size]]) in phrases:
            return size
    return 0
