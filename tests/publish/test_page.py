from __future__ import annotations

import pytest
from tests.publish import factory

from briefer.models import Section, claims_by_id
from briefer.publish.page import Page, language_name, make_page, short_date


def _page(**changes: object) -> Page:
    record = factory.make_record(factory.make_brief(**changes))
    return make_page(record.brief, record.reading, claims_by_id(record.extractions), record.reconciled)


@pytest.mark.parametrize(
    ("text", "words", "tail"),
    [
        ("He left.", "He left", "."),
        ("He left", "He left", ""),
        ("He left in the U.S.", "He left in the U.S.", ""),
        ("“He left”.", "“He left”", "."),
        ("He said “I left.”", "He said “I left.”", ""),
        ("Did he leave?", "Did he leave?", ""),
        ("رفت.", "رفت", "."),
    ],
)
def test_citations_come_before_the_full_stop(text, words, tail):
    item = factory.item("d", Section.DEVELOPMENTS, factory.sentence("d.1", text, factory.MET))
    line = _page(items=(item,)).parts[0].entries[0].lines[0]
    assert (line.text, line.tail) == (words, tail)


def test_citations_are_numbers_of_sources_each_once_and_in_order():
    item = factory.item("d", Section.DEVELOPMENTS, factory.sentence("d.1", "So.", factory.OLD, factory.MET, factory.NINE, factory.GUARDS))
    cites = _page(items=(item,)).parts[0].entries[0].lines[0].cites
    assert [c.number for c in cites] == [1, 3, 5]
    assert cites[0].claims == (factory.MET.id, factory.GUARDS.id)


def test_the_parts_stand_in_their_order_whatever_that_of_the_items():
    page = _page(items=tuple(reversed((*factory.ITEMS, factory.COMMENT))))
    assert [p.section for p in page.parts] == list(Section)


def test_comments_stand_apart_and_each_says_so():
    part = next(p for p in _page(items=(*factory.ITEMS, factory.COMMENT)).parts if p.section is Section.COMMENTS)
    line = part.entries[0].lines[0]
    assert (part.heading, line.lead, line.text, line.cites) == ("Comments of the reviewer", "Comment:", "Ask the embassy by 14 May.", ())


@pytest.mark.parametrize(
    ("by", "unsupported", "wanted"),
    [
        ("reviewer", ("14", "Paris"), "They met 14 men in Paris [the reviewer's: “14”, “Paris”]"),
        ("reviewer", (), "They met 14 men in Paris"),
        ("template", ("14",), "They met 14 men in Paris"),
    ],
)
def test_what_no_claim_of_a_reviewers_sentence_holds_is_marked(by, unsupported, wanted):
    said = factory.sentence("d.1", "They met 14 men in Paris.", factory.MET, by=by).model_copy(update={"unsupported": unsupported})
    line = _page(items=(factory.item("d", Section.DEVELOPMENTS, said),)).parts[0].entries[0].lines[0]
    assert (line.text, line.tail) == (wanted, ".")


def test_a_source_that_is_not_listed_gets_a_number_after_the_others():
    page = _page(sources=factory.LINES[:4])
    assert page.numbers[factory.SOURCES["old.txt"].id] == 5


@pytest.mark.parametrize(
    ("edtf", "wanted"),
    [
        ("2024-12-30", "30 December 2024"),
        ("XXXX-12-25", "25 December (no year given)"),
        ("2031-03-03/2031-03-04", "3 to 4 March 2031"),
        ("2031-02-28/2031-03-01", "28 February 2031 to 1 March 2031"),
        ("2031-02-28/..", "28 February 2031"),
        ("1996/2001", "1996 to 2001"),
    ],
)
def test_short_date(edtf, wanted):
    assert short_date(edtf) == wanted


@pytest.mark.parametrize(
    ("tag", "wanted"), [("fa", "Persian"), ("pt-BR", "Brazilian Portuguese"), ("und", "language not identified"), ("xx", "xx")]
)
def test_language_name(tag, wanted):
    assert language_name(tag) == wanted


def test_no_cutoff_and_one_of_each():
    page = _page(as_of=None, as_of_how="no source is dated", period=None)
    assert page.facts[0] == "Information cut-off not known (no source is dated)"
    assert not [f for f in page.facts if f.startswith("Period")]
