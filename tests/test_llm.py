import asyncio
import gzip
import json
import logging
import socket
from typing import Any

import pytest
from pydantic import BaseModel, Field, SecretStr

from briefer.errors import (
    AnswerCutShort,
    AnswerFault,
    ModelFault,
    ModelQuotaFault,
    ModelRefusal,
    ModelSettingsFault,
    ModelUnreachable,
)
from briefer.llm import Door
from briefer.llm.model import Model
from briefer.llm.pauses import LONGEST_PAUSE, pause
from briefer.models import Usage
from briefer.prompts import Prompt
from briefer.settings import Settings

from .faulty_server import FaultyServer, Reply, called, completion, refused, reply

KEY = "sk-a-key-of-nobody"
PROMPT = Prompt(name="city.v1", messages=(("system", "Name the city."), ("user", "An article with {{ 7*7 }} and {% for %} in it.")))


class City(BaseModel):
    """A city."""

    name: str = Field(min_length=2, max_length=40, title="The Name")
    title: str | None = None


GOOD = {"name": "Ostrel", "title": None}


def settings(url: str, **changed: Any) -> Settings:
    mode = {"mode": changed.pop("mode")} if "mode" in changed else {}
    endpoint = {"reader": "openai-compatible/m", "model": "m", "base_url": url, "key": SecretStr(KEY), "price": {"in": 0, "out": 0}, **mode}
    return Settings.model_validate({"endpoints": [endpoint], "deadline": 5.0, **changed})


class Outcome(BaseModel):
    answer: City | None = None
    usage: Usage | None = None
    fault: ModelFault | None = None
    slept: list[float] = []
    requests: list[dict[str, Any]] = []
    headers: list[dict[str, str]] = []

    model_config = {"arbitrary_types_allowed": True}


async def asked(*replies: Reply, **changed: Any) -> Outcome:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    with FaultyServer(replies) as server:
        async with Door(settings(server.base_url, **changed), sleep=sleep) as model:
            found: dict[str, Any] = {}
            try:
                found["answer"], found["usage"], _ = await model(PROMPT, City)
            except ModelFault as fault:
                found["fault"] = fault
        return Outcome(**found, slept=slept, requests=server.requests, headers=server.headers)


# ---------------------------------------------------------------- what is sent, what comes back


async def test_an_answer_comes_with_what_it_took():
    got = await asked(completion(GOOD))
    assert got.answer == City(name="Ostrel")
    assert got.usage == Usage(calls=1, tokens_in=10, tokens_out=5)
    request = got.requests[0]
    assert (request["model"], request["temperature"]) == ("m", 0)
    assert request["messages"][1]["content"] == PROMPT.messages[1][1]  # nothing in an article is run as a template
    assert got.headers[0]["authorization"] == f"Bearer {KEY}"
    assert got.headers[0]["accept-encoding"] == "identity"


async def test_the_schema_is_strict_and_lean():
    form = (await asked(completion(GOOD))).requests[0]["response_format"]["json_schema"]
    assert form["strict"] is True
    assert form["schema"]["required"] == ["name", "title"]
    assert form["schema"]["additionalProperties"] is False
    assert form["schema"]["properties"]["name"] == {"type": "string"}
    assert "title" in form["schema"]["properties"]  # the field of that name stays, the keyword goes


async def test_tools_are_a_setting():
    got = await asked(called(GOOD), mode="tools")
    assert got.answer == City(name="Ostrel")
    assert got.requests[0]["tools"][0]["function"]["strict"] is True
    assert "response_format" not in got.requests[0]


async def test_an_answer_that_does_not_fit_is_asked_for_once_more():
    got = await asked(completion('```json\n{"name": "Ostrel"'), completion(GOOD))
    assert got.answer == City(name="Ostrel")
    assert got.usage == Usage(calls=2, tokens_in=20, tokens_out=10)
    assert len(got.requests[1]["messages"]) > len(got.requests[0]["messages"])


async def test_a_fault_in_the_middle_of_a_re_ask_does_not_pay_for_the_first_call_again():
    got = await asked(completion("no"), refused(500, "server_error"), completion(GOOD))
    assert got.answer == City(name="Ostrel")
    assert len(got.requests) == 3
    assert got.requests[1] == got.requests[2] != got.requests[0]


# ---------------------------------------------------------------- faults: how often it asks, and what it says

HTML = Reply(b"<html><h1>Sign in to the network</h1></html>", headers={"content-type": "text/html"})
EMPTY = Reply(b"", headers={"content-type": "application/json"})
CUT = Reply(json.dumps({"choices": []}).encode()[:-3], headers={"content-type": "application/json"}, promised=500)
HALF = Reply(b'{"id": "c1", "choices": [{"index": 0,', headers={"content-type": "application/json"})
DEEP = Reply(b"[" * 100_000, headers={"content-type": "application/json"})
BOMB = Reply(gzip.compress(b" " * 1_000_000), headers={"content-type": "application/json", "content-encoding": "gzip"})
HUGE = Reply(b" " * 9_000_000, headers={"content-type": "application/json"})
OVERLOADED = reply({"error": {"message": f"overloaded {KEY}\x1b[2J", "type": "overloaded_error"}})
SURROGATE = completion('{"name": "\\ud800\\ud800", "title": null}')

