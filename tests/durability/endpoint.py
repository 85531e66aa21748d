"""A model by rule, in a process of its own: every answer is valid and always the same, and each request is noted with who sent it.

    python -m tests.durability.endpoint

The first line out is the port; it serves until standard input closes. ``GET /asked`` gives all requests so far, each as the key it came
with and the digest of its body. One article in two is at first answered with something that is no JSON, so that it is asked for again.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from briefer.llm.keep import digest

ROOT = Path(__file__).parents[2]
ARTICLE = re.compile(r"^ARTICLE (\S+)\n(.*?)\nEND \1$", re.DOTALL | re.MULTILINE)
CLAIM = re.compile(r"^\s*(c\d+): (.+?) \(source", re.MULTILINE)
SHORTEST, LONGEST, MOST = 40, 280, 12
Asked = list[tuple[str, str]]
"""The key that each request came with, and the digest of its body."""


def answer(body: dict[str, Any]) -> str:
    """What the model says."""
    messages = [m["content"] for m in body["messages"]]
    found = ARTICLE.search(messages[1])
    if found is None:
        return json.dumps(_pairs(messages[1]) if "PAIRS" in messages[1] else _page(messages[1]))
    if len(messages) == 2 and zlib.crc32(found[2].encode()) % 2:
        return "Here are the claims: ..."
    return json.dumps({"claims": [_claim(quote) for quote in _sentences(found[2])]})


def _sentences(article: str) -> list[str]:
    every = [part.strip() for line in article.split("\n") for part in re.split(r"(?<=[.!?\u061f\u06d4]) ", line)]
    return [part for part in every if SHORTEST <= len(part) <= LONGEST][:MOST]


def _claim(quote: str) -> dict[str, Any]:
    empty: dict[str, Any] = {"mentions": [], "dates": [], "quantities": [], "speaker": None}
    return {"quote": quote, "statement": quote, "kind": "event", "certainty": "reported", **empty}


def _pairs(user: str) -> dict[str, Any]:
    pairs = dict.fromkeys(re.findall(r"\bp\d+\b", user))
    return {"answers": [{"pair": pair, "verdict": "unsure", "reason": "The quotes don't tell."} for pair in pairs]}


def _page(user: str) -> dict[str, Any]:
    accepted = CLAIM.search(user.partition("Developments")[2])
    return {"bottom_line": [{"text": accepted[2], "claims": [accepted[1]]}] if accepted else [], "developments": []}


ASKED: Asked = []


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that was killed hangs up: nothing to be told."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._send(json.dumps(ASKED))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        name = digest(json.dumps(body, ensure_ascii=False, sort_keys=True))
        ASKED.append((self.headers["authorization"].removeprefix("Bearer "), name))
        said = {"role": "assistant", "content": answer(body)}
        usage = {"prompt_tokens": 100, "completion_tokens": len(said["content"]) // 4, "total_tokens": 0}
        choice = {"index": 0, "message": said, "finish_reason": "stop"}
        self._send(json.dumps({"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}))

    def _send(self, text: str) -> None:
        data = text.encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def endpoint() -> Iterator[str]:
    """The endpoint in a process of its own: its address."""
    command = [sys.executable, "-m", "tests.durability.endpoint"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/v1"
        process.stdin.close()


def asked_of(base_url: str) -> Asked:
    """All requests that came so far."""
    with urllib.request.urlopen(base_url.removesuffix("/v1") + "/asked", timeout=10) as told:  # noqa: S310  (ours)
        return [(key, name) for key, name in json.load(told)]


def serve() -> None:
    """Serve until standard input closes."""
    server = _Server(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    serve()
