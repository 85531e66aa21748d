"""Names in the Arabic script, which has no capitals: by given names, by offices beside them, by heads of organisations.

Persian, Arabic, Urdu and Pashto share one reading. What has no such evidence is left out: a wrong name costs more
than a missing one. Roles are kept in the words of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from briefer.lexicon import arabic_words as table
from briefer.lexicon.folding import is_arabic
from briefer.lexicon.name_types import NameWords
from briefer.lexicon.places import find_places
from briefer.models import EntityKind

_WORD: Final = re.compile(
    r"[\u0620-\u06ff\u0750-\u077f\u200c]*[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f][\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u200c]*"
)
_LETTER: Final = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
_BRACKET: Final = re.compile(r"\s?\(([A-Z][A-Z0-9-]{1,7})\)")
_QUOTED: Final = re.compile(r"\s?[“\"«]([^”\"»\n]{2,40})[”\"»]")
_ARABIC_LANGUAGES: Final = frozenset({"fa", "ar", "ur", "ps", "ckb", "sd", "ug"})
_UNLIKE_NAMES: Final = table.STOPS | table.OFFICES | table.RANKS | table.ORGANISATION_HEADS | table.OFFICE_PARTS | table.OWNERS
_MOST_NAME: Final = 5


class _Word(NamedTuple):
    """A word with its plain form; ``joined``: nothing but blanks stands between it and the word before."""

    start: int
    end: int
    form: str
    joined: bool


class _Text(NamedTuple):
    text: str
    words: list[_Word]
    places: dict[int, int]  # word -> first word behind the place that begins there


def find_arabic_names(text: str, language: str) -> tuple[NameWords, ...]:
    """People and organisations in the Arabic script, in order; nothing where the text has none of its letters."""
    if not _LETTER.search(text):
        return ()
    read = _read(text, language if language.partition("-")[0] in _ARABIC_LANGUAGES else "fa")
    found: list[NameWords] = []
    index = 0
    while index < len(read.words):
        name, after = _at(read, index)
        if name:
            found.append(name)
        index = after
    return tuple(sorted([*found, *_surnames(read, found)]))


def _read(text: str, language: str) -> _Text:
    words: list[_Word] = []
    for match in _WORD.finditer(text):
        gap = text[words[-1].end : match.start()] if words else "\n"
        words.append(_Word(match.start(), match.end(), table.plain(match[0]), gap.isspace() and "\n" not in gap))
    starts = {word.start: index for index, word in enumerate(words)}
    places: dict[int, int] = {}
    for place in find_places(text, language):
        # A preposition or article may be written on to the name, so a place may begin inside a word.
        index = next((starts[at] for at in range(place.start, place.start - 4, -1) if at in starts), None)
        if index is None:
            continue
        stop = index
        while stop < len(words) and words[stop].start < place.end:
            stop += 1
        places[index] = stop
    return _Text(text, words, places)


def _at(read: _Text, index: int) -> tuple[NameWords | None, int]:
    """The name that begins at a word, and the word to go on from."""
    length = _known_length(read, index)
    if length:
        return _organisation(read, index, index + length), index + length
    if read.words[index].form in table.ORGANISATION_HEADS and index not in read.places:
        end = _organisation_end(read, index)
        if end:
            return _organisation(read, index, end), end
    if index in read.places:
        return None, read.places[index]
    end = _person_end(read, index)
    if end:
        return _person(read, index, end), end
    return None, index + 1


def _known_length(read: _Text, index: int) -> int:
    for words in table.known_organisations().get(read.words[index].form, ()):
        if tuple(word.form for word in read.words[index : index + len(words)]) == words and all(
            word.joined for word in read.words[index + 1 : index + len(words)]
        ):
            return len(words)
    return 0


def _organisation(read: _Text, start: int, end: int) -> NameWords:
    stop = read.words[end - 1].end
    quoted = _QUOTED.match(read.text, stop) if end - start == 1 else None
    stop = quoted.end() if quoted and is_arabic(quoted[1][0]) else stop
    bracket = _BRACKET.match(read.text, stop)
    stop = bracket.end() if bracket else stop
    first = read.words[start].start
    return NameWords(first, stop, read.text[first:stop], EntityKind.ORGANISATION, acronym=bracket[1] if bracket else None)


def _organisation_end(read: _Text, index: int) -> int:
    """The word behind "سازمان اطلاعات پاکستان", "وزارة الدفاع", "مستشفى “X”"; 0 where the head noun stands alone."""
    if _QUOTED.match(read.text, read.words[index].end):
        return index + 1
    end = index + 1
    while end < min(index + 5, len(read.words)) and read.words[end].joined:
        if end in read.places:
            return read.places[end]
        form = read.words[end].form
        if _BRACKET.match(read.text, read.words[end].end) and form not in table.STOPS:
            return end + 1
        if form in table.STOPS or form in table.OFFICES:
            break
        end += 1
    named = index + 1
    while named < end and (read.words[named].form in table.SUBJECTS or read.words[named].form.startswith("ال")):
        named += 1
    return named if named > index + 1 else 0


def _person_end(read: _Text, index: int) -> int:
    """The word behind a person's name that begins here; 0 for none."""
    words = read.words
    if words[index].form in table.STOPS or words[index].form in table.OFFICES:
        return 0
    if words[index].form in table.given_names() and words[index].form not in table.RANKS:
        end = _led_by_given_name(read, index)
        return end if end - index > 1 else 0
    return _led_by_office(read, index)


def _may_be_in_name(read: _Text, index: int) -> bool:
    word = read.words[index]
    return (
        word.joined
        and (word.form not in _UNLIKE_NAMES or word.form in table.given_names())
        and index not in read.places
        and len(word.form) > 1
    )


