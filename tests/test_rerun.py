"""A re-run over decisions: with the same sources, with a sixth that supports the other name, and by another reader. None is lost."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.models import (
    Act,
    Add,
    Choose,
    ConflictKind,
    Drop,
    Pin,
    Record,
    Regrade,
    Reject,
    Rename,
    Reword,
    Section,
    Split,
    Standing,
    Undo,
    Wanted,
)
from briefer.pipeline import Given, make_brief
from briefer.session.book import decided_of
from briefer.session.sitting import Session
from briefer.settings import Settings

from .seed_checks import SEEDS

BUILTIN = Settings()
SIXTH = (
    "Pakistan's spy chief in Dushanbe for talks, officials say\n\n"
    "DUSHANBE, 31 December 2024 - General Asim Munir, the director-general of Pakistan's Inter-Services Intelligence (ISI), met Tajik "
    "President Emomali Rahmon in Dushanbe on Monday, two officials in the capital said on Tuesday.\n\n"
    "The visit had been prepared since October, one of the officials said.\n"
)


def now() -> dt.datetime:
    return dt.datetime(2025, 1, 1, 6, 0, tzinfo=dt.UTC)


def run(out: Path, desk: Path, *sources: Path | str, settings: Settings = BUILTIN) -> Record:
    """`briefer brief SOURCES --desk DESK`."""
    return make_brief(Given(tuple(map(str, sources))), settings, Wanted(), out, decided=decided_of(desk, now)).record


def acts(session: Session) -> Iterator[Act]:
    """A morning's work: one act of most kinds."""
    record, refs = session.record, session.refs
    conflict = next(c for c in record.reconciled.conflicts if c.kind is ConflictKind.NAME and c.verdict.value == "conflict")
    yield Choose(conflict=refs.conflict(conflict.id), how="value", value="Muhammad Asim Malik")
    developments = [i for i in record.brief.items if i.section is Section.DEVELOPMENTS]
    yield Reword(sentence=refs.sentence(developments[0].sentences[0].id), text="The visit came amid tension between the neighbours.")
    yield Drop(item=refs.item(developments[-1].id))
    yield Pin(item=refs.item(developments[1].id))
    yield Reject(claim=refs.claim(developments[2].sentences[0].claims[0]))
    isi = next(e for e in record.reconciled.entities if len({v.text for v in e.variants}) > 2 and e.kind.value == "organisation")
    yield Split(name=refs.entity(isi.id), away=(isi.variants[-1].text,))
    rahmon = next(e for e in record.reconciled.entities if e.canonical == "Emomali Rahmon")
    yield Rename(name=refs.entity(rahmon.id), canonical="Emomali Sharipovich Rahmon")
    yield Regrade(source=refs.source(record.reading.sources[0].id), grade="B", publisher=record.reading.sources[0].publisher)
    yield Add(what="comment", text="The embassy was not told.", sources=tuple(s.sha256 for s in record.reading.sources))
    yield Add(what="gap", text="Who asked for the visit?", sources=tuple(s.sha256 for s in record.reading.sources))
    yield Undo(seq=3)


@pytest.fixture
def morning(tmp_path: Path) -> Path:
    """A desk on which a person worked through the brief of the seeds."""
    run(tmp_path / "out", tmp_path, SEEDS)
    decide_all(tmp_path)
    return tmp_path


def decide_all(tmp_path: Path) -> None:
    session = Session.open(tmp_path / "out", tmp_path, now=now)
    for act in list(acts(session)):
        session.decide(act, who="Ada Reviewer")
    session.close()


def before_and_after(record: Record) -> dict[int, Standing]:
    """What became of each decision of the ledger."""
    assert record.reviewed is not None
    return {o.seq: o.standing for o in record.reviewed.outcomes}


EVERY = dict.fromkeys(range(1, 12), Standing.APPLIED) | {3: Standing.UNDONE}


def printed(record: Record) -> str:
    assert record.reviewed is not None
    return "\n".join(s.text for i in record.reviewed.brief.items for s in i.sentences)


def test_with_the_same_sources_all_is_as_it_was_left(morning: Path) -> None:
    before = Session.open(morning / "out", morning, now=now).view().reviewed
    record = run(morning / "again", morning, SEEDS)
    assert before_and_after(record) == {o.seq: o.standing for o in before.outcomes} == EVERY
    text = printed(record)
    assert "The visit came amid tension between the neighbours." in text
    assert "The embassy was not told." in text
    assert "Who asked for the visit?" in text
    assert "as decided by Ada Reviewer" in text


def test_what_a_person_chose_is_called_decided_and_leads_no_more(morning: Path) -> None:
    record = run(morning / "again", morning, SEEDS)
    assert record.reviewed is not None
    assert "name disputed" in "\n".join(s.text for i in record.brief.items for s in i.sentences)
    assert "name disputed" not in printed(record)
    assert "Malik [name decided, see below]" in printed(record)
    chosen = next(c for c in record.reviewed.conflicts if c.decided)
    lead = [i for i in record.reviewed.brief.items if i.section is Section.BOTTOM_LINE]
    assert all(i.conflict != chosen.id for i in lead), "the bottom line tells what is open"


def test_names_that_were_settled_are_used_from_then_on(morning: Path) -> None:
    record = run(morning / "again", morning, SEEDS)
    rahmon = next(e for e in record.reconciled.entities if e.canonical == "Emomali Sharipovich Rahmon")
    assert {v.text for v in rahmon.variants} >= {"Emomali Rahmon", "Imam Ali Rahman"}
    isi = [e for e in record.reconciled.entities if any("ISI" in v.text for v in e.variants) and e.kind.value == "organisation"]
    assert len(isi) > 1, "what a person took apart stays apart"


def test_a_sixth_article_for_the_other_name_asks_again(morning: Path) -> None:
    sources = morning / "six"
    shutil.copytree(SEEDS, sources)
    (sources / "sixth.txt").write_text(SIXTH, "utf-8")
    record = run(morning / "again", morning, sources)
    standing = before_and_after(record)
    assert standing == EVERY | {1: Standing.REOPENED}
    assert record.reviewed is not None
    first = record.reviewed.points[0]
    assert (first.what, first.on) == ("reopened", "1")
    assert "sixth.txt" in first.text
    assert "Munir" in first.text
    chosen = next(c for c in record.reviewed.conflicts if c.kind is ConflictKind.NAME and len(c.positions) > 1)
    assert chosen.taken == "Muhammad Asim Malik", "what was decided holds until a person decides again"
    assert "name disputed, see below" in printed(record), "its ground has changed, so it is open again"
    assert any(s.id in p.sources for p in chosen.positions for s in record.reading.sources if s.name == "sixth.txt")


def test_nothing_of_it_bears_on_other_sources(morning: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("A ferry sank off Port Malou on 3 May 2024, the coast guard said. Twelve people died.\n", "utf-8")
    record = run(morning / "again", morning, other)
    standing = before_and_after(record)
    assert {n: s for n, s in standing.items() if s is not Standing.ELSEWHERE} == {3: Standing.UNDONE, 11: Standing.APPLIED}
    assert record.reviewed is not None
    assert record.reviewed.brief == record.brief
