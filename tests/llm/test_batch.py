"""A batch fills the store of answers: handed in by one process, collected by another, and nothing is paid for twice."""

from __future__ import annotations

import json
import os
import shlex
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Literal

import pytest
from click.testing import CliRunner, Result
from pydantic import BaseModel

from briefer.cli import main
from briefer.desk import Answers, Batches
from briefer.errors import ModelSettingsFault, UsageFault
from briefer.llm import Door
from briefer.llm.batch import LARGEST_FILE, MOST_QUESTIONS, lines_of
from briefer.llm.bodies import first_body
from briefer.llm.results import read_results
from briefer.models import AskedFor, Batch, BatchQuestion
from briefer.prompts import Prompt
from briefer.settings import Endpoint, Settings
from tests.desk.made import exchange, noon
from tests.faulty_server import FaultyServer, refused
from tests.llm.batch_server import Answer, BatchServer, Line, first_sentence, line, said

KEY = "sk-canary-of-nobody-0001"
ONE = "The ministry said on Tuesday that four soldiers were killed near the border. Officials confirmed the attack in a statement.\n"
TWO = "A ferry sank off Port Malou on 3 May 2024, the coast guard said. Twelve people died and nine are missing.\n"
PRICES = '[prices."openai-compatible/m"]\nin = 2.0\nout = 4.0\n'
FULL = 1000 * 2e-6 + 500 * 4e-6
"""US dollars for one answer that is asked for now."""


@pytest.fixture
def server() -> Iterator[BatchServer]:
    with BatchServer() as running:
        yield running


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, "utf-8")
    (folder / "two.txt").write_text(TWO, "utf-8")
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "briefer.toml").write_text(PRICES, "utf-8")
    return folder


class Desk:
    """A folder, a server and a command line."""

    def __init__(self, server: BatchServer, sources: Path) -> None:
        self.server, self.sources = server, sources
        self.folder = sources.parent / "desk"
        self.out = sources.parent / "out"
        self.environment = {"OPENAI_API_KEY": KEY, "BRIEFER_DESK": str(self.folder)}

    def run(self, *words: str, code: int = 0, **environment: str) -> Result:
        """The command, in this process."""
        result = CliRunner().invoke(main, words, env={**self.environment, **environment})
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        assert KEY not in result.output
        return result

    def brief_words(self, *more: str) -> list[str]:
        return ["brief", str(self.sources), "--out", str(self.out), "--model", "m", "--base-url", self.server.base_url, *more]

    def brief(self, *more: str, code: int = 0) -> Result:
        return self.run(*self.brief_words(*more), code=code)

    def hand_in(self) -> str:
        return self.brief("--batch").stdout.strip()

    def exchanges(self) -> list[Any]:
        with Answers(self.folder, noon) as kept:
            return [call.exchange for call in kept.calls()]

    def states(self) -> list[str]:
        with Batches(self.folder, noon) as batches:
            return [batch.state for batch in batches.all()]

    def record(self) -> dict[str, Any]:
        record: dict[str, Any] = json.loads((self.out / "brief.json").read_text("utf-8"))
        return record


@pytest.fixture
def desk(server: BatchServer, sources: Path) -> Desk:
    return Desk(server, sources)


def process(desk: Desk, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "LANG", "TMPDIR", "PYTHONPATH"}}
    command = [sys.executable, "-m", "briefer", *words]
    return subprocess.run(
        command,
        env={**kept, **desk.environment},
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
        check=False,
    )


# ---------------------------------------------------------------- the way it goes


