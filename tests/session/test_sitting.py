"""A brief under review: two at once, files that were replaced, signatures, and desks that can only be read."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from briefer.errors import DeskFault, UsageFault
from briefer.models import Add, Approve, EntityKind, NameRef, Rename, Reword, Section, Undo, Wanted, Withdraw, digest_of
from briefer.pipeline import Given, make_brief
from briefer.session.book import Book, By, decide_names, decided_of, desk_names
from briefer.session.sitting import Session
from briefer.settings import Settings

TEXT = (
    "Storm cuts power in Karth\n\nKARTH, 3 May 2024 - A storm cut the power in Karth on Thursday, Mayor Tom Berger said.\n\n"
    "Twelve houses lost their roofs. Two schools are closed until Monday.\n"
)


def now() -> dt.datetime:
    return dt.datetime(2031, 3, 5, 6, 0, tzinfo=dt.UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    written(tmp_path)
    return tmp_path


def written(desk: Path, *, text: str = TEXT) -> None:
    (desk / "a.txt").write_text(text, "utf-8")
    make_brief(Given((str(desk / "a.txt"),)), Settings(), Wanted(), desk / "out", decided=decided_of(desk, now))


def opened(desk: Path) -> Session:
    return Session.open(desk / "out", desk, now=now)


def comment(session: Session, text: str = "Ask them.") -> Add:
    return Add(what="comment", text=text, sources=tuple(s.sha256 for s in session.record.reading.sources))


def first(session: Session) -> str:
    return next(
        i.sentences[0].id for i in session.record.brief.items if i.section is Section.DEVELOPMENTS or i.section is Section.BOTTOM_LINE
    )


def signed_by(session: Session) -> str | None:
    signature = session.view().reviewed.signature
    return signature.by if signature else None


def test_two_at_once_decide_and_publish_in_turn(desk: Path) -> None:
    browser, terminal = opened(desk), opened(desk)
    for n, session in enumerate((browser, terminal, browser, terminal, browser)):
        session.decide(comment(session, f"Comment {n}."), who="Ada")
        session.publish()
    assert [d.seq for d in browser.view().decisions] == [1, 2, 3, 4, 5] == [d.seq for d in terminal.view().decisions]
    text = (desk / "out" / "brief.md").read_text("utf-8")
    assert all(f"Comment {n}." in text for n in range(5))


def test_another_brief_in_the_place_of_the_one_that_was_opened_is_not_overwritten(desk: Path) -> None:
    session = opened(desk)
    written(desk, text=TEXT.replace("Twelve", "Thirteen"))
    theirs = (desk / "out" / "brief.json").read_bytes()
    session.decide(comment(session), who="Ada")
    with pytest.raises(UsageFault, match="another brief"):
        session.publish()
    assert (desk / "out" / "brief.json").read_bytes() == theirs
    assert session.publish(desk / "elsewhere")[0].exists()


def test_a_brief_of_another_file_name_does_not_overwrite_its_neighbour(desk: Path) -> None:
    (desk / "out" / "brief.json").rename(desk / "out" / "monday.json")
    written(desk, text=TEXT.replace("Twelve", "Thirteen"))
    with pytest.raises(UsageFault, match="another brief"):
        Session.open(desk / "out" / "monday.json", desk, now=now).publish()


def test_words_that_nobody_signed_are_no_final_form(desk: Path) -> None:
    session = opened(desk)
    session.approve("Ada")
    session.publish()
    assert signed_by(opened(desk)) == "Ada"
    path = desk / "out" / "brief.json"
    made = json.loads(path.read_text("utf-8"))
    words = made["brief"]["items"][0]["sentences"][0]["text"]
    made["brief"]["items"][0]["sentences"][0]["text"] = made["reviewed"]["brief"]["items"][0]["sentences"][0]["text"] = f"Not {words}"
    path.write_text(json.dumps(made), "utf-8")
    assert signed_by(opened(desk)) is None


def test_what_was_decided_on_another_brief_or_on_the_list_of_names_takes_no_signature_away(desk: Path) -> None:
    session = opened(desk)
    session.approve("Ada")
    far = Add(what="gap", text="Who?", sources=("e" * 64,))
    session.decide(far, who="Ben")
    session.decide(far, who="Ben")
    session.decide(Undo(seq=3), who="Ben")
    (desk / "names.toml").write_text('[[name]]\nname = "Nobody Here"\nkind = "person"\n', "utf-8")
    assert desk_names(desk, now)
    assert signed_by(session) == "Ada"
    session.decide(comment(session), who="Ben")
    assert signed_by(session) is None


def test_nobody_brings_the_approval_of_another_back(desk: Path) -> None:
    session = opened(desk)
    digest = digest_of(session.view().reviewed.brief)
    session.approve("Ada")
    session.decide(Withdraw(digest=digest), who="Ada")
    session.decide(Undo(seq=2), who="Ben")
    assert signed_by(session) is None
    session.decide(Approve(digest=digest), who="Ben")
    assert signed_by(session) == "Ben"


@pytest.mark.parametrize(
    ("who", "reason", "request_"), [("", "", None), ("A\nB", "", None), ("Ada", "x" * 1201, None), ("Ada", "", "r" * 81)]
)
def test_what_can_not_stand_on_record_is_refused_in_words(desk: Path, who: str, reason: str, request_: str | None) -> None:
    session = opened(desk)
    with pytest.raises(UsageFault):
        session.decide(Reword(sentence=session.refs.sentence(first(session)), text="Other."), who=who, reason=reason, request=request_)
    assert session.view().decisions == ()


def only_read(monkeypatch: pytest.MonkeyPatch, desk: Path) -> None:
    """The folder as somebody has it who may not write there; root may write anywhere."""
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode, **more: real(path, mode, **more) and not (mode & os.W_OK and Path(path) == desk))


def test_a_desk_that_can_only_be_read_is_read(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = NameRef(kind=EntityKind.PERSON, canonical="Tom Berger", spellings=("Tom Berger",))
    decide_names(desk, Rename(name=ref, canonical="Thomas Berger"), who="Ada", now=now)
    path = desk / "names.toml"
    path.write_text(path.read_text("utf-8") + '\n[[name]]\nname = "Karl Berg"\nkind = "person"\n', "utf-8")
    before = path.read_bytes()
    only_read(monkeypatch, desk)
    session = opened(desk)
    assert len(session.view().decisions) == 1
    assert [n.name for n in desk_names(desk, now)] == ["Thomas Berger", "Karl Berg"], "what was edited holds, though it isn't on record yet"
    assert path.read_bytes() == before
    monkeypatch.undo()
    assert [n.name for n in desk_names(desk, now)] == ["Karl Berg", "Thomas Berger"]


def test_an_edit_between_reading_and_writing_is_not_written_over(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, path = Book(desk, now), desk / "names.toml"
    ref = NameRef(kind=EntityKind.PERSON, canonical="Tom Berger", spellings=("Tom Berger",))
    book.decide(Rename(name=ref, canonical="Thomas Berger"), By(who="Ada"))
    append = book.ledger.append
    edited = path.read_text("utf-8") + '\n# mine\n[[name]]\nname = "Karl Berg"\nkind = "person"\n'

    def and_meanwhile(proposed):
        made = append(proposed)
        path.write_text(edited, "utf-8")
        return made

    monkeypatch.setattr(book.ledger, "append", and_meanwhile)
    book.decide(Rename(name=ref, canonical="T. Berger"), By(who="Ada"))
    monkeypatch.undo()
    assert path.read_text("utf-8") == edited
    assert "Karl Berg" in {n.name for n in book.decided().names}
    last = book.ledger.decisions()[-1]
    assert "Karl Berg" in last.after


def test_comments_outlive_decisions(desk: Path) -> None:
    path = desk / "names.toml"
    path.write_text('# ours\n[[name]]  # the mayor\nname = "Tom Berger"\nkind = "person"\n', "utf-8")
    ref = NameRef(kind=EntityKind.PLACE, canonical="Karth", spellings=("Karth",))
    decide_names(desk, Rename(name=ref, canonical="Karth City"), who="Ada", now=now)
    assert path.read_text("utf-8").startswith('# ours\n[[name]]  # the mayor\nname = "Tom Berger"\nkind = "person"\n')
    assert [n.name for n in desk_names(desk, now)] == ["Tom Berger", "Karth City"]


def test_a_folder_with_the_files_of_other_programs_is_no_desk(desk: Path) -> None:
    path = desk / "names.toml"
    path.write_text('[project]\nname = "other"\n', "utf-8")
    with pytest.raises(UsageFault, match="choose another desk"):
        opened(desk)
    assert path.read_text("utf-8") == '[project]\nname = "other"\n'
    path.unlink()
    (desk / "briefer.db").write_bytes(b"not a database, and longer than a header of one would be, so that nobody takes it for empty" * 9)
    with pytest.raises(DeskFault, match="choose another desk"):
        opened(desk).view()
