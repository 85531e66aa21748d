"""A real web site on loopback that does as it is told, and a record of every connection that this process opens."""

import ssl
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, Self

import pytest

from briefer.errors import FetchFault
from briefer.fetch import Fetcher, Limits, public

AGENT = "briefer/0 (+https://desk.example/contact)"
PAGE = b"<!doctype html><html><body><p>Five were killed in Kabul.</p></body></html>"


@dataclass(frozen=True)
class Said:
    """One reply. ``raw`` goes out instead of all else; ``pause`` seconds after each byte of the body; ``promised`` is the length told."""

    body: bytes = PAGE
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "text/html"})
    pause: float = 0.0
    wait: float = 0.0
    promised: int | None = None
    raw: bytes | None = None


def moved(to: str, status: int = 302) -> Said:
    return Said(b"", status, {"location": to})


def text(body: bytes, **headers: str) -> Said:
    return Said(body, 200, {"content-type": "text/plain", **{k.replace("_", "-"): v for k, v in headers.items()}})


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: Any) -> None: ...


class Site:
    """``pages`` by path; what is not there is a 404. ``asked`` has the path and the headers of every request."""

    def __init__(
        self, pages: Mapping[str, Said | Callable[[Mapping[str, str]], Said]] | None = None, tls: ssl.SSLContext | None = None
    ) -> None:
        self.pages = dict(pages or {})
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.most_at_once = 0
        self._open = 0
        self._lock = Lock()
        self._server = _Server(("127.0.0.1", 0), self._handler())
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self.port = self._server.server_port
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None: ...

            def handle(self) -> None:
                with suppress(OSError):
                    super().handle()

            def do_GET(self) -> None:
                headers = {k.lower(): v for k, v in self.headers.items()}
                with outer._counted(self.path, headers):
                    page = outer.pages.get(self.path, Said(b"no", 404, {"content-type": "text/plain"}))
                    said = page if isinstance(page, Said) else page(headers)
                    time.sleep(said.wait)
                    self._send(said)

            def _send(self, said: Said) -> None:
                self.close_connection = True
                if said.raw is not None:
                    self.wfile.write(said.raw)
                    return
                self.send_response_only(said.status)
                for name, value in said.headers.items():
                    self.send_header(name, value)
                if "transfer-encoding" not in said.headers and said.promised != -1:
                    self.send_header("content-length", str(said.promised or len(said.body)))
                self.end_headers()
                for piece in (said.body,) if not said.pause else (bytes([b]) for b in said.body):
                    self.wfile.write(piece)
                    self.wfile.flush()
                    time.sleep(said.pause)

        return Handler

    @contextmanager
    def _counted(self, path: str, headers: dict[str, str]) -> Iterator[None]:
        with self._lock:
            self.asked.append((path, headers))
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
        try:
            yield
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


async def refusal(one: Fetcher, url: str, kind: type[Any] = FetchFault, match: str | None = None) -> Any:
    """The fault that asking for an address ends with: of this kind, saying this, fit to be shown, and with what to do."""
    with pytest.raises(kind, match=match) as fault:
        await one.get(url)
    assert str(fault.value).isprintable()
    assert fault.value.advice
    return fault.value


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def fetcher(*sites: Site, names: Mapping[str, tuple[str, ...]] | None = None, time: Time | None = None, **rest: Any) -> Fetcher:
    """A fetcher that may go to these sites on loopback beside all that is public; ``names`` is the whole of its DNS."""
    ports = {site.port for site in sites}
    known = dict(names or {})
    made = time or Time()

    async def resolve(name: str) -> tuple[str, ...]:
        if name not in known:
            raise OSError(-2, "Name or service not known")
        return known[name]

    limits = Limits(**{key: rest.pop(key) for key in list(rest) if key in Limits.__dataclass_fields__})
    return Fetcher(
        AGENT,
        limits,
        **{
            "allowed": lambda address, port: public(address, port) or (str(address) == "127.0.0.1" and port in ports),
            "resolve": resolve,
            "clock": made.clock,
            "sleep": made.sleep,
            **rest,
        },
    )


_heard: list[tuple[Any, ...]] | None = None


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and _heard is not None:
        _heard.append(arguments[1])


@contextmanager
def connections() -> Iterator[list[tuple[Any, ...]]]:
    """The address of every connect() of this process while it is open, as the interpreter itself reports it."""
    global _heard  # noqa: PLW0603  (an audit hook stays for the life of the process)
    if not getattr(sys, "_briefer_hears", False):
        sys.addaudithook(_hear)
        sys._briefer_hears = True  # type: ignore[attr-defined]
    heard: list[tuple[Any, ...]] = []
    _heard = heard
    try:
        yield heard
    finally:
        _heard = None
