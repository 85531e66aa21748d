"""`briefer send`, against a real server: what goes to whom, what never goes, and never twice to one."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme
from click.testing import Result

from briefer.models import Sent

from .made_desk import SEEDS, WORKING, Desk, desk_of, write_seeds
from .send.post_server import HOST, PASSWORD, USER, PostServer, certificate_of

ADA, BO, CLEO = "ada@example.org", "bo@example.org", "cleo@example.net"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_seeds(tmp_path_factory.mktemp("written"))


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def server(authority: trustme.CA) -> Iterator[PostServer]:
    with PostServer(authority, login=True) as server:
        yield server


@dataclass
class Sending:
    """A desk that sends to ADA and BO by a server."""

    desk: Desk
    server: PostServer

    def send(self, *words: str, **environment: str) -> Result:
        return self.desk.run("send", str(self.desk.brief), *words, **{"DESK_PW": PASSWORD, **environment})

    def approve(self) -> None:
        assert self.desk.run("approve", str(self.desk.brief)).exit_code == 0

    def stated(self, **fields: object) -> None:
        """Write briefer.toml with these fields of [send] in the place of what it says."""
        own = {
            "host": HOST,
            "port": self.server.port,
            "security": self.server.security,
            "ca": "ca.pem",
            "user": USER,
            "password": "DESK_PW",
            "from": "desk@example.org",
            "to": [ADA, BO],
        }
        lines = [f"{name} = {json.dumps(value)}" for name, value in (own | fields).items() if value is not None]
        (self.desk.folder / "briefer.toml").write_text("\n".join(["[send]", *lines, ""]), "utf-8")

    def sent(self) -> list[Sent]:
        """What the desk has on record, of all briefs."""
        with sqlite3.connect(self.desk.folder / "briefer.db") as store:
            rows = store.execute("SELECT digest, address, at, state FROM post ORDER BY digest, address").fetchall()
        store.close()
        return [Sent(digest=d, address=a, at=at, state=s) for d, a, at, s in rows]


@pytest.fixture
def desk(written: Path, tmp_path: Path, server: PostServer, authority: trustme.CA) -> Sending:
    sending = Sending(desk_of(written, tmp_path), server)
    certificate_of(authority, tmp_path)
    sending.stated()
    return sending


# ---------------------------------------------------------------- what goes


def test_what_was_signed_goes_to_each_in_a_message_of_its_own(desk):
    desk.approve()
    done = desk.send()
    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{ADA}: sent\n{BO}: sent\n", "")
    assert desk.server.went_to == [ADA, BO]
    for number, address in enumerate((ADA, BO)):
        message = desk.server.message(number)
        assert (message["To"], message["From"], message["Cc"], message["Bcc"]) == (address, "desk@example.org", None, None)
        assert message["Subject"].startswith("[TLP:CLEAR] ")
        assert message["Subject"].endswith(", 31 December 2024")
        plain, html, pdf = [part.get_content() for part in message.walk() if not part.is_multipart()]
        assert "Approved by Ada Reviewer" in plain
        assert "Approved by Ada Reviewer" in html
        assert "DRAFT" not in plain + html
        assert pdf == (desk.desk.brief / "brief.pdf").read_bytes()
    assert b"bo@" not in desk.server.taken[0][1]
    assert desk.server.logins == [(USER, PASSWORD)] * 2


def test_what_is_sent_is_made_anew_whatever_lies_in_the_folder(desk):
    desk.approve()
    signed = (desk.desk.brief / "brief.pdf").read_bytes()
    for name in ("brief.pdf", "brief.html", "brief.md"):
        (desk.desk.brief / name).write_text("stale")
    assert desk.send("--to", ADA).exit_code == 0
    plain, html, pdf = [part.get_content() for part in desk.server.message().walk() if not part.is_multipart()]
    assert pdf == signed
    assert "stale" not in plain + html


def test_in_a_process_of_its_own(desk):
    desk.approve()
    done = run(desk, "--to", CLEO)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{CLEO}: sent\n", "")
    assert desk.server.went_to == [CLEO]


def test_a_title_in_persian(desk):
    title = "دیدار رئیس‌جمهور تاجیکستان"
    made = desk.desk.run("brief", str(SEEDS), "--title", title, "--marking", "TLP:AMBER", "--out", str(desk.desk.brief))
    assert made.exit_code == 0, made.output
    desk.approve()
    assert f"Subject  [TLP:AMBER] {title}, 31 December 2024\n" in desk.send("--dry-run").stdout
    assert desk.send("--to", ADA).exit_code == 0
    message = desk.server.message()
    assert message["Subject"] == f"[TLP:AMBER] \u2068{title}\u2069, 31 December 2024"
    html = next(part.get_content() for part in message.walk() if part.get_content_type() == "text/html")
    assert f'<bdi lang="fa" dir="rtl">{title}</bdi>' in html


# ---------------------------------------------------------------- what does not


def test_a_draft_goes_only_where_that_is_said(desk):
    done = desk.send()
    assert done.exit_code == 1
    assert "Nobody has signed" in done.stderr
    assert "--draft" in done.stderr
    assert desk.server.asked == []
    assert desk.send("--draft").exit_code == 0
    message = desk.server.message()
    assert message["Subject"].startswith("DRAFT [TLP:CLEAR] ")
    plain, html = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
    assert "DRAFT (not reviewed)" in plain
    assert "DRAFT (not reviewed)" in html


def test_what_was_a_draft_goes_once_more_when_it_is_signed(desk):
    assert desk.send("--draft", "--to", ADA).exit_code == 0
    desk.approve()
    assert desk.send("--to", ADA).exit_code == 0
    assert [s.partition(" ")[0] for s in (desk.server.message(n)["Subject"] for n in (0, 1))] == ["DRAFT", "[TLP:CLEAR]"]


def test_what_was_edited_after_it_was_signed_is_a_draft(desk):
    desk.approve()
    desk.desk.edit("t += '\\n- What of it.'")
    done = desk.send()
    assert (done.exit_code, desk.server.asked) == (1, [])
    assert "Nobody has signed" in done.stderr


def test_nobody_to_send_it_to(desk):
    desk.stated(to=None)
    desk.approve()
    done = desk.send()
    assert (done.exit_code, desk.server.asked) == (2, [])
    assert "Nobody is named to send it to" in done.stderr


@pytest.mark.parametrize(("marking", "to"), [("TLP:RED", [ADA]), ("TLP:AMBER+STRICT", [ADA, CLEO])])
def test_a_marking_that_a_list_may_not_have_goes_only_to_who_is_named(desk, marking, to):
    assert desk.desk.run("brief", str(SEEDS), "--marking", marking, "--out", str(desk.desk.brief)).exit_code == 0
    desk.stated(to=to)
    desk.approve()
    done = desk.send()
    assert (done.exit_code, desk.server.asked) == (2, [])
    assert f"This brief is {marking}: " in done.stderr
    assert desk.send("--to", CLEO).exit_code == 0
    assert desk.server.went_to == [CLEO]


def test_a_dry_run_sends_and_writes_nothing(desk):
    done = desk.send("--draft", "--dry-run")
    assert done.exit_code == 0, done.output
    assert "Subject  DRAFT [TLP:CLEAR] " in done.stdout
    assert f"From     desk@example.org, by {HOST}:{desk.server.port} (starttls), as {USER}\n" in done.stdout
    assert "brief-2024-12-31.pdf" in done.stdout
    assert f"To       {ADA}\nTo       {BO}\n" in done.stdout
    assert PASSWORD not in done.output
    assert desk.server.asked == desk.server.logins == []
    assert not (desk.desk.folder / "briefer.db").exists()


# ---------------------------------------------------------------- never twice


def test_never_twice_to_the_same_address(desk):
    desk.approve()
    assert desk.send("--to", ADA).exit_code == 0
    done = desk.send("--to", "ADA@Example.org", "--to", BO, "--again")
    assert done.exit_code == 0
    assert "ADA@example.org: went before on " in done.stdout
    assert done.stdout.endswith(f"; not sent again\n{BO}: sent\n")
    assert desk.server.went_to == [ADA, BO]
    ahead = desk.send("--dry-run").stdout
    assert f"To       {ADA}: went before on " in ahead
    assert desk.server.went_to == [ADA, BO]


def test_one_who_is_refused_costs_the_others_nothing(desk):
    desk.approve()
    desk.server.moods.rcpt[ADA] = "550 5.1.1 No such user"
    done = desk.send()
    assert (done.exit_code, done.stdout) == (3, f"{ADA}: did not go\n{BO}: sent\n")
    assert "550 5.1.1 No such user" in done.stderr
    desk.server.moods.rcpt.clear()
    done = desk.send()
    assert done.exit_code == 0
    assert desk.server.went_to == [BO, ADA]


def test_who_is_put_off_can_be_tried_again(desk):
    desk.approve()
    desk.server.moods.data[ADA] = "451 4.7.1 Greylisted"
    done = desk.send("--to", ADA)
    assert (done.exit_code, desk.server.taken, desk.sent()) == (1, [], [])
    assert "run the same command again" in done.stderr
    desk.server.moods.data.clear()
    assert desk.send("--to", ADA).exit_code == 0
    assert [s.state for s in desk.sent()] == ["sent"]


def test_what_is_useless_for_one_is_not_tried_for_the_next(desk):
    desk.approve()
    done = desk.send(DESK_PW="guess-4711")
    assert (done.exit_code, done.stdout) == (1, f"{ADA}: did not go\n{BO}: not tried, for the same reason\n")
    assert desk.server.logins == [(USER, "guess-4711")]
    assert "guess-4711" not in done.output
    assert desk.sent() == []


def test_a_server_that_nobody_can_trust(desk):
    desk.stated(ca=None)
    desk.approve()
    done = desk.send()
    assert done.exit_code == 1
    assert "does not prove who it is" in done.stderr
    assert desk.server.logins == []


def test_a_connection_cut_after_the_message_is_told_and_asked_about(desk):
    desk.approve()
    desk.server.moods.cut.add(ADA)
    done = desk.send()
    assert (done.exit_code, done.stdout) == (3, f"{ADA}: may have gone; --again sends it all the same\n{BO}: sent\n")
    desk.server.moods.cut.clear()
    done = desk.send()
    assert done.exit_code == 3
    assert f"{ADA}: may have gone on " in done.stdout
    assert desk.server.went_to == [BO]
    assert desk.send("--again").exit_code == 0
    assert desk.server.went_to == [BO, ADA]
    assert {s.state for s in desk.sent()} == {"sent"}


def test_killed_between_the_message_and_its_answer(desk):
    desk.approve()
    desk.server.moods.hold.add(ADA)
    child = started(desk)
    assert desk.server.holding.wait(30)
    child.send_signal(signal.SIGKILL)
    assert child.wait(10) == -signal.SIGKILL
    assert child.stdout is not None
    assert child.stdout.read() == b""
    child.stdout.close()
    desk.server.release()
    assert [(s.address, s.state) for s in desk.sent()] == [(ADA, "sending")]
    done = desk.send()
    assert done.exit_code == 3
    assert f"{ADA}: may have gone on " in done.stdout
    assert f"{BO}: sent\n" in done.stdout
    assert desk.server.went_to.count(ADA) <= 1
    before = desk.server.went_to.count(ADA)
    assert desk.send("--again").exit_code == 0
    assert desk.server.went_to.count(ADA) == before + 1
    assert desk.server.went_to.count(BO) == 1


def test_two_at_once_send_once(desk):
    desk.approve()
    desk.server.moods.hold.add(ADA)
    child = started(desk, "--to", ADA)
    assert desk.server.holding.wait(30)
    done = desk.send("--to", ADA)
    assert done.exit_code == 3
    assert f"{ADA}: may have gone on " in done.stdout
    desk.server.release()
    out, _ = child.communicate(timeout=30)
    assert (child.returncode, out.decode()) == (0, f"{ADA}: sent\n")
    assert desk.server.went_to == [ADA]


def command(desk: Sending, *words: str) -> tuple[list[str], dict[str, str]]:
    env = {name: value for name, value in os.environ.items() if name in WORKING}
    words = ("send", str(desk.desk.brief), "--desk", str(desk.desk.folder), *words)
    return [sys.executable, "-m", "briefer", *words], {**env, "DESK_PW": PASSWORD}


def run(desk: Sending, *words: str) -> subprocess.CompletedProcess[str]:
    line, env = command(desk, *words)
    return subprocess.run(line, env=env, capture_output=True, text=True, check=False, timeout=60)


def started(desk: Sending, *words: str) -> subprocess.Popen[bytes]:
    line, env = command(desk, *words)
    return subprocess.Popen(line, env=env, stdout=subprocess.PIPE)
