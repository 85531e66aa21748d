"""What persons decide of the page, on a made-up brief; and the same decisions on the brief of another run."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.publish.factory import (
    CLASH,
    CUT_ITEM,
    DIDAR,
    FLEW,
    GUARDS,
    ITEMS,
    MET,
    RADAR,
    SOURCES,
    claim,
    item,
    make_brief,
    make_record,
    sentence,
)

from briefer.models import Act, Add, Brief, Claim, Cut, Drop, Item, Move, Pin, Record, Reword, Section
from briefer.review import Finder, Paged, Refs, decide_page, in_force

from .deciding import decisions, standings

RECORD = make_record()
REFS = Refs(RECORD)
RADAR_ITEM = "d5"
RIVER = SOURCES["river.txt"].sha256


def at_end_of_section(items: Sequence[Item], one: Item) -> tuple[Item, ...]:
    """Where an item goes in these tests: behind the last of its section."""
    order = list(Section)
    at = sum(order.index(i.section) <= order.index(one.section) for i in items)
    return (*items[:at], one, *items[at:])


def no_word_of_its_own(_: str, __: Sequence[str]) -> tuple[str, ...]:
    """The check of a text in these tests: all is supported."""
    return ()


def paged(*acts: Act, record: Record = RECORD, brief: Brief | None = None) -> Paged:
    return decide_page(
        Finder(record), brief or record.brief, in_force(decisions(*acts)), unsupported=no_word_of_its_own, put_back=at_end_of_section
    )


def texts(brief: Brief, section: Section) -> list[str]:
    return [s.text for i in brief.items if i.section is section for s in i.sentences]


def ids(brief: Brief, section: Section) -> list[str]:
    return [i.id for i in brief.items if i.section is section]


def test_nothing_decided_leaves_the_page_as_it_is() -> None:
    assert paged().brief == RECORD.brief


def test_other_words_for_a_sentence_keep_its_claims() -> None:
    made = paged(Reword(sentence=REFS.sentence("d2.1"), text="Nine guards died."))
    said = next(s for i in made.brief.items for s in i.sentences if s.id == "d2.1")
    assert (said.text, said.by, said.claims) == ("Nine guards died.", "reviewer", ITEMS[2].sentences[0].claims)
    assert made.held == {"d2"}
    assert standings(made.outcomes) == {1: "applied"}


@pytest.mark.parametrize(
    ("act", "gone", "why"),
    [
        (Drop(item=REFS.item("d5")), "d5", "dropped by Ada Reviewer"),
        (Drop(item=REFS.item("x1"), sentence=REFS.sentence("x1.4")), "x1-x1.4", "dropped by Ada Reviewer"),
        (Drop(item=REFS.item("d6"), sentence=REFS.sentence("d6.1")), "d6", "dropped by Ada Reviewer"),
    ],
    ids=["an item", "a sentence", "the only sentence of an item"],
)
def test_what_is_dropped_is_on_record(act: Act, gone: str, why: str) -> None:
    made = paged(act)
    assert [(c.item.id, c.why) for c in made.brief.cut if c.item.id != CUT_ITEM.id] == [(gone, why)]
    before = {s.id for i in RECORD.brief.items for s in i.sentences}
    after = {s.id for i in made.brief.items for s in i.sentences} | {s.id for c in made.brief.cut for s in c.item.sentences}
    assert before <= after


def test_what_was_cut_comes_back_where_it_is_pinned() -> None:
    made = paged(Pin(item=REFS.item(CUT_ITEM.id)))
    assert CUT_ITEM.id in ids(made.brief, Section.DEVELOPMENTS)
    assert made.brief.cut == ()
    assert made.held == {CUT_ITEM.id}


@pytest.mark.parametrize(
    ("item_id", "place", "order"),
    [
        ("d6", 1, ["d6", "d1", "d2", "d3", "d4", "d5"]),
        ("d1", 3, ["d2", "d3", "d1", "d4", "d5", "d6"]),
        ("d1", 99, ["d2", "d3", "d4", "d5", "d6", "d1"]),
        ("d3", 3, ["d1", "d2", "d3", "d4", "d5", "d6"]),
    ],
)
def test_moved_to_a_place_of_its_section(item_id: str, place: int, order: list[str]) -> None:
    made = paged(Move(item=REFS.item(item_id), place=place))
    assert ids(made.brief, Section.DEVELOPMENTS) == order
    assert ids(made.brief, Section.DISAGREEMENTS) == ["x1"]


def test_added_gaps_and_comments_stand_in_their_sections() -> None:
    made = paged(Add(what="gap", text="Who paid?", sources=(RIVER,)), Add(what="comment", text="Odd.", sources=(RIVER,)))
    assert texts(made.brief, Section.GAPS)[-1] == "Who paid?"
    assert texts(made.brief, Section.COMMENTS) == ["Odd."]
    assert {i.id for i in made.brief.items if i.sentences[0].by == "reviewer"} == {"r1", "r2"}


def test_what_was_added_to_other_sources_is_not_on_this_page() -> None:
    made = paged(Add(what="gap", text="Who paid?", sources=("a" * 64,)))
    assert (made.brief, standings(made.outcomes)) == (RECORD.brief, {1: "elsewhere"})


# ---------------------------------------------------------------- another run


def another_run(*items: Item, claims: tuple[Claim, ...], cut: tuple[Item, ...] = ()) -> Record:
    brief = make_brief(items=items, cut=tuple(Cut(item=i, why="no room") for i in cut))
    return make_record(brief=brief, claims=claims)


LONGER = claim("river.txt", "The minister of Freedonia, Ada Stone, met General Karl Berg in the capital on Monday, her office said.")
OTHER_WORDS = item("n1", Section.DEVELOPMENTS, sentence("n1.1", "Other words for it.", LONGER))


def test_a_reworded_sentence_is_found_by_what_it_rests_on() -> None:
    record = another_run(OTHER_WORDS, claims=(LONGER, FLEW))
    made = paged(Reword(sentence=REFS.sentence("d1.1"), text="They met."), record=record)
    assert texts(made.brief, Section.DEVELOPMENTS) == ["They met."]
    assert standings(made.outcomes) == {1: "applied"}


def test_words_for_which_the_page_has_no_place_get_one_of_their_own() -> None:
    elsewhere = item("n1", Section.DEVELOPMENTS, sentence("n1.1", "Something else.", CLASH))
    record = another_run(elsewhere, claims=(MET, FLEW, CLASH))
    made = paged(Reword(sentence=REFS.sentence("d1.1"), text="They met."), record=record)
    assert texts(made.brief, Section.DEVELOPMENTS) == ["Something else.", "They met."]
    assert made.brief.items[-1].sentences[0].claims == (MET.id, FLEW.id)


def test_words_come_back_from_what_was_cut() -> None:
    left_out = item("k1", Section.DEVELOPMENTS, sentence("k1.1", "A.", CLASH), sentence("k1.2", "B.", GUARDS, MET))
    record = another_run(OTHER_WORDS, claims=(LONGER, CLASH, GUARDS, MET), cut=(left_out,))
    made = paged(Reword(sentence=REFS.sentence("d2.1"), text="Nine died."), record=record)
    assert "Nine died." in texts(made.brief, Section.DEVELOPMENTS)
    assert [s.text for c in made.brief.cut for s in c.item.sentences] == ["A."]


def test_without_its_ground_a_sentence_waits_for_the_person() -> None:
    other = claim("river.txt", "They spoke of the river border")
    record = another_run(item("n1", Section.DEVELOPMENTS, sentence("n1.1", "A.", other)), claims=(other,))
    made = paged(Reword(sentence=REFS.sentence("d5.1"), text="Radar."), Drop(item=REFS.item("d4")), record=record)
    assert made.brief == record.brief
    assert {o.standing.value: o.changed for o in made.outcomes} == {"reopened": "the words it rested on were not read this time"}


def test_less_ground_than_before_is_told() -> None:
    record = another_run(OTHER_WORDS, claims=(LONGER,))
    made = paged(Reword(sentence=REFS.sentence("d1.1"), text="They met."), record=record)
    assert texts(made.brief, Section.DEVELOPMENTS) == ["They met."]
    assert [(o.standing.value, o.changed) for o in made.outcomes] == [
        ("reopened", "some of the words it rested on were not read this time")
    ]


def test_a_word_on_the_bottom_line_does_not_reword_a_disagreement() -> None:
    apart = item("x9", Section.DISAGREEMENTS, sentence("x9.1", "Head: “Berg”.", MET), conflict="x0123456789")
    record = another_run(apart, claims=(MET, FLEW, DIDAR))
    made = paged(Reword(sentence=REFS.sentence("b1.1"), text="They met."), record=record)
    assert texts(made.brief, Section.DISAGREEMENTS) == ["Head: “Berg”."]
    assert texts(made.brief, Section.BOTTOM_LINE) == ["They met."]


# ---------------------------------------------------------------- what rests on rejected words


def left_without(*claims: str) -> Brief:
    """The brief as it is once these claims are rejected: what rests on nothing else is cut."""
    kept = tuple(i for i in ITEMS if not i.sentences[0].claims or set(i.sentences[0].claims) - set(claims))
    cut = tuple(Cut(item=i, why="rejected") for i in ITEMS if i not in kept)
    return make_brief(items=kept, cut=cut)


@pytest.mark.parametrize(
    "act", [Reword(sentence=REFS.sentence("d5.1"), text="Radar."), Pin(item=REFS.item("d5"))], ids=["reworded", "pinned"]
)
def test_nothing_comes_back_on_words_that_were_rejected(act: Act) -> None:
    brief = left_without(RADAR.id)
    made = decide_page(
        Finder(RECORD),
        brief,
        in_force(decisions(act)),
        rejected=frozenset({RADAR.id}),
        unsupported=no_word_of_its_own,
        put_back=at_end_of_section,
    )
    assert made.brief == brief
    assert [(o.standing.value, o.changed) for o in made.outcomes] == [("superseded", "the claims it rests on were rejected")]


def test_what_comes_back_cites_no_rejected_claim() -> None:
    brief = make_brief(items=(ITEMS[1],), cut=(Cut(item=ITEMS[2], why="no room"),))
    made = decide_page(
        Finder(RECORD),
        brief,
        in_force(decisions(Reword(sentence=REFS.sentence("d2.1"), text="Nine died."))),
        rejected=frozenset({GUARDS.id}),
        unsupported=no_word_of_its_own,
        put_back=at_end_of_section,
    )
    said = next(s for i in made.brief.items for s in i.sentences if s.text == "Nine died.")
    assert GUARDS.id not in said.claims
    assert said.claims


def test_a_sentence_that_was_reworded_is_known_by_its_own_words_and_by_those_before() -> None:
    gap = REFS.sentence("g2.1")
    first = paged(Reword(sentence=gap, text="Watch the pact."))
    assert next(s.before for i in first.brief.items for s in i.sentences if s.id == "g2.1") == "Watch: a written pact."
    both = paged(Reword(sentence=gap, text="Watch the pact."), Drop(item=REFS.item("g2")))
    assert "Watch the pact." not in texts(both.brief, Section.GAPS)


def test_an_item_that_has_lost_its_first_sentence_is_still_that_item() -> None:
    made = paged(Drop(item=REFS.item("x1"), sentence=REFS.sentence("x1.1")), Drop(item=REFS.item("x1")))
    assert ids(made.brief, Section.DISAGREEMENTS) == []


# ---------------------------------------------------------------- what rests on no claim

GAP = next(i for i in ITEMS if i.section is Section.GAPS)
ELSEWHERE_TOO = "No source bears a date."


def remade(record: Record, text: str) -> Brief:
    """The page on which code has put the gap into other words, as it does after a decision on what it counts."""
    words = GAP.sentences[0].model_copy(update={"text": text})
    return record.brief.model_copy(
        update={"items": tuple(i.model_copy(update={"sentences": (words,)}) if i.id == GAP.id else i for i in record.brief.items)}
    )


def closed(record: Record, *, room: bool) -> Brief:
    left = tuple(i for i in record.brief.items if i.id != GAP.id)
    return record.brief.model_copy(update={"items": left, "cut": (*record.brief.cut, Cut(item=GAP, why="?", room=room))})


@pytest.mark.parametrize(
    ("act", "standing", "there"),
    [
        (Reword(sentence=REFS.sentence(GAP.sentences[0].id), text="Mine."), "applied", ["Mine."]),
        (Drop(item=REFS.item(GAP.id)), "applied", []),
        (Pin(item=REFS.item(GAP.id)), "applied", ["Other words."]),
    ],
    ids=["reworded", "dropped", "pinned"],
)
def test_a_gap_that_code_has_put_into_other_words_is_the_same(act: Act, standing: str, there: list[str]) -> None:
    made = paged(act, brief=remade(RECORD, "Other words."))
    assert standings(made.outcomes) == {1: standing}
    gaps = texts(made.brief, Section.GAPS)
    assert [t for t in gaps if t in {"Mine.", "Other words."}] == there


@pytest.mark.parametrize(("room", "standing"), [(True, "applied"), (False, "reopened")])
def test_a_gap_that_is_settled_does_not_come_back(room: bool, standing: str) -> None:
    for act in (Reword(sentence=REFS.sentence(GAP.sentences[0].id), text="Mine."), Pin(item=REFS.item(GAP.id))):
        made = paged(act, brief=closed(RECORD, room=room))
        assert standings(made.outcomes) == {1: standing}
        assert (GAP.id in ids(made.brief, Section.GAPS)) is room


def test_more_sources_and_other_words_for_the_gap_ask_again() -> None:
    more = make_record(extra=(SOURCES["river.txt"].model_copy(update={"id": "s9999999999", "sha256": "9" * 64, "name": "new.txt"}),))
    acts = (Reword(sentence=REFS.sentence(GAP.sentences[0].id), text="Mine."),)
    for record, brief, standing in (
        (more, remade(more, "Other words."), "reopened"),
        (more, more.brief, "applied"),
        (RECORD, remade(RECORD, "Other words."), "applied"),
    ):
        made = paged(*acts, record=record, brief=brief)
        assert standings(made.outcomes) == {1: standing}
        assert "Mine." in texts(made.brief, Section.GAPS), "it holds until a person decides again"


def test_the_same_words_in_a_brief_on_other_sources_are_not_dropped_with_it() -> None:
    ref = REFS.item(GAP.id)
    far = ref.model_copy(update={"sentences": tuple(s.model_copy(update={"sources": ("9" * 64,)}) for s in ref.sentences)})
    made = paged(Drop(item=far))
    assert (standings(made.outcomes), made.brief) == ({1: "elsewhere"}, RECORD.brief)


# ---------------------------------------------------------------- numbers


def test_origins_are_counted_anew_where_a_sentence_leaves() -> None:
    two = item("v2", Section.DEVELOPMENTS, sentence("t21", "One.", MET), sentence("t22", "Two.", FLEW), origins=2)
    record = make_record(brief=make_brief(items=(*ITEMS, two)))
    made = paged(Drop(item=Refs(record).item("v2"), sentence=Refs(record).sentence("t22")), record=record)
    assert {i.id: i.origins for i in (*made.brief.items, *(c.item for c in made.brief.cut)) if i.id.startswith("v2")} == {
        "v2": 1,
        "v2-t22": 1,
    }


def test_what_was_moved_comes_back_where_it_was_cut_for_room() -> None:
    shorter = RECORD.brief.model_copy(
        update={
            "items": tuple(i for i in ITEMS if i.id != RADAR_ITEM),
            "cut": (Cut(item=next(i for i in ITEMS if i.id == RADAR_ITEM), why="no room", room=True),),
        }
    )
    made = paged(Move(item=REFS.item(RADAR_ITEM), place=1), brief=shorter)
    assert standings(made.outcomes) == {1: "applied"}
    assert ids(made.brief, Section.DEVELOPMENTS)[0] == RADAR_ITEM
    assert RADAR_ITEM in made.held


def test_the_only_item_of_its_section_stays_before_those_of_later_sections() -> None:
    alone = next(s for s in Section if len(ids(RECORD.brief, s)) == 1 and s is not list(Section)[-1])
    made = paged(Move(item=REFS.item(ids(RECORD.brief, alone)[0]), place=3))
    order = [list(Section).index(i.section) for i in made.brief.items]
    assert order == sorted(order)
