"""What was answered is never paid for twice: it is replayed, whatever it was, and what failed is asked again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, Field

from briefer.desk import Answers
from briefer.errors import AnswerCutShort, AnswerFault, DeskFault, ModelFault, ModelRefusal, ModelUnreachable
from briefer.llm import NOTHING_KEPT, Door, Lenient
from briefer.llm.keep import Keep
from briefer.models import Exchange, Usage
from briefer.prompts import Answered, Prompt
from briefer.settings import Settings
from tests.desk.made import noon
from tests.faulty_server import FaultyServer, Reply, called, completion, refused, reply

ROOT = Path(__file__).parents[2]
PROMPT = Prompt(name="city.v1", messages=(("system", "Name the city."), ("user", "An article on Ostrel.")))
GOOD = {"name": "Ostrel", "title": None}


class City(BaseModel):
    """A city."""

    name: str = Field(min_length=2, max_length=40)
    title: str | None = None


class Town(BaseModel):
    """The same fields under another name."""

    name: str = Field(min_length=2, max_length=40)
    title: str | None = None


async def no_sleep(_: float) -> None: ...


def settings(url: str, **changed: Any) -> Settings:
    endpoint = {"reader": "own/m", "model": "m", "base_url": url, "price": {"in": 1, "out": 2}}
    endpoint |= {name: changed.pop(name) for name in ("reader", "model", "price", "mode", "key") if name in changed}
    return Settings.model_validate({"endpoints": [endpoint], "deadline": 5.0, **changed})


async def asked(chosen: Settings, keep: Keep, prompt: Prompt = PROMPT, shape: type[BaseModel] = City) -> Answered[Any] | ModelFault:
    """What comes of a question in a run of its own."""
    async with Door(chosen, keep=keep, sleep=no_sleep) as door:
        try:
            return await door(prompt, shape)
        except ModelFault as fault:
            return fault


def same(one: Answered[Any] | ModelFault, other: Answered[Any] | ModelFault) -> bool:
    """Whether both are one answer, at one price, or one fault."""
    if isinstance(one, ModelFault) or isinstance(other, ModelFault):
        return (type(one), str(one)) == (type(other), str(other))
    return one == other


# ---------------------------------------------------------------- what is replayed

PLAIN = Usage(calls=1, tokens_in=10, tokens_out=5, cost=0.00002)
TWICE = Usage(calls=2, tokens_in=20, tokens_out=10, cost=0.00004)
REPLAYED: list[tuple[str, tuple[Reply, ...], str, type, Usage | None]] = [
    ("an answer", (completion(GOOD),), "json_schema", City, PLAIN),
    ("an answer in a tool", (called(GOOD),), "tools", City, None),
    ("re-asked: no JSON", (completion("no"), completion(GOOD)), "json_schema", City, TWICE),
    ("re-asked: another shape", (completion({"name": 5}), completion(GOOD)), "json_schema", City, TWICE),
    ("re-asked: half a character", (completion('{"name": "\\ud800\\ud800"}'), completion(GOOD)), "json_schema", City, TWICE),
    ("re-asked after a failure", (completion("no"), refused(500, "server_error"), completion(GOOD)), "json_schema", City, TWICE),
    ("a refusal", (completion(None, refusal="I will not."),), "json_schema", ModelRefusal, None),
    ("a filter", (completion("", finish="content_filter"),), "json_schema", ModelRefusal, None),
    ("cut short", (completion(GOOD, finish="length"),), "json_schema", AnswerCutShort, None),
    ("misfits twice", (completion("no"), completion("no, no")), "json_schema", AnswerFault, None),
    ("re-asked, then refused", (completion("no"), completion(None, refusal="I will not.")), "json_schema", ModelRefusal, None),
]


@pytest.mark.parametrize(("replies", "mode", "kind", "usage"), [r[1:] for r in REPLAYED], ids=[r[0] for r in REPLAYED])
async def test_a_re_run_replays_it_and_sends_nothing(tmp_path, replies, mode, kind, usage):
    with FaultyServer(replies) as server, Answers(tmp_path, noon) as keep:
        first = await asked(settings(server.base_url, mode=mode), keep)
        assert isinstance(first.answer if isinstance(first, Answered) else first, kind)
        assert usage is None or (isinstance(first, Answered) and first.usage == usage)
        sent, kept = len(server.requests), len(keep.calls())
        assert sent == kept == len(replies)
        for _ in range(2):
            assert same(await asked(settings(server.base_url, mode=mode), keep), first)
        assert (len(server.requests), len(keep.calls())) == (sent, kept)


async def test_what_was_asked_and_said_is_kept_whole(tmp_path):
    with FaultyServer((completion("no"), completion(GOOD))) as server, Answers(tmp_path, noon) as keep:
        await asked(settings(server.base_url), keep)
        found = [keep.call(n) for n in (1, 2)]
        assert [json.loads(c.exchange.sent) for c in found if c] == server.requests
        assert [json.loads(c.exchange.reply)["choices"][0]["message"]["content"] for c in found if c] == ["no", json.dumps(GOOD)]
        assert {(c.exchange.reader, c.exchange.prompt, c.exchange.base_url) for c in found if c} == {("own/m", "city.v1", server.base_url)}


def test_a_warm_run_imports_no_client(tmp_path):
    """Neither openai nor instructor, which take seconds, where all is answered; both where one question is new."""
    code = (
        "import asyncio, sys; from pathlib import Path; from briefer.desk import Answers; from tests.llm.test_kept import *\n"
        "prompt = PROMPT.model_copy(update={'name': sys.argv[3], 'messages': (('user', sys.argv[3]),)})\n"
        "with Answers(Path(sys.argv[1]), noon) as keep: print(asyncio.run(asked(settings(sys.argv[2]), keep, prompt)).answer.name)\n"
        "print(sorted({'openai', 'instructor', 'tenacity'} & sys.modules.keys()))"
    )

    def run(url, words):
        command = [sys.executable, "-c", code, str(tmp_path), url, words]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    with FaultyServer((completion(GOOD),)) as server:
        assert run(server.base_url, "one") == ["Ostrel", "['instructor', 'openai', 'tenacity']"]
        assert run(server.base_url, "one") == ["Ostrel", "[]"]
        assert run(server.base_url, "two")[1] != "[]"
        assert len(server.requests) == 2


TOO_LONG: list[tuple[str, Reply, int | None]] = [
    ("as OpenAI words it", refused(400, "context_length_exceeded", "maximum context length is 8192 tokens"), 8192),
    ("as llama.cpp words it", reply({"error": {"message": "exceeds the available context size", "n_ctx": 4096}}, 400), 4096),
    ("beside no error", reply({"object": "error", "message": "Requested tokens (2285) exceed context window of 2048"}, 400), 2048),
    ("escaped", Reply(b'{"error": {"message": "prompt is too long: 207791 tokens \\u003e 200000 maximum"}}', 400), 200_000),
    ("no JSON", Reply(b"prompt too long", 400, {"content-type": "text/plain"}), None),
    ("no limit", refused(413, "string_above_max_length"), None),
    ("with a 500", refused(500, "server_error", "Requested tokens (2285) exceed context window of 2048"), 2048),
]


@pytest.mark.parametrize(("told", "limit"), [t[1:] for t in TOO_LONG], ids=[t[0] for t in TOO_LONG])
async def test_a_text_that_is_too_long_is_not_sent_again(tmp_path, told, limit):
    with FaultyServer((told,)) as server, Answers(tmp_path, noon) as keep:
        faults = [await asked(settings(server.base_url), keep) for _ in range(3)]
        assert len(server.requests) == len(keep.calls()) == 1
        await asked(settings(server.base_url, fresh=True), keep)
        assert len(server.requests) == 2
        kept = keep.call(1)
    assert kept is not None
    assert (kept.exchange.ended, kept.exchange.reply, kept.exchange.cost) == ("cut short", told.body.decode(), 0.0)
    assert {(type(f), str(f), f.limit if isinstance(f, AnswerCutShort) else 0) for f in faults} == {(AnswerCutShort, str(faults[0]), limit)}


# ---------------------------------------------------------------- what is asked again

FAILED: list[tuple[str, Reply]] = [
    ("500", refused(500, "server_error")),
    ("429", refused(429, "rate_limit_exceeded")),
    ("401", refused(401, "invalid_api_key")),
    ("404", refused(404, "model_not_found")),
    ("broke off", Reply(b'{"choices": [', headers={"content-type": "application/json"})),
    ("a page", Reply(b"<html>", headers={"content-type": "text/html"})),
    ("no choices", Reply(b"{}", headers={"content-type": "application/json"})),
    ("a filter, 400", refused(400, "content_filter")),
]


@pytest.mark.parametrize("told", [f[1] for f in FAILED], ids=[f[0] for f in FAILED])
async def test_what_failed_is_on_record_and_asked_again(tmp_path, told):
    with Answers(tmp_path, noon) as keep:
        with FaultyServer((told,)) as server:
            assert isinstance(await asked(settings(server.base_url, attempts=2), keep), ModelFault)
            failed = len(server.requests)
            assert failed == len(keep.calls())
            url = server.base_url
        assert not any(c.exchange.stands for c in keep.calls())
        assert isinstance(await asked(settings(url, attempts=1), keep), ModelUnreachable), "it was asked again, and nobody was there"
        assert len(keep.calls()) == failed + 1


async def test_fresh_asks_anew_and_then_the_new_answer_stands_alone(tmp_path):
    """What the older answers took is no part of what the newer one took."""
    with FaultyServer((completion("no"), completion(GOOD), completion({"name": "Karth"}))) as server, Answers(tmp_path, noon) as keep:
        first = await asked(settings(server.base_url), keep)
        anew = await asked(settings(server.base_url, fresh=True), keep)
        assert isinstance(first, Answered)
        assert isinstance(anew, Answered)
        assert (first.answer.name, first.usage, anew.answer.name, anew.usage) == ("Ostrel", TWICE, "Karth", PLAIN)
        assert same(await asked(settings(server.base_url), keep), anew)
        assert len(server.requests) == 3
        assert [c.number for c in keep.calls()] == [1, 2, 3], "what was said before is on record"


OTHERS = [
    ({"model": "n"}, PROMPT, City),
    ({"mode": "tools"}, PROMPT, City),
    ({}, PROMPT.model_copy(update={"messages": (*PROMPT.messages[:1], ("user", "An article on Ostrel"))}), City),
    ({}, PROMPT.model_copy(update={"messages": (("system", "Name  the city."), *PROMPT.messages[1:])}), City),
    ({}, PROMPT, Town),
]


@pytest.mark.parametrize(("changed", "prompt", "shape"), OTHERS, ids=["model", "mode", "user", "system", "shape"])
async def test_whatever_bears_on_the_answer_asks_anew(tmp_path, changed, prompt, shape):
    def told(body: dict[str, Any]) -> Reply:
        return called(GOOD) if "tools" in body else completion(GOOD)

    with FaultyServer(told) as server, Answers(tmp_path, noon) as keep:
        await asked(settings(server.base_url), keep)
        assert isinstance(await asked(settings(server.base_url, **changed), keep, prompt, shape), Answered)
        assert len(server.requests) == 2
        assert len({c.exchange.question for c in keep.calls()}) == 2
        await asked(settings(server.base_url), keep)
        await asked(settings(server.base_url, **changed), keep, prompt, shape)
        assert len(server.requests) == 2


NOTHING: list[dict[str, Any]] = [
    {"reader": "other/m"},
    {"price": {"in": 9, "out": 9}},
    {"concurrency": 1},
    {"deadline": 1.0},
    {"key": "sk-another"},
]


@pytest.mark.parametrize("changed", NOTHING, ids=[next(iter(n)) for n in NOTHING])
async def test_what_bears_on_no_answer_asks_nothing(tmp_path, changed):
    with FaultyServer((completion(GOOD),)) as server, Answers(tmp_path, noon) as keep:
        await asked(settings(server.base_url), keep)
        assert isinstance(await asked(settings(server.base_url, **changed), keep), Answered)
        assert len(server.requests) == 1


async def test_another_address_asks_anew(tmp_path):
    with FaultyServer((completion(GOOD),)) as one, FaultyServer((completion(GOOD),)) as other, Answers(tmp_path, noon) as keep:
        await asked(settings(one.base_url), keep)
        await asked(settings(other.base_url), keep)
        assert (len(one.requests), len(other.requests)) == (1, 1)


async def test_where_the_first_answer_stands_only_the_re_ask_is_paid(tmp_path):
    """As after a kill between the two."""
    with FaultyServer((completion("no"), completion(GOOD))) as server:
        with Answers(tmp_path / "whole", noon) as keep:
            whole = await asked(settings(server.base_url), keep)
            first = keep.call(1)
        assert first is not None
        with Answers(tmp_path / "half", noon) as keep:
            keep.add(first.exchange)
            assert same(await asked(settings(server.base_url), keep), whole)
        assert server.requests[2:] == server.requests[1:2]


# ---------------------------------------------------------------- a store that fails


class Broken:
    """A store that refuses everything."""

    def of_question(self, _: str) -> tuple[Exchange, ...]:
        raise DeskFault("The disk is gone.", "Look after it.")

    def add(self, _: Exchange) -> None:
        raise DeskFault("The disk is gone.", "Look after it.")


async def test_a_store_that_fails_is_told_once_and_the_answer_is_used():
    told: list[str] = []
    with FaultyServer((completion(GOOD),)) as server:
        keep = Lenient(Broken(), told.append)
        for _ in range(2):
            assert isinstance(await asked(settings(server.base_url), keep), Answered)
        assert len(server.requests) == 2
    assert told == ["What the model says is not kept, so a re-run will ask again: The disk is gone. Look after it."]


async def test_a_bug_in_a_store_is_no_fault_of_the_desk():
    class Buggy(Broken):
        def of_question(self, _: str) -> tuple[Exchange, ...]:
            raise KeyError("a bug of ours")

    with pytest.raises(KeyError, match="a bug of ours"):
        await asked(settings("http://127.0.0.1:1/v1"), Lenient(Buggy(), print))


async def test_without_a_desk_nothing_is_kept():
    with FaultyServer((completion(GOOD),)) as server:
        for _ in range(2):
            await asked(settings(server.base_url), NOTHING_KEPT)
        assert len(server.requests) == 2
