"""The discipline of the cassettes, held against a real endpoint that plants secrets wherever it can."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import vcr as vcrpy
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, SecretStr
from vcr.request import Request

from briefer.errors import ModelUnreachable
from briefer.llm import Door
from briefer.prompts import Prompt
from briefer.settings import Settings

from .cassette_miss import CassetteMiss
from .cassettes_support import HOST, ReadableYaml, leaks, of_reply, of_request, of_this_machine, orphans, unused
from .faulty_server import FaultyServer, completion, refused

HERE = Path(__file__).parent
CANARY = "sk-canary-0123456789abcdef"
PLANTED = {"set-cookie": "sid=c4n4ry", "openai-organization": "org-c4n4ry00", "x-request-id": "req_c4n4ry", "retry-after": "0"}


class Said(BaseModel):
    """What a model said."""

    words: str


def tape(path: Path, mode: str, vcr_config: Mapping[str, Any]) -> Any:
    """A cassette as pytest-recording opens it."""
    recorder = vcrpy.VCR(record_mode=mode)
    recorder.register_serializer("yaml", ReadableYaml)
    return recorder.use_cassette(str(path), **vcr_config)


def of(url: str, **changed: Any) -> Settings:
    endpoint = {"reader": "openai-compatible/m", "model": "m", "base_url": url, "key": SecretStr(CANARY), **changed}
    return Settings.model_validate({"endpoints": [endpoint], "attempts": 2, "deadline": 5.0})


def prompt(text: str) -> Prompt:
    return Prompt(name="p.v1", messages=(("system", "Say it.\nPlainly."), ("user", text)))


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


async def no_sleep(_: float) -> None: ...


async def say(url: str, *texts: str, **changed: Any) -> list[str]:
    async with Door(of(url, **changed), sleep=no_sleep) as model:
        return [(await model(prompt(text), Said))[0].words for text in texts]


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    return tmp_path / "tape.yaml"


async def record(path: Path, vcr_config: dict[str, Any]) -> None:
    replies = (
        refused(429, "rate_limit_exceeded", f"slow down, {CANARY}", PLANTED),
        completion({"words": "سلام"}, headers={**PLANTED, "authorization": f"Bearer {CANARY}"}),
        completion({"words": f"the key is {CANARY}"}, headers=PLANTED),
    )
    with FaultyServer(replies) as server, tape(path, "all", vcr_config):
        await say(server.base_url.replace("/v1", "/some/deep/v1"), "z", f"a {CANARY}")


@pytest.fixture(autouse=True)
def _miss(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vcr.stubs.httpx_stubs.CannotOverwriteExistingCassetteException", CassetteMiss)


async def test_no_secret_reaches_a_cassette(recorded: Path, vcr_config: dict[str, Any]):
    await record(recorded, vcr_config)
    text = text_of(recorded)
    assert "c4n4ry" not in text
    assert CANARY not in text
    assert "127.0.0.1" not in text
    assert leaks(text) == []
    assert "سلام" in text  # and people can read it
    assert "content: |-\n" in text
    assert text.index("a ***") < text.index("content: z")  # sorted by request, not by time


async def test_a_cassette_replays_on_another_address_with_another_model_and_key(recorded: Path, vcr_config: dict[str, Any]):
    await record(recorded, vcr_config)
    with tape(recorded, "none", vcr_config) as cassette:
        assert await say(f"{HOST}/v1", "z", model="other", key=SecretStr("none")) == ["سلام"]
        assert unused(cassette) == 1  # a 429, its 200, and one that nobody asked for


async def test_a_changed_prompt_fails_at_once_with_a_diff(recorded: Path, vcr_config: dict[str, Any]):
    await record(recorded, vcr_config)
    with tape(recorded, "none", vcr_config), pytest.raises(CassetteMiss, match=r"(?s)\n-z\n.*\+changed"):
        await say(f"{HOST}/v1", "changed")


async def test_an_answer_is_given_once(recorded: Path, vcr_config: dict[str, Any]):
    await record(recorded, vcr_config)
    with tape(recorded, "none", vcr_config), pytest.raises(CassetteMiss, match="answered already"):
        await say(f"{HOST}/v1", "z", "z")


async def test_a_missing_cassette_fails_closed(tmp_path: Path, vcr_config: dict[str, Any]):
    with tape(tmp_path / "none.yaml", "none", vcr_config), pytest.raises(CassetteMiss, match="no answer"):
        await say(f"{HOST}/v1", "z")


async def test_a_failed_test_keeps_no_recording(recorded: Path, vcr_config: dict[str, Any]):
    with FaultyServer((refused(500, "server_error"),)) as server, pytest.raises(ModelUnreachable), tape(recorded, "all", vcr_config):
        await say(server.base_url, "z")
    assert text_of(recorded) == ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(JSON, st.text())
@settings(max_examples=200, deadline=None)
def test_bodies_come_back_as_they_were(value: Any, text: str):
    message = {"messages": [{"role": "user", "content": text}], "extra": value}
    one = {"request": {"uri": "u", "body": json.dumps(message)}, "response": {"body": {"string": json.dumps(message)}}}
    back = ReadableYaml.deserialize(ReadableYaml.serialize({"version": 1, "interactions": [one]}))["interactions"][0]
    assert json.loads(back["request"]["body"]) == message
    assert json.loads(back["response"]["body"]["string"]) == message


def test_orphans_are_found(tmp_path: Path):
    used, lost = tmp_path / "cassettes" / "test_a" / "test_one.yaml", tmp_path / "cassettes" / "test_b" / "test_two.yaml"
    for path in (used, lost):
        path.parent.mkdir(parents=True)
        path.write_text("interactions: []")
    assert orphans(tmp_path, {used}) == [lost]


def test_every_cassette_is_clean():
    found = {str(path.relative_to(HERE)): leaks(path.read_text(encoding="utf-8")) for path in sorted(HERE.rglob("*.yaml"))}
    assert {name: what for name, what in found.items() if what} == {}


def test_the_scan_sees_what_it_looks_for():
    text = ReadableYaml.serialize(
        {
            "interactions": [
                {
                    "request": {
                        "uri": "https://api.example.org/v1?key=1",
                        "body": "{}",
                        "headers": {"Authorization": ["Bearer abcdefghij"]},
                    },
                    "response": {"body": {"string": '{"a": "sk-abcdefghijk"}'}, "headers": {"set-cookie": ["a=b"]}},
                }
            ]
        }
    )
    found = leaks(text)
    assert {"a key", "a bearer token", "the header Authorization", "the header set-cookie"} <= set(found)
    assert any("address" in what for what in found)


async def test_the_scan_sees_where_it_was_recorded(recorded: Path, vcr_config: dict[str, Any]):
    here = {"the name of this machine": "press-box-07", "the name of the user": "d.orlec", "the home folder": "/home/d.orlec"}
    told = completion({"words": "As PRESS-BOX-07 told d.orlec"}, headers={"server": "press-box-07"})
    with FaultyServer((told,)) as server, tape(recorded, "all", vcr_config):
        await say(server.base_url, "Read /home/d.orlec/in.txt")
    text = text_of(recorded)
    assert leaks(text, here) == list(here)
    assert leaks(text, {"the name of this machine": "press-box-0", "the name of the user": "orlec-d"}) == []


@pytest.mark.parametrize(
    ("machine", "user", "found"),
    [("press-box-07", "d.orlec", {"press-box-07", "d.orlec"}), ("localhost", "runner", set()), ("box", "root", set())],
)
def test_common_names_tell_of_nobody(machine: str, user: str, found: set[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("socket.gethostname", lambda: machine)
    monkeypatch.setenv("LOGNAME", user)
    monkeypatch.setenv("HOME", "/h")
    assert set(of_this_machine().values()) == found


@pytest.mark.parametrize("base", ["http://127.0.0.1:8099/v1", "https://api.example.org/openai/v1", "http://[::1]:1/v1"])
def test_every_endpoint_has_one_address(base: str):
    kept = of_request(Request("POST", f"{base}/chat/completions", b'{"model": "x"}', {"Content-Type": "a", "Authorization": "b"}))
    assert kept.uri == f"{HOST}/v1/chat/completions"
    assert list(kept.headers) == ["Content-Type"]
    assert of_reply({"headers": {"Date": ["x"]}, "body": {"string": b"{}"}})["headers"] == {}
