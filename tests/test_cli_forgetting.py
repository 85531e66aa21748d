"""Retention at the command line: `[memory] keep_days`, real desks and real files."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefer.cli import main
from briefer.desk import Memory
from briefer.desk.store import stamp

WORKING = frozenset({"PATH", "HOME", "LANG", "TMPDIR"})
ATTACK = "Gunmen attacked a checkpoint near Khorog on 15 November 2026, killing 12 border guards, the interior ministry said.\n"
TALKS = "Foreign Minister Sirojiddin Muhriddin met Japanese diplomats in Dushanbe on 16 November 2026, the ministry said.\n"
FLOOD = "A flood destroyed 40 houses in Kulob on 17 November 2026, the emergency committee said.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    run("init", str(folder))
    (folder / "briefer.toml").write_text('[take]\nfolders = ["inbox"]\n[memory]\nkeep_days = 30\n', "utf-8")
    (folder / "inbox/first.txt").write_text(ATTACK, "utf-8")
    return folder


def run(*words: str, code: int = 0) -> Result:
    done = CliRunner().invoke(main, words, env={k: None for k in os.environ if k not in WORKING}, catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done


def days_ago(number: int) -> str:
    return (dt.datetime.now(dt.UTC) - dt.timedelta(days=number)).date().isoformat()


def age(desk: Path, days: int) -> None:
    """Have everything in the memory stand there for so many days more."""
    store = sqlite3.connect(desk / "briefer.db")
    store.create_function("aged", 1, lambda at: stamp(dt.datetime.fromisoformat(at) - dt.timedelta(days=days)))
    with store:
        for column in ("versions SET taken = aged(taken)", "asked SET at = aged(at)", "collections SET begun = aged(begun)"):
            store.execute(f"UPDATE {column}")
    store.close()


def titles(desk: Path) -> list[str]:
    with Memory(desk, lambda: dt.datetime.now(dt.UTC)) as memory:
        return [version.key for version in memory.articles.latest()]


def test_collect_forgets_and_says_how_much_and_takes_nothing_in_again(desk):
    assert run("collect", "--desk", str(desk)).stderr == ""
    age(desk, 31)
    (desk / "inbox/second.txt").write_text(TALKS, "utf-8")
    done = run("collect", "--desk", str(desk))
    assert done.stdout.startswith("1 new article, 0 new versions, 1 known or unchanged.")
    assert done.stderr == "Forgotten after 30 days: 1 article.\n"
    assert titles(desk) == ["file:inbox/second.txt"]
    (desk / "inbox/first.txt").touch()
    again = run("collect", "--desk", str(desk))
    assert again.stdout == "0 new articles, 0 new versions, 2 known or unchanged.\n"
    assert again.stderr == ""
    assert not any(b"Khorog" in path.read_bytes() for path in desk.rglob("*") if path.is_file() and path.parent.name != "inbox")


def test_of_a_file_that_grows_only_what_is_new_comes(desk):
    def lines(*texts: str) -> None:
        told = [json.dumps({"title": text[:20], "text": text, "language": "en"}) for text in texts]
        (desk / "inbox/all.jsonl").write_text("\n".join(told), "utf-8")

    (desk / "inbox/first.txt").unlink()
    lines(ATTACK, TALKS)
    assert run("collect", "--desk", str(desk)).stdout.startswith("2 new articles")
    age(desk, 31)
    assert run("collect", "--desk", str(desk)).stderr == "Forgotten after 30 days: 2 articles.\n"
    lines(ATTACK, TALKS, FLOOD)
    assert run("collect", "--desk", str(desk)).stdout.startswith("1 new article, 0 new versions, 2 known or unchanged.")


def test_without_the_setting_everything_stays(desk):
    (desk / "briefer.toml").write_text('[take]\nfolders = ["inbox"]\n', "utf-8")
    run("collect", "--desk", str(desk))
    age(desk, 9000)
    assert run("collect", "--desk", str(desk)).stderr == ""
    assert titles(desk) == ["file:inbox/first.txt"]


def test_daily_forgets_the_briefs_of_old_days_but_not_their_files(desk):
    for number, text in ((90, ATTACK), (60, TALKS), (50, FLOOD)):
        (desk / f"inbox/{number}.txt").write_text(text, "utf-8")
        run("daily", "--as-of", days_ago(number), "--desk", str(desk))
    age(desk, 50)
    done = run("daily", "--as-of", days_ago(0), "--desk", str(desk))
    assert "No news since the brief of" in done.stderr
    assert "Forgotten after 30 days: 1 brief.\n" in done.stderr, "the run before has forgotten the first one"
    assert (desk / "briefs" / days_ago(90) / "brief.json").exists()
    refused = run("daily", "--as-of", days_ago(90), "--desk", str(desk), code=2)
    assert f"The desk does not remember {days_ago(90)} any more: [memory] keep_days = 30" in " ".join(refused.stderr.split())
    assert not (desk / "replays").exists()
    run("daily", "--as-of", days_ago(50), "--desk", str(desk))
    assert (desk / "replays" / days_ago(50) / "brief.json").read_bytes() == (desk / "briefs" / days_ago(50) / "brief.json").read_bytes()


def test_a_desk_that_is_looked_at_meanwhile_is_told_of(desk):
    run("collect", "--desk", str(desk))
    age(desk, 31)
    with Memory(desk, lambda: dt.datetime.now(dt.UTC)) as other:
        assert len(other.articles.latest()) == 1
        told = " ".join(run("collect", "--desk", str(desk)).stderr.split())
        assert told.startswith("Forgotten after 30 days: 1 article. Words of what is forgotten may still stand in briefer.db")
    assert run("collect", "--desk", str(desk)).stderr == ""
    assert b"Khorog" not in (desk / "briefer.db").read_bytes()
