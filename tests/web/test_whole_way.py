"""The whole way of a review: the real command in a process of its own, the real browser, by keyboard, down to the words of the PDF."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
import pytest
from tests.test_rerun import SIXTH

from briefer.models import Choose, ConflictKind, Reword
from briefer.session.sitting import Session

from .conftest import SEEDS
from .served import Client, Watched, browsing, open_page, watched

STARTED = re.compile(r"The review is at (\S+)")
FLAGGED = "Earlier, in December, attacks from Afghanistan killed 47 people."
PLAIN = "The meeting comes while Pakistan and the Taliban are at odds."
CHOSEN = "The page uses Muhammad Asim Malik, as decided by Ada Reviewer"
COMMENT = "The embassy was not told of the visit."


@dataclass(frozen=True)
class Desk:
    """A folder in which a person works: sources, out, and the ledger."""

    folder: Path

    def run(self, *words: str) -> str:
        """A command in a process of its own; what it printed."""
        done = subprocess.run(
            _command(*words), cwd=self.folder, env=_environment(), capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def brief(self) -> None:
        """`briefer brief sources`."""
        self.run("brief", "sources", "--model", "builtin")

    def pdf(self) -> str:
        """The words of the PDF in the out folder."""
        pages = pypdf.PdfReader(self.folder / "out" / "brief.pdf").pages
        assert len(pages) == 1
        return " ".join(pages[0].extract_text().split())

    def decisions(self) -> list[dict[str, Any]]:
        """The ledger, as the command prints it, which checks the chain on the way."""
        found: list[dict[str, Any]] = json.loads(self.run("decisions", "--json"))
        return found


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "briefer", *words]


def _environment() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith(("BRIEFER_", "OPENAI_"))}


@dataclass
class Review:
    """`briefer review`, running."""

    process: subprocess.Popen[bytes]
    client: Client

    @property
    def port(self) -> str:
        """Where it listens."""
        return self.client.at.rpartition(":")[2]

    def kill(self) -> None:
        """As when the machine takes it away: it is told nothing."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)


@contextmanager
def reviewing(desk: Desk, *words: str) -> Iterator[Review]:
    """The command, for as long as it is needed: it ends by Ctrl-C, unless it was killed, and has nothing to complain of."""
    log = desk.folder / "review.log"
    with log.open("w", encoding="utf-8") as said:
        command = _command("review", "out", "--no-open", "--by", "Ada Reviewer", *words)
        process = subprocess.Popen(command, cwd=desk.folder, env=_environment(), stdout=said, stderr=said)
    try:
        yield Review(process, Client(_address(process, log)))
        killed = process.poll() is not None
        process.send_signal(signal.SIGINT)
        assert killed or process.wait(20) == 0
        assert "Traceback" not in log.read_text("utf-8")
    finally:
        process.kill()
        process.wait(20)


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """As the command prints it."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if found := STARTED.search(log.read_text("utf-8")):
            return found[1]
        time.sleep(0.02)
    raise AssertionError(log.read_text("utf-8"))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `briefer brief` was run on the seeds."""
    folder = tmp_path_factory.mktemp("written")
    shutil.copytree(SEEDS, folder / "sources")
    Desk(folder).brief()
    return folder


@pytest.fixture
def desk(written: Path, tmp_path: Path) -> Desk:
    """A copy of it, on which nobody has decided."""
    return Desk(Path(shutil.copytree(written, tmp_path / "desk")))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsing() as found:
        yield found


# ---------------------------------------------------------------- what a person does, by keyboard alone


def reach(tab: Watched, selector: str) -> None:
    """The focus on what this selects, by the tab key."""
    for _ in range(200):
        if tab.page.evaluate("what => document.activeElement.matches(what)", selector):
            return
        tab.page.keyboard.press("Tab")
    raise AssertionError(f"the tab key does not come to {selector}")


def title(tab: Watched) -> str:
    return str(tab.page.inner_text("#pane-title"))


def sheet(tab: Watched) -> str:
    return " ".join(tab.page.inner_text(".paper").split())


def point(tab: Watched) -> str:
    """The point of the queue that is shown."""
    return str(tab.page.inner_text(".pane > .kind"))


def progress(tab: Watched) -> tuple[int, int]:
    """How many points are settled, and of how many."""
    done, _, of = tab.page.inner_text("#strip strong").split()
    return int(done), int(of)


def step_through(tab: Watched) -> list[str]:
    """Through the queue to its end; the kind of each point."""
    kinds = []
    for number in range(1, progress(tab)[1] + 1):
        tab.press("j")
        assert point(tab).startswith(f"Point {number}: ")
        kinds.append(point(tab).partition(": ")[2])
    tab.press("j")
    assert tab.said() == "That was the last point of the queue."
    return kinds


