"""Whether a model's statement keeps to its quote: dates and numbers here, names, denials and words in ``lexicon.carried``."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from briefer.claims.answer import SaidClaim
from briefer.claims.antecedents import pairs_of, resolved, telling_of, told_together
from briefer.claims.counted import NEAR, outcome_of
from briefer.claims.setting import without_setting
from briefer.lexicon import carried
from briefer.lexicon.dates import DateWords, find_dates
from briefer.lexicon.folding import fold
from briefer.lexicon.numbers import NumberWords, find_quantities
from briefer.lexicon.patterns import lazy
from briefer.models import Bound, DateMention, Mention, Source, Span

Stretch = tuple[int, int]
Run = tuple[str, ...]
_DIGITS = lazy(r"\d+")


class Given(NamedTuple):
    """A quote, and what code reads in it: all that a statement may draw on."""

    quote: Span
    dates: tuple[tuple[DateWords, DateMention], ...]
    numbers: tuple[NumberWords, ...]
    mentions: tuple[Mention, ...]


def keeps_to_source(said: SaidClaim, given: Given, source: Source, core: Stretch, asked: Collection[Run], *, clear: bool) -> bool:
    """Whether all that code can read in the statement follows from the quote.

    Args:
        said: the claim as the model gave it.
        given: what code reads in the quote.
        source: of the quote.
        core: the part of the quote that the statement has to be about.
        asked: runs of words of the prompts.
        clear: whether the statement may name whom and what the words of the quote stand for.
    """
    statement, quote = said.statement, given.quote
    if not carried.is_plain(statement) or carried.repeats(statement, asked):
        return False
    if not (_dates_follow(statement, given) and _numbers_follow(statement, given) and _digits_follow(statement, given)):
        return False
    stretch, words = (quote.start, quote.end), quote.text
    if clear:
        telling = telling_of(source.text, source.language)
        words = resolved(telling, stretch)
        statement = without_setting(told_together(statement, pairs_of(telling, stretch), source.language), telling, stretch)
    about = carried.ground_of(source.text[core[0] : core[1]], source.language)
    return carried.carries(statement, carried.ground_of(words, source.language), about)


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
    """Whether the quote has each number as often as it counts other things, no less sure ("5" for "at least 5"), of the same outcome."""
    told = find_quantities(statement, "en")
    return all(
        (same := [one for one in given.numbers if one.value == number.value])
        and len({one.counted for one in told if one.value == number.value}) <= len(same)
        and (number.bound is not Bound.EXACT or any(one.bound is Bound.EXACT for one in same))
        and _same_outcome(outcome_of(number), {outcome_of(one) for one in same})
        for number in told
    )


def _same_outcome(event: str | None, events: Collection[str | None]) -> bool:
    """Whether a quote says nothing else of what became of those that a number counts ("5 wounded" for "5 killed")."""
    return event is None or None in events or not NEAR.get(event, {event}).isdisjoint(events)


def _digits_follow(statement: str, given: Given) -> bool:
    """Whether the quote has all digits of the statement, also those of no date and no quantity ("Article 5", "the Paris 2024 team")."""
    known = set(_DIGITS.findall(fold(given.quote.text).text))
    known |= {digits for _, mention in given.dates for digits in _DIGITS.findall(mention.value or "")}
    known |= {f"{number.value:.0f}" for number in given.numbers}
    read = [(words.start, words.end) for words in find_dates(statement, "en")]
    read += [(words.start, words.end) for words in find_quantities(statement, "en")]
    rest = (match for match in _DIGITS.finditer(statement) if not any(start <= match.start() < end for start, end in read))
    return all(match[0] in known for match in rest)
