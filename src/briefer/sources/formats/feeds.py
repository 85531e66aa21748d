"""Feeds (RSS, RDF, Atom): their entries, and each entry's own text as an article. Nothing behind a link is fetched here.

feedparser reads them in a child process. The text is decoded before that, so that UTF-8 is UTF-8 whatever the feed declares, and no
document type is left in it, so that there are no entities to swell.
The day of an entry: ``published``; where there is none ``updated``, the one date that Atom demands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from briefer.errors import SourceBroken, SourceEmpty, SourceFault
from briefer.lexicon.patterns import lazy
from briefer.sources.blocks import is_cut_short
from briefer.sources.formats.child import DEFAULT, Limits, taken_out
from briefer.sources.formats.documents import Document, Found, Offer, digest_of, entry, said_of, tidy, unread
from briefer.sources.formats.texts import moment, text_of

LARGEST_FEED = 20_000_000
_DECLARATION = lazy(r"\A\s*<\?xml[^>]{0,500}\?>")
_DOCTYPE = lazy(r"<!DOCTYPE[^>\[]{0,1000}(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_FEED = lazy(r"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_END = lazy(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_HEAD = 20_000
_SUMMARY = 1000
"""Characters: descriptions are shorter, articles mostly longer."""
_PAGE = "Give the page behind its link."
_UNRESOLVED = lazy(r"(?:\s*&[A-Za-z][\w.-]*;)+\s*")
_MARKUP = lazy(r"<[a-zA-Z/!][^<>]{0,2000}>|&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        link: where it leads, as it stands there; '' where it has none.
        id: by which the feed knows it; '' where it has none.
        publisher: whom the entry itself names as its source; '' where nobody.
        said: what the feed says of the article, by the names of ``documents.said_of``.
        digest: changes when its title, text, link or date of change does.
        found: its own text as an article, or why there is none.
        last: whether its feed broke off behind it, so that entries may be missing.
    """

    link: str
    id: str
    publisher: str
    said: Mapping[str, str]
    digest: str
    found: Found
    last: bool = False


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
        raise SourceEmpty("The entry has a title and no text.", _PAGE)
    value = str(best["value"])
    if _UNRESOLVED.fullmatch(value):
        raise SourceBroken("Its text is an entity of the feed's own, and those are never resolved: they can be made to do harm.", _PAGE)
    return value, "html" in str(best["type"]) or bool(_MARKUP.search(value)), bool(best["own"])


def _said(item: Mapping[str, object], feed: Mapping[str, object], outer: Mapping[str, str]) -> Mapping[str, str]:
    day = moment(cast("str | None", item["published"] or item["updated"] or item["day"]))
    if day and not re.match(r"\d{4}-\d\d", day):
        day = cast("str | None", item["day"]) or day
    said = said_of(
        title=item["title"], publisher=item["publisher"] or feed["title"], published=day, author=item["author"], url=item["link"],
        language=item["language"] or feed["language"],
    )  # fmt: skip
    return {**said, **outer}


def _document(name: str, item: Mapping[str, object], said: Mapping[str, str], damaged: tuple[str, ...]) -> Document:
    body, html, own = _body(item)
    short = not own and (len(body) < _SUMMARY or is_cut_short(body))
    flags = ("the feed perhaps gives only a summary of the article", *damaged) if short else damaged
    return entry(name, body, "text/html" if html else "text/plain", said, flags)


def _entry(name: str, item: Mapping[str, object], said: Mapping[str, str], damaged: tuple[str, ...]) -> Entry:
    found: Found
    try:
        found = _document(name, item, said, damaged)
    except SourceFault as fault:
        found = unread(name, fault)
    told = digest_of(tidy(item["title"]) or "", json.dumps([item[key] for key in ("link", "published", "updated", "bodies")]))
    return Entry(tidy(item["link"]) or "", tidy(item["id"]) or "", tidy(item["publisher"]) or "", said, told, found)


def feed_entries(offer: Offer, limits: Limits = DEFAULT) -> Iterator[Entry]:
    """The entries of a feed, whose texts are named by their numbers; what is no feed, or has no entries, is said.

    Raises:
        SourceBroken: it is no feed, or so damaged that no entry is left, or reading it ran into a limit.
        SourceEmpty: it is a whole feed, and has no entries.
        SourceNotText: it is no text.
        SourceTooLarge: it has over 20 MB.
    """
    text = text_of(offer.whole(LARGEST_FEED))
    feed = taken_out("feed", _xml(text), limits)
    items = cast("list[dict[str, object]]", feed["entries"])
    if not items:
        if feed["version"] and feed["broken"]:
            raise SourceBroken("The feed is ill-formed, and has no entries that can be read.", "Try again, or give its articles as HTML.")
        if feed["version"]:
            raise SourceEmpty("The feed has no entries.", "Leave it out, or save the feed again.")
        raise SourceBroken("It is no feed that can be read (RSS, RDF or Atom).", "Save the feed again, or give the articles as HTML.")
    damaged = ("the feed is ill-formed: entries may be cut short, or missing",) if feed["broken"] else ()
    broke_off = bool(damaged) and not _END.search(text)
    for number, item in enumerate(items, 1):
        made = _entry(f"{offer.name}#{number}", item, _said(item, feed, offer.said), damaged)
        yield replace(made, last=True) if broke_off and number == len(items) else made


def feed_documents(offer: Offer, limits: Limits = DEFAULT) -> Iterator[Found]:
    """A document for each entry, or why there is none.

    Raises:
        SourceFault: as `feed_entries`.
    """
    return (each.found for each in feed_entries(offer, limits))