FAULTS: list[tuple[str, Reply, type[ModelFault], int, str]] = [
    ("insufficient quota", refused(429, "insufficient_quota"), ModelQuotaFault, 1, "credit"),
    ("payment required", refused(402, "payment"), ModelQuotaFault, 1, "credit"),
    ("rate limit to the end", refused(429, "rate_limit_exceeded"), ModelUnreachable, 4, "--concurrency"),
    ("500 to the end", refused(500, "server_error"), ModelUnreachable, 4, "500"),
    ("529 to the end", refused(529, "overloaded"), ModelUnreachable, 4, "529"),
    ("502 with a page", Reply(b"<html>bad gateway</html>", 502, {"content-type": "text/html"}), ModelUnreachable, 4, "502"),
    ("overloaded inside a 200", OVERLOADED, ModelUnreachable, 4, "overloaded"),
    ("bad request", refused(400, "invalid_request_error"), ModelSettingsFault, 1, "BRIEFER_MODE"),
    ("wrong key", refused(401, "invalid_api_key", f"Incorrect API key {KEY}"), ModelSettingsFault, 1, "OPENAI_API_KEY"),
    ("not allowed", refused(403, "forbidden"), ModelSettingsFault, 1, "--model"),
    ("no such model", refused(404, "model_not_found"), ModelSettingsFault, 1, "/v1"),
    ("too large", refused(413, "too_large"), ModelSettingsFault, 1, "longest source"),
    ("unprocessable", refused(422, "unprocessable"), ModelSettingsFault, 1, "BRIEFER_MODE"),
    ("text too long", refused(400, "context_length_exceeded"), AnswerCutShort, 1, "longer"),
    ("content filter, 400", refused(400, "content_filter"), ModelRefusal, 1, "filter"),
    ("content filter, stop reason", completion(None, finish="content_filter"), ModelRefusal, 1, "declined"),
    ("refusal", completion(None, refusal="I cannot help with that."), ModelRefusal, 1, "declined"),
    ("length, though the JSON is valid", completion(GOOD, finish="length"), AnswerCutShort, 1, "token limit"),
    ("a page instead of an API", HTML, ModelSettingsFault, 1, "/v1"),
    ("an empty 200", EMPTY, ModelUnreachable, 4, "broke off"),
    ("no choices", reply({}), AnswerFault, 1, "empty"),
    ("a body cut short", CUT, ModelUnreachable, 4, "No connection"),
    ("half a JSON", HALF, ModelUnreachable, 4, "broke off"),
    ("100,000 levels", DEEP, ModelUnreachable, 4, "broke off"),
    ("a gzip bomb", BOMB, AnswerFault, 1, "compressed"),
    ("an endless body", HUGE, AnswerFault, 1, "longer than"),
    ("empty content", completion(""), AnswerFault, 2, "shape"),
    ("fences and prose, twice", completion("```json\n{}\n``` Done!"), AnswerFault, 2, "shape"),
    ("an extra type", completion({"name": 5, "title": []}), AnswerFault, 2, "shape"),
    ("lone surrogates", SURROGATE, AnswerFault, 2, "shape"),
]


