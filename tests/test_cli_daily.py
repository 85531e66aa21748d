"""`briefer daily`: real desks, real files, real processes."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefer.cli import main
from briefer.desk.lock import locked

WORKING = frozenset({"PATH", "HOME", "LANG", "TMPDIR"})
FIRST = "Gunmen attacked a checkpoint near Khorog on 15 November 2026, killing 12 border guards, the interior ministry said.\n"
SECOND = (
    "The death toll in the attack on a checkpoint near Khorog on 15 November 2026 rose to 19 border guards, the interior ministry said.\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    run("init", str(tmp_path / "desk"))
    arrives(tmp_path / "desk", "first", FIRST, "2026-11-16")
    return tmp_path / "desk"


def arrives(desk: Path, name: str, text: str, published: str) -> None:
    """An article in the inbox."""
    (desk / "inbox" / f"{name}.txt").write_text(text, "utf-8")
    with (desk / "inbox" / "sources.toml").open("a", encoding="utf-8") as file:
        file.write(f'["{name}.txt"]\npublisher = "{name.title()} Post"\npublished = "{published}"\nlanguage = "en"\n')


def run(*words: str, code: int = 0) -> Result:
    env = {k: None for k in os.environ if k not in WORKING}
    done = CliRunner().invoke(main, words, env=env)
    assert done.exit_code == code, done.output
    return done


def daily(desk: Path, *words: str, code: int = 0) -> Result:
    return run("daily", "--desk", str(desk), *words, code=code)


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def page(desk: Path, day: str, folder: str = "briefs") -> str:
    return (desk / folder / day / "brief.md").read_text("utf-8").split("## Appendix")[0]


def briefs(desk: Path) -> list[str]:
    with sqlite3.connect(desk / "briefer.db") as store:
        return [day for (day,) in store.execute("SELECT day FROM briefs ORDER BY seq")]


def test_the_brief_of_today_from_the_inbox(desk):
    done = daily(desk)
    today = dt.datetime.now().astimezone().date().isoformat()
    assert done.stdout.splitlines() == [str(desk / "briefs" / today / f"brief.{e}") for e in ("md", "html", "pdf", "json")]
    assert "killing 12 border guards" in page(desk, today)
    assert "Next: `briefer review" in done.stderr


def test_a_day_that_had_its_brief_is_written_again_elsewhere(desk):
    daily(desk, "--as-of", "2026-11-16")
    was = files_of(desk / "briefs" / "2026-11-16")
    arrives(desk, "second", SECOND, "2026-11-17")
    daily(desk, "--as-of", "2026-11-17")
    daily(desk, "--as-of", "2026-11-16")
    assert files_of(desk / "replays" / "2026-11-16") == was == files_of(desk / "briefs" / "2026-11-16")
    assert briefs(desk) == ["2026-11-16", "2026-11-17"]


def test_no_collect_leaves_the_inbox_alone(desk):
    daily(desk, "--as-of", "2026-11-16")
    arrives(desk, "second", SECOND, "2026-11-17")
    assert "No news since the brief of 2026-11-16." in daily(desk, "--as-of", "2026-11-17", "--no-collect").stderr
    assert "*Update: 12 → 19.*" in page(desk, daily_of(desk, "2026-11-18"))


def daily_of(desk: Path, day: str) -> str:
    daily(desk, "--as-of", day)
    return day


def test_an_older_day_without_a_brief_is_made_from_what_was_there_then_and_not_kept(desk):
    daily(desk, "--as-of", "2026-11-16")
    daily(desk, "--as-of", "2026-11-19")
    store = sqlite3.connect(desk / "briefer.db")
    with store:
        store.execute("UPDATE versions SET taken = '2026-11-16T06:00:00Z'")
    store.close()
    daily(desk, "--as-of", "2026-11-18")
    assert "No news since the brief of 16 November 2026." in page(desk, "2026-11-18", "replays")
    assert briefs(desk) == ["2026-11-16", "2026-11-19"]
    assert not (desk / "briefs" / "2026-11-18").exists()


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "../../etc", ""])
def test_what_is_no_day(day, desk):
    assert "Write it as YYYY-MM-DD" in daily(desk, "--as-of", day, code=2).stderr
    assert not (desk / "briefs").exists()


def test_a_second_run_of_the_day_takes_the_place_of_the_first(desk):
    today = dt.datetime.now().astimezone().date().isoformat()
    daily(desk)
    was = files_of(desk / "briefs" / today)
    daily(desk)
    assert json.loads(files_of(desk / "briefs" / today)["brief.json"])["brief"] == json.loads(was["brief.json"])["brief"]
    arrives(desk, "second", SECOND, "2026-11-17")
    daily(desk)
    assert "rose to 19" in page(desk, today)


def test_a_signed_brief_of_today_stays(desk):
    today = dt.datetime.now().astimezone().date().isoformat()
    daily(desk)
    folder = desk / "briefs" / today
    env = {**{k: None for k in os.environ if k not in WORKING}, "BRIEFER_REVIEWER": "A. Reviewer"}
    done = CliRunner().invoke(main, ["approve", str(folder), "--desk", str(desk)], input="y\n", env=env, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    was = files_of(folder)
    arrives(desk, "second", SECOND, "2026-11-17")
    assert f"The brief of {today} is signed, and stays as it is." in daily(desk).stderr
    assert files_of(folder) == was


def test_of_two_at_once_the_second_says_who_holds_the_desk(desk):
    holder = locked(desk, "briefer daily", lambda: dt.datetime(2026, 11, 16, tzinfo=dt.UTC))
    command = [sys.executable, "-m", "briefer", "daily", "--desk", str(desk)]
    with holder:
        env = {k: os.environ[k] for k in WORKING & os.environ.keys()}
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=env)
    assert done.returncode not in {0, 3}
    assert f"is in use: briefer daily, process {os.getpid()}, since 2026-11-16T00:00:00Z." in " ".join(done.stderr.split())
    assert not (desk / "briefs").exists()


@pytest.mark.parametrize("what", ["a file in its place", "a broken memory"])
def test_a_run_that_fails_leaves_the_last_brief_alone(what, desk):
    daily(desk, "--as-of", "2026-11-16")
    was = files_of(desk / "briefs" / "2026-11-16")
    store = (desk / "briefer.db").read_bytes()
    if what == "a file in its place":
        (desk / "briefs" / "2026-11-17").write_text("in the way")
    else:
        (desk / "briefer.db").write_bytes(b"no database at all " * 500)
    done = daily(desk, "--as-of", "2026-11-17", code=1)
    assert "Traceback" not in done.stderr
    assert files_of(desk / "briefs" / "2026-11-16") == was
    (desk / "briefer.db").write_bytes(store)
    assert briefs(desk) == ["2026-11-16"]


def test_what_could_not_be_read_makes_the_page_partial(desk):
    (desk / "inbox" / "broken.pdf").write_bytes(b"%PDF-1.7\nbroken")
    done = daily(desk, "--as-of", "2026-11-16", code=3)
    assert "PARTIAL: " in done.stderr
    assert "broken.pdf" in page(desk, "2026-11-16")
    assert "PARTIAL" in page(desk, "2026-11-16")


def test_an_empty_desk_says_where_articles_come_from(tmp_path):
    run("init", str(tmp_path / "desk"))
    assert "has taken in no article yet" in daily(tmp_path / "desk", code=1).stderr


def test_a_folder_that_is_no_desk_is_told_so_and_stays_as_it_is(tmp_path):
    (tmp_path / "notes.txt").write_text(FIRST, "utf-8")
    said = daily(tmp_path, code=2).output
    assert "is no desk" in said
    assert "briefer init" in said
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
