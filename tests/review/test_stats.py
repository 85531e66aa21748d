"""What editing tells: every sentence of a draft is counted once, and every word that a person took away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish.factory import CUT_ITEM, ITEMS, UNUSED, item, make_brief, make_record, make_reviewed, sentence

from briefer.models import Brief, Cut, Item, Section, Sentence
from briefer.review.stats import Tally, tally, total, words_gone

RECORD = make_record()
SENTENCES = [s for i in ITEMS for s in i.sentences]
WORDS = sum(len(s.text.split()) for s in SENTENCES)


def left(*items: Item, cut: tuple[Cut, ...] = (), rejected: tuple[str, ...] = ()) -> Tally:
    return tally(RECORD, make_reviewed(brief=make_brief(items=items, cut=cut), rejected=rejected))


def reworded(name: str, text: str, by: str = "reviewer") -> tuple[Item, ...]:
    """The items with other words in one sentence."""
    return tuple(
        i.model_copy(update={"sentences": tuple(s.model_copy(update={"text": text, "by": by}) if s.id == name else s for s in i.sentences)})
        for i in ITEMS
    )


def test_nobody_decided_anything():
    told = tally(RECORD, None)
    assert (told.sentences, told.kept, told.words, told.removed, told.added) == (len(SENTENCES), len(SENTENCES), WORDS, 0, 0)
    assert told.removed_share == 0.0
    assert told.share(told.kept) == 100.0


def test_a_reworded_sentence_counts_the_words_that_went():
    told = left(*reworded("d2.1", "At least nine guards and a boy died in clashes last week."))
    assert (told.kept, told.reworded, told.remade) == (len(SENTENCES) - 1, 1, 0)
    assert told.removed == 1  # "two"
    assert told.removed_share == pytest.approx(100 / WORDS)


def test_what_code_made_anew_is_no_rewording():
    told = left(*reworded("x1.4", "The page uses Berg.", by="template"))
    assert (told.reworded, told.remade) == (0, 1)
    assert told.removed == 12 - 3


def test_dropped_moved_and_cut_for_room():
    radar = next(i for i in ITEMS if i.id == "d5")
    others = [i for i in ITEMS if i.id != "d5"]
    dropped = left(*reversed(others), cut=(Cut(item=radar, why="dropped by A. Reviewer"),))
    assert (dropped.dropped, dropped.made_room, dropped.removed) == (1, 0, len(radar.sentences[0].text.split()))
    room = left(*others, cut=(Cut(item=radar, why="did not fit on one page after the review", room=True),))
    assert (room.dropped, room.made_room, room.removed) == (0, 1, 0)
    nowhere = left(*others)
    assert (nowhere.dropped, nowhere.removed) == (1, dropped.removed)


def test_added_is_what_is_none_of_the_machines():
    own = sentence("r7", "Ask the embassy.", by="reviewer")
    back = CUT_ITEM.model_copy(update={"id": "r8", "sentences": (CUT_ITEM.sentences[0].model_copy(update={"by": "reviewer"}),)})
    told = left(*ITEMS, item("r7", Section.COMMENTS, own), back)
    assert (told.added, told.kept) == (1, len(SENTENCES))


def test_claims_rejected_by_source_and_by_reader():
    told = left(*ITEMS, rejected=(UNUSED.id,))
    assert [(r.name, r.claims, r.rejected) for r in told.sources] == [("granica.txt", 2, 1)]
    assert [(r.name, r.claims, r.rejected) for r in told.readers] == [("builtin", 10, 1)]


def test_open_points():
    told = tally(RECORD, make_reviewed(points=2, settled=1))
    assert (told.points, told.open) == (2, 1)


def test_several_briefs_are_counted_together():
    one = left(*ITEMS, rejected=(UNUSED.id,))
    both = total([one, tally(RECORD, None)])
    assert (both.briefs, both.sentences, both.words) == (2, 2 * len(SENTENCES), 2 * WORDS)
    assert [(r.name, r.claims, r.rejected) for r in both.sources] == [("granica.txt", 2, 1)]
    assert [(r.name, r.claims, r.rejected) for r in both.readers] == [("builtin", 20, 1)]
    assert total([one]) == one


def test_an_empty_draft_has_no_share():
    empty = tally(make_record(make_brief(items=())), None)
    assert (empty.removed_share, empty.share(empty.kept)) == (0.0, 0.0)


TEXT = st.lists(st.sampled_from(["guards", "died", "two", "the", "river", "۹"]), max_size=12).map(" ".join)


@given(TEXT, TEXT)
def test_words_that_went(before, after):
    gone = words_gone(before, after)
    assert 0 <= gone <= len(before.split())
    assert gone >= len(before.split()) - len(after.split())
    assert words_gone(before, before) == 0
    assert words_gone(before, f"{after} {before}") == 0
    assert words_gone(before, "") == len(before.split())


@given(st.lists(st.sampled_from(["keep", "drop", "word", "room"]), min_size=len(ITEMS), max_size=len(ITEMS)))
def test_every_sentence_is_counted_once(fates):
    items, cuts = [], []
    for fate, one in zip(fates, ITEMS, strict=True):
        if fate in {"keep", "word"}:
            items.append(one if fate == "keep" else one.model_copy(update={"sentences": _others(one)}))
        else:
            cuts.append(Cut(item=one, why="dropped by A" if fate == "drop" else "did not fit", room=fate != "drop"))
    brief = Brief.model_validate(make_brief().model_copy(update={"items": tuple(items), "cut": tuple(cuts)}))
    told = tally(RECORD, make_reviewed(brief=brief))
    assert told.kept + told.reworded + told.remade + told.dropped + told.made_room == told.sentences
    assert told.removed <= told.words


def _others(one: Item) -> tuple[Sentence, ...]:
    return tuple(s.model_copy(update={"text": f"So: {s.text}", "by": "reviewer"}) for s in one.sentences)
