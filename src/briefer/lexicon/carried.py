"""Whether what a model wrote beside a quote can have come from it: its statement, its speaker, an English form of a name.

A model that obeys what an article orders can set a lie beside true words. No rule here knows what is true; each asks whether code can
find in the words of the source what the model wrote. What can't be found is not used: the source's own words stand in its place.

In English every word of substance has to be found. A translation is held to what code can read in two languages: names by their sound
or by the table of places, denials by the words of each language, and (in ``ground``) dates and numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from briefer.lexicon.dates import find_dates
from briefer.lexicon.manner import Told, denies_alike, hedges_alike, names_alike, sides_alike
from briefer.lexicon.name_words import CALENDAR, OFFICES, ORGANISATION_HEADS, SENTENCE_HEADS, TITLES
from briefer.lexicon.names import find_names
from briefer.lexicon.numbers import find_quantities
from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import country_name, demonym, find_places
from briefer.lexicon.romanise import skeleton
from briefer.lexicon.substance import WORD, folded_words, listed, plain, small_words, strange_words

MARKUP = lazy(
    r"https?:|www\.|\b(?:javascript|data|file|mailto|ftp):|[\w-]{2,}\.[a-z]{2,}\b|[<>{}|\\`*_#^~\[\]=@]|&#?\w+;",
    re.IGNORECASE,
)
"""What no sentence of a desk has. Square brackets mark what code adds, so a model may not write them."""
ABSTRACT = lazy(r"(?:tions?|ments?|ness|[ae]nces?|ings?|it(?:y|ies)|ships?)$")
"""Endings of nouns that name a matter and nobody."""
ALIKE = 0.84
"""Jaro-Winkler over consonants, from which two words of different scripts may be one name."""
FEW_LETTERS = 2
"""Skeletons as short as this say little and have to be the same."""
MOST_COUNTED = 5
"""Words for what is counted."""
FEWEST_WORDS = 2
"""Of a sentence."""
RUN = 6
"""So many words in a row, taken from what was asked, are no chance."""


class Ground(NamedTuple):
    """The words of a source that something may rest on, and all that can be read in them."""

    text: str
    language: str
    words: frozenset[str]
    sounds: frozenset[str]
    countries: frozenset[str]
    places: frozenset[str]

    @property
    def english(self) -> bool:
        """Whether its words can be compared as they are."""
        return self.language.partition("-")[0] == "en"


@lru_cache(maxsize=512)
def ground_of(text: str, language: str) -> Ground:
    """The ground that a stretch of a source gives. ``language`` is a BCP 47 tag."""
    found = find_places(text, language)
    row = folded_words(text)
    words = frozenset(plain(part) for word in row for part in (word, *re.split(r"[-‐‑]", word)))
    codes = {place.country for place in found if place.country and place.kind == "country"} | {demonym(w) for w in WORD.findall(text)}
    return Ground(
        text,
        language,
        words,
        _sounds(row, words),
        frozenset(code for code in codes if code),
        frozenset(plain(part) for place in found for part in WORD.findall(place.name)),
    )


def _sounds(row: list[str], words: Collection[str]) -> frozenset[str]:
    """The skeletons of words, and of two that stand side by side: one language may write as one what another parts."""
    pairs = (one + other for one, other in pairwise(row))
    return frozenset(bones for word in (*words, *pairs) for bones in skeleton(word).split())


def is_plain(text: str) -> bool:
    """Whether it is words in Latin letters and nothing that a page, a mail or a browser would act on."""
    controls = any(unicodedata.category(char)[0] == "C" or char in "\u2028\u2029" for char in text)
    return not controls and not MARKUP.search(text) and latin(text)


def latin(text: str) -> bool:
    """Whether all its letters are Latin."""
    return all(char.isascii() or unicodedata.name(char, "").startswith("LATIN") for char in text if char.isalpha())


def carries(text: str, ground: Ground, core: Ground | None = None) -> bool:
    """Whether a sentence in English says nothing that code can see is not in these words of its source.

    Args:
        text: the sentence.
        ground: the words that its names may come from.
        core: the words that it has to be about, and deny what they deny; the same where it is left out.
    """
    core = core or ground
    told = Told(core.text, core.language)
    if len(WORD.findall(text)) < FEWEST_WORDS or not names_follow(text, ground) or not denies_alike(text, told):
        return False
    whole = Told(ground.text, ground.language)
    if not (hedges_alike(text, told) and names_alike(text, whole, core.text) and sides_alike(text, whole)):
        return False
    return not strange_words(without_values(text), ground.words) if ground.english else _about(text, core)


def without_values(text: str) -> str:
    """A sentence in English without its dates and numbers, which are held to the source by their values."""
    spans = [(d.start, d.end) for d in find_dates(text, "en")] + [(q.start, q.end) for q in find_quantities(text, "en")]
    return "".join(" " if any(start <= at < end for start, end in spans) else char for at, char in enumerate(text))


# ---------------------------------------------------------------- names


def names_follow(text: str, ground: Ground) -> bool:
    """Whether every name in a sentence is in the ground: as it stands, by its sound, or as a place or a country of the tables."""
    spans = [(d.start, d.end) for d in find_dates(text, "en")]
    for match in WORD.finditer(text):
        word, begins = match[0], not text[: match.start()].strip(" “\"‘'(")
        if not word[0].isupper() or any(start <= match.start() < end for start, end in spans):
            continue
        if not named(word, ground) and not (begins and _is_common(plain(word))) and not titles(word, ground):
            return False
    return True


def named(word: str, ground: Ground) -> bool:
    """Whether the ground has the word, its parts, or the country of a demonym ("Tajik" for "Tajikistan")."""
    simple, code = plain(word), demonym(word) or _code(word)
    if simple in ground.words or f"{simple}s" in ground.words:
        return True
    if code is not None and (code in ground.countries or plain(country_name(code)) in ground.words):
        return True
    if not ground.english and (simple in ground.places or sounds_like(word, ground.sounds)):
        return True
    parts = [part for part in re.split(r"[-‐‑]", word) if len(part) > 1]
    return len(parts) > 1 and all(named(part, ground) for part in parts)


def _code(word: str) -> str | None:
    """The country that an acronym names ("US")."""
    return next((place.country for place in find_places(word, "en") if place.kind == "country"), None) if word.isupper() else None


def sounds_like(word: str, sounds: Collection[str]) -> bool:
    """Whether a word is heard in one of these skeletons."""
    return any(_heard(bones, other) for bones in _readings(plain(word)) for other in sounds)


def _heard(bones: str, other: str) -> bool:
    if len(bones) <= FEW_LETTERS or len(other) <= FEW_LETTERS:  # an ending or an article is one letter more
        return bones == other or (len(bones) == FEW_LETTERS == len(other) - 1 and (other.startswith(bones) or other.endswith(bones)))
    return JaroWinkler.similarity(bones, other) >= ALIKE


@lru_cache(maxsize=20_000)
def _readings(word: str) -> frozenset[str]:
    """The skeletons of a Latin word, also as scripts write it that have no letter for a sound: v as f, th as t or s, a soft g as j."""
    forms = {word, word.replace("v", "f"), word.replace("th", "t"), word.replace("th", "s"), re.sub(r"g(?=[ei])", "j", word)}
    return frozenset(bones for form in forms for bones in skeleton(form).split())


def titles(word: str, ground: Ground) -> bool:
    """Whether a translation may write it with a capital though it names nobody: an office, a rank, the kind of a body."""
    return not ground.english and plain(word) in TITLES | OFFICES | ORGANISATION_HEADS | CALENDAR | listed("capitals")


def _is_common(word: str) -> bool:
    """Whether a word at the head of a sentence names nothing there."""
    return word in SENTENCE_HEADS | OFFICES | listed("heads") or ABSTRACT.search(word) is not None


def english_form(english: str, text: str, language: str) -> bool:
    """Whether a name in Latin letters can be this name of another script: by sound, or as the tables translate its words."""
    return _known_words(english, ground_of(text, language))


def names_somebody(said: str, near: str, language: str) -> bool:
    """Whether words for a speaker can be had from the text around: its own words, or (in translation) its names and words of office."""
    ground = ground_of(near, language)
    return is_plain(said) and not strange_words(said, ground.words) if ground.english else _known_words(said, ground)


def counts_something(said: str, text: str, language: str) -> bool:
    """Whether words for what is counted can be had from a quote: its own words, or (in translation) a noun or an outcome of the tables."""
    ground = ground_of(text, language)
    if not is_plain(said) or re.search(r"\d", said):
        return False
    if ground.english:
        return not strange_words(said, ground.words)
    read = find_quantities(f"5 {said.lower()}", "en")
    return bool(read) and read[0].known and len(said.split()) <= MOST_COUNTED


def is_plain_enough(text: str) -> bool:
    """Whether words of a source hold no link or markup, whatever their letters."""
    return not MARKUP.search(text) and not any(unicodedata.category(char) == "Cc" for char in text)


def _known_words(text: str, ground: Ground) -> bool:
    """Whether each word is in the ground by sound or by the tables, or is a word of offices and bodies."""
    small = listed("capitals") | small_words() | listed("heads") | TITLES | OFFICES | ORGANISATION_HEADS | SENTENCE_HEADS
    words = WORD.findall(text)
    return bool(words) and is_plain(text) and all(named(word, ground) or plain(word) in small for word in words)


# ---------------------------------------------------------------- what it is about


def _about(text: str, ground: Ground) -> bool:
    """Whether a translation has one at least of the names, places, numbers or days that code reads in its source, if there are any."""
    given = _marks(ground.text, ground.language)
    if not given and not find_names(ground.text, ground.language):
        return True
    capitals = (word for word in WORD.findall(text) if word[0].isupper() and not _is_common(plain(word)))
    return bool(given & _marks(text, "en")) or any(named(word, ground) for word in capitals)


def _marks(text: str, language: str) -> frozenset[object]:
    """The values of a text: numbers, days, countries and places."""
    dates = (
        key for d in find_dates(text, language) for key in (d.value, ("weekday", d.weekday), d.shift) if key and key != ("weekday", None)
    )
    places = (p.country if p.kind == "country" else plain(p.name) for p in find_places(text, language))
    return frozenset((*dates, *places, *(q.value for q in find_quantities(text, language))))


# ---------------------------------------------------------------- what was asked


def runs_of(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """All runs of a few words that these texts hold: a model that repeats one of them repeats what it was told."""
    return frozenset(run for text in texts for run in _runs(text))


def repeats(text: str, asked: Collection[tuple[str, ...]]) -> bool:
    """Whether a text repeats a run of what was asked."""
    return any(run in asked for run in _runs(text))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [plain(word) for word in WORD.findall(text)]
    return zip(*(islice(words, start, None) for start in range(RUN)), strict=False)
