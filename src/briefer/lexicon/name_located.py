"""Words that a text uses as places: behind "in", "near", "the town of", before "province"."""

from __future__ import annotations

from typing import Final

from briefer.lexicon import name_words as table
from briefer.lexicon import name_words_more as more
from briefer.lexicon.name_tokens import Token, stem
from briefer.lexicon.patterns import lazy
from briefer.lexicon.word_lists import word_set

LOCATING: Final = word_set("in near inside outside around across into downtown central en i в во у à dans nær vers близ возле біля em")
# Prepositions of place that mean something else, or lead to people too, in other languages.
_LOCATING_IN: Final = {
    "en": word_set("reach reached reaching towards via"),
    "ru": word_set("из под"),
    "uk": word_set("із під"),
    "fr": word_set("près"),
    "es": word_set("hacia"),
}
_NEAR_DE: Final = word_set(
    "cerca près proche autour alentours afueras environs abords sud nord est ouest norte sur este oeste habitants vecinos"
)
_LOCAL_OFFICES: Final = word_set(
    "mayor governor prefect maire mairesse préfet préfète gouverneur alcalde alcaldesa gobernador gobernadora prefeito prefeita sindaco"
)
_MILES: Final = word_set("km kilometres kilometers miles kilomètres kilómetros quilômetros chilometri")
_DONE_AT: Final = word_set("caught arrested captured seized killed died landed arrived seen fired stopped detained buried")
_LOCATIVE: Final = lazy(r"['’ʼ](?:[dt][ae](?:ki(?:ler)?)?|nd[ae](?:ki)?|[dt][ae]n)\b")  # Turkish: "in", "from"
PLACE_NOUNS: Final = (
    word_set(
        "province city district town area region village county neighbourhood neighborhood outskirts suburb "
        "airport border settlements villages towns ciudad provincia estado condado pueblo municipio región barrio localidad norte sur este "
        "oeste ville région cidade città stadt город города городе штат штата "
        "область области край края район района республика республики округ округа"
    )
    | more.PLACE_NOUNS
)
_COMPASS: Final = word_set(
    "north south east west northeast northwest southeast southwest north-west north-east south-west "
    "south-east outskirts capital "
    "residents people"
)
SAINTS: Final = word_set("san santa santo são saint sainte saints sant sankt")
_AND: Final = frozenset({"and", "y", "e", "et", "og", "и", "і", "та", "й", "ve"})
_SETTLEMENTS: Final = frozenset({"town", "city", "village", "suburb", "district", "province", "area"})
_BEFORE_OF: Final = PLACE_NOUNS | _COMPASS | _LOCAL_OFFICES | _MILES


def located(text: str, tokens: tuple[Token, ...], language: str) -> frozenset[str]:
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