def test_one_process_hands_in_and_another_collects(desk: Desk, tmp_path: Path):
    desk.server.steps = ("validating", "in_progress", "completed")
    desk.server.results = lambda pairs: ([line(*p) for p in reversed(pairs)], [])
    given = process(desk, *desk.brief_words("--batch", "--title", "Two stories", "--marking", "TLP:GREEN"))
    assert (given.returncode, given.stdout) == (0, "batch_0\n"), given.stderr
    assert "to be answered within 24 hours: 2 questions." in given.stderr
    assert not (desk.out / "brief.json").exists()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    status = process(desk, "batch", "status", cwd=elsewhere)
    assert "validating" in status.stdout
    assert "0 of 2" in status.stdout
    early = process(desk, "batch", "collect", "batch_0", cwd=elsewhere)
    assert (early.returncode, early.stdout) == (3, "")
    assert "in_progress" in early.stderr
    assert "Nothing is lost" in early.stderr
    done = process(desk, "batch", "collect", cwd=elsewhere)
    assert done.returncode == 0, done.stderr
    assert [Path(name).name for name in done.stdout.splitlines()] == ["brief.md", "brief.html", "brief.pdf", "brief.json"]
    assert "completed; 2 of 2 questions answered; 2,000 tokens in, 1,000 out, 0.0040 US dollars." in done.stderr
    record = desk.record()
    assert (record["brief"]["title"], record["brief"]["marking"]) == ("Two stories", "TLP:GREEN")
    assert [e["reader"] for e in record["extractions"]] == ["openai-compatible/m"] * 2
    quotes = {c["quote"]["text"] for e in record["extractions"] for c in e["claims"]}
    assert quotes == {ONE.partition(".")[0], TWO.partition(".")[0]}
    assert "Claims" not in desk.server.shapes(), "what the batch answered is not asked again"
    assert desk.server.keys == {f"Bearer {KEY}"}


def test_what_is_handed_in_is_what_would_be_sent_now(desk: Desk, tmp_path: Path):
    desk.hand_in()
    desk.run(*desk.brief_words("--desk", str(tmp_path / "another")))
    live = [body for body in desk.server.live if body["response_format"]["json_schema"]["name"] == "Claims"]
    handed_in = [asked["body"] for asked in desk.server.handed_in]
    assert len(handed_in) == 2
    assert sorted(map(json.dumps, live)) == sorted(map(json.dumps, handed_in))
    assert {(asked["method"], asked["url"]) for asked in desk.server.handed_in} == {("POST", "/v1/chat/completions")}


class City(BaseModel):
    """A city."""

    name: str


@pytest.mark.parametrize("mode", ["json_schema", "tools"])
async def test_a_body_is_the_same_whichever_way_it_goes(mode: Literal["json_schema", "tools"]):
    prompt = Prompt(name="city.v1", messages=(("system", "Name the city."), ("user", "An article with {{ 7*7 }} in it.")))
    with FaultyServer((refused(401, "invalid_api_key"),)) as endpoint:
        asked = Endpoint(reader="own/m", model="m", base_url=endpoint.base_url, mode=mode, omit=("strict",), body={"seed": 7})
        async with Door(Settings(endpoints=(asked,))) as door:
            with pytest.raises(ModelSettingsFault):
                await door(prompt, City)
        assert endpoint.requests == [await first_body(asked, prompt, City)]
        assert endpoint.requests[0]["seed"] == 7


def test_what_the_environment_said_holds_when_it_is_collected(desk: Desk):
    desk.run("brief", str(desk.sources), "--out", str(desk.out), "--batch", BRIEFER_MODEL="m", BRIEFER_BASE_URL=desk.server.base_url)
    desk.run("batch", "collect", BRIEFER_MODEL="builtin", BRIEFER_BASE_URL="http://127.0.0.1:9/v1", BRIEFER_MODE="tools")
    assert [e["reader"] for e in desk.record()["extractions"]] == ["openai-compatible/m"] * 2
    assert "Claims" not in desk.server.shapes()


def test_it_costs_half(desk: Desk):
    desk.hand_in()
    desk.run("batch", "collect")
    claims = [e for e in desk.exchanges() if e.prompt.startswith("extract_claims")]
    assert [(e.status, e.ended, e.tokens_in, e.tokens_out) for e in claims] == [(200, "answered", 1000, 500)] * 2
    assert [e.cost for e in claims] == [pytest.approx(FULL / 2)] * 2
    assert [e["usage"]["cost"] for e in desk.record()["extractions"]] == [pytest.approx(FULL / 2)] * 2
    assert [e.cost for e in desk.exchanges() if e.prompt.startswith("write_brief")] == [pytest.approx(FULL)], "this was asked live"


