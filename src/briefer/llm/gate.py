"""The gate before an endpoint: how many requests are under way at a time, and when the next may go.

1. Never more than ``most`` at a time. Where the endpoint says that this is too much, half of it; after a run of answers, one more again
   (additive increase, multiplicative decrease: Chiu and Jain 1989). All that was under way when it said so is one burst, and halves once.
2. Nothing goes out before a Retry-After is over.
3. Requests and tokens of any minute stay within the endpoint's limits.
4. Nothing goes out that doesn't fit into the purse.
5. After a fault that no question can escape, all that wait get it at once.

A question that waits for its turn is held back by us, so its deadline waits too. A Retry-After is the endpoint's, and the deadline goes on.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.errors import ModelFault
from briefer.llm.rates import Rates, Sent

if TYPE_CHECKING:
    from briefer.llm.door import Sleep

Clock = Callable[[], float]
"""Seconds, from any zero."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One request under way: what it counts for, and how many bursts there had been when it went out."""

    sent: Sent
    bursts: int


class Gate:
    """Lets the requests to one endpoint through, first come, first served.

    Args:
        most: requests under way at a time.
        requests_per_minute: None where there is no limit.
        tokens_per_minute: the same; of questions and answers.
        clock: gives seconds.
        sleep: waits for seconds. One that returns early is believed: its seconds are over.
        changed: is set when what did not fit may fit.
    """

    def __init__(
        self,
        most: int,
        requests_per_minute: int | None = None,
        tokens_per_minute: int | None = None,
        *,
        clock: Clock = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        changed: asyncio.Event | None = None,
    ) -> None:
        self._most = self._limit = most
        self._rates = Rates(requests_per_minute, tokens_per_minute)
        self._clock, self._sleep = clock, sleep
        self._turn, self._changed = asyncio.Lock(), changed or asyncio.Event()
        self._naps: set[asyncio.Future[None]] = set()
        self._open = self._run = self._bursts = 0
        self._latest = self._until = clock()
        self._silent = 0.0
        self._silent_since: float | None = None
        self._stopped: ModelFault | None = None

    @property
    def limit(self) -> int:
        """How many requests may be under way now."""
        return self._limit

    @asynccontextmanager
    async def slot(self, tokens: int, deadline: asyncio.Timeout, fits: Callable[[], bool] = lambda: True) -> AsyncIterator[Slot]:
        """Room for one request, as soon as there is some.

        Args:
            tokens: that it will take, estimated.
            deadline: of the question; it waits while we hold the question back.
            fits: whether it may go, as far as others than the gate decide. It may raise a fault.

        Raises:
            ModelFault: the gate was stopped with it, or ``fits`` raised it.
        """
        await self._admitted(tokens, deadline, fits)
        slot = Slot(self._rates.add(self._time(), tokens), self._bursts)
        self._open += 1
        try:
            yield slot
        finally:
            self._open -= 1
            self._changed.set()

    def answered(self, slot: Slot, tokens: int) -> None:
        """A request was answered, and took so many tokens; 0 where the endpoint doesn't say."""
        slot.sent.tokens = tokens or slot.sent.tokens
        if slot.bursts == self._bursts and self._limit < self._most:
            self._run += 1
            if self._run >= self._limit:
                self._limit, self._run = self._limit + 1, 0
                self._changed.set()

    def overloaded(self, slot: Slot, seconds: float | None) -> None:
        """The endpoint said that it is too much, and how long it wants to be left alone; None where it doesn't say."""
        if slot.bursts == self._bursts:
            self._limit = max(1, self._limit // 2)
            self._bursts += 1
        self._run = 0
        self._until = max(self._until, self._time() + (seconds or 0.0))

    def stop(self, fault: ModelFault) -> None:
        """Let nothing through any more; whoever waits gets the fault."""
        self._stopped = self._stopped or fault
        self._changed.set()
        for nap in tuple(self._naps):
            nap.cancel()

    async def pause(self, seconds: float) -> None:
        """Sleep, but not beyond a stop."""
        if self._stopped is None:
            await self._nap(seconds)

    async def _admitted(self, tokens: int, deadline: asyncio.Timeout, fits: Callable[[], bool]) -> None:
        """Return when one more request may go."""
        held = _Held(deadline, self._silence)
        try:
            async with self._turn:
                while True:
                    if self._stopped is not None:
                        raise type(self._stopped)(self._stopped.what, self._stopped.advice)
                    now = self._time()
                    if not fits() or self._open >= self._limit:
                        self._changed.clear()
                        await self._changed.wait()
                    elif self._until > now:
                        await self._keep_silent(self._until - now, held)
                    elif wait := self._rates.wait(now, tokens):
                        await self._nap(wait)
                    else:
                        return
        finally:
            held.release()

    async def _nap(self, seconds: float) -> None:
        """Sleep, until that is over or the gate is stopped."""
        over = self._time() + seconds
        nap = asyncio.ensure_future(self._sleep(seconds))
        self._naps.add(nap)
        try:
            await asyncio.wait({nap})
        finally:
            self._naps.discard(nap)
            nap.cancel()
        if not nap.cancelled():
            nap.result()
            self._latest = max(self._latest, over)

    def _time(self) -> float:
        """The clock, and never before the end of a sleep that is over."""
        return max(self._clock(), self._latest)

    async def _keep_silent(self, seconds: float, held: _Held) -> None:
        """Sleep because the endpoint wants it, while the deadline goes on."""
        held.release()
        self._silent_since = asyncio.get_running_loop().time()
        try:
            await self._nap(seconds)
        finally:
            self._silent, self._silent_since = self._silence(), None
        held.hold()

    def _silence(self) -> float:
        """Seconds of silence so far, all together: whoever is first in the line keeps it for those behind."""
        since = self._silent_since
        return self._silent + (asyncio.get_running_loop().time() - since if since is not None else 0.0)


class _Held:
    """A deadline that is held back, but for the seconds of silence, of which ``silence`` gives the sum so far."""

    def __init__(self, deadline: asyncio.Timeout, silence: Callable[[], float]) -> None:
        self._deadline, self._silence = deadline, silence
        self._loop = asyncio.get_running_loop()
        self._left: float | None = None
        self.hold()

    def hold(self) -> None:
        """Stop its clock."""
        when = self._deadline.when()
        if when is not None and not self._deadline.expired():
            self._left, self._begun = when - self._loop.time(), self._silence()
            self._deadline.reschedule(None)

    def release(self) -> None:
        """Let it go on, with what was left."""
        if self._left is not None:
            self._deadline.reschedule(self._loop.time() + self._left - (self._silence() - self._begun))
            self._left = None
