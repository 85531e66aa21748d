"""Whose turn it is: one request at a time to a host, a pause after each, and only so many hosts at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


class Held(Exception):
    """The host asked to be left alone, for longer than one is ready to wait. ``pause`` is in seconds."""

    def __init__(self, pause: float) -> None:
        super().__init__(pause)
        self.pause = pause


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free: float = float("-inf")
    """The time at which the next request may go out."""
    held: float = float("-inf")
    """The time until which the host wants none."""


class Turns:
    """The hosts of a run. Names that share a machine count as different hosts."""

    def __init__(self, clock: Clock, sleep: Sleep, at_once: int) -> None:
        self._clock, self._sleep = clock, sleep
        self._slots = asyncio.Semaphore(at_once)
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def take(self, host: str, pause: float, patience: float) -> AsyncIterator[float]:
        """A turn for one request, with ``pause`` seconds after it; gives how long the host had us wait because it was held.

        Raises:
            Held: it is held for longer than ``patience`` seconds; nothing was waited for then.
        """
        this = self._hosts.setdefault(host, _Host())
        async with this.lock:
            held = max(0.0, this.held - self._clock())
            if held > patience:
                raise Held(held)
            wait = max(held, this.free - self._clock())
            if wait > 0:
                await self._sleep(wait)
            async with self._slots:
                try:
                    yield held
                finally:
                    this.free = max(this.free, self._clock() + pause)

    def hold(self, host: str, pause: float) -> None:
        """No request to this host for so many seconds."""
        self._hosts.setdefault(host, _Host()).held = self._clock() + pause