def test_the_discount_stands_with_the_prices(desk: Desk):
    (desk.folder / "briefer.toml").write_text(f"{PRICES}batch = 0.25\n", "utf-8")
    desk.hand_in()
    desk.run("batch", "collect")
    assert [e.cost for e in desk.exchanges() if e.prompt.startswith("extract_claims")] == [pytest.approx(FULL / 4)] * 2


def test_afterwards_a_brief_asks_nothing(desk: Desk):
    desk.hand_in()
    desk.run("batch", "collect")
    before, exchanges = list(desk.server.calls), desk.exchanges()
    desk.brief()
    again = desk.brief("--batch")
    assert again.stdout == ""
    assert "Answered before: 2 questions" in again.stderr
    assert "nothing to hand in" in again.stderr
    assert desk.server.calls == before
    assert desk.exchanges() == exchanges


def test_what_is_answered_already_is_not_handed_in(desk: Desk):
    desk.run(*desk.brief_words()[:1], str(desk.sources / "one.txt"), *desk.brief_words()[2:])
    given = desk.brief("--batch")
    assert "Answered before: 1 question," in given.stderr
    assert len(desk.server.handed_in) == 1
    assert "A ferry sank" in desk.server.handed_in[0]["body"]["messages"][-1]["content"]


def test_fresh_hands_all_in(desk: Desk):
    desk.brief()
    desk.brief("--batch", "--fresh")
    assert len(desk.server.handed_in) == 2
    desk.run("batch", "collect")
    assert len([e for e in desk.exchanges() if e.prompt.startswith("extract_claims")]) == 4
    assert desk.server.shapes().count("Claims") == 2
    assert [e["usage"]["calls"] for e in desk.record()["extractions"]] == [1, 1], "the last round counts"


def test_a_question_that_is_on_its_way_is_not_handed_in_twice(desk: Desk):
    first = desk.hand_in()
    (desk.sources / "three.txt").write_text("Rebels took the town of Ostrel on Monday, residents said.\n", "utf-8")
    second = desk.brief("--batch")
    assert second.stdout.strip() != first
    assert "On their way already: 2 questions" in second.stderr
    assert [len(desk.server.files[b["input_file_id"]].splitlines()) for b in desk.server.batches.values()] == [2, 1]
    third = desk.brief("--batch")
    assert third.stdout == ""
    assert "nothing to hand in" in third.stderr
    assert len(desk.server.batches) == 2


def test_collecting_twice_keeps_everything_once(desk: Desk):
    name = desk.hand_in()
    desk.run("batch", "collect")
    exchanges = desk.exchanges()
    (desk.out / "brief.md").unlink()
    again = desk.run("batch", "collect", name)
    assert "was collected before" in again.stderr
    assert (desk.out / "brief.md").exists()
    assert desk.exchanges() == exchanges
    assert "No batch is under way" in desk.run("batch", "collect").stderr


def test_the_status_as_json(desk: Desk):
    desk.server.steps = ("in_progress",)
    name = desk.hand_in()
    (row,) = json.loads(desk.run("batch", "status", "--json").stdout)
    assert {k: row[k] for k in ("id", "status", "answered", "failed", "questions", "model", "out")} == {
        "id": name,
        "status": "in_progress",
        "answered": 0,
        "failed": 0,
        "questions": 2,
        "model": "openai-compatible/m",
        "out": str(desk.out),
    }


# ---------------------------------------------------------------- what did not come


def refuse_one(pairs: list[tuple[str, Answer]], words: str = "The content is not to our taste.") -> tuple[list[Line], list[Line]]:
    """The first is refused, the others are answered."""
    error = {"error": {"message": words, "type": "invalid_request_error", "code": "bad"}}
    return [line(*p) for p in pairs[1:]], [line(pairs[0][0], (400, error))]


def test_what_failed_is_told_by_name_and_asked_now(desk: Desk):
    desk.server.results = refuse_one
    desk.hand_in()
    done = desk.run("batch", "collect")
    assert "1 of 2 questions answered" in done.stderr
    assert "Not answered: one.txt: 400: The content is not to our taste." in done.stderr
    assert desk.server.shapes().count("Claims") == 1
    assert [e["fault"] for e in desk.record()["extractions"]] == [None, None]
    costs = sorted(e.cost for e in desk.exchanges() if e.prompt.startswith("extract_claims") and e.stands)
    assert costs == [pytest.approx(FULL / 2), pytest.approx(FULL)]


