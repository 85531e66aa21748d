"""Before and after: what a brief would ask and cost, what it did ask and cost, and where a budget ends it: over HTTP."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from briefer.cli import main

from .faulty_server import FaultyServer, Reply, reply

ROOT = Path(__file__).parent.parent
MODEL = "openai-compatible/m"
PRICED = f'[prices."{MODEL}"]\nin = 2.0\nout = 10.0\n'
TOWNS = ("Ostrel", "Holmby", "Norhaven", "Karsk", "Belmont", "Tarsin")
EMPTY: dict[str, dict[str, Any]] = {
    "Page": {"bottom_line": [], "developments": []},
    "PairAnswers": {"answers": []},
    "Quotes": {"quotes": []},
}


def article(town: str) -> str:
    return (
        f"Gunmen killed three guards at a bridge near {town} on Monday, the Interior Ministry said.\n\n"
        f"The governor of {town} denied that the border was closed. Officials expect more patrols along the river this week.\n"
    )


def said(body: dict[str, Any]) -> dict[str, Any]:
    """What a model answers: the first sentence of an article as its one claim, and nothing to any other question."""
    name = body["response_format"]["json_schema"]["name"]
    if name != "Claims":
        return EMPTY[name]
    found = re.search(r"^Gunmen .+? said\.", body["messages"][1]["content"], re.MULTILINE)
    assert found
    one = {"quote": found[0], "statement": found[0], "kind": "event", "certainty": "asserted", "speaker": "the Interior Ministry"}
    return {"claims": [{**one, "mentions": [], "dates": [], "quantities": []}]}


def model(body: dict[str, Any]) -> Reply:
    """Each answer takes 1,000 tokens in and 500 out: 0.007 US dollars."""
    choice = {"index": 0, "message": {"role": "assistant", "content": json.dumps(said(body))}, "finish_reason": "stop"}
    usage = {"prompt_tokens": 1_000, "completion_tokens": 500}
    return reply({"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage})


def brief(*words: str) -> tuple[int, str, str]:
    """The command: exit code, standard output, standard error."""
    done = CliRunner().invoke(main, ["brief", *words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done.exit_code, done.stdout, done.stderr


class Desk:
    """A folder with six articles and a desk, and the command on them."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url, self.out = folder, url, folder / "out"
        self.articles = folder / "articles"
        self.articles.mkdir()
        for town in TOWNS:
            (self.articles / f"{town}.txt").write_text(article(town))
        (folder / "briefer.toml").write_text(PRICED)

    def brief(self, *words: str) -> tuple[int, str, str]:
        """The command on the articles."""
        to = ["--model", "m", "--base-url", self.url, "--desk", str(self.folder), "--out", str(self.out), "--concurrency", "2"]
        return brief(str(self.articles), *to, *words)

    def files(self) -> set[Path]:
        return {path for path in self.folder.rglob("*") if path.is_file()}

    @property
    def record(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.out / "brief.json").read_text())
        return found


@pytest.fixture
def server():
    with FaultyServer(model) as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, server: FaultyServer) -> Desk:
    return Desk(tmp_path, server.base_url)


# ---------------------------------------------------------------- before


def test_a_dry_run_sends_nothing_and_writes_nothing(desk: Desk, server: FaultyServer):
    before = desk.files()
    code, out, told = desk.brief("--dry-run")
    assert (code, told) == (0, "")
    assert server.requests == []
    assert desk.files() == before
    assert "No question was answered before." in out
    assert re.search(r"reading the sources: 6 calls, [\d,]+ to [\d,]+ tokens in, [\d,]+ to [\d,]+ out, 0\.\d+ to 0\.\d+ US dollars", out)
    assert re.search(r"^7 to 15 calls, ", out, re.MULTILINE)


def test_what_was_answered_before_costs_nothing(desk: Desk, server: FaultyServer):
    desk.brief()
    asked = len(server.requests)
    (desk.articles / "new.txt").write_text(article("Zarvand"))
    _, out, _ = desk.brief("--dry-run")
    assert "6 questions were answered before, and cost nothing." in out
    assert "reading the sources: 1 call," in out
    _, fresh, _ = desk.brief("--dry-run", "--fresh")
    assert "reading the sources: 7 calls," in fresh
    assert len(server.requests) == asked


def test_where_all_is_answered_there_is_nothing_to_pay(desk: Desk):
    desk.brief()
    code, out, _ = desk.brief("--dry-run")
    assert code == 0
    assert "0 calls, 0 tokens in, 0 out, 0 US dollars." in out


def test_a_price_that_nobody_knows(desk: Desk):
    (desk.folder / "briefer.toml").unlink()
    _, out, _ = desk.brief("--dry-run")
    assert "price not known" in out
    assert "US dollars." not in out
    assert f'[prices."{MODEL}"]' in out
    _, _, told = desk.brief()
    assert re.search(r"calls, [\d,]+ tokens in, [\d,]+ out, price not known\.", told)
    assert desk.record["run"]["usage"]["cost"] is None


