"""Countries, cities and regions in a text, in any script of the languages that are read.

Countries come from CLDR in the text's language and in English, cities of 100,000 people and more from a packaged
table (GeoNames), regions and further names from ``data/places.toml``. A word that is also something else ('Nice',
'Jordan', 'دوشنبه') is a place only where the words around it say so.
"""

from __future__ import annotations

import gzip
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from babel import Locale, UnknownLocaleError

from briefer.lexicon.flat import flat
from briefer.lexicon.folding import is_arabic
from briefer.lexicon.russian import nominatives
from briefer.lexicon.words import Keys, Phrases, Token, after, before, keys, table, table_name, tokens

Kind = Literal["country", "city", "region"]
_NO_COUNTRIES = frozenset({"EU", "UN", "EZ", "XA", "XB", "ZZ", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})
_CLITICS = ("وال", "بال", "لل", "و", "ب", "ل", "ف")
_LONGEST = 6


class PlaceWords(NamedTuple):
    """A name of a place in a text, and the place: English name, kind, and the country (ISO 3166 alpha-2) it is or lies in."""

    start: int
    end: int
    text: str
    name: str
    kind: Kind
    country: str | None


class Place(NamedTuple):
    """A place of the tables. ``size``: 0 known everywhere, 1 large, 2 known only from the words around; ``upper``: written in capitals."""

    name: str
    kind: Kind
    country: str | None
    size: int
    upper: bool


class Hit(NamedTuple):
    """A place, the look-up form of its name, how many tokens name it, and how many characters of the first do not belong to it."""

    size: int
    place: Place
    cut: int
    form: str


