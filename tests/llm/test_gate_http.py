"""The gate over real HTTP: a hundred questions that share one client, limits, stops and cancelling."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from briefer.errors import ModelFault, ModelUnreachable
from briefer.llm import Door
from briefer.llm.rates import MINUTE
from briefer.prompts import Prompt
from briefer.settings import Endpoint, Settings
from tests.faulty_server import FaultyServer, Reply, completion, refused, reply


class City(BaseModel):
    """A city."""

    name: str


def prompts(number: int) -> list[Prompt]:
    return [Prompt(name="p.v1", messages=(("system", "s"), ("user", f"city {n}"))) for n in range(number)]


def settings(url: str, **limits: Any) -> Settings:
    endpoint = Endpoint(reader="openai-compatible/m", model="m", base_url=url, **limits.pop("endpoint", {}))
    return Settings(endpoints=(endpoint,), **{"deadline": 60.0, "attempts": 10, **limits})


async def _no_sleep(_: float) -> None:
    await asyncio.sleep(0)


def sometimes(share: float, seed: int) -> Callable[[dict[str, Any]], Reply]:
    """Answers with the name that was asked for; now and then with a 429, a 500, or an overload in a 200."""
    chance = random.Random(seed)
    faults = (refused(429, "rate_limit_exceeded", headers={"retry-after": "2"}), refused(500, "server_error"), refused(529, "overloaded"))

    def told(body: dict[str, Any]) -> Reply:
        if chance.random() < share:
            return chance.choice(faults)
        return completion({"name": body["messages"][1]["content"]}, wait=0.005)

    return told


BUSY = reply({"error": {"message": "Overloaded", "type": "overloaded_error"}})


@pytest.mark.parametrize(
    ("told", "limit"),
    [(refused(429, "x"), 4), (refused(503, "x"), 4), (refused(529, "x"), 4), (BUSY, 4), (refused(500, "x"), 8), (refused(502, "x"), 8)],
    ids=["429", "503", "529", "an overload in a 200", "500", "502"],
)
async def test_what_says_that_we_ask_too_much(told: Reply, limit: int):
    with FaultyServer((told, completion({"name": "city"}))) as server:
        async with Door(settings(server.base_url, concurrency=8), sleep=_no_sleep) as model:
            assert (await model(prompts(1)[0], City)).usage.calls == 1
            asked = model._lines[0]._model
            assert asked is not None
            assert asked._gate.limit == limit


async def test_who_waits_for_a_slot_has_the_whole_deadline_left():
    with FaultyServer(lambda body: completion({"name": body["messages"][1]["content"]}, wait=0.5)) as server:
        async with Door(settings(server.base_url, concurrency=1, deadline=2.0)) as model:
            answers = await asyncio.gather(*(model(p, City) for p in prompts(5)))
    assert len(answers) == 5


async def test_a_hundred_questions_share_one_client():
    with FaultyServer(sometimes(0.25, seed=7)) as server:
        async with Door(settings(server.base_url, concurrency=8), sleep=_no_sleep) as model:
            answers = await asyncio.gather(*(model(p, City) for p in prompts(100)))
    assert [a.answer.name for a in answers] == [f"city {n}" for n in range(100)]
    assert sum(a.usage.calls for a in answers) == 100
    assert len(server.requests) > 110
    assert 1 < server.most_at_once <= 8


async def test_each_of_a_hundred_gets_its_own_end():
    def told(body: dict[str, Any]) -> Reply:
        number = int(body["messages"][1]["content"].split()[1])
        return refused(500, "server_error", f"no. {number}") if number % 5 == 0 else completion({"name": f"city {number}"})

    with FaultyServer(told) as server:
        async with Door(settings(server.base_url, concurrency=8, attempts=2), sleep=_no_sleep) as model:
            ends = await asyncio.gather(*(model(p, City) for p in prompts(100)), return_exceptions=True)
    for number, end in enumerate(ends):
        if number % 5 == 0:
            assert type(end) is ModelUnreachable
            assert f"(no. {number})" in str(end)
        else:
            assert not isinstance(end, BaseException)
            assert end.answer.name == f"city {number}"
    assert len(server.requests) == 80 + 2 * 20
    assert server.most_at_once <= 8


async def test_an_endpoint_that_takes_two_at_a_time_is_asked_two_at_a_time():
    """It refuses the third. Sixteen at a time all the time would be refused seven times of eight, and most of them would end as faults."""
    refusals, ends = 0, [0.0, 0.0]

    def told(body: dict[str, Any]) -> Reply:
        nonlocal refusals
        if min(ends) > time.monotonic():
            refusals += 1
            return refused(429, "rate_limit_exceeded")
        ends[ends.index(min(ends))] = time.monotonic() + 0.02
        return completion({"name": body["messages"][1]["content"]}, wait=0.02)

    with FaultyServer(told) as server:
        async with Door(settings(server.base_url, concurrency=16, attempts=10), sleep=_no_sleep) as model:
            answers = await asyncio.gather(*(model(p, City) for p in prompts(100)))
    assert len(answers) == 100
    assert refusals < 100


async def test_the_limits_of_an_endpoint_are_kept():
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    with FaultyServer(lambda body: completion({"name": body["messages"][1]["content"]})) as server:
        limited, begun = settings(server.base_url, endpoint={"requests_per_minute": 10}), time.monotonic()
        async with Door(limited, sleep=sleep) as model:
            await asyncio.gather(*(model(p, City) for p in prompts(35)))
        took = time.monotonic() - begun
    assert 3 * MINUTE - took <= sum(slept) <= 3 * MINUTE  # the first ten in the first minute, the last five in the fourth


async def test_a_cancelled_hundred_is_gone_and_the_next_question_goes_through():
    kept: list[Any] = []
    twelve = asyncio.Event()

    class Keeping:
        def of_question(self, _: str) -> tuple[()]:
            return ()

        def add(self, exchange: Any) -> None:
            kept.append(exchange)
            if len(kept) == 12:
                twelve.set()

    with FaultyServer(lambda body: completion({"name": body["messages"][1]["content"]}, wait=0.02)) as server:
        async with Door(settings(server.base_url, concurrency=8), keep=Keeping(), sleep=_no_sleep) as model:
            tasks = [asyncio.ensure_future(model(p, City)) for p in prompts(100)]
            await twelve.wait()
            for task in tasks:
                task.cancel()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
            done = [e for e in ends if not isinstance(e, BaseException)]
            assert 0 < len(done) <= len(kept) < 100
            assert all(isinstance(e, asyncio.CancelledError) for e in ends if isinstance(e, BaseException))
            assert len(server.requests) <= len(kept) + 8
            again = await model(prompts(1)[0], City)
    assert again.answer.name == "city 0"


async def test_a_stop_reaches_those_that_wait_for_the_minute():
    answers = iter([completion({"name": "city"}), refused(401, "invalid_api_key")])
    with FaultyServer(lambda _: next(answers)) as server:
        limited = settings(server.base_url, concurrency=1, endpoint={"requests_per_minute": 2})
        async with Door(limited) as model:  # with the sleep of the machine: a minute would be seen
            ends = await asyncio.gather(*(model(p, City) for p in prompts(20)), return_exceptions=True)
    assert len(server.requests) == 2
    assert sum(isinstance(e, ModelFault) for e in ends) == 19
    assert len({str(e) for e in ends if isinstance(e, ModelFault)}) == 1
