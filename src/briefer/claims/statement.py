"""Whether a model's statement keeps to its quote: dates and numbers here, names, denials and words in ``lexicon.carried``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from briefer.claims.answer import SaidClaim
from briefer.claims.counted import NEAR, outcome_of
from briefer.lexicon import carried
from briefer.lexicon.dates import DateWords, find_dates
from briefer.lexicon.folding import fold
from briefer.lexicon.numbers import NumberWords, find_quantities
from briefer.models import DateMention, Mention, Source, Span

Stretch = tuple[int, int]
Run = tuple[str, ...]
_DIGITS = re.compile(r"\d+")


class Given(NamedTuple):
    """A quote, and what code reads in it: all that a statement may draw on."""

    quote: Span
    dates: tuple[tuple[DateWords, DateMention], ...]
    numbers: tuple[NumberWords, ...]
    mentions: tuple[Mention, ...]


def keeps_to_source(said: SaidClaim, given: Given, source: Source, core: Stretch, asked: Collection[Run]) -> bool:
    """Whether all that code can read in the statement follows from the quote.

    Args:
        said: the claim as the model gave it.
        given: what code reads in the quote.
        source: of the quote.
        core: the part of the quote that the statement has to be about.
        asked: runs of words of the prompts.
    """
    statement, quote = said.statement, given.quote
    if not carried.is_plain(statement) or carried.repeats(statement, asked):
        return False
    if not (_dates_follow(statement, given) and _numbers_follow(statement, given) and _digits_follow(statement, given)):
        return False
    about = carried.ground_of(source.text[core[0] : core[1]], source.language)
    return carried.carries(statement, carried.ground_of(quote.text, source.language), about)


def _dates_follow(statement: str, given: Given) -> bool:
    known: set[object] = {key for words, _ in given.dates for key in _date_keys(words)}
    known |= {mention.value for _, mention in given.dates}
    return all(known & set(_date_keys(words)) for words in find_dates(statement, "en"))


def _date_keys(words: DateWords) -> Iterator[object]:
    """What words for a time say: two that share a key can mean the same."""
    if words.value is not None:
        yield words.value
    if words.weekday is not None:
        yield ("weekday", words.weekday)
    if words.shift is not None:
        yield words.shift


def _numbers_follow(statement: str, given: Given) -> bool:
    """Whether the quote has each number, and says nothing else of what became of those that it counts ("5 wounded" for "5 killed")."""
    known: dict[float, set[str | None]] = {}
    for number in given.numbers:
        known.setdefault(number.value, set()).add(outcome_of(number))
    for number in find_quantities(statement, "en"):
        events, event = known.get(number.value, set()), outcome_of(number)
        if not events or (event and None not in events and not events & NEAR.get(event, {event})):
            return False
    return True


def _digits_follow(statement: str, given: Given) -> bool:
    """Whether the quote has all digits of the statement, also those of no date and no quantity ("Article 5", "the Paris 2024 team")."""
    known = set(_DIGITS.findall(fold(given.quote.text).text))
    known |= {digits for _, mention in given.dates for digits in _DIGITS.findall(mention.value or "")}
    known |= {f"{number.value:.0f}" for number in given.numbers}
    read = [(words.start, words.end) for words in find_dates(statement, "en")]
    read += [(words.start, words.end) for words in find_quantities(statement, "en")]
    rest = (match for match in _DIGITS.finditer(statement) if not any(start <= match.start() < end for start, end in read))
    return all(match[0] in known for match in rest)
