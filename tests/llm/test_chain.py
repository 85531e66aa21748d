"""Several endpoints: each stands in for the one before, the user hears of it once, and the page says who read what."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pydantic import BaseModel, Field, SecretStr

from briefer.cli import main
from briefer.errors import AnswerCutShort, ModelFault, ModelRefusal, ModelSettingsFault
from briefer.llm import Door
from briefer.models import Exchange
from briefer.prompts import Prompt
from briefer.publish.load import load_record
from briefer.settings import Endpoint, Settings
from tests.faulty_server import FaultyServer, Reply, completion, refused

KEYS = ("key-of-the-first-42", "key-of-the-second-43")
GOOD = {"name": "Ostrel"}
CUT = completion(GOOD, finish="length")
WRONG_KEY = refused(401, "invalid_api_key", f"Incorrect API key provided: {KEYS[0]} of org-a1b2c3d4e5")


class City(BaseModel):
    """A city."""

    name: str = Field(min_length=2, max_length=40)


async def _no_sleep(_: float) -> None: ...


def prompt(words: str = "An article.", *, splittable: bool = False) -> Prompt:
    return Prompt(name="city.v1", messages=(("system", "Name the city."), ("user", words)), splittable=splittable)


def chain(*servers: FaultyServer, builtin_last: bool = False, **of_each: Any) -> Settings:
    endpoints = tuple(
        Endpoint(reader=f"p{n}/m", model="m", base_url=server.base_url, key=SecretStr(KEYS[n]), key_variable=f"KEY_{n}", **of_each)
        for n, server in enumerate(servers)
    )
    return Settings(endpoints=endpoints, builtin_last=builtin_last, deadline=5.0, attempts=2)


def naming(name: str) -> Reply:
    return completion({"name": name})


# ---------------------------------------------------------------- who answers

FIRST: list[tuple[str, Reply, int]] = [
    ("wrong key", WRONG_KEY, 1),
    ("no credit", refused(429, "insufficient_quota"), 1),
    ("overloaded to the end", refused(529, "overloaded"), 2),
    ("declined", completion(None, refusal="No."), 1),
    ("an answer that does not fit, twice", completion("prose"), 2),
    ("cut short, and nothing shorter can be asked", CUT, 1),
]


@pytest.mark.parametrize(("told", "requests"), [f[1:] for f in FIRST], ids=[f[0] for f in FIRST])
async def test_the_next_answers_where_the_first_gives_nothing(told: Reply, requests: int):
    heard: list[str] = []
    with FaultyServer((told,)) as one, FaultyServer((naming("Sandvik"),)) as two:
        async with Door(chain(one, two), sleep=_no_sleep, tell=heard.append) as door:
            answered = await door(prompt(), City)
    assert (answered.answer.name, answered.reader) == ("Sandvik", "p1/m")
    assert (len(one.requests), len(two.requests)) == (requests, 1)
    assert two.headers[0]["authorization"] == f"Bearer {KEYS[1]}"
    assert len(heard) == 1
    assert heard[0].startswith("p1/m stands in for p0/m: ")


async def test_an_answer_that_was_cut_short_goes_back_to_who_can_ask_for_less():
    with FaultyServer((CUT,)) as one, FaultyServer((naming("Sandvik"),)) as two:
        async with Door(chain(one, two), sleep=_no_sleep) as door:
            with pytest.raises(AnswerCutShort):
                await door(prompt(splittable=True), City)
    assert (len(one.requests), len(two.requests)) == (1, 0)


async def test_after_a_wrong_key_the_next_answers_everything_and_the_user_hears_of_it_once():
    heard: list[str] = []
    with FaultyServer((WRONG_KEY,)) as one, FaultyServer((naming("Sandvik"),)) as two:
        async with Door(chain(one, two), sleep=_no_sleep, tell=heard.append) as door:
            await door(prompt("the first"), City)
            answers = await asyncio.gather(*(door(prompt(f"article {n}"), City) for n in range(8)))
    assert {a.reader for a in answers} == {"p1/m"}
    assert (len(one.requests), len(two.requests)) == (1, 9)
    (said,) = heard
    assert "KEY_0" in said
    assert not any(secret in said for secret in (*KEYS, "org-a1b2c3d4e5"))


async def test_after_a_fault_of_one_question_the_first_answers_the_next():
    with FaultyServer((completion(None, refusal="No."), naming("Ostrel"))) as one, FaultyServer((naming("Sandvik"),)) as two:
        async with Door(chain(one, two), sleep=_no_sleep) as door:
            read = [(await door(prompt(words), City)).reader for words in ("an attack", "a market")]
    assert read == ["p1/m", "p0/m"]


async def test_where_nobody_answers_each_says_why():
    heard: list[str] = []
    with FaultyServer((WRONG_KEY,)) as one, FaultyServer((completion(None, refusal="No."),)) as two:
        async with Door(chain(one, two), sleep=_no_sleep, tell=heard.append) as door:
            with pytest.raises(ModelRefusal) as caught:
                await door(prompt(), City)
    assert "KEY_0" in str(caught.value)
    assert "p1/m declined" in str(caught.value)
    assert heard == []


async def test_the_builtin_reader_behind_them_is_told_of_too():
    heard: list[str] = []
    with FaultyServer((WRONG_KEY,)) as one:
        async with Door(chain(one, builtin_last=True), sleep=_no_sleep, tell=heard.append) as door:
            for _ in range(3):
                with pytest.raises(ModelSettingsFault):
                    await door(prompt(), City)
    (said,) = heard
    assert said.startswith("The built-in reader stands in for p0/m: ")


class Kept:
    """A store in memory."""

    def __init__(self) -> None:
        self.all: list[Exchange] = []

    def of_question(self, question: str) -> list[Exchange]:
        return [e for e in self.all if e.question == question and e.stands]

    def add(self, exchange: Exchange) -> None:
        self.all.append(exchange)


async def test_a_kept_answer_of_the_first_is_used_though_it_is_refused_now():
    keep = Kept()
    with FaultyServer((naming("Ostrel"), WRONG_KEY)) as one, FaultyServer((naming("Sandvik"),)) as two:
        async with Door(chain(one, two), keep=keep, sleep=_no_sleep) as door:
            await door(prompt("known"), City)
        async with Door(chain(one, two), keep=keep, sleep=_no_sleep) as door:
            read = [(await door(prompt(words), City)).reader for words in ("new", "known")]
    assert read == ["p1/m", "p0/m"]
    assert len(one.requests) == 2


# ---------------------------------------------------------------- what an endpoint is not sent, and what it is sent besides


async def _sent(**of_endpoint: Any) -> dict[str, Any]:
    with FaultyServer((naming("Ostrel"),)) as server:
        async with Door(chain(server, **of_endpoint), sleep=_no_sleep) as door:
            try:
                await door(prompt(), City)
            except ModelFault as fault:
                assert of_endpoint["mode"] == "tools", fault  # noqa: PT017  (prose where a tool was asked for: only the request counts here)
        return server.requests[0]


async def test_what_an_endpoint_refuses_is_not_sent():
    plain, lean = await _sent(), await _sent(omit=("temperature", "strict"))
    assert plain["temperature"] == 0
    assert "temperature" not in lean
    assert plain["response_format"]["json_schema"].pop("strict") is True
    assert lean["response_format"] == plain["response_format"]


async def test_a_tool_that_may_not_be_forced_is_offered():
    plain, lean = await _sent(mode="tools"), await _sent(mode="tools", omit=("strict", "tool_choice"))
    assert plain["tool_choice"]["function"]["name"] == "City"
    assert "tool_choice" not in lean
    assert plain["tools"][0]["function"].pop("strict") is True
    assert lean["tools"] == plain["tools"]


async def test_what_an_endpoint_wants_besides_goes_into_every_request():
    assert (await _sent(body={"thinking": {"type": "disabled"}}))["thinking"] == {"type": "disabled"}


async def test_another_way_of_asking_is_another_question():
    keep = Kept()
    with FaultyServer((naming("Ostrel"),)) as server:
        for of_endpoint in ({}, {"omit": ("temperature",)}, {"body": {"seed": 1}}, {}):
            async with Door(chain(server, **of_endpoint), keep=keep, sleep=_no_sleep) as door:
                await door(prompt(), City)
    assert len(server.requests) == 3


# ---------------------------------------------------------------- the page

ARTICLES = {
    "a.txt": "Police in Ostrel closed the bridge on Monday.\nThe mayor called it an accident.\n",
    "b.txt": "Gunmen killed three guards in Sandvik on 4 May 2024.\nThe governor denied it.\n",
    "c.txt": "Rain closed the harbour of Norhaven on 5 May 2024.\nTwo ships were damaged.\n",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text)
    return folder


def _claims(quote: str) -> Reply:
    nothing: dict[str, Any] = {"speaker": None, "mentions": [], "dates": [], "quantities": []}
    return completion({"claims": [{"quote": quote, "statement": quote, "kind": "event", "certainty": "asserted", **nothing}]})


def _reading(*names: str) -> Any:
    """Answers with the first sentence of the articles of these names, and declines everything else."""

    def told(body: dict[str, Any]) -> Reply:
        asked = body["messages"][1]["content"] if body["response_format"]["json_schema"]["name"] == "Claims" else ""
        quotes = [ARTICLES[name].split("\n", maxsplit=1)[0] for name in names]
        return next((_claims(quote) for quote in quotes if quote in asked), completion(None, refusal="No."))

    return told


def _brief(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: str, **addresses: str) -> Result:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "briefer.toml").write_text("\n".join(f'[endpoints.{name}]\nurl = "{url}"' for name, url in addresses.items()))
    monkeypatch.delenv("BRIEFER_MODEL", raising=False)
    monkeypatch.delenv("BRIEFER_BASE_URL", raising=False)
    words = ["brief", str(articles), "--out", str(tmp_path / "out"), "--desk", str(desk), "--model", model]
    return CliRunner().invoke(main, words, catch_exceptions=False)


def test_the_page_says_which_reader_read_which_source(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with FaultyServer(_reading("a.txt", "b.txt")) as one, FaultyServer(_reading("c.txt")) as two:
        done = _brief(articles, tmp_path, monkeypatch, "one/m,two/m,builtin", one=one.base_url, two=two.base_url)
    record = load_record(tmp_path / "out/brief.json")
    assert {e.reader for e in record.extractions} == {"one/m", "two/m"}
    assert record.brief.made[0].startswith("Read by one/m; source 3 by two/m; prompts extract_claims.v")
    assert "Read by one/m; source 3 by two/m" in (tmp_path / "out/brief.md").read_text()
    assert record.run.reader == "one/m, two/m, builtin"
    assert done.stderr.count("stands in for one/m") == 1


def test_the_builtin_reader_named_last_is_a_choice_and_not_a_fault(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with FaultyServer(_reading("a.txt", "b.txt")) as one:
        done = _brief(articles, tmp_path, monkeypatch, "one/m,builtin", one=one.base_url)
    record = load_record(tmp_path / "out/brief.json")
    (left,) = [e for e in record.extractions if e.reader == "builtin"]
    assert left.fault is None
    assert "one/m declined" in (left.stood_in or "")
    assert record.brief.made[0].startswith("Read by one/m; source 3 by the built-in reader (no model); prompts extract_claims.v")
    assert [line.note for line in record.brief.sources if line.source == left.source] == ["read by the built-in reader"]
    assert record.brief.partial == ()
    assert not any(point.what == "partial" for point in record.review)
    assert "PARTIAL" not in (tmp_path / "out/brief.md").read_text()
    assert done.exit_code == 0
    assert "The built-in reader stands in for one/m: one/m declined" in done.stderr


def test_the_user_and_the_reviewer_are_told_of_a_source_in_which_the_model_finds_nothing(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    read = _reading("a.txt", "b.txt")

    def told(body: dict[str, Any]) -> Reply:
        return completion({"claims": []}) if "Rain closed the harbour" in body["messages"][1]["content"] else read(body)

    with FaultyServer(told) as one:
        done = _brief(articles, tmp_path, monkeypatch, "one/m,builtin", one=one.base_url)
    record = load_record(tmp_path / "out/brief.json")
    (empty,) = [e for e in record.extractions if not e.claims]
    assert (empty.reader, empty.fault, empty.stood_in) == ("one/m", None, None)
    assert "Nothing was taken from c.txt: one/m finds nothing claimed in it, where the built-in reader finds 2 claims." in done.stderr
    assert [p.text for p in record.review if p.what == "partial" and p.on == empty.source] == [f"c.txt: {empty.note}"]
    assert [line.note for line in record.brief.sources if line.source == empty.source] == [f"{empty.note}; no claims found"]
    assert done.exit_code == 0


def test_the_builtin_reader_that_nobody_named_makes_the_brief_partial(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with FaultyServer(_reading("a.txt", "b.txt")) as one:
        done = _brief(articles, tmp_path, monkeypatch, "one/m", one=one.base_url)
    record = load_record(tmp_path / "out/brief.json")
    assert record.brief.partial[0].startswith("Source 3 was read by the built-in reader: one/m declined")
    assert done.exit_code == 3


def test_one_reader_of_all_is_one_line(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with FaultyServer(_reading(*ARTICLES)) as one:
        _brief(articles, tmp_path, monkeypatch, "one/m", one=one.base_url)
    assert load_record(tmp_path / "out/brief.json").brief.made[0].startswith("Read by one/m, prompts extract_claims.v")


REFUSED_PARAMETERS: list[tuple[str, str, str]] = [
    ("OpenAI", "Unsupported value: 'temperature' does not support 0 with this model.", 'omit = ["temperature"]'),
    ("Anthropic", "`temperature` is deprecated for this model.", 'omit = ["temperature"]'),
    ("DeepSeek", "Thinking mode does not support this tool_choice", 'omit = ["tool_choice"]'),
]


@pytest.mark.parametrize(("said", "advice"), [r[1:] for r in REFUSED_PARAMETERS], ids=[r[0] for r in REFUSED_PARAMETERS])
async def test_a_parameter_that_is_refused_names_the_field_to_change(said: str, advice: str):
    with FaultyServer((refused(400, "invalid_request_error", said),)) as server:
        async with Door(chain(server), sleep=_no_sleep) as door:
            with pytest.raises(ModelSettingsFault) as caught:
                await door(prompt(), City)
    assert advice in caught.value.advice
    assert "[endpoints.p0]" in caught.value.advice


def test_what_is_too_long_for_the_first_and_too_short_to_cut_is_read_by_the_next(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with FaultyServer((CUT,)) as one, FaultyServer(_reading(*ARTICLES)) as two:
        done = _brief(articles, tmp_path, monkeypatch, "one/m,two/m,builtin", one=one.base_url, two=two.base_url)
    assert {e.reader for e in load_record(tmp_path / "out/brief.json").extractions} == {"two/m"}
    assert "two/m stands in for one/m: " in done.stderr
