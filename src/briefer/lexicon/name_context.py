"""A text as the finder of names sees it: its words, its places, and what each word can be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from briefer.lexicon import name_words as table
from briefer.lexicon.name_headings import datelines, headings
from briefer.lexicon.name_located import PLACE_NOUNS, SAINTS, located
from briefer.lexicon.name_tokens import Token, stem, tokenise
from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import PlaceWords, demonym, find_places
from briefer.lexicon.word_lists import Phrases, by_first_word, word_set

_AGE: Final = lazy(
    r",?\s\(?\d{1,2}\b(?:,|\)| said|\s+años|-year-old|\.|\s(?:ans|anos|anni|лет|года?|роки?|років|Jahre|yaşında\w*|år|lat)\b)"
)
_ELIDED: Final = lazy(r"(?:[A-Z]|Qu)['’][^\W\d_A-Z]")  # "L'armée", "D'après"
_GENITIVES: Final = word_set("d de del da do di du des el al la le los las")
_ROMANCE: Final = frozenset({"es", "pt", "fr", "it", "ca", "gl", "ro"})
_CONNECT: Final = frozenset({"of", "for", "de", "del", "des", "du", "der", "di"})


@cache
def _phrases() -> Phrases:
    return by_first_word(tuple(phrase.lower().replace("'s", "").split()) for phrase in table.KNOWN_PHRASES)


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that is asked about a text while its names are read. Indexes are of tokens."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    places: dict[int, PlaceWords]
    lower: frozenset[str]
    located: frozenset[str]
    headings: frozenset[int]

    def words(self, start: int, end: int) -> str:
        """The characters from token ``start`` to token ``end`` (not in it)."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def names_here(self, index: int) -> bool:
        """Whether a run of names may begin here."""
        token = self.tokens[index]
        return token.capital and index not in self.headings and not self.is_calendar(index) and not _is_adjective(token.word)

    def goes_on(self, index: int) -> bool:
        """Whether the run before ``index`` takes this word in."""
        token, before = self.tokens[index], self.tokens[index - 1]
        if not token.joined or before.possessive or self.is_calendar(index):
            return False
        if token.capital:
            return not _is_adjective(token.word)
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if (
            token.low in _GENITIVES
            and self.language.partition("-")[0] in _ROMANCE
            and not (self.given(index - 1) or (index > 1 and self.given(index - 2)))
        ):
            return False
        return token.low in table.PARTICLES and after is not None and after.joined and (after.capital or after.low in table.PARTICLES)

    def run_start(self, index: int) -> int:
        """The first of the capitalised words that end with this one, without the one that a sentence begins with."""
        while index:
            before = self.tokens[index - 1]
            if not self.tokens[index].joined or not before.capital or before.possessive or before.head:
                break
            index -= 1
        return index

    def is_calendar(self, index: int) -> bool:
        """A weekday or month, unless a name stands beside it ("Theresa May", "Jan Solberg")."""
        token = self.tokens[index]
        if token.low not in table.CALENDAR:
            return False
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if (
            token.low in {"jan", "april", "june", "august"}
            and after
            and after.joined
            and after.capital
            and not after.word.isupper()
            and self.text[token.end] == " "
        ):
            return after.low in table.CALENDAR
        return not (index and self.tokens[index].joined and self.tokens[index].low in {"may", "march", "jan"} and self.given(index - 1))

    def is_sentence_head(self, index: int, end: int) -> bool:
        """A word that has its capital only because it begins a sentence, or an article."""
        token = self.tokens[index]
        if token.low in {"the", "a", "an"}:
            return True
        if not token.head or token.possessive:
            return False
        if self.foreign() and token.low in PLACE_NOUNS and "\u0400" <= token.low[0] <= "\u04ff":
            return True
        if self.foreign() and index not in self.places and (token.low in table.FOREIGN_HEADS or _ELIDED.match(token.word)):
            return True
        if token.low in table.SENTENCE_HEADS:
            return not (token.low in {"will", "mark"} and end - index > 1)
        ordinary = token.low in self.lower and token.low not in table.given_names()
        belongs = self.office(index) or self.is_head_noun(index) or token.low in table.HUMANS or token.low in table.OFFICE_PARTS
        return ordinary and not belongs

    def given(self, index: int) -> bool:
        """Whether it is a given name."""
        low = self.tokens[index].low
        if index and self.tokens[index].joined and self.tokens[index - 1].capital and self.tokens[index - 1].low in SAINTS:
            return False  # "San Marcos" is a place
        if low in table.given_names() or low.partition("-")[0] in table.given_names():
            return True
        if not "\u0400" <= low[0] <= "\u04ff" or index in self.places or not table.is_given_cyrillic(low):
            return False
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return not self.tokens[index].head or (after is not None and after.joined and after.capital)

    def initial(self, index: int) -> bool:
        """E.g. "J." or "J.D."."""
        word = self.tokens[index].word
        return word.isupper() and (len(word) == 1 or word.count(".") > 1)

    def common(self, index: int) -> bool:
        """Whether the word is an ordinary one here: it stands in lower case elsewhere in the text, or in a table."""
        low = self.tokens[index].low
        return low in self.lower or low in table.SENTENCE_HEADS or low in table.THING_WORDS or low in table.HUMANS

    def foreign(self) -> bool:
        """Whether the text is in another language than English."""
        return self.language.partition("-")[0] != "en"

    def stands_as_name(self, index: int) -> bool:
        """Whether its capital means something: it is inside a sentence, or has an article before it."""
        token = self.tokens[index]
        if not token.head:
            return True
        return token.low not in self.lower and token.low not in table.SENTENCE_HEADS

    def office(self, index: int) -> bool:
        """A rank or an office, also in the plural."""
        low = self.tokens[index].low.removesuffix("-designate").removesuffix("-elect")
        if low in table.TITLES or low in table.OFFICES or (low.endswith("s") and low[:-1] in table.OFFICES):
            return True
        return self.foreign() and low.endswith(table.OFFICE_ENDINGS)

    def is_head_noun(self, index: int) -> bool:
        """The head noun of an organisation."""
        return self.tokens[index].low in table.ORGANISATION_HEADS or self.tokens[index].low in table.LEADING_HEADS

    def place_at(self, index: int) -> PlaceWords | None:
        """The place that this word belongs to."""
        return self.places.get(index)

    def all_places(self, start: int, end: int) -> bool:
        """Whether every word belongs to a place."""
        return all(index in self.places for index in range(start, end))

    def is_demonym(self, index: int) -> bool:
        """E.g. "Tajik", "Pakistani", "Tajik-Afghan"."""
        return all(demonym(part) is not None for part in self.tokens[index].word.split("-"))

    def is_unlisted_place(self, index: int) -> bool:
        """Whether the text uses this capitalised word as a place and nothing else is known of it."""
        token = self.tokens[index]
        if stem(token.word) not in self.located or not token.capital or index in self.places or index in self.headings:
            return False
        other = self.common(index) or self.is_demonym(index) or self.is_calendar(index) or self.office(index) or self.is_head_noun(index)
        return (
            not other
            and not self.given(index)
            and not self.known_length(index, index + 1)
            and len(token.word) > 2
            and not any(char.isdigit() for char in token.word)
        )

    def next_word(self, index: int) -> str:
        """The lower-case word at ``index``, past "has", "have", "also"; '' at the end of the text."""
        while index < len(self.tokens) and self.tokens[index].low in {"has", "have", "had", "also", "later"}:
            index += 1
        return (
            self.tokens[index].low
            if index < len(self.tokens) and "\n" not in self.text[self.tokens[index - 1].end : self.tokens[index].start]
            else ""
        )

    def before(self, index: int) -> str:
        """The lower-case word before ``index``, where nothing but blanks or "the" parts them."""
        if index and self.tokens[index].joined:
            return self.tokens[index - 1].low
        return ""

    def has_age(self, end: int) -> bool:
        """E.g. ", 16," behind the name."""
        return bool(_AGE.match(self.text, self.tokens[end - 1].end))

    def human_before(self, index: int) -> bool:
        """E.g. "her uncle Hamid Zarqan", "the sailor's mother, Yoko Tanabe"."""
        if not index or "\n" in self.text[self.tokens[index - 1].end : self.tokens[index].start]:
            return False
        gap = self.text[self.tokens[index - 1].end : self.tokens[index].start].strip()
        return gap in {"", ","} and self.tokens[index - 1].low in table.HUMANS

    def through_of(self, end: int) -> int:
        """The end of "... of Tajikistan", "... for Human Rights", "... of Defence and Aviation" behind ``end``."""
        tokens = self.tokens
        while end + 1 < len(tokens) and tokens[end].joined and not tokens[end - 1].possessive:
            step = 2 if tokens[end + 1].low == "the" and end + 2 < len(tokens) and tokens[end + 1].joined else 1
            begin = end + step
            if not (tokens[begin].joined and tokens[begin].capital) or self.is_calendar(begin):
                break
            if tokens[end].low == "and" and tokens[begin].low not in table.PORTFOLIOS:
                break
            if tokens[end].low not in _CONNECT and tokens[end].low != "and":
                break
            stop = begin + 1
            while stop < len(tokens) and self.goes_on(stop) and not self.office(stop):
                stop += 1
            end = stop
        return end

    def known_length(self, index: int, end: int) -> int:
        """How many words from ``index`` on are a known organisation or an acronym; 0 for none."""
        token = self.tokens[index]
        for words in _phrases().get(token.low, ()):
            if tuple(item.low for item in self.tokens[index : index + len(words)]) == words and all(
                item.capital for item in self.tokens[index : index + len(words)] if item.low not in {"the", "al"}
            ):
                return len(words)
        if token.low in table.KNOWN_ORGANISATIONS:
            return 1
        letters = token.word.replace(".", "")
        acronym = (
            letters.isupper() and 2 <= sum(char.isalpha() for char in letters) <= 6 and token.low.replace(".", "") not in table.NOT_ACRONYMS
        )
        return 1 if acronym and index not in self.places and not self._shouted(index) and end else 0

    def _shouted(self, index: int) -> bool:
        """Among words that are all in capitals an acronym can't be told."""
        around = [token.word for token in self.tokens[max(0, index - 1) : index + 2] if token is not self.tokens[index]]
        return any(word.isupper() and len(word) > 6 for word in around)


def _is_adjective(word: str) -> bool:
    """E.g. "Taliban-controlled", "US-led", but not "Jae-myung"."""
    tail = re.split(r"[-‐‑]", word)[-1]
    return tail != word and tail.islower() and (tail.endswith(("ed", "ing", "led", "held", "built")) or tail in table.ADJECTIVE_TAILS)


@lru_cache(maxsize=4)
def read_context(text: str, language: str) -> Context:
    """The words and places of a text; the last few are kept, because names and places ask one after the other."""
    tokens = tuple(tokenise(text, language))
    starts = {token.start: index for index, token in enumerate(tokens)}
    places: dict[int, PlaceWords] = {}
    for place in find_places(text, language):
        index = starts.get(place.start, len(tokens))
        while index < len(tokens) and tokens[index].start < place.end:
            places[index] = place
            index += 1
    lower = frozenset(token.low for token in tokens if not token.capital)
    return Context(text, language, tokens, places, lower, located(text, tokens, language), headings(text, tokens) | datelines(text, tokens))
