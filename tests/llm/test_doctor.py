"""`briefer doctor`: what it finds at an endpoint over real HTTP, what it says to do, and what it never shows."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from briefer.cli import main
from briefer.publish.text import clean
from briefer.settings import tables
from tests.faulty_server import FaultyServer, Reply, called, completion, refused, reply

KEY = "sk-a-key-of-nobody-4711"
ORGANISATION = "org-Ab12Cd34Ef56"
GOOD = completion({"colour": "blue"})
LIST = reply({"data": [{"id": "m", "max_model_len": 32768}, {"id": "other"}]})


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's own settings."""
    named = {one.key for one in tables().endpoints.values()} | {one.url_variable for one in tables().endpoints.values()}
    for name in {*named, "BRIEFER_MODEL", "BRIEFER_BASE_URL", "BRIEFER_MODE", "BRIEFER_DESK", "BRIEFER_DEADLINE"} - {""}:
        monkeypatch.delenv(name, raising=False)


def doctor(desk: Path, *words: str, **environ: str) -> Result:
    return CliRunner(env=environ).invoke(main, ["doctor", "--desk", str(desk), *words], catch_exceptions=False)


def found(desk: Path, *words: str, **environ: str) -> tuple[list[dict[str, dict[str, str]]], int]:
    """The checks of each endpoint, by name; and the exit code. Nothing secret is in them."""
    done = doctor(desk, "--json", *words, **environ)
    assert KEY not in done.output
    assert ORGANISATION not in done.output
    return [{check["what"]: check for check in one["checks"]} for one in json.loads(done.stdout)["readers"]], done.exit_code


def table(desk: Path, url: str, **more: Any) -> None:
    """An endpoint 'acme' of the desk's own, which wants a key."""
    fields = {"url": url, "key": "ACME_API_KEY", **more}
    (desk / "briefer.toml").write_text("[endpoints.acme]\n" + "\n".join(f"{name} = {json.dumps(value)}" for name, value in fields.items()))


def test_all_is_well(tmp_path: Path):
    with FaultyServer((GOOD,)) as server:
        server.listing = LIST
        table(tmp_path, server.base_url, context=16000)
        (checks,), code = found(tmp_path, "--model", "acme/m", ACME_API_KEY=KEY)
    told = {name: check["told"] for name, check in checks.items()}
    assert told.pop("answer").startswith("one line came in the shape")
    assert told == {
        "key": "ACME_API_KEY is set",
        "address": f"{server.base_url} answers",
        "model": "m is in its list",
        "price": "nobody said what it costs",
        "context": "16,000 tokens",
    }
    assert [check["state"] for check in checks.values()] == ["ok", "ok", "ok", "ok", "not known", "ok"]
    assert 'prices."acme/m"' in checks["price"]["todo"]
    assert code == 0
    assert [path for path, _ in server.got] == ["/v1/models"]
    assert server.got[0][1]["authorization"] == f"Bearer {KEY}"
    assert len(server.requests) == 1


def test_the_probe_goes_the_way_of_every_question(tmp_path: Path):
    with FaultyServer((called({"colour": "blue"}),)) as server:
        table(tmp_path, server.base_url, mode="tools", omit=["temperature", "tool_choice"])
        (checks,), code = found(tmp_path, "--model", "acme/m", ACME_API_KEY=KEY)
    assert (checks["answer"]["state"], code) == ("ok", 0)
    assert server.requests[0]["tools"][0]["function"]["strict"] is True
    assert not {"temperature", "tool_choice", "response_format"} & server.requests[0].keys()


def test_no_key(tmp_path: Path):
    with FaultyServer((GOOD,)) as server:
        table(tmp_path, server.base_url)
        (checks,), code = found(tmp_path, "--model", "acme/m")
    assert (checks["key"]["state"], checks["key"]["todo"], code) == ("wrong", "Set it: export ACME_API_KEY=...", 1)
    assert checks["answer"]["state"] == "not checked"
    assert server.requests == []


def test_a_key_that_is_refused(tmp_path: Path):
    no = refused(401, "invalid_api_key", f"Incorrect API key provided: {KEY}, of {ORGANISATION}")
    with FaultyServer((no,)) as server:
        server.listing = no
        table(tmp_path, server.base_url)
        (checks,), code = found(tmp_path, "--model", "acme/m", ACME_API_KEY=KEY)
    assert {name: check["state"] for name, check in checks.items() if name in {"key", "address", "model", "answer"}} == {
        "key": "wrong",
        "address": "ok",
        "model": "not checked",
        "answer": "wrong",
    }
    assert "ACME_API_KEY" in checks["key"]["todo"]
    assert "ACME_API_KEY" in checks["answer"]["todo"]
    assert code == 1


