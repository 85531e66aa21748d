"""The evidence after decisions is what `gather` makes of them, and the page anew touches what they touched."""

from __future__ import annotations

import asyncio
from dataclasses import fields
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brief.made_up import Story, a_claim, a_conflict, a_source, an_entity, an_event, extractions_of, origins_of

from briefer.brief import Evidence, gather, redraft, with_decided, write_brief
from briefer.brief.decided import changes
from briefer.brief.redraft import CLOSED, REJECTED
from briefer.models import (
    Brief,
    Certainty,
    ConflictKind,
    Cut,
    DifferenceKind,
    Extraction,
    Item,
    Mark,
    Origin,
    Reading,
    Reconciled,
    Section,
    Sentence,
    SettledDate,
    Wanted,
)

WHO = "A. Reviewer"


def write(evidence: Evidence, most_items: int = 99) -> Brief:
    def pages_of(brief: Brief) -> int:
        return 1 + (len(brief.items) > most_items)

    made = write_brief(evidence.reading, evidence.extractions, evidence.reconciled, wanted=Wanted(), pages_of=pages_of)
    return asyncio.run(made).brief


def decide(before: Evidence, *, reject: set[str] | frozenset[str] = frozenset(), reading: Reading | None = None, **reconciled) -> Evidence:
    """The evidence with claims rejected, or fields of what was reconciled set."""
    return with_decided(
        before,
        reading=reading or before.reading,
        extractions=tuple(_without(e, reject) for e in before.extractions),
        reconciled=before.reconciled.model_copy(update=reconciled) if reconciled else before.reconciled,
    )


def _without(extraction: Extraction, gone: set[str] | frozenset[str]) -> Extraction:
    left = tuple(c for c in extraction.claims if c.id not in gone)
    return extraction if len(left) == len(extraction.claims) else extraction.model_copy(update={"claims": left})


def sentences(brief: Brief, section: Section | None = None) -> list[Sentence]:
    return [s for i in brief.items for s in i.sentences if section in {None, i.section}]


def texts(brief: Brief, section: Section | None = None) -> list[str]:
    return [s.text for s in sentences(brief, section)]


def why(brief: Brief) -> dict[str, str]:
    return {cut.item.id: cut.why for cut in brief.cut}


# ---------------------------------------------------------------- the evidence


class Town(Story):
    """The story with a copy of the first article, a running count and a toll that sources round."""

    def __init__(self) -> None:
        super().__init__()
        self.copy = a_source("d.txt", self.first.text.split("\n"), published="2031-03-04", publisher="Copy Post")
        lines = self.copy.text.split("\n")
        self.clash3 = a_claim(self.copy, lines[1], places=("Norhaven",), counts=(("Four", 4, "soldiers killed"),))
        self.sources = (*self.sources, self.copy)
        self.claims = (*self.claims, self.clash3)
        toll = a_conflict("clash near Norhaven", "soldiers killed", ConflictKind.NUMBER, ("4", (self.clash,)), ("about 4", (self.clash2,)))
        copied = Origin(
            id=f"o{self.first.id}",
            sources=(self.first.id, self.copy.id),
            kind="copy",
            reason="same text",
            evidence=((self.clash.id, self.clash3.id),),
        )
        self.reconciled = self.reconciled.model_copy(
            update={
                "origins": (copied, *origins_of((self.second, self.third))),
                "events": (*self.reconciled.events[:1], an_event((self.clash, self.clash2, self.clash3)), *self.reconciled.events[2:]),
                "conflicts": (self.dispute, toll.model_copy(update={"verdict": DifferenceKind.ROUNDING})),
            }
        )


@cache
def told() -> tuple[Evidence, Brief]:
    evidence = Town().evidence
    return evidence, write(evidence)


@given(st.data())
def test_what_is_taken_over_is_what_would_be_gathered(data):
    before = told()[0]
    known, ids = before.reconciled, sorted(before.claims)
    gone = data.draw(st.sets(st.sampled_from(ids)))
    verdicts = st.sampled_from(list(DifferenceKind))
    conflicts = tuple(
        c.model_copy(update={"verdict": data.draw(verdicts), "taken": data.draw(st.sampled_from([None, c.positions[0].value]))})
        for c in data.draw(st.permutations(known.conflicts))
    )
    two = data.draw(st.booleans())
    entities = (
        known.entities if two else (*known.entities[1:], known.entities[0].model_copy(update={"variants": known.entities[1].variants}))
    )
    joined = (known.origins[0].model_copy(update={"sources": tuple(before.numbers)}),)
    origins, dates = data.draw(st.sampled_from([known.origins, joined])), data.draw(st.sampled_from([known.dates, ()]))
    graded = before.reading.model_copy(update={"sources": tuple(s.model_copy(update={"grade": "B"}) for s in before.reading.sources)})
    after = decide(
        before,
        reject=gone,
        reading=data.draw(st.sampled_from([before.reading, graded])),
        conflicts=conflicts[: data.draw(st.integers(0, 2))],
        entities=entities,
        origins=origins,
        dates=dates,
    )
    whole = gather(after.reading, after.extractions, after.reconciled)
    for field in fields(Evidence):
        assert getattr(after, field.name) == getattr(whole, field.name), field.name