def back_to(tab: Watched, words: str) -> None:
    """To the point whose pane has these words in its title."""
    for _ in range(progress(tab)[1]):
        if words in title(tab):
            return
        tab.press("k")
    raise AssertionError(f"no point has the words {words}")


def choose(tab: Watched, value: str) -> None:
    """A position of a conflict, by the digit that stands beside it."""
    digit = tab.page.locator(f".side:has(strong:text-is('{value}')) input").get_attribute("data-digit")
    tab.press(digit, "a")
    assert tab.said().startswith("Recorded: decided between the positions.")


def split(tab: Watched, name: str, spelling: str) -> None:
    """One spelling of a name off the rest, in the view of the names."""
    tab.press("g", "n")
    link = tab.page.get_by_role("link", name=name, exact=True).get_attribute("id")
    reach(tab, f"#{link}")
    tab.press("Enter")
    assert title(tab) == name
    reach(tab, f"input[name=away][aria-label='of another: {spelling}']")
    tab.press("Space")
    reach(tab, "#split-save")
    tab.press("Enter")
    assert tab.said().startswith("Recorded: one name made two.")


def walk_to(tab: Watched, words: str) -> None:
    """To the sentence of the page with these words."""
    for _ in range(tab.page.locator("[data-sentence]").count()):
        tab.press("J")
        if words in title(tab):
            return
    raise AssertionError(f"no sentence has the words {words}")


def type_over(tab: Watched, words: str) -> None:
    """Words in place of those in the field that has the focus."""
    tab.page.keyboard.press("Control+A")
    tab.page.keyboard.type(words)


def reword(tab: Watched, words: str) -> None:
    """The sentence that is shown."""
    tab.press("e")
    type_over(tab, words)
    tab.press("Control+Enter")
    assert tab.said().startswith("Recorded: reworded.")
    assert title(tab) == words


def comment(tab: Watched, words: str) -> None:
    """A comment of the reviewer on the page."""
    tab.press("g", "a")
    reach(tab, "[name=what]")
    tab.press("ArrowDown")
    reach(tab, "#add-text")
    tab.page.keyboard.type(words)
    tab.press("Control+Enter")
    assert tab.said().startswith("Recorded: added.")


def sign(tab: Watched, name: str) -> None:
    """Under a name."""
    tab.press("g", "y")
    reach(tab, "#approve-who")
    type_over(tab, name)
    reach(tab, "#approve-save")
    tab.press("Enter")
    assert tab.said().startswith("Recorded: approved.")


def reject_and_undo(tab: Watched) -> None:
    """The first claim of the sentence that is shown, which alone holds it: it leaves the page, and comes back."""
    before, words = sheet(tab), title(tab)
    tab.press("r")
    assert tab.said().startswith("Recorded: claim rejected.")
    assert words not in sheet(tab)
    tab.press("u")
    assert tab.said().startswith("Recorded: undid decision ")
    assert sheet(tab) == before


# ---------------------------------------------------------------- the way


def test_the_whole_way_by_keyboard_down_to_the_pdf(browser: Any, desk: Desk) -> None:
    before = desk.pdf()
    assert "DRAFT (not reviewed)" in before
    assert "Emomali Rahm [4]" in before
    with reviewing(desk) as review, watched(browser, review.client) as tab:
        assert "The sources disagree" in step_through(tab)
        back_to(tab, "who is it?")
        choose(tab, "Muhammad Asim Malik")
        assert progress(tab)[0] == 1
        split(tab, "Emomali Rahmon", "Emomali Rahm")
        walk_to(tab, "takes place amid rising tensions")
        reword(tab, PLAIN)
        walk_to(tab, "two attacks originating")
        reword(tab, FLAGGED)
        assert "No claim of it holds: 47" in tab.page.inner_text("#pane")
        assert tab.page.locator(".paper .flag.unsupported").count() == 1
        assert "[the reviewer's: “47”]" in sheet(tab)
        walk_to(tab, "National Security Committee")
        reject_and_undo(tab)
        comment(tab, COMMENT)
        sign(tab, "Bo Head")
        signed = desk.pdf()
        for words in (PLAIN[:-1], f"{FLAGGED[:-1]} [the reviewer's: “47”]", COMMENT, CHOSEN, "Approved by Bo Head"):
            assert words in signed, words
        assert "DRAFT" not in signed
        assert "Emomali Rahm [4]" not in signed
        walk_to(tab, PLAIN)
        reword(tab, PLAIN + " So it was said.")
        edited = desk.pdf()
        assert "DRAFT" in edited
        assert "Approved by" not in edited
        assert "So it was said" in edited
        assert tab.misdeeds() == []


