"""The built-in reader: claims without a model and without a network.

One claim for every sentence that says something, in the source's own words. Names are read once over the whole text,
because a surname is known by the full name elsewhere; everything else is read sentence by sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple, TypeVar

from briefer.claims.sentences import SentenceSpan, split_sentences
from briefer.lexicon.cues import find_certainty, find_kind, find_speaker
from briefer.lexicon.dates import DateWords, find_dates, lacks_year, resolve_date, weekday_in
from briefer.lexicon.names import NameWords, find_names, find_unlisted_places
from briefer.lexicon.numbers import find_quantities
from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import PlaceWords, find_places
from briefer.models import Claim, DateMention, Dropped, EntityKind, Extraction, Mention, Quantity, Source, Span

NOTE: Final = "read by the built-in reader: nothing was translated"
LONGEST: Final = 2000
TOO_LONG: Final = f"more than {LONGEST} characters without the end of a sentence: a list or a table, not a sentence"
_DATELINE: Final = lazy(
    r"[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я .'’-]{2,30}(?:,? [^\W\d_]{2,15}\.?(?: \d{1,2})?){0,3}(?: ?\([^)\n]{2,20}\))?\s?[-–—]\s|"
    r"[A-ZÀ-ÞА-Я .'’-]{4,30}\s{1,3}\([A-Z][A-Za-z]{1,12}\)\s{1,3}"
)
_SIGNED: Final = lazy(r"(?:[\w\u200c ]{2,20}[:،] ?)?(?:به گزارش|به نقل از) [^|\n]{2,40} ?[|؛] ?")
_CREDIT: Final = lazy(r"\s*(?:[—–-]|\()\s?(?:[A-Z]{2,8}|Photo[^.]{0,40}|File(?: photo)?)\)?\s*$")
_Words = TypeVar("_Words", NameWords, PlaceWords)
_URL: Final = lazy(r"(?:https?://|www\.)\S*")
_YEAR: Final = lazy(r"\d{4}")


class _Text(NamedTuple):
    """A source with everything that was found over its whole text."""

    source: Source
    names: tuple[NameWords, ...]
    places: tuple[PlaceWords, ...]
    people: frozenset[str]
    name_starts: tuple[int, ...]
    place_starts: tuple[int, ...]


def read_builtin(source: Source) -> Extraction:
    """The claims of a source, each with its exact words: ``source.text[quote.start:quote.end] == quote.text``.

    Nothing is translated: in a source that is not English the statement is the sentence as it stands, and the note says so.

    Returns:
        The claims in the order of the text, one a sentence, none twice.
    """
    names = find_names(source.text, source.language)
    places = _places(source, names)
    people = frozenset(name.text for name in names if name.kind is EntityKind.PERSON)
    text = _Text(source, names, places, people, tuple(item.start for item in names), tuple(item.start for item in places))
    said: list[_Said] = []
    spans = [span for span in split_sentences(source.text, source.language) if _says_something(source, span)]
    claims = [_claim(text, span, said) for span in spans if span.end - span.start <= LONGEST]
    dropped = tuple(
        Dropped(quote=source.text[span.start : span.start + 200], why=TOO_LONG) for span in spans if span.end - span.start > LONGEST
    )
    english = source.language.partition("-")[0] == "en"
    return Extraction(source=source.id, reader="builtin", claims=_once(claims), dropped=dropped, note=None if english else NOTE)


def _places(source: Source, names: tuple[NameWords, ...]) -> tuple[PlaceWords, ...]:
    """Places of the tables, and those that only this text shows to be places."""
    listed = find_places(source.text, source.language)
    taken = {index for place in listed for index in range(place.start, place.end)}
    unlisted = [
        PlaceWords(start, end, source.text[start:end], source.text[start:end], "city", None)
        for start, end in find_unlisted_places(source.text, source.language, names)
        if taken.isdisjoint(range(start, end))
    ]
    return tuple(sorted([*listed, *unlisted], key=lambda place: place.start))


def _once(claims: list[Claim]) -> tuple[Claim, ...]:
    """Without sentences that stand word for word twice, as captions do."""
    kept: dict[str, Claim] = {}
    for claim in claims:
        kept.setdefault(claim.quote.text, claim)
    return tuple(kept.values())


def _says_something(source: Source, span: SentenceSpan) -> bool:
    """Whether a sentence is a claim: it has words enough, is no heading, and is not the source's title."""
    words = source.text[span.start : span.end]
    count = len(re.findall(r"[^\W\d_]{2,}", _URL.sub(" ", words)))
    if count < 3 or words.strip() == (source.title or "").strip():
        return False
    if not span.closed and span.alone:
        return False
    if words.rstrip().endswith(("?", "؟")) and count < 12:
        return False
    if span.closed:
        return True
    capitals = sum(word[0].isupper() for word in re.findall(r"[^\W\d_]{4,}", words))
    return count >= 6 and capitals <= 0.35 * count


class _Said(NamedTuple):
    """What a sentence leaves behind for the pronouns of the next: who spoke, whether that is a person, and who was named."""

    paragraph: int
    speaker: str | None
    person: bool
    people: tuple[str, ...]


