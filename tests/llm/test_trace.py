"""What is told while a model is asked: the whole course of it, and at info neither the key nor a word of an article, a prompt or an answer."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode
from pydantic import BaseModel, Field, SecretStr

from briefer.cli import main
from briefer.cli.logs import spans_wanted
from briefer.desk import Answers
from briefer.errors import ModelFault
from briefer.llm import NOTHING_KEPT, Door, Keep
from briefer.llm.trace import LOG, JsonLines, tracing, without
from briefer.prompts import Prompt
from briefer.settings import Settings
from tests.desk.made import noon
from tests.faulty_server import FaultyServer, Reply, completion, refused, reply
from tests.llm.batch_server import BatchServer, first_sentence

KEY = 'sk-canary-"of-nobody-0002'
CANARY = "The heron of Ostrel crossed the frozen canal"
ARTICLE = f"{CANARY} on Tuesday, the ministry said. Four soldiers were killed near the border.\n"
EXPORTER = "opentelemetry.exporter.otlp.proto.http.trace_exporter"


class City(BaseModel):
    """A city."""

    name: str = Field(min_length=2, max_length=60)


PROMPT = Prompt(name="city.v1", messages=(("system", "Name the city."), ("user", ARTICLE)))
GOOD = {"name": "Ostrel"}


def settings(*urls: str, **changed: Any) -> Settings:
    endpoints = [
        {"reader": f"gemini/m{n}", "model": f"m{n}", "base_url": url, "key": SecretStr(KEY), "price": {"in": 2, "out": 4}}
        for n, url in enumerate(urls)
    ]
    return Settings.model_validate({"endpoints": endpoints, "deadline": 5.0, **changed})


async def no_sleep(_: float) -> None: ...


async def asked(*replies: Reply, keep: Keep = NOTHING_KEPT, **changed: Any) -> ModelFault | None:
    """Ask one question; the fault, if there is one."""
    with FaultyServer(replies) as server:
        async with Door(settings(server.base_url, **changed), keep=keep, sleep=no_sleep) as door:
            try:
                await door(PROMPT, City)
            except ModelFault as fault:
                return fault
    return None


def lines_of(text: str) -> list[dict[str, Any]]:
    """The lines of a log among others."""
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


# ---------------------------------------------------------------- the events


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Callable[[], list[tuple[str, dict[str, Any]]]]:
    """Every event so far, at info, with its fields."""
    caplog.set_level(logging.INFO, "briefer.llm")
    return lambda: [(r.getMessage(), r.__dict__["fields"]) for r in caplog.records if r.name == "briefer.llm"]


Told = Callable[[], list[tuple[str, dict[str, Any]]]]


async def test_the_course_of_a_question(told: Told):
    await asked(refused(429, "rate_limit_exceeded", f"{CANARY} {KEY}", {"retry-after": "3"}), completion(GOOD))
    assert [event for event, _ in told()] == ["question asked", "exchange", "held back", "pause", "exchange"]
    (_, question), (_, first), (_, silence), (_, pause), (_, second) = told()
    assert question == {"reader": "gemini/m0", "prompt": "city.v1", "question": first["question"]}
    assert (first["attempt"], first["status"], first["outcome"]) == (1, 429, "failed")
    assert silence == {"reader": "gemini/m0", "seconds": 3.0, "at_a_time": 4}, "of eight at a time"
    assert pause == {"reader": "gemini/m0", "attempt": 1, "why": "ModelUnreachable", "status": 429, "seconds": 3.0}
    assert (second["attempt"], second["status"], second["outcome"]) == (2, 200, "answered")
    assert (second["tokens_in"], second["tokens_out"], second["cost"]) == (10, 5, pytest.approx(4e-5))
    assert second["seconds"] >= 0
    assert first["request"] == second["request"]


async def test_a_re_ask_is_another_request(told: Told):
    await asked(completion("no"), completion(GOOD))
    exchanges = [fields for event, fields in told() if event == "exchange"]
    assert [e["attempt"] for e in exchanges] == [1, 1]
    assert len({e["request"] for e in exchanges}) == 2
    assert len({e["question"] for e in exchanges}) == 1


async def test_a_kept_answer(told: Told, tmp_path: Path):
    with Answers(tmp_path, noon) as keep:
        await asked(completion(GOOD), keep=keep)
        with FaultyServer((completion(GOOD),)) as server:
            chosen = settings(server.base_url)
            for _ in range(2):
                async with Door(chosen, keep=keep) as door:
                    await door(PROMPT, City)
            assert len(server.requests) == 1
    event, fields = told()[-1]
    assert event == "kept answer used"
    assert fields == {"reader": "gemini/m0", "prompt": "city.v1", "question": fields["question"], "cost_then": pytest.approx(4e-5)}


async def test_another_endpoint_stands_in(told: Told):
    with FaultyServer((completion(None, refusal=CANARY),)) as first, FaultyServer((completion(GOOD),)) as second:
        async with Door(settings(first.base_url, second.base_url)) as door:
            await door(PROMPT, City)
    assert ("fallback", {"reader": "gemini/m0", "stand_in": "gemini/m1", "why": "ModelRefusal"}) in told()


def test_a_line_is_one_line_of_plain_json():
    record = logging.LogRecord("briefer.llm", logging.INFO, "", 0, "exchange", (), None)
    record.fields = {"told": "a\nb\u2028c\x1b[2J\ud800", "path": Path("x")}
    text = JsonLines().format(record)
    assert text.isascii()
    assert text.splitlines() == [text]
    line = json.loads(text)
    assert (line["level"], line["logger"], line["event"], line["path"]) == ("info", "briefer.llm", "exchange", "x")
    assert line["told"] == "a\nb\u2028c\x1b[2J\ud800"
    assert line["at"].endswith("Z")


def test_the_key_is_taken_out_in_every_form():
    assert KEY not in without(f"{KEY} {json.dumps(KEY)} {json.dumps(json.dumps(KEY))}", KEY)
    assert "canary" not in without(f"{KEY} {json.dumps(KEY)} {json.dumps(json.dumps(KEY))}", KEY)
    assert without("none of it", "none") == "none of it", "where there is no key, nothing is taken out"


def test_nothing_is_configured_by_the_library():
    assert [type(h) for h in LOG.handlers] == [logging.NullHandler]
    assert LOG.level == logging.NOTSET
    assert logging.getLogger("briefer").handlers == []


# ---------------------------------------------------------------- on the command line


def answers_with_echo(body: dict[str, Any]) -> Reply:
    """Extraction is answered; everything else is refused in words that quote the question, and the key."""
    status, said = first_sentence(body)
    if body["response_format"]["json_schema"]["name"] == "Claims":
        return reply(said, status)
    return refused(400, "invalid_request_error", f"what do you mean by {CANARY}, {KEY}?")


def brief(folder: Path, url: str, *more: str, **environment: str) -> Result:
    (folder / "in.txt").write_text(ARTICLE, "utf-8")
    words = ["brief", str(folder / "in.txt"), "--out", str(folder / "out"), "--desk", str(folder), "--model", "m", "--base-url", url, *more]
    result = CliRunner().invoke(main, words, env={"OPENAI_API_KEY": KEY, **environment})
    assert result.exit_code in {0, 3}, result.output
    return result


def test_the_log_of_a_brief(tmp_path: Path):
    with FaultyServer(answers_with_echo) as server:
        first = brief(tmp_path, server.base_url, "--log-json")
        again = brief(tmp_path, server.base_url, "--log-json")
    lines = lines_of(first.stderr)
    events = [line["event"] for line in lines]
    assert events[:2] == ["question asked", "exchange"]
    assert events[-1] == "run end"
    end = lines[-1]
    assert (end["exchanges"], end["kept_answers"], end["tokens_in"], end["tokens_out"]) == (2, 0, 1000, 500)
    assert {line["level"] for line in lines} == {"info"}
    assert [line["event"] for line in lines_of(again.stderr)].count("kept answer used") == 1
    for result in (first, again):
        logged = "\n".join(map(json.dumps, lines_of(result.stderr)))
        assert CANARY not in logged
        assert "heron" not in logged
        assert "security desk" not in logged, "nor a word of the prompt"
        assert "canary" not in result.stderr + result.stdout, "the key is nowhere"


def test_at_debug_the_bodies_are_told_and_the_key_is_not(tmp_path: Path):
    def echo(body: dict[str, Any]) -> Reply:
        return reply({**first_sentence(body)[1], "echo": KEY})

    with FaultyServer(echo) as server:
        result = brief(tmp_path, server.base_url, "--log-json", "--log-level", "debug")
    bodies = [line for line in lines_of(result.stderr) if line["event"] == "bodies"]
    assert bodies
    assert {line["level"] for line in bodies} == {"debug"}
    assert CANARY in bodies[0]["sent"]
    assert CANARY in bodies[0]["reply"]
    assert "canary" not in result.stderr
    assert "***" in bodies[0]["reply"]


def test_without_the_option_nothing_is_logged_and_afterwards_nothing_is_left(tmp_path: Path):
    with FaultyServer(answers_with_echo) as server:
        brief(tmp_path, server.base_url, "--log-json")
        assert lines_of(brief(tmp_path, server.base_url).stderr) == []
    assert [type(h) for h in LOG.handlers] == [logging.NullHandler]
    assert LOG.level == logging.NOTSET


def test_the_built_in_reader_asks_nobody(tmp_path: Path):
    (tmp_path / "in.txt").write_text(ARTICLE, "utf-8")
    words = ["brief", str(tmp_path / "in.txt"), "--out", str(tmp_path / "out"), "--desk", str(tmp_path), "--log-json"]
    (line,) = lines_of(CliRunner().invoke(main, words).stderr)
    assert (line["event"], line["exchanges"], line["cost"]) == ("run end", 0, 0.0)


def test_the_log_of_a_batch(tmp_path: Path):
    with BatchServer("in_progress", "completed") as server:
        given = brief(tmp_path, server.base_url, "--batch", "--log-json")
        words = ["batch", "collect", "--desk", str(tmp_path), "--log-json"]
        runs = [CliRunner().invoke(main, words, env={"OPENAI_API_KEY": KEY}) for _ in range(2)]
    assert [r.exit_code for r in runs] == [3, 0], runs[1].output
    (line, _) = lines_of(given.stderr)
    assert {k: line[k] for k in ("event", "reader", "batch", "questions")} == {
        "event": "batch handed in",
        "reader": "openai-compatible/m",
        "batch": "batch_0",
        "questions": 1,
    }
    early, late = (lines_of(r.stderr) for r in runs)
    assert (early[0]["event"], early[0]["status"], early[0]["done"]) == ("batch", "in_progress", 0)
    assert [line["event"] for line in late][:3] == ["batch", "exchange", "kept answer used"]
    assert late[1]["outcome"] == "answered"
    assert not any(CANARY in r.stderr or "canary" in r.stderr for r in (given, *runs))


# ---------------------------------------------------------------- spans


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    """The spans that are made meanwhile."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    with tracing(provider.get_tracer("test")):
        yield exporter
    provider.shutdown()


