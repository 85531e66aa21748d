"""The gate, with a clock and a sleep of the tests' own."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import ModelQuotaFault
from briefer.llm.gate import Gate, Slot
from briefer.llm.rates import MINUTE, Rates

LONG = 3600.0


class Clock:
    """Time that goes on only while somebody sleeps. Sleepers wake in order of time, as on a real clock."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(0)
        self.now += seconds


@asynccontextmanager
async def slot(gate: Gate, tokens: int = 10) -> AsyncIterator[Slot]:
    async with asyncio.timeout(LONG) as deadline, gate.slot(tokens, deadline) as taken:
        yield taken


async def answered(gate: Gate, times: int = 1) -> None:
    for _ in range(times):
        async with slot(gate) as taken:
            gate.answered(taken, 10)


async def burst(gate: Gate, number: int, seconds: float | None = None) -> None:
    """That many at a time, all refused."""
    together = asyncio.Barrier(number)

    async def one() -> None:
        async with slot(gate) as taken:
            await together.wait()
            gate.overloaded(taken, seconds)

    await asyncio.gather(*(one() for _ in range(number)))


def gate_of(most: int = 8, clock: Clock | None = None, **limits: Any) -> Gate:
    time = clock or Clock()
    return Gate(most, **limits, clock=time, sleep=time.sleep)


# ---------------------------------------------------------------- how many at a time


async def test_a_burst_halves_once():
    gate = gate_of()
    await burst(gate, 8)
    assert gate.limit == 4
    await burst(gate, 4)
    assert gate.limit == 2


async def test_what_was_under_way_at_a_refusal_neither_halves_again_nor_counts_as_recovery():
    gate = gate_of()
    async with slot(gate) as first, slot(gate) as second, slot(gate) as third:
        gate.overloaded(first, None)
        gate.overloaded(second, None)
        for _ in range(9):
            gate.answered(third, 10)
        assert gate.limit == 4


async def test_never_below_one():
    gate = gate_of(3)
    for _ in range(5):
        await burst(gate, 1)
    assert gate.limit == 1
    await answered(gate)
    assert gate.limit == 2


async def test_it_grows_by_one_after_a_run_of_answers_and_never_beyond_what_was_allowed():
    gate = gate_of()
    await burst(gate, 8)
    grown = []
    for _ in range(40):
        await answered(gate)
        grown.append(gate.limit)
    assert grown[:4] == [4, 4, 4, 5]
    assert grown.index(6) == 4 + 5 - 1
    assert grown.index(8) == 4 + 5 + 6 + 7 - 1
    assert max(grown) == 8


async def test_a_refusal_breaks_the_run():
    gate = gate_of()
    await burst(gate, 8)
    await answered(gate, 3)
    await burst(gate, 1)
    assert gate.limit == 2
    await answered(gate)
    assert gate.limit == 2


async def test_after_a_refusal_only_half_are_under_way():
    gate = gate_of()
    await burst(gate, 8)
    under_way = most = 0

    async def one() -> None:
        nonlocal under_way, most
        async with slot(gate):
            under_way += 1
            most = max(most, under_way)
            await asyncio.sleep(0)
            under_way -= 1

    await asyncio.gather(*(one() for _ in range(20)))
    assert most == 4


# ---------------------------------------------------------------- when the next may go


async def test_nothing_starts_before_a_retry_after_is_over():
    clock = Clock()
    gate = gate_of(clock=clock)
    await burst(gate, 2, 7.0)
    starts = []

    async def one() -> None:
        async with slot(gate):
            starts.append(clock.now)

    await asyncio.gather(*(one() for _ in range(3)))
    assert starts == [7.0, 7.0, 7.0]
    assert clock.slept == [7.0]  # one sleeps for all


async def test_a_later_and_longer_retry_after_counts():
    clock = Clock()
    gate = gate_of(clock=clock)
    async with slot(gate) as one, slot(gate) as other:
        gate.overloaded(one, 20.0)
        gate.overloaded(other, 5.0)
    async with slot(gate):
        assert clock.now == 20.0


async def test_a_refusal_that_names_no_time_holds_up_nobody_else():
    clock = Clock()
    gate = gate_of(clock=clock)
    await burst(gate, 2)
    await answered(gate)
    assert clock.slept == []


async def test_requests_per_minute():
    clock = Clock()
    gate = gate_of(clock=clock, requests_per_minute=3)
    starts = []
    for _ in range(7):
        async with slot(gate):
            starts.append(clock.now)
            clock.now += 1.0
    assert starts == [0, 1, 2, 60, 61, 62, 120]


