from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.brief.made_up import Story, a_claim, a_conflict, a_source, an_entity, an_event, extractions_of, origins_of

from briefer.brief import write_brief
from briefer.models import (
    Brief,
    ConflictKind,
    DateKnown,
    DifferenceKind,
    Extraction,
    Furniture,
    Mark,
    Origin,
    Reading,
    Reconciled,
    Section,
    Unread,
    Wanted,
)


def one_page(_: Brief) -> int:
    return 1


async def write(story: Story, **wanted) -> Brief:
    return (await write_brief(story.reading, story.extractions, story.reconciled, wanted=Wanted(**wanted), pages_of=one_page)).brief


def texts(brief: Brief, section: Section | None = None) -> list[str]:
    return [s.text for i in brief.items for s in i.sentences if section in {None, i.section}]


async def test_every_sentence_outside_the_gaps_names_known_claims():
    story = Story()
    known = {c.id for c in story.claims}
    for item in (await write(story)).items:
        for sentence in item.sentences:
            assert set(sentence.claims) <= known
            assert bool(sentence.claims) == (item.section is not Section.GAPS)


async def test_no_sentence_stands_twice():
    found = texts(await write(Story()))
    assert len(found) == len(set(found)) > 8


async def test_the_order_of_what_is_given_changes_nothing():
    story = Story()
    plain = await write(story)
    for sources in itertools.permutations(story.sources):
        reading = Reading(sources=sources)
        extractions = tuple(reversed(extractions_of(sources, tuple(reversed(story.claims)))))
        turned = story.reconciled.model_copy(
            update={"events": tuple(reversed(story.reconciled.events)), "entities": tuple(reversed(story.reconciled.entities))}
        )
        written = await write_brief(reading, extractions, turned, wanted=Wanted(), pages_of=one_page)
        assert written.brief == plain


async def test_sources_are_numbered_by_name():
    assert [(line.number, line.publisher) for line in (await write(Story())).sources] == [
        (1, "Norhaven Post"),
        (2, None),
        (3, "Made Up News"),
    ]


@pytest.mark.parametrize(
    ("told", "dates", "as_of", "how"),
    [
        ("2031-05-01", ("2031-03-04", None), "2031-05-01", "told by the user"),
        (None, ("2031-03-04", "2029-01-01"), "2031-03-04", "newest dated source"),
        (None, ("2029-01-01", None), "2029-01-01", "newest dated source"),
        (None, ("2030", "2029-11-30"), "2030", "newest dated source"),
        (None, ("XXXX-12-25", None), None, "no source bears a date"),
        (None, (None, None), None, "no source bears a date"),
    ],
)
async def test_information_cut_off(told, dates, as_of, how):
    sources = [a_source(f"{n}.txt", [f"A clash was reported in town {n}."], published=d) for n, d in enumerate(dates)]
    claims = [a_claim(s, s.text) for s in sources]
    known = Reconciled(origins=origins_of(sources))
    wanted = Wanted(as_of=told)
    written = await write_brief(Reading(sources=tuple(sources)), extractions_of(sources, claims), known, wanted=wanted, pages_of=one_page)
    assert (written.brief.as_of, written.brief.as_of_how) == (as_of, how)


async def test_the_period_leaves_background_out():
    assert (await write(Story())).period == "2031-03-03/2031-03-04"


async def test_marks():
    marks = {s.text: i.mark for i in (await write(Story())).items for s in i.sentences}
    assert marks["Four soldiers were killed in a clash near Norhaven on 3 March 2031."] is Mark.NEW
    assert marks["A border crossing was closed on 25 December [no year given] after an attack."] is Mark.DATE_OPEN
    assert next(m for t, m in marks.items() if "2022" in t) is Mark.BACKGROUND


async def test_claims_that_say_the_same_are_cited_together_and_the_two_sides_of_a_conflict_never():
    story = Story()
    by_text = {s.text: s.claims for i in (await write(story)).items for s in i.sentences}
    assert by_text["Four soldiers were killed in a clash near Norhaven on 3 March 2031."] == (story.clash.id, story.clash2.id)
    meeting = next(c for t, c in by_text.items() if "met President" in t)
    assert meeting == (story.meeting.id,)