def expire_one(pairs: list[tuple[str, Answer]]) -> tuple[list[Line], list[Line]]:
    error = {"code": "batch_expired", "message": "This request could not be executed before the completion window expired."}
    return [line(*p) for p in pairs[1:]], [{"id": "r", "custom_id": pairs[0][0], "response": None, "error": error}]


@pytest.mark.parametrize("status", ["expired", "cancelled"])
def test_of_a_batch_that_ended_early_what_came_is_kept(desk: Desk, status: str):
    desk.server.steps, desk.server.results = (status,), expire_one
    desk.hand_in()
    done = desk.run("batch", "collect", code=3)
    assert f"{status}; 1 of 2 questions answered" in done.stderr
    assert "Not answered: one.txt: This request could not be executed" in done.stderr
    assert not (desk.out / "brief.json").exists()
    assert desk.server.live == [], "nobody said that the rest is to be asked at the full price"
    assert desk.states() == ["collected"]
    now = next(text for text in done.stderr.splitlines() if "ask the rest now" in text).partition(": ")[2]
    anew = next(text for text in done.stderr.splitlines() if "hand it in anew" in text).partition(": ")[2]
    assert (shlex.split(now)[0], shlex.split(anew)[-3:]) == ("briefer", ["--batch", "--desk", str(desk.folder)])
    desk.run(*shlex.split(anew)[1:])
    assert [len(desk.server.files[b["input_file_id"]].splitlines()) for b in desk.server.batches.values()] == [2, 1]
    desk.run(*shlex.split(now)[1:])
    assert desk.server.shapes().count("Claims") == 1, "only the rest is asked"


def test_a_batch_that_ended_early_with_all_its_answers_is_as_good_as_any(desk: Desk):
    desk.server.steps = ("cancelled",)
    desk.hand_in()
    desk.run("batch", "collect")
    assert desk.server.shapes() == ["Page"]


def test_a_batch_that_is_refused_as_a_whole(desk: Desk):
    desk.server.steps = ("failed",)
    desk.server.errors = {"object": "list", "data": [{"code": "model_not_found", "message": f"m is no model of {KEY}", "line": None}]}
    desk.hand_in()
    done = desk.run("batch", "collect", code=3)
    assert "The endpoint says: m is no model of ***" in done.stderr
    assert "hand it in anew" in done.stderr
    assert desk.states() == ["collected"]


def test_lines_that_are_broken_or_nobodys_harm_no_other(desk: Desk):
    def results(pairs: list[tuple[str, Answer]]) -> tuple[list[Line], list[Line]]:
        lost, kept = pairs
        return ['{"custom_id": "' + lost[0], line("of-nobody", kept[1]), line(*kept), line(kept[0], said({"claims": []})), "[]", ""], []

    desk.server.results = results
    desk.hand_in()
    done = desk.run("batch", "collect")
    assert "1 of 2 questions answered" in done.stderr
    assert "Not answered: one.txt: no answer came" in done.stderr
    assert "2 lines of the results can't be read" in done.stderr
    assert "it was answered already: 2 lines" in done.stderr
    assert desk.server.shapes().count("Claims") == 1
    assert all(e["claims"] for e in desk.record()["extractions"]), "the first answer counts, and the lost one was asked now"


