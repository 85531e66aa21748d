"""Who may ask what: every request passes here before anything is looked at, and every answer on its way out.

A page that shows texts of strangers and takes decisions is open to nobody but the person who started it. So: the address (Host) has to be
ours, against names that are turned on us from outside; the cookie has to be one that we gave, for the token in the printed address or for
the password; what changes something has to come from our own page (Origin or Sec-Fetch-Site, and a token in the form), and be small.
"""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Plain = Callable[[str, str, bool], str]
"""Makes a page of a heading, a text, and whether to ask for the password."""

BODY = 64 * 1024
"""Bytes of a form: a decision and its reason take 2.4 kB at most, and up to six times that percent-encoded."""
FIELDS = 400
WAITING = 20
"""Wrong passwords that wait for their answer at once; more are refused at once."""
DELAY = 1.0
"""Seconds that a wrong password costs. They are served one after the other."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex",
}
OPEN = frozenset({"/static/review.css", "/static/icon.svg"})
"""What the page that asks for the password needs."""


@dataclass(frozen=True)
class Keys:
    """How one gets in: with the token of the printed address, or with a password. One of them is None."""

    token: str | None
    password: str | None
    sessions: dict[str, str] = field(default_factory=dict)
    """The cookies that were given, each with the token that its forms carry."""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def open(self) -> str:
        """A new cookie."""
        if len(self.sessions) > 1000:
            self.sessions.pop(next(iter(self.sessions)))
        cookie = secrets.token_urlsafe(32)
        self.sessions[cookie] = secrets.token_urlsafe(32)
        return cookie


@dataclass(frozen=True)
class Address:
    """Where the page is: what is bound, and the names under which it may be asked for."""

    host: str
    port: int

    @property
    def loopback(self) -> bool:
        """Whether nobody but this machine can reach it."""
        return is_loopback(self.host)

    @property
    def shown(self) -> str:
        """As it stands in an address bar."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def is_ours(self, host: str) -> bool:
        """Whether a Host header names us.

        An address in figures can't be turned on us by a name server, so where every interface is bound, any of them is.
        """
        if host.casefold() == self.shown.casefold() or (self.loopback and host.casefold() == f"localhost:{self.port}"):
            return True
        name, _, port = host.rpartition(":")
        return is_any(self.host) and port == str(self.port) and _is_figures(name)


def is_loopback(host: str) -> bool:
    """Whether a host to bind is this machine only."""
    if host == "localhost":
        return True
    return _is_figures(host) and ipaddress.ip_address(host.strip("[]")).is_loopback


def is_any(host: str) -> bool:
    """Whether a host to bind is every interface."""
    return _is_figures(host) and ipaddress.ip_address(host.strip("[]")).is_unspecified


