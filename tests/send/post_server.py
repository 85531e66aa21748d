"""A real SMTP server on loopback, with TLS and with the moods of servers."""

from __future__ import annotations

import asyncio
import email
import email.policy
import ssl
import threading
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "desk", "p\u00e4ss wörd 7"
HOST = "127.0.0.1"


@dataclass
class Moods:
    """What the server does instead of taking a message. ``rcpt`` and ``data`` are replies, by address."""

    mail: str = ""
    rcpt: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)
    cut_early: set[str] = field(default_factory=set)
    hold: set[str] = field(default_factory=set)


@dataclass
class PostServer:
    """A server. ``taken`` are the messages that it took, (address, bytes); ``asked`` the commands MAIL and RCPT, ``logins`` who
    tried to; ``without`` are ways to log in that it does not offer."""

    authority: trustme.CA
    security: str = "starttls"
    login: bool = False
    password: str = PASSWORD
    offers_tls: bool = True
    name: str = HOST
    size: int = 33_554_432
    without: tuple[str, ...] = ()
    moods: Moods = field(default_factory=Moods)
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    secured: list[bool] = field(default_factory=list)
    holding: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._released = asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _listen(self) -> asyncio.Server:
        tls = self._tls()
        at_once = self.security == "tls"
        return await self._loop.create_server(lambda: self._smtp(None if at_once else tls), HOST, 0, ssl=tls if at_once else None)

    async def _end(self) -> None:
        self._released.set()
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.sleep(0.05)

    def _tls(self) -> ssl.SSLContext | None:
        if not self.offers_tls:
            return None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(self.name).configure_cert(context)
        return context

    def _smtp(self, tls: ssl.SSLContext | None) -> SMTP:
        return SMTP(
            self,
            hostname="mail.example",
            data_size_limit=self.size,
            enable_SMTPUTF8=False,
            tls_context=tls,
            authenticator=self._let_in if self.login else None,
            auth_require_tls=self.security == "starttls",
            auth_exclude_mechanism=self.without,
            loop=self._loop,
        )

    def release(self) -> None:
        """Let those go on who are held after DATA."""
        self._loop.call_soon_threadsafe(self._released.set)

    # ------------------------------------------------------------ what aiosmtpd asks

    def _let_in(self, _server: SMTP, _session: Session, _envelope: Envelope, _kind: str, said: Any) -> AuthResult:
        assert isinstance(said, LoginPassword)
        given = (said.login.decode(), said.password.decode())
        self.logins.append(given)
        return AuthResult(success=given == (USER, self.password), handled=False)

    async def handle_MAIL(self, _server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:  # noqa: N802
        self.asked.append(f"MAIL {address}")
        self.secured.append(self.security == "tls" or session.ssl is not None)
        if self.login and not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from, envelope.mail_options = address, options
        return self.moods.mail or "250 OK"

    async def handle_RCPT(self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]) -> str:  # noqa: N802
        self.asked.append(f"RCPT {address}")
        if address in self.moods.cut_early:
            _cut(server)
        envelope.rcpt_tos.append(address)
        return self.moods.rcpt.get(address, "250 OK")

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        address = envelope.rcpt_tos[0]
        if address in self.moods.hold:
            self.holding.set()
            await self._released.wait()
        if address in self.moods.cut:
            _cut(server)
            return "250 OK"
        if address not in self.moods.data:
            assert isinstance(envelope.content, bytes)
            self.taken.append((address, envelope.content))
        return self.moods.data.get(address, "250 OK")

    # ------------------------------------------------------------ for tests

    @property
    def went_to(self) -> list[str]:
        return [address for address, _ in self.taken]

    def message(self, number: int = -1) -> EmailMessage:
        """A message that was taken, as a mail program reads it."""
        read = email.message_from_bytes(self.taken[number][1], policy=email.policy.default)
        assert isinstance(read, EmailMessage)
        return read


def _cut(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


def certificate_of(authority: trustme.CA, folder: Path) -> Path:
    """A file with the certificate of an authority."""
    path = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return path