def test_nothing_decided_changes_nothing():
    before, brief = told()
    after = decide(before)
    assert not changes(before, after)
    assert redraft(brief, before, after) is brief


def test_a_decision_on_what_does_not_stand_on_the_page_changes_only_its_own():
    before, brief = told()
    other = an_entity("Nobody Here", ())
    after = decide(before, entities=(*before.reconciled.entities, other))
    assert redraft(brief, before, after) == brief


# ---------------------------------------------------------------- claims


def test_a_sentence_loses_a_claim_and_keeps_its_words_and_id():
    before, brief = told()
    story = Town()
    old = next(s for s in sentences(brief) if s.claims[0] == story.clash.id and len(s.claims) > 1)
    new = next(s for s in sentences(redraft(brief, before, decide(before, reject={story.clash3.id}))) if s.id == old.id)
    assert new.text == old.text
    assert new.claims == tuple(c for c in old.claims if c != story.clash3.id)


def test_a_note_on_another_value_leaves_with_the_claim_that_has_it():
    before, brief = told()
    story = Town()
    old = next(s for s in sentences(brief) if s.claims[0] == story.clash.id)
    new = next(s for s in sentences(redraft(brief, before, decide(before, reject={story.clash2.id}))) if s.id == old.id)
    assert old.text == "Four [source 2: about 4] soldiers were killed in a clash near Norhaven on 3 March 2031."
    assert new.text == "Four soldiers were killed in a clash near Norhaven on 3 March 2031."
    assert story.clash2.id not in new.claims


def test_a_sentence_whose_first_claim_is_gone_is_said_in_the_words_of_the_next():
    before, brief = told()
    story = Town()
    old = next(s for s in sentences(brief) if s.claims[0] == story.clash.id)
    new = next(s for s in sentences(redraft(brief, before, decide(before, reject={story.clash.id}))) if s.id == old.id)
    assert new.claims[0] == old.claims[1]
    assert new.text == before.claims[old.claims[1]].quote.text.rstrip(".") + "."


def test_an_item_whose_claims_are_all_rejected_leaves_and_is_on_record():
    before, brief = told()
    item = next(i for i in brief.items if i.section is Section.DEVELOPMENTS)
    gone = {c for s in item.sentences for c in s.claims}
    new = redraft(brief, before, decide(before, reject=gone))
    assert item.id not in {i.id for i in new.items}
    assert Cut(item=item, why=REJECTED) in new.cut


def test_of_two_sentences_one_leaves():
    before, brief = told()
    one, two = [i for i in brief.items if i.section is Section.DEVELOPMENTS and not i.conflict][:2]
    pair = one.model_copy(update={"sentences": (*one.sentences, *two.sentences)})
    brief = brief.model_copy(update={"items": tuple(pair if i is one else i for i in brief.items if i is not two)})
    new = redraft(brief, before, decide(before, reject=set(pair.sentences[0].claims)))
    left = next(i for i in new.items if i.id == pair.id)
    assert [s.id for s in left.sentences] == [pair.sentences[1].id]


@given(st.data())
def test_whatever_is_rejected_nothing_on_the_page_rests_on_it(data):
    before, brief = told()
    gone = data.draw(st.sets(st.sampled_from(sorted(before.claims)), max_size=len(before.claims)))
    conflicts = tuple(c for c in (_stripped(c, gone) for c in before.reconciled.conflicts) if len(c.positions) > 1)
    new = redraft(brief, before, decide(before, reject=gone, conflicts=conflicts))
    for item in (*new.items, *(c.item for c in new.cut if c.why != REJECTED and "review" not in c.why)):
        assert item.section is Section.GAPS or all(s.claims for s in item.sentences)
        assert gone.isdisjoint(c for s in item.sentences for c in s.claims)
    found = texts(new)
    assert len(found) == len(set(found))
    ids = [i.id for i in (*new.items, *(c.item for c in new.cut))]
    assert len(ids) == len(set(ids))
    gone_items = {i.id for i in brief.items} - {i.id for i in new.items}
    assert gone_items <= {c.item.id for c in new.cut}


def _stripped(conflict, gone):
    sides = [p.model_copy(update={"claims": tuple(c for c in p.claims if c not in gone)}) for p in conflict.positions]
    return conflict.model_copy(update={"positions": tuple(p for p in sides if p.claims)})