def attributes(span: ReadableSpan) -> Mapping[str, Any]:
    text = span.to_json()
    assert "heron" not in text
    assert "canary" not in text
    return dict(span.attributes or {})


async def test_a_span_by_the_conventions(spans: InMemorySpanExporter):
    with FaultyServer((completion(GOOD),)) as server:
        async with Door(settings(server.base_url)) as door:
            await door(PROMPT, City)
        port = int(server.base_url.rpartition(":")[2].removesuffix("/v1"))
    (span,) = spans.get_finished_spans()
    assert (span.name, span.kind, span.status.status_code) == ("chat m0", SpanKind.CLIENT, StatusCode.UNSET)
    assert attributes(span) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "gcp.gemini",
        "gen_ai.request.model": "m0",
        "gen_ai.output.type": "json",
        "gen_ai.prompt.name": "city",
        "gen_ai.prompt.version": "v1",
        "gen_ai.response.model": "m",
        "gen_ai.response.id": "c1",
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.usage.input_tokens": 10,
        "gen_ai.usage.output_tokens": 5,
        "server.address": "127.0.0.1",
        "server.port": port,
    }


async def test_all_attempts_of_a_request_are_one_span(spans: InMemorySpanExporter):
    await asked(refused(503, "overloaded", CANARY, {"retry-after": "3"}), completion(GOOD))
    (span,) = spans.get_finished_spans()
    assert "error.type" not in attributes(span)
    assert [(e.name, dict(e.attributes or {})) for e in span.events] == [("held back", {"seconds": 3.0, "at_a_time": 4})]
    await asked(completion("no"), completion(GOOD))
    assert len(spans.get_finished_spans()) == 3, "a re-ask is a request of its own"


