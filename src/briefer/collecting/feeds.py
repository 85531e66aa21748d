"""Feeds: asked for under their validators; of each entry the page behind its link, and its own text where the page can't be had."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal
from urllib.parse import urljoin, urlsplit

from briefer.bringing import brought
from briefer.collecting.intake import own_text
from briefer.collecting.pages import LEAST, MOST_ASKED, OWN, Got, Pages, Want
from briefer.errors import AddressRefused, SourceBroken, SourceEmpty, SourceFault
from briefer.fetch import Fetched, canonical
from briefer.fetch import shown as shown_url
from briefer.models import Asked, Incoming, Unread
from briefer.sources.formats.documents import besides_of
from briefer.sources.formats.feeds import Entry
from briefer.sources.formats.names import shown
from briefer.sources.reading import Brought, entries_in

_FAILED = "failed"
"""Noted of an entry whose page could not be had: it is asked for again when it is due."""
_BROKE_OFF = "The feed breaks off: the last of its entries are missing, or cut short."
_INSTEAD = "it is the feed's own text: the page behind its link could not be read"
_TAKEN = "What the feed has of it was taken in in its place."
_TOO_LITTLE = "What the feed has of it is too little to be taken in in its place."


@dataclass(frozen=True, slots=True)
class _Feed:
    """A feed that came: its address, canonical and as it was found; its name as a place."""

    key: str
    url: str
    place: str


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry.

    Attributes:
        entry: as it stands in the feed.
        link: as it is asked for; '' where it has none.
        key: what its article is known by.
        noted: by what is noted that it was dealt with.
    """

    entry: Entry
    link: str
    key: str
    noted: str

    @property
    def name(self) -> str:
        """As a failure names it; of a link that may not be asked for, what is fit to be shown."""
        return (shown if self.link == self.key else shown_url)(self.link) or self.entry.found.name


async def take_address(address: str, place: str, pages: Pages, kind: Literal["feed", "page"]) -> None:
    """Take in what is at an address of the settings: a feed with all behind it, or a page."""
    try:
        got = await pages.get(address, Want(place, kind=kind))
        fault = got.fault
        if got.feed:
            await _take_feed(_Feed(canonical(address), got.feed.url, place), got.feed, pages)
    except SourceFault as refused:
        fault = refused
    if fault:
        pages.intake.fail(place, shown_url(address), fault)


async def _take_feed(feed: _Feed, page: Fetched, pages: Pages) -> None:
    """Take in the entries of a feed. It is noted as asked for only once each was dealt with, or a killed run would lose some.

    Raises:
        SourceFault: it is no feed that can be read.
    """
    entries = await pages.aside(lambda: list(_entries(brought(feed.url, page))))
    items = await pages.aside(partial(_new, feed, entries, pages))
    done = await asyncio.gather(*(_take_entry(feed, item, pages) for item in items[:MOST_ASKED]))
    left, broke_off = len(items) - len(done), any(entry.last for entry in entries)
    if broke_off:
        pages.intake.fail(feed.place, shown_url(feed.url), SourceBroken(_BROKE_OFF, "The next run asks for it again."))
    if left:
        fault = SourceBroken(f"{left:,} more of its entries were not read in this run.", "The next one goes on with them.")
        pages.intake.fail(feed.place, shown_url(feed.url), fault)
    elif all(done) and not broke_off:
        await pages.aside(partial(pages.note, feed.key, page))


def _entries(page: Brought) -> Iterator[Entry]:
    """The entries of a feed. That a whole feed has none today is no fault of it."""
    try:
        yield from entries_in(page)
    except SourceEmpty:
        if not page.data.strip():
            raise


def _new(feed: _Feed, entries: Sequence[Entry], pages: Pages) -> list[_Item]:
    """The entries that are new, have changed, or could not be read the last time; the others are counted."""
    titles = defaultdict(set)
    for entry in entries:
        titles[_link(feed, entry)].add(entry.said.get("og:title"))
    items = []
    for entry in entries:
        link = _link(feed, entry)
        # An address that two entries of different titles share (the front page) is the address of neither.
        item = _item(feed, entry, link if len(titles[link]) == 1 else "")
        if _is_done(item, pages):
            pages.intake.tally.unchanged(feed.place)
        else:
            items.append(item)
    return items


def _item(feed: _Feed, entry: Entry, link: str) -> _Item:
    """An entry by its link; by what the feed knows it by, or by its content, where that is none that may be asked for."""
    other = f"{feed.key} {entry.id}" if entry.id else f"text:{entry.digest}"
    return _Item(entry, link, link if _canonical(link) else other, f"{feed.key} {link or other}")