async def test_a_disputed_name_is_marked_where_it_stands():
    found = " ".join(texts(await write(Story())))
    assert "General Ilya Varga [name disputed, see below], the head" in found


async def test_a_disagreement_quotes_both_sides_each_with_its_claims():
    story = Story()
    item = next(i for i in (await write(story)).items if i.section is Section.DISAGREEMENTS)
    assert [(s.text, s.claims) for s in item.sentences[:2]] == [
        ("Head of the Border Guard: “General Ilya Varga” (one independent source).", (story.meeting.id,)),
        ("“General Oskar Lind” (one independent source).", (story.meeting2.id,)),
    ]
    assert item.sentences[2].text == "Left open. Each has one source."


async def test_a_value_that_is_taken_is_named_with_the_reason():
    story = Story()
    taken = story.dispute.model_copy(update={"taken": "Oskar Lind"})
    story.reconciled = story.reconciled.model_copy(update={"conflicts": (taken,)})
    item = next(i for i in (await write(story)).items if i.section is Section.DISAGREEMENTS)
    assert item.sentences[-1].text == "The page uses Oskar Lind. Each has one source."


async def test_the_bottom_line_ends_with_the_main_conflict():
    last = [i for i in (await write(Story())).items if i.section is Section.BOTTOM_LINE][-1]
    assert last.conflict
    assert " ".join(s.text for s in last.sentences).endswith("“General Ilya Varga” or “General Oskar Lind”.")


async def test_a_forecast_is_attributed_and_stands_with_no_facts():
    brief = await write(Story())
    assert texts(brief, Section.JUDGEMENTS) == [
        "Norhaven Post, in its own voice: “It is likely that more patrols will be sent to the border.”"
    ]
    assert not any("more patrols" in t for t in texts(brief, Section.DEVELOPMENTS) + texts(brief, Section.BOTTOM_LINE))


async def test_another_language_is_introduced_and_left_in_its_words():
    found = [s for i in (await write(Story())).items for s in i.sentences if "سربازان" in s.text]
    assert [(s.text, s.by) for s in found] == [
        ("Made Up News writes in Persian (not translated): «سربازان در درگیری مرزی کشته شدند.»", "template")
    ]


async def test_gaps_are_four_and_say_what_is_missing():
    gaps = texts(await write(Story()), Section.GAPS)
    assert len(gaps) == 4
    assert any("year of 25 December (source 2)" in g for g in gaps)
    assert any("Undated: sources 2 and 3" in g for g in gaps)


async def test_updates_are_one_line_and_no_conflict():
    first = a_source("a.txt", ["At least 100 people were killed in the blast in Norhaven."], published="2031-03-03")
    second = a_source("b.txt", ["The toll of the Norhaven blast rose to 112 dead, doctors said."], published="2031-03-04")
    old = a_claim(first, first.text, counts=(("100", 100, "people killed"),))
    new = a_claim(second, second.text, counts=(("112", 112, "people killed"),))
    update = a_conflict(
        "blast in Norhaven",
        "people killed",
        ConflictKind.NUMBER,
        ("100", (old,)),
        ("112", (new,)),
        verdict=DifferenceKind.UPDATE,
        taken="112",
    )
    known = Reconciled(origins=origins_of((first, second)), events=(an_event((old, new), when="2031-03-03"),), conflicts=(update,))
    reading = Reading(sources=(first, second))
    brief = (await write_brief(reading, extractions_of((first, second), (old, new)), known, wanted=Wanted(), pages_of=one_page)).brief
    line = next(i for i in brief.items if i.conflict)
    assert (line.section, line.mark) == (Section.DEVELOPMENTS, Mark.UPDATE)
    assert [(s.text, s.claims) for s in line.sentences] == [
        ("Reported number of people killed in the blast in Norhaven rose: 100,", (old.id,)),
        ("112.", (new.id,)),
    ]
    assert "100 [later 112, by source 2]" in " ".join(s.text for i in brief.items for s in i.sentences if i is not line)
    assert not [i for i in brief.items if i.section is Section.DISAGREEMENTS]


