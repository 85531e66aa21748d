"""An address of the web: asked for once in a run, whoever names it, and under the validators that its host gave before."""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final, Literal, TypeVar
from urllib.parse import urlsplit

from briefer.bringing import brought, left_alone
from briefer.collecting.intake import Intake, key_of, own_text
from briefer.desk.articles import Begun
from briefer.desk.store import stamp
from briefer.errors import FetchStatus, SourceBroken, SourceFault
from briefer.fetch import ComeBack, Fetched, Fetcher, Outcome, Validators, canonical
from briefer.models import Asked, DateKnown, Incoming, Source, Unread, Version
from briefer.sources.formats.documents import Document, besides_of, said_of
from briefer.sources.formats.names import shown
from briefer.sources.reading import Brought, found_in

LEAST = 400
"""Characters of an article worth the name, some 65 English words. Teasers of feeds are cut at 150 to 300; the shortest reports of
agencies have about 400."""
AGAIN = dt.timedelta(hours=12)
"""After which a page is looked at again: at a desk with a brief each morning, once a day, and never twice in one morning."""
YOUNG = dt.timedelta(days=7)
"""How long pages are looked at again: corrections and retractions come mostly in the first days."""
MOST_ASKED: Final = 200
"""Entries of one feed that are read in one run, the first ones first, as feeds have the newest there; the next run goes on. With a
second between two requests to a host, a feed takes some minutes at most. As many of one host are looked at again."""
OWN = ", its own text"
"""Stands behind the place of an article whose text is the feed's own, as its page could not be had."""
_GONE = "gone"
_LISTS = frozenset({"xml", "jsonl"})

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Got:
    """What came of asking: a fault, a feed that is still to be read, or neither: then the page was taken in, or has not changed."""

    fault: SourceFault | None = None
    again: bool = False
    feed: Fetched | None = None


@dataclass(frozen=True, slots=True)
class Want:
    """For whom a page is asked.

    Attributes:
        place: which place names it.
        besides: what that place says of the article: see ``Document.besides``.
        own: how many characters the place itself has of it.
        kind: what it has to be: 'feed'; 'page', which may turn out to be a feed; 'entry' of a feed: one article.
    """

    place: str
    besides: Mapping[str, str] = field(default_factory=dict)
    own: Callable[[], int] = int
    kind: Literal["feed", "page", "entry"] = "page"


