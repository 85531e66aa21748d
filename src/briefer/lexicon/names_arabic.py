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
_SHORT: Final = re.compile(r"\s?\((?:[A-Z][A-Z0-9-]{1,7}|[\u0620-\u06d3]{2,7})\)")
_SHORT_WORD: Final = re.compile(r"(?:\s(?:این|آن|هذه|هذا)?\s?(?:کشور|البلد|البلاد))?\s?\(([\u0620-\u06d3]{3,7})\)")
_QUOTED: Final = re.compile(r"\s?[“\"«]([^”\"»\n]{2,40})[”\"»]")
_ARABIC_LANGUAGES: Final = frozenset({"fa", "ar", "ur", "ps", "ckb", "sd", "ug"})
_UNLIKE_NAMES: Final = (
    table.STOPS | table.OFFICES | table.RANKS | table.ORGANISATION_HEADS | table.OFFICE_PARTS | table.OWNERS | table.SPEECH
)
_MOST_NAME: Final = 5
_ARTICLES: Final = ("ال", "وال", "لل")
_AGENCIES: Final = frozenset({table.plain("خبرگزاری"), table.plain("روزنامه")})
_CLITICS: Final = ("", "ب", "ل", "و", "ف")


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
    patronymic = _uses_patronymics(read)
    index = 0
    while index < len(read.words):
        end = _patronymic_end(read, index) if patronymic else 0
        if end:
            found.append(_person(read, index, end))
            index = end
            continue
        name, after = _at(read, index)
        if name:
            found.append(name)
            end = _behind_envoy(read, index, after) if name.kind is EntityKind.ORGANISATION else 0
            if end:
                found.append(_person(read, after, end))
                after = end
        index = after
    if patronymic:
        found = _without_verbs(found)
    found.extend(_abbreviations(read, found))
    return tuple(sorted([*found, *_surnames(read, found)]))


def _without_verbs(found: list[NameWords]) -> list[NameWords]:
    """Of "غادر ولد X" only "ولد X", where somebody else is "Y ولد X" by a title, an office or a given name."""
    firm: dict[str, set[str]] = {}
    for name in found:
        words = [table.plain(word) for word in name.text.split()]
        if len(words) > 2 and (name.title or name.role or words[0] in table.given_names()):
            firm.setdefault(words[-1], set()).add(words[0])
    kept: list[NameWords] = []
    for name in found:
        words = [table.plain(word) for word in name.text.split()]
        weak = len(words) == 3 and words[1] in table.PATRONYMICS and not (name.title or name.role) and words[0] not in table.given_names()
        if weak and firm.get(words[2], {words[0]}) - {words[0]}:
            cut = name.text.index(name.text.split()[1])
            kept.append(name._replace(start=name.start + cut, text=name.text[cut:]))
        else:
            kept.append(name)
    return kept


def _behind_envoy(read: _Text, body: int, index: int) -> int:
    """E.g. "لمبعوث الاتحاد الأفريقي X Y،": two or three words behind an office and its body, up to a comma; 0 for none."""
    words = read.words
    if not body or not words[body].joined or index >= len(words) or not words[index].joined or not _may_begin_name(read, index):
        return 0
    office = words[body - 1].form
    if office not in table.OFFICES and not (office[:1] in "لبو" and office[1:] in table.OFFICES):
        return 0
    end = index + 1
    while end < len(words) and end - index < 4 and _may_be_in_name(read, end):
        end += 1
    return end if end - index > 1 and end < len(words) and not words[end].joined else 0


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
    form, cut = _without_clitic(read.words[index].form)
    if form in table.ORGANISATION_HEADS and index not in read.places:
        end = _organisation_end(read, index)
        if end:
            return _organisation(read, index, end, cut), end
    if index in read.places:
        return None, read.places[index]
    end = _person_end(read, index)
    if end:
        return _person(read, index, end), end
    return None, index + 1


def _without_clitic(form: str) -> tuple[str, int]:
    """An Arabic head with its article behind "and", "in", "for" written on to it, and how many letters of the word go."""
    if form in table.ORGANISATION_HEADS or len(form) < 5:
        return form, 0
    if form.startswith("لل"):
        return "ال" + form[2:], 0
    return (form[1:], 1) if form[1:3] == "ال" and form[0] in "وبفك" else (form, 0)


def _known_length(read: _Text, index: int) -> int:
    for words in table.known_organisations().get(read.words[index].form, ()):
        if tuple(word.form for word in read.words[index : index + len(words)]) == words and all(
            word.joined for word in read.words[index + 1 : index + len(words)]
        ):
            return len(words)
    return 0


