"""Offices beside a name in the Arabic script, before it or behind it, in the words of the source."""

from __future__ import annotations

from typing import Final

from briefer.lexicon import arabic_words as table
from briefer.lexicon.arabic_text import COMMAS, ArabicText
from briefer.lexicon.name_types import NameWords
from briefer.lexicon.patterns import lazy
from briefer.models import EntityKind

BRACKET: Final = lazy(r"\s?\(([A-Z][A-Z0-9-]{1,7})\)")
_BELONGS: Final = table.OFFICE_PARTS | table.ORGANISATION_HEADS | table.OFFICES | table.SUBJECTS | table.OWNERS
_BETWEEN: Final = COMMAS | {""}  # a name and the office behind it
_MOST_ROLE: Final = 9
_NEAREST: Final = 8


def person(read: ArabicText, start: int, end: int) -> NameWords:
    """The person whose name these words are, with rank and office."""
    first, last = read.words[start], read.words[end - 1]
    title = read.words[start - 1] if start and first.joined and read.words[start - 1].form in table.RANKS else None
    role = _role_behind(read, end) or _role_before(read, start - (title is not None))
    words = read.text[title.start : title.end] if title else None
    return NameWords(first.start, last.end, read.text[first.start : last.end], EntityKind.PERSON, role, words)


def _role_behind(read: ArabicText, index: int) -> str | None:
    """E.g. "X رئیس سازمان اطلاعات پاکستان (ISI)", "نيلز برونستاد، المتحدث باسم البلدية"."""
    if index >= len(read.words) or read.words[index].form not in table.OFFICES or read.gap(index) not in _BETWEEN:
        return None
    last = read.words[_role_end(read, index) - 1].end
    bracket = BRACKET.match(read.text, last)
    return read.text[read.words[index].start : bracket.end() if bracket else last]


def _role_before(read: ArabicText, start: int) -> str | None:
    """E.g. "رئیس جمهور تاجیکستان X", "مدير شرطة عمّان، X"."""
    for back in range(start - 1, max(start - _NEAREST, -1), -1):
        if read.words[back].form in table.OFFICES and _role_end(read, back) >= start:
            first = back
            while first and read.words[first].joined and read.words[first - 1].form in table.OFFICES:
                first -= 1
            return read.span(first, start)
        if not read.words[back].joined:
            break
    return None


def _role_end(read: ArabicText, index: int) -> int:
    """Where an office with its owner ends: behind a place, behind "این کشور", or before a word that can't belong to it."""
    end = index + 1
    while end < len(read.words) and end - index < _MOST_ROLE and read.words[end].joined:
        if end in read.places:
            return read.places[end]
        if read.known_length(end):
            return end + read.known_length(end)
        form = read.words[end].form
        if read.span(end, end + 1) in {"إن", "أن"}:
            break  # "that", not the Persian "آن"
        if form in table.OWNERS and read.words[end - 1].form in table.OWNERS:
            return end + 1
        if form not in _BELONGS and not form.startswith("ال"):
            break
        end += 1
    return end
