"""A server of the page in a thread, a client that asks it over loopback, and a real browser."""

from __future__ import annotations

import datetime as dt
import http.client
import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from briefer.models import Record
from briefer.session.sitting import Session
from briefer.web import bind

CHROMIUM = Path("/usr/bin/chromium")


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def cookie(self) -> str:
        """The cookie that was given, as it is sent back."""
        return self.headers.get("set-cookie", "").partition(";")[0]


@dataclass
class Client:
    """Asks one server, as a browser that was let in; every header can be another."""

    url: str
    cookie: str = ""
    csrf: str = ""
    asked: list[str] = field(default_factory=list)

    @property
    def at(self) -> str:
        """Host and port."""
        return urlsplit(self.url).netloc

    def raw(self, method: str, path: str, headers: dict[str, str] | None = None, body: bytes = b"") -> Answer:
        """One request with just these headers (and Host, where it is not among them)."""
        given = {"Host": self.at} | (headers or {})
        connection = http.client.HTTPConnection(urlsplit(self.url).hostname or "", urlsplit(self.url).port, timeout=20)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in given.items():
                connection.putheader(name, value)
            if body or method == "POST":
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body or None)
            answer = connection.getresponse()
            told = {k.lower(): v for k, v in answer.getheaders()}
            return Answer(answer.status, told, answer.read().decode("utf-8", "replace"))
        finally:
            connection.close()

    def enter(self) -> Client:
        """With the printed address."""
        parts = urlsplit(self.url)
        self.cookie = self.raw("GET", f"{parts.path}?{parts.query}").cookie
        self.csrf = re.search(r'name="csrf" content="([^"]+)"', self.get("/").body)[1]  # type: ignore[index]
        return self

    def get(self, path: str, **headers: str) -> Answer:
        """A page or a part of one."""
        return self.raw("GET", path, {"Cookie": self.cookie, **headers})

    def part(self, path: str) -> Answer:
        """A part, as the page asks for it."""
        return self.get(path, **{"HX-Request": "true", "Sec-Fetch-Site": "same-origin"})

    def post(self, path: str, fields: dict[str, Any], **headers: str) -> Answer:
        """A form, as the page sends it. A header that is empty is left out."""
        ours = {
            "Cookie": self.cookie,
            "Origin": f"http://{self.at}",
            "Sec-Fetch-Site": "same-origin",
            "HX-Request": "true",
            "X-CSRF": self.csrf,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        told = {k: v for k, v in (ours | {k.replace("_", "-"): v for k, v in headers.items()}).items() if v}
        return self.raw("POST", path, told, urlencode(fields, doseq=True).encode())


def session_on(record: Record, desk: Path) -> Session:
    """A session on a record, written to ``out`` in the folder of the desk, as it is from day to day."""
    out = desk / "out"
    out.mkdir()
    (out / "brief.json").write_text(record.model_dump_json(), encoding="utf-8")
    return Session.open(out, desk, now=lambda: dt.datetime.now(dt.UTC))


@contextmanager
def serving(session: Session, **how: Any) -> Iterator[Client]:
    """A server for as long as it is needed."""
    bound = bind(session, who=how.pop("who", "A. Reviewer"), **how)
    thread = threading.Thread(target=bound.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not bound.server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    try:
        yield Client(bound.url)
    finally:
        bound.stop()
        thread.join(10)


# ---------------------------------------------------------------- the browser


@contextmanager
def browsing() -> Iterator[Any]:
    """A Chromium; skipped where there is none, but not in CI."""
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is missing, and CI is where the page has to be looked at")
        pytest.skip(f"{CHROMIUM} is missing")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (only where there is a browser)

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Watched:
    """A page of the browser, and all that it should not have done."""

    page: Any
    at: str
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Until nothing is under way."""
        self.page.wait_for_selector("#pane:not([aria-busy])")
        self.page.wait_for_timeout(60)

    def press(self, *keys: str) -> None:
        """Keys, each after what the one before it did."""
        for key in keys:
            self.page.keyboard.press(key)
            self.settle()

    def said(self) -> str:
        """What the live region says."""
        return str(self.page.inner_text("#said"))

    def misdeeds(self) -> list[str]:
        """Everything that should not have happened."""
        return [*self.dialogs, *self.errors, *self.elsewhere]


@contextmanager
def watched(browser: Any, client: Client, **how: Any) -> Iterator[Watched]:
    """A page in its own context, let in and watched."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **how)
    try:
        yield open_page(context, client)
    finally:
        context.close()


def open_page(context: Any, client: Client) -> Watched:
    """One more tab."""
    page = context.new_page()
    found = Watched(page, client.at)

    def dialog(box: Any) -> None:
        found.dialogs.append(f"dialog: {box.message}")
        box.dismiss()

    def console(message: Any) -> None:
        if (
            message.type == "error"
            and "status of 4" not in message.text
            and not re.search("ERR_CONNECTION_REFUSED|Failed to fetch|ERR_FAILED", message.text)
        ):
            found.errors.append(f"console: {message.text}")

    def request(asked: Any) -> None:
        if urlsplit(asked.url).netloc != client.at:
            found.elsewhere.append(f"asked for {asked.url}")

    page.on("dialog", dialog)
    page.on("console", console)
    page.on("pageerror", lambda error: found.errors.append(f"script: {error}"))
    page.on("request", request)
    page.goto(client.url)
    page.wait_for_selector("[data-sentence][tabindex='0']")
    return found


# ---------------------------------------------------------------- reading HTML


class Fields(HTMLParser):
    """The fields of the forms of a page: id of the form -> name -> values."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: dict[str, dict[str, list[str]]] = {}
        self._form = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {k: v or "" for k, v in attrs}
        if tag == "form":
            self._form = told.get("id", "")
            self.forms[self._form] = {}
        elif tag == "input" and told.get("name") and self._form:
            if told.get("type") in {"radio", "checkbox"} and "checked" not in told:
                return
            self.forms[self._form].setdefault(told["name"], []).append(told.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = ""