def _link(feed: _Feed, entry: Entry) -> str:
    """Where an entry leads: canonical, where it is an address that may be asked for; '' where it has no link.

    A mere number or name by which the feed knows the entry is no link, though RSS takes every <guid> for one that does not deny it.
    """
    if not entry.link or (entry.link == entry.id and ":" not in entry.link):
        return ""
    try:
        return _canonical(urljoin(feed.url, entry.link)) or entry.link
    except ValueError:  # brackets without an address in them
        return entry.link


def _canonical(link: str) -> str:
    """A link that may be asked for, canonical; '' for any other."""
    try:
        return canonical(link)
    except AddressRefused:
        return ""


def _is_done(item: _Item, pages: Pages) -> bool:
    noted = pages.intake.articles.asked(item.noted)
    return noted is not None and noted.digest == item.entry.digest and (noted.found != _FAILED or not pages.is_due(noted.at))


async def _take_entry(feed: _Feed, item: _Item, pages: Pages) -> bool:
    """Take in the page behind an entry, or its own text; whether it was dealt with, so that it need not be tried again soon."""
    got = await _page(feed, item, pages) if item.link else None
    if got is None:
        return await pages.aside(partial(_alone, feed, item, pages))
    if got.fault is None:
        await pages.aside(partial(_note, item, pages))
        return True
    return await pages.aside(partial(_missed, feed, item, got, pages))


async def _page(feed: _Feed, item: _Item, pages: Pages) -> Got:
    """What came of the page behind the link of an entry; of one that a feed names anew and that was asked for lately, nothing more."""
    said = dict(item.entry.said)
    if not item.entry.publisher and _site(item.link) != _site(feed.url):
        said.pop("og:site_name", None)  # who gathers the pages of others has not published them
    try:
        known = pages.intake.articles.asked(item.link)
        if known and known.found and not pages.is_due(known.at) and pages.intake.articles.asked(item.noted) is None:
            pages.intake.tally.unchanged(feed.place)
            return Got()
        return await pages.get(item.link, Want(feed.place, besides_of(said), partial(_length, item, pages), "entry"))
    except AddressRefused as fault:
        return Got(fault)


def _site(url: str) -> str:
    """The last two parts of the host: 'rss.example.org' and 'www.example.org' are one site."""
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:])


def _length(item: _Item, pages: Pages) -> int:
    """How many characters of an article its entry in the feed has."""
    try:
        return 0 if isinstance(item.entry.found, Unread) else len(pages.intake.source(item.entry.found).text)
    except SourceFault:
        return 0


def _missed(feed: _Feed, item: _Item, got: Got, pages: Pages) -> bool:
    """Name why a page could not be had, and take the entry's own text in its place, if it is an article worth the name."""
    fault = got.fault or SourceBroken("It could not be read.")
    last = pages.intake.before(item.key)
    if last is None or last.via.endswith(OWN):
        took = _length(item, pages) >= LEAST and _take_own(feed, item, f"{feed.place}{OWN}", pages, (_INSTEAD,))
        fault = SourceBroken(f"{fault.what} {_TAKEN if took else _TOO_LITTLE}", fault.advice)
    pages.intake.fail(feed.place, item.name, fault)
    if not got.again:
        _note(item, pages, _FAILED)
    return not got.again


def _alone(feed: _Feed, item: _Item, pages: Pages) -> bool:
    """Take in the own text of an entry that has no page, however short it is: there is no more of it."""
    found = item.entry.found
    if isinstance(found, Unread):
        pages.intake.tally.fail(feed.place, found)
    else:
        _take_own(feed, item, feed.place, pages)
    _note(item, pages)
    return True


def _take_own(feed: _Feed, item: _Item, via: str, pages: Pages, flags: tuple[str, ...] = ()) -> bool:
    """Take in the own text of an entry; whether there was any."""
    found = item.entry.found
    if isinstance(found, Unread):
        return False
    try:
        document = replace(found, name=item.name, flags=(*found.flags, *flags))
        if not pages.intake.knows(feed.place, item.key, document):
            original, ending = own_text(document)
            article = Incoming(key=item.key, source=pages.intake.source(document), via=via, original=original, ending=ending)
            pages.intake.take(feed.place, article)
    except SourceFault as fault:
        pages.intake.fail(feed.place, item.name, fault)
        return False
    return True


def _note(item: _Item, pages: Pages, found: str = "") -> None:
    pages.intake.articles.note_asked(Asked(url=item.noted, found=found, digest=item.entry.digest))
