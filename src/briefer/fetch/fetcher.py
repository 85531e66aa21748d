"""The way of one address: taken apart, its name looked up and pinned, its robots.txt asked, its turn, one request; redirects the same.

    get -> (for each hop) names.addresses -> robots -> turns.take -> wire.ask -> unpack -> kinds

Every hop, and robots.txt too, goes through the same doors: there is one place from which requests go out, `_asked`.
"""

from __future__ import annotations

import asyncio
import re
import ssl
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefer.errors import (
    FetchFault,
    FetchStatus,
    FetchTimedOut,
    FetchTooLarge,
    HostUnreachable,
    HostUntrusted,
    RobotsForbids,
    SourceEmpty,
    UsageFault,
)
from briefer.fetch.addresses import Allowed, public
from briefer.fetch.kinds import kind_of, may_be_read, not_read, told_type
from briefer.fetch.names import Names, Resolve, system_addresses
from briefer.fetch.outcomes import ComeBack, Fetched, Limits, Outcome, Redirect, Unchanged, Validators
from briefer.fetch.replies import conditions, longer, next_place, no_page, validators
from briefer.fetch.robots import Rules, read_rules
from briefer.fetch.turns import Clock, Held, Sleep, Turns
from briefer.fetch.unpack import unpacked
from briefer.fetch.urls import Place, place_of
from briefer.retry_after import retry_after

if TYPE_CHECKING:
    from briefer.fetch.wire import Answer, Wire

_MOVED = frozenset({301, 302, 303, 307, 308})
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, application/pdf;q=0.9, "
    "text/plain;q=0.8, application/json;q=0.8, */*;q=0.1"
)
_WORD = re.compile(r"[\x20-\x7e]{1,200}", re.ASCII)


def agent_named(version: str, contact: str) -> str:
    """The name by which we go: `briefer/1.2 (+CONTACT)`; the contact is an address of the web or of mail, where a host may complain.

    Raises:
        UsageFault: one of them has a character that a header can't hold.
    """
    agent = f"briefer/{version} (+{contact})"
    if not _WORD.fullmatch(agent) or set("()") & set(contact + version):
        raise UsageFault("The contact for the user agent has a character that can't be sent.", "Give a web or mail address in ASCII.")
    return agent


class _Time:
    """The seconds that one address has left. Only what runs in `running` counts, and what is spent by hand."""

    def __init__(self, seconds: float, clock: Clock, place: Place) -> None:
        self.left, self._all = seconds, seconds
        self._clock, self._place = clock, place

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        started = self._clock()
        try:
            async with asyncio.timeout(max(self.left, 0.0)) as limit:
                yield
        except TimeoutError as error:
            if not limit.expired():
                raise
            raise FetchTimedOut(
                f"{self._place} took longer than {self._all:g} seconds, all in all.", "Try again later, or save the page and give the file."
            ) from error
        finally:
            self.spend(self._clock() - started)

    def spend(self, seconds: float) -> None:
        self.left -= seconds


@dataclass(slots=True)
class _Trip:
    """One call of `get` on its way: where it is now, how it came there, what was known before, and its time."""

    asked: str
    place: Place
    known: Validators | None
    time: _Time
    redirects: list[Redirect] = field(default_factory=list)

    def come_back(self, status: int | None, pause: float | None) -> ComeBack:
        return ComeBack(self.asked, self.place.url, status, pause, tuple(self.redirects))