ENDS: dict[str, tuple[Reply, str, tuple[str, ...] | None]] = {
    "500 to the end": (refused(500, "server_error", f"{CANARY} {KEY}"), "ModelUnreachable", None),
    "wrong key": (refused(401, "invalid_api_key", f"Incorrect API key {KEY}"), "ModelSettingsFault", None),
    "a page": (Reply(f"<html>{CANARY}</html>".encode()), "ModelSettingsFault", None),
    "declined": (completion(CANARY, finish="content_filter"), "", ("content_filter",)),
    "cut short": (completion(CANARY, finish="length"), "", ("length",)),
    "too long": (refused(400, "context_length_exceeded", CANARY), "AnswerCutShort", None),
    "too long inside a 200": (reply({"error": {"message": f"prompt is too long: {CANARY}"}}), "", ()),
    "an article for a reason": (completion(GOOD, finish=CANARY), "", ("other",)),
}


@pytest.mark.parametrize(("told", "error", "reasons"), ENDS.values(), ids=ENDS)
async def test_how_a_span_ends(told: Reply, error: str, reasons: tuple[str, ...] | None, spans: InMemorySpanExporter):
    await asked(told)
    (span,) = spans.get_finished_spans()
    found = attributes(span)
    assert found.get("error.type", "") == error
    assert found.get("gen_ai.response.finish_reasons") == reasons
    assert span.status.status_code is (StatusCode.ERROR if error else StatusCode.UNSET)
    assert span.status.description is None
    assert span.events == ()


