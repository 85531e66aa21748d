"""What a desk remembers, made fit for the page: articles, what changed in them, and what was found by words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from briefer.desk.marking import Spans, marker
from briefer.models import Hit, Version
from briefer.publish.appendix import safe_url
from briefer.publish.page import NO_PUBLISHER, short_date
from briefer.publish.text import clean
from briefer.web.words import direction, fit
from briefer.wording.edits import Edit, edits

MOST_EDITS = 40
"""Sentences of one version that are shown."""
AROUND = 160
"""Characters of what stayed that are shown on each side of what did not."""
How = Literal["same", "gone", "come"]


@dataclass(frozen=True, slots=True)
class Row:
    """A version of an article, in a line. ``title`` is empty where it has none, ``url`` where it can't be linked to."""

    article: str
    number: int
    title: str
    name: str
    tag: str
    dir: str
    publisher: str
    day: str
    taken: str
    via: str
    url: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What a version says other than the one before: sentences, each in runs of words that stayed, went or came."""

    number: int
    sentences: tuple[tuple[tuple[str, How], ...], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that was found. ``quote`` is in pieces, with whether each was looked for; ``statement`` is empty where it is the same."""

    claim: str
    article: str
    title: str
    tag: str
    dir: str
    publisher: str
    day: str
    statement: str
    quote: tuple[tuple[str, bool], ...]
    url: str


def row_of(version: Version) -> Row:
    """A version in a line."""
    source = version.source
    return Row(
        article=version.article,
        number=version.number,
        title=clean(source.title or ""),
        name=clean(source.name),
        tag=source.language,
        dir=direction(source.language),
        publisher=clean(source.publisher or "") or NO_PUBLISHER,
        day=short_date(source.published) if source.published else "undated",
        taken=version.taken,
        via=clean(version.via),
        url=safe_url(source.url),
    )


def changed(before: Version, after: Version) -> Changed:
    """What a version changed."""
    found = edits(before.source, after.source)
    return Changed(after.number, tuple(tuple(_runs(edit)) for edit in found[:MOST_EDITS]), max(0, len(found) - MOST_EDITS))


def _runs(edit: Edit) -> Iterator[tuple[str, How]]:
    words = edit.words
    for number, (text, how) in enumerate(words):
        shown = clean(text)
        yield _near(shown, first=not number, last=number == len(words) - 1) if how == "same" else shown, how


def _near(text: str, *, first: bool, last: bool) -> str:
    """Of what stayed as much as stands beside what did not."""
    if len(text) <= 2 * AROUND:
        return text
    head = "" if first else text[:AROUND].rpartition(" ")[0] + " "
    return f"{head}…{'' if last else ' ' + text[-AROUND:].partition(' ')[2]}"


def found_in(hits: Sequence[Hit], articles: Mapping[int, str], words: str) -> tuple[Found, ...]:
    """Hits for the page.

    Args:
        hits: in their order.
        articles: version -> article.
        words: that were looked for; '' where none were.
    """
    spans = marker(words) if words else lambda _: ()
    return tuple(_found(hit, articles[hit.version], spans(fit(hit.quote))) for hit in hits)


def _found(hit: Hit, article: str, spans: Spans) -> Found:
    return Found(
        claim=hit.claim,
        article=article,
        title=clean(hit.title or ""),
        tag=hit.language,
        dir=direction(hit.language),
        publisher=clean(hit.publisher or "") or NO_PUBLISHER,
        day=short_date(hit.published) if hit.published else f"undated, taken in {short_date(hit.taken[:10])}",
        statement="" if clean(hit.statement) == clean(hit.quote) else clean(hit.statement),
        quote=tuple(_pieces(fit(hit.quote), spans)),
        url=safe_url(hit.url),
    )


def _pieces(text: str, spans: Spans) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in spans:
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False
