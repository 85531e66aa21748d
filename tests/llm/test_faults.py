"""The fault matrix on the level of the product: the whole command, over real HTTP on loopback, one row after the other."""

from __future__ import annotations

import asyncio
import json
import re
import runpy
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from briefer import pipeline
from briefer.claims import read_builtin
from briefer.cli import main
from briefer.llm import Door
from briefer.models import Extraction, Record
from tests.faulty_server import FaultyServer, Reply, completion
from tests.llm.fault_rows import ARTICLES, ELSEWHERE, FIRST, GOOD, KEY, OTHER, PAGE, QUESTION, ROWS, SUBJECTS, Row, claim

ROOT = Path(__file__).parent.parent.parent
WELL = {"Claims": {"claims": [claim(OTHER)]}, "Page": {"bottom_line": [], "developments": []}}


def asked_for(body: dict[str, Any]) -> tuple[str, str]:
    """The shape that a request asks for, and the article that it is on; no article for the page."""
    shape = body["response_format"]["json_schema"]["name"]
    text = body["messages"][1]["content"].split("ARTICLE")[-1]
    on_other = OTHER in text and FIRST not in text
    return shape, "" if shape == "Page" else "b.txt" if on_other else "a.txt"


class Endpoint:
    """Answers as a row tells it where the row is meant, and well where it is not."""

    def __init__(self, row: Row) -> None:
        self._row, self._given = row, 0

    def __call__(self, body: dict[str, Any]) -> Reply:
        shape, article = asked_for(body)
        if (PAGE if shape == "Page" else QUESTION) == self._row.to and article in {"a.txt", ""}:
            self._given += 1
            return self._row.replies[min(self._given, len(self._row.replies)) - 1]
        return GOOD if article == "a.txt" else completion(WELL[shape])


class Second:
    """Another endpoint: the same reply to all, an answer that is right where it is a good one."""

    def __init__(self, told: Reply) -> None:
        self._told = told

    def __call__(self, body: dict[str, Any]) -> Reply:
        shape, article = asked_for(body)
        return self._told if self._told is not GOOD or article == "a.txt" else completion(WELL[shape])


@dataclass
class Ran:
    """What came of a row."""

    result: Result
    record: Record
    asked: Counter[tuple[str, str]]
    requests: list[dict[str, Any]]
    slept: list[float]

    @property
    def first(self) -> Extraction:
        """What was read of the first article."""
        by_name = {s.id: s.name for s in self.record.reading.sources}
        return next(e for e in self.record.extractions if by_name[e.source] == "a.txt")


@contextmanager
def address_of(row: Row, server: FaultyServer) -> Iterator[str]:
    """Where the row's endpoint is looked for."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
        yield {
            "": server.base_url,
            "no such name": "http://model.invalid/v1",
            "nobody listens": f"http://127.0.0.1:{port}/v1",
            "no TLS": server.base_url.replace("http:", "https:"),
        }[row.at]


def run(row: Row, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """`briefer brief` on the two articles, one request at a time, with pauses that take no time."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await asyncio.sleep(0)

    monkeypatch.setattr(pipeline, "Door", partial(Door, sleep=sleep))
    articles = folder / "articles"
    articles.mkdir()
    for name, text in ARTICLES.items():
        (articles / name).write_text(text, "utf-8")
    with ExitStack() as stack:
        server = stack.enter_context(FaultyServer(Endpoint(row)))
        others = [stack.enter_context(FaultyServer(Second(replies[0]))) for replies in row.others]
        url = stack.enter_context(address_of(row, server))
        tables = [f'[endpoints.e{n}]\nurl = "{u}"\nkey = "OPENAI_API_KEY"\n' for n, u in enumerate([url, *(o.base_url for o in others)])]
        (folder / "briefer.toml").write_text("\n".join(tables), "utf-8")
        names = [f"e{n}/m" for n in range(len(tables))] + ["builtin"] * row.builtin_last
        words = [
            "brief",
            str(articles),
            "--out",
            str(folder / "out"),
            "--desk",
            str(folder),
            "--concurrency",
            "1",
            "--model",
            ",".join(names),
        ]
        environment = {"OPENAI_API_KEY": KEY, "BRIEFER_DEADLINE": str(row.deadline)}
        result = CliRunner().invoke(main, words, env=environment)
    assert (folder / "out/brief.json").exists(), result.output
    record = Record.model_validate_json((folder / "out/brief.json").read_text("utf-8"))
    return Ran(result, record, Counter(map(asked_for, server.requests)), server.requests, slept)


