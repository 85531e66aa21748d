"""`briefer calls`: what was asked, answered and paid, any exchange whole, and what is removed for good."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefer.cli import main
from briefer.desk import Answers

from .desk.made import exchange, noon
from .durability.endpoint import asked_of, endpoint

HOSTILE = "\x1b[2J\u202e\u2066\x9b31m\ud800\r\x07"
SAID = {"choices": [{"message": {"content": json.dumps({"claims": [HOSTILE, "بله"]}, ensure_ascii=False)}}], "usage": {"prompt_tokens": 7}}
MANY = (
    exchange(1, tokens_in=1200, tokens_out=30, cost=0.000031),
    exchange(2, reader="groq/llama", prompt="write_brief.v2", cost=None),
    exchange(3, status=500, ended="failed", told=f"It answered 500 ({HOSTILE}).", tokens_in=0, tokens_out=0, cost=0.0, reply=HOSTILE),
    exchange(4, prompt="extract_claims.v2", ended="declined", cost=1.5),
    exchange(
        5,
        sent=json.dumps({"model": "m", "messages": [{"role": "system", "content": f"Line one.\n{HOSTILE}Line two."}]}, ensure_ascii=False),
        reply=json.dumps(SAID, ensure_ascii=False),
    ),
)


@pytest.fixture
def desk(tmp_path):
    with Answers(tmp_path, noon) as answers:
        for each in MANY:
            answers.add(each)
    return tmp_path


def calls(desk, *words, code=0, **given):
    done = CliRunner().invoke(main, ["calls", *words, "--desk", str(desk)], **given)
    assert done.exit_code == code, done.output
    return done.output


def numbers(text):
    return [each["number"] for each in json.loads(text)]


def test_the_list_has_the_newest_last_and_what_it_took(desk):
    text = calls(desk)
    rows = [line.split() for line in text.splitlines() if line[:3].strip().isdigit()]
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]
    for words in ("2026-03-01", "12:00:00Z", "1,200 in", "30 out", "0.000031 US", "price not known", "1.5000 US", "declined", "HTTP 500."):
        assert words in text
    assert " ".join(text.split()).endswith("5 exchanges, 1,230 tokens in, 45 out, 1.7500 US dollars and 1 without a known price.")
    assert max(map(len, text.splitlines())) <= 80


FILTERS = [
    ([], [1, 2, 3, 4, 5]),
    (["--prompt", "extract_claims"], [1, 3, 4, 5]),
    (["--prompt", "extract_claims.v2"], [4]),
    (["--prompt", "extract"], []),
    (["--reader", "OpenAI"], [1, 3, 4, 5]),
    (["--reader", "llama"], [2]),
    (["--failed"], [3, 4]),
    (["--failed", "--prompt", "extract_claims.v1", "--reader", "openai/m"], [3]),
]


@pytest.mark.parametrize(("words", "found"), FILTERS, ids=[" ".join(f[0]) or "none" for f in FILTERS])
def test_filters(desk, words, found):
    text = calls(desk, *words, "--json")
    assert numbers(text) == found
    assert all({"sent", "reply"}.isdisjoint(each) for each in json.loads(text))


def test_an_exchange_is_shown_whole_and_harmless(desk):
    text = calls(desk, "show", "5")
    assert set(text) & set(HOSTILE) == {"[", "2", "J", "3", "1", "m"}
    for words in (
        "--- sent: system ---\nLine one.\n",
        "Line two.\n",
        '"model": "m"',
        '"prompt_tokens": 7',
        "بله",
        "request 5",
        "0.2500 US dollars",
    ):
        assert words in text


def test_as_json_every_character_is_there_and_none_does_anything(desk):
    text = calls(desk, "show", "5", "--json")
    assert text.isascii()
    assert "\x1b" not in text
    shown = json.loads(text)
    assert (shown["number"], shown["sent"], shown["reply"]) == (5, MANY[4].sent, MANY[4].reply)


def test_a_reply_that_is_no_json_is_shown_as_it_came(desk):
    text = calls(desk, "show", "3")
    assert "--- reply ---\n\ufffd[2J\ufffd" in text
    assert "HTTP 500." in text


ODD = [
    ("[]", "[]"),
    ('{"messages": "x"}', '{"choices": [{"message": {"content": null, "tool_calls": [{"function": {"arguments": "{\\"a\\": 1}"}}]}}]}'),
    ('{"messages": ["x", {"role": 5, "content": [{"type": "text"}]}]}', '{"choices": [{"message": 3}]}'),
    ("", ""),
    ("[" * 100_000, "[" * 100_000),
]


@pytest.mark.parametrize(("sent", "reply"), ODD, ids=["lists", "a tool", "odd messages", "nothing", "100,000 levels"])
def test_whatever_was_sent_and_came_can_be_shown(tmp_path, sent, reply):
    with Answers(tmp_path, noon) as answers:
        answers.add(exchange(1, sent=sent, reply=reply))
    assert "--- reply ---" in calls(tmp_path, "show", "1")
    assert json.loads(calls(tmp_path, "show", "1", "--json"))["reply"] == reply


def test_what_is_not_there_is_told(desk, tmp_path):
    assert "The desk keeps no exchange 6." in calls(desk, "show", "6", code=2)
    assert calls(tmp_path / "new") == "The desk keeps no such exchange with a model.\n"
    assert calls(tmp_path / "new", "--json") == "[]\n"
    assert not (tmp_path / "new").exists()


def test_purge_asks_first(desk):
    assert "Remove 5 exchanges of 5 for good?" in calls(desk, "purge", "--all", input="n\n", code=1)
    assert calls(desk, "purge", "--all", input="", code=1)
    assert numbers(calls(desk, "--json")) == [1, 2, 3, 4, 5]
    assert calls(desk, "purge", "--all", input="y\n").endswith("5 exchanges removed.\n")
    assert numbers(calls(desk, "--json")) == []


PURGES = [
    (["--before", "2026-03-01"], "0 exchanges removed.\n"),
    (["--before", "2026-03-02"], "5 exchanges removed.\n"),
    (["--older-than", "0"], "5 exchanges removed.\n"),
    (["--older-than", "36500"], "0 exchanges removed.\n"),
]


@pytest.mark.parametrize(("words", "told"), PURGES, ids=[" ".join(p[0]) for p in PURGES])
def test_purge_by_age(desk, words, told, monkeypatch):
    monkeypatch.setattr("briefer.cli.calling.now", lambda: noon(2) + dt.timedelta(days=1))
    assert calls(desk, "purge", "--yes", *words) == told


@pytest.mark.parametrize("words", [[], ["--all", "--older-than", "3"], ["--before", "soon"], ["--older-than", "-1"]])
def test_purge_has_to_be_told_what(desk, words):
    calls(desk, "purge", "--yes", *words, code=2)
    assert len(numbers(calls(desk, "--json"))) == 5


def test_an_option_in_the_wrong_place_never_counts_for_nothing(tmp_path):
    done = CliRunner().invoke(main, ["calls", "--desk", str(tmp_path / "other"), "purge", "--all", "--yes"])
    assert done.exit_code == 2
    assert "--desk has to stand behind 'purge'" in done.output


# ---------------------------------------------------------------- what the commands that look pay

ARTICLE = "Border news\n\nInterior Minister Dana Orlec said on Monday that the army had closed the bridge near Karth after two shots.\n"
LOOKS = ["claims", "names", "timeline", "conflicts"]


@pytest.fixture(scope="module")
def model():
    with endpoint() as base_url:
        yield base_url


def looked(what, base_url, *words, desk):
    done = CliRunner().invoke(main, [what, *map(str, words), "--model", "m", "--base-url", base_url, "--desk", str(desk)])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("what", LOOKS)
def test_looking_pays_once(what, model, tmp_path):
    (tmp_path / "one.txt").write_text(ARTICLE, "utf-8")
    before = len(asked_of(model))
    first = looked(what, model, tmp_path / "one.txt", desk=tmp_path)
    paid = len(asked_of(model)) - before
    assert paid == len(numbers(calls(tmp_path, "--json"))) > 0
    assert looked(what, model, tmp_path / "one.txt", desk=tmp_path) == first
    assert len(asked_of(model)) - before == paid
    looked(what, model, tmp_path / "one.txt", "--fresh", desk=tmp_path)
    assert len(asked_of(model)) - before == 2 * paid


def test_what_was_paid_for_one_look_serves_the_others_and_the_brief(model, tmp_path):
    (tmp_path / "one.txt").write_text(ARTICLE.replace("Karth", "Velna"), "utf-8")
    for what in LOOKS:
        looked(what, model, tmp_path / "one.txt", desk=tmp_path)
    looked("brief", model, tmp_path / "one.txt", "--out", tmp_path / "out", desk=tmp_path)
    prompts = [each["prompt"].partition(".")[0] for each in json.loads(calls(tmp_path, "--json"))]
    assert set(prompts) == {"extract_claims", "write_brief"}
    assert prompts.count("extract_claims") <= 2, "one question, and its re-ask"


def test_measuring_pays_once(model, tmp_path):
    pack = Path(__file__).parent / "evaluate/pack"
    before = len(asked_of(model))
    looked("eval", model, pack, desk=tmp_path)
    paid = len(asked_of(model)) - before
    assert paid > 0
    looked("eval", model, pack, desk=tmp_path)
    assert len(asked_of(model)) - before == paid


def test_the_desk_says_how_long_answers_are_kept(model, tmp_path):
    (tmp_path / "one.txt").write_text(ARTICLE, "utf-8")
    with Answers(tmp_path, lambda: dt.datetime(2020, 1, 1, tzinfo=dt.UTC)) as answers:
        answers.add(exchange(1))
    (tmp_path / "briefer.toml").write_text("[answers]\nkeep_days = 30\n", "utf-8")
    looked("claims", model, tmp_path / "one.txt", desk=tmp_path)
    assert all(each["when"] > "2020-02" for each in json.loads(calls(tmp_path, "--json")))
    (tmp_path / "briefer.toml").write_text("[answers]\nkeep_days = 0\n", "utf-8")
    done = CliRunner().invoke(main, ["claims", str(tmp_path / "one.txt"), "--model", "m", "--base-url", model, "--desk", str(tmp_path)])
    assert done.exit_code == 2
    assert "keep_days" in done.output
