"""What is made anew keeps its ids, and no two things bear one."""

from __future__ import annotations

import pytest

from briefer.brief.redraft import _same_ids
from briefer.models import Sentence


def said(name: str, *claims: str) -> Sentence:
    return Sentence(id=name, text=f"Text {name}.", claims=claims, by="template")


@pytest.mark.parametrize(
    ("old", "new", "ids"),
    [
        ((said("t1", "a"), said("t2", "b")), (said("t3", "a"), said("t4", "b")), ["t1", "t2"]),
        ((said("t1", "a"), said("t2", "b")), (said("t3", "c"), said("t4", "b")), ["t3", "t2"]),
        ((said("t1", "a"), said("t2", "b")), (said("t3", "a"), said("t1", "c"), said("t4", "b")), ["t1", "t1+", "t2"]),
        ((said("t1", "a"), said("t2", "b")), (said("t1", "c"), said("t3", "a"), said("t4", "b")), ["t1+", "t1", "t2"]),
        ((said("t1", "a"),), (said("t5", "x"), said("t5", "x"), said("t6", "a")), ["t5", "t5+", "t1"]),
    ],
    ids=["the same leads", "another lead", "one that would be called as an old one", "the same, before it", "two alike"],
)
def test_a_sentence_goes_on_under_its_id_and_no_other_bears_it(
    old: tuple[Sentence, ...], new: tuple[Sentence, ...], ids: list[str]
) -> None:
    made = _same_ids(old, new)
    assert [s.id for s in made] == ids
    assert [s.text for s in made] == [s.text for s in new]