def _resolve(before: list[_Said], paragraph: int, words: str) -> str | None:
    """Whom "he", "she" or "it" stands for: whoever spoke in the sentence before, else the one person named in the two before.

    None where that is not clear; "they" and "who" stand for nobody. Nothing is carried across a paragraph's border.
    """
    near = [said for said in before[-2:] if said.paragraph == paragraph]
    if not near:
        return None
    last = near[-1]
    if words.lower() == "it":
        return last.speaker if last.speaker and not last.person else None
    if words.lower() not in {"he", "she"}:
        return None
    if last.speaker and last.person:
        return last.speaker
    people = [name for said in near for name in said.people]
    whole = [name for name in people if not any(name != other and name in other for other in people)]
    return whole[0] if len(set(whole)) == 1 else None


def _claim(text: _Text, span: SentenceSpan, before: list[_Said]) -> Claim:
    source = text.source
    end = _without_credit(source.text, span)
    span = span._replace(start=_behind_dateline(source.text, span))
    words = source.text[span.start : end]
    names = tuple(
        item._replace(start=item.start - span.start, end=item.end - span.start)
        for item in _inside(text.names, text.name_starts, span.start, end)
    )
    found = find_speaker(words, source.language, names)
    dates = _dates(source, span.start, words)
    people = tuple(name.text for name in names if name.kind is EntityKind.PERSON)
    speaker = found.speaker if found else None
    if found and found.pronoun:
        speaker = _resolve(before, span.paragraph, words[found.start : found.end])
    before.append(_Said(span.paragraph, speaker, speaker in text.people, people))
    return Claim(
        id=f"{source.id}:{span.start}-{end}",
        source=source.id,
        statement=words,
        statement_language=source.language,
        quote=Span(start=span.start, end=end, text=words),
        kind=find_kind(words, source.language, found, old=_is_old(source, dates), dated=_is_dated(dates)),
        certainty=find_certainty(words, source.language, found),
        speaker=speaker,
        mentions=_mentions(text, span.start, end),
        dates=dates,
        quantities=_quantities(source, span.start, words),
        paragraph=span.paragraph,
    )


def _behind_dateline(text: str, span: SentenceSpan) -> int:
    """Behind "KABUL - " at the head of a paragraph, which says where a report was filed and nothing more."""
    at_head = span.start == 0 or text[span.start - 1] == "\n"
    line = (_DATELINE.match(text, span.start, span.end) or _SIGNED.match(text, span.start, span.end)) if at_head else None
    return line.end() if line and line.end() < span.end - 20 else span.start


def _without_credit(text: str, span: SentenceSpan) -> int:
    credit = _CREDIT.search(text, span.start, span.end)
    return credit.start() if credit and credit.start() > span.start + 20 else span.end


def _inside(items: tuple[_Words, ...], starts: tuple[int, ...], start: int, end: int) -> tuple[_Words, ...]:
    found = items[bisect_left(starts, start) : bisect_left(starts, end)]
    return tuple(item for item in found if item.end <= end)


def _mentions(text: _Text, start: int, end: int) -> tuple[Mention, ...]:
    """People, organisations and places in ``[start, end)`` in order; a place inside a name is part of the name."""
    names = _inside(text.names, text.name_starts, start, end)
    english = text.source.language.partition("-")[0] == "en"
    found = [
        (name.start, Mention(text=name.text, kind=name.kind, span=Span(start=name.start, end=name.end, text=name.text), role=name.role))
        for name in names
    ]
    for place in _inside(text.places, text.place_starts, start, end):
        if any(name.start <= place.start < name.end for name in names):
            continue
        span = Span(start=place.start, end=place.end, text=place.text)
        found.append(
            (
                place.start,
                Mention(
                    text=place.text, kind=EntityKind.PLACE, span=span, english=None if english or place.name == place.text else place.name
                ),
            )
        )
    return tuple(mention for _, mention in sorted(found, key=lambda pair: pair[0]))


def _dates(source: Source, start: int, words: str) -> tuple[DateMention, ...]:
    return tuple(_date(source, start, words, item) for item in find_dates(words, source.language))


def _date(source: Source, start: int, words: str, item: DateWords) -> DateMention:
    value = resolve_date(item, source.published, words, source.language, weekday=weekday_in(source.published_words, source.language))
    span = Span(start=start + item.start, end=start + item.end, text=item.text)
    return DateMention(
        text=item.text, span=span, value=value.value, reason=value.reason, weekday=item.weekday if lacks_year(value.value) else None
    )


def _quantities(source: Source, start: int, words: str) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(
            text=item.text,
            span=Span(start=start + item.start, end=start + item.end, text=item.text),
            value=item.value,
            bound=item.bound,
            unit=item.unit,
            counted=item.counted,
        )
        for item in find_quantities(words, source.language)
    )


def _is_dated(dates: tuple[DateMention, ...]) -> bool:
    """Whether a day is named."""
    return any(date.value is not None and len(date.value) == 10 for date in dates)


def _is_old(source: Source, dates: tuple[DateMention, ...]) -> bool:
    """Whether every year that the sentence gives lies two years or more before the source; without a date of the source nothing is old."""
    years = [int(found[0]) for date in dates if date.value and (found := _YEAR.match(date.value))]
    own = _YEAR.match(source.published or "")
    return bool(years and own and max(years) <= int(own[0]) - 2)