def test_a_key_that_an_endpoint_of_ones_own_wants_after_all(tmp_path: Path):
    no = refused(401, "unauthorised")
    with FaultyServer((no,)) as server:
        server.listing = no
        (checks,), code = found(tmp_path, "--model", "vllm/m", "--base-url", server.base_url)
    assert (checks["key"]["state"], checks["key"]["todo"], code) == ("wrong", "Set it: export VLLM_API_KEY=...", 1)


def test_nobody_is_there(tmp_path: Path):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        (checks,), code = found(tmp_path, "--model", "ollama/m", "--base-url", f"http://127.0.0.1:{closed.getsockname()[1]}/v1")
    assert (checks["address"]["state"], checks["answer"]["state"], code) == ("wrong", "not checked", 1)
    assert "Start the server there" in checks["address"]["todo"]


def test_a_name_that_does_not_resolve(tmp_path: Path):
    (checks,), code = found(tmp_path, "--model", "m", "--base-url", "http://nobody.invalid/v1")
    assert (checks["address"]["state"], code) == ("wrong", 1)
    assert "--base-url" in checks["address"]["todo"]


def test_a_page_instead_of_an_api(tmp_path: Path):
    page = Reply(b"<html>Sign in</html>", headers={"content-type": "text/html"})
    with FaultyServer((page,)) as server:
        server.listing = page
        (checks,), code = found(tmp_path, "--model", "m", "--base-url", server.base_url)
    assert (checks["address"]["state"], checks["answer"]["state"], code) == ("wrong", "wrong", 1)
    assert "/v1" in checks["address"]["todo"]


def test_a_model_that_is_not_there(tmp_path: Path):
    with FaultyServer((refused(404, "model_not_found"),)) as server:
        server.listing = reply({"data": [{"id": "qwen3-30b"}, {"id": "qwen3-8b"}, {"id": "bge"}]})
        table(tmp_path, server.base_url)
        (checks,), code = found(tmp_path, "--model", "acme/qwen-8b", ACME_API_KEY=KEY)
    assert (checks["model"]["state"], code) == ("wrong", 1)
    assert checks["model"]["todo"].startswith("Give one that is: --model acme/qwen3-8b")
    assert "bge" not in checks["model"]["todo"]


def test_who_answers_is_there_though_no_list_names_it(tmp_path: Path):
    with FaultyServer((GOOD,)) as server:
        server.listing = LIST
        (checks,), code = found(tmp_path, "--model", "alias", "--base-url", server.base_url)
    assert (checks["model"]["state"], checks["model"]["told"], code) == ("ok", "alias answers, and is not in its list", 0)


@pytest.mark.parametrize(("model", "listed"), [("gemini/flash", "models/flash"), ("ollama/qwen3", "qwen3:latest")])
def test_other_ways_to_list_a_name(tmp_path: Path, model: str, listed: str):
    with FaultyServer((GOOD,)) as server:
        server.listing = reply({"data": [{"id": listed}]})
        (checks,), _ = found(tmp_path, "--model", model, "--base-url", server.base_url)
    assert checks["model"]["told"].endswith("is in its list")


LISTS: list[tuple[str, Reply]] = [
    ("no such path", reply({"error": {}}, 404)),
    ("no list in it", reply({"data": None})),
    ("nothing", reply({"data": []})),
    ("no JSON", Reply(b"[" * 100_000)),
    ("rows that are none", reply([1, {"id": 5}, {"name": "m"}])),
    ("an error", reply({"error": {}}, 500)),
]


@pytest.mark.parametrize("listing", [row[1] for row in LISTS], ids=[row[0] for row in LISTS])
def test_a_list_that_is_none_is_no_obstacle(tmp_path: Path, listing: Reply):
    with FaultyServer((GOOD,)) as server:
        server.listing = listing
        (checks,), code = found(tmp_path, "--model", "m", "--base-url", server.base_url)
    assert (checks["address"]["state"], checks["model"]["told"], code) == ("ok", "m answers", 0)


def test_an_answer_in_no_shape_names_the_other_way_to_ask(tmp_path: Path):
    with FaultyServer((completion("The sky is blue."),)) as server:
        (checks,), code = found(tmp_path, "--model", "m", "--base-url", server.base_url)
    assert (checks["answer"]["state"], code) == ("wrong", 1)
    assert "BRIEFER_MODE=tools" in checks["answer"]["todo"]