async def test_tokens_per_minute_by_estimate_and_then_by_what_the_endpoint_counted():
    clock = Clock()
    gate = gate_of(clock=clock, tokens_per_minute=100)
    async with slot(gate, 40) as first:
        gate.answered(first, 90)
    async with slot(gate, 40) as second:
        assert clock.now == 60.0
        gate.answered(second, 20)
    async with slot(gate, 80):
        assert clock.now == 60.0


async def test_what_is_larger_than_a_whole_minute_goes_alone():
    clock = Clock()
    gate = gate_of(clock=clock, tokens_per_minute=100)
    await answered(gate)
    async with slot(gate, 5000):
        assert clock.now == 60.0
    async with slot(gate, 1):
        assert clock.now == 120.0


@given(
    st.integers(1, 5),
    st.integers(50, 200),
    st.lists(st.tuples(st.floats(0, 90), st.integers(1, 120)), min_size=1, max_size=30),
)
def test_no_minute_ever_holds_more_than_allowed(requests: int, tokens: int, asked: list[tuple[float, int]]):
    rates, now = Rates(requests, tokens), 0.0
    sent: list[tuple[float, int]] = []
    for later, size in asked:
        now += later
        now += rates.wait(now, size)
        assert rates.wait(now, size) <= 1e-6
        rates.add(now, size)
        sent.append((now, size))
    for at, _ in sent:
        within = [size for when, size in sent if at <= when < at + MINUTE - 1e-6]
        assert len(within) <= requests
        assert sum(within) <= tokens or len(within) == 1


# ---------------------------------------------------------------- deadlines, stops, cancelling


async def test_waiting_for_room_or_a_rate_does_not_count_against_the_deadline():
    clock = Clock()
    gate = gate_of(1, clock=clock, requests_per_minute=1)
    async with asyncio.timeout(0.5) as deadline:
        async with slot(gate):
            waiting = asyncio.ensure_future(_enter(gate, deadline))
            await asyncio.sleep(0)
            assert deadline.when() is None
            await _real(0.6)
        left = await waiting
    assert clock.slept == [60.0]
    assert 0 < left <= 0.5


async def _enter(gate: Gate, deadline: asyncio.Timeout) -> float:
    """Seconds that are left when it is let through."""
    async with gate.slot(10, deadline):
        when = deadline.when()
        assert when is not None
        return when - asyncio.get_running_loop().time()


async def _real(seconds: float) -> None:
    await asyncio.sleep(seconds)


@pytest.mark.parametrize("place", [0, 1, 2], ids=["first in the line", "second", "third"])
async def test_a_retry_after_counts_against_the_deadline(place: int):
    gate = Gate(8)  # with the clock of the machine
    await burst(gate, 1, 0.3)
    ends: list[str] = []

    async def one(seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds) as deadline, gate.slot(10, deadline):
                await asyncio.sleep(0)
                ends.append("sent")
        except TimeoutError:
            ends.append("late")

    seconds = [LONG, LONG, LONG]
    seconds[place] = 0.1
    await asyncio.gather(*map(one, seconds))
    assert sorted(ends) == ["late", "sent", "sent"]


async def test_a_stop_ends_all_that_wait_at_once():
    released = asyncio.Event()

    async def for_ever(_: float) -> None:
        await released.wait()

    gate = Gate(1, 1, clock=lambda: 0.0, sleep=for_ever)
    await answered(gate)
    waiting = [asyncio.ensure_future(answered(gate)) for _ in range(5)]  # the first of them sleeps until the minute is over
    pausing = asyncio.ensure_future(gate.pause(30.0))
    await _settled()
    gate.stop(ModelQuotaFault("No credit.", "Top it up."))
    ended = await asyncio.gather(*waiting, return_exceptions=True)
    assert [(type(e), str(e)) for e in ended] == [(ModelQuotaFault, "No credit. Top it up.")] * 5
    assert len({id(e) for e in ended}) == 5  # each has one of its own: a traceback belongs to one question
    await pausing
    with pytest.raises(ModelQuotaFault):
        await answered(gate)


async def _settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_cancelling_leaves_no_slot_taken():
    chance = random.Random(1)
    clock = Clock()
    gate = gate_of(3, clock=clock, requests_per_minute=7)

    async def one() -> None:
        async with slot(gate) as taken:
            await asyncio.sleep(0)
            if chance.random() < 0.2:
                gate.overloaded(taken, 5.0)
            else:
                gate.answered(taken, 10)

    for _ in range(30):
        tasks = [asyncio.ensure_future(one()) for _ in range(12)]
        for _ in range(chance.randrange(12)):
            await asyncio.sleep(0)
        for task in chance.sample(tasks, 8):
            task.cancel()
        await asyncio.wait(tasks)
    assert gate._open == 0
    assert not gate._turn.locked()
    assert not gate._naps
    await answered(gate, 30)
    assert gate.limit == 3
