"""Holding one answered claim against its source. Pure: nothing is asked, nothing is guessed.

1. The quote is looked up as exact words, folded so that offsets stay; what is kept are the source's characters.
2. Names have to stand in the quote, else they bear no span: unverified. An office has to stand in the source, else it is left out.
3. Dates and numbers are read out of the quote by code; the model's words only say which come first. What a number counts is what
   code reads in the quote, else at the same value in the statement, else in the model's own words for it: what became of people first
   ("killed"), then the noun that a table knows, then the model's words as they are.
   Words that code reads no value from are kept with value None (dates) or left out (numbers: a number without a value is none).
4. A statement may bring no date and no number that the quote does not give, and (of an English source) no name that the source does
   not give. Where it does, the quote is widened to its sentence; where that does not help, the statement is replaced by the source's
   own words, in the source's language: what stands on the page is then untranslated, and true.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefer.claims.answer import LONGEST_QUOTE, SaidClaim, SaidMention
from briefer.claims.counted import NEAR, outcome_of, what_is_counted
from briefer.claims.sentences import split_sentences
from briefer.lexicon.dates import DateWords, find_dates, lacks_year, resolve_date, weekday_in
from briefer.lexicon.folding import find_folded, fold
from briefer.lexicon.numbers import NumberWords, find_quantities
from briefer.lexicon.places import country_name, demonym
from briefer.models import Claim, DateMention, Dropped, Mention, Quantity, Source, Span

Stretch = tuple[int, int]
NOT_FOUND = "the quote does not stand in the source"

_STOP = re.compile(r"[.!?؟。۔…][\"'”’»]*\s|\n")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


class Article(NamedTuple):
    """A source with the words in it, which are made once for all its claims."""

    source: Source
    words: frozenset[str]


def open_article(source: Source) -> Article:
    """The source, ready for look-ups."""
    return Article(source, frozenset(_plain(word) for word in _WORD.findall(source.text)))


def find_quote(quote: str, article: Article) -> tuple[Stretch, ...]:
    """Every stretch of the clean text that bears exactly these words; see ``lexicon.folding``."""
    return _find(quote, article.source.text)


def in_furniture(quote: str, source: Source) -> Dropped | None:
    """The quote as dropped, where it stands in what is not of the article."""
    for piece in source.furniture:
        if _find(quote, piece.text):
            return Dropped(quote=quote, why=f"the words stand only beside the article ({piece.reason})")
    return None


def ground_claims(said: tuple[SaidClaim, ...], article: Article) -> tuple[tuple[Claim, ...], tuple[Dropped, ...]]:
    """The claims whose quotes stand in the source, in its order, and the others with the reason.

    A quote that stands in several places is given the first that no claim has used yet.
    """
    used: Counter[Stretch] = Counter()
    claims: list[Claim] = []
    dropped: list[Dropped] = []
    for one in said:
        hits = find_quote(one.quote, article)
        if not hits:
            dropped.append(in_furniture(one.quote, article.source) or Dropped(quote=one.quote, why=NOT_FOUND))
            continue
        stretch = min(hits, key=lambda hit: (used[hit], hit))
        used[stretch] += 1
        claims.append(ground_claim(one, article, stretch))
    single, doubled = _once(claims)
    return tuple(_numbered(sorted(single, key=lambda c: (c.quote.start, c.quote.end)))), (*dropped, *doubled)


def _once(claims: Sequence[Claim]) -> tuple[list[Claim], list[Dropped]]:
    """The claims without those that say again, of the same words, what another said."""
    first: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        first.setdefault((claim.quote.text, claim.statement), claim)
    doubled = [claim.quote.text for claim in claims if first[claim.quote.text, claim.statement] is not claim]
    return list(first.values()), [Dropped(quote=quote, why="the same claim was given twice") for quote in doubled]


def _numbered(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims with '/2' and so on behind the ids of further claims on the same words."""
    seen: Counter[str] = Counter()
    for claim in claims:
        seen[claim.id] += 1
        yield claim if seen[claim.id] == 1 else claim.model_copy(update={"id": f"{claim.id}/{seen[claim.id]}"})


def ground_claim(said: SaidClaim, article: Article, stretch: Stretch) -> Claim:
    """The claim on these characters of the source, or, where its statement needs it, on the sentence around them.

    Args:
        said: the claim as the model gave it.
        article: its source.
        stretch: where the quote stands in the clean text.
    """
    source = article.source
    quote, given, keeps = _reading(said, article, stretch)
    return Claim(
        id=f"{source.id}:{quote.start}-{quote.end}",
        source=source.id,
        statement=_one_line(said.statement if keeps else quote.text),
        statement_language="en" if keeps else source.language,
        quote=quote,
        kind=said.kind,
        certainty=said.certainty,
        speaker=said.speaker if keeps else None,
        mentions=given.mentions,
        dates=tuple(_dates(said.dates, given.dates, quote)),
        quantities=tuple(_quantities(said, given.numbers, quote, source.language)),
        found="exact" if said.quote in quote.text else "normalised",
        paragraph=source.text.count("\n", 0, quote.start),
    )


