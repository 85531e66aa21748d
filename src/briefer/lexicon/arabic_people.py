"""Where a person's name ends that begins at a word of the Arabic script, and whether one begins there at all."""

from __future__ import annotations

from typing import Final

from briefer.lexicon import arabic_words as table
from briefer.lexicon.arabic_text import COMMAS, ArabicText

_MOST_NAME: Final = 5
_OFFICE_WITHIN: Final = 6
_CLOSING: Final = COMMAS | {"؛"}
_LEADING: Final = table.RANKS | table.OFFICES
_LEADING_AT_ONCE: Final = table.RANKS | table.TITLE_OFFICES


def person_end(read: ArabicText, index: int) -> int:
    """The word behind a person's name that begins here; 0 for none."""
    form = read.words[index].form
    if _is_stop(read, index) or form in table.OFFICES:
        return 0
    if form in table.given_names() and form not in table.RANKS and not _is_ordinary(read, index):
        end = _led_by_given_name(read, index)
        return end if end - index > 1 else 0
    return _led_by_office(read, index) or _apposed(read, index)


def _is_stop(read: ArabicText, index: int) -> bool:
    """Whether a word ends a name; "علی", "علي" is Ali and only "على" is "on"."""
    return read.words[index].form in table.STOPS and read.span(index, index + 1) not in {"علی", "علي"}


def _is_ordinary(read: ArabicText, index: int) -> bool:
    """Whether a given name is more often an ordinary word ("پل" is a bridge), and nothing beside it says that it is a name."""
    words = read.words
    if words[index].form not in table.ORDINARY_GIVEN:
        return False
    before = index and words[index].joined and words[index - 1].form in _LEADING
    after = index + 1 < len(words) and words[index + 1].joined and words[index + 1].form in table.given_names()
    return not before and not after


def _led_by_given_name(read: ArabicText, index: int) -> int:
    """Given names, and one word more: the surname. A second further word only before an office or a sign."""
    end = index + 1
    spare = 1
    while end < len(read.words) and end - index < _MOST_NAME and read.may_be_in_name(end):
        servant = read.words[end - 1].form == "عبد" and read.words[end].form.startswith("ال")  # "عبد الفتاح" is one given name
        if not servant and read.words[end].form not in table.given_names():
            if spare < 0 or (not spare and not _closes(read, end + 1)):
                break
            spare -= 1
        end += 1
    return end


def _closes(read: ArabicText, index: int) -> bool:
    """Whether a sign or an office stands at this word."""
    return index >= len(read.words) or not read.words[index].joined or read.words[index].form in table.OFFICES


def _led_by_office(read: ArabicText, index: int) -> int:
    """Two or three words between an office or a verb of saying and a comma: "قال نيلز برونستاد، المتحدث ..."، "مدير شرطة X، Y،"."""
    words = read.words
    if not index or words[index].form in table.RANKS:
        return 0
    if words[index].form.startswith("ال") and words[index].form.endswith("ی"):  # "الرئيس السوري X": an adjective
        return 0
    before = words[index - 1].form
    rank = words[index].joined and before in _LEADING_AT_ONCE
    says = words[index].joined and before in table.SPEECH
    if not (rank or says or (read.gap(index) in COMMAS and _office_near(read, index))):
        return 0
    end = read.through_name(index)
    if end - index == 1 or (says and (end >= len(words) or words[end].form not in table.OFFICES)):
        return 0  # "قال شهود عيان إن": who speaks need not have a name
    closed = end >= len(words) or read.gap(end) in _CLOSING
    if rank and not closed and end - index > 2 and words[end - 1].form not in table.given_names():
        return _shorter(read, index, end)
    return end if closed or rank else 0


def _shorter(read: ArabicText, index: int, end: int) -> int:
    """Where nothing closes a name behind a rank, it is of two words, or of as many as are given names and one more."""
    stop = index + 1
    while stop < end - 1 and read.words[stop].form in table.given_names():
        stop += 1
    return stop + 1


def _office_near(read: ArabicText, index: int) -> bool:
    """Whether the words before the comma are an office: it stands within six words before."""
    for back in range(index - 1, max(index - _OFFICE_WITHIN - 1, -1), -1):
        if read.words[back].form in table.OFFICES:
            return True
        if not read.words[back].joined:
            return False
    return False


def _apposed(read: ArabicText, index: int) -> int:
    """E.g. ". X Y، استاندار Z،", "و X Y، وزیر Z،": all words between a border and the comma before an office; 0 for none."""
    words = read.words
    border = not words[index].joined or words[index - 1].form in table.LEADING_TO_NAMES
    if not border or not read.may_begin_name(index):
        return 0
    end = read.through_name(index)
    if end - index < 2 or end >= len(words) or words[end].joined or words[end].form not in table.OFFICES:
        return 0
    return end if read.gap(end) in COMMAS else 0
