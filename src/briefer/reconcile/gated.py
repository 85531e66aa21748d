"""Large tables of cues, asked only of texts that hold a word that one of the cues begins with.

A pattern of some hundred alternatives, tried at every character, costs a fraction of a millisecond; a hundred thousand claims and
thirty tables make that half an hour. So each table knows the first letters of its cues, and a text the first letters of its words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, lru_cache

from briefer.lexicon.patterns import lazy

HEAD = 9  # letters of a word by which it is looked up
_FEW = 3  # letters that are enough not to look into a group for more
_WORD = lazy(r"\w+")
_ASIDE = lazy(r"(?:\\b|[ \"']|\(\?[!=][^()]*\)|\(\?<[!=](?:[^()\[\]]|\[[^\]]*\])*\))+")
_WEAK = lazy(r"(?:[^\W\d_]{0,3}\\w[*+]|\\d\+|[^\W\d_]{1,3}) (?=[^?*+{])")
_RUN = lazy(r"[^\W\d_]+")
_NUMBER = "0"
_MANY = 4000


class Table:
    """A pattern that is tried only where a word begins as one of its cues does.

    The pattern finds cues at the beginning of a word, or anywhere in a word in Arabic letters, where words are joined.
    """

    def __init__(self, told: re.Pattern[str] | str, begins: Callable[[], frozenset[str] | None] | None = None) -> None:
        """A table.

        Args:
            told: the pattern, compiled; or its text, which is compiled when it is first tried, without regard to case.
            begins: gives the first letters of its cues, where they can't be read off the pattern; none: it is always tried.
        """
        self.pattern = told if isinstance(told, str) else told.pattern
        self._told, self._begins = told, begins
        self.bit = _enter(self)

    @cached_property
    def raw(self) -> re.Pattern[str]:
        """The compiled pattern. A run tries few of the tables, and to compile them all takes most of a second."""
        return re.compile(self._told, re.IGNORECASE) if isinstance(self._told, str) else self._told

    @cached_property
    def begins(self) -> frozenset[str]:
        """The first letters of its cues."""
        return (self._begins() if self._begins else beginnings(self.pattern)) or frozenset()

    def search(self, text: str, start: int = 0, end: int = 1 << 30) -> re.Match[str] | None:
        """As that of a pattern."""
        return self.raw.search(text, start, end) if _tables_for(text) & self.bit else None

    def may(self, text: str) -> bool:
        """Whether a word begins as one of its cues does."""
        return bool(_tables_for(text) & self.bit)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As that of a pattern."""
        return self.raw.match(text, start)

    def finditer(self, text: str, start: int = 0, end: int = 1 << 30) -> Iterator[re.Match[str]]:
        """As that of a pattern."""
        return self.raw.finditer(text, start, end) if _tables_for(text) & self.bit else iter(())