def _is_figures(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


class Refused(Exception):
    """A request that is not answered. ``text`` says why, and what to do."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status, self.text = status, text


class Guard:
    """The door, as ASGI middleware. What passes has its form in ``request.state.form`` and its CSRF token in ``request.state.csrf``."""

    def __init__(self, app: App, keys: Keys, address: Address, plain: Plain) -> None:
        self.app, self.keys, self.address, self.plain = app, keys, address, plain
        self.cookie = f"briefer-{address.port}"
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            raise RuntimeError(f"no {scope['type']} here")
        request = Request(scope, receive)
        try:
            answer = await self._pass(request)
        except Refused as refused:
            answer = HTMLResponse(self.plain("This can’t be answered", refused.text, self._asks(refused)), refused.status)
        await (answer or self.app)(scope, receive, _dressed(send))

    def _asks(self, refused: Refused) -> bool:
        return self.keys.password is not None and refused.status == 403

    async def _pass(self, request: Request) -> Response | None:
        """None where the request may go on, else what is answered in its place."""
        headers = request.headers
        self._check_host(headers)
        if request.method not in {"GET", "HEAD", "POST"}:
            raise Refused(405, "Nothing here is asked for in that way.")
        self._check_site(request)
        if request.method == "POST" and request.url.path == "/login":
            return await self._login(request)
        if (token := request.query_params.get("token")) is not None:
            return self._exchange(token, request)
        csrf = self.keys.sessions.get(request.cookies.get(self.cookie, ""))
        if csrf is None:
            if self.keys.password is not None and request.url.path in OPEN and request.method != "POST":
                return None
            raise Refused(403, self._who_are_you())
        request.state.csrf = csrf
        if request.method == "POST":
            request.state.form = form = await read_form(request)
            given = headers.get("x-csrf") or first(form, "csrf")
            if not hmac.compare_digest(given.encode(), csrf.encode()):
                raise Refused(403, "This form is not of this page, or of an older one. Load the page again; what you typed is kept.")
        return None

    def _who_are_you(self) -> str:
        if self.keys.password is not None:
            return "Give the password first."
        return (
            "Open the address that briefer printed when it started: it holds a token. If it was stopped since, start `briefer review` "
            "again. What you typed is kept in your browser."
        )

    def _check_host(self, headers: Headers) -> None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self.address.is_ours(hosts[0]):
            raise Refused(403, "It was asked for under another name than its own. Open the address that briefer printed.")

    def _check_site(self, request: Request) -> None:
        """Whether a request comes from our own page; a page of elsewhere may link to us, and no more."""
        site = request.headers.get("sec-fetch-site")
        if request.method != "POST":
            if site in {"cross-site", "same-site"} and request.headers.get("sec-fetch-mode") != "navigate":
                raise Refused(403, "Another page asked for this.")
            return
        origin = request.headers.get("origin")
        if site not in {None, "same-origin"} or (site is None and origin is None):
            raise Refused(403, "Another page asked for this, or nothing tells which one did.")
        if origin is not None and origin != f"http://{request.headers['host']}":
            raise Refused(403, "Another page asked for this.")

    def _exchange(self, token: str, request: Request) -> Response:
        """The token of the printed address for a cookie, and away from it, so that it stays in no history and no log."""
        if self.keys.token is None or not hmac.compare_digest(token.encode(), self.keys.token.encode()):
            raise Refused(403, self._who_are_you())
        return self._let_in(request)

    def _let_in(self, request: Request) -> Response:
        """On to the page. Who has a cookie keeps it, or the forms of another tab would be of nobody."""
        answer = RedirectResponse("/", 303)
        if request.cookies.get(self.cookie, "") in self.keys.sessions:
            return answer
        answer.set_cookie(self.cookie, self.keys.open(), httponly=True, samesite="strict", path="/")
        return answer

    async def _login(self, request: Request) -> Response:
        """The password for a cookie. One after the other, and a wrong one costs a second, so that nobody tries many."""
        if self.keys.password is None:
            raise Refused(404, "There is nothing here.")
        if self._waiting >= WAITING:
            raise Refused(429, "Too many are trying. Wait a little.")
        given = first(await read_form(request), "password")
        self._waiting += 1
        try:
            async with self.keys.turn:
                if hmac.compare_digest(given.encode(), self.keys.password.encode()):
                    return self._let_in(request)
                await asyncio.sleep(DELAY)
        finally:
            self._waiting -= 1
        raise Refused(403, "That is not the password.")


async def read_form(request: Request) -> dict[str, list[str]]:
    """The fields of a form, empty ones too.

    Raises:
        Refused: it is too large, of another kind, or no form at all.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind != "application/x-www-form-urlencoded":
        raise Refused(415, "Only a form of this page can be sent here.")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > BODY:
            raise Refused(413, f"That is more than {BODY // 1024} kB. Nothing was recorded.")
    try:
        return parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=FIELDS, errors="strict")
    except ValueError as fault:
        raise Refused(400, "That is no form. Nothing was recorded.") from fault


def first(form: dict[str, list[str]], name: str, default: str = "") -> str:
    """A field of a form."""
    return next(iter(form.get(name, ())), default)


def _dressed(send: Send) -> Send:
    """Every answer with the headers that keep a browser from doing more than we mean."""

    async def dressed(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return dressed
