"""What questions cost, and the purse that a run pays them from."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

from briefer.errors import BudgetReached
from briefer.llm.estimates import LARGEST_ANSWER, tokens_of_request
from briefer.llm.keep import Keep, usage_of
from briefer.models import Exchange, Usage
from briefer.settings import Endpoint, Price

MILLION = 1_000_000


def cost_of(tokens: tuple[int, int], price: Price | None, *, billed: bool = True) -> float | None:
    """US dollars for tokens in and out.

    None where it is not known: without a price, and where a reply was ``billed`` and its endpoint counts no tokens.
    """
    if price is None or (billed and tokens == (0, 0) and (price.tokens_in or price.tokens_out)):
        return None
    return round((tokens[0] * price.tokens_in + tokens[1] * price.tokens_out) / MILLION, 9)


@dataclass(slots=True)
class Place:
    """One request that is paid for: whether it went out, and what it came to in US dollars; None where no reply says that."""

    sent: bool = False
    cost: float | None = None


class Purse:
    """What a run may spend, shared by all that it asks. It is never passed by more than one request.

    Before a request goes out, what it may cost at most is set aside: its text, and the largest answer; or the dearest request so far
    to this model, if that cost more. One that does not fit waits for those under way. Then it goes out alone, if there is anything left.
    Until the first reply of a model has told what its answers take, it is asked one request at a time. What costs nothing never waits.

    Args:
        budget: US dollars; None where there is no limit.
    """

    def __init__(self, budget: float | None) -> None:
        self._budget = budget
        self._spent = self._aside = 0.0
        self._open = 0
        self._dearest: dict[str, float] = {}
        self._turn, self._changed = asyncio.Lock(), asyncio.Event()

    @asynccontextmanager
    async def place(self, endpoint: Endpoint, body: Mapping[str, Any], deadline: asyncio.Timeout) -> AsyncIterator[Place]:
        """Room for one request in the budget.

        Args:
            endpoint: that it goes to.
            body: of the request.
            deadline: of the question; it waits while we hold the question back.

        Raises:
            BudgetReached: nothing is left.
        """
        place, most = Place(), 0.0 if self._budget is None else _most(endpoint, body)
        if self._budget is None or not most:
            yield place
            return
        await self._admitted(self._budget, endpoint.reader, most, deadline)
        aside = max(most, self._dearest.get(endpoint.reader, 0.0))
        self._aside, self._open = self._aside + aside, self._open + 1
        try:
            yield place
        finally:
            cost = 0.0 if not place.sent else aside if place.cost is None else place.cost
            self._aside, self._open, self._spent = self._aside - aside, self._open - 1, round(self._spent + cost, 9)
            if cost:
                self._dearest[endpoint.reader] = max(cost, self._dearest.get(endpoint.reader, 0.0))
            self._changed.set()

    async def _admitted(self, budget: float, reader: str, most: float, deadline: asyncio.Timeout) -> None:
        """Return when one more request may go, first come, first served."""
        with held(deadline):
            async with self._turn:
                while not self._fits(budget, reader, most):
                    self._changed.clear()
                    await self._changed.wait()

    def _fits(self, budget: float, reader: str, most: float) -> bool:
        if self._spent >= budget:
            raise BudgetReached(
                f"The budget of {budget:g} US dollars is spent ({self._spent:.4f}).",
                "Run it again to go on: what was answered is kept, and costs nothing. Or give more: --budget.",
            )
        if not self._open:
            return True
        known = self._dearest.get(reader)
        return known is not None and self._spent + self._aside + max(most, known) <= budget


def _most(endpoint: Endpoint, body: Mapping[str, Any]) -> float:
    """US dollars that a request costs at most, as far as can be told before."""
    price = endpoint.price
    return (tokens_of_request(body).high * price.tokens_in + LARGEST_ANSWER * price.tokens_out) / MILLION if price else 0.0


@contextmanager
def held(deadline: asyncio.Timeout) -> Iterator[None]:
    """A deadline that waits meanwhile."""
    when, loop = deadline.when(), asyncio.get_running_loop()
    if when is None or deadline.expired():
        yield
        return
    left = when - loop.time()
    deadline.reschedule(None)
    try:
        yield
    finally:
        deadline.reschedule(loop.time() + left)


class Bill:
    """A store of exchanges that counts: what was asked in this run, and what was answered before.

    Attributes:
        asked: the exchanges that came in this run, without those that failed.
        failed: how many failed.
    """

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self.asked = Usage()
        self.failed = 0
        self._known: dict[str, bool] = {}

    @property
    def kept(self) -> int:
        """How many questions had been answered before."""
        return sum(self._known.values())

    def of_question(self, question: str) -> Sequence[Exchange]:
        """As the store has it."""
        found = self._keep.of_question(question)
        self._known.setdefault(question, bool(found))
        return found

    def add(self, exchange: Exchange) -> None:
        """Count it, and keep it."""
        if exchange.stands:
            self.asked += usage_of([exchange])
        else:
            self.failed += 1
        self._keep.add(exchange)
