"""Names in the Arabic script, which has no capitals: by given names, by offices beside them, by heads of organisations.

Persian, Arabic, Urdu and Pashto share one reading. What has no such evidence is left out: a wrong name costs more
than a missing one. Roles are kept in the words of the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefer.lexicon import arabic_words as table
from briefer.lexicon.arabic_bodies import abbreviations, organisation_at
from briefer.lexicon.arabic_patronymics import patronymic_end, uses_patronymics, without_verbs
from briefer.lexicon.arabic_people import person_end
from briefer.lexicon.arabic_roles import person
from briefer.lexicon.arabic_text import ArabicText, has_arabic_letters, read_arabic
from briefer.lexicon.name_types import NameWords, covered
from briefer.models import EntityKind


def find_arabic_names(text: str, language: str) -> tuple[NameWords, ...]:
    """People and organisations in the Arabic script, in order; nothing where the text has none of its letters."""
    if not has_arabic_letters(text):
        return ()
    read = read_arabic(text, language)
    patronymic = uses_patronymics(read)
    found = list(_walk(read, patronymic=patronymic))
    if patronymic:
        found = without_verbs(found)
    found.extend(abbreviations(read, found))
    return tuple(sorted([*found, *_surnames(read, found)]))


def _walk(read: ArabicText, *, patronymic: bool) -> Iterator[NameWords]:
    """From word to word, over each name as a whole."""
    index = 0
    while index < len(read.words):
        names, index = _at(read, index, patronymic=patronymic)
        yield from names


def _at(read: ArabicText, index: int, *, patronymic: bool) -> tuple[tuple[NameWords, ...], int]:
    """The names that begin at a word, and the word to go on from."""
    end = patronymic_end(read, index) if patronymic else 0
    if end:
        return (person(read, index, end),), end
    body = organisation_at(read, index)
    if body:
        name, after = body
        end = _envoy_end(read, index, after)
        return ((name, person(read, after, end)), end) if end else ((name,), after)
    if index in read.places:
        return (), read.places[index]
    end = person_end(read, index)
    return ((person(read, index, end),), end) if end else ((), index + 1)


def _envoy_end(read: ArabicText, body: int, index: int) -> int:
    """E.g. "لمبعوث الاتحاد الأفريقي X Y،": two or three words behind an office and its body, up to a comma; 0 for none."""
    words = read.words
    if not body or not words[body].joined or index >= len(words) or not words[index].joined or not read.may_begin_name(index):
        return 0
    office = words[body - 1].form
    if office not in table.OFFICES and not (office[:1] in "لبو" and office[1:] in table.OFFICES):
        return 0
    end = read.through_name(index)
    return end if end - index > 1 and end < len(words) and not words[end].joined else 0


def _surnames(read: ArabicText, found: list[NameWords]) -> Iterator[NameWords]:
    """The last name alone, where the full name stands elsewhere in the text."""
    last = {table.plain(name.text.split()[-1]) for name in found if name.kind is EntityKind.PERSON}
    # A surname that is also a given name or an ordinary office word says nothing alone.
    last -= table.given_names() | table.OFFICES | table.STOPS | table.PATRONYMICS
    taken = covered(found)
    for index, word in enumerate(read.words):
        if word.form in last and word.start not in taken:
            before = read.words[index - 1] if index and word.joined else None
            start = before.start if before and before.form in table.PATRONYMICS and before.start not in taken else word.start
            yield NameWords(start, word.end, read.text[start : word.end], EntityKind.PERSON)


def strip_arabic_titles(name: str) -> str:
    """The name without the ranks and one-word offices before it; never emptied."""
    words = name.split()
    while len(words) > 1 and (table.plain(words[0]) in table.RANKS or table.plain(words[0]) in table.OFFICES):
        words = words[1:]
    return " ".join(words)
