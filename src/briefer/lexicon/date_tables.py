"""The words of one language for dates: the months and weekdays of CLDR, and its table ``[dates]``.

The table stands in ``data/words/NAME.toml``; of a language that is read with the word table of another, in ``data/dates/NAME.toml``.
Months and weekdays are there where CLDR lacks a form or a case. Some other fields, and ``_SIGNS`` names more:

    early, late      which parts of a week lie behind and ahead of the source ("earlier this week")
    told_day         counted from a day of the text, not from the source ("the following week"): never a date of their own
    nothing          phrases that hold a word for a time and tell none ("the same day", "por la mañana")
    seasons          the season codes of EDTF level 1 (ISO 8601-2, 4.8): 21 spring, 22 summer, 23 autumn, 24 winter
    since            what stands before, and ``since_after`` behind, a time from which on something lasts; ``until`` to which
    future_verbs     the verbs of a clause that looks ahead, ``past_verbs`` of one that looks back, ``clause_breaks`` what ends one
    ahead            what stands right before a weekday that lies ahead; ``verb_last`` where verbs end the clause
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from babel import Locale

from briefer.lexicon.words import Keys, Token, key, keys, table, table_name

_PATTERNS = (
    "future_verbs", "past_verbs", "clause_breaks", "ahead", "until", "until_after", "possessive", "since", "since_after", "not_since",
)  # fmt: skip
"""Fields that hold the alternatives of a regular expression; all others hold phrases."""
_MONTH_FIRST = frozenset({"US", "PH", "FM", "PW", "MH", "AS", "GU"})
_SIGNS = {
    "nothing": "x", "told_day": "p", "earlier": "e", "gregorian": "K", "ago": "g", "ago_before": "h", "last": "L", "past": "L", "next": "N",
    "this": "T", "or": "r", "and": "&", "to": "-", "of": "o", "early": "A", "late": "A", "part": "A", "about": "a", "the": "t",
}  # fmt: skip
"""The letter of each list of plain words; where two lists share a phrase, the first counts. See ``date_grammar``."""


class Month(NamedTuple):
    """A month by number, of the calendar 'gregorian', 'solar' or 'lunar'; ``weak`` where the word means other things too."""

    number: int
    calendar: str
    weak: bool
    short: bool


Meaning = tuple[str, Any]
"""The letter of a phrase, and its payload."""


class Phrases:
    """Phrases with their letters and payloads, by their first two words: half the time of ``words.Phrases``, of which 'the' has thirty."""

    def __init__(self, items: Iterable[tuple[str, Meaning]]) -> None:
        self._all: dict[tuple[str, ...], Meaning] = {}
        for words, meaning in items:
            if parts := tuple(key(words).split()):
                self._all.setdefault(parts, meaning)
        self._single = {parts[0]: meaning for parts, meaning in self._all.items() if len(parts) == 1}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], Meaning]]]] = {}
        for parts, meaning in sorted(self._all.items(), key=lambda item: -len(item[0])):
            if len(parts) > 1:
                self._longer.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts, meaning))

    def at(self, row: Sequence[Token], index: int) -> tuple[int, Meaning] | None:
        """How many tokens from ``index`` on make up the longest phrase, and its meaning."""
        first = row[index].text
        seconds = self._longer.get(first)
        if seconds is not None and index + 1 < len(row):
            for parts, meaning in seconds.get(row[index + 1].text, ()):
                size = len(parts)
                if size == 2 or (index + size <= len(row) and all(row[index + k].text == parts[k] for k in range(2, size))):
                    return size, meaning
        meaning_alone = self._single.get(first)
        return None if meaning_alone is None else (1, meaning_alone)

    def get(self, words: str) -> Meaning | None:
        """The meaning of exactly this look-up form."""
        return self._all.get(tuple(words.split(" ")))


class Words(NamedTuple):
    """The words of one language for dates; ``table`` is the word table for everything else, ``day_first`` how '03/04/2021' is read."""

    phrases: Phrases
    sets: Mapping[str, Keys]
    raw: Mapping[str, Any]
    name: str
    table: str
    day_first: bool | None


def _babel(name: str) -> tuple[dict[str, int], dict[str, int]]:
    """Months (1-12) and weekdays (0-6) of a language in CLDR, in all widths but the narrow one."""
    locale = Locale.parse(name)
    months, days = {}, {}
    for use in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            months.update({str(word): int(number) for number, word in locale.months[use][width].items()})
            if width == "wide":
                days.update({str(word): int(number) for number, word in locale.days[use][width].items()})
    return months, days


# ---------------------------------------------------------------- the meaning of each phrase


def _month_items(raw: Mapping[str, Any], babel: Mapping[str, int]) -> Iterator[tuple[str, tuple[str, Month]]]:
    weak = keys(raw.get("weak_months", ()))
    names = {word.rstrip("."): number for word, number in babel.items()}
    names.update({word: number for number, row in enumerate(raw.get("month_variants", ()), 1) for word in row})
    for word, number in names.items():
        yield word, ("M", Month(number, "gregorian", key(word) in weak, len(word) <= 5))
    for calendar in ("solar", "lunar"):
        for number, row in enumerate(raw.get(f"{calendar}_months", ()), 1):
            yield from ((word, ("M", Month(number, calendar, True, False))) for word in row)  # noqa: FBT003 - a field of the tuple


def _weekday_items(raw: Mapping[str, Any], babel: Mapping[str, int]) -> Iterator[tuple[str, tuple[str, int]]]:
    weak = keys(raw.get("weak_weekdays", ()))
    names = dict(babel)
    names.update({word: number for number, row in enumerate(raw.get("weekday_variants", ())) for word in row})
    yield from ((word, ("w" if key(word) in weak else "W", number)) for word, number in names.items())
    for number, row in enumerate(raw.get("weekday_abbreviations", ())):
        yield from ((word, ("w", number)) for word in row)
    for name, row in raw.get("whole_weekdays", {}).items():
        yield from ((word, ("W", int(name))) for word in row)


def _unit_items(raw: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, tuple[str, int]]]]:
    for name, sign in (("relative", "R"), ("units", "U"), ("duals", "V")):
        for shift, row in raw.get(name, {}).items():
            parts = shift.split(" ")
            factor = int(parts[0]) if len(parts) > 1 and name != "relative" else 1
            meaning = (parts[0], int(parts[1])) if name == "relative" else (parts[-1], factor)
            yield from ((word, (sign, meaning)) for word in row)


def _part_items(raw: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, Any]]]:
    """Seasons, quarters, half years, centuries, days in words, decades with their century, 'of last year' in one."""
    for name, row in raw.get("seasons", {}).items():
        yield from ((word, ("S", int(name))) for word in row)
    for field, months in (("quarters", 3), ("halves", 6)):
        for name, row in raw.get(field, {}).items():
            yield from ((word, ("Q", (months, int(name)))) for word in row)
    for field, sign in (("centuries", "C"), ("ordinals", "O"), ("decades", "E"), ("year_words_after", "J")):
        for name, row in raw.get(field, {}).items():
            yield from ((word, (sign, int(name))) for word in row)


def _small_items(raw: Mapping[str, Any], numbers: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, Any]]]:
    yield from ((word, ("n", int(value))) for word, value in numbers.items() if 1 <= value <= 31)
    yield from ((word, ("n", 1)) for word in raw.get("article", ()))
    for name, sign in _SIGNS.items():
        yield from ((word, (sign, word if sign == "e" else name)) for word in raw.get(name, ()))


# ---------------------------------------------------------------- the words of a language


def _day_first(language: str, name: str) -> bool | None:
    """Whether the day stands before the month in '03/04/2021'; None where writers of the language do both (CLDR, short dates)."""
    parts = language.split("-")
    region = next((part.upper() for part in parts[1:] if len(part) == 2), None)
    if name != "en":
        return True
    return None if region is None or region == "CA" else region not in _MONTH_FIRST


@cache
def _own_table(name: str) -> Mapping[str, Any] | None:
    """The table of a language that has one for dates only."""
    file = files(__package__).joinpath(f"data/dates/{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if name.isalpha() and file.is_file() else None


def _numbers(name: str, raw: Mapping[str, Any]) -> Mapping[str, Any]:
    if _own_table(name):
        return {word: value for value, word in enumerate(raw.get("numbers", ()), 1)}
    words: Mapping[str, Any] = table(name).get("numbers", {}).get("words", {})
    return words


@cache
def words_of(language: str) -> Words:
    """The words for dates of a BCP 47 tag; a language without any is read with the English ones."""
    base = language.split("-", maxsplit=1)[0].lower()
    home = table_name(language)
    own = _own_table(base)
    name = base if own else home
    raw = dict((own or table(home))["dates"])
    raw.update({field: "|".join(raw[field]) for field in _PATTERNS if field in raw})
    months, days = _babel(name)
    items: list[tuple[str, Meaning]] = [*_month_items(raw, months), *_weekday_items(raw, days)]
    items += [*_part_items(raw), *_unit_items(raw)]
    items += _small_items(raw, _numbers(name, raw))
    if name != "en":  # headers and captions are often in English whatever the article is in
        items += [(word, meaning) for word, meaning in _month_items(table("en")["dates"], _babel("en")[0]) if not meaning[1].weak]
    sets = {field: keys(row) for field, row in raw.items() if isinstance(row, list) and all(isinstance(word, str) for word in row)}
    return Words(Phrases(items), sets, raw, name, home, _day_first(language, name))
