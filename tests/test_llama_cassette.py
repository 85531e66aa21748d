"""The whole flow on the seeds against two servers that none of us wrote, from recordings; benchmarks/llama_server.py makes them.

The model behind them is tiny, and its weights are random: what it says is noise in the right shape. So these tests hold what has to be
true however bad a model is.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

import jsonschema
import pytest
from click.testing import CliRunner, Result

from briefer.cli import main
from briefer.models import Record, Section
from briefer.settings import Settings

from .cassettes_support import ReadableYaml, as_json

SEEDS = Path(__file__).parent.parent / "seeds"
CASSETTES = Path(__file__).parent / "cassettes" / Path(__file__).stem
SHORTEST_NOISE = 8
"""Letters. Fewer stand in any text by chance."""


class Said(NamedTuple):
    """A claim in an answer of the model, and the source that it was asked about."""

    source: str
    quote: str
    statement: str
    turn: int
    """Messages of the question: the more, the later was it asked."""


class Came(NamedTuple):
    """What came of `briefer brief` on the seeds: the command, brief.json, and what the pages say."""

    done: Result
    record: Record
    pages: tuple[str, ...]
    reader: str


@pytest.fixture
def brief(recorded_settings: Settings, tmp_path: Path):
    """`briefer brief` on the seeds by the recorded endpoint."""

    def made(mode: str, then: str = "") -> Came:
        (endpoint,) = recorded_settings.endpoints
        asked = ["--model", endpoint.model + then, "--base-url", endpoint.base_url, "--out", str(tmp_path / "out"), "--desk", str(tmp_path)]
        done = CliRunner().invoke(main, ["brief", str(SEEDS), *asked], env={"BRIEFER_MODE": mode, "BRIEFER_DEADLINE": "3600"})
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        whole = json.loads((tmp_path / "out" / "brief.json").read_text(encoding="utf-8"))
        jsonschema.validate(whole, json.loads(CliRunner().invoke(main, ["schema"]).stdout))
        pages = tuple((tmp_path / "out" / name).read_text(encoding="utf-8") for name in ("brief.md", "brief.html"))
        return Came(done, Record.model_validate(whole), pages, endpoint.reader)

    return made


def said_in(cassette: str) -> list[Said]:
    """Every claim in the recorded answers on articles that were complete."""
    found = []
    for one in ReadableYaml.deserialize((CASSETTES / cassette).read_text(encoding="utf-8"))["interactions"]:
        (choice,) = json.loads(one["response"]["body"]["string"])["choices"]
        messages = json.loads(one["request"]["body"])["messages"]
        calls = choice["message"].get("tool_calls")
        answer = as_json(calls[0]["function"]["arguments"] if calls else choice["message"]["content"])
        fence = re.search(r"^ARTICLE (\S+)$", messages[1]["content"], re.MULTILINE)
        if fence and choice["finish_reason"] != "length" and isinstance(answer, dict):
            found += [Said(fence[1], c["quote"], c["statement"], len(messages)) for c in answer.get("claims", ())]
    return found


def last_said(said: list[Said], source: str) -> list[Said]:
    """The claims in the last answer on a source: the one before was refused whole."""
    turns = [one.turn for one in said if one.source == source]
    return [one for one in said if one.source == source and one.turn == max(turns)]


def check_quotes_stand(came: Came) -> None:
    """Each at its place in its source, character by character."""
    texts = {s.id: s.text for s in came.record.reading.sources}
    claims = [c for e in came.record.extractions for c in e.claims]
    assert claims
    assert [c.id for c in claims if texts[c.source][c.quote.start : c.quote.end] != c.quote.text] == []


def check_who_read_what(came: Came) -> None:
    """The model, or the built-in reader with the reason why; the page and the exit code tell of that."""
    stood_in = {e.source for e in came.record.extractions if e.fault}
    readers = {e.source: e.reader for e in came.record.extractions}
    assert readers == {s.id: "builtin" if s.id in stood_in else came.reader for s in came.record.reading.sources}
    assert bool(came.record.brief.partial) == bool(stood_in)
    assert came.done.exit_code == (3 if stood_in else 0)
    assert ("PARTIAL" in came.done.stderr) == bool(stood_in)


def check_chosen_stand_in(came: Came) -> None:
    """The built-in reader was named as the last of the chain: the brief is whole, and says who read what."""
    assert came.done.exit_code == 0, came.done.stderr
    assert "PARTIAL" not in came.done.stderr
    stood_in = {e.source for e in came.record.extractions if e.stood_in}
    assert stood_in
    assert {e.source: e.reader for e in came.record.extractions} == {
        s.id: "builtin" if s.id in stood_in else came.reader for s in came.record.reading.sources
    }
    assert came.record.brief.partial == ()
    assert all("built-in reader" in page for page in came.pages)


def check_noise_is_dropped(came: Came, said: list[Said]) -> None:
    """What the model said and its source does not say stands in no claim and on no page, and is counted where the answer could be read."""
    texts = {s.id: s.text for s in came.record.reading.sources}
    noise = [one for one in said if one.quote not in texts[one.source]]
    assert noise
    claims = [c for e in came.record.extractions for c in e.claims]
    assert {one.quote for one in noise} & {c.quote.text for c in claims} == set()
    assert {one.statement for one in noise} & {c.statement for c in claims} == set()
    words = {text for one in noise for text in (one.quote, one.statement) if len(text) >= SHORTEST_NOISE}
    assert words
    assert [text for text in words for page in came.pages if text in page] == []
    counted = [e for e in came.record.extractions if e.dropped]
    assert counted
    for extraction in counted:
        of_model = () if extraction.fault else extraction.claims
        assert len(extraction.dropped) + len(of_model) == len(last_said(said, extraction.source))


def check_sentences_are_cited(came: Came) -> None:
    """By claims that there are."""
    known = {c.id for e in came.record.extractions for c in e.claims}
    sentences = [(item.section, s) for item in came.record.brief.items for s in item.sentences]
    assert sentences
    for section, sentence in sentences:
        assert sentence.claims or section is Section.GAPS
        assert set(sentence.claims) <= known


def check_all(came: Came, cassette: str) -> None:
    check_quotes_stand(came)
    check_who_read_what(came)
    check_sentences_are_cited(came)
    check_noise_is_dropped(came, said_in(cassette))


LLAMA_SERVER, LLAMA_CPP_PYTHON = "llama_server.yaml", "llama_cpp_python.yaml"


@pytest.mark.vcr
@pytest.mark.default_cassette(LLAMA_SERVER)
def test_llama_server_asked_for_a_json_schema(brief, record_mode):
    came = brief("json_schema")
    if record_mode == "none":
        check_all(came, LLAMA_SERVER)


@pytest.mark.vcr
@pytest.mark.default_cassette(LLAMA_CPP_PYTHON)
def test_llama_cpp_python_asked_for_a_tool_call(brief, record_mode):
    came = brief("tools")
    if record_mode == "none":
        check_all(came, LLAMA_CPP_PYTHON)


@pytest.mark.vcr
@pytest.mark.default_cassette(LLAMA_SERVER)
def test_llama_server_and_then_the_built_in_reader(brief, record_mode):
    if record_mode == "none":
        came = brief("json_schema", ",builtin")
        check_chosen_stand_in(came)
        check_quotes_stand(came)
        check_sentences_are_cited(came)


@pytest.mark.vcr
@pytest.mark.default_cassette(LLAMA_CPP_PYTHON)
def test_llama_cpp_python_and_then_the_built_in_reader(brief, record_mode):
    if record_mode == "none":
        came = brief("tools", ",builtin")
        check_chosen_stand_in(came)
        check_quotes_stand(came)
        check_sentences_are_cited(came)