@cache
def _tables(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


@cache
def _territories(language: str) -> Mapping[str, str]:
    """ISO code -> name of the country in a language, from CLDR."""
    names = Locale.parse(language).territories
    return {code: str(name) for code, name in names.items() if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES}


def country_name(code: str) -> str:
    """The English short name of a country by its ISO 3166 alpha-2 code.

    Raises:
        KeyError: there is no such country.
    """
    return str(_tables("places")["short_names"].get(code) or _territories("en")[code])


@cache
def _demonyms() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, row in _tables("demonyms").items():
        for word in row:
            found.setdefault(word, code)
            found.setdefault(f"{word}s", code)
    return found


def demonym(word: str) -> str | None:
    """The country (ISO 3166 alpha-2) of an English word for its people and things: 'Tajik' -> 'TJ'; None for any other word."""
    bare = word.strip().replace("’", "'").removesuffix("'s").removesuffix("'")
    return _demonyms().get(bare.lower())


# ---------------------------------------------------------------- the tables


def _country_items(language: str) -> Iterator[tuple[str, Place]]:
    for code, names in _tables("places")["countries"].items():
        yield from ((name, Place(country_name(code), "country", code, 0, _is_code(name))) for name in names)
    for code, name in (*_territories(language).items(), *_territories("en").items()):
        place = Place(country_name(code), "country", code, 0, upper=False)
        bare, _, bracket = name.partition(" (")
        for form in (name, bare, bracket.rstrip(")"), bare.replace(" & ", " and "), bare.removesuffix(" SAR China")):
            if form:
                yield form, place


def _is_code(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return len(letters) <= 4 and name.isupper() and name.isascii()


def _region_items() -> Iterator[tuple[str, Place]]:
    places = _tables("places")
    for name, forms in places["regions"].items():
        yield from ((form, Place(name, "region", None, 0, upper=False)) for form in forms)
    for name, (code, *forms) in places["provinces"].items():
        yield from ((form, Place(name, "region", code or None, 0, upper=False)) for form in forms)
    for name in places["states"]["names"]:
        yield name, Place(name.removesuffix(" State"), "region", "US", 0, upper=False)


@cache
def _lands(language: str) -> Phrases[Place]:
    """Countries and regions for texts in a language, and in the one whose tables it is read with."""
    near = table_name(language)
    items = [*_country_items(language), *_region_items()]
    return Phrases(items if near == language else [*items, *_country_items(near)])


@cache
def _home(language: str) -> str:
    """The language of a tag if CLDR has names of countries in it, else the one whose tables it is read with: "uk-UA" -> "uk"."""
    base = language.split("-", maxsplit=1)[0].lower()
    try:
        return base if Locale.parse(base).territories else table_name(language)
    except (UnknownLocaleError, ValueError):
        return table_name(language)


@cache
def _cities() -> tuple[Sequence[str], Sequence[str]]:
    """The packaged table: rows of cities, and sorted rows of names that lead to them."""
    packed = files(__package__).joinpath("data/cities.tsv.gz").read_bytes()
    cities, _, names = gzip.decompress(packed).decode("utf-8").partition("\n\n")
    return cities.split("\n"), names.split("\n")


def _city(form: str) -> Place | None:
    """The city with exactly this look-up form."""
    cities, names = _cities()
    at = bisect_left(names, f"{form}\t")
    if at >= len(names) or not names[at].startswith(f"{form}\t"):
        return None
    name, country, size = cities[int(names[at].split("\t")[1])].split("\t")
    return Place(name, "city", country, int(size), upper=False)


def _city_at(row: Sequence[Token], index: int) -> tuple[int, Place] | None:
    """How many tokens from ``index`` on name a city, at most, and the city."""
    _, names = _cities()
    first = row[index].text
    at = bisect_left(names, f"{first}\t")
    behind = at + 1 if at < len(names) and names[at].startswith(f"{first}\t") else at
    sizes = range(min(_LONGEST, len(row) - index), 1, -1) if behind < len(names) and names[behind].startswith(f"{first} ") else ()
    for size in (*sizes, 1):
        place = _city(" ".join(token.text for token in row[index : index + size]))
        if place is not None:
            return size, place
    return None


@cache
def _words(kind: str, field: str) -> Keys:
    return keys(_tables("places").get(kind, {}).get(field, ()))


# ---------------------------------------------------------------- finding


@lru_cache(maxsize=512)
def find_places(text: str, language: str) -> tuple[PlaceWords, ...]:
    """Every place named in ``text``, in order and never overlapping; offsets in characters of ``text``.

    Args:
        text: a sentence, a paragraph or a whole article.
        language: its BCP 47 tag; names in Latin script are found in every language.
    """
    name, row, form = _home(language), tokens(text), flat(text)
    found: list[PlaceWords] = []
    index = 0
    while index < len(row):
        hit = _hit(row, index, name) if _may_begin(row[index]) else None
        if hit is None or not _counts(hit, row, index, name):
            index += 1
            continue
        start, end = form.span(row[index].start + hit.cut, row[index + hit.size - 1].end)
        country = _land_behind(hit, row, index, name) or hit.place.country
        found.append(PlaceWords(start, end, text[start:end], hit.place.name, hit.place.kind, country))
        index += hit.size
    return tuple(found)


def _land_behind(hit: Hit, row: Sequence[Token], index: int, language: str) -> str | None:
    """The country that 'Odessa, Texas' or 'Santiago (Cuba)' names for a city; None where none follows."""
    behind = index + hit.size
    if hit.place.kind != "city" or behind + 1 >= len(row) or row[behind].text not in {",", "("}:
        return None
    land = _lands(language).at(row, behind + 1)
    return land[1].country if land is not None and row[behind + 1].capital else None


def _may_begin(token: Token) -> bool:
    """Whether a name may begin here: with a capital, or in a script that has none."""
    return token.kind == "word" and (token.capital or token.text[0].upper() == token.text[0])


def _hit(row: Sequence[Token], index: int, language: str) -> Hit | None:
    """The place that the longest name from ``index`` on names, as it stands or with the endings and clitics of the language."""
    found = _as_it_stands(row, index, language)
    if found is not None:
        return found
    token = row[index]
    if "\u0400" <= token.text[0] <= "\u04ff":
        return _inflected(row, index, language)
    if is_arabic(token.text[0]):
        return _without_clitic(row, index, language)
    if token.text.endswith("s") and len(token.text) > 4 and table_name(language) in {"en", "nb", "de"}:
        bare = _replaced(row, index, token.text[:-1])
        found = _as_it_stands(bare, index, language)  # "Yemens harvest", "Russlands hær"
        return found if found is not None and found.place.size < 2 and found.size == 1 else None
    return None


def _as_it_stands(row: Sequence[Token], index: int, language: str) -> Hit | None:
    land, city = _lands(language).at(row, index), _city_at(row, index)
    best = city if city is not None and (land is None or city[0] > land[0]) else land
    if best is None:
        return None
    size, place = best
    return (
        None
        if place.upper and not all(token.capital for token in row[index : index + size] if token.kind == "word")
        else _hit_of(row, index, size, place)
    )


def _hit_of(row: Sequence[Token], index: int, size: int, place: Place) -> Hit:
    return Hit(size, place, 0, " ".join(token.text for token in row[index : index + size]))


def _replaced(row: Sequence[Token], index: int, text: str) -> Sequence[Token]:
    """The tokens with another text for one of them; the few before and behind are enough."""
    return [*row[:index], row[index]._replace(text=text), *row[index + 1 : index + _LONGEST]]


def _inflected(row: Sequence[Token], index: int, language: str) -> Hit | None:
    """A Cyrillic name in one of its cases: of one word, of an adjective and a noun, or with a hyphen."""
    lands = _lands(language)
    for head, size in ((nominatives(row[index].text, adjective=True), 2), ([row[index].text], 3)):
        last = index + size - 1
        if last >= len(row) or row[last].kind != "word" or not row[last].capital or (size == 3 and row[index + 1].text != "-"):
            continue
        middle = " - " if size == 3 else " "
        for first in head:
            for second in nominatives(row[last].text):
                place = lands.get(f"{first}{middle}{second}") or _city(f"{first}{middle}{second}")
                if place is not None:
                    return Hit(size, place, 0, f"{first}{middle}{second}")
    for form in nominatives(row[index].text):
        place = lands.get(form) or _city(form)
        if place is not None and not place.upper:
            return Hit(1, place, 0, form)
    return None


def _without_clitic(row: Sequence[Token], index: int, language: str) -> Hit | None:
    """An Arabic name behind 'and', 'in', 'to', which are written joined to it."""
    word = row[index].text
    if language != "ar":
        return None
    for clitic in _CLITICS:
        rest = ("ال" if clitic in {"وال", "بال", "لل"} else "") + word[len(clitic) :]
        if word.startswith(clitic) and len(rest) >= 4:
            found = _as_it_stands(_replaced(row, index, rest), index, language)
            if found is not None and found.place.size < 2:
                return found._replace(cut=len(clitic) - (2 if clitic in {"وال", "بال"} else 1 if clitic == "لل" else 0))
    return None


# ---------------------------------------------------------------- what counts


def _counts(hit: Hit, row: Sequence[Token], index: int, language: str) -> bool:
    """Whether the words really name the place here."""
    place, form = hit.place, hit.form
    if form in _words("ambiguous", "never"):
        return False
    dates = table(table_name(language)).get("dates", {})
    if form in keys(dates.get("city_weekdays", ())):
        return _weekday_city(row, index, hit.size, dates)
    words = sum(token.kind == "word" for token in row[index : index + hit.size])
    ambiguous = form in _words("ambiguous", "words")
    short = is_arabic(form[0]) and len(form) <= 3 and place.kind == "city"
    if not ambiguous and not short and (place.size < 2 or words > 1):
        return not (place.kind == "city" and words == 1 and _in_a_name(row, index, hit.size))
    return _cue(row, index, hit.size, language, strict=ambiguous)


def _in_a_name(row: Sequence[Token], index: int, size: int) -> bool:
    """Whether a one-word city stands between two other words with a capital, as in 'Ali Karachi Khan'."""
    behind = index + size
    return bool(
        0 < index < behind < len(row)
        and row[index - 1].kind == row[behind].kind == "word"
        and row[index - 1].capital
        and row[behind].capital
        and not before(row, index, _words("cues", "en"))
    )


def _weekday_city(row: Sequence[Token], index: int, size: int, dates: Mapping[str, Any]) -> bool:
    """A city that bears the name of a weekday: at the dateline, or after 'in', 'to', 'city'; never after 'day'."""
    if before(row, index, keys(dates.get("day_cues", ()))):
        return False
    behind = row[index + size].text if index + size < len(row) else ""
    head = index == 0 or row[index - 1].kind in {"line", "number"}
    return (head and behind in {":", "-"}) or bool(before(row, index, keys(dates.get("city_cues", ()))))


def _cue(row: Sequence[Token], index: int, size: int, language: str, *, strict: bool) -> bool:
    """Whether the words around say that it is a place: a preposition, a country behind a comma, or the dateline."""
    behind = index + size
    if behind + 1 < len(row) and row[behind].text in {",", "("} and _lands(language).at(row, behind + 1):
        return True
    if _dateline(row, index, behind):
        return True
    follows = behind < len(row) and row[behind].kind == "word" and row[behind].capital
    if strict and follows:
        return False
    if after(row, behind, _words("cues_after", table_name(language))):
        return True
    return bool(before(row, index, _words("cues", table_name(language))))


def _dateline(row: Sequence[Token], index: int, behind: int) -> bool:
    """Whether it stands at the head of a line with a dash, a bracket or a colon close behind, as a dateline does."""
    if index and row[index - 1].kind != "line":
        return False
    return any(token.text in {"-", "(", ":"} and not token.glued for token in row[behind : behind + 4])
