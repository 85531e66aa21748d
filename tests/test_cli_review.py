"""The review from the command line: the ledger, signing, what changed, what editing tells, the desk's names."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from briefer.models import Section

from .made_desk import SEEDS, Desk, desk_of, write_seeds


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_seeds(tmp_path_factory.mktemp("written"))


@pytest.fixture
def desk(written: Path, tmp_path: Path) -> Desk:
    return desk_of(written, tmp_path)


# ---------------------------------------------------------------- the ledger


def test_the_ledger_and_what_became_of_it(desk):
    desk.edit("t = t.replace('The meeting takes place', 'Both met'); t += '\\n- What of it.'", "--reason", "Clearer")
    desk.edit("t = t.replace('Both met', 'They met')", by="Bo")
    assert desk.run("undo", "2", str(desk.brief), "--reason", "It is known").exit_code == 0
    table = desk.run("decisions", str(desk.brief)).stdout
    assert table.endswith("\n4 decisions; the ledger is whole: none was changed or taken out.\n")
    assert max(map(len, table.splitlines())) <= 80
    for words in ("Because: Clearer", "Because: It is known", "To: They met amid", "Bo", "superseded", "undone"):
        assert words in table
    assert [d["became"]["standing"] for d in desk.decisions()] == ["superseded", "undone", "applied", "applied"]


def test_without_a_brief_the_ledger_stands_alone(desk, monkeypatch):
    desk.edit("t += '\\n- What of it.'")
    shutil.rmtree(desk.brief)
    monkeypatch.chdir(desk.folder)
    done = desk.run("decisions")
    assert done.exit_code == 0, done.output
    assert "in force" in done.stdout
    assert done.stdout.endswith("\n1 decision; the ledger is whole: none was changed or taken out.\n")
    assert desk.run("undo", "1").exit_code == 0
    assert "undone" in desk.run("decisions").stdout


def test_an_empty_desk_has_an_empty_ledger(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert Desk(tmp_path).run("decisions").stdout == "0 decisions; the ledger is whole: none was changed or taken out.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_was_tampered_with_is_told(desk):
    desk.edit("t += '\\n- What of it.'")
    with sqlite3.connect(desk.folder / "briefer.db") as store:
        store.execute("DROP TRIGGER never_changed")
        store.execute("UPDATE decisions SET body = replace(body, 'What of', 'Much of')")
    store.close()
    done = desk.run("decisions", str(desk.brief))
    assert done.exit_code == 1
    assert "the ledger is whole" not in done.stdout
    assert "decision 1" in done.stderr.lower()


def test_undoing_what_is_not_there(desk):
    done = desk.run("undo", "3", str(desk.brief))
    assert done.exit_code == 2
    assert "no decision 3" in done.stderr


# ---------------------------------------------------------------- signing


def test_approved_until_it_is_edited(desk):
    done = desk.run("approve", str(desk.brief), by="", typed=None)
    assert (done.exit_code, "--by" in done.stderr) == (2, True)
    done = desk.run("publish", str(desk.brief), "--final")
    assert (done.exit_code, "Nobody has signed" in done.stderr) == (1, True)
    done = desk.run("approve", str(desk.brief), "--by", "Cleo")
    assert done.exit_code == 0, done.output
    assert re.search(r"Not settled: \d+ of \d+ points", done.stderr)
    assert "Approved by Cleo" in (desk.brief / "brief.md").read_text()
    assert desk.run("publish", str(desk.brief), "--final", "--out", str(desk.folder / "final")).exit_code == 0
    assert "DRAFT" not in (desk.folder / "final/brief.md").read_text()
    edited = desk.edit("t += '\\n- What of it.'")
    assert "Cleo has approved the brief; with this it is a draft again." in edited.stdout
    assert "DRAFT" in (desk.brief / "brief.md").read_text()
    assert desk.run("publish", str(desk.brief), "--final").exit_code == 1


def test_withdrawn_is_a_draft(desk):
    assert desk.run("withdraw", str(desk.brief)).exit_code == 2
    desk.run("approve", str(desk.brief))
    done = desk.run("withdraw", str(desk.brief), "--reason", "Too early")
    assert done.exit_code == 0, done.output
    assert "DRAFT" in (desk.brief / "brief.md").read_text()
    assert [d["reason"] for d in desk.decisions()] == ["", "Too early"]


@pytest.mark.parametrize("name", ["x" * 121, "A\nB", "\x1b[2J"])
def test_a_name_is_one_line(name, desk):
    done = desk.run("approve", str(desk.brief), "--by", name)
    assert done.exit_code == 2
    assert "name" in done.stderr
    assert "\x1b" not in done.stderr


def test_the_review_page_is_served_with_what_was_said(desk, monkeypatch):
    from briefer import web  # noqa: PLC0415

    asked: dict[str, Any] = {}
    monkeypatch.setattr(web, "serve", lambda session, **how: asked.update(how, folder=session.folder))
    done = desk.run("review", str(desk.brief), "--port", "8080", "--no-open", "--by", "Cleo")
    assert done.exit_code == 0, done.output
    assert (asked["host"], asked["port"], asked["who"], asked["open_browser"]) == ("127.0.0.1", 8080, "Cleo", None)
    assert asked["folder"] == desk.brief
    desk.run("review", str(desk.brief))
    assert asked["port"] is None
    assert asked["open_browser"] is not None


@pytest.mark.parametrize("command", ["edit", "approve", "publish", "review", "stats", "withdraw"])
def test_a_brief_that_is_not_there(command, desk):
    done = desk.run(command, str(desk.folder / "nowhere"), EDITOR="true")
    assert done.exit_code == 2
    assert "nowhere" in done.stderr
    assert "briefer brief SOURCE" in done.stderr


# ---------------------------------------------------------------- what changed, and what editing tells


def test_diff_and_stats_from_the_command_line(desk, written):
    assert desk.run("diff", str(written), str(desk.brief)).stdout == "Nothing changed.\n"
    desk.edit("t = t.replace('The meeting takes place', 'Both met'); t += '\\n- What of it.'")
    told = desk.run("diff", str(written), str(desk.brief)).stdout
    assert "+  Both met amid rising" in told
    assert "(by the reviewer)" in told
    assert "+  What of it. (gaps)" in told
    assert json.loads(desk.run("diff", str(written), str(desk.brief), "--json").stdout)["reworded"][0]["by"] == "reviewer"
    counts = desk.run("stats", str(desk.brief)).stdout
    assert re.search(r"reworded by a person +1 ", counts)
    assert "Words removed: 4 of" in counts
    assert "2.5 per cent" in counts
    both = json.loads(desk.run("stats", str(desk.brief), str(desk.brief / "brief.json"), "--json").stdout)
    assert both["all"]["removed"] == 2 * both["briefs"][str(desk.brief)]["removed"] == 8
    assert both["all"]["briefs"] == 2


# ---------------------------------------------------------------- names


def test_names_of_sources_are_shown_as_ever(desk, monkeypatch):
    monkeypatch.chdir(desk.folder)
    tables = [
        desk.run("names", *words).stdout for words in ((), ("--from", "out/brief.json"), (str(SEEDS),), (str(SEEDS), "--model", "builtin"))
    ]
    assert "PEOPLE" in tables[0]
    assert len(set(tables)) == 1
    (desk.folder / "list").mkdir()
    shutil.copy(SEEDS / "001_bda9eae5aece1426.txt", desk.folder / "list/a.txt")
    assert "SOURCES" in desk.run("names", "./list").stdout
    assert desk.run("names", "nowhere.txt").exit_code != 0


def test_names_are_settled(desk):
    said = [
        desk.run("names", "add", "Example Agency", "--kind", "organisation", "--also", "EA", "--also", "Agence", "--role", "Watchdog"),
        desk.run("names", "merge", "Emomali Rahmon", "Imam Ali Rahman", "--reason", "One man"),
        desk.run("names", "rename", "imam ali rahman", "Emomali Rahmon of T."),
        desk.run("names", "split", "EA", "Agence", "Eagle Air"),
    ]
    assert [done.exit_code for done in said] == [0, 0, 0, 0], [done.output for done in said]
    names = json.loads(desk.run("names", "list", "--json").stdout)
    assert names == [
        {"kind": "organisation", "name": "Example Agency", "also": ["EA"], "apart": ["Agence", "Eagle Air"], "role": "Watchdog"},
        {"kind": "person", "name": "Emomali Rahmon of T.", "also": ["Imam Ali Rahman", "Emomali Rahmon"], "apart": [], "role": None},
    ]
    table = desk.run("names", "list").stdout
    assert "not Eagle Air" in table
    assert "ORGANISATIONS (1)" in table
    assert (desk.folder / "names.toml").read_text().count("[[name]]") == 2
    assert desk.acts()[-1] == "split"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("rename", "Emomali Rahmn", "X"), "Did you mean Emomali Rahmon?"),
        (("split", "Nobody", "X"), "not on the desk's list"),
        (("split", "Emomali Rahmon", "emomali rahmon"), "Rename it first"),
        (("add", "Rahmon of T", "--kind", "person", "--also", "Emomali Rahmon"), "on the list already"),
        (("merge", "Emomali Rahmon", "Rahmon"), "are one already"),
        (("rename", "Emomali Rahmon", "Asim Malik"), "briefer names merge"),
        (("rename", "Emomali Rahmon", "Y", "--kind", "place"), "not on the desk's list"),
        (("add", "", "--kind", "place"), "won't do as a name"),
        (("add", "y" * 300, "--kind", "place"), "won't do as a name"),
    ],
)
def test_what_cannot_be_done_with_a_name(words, told, desk):
    desk.run("names", "add", "Emomali Rahmon", "--kind", "person", "--also", "Rahmon")
    desk.run("names", "add", "Asim Malik", "--kind", "person")
    before = desk.run("names", "list", "--json").stdout
    done = desk.run("names", *words)
    assert done.exit_code == 2, done.output
    assert told in done.stderr
    assert desk.run("names", "list", "--json").stdout == before


# ---------------------------------------------------------------- a brief anew


def test_a_new_run_says_what_became_of_earlier_decisions(desk):
    desk.edit("t = t.replace('The meeting takes place', 'Both met'); t += '\\n- What of it.'")
    again = desk.run("brief", str(SEEDS), "--out", str(desk.brief))
    assert again.exit_code == 0, again.output
    assert "2 earlier decisions hold; none to look at again." in again.stderr
    assert desk.page()[Section.DEVELOPMENTS][0].startswith("Both met")
    (desk.folder / "bare").mkdir()
    alone = desk.run("brief", str(SEEDS), "--out", str(desk.folder / "alone"), "--desk", str(desk.folder / "bare"))
    assert "earlier" not in alone.stderr
    assert list((desk.folder / "bare").iterdir()) == []
