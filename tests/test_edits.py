"""What an article says other than it did."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.models import Segment, Source
from briefer.wording.edits import MOST_COMPARED, Edit, Words, edits


def source(text: str, title: str | None = None) -> Source:
    segments = (Segment(start=0, end=len(text), raw_start=0, raw_end=len(text)),)
    return Source(
        id="s0123456789", name="a", sha256="0" * 64, media_type="text/plain", encoding="utf-8", text=text, segments=segments, title=title
    )


CASES = [
    ("the same", "One. Two.", "One. Two.", []),
    ("a sentence more", "One.", "One. Two.", [("", "Two.")]),
    ("a sentence less", "One. Two. Three.", "One. Three.", [("Two.", "")]),
    ("another word", "One died. Two fled.", "Six died. Two fled.", [("One died.", "Six died.")]),
    ("in another paragraph", "One.\nTwo.", "One.\n\nTwo.", []),
    ("two in the place of one", "One. End.", "Two. Three. End.", [("One.", "Two."), ("", "Three.")]),
    ("Persian", "یک نفر رفت. دو نفر آمد؟ پایان.", "یک نفر رفت. سه نفر آمد؟ پایان.", [("دو نفر آمد؟", "سه نفر آمد؟")]),
]


@pytest.mark.parametrize(("before", "after", "found"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_sentences(before: str, after: str, found: list[tuple[str, str]]):
    assert list(edits(source(before), source(after))) == found


def test_the_title_counts():
    assert edits(source("One.", "A port"), source("One.", "No port")) == (Edit("A port", "No port"),)


def test_words():
    assert Edit("The blast killed 12 men.", "The blast killed at least 15 men.").words == (
        Words("The blast killed", "same"),
        Words("12", "gone"),
        Words("at least 15", "come"),
        Words("men.", "same"),
    )


sentences = st.lists(st.sampled_from(["One.", "Two fled.", "Three died today."]), max_size=12)


@given(sentences, sentences)
def test_what_was_and_what_is_can_be_told_from_it(old: list[str], new: list[str]):
    found = edits(source(" ".join(old) or "x"), source(" ".join(new) or "x"))
    assert bool(found) == (old != new)
    assert all(edit.before != edit.after for edit in found)
    for edit in found:
        gone = chain.from_iterable(words.text.split() for words in edit.words if words.how != "come")
        come = chain.from_iterable(words.text.split() for words in edit.words if words.how != "gone")
        assert (list(gone), list(come)) == (edit.before.split(), edit.after.split())


def test_texts_of_many_sentences_alike_are_told_at_once():
    """To compare 50,000 sentences with as many takes minutes; they differ as a whole."""
    old, new = "A. " * 50_000, "B. " + "A. " * 49_000 + "C. "
    found = edits(source(old), source(new))
    assert len(found) > MOST_COMPARED
    assert found[0].before == "A."
