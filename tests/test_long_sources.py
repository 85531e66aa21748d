"""Long sources through the whole of it: a real server with a limit, the door, the reader and what the page says."""

import json
import re
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from briefer.desk import Answers
from briefer.models import Wanted
from briefer.pipeline import Given, extract, make_brief, read
from briefer.settings import Settings

from .desk.made import noon
from .faulty_server import FaultyServer, Reply, completion, refused, reply

LIMIT = 4_400
TOWNS = ("Ostrel", "Velna", "Karst", "Morava", "Dunholm", "Sarnath")


def claim(quote: str) -> dict[str, Any]:
    rest: dict[str, Any] = {"speaker": None, "mentions": [], "dates": [], "quantities": []}
    return {"quote": quote, "statement": quote, "kind": "event", "certainty": "asserted", **rest}


def shown_in(body: dict[str, Any]) -> str:
    shown = re.search(r"ARTICLE \S+\n(.*)\nEND ", body["messages"][1]["content"], re.DOTALL)
    return shown[1] if shown else ""


def tokens(body: dict[str, Any]) -> int:
    return len(json.dumps(body)) // 4


def answer(body: dict[str, Any]) -> Reply:
    return completion(
        {"claims": [claim(quote) for quote in re.findall(r"Police in \w+ found \d+ rifles in a house\.", shown_in(body))[:40]]}
    )


def limited(body: dict[str, Any]) -> Reply:
    """As llama.cpp does: the limit stands beside the message."""
    if tokens(body) <= LIMIT:
        return answer(body)
    told = {"code": 400, "message": "the request exceeds the available context size", "type": "exceed_context_size_error", "n_ctx": LIMIT}
    return reply({"error": told}, 400)


def articles(folder: Path, count: int, paragraphs: int) -> Given:
    folder.mkdir()
    for number in range(count):
        told = (
            f"Police in {TOWNS[n % 6]} found {n + 2 + 1000 * number} rifles in a house. It was not locked, they said."
            for n in range(paragraphs)
        )
        (folder / f"{number}.txt").write_text("\n\n".join(told))
    return Given((str(folder),))


def settings(url: str, **changed: Any) -> Settings:
    endpoint = {
        "reader": "openai-compatible/m",
        "model": "m",
        "base_url": url,
        "key": SecretStr("none"),
        "context": changed.pop("context", None),
    }
    return Settings.model_validate({"endpoints": [endpoint], "deadline": 20.0, "attempts": 1, **changed})


def test_a_limit_that_one_source_finds_out_is_kept_to_by_those_that_come_later(tmp_path: Path):
    reading = read(articles(tmp_path / "in", 3, 145))
    assert all(len(source.text) > 10_500 for source in reading.sources)
    with FaultyServer(limited) as server:
        got = extract(reading.sources, settings(server.base_url, concurrency=1))
    assert [e.fault for e in got] == [None] * 3
    assert all(len({c.paragraph for c in e.claims if "rifles" in c.quote.text}) == 145 for e in got)
    assert 1 <= sum(tokens(body) > LIMIT for body in server.requests) <= 2  # twice the concurrency may be under way by then


def test_a_re_run_sends_no_text_that_was_too_long(tmp_path: Path):
    reading = read(articles(tmp_path / "in", 2, 145))
    with FaultyServer(limited) as server, Answers(tmp_path, noon) as keep:
        first = extract(reading.sources, settings(server.base_url), keep=keep)
        sent = len(server.requests)
        again = extract(reading.sources, settings(server.base_url), keep=keep)
        assert sum(tokens(body) > LIMIT for body in server.requests) > 0
        assert len(server.requests) == sent
    assert again == first
    assert [e.fault for e in first] == [None] * 2


def test_a_limit_that_is_known_is_never_met(tmp_path: Path):
    reading = read(articles(tmp_path / "in", 2, 145))
    with FaultyServer(limited) as server:
        got = extract(reading.sources, settings(server.base_url, context=LIMIT))
    assert [e.fault for e in got] == [None] * 2
    assert max(tokens(body) for body in server.requests) <= LIMIT


def test_the_page_says_which_part_of_which_source_no_model_read(tmp_path: Path):
    def declines(body: dict[str, Any]) -> Reply:
        return refused(400, "content_filter", "filtered") if "found 152 rifles" in shown_in(body)[300:] else answer(body)

    given = articles(tmp_path / "in", 1, 260)
    with FaultyServer(declines) as server:
        made = make_brief(given, settings(server.base_url), Wanted(), tmp_path / "out")
    (extraction,) = made.record.extractions
    assert extraction.reader == "openai-compatible/m, builtin"
    assert any("152 rifles" in c.quote.text for c in extraction.claims)
    lines = [line for line in made.record.brief.partial if "in part" in line]
    assert len(lines) == 1
    assert re.match(r"Source 1 was read in part by the built-in reader: paragraphs \d+ to \d+ of 260: ", lines[0])
    page = (tmp_path / "out" / "brief.md").read_text()
    assert "PARTIAL" in page
    assert "read in part by the built-in reader" in page
