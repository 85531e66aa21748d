"""Where in a text the words stand that were looked for, as the index of words has it: endings and letter forms included."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable

from briefer.desk.memory_tables import INDEX_OF_WORDS
from briefer.desk.said import query_of, worded
from briefer.lexicon.patterns import lazy

Spans = tuple[tuple[int, int], ...]

_PIECE = lazy("[\\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d]+")
_ASKED = lazy(r'"[^"]*"\*?')


def marker(words: str) -> Callable[[str], Spans]:
    """What gives, for a text, the stretches that hold one of these words."""
    store = sqlite3.connect(":memory:")
    store.execute(INDEX_OF_WORDS)
    asked = _ASKED.findall(query_of(words))
    letters = [part.casefold() for part in words.split()]
    return lambda text: tuple(_spans(store, asked, letters, text))


def _spans(store: sqlite3.Connection, asked: list[str], letters: list[str], text: str) -> list[tuple[int, int]]:
    pieces = list(_PIECE.finditer(text))
    store.execute("INSERT INTO said (said) VALUES ('delete-all')")
    store.executemany("INSERT INTO said (rowid, words) VALUES (?, ?)", [(n, worded(piece[0])) for n, piece in enumerate(pieces)])
    found = {n for one in asked for (n,) in store.execute("SELECT rowid FROM said WHERE said MATCH ?", (one,))}
    return [span for n in sorted(found) for span in _narrowed(pieces[n], letters)]


def _narrowed(piece: re.Match[str], letters: list[str]) -> list[tuple[int, int]]:
    """Of a script without blanks, the letters that were looked for; else the whole word."""
    if worded(piece[0]).count(" ") == 0:
        return [piece.span()]
    within = [m.span() for word in letters for m in re.finditer(re.escape(word), piece[0].casefold())]
    return [(piece.start() + start, piece.start() + end) for start, end in sorted(within)] or [piece.span()]