def _reading(said: SaidClaim, article: Article, stretch: Stretch) -> tuple[Span, _Given, bool]:
    """The quote, what code reads in it, and whether the statement keeps to that."""
    narrow = _given(said, article, stretch)
    if _keeps_to_source(said, *narrow, article):
        return *narrow, True
    wide = _sentence(article.source, stretch)
    if wide != stretch and wide[1] - wide[0] <= LONGEST_QUOTE and _keeps_to_source(said, *(found := _given(said, article, wide)), article):
        return *found, True
    return *narrow, False


def _given(said: SaidClaim, article: Article, stretch: Stretch) -> tuple[Span, _Given]:
    """What code reads in a stretch of the source."""
    source, (start, end) = article.source, stretch
    quote = Span(start=start, end=end, text=source.text[start:end])
    return quote, _Given(
        dates=tuple(_read_dates(quote, source)),
        numbers=find_quantities(quote.text, source.language),
        mentions=tuple(_mention(m, quote, article) for m in said.mentions),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


_folded = lru_cache(maxsize=64)(fold)
"""A text is searched for many words, one after the other."""


def _find(words: str, text: str) -> tuple[Stretch, ...]:
    """Every place where the words stand letter by letter; where there is none, every place where they stand once both are folded.

    The first needs no folding, which is most of the time of a claim.
    """
    return tuple(_as_written(words.strip(), text)) or find_folded(words, text, _folded(text))


def _as_written(words: str, text: str) -> Iterator[Stretch]:
    """Where the words stand letter by letter, with nothing beside them that may belong to them: never more than folding finds."""
    at = text.find(words) if words and _firm(words[0]) and (_firm(words[-1]) or words[-1] in ".!?") else -1
    while at >= 0:
        end = at + len(words)
        if _apart(text[at - 1 : at], words[0]) and _apart(text[end : end + 1], words[-1]):
            yield at, end
        at = text.find(words, at + 1)


def _firm(char: str) -> bool:
    """Whether it is a letter or digit: quotation marks and signs without a width may fold with what stands beside them."""
    return unicodedata.category(char) in {"Lu", "Ll", "Lt", "Lo", "Nd"}


def _apart(beside: str, edge: str) -> bool:
    """Whether the character beside a stretch is no part of its last word, number or letter."""
    part = beside.isalnum() or unicodedata.category(beside or " ") in {"Mn", "Mc", "Me", "Cf"} or (edge.isdigit() and beside in ".,٫٬")
    return not beside or not part


def _within(words: str, quote: Span) -> Span | None:
    """The first place in the quote where these words stand, in offsets of the source."""
    hits = _find(words, quote.text)
    return _span(quote, *hits[0]) if hits else None


def _span(quote: Span, start: int, end: int) -> Span:
    """A stretch of the quote, in offsets of the source."""
    return Span(start=quote.start + start, end=quote.start + end, text=quote.text[start:end])


# ---------------------------------------------------------------- names


def _mention(said: SaidMention, quote: Span, article: Article) -> Mention:
    span = _within(said.text, quote)
    role = said.role if said.role and _find(said.role, article.source.text) else None
    text = span.text if span else said.text
    english = said.english if said.english and said.english != text and _latin(said.english) else None
    return Mention(text=text, kind=said.kind, span=span, role=role, english=english)


def _latin(text: str) -> bool:
    """Whether all its letters are Latin."""
    return all(char.isascii() or unicodedata.name(char, "").startswith("LATIN") for char in text if char.isalpha())


def _plain(word: str) -> str:
    """A word for comparing: lower case, without a possessive ending."""
    return re.sub(r"['’]s?$", "", word.casefold())


# ---------------------------------------------------------------- dates


def _sentence(source: Source, stretch: Stretch) -> Stretch:
    """The sentence or sentences of its line that a stretch lies in."""
    start = source.text.rfind("\n", 0, stretch[0]) + 1
    end = source.text.find("\n", stretch[1])
    line = source.text[start : end if end >= 0 else len(source.text)]
    around = [s for s in split_sentences(line, source.language) if start + s.start < stretch[1] and stretch[0] < start + s.end]
    if not around:
        return stretch
    return min(stretch[0], start + around[0].start), max(stretch[1], start + around[-1].end)


def _context(text: str, quote: Span) -> str:
    """The words around a quote up to the next full stops: the verb there tells whether "Monday" lies ahead.

    Rough, and a tenth of the time of ``_sentence``: a cut behind "Gen." loses no verb.
    """
    line = text.rfind("\n", 0, quote.start) + 1
    start = max((m.end() for m in _STOP.finditer(text, line, quote.start)), default=line)
    after = _STOP.search(text, max(quote.end - 1, start))
    return text[start : after.start() + 1 if after else len(text)].strip()


def _read_dates(quote: Span, source: Source) -> Iterator[tuple[DateWords, DateMention]]:
    """Each word for a time that code reads in the quote, with its value."""
    found = find_dates(quote.text, source.language)
    sentence = _context(source.text, quote) if found else ""
    own = weekday_in(source.published_words, source.language)
    for words in found:
        value = resolve_date(words, source.published, sentence, source.language, weekday=own)
        span = _span(quote, words.start, words.end)
        weekday = words.weekday if lacks_year(value.value) else None
        yield words, DateMention(text=span.text, span=span, value=value.value, reason=value.reason, weekday=weekday)


def _dates(said: tuple[str, ...], read: tuple[tuple[DateWords, DateMention], ...], quote: Span) -> Iterator[DateMention]:
    """What code reads in the quote, those that the model named first; then the model's words that code makes nothing of."""
    picks = [(text, _within(text, quote)) for text in said]
    mentions = [mention for _, mention in read]
    yield from sorted(mentions, key=lambda m: not any(_overlap(m.span, pick) for _, pick in picks))
    for text, pick in picks:
        if pick is None:
            yield DateMention(text=text, reason="unverified: these words do not stand in the quote")
        elif not any(_overlap(m.span, pick) for m in mentions):
            yield DateMention(text=pick.text, span=pick, reason="the words name no day, month or year that code can read")


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end


# ---------------------------------------------------------------- numbers


def _quantities(said: SaidClaim, read: tuple[NumberWords, ...], quote: Span, language: str) -> Iterator[Quantity]:
    """What code reads in the quote; then the model's numbers whose words stand elsewhere, unverified."""
    picks = [(_within(one.text, quote), one) for one in said.quantities]
    told = find_quantities(said.statement, "en")
    for number in read:
        span = _span(quote, number.start, number.end)
        counted = next((one.counted for pick, one in picks if _overlap(span, pick) and one.counted), None)
        alone = [other.value for other in read].count(number.value) == 1
        yield _quantity(number, span, what_is_counted(number, told if alone else (), counted))
    for pick, one in picks:
        if pick is None:
            for number in find_quantities(one.text, language)[:1]:
                yield _quantity(number, None, what_is_counted(number, (), one.counted))


def _quantity(number: NumberWords, span: Span | None, counted: str | None) -> Quantity:
    return Quantity(
        text=span.text if span else number.text, span=span, value=number.value, bound=number.bound, unit=number.unit, counted=counted
    )


# ---------------------------------------------------------------- the statement


class _Given(NamedTuple):
    """All that a statement may draw on, beside the words of the source."""

    dates: tuple[tuple[DateWords, DateMention], ...]
    numbers: tuple[NumberWords, ...]
    mentions: tuple[Mention, ...]


def _keeps_to_source(said: SaidClaim, quote: Span, given: _Given, article: Article) -> bool:
    """Whether every date and number of the statement follows from the quote, and every name in it and of the speaker from the source."""
    statement = said.statement
    if not (_dates_follow(statement, given) and _numbers_follow(statement, given) and _digits_follow(statement, quote, given)):
        return False
    if not article.source.language.startswith("en"):  # a translation can't be checked word by word
        return True
    known = article.words | {_plain(w) for m in given.mentions if m.english for w in _WORD.findall(m.english)}
    named = _names(said.statement, skip=1) + _names(said.speaker or "", skip=0)
    return all(_known(word, known) for word in named)


def _dates_follow(statement: str, given: _Given) -> bool:
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


def _numbers_follow(statement: str, given: _Given) -> bool:
    """Whether the quote has each number, and says nothing else of what became of those that it counts ("5 wounded" for "5 killed")."""
    known: dict[float, set[str | None]] = {}
    for number in given.numbers:
        known.setdefault(number.value, set()).add(outcome_of(number))
    for number in find_quantities(statement, "en"):
        events, event = known.get(number.value, set()), outcome_of(number)
        if not events or (event and None not in events and not events & NEAR.get(event, {event})):
            return False
    return True


def _digits_follow(statement: str, quote: Span, given: _Given) -> bool:
    """Whether the quote has all digits of the statement, also those of no date and no quantity ("Article 5", "the Paris 2024 team")."""
    known = set(_DIGITS.findall(fold(quote.text).text))
    known |= {digits for _, mention in given.dates for digits in _DIGITS.findall(mention.value or "")}
    known |= {f"{number.value:.0f}" for number in given.numbers}
    read = [(words.start, words.end) for words in find_dates(statement, "en")]
    read += [(words.start, words.end) for words in find_quantities(statement, "en")]
    rest = (match for match in _DIGITS.finditer(statement) if not any(start <= match.start() < end for start, end in read))
    return all(match[0] in known for match in rest)


def _names(text: str, *, skip: int) -> list[str]:
    """Its capitalised words. The first of a sentence is one anyway, and says nothing."""
    return [word for word in _WORD.findall(text)[skip:] if word[0].isupper()]


def _known(word: str, known: frozenset[str]) -> bool:
    """Whether the source has the word, its parts, or the country of a demonym ("Tajik" for "Tajikistan")."""
    plain, code = _plain(word), demonym(word)
    parts = [part for part in re.split(r"[-‐‑]", plain) if len(part) > 1]
    return plain in known or all(part in known for part in parts) or (code is not None and _plain(country_name(code)) in known)
