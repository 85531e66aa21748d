"""Which acts are about what a record is made of: a desk has other briefs too."""

from __future__ import annotations

import pytest
from tests.publish.factory import MET, make_record

from briefer.models import (
    Accept,
    Act,
    Add,
    Approve,
    Choose,
    ConflictKind,
    ConflictRef,
    Drop,
    Entity,
    EntityKind,
    Merge,
    NameRef,
    Pin,
    PositionRef,
    Regrade,
    Reject,
    Rename,
    Reword,
    SameText,
    Section,
    SentenceRef,
    SourceRef,
    Variant,
)
from briefer.review import Finder, Refs, is_here

ENTITY = Entity(
    id="e1", canonical="Carl Berg", kind=EntityKind.PERSON, variants=(Variant(text="Carl Berg", source=MET.source, claims=(MET.id,)),)
)
RECORD = make_record()
RECORD = RECORD.model_copy(update={"reconciled": RECORD.reconciled.model_copy(update={"entities": (ENTITY,)})})
REFS = Refs(RECORD)
ITEM = RECORD.brief.items[0]
HERE = REFS.claim(MET.id)
FAR = HERE.model_copy(update={"source": "e" * 64})
UNCITED = next(s for i in RECORD.brief.items if i.section is Section.GAPS for s in i.sentences)
NOBODY = NameRef(kind=EntityKind.PERSON, canonical="Nobody Here", spellings=("Nobody Here",))
SOMEBODY = NameRef(kind=EntityKind.PERSON, canonical="Carl Berg", spellings=("Carl Berg",))
SOURCE = REFS.source(RECORD.reading.sources[0].id)
OTHER = SourceRef(source="e" * 64, name="far.txt", publisher="Far Press")


def sentence(*, here: bool) -> SentenceRef:
    return SentenceRef(section=Section.DEVELOPMENTS, claims=(HERE if here else FAR,), text="Words.")


def conflict(*, here: bool) -> ConflictRef:
    sides = tuple(PositionRef(value=v, claims=(HERE if here else FAR,)) for v in "ab")
    return ConflictRef(kind=ConflictKind.NUMBER, subject="s", attribute="a", positions=sides)


@pytest.mark.parametrize(
    ("act", "here"),
    [
        (Reword(sentence=sentence(here=True), text="Other."), True),
        (Reword(sentence=sentence(here=False), text="Other."), False),
        (Reword(sentence=SentenceRef(section=Section.GAPS, claims=(), text=UNCITED.text), text="Other."), True),
        (Reword(sentence=SentenceRef(section=Section.GAPS, claims=(), text="Of another brief."), text="Other."), False),
        (Drop(item=REFS.item(ITEM.id)), True),
        (Drop(item=REFS.item(ITEM.id), sentence=sentence(here=False)), False),
        (Pin(item=REFS.item(ITEM.id)), True),
        (Add(what="gap", text="Who?", sources=(HERE.source,)), True),
        (Add(what="gap", text="Who?", sources=(FAR.source,)), False),
        (Accept(claim=HERE), True),
        (Reject(claim=FAR), False),
        (Choose(conflict=conflict(here=True), how="both"), True),
        (Choose(conflict=conflict(here=False), how="both"), False),
        (Regrade(source=SOURCE, grade="A"), True),
        (Regrade(source=OTHER, grade="A"), False),
        (Regrade(source=OTHER, grade="A", publisher=(SOURCE.publisher or "").upper()), True),
        (SameText(one=SOURCE, other=OTHER), False),
        (Merge(one=SOMEBODY, other=NOBODY), True),
        (Rename(name=NOBODY, canonical="Who"), False),
        (Approve(digest="a" * 64), True),
    ],
)
def test_what_an_act_is_about(act: Act, here: bool) -> None:
    assert is_here(act, Finder(RECORD)) is here
