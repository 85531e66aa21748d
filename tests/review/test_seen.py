"""What was looked at stays looked at, as long as it is the same."""

from __future__ import annotations

import pytest
from tests.publish.factory import ITEMS, MET, SOURCES, make_record

from briefer.models import Cut, Seen, SourceRef, Words
from briefer.review import Finder, Refs, decide_seen

from .deciding import decisions

RECORD = make_record()
REFS = Refs(RECORD)
ON = REFS.claim(MET.id)
ITEM = next(i for i in ITEMS if any(s.claims for s in i.sentences))


def longer(words: Words) -> Words:
    return words.model_copy(update={"end": words.start + 5, "text": words.text[:5]})


@pytest.mark.parametrize(
    ("of", "standing"),
    [
        (ON, "applied"),
        (longer(ON), "reopened"),
        (ON.model_copy(update={"start": 90_000, "end": 90_009}), "reopened"),
        (ON.model_copy(update={"source": "e" * 64}), "elsewhere"),
        (REFS.item(ITEM.id), "applied"),
        (SourceRef(source=SOURCES["river.txt"].sha256, name="river.txt"), "applied"),
        (SourceRef(source="e" * 64, name="river.txt"), "elsewhere"),
        ("nobody-has-this.txt", "elsewhere"),
    ],
)
def test_what_became_of_a_look(of: object, standing: str) -> None:
    found = decide_seen(Finder(RECORD), RECORD.brief, decisions(Seen(what="unverified", of=of)))
    assert [o.standing.value for o in found] == [standing]


def test_what_a_person_took_off_the_page_after_a_look_is_not_asked_about() -> None:
    off = RECORD.brief.model_copy(
        update={"items": tuple(i for i in ITEMS if i.id != ITEM.id), "cut": (*RECORD.brief.cut, Cut(item=ITEM, why="dropped by Ada"))}
    )
    found = decide_seen(Finder(RECORD), off, decisions(Seen(what="single origin", of=REFS.item(ITEM.id))))
    assert [o.standing.value for o in found] == ["applied"]
