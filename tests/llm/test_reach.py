"""An endpoint where nobody is: found out with one question, and the others don't wait for it again and again."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from briefer.errors import ModelFault, ModelUnreachable
from briefer.llm import Door
from briefer.models import Exchange
from briefer.prompts import Prompt
from briefer.settings import Settings
from tests.faulty_server import FaultyServer, completion, refused

ATTEMPTS = 4


class City(BaseModel):
    """A city."""

    name: str


GOOD = completion({"name": "Ostrel"})


class Kept:
    """Every exchange in memory, and no answer."""

    def __init__(self) -> None:
        self.all: list[Exchange] = []

    def of_question(self, _: str) -> tuple[Exchange, ...]:
        return ()

    def add(self, exchange: Exchange) -> None:
        self.all.append(exchange)


def prompt(number: int) -> Prompt:
    return Prompt(name="city.v1", messages=(("system", "Name the city."), ("user", f"Article {number}.")))


def chain(*urls: str, **changed: Any) -> Settings:
    endpoints = [{"reader": f"p{n}/m", "model": "m", "base_url": url, "price": {"in": 0, "out": 0}} for n, url in enumerate(urls)]
    return Settings.model_validate({"endpoints": endpoints, "deadline": 60.0, "attempts": ATTEMPTS, **changed})


async def no_sleep(_: float) -> None:
    await asyncio.sleep(0)


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address at which every connection is refused."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{closed.getsockname()[1]}/v1"


async def faults(door: Door, numbers: range) -> list[BaseException]:
    """What comes of these questions, all at a time."""
    return [f for f in await asyncio.gather(*(door(prompt(n), City) for n in numbers), return_exceptions=True) if isinstance(f, ModelFault)]


@pytest.mark.parametrize("url", ["", "http://nobody.invalid:1/v1"], ids=["refused", "no such name"])
async def test_after_one_question_that_found_nobody_each_tries_once(nobody: str, url: str):
    keep = Kept()
    async with Door(chain(url or nobody), keep=keep, sleep=no_sleep) as door:
        for n in range(5):
            with pytest.raises(ModelUnreachable, match="No connection"):
                await door(prompt(n), City)
    assert sorted(Counter(e.question for e in keep.all).values()) == [1, 1, 1, 1, ATTEMPTS]


async def test_of_many_at_a_time_one_tries_and_the_others_hear_it_at_once(nobody: str):
    keep = Kept()
    async with Door(chain(nobody), keep=keep, sleep=no_sleep) as door:
        assert len(await faults(door, range(1))) == 1
        assert len(keep.all) == ATTEMPTS
        assert len({str(f) for f in await faults(door, range(1, 9))}) == 1
        assert len(keep.all) == ATTEMPTS + 1
        assert len(await faults(door, range(9, 11))) == 2
        assert len(keep.all) == ATTEMPTS + 2, "when that one has given up, the next may try"


async def test_those_that_are_under_way_when_it_is_found_out_try_no_more_than_they_would(nobody: str):
    keep = Kept()
    async with Door(chain(nobody, concurrency=4), keep=keep, sleep=no_sleep) as door:
        assert len(await faults(door, range(8))) == 8
    attempts = Counter(e.question for e in keep.all).values()
    assert max(attempts) == ATTEMPTS
    assert len(attempts) == 8, "nobody is left out before a whole question was tried"


async def test_the_next_answers_and_the_user_hears_of_it_once(nobody: str):
    keep, heard = Kept(), list[str]()
    with FaultyServer((GOOD,)) as other:
        async with Door(chain(nobody, other.base_url), keep=keep, sleep=no_sleep, tell=heard.append) as door:
            read = [(await door(prompt(n), City)).reader for n in range(4)]
            read += [a.reader for a in await asyncio.gather(*(door(prompt(n), City) for n in range(4, 12)))]
    assert read == ["p1/m"] * 12
    assert sum(e.reader == "p0/m" for e in keep.all) == ATTEMPTS + 3 + 1
    (said,) = heard
    assert said.startswith("p1/m stands in for p0/m: No connection to ")


async def test_when_somebody_is_there_again_all_is_as_before():
    keep = Kept()
    with FaultyServer((GOOD,)) as server:
        url, port = server.base_url, int(server.base_url.rpartition(":")[2].removesuffix("/v1"))
    async with Door(chain(url), keep=keep, sleep=no_sleep) as door:
        assert len(await faults(door, range(1))) == 1
        with FaultyServer((GOOD, refused(500, "server_error"), GOOD), port) as server:
            assert (await door(prompt(1), City)).answer.name == "Ostrel"
            assert (await door(prompt(2), City)).answer.name == "Ostrel", "what passes is tried again"
            assert len(server.requests) == 3


async def test_a_server_that_answers_badly_is_no_place_without_anybody():
    with FaultyServer((refused(503, "overloaded"),)) as server:
        async with Door(chain(server.base_url), sleep=no_sleep) as door:
            for n in range(3):
                assert len(await faults(door, range(n, n + 1))) == 1
        assert len(server.requests) == 3 * ATTEMPTS


async def test_a_question_that_is_given_up_lets_the_next_one_try(nobody: str):
    keep = Kept()
    async with Door(chain(nobody), keep=keep, sleep=no_sleep) as door:
        await faults(door, range(1))
        given_up = asyncio.ensure_future(door(prompt(1), City))
        await asyncio.sleep(0)
        given_up.cancel()
        await asyncio.gather(given_up, return_exceptions=True)
        before = len(keep.all)
        assert len(await faults(door, range(2, 3))) == 1
        assert len(keep.all) == before + 1
