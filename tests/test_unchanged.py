"""A brief of the very same basis is not made again; and whatever bears on it, if it changes, has it made again. Over real HTTP."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result

import briefer.basis
from briefer.cli import main
from briefer.desk.briefs import MOST
from briefer.publish.publish import publish_brief

from .durability.endpoint import asked_of, endpoint

FILES = ("brief.json", "brief.md", "brief.html", "brief.pdf")
TEXT = "Port closed after the storm\n\nThe harbour master of Larnport closed the port on 3 March 2026 after the storm.\n"
SAID = "Nothing has changed since"


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    """A model by rule."""
    with endpoint() as url:
        yield url


class Desk(NamedTuple):
    """A desk with two articles, and the way to make a brief of them."""

    folder: Path
    base_url: str

    def brief(self, *options: str, out: str = "out") -> Result:
        asked = ["--model", "m", "--base-url", self.base_url, "--desk", str(self.folder), "--out", str(self.folder / out)]
        return CliRunner().invoke(main, ["brief", str(self.folder / "articles"), *asked, *options], catch_exceptions=False)

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(main, [*words, "--desk", str(self.folder)], catch_exceptions=False)

    def files(self, out: str = "out") -> list[bytes]:
        return [(self.folder / out / name).read_bytes() for name in FILES]

    @property
    def article(self) -> Path:
        return self.folder / "articles" / "one.txt"


@pytest.fixture
def desk(tmp_path: Path, base_url: str) -> Desk:
    made = Desk(tmp_path, base_url)
    made.article.parent.mkdir()
    made.article.write_text(TEXT, encoding="utf-8")
    return made


@pytest.fixture
def made(desk: Desk) -> Desk:
    """A desk whose brief was made."""
    first = desk.brief()
    assert first.exit_code == 0, first.output
    assert SAID not in first.stderr
    return desk


def test_the_same_again_asks_nobody_and_gives_the_same_bytes_and_words(made: Desk):
    asked = len(asked_of(made.base_url))
    again = made.brief(out="again")
    assert again.exit_code == 0
    assert SAID in again.stderr
    assert made.files("again") == made.files()
    assert [line.rpartition("/")[2] for line in again.stdout.split()] == ["brief.md", "brief.html", "brief.pdf", "brief.json"]
    assert "2 items from 1 sources on the page" in again.stderr
    assert "DRAFT: nobody has signed it." in again.stderr
    assert "Next: `briefer review" in again.stderr
    assert len(asked_of(made.base_url)) == asked


def _other_text(desk: Desk) -> None:
    desk.article.write_text(TEXT + "It stays closed until Monday, the port authority of Larnport said.\n", encoding="utf-8")


def _another_article(desk: Desk) -> None:
    (desk.article.parent / "two.txt").write_text("Two ships waited outside Larnport on 3 March 2026, a pilot said.\n", encoding="utf-8")


def _told_of_it(desk: Desk) -> None:
    (desk.article.parent / "sources.toml").write_text('["one.txt"]\npublisher = "Larnport Post"\n', encoding="utf-8")


def _named(desk: Desk) -> None:
    (desk.article).rename(desk.article.with_name("port.txt"))


def _names_by_hand(desk: Desk) -> None:
    (desk.folder / "names.toml").write_text('[[name]]\nkind = "person"\nname = "Anna Lind"\nalso = ["A. Lind"]\n', encoding="utf-8")


def _desk_file(desk: Desk) -> None:
    (desk.folder / "briefer.toml").write_text('[prices."openai-compatible/m"]\nin = 1.0\nout = 2.0\n', encoding="utf-8")


def _decided(desk: Desk) -> None:
    done = desk.run("names", "add", "Larnport", "--kind", "place")
    assert done.exit_code == 0, done.output


def _purged(desk: Desk) -> None:
    assert desk.run("calls", "purge", "--all", "--yes").exit_code == 0


CHANGES = (_other_text, _another_article, _told_of_it, _named, _names_by_hand, _desk_file, _decided, _purged)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_what_bears_on_it_has_it_made_again(change, made: Desk):
    change(made)
    again = made.brief()
    assert again.exit_code == 0, again.output
    assert SAID not in again.stderr
    assert SAID in made.brief().stderr


@pytest.mark.parametrize("options", [["--title", "Larnport"], ["--paper", "letter"], ["--as-of", "2026-03-09"], ["--marking", "TLP:RED"]])
def test_what_is_wanted_bears_on_it(options, made: Desk):
    assert SAID not in made.brief(*options).stderr
    assert SAID in made.brief(*options).stderr
    assert SAID in made.brief().stderr


def test_another_program_makes_it_again(made: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(briefer.basis, "version", lambda _: "99.0")
    assert SAID not in made.brief().stderr


def test_who_asks_anew_is_answered_anew_and_that_counts_from_then_on(made: Desk):
    asked = len(asked_of(made.base_url))
    assert SAID not in made.brief("--fresh").stderr
    anew = len(asked_of(made.base_url))
    assert anew > asked
    assert SAID in made.brief().stderr
    assert len(asked_of(made.base_url)) == anew


def test_a_partial_brief_is_made_again(desk: Desk):
    (desk.article.parent / "empty.txt").write_text("", encoding="utf-8")
    for _ in range(2):
        done = desk.brief()
        assert done.exit_code == 3
        assert SAID not in done.stderr
    assert not (desk.folder / "briefs.db").exists()


def test_a_source_that_changes_meanwhile_leaves_nothing_behind(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    def late(*args: Any, **options: Any) -> Any:
        _other_text(desk)
        return publish_brief(*args, **options)

    monkeypatch.setattr("briefer.pipeline.publish_brief", late)
    assert desk.brief().exit_code == 0
    assert not (desk.folder / "briefs.db").exists()


def test_the_built_in_reader_keeps_nothing(desk: Desk):
    words = ["brief", str(desk.article), "--desk", str(desk.folder), "--out", str(desk.folder / "out")]
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert not (desk.folder / "briefs.db").exists()


def test_a_store_of_something_else_is_told_and_stops_nothing(made: Desk):
    for left in made.folder.glob("briefs.db*"):
        left.unlink()
    (made.folder / "briefs.db").write_bytes(b"nothing that SQLite reads, and long enough for its first page" * 100)
    again = made.brief()
    assert again.exit_code == 0
    assert "can't be looked up" in again.stderr
    assert "not kept" in again.stderr
    assert (made.folder / "briefs.db").read_bytes().startswith(b"nothing that SQLite reads")


def test_so_many_are_kept_and_the_oldest_go(made: Desk):
    for n in range(MOST):
        made.brief("--title", f"Larnport {n}")
    with sqlite3.connect(made.folder / "briefs.db") as store:
        (many,) = store.execute("SELECT count(*) FROM briefs").fetchone()
    assert many == MOST
    assert SAID not in made.brief().stderr


def test_a_purge_leaves_no_word_of_them(made: Desk):
    _purged(made)
    assert not made.folder.joinpath("briefs.db-wal").exists()
    with sqlite3.connect(made.folder / "briefs.db") as store:
        assert store.execute("SELECT count(*) FROM briefs").fetchone() == (0,)
    assert len((made.folder / "briefs.db").read_bytes()) < 20_000