async def test_spellings_of_one_person():
    story = Story()
    toth = an_entity(
        "Anna Toth",
        (story.meeting,),
        also=(("Ana Tóth-Kis", story.meeting2), ("Toth", story.meeting2), ("President Anna Toth", story.clash)),
    )
    story.reconciled = story.reconciled.model_copy(update={"entities": (toth,)})
    assert (await write(story)).names == ("Anna Toth: also Ana Tóth-Kis [2]",)


async def test_a_name_in_another_script_is_quoted_by_its_own_spelling():
    story = Story()
    sentence = "اسکار لیند رئیس مرزبانی به شهر رفت."
    third = a_source("c.txt", [sentence], language="fa")
    said = a_claim(third, sentence, names=("اسکار لیند",))
    lind = an_entity("Oskar Lind", (story.meeting2,), also=(("اسکار لیند", said),))
    dispute = a_conflict(
        "head of the Border Guard", "name", ConflictKind.NAME, ("Ilya Varga", (story.meeting,)), ("Oskar Lind", (story.meeting2, said))
    )
    story.sources, story.claims = (story.first, story.second, third), (story.meeting, story.meeting2, said)
    story.reconciled = Reconciled(origins=origins_of(story.sources), entities=(lind,), conflicts=(dispute,))
    item = next(i for i in (await write(story)).items if i.section is Section.DISAGREEMENTS)
    assert [s.text for s in item.sentences if "«اسکار لیند»" in s.text] == ["«اسکار لیند» (two independent sources)."]


async def test_copies_and_furniture_are_noted_without_the_words_of_the_furniture():
    line = "Four soldiers were killed in a clash near Norhaven."
    spam = tuple(Furniture(text="buy casino", raw_start=n, raw_end=n + 1, reason="link list") for n in range(6))
    sources = [a_source("a.txt", [line]), a_source("b.txt", [line], furniture=spam)]
    claims = [a_claim(s, line) for s in sources]
    known = Reconciled(origins=origins_of(sources, sources))
    brief = (
        await write_brief(Reading(sources=tuple(sources)), extractions_of(sources, claims), known, wanted=Wanted(), pages_of=one_page)
    ).brief
    assert [(s.same_text_as, s.note) for s in brief.sources] == [
        (None, None),
        (1, "6 menus, links and other parts of the page left out, mostly link list"),
    ]
    assert "casino" not in brief.model_dump_json()


async def test_sources_that_share_paragraphs_are_not_called_one_text():
    wire = "Four soldiers were killed in a clash near Norhaven."
    more = ("Rain closed the harbour of Sandvik.", "The mayor opened a school.")
    sources = [a_source("a.txt", [wire, "The price of bread rose.", "A bridge was built."]), a_source("b.txt", [wire, *more])]
    lines = [(sources[0], wire), (sources[0], "The price of bread rose."), (sources[1], wire), (sources[1], more[0])]
    claims = [a_claim(source, line) for source, line in lines]
    shared = Origin(id="o1", sources=tuple(s.id for s in sources), kind="rewrite", reason="", evidence=((claims[0].id, claims[2].id),))
    known, reading = Reconciled(origins=(shared,)), Reading(sources=tuple(sources))
    brief = (await write_brief(reading, extractions_of(sources, claims), known, wanted=Wanted(), pages_of=one_page)).brief
    assert [(s.same_text_as, s.note) for s in brief.sources] == [(None, None), (None, "shares wire paragraphs with [1]")]