def test_citations_that_were_shortened_are_filled_up_from_those_that_say_the_same():
    line = "Four soldiers were killed in a clash near Norhaven on the border."
    made = [a_source(f"{n:03}.txt", [line], published="2031-03-04") for n in range(120)]
    claims = [a_claim(s, line) for s in made]
    known = Reconciled(origins=origins_of(made), events=(an_event(claims, when="2031-03-03"),))
    before = gather(Reading(sources=tuple(made)), extractions_of(made, claims), known)

    def size(brief: Brief) -> int:
        return 1 + (len(brief.sources) > 10)

    brief = asyncio.run(write_brief(before.reading, before.extractions, known, wanted=Wanted(), pages_of=size)).brief
    old = brief.items[0].sentences[0]
    new = redraft(brief, before, decide(before, reject=set(old.claims)))
    sentence = new.items[0].sentences[0]
    assert (sentence.id, sentence.text, len(sentence.claims)) == (old.id, old.text, 3)
    assert not set(sentence.claims) & set(old.claims)
    assert {before.claims[c].source for c in sentence.claims} <= {s.source for s in new.sources}
    assert not set(sentence.claims) & {c for cut in new.cut for s in cut.item.sentences for c in s.claims}


# ---------------------------------------------------------------- differences


def _chosen(story: Story, **update):
    return tuple(c.model_copy(update=update) if c.id == story.dispute.id else c for c in story.reconciled.conflicts)


@pytest.mark.parametrize(
    ("update", "last"),
    [
        (
            {"taken": "Oskar Lind", "reason": f"The page uses Oskar Lind, as decided by {WHO}: two sources name him."},
            f"The page uses Oskar Lind, as decided by {WHO}: two sources name him.",
        ),
        ({"reason": f"Both stand, as decided by {WHO}."}, f"Both stand, as decided by {WHO}."),
    ],
)
def test_a_conflict_that_was_decided_says_so_under_its_old_ids(update, last):
    story = Town()
    before, brief = told()
    new = redraft(brief, before, decide(before, conflicts=_chosen(story, **update)))
    old = next(i for i in brief.items if i.id == story.dispute.id)
    item = next(i for i in new.items if i.id == story.dispute.id)
    assert [s.id for s in item.sentences] == [s.id for s in old.sentences]
    assert item.sentences[-1].text == last
    assert [i.id for i in new.items if i.section is not Section.GAPS] == [i.id for i in brief.items if i.section is not Section.GAPS]


def test_a_decided_conflict_is_no_gap_any_more_and_an_open_one_stays_one():
    story = Town()
    before, brief = told()
    assert any("do not settle" in t for t in texts(brief, Section.GAPS))
    new = redraft(brief, before, decide(before, conflicts=_chosen(story, taken="Oskar Lind", reason="decided")))
    assert not any("do not settle" in t for t in texts(new, Section.GAPS))
    assert CLOSED in why(new).values()


def test_what_is_no_conflict_leaves_with_its_notes_and_its_sentence_in_the_bottom_line():
    story = Town()
    before, brief = told()
    settled = _chosen(story, verdict=DifferenceKind.SETTLED, taken=None, reason=f"No conflict, as decided by {WHO}.")
    new = redraft(brief, before, decide(before, conflicts=settled))
    assert story.dispute.id not in {i.conflict for i in new.items}
    assert {story.dispute.id, f"b{story.dispute.id}"} <= why(new).keys()
    assert WHO in why(new)[story.dispute.id]
    noted = [s for s in sentences(brief) if "name disputed" in s.text]
    now = {s.id: s.text for s in sentences(new)}
    assert noted
    assert all("disputed" not in now[s.id] and now[s.id] == s.text.replace(" [name disputed, see below]", "") for s in noted)


@pytest.mark.parametrize("side", [0, 1])
def test_a_name_that_a_person_chose_is_called_decided_and_stands_beside_the_other(side):
    story = Town()
    before, brief = told()
    chosen = story.dispute.positions[side]
    new = redraft(brief, before, decide(before, conflicts=_chosen(story, taken=chosen.value, reason="decided", decided=True)))
    was, now = ({s.id: s for s in sentences(b)} for b in (brief, new))
    noted = [i for i, s in was.items() if "[name disputed, see below]" in s.text and i in now]
    assert noted
    for i in noted:
        note = "name decided" if was[i].claims[0] in chosen.claims else f"the page uses {chosen.value}"
        assert now[i].text == was[i].text.replace("name disputed", note)
    assert f"b{story.dispute.id}" not in {i.id for i in new.items}, "the bottom line tells what is open"