def _led_by_given_name(read: _Text, index: int) -> int:
    """Given names, and one word more: the surname. A second further word only before an office or a sign."""
    end = index + 1
    spare = 1
    while end < len(read.words) and end - index < _MOST_NAME and _may_be_in_name(read, end):
        servant = read.words[end - 1].form == "عبد" and read.words[end].form.startswith("ال")  # "عبد الفتاح" is one given name
        if not servant and read.words[end].form not in table.given_names():
            if not spare and not _closes(read, end + 1):
                break
            if spare < 0:
                break
            spare -= 1
        end += 1
    return end


def _closes(read: _Text, index: int) -> bool:
    """Whether a sign or an office stands at this word."""
    return index >= len(read.words) or not read.words[index].joined or read.words[index].form in table.OFFICES


def _led_by_office(read: _Text, index: int) -> int:
    """Two or three words between an office or a verb of saying and a comma: "قال نيلز برونستاد، المتحدث ..."، "مدير شرطة X، Y،"."""
    if not index:
        return 0
    before = read.words[index - 1]
    if read.words[index].form.startswith("ال") and read.words[index].form.endswith("ی"):  # "الرئيس السوري X": an adjective
        return 0
    rank = read.words[index].joined and (before.form in table.RANKS or before.form in {"الرییس", "الوزیر", "رییسجمهور", "نخستوزیر"})
    says = read.words[index].joined and before.form in table.SPEECH
    comma = read.text[before.end : read.words[index].start].strip() in {"،", ","} and _office_near(read, index)
    if not (rank or says or comma):
        return 0
    end = index + 1
    while end < len(read.words) and end - index < 4 and _may_be_in_name(read, end):
        end += 1
    closed = end >= len(read.words) or read.text[read.words[end - 1].end : read.words[end].start].strip() in {"،", ",", "؛"}
    if says and (end >= len(read.words) or read.words[end].form not in table.OFFICES):
        return 0  # "قال شهود عيان إن": who speaks need not have a name
    if end - index == 1:
        return 0
    return end if closed or rank else 0


def _office_near(read: _Text, index: int) -> bool:
    """Whether the words before the comma are an office: it stands within six words before."""
    for back in range(index - 1, max(index - 7, -1), -1):
        if read.words[back].form in table.OFFICES:
            return True
        if not read.words[back].joined:
            return False
    return False


def _person(read: _Text, start: int, end: int) -> NameWords:
    first, last = read.words[start], read.words[end - 1]
    title = read.words[start - 1] if start and first.joined and read.words[start - 1].form in table.RANKS else None
    role = _role_behind(read, end) or _role_before(read, start - (title is not None))
    words = read.text[title.start : title.end] if title else None
    return NameWords(first.start, last.end, read.text[first.start : last.end], EntityKind.PERSON, role, words)


def _role_behind(read: _Text, index: int) -> str | None:
    """E.g. "X رئیس سازمان اطلاعات پاکستان (ISI)", "نيلز برونستاد، المتحدث باسم البلدية"."""
    if index >= len(read.words) or read.words[index].form not in table.OFFICES:
        return None
    gap = read.text[read.words[index - 1].end : read.words[index].start].strip()
    if gap not in {"", "،", ","}:
        return None
    stop = _role_end(read, index)
    last = read.words[stop - 1].end
    bracket = _BRACKET.match(read.text, last)
    return read.text[read.words[index].start : bracket.end() if bracket else last]


def _role_end(read: _Text, index: int) -> int:
    """Where an office with its owner ends: behind a place, behind "این کشور", or before a word that can't belong to it."""
    end = index + 1
    while end < len(read.words) and end - index < 9 and read.words[end].joined:
        if end in read.places:
            return read.places[end]
        if _known_length(read, end):
            return end + _known_length(read, end)
        form = read.words[end].form
        if form in table.OWNERS and read.words[end - 1].form in table.OWNERS:
            return end + 1
        belongs = (
            form in table.OFFICE_PARTS
            or form in table.ORGANISATION_HEADS
            or form in table.OFFICES
            or form in table.SUBJECTS
            or form in table.OWNERS
            or form.startswith("ال")
        )
        if not belongs:
            break
        end += 1
    return end


def _role_before(read: _Text, start: int) -> str | None:
    """E.g. "رئیس جمهور تاجیکستان X", "مدير شرطة لوس أنجلوس، X"."""
    for back in range(start - 1, max(start - 8, -1), -1):
        if read.words[back].form in table.OFFICES and _role_end(read, back) >= start:
            first = back
            while first and read.words[first].joined and read.words[first - 1].form in table.OFFICES:
                first -= 1
            return read.text[read.words[first].start : read.words[start - 1].end]
        if not read.words[back].joined:
            break
    return None


def _surnames(read: _Text, found: list[NameWords]) -> Iterator[NameWords]:
    """The last name alone, where the full name stands elsewhere in the text."""
    last = {table.plain(name.text.split()[-1]) for name in found if name.kind is EntityKind.PERSON}
    # A surname that is also a given name or an ordinary office word says nothing alone.
    last -= table.given_names() | table.OFFICES | table.STOPS
    taken = {at for name in found for at in range(name.start, name.end)}
    for word in read.words:
        if word.form in last and word.start not in taken:
            yield NameWords(word.start, word.end, read.text[word.start : word.end], EntityKind.PERSON)


def strip_arabic_titles(name: str) -> str:
    """The name without the ranks and one-word offices before it; never emptied."""
    words = name.split()
    while len(words) > 1 and (table.plain(words[0]) in table.RANKS or table.plain(words[0]) in table.OFFICES):
        words = words[1:]
    return " ".join(words)
