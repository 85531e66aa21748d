"""One message to one server, by SMTP with TLS (RFC 5321, 3207, 8314): `Mailer.hand_over`.

Nothing but the greeting goes before TLS, and the certificate is always checked. Each message has a connection of its own: what breaks one
costs the others nothing. Whatever fails before the last dot surely did not go; after that dot only an answer tells.
"""

from __future__ import annotations

import base64
import re
import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Literal

from briefer.errors import (
    LoginRefused,
    MailPutOff,
    MailRefused,
    MailTooLarge,
    MailUnanswered,
    MailUnreachable,
    MailUntrusted,
    SendFault,
    UsageFault,
)

OURSELVES = "[127.0.0.1]"
"""What we call ourselves: no server needs the name of this machine, and every receiver would read it."""
LONGEST_REPLY = 300
"""Characters of what a server says that are told."""
NO_LOGIN = frozenset({530, 534, 535, 538})
"""RFC 4954: who sends has to log in, and did not, or not so."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where to hand messages over. ``ca`` is a file of certificates that are trusted in place of the system's."""

    host: str
    port: int
    security: Literal["starttls", "tls"]
    user: str | None = None
    password: str = field(default="", repr=False)
    ca: Path | None = None

    @property
    def name(self) -> str:
        """'mail.example.org:587'."""
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds: for each step, and for a message with all of them. RFC 5321, 4.5.3.2, leaves ten minutes for the last answer alone."""

    step: float = 60.0
    total: float = 600.0


class Mailer:
    """Hands messages over to one server.

    Raises:
        UsageFault: the file of certificates can't be used.
    """

    def __init__(self, server: Server, limits: Limits | None = None) -> None:
        self._server, self._limits = server, limits or Limits()
        self._context = _context(server.ca)

    def hand_over(self, message: EmailMessage, *, sender: str, address: str) -> None:
        """Hand a message over, and return once the server has taken it.

        Raises:
            MailUnanswered: it was handed over whole, and no answer came.
            SendFault: of another class: it surely did not go.
        """
        content = message.as_bytes()
        with self._connected() as line:
            self._begin(line)
            if self._server.user is not None:
                self._log_in(line, self._server.user)
            self._offer(line, sender, address, len(content))
            line.send(re.sub(rb"(?m)^\.", b"..", content))
            self._finish(line)

    # ------------------------------------------------------------ the connection

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        """A connection that ends with the time for it. What breaks in it is told as a fault."""
        line, place = smtplib.SMTP(local_hostname=OURSELVES), (self._server.host, self._server.port)
        try:
            line.sock = socket.create_connection(place, timeout=self._limits.step)
        except OSError as error:
            raise self._unreachable(_why(error)) from error
        guard, over = line.sock.dup(), threading.Event()
        timer = threading.Timer(self._limits.total, _cut, (guard, over))
        timer.daemon = True
        timer.start()
        try:
            yield line
        except (smtplib.SMTPException, OSError) as error:
            why = f"it took longer than {self._limits.total:g} seconds" if over.is_set() else _why(error)
            raise self._unreachable(why) from error
        finally:
            timer.cancel()
            line.close()
            guard.close()

    def _unreachable(self, why: str) -> MailUnreachable:
        return MailUnreachable(
            f"{self._server.name} can't be reached, or broke off: {why}.",
            "Look at [send] host, port and security in briefer.toml, or try again later.",
        )

    def _begin(self, line: smtplib.SMTP) -> None:
        """The greetings, and TLS: at once, or after the first of them."""
        if self._server.security == "tls":
            self._secure(line)
        self._expect(line.getreply(), 220, "does not greet us", stop=True)
        self._expect(line.ehlo(), 250, "does not take our greeting", stop=True)
        if self._server.security == "starttls":
            if not line.has_extn("starttls"):
                raise MailUntrusted(
                    f"{self._server.name} offers no TLS, and nothing is sent without.",
                    'Try security = "tls" with its port under [send], or ask who runs it.',
                )
            self._expect(line.docmd("STARTTLS"), 220, "offers TLS and does not begin it", stop=True)
            self._secure(line)
            self._expect(line.ehlo(), 250, "does not take our greeting", stop=True)

    def _secure(self, line: smtplib.SMTP) -> None:
        """TLS on the connection. What was said before it, or slipped in behind, is forgotten (RFC 3207, 4.2)."""
        assert line.sock is not None  # noqa: S101  (it was just made)
        try:
            line.sock = self._context.wrap_socket(line.sock, server_hostname=self._server.host)
        except ssl.SSLCertVerificationError as error:
            raise MailUntrusted(
                f"{self._server.name} does not prove who it is: {error.verify_message}. Nothing was sent.",
                "Where it has a certificate of an authority of your own, name that with [send] ca.",
            ) from error
        except ssl.SSLError as error:
            raise MailUntrusted(
                f"{self._server.name} and we find no common TLS: {_why(error)}. Nothing was sent.",
                'TLS 1.2 is the least that is taken; "starttls" and "tls" have ports of their own: see [send] security.',
            ) from error
        line.file = None
        line.ehlo_resp = line.helo_resp = None
        line.esmtp_features = {}

    def _log_in(self, line: smtplib.SMTP, user: str) -> None:
        """AUTH PLAIN, or LOGIN where that is all there is; once, so that a wrong password locks nobody out."""
        offered = line.esmtp_features.get("auth", "").upper().split()
        if "PLAIN" in offered:
            reply = line.docmd("AUTH", f"PLAIN {_both(user, self._server.password)}")
        elif "LOGIN" in offered:
            replies = (line.docmd(words) for words in ("AUTH LOGIN", _packed(user), _packed(self._server.password)))
            reply = next((reply for reply in replies if reply[0] != 334), (334, b""))
        else:
            raise LoginRefused(
                f"{self._server.name} takes no password: it offers {', '.join(offered) or 'no way to log in'}.",
                "Leave out [send] user and password where nobody has to log in; else ask who runs it.",
            )
        self._expect(reply, 235, f"does not let {user} log in", login=True)

    # ------------------------------------------------------------ the message

    def _offer(self, line: smtplib.SMTP, sender: str, address: str, size: int) -> None:
        """All before the message itself: how large it is, from whom, to whom."""
        most = line.esmtp_features.get("size", "")
        if most.isdecimal() and 0 < int(most) < size:
            raise self._too_large(f"it takes {int(most):,} bytes at most, and this has {size:,}")
        self._expect(
            line.mail(sender, [f"SIZE={size}"] if line.has_extn("size") else []), 250, f"does not take mail from {sender}", stop=True
        )
        self._expect(line.rcpt(address), 250, f"does not take mail to {address}")
        self._expect(line.docmd("DATA"), 354, f"does not take the message to {address}")

    def _finish(self, line: smtplib.SMTP) -> None:
        """The last dot, and the answer to it.

        Raises:
            MailUnanswered: none came that says whether it went.
        """
        assert line.sock is not None  # noqa: S101  (a broken line raises)
        line.sock.settimeout(self._limits.total)
        try:
            line.send(b".\r\n")
            reply = line.getreply()
        except (smtplib.SMTPException, OSError) as error:
            raise self._unanswered(_why(error)) from error
        if not 200 <= reply[0] < 300 and not 400 <= reply[0] < 600:
            raise self._unanswered(f"it said {_said(reply)}")
        self._expect(reply, 250, "refuses the message")
        with suppress(smtplib.SMTPException, OSError):  # the message is taken: how the parting goes changes nothing
            line.putcmd("QUIT")

    def _unanswered(self, why: str) -> MailUnanswered:
        return MailUnanswered(
            f"{self._server.name} was handed the message whole, and did not say whether it took it: {why}.",
            "Ask the reader whether it came; `briefer send --again` sends it all the same.",
        )

    # ------------------------------------------------------------ replies

    def _expect(self, reply: tuple[int, bytes], wanted: int, otherwise: str, *, stop: bool = False, login: bool = False) -> None:
        """Raise what a reply comes to, where it is not the one that is wanted; 250 and 251 are one."""
        if reply[0] // 10 == wanted // 10:
            return
        raise self._refusal(reply, otherwise, stop=stop, login=login)

    def _refusal(self, reply: tuple[int, bytes], otherwise: str, *, stop: bool, login: bool) -> SendFault:
        code, said = reply[0], self._without_secrets(_said(reply))
        told = f"{self._server.name} {otherwise}: {said}."
        if code == 552 and "5.2." not in said:  # 5.2.2 is a full box (RFC 3463, 3.3)
            return self._too_large(said)
        if 400 <= code < 500:
            return MailPutOff(told, "Nothing is wrong with the message: run the same command again in a quarter of an hour.")
        if login or code in NO_LOGIN:
            return LoginRefused(told, "Look at [send] user, and at the variable that [send] password names.")
        if code >= 500:
            return MailRefused(
                told,
                "Look at [send] host and from, or ask who runs it." if stop else "Look at the address, or ask who runs the server.",
                stop=stop,
            )
        return self._unreachable(f"it speaks no SMTP that we know: {said}")

    def _too_large(self, why: str) -> MailTooLarge:
        return MailTooLarge(f"The message is too large for {self._server.name}: {why}.", "Ask who runs it, or hand the PDF on another way.")

    def _without_secrets(self, said: str) -> str:
        """What a server says, where it says again what it was told."""
        secret, user = self._server.password, self._server.user or ""
        for words in (_both(user, secret), _packed(secret), secret) if secret else ():
            said = said.replace(words, "***")
        return said


def _context(ca: Path | None) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=ca)
    except OSError as error:  # of a file that holds no certificate too: ssl.SSLError
        raise UsageFault(
            f"[send] ca: {ca} can't be used: {_why(error)}.",
            "Name a file with a certificate in PEM: it begins with -----BEGIN CERTIFICATE-----.",
        ) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _cut(guard: socket.socket, over: threading.Event) -> None:
    """End a connection, whoever waits on it."""
    over.set()
    with suppress(OSError):  # it is closed already
        guard.shutdown(socket.SHUT_RDWR)


def _both(user: str, password: str) -> str:
    """RFC 4616: nobody else is acted for."""
    return _packed(f"\0{user}\0{password}")


def _packed(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _said(reply: tuple[int, bytes]) -> str:
    """The code and the words of a reply, on one line."""
    code, words = reply
    text = " ".join(words.decode("utf-8", "replace").split())
    return f"{code if code > 0 else ''} {text[:LONGEST_REPLY]}".strip().rstrip(".") or "nothing"


def _why(error: OSError) -> str:
    """Why the system, TLS or smtplib gave up, in a few words."""
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    return " ".join((error.strerror or str(error) or type(error).__name__).split())[:LONGEST_REPLY].rstrip(".")