QUESTIONS = tuple(BatchQuestion(question=f"q{n}", request=f"r{n}", source=f"{n}.txt", prompt="p.v1", sent="{}") for n in range(2))
BATCH = Batch(reader="own/m", base_url="http://x/v1", asked=AskedFor(sources=("/a",), out="/o"), questions=QUESTIONS)
GOOD = said({"city": "Ostrel"})
LINES: dict[str, tuple[Line, str, int, str]] = {
    "an answer": (line("q0", GOOD), "answered", 200, ""),
    "cut short": (line("q0", said({}, "length")), "cut short", 200, "token limit"),
    "declined": (line("q0", said({}, "content_filter")), "declined", 200, "declined"),
    "empty": (line("q0", (200, {})), "failed", 200, "empty reply"),
    "a refusal": (line("q0", (429, {"error": {"message": "too many\x1b[2J"}})), "failed", 429, "429: too many"),
    "a status that is none": (line("q0", ("200", {})), "failed", 0, "no reason"),  # type: ignore[arg-type]
    "expired": ({"custom_id": "q0", "response": None, "error": {"code": "batch_expired"}}, "failed", 0, "batch_expired"),
    "nothing at all": ({"custom_id": "q0"}, "failed", 0, "no reason"),
    "a body that is no object": ({"custom_id": "q0", "response": {"status_code": 200, "body": "x"}}, "failed", 200, "empty reply"),
    "half a character": (line("q0", said("\ud800")), "answered", 200, ""),
}


@pytest.mark.parametrize(("given", "ended", "status", "told"), LINES.values(), ids=LINES)
def test_a_line_of_the_results(given: dict[str, Any], ended: str, status: int, told: str):
    def cleaned(words: str) -> str:
        return "".join(c for c in words if c.isprintable())

    came = read_results([json.dumps(given)], BATCH, Endpoint(reader="own/m", model="m"), cleaned)
    (exchange,) = came.exchanges.values()
    assert (exchange.question, exchange.request, exchange.ended, exchange.status) == ("q0", "r0", ended, status)
    assert told in exchange.told
    assert "\x1b" not in exchange.told
    assert exchange.stands == (ended != "failed")
    names = [source for source, _ in came.failed(BATCH)]
    assert names == (["1.txt"] if exchange.stands else ["0.txt", "1.txt"])


BROKEN = ("", "\n", "{", "null", "7", '"text"', "[" * 100_000, '{"custom_id": 7}', '{"custom_id": "of-nobody"}')


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_line_that_answers_nothing_leaves_the_next_as_it_is(text: str):
    came = read_results([f"{text}\n{json.dumps(line('q1', GOOD))}\n"], BATCH, Endpoint(reader="own/m", model="m"), str)
    assert list(came.exchanges) == ["q1"]


# ---------------------------------------------------------------- endpoints that won't


@pytest.mark.parametrize("status", [404, 405, 501])
def test_an_endpoint_without_batches(desk: Desk, status: int):
    desk.server.refuse["POST /v1/files"] = (status, "{}")
    done = desk.brief("--batch", code=1)
    assert f"answered {status} to POST /v1/files" in done.stderr
    assert "leave out --batch" in done.stderr
    assert desk.states() == ["void"]
    desk.brief()
    assert desk.server.shapes().count("Claims") == 2, "a live run goes its way"


REFUSALS: dict[str, tuple[str, tuple[int, str], str]] = {
    "wrong key, handing in": ("POST /v1/files", (401, '{"error": {"message": "no"}}'), "OPENAI_API_KEY"),
    "no credit": ("POST /v1/batches", (429, '{"error": {"message": "no", "code": "insufficient_quota"}}'), "credit"),
    "a page": ("POST /v1/files", (200, "<html>Sign in</html>"), "no API"),
    "no id": ("POST /v1/batches", (200, "{}"), "no id"),
    "an id that would lead elsewhere": ("POST /v1/files", (200, '{"id": "../models"}'), "no id"),
}


@pytest.mark.parametrize(("call", "answer", "word"), REFUSALS.values(), ids=REFUSALS)
def test_what_is_refused_when_it_is_handed_in(desk: Desk, call: str, answer: tuple[int, str], word: str):
    desk.server.refuse[call] = answer
    assert word in desk.brief("--batch", code=1).stderr
    assert desk.states() == ["void"]
    desk.server.refuse.clear()
    assert desk.hand_in() == "batch_0"


LOOKS: dict[str, tuple[int, str]] = {
    "401": (401, '{"error": {"message": "no"}}'),
    "404": (404, '{"error": {"message": "No such batch"}}'),
    "500": (500, "oops"),
    "a page": (200, "<html>Sign in</html>"),
    "half a JSON": (200, '{"id": "batch_0", "sta'),
    "a list": (200, "[]"),
}


