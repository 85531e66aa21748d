"""`briefer status`: what is wrong first, what was taken in, the last brief, and what models cost."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefer.cli import main
from briefer.desk import Answers, Ledger, Memory
from briefer.models import BriefNow, Status, Unread
from briefer.publish.as_mail import digest_sent
from briefer.publish.load import load_record
from briefer.publish.standing import brief_of
from briefer.status import brief_in, status_of

from .collecting.made import Desk
from .collecting.made import words as an_article
from .desk.made import exchange
from .made_days import Days, day_of
from .made_desk import WORKING, write_seeds

UTC = dt.UTC
SIX = dt.datetime(2026, 11, 3, 6, 0, tzinfo=UTC)
FIRST = "The army said on 1 November 2026 that 20 soldiers left Zarn. Minister Ada Lovel visited Zarn on 1 November 2026."
SECOND = "The army said on 2 November 2026 that 35 soldiers left Zarn. Minister Ada Lovel denied it on 2 November 2026."


def run(desk: Path, *words: str, code: int = 0, command: str = "status") -> Result:
    env = {name: None for name in os.environ if name not in WORKING}
    done = CliRunner().invoke(main, [command, *words, "--desk", str(desk)], env=env, catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done


def stands(desk: Path, now: dt.datetime = SIX, brief: Path | None = None) -> Status:
    """How a desk stands at that time, with that brief as the last one."""
    with Memory(desk, lambda: now) as memory, Answers(desk, lambda: now) as answers, Ledger(desk) as ledger:
        return status_of(memory, answers, brief_in(brief, ledger.decisions(), memory.post) if brief else None, now)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def on_one_line(text: str) -> str:
    return " ".join(text.split())


# ---------------------------------------------------------------- a desk at which nothing was done


def test_a_fresh_desk_says_that_nothing_was_done_and_what_to_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    desk = tmp_path / "desk"
    CliRunner().invoke(main, ["init", str(desk)], catch_exceptions=False)
    before = files_of(desk)
    text = on_one_line(run(desk, "--check").stdout)
    assert "NOTHING IS KNOWN TO BE WRONG" in text
    assert "nothing by a run yet: `briefer collect`" in text
    assert "Last brief none yet" in text
    assert "no exchange with a model is kept" in text
    assert files_of(desk) == before


def test_a_folder_that_is_not_there_is_no_desk(tmp_path):
    assert "There is no desk" in run(tmp_path / "none", code=2).stderr


# ---------------------------------------------------------------- taking in


@pytest.fixture
def taking(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "desk")
    (desk.folder / "inbox").mkdir(parents=True)
    (desk.folder / "inbox/a.txt").write_text(f"A port is open\n\n{an_article('Larn')}\n")
    (desk.folder / "inbox/empty.txt").write_text("")
    return desk


def runs_of(desk: Desk, *empty: bool) -> Status:
    """A run a day, in which a file is empty or has an article in it."""
    for number, one in enumerate(empty):
        (desk.folder / "inbox/empty.txt").write_text("" if one else f"A bridge {number}\n\n{an_article(f'Bridge {number}')}\n")
        desk.collect(folders=("inbox",))
        desk.later(days=1)
    return stands(desk.folder, desk.time)


def test_what_failed_in_the_last_run_is_said_with_its_reason_and_how_often_in_a_row(taking):
    taken = runs_of(taking, True, False, True, True, True).taken
    assert [(one.name, one.runs, one.since) for one in taken.failed] == [("empty.txt", 3, "2026-03-06T06:00:00Z")]
    assert "no text" in taken.failed[0].why
    assert taken.failed[0].advice
    assert (taken.articles, taken.versions) == (2, 2)


def test_what_failed_once_and_was_read_since_is_not_wrong(taking):
    found = runs_of(taking, True, False)
    assert (found.taken.failed, found.taken.new, found.wrong) == ((), 1, ())


def test_a_program_that_watches_is_told_by_the_exit_code_if_it_asks(taking):
    runs_of(taking, True, True)
    text = on_one_line(run(taking.folder).stdout)
    assert text.index("WRONG") < text.index("empty.txt, for 2 runs in a row, since 4 March 2026, 06:00 UTC") < text.index("Remembered")
    assert "1 thing could not be read when articles were last taken in, for 2 runs in a row" in text
    run(taking.folder, "--check", code=3)
    assert json.loads(run(taking.folder, "--check", "--json", code=3).stdout)["taken"]["failed"][0]["runs"] == 2


def test_a_run_that_was_cut_off_is_wrong_and_breaks_no_row(taking):
    runs_of(taking, True, True)
    with Memory(taking.folder, taking.now) as memory:
        memory.articles.begin_collection()
        memory.articles.end_collection(memory.articles.begin_collection(), (), memory.articles.collections(4)[2].failed)
        assert stands(taking.folder, taking.time).taken.failed[0].runs == 3
        memory.articles.begin_collection()
    found = stands(taking.folder, taking.time)
    assert found.taken.failed == ()
    assert [line for line in found.wrong if "has not ended" in line]


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, False), (2, True), (30, True)])
def test_a_timer_that_stopped_is_wrong(taking, days, late):
    (taking.folder / "inbox/empty.txt").unlink()
    taking.collect(folders=("inbox",))
    found = stands(taking.folder, taking.time + dt.timedelta(days=days))
    assert any(line.startswith("Nothing was taken in since 4 March 2026") for line in found.wrong) == late


# ---------------------------------------------------------------- the last brief


@pytest.fixture(scope="module")
def two_days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("days")
    days = Days(folder)
    days.day(1, post=FIRST, gazette=FIRST.replace("army", "ministry"))
    days.day(2, herald=SECOND)
    days.make(3)
    days.memory.close()
    return folder


@pytest.fixture
def desk(two_days: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(two_days, tmp_path / "desk"))


def the_brief(desk: Path, day: int = 2) -> BriefNow:
    found = stands(desk, brief=desk / "briefs" / day_of(day)).brief
    assert found is not None
    return found


def test_the_briefs_of_each_day_are_listed_with_whether_they_had_news(desk):
    found = stands(desk)
    assert [(made.day, made.news) for made in found.briefs] == [("2026-11-03", False), ("2026-11-02", True), ("2026-11-01", True)]
    assert found.briefs[-1].sources == 2
    assert "3 briefs of a day: 2026-11-03 (no news), 2026-11-02, 2026-11-01." in on_one_line(run(desk).stdout)


def test_a_draft_says_what_is_left_to_decide(desk):
    brief = the_brief(desk)
    assert (brief.day, brief.news, brief.approved, brief.standing) == ("2026-11-02", True, False, "DRAFT (not reviewed)")
    assert brief.open == brief.points > 0
    assert the_brief(desk, 3).news is False


def test_the_last_brief_is_the_one_that_review_would_open(desk):
    folder = desk / "briefs" / day_of(3)
    assert json.loads(run(desk, "--json").stdout)["brief"]["folder"] == str(folder)
    assert "3 November 2026, no news" in on_one_line(run(desk).stdout)


def test_who_signed_it_is_said_and_an_edit_since_makes_it_a_draft(desk):
    folder = str(desk / "briefs" / day_of(2))
    run(desk, folder, "--by", "Ada Officer", command="approve")
    signed = the_brief(desk)
    assert signed.approved
    assert signed.standing.startswith("Approved by Ada Officer, ")
    run(desk, folder, "--by", "Ada Officer", command="withdraw")
    assert not the_brief(desk).approved


def test_to_whom_it_went_and_where_nobody_knows(desk):
    folder = desk / "briefs" / day_of(2)
    digest = digest_sent(brief_of(load_record(folder / "brief.json")), approved=False)
    with Memory(desk, lambda: SIX) as memory:
        memory.post.begin(digest, "ada@example.org")
        memory.post.done(digest, "ada@example.org")
        memory.post.begin(digest, "ben@example.org")
        memory.post.begin("ab" * 32, "other@example.org")
    found = stands(desk, brief=folder)
    assert found.brief is not None
    assert [(one.address, one.state) for one in found.brief.sent] == [("ada@example.org", "sent"), ("ben@example.org", "sending")]
    assert [line for line in found.wrong if "whether it went to ben@example.org" in line]


def test_a_day_without_a_brief_is_wrong_from_the_day_after_the_next(desk):
    late = [
        any("no brief since that of 3 November 2026" in line for line in stands(desk, SIX + dt.timedelta(days=n)).wrong) for n in range(4)
    ]
    assert late == [False, False, True, True]


def test_a_partial_brief_is_wrong_and_says_why(tmp_path):
    articles = tmp_path / "in"
    articles.mkdir()
    (articles / "a.txt").write_text(FIRST)
    (articles / "empty.txt").write_text("")
    CliRunner().invoke(main, ["brief", str(articles), "--out", str(tmp_path / "out"), "--desk", str(tmp_path)], catch_exceptions=False)
    (line,) = stands(tmp_path, brief=tmp_path / "out").wrong
    assert line.startswith("The last brief is PARTIAL: empty.txt was not read")


def test_a_brief_that_cant_be_read_hides_nothing_else(desk):
    (desk / "briefs" / day_of(3) / "brief.json").write_text('{"run": {"briefer": "0.0.1"}}')
    found = json.loads(run(desk, "--json").stdout)
    assert "was written by briefer 0.0.1" in found["brief"]["fault"]
    assert any("can't be read" in line for line in found["wrong"])
    assert len(found["briefs"]) == 3
    assert "can't be read" in on_one_line(run(desk).stdout)


def test_nothing_is_written(desk):
    before = files_of(desk)
    run(desk)
    run(desk, "--json")
    assert files_of(desk) == before


def test_a_brief_without_a_memory_has_its_place_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_seeds(tmp_path / "out")
    text = on_one_line(run(tmp_path).stdout)
    assert "points open" in text
    assert "0 articles in 0 versions" in text


def test_what_others_wrote_moves_no_terminal(desk):
    with Memory(desk, lambda: SIX) as memory:
        hostile = Unread(name="\x1b[2J\u202ea.txt", why="\x9b31m", advice="\r")
        memory.articles.end_collection(memory.articles.begin_collection(), (), [hostile])
    assert not set(run(desk).stdout) & {*"\x1b\u202e\x9b\r"}
    printed = run(desk, "--json").stdout
    assert not set(printed) & {*"\x1b\u202e\x9b\r"}
    assert json.loads(printed)["taken"]["failed"][0]["name"] == "\x1b[2J\u202ea.txt"


# ---------------------------------------------------------------- what it cost


def test_what_models_cost_today_in_thirty_days_and_in_all(tmp_path):
    costs = {SIX: 0.5, SIX - dt.timedelta(hours=7): 0.25, SIX - dt.timedelta(days=29): 1.0, SIX - dt.timedelta(days=30): 2.0}
    for number, (at, cost) in enumerate(costs.items()):
        with Answers(tmp_path, partial(dt.datetime.fromisoformat, at.isoformat())) as answers:
            answers.add(exchange(number, cost=cost))
    with Answers(tmp_path, lambda: SIX) as answers:
        answers.add(exchange(9, cost=None))
    spend = stands(tmp_path).spend
    assert (spend.today.dollars, spend.today.exchanges, spend.today.unknown) == (0.5, 2, 1)
    assert (spend.month.dollars, spend.month.exchanges) == (1.75, 4)
    assert (spend.kept.dollars, spend.kept.exchanges, spend.kept.since) == (3.75, 5, "2026-10-04T06:00:00Z")


def test_today_begins_where_the_desk_is(tmp_path):
    with Answers(tmp_path, lambda: SIX - dt.timedelta(hours=7)) as answers:
        answers.add(exchange(1, cost=0.5))
    there = SIX.astimezone(dt.timezone(dt.timedelta(hours=-8)))
    assert stands(tmp_path, there).spend.today.exchanges == 1
    assert stands(tmp_path, SIX).spend.today.exchanges == 0


def test_the_cost_is_printed_as_everywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Answers(tmp_path, lambda: dt.datetime.now(UTC)) as answers:
        answers.add(exchange(1, cost=1.25))
        answers.add(exchange(2, cost=None))
    text = on_one_line(run(tmp_path).stdout)
    assert "today 1.2500 US dollars for 2 exchanges, and 1 without a known price" in text