READERS = {"model": "e0/m", "second model": "e1/m", "builtin": "builtin"}


@pytest.mark.parametrize("row", ROWS, ids=[f"{r.number}: {r.name}" for r in ROWS])
def test_row(row: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    ran = run(row, tmp_path, monkeypatch)
    assert ran.result.exit_code == row.exit, ran.result.stderr
    _requests_are_as_told(row, ran)
    _the_user_reads(row, ran)
    _the_brief_holds(row, ran)


def _requests_are_as_told(row: Row, ran: Ran) -> None:
    on_article = ran.asked["Claims", "a.txt"] + ran.asked["Quotes", "a.txt"]
    if row.to == PAGE:
        assert (on_article, ran.asked["Page", ""]) == (1, row.requests)
        return
    assert on_article == row.requests
    rest = 0 if row.stops or row.at else 1
    assert ran.asked["Claims", "b.txt"] == ran.asked["Page", ""] == rest
    assert len(ran.requests) == row.requests + 2 * rest
    if row.pause is not None:
        assert max(ran.slept) == row.pause


def _the_user_reads(row: Row, ran: Ran) -> None:
    err = ran.result.stderr
    lines = [line for line in err.splitlines() if line.startswith("PARTIAL: ")]
    assert bool(lines) == (row.exit == 3)
    told = "\n".join(lines) if lines else err
    for words in row.says:
        assert words in told
    assert KEY not in err
    assert "Traceback" not in err
    page = (ran.result.stdout.splitlines() or [""])[0]
    assert ("PARTIAL" in Path(page).read_text("utf-8")) == (row.exit == 3)


def _the_brief_holds(row: Row, ran: Ran) -> None:
    first = ran.first
    assert first.reader == READERS[row.reader]
    if row.reader == "builtin":
        (source,) = [s for s in ran.record.reading.sources if s.id == first.source]
        assert first.claims == read_builtin(source).claims
    else:
        assert len(first.claims) == row.kept
    assert {why: sum(why in d.why for d in first.dropped) for why, _ in row.dropped} == dict(row.dropped)
    assert len(first.dropped) == sum(number for _, number in row.dropped)
    assert ran.record.brief.items
    text = ARTICLES["a.txt"]
    assert all(c.quote.text in text for c in first.claims)
    if row.exit == 3:
        assert first.fault
        assert any("built-in reader" in line for line in ran.record.brief.partial)
    else:
        assert not ran.record.brief.partial


@pytest.mark.parametrize("row", [r for r in ROWS if r.number == 8 and r.requests == 2], ids=lambda r: r.name)
def test_who_is_asked_again_is_told_what_was_wrong(row: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    ran = run(row, tmp_path, monkeypatch)
    first, second = (body["messages"] for body in ran.requests if asked_for(body) == ("Claims", "a.txt"))
    assert second[: len(first)] == first
    assert len(second) > len(first)


def test_a_key_that_stands_twice_is_named_when_asking_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (row,) = [r for r in ROWS if r.name == "a key twice"]
    ran = run(row, tmp_path, monkeypatch)
    _, second = (body["messages"] for body in ran.requests if asked_for(body) == ("Claims", "a.txt"))
    assert "the key 'statement' stands twice" in json.dumps(second)
    assert "Nothing happened" not in (tmp_path / "out/brief.json").read_text("utf-8")


def test_a_sentence_with_an_unknown_id_never_reaches_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (row,) = [r for r in ROWS if r.name == "an unknown id"]
    ran = run(row, tmp_path, monkeypatch)
    brief = ran.record.brief
    sentences = [s for item in (*brief.items, *(c.item for c in brief.cut)) for s in item.sentences]
    assert all(s.by != "model" for s in sentences)
    known = {c.id for e in ran.record.extractions for c in e.claims}
    assert {c for s in sentences for c in s.claims} <= known
    assert any("refused" in line for line in brief.made)


def test_every_row_of_the_matrix_is_there():
    assert {r.number for r in ROWS} | {e.number for e in ELSEWHERE} == set(SUBJECTS)


@pytest.mark.parametrize("row", ELSEWHERE, ids=lambda r: str(r.number))
def test_what_stands_elsewhere_stands_there(row):
    text = (ROOT / row.file).read_text("utf-8")
    for name in row.tests:
        assert re.search(rf"^(async )?def {name}\(", text, re.MULTILINE), name


def test_the_table_is_up_to_date():
    """If this fails: python scripts/fault_table.py"""
    script = runpy.run_path(str(ROOT / "scripts/fault_table.py"))
    assert (ROOT / "docs/faults.md").read_text("utf-8") == script["table"]()
