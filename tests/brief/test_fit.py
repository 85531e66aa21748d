from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.brief.made_up import Story, a_claim, a_source, an_event, extractions_of, origins_of

from briefer.brief import write_brief
from briefer.models import Brief, Mark, Reading, Reconciled, Section, Wanted

TOWNS = ("Norhaven", "Sudport", "Estfield", "Westmark", "Midburg", "Hillford", "Lakeview", "Stonebrook")
DEEDS = (
    "A bomb exploded",
    "Soldiers closed the border",
    "Police arrested smugglers",
    "A minister opened talks",
    "Protesters marched",
    "A band played",
)


def size(brief: Brief) -> int:
    """A made-up page: a line for each sentence, name and source."""
    return sum(len(i.sentences) for i in brief.items) + len(brief.names) + len(brief.sources)


def many(sources: int, lines: int):
    made = [
        a_source(
            f"{n:03}.txt",
            [f"{DEEDS[(n + m) % 6]} in {TOWNS[(n * 7 + m) % 8]} district {n}x{m} yesterday{m} evening{n}." for m in range(lines)],
            published="2031-03-04",
        )
        for n in range(sources)
    ]
    claims = [a_claim(s, line) for s in made for line in s.text.split("\n")]
    return Reading(sources=tuple(made)), extractions_of(made, claims), Reconciled(origins=origins_of(made))


async def cut_to(most: int, reading, extractions, reconciled) -> tuple[Brief, int]:
    calls = 0

    def pages(brief: Brief) -> int:
        nonlocal calls
        calls += 1
        return -(-size(brief) // most)

    return (await write_brief(reading, extractions, reconciled, wanted=Wanted(), pages_of=pages)).brief, calls


@pytest.mark.parametrize("most", [12, 15, 20, 30, 60])
async def test_it_fits_in_few_calls_and_nothing_is_lost(most):
    whole, _ = await cut_to(10_000, *many(4, 10))
    brief, calls = await cut_to(most, *many(4, 10))
    assert size(brief) <= most
    assert calls <= 30
    everything = {i.id for i in whole.items} | {c.item.id for c in whole.cut}
    assert {i.id for i in brief.items} | {c.item.id for c in brief.cut} == everything
    assert not {i.id for i in brief.items} & {c.item.id for c in brief.cut}


@pytest.mark.parametrize("most", [14, 16, 18])
async def test_one_step_less_would_not_fit(most):
    brief, _ = await cut_to(most, *many(3, 8))
    assert size(brief) >= most - 3


async def test_the_lowest_ranks_go_first_and_say_so():
    brief, _ = await cut_to(16, *many(2, 8))
    kept = [i.score for i in brief.items if i.section is Section.DEVELOPMENTS]
    cut = [c for c in brief.cut if c.item.section is Section.DEVELOPMENTS]
    assert cut
    assert min(kept) >= max(c.item.score for c in cut)
    total = len(kept) + len(cut)
    assert cut[-1].why == f"did not fit on one page (rank {total} of {total})"


async def test_background_goes_before_judgements_and_conflicts_go_last():
    story = Story()
    gone: list[Section | Mark] = []
    for most in range(22, 6, -1):
        brief, _ = await cut_to(most, story.reading, story.extractions, story.reconciled)
        for cut in brief.cut:
            what = Mark.BACKGROUND if cut.item.mark is Mark.BACKGROUND else cut.item.section
            if what not in gone:
                gone.append(what)
    assert gone[0] is Mark.BACKGROUND
    assert gone[-1] is Section.DISAGREEMENTS
    assert Section.BOTTOM_LINE not in gone


async def test_the_bottom_line_stays_even_where_nothing_fits():
    story = Story()
    brief, _ = await cut_to(1, story.reading, story.extractions, story.reconciled)
    assert {i.section for i in brief.items} == {Section.BOTTOM_LINE}


async def test_a_long_list_of_sources_is_shortened_to_those_cited():
    brief, calls = await cut_to(40, *many(200, 2))
    cited = {c.rsplit(":", 1)[0] for i in brief.items for s in i.sentences for c in s.claims}
    assert {line.source for line in brief.sources} == cited
    assert size(brief) <= 40
    assert any(f"and {200 - len(cited)} more, listed in brief.html" in m for m in brief.made)
    assert sum(i.section is Section.DEVELOPMENTS for i in brief.items) >= 4
    assert calls <= 30


async def test_citations_are_shortened_where_every_source_says_the_same():
    line = "Four soldiers were killed in a clash near Norhaven on the border."
    made = [a_source(f"{n:03}.txt", [line], published="2031-03-04") for n in range(100)]
    claims = [a_claim(s, line) for s in made]
    known = Reconciled(origins=origins_of(made), events=(an_event(claims, when="2031-03-03"),))
    brief, _ = await cut_to(20, Reading(sources=tuple(made)), extractions_of(made, claims), known)
    assert len(brief.items[0].sentences[0].claims) == 3
    assert brief.items[0].origins == 100
    assert any("cites at most 3 sources" in m for m in brief.made)


@settings(max_examples=15, deadline=None)
@given(st.integers(8, 40), st.integers(1, 5), st.integers(1, 7))
async def test_whatever_is_cut_what_is_left_and_what_is_cut_is_everything(most, sources, lines):
    given_things = many(sources, lines)
    whole, _ = await cut_to(10_000, *given_things)
    brief, _ = await cut_to(most, *given_things)
    every = {i.id for i in whole.items} | {c.item.id for c in whole.cut}
    assert {i.id for i in brief.items} | {c.item.id for c in brief.cut} == every
