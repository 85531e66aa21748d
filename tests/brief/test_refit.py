"""After the review the page is cut to one sheet again, and what persons touched stays."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brief.test_fit import many, size

from briefer.brief import Evidence, gather, put_back, refit, write_brief
from briefer.brief.fit import AFTER_REVIEW
from briefer.models import Brief, Item, Section, Sentence, Wanted


def pages(most: int) -> tuple[Callable[[Brief], int], list[int]]:
    """A made-up page of so many lines, and the sizes that were asked for."""
    asked: list[int] = []

    def pages_of(brief: Brief) -> int:
        asked.append(size(brief))
        return -(-size(brief) // most)

    return pages_of, asked


def fitted(most: int, sources: int = 3, lines: int = 8) -> tuple[Brief, Evidence]:
    reading, extractions, reconciled = many(sources, lines)
    made = write_brief(reading, extractions, reconciled, wanted=Wanted(), pages_of=pages(most)[0])
    return asyncio.run(made).brief, gather(reading, extractions, reconciled)


def with_comments(brief: Brief, count: int) -> Brief:
    added = [
        Item(id=f"r{n}", section=Section.COMMENTS, sentences=(Sentence(id=f"r{n}", text=f"Look at it again, {n}.", by="reviewer"),))
        for n in range(count)
    ]
    return brief.model_copy(update={"items": (*brief.items, *added)})


def names(brief: Brief) -> list[str]:
    return [i.id for i in brief.items]


def test_what_fits_is_asked_once_and_comes_back_as_it_is():
    brief, evidence = fitted(18)
    pages_of, asked = pages(18)
    assert refit(brief, evidence, pages_of, ()) is brief
    assert len(asked) == 1


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_comment_more_costs_the_lowest_ranks(count):
    brief, evidence = fitted(18)
    pages_of, asked = pages(18)
    given_brief = with_comments(brief, count)
    held = {f"r{n}" for n in range(count)}
    new = refit(given_brief, evidence, pages_of, held)
    assert size(new) <= 18
    assert len(asked) <= 8
    assert held <= set(names(new))
    gone = [c for c in new.cut if c.why == AFTER_REVIEW]
    assert gone
    assert set(names(new)) | {c.item.id for c in gone} == set(names(given_brief))
    assert new.cut[len(gone) :] == brief.cut
    developments = [c.item.score for c in gone if c.item.section is Section.DEVELOPMENTS]
    kept = [i.score for i in new.items if i.section is Section.DEVELOPMENTS]
    assert max(developments, default=0.0) <= min(kept)


def test_what_a_person_touched_stays_though_it_ranks_lowest():
    brief, evidence = fitted(18)
    lowest = [i for i in brief.items if i.section is Section.DEVELOPMENTS][-1]
    new = refit(with_comments(brief, 2), evidence, pages(18)[0], {"r0", "r1", lowest.id})
    assert lowest.id in names(new)
    assert size(new) <= 18


def test_where_cutting_is_not_enough_it_comes_back_as_it_is():
    brief, evidence = fitted(18)
    given_brief = with_comments(brief, 3)
    assert refit(given_brief, evidence, pages(18)[0], set(names(given_brief))) == given_brief


def test_sources_that_are_cited_again_are_listed_again():
    brief, evidence = fitted(40, sources=200, lines=2)
    listed = {line.source for line in brief.sources}
    back = next(c.item for c in brief.cut if all(evidence.claims[i].source not in listed for s in c.item.sentences for i in s.claims))
    more = brief.model_copy(update={"items": put_back(brief.items, back)})
    new = refit(more, evidence, pages(99)[0], {back.id})
    assert len(new.sources) == len(brief.sources) + 1
    assert [line.number for line in new.sources] == sorted(line.number for line in new.sources)
    assert f"and {200 - len(new.sources)} more, listed in brief.html." in " ".join(new.made)
    assert len(new.made) == len(brief.made)


@given(st.integers(0, 9))
def test_put_back_where_it_was(number):
    brief, _ = fitted(60)
    at = number % len(brief.items)
    item = brief.items[at]
    again = put_back(brief.items[:at] + brief.items[at + 1 :], item)
    assert [i.section for i in again] == [i.section for i in brief.items]
    of = [i.score for i in again if i.section is item.section]
    assert of == sorted(of, reverse=True)


def test_put_back_into_a_section_that_is_empty():
    brief, _ = fitted(60)
    gap = Item(id="g1", section=Section.GAPS, sentences=(Sentence(id="g1", text="Unknown.", by="template"),))
    without = tuple(i for i in brief.items if i.section is not Section.GAPS)
    assert put_back(without, gap)[-1] is gap
    comment = Item(id="r1", section=Section.COMMENTS, sentences=(Sentence(id="r1", text="So.", by="reviewer"),))
    assert [i.id for i in put_back((*without, gap), comment)][-2:] == ["r1", "g1"]