@pytest.mark.parametrize("answer", LOOKS.values(), ids=LOOKS)
def test_nothing_is_lost_where_nobody_answers(desk: Desk, answer: tuple[int, str]):
    name = desk.hand_in()
    for call in (f"GET /v1/batches/{name}", f"GET /v1/files/output-{name}/content"):
        desk.server.refuse = {call: answer}
        if call.endswith("/content") and answer[0] == 200:
            continue  # a file may hold anything: see the lines that are broken
        desk.run("batch", "collect", code=1)
        assert desk.states() == ["open"]
    desk.server.refuse = {}
    desk.run("batch", "collect")
    assert desk.states() == ["collected"]


def test_a_status_that_nobody_knows_is_waited_for(desk: Desk):
    desk.server.steps = ("pondering\x1b[2J", "completed")
    desk.hand_in()
    waiting = desk.run("batch", "collect", code=3)
    assert "pondering" in waiting.stderr
    assert "\x1b" not in waiting.stderr
    desk.run("batch", "collect")


USAGE: dict[str, tuple[Sequence[str], str]] = {
    "the built-in reader": (("brief", "{in}", "--batch"), "--model"),
    "standard input": (("brief", "-", "--batch", "--model", "m", "--base-url", "{url}"), "standard input"),
    "an id of nobody": (("batch", "collect", "batch_9"), "no batch batch_9"),
    "an id of nobody, looked at": (("batch", "status", "batch_9"), "no batch batch_9"),
}


@pytest.mark.parametrize(("words", "told"), USAGE.values(), ids=USAGE)
def test_wrong_usage(desk: Desk, words: Sequence[str], told: str):
    done = desk.run(*(w.format(**{"in": desk.sources, "url": desk.server.base_url}) for w in words), code=2)
    assert told in done.stderr
    assert desk.server.calls == []


def test_an_address_that_has_changed_is_not_asked_about_another_ones_batch(desk: Desk):
    url = '[endpoints.own]\nurl = "{}"\n'
    settings = desk.folder / "briefer.toml"
    settings.write_text(url.format(desk.server.base_url), "utf-8")
    desk.run("brief", str(desk.sources), "--out", str(desk.out), "--model", "own/m", "--batch")
    settings.write_text(url.format("http://127.0.0.1:9/v1"), "utf-8")
    assert "was handed in at" in desk.run("batch", "collect", code=2).stderr
    assert desk.states() == ["open"]


# ---------------------------------------------------------------- cut off in between


