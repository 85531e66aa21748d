"""A text as the finder of names sees it: its words, its places, and what each word can be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from briefer.lexicon import name_words as table
from briefer.lexicon import name_words_more as more
from briefer.lexicon.name_tokens import Token, tokenise
from briefer.lexicon.places import PlaceWords, demonym, find_places

_AGE: Final = re.compile(
    r",?\s\(?\d{1,2}\b(?:,|\)| said|\s+años|-year-old|\.|\s(?:ans|anos|anni|лет|года?|роки?|років|Jahre|yaşında\w*|år|lat)\b)"
)
LOCATING: Final = table.word_set(
    "in near inside outside around across into downtown central en i в во у à dans nær vers близ возле біля em"
)
# Prepositions of place that mean something else, or lead to people too, in other languages.
_LOCATING_IN: Final = {
    "en": table.word_set("reach reached reaching towards via"),
    "ru": table.word_set("из под"),
    "uk": table.word_set("із під"),
    "fr": table.word_set("près"),
    "es": table.word_set("hacia"),
}
_NEAR_DE: Final = table.word_set(
    "cerca près proche autour alentours afueras environs abords sud nord est ouest norte sur este oeste habitants vecinos"
)
_LOCAL_OFFICES: Final = table.word_set(
    "mayor governor prefect maire mairesse préfet préfète gouverneur alcalde alcaldesa gobernador gobernadora prefeito prefeita sindaco"
)
_MILES: Final = table.word_set("km kilometres kilometers miles kilomètres kilómetros quilômetros chilometri")
_DONE_AT: Final = table.word_set("caught arrested captured seized killed died landed arrived seen fired stopped detained buried")
_LOCATIVE: Final = re.compile(r"['’ʼ](?:[dt][ae](?:ki(?:ler)?)?|nd[ae](?:ki)?|[dt][ae]n)\b")  # Turkish: "in", "from"
_CASE: Final = re.compile(
    r"(?:иями|ями|ами|иях|ях|ах|ого|его|ому|ему|ими|ыми|ою|ею|ией|ой|ей|ом|ем|ів|їв|ов|ев|ії|ію|ия|ия|ие|ии|ию|[аяуюыиіїеєоьй])$"
)
PLACE_NOUNS: Final = (
    table.word_set(
        "province city district town area region village county neighbourhood neighborhood outskirts suburb "
        "airport border settlements villages towns ciudad provincia estado condado pueblo municipio región barrio localidad norte sur este "
        "oeste ville région cidade città stadt город города городе штат штата "
        "область области край края район района республика республики округ округа"
    )
    | more.PLACE_NOUNS
)
_ELIDED: Final = re.compile(r"(?:[A-Z]|Qu)['’][^\W\d_A-Z]")  # "L'armée", "D'après"
_COMPASS: Final = table.word_set(
    "north south east west northeast northwest southeast southwest north-west north-east south-west "
    "south-east outskirts capital "
    "residents people"
)
SAINTS: Final = table.word_set("san santa santo são saint sainte saints sant sankt")
_AND: Final = frozenset({"and", "y", "e", "et", "og", "и", "і", "та", "й", "ve"})
_SETTLEMENTS: Final = frozenset({"town", "city", "village", "suburb", "district", "province", "area"})
_BEFORE_OF: Final = PLACE_NOUNS | _COMPASS | _LOCAL_OFFICES | _MILES
_GENITIVES: Final = table.word_set("d de del da do di du des el al la le los las")
_ROMANCE: Final = frozenset({"es", "pt", "fr", "it", "ca", "gl", "ro"})
_CONNECT: Final = frozenset({"of", "for", "de", "del", "des", "du", "der", "di"})


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(table.KNOWN_PHRASES, key=len, reverse=True):
        words = tuple(phrase.lower().replace("'s", "").split())
        by_first[words[0]] = (*by_first.get(words[0], ()), words)
    return by_first


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

    def is_calendar(self, index: int) -> bool:
        """A weekday or month, unless a name stands beside it ("Theresa May", "Jan Egeland")."""
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
        """E.g. "Tajik", "Pakistani"."""
        return demonym(self.tokens[index].word) is not None

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


def _headings(text: str, tokens: tuple[Token, ...]) -> frozenset[int]:
    """The words of lines without a final full stop in which nearly every longer word has a capital: capitals mean nothing there."""
    marked: set[int] = set()
    line: list[int] = []
    for index, token in enumerate([*tokens, None]):
        if token is None or (line and "\n" in text[tokens[line[-1]].end : token.start]):
            marked.update(line if _is_heading(text, [tokens[i] for i in line]) else ())
            line = []
        line.append(index)
    return frozenset(marked)


def _is_heading(text: str, line: list[Token]) -> bool:
    if len(line) < 4 or re.search(r"[.!?…]\s", text[line[0].start : line[-1].start]):
        return False
    after = text[line[-1].end : line[-1].end + 2].strip()
    longer = [token for token in line if len(token.word) > 3]
    return (
        after[:1] not in {".", "!", "?", "”", '"', ":"} and len(longer) > 2 and sum(token.capital for token in longer) >= 0.75 * len(longer)
    )


def _datelines(text: str, tokens: tuple[Token, ...]) -> frozenset[int]:
    """The words of "KABUL -" and "SANTA CLARITA, California (AP) -" at the head of a line."""
    marked: set[int] = set()
    for index, token in enumerate(tokens):
        if not token.word.isupper() or len(token.word) < 3 or (index and "\n" not in text[tokens[index - 1].end : token.start]):
            continue
        stop = index + 1
        while stop < len(tokens) and tokens[stop].joined and tokens[stop].word.isupper():
            stop += 1
        if re.match(r"(?:,? [^\W\d_]+){0,2}(?: ?\([^)\n]{1,20}\))? ?[-–—:] ?|\s{1,3}\([A-Z]", text[tokens[stop - 1].end :][:60]):
            marked.update(range(index, stop))
    return frozenset(marked)


def stem(word: str) -> str:
    """A Cyrillic word without the ending of its case; any other word as it stands."""
    if not "\u0400" <= word[0] <= "\u04ff" or len(word) < 4 or word.isupper():
        return word
    bare = _CASE.sub("", word)
    return bare if len(bare) > 2 else word


def _located(text: str, tokens: tuple[Token, ...], language: str) -> frozenset[str]:
    """Capitalised words that are somewhere used as places, as stems: behind "in", "near", "the town of", before "province"."""
    found: set[str] = set()
    base = language.partition("-")[0]
    locating = LOCATING | _LOCATING_IN.get(base, frozenset())
    turkish = base == "tr"
    for index in range(1, len(tokens)):
        before, token = tokens[index - 1], tokens[index]
        if turkish and token.capital and token.possessive and not token.word.isupper() and _in_place(text, tokens, index):
            found.add(token.word)
        if not token.joined:
            continue
        apposed = token.low in {"a", "the"} and index + 1 < len(tokens) and tokens[index + 1].low in _SETTLEMENTS
        named = token.low in more.TURKISH_PLACE_NOUNS if turkish else token.low in PLACE_NOUNS
        if before.capital and (named or apposed):
            found.add(stem(before.word))
        if token.capital and _leads_to_place(tokens, index, locating):
            found.add(stem(token.word))
            _add_coordinate(tokens, index, found)
    return frozenset(found | _joined_by_and(tokens, found))


def _joined_by_and(tokens: tuple[Token, ...], found: set[str]) -> set[str]:
    """The other of "X and Y" where one of them is used as a place elsewhere."""
    more_: set[str] = set()
    for one, link, other in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if link.low in _AND and link.joined and other.joined and one.capital and other.capital and not one.possessive:
            first, second = stem(one.word), stem(other.word)
            if (first in found) != (second in found) and one.low not in table.given_names() and other.low not in table.given_names():
                more_.update((first, second))
    return more_


def _in_place(text: str, tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a Turkish ending behind this word, which stands alone, means "in"."""
    alone = not (tokens[index].joined and tokens[index - 1].capital)
    return (
        alone
        and bool(_LOCATIVE.match(text, tokens[index].end))
        and text[tokens[index].end + 1 : tokens[index].end + 4] not in {"dan", "den", "tan", "ten"}
    )


