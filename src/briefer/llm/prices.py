"""What questions cost, and the purse that a run pays them from."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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
    """One request that is to be paid for: to whom it goes, what it costs at most, whether it went out, and what it came to.

    US dollars; ``cost`` is None where no reply says it.
    """

    reader: str
    most: float
    sent: bool = False
    cost: float | None = None


class Purse:
    """What a run may spend, shared by all that it asks. It is never passed by more than one request.

    Before a request goes out, what it may cost at most is set aside: its text, and the largest answer; or the dearest request so far
    to this model, if that cost more. One that does not fit waits for those under way. Then it goes out alone, if there is anything left.
    Until the first reply of a model has told what its answers take, it is asked one request at a time. What costs nothing never waits.

    Who waits for it waits at the gate of its endpoint.

    Args:
        budget: US dollars; None where there is no limit.

    Attributes:
        changed: set when something may fit that did not; the gates of a run share it.
    """

    def __init__(self, budget: float | None) -> None:
        self._budget = budget
        self._spent = self._aside = 0.0
        self._open = 0
        self._dearest: dict[str, float] = {}
        self.changed = asyncio.Event()

    def place(self, endpoint: Endpoint, body: Mapping[str, Any]) -> Place:
        """The place of a request in the budget; nothing is set aside yet."""
        return Place(endpoint.reader, 0.0 if self._budget is None else _most(endpoint, body))

    def fits(self, place: Place) -> bool:
        """Whether it may go out now.

        Raises:
            BudgetReached: nothing is left.
        """
        if self._budget is None or not place.most:
            return True
        if self._spent >= self._budget:
            raise BudgetReached(
                f"The budget of {self._budget:g} US dollars is spent ({self._spent:.4f}).",
                "Run it again to go on: what was answered is kept, and costs nothing. Or give more: --budget.",
            )
        known = self._dearest.get(place.reader)
        return not self._open or (known is not None and self._spent + self._aside + max(place.most, known) <= self._budget)

    @contextmanager
    def taken(self, place: Place) -> Iterator[None]:
        """What it may cost is set aside; in the end, what it did cost is spent."""
        if self._budget is None or not place.most:
            yield
            return
        aside = max(place.most, self._dearest.get(place.reader, 0.0))
        self._aside, self._open = self._aside + aside, self._open + 1
        try:
            yield
        finally:
            cost = 0.0 if not place.sent else aside if place.cost is None else place.cost
            self._aside, self._open, self._spent = self._aside - aside, self._open - 1, round(self._spent + cost, 9)
            if cost:
                self._dearest[place.reader] = max(cost, self._dearest.get(place.reader, 0.0))
            self.changed.set()


def _most(endpoint: Endpoint, body: Mapping[str, Any]) -> float:
    """US dollars that a request costs at most, as far as can be told before."""
    price = endpoint.price
    return (tokens_of_request(body).high * price.tokens_in + LARGEST_ANSWER * price.tokens_out) / MILLION if price else 0.0


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
