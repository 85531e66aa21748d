"""Flat text: the text as word tables know it, each character with its place in the original.

Unlike ``folding.fold`` it keeps the blanks between words, because the tables look for whole words: digits of
all scripts are ASCII, Arabic and Persian forms of one letter are one letter, quotation marks and dashes are
one sign each, ZWNJ and no-break spaces are blanks, and marks that change no letter are nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefer.lexicon.folding import DASHES, LETTERS, NOTHING, QUOTES, is_arabic

_SAME_LENGTH = {
    **LETTERS,
    **{ord(sign): "'" for sign in QUOTES - {'"', "“", "”", "„", "‟", "«", "»", "＂", "「", "」", "『", "』"}},
    **{ord(sign): '"' for sign in "“”„‟«»＂「」『』"},
    **{ord(sign): "-" for sign in DASHES},
    **{ord(space): " " for space in "\u200c\u00a0\u2007\u2009\u200a\u202f\u3000\t"},
    ord("İ"): "I",
    **{0x0660 + digit: str(digit) for digit in range(10)},
    **{0x06F0 + digit: str(digit) for digit in range(10)},
    **{0x0966 + digit: str(digit) for digit in range(10)},
    ord("،"): ",",
    ord("؛"): ";",
    ord("؟"): "?",
    ord("٫"): ".",
    ord("٬"): ",",
    ord("٪"): "%",
}
_GONE = NOTHING - {"\u200c"}


class Flat(NamedTuple):
    """Flat text; its character ``i`` came from ``[starts[i], ends[i])`` of the original."""

    text: str
    lower: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original behind ``[start, end)`` of the flat text, which must not be empty."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=512)
def flat(text: str) -> Flat:
    """The flat form of ``text``."""
    if text.isascii() or not any(char in _GONE or unicodedata.combining(char) for char in text):
        kept = text.translate(_SAME_LENGTH)
        return Flat(kept, _lower(kept), range(len(text)), range(1, len(text) + 1))
    return _with_marks(text)


def _lower(text: str) -> str:
    """Lower case, character for character."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[:1] for char in text)


def _with_marks(text: str) -> Flat:
    """The slow way, for texts with marks that go or melt into the letter before them."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, char in enumerate(text):
        if char in _GONE:
            continue
        if unicodedata.combining(char) and chars:
            melted = unicodedata.normalize("NFC", chars[-1] + char)
            chars[-1] = melted if len(melted) == 1 and not is_arabic(melted) else _arabic_form(chars[-1], melted)
            ends[-1] = index + 1
            continue
        chars.append(char)
        starts.append(index)
        ends.append(index + 1)
    kept = "".join(chars).translate(_SAME_LENGTH)
    return Flat(kept, _lower(kept), tuple(starts), tuple(ends))


def _arabic_form(before: str, melted: str) -> str:
    """A letter with its mark where Unicode has one sign for both, and the letter alone where not."""
    return melted if len(melted) == 1 else before