def test_the_built_in_reader_costs_nothing(desk: Desk, server: FaultyServer):
    code, out, _ = brief(str(desk.articles), "--dry-run")
    assert (code, server.requests) == (0, [])
    assert "0 US dollars" in out


def test_a_dry_run_needs_no_key(desk: Desk):
    code, out, told = brief(str(desk.articles), "--dry-run", "--model", "openai/gpt-4o-mini")
    assert code == 0, told
    assert "openai/gpt-4o-mini" in out


def test_the_example_in_the_documentation_is_what_it_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    shown = re.search(r"```\n\$ briefer (brief --dry-run [^\n]+)\n(.+?)```", (ROOT / "docs/cost.md").read_text(), re.DOTALL)
    assert shown
    assert brief(*shown[1].split()[1:])[1] == shown[2]


# ---------------------------------------------------------------- after


def test_what_was_asked_now_and_what_was_kept(desk: Desk, server: FaultyServer):
    _, _, told = desk.brief()
    many = len(server.requests)
    assert f"{many} calls, {1_000 * many:,} tokens in, {500 * many:,} out, {0.007 * many:.4f} US dollars.\n" in told
    first = (desk.out / "brief.json").read_bytes()
    assert desk.record["run"]["usage"] == {
        "calls": many,
        "tokens_in": 1_000 * many,
        "tokens_out": 500 * many,
        "cost": round(0.007 * many, 9),
    }
    (desk.folder / "briefs.db").unlink()  # with it, the brief would not be made again at all
    _, _, told = desk.brief()
    assert f"0 calls, 0 tokens in, 0 out, 0.0000 US dollars; {many} answers were kept from before.\n" in told
    assert len(server.requests) == many
    assert (desk.out / "brief.json").read_bytes() == first


@pytest.mark.parametrize(("finish", "refusal"), [("stop", "I will not."), ("length", None)], ids=["declined", "cut short"])
def test_what_gave_no_usable_answer_was_paid_for_too(tmp_path: Path, finish: str, refusal: str | None):
    def half(body: dict[str, Any]) -> Reply:
        if f"near {TOWNS[0]} " not in body["messages"][1]["content"]:
            return model(body)
        message = {"role": "assistant", "content": "{", "refusal": refusal}
        usage = {"prompt_tokens": 1_000, "completion_tokens": 500}
        return reply({"id": "c", "choices": [{"index": 0, "message": message, "finish_reason": finish}], "usage": usage})

    with FaultyServer(half) as server:
        desk = Desk(tmp_path, server.base_url)
        assert desk.brief()[0] == 3
        many = len(server.requests)
        first = (desk.out / "brief.json").read_bytes()
        assert desk.record["run"]["usage"]["calls"] == many
        assert desk.record["run"]["usage"]["cost"] == round(0.007 * many, 9)
        desk.brief()
        assert len(server.requests) == many
    assert (desk.out / "brief.json").read_bytes() == first


def test_the_built_in_reader_says_nothing_of_costs(desk: Desk):
    _, _, told = brief(str(desk.articles), "--out", str(desk.out))
    assert "US dollars" not in told


# ---------------------------------------------------------------- the budget


def test_a_budget_ends_it_with_a_partial_brief_and_the_next_run_goes_on(desk: Desk, server: FaultyServer):
    """0.02 US dollars are three questions; the largest answer would cost 0.068, so that they go out one at a time."""
    code, _, told = desk.brief("--budget", "0.02")
    assert code == 3
    assert len(server.requests) == 3
    assert "PARTIAL" in told
    assert "The budget of 0.02 US dollars is spent" in told
    assert "3 calls, 3,000 tokens in, 1,500 out, 0.0210 US dollars." in told
    read = [e["reader"] for e in desk.record["extractions"]]
    assert (read.count(MODEL), read.count("builtin")) == (3, 3)
    assert "PARTIAL" in (desk.out / "brief.md").read_text()
    assert desk.record["run"]["usage"]["cost"] == 0.021

    code, _, told = desk.brief("--budget", "1.00")
    assert code == 0
    assert "3 answers were kept from before" in told
    assert [e["reader"] for e in desk.record["extractions"]] == [MODEL] * 6


@pytest.mark.parametrize(("budget", "words"), [("0", "no sum"), ("-1", "no sum"), ("nan", "no sum"), ("two", "valid float")])
def test_a_budget_that_is_none(budget: str, words: str, desk: Desk, server: FaultyServer):
    code, _, told = desk.brief("--budget", budget)
    assert (code, server.requests) == (2, [])
    assert words in told


def test_a_budget_needs_a_price(desk: Desk, server: FaultyServer):
    (desk.folder / "briefer.toml").unlink()
    code, _, told = desk.brief("--budget", "2")
    assert (code, server.requests) == (2, [])
    assert f'[prices."{MODEL}"]' in told


def test_a_budget_cannot_hold_a_batch(desk: Desk, server: FaultyServer):
    code, _, told = desk.brief("--budget", "2", "--batch")
    assert (code, server.requests) == (2, [])
    assert "--budget" in told