def _organisation(read: _Text, start: int, end: int, cut: int = 0) -> NameWords:
    stop = read.words[end - 1].end
    quoted = _QUOTED.match(read.text, stop) if end - start == 1 else None
    stop = quoted.end() if quoted and is_arabic(quoted[1][0]) else stop
    bracket = _BRACKET.match(read.text, stop)
    stop = bracket.end() if bracket else stop
    first = read.words[start].start + cut
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
        if _SHORT.match(read.text, read.words[end].end) and (form not in table.STOPS or form in table.OWNERS):
            return _before_owner(read, index, end + 1)
        if form in table.STOPS or form in table.OFFICES or form in table.RANKS:
            break
        end += 1
    if read.words[index].form in _AGENCIES and index + 1 < end and read.words[index + 1].form not in _UNLIKE_NAMES:
        more = read.words[index + 1].form.endswith("ی") and index + 2 < end and read.words[index + 2].form not in _UNLIKE_NAMES
        return index + 3 if more else index + 2
    named = index + 1
    if named + 1 < end and read.words[named].form in table.DOINGS and read.words[named + 1].form.startswith("ال"):
        named += 1
    while named < end and (read.words[named].form in table.SUBJECTS | table.KINDS or read.words[named].form.startswith(_ARTICLES)):
        named += 1
    return named if named > index + 1 else 0


def _before_owner(read: _Text, index: int, end: int) -> int:
    """Without "این کشور" at its end."""
    while end > index + 2 and read.words[end - 1].form in table.OWNERS:
        end -= 1
    return end


def _abbreviations(read: _Text, found: list[NameWords]) -> Iterator[NameWords]:
    """One word in brackets behind a body, and wherever else it stands."""
    brackets = [_SHORT_WORD.match(read.text, name.end) for name in found if name.kind is EntityKind.ORGANISATION]
    short = {table.plain(match[1]) for match in brackets if match}
    if not short:
        return
    taken = {at for name in found for at in range(name.start, name.end)}
    for word in read.words:
        if word.form in short and word.start not in taken:
            yield NameWords(word.start, word.end, read.text[word.start : word.end], EntityKind.ORGANISATION)


def _person_end(read: _Text, index: int) -> int:
    """The word behind a person's name that begins here; 0 for none."""
    words = read.words
    if _is_stop(read, index) or words[index].form in table.OFFICES:
        return 0
    if words[index].form in table.given_names() and words[index].form not in table.RANKS and not _is_ordinary(read, index):
        end = _led_by_given_name(read, index)
        return end if end - index > 1 else 0
    return _led_by_office(read, index) or _apposed(read, index)


def _is_stop(read: _Text, index: int) -> bool:
    """Whether a word ends a name; "علی", "علي" is Ali and only "على" is "on"."""
    word = read.words[index]
    return word.form in table.STOPS and read.text[word.start : word.end] not in {"علی", "علي"}


def _is_ordinary(read: _Text, index: int) -> bool:
    """Whether a given name is more often an ordinary word ("پل" is a bridge), and nothing beside it says that it is a name."""
    words = read.words
    if words[index].form not in table.ORDINARY_GIVEN:
        return False
    before = index and words[index].joined and words[index - 1].form in table.RANKS | table.OFFICES
    after = index + 1 < len(words) and words[index + 1].joined and words[index + 1].form in table.given_names()
    return not before and not after


def _uses_patronymics(read: _Text) -> bool:
    """Whether "ولد" and its like stand in names here, and do not mean that somebody was born: behind a given name, a rank, or often."""
    marks = [i for i, word in enumerate(read.words) if i > 1 and word.form in table.PATRONYMICS and _links(read, i)]
    near = any(read.words[i - 1].form in table.given_names() or read.words[i - 2].form in table.RANKS | table.OFFICES for i in marks)
    return near or len(marks) > 2


def _links(read: _Text, index: int) -> bool:
    """Whether a patronymic's word stands between two words that may be names."""
    words = read.words
    if not 0 < index < len(words) - 1 or not words[index].joined or not words[index + 1].joined:
        return False
    return words[index - 1].form not in _UNLIKE_NAMES and words[index + 1].form not in _UNLIKE_NAMES and index + 1 not in read.places


def _patronymic_end(read: _Text, index: int) -> int:
    """The word behind "X ولد Y", with a second given name before and "ولد Z" behind; 0 for none."""
    words = read.words
    mark = index + 1
    if words[index].form in _UNLIKE_NAMES and words[index].form not in table.given_names():
        return 0
    if (
        mark + 1 < len(words)
        and words[index].form in table.given_names()
        and words[mark].joined
        and words[mark].form not in table.PATRONYMICS
    ):
        mark += 1  # "محمد فاضل ولد X"
    if (
        mark + 1 >= len(words)
        or words[mark].form not in table.PATRONYMICS
        or words[index].form in table.PATRONYMICS
        or not _links(read, mark)
    ):
        return 0
    end = mark + 2
    while end + 1 < len(words) and words[end].joined and words[end].form in table.PATRONYMICS and _links(read, end):
        end += 2
    return end


