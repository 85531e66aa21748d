"""What an article says other than it did: sentence by sentence, and in a sentence word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile, zip_longest
from typing import Literal, NamedTuple

from briefer.models import Source

MOST_COMPARED = 1_000
"""Sentences of a text, without those at both ends that are alike: what it takes to compare them grows with the square of it."""
_END = re.compile(r"(?<=[.!?\u061f\u06d4\u3002])[\"'\u201d\u00bb)\]]*\s+")


class Words(NamedTuple):
    """A run of words that were there and are (same), were there (gone), or are there now (come)."""

    text: str
    how: Literal["same", "gone", "come"]


class Edit(NamedTuple):
    """A sentence that says other than it did; '' where there was none, or is none now."""

    before: str
    after: str

    @property
    def words(self) -> tuple[Words, ...]:
        """All its words in order, those that are gone before those that have come."""
        runs: list[Words] = []
        for alike, old, new in _stretches(self.before.split(), self.after.split()):
            told = ((new, "same"),) if alike else ((old, "gone"), (new, "come"))
            runs += [Words(" ".join(words), how) for words, how in told if words]  # type: ignore[arg-type]
        return tuple(runs)


def edits(before: Source, after: Source) -> tuple[Edit, ...]:
    """What changed from one version of an article to another, title included, in the order of the text."""
    found: list[Edit] = []
    for alike, old, new in _stretches(_sentences(before), _sentences(after)):
        found += [] if alike else [Edit(*pair) for pair in zip_longest(old, new, fillvalue="")]
    return tuple(found)


def _sentences(source: Source) -> list[str]:
    lines = [source.title or "", *source.text.split("\n")]
    return [part for line in lines for sentence in _END.split(line) if (part := " ".join(sentence.split()))]


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Both lists stretch by stretch, and whether these are alike. What is too long to be compared differs as a whole."""
    head = _alike(zip(old, new, strict=False))
    tail = _alike(zip(reversed(old[head:]), reversed(new[head:]), strict=False))
    yield True, old[:head], new[:head]
    gone, come = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(gone), len(come)) > MOST_COMPARED:
        yield False, gone, come
    else:
        for what, a, b, c, d in SequenceMatcher(None, gone, come, autojunk=False).get_opcodes():
            yield what == "equal", gone[a:b], come[c:d]
    yield True, old[len(old) - tail :], new[len(new) - tail :]


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs there are before one that differs."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