@pytest.mark.parametrize(("told", "kind", "requests", "word"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
async def test_fault(told: Reply, kind: type[ModelFault], requests: int, word: str, capsys: pytest.CaptureFixture[str]):
    got = await asked(told)
    assert type(got.fault) is kind
    assert len(got.requests) == requests
    assert word in str(got.fault)
    assert got.fault.advice
    assert KEY not in str(got.fault)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("status", "mode", "named"),
    [(500, "json_schema", True), (500, "tools", False), (502, "json_schema", False), (429, "json_schema", False)],
)
async def test_who_breaks_over_a_schema_may_take_a_tool(status: int, mode: str, *, named: bool):
    """llama-cpp-python answers 500 to some shapes, each time."""
    got = await asked(refused(status, "server_error"), mode=mode)
    assert ("BRIEFER_MODE=tools" in str(got.fault)) is named


async def test_tools_answered_with_prose_are_a_typed_fault():
    got = await asked(completion("Sure! Here is the city."), mode="tools")
    assert type(got.fault) is AnswerFault
    assert len(got.requests) == 2


async def test_a_refused_connection():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/v1"
        async with Door(settings(url), sleep=_no_sleep) as model:
            with pytest.raises(ModelUnreachable, match="--base-url"):
                await model(PROMPT, City)


async def _no_sleep(_: float) -> None: ...


@pytest.mark.parametrize("told", [completion(GOOD, wait=1.5), completion(GOOD, pause=0.02)], ids=["slow", "a byte at a time"])
async def test_the_deadline_is_total(told: Reply):
    got = await asked(told, deadline=0.3)
    assert type(got.fault) is ModelUnreachable
    assert len(got.requests) == 1


async def test_a_passing_fault_is_retried_and_then_forgotten():
    got = await asked(refused(429, "rate_limit_exceeded", headers={"retry-after": "3"}), completion(GOOD))
    assert got.answer == City(name="Ostrel")
    assert got.slept == [3.0]


async def test_after_a_stop_nothing_more_is_sent():
    with FaultyServer((refused(401, "invalid_api_key"),)) as server:
        async with Door(settings(server.base_url, concurrency=1)) as model:
            faults = await asyncio.gather(*(model(PROMPT, City) for _ in range(20)), return_exceptions=True)
        assert {type(f) for f in faults} == {ModelSettingsFault}
        assert len({str(f) for f in faults}) == 1
        assert len(server.requests) == 1


async def test_a_fault_of_one_source_does_not_stop_the_others():
    with FaultyServer((completion(None, refusal="no"), completion(GOOD))) as server:
        async with Door(settings(server.base_url)) as model:
            with pytest.raises(ModelRefusal):
                await model(PROMPT, City)
            assert (await model(PROMPT, City))[0] == City(name="Ostrel")


async def test_no_more_calls_at_a_time_than_allowed_and_no_answers_mixed_up():
    def echo(body: dict[str, Any]) -> Reply:
        return completion({"name": body["messages"][1]["content"], "title": None}, wait=0.05)

    with FaultyServer(echo) as server:
        async with Door(settings(server.base_url, concurrency=3)) as model:
            prompts = [Prompt(name="p.v1", messages=(("system", "s"), ("user", f"city {n}"))) for n in range(12)]
            answers = await asyncio.gather(*(model(p, City) for p in prompts))
        assert [a.answer.name for a in answers] == [f"city {n}" for n in range(12)]
        assert server.most_at_once == 3


async def test_retries_of_parallel_calls_do_not_race():
    failed: set[str] = set()

    def once(body: dict[str, Any]) -> Reply:
        name = body["messages"][1]["content"]
        if name in failed:
            return completion({"name": name, "title": None})
        failed.add(name)
        return refused(500, "server_error")

    with FaultyServer(once) as server:
        async with Door(settings(server.base_url), sleep=_no_sleep) as model:
            prompts = [Prompt(name="p.v1", messages=(("system", "s"), ("user", f"city {n}"))) for n in range(10)]
            answers = await asyncio.gather(*(model(p, City) for p in prompts))
        assert sum(a.usage.calls for a in answers) == 10
        assert len(server.requests) == 20


async def test_a_bug_stays_a_bug(monkeypatch: pytest.MonkeyPatch):
    async with Door(settings("http://127.0.0.1:1/v1")) as model:

        async def broken(*_: object, **__: object) -> None:
            raise KeyError("a bug of ours")

        monkeypatch.setattr(Model, "_send", broken)
        with pytest.raises(KeyError, match="a bug of ours"):
            await model(PROMPT, City)


def test_instructor_is_silent_unless_somebody_listens():
    assert any(isinstance(h, logging.NullHandler) for h in logging.getLogger("instructor").handlers)


# ---------------------------------------------------------------- pauses

DATE = {"date": "Wed, 21 Oct 2015 07:28:00 GMT"}
PAUSES: list[tuple[str, dict[str, str], int, float]] = [
    ("seconds", {"retry-after": "7"}, 1, 7.0),
    ("nought", {"retry-after": "0"}, 1, 0.0),
    ("milliseconds win", {"retry-after-ms": "1500", "retry-after": "9"}, 1, 1.5),
    ("huge", {"retry-after": "86400"}, 1, LONGEST_PAUSE),
    ("a date", {**DATE, "retry-after": "Wed, 21 Oct 2015 07:28:05 GMT"}, 1, 5.0),
    ("a far date", {**DATE, "retry-after": "Wed, 21 Oct 2035 07:28:05 GMT"}, 1, LONGEST_PAUSE),
    ("a past date", {**DATE, "retry-after": "Wed, 21 Oct 2015 07:00:00 GMT"}, 1, 0.5),
    ("a date, and no clock", {"retry-after": "Wed, 21 Oct 2015 07:28:05 GMT"}, 2, 1.0),
    ("garbage", {"retry-after": "soon"}, 3, 2.0),
    ("negative", {"retry-after": "-5"}, 1, 0.5),
    ("not a number", {"retry-after": "nan"}, 1, 0.5),
    ("none", {}, 1, 0.5),
    ("none, later", {}, 9, 8.0),
]


@pytest.mark.parametrize(("headers", "attempt", "seconds"), [p[1:] for p in PAUSES], ids=[p[0] for p in PAUSES])
def test_pause(headers: dict[str, str], attempt: int, seconds: float):
    assert pause(headers, attempt) == seconds
