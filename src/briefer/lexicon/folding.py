"""Folding: what counts as the same character when words are looked up, with the offsets kept.

White space of any kind and length is one blank, and none beside a quotation mark; between two letters of the Arabic
script it is nothing at all, because Persian writes one word joined, with a blank or with a ZWNJ. Quotation marks and
apostrophes are one sign; dashes are one; digits of all scripts are ASCII digits; Arabic and Persian forms of one
letter are one letter; marks that change no letter (tatweel, harakat, soft hyphen, bidi controls) are nothing.
Everything else has to agree exactly: there is no case folding, no stemming and no distance. NFKC is not used, because
it makes "10²" into "102".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

QUOTES = frozenset("\"'`´‘’‚‛“”„‟«»‹›″′＂＇「」『』")
DASHES = frozenset("-‐‑‒–—―−－")
LETTERS = str.maketrans("كيىةەہھۀۂأإٱ", "کییههههههااا")
NOTHING = frozenset("\u00ad\u0640\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Folded(NamedTuple):
    """Folded text; its character ``i`` came from ``[starts[i], ends[i])`` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def is_arabic(char: str) -> bool:
    """Whether it is a letter of the Arabic script (Persian, Urdu, Pashto and others included)."""
    return ("\u0620" <= char <= "\u06ff" or "\u0750" <= char <= "\u077f") and char.isalpha()


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """A character with the combining marks behind it, as half-open stretches."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not unicodedata.combining(text[index]):
            yield start, index
            start = index


def _sign(first: str) -> str | None:
    """The folded form of a character that is white space, a sign, a digit or nothing; None for a letter."""
    category = unicodedata.category(first)
    if first.isspace():
        return " "
    if first in NOTHING or category == "Mn":
        return ""
    if category == "Nd":
        return str(unicodedata.digit(first))
    return '"' if first in QUOTES else "-" if first in DASHES else "..." if first == "…" else None


def _form(cluster: str) -> str:
    """The folded form of one cluster; '' for nothing, ' ' for white space."""
    first = cluster[0]
    if len(cluster) == 1 and first.isascii() and first.isalnum():
        return first
    sign = _sign(first)
    if sign is not None:
        return sign
    if "\ufb00" <= first <= "\ufb06" or "\ufb50" <= first <= "\ufdff" or "\ufe70" <= first <= "\ufeff" or "\uff01" <= first <= "\uff5e":
        letters = unicodedata.normalize("NFKC", cluster).translate(LETTERS)
        return "".join(char for char in letters if unicodedata.category(char) != "Mn")
    letters = unicodedata.normalize("NFC", cluster).translate(LETTERS)
    return letters[:1] if is_arabic(letters[0]) else letters


def _blank_matters(before: str, after: str) -> bool:
    return not (is_arabic(before) and is_arabic(after)) and before != '"' and after != '"'


def fold(text: str) -> Folded:
    """Folded text with the way back to every original character."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    blank: tuple[int, int] | None = None
    for start, end in _clusters(text):
        form = _form(text[start:end])
        if form == " ":
            blank = blank or (start, end)
            continue
        if not form:
            continue
        if form == '"' and chars and chars[-1] == '"':  # '' and " are one sign
            ends[-1] = end
            blank = None
            continue
        if blank is not None and chars and _blank_matters(chars[-1], form[0]):
            chars.append(" ")
            starts.append(blank[0])
            ends.append(blank[1])
        blank = None
        for char in form:
            chars.append(char)
            starts.append(start)
            ends.append(end)
    return Folded("".join(chars), tuple(starts), tuple(ends))


def _joined(text: str, index: int) -> bool:
    """Whether the characters before and at ``index`` belong to one word or number ("1|5", "1.|5")."""
    before, after = text[index - 1], text[index]
    if before.isalnum() and after.isalnum():
        return True
    if after.isdigit() and before in ".,٫٬" and index > 1 and text[index - 2].isdigit():
        return True
    return before.isdigit() and after in ".,٫٬" and index + 1 < len(text) and text[index + 1].isdigit()


def _whole(folded: Folded, start: int, end: int) -> bool:
    """Whether a stretch of folded text cuts no original character in two: no letter from its mark, no dot from "…"."""
    left = start == 0 or folded.starts[start - 1] != folded.starts[start]
    return left and (end == len(folded.text) or folded.starts[end] != folded.starts[end - 1])


def find_folded(words: str, text: str, folded: Folded | None = None) -> tuple[tuple[int, int], ...]:
    """Every stretch of ``text`` that equals ``words`` once both are folded.

    A stretch begins and ends where a word does: "5 dead" is not found in "15 dead".

    Args:
        words: what is looked for.
        text: where.
        folded: ``fold(text)``, where the caller keeps it.
    """
    hay = folded or fold(text)
    needle = fold(words).text.strip()
    found: list[tuple[int, int]] = []
    at = hay.text.find(needle) if needle else -1
    while at >= 0:
        start, end = hay.starts[at], hay.ends[at + len(needle) - 1]
        left = start == 0 or not _joined(text, start)
        right = end == len(text) or not _joined(text, end)
        if left and right and _whole(hay, at, at + len(needle)):
            found.append((start, end))
        at = hay.text.find(needle, at + 1)
    return tuple(found)