async def test_what_was_not_read_makes_the_brief_partial():
    story = Story()
    reading = Reading(sources=story.sources, unread=(Unread(name="photo.txt", why="it is no text", advice="Leave it out."),))
    extractions = tuple(e.model_copy(update={"fault": "no answer in 120 s"}) if n == 0 else e for n, e in enumerate(story.extractions))
    brief = (await write_brief(reading, extractions, story.reconciled, wanted=Wanted(), pages_of=one_page)).brief
    assert brief.partial == ("photo.txt was not read: it is no text.", "Source 1 was read by the built-in reader: no answer in 120 s.")


async def test_many_that_were_not_read_are_counted():
    story = Story()
    unread = tuple(Unread(name=f"{n}.txt", why="it is empty", advice="") for n in range(10_000))
    reading = Reading(sources=story.sources, unread=unread)
    brief = (await write_brief(reading, story.extractions, story.reconciled, wanted=Wanted(), pages_of=one_page)).brief
    assert len(brief.partial) == 4
    assert brief.partial[-1] == "9997 more were not read; they are listed in brief.json."


async def test_title_and_marking_are_the_users_where_given():
    brief = await write(Story(), title="Border watch", marking="TLP:AMBER+STRICT")
    assert (brief.title, brief.marking) == ("Border watch", "TLP:AMBER+STRICT")


async def test_links_and_markup_in_a_claim_never_reach_the_page():
    lines = [
        "A clash near Norhaven killed four, see https://spam.example/x for more.",
        "Soldiers <b>fled</b> the border town of Norhaven.",
        "The army closed the border.",
    ]
    source = a_source("a.txt", lines)
    claims = [a_claim(source, line) for line in lines]
    known = Reconciled(origins=origins_of([source]), events=(an_event(claims),))
    brief = (
        await write_brief(Reading(sources=(source,)), extractions_of([source], claims), known, wanted=Wanted(), pages_of=one_page)
    ).brief
    assert texts(brief, Section.BOTTOM_LINE) == ["The army closed the border."]
    assert not re.search(r"https|<b>", " ".join(texts(brief)))


async def test_no_claims_still_make_a_page():
    source = a_source("a.txt", ["Nothing."])
    written = await write_brief(
        Reading(sources=(source,)), (Extraction(source=source.id, reader="builtin"),), Reconciled(), wanted=Wanted(), pages_of=one_page
    )
    assert [line.note for line in written.brief.sources] == ["no claims found"]
    assert {i.section for i in written.brief.items} <= {Section.GAPS}


WORDS = st.lists(
    st.sampled_from(["soldiers", "killed", "border", "clash", "talks", "in", "Norhaven", "Monday", "the", "four", "army", "said"]),
    min_size=4,
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=4))
async def test_any_sources_give_a_page_of_known_claims_without_repeats(articles):
    sources = [
        a_source(f"{n}.txt", [" ".join(line).capitalize() + f" {n} {m}." for m, line in enumerate(lines)])
        for n, lines in enumerate(articles)
    ]
    claims = [a_claim(s, line) for s in sources for line in s.text.split("\n")]
    known = Reconciled(origins=origins_of(sources), events=(an_event(claims),))
    brief = (
        await write_brief(Reading(sources=tuple(sources)), extractions_of(sources, claims), known, wanted=Wanted(), pages_of=one_page)
    ).brief
    said = texts(brief)
    assert len(said) == len(set(said))
    by_id = {c.id: c for c in claims}
    for item in brief.items:
        for sentence in item.sentences:
            if sentence.by == "source":
                assert by_id[sentence.claims[0]].quote.text.rstrip(".") in sentence.text
    assert all(line.published_how is DateKnown.UNKNOWN for line in brief.sources)


async def test_what_is_beside_the_news_does_not_lead_the_disagreements():
    story = Story()
    aside = tuple(c.model_copy(update={"aside": True}) for c in story.reconciled.conflicts)
    story.reconciled = story.reconciled.model_copy(update={"conflicts": aside})
    bottom = [i for i in (await write(story)).items if i.section is Section.BOTTOM_LINE]
    assert bottom
    assert not any(i.conflict for i in bottom)
