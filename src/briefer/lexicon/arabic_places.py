"""Words of the Arabic script that a text itself calls places: "روستای X", "مدينة X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefer.lexicon import arabic_words as table
from briefer.lexicon.arabic_text import UNLIKE_NAMES, ArabicText, Word, has_arabic_letters, read_arabic
from briefer.lexicon.name_types import NameWords, covered

_CLITICS: Final = ("", "ب", "ل", "و", "ف")  # what Arabic writes on to a name: "in", "to", "and", "so"
_NO_CLITICS: Final = ("",)
_NO_PLACES: Final = UNLIKE_NAMES | table.PLACE_NOUNS | table.PLAIN_ADJECTIVES | table.KINDS | table.SUBJECTS
_ENDINGS: Final = ("یه", "ها", "های", "ات")  # of adjectives and plurals


class _Called(NamedTuple):
    """What the text calls a place somewhere, in plain form: words, and names of two words."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def find_unlisted_arabic_places(text: str, language: str, names: Iterable[NameWords]) -> tuple[tuple[int, int], ...]:
    """The ones in the Arabic script of ``names.find_unlisted_places``, wherever they stand in the text."""
    if not has_arabic_letters(text):
        return ()
    persian = language.partition("-")[0] != "ar"
    read = read_arabic(text, language)
    taken = covered(names)
    called = _called_places(read, taken, persian=persian)
    if not called.words and not called.pairs:
        return ()
    return tuple(_everywhere(read, called, taken, _NO_CLITICS if persian else _CLITICS))


def _called_places(read: ArabicText, taken: frozenset[int], *, persian: bool) -> _Called:
    words: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for index in range(1, len(read.words)):
        kind = read.words[index - 1].form
        leads = (kind in table.PLACE_NOUNS and (persian or kind not in table.ONLY_PERSIAN)) or kind in table.PLACE_OFFICES
        if not leads or not read.words[index].joined:
            continue
        if _may_be_place(read, index, taken):
            words.add(read.words[index].form)
        elif _begins_place(read, index):
            pairs.add((read.words[index].form, read.words[index + 1].form))
    return _Called(frozenset(words), frozenset(pairs))


def _everywhere(read: ArabicText, called: _Called, taken: frozenset[int], clitics: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for index, word in enumerate(read.words):
        if index in read.places or word.start in taken:
            continue
        after = read.words[index + 1] if index + 1 < len(read.words) and read.words[index + 1].joined else None
        if after and (word.form, after.form) in called.pairs:
            yield word.start, after.end
            continue
        cut = _behind_clitic(word, called.words, clitics)
        if cut is not None:
            yield word.start + cut, after.end if after and after.form in table.COMPASS else word.end


def _behind_clitic(word: Word, known: frozenset[str], clitics: tuple[str, ...]) -> int | None:
    """How many letters are written on to a known place, if the word is one."""
    return next((len(cut) for cut in clitics if word.form.startswith(cut) and word.form[len(cut) :] in known), None)


def _begins_place(read: ArabicText, index: int) -> bool:
    """Whether a name of two words begins here, as "تل X", "عين X" do."""
    if read.words[index].form not in table.PLACE_HEADS or index + 1 >= len(read.words) or index in read.places:
        return False
    after = read.words[index + 1]
    return after.joined and after.form not in UNLIKE_NAMES and len(after.form) > 2


def _may_be_place(read: ArabicText, index: int, taken: frozenset[int]) -> bool:
    form = read.words[index].form
    if form in _NO_PLACES or form in table.given_names() or len(form) < 3 or read.words[index].start in taken or index in read.places:
        return False
    return not (form.endswith(_ENDINGS) or (form.endswith("ی") and len(form) > 4))
