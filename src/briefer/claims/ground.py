"""Holding one answered claim against its source. Pure: nothing is asked, nothing is guessed.

1. The quote is looked up as exact words, folded so that offsets stay; what is kept are the source's characters.
2. Names have to stand in the quote; those that stand elsewhere in the source bear no span: unverified. What stands nowhere in it is
   left out, as is an office that does not stand beside its name, and an English form that does not sound like the name.
3. Dates and numbers are read out of the quote by code; the model's words only say which come first. What a number counts is what
   code reads in the quote, else at the same value in the statement, else in the model's own words for it, as far as ``carried`` finds
   these in the quote: what became of people first ("killed"), then the noun that a table knows, then the model's words.
   Words that code reads no value from are kept with value None (dates) or left out (numbers: a number without a value is none).
4. A statement may bring no date, number, name or denial that the quote does not give, and (of an English source) no word of substance;
   see ``lexicon.carried``. Where it does, the quote is widened to its sentence, then to the sentence before; then the same is tried with
   the names that the words of the quote stand for, see ``antecedents``; where that does not help, the statement is replaced by the
   source's own words, in the source's language: what stands on the page is then untranslated, and true.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefer.claims.answer import LONGEST_QUOTE, SaidClaim, SaidMention
from briefer.claims.antecedents import pairs_of, resolved, telling_of, told_together
from briefer.claims.counted import what_is_counted
from briefer.claims.sentences import split_sentences
from briefer.claims.statement import Given, keeps_to_source
from briefer.lexicon import carried
from briefer.lexicon.dates import DateWords, find_dates, lacks_year, resolve_date, weekday_in
from briefer.lexicon.folding import find_folded, fold
from briefer.lexicon.numbers import NumberWords, find_quantities
from briefer.lexicon.patterns import lazy
from briefer.lexicon.substance import WORD
from briefer.models import Claim, DateMention, Dropped, Mention, Quantity, Source, Span

Stretch = tuple[int, int]
NOT_FOUND = "the quote does not stand in the source"

_STOP = lazy(r"[.!?؟。۔…][\"'”’»]*\s|\n")
FROM_NAME_TO_OFFICE = 40
"""Characters that may stand between a name and its office."""


class Article(NamedTuple):
    """A source, the runs of words that a model was asked with and that the source does not have, and the part that it was asked for."""

    source: Source
    asked: frozenset[tuple[str, ...]] = frozenset()
    part: Stretch | None = None


def open_article(source: Source, asked: Iterable[str] = ()) -> Article:
    """The source, ready for look-ups.

    Args:
        source: what was read.
        asked: the texts of the prompts: no statement repeats them.
    """
    return Article(source, carried.runs_of(asked) - carried.runs_of((source.text,)))


def find_quote(quote: str, article: Article) -> tuple[Stretch, ...]:
    """Every stretch of the clean text that bears exactly these words, those of the part only if it has any; see ``lexicon.folding``."""
    hits = _find(quote, article.source.text)
    part = article.part
    return tuple(hit for hit in hits if part and part[0] <= hit[0] < part[1]) or hits


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
    merged, doubled = merge_claims(claims)
    return merged, (*dropped, *doubled)


def merge_claims(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], tuple[Dropped, ...]]:
    """Claims of one source in its order, numbered where they share their words; and those that were given twice."""
    single, doubled = _once(claims)
    return tuple(_numbered(sorted(single, key=lambda c: (c.quote.start, c.quote.end)))), tuple(doubled)


def _once(claims: Sequence[Claim]) -> tuple[list[Claim], list[Dropped]]:
    """The claims without those that say again, of the same words or of some of them, what another said."""
    single: list[Claim] = []
    doubled: list[Dropped] = []
    said: dict[str, list[Span]] = {}
    for claim in claims:
        before = said.setdefault(claim.statement, [])
        if any(_same_words(claim.quote, quote) for quote in before):
            doubled.append(Dropped(quote=claim.quote.text, why="the same claim was given twice"))
        else:
            before.append(claim.quote)
            single.append(claim)
    return single, doubled


def _same_words(one: Span, other: Span) -> bool:
    """Whether two quotes hold the same words, wherever they stand, or one lies within the other."""
    inner, outer = sorted((one, other), key=lambda quote: len(quote.text))
    return inner.text == outer.text or (outer.start <= inner.start and inner.end <= outer.end)


def _numbered(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims with '/2' and so on behind the ids of further claims on the same words."""
    seen: Counter[str] = Counter()
    for claim in claims:
        name = claim.id.partition("/")[0]
        seen[name] += 1
        yield claim.model_copy(update={"id": name if seen[name] == 1 else f"{name}/{seen[name]}"})


