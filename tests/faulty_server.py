"""A real HTTP endpoint on loopback that answers as it is told: threads, one reply after the other, every request kept."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, Self


@dataclass(frozen=True)
class Reply:
    """One HTTP reply. ``body`` goes out as it is; ``wait`` seconds before it; ``promised`` bytes in its head; ``pause`` after each byte."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0.0
    promised: int | None = None
    pause: float = 0.0


def reply(value: object, status: int = 200, headers: Mapping[str, str] | None = None, **rest: Any) -> Reply:
    """A reply with a JSON body."""
    return Reply(json.dumps(value).encode(), status, {"content-type": "application/json", **(headers or {})}, **rest)


def completion(answer: object, *, finish: str = "stop", refusal: str | None = None, **rest: Any) -> Reply:
    """A whole answer of a model; text goes out as it is, anything else as JSON."""
    content = answer if isinstance(answer, str) or answer is None else json.dumps(answer, ensure_ascii=False)
    message = {"role": "assistant", "content": content, "refusal": refusal}
    usage = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return reply({"id": "c1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}, **rest)


def called(answer: object) -> Reply:
    """A whole answer in the form of a tool call."""
    call = {"id": "t1", "type": "function", "function": {"name": "City", "arguments": json.dumps(answer)}}
    choice = {"index": 0, "message": {"role": "assistant", "content": None, "tool_calls": [call]}, "finish_reason": "tool_calls"}
    return reply({"id": "c1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]})


def refused(status: int, code: str, message: str = "no", headers: Mapping[str, str] | None = None) -> Reply:
    """An error as OpenAI words it."""
    return reply({"error": {"message": message, "type": code, "code": code, "param": None}}, status, headers)


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # five, the usual, makes the others wait a second
    daemon_threads = True  # a connection that a failed test left open doesn't hold up the others


class FaultyServer:
    """The replies to give, in order, the last of them again and again; and the requests that came. ``listing`` answers every GET."""

    def __init__(self, replies: tuple[Reply, ...] | Callable[[dict[str, Any]], Reply], port: int = 0) -> None:
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.listing = reply({"error": {"message": "no such path"}}, 404)
        self.got: list[tuple[str, dict[str, str]]] = []
        self.most_at_once = 0
        self._open = 0
        self._lock = Lock()
        self._replies = replies
        self._server = _Server(("127.0.0.1", port), self._handler())
        self.base_url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def _handler(self) -> type[BaseHTTPRequestHandler]:  # noqa: C901  (its branches are those of four small methods)
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None: ...

            def handle(self) -> None:
                with suppress(ConnectionError):  # the client may hang up whenever it wants
                    super().handle()

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                with outer._counted(body, dict(self.headers)) as told:
                    time.sleep(told.wait)
                    self._send(told)

            def do_GET(self) -> None:
                outer.got.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                self._send(outer.listing)

            def _send(self, told: Reply) -> None:
                if "date" in told.headers:
                    self.send_response_only(told.status)
                else:
                    self.send_response(told.status)
                for name, value in told.headers.items():
                    self.send_header(name, value)
                if "transfer-encoding" not in told.headers:
                    self.send_header("content-length", str(told.promised or len(told.body)))
                self.end_headers()
                try:
                    for piece in (told.body,) if not told.pause else (bytes([b]) for b in told.body):
                        self.wfile.write(piece)
                        self.wfile.flush()
                        time.sleep(told.pause)
                except OSError:
                    self.close_connection = True
                if told.promised or "transfer-encoding" in told.headers:
                    self.close_connection = True

        return Handler

    @contextmanager
    def _counted(self, body: dict[str, Any], headers: dict[str, str]) -> Iterator[Reply]:
        with self._lock:
            self.requests.append(body)
            self.headers.append({k.lower(): v for k, v in headers.items()})
            told = self._replies(body) if callable(self._replies) else self._replies[min(len(self.requests), len(self._replies)) - 1]
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
        try:
            yield told
        finally:
            with self._lock:
                self._open -= 1

    def __enter__(self) -> Self:
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