class Shelf:
    """Several tables, of which a text has only those looked at that it may hold a cue of."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._at = {table.bit: number for number, table in enumerate(tables)}
        self._all = sum(self._at)

    def may(self, text: str) -> Iterator[int]:
        """The numbers of those tables, lowest first where they were made in that order."""
        left = _tables_for(text) & self._all
        while left:
            bit = left & -left
            left ^= bit
            yield self._at[bit]


_TABLES: list[Table] = []


def _enter(table: Table) -> int:
    """The bit that stands for a new table."""
    _TABLES.append(table)
    for known in (_by_beginning, _tables_of, _tables_for):
        known.cache_clear()
    return 1 << (len(_TABLES) - 1)


@cache
def _by_beginning() -> dict[str, int]:
    """The tables that have a cue with such first letters, as bits; under "" those that are always tried."""
    found: dict[str, int] = defaultdict(int)
    for number, table in enumerate(_TABLES):
        for begin in table.begins or {""}:
            found[begin] |= 1 << number
    return dict(found)


@lru_cache(maxsize=100_000)
def _tables_of(word: str) -> int:
    """The tables that have a cue that begins as a word does, as bits; in Arabic letters as any ending of the word does."""
    tables = _by_beginning()
    found = tables.get(f"{word} ", 0) if len(word) < HEAD else 0
    for size in range(1, HEAD + 1):
        found |= tables.get(word[:size], 0)
    if any(sign.isdigit() for sign in word):
        found |= tables.get(_NUMBER, 0)
    return found | _tables_of(word[1:]) if len(word) > 1 and "\u0600" <= word[0] <= "\u06ff" else found


@lru_cache(maxsize=20_000)
def _tables_for(text: str) -> int:
    """The tables of which a text may hold a cue, as bits."""
    found = _by_beginning().get("", 0)
    for word in set(_WORD.findall(text.lower())):
        found |= _tables_of(word)
    return found


def beginnings(pattern: str) -> frozenset[str] | None:
    """The first letters, lower case, of all that a pattern finds, nine of each or fewer; None where some of it begins with no letters.

    It reads letters, alternatives, groups and plain sets of letters at the beginning of each alternative, and gives up on the rest.
    """
    found: set[str] = set()
    left = _alternatives(pattern)
    while left:
        if len(left) + len(found) > _MANY:
            return None
        one = left.pop()
        aside = _ASIDE.match(one)
        one = one[aside.end() :].removeprefix("?") if aside else one
        weak = _WEAK.match(one)
        told = beginnings(one[weak.end() :]) if weak else None
        if told:
            found |= told  # "in the hospital", "\\d+ survivors": a later word tells more
            continue
        opened = _opened(one)
        if opened is not None:
            left.extend(opened)
            continue
        head = _head(one)
        if head is None:
            return None
        found.add(head)
    return frozenset(found)


def _head(one: str) -> str | None:
    """The letters with which an alternative begins, with a blank where they are a whole short word; None where there are none."""
    if one.startswith("\\d"):
        return _NUMBER
    run = _RUN.match(one)
    if run is None:
        return None
    letters, rest = run[0], one[run.end() :]
    if rest[:1] in {"?", "*", "{"}:
        letters, rest = letters[:-1], "?"
    if len(letters) < HEAD and (rest[:1] in {" ", '"', "'", "-"} or rest.startswith("\\b")) and rest[1:2] not in {"?", "*"}:
        return f"{letters} ".lower()
    return letters[:HEAD].lower() or None


def _opened(one: str) -> list[str] | None:
    """An alternative whose first letters lie in a group or a set, as one alternative for each of them; None where none does."""
    run = _RUN.match(one)
    at = run.end() if run else 0
    if at >= _FEW or at >= len(one) or one[at] not in "([?":
        return None
    if one[at] == "?":  # "x?yz": with it and without
        return [one[:at] + one[at + 1 :], one[: at - 1] + one[at + 1 :]] if at else None
    end = _closing(one, at)
    inner, rest = one[at + 1 : end], one[end + 1 :]
    if one[at] == "[":
        if not inner or not inner.isalpha():
            return None
        parts = list(inner)
    elif inner.startswith("?") and not inner.startswith("?:"):
        return None
    else:
        parts = _alternatives(inner.removeprefix("?:"))
    if rest[:1] in {"*", "{", "+"}:
        return None
    if rest[:1] == "?":
        whole = all(part.endswith(" ") for part in parts)  # "(?:very )?likely": the word after it stands there with it and without
        parts, rest = [""] if whole else [*parts, ""], rest[1:]
    return [one[:at] + part + rest for part in parts]


def _closing(text: str, start: int) -> int:
    """Where the bracket that opens at ``start`` closes."""
    depth, at = 0, start
    in_set = False
    while at < len(text):
        sign = text[at]
        if sign == "\\":
            at += 1
        elif in_set:
            in_set = sign != "]"
            if not in_set and depth == 0:
                return at
        elif sign == "[":
            in_set = True
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return len(text)


def _alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern at its top."""
    parts, begin, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 2
        elif pattern[at] in "([":
            at = _closing(pattern, at) + 1
        else:
            if pattern[at] == "|":
                parts.append(pattern[begin:at])
                begin = at + 1
            at += 1
    return [*parts, pattern[begin:]]