class Fetcher:
    """Fetches for one run. What it learns of names, of robots.txt and of hosts that want to be left alone holds as long as it lives."""

    def __init__(
        self,
        agent: str,
        limits: Limits = Limits(),  # noqa: B008  (it is frozen)
        *,
        allowed: Allowed = public,
        resolve: Resolve = system_addresses,
        clock: Clock = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._agent, self._limits, self._clock, self._tls = agent, limits, clock, tls
        self._allowed = allowed
        self._names = Names(resolve, allowed)
        self._turns = Turns(clock, sleep, limits.at_once)
        self._robots: dict[str, Rules | FetchFault] = {}
        self._reading: dict[str, asyncio.Lock] = {}
        self._wire: Wire | None = None

    async def get(self, url: str, known: Validators | None = None) -> Outcome:
        """What is at an address. ``known`` goes out with the request to the very address that gave it, and to no other.

        Raises:
            FetchFault: one of its kinds, each with what happened and what to do.
            SourceEmpty: there is nothing in it.
        """
        place = place_of(url)
        trip = _Trip(url, place, known, _Time(self._limits.seconds, self._clock, place))
        while True:
            outcome = await self._hop(trip)
            if not isinstance(outcome, Redirect):
                return outcome
            trip.place = next_place(trip.place, outcome, len(trip.redirects), self._limits.redirects)
            trip.redirects.append(Redirect(outcome.status, trip.place.url))

    async def _hop(self, trip: _Trip) -> Outcome | Redirect:
        place = trip.place
        async with trip.time.running():
            await self._names.addresses(place)  # before its robots.txt is asked for: an address that is refused says so itself
        try:
            rules = await self._rules(place, trip.time)
            if not rules.allows(place.target):
                raise RobotsForbids(
                    f"The robots.txt of {place.site} asks that {place} be left alone.", "Read the page yourself, and give the file."
                )
            pause = max(self._limits.pause, min(rules.delay or 0.0, self._limits.longest_pause))
            async with self._asked(place, pause, trip.time, {"Accept": _ACCEPT, **conditions(place, trip.known)}) as answer:
                return await self._outcome(trip, answer)
        except Held as held:
            return trip.come_back(None, held.pause)

    @asynccontextmanager
    async def _asked(self, place: Place, pause: float, time: _Time, headers: Mapping[str, str]) -> AsyncIterator[Answer]:
        """The one door to the network."""
        async with self._turns.take(place.host, pause, time.left) as waited:
            time.spend(waited)
            async with time.running():
                addresses = await self._names.addresses(place)
                async with self._line().ask(place, addresses, headers) as answer:
                    yield answer

    def _line(self) -> Wire:
        if self._wire is None:
            from briefer.fetch.wire import Wire  # noqa: PLC0415  (httpcore2 takes 200 ms: a run that fetches nothing pays none)

            self._wire = Wire(self._agent, self._allowed, self._tls)
        return self._wire

    async def _outcome(self, trip: _Trip, answer: Answer) -> Outcome | Redirect:
        """What a reply is, by its status."""
        place, status = trip.place, answer.status
        if status in _MOVED and "location" in answer.headers:
            return Redirect(status, answer.headers["location"])
        if status == 304 and trip.known and conditions(place, trip.known):
            return Unchanged(trip.asked, place.url, trip.known, tuple(trip.redirects))
        if status in {429, 503}:
            pause = retry_after(answer.headers)
            if pause is not None:
                self._turns.hold(place.host, pause)
            return trip.come_back(status, pause)
        if status not in {200, 203}:
            raise no_page(place, status)
        return await self._page(trip, answer)

    async def _page(self, trip: _Trip, answer: Answer) -> Fetched:
        content_type, charset = told_type(answer.headers.get("content-type", ""))
        if not may_be_read(content_type):
            raise not_read(content_type)
        data, whole = b"", not longer(answer.headers, self._limits.data)
        if whole:
            data, whole = await unpacked(answer.pieces, answer.headers.get("content-encoding", ""), self._limits.data)
        if not whole:
            raise FetchTooLarge(
                f"{trip.place} has more than {self._limits.data / 1e6:g} MB, once unpacked.", "Give the article alone, as text or HTML."
            )
        if not data.strip():
            raise SourceEmpty(f"There is nothing at {trip.place}.", "Look at the address in a browser.")
        kind = kind_of(content_type, charset, data)
        url, redirects = trip.place.url, tuple(trip.redirects)
        return Fetched(trip.asked, url, answer.status, kind, content_type, charset, data, validators(url, answer.headers), redirects)

    async def _rules(self, place: Place, time: _Time) -> Rules:
        """What the robots.txt of a site asks for, read once in a run; who comes meanwhile waits for whoever reads it.

        Raises:
            RobotsForbids: it can't be read, so that nothing may be (RFC 9309, 2.3.1.4).
            HostUnreachable, HostUntrusted: the host itself is the matter.
        """
        async with self._reading.setdefault(place.site, asyncio.Lock()):
            if place.site not in self._robots:
                self._robots[place.site] = await self._robots_of(place, time)
        found = self._robots[place.site]
        if isinstance(found, FetchFault):
            raise copy(found)
        return found

    async def _robots_of(self, place: Place, time: _Time) -> Rules | FetchFault:
        """Read them, or why they can't be read, which holds for the run; but not if it is the page before that took the time.

        Raises:
            Held: the host wants to be left alone.
            FetchTimedOut: a redirect on the way here had used most of the time.
        """
        at, seen = place_of(f"{place.site}/robots.txt"), 0
        late = time.left < self._limits.seconds / 2
        try:
            while True:
                async with self._asked(at, 0.0, time, {}) as answer:
                    if answer.status not in _MOVED or "location" not in answer.headers:
                        return await self._rules_in(place, answer)
                    moved = Redirect(answer.status, answer.headers["location"])
                at, seen = next_place(at, moved, seen, self._limits.redirects), seen + 1
        except FetchStatus:  # redirects without end: as if there were none (RFC 9309, 2.3.1.2)
            return Rules()
        except FetchFault as fault:
            if late and isinstance(fault, FetchTimedOut):
                raise
            return fault if at.site == place.site and isinstance(fault, HostUnreachable | HostUntrusted) else _no_robots(place, fault.what)

    async def _rules_in(self, place: Place, answer: Answer) -> Rules | RobotsForbids:
        """4xx allows all, 5xx nothing; 429 is no absence of the file, so it counts with these."""
        if answer.status >= 500 or answer.status == 429:
            return _no_robots(place, f"status {answer.status}")
        if answer.status >= 300:
            return Rules()
        data, _ = await unpacked(answer.pieces, answer.headers.get("content-encoding", ""), self._limits.robots)
        return read_rules(data, self._agent.partition("/")[0])


def _no_robots(place: Place, why: str) -> RobotsForbids:
    return RobotsForbids(
        f"The robots.txt of {place.site} can't be read, so nothing there is fetched in this run ({why.rstrip('.')}).",
        "Try again later.",
        again=True,
    )