def ground_claim(said: SaidClaim, article: Article, stretch: Stretch) -> Claim:
    """The claim on these characters of the source, or, where its statement needs it, on the sentence around them.

    Args:
        said: the claim as the model gave it.
        article: its source.
        stretch: where the quote stands in the clean text.
    """
    source = article.source
    given, keeps = _reading(said, article, stretch)
    quote = given.quote
    return Claim(
        id=f"{source.id}:{quote.start}-{quote.end}",
        source=source.id,
        statement=_one_line(said.statement if keeps else quote.text),
        statement_language="en" if keeps else source.language,
        quote=quote,
        kind=said.kind,
        certainty=said.certainty,
        speaker=_speaker(said.speaker, quote, article),
        mentions=given.mentions,
        dates=tuple(_dates(said.dates, given.dates, quote, source.text)),
        quantities=tuple(_quantities(said, given.numbers, quote, source)),
        found="exact" if said.quote in quote.text else "normalised",
        paragraph=source.text.count("\n", 0, quote.start),
        replaced=not keeps,
    )


def _reading(said: SaidClaim, article: Article, stretch: Stretch) -> tuple[Given, bool]:
    """What code reads in the quote, and whether the statement keeps to that."""
    source = article.source
    wide = _sentence(source, stretch)
    ways = ((stretch, stretch), (wide, wide), (_with_sentence_before(source, wide), wide))
    tries = tuple(dict.fromkeys((wider, core) for wider, core in ways if wider[1] - wider[0] <= LONGEST_QUOTE))
    for clear in (False, True):
        for wider, core in tries:
            given = _given(said, article, wider)
            if keeps_to_source(said, given, source, core, article.asked, clear=clear):
                return given, True
    return _given(said, article, stretch), False


def _with_sentence_before(source: Source, stretch: Stretch) -> Stretch:
    """The stretch with the sentence before, which may say who "he" is; without it where it has numbers or days of its own."""
    end = len(source.text[: stretch[0]].rstrip())
    if not end:
        return stretch
    start = _sentence(source, (end - 1, end))[0]
    lead = source.text[start:end]
    return stretch if find_dates(lead, source.language) or find_quantities(lead, source.language) else (start, stretch[1])


