"""The desk's book: what is decided on names stands in names.toml, and what a person writes there is a decision."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from briefer.errors import UsageFault
from briefer.models import EditNames, EntityKind, GiveRole, Merge, NameRef, Rename, Undo
from briefer.session.book import Book, By, decided_of, desk_names

WHEN = dt.datetime(2031, 3, 5, 6, 0, 30, tzinfo=dt.UTC)
ADA = By(who="Ada Reviewer")


def now() -> dt.datetime:
    return WHEN


def ref(name: str) -> NameRef:
    return NameRef(kind=EntityKind.PERSON, canonical=name, spellings=(name,))


def a_book(folder: Path) -> Book:
    return Book(folder, now)


def test_a_desk_where_nobody_decided_stays_empty(tmp_path: Path) -> None:
    made = decided_of(tmp_path, now)
    assert (made.names, made.decisions, list(tmp_path.iterdir())) == ((), (), [])


def test_what_is_decided_stands_in_the_file(tmp_path: Path) -> None:
    with a_book(tmp_path) as book:
        made = book.decide(Merge(one=ref("Tom Berger"), other=ref("T. Berger")), ADA)
    assert (made.seq, made.who, made.when) == (1, "Ada Reviewer", "2031-03-05T06:00:30Z")
    text = (tmp_path / "names.toml").read_text("utf-8")
    assert 'name = "Tom Berger"' in text
    assert '"T. Berger"' in text


def test_an_edit_by_hand_is_a_decision_and_goes_before_what_is_decided_next(tmp_path: Path) -> None:
    with a_book(tmp_path) as book:
        book.decide(Rename(name=ref("T. Berger"), canonical="Tom Berger"), ADA)
        path = tmp_path / "names.toml"
        path.write_text(path.read_text("utf-8") + '\n[[name]]\nname = "Karl Berg"\nkind = "person"\n', "utf-8")
        book.decide(GiveRole(name=ref("Karl Berg"), role="head"), ADA)
        told = [(d.seq, type(d.act), d.who) for d in book.ledger.decisions()]
    assert told == [(1, Rename, "Ada Reviewer"), (2, EditNames, "names.toml"), (3, GiveRole, "Ada Reviewer")]
    assert [(n.name, n.role) for n in desk_names(tmp_path, now)] == [("Karl Berg", "head"), ("Tom Berger", None)]


def test_reading_an_unchanged_file_again_decides_nothing(tmp_path: Path) -> None:
    with a_book(tmp_path) as book:
        book.decide(Rename(name=ref("T. Berger"), canonical="Tom Berger"), ADA)
        for _ in range(3):
            book.take_in_names()
        assert book.ledger.last() == 1


def test_a_file_that_was_not_written_before_the_machine_stopped_is_written_now(tmp_path: Path) -> None:
    with a_book(tmp_path) as book:
        book.decide(Rename(name=ref("T. Berger"), canonical="Tom Berger"), ADA)
        older = (tmp_path / "names.toml").read_text("utf-8")
        book.decide(Rename(name=ref("K. Berg"), canonical="Karl Berg"), ADA)
        newer, kept = (tmp_path / "names.toml").read_text("utf-8"), book.ledger.kept("names.toml as written")
        (tmp_path / "names.toml").write_text(older, "utf-8")  # as if the process had died between the ledger and the file
        book.ledger.keep("names.toml as written", _digest_of_names(older))
        assert kept != book.ledger.kept("names.toml as written")
    assert [n.name for n in desk_names(tmp_path, now)] == ["Karl Berg", "Tom Berger"]
    assert (tmp_path / "names.toml").read_text("utf-8") == newer


def _digest_of_names(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_file_that_can_not_be_read_stops_before_anything_is_recorded(tmp_path: Path) -> None:
    with a_book(tmp_path) as book:
        book.decide(Rename(name=ref("T. Berger"), canonical="Tom Berger"), ADA)
        (tmp_path / "names.toml").write_text("[[name]\nname = ", "utf-8")
        with pytest.raises(UsageFault, match="line 1"):
            book.decide(GiveRole(name=ref("Tom Berger"), role="head"), ADA)
        assert book.ledger.last() == 1
    assert (tmp_path / "names.toml").read_text("utf-8") == "[[name]\nname = "


def test_what_is_undone_leaves_the_list(tmp_path: Path) -> None:
    with a_book(tmp_path) as book:
        book.decide(GiveRole(name=ref("Tom Berger"), role="head"), ADA)
        book.decide(Undo(seq=1), ADA)
        assert book.names() == ()
    assert "Tom Berger" not in (tmp_path / "names.toml").read_text("utf-8")


def test_there_is_nothing_to_undo_that_was_not_decided(tmp_path: Path) -> None:
    with a_book(tmp_path) as book, pytest.raises(UsageFault, match="no decision 7"):
        book.decide(Undo(seq=7), ADA)