def test_an_endpoint_that_cuts_without_a_word_has_to_have_its_context_said(tmp_path: Path):
    with FaultyServer((GOOD,)) as server:
        table(tmp_path, server.base_url, cuts=True)
        (unsaid,), code = found(tmp_path, "--model", "acme/m", ACME_API_KEY=KEY)
        table(tmp_path, server.base_url, cuts=True, context=16000)
        (said,), _ = found(tmp_path, "--model", "acme/m", ACME_API_KEY=KEY)
    assert (unsaid["context"]["state"], said["context"]["state"], code) == ("wrong", "ok", 0)
    assert "without a word" in unsaid["context"]["told"]
    assert "[endpoints.acme] with context = ..." in unsaid["context"]["todo"]


def test_nobody_knows_with_what_context_ollama_was_started():
    shipped = tables().endpoints["ollama"]
    assert (shipped.cuts, shipped.context) == (True, None)


def test_what_the_list_says_of_the_context_is_passed_on(tmp_path: Path):
    with FaultyServer((GOOD,)) as server:
        server.listing = LIST
        table(tmp_path, server.base_url)
        (checks,), _ = found(tmp_path, "--model", "acme/m", ACME_API_KEY=KEY)
    assert (checks["context"]["state"], checks["context"]["told"]) == ("not known", "its list says 32,768 tokens")
    assert "[endpoints.acme] with context = 32768" in checks["context"]["todo"]


def test_a_chain_is_as_good_as_its_first(tmp_path: Path):
    with FaultyServer((refused(500, "server_error"),)) as bad, FaultyServer((GOOD,)) as good:
        (tmp_path / "briefer.toml").write_text(f'[endpoints.bad]\nurl = "{bad.base_url}"\n[endpoints.good]\nurl = "{good.base_url}"\n')
        both = found(tmp_path, "--model", "good/m,bad/m,builtin"), found(tmp_path, "--model", "bad/m,good/m")
    assert [code for _, code in both] == [0, 1]
    assert [[checks["answer"]["state"] for checks in readers] for readers, _ in both] == [["ok", "wrong"], ["wrong", "ok"]]


def test_without_a_model_nothing_is_needed(tmp_path: Path):
    done = doctor(tmp_path, OPENAI_API_KEY=KEY)
    assert done.exit_code == 0
    assert "It needs nothing." in " ".join(done.stdout.split())
    assert "--model PROVIDER/NAME" in " ".join(done.stdout.split())
    assert "OPENAI_API_KEY (openai)" in " ".join(done.stdout.split())
    assert KEY not in done.output


def test_a_model_that_nobody_knows_is_wrong_usage(tmp_path: Path):
    assert doctor(tmp_path, "--model", "acme/m").exit_code == 2


def test_it_fits_a_terminal(tmp_path: Path):
    with FaultyServer((refused(401, "invalid_api_key", "a wrong key " * 30),)) as server:
        table(tmp_path, server.base_url)
        done = doctor(tmp_path, "--model", "acme/m,builtin", ACME_API_KEY=KEY, COLUMNS="80")
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert clean(done.stdout.replace("\n", " ")).count("-> ") >= 3
    assert any(line.startswith("acme/m") for line in lines)
    assert any(line.startswith("builtin") for line in lines)


# ---------------------------------------------------------------- the desk


def _desk(folder: Path) -> dict[str, dict[str, str]]:
    return {check["what"]: check for check in json.loads(doctor(folder, "--json").stdout)["desk"]}


def test_a_desk_that_is_not_there_yet(tmp_path: Path):
    checks = _desk(tmp_path / "new")
    assert {check["state"] for check in checks.values()} == {"ok"}
    assert "will be made" in checks["folder"]["told"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc/self").exists(), reason="needs a folder that nobody can write to")
def test_a_desk_that_nothing_can_be_written_to():
    checks = _desk(Path("/proc/desk" if os.geteuid() == 0 else "/desk"))
    assert (checks["folder"]["state"], checks["answers"]["state"]) == ("wrong", "wrong")
    assert "--desk" in checks["folder"]["todo"]


def test_a_store_of_answers_that_is_none(tmp_path: Path):
    (tmp_path / "answers.db").write_text("this is no database, it is a text " * 40)
    checks = _desk(tmp_path)
    assert checks["answers"]["state"] == "wrong"
    assert checks["answers"]["todo"]
