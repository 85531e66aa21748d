"""Ctrl-C in the middle of a run: it ends at once, what was answered is kept, and the next run asks for the rest only."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event
from typing import Any

from briefer.desk import Answers
from briefer.models import Record
from tests.faulty_server import FaultyServer, Reply, completion
from tests.llm.fault_rows import claim

NUMBER, AT_ONCE, ENOUGH = 30, 4, 9


def sentence(number: int) -> str:
    return f"The harbour of Port Malou number {number} was closed on Tuesday"


class Slow:
    """Answers after a while, and says when enough requests have come."""

    def __init__(self, wait: float) -> None:
        self.wait = wait
        self.articles: list[int] = []
        self.enough = Event()

    def __call__(self, body: dict[str, Any]) -> Reply:
        if body["response_format"]["json_schema"]["name"] == "Page":
            return completion({"bottom_line": [], "developments": []})
        number = article_in(body)
        self.articles.append(number)
        if len(self.articles) >= ENOUGH:
            self.enough.set()
        return completion({"claims": [claim(sentence(number))]}, wait=self.wait)


def article_in(body: dict[str, Any]) -> int:
    """The number of the article that a request is on."""
    (number,) = [n for n in range(NUMBER) if f"{sentence(n)}," in body["messages"][1]["content"]]
    return number


def started(folder: Path, url: str) -> subprocess.Popen[str]:
    """`briefer brief` in a process of its own."""
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "LANG", "TMPDIR"}}
    words = ["brief", "articles", "--out", "out", "--desk", "desk", "--model", "m", "--base-url", url, "--concurrency", str(AT_ONCE)]
    command = [sys.executable, "-m", "briefer", *words]
    return subprocess.Popen(command, cwd=folder, env=kept, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kept_in(desk: Path) -> list[int]:
    """The articles on which an answer is kept."""
    with Answers(desk, lambda: dt.datetime.now(dt.UTC)) as answers:
        exchanges = [call.exchange for c in answers.calls() if (call := answers.call(c.number))]
    assert all(e.stands for e in exchanges)
    return [article_in(json.loads(e.sent)) for e in exchanges if e.prompt.startswith("extract_claims")]


def test_an_interrupt_ends_at_once_and_what_was_answered_is_not_asked_again(tmp_path: Path):
    (tmp_path / "articles").mkdir()
    for n in range(NUMBER):
        (tmp_path / f"articles/{n:02}.txt").write_text(f"Published 4 March 2031\n\n{sentence(n)}, the coast guard said.\n", "utf-8")
    slow = Slow(0.3)
    with FaultyServer(slow) as server:
        running = started(tmp_path, server.base_url)
        assert slow.enough.wait(60)
        begun = time.monotonic()
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=30)
        took = time.monotonic() - begun
        sys.stdout.write(f"from the signal to the end of the process: {took:.2f} s\n")
        assert running.returncode == 130, told
        assert "Traceback" not in told
        assert "interrupted" in told
        assert took < 3.0  # the house promises one second, and machines are busy
        assert not list((tmp_path / "out").glob("*"))
        kept = kept_in(tmp_path / "desk")
        assert len(set(kept)) == len(kept)
        assert ENOUGH - AT_ONCE <= len(kept) < NUMBER

        sent, slow.wait = len(slow.articles), 0.0
        assert sent - len(kept) <= AT_ONCE  # what was under way
        again = started(tmp_path, server.base_url)
        _, told = again.communicate(timeout=120)
        assert again.returncode == 0, told
    assert sorted(slow.articles[sent:]) == sorted(set(range(NUMBER)) - set(kept))
    assert sorted(kept_in(tmp_path / "desk")) == list(range(NUMBER))
    record = Record.model_validate_json((tmp_path / "out/brief.json").read_text("utf-8"))
    assert {e.reader for e in record.extractions} == {"openai-compatible/m"}
    assert sum(len(e.claims) for e in record.extractions) == NUMBER