def test_a_conflict_that_is_open_since_then_gets_an_item_and_its_notes():
    story = Town()
    before, _ = told()
    closed = decide(before, conflicts=_chosen(story, verdict=DifferenceKind.VARIANT))
    plain = write(closed)
    assert story.dispute.id not in {i.conflict for i in plain.items}
    new = redraft(plain, closed, decide(closed, conflicts=story.reconciled.conflicts))
    assert {story.dispute.id, f"b{story.dispute.id}"} <= {i.id for i in new.items}
    assert any("[name disputed, see below]" in t for t in texts(new))
    assert [i.section for i in new.items] == sorted((i.section for i in new.items), key=list(Section).index)


# ---------------------------------------------------------------- dates, names, grades, origins


def test_a_date_that_was_set_stands_beside_the_words():
    story = Town()
    before, brief = told()
    date = SettledDate(claim=story.closed.id, text="25 December", value="2030-12-25", reason=f"decided by {WHO}")
    new = redraft(brief, before, decide(before, dates=(*before.reconciled.dates, date)))
    old = next(i for i in brief.items for s in i.sentences if "[no year given]" in s.text)
    item = next(i for i in new.items if i.id == old.id)
    assert item.sentences[0].text == "A border crossing was closed on 25 December [Wednesday 25 December 2030] after an attack."
    assert (old.mark, item.mark) == (Mark.DATE_OPEN, Mark.BACKGROUND)
    assert any("gives the year" in t for t in texts(brief, Section.GAPS))
    assert not any("gives the year" in t for t in texts(new, Section.GAPS))


def test_a_name_and_a_grade():
    before, brief = told()
    first, *rest = before.reconciled.entities
    also = first.variants[0].model_copy(update={"text": "Anya Tot"})
    after = decide(before, entities=(first.model_copy(update={"canonical": "Anna Thot", "variants": (*first.variants, also)}), *rest))
    assert any(line.startswith("Anna Thot: also ") for line in redraft(brief, before, after).names)
    sources = before.reading.sources
    graded = before.reading.model_copy(update={"sources": (sources[0].model_copy(update={"grade": "B"}), *sources[1:])})
    new = redraft(brief, before, decide(before, reading=graded))
    assert [s.grade for s in new.sources] == ["B" if s.source == sources[0].id else s.grade for s in brief.sources]
    assert new.model_copy(update={"sources": brief.sources}) == brief


def test_sources_that_are_one_text_count_once():
    story = Town()
    before, brief = told()
    one, two, *rest = before.reconciled.origins
    joined = one.model_copy(update={"sources": (*one.sources, *two.sources), "kind": "rewrite"})
    new = redraft(brief, before, decide(before, origins=(joined, *rest)))
    line = next(s for s in new.sources if s.source == story.second.id)
    assert line.same_text_as == 1
    clash = next(i for i in brief.items if i.sentences[0].claims[0] == story.clash.id)
    assert (clash.origins, next(i for i in new.items if i.id == clash.id).origins) == (2, 1)
    assert "of 3 origins" in brief.made[1]
    assert "of 2 origins" in new.made[1]


# ---------------------------------------------------------------- what a model phrased


def _phrased(text: str, story: Town, brief: Brief) -> tuple[Brief, Item]:
    """The brief with a model's sentence in the place of that on the clash."""
    old = next(i for i in brief.items if i.sentences[0].claims[0] == story.clash.id)
    ids = (story.clash.id, story.clash2.id)
    item = old.model_copy(update={"sentences": (Sentence(id="t1", text=text, claims=ids, by="model"), *old.sentences[1:])})
    return brief.model_copy(update={"items": tuple(item if i.id == old.id else i for i in brief.items)}), item


def test_a_models_sentence_stays_while_its_claims_hold_it():
    story = Town()
    before, brief = told()
    given_brief, item = _phrased("Four soldiers were killed near Norhaven on 3 March 2031.", story, brief)
    new = redraft(given_brief, before, decide(before, reject={story.clash2.id}))
    sentence = next(i for i in new.items if i.id == item.id).sentences[0]
    assert (sentence.text, sentence.by, sentence.claims) == (item.sentences[0].text, "model", (story.clash.id,))


def test_a_models_sentence_gives_way_where_they_do_not():
    story = Town()
    before, brief = told()
    given_brief, item = _phrased("Four soldiers were killed near Norhaven on 3 March 2031.", story, brief)
    new = redraft(given_brief, before, decide(before, reject={story.clash.id}))
    sentence = next(i for i in new.items if i.id == item.id).sentences[0]
    assert (sentence.id, sentence.by, sentence.claims) == ("t1", "source", (story.clash2.id,))
    assert sentence.text == "Four soldiers were killed in a clash near Norhaven, the army said."
    assert story.clash2.certainty is Certainty.REPORTED