async def test_a_deadline_ends_a_span(spans: InMemorySpanExporter):
    await asked(completion(GOOD, wait=1.0), deadline=0.2)
    (span,) = spans.get_finished_spans()
    assert attributes(span)["error.type"] == "CancelledError"


async def test_without_a_tracer_there_is_no_span():
    exporter = InMemorySpanExporter()
    assert await asked(completion(GOOD)) is None
    assert exporter.get_finished_spans() == ()


WANTED: list[tuple[dict[str, str], bool]] = [
    ({}, False),
    ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318"}, True),
    ({"OTEL_EXPORTER_OTLP_ENDPOINT": " "}, False),
    ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://127.0.0.1:4318/v1/traces"}, True),
    ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x", "OTEL_SDK_DISABLED": "true"}, False),
    ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x", "OTEL_TRACES_EXPORTER": "none"}, False),
    ({"OTEL_TRACES_EXPORTER": "otlp"}, True),
    ({"OTEL_TRACES_EXPORTER": "zipkin", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://x"}, False),
    ({"OTEL_SERVICE_NAME": "x"}, False),
]


@pytest.mark.parametrize(("environ", "wanted"), WANTED)
def test_when_spans_are_wanted(environ: dict[str, str], wanted: bool):
    assert spans_wanted(environ) is wanted


def test_where_nothing_is_configured_opentelemetry_is_not_imported(tmp_path: Path):
    (tmp_path / "in.txt").write_text(ARTICLE, "utf-8")
    code = (
        "import sys; from briefer.cli import main; main(sys.argv[1:], standalone_mode=False); "
        "print([m for m in sys.modules if m.partition('.')[0] == 'opentelemetry'], 'openai' in sys.modules)"
    )
    with FaultyServer(lambda body: reply(first_sentence(body)[1])) as server:
        words = ["brief", "in.txt", "--desk", str(tmp_path), "--model", "m", "--base-url", server.base_url, "--log-json"]
        done = subprocess.run([sys.executable, "-c", code, *words], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.splitlines()[-1] == "[] True", done.stderr


def test_where_the_extra_is_missing_the_log_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, EXPORTER, None)
    with FaultyServer(answers_with_echo) as server:
        result = brief(tmp_path, server.base_url, "--log-json", OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:9")
    first = lines_of(result.stderr)[0]
    assert first["event"] == "no spans"
    assert "'otel'" in first["why"]


def test_spans_go_out_by_otlp(tmp_path: Path):
    pytest.importorskip(EXPORTER, reason="the extra 'otel' is not installed")
    came: list[tuple[str, bytes]] = []

    class Collector(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

        def do_POST(self) -> None:
            came.append((self.path, self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(200)
            self.send_header("content-length", "0")
            self.end_headers()

    collector = ThreadingHTTPServer(("127.0.0.1", 0), Collector)
    thread = Thread(target=collector.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        with FaultyServer(answers_with_echo) as server:
            where = f"http://127.0.0.1:{collector.server_port}"
            brief(tmp_path, server.base_url, OTEL_EXPORTER_OTLP_ENDPOINT=where, OTEL_EXPORTER_OTLP_COMPRESSION="none")
    finally:
        collector.shutdown()
        collector.server_close()
        thread.join()
    assert {path for path, _ in came} == {"/v1/traces"}
    sent = b"".join(body for _, body in came)
    assert b"gen_ai.request.model" in sent
    assert b"extract_claims" in sent
    assert b"heron" not in sent
    assert b"canary" not in sent