class Pages:
    """The pages of one run. What takes time and what writes runs in the one thread of ``worker``, while others are fetched."""

    def __init__(self, fetcher: Fetcher, intake: Intake, worker: Executor, now: Callable[[], dt.datetime]) -> None:
        self.intake = intake
        self._fetcher, self._worker, self._now = fetcher, worker, now
        self._asked: dict[str, asyncio.Task[Got]] = {}

    async def aside(self, work: Callable[[], Result]) -> Result:
        """Do something in the worker's thread."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    def is_due(self, at: str) -> bool:
        """Whether what was asked for then is to be looked at again. A time to come is that of a clock that was wrong."""
        return not dt.timedelta() <= self._now() - dt.datetime.fromisoformat(at) < AGAIN

    async def get(self, address: str, want: Want) -> Got:
        """Ask for an address, if nobody has in this run.

        Raises:
            AddressRefused: it is none that is ever asked for.
        """
        key = canonical(address)
        if key not in self._asked:
            self._asked[key] = asyncio.ensure_future(self._get(address, key, want))
        return await self._asked[key]

    async def _get(self, address: str, key: str, want: Want) -> Got:
        known = self.intake.articles.asked(key)
        try:
            outcome = await self._fetcher.get(address, _validators(known))
        except SourceFault as fault:
            return await self.aside(partial(self._missed, key, known, fault))
        if isinstance(outcome, ComeBack):
            return Got(left_alone(outcome), again=True)
        return await self.aside(partial(self._came, key, known, outcome, want))

    def _missed(self, key: str, known: Asked | None, fault: SourceFault) -> Got:
        last = self.intake.before(key)
        if known is None or last is None or not isinstance(fault, FetchStatus) or fault.status not in {404, 410}:
            return Got(fault, again=fault.again)
        self.intake.articles.note_asked(known.model_copy(update={"at": "", "digest": _GONE}))
        what = f"It was taken in on {last.taken[:10]}, and is gone now ({fault.status})."
        return Got(SourceBroken(what, "See whether its publisher has taken it back; what was taken in is kept."))

    def _came(self, key: str, known: Asked | None, outcome: Outcome, want: Want) -> Got:
        if not isinstance(outcome, Fetched):
            if known:
                self.intake.articles.note_asked(known.model_copy(update={"at": ""}))
            self.intake.tally.unchanged(want.place)
            return Got()
        digest = hashlib.sha256(outcome.data).hexdigest()
        if known and known.digest == digest:
            self.note(key, outcome)
            self.intake.tally.unchanged(want.place)
            return Got()
        if outcome.kind == "xml" and want.kind != "entry":
            return Got(feed=outcome)
        try:
            if want.kind == "feed":
                raise SourceBroken("It is a page, and no feed.", "Name it under urls in [take], or give the address of its feed.")
            self._take(brought(key, outcome), want)
        except SourceFault as fault:
            return Got(fault)
        self.note(key, outcome)
        return Got()

    def note(self, key: str, page: Fetched) -> None:
        """Note that an address was asked for, under what it was asked by and under what it was found at; after all else is done."""
        told, digest = page.validators, hashlib.sha256(page.data).hexdigest()
        for url in dict.fromkeys((key, canonical(page.url))):
            self.intake.articles.note_asked(Asked(url=url, etag=told.etag, modified=told.modified, found=told.url, digest=digest))

    def _take(self, page: Brought, want: Want) -> None:
        """Take in what is on a page.

        Raises:
            SourceFault: nothing of it could be read, or it is no article where one is wanted.
        """
        if want.kind == "entry" and page.ending in _LISTS:
            raise SourceBroken("Behind the link is a list of articles, and no article.", "Name the list itself in [take].")
        faults = []
        taken = 0
        for found in found_in(page):
            try:
                if isinstance(found, Unread):
                    raise SourceBroken(found.why, found.advice)
                self._take_one(page, found, want)
                taken += 1
            except SourceFault as fault:
                faults.append((found.name, fault))
        if not taken and faults:
            raise faults[0][1]
        for name, why in faults:
            self.intake.fail(want.place, name, why)

    def _take_one(self, page: Brought, found: Document, want: Want) -> None:
        whole = found.name == page.name
        key = canonical(page.url) if whole else key_of(found)
        if self.intake.knows(want.place, key, found):
            return
        last = self.intake.articles.with_key(key)
        source = self.intake.source(replace(found, besides={**_known_of(last), **want.besides}) if whole else found)
        if len(source.text) < LEAST:
            _check_whole(source, last, want)
        original, ending = (page.data, page.ending) if whole else own_text(found)
        self.intake.take(want.place, Incoming(key=key, source=source, via=want.place, original=original, ending=ending))

    async def look_again(self) -> None:
        """Look at young pages again that nobody asked for in this run: pages are edited, and taken back, without a word in the feed."""
        await asyncio.gather(*(self._again(young, known) for young, known in await self.aside(self._due)))

    def _due(self) -> list[tuple[Begun, Asked]]:
        """The young pages that are due: of each host those that were left alone the longest, as many as one run may ask it for."""
        hosts: defaultdict[str, list[tuple[Begun, Asked]]] = defaultdict(list)
        for young in self.intake.articles.begun(stamp(self._now() - YOUNG)):
            known = self.intake.articles.asked(young.key)
            if known and known.found and known.digest != _GONE and young.key not in self._asked and self.is_due(known.at):
                hosts[urlsplit(young.key).netloc].append((young, known))
        return [each for due in hosts.values() for each in sorted(due, key=lambda pair: pair[1].at)[:MOST_ASKED]]

    async def _again(self, young: Begun, known: Asked) -> None:
        place = young.via.removesuffix(OWN)
        got = await self.get(known.found, Want(place, kind="entry"))
        if got.fault:
            self.intake.fail(place, shown(young.key), got.fault)


def _known_of(last: Version | None) -> Mapping[str, str]:
    """What the last version says, for a page that says less of itself than whoever named it then did."""
    if last is None:
        return {}
    source = last.source
    day = source.published if source.published_how is DateKnown.METADATA else None
    return besides_of(said_of(title=source.title, publisher=source.publisher, published=day))


def _check_whole(source: Source, last: Version | None, want: Want) -> None:
    """Raise a SourceBroken for a page so short that it is rather a wall before the article, or a word on why it is gone.

    To take it for the article would tell readers that it has taken back all that it said.
    """
    if last is not None and not last.via.endswith(OWN) and len(last.source.text) >= LEAST:
        what = f"The page has {len(source.text):,} characters left of {len(last.source.text):,} that were taken in on {last.taken[:10]}."
        raise SourceBroken(what, "Look whether it was taken back, or stands behind a wall; what was taken in is kept.")
    if want.kind == "entry" and len(source.text) < want.own():
        raise SourceBroken("The page shows less of the article than its feed does.", "Save the page from a browser, and give the file.")


def _validators(known: Asked | None) -> Validators | None:
    return Validators(known.found, known.etag, known.modified) if known and known.found and known.digest != _GONE else None