def _add_coordinate(tokens: tuple[Token, ...], index: int, found: set[str]) -> None:
    """The second of "in X and Y", "autour de X et de Y"."""
    if index + 2 >= len(tokens) or tokens[index + 1].low not in _AND:
        return
    if tokens[index + 2].capital:
        found.add(stem(tokens[index + 2].word))
    elif index + 3 < len(tokens) and tokens[index + 2].low in {"de", "d", "в", "у", "à"} and tokens[index + 3].capital:
        found.add(stem(tokens[index + 3].word))


def _leads_to_place(tokens: tuple[Token, ...], index: int, locating: frozenset[str]) -> bool:
    before = tokens[index - 1]
    if before.low in locating or before.low.endswith(("-held", "-controlled", "-besieged", "-occupied")):
        return True
    if "\u0400" <= before.low[0] <= "\u04ff":
        return before.low in PLACE_NOUNS and (before.head or not before.capital)
    if index < 2 or before.low not in {"of", "de", "del", "d", "du", "des", "da", "do", "di", "from", "at"}:
        return False
    head = tokens[index - 2].low
    if before.low in {"at", "from"}:
        return head in (_DONE_AT if before.low == "at" else _MILES)
    return head in _BEFORE_OF or (before.low != "of" and head in _NEAR_DE)


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
    return Context(
        text, language, tokens, places, lower, _located(text, tokens, language), _headings(text, tokens) | _datelines(text, tokens)
    )
