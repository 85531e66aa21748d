"""Organisations in the Arabic script: those that are known by themselves, and those that a head noun begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefer.lexicon import arabic_words as table
from briefer.lexicon.arabic_roles import BRACKET
from briefer.lexicon.arabic_text import UNLIKE_NAMES, ArabicText
from briefer.lexicon.folding import is_arabic
from briefer.lexicon.name_types import NameWords, covered
from briefer.lexicon.patterns import lazy
from briefer.models import EntityKind

_SHORT: Final = lazy(r"\s?\((?:[A-Z][A-Z0-9-]{1,7}|[\u0620-\u06d3]{2,7})\)")
_SHORT_WORD: Final = lazy(r"(?:\s(?:این|آن|هذه|هذا)?\s?(?:کشور|البلد|البلاد))?\s?\(([\u0620-\u06d3]{3,7})\)")
_QUOTED: Final = lazy(r"\s?[“\"«]([^”\"»\n]{2,40})[”\"»]")
_ARTICLES: Final = ("ال", "وال", "لل")
_WHAT_FOR: Final = table.SUBJECTS | table.KINDS
_WITHIN: Final = 5  # words of a name before its abbreviation in brackets, or before a place


def organisation_at(read: ArabicText, index: int) -> tuple[NameWords, int] | None:
    """The organisation that begins at a word, and the word behind it."""
    length = read.known_length(index)
    if length:
        return _organisation(read, index, index + length), index + length
    form, cut = _without_clitic(read.words[index].form)
    if form not in table.ORGANISATION_HEADS or index in read.places:
        return None
    end = _headed_end(read, index)
    return (_organisation(read, index, end, cut), end) if end else None


def _without_clitic(form: str) -> tuple[str, int]:
    """An Arabic head with its article behind "and", "in", "for" written on to it, and how many letters of the word go."""
    if form in table.ORGANISATION_HEADS or len(form) < 5:
        return form, 0
    if form.startswith("لل"):
        return "ال" + form[2:], 0
    return (form[1:], 1) if form[1:3] == "ال" and form[0] in "وبفك" else (form, 0)


def _organisation(read: ArabicText, start: int, end: int, cut: int = 0) -> NameWords:
    stop = read.words[end - 1].end
    quoted = _QUOTED.match(read.text, stop) if end - start == 1 else None
    stop = quoted.end() if quoted and is_arabic(quoted[1][0]) else stop
    bracket = BRACKET.match(read.text, stop)
    stop = bracket.end() if bracket else stop
    first = read.words[start].start + cut
    return NameWords(first, stop, read.text[first:stop], EntityKind.ORGANISATION, acronym=bracket[1] if bracket else None)


def _headed_end(read: ArabicText, index: int) -> int:
    """The word behind "سازمان اطلاعات پاکستان", "وزارة الدفاع", "مستشفى “X”"; 0 where the head noun stands alone."""
    words = read.words
    if _QUOTED.match(read.text, words[index].end):
        return index + 1
    end = index + 1
    while end < min(index + _WITHIN, len(words)) and words[end].joined:
        if end in read.places:
            return read.places[end]
        form = words[end].form
        if _SHORT.match(read.text, words[end].end) and (form not in table.STOPS or form in table.OWNERS):
            return _before_owner(read, index, end + 1)
        if form in table.STOPS or form in table.OFFICES or form in table.RANKS:
            break
        end += 1
    return _agency_end(read, index, end) or _subjects_end(read, index, end)


def _agency_end(read: ArabicText, index: int, end: int) -> int:
    """The word behind the name of an agency or a newspaper, which may be any word, and two where the first is "news of"."""
    words = read.words
    if words[index].form not in table.AGENCIES or index + 1 >= end or words[index + 1].form in UNLIKE_NAMES:
        return 0
    more = words[index + 1].form.endswith("ی") and index + 2 < end and words[index + 2].form not in UNLIKE_NAMES
    return index + 3 if more else index + 2


def _subjects_end(read: ArabicText, index: int, end: int) -> int:
    """The word behind what the body is for; 0 where nothing of the kind follows the head noun."""
    words, named = read.words, index + 1
    if named + 1 < end and words[named].form in table.DOINGS and words[named + 1].form.startswith("ال"):
        named += 1
    while named < end and (words[named].form in _WHAT_FOR or words[named].form.startswith(_ARTICLES)):
        named += 1
    return named if named > index + 1 else 0


def _before_owner(read: ArabicText, index: int, end: int) -> int:
    """Without "این کشور" at its end."""
    while end > index + 2 and read.words[end - 1].form in table.OWNERS:
        end -= 1
    return end


def abbreviations(read: ArabicText, found: list[NameWords]) -> Iterator[NameWords]:
    """One word in brackets behind a body, and wherever else it stands."""
    brackets = [_SHORT_WORD.match(read.text, name.end) for name in found if name.kind is EntityKind.ORGANISATION]
    short = {table.plain(match[1]) for match in brackets if match}
    if not short:
        return
    taken = covered(found)
    for word in read.words:
        if word.form in short and word.start not in taken:
            yield NameWords(word.start, word.end, read.text[word.start : word.end], EntityKind.ORGANISATION)
