"""A text in the Arabic script as the finder of names sees it: its words in plain form, and the places among them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from briefer.lexicon import arabic_words as table
from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import find_places

_WORD: Final = lazy(
    r"[\u0620-\u06ff\u0750-\u077f\u200c]*[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f][\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u200c]*"
)
_LETTER: Final = lazy(r"[\u0620-\u064a\u066e-\u06d3]")
_LANGUAGES: Final = frozenset({"fa", "ar", "ur", "ps", "ckb", "sd", "ug"})
_LONGEST_CLITIC: Final = 3  # letters that are written on to a place: "بال", "وبال"
MOST_UNKNOWN: Final = 4  # words that a name has where none of them is known
COMMAS: Final = frozenset({"،", ","})
UNLIKE_NAMES: Final = (
    table.STOPS | table.OFFICES | table.RANKS | table.ORGANISATION_HEADS | table.OFFICE_PARTS | table.OWNERS | table.SPEECH
)


class Word(NamedTuple):
    """A word with its plain form; ``joined``: nothing but blanks stands between it and the word before."""

    start: int
    end: int
    form: str
    joined: bool


@dataclass(frozen=True, slots=True)
class ArabicText:
    """Everything that is asked about a text while its names are read. Indexes are of words."""

    text: str
    words: tuple[Word, ...]
    places: dict[int, int]
    """The first word of a place, and the first word behind it."""

    def span(self, start: int, end: int) -> str:
        """The characters from word ``start`` to word ``end`` (not in it)."""
        return self.text[self.words[start].start : self.words[end - 1].end]

    def gap(self, index: int) -> str:
        """The signs between a word and the one before, without blanks."""
        return self.text[self.words[index - 1].end : self.words[index].start].strip()

    def may_begin_name(self, index: int) -> bool:
        """Whether nothing speaks against a name that begins here."""
        form = self.words[index].form
        return form not in UNLIKE_NAMES and index not in self.places and len(form) > 1 and not form.startswith("ال")

    def may_be_in_name(self, index: int) -> bool:
        """Whether a name that began before may go on with this word."""
        word = self.words[index]
        return (
            word.joined
            and (word.form not in UNLIKE_NAMES or word.form in table.given_names())
            and (index not in self.places or self.words[index - 1].form in table.PATRONYMICS)
            and len(word.form) > 1
        )

    def through_name(self, index: int) -> int:
        """The word behind this one and all those after it that may be in its name, four in all at most."""
        end = index + 1
        while end < len(self.words) and end - index < MOST_UNKNOWN and self.may_be_in_name(end):
            end += 1
        return end

    def known_length(self, index: int) -> int:
        """How many words from ``index`` on are an organisation known without a head noun; 0 for none."""
        for words in table.known_organisations().get(self.words[index].form, ()):
            stretch = self.words[index : index + len(words)]
            if tuple(word.form for word in stretch) == words and all(word.joined for word in stretch[1:]):
                return len(words)
        return 0


def has_arabic_letters(text: str) -> bool:
    """Whether a letter of the Arabic script stands in the text."""
    return bool(_LETTER.search(text))


@lru_cache(maxsize=4)
def read_arabic(text: str, language: str) -> ArabicText:
    """The words and places of a text; the last few are kept, because names and places ask one after the other."""
    words: list[Word] = []
    for match in _WORD.finditer(text):
        gap = text[words[-1].end : match.start()] if words else "\n"
        words.append(Word(match.start(), match.end(), table.plain(match[0]), gap.isspace() and "\n" not in gap))
    starts = {word.start: index for index, word in enumerate(words)}
    places: dict[int, int] = {}
    for place in find_places(text, language if language.partition("-")[0] in _LANGUAGES else "fa"):
        # A preposition or article may be written on to the name, so a place may begin inside a word.
        index = next((starts[at] for at in range(place.start, place.start - _LONGEST_CLITIC - 1, -1) if at in starts), None)
        if index is None:
            continue
        stop = index
        while stop < len(words) and words[stop].start < place.end:
            stop += 1
        places[index] = stop
    return ArabicText(text, tuple(words), places)