def _apposed(read: _Text, index: int) -> int:
    """E.g. ". X Y، استاندار Z،", "و X Y، وزیر Z،": all words between a border and the comma before an office; 0 for none."""
    words = read.words
    border = not words[index].joined or words[index - 1].form in {"و", "گفته", "به"}
    if not border or not _may_begin_name(read, index):
        return 0
    end = index + 1
    while end < len(words) and end - index < 4 and _may_be_in_name(read, end):
        end += 1
    if end - index < 2 or end >= len(words) or words[end].joined or words[end].form not in table.OFFICES:
        return 0
    return end if read.text[words[end - 1].end : words[end].start].strip() in {"،", ","} else 0


def _may_begin_name(read: _Text, index: int) -> bool:
    form = read.words[index].form
    return form not in _UNLIKE_NAMES and index not in read.places and len(form) > 1 and not form.startswith("ال")


def _may_be_in_name(read: _Text, index: int) -> bool:
    word = read.words[index]
    return (
        word.joined
        and (word.form not in _UNLIKE_NAMES or word.form in table.given_names())
        and (index not in read.places or read.words[index - 1].form in table.PATRONYMICS)
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
    if not index or read.words[index].form in table.RANKS:
        return 0
    before = read.words[index - 1]
    if read.words[index].form.startswith("ال") and read.words[index].form.endswith("ی"):  # "الرئيس السوري X": an adjective
        return 0
    rank = read.words[index].joined and (
        before.form in table.RANKS or before.form in {"الرییس", "الوزیر", "المدیر", "المدیره", "رییسجمهور", "نخستوزیر"}
    )
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
    if rank and not closed and end - index > 2 and read.words[end - 1].form not in table.given_names():
        end = _shorter(read, index, end)
    return end if closed or rank else 0


def _shorter(read: _Text, index: int, end: int) -> int:
    """Where nothing closes a name behind a rank, it is of two words, or of as many as are given names and one more."""
    stop = index + 1
    while stop < end - 1 and read.words[stop].form in table.given_names():
        stop += 1
    return stop + 1


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
        if read.text[read.words[end].start : read.words[end].end] in {"إن", "أن"}:
            break  # "that", not the Persian "آن"
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
    last -= table.given_names() | table.OFFICES | table.STOPS | table.PATRONYMICS
    taken = {at for name in found for at in range(name.start, name.end)}
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


def find_unlisted_arabic_places(text: str, language: str, names: tuple[NameWords, ...]) -> tuple[tuple[int, int], ...]:
    """Words of the Arabic script that the text itself calls places ("روستای X", "مدينة X"), wherever they stand in it."""
    if not _LETTER.search(text):
        return ()
    persian = language.partition("-")[0] != "ar"
    read = _read(text, language if language.partition("-")[0] in _ARABIC_LANGUAGES else "fa")
    taken = {at for name in names for at in range(name.start, name.end)}
    known: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for index in range(1, len(read.words)):
        kind = read.words[index - 1].form
        leads = (kind in table.PLACE_NOUNS and (persian or kind not in table.ONLY_PERSIAN)) or kind in table.PLACE_OFFICES
        if leads and read.words[index].joined and _may_be_place(read, index, taken):
            known.add(read.words[index].form)
        elif leads and read.words[index].joined and _begins_place(read, index):
            pairs.add((read.words[index].form, read.words[index + 1].form))
    if not known and not pairs:
        return ()
    found: list[tuple[int, int]] = []
    for index, word in enumerate(read.words):
        after = read.words[index + 1] if index + 1 < len(read.words) else None
        if after is not None and (word.form, after.form) in pairs and after.joined and index not in read.places and word.start not in taken:
            found.append((word.start, after.end))
            continue
        cut = next(
            (
                len(letter)
                for letter in (_CLITICS if not persian else ("",))
                if word.form[len(letter) :] in known and word.form.startswith(letter)
            ),
            None,
        )
        if cut is not None and index not in read.places and word.start not in taken:
            more = index + 1 < len(read.words) and read.words[index + 1].joined and read.words[index + 1].form in table.COMPASS
            found.append((word.start + cut, read.words[index + 1].end if more else word.end))
    return tuple(found)


def _begins_place(read: _Text, index: int) -> bool:
    """Whether a name of two words begins here, as "تل X", "عين X" do."""
    if read.words[index].form not in table.PLACE_HEADS or index + 1 >= len(read.words) or index in read.places:
        return False
    after = read.words[index + 1]
    return after.joined and after.form not in _UNLIKE_NAMES and len(after.form) > 2


def _may_be_place(read: _Text, index: int, taken: set[int]) -> bool:
    form = read.words[index].form
    if form in _UNLIKE_NAMES or form in table.PLACE_NOUNS or form in table.PLAIN_ADJECTIVES or form in table.given_names() or len(form) < 3:
        return False
    if form in table.KINDS or form in table.SUBJECTS or read.words[index].start in taken or index in read.places:
        return False
    return not (form.endswith(("یه", "ها", "های", "ات")) or (form.endswith("ی") and len(form) > 4))
