"""One message to a real server: what goes over the line and in which order, and what comes of each thing that can go wrong."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
import threading
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
import trustme

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
from briefer.send import Letter, Limits, Mailer, Server, message_to

from .post_server import HOST, PASSWORD, USER, PostServer, certificate_of

FROM, TO = "desk@example.org", "ada@example.org"
AT = dt.datetime(2026, 11, 22, 6, 12, tzinfo=dt.UTC)
LETTER = Letter("T", "TLP:GREEN", True, AT.date(), "d" * 64, "Text.\n.\n..dots\n", "<p>Text.</p>", b"%PDF-1.7\n" + bytes(range(256)))


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def ca(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate_of(authority, tmp_path_factory.mktemp("ca"))


def message(letter: Letter = LETTER) -> EmailMessage:
    return message_to(TO, letter, sender=FROM, at=AT)


def place(server: PostServer, ca: Path | None) -> Server:
    user, password = (USER, PASSWORD) if server.login else (None, "")
    return Server(HOST, server.port, "tls" if server.security == "tls" else "starttls", user, password, ca)


def hand_over(to: Server, limits: Limits | None = None, letter: Letter = LETTER) -> None:
    Mailer(to, limits).hand_over(message(letter), sender=FROM, address=TO)


def refusal(to: Server, kind: type[SendFault], limits: Limits | None = None) -> SendFault:
    with pytest.raises(kind) as caught:
        hand_over(to, limits)
    assert type(caught.value) is kind
    assert caught.value.advice
    assert PASSWORD not in str(caught.value)
    return caught.value


# ---------------------------------------------------------------- what goes


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize("login", [False, True], ids=["nobody logs in", "with a password"])
def test_a_message_goes_over_tls_as_it_is(authority, ca, security, login):
    with PostServer(authority, security=security, login=login) as server:
        hand_over(place(server, ca))
    assert server.went_to == [TO]
    assert server.taken[0][1] == message().as_bytes()  # the dots at the heads of lines too
    assert server.asked == [f"MAIL {FROM}", f"RCPT {TO}"]
    assert server.secured == [True]
    assert server.logins == ([(USER, PASSWORD)] if login else [])


def test_a_server_that_knows_login_alone(authority, ca):
    with PostServer(authority, login=True, without=("PLAIN",)) as server:
        hand_over(place(server, ca))
    assert server.logins == [(USER, PASSWORD)]
    assert server.went_to == [TO]


# ---------------------------------------------------------------- who it is sent by


def test_a_wrong_password_is_tried_once_and_never_told(authority, ca):
    with PostServer(authority, login=True) as server:
        fault = refusal(replace(place(server, ca), password="guess-4711"), LoginRefused)
    assert server.logins == [(USER, "guess-4711")]
    assert server.asked == []
    assert "535" in fault.what
    assert "guess-4711" not in str(fault)
    assert fault.stop


def test_what_a_server_echoes_of_the_password_is_not_told(authority, ca):
    with PostServer(authority, login=True) as server:
        server.moods.mail = "550 guess-4711 Z3Vlc3MtNDcxMQ== AGRlc2sAZ3Vlc3MtNDcxMQ== I know you"
        server.password = "guess-4711"
        fault = refusal(replace(place(server, ca), password="guess-4711"), MailRefused)
    assert "550 *** *** *** I know you" in fault.what


def test_a_server_that_wants_a_login_of_who_has_none(authority, ca):
    with PostServer(authority, login=True) as server:
        fault = refusal(replace(place(server, ca), user=None, password=""), LoginRefused)
    assert "530 5.7.0 Authentication required" in fault.what
    assert server.taken == []


def test_a_password_for_a_server_that_takes_none(authority, ca):
    with PostServer(authority, without=("PLAIN", "LOGIN")) as server:
        fault = refusal(replace(place(server, ca), user=USER, password=PASSWORD), LoginRefused)
    assert "no way to log in" in fault.what
    assert server.asked == []


# ---------------------------------------------------------------- TLS


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize("case", ["an authority that nobody knows", "a certificate for another name"])
def test_a_server_that_does_not_prove_who_it_is_gets_nothing(authority, ca, security, case):
    other = "a certificate" in case
    with PostServer(authority, security=security, login=True, name="other.example" if other else HOST) as server:
        fault = refusal(place(server, ca if other else None), MailUntrusted)
    assert "does not prove who it is" in fault.what
    assert fault.stop
    assert (server.logins, server.asked) == ([], [])


def test_a_server_that_offers_no_tls_gets_nothing(authority, ca):
    with PostServer(authority, offers_tls=False, login=False) as server:
        to = replace(place(server, ca), user=USER, password=PASSWORD)
        fault = refusal(to, MailUntrusted)
    assert "offers no TLS" in fault.what
    assert (server.logins, server.asked) == ([], [])


def test_tls_at_the_port_of_starttls_is_told(authority, ca):
    with PostServer(authority) as server:
        fault = refusal(replace(place(server, ca), security="tls"), MailUntrusted)
    assert "ports of their own" in fault.advice


def test_a_file_that_holds_no_certificate(tmp_path):
    (tmp_path / "ca.pem").write_text("none")
    for path in (tmp_path / "ca.pem", tmp_path / "missing.pem"):
        with pytest.raises(UsageFault, match=rf"\[send\] ca: .*{path.name} can't be used"):
            Mailer(Server(HOST, 1, "tls", ca=path))


def test_the_oldest_tls_that_is_taken(ca):
    context = Mailer(Server(HOST, 1, "tls", ca=ca))._context
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED


def test_what_is_slipped_in_before_tls_is_not_heard(authority, ca):
    """A reply that somebody on the way puts behind the server's 'ready to start' (CVE-2011-0411) is thrown away with the plain connection."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    heard: list[bytes] = []

    def serve(listener: socket.socket) -> None:
        plain, _ = listener.accept()
        plain.sendall(b"220 mail.example\r\n")
        plain.recv(1000)
        plain.sendall(b"250-mail.example\r\n250 STARTTLS\r\n")
        plain.recv(1000)
        plain.sendall(b"220 ready\r\n250-evil.example\r\n250 AUTH PLAIN\r\n")
        with context.wrap_socket(plain, server_side=True) as secure:
            heard.append(secure.recv(1000))
            secure.sendall(b"250-mail.example\r\n250 SIZE 10\r\n")
            heard.append(secure.recv(1000))

    with socket.create_server((HOST, 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        to = Server(HOST, listener.getsockname()[1], "starttls", ca=ca)
        refusal(to, MailTooLarge)  # by what the server itself says
        thread.join(10)
    assert heard == [b"ehlo [127.0.0.1]\r\n", b""]


# ---------------------------------------------------------------- what a server refuses

REFUSED: list[tuple[str, dict[str, object], type[SendFault], str, bool]] = [
    ("the sender", {"mail": "550 5.7.1 Not you"}, MailRefused, "550 5.7.1 Not you", True),
    ("the address", {"rcpt": {TO: "550 5.1.1 No such user"}}, MailRefused, "550 5.1.1 No such user", False),
    ("the message", {"data": {TO: "554 5.7.1 Spam"}}, MailRefused, "refuses the message: mail", False),
    ("the address for now", {"rcpt": {TO: "451 4.7.1 Greylisted"}}, MailPutOff, "451 4.7.1 Greylisted", False),
    ("the message for now", {"data": {TO: "452 4.3.1 Full"}}, MailPutOff, "452 4.3.1 Full", False),
    ("the size", {"data": {TO: "552 5.3.4 Too big"}}, MailTooLarge, "552 5.3.4 Too big", True),
    ("a full box", {"rcpt": {TO: "552 5.2.2 Over quota"}}, MailRefused, "552 5.2.2 Over quota", False),
]


@pytest.mark.parametrize(("mood", "kind", "words", "stop"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_a_server_refuses(authority, ca, mood, kind, words, stop):
    with PostServer(authority) as server:
        server.moods.__dict__.update(mood)
        fault = refusal(place(server, ca), kind)
    assert server.taken == []
    assert words.removeprefix("refuses the message: mail") in fault.what
    assert (fault.stop, fault.again) == (stop, kind is MailPutOff)


def test_a_message_larger_than_the_server_says_it_takes_is_not_begun(authority, ca):
    with PostServer(authority, size=400) as server:
        fault = refusal(place(server, ca), MailTooLarge)
    assert "it takes 400 bytes at most" in fault.what
    assert server.asked == []


# ---------------------------------------------------------------- connections


def test_a_connection_that_is_cut_before_the_message_surely_took_nothing(authority, ca):
    with PostServer(authority) as server:
        server.moods.cut_early.add(TO)
        refusal(place(server, ca), MailUnreachable)
    assert server.taken == []


def test_a_connection_that_is_cut_after_the_message_leaves_it_open(authority, ca):
    with PostServer(authority) as server:
        server.moods.cut.add(TO)
        fault = refusal(place(server, ca), MailUnanswered)
    assert "did not say whether it took it" in fault.what


def test_an_answer_that_is_none_leaves_it_open(authority, ca):
    with PostServer(authority) as server:
        server.moods.data[TO] = "999 what"
        fault = refusal(place(server, ca), MailUnanswered)
    assert isinstance(fault, MailUnanswered)


def test_where_nobody_listens(ca):
    with socket.create_server((HOST, 0)) as listener:
        port = listener.getsockname()[1]
    fault = refusal(Server(HOST, port, "tls", ca=ca), MailUnreachable)
    assert "Connection refused" in fault.what
    assert (fault.stop, fault.again) == (True, True)


@pytest.mark.parametrize(
    ("greeting", "kind"), [("421 4.3.2 Closing", MailPutOff), ("554 No mail here", MailRefused), ("HTTP/1.1 400", MailUnreachable)]
)
def test_what_greets_otherwise(ca, greeting, kind):
    def serve(listener: socket.socket) -> None:
        line, _ = listener.accept()
        with line:
            line.sendall(f"{greeting}\r\n".encode())
            line.recv(1000)

    with socket.create_server((HOST, 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        fault = refusal(Server(HOST, listener.getsockname()[1], "starttls", ca=ca), kind)
        thread.join(10)
    assert isinstance(fault, kind)


def test_a_server_that_dribbles_is_left_when_the_time_is_over(ca):
    """Each byte comes within the time for a step, and there is no end of them: the time for all of it ends it."""
    gone = threading.Event()

    def serve(listener: socket.socket) -> None:
        line, _ = listener.accept()
        with line:
            while not gone.wait(0.05):
                try:
                    line.sendall(b"2")
                except OSError:
                    return

    with socket.create_server((HOST, 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        fault = refusal(Server(HOST, listener.getsockname()[1], "starttls", ca=ca), MailUnreachable, Limits(step=30, total=0.3))
        gone.set()
        thread.join(10)
    assert "it took longer than 0.3 seconds" in fault.what
