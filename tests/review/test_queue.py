"""The queue of a reviewer: every rule speaks where it must, and nowhere else."""

from __future__ import annotations

from briefer.models import (
    Brief,
    Certainty,
    Claim,
    ClaimKind,
    Conflict,
    ConflictKind,
    DateKnown,
    DifferenceKind,
    Dropped,
    Extraction,
    Item,
    Mention,
    Position,
    Reading,
    Reconciled,
    Section,
    Sentence,
    Source,
    SourceLine,
    Span,
    Unread,
)  # fmt: skip
from briefer.review import review_brief

SOURCE = Source(
    id="s0000000001", name="a.txt", sha256="0" * 64, media_type="text/plain", encoding="utf-8", text="Four died.", segments=(), flags=("hidden text",),
)  # fmt: skip
CLAIM = Claim(
    id="s0000000001:0-10", source=SOURCE.id, statement="Four died.", quote=Span(start=0, end=10, text="Four died."), kind=ClaimKind.EVENT,
    certainty=Certainty.ASSERTED, mentions=(Mention(text="Kabul", kind="place"),),
)  # fmt: skip
POSITION = Position(value="4", claims=(CLAIM.id,), sources=(SOURCE.id,), origins=("o1",))


def conflict(verdict: DifferenceKind) -> Conflict:
    return Conflict(
        id="x1", subject="clash", attribute="dead", kind=ConflictKind.NUMBER, verdict=verdict, positions=(POSITION,), reason="-"
    )


def queue(*, unread: tuple[Unread, ...] = (), dropped: tuple[Dropped, ...] = (), conflicts: tuple[Conflict, ...] = (), origins: int = 2):
    sentence = Sentence(id="t1", text="Four died.", claims=(CLAIM.id,), by="source")
    item = Item(id="i1", section=Section.DEVELOPMENTS, sentences=(sentence,), origins=origins)
    line = SourceLine(
        number=1, source=SOURCE.id, title=None, publisher=None, published=None, published_how=DateKnown.UNKNOWN, language="en", grade="F"
    )
    return review_brief(
        Reading(sources=(SOURCE,), unread=unread),
        (Extraction(source=SOURCE.id, reader="builtin", claims=(CLAIM,), dropped=dropped),),
        Reconciled(conflicts=conflicts),
        Brief(title="t", as_of=None, as_of_how="-", items=(item,), sources=(line,)),
    )


def test_what_always_has_to_be_looked_at():
    assert [p.what for p in queue()] == ["unverified", "flagged source", "undated source"]
    assert "Kabul" in next(p.text for p in queue() if p.what == "unverified")


def test_most_pressing_first():
    points = queue(
        unread=(Unread(name="b.txt", why="empty", advice="-"),),
        dropped=(Dropped(quote="x", why="not found"),),
        conflicts=(conflict(DifferenceKind.CONFLICT),),
        origins=1,
    )
    assert [p.what for p in points] == [
        "conflict",
        "unverified",
        "single origin",
        "partial",
        "flagged source",
        "dropped quote",
        "undated source",
    ]


def test_what_was_told_apart_is_no_conflict():
    assert not [p for p in queue(conflicts=(conflict(DifferenceKind.UPDATE),)) if p.what == "conflict"]
