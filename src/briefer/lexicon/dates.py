"""Words for times in a text: what they say by themselves, and what they mean in a source of a known date.

``find_dates`` reads what stands there; ``resolve_date`` relates it to the date that the source itself bears,
and to nothing else. A year is never guessed, and a date is never more precise than its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefer.lexicon.date_described import describe_date
from briefer.lexicon.date_grammar import Part, parts_of
from briefer.lexicon.date_match import NO_TIME, Found, Match, in_calendar
from briefer.lexicon.date_readers import ORDERS, READERS
from briefer.lexicon.date_tables import Words, words_of
from briefer.lexicon.date_values import DateValue, DateWords, resolve_date, weekday_on
from briefer.lexicon.flat import flat
from briefer.lexicon.patterns import lazy
from briefer.lexicon.words import NO_KEYS, Token, tokens

__all__ = [
    "DateValue", "DateWords", "describe_date", "find_dates", "lacks_year", "resolve_date", "weekday_in", "weekday_on", "written_date",
]  # fmt: skip

_GRAMMAR = lazy("|".join(f"(?P<{name}>{order})" for name, order in ORDERS))


def _trimmed(match: Match, name: str) -> tuple[int, int]:
    """The flat offsets of the words themselves: without an article in front."""
    parts = match.parts
    while len(parts) > 1 and (parts[0].sign == "t" or (name == "day" and parts[0].sign == "T" and "w" in match.signs.lower())):
        parts = parts[1:]
    return parts[0].start, max(part.end for part in parts)


_ORDER = {name: lazy(order) for name, order in ORDERS}


@lru_cache(maxsize=512)
def find_dates(text: str, language: str) -> tuple[DateWords, ...]:
    """Every word for a time in ``text``, in order and never overlapping; offsets in characters of ``text``.

    Args:
        text: a sentence, a paragraph or a whole article.
        language: its BCP 47 tag; a language without a table is read with the English one.
    """
    words, row, form = words_of(language), tokens(text), flat(text)
    parts = parts_of(row, words)
    signs = "".join(part.sign for part in parts)
    found: list[DateWords] = []
    at = 0
    while (hit := _GRAMMAR.search(signs, at)) is not None:
        at = hit.start() + 1
        for name, match in _readings(hit, parts, row, words):
            reads = _both(match) if name == "both" else [(_trimmed(match, name), READERS[name](match))]
            known = [(span, read) for span, read in reads if read is not None]
            for span, read in known:
                if read is not NO_TIME:
                    start, end = form.span(*span)
                    found.append(DateWords(start, end, text[start:end], *read))
            if known:
                at = hit.start() + len(match.parts)
                break
    return tuple(found)


def _readings(hit: re.Match[str], parts: list[Part], row: tuple[Token, ...], words: Words) -> Iterator[tuple[str, Match]]:
    """The order that was found and, in case its words turn out to be no date, the ones after it, on the same words."""
    names = [name for name, _ in ORDERS]
    for name in names[names.index(hit.lastgroup or "") :]:
        again = hit if name == hit.lastgroup else _ORDER[name].match(hit.string, hit.start())
        if again is not None:
            match = Match(parts, again.start(), again.end(), row, words)
            yield name, match
            if name == "days" and "&" in match.signs:
                yield "both", match


def _both(match: Match) -> list[tuple[tuple[int, int], Found | None]]:
    """'17 and 23 December': two days of one month, each by itself."""
    month, years = match.all("M")[0], match.years()
    reads: list[tuple[tuple[int, int], Found | None]] = []
    first, second = match.all("DO")
    for day in (first, second):
        value = in_calendar(years[0] if years else None, month.payload, day.payload)
        beside = month if (day is first) == (month.start < first.start) else day
        span = min(day.start, beside.start), max(day.end, beside.end)
        reads.append((span, (value, None, None, False) if value else None))
    return reads


def lacks_year(value: str | None) -> bool:
    """Whether it is no date at all, or one without its year: 'XXXX-10-14' cannot be put in order with full dates."""
    return value is None or value.startswith("XXXX")


def weekday_in(words: str | None, language: str) -> int | None:
    """The weekday that stands in the words of a date line, 0 for Monday; None where there is none, or more than one."""
    named = {found.weekday for found in find_dates(words or "", language) if found.weekday is not None}
    return named.pop() if len(named) == 1 else None


def written_date(text: str, language: str) -> DateWords | None:
    """The full date (day, month and year) that makes up ``text`` or stands at its head, for headers and datelines.

    A label ('Published', 'Last updated at'), a time of day and signs may stand before it; other words may not.
    """
    for words in find_dates(text[:200], language):
        if words.value is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", words.value):
            if words.weekday is None:
                return None
            continue
        head = tuple(token for token in tokens(text[: words.start]) if token.kind in ("word", "line"))
        label = " ".join(token.text for token in head if token.kind == "word" and token.text not in _CLOCK)
        rest = words_of(language).phrases.get(label)
        known = words_of(language).sets.get("labels", NO_KEYS) | words_of("en").sets["labels"]
        return words if not label or label in known or (rest is not None and rest[0] in "Ww") else None
    return None


_CLOCK = frozenset(
    {"am", "pm", "a", "p", "m", "gmt", "utc", "est", "edt", "pst", "pdt", "ist", "pkt", "h", "t", "z", "kl", "um", "uhr", "ساعت"}
)
