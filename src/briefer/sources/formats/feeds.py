"""Feeds saved to disk (RSS, RDF, Atom): each entry's own text is an article. Nothing behind a link is fetched.

feedparser reads them in a child process. The text is decoded before that, so that UTF-8 is UTF-8 whatever the feed declares, and no
document type is left in it, so that there are no entities to swell.
The day of an entry: ``published``; where there is none ``updated``, the one date that Atom demands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast

from briefer.errors import SourceBroken, SourceEmpty, SourceFault
from briefer.lexicon.patterns import lazy
from briefer.sources.blocks import is_cut_short
from briefer.sources.formats.child import DEFAULT, Limits, taken_out
from briefer.sources.formats.documents import Document, Found, Offer, entry, said_of, unread
from briefer.sources.formats.texts import moment, text_of

LARGEST_FEED = 20_000_000
_DECLARATION = lazy(r"\A\s*<\?xml[^>]{0,500}\?>")
_DOCTYPE = lazy(r"<!DOCTYPE[^>\[]{0,1000}(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_FEED = lazy(r"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_HEAD = 20_000
_SUMMARY = 1000
"""Characters: descriptions are shorter, articles mostly longer."""
_MARKUP = lazy(r"<[a-zA-Z/!][^<>]{0,2000}>|&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE)


def is_feed(head: str) -> bool:
    """Whether a text begins like a feed."""
    return bool(_FEED.search(head[:4000]))


def _xml(text: str) -> bytes:
    """The feed as UTF-8, without a declaration and a document type."""
    text = _DECLARATION.sub("", text, count=1)
    head = _DOCTYPE.sub("", text[:_HEAD], count=1)
    return (head + text[_HEAD:]).strip().encode("utf-8", "replace")


def _body(item: Mapping[str, object]) -> tuple[str, bool, bool]:
    """Text, whether it is HTML, whether it is more than the summary: the longest of what the entry gives."""
    bodies = cast("list[dict[str, object]]", item["bodies"])
    best = max(bodies, key=lambda b: len(str(b["value"])), default=None)
    if best is None:
        raise SourceEmpty("The entry has a title and no text.", "Give the page behind its link.")
    value = str(best["value"])
    return value, "html" in str(best["type"]) or bool(_MARKUP.search(value)), bool(best["own"])


def _document(
    name: str, item: Mapping[str, object], feed: Mapping[str, object], outer: Mapping[str, str], damaged: tuple[str, ...]
) -> Document:
    body, html, own = _body(item)
    day = moment(cast("str | None", item["published"] or item["updated"] or item["day"]))
    if day and not re.match(r"\d{4}-\d\d", day):
        day = cast("str | None", item["day"]) or day
    said = said_of(
        title=item["title"], publisher=item["publisher"] or feed["title"], published=day, author=item["author"], url=item["link"],
        language=item["language"] or feed["language"],
    )  # fmt: skip
    short = not own and (len(body) < _SUMMARY or is_cut_short(body))
    flags = ("the feed perhaps gives only a summary of the article", *damaged) if short else damaged
    return entry(name, body, "text/html" if html else "text/plain", {**said, **outer}, flags)


def feed_documents(offer: Offer, limits: Limits = DEFAULT) -> Iterator[Found]:
    """A document for each entry, named by its number; what is no feed, or has no entries, is said.

    Raises:
        SourceBroken: it is no feed, or reading it ran into a limit.
        SourceEmpty: it has no entries.
        SourceNotText: it is no text.
        SourceTooLarge: it has over 20 MB.
    """
    feed = taken_out("feed", _xml(text_of(offer.whole(LARGEST_FEED))), limits)
    entries = cast("list[dict[str, object]]", feed["entries"])
    if not entries:
        if feed["version"]:
            raise SourceEmpty("The feed has no entries.", "Leave it out, or save the feed again.")
        raise SourceBroken("It is no feed that can be read (RSS, RDF or Atom).", "Save the feed again, or give the articles as HTML.")
    broken = feed["broken"]
    damaged = ("the feed is ill-formed: entries may be cut short, or missing",) if broken else ()
    for number, item in enumerate(entries, 1):
        name = f"{offer.name}#{number}"
        try:
            yield _document(name, item, feed, offer.said, damaged)
        except SourceFault as fault:
            yield unread(name, fault)