def _given(said: SaidClaim, article: Article, stretch: Stretch) -> Given:
    """What code reads in a stretch of the source."""
    source, (start, end) = article.source, stretch
    quote = Span(start=start, end=end, text=source.text[start:end])
    return Given(
        quote=quote,
        dates=tuple(_read_dates(quote, source)),
        numbers=find_quantities(quote.text, source.language),
        mentions=tuple(found for m in said.mentions if (found := _mention(m, quote, article))),
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


def _mention(said: SaidMention, quote: Span, article: Article) -> Mention | None:
    """The name with its place in the quote; without one where it stands elsewhere in the source, and None where it stands nowhere."""
    source, span = article.source, _within(said.text, quote)
    if span is None and not _find(said.text, source.text):
        return None
    text = span.text if span else said.text
    role = said.role if said.role and span and _beside(said.role, span, source) else None
    english = said.english if said.english and said.english != text and _sounds(said.english, text, article) else None
    return Mention(text=text, kind=said.kind, span=span, role=role, english=english)


def _beside(role: str, name: Span, source: Source) -> bool:
    """Whether an office stands next to a name, in its sentence, with no other name between."""
    start, end = _sentence(source, (name.start, name.end))
    hits = ((start + first, start + last) for first, last in _find(role, source.text[start:end]))
    return carried.is_plain_enough(role) and any(_next_to(hit, name, source.text) for hit in hits)


def _next_to(office: Stretch, name: Span, text: str) -> bool:
    """Whether they overlap, or little stands between them and nothing that is written like a name."""
    if office[0] < name.end and name.start < office[1]:
        return True
    between = text[office[1] : name.start] if office[1] <= name.start else text[name.end : office[0]]
    return len(between) <= FROM_NAME_TO_OFFICE and not any(word[0].isupper() for word in WORD.findall(between))


def _sounds(english: str, text: str, article: Article) -> bool:
    """Whether a form in Latin letters can be this name."""
    return carried.english_form(english, text, article.source.language)


def _speaker(said: str | None, quote: Span, article: Article) -> str | None:
    """Who speaks, where the paragraph of the quote or the one before names them."""
    text = article.source.text
    line = text.rfind("\n", 0, quote.start)
    start = text.rfind("\n", 0, max(line, 0)) + 1
    end = text.find("\n", quote.end)
    near = text[start : end if end >= 0 else len(text)]
    if not said or carried.names_somebody(said, near, article.source.language):
        return said
    telling = telling_of(text, article.source.language)
    sentence = _sentence(article.source, (quote.start, quote.end))
    together = told_together(said, pairs_of(telling, sentence), telling.language)
    return said if carried.names_somebody(together, f"{near}\n{resolved(telling, sentence)}", telling.language) else None


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


def _dates(said: tuple[str, ...], read: tuple[tuple[DateWords, DateMention], ...], quote: Span, whole: str) -> Iterator[DateMention]:
    """What code reads in the quote, those that the model named first; then words of the source that code makes nothing of."""
    picks = [(text, _within(text, quote)) for text in said]
    mentions = [mention for _, mention in read]
    yield from sorted(mentions, key=lambda m: not any(_overlap(m.span, pick) for _, pick in picks))
    for text, pick in picks:
        if pick is None and _find(text, whole):
            yield DateMention(text=text, reason="unverified: these words do not stand in the quote")
        elif pick and not any(_overlap(m.span, pick) for m in mentions):
            yield DateMention(text=pick.text, span=pick, reason="the words name no day, month or year that code can read")


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end


# ---------------------------------------------------------------- numbers


def _quantities(said: SaidClaim, read: tuple[NumberWords, ...], quote: Span, source: Source) -> Iterator[Quantity]:
    """What code reads in the quote; then the model's numbers whose words stand elsewhere in the source, unverified."""
    language = source.language
    picks = [
        (_within(one.text, quote), one.model_copy(update={"counted": _counted(one.counted, quote, language)})) for one in said.quantities
    ]
    told = find_quantities(said.statement, "en")
    for number in read:
        span = _span(quote, number.start, number.end)
        counted = next((one.counted for pick, one in picks if _overlap(span, pick) and one.counted), None)
        alone = [other.value for other in read].count(number.value) == 1
        yield _quantity(number, span, what_is_counted(number, told if alone else (), counted))
    for pick, one in picks:
        if pick is None and _find(one.text, source.text):
            for number in find_quantities(one.text, language)[:1]:
                yield _quantity(number, None, what_is_counted(number, (), one.counted))


def _counted(said: str | None, quote: Span, language: str) -> str | None:
    """The model's words for what is counted, where the quote or the tables have them."""
    return said if said and carried.counts_something(said, quote.text, language) else None


def _quantity(number: NumberWords, span: Span | None, counted: str | None) -> Quantity:
    return Quantity(
        text=span.text if span else number.text, span=span, value=number.value, bound=number.bound, unit=number.unit, counted=counted
    )