def killed_at(desk: Desk, call: str, *words: str) -> None:
    """The command in a process that is killed when the server has done that, before it answers."""
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "LANG", "TMPDIR", "PYTHONPATH"}}
    command = [sys.executable, "-m", "briefer", *words]
    child = subprocess.Popen(command, env={**kept, **desk.environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def kill() -> None:
        child.kill()
        child.wait()

    desk.server.on[call] = kill
    assert child.wait(timeout=120) == -signal.SIGKILL
    desk.server.on.clear()


AGAIN: dict[str, Callable[[Desk], Result]] = {
    "handed in again": lambda d: d.brief("--batch"),
    "looked at": lambda d: d.run("batch", "status"),
}


@pytest.mark.parametrize("again", AGAIN.values(), ids=AGAIN)
def test_killed_when_the_batch_was_made_and_its_id_not_recorded(desk: Desk, again: Callable[[Desk], Result]):
    killed_at(desk, "POST /v1/batches", *desk.brief_words("--batch"))
    assert desk.states() == ["submitting"]
    told = again(desk)
    assert told.stderr.count("cut off") == 1
    assert "batch_0" in told.stderr
    assert len(desk.server.batches) == 1, "it is found again, and not handed in twice"
    assert desk.states() == ["open"]
    desk.run("batch", "collect")
    assert "Claims" not in desk.server.shapes()


def test_killed_when_only_the_file_was_there(desk: Desk):
    killed_at(desk, "POST /v1/files", *desk.brief_words("--batch"))
    assert desk.states() == ["submitting"]
    told = desk.brief("--batch")
    assert "nothing was paid" in told.stderr
    assert told.stdout.strip() == "batch_0"
    assert desk.states() == ["void", "open"]
    assert len(desk.server.batches) == 1


def test_killed_while_it_was_collected(desk: Desk):
    name = desk.hand_in()
    killed_at(desk, f"GET /v1/files/output-{name}/content", "batch", "collect")
    assert desk.states() == ["open"]
    assert desk.exchanges() == []
    desk.run("batch", "collect")
    assert len([e for e in desk.exchanges() if e.prompt.startswith("extract_claims")]) == 2


def test_two_processes_that_collect_at_once_keep_everything_once(tmp_path: Path):
    came = read_results([json.dumps(line("q0", GOOD))], BATCH, Endpoint(reader="own/m", model="m"), str)
    with Batches(tmp_path, noon) as one, Batches(tmp_path, noon) as other:
        batch = one.opened(one.begin(BATCH), "batch_0")
        for batches in (one, other):
            assert batches.collected(batch, tuple(came.exchanges.values())).state == "collected"
    with Answers(tmp_path, noon) as kept:
        assert len(kept.calls()) == 1


def test_two_processes_at_once_make_one_batch(desk: Desk):
    def give_up() -> None:
        with Batches(desk.folder, noon) as batches:
            batches.void(batches.all()[0])

    desk.server.on["POST /v1/files"] = give_up
    assert "took this batch for one that was cut off" in desk.brief("--batch", code=1).stderr
    assert desk.server.batches == {}


def test_more_questions_than_a_batch_takes():
    many = tuple(BatchQuestion(question=str(n), request="", source="", prompt="", sent="{}") for n in range(MOST_QUESTIONS + 1))
    with pytest.raises(UsageFault, match="50,001 questions"):
        lines_of(BATCH.model_copy(update={"questions": many}))
    long = QUESTIONS[0].model_copy(update={"sent": json.dumps({"messages": "x" * LARGEST_FILE})})
    with pytest.raises(UsageFault, match="bytes"):
        lines_of(BATCH.model_copy(update={"questions": (long,)}))
    assert len(lines_of(BATCH).splitlines()) == 2


def test_an_answer_that_was_lost_on_the_way(desk: Desk):
    def hang_up() -> None:
        raise ConnectionResetError

    desk.server.on["POST /v1/batches"] = hang_up
    assert "not known whether the batch was made" in desk.brief("--batch", code=1).stderr
    assert desk.states() == ["submitting"]
    desk.server.on.clear()
    desk.server.refuse["GET /v1/batches"] = (500, "oops")
    desk.brief("--batch", code=1)
    assert len(desk.server.batches) == 1, "while nobody knows, nothing is handed in"
    desk.server.refuse.clear()
    desk.run("batch", "collect")
    assert desk.states() == ["collected"]


# ---------------------------------------------------------------- what the desk keeps


def test_the_key_is_nowhere_and_a_purge_takes_the_words(desk: Desk):
    desk.server.steps = ("in_progress", "completed")
    desk.hand_in()

    def held() -> str:
        with closing(sqlite3.connect(desk.folder / "answers.db")) as store:
            rows = store.execute("SELECT asked, questions, sent FROM batches").fetchall()
        with Batches(desk.folder, noon) as batches:
            return repr(rows) + repr(batches.all())

    assert "A ferry sank" in held()
    assert KEY not in held()
    with Answers(desk.folder, noon) as kept:
        kept.purge()
    assert "A ferry sank" not in held()
    desk.run("batch", "collect", code=3)
    desk.run("batch", "collect")
    assert "Claims" not in desk.server.shapes(), "a batch whose words were purged can be collected"


def test_a_purge_says_what_it_leaves_of_a_batch_and_takes_that_when_it_is_collected(desk: Desk):
    desk.hand_in()
    left = "Of 1 batch under way, the names of the sources stay"
    assert left not in desk.run("calls", "purge", "--yes", "--older-than", "30").stdout
    assert left in desk.run("calls", "purge", "--yes", "--all").stdout
    assert desk.states() == ["open"]
    assert "2 of 2 questions answered" in desk.run("batch", "collect").stderr
    assert "Claims" not in desk.server.shapes()
    assert [e["reader"] for e in desk.record()["extractions"]] == ["openai-compatible/m"] * 2
    assert desk.states() == ["collected"]
    assert left not in desk.run("calls", "purge", "--yes", "--all").stdout
    assert (desk.states(), desk.exchanges()) == ([], [])
    assert b"one.txt" not in (desk.folder / "answers.db").read_bytes()


def test_what_is_older_than_the_desk_keeps_goes_when_a_batch_is_collected(tmp_path: Path):
    with Answers(tmp_path, lambda: noon(1)) as kept:
        kept.add(exchange(1))
    with Batches(tmp_path, lambda: noon(1)) as batches:
        old = batches.opened(batches.begin(BATCH), "batch_0")
        waiting = batches.opened(batches.begin(BATCH), "batch_1")
        batches.collected(old, ())
    with Batches(tmp_path, lambda: noon(12), keep_days=10) as batches:
        new = batches.opened(batches.begin(BATCH), "batch_2")
        assert len(batches.all()) == 3, "handing in removes nothing"
        batches.collected(new, (exchange(2),))
        assert [(b.id, b.state) for b in batches.all()] == [("batch_1", "open"), ("batch_2", "collected")]
        assert batches.collected(waiting, (exchange(3),)).state == "collected"
    with Answers(tmp_path, noon) as kept:
        assert [c.exchange.question for c in kept.calls()] == ["question 2", "question 3"]


def test_a_batch_that_was_collected_and_purged_is_not_collected_into_another(tmp_path: Path):
    with Batches(tmp_path, noon) as batches:
        first = batches.opened(batches.begin(BATCH), "batch_0")
        batches.collected(first, (exchange(1),))
    with Answers(tmp_path, noon) as kept:
        kept.purge()
    with Batches(tmp_path, noon) as batches:
        second = batches.opened(batches.begin(BATCH), "batch_1")
        assert second.number == first.number
        batches.collected(first, (exchange(1),))
        assert [b.state for b in batches.all()] == ["open"]
    with Answers(tmp_path, noon) as kept:
        assert kept.calls() == ()


def test_the_desk_says_how_long_what_a_batch_brought_is_kept(desk: Desk):
    with Answers(desk.folder, lambda: noon(1).replace(year=2020)) as kept:
        kept.add(exchange(1))
    (desk.folder / "briefer.toml").write_text(f"{PRICES}[answers]\nkeep_days = 30\n", "utf-8")
    desk.server.steps, desk.server.results = ("expired",), expire_one  # so that nothing else is asked, and kept, afterwards
    desk.hand_in()
    desk.run("batch", "collect", code=3)
    assert len(desk.exchanges()) == 2
    assert "question 1" not in {e.question for e in desk.exchanges()}


def test_a_text_that_was_too_long_for_a_batch_is_not_sent_again(desk: Desk):
    """It is asked for in parts, and not whole once more at the full price."""
    (desk.sources / "one.txt").write_text("\n\n".join(ONE.replace("four", str(n)) for n in range(20)), "utf-8")

    def refuse_whole(body: dict[str, Any]) -> Answer:
        if body["messages"][-1]["content"].count("soldiers were killed") == 20:
            return 400, {"error": {"message": "prompt is too long", "type": "invalid_request_error"}}
        return first_sentence(body)

    desk.server.answer = refuse_whole
    desk.server.results = lambda pairs: ([line(*p) for p in pairs], [])
    desk.hand_in()
    desk.run("batch", "collect")
    asked = [body["messages"][-1]["content"].count("soldiers were killed") for body in desk.server.live]
    assert 20 not in asked
    assert any(asked)
    assert [e["fault"] for e in desk.record()["extractions"]] == [None, None]


def test_the_words_go_over_to_the_exchanges_when_it_is_collected(desk: Desk):
    desk.hand_in()
    desk.run("batch", "collect")
    with Batches(desk.folder, noon) as batches:
        assert {q.sent for b in batches.all() for q in b.questions} == {""}
    with Answers(desk.folder, noon) as kept:
        sent = [call.exchange.sent for n in (1, 2) if (call := kept.call(n))]
    assert [json.loads(text) for text in sent] == [asked["body"] for asked in desk.server.handed_in]
    assert all(first_sentence(json.loads(text))[0] == 200 for text in sent)