def test_what_is_typed_outlives_a_killed_server(browser: Any, desk: Desk) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        with reviewing(desk) as review:
            tab = open_page(context, review.client)
            walk_to(tab, "takes place amid rising tensions")
            tab.press("e")
            type_over(tab, "Typed while the server")
            review.kill()
            tab.page.keyboard.type(" was killed.")
            tab.press("Control+Enter")
            tab.page.wait_for_selector("#trouble:visible")
            assert "The server does not answer" in tab.page.inner_text("#trouble")
            assert tab.page.input_value("#reword-text") == "Typed while the server was killed."
        with reviewing(desk, "--port", review.port) as again:
            tab.page.reload()
            assert "Open the address that briefer printed" in tab.page.inner_text("main"), "its token went with the old process"
            tab.page.goto(again.client.url)
            tab.page.wait_for_selector("#kept a")
            assert tab.page.inner_text("#kept").startswith("One text was typed and is not on record")
            reach(tab, "#kept a")
            tab.press("Enter")
            assert tab.page.inner_text(".put-back").startswith("Put back: what you had typed")
            reach(tab, "#reword-text")
            tab.press("Control+Enter")
            assert title(tab) == "Typed while the server was killed."
            assert tab.page.is_hidden("#kept")
        assert [d["after"] for d in desk.decisions()] == ["Typed while the server was killed."]
        assert tab.misdeeds() == []


def test_two_tabs_on_one_sentence(browser: Any, desk: Desk) -> None:
    with reviewing(desk) as review, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        tabs = [open_page(context, review.client), open_page(context, review.client)]
        answers: list[int] = []
        tabs[1].page.on("response", lambda answer: answers.append(answer.status))
        for tab, words in zip(tabs, ("Theirs.", "Mine."), strict=True):
            tab.page.bring_to_front()
            walk_to(tab, "takes place amid rising tensions")
            tab.press("e")
            type_over(tab, words)
        tabs[0].press("Control+Enter")
        assert title(tabs[0]) == "Theirs."
        tabs[1].press("Control+Enter")
        assert 409 in answers
        assert "Theirs." in tabs[1].page.inner_text("#clash")
        assert tabs[1].page.input_value("#clash-text") == "Mine."
        reach(tabs[1], "#clash-mine-take")
        tabs[1].press("Enter")
        assert title(tabs[1]) == "Mine."
        tabs[1].press("g", "h")
        history = tabs[1].page.inner_text("#pane")
        assert "Theirs." in history
        assert "Mine." in history
        assert [d["after"] for d in desk.decisions()] == ["Theirs.", "Mine."]
        assert [m for tab in tabs for m in tab.misdeeds()] == []


def test_a_sixth_article_asks_again_and_only_about_what_it_changes(browser: Any, desk: Desk) -> None:
    decide_before(desk)
    (desk.folder / "sources" / "sixth.txt").write_text(SIXTH, "utf-8")
    desk.brief()
    for words in (PLAIN[:-1], CHOSEN, "DRAFT (reviewed in part"):
        assert words in desk.pdf(), words
    with reviewing(desk) as review, watched(browser, review.client) as tab:
        done, of = progress(tab)
        tab.press("j")
        assert point(tab) == "Point 1: Decided before; its ground has changed"
        assert "who is it?" in title(tab)
        told = tab.page.inner_text(".before .reopened")
        assert "'Asim Munir' is also said by sixth.txt" in told
        assert "the page uses Muhammad Asim Malik" in told
        reach(tab, "[id^=again-]")
        tab.press("Enter")
        assert tab.said().startswith("Recorded: decided between the positions.")
        assert point(tab) == "Point 1: The sources disagree ✓ settled by decision 3"
        assert progress(tab) == (done + 1, of)
        assert tab.page.locator(".before .reopened, .flag.reopened").count() == 0
        tab.press("g", "q")
        assert "Decided before" not in tab.page.inner_text("#pane")
        assert tab.misdeeds() == []
    assert [d["became"]["standing"] for d in desk.decisions()] == ["superseded", "applied", "applied"]


def decide_before(desk: Desk) -> None:
    """Malik, and a sentence in other words, as on the day before."""
    with closing(Session.open(desk.folder / "out", desk.folder, now=lambda: dt.datetime.now(dt.UTC))) as session:
        asked = next(c for c in session.record.reconciled.conflicts if c.kind is ConflictKind.NAME and c.taken == "Muhammad Asim Malik")
        session.decide(Choose(conflict=session.refs.conflict(asked.id), how="value", value=asked.taken), who="Ada Reviewer")
        said = next(s for i in session.record.brief.items for s in i.sentences if "takes place amid rising tensions" in s.text)
        session.decide(Reword(sentence=session.refs.sentence(said.id), text=PLAIN), who="Ada Reviewer")
