"""Explanations: every thing has one, found by id, beginning, number or words, and readable without knowing the code."""

from __future__ import annotations

import re

import pytest

from briefer.errors import UsageFault
from briefer.models import Verdict
from briefer.tables.explain import explain
from briefer.tables.explain.find import Kind, find
from briefer.tables.layout import cells

CODE = re.compile(r"\b[a-z]+_[a-z_]+\b|\b[a-z ]+\||\b(?:None|True|False)\b|\bXXXX-|Verdict|SettledDate|ClaimKind|RoleSaid")


def flat(text: str) -> str:
    return " ".join(text.split())


def every_id(record) -> list[str]:
    made, page = record.reconciled, record.brief
    items = [*page.items, *(c.item for c in page.cut)]
    things = [*made.entities, *made.conflicts, *made.events, *made.dates, *made.origins, *record.reading.sources]
    claims = [c for e in record.extractions for c in e.claims]
    return [x.id for x in (*things, *claims, *items, *(s for i in items for s in i.sentences))]


def test_every_id_of_the_record_can_be_explained(record, look):
    for name in dict.fromkeys(every_id(record)):
        text = explain(look, name, 80)
        assert name in text or "+" not in name
        assert max(map(cells, text.splitlines())) <= 80, name


def test_dates_have_ids_of_their_own(record):
    ids = [d.id for d in record.reconciled.dates]
    assert all(re.fullmatch(r"d[0-9a-f]{10}", i) for i in ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("words", ["Rahmon", "Muhammad Asim Malik", "Inter-Services Intelligence", "2.4", "3"])
def test_explanations_fit(words, width, look):
    assert max(map(cells, explain(look, words, width).splitlines())) <= width


def test_fresh_eyes(record, look):
    """No code in the words: no names of classes, no snake_case, no keys such as 'president|tj'; days in words."""
    names = {s.name for s in record.reading.sources}
    for name in dict.fromkeys(every_id(record)):
        text = flat(explain(look, name, 120))
        for file in names:
            text = text.replace(file, "")
        text = re.sub(r"On record as \S+", "", text)
        assert not CODE.search(text), (name, CODE.search(text))


FOUND = {
    "a surname": ("Rahmon", Kind.ENTITY),
    "another script": ("امامعلی رحمان", Kind.ENTITY),
    "another case": ("asim munir", Kind.ENTITY),
    "an abbreviation": ("ISI", Kind.ENTITY),
    "a number": ("3", Kind.SOURCE),
    "a citation": ("[3]", Kind.SOURCE),
    "a quotation": ("2.4", Kind.CLAIM),
    "a file": ("003_94f67eff76453fdf.txt", Kind.SOURCE),
    "words of a name": ("Presidential Office", Kind.ENTITY),
    "what a difference is about": ("what was disclosed", Kind.CONFLICT),
    "words of a date": ("25 December", Kind.DATE),
    "words of the page": ("armed clash with militants", Kind.SENTENCE),
    "words of a source": ("friendly sports competitions", Kind.SENTENCE),
}


@pytest.mark.parametrize(("words", "kind"), FOUND.values(), ids=FOUND)
def test_words_find_one_thing(words, kind, look):
    assert find(look, words, 80).kind is kind


def test_a_beginning_is_enough(record, look):
    for thing in (*record.reconciled.conflicts, *record.reconciled.dates, *record.reading.sources):
        assert find(look, thing.id[:9], 80).id == thing.id


def test_an_event_is_meant_before_the_items_on_it(record, look):
    meeting = next(e for e in record.reconciled.events if len(e.sources) > 2)
    for words in (meeting.id, meeting.id[:8]):
        assert find(look, words, 80).kind is Kind.EVENT
    assert find(look, f"{meeting.id}+1", 80).kind is Kind.ITEM


def test_several_are_listed_with_their_ids(record, look):
    with pytest.raises(UsageFault) as caught:
        explain(look, "Monday", 80)
    told = str(caught.value)
    mondays = [d.id for d in record.reconciled.dates if d.value == "2024-12-30"]
    assert len(mondays) == 3
    assert all(name in told for name in mondays)
    assert "briefer explain ID" in told


@pytest.mark.parametrize("words", ["", " ", "zzzz", "99", "e", "[", "\x1b[2J", "x" * 5000])
def test_nothing_is_found_in_a_sentence(words, look):
    with pytest.raises(UsageFault, match="briefer names"):
        explain(look, words, 80)


def test_a_slip_gets_a_suggestion(look):
    with pytest.raises(UsageFault, match="Did you mean Emomali Rahmon"):
        explain(look, "Emomali Rahmn", 80)


def test_a_name(look):
    text = flat(explain(look, "Rahmon", 100))
    assert "12 statements in 5 sources" in text
    assert "4 independent sources" in text
    assert "0.70 is enough to decide" in text
    assert "are both said to be president of Tajikistan" in text
    assert "[2.4] undated President of Tajikistan" in text
    assert "Every part of one name has its like in the other" in text
    assert "characters 439 to 626" in text


def test_what_speaks_against_stands_apart(look):
    entity = next(e for e in look.reconciled.entities if e.canonical == "Emomali Rahmon")
    unsure = entity.judgements[0].model_copy(update={"verdict": Verdict.UNSURE, "score": 0.4})
    changed = entity.model_copy(update={"judgements": (*entity.judgements, unsure)})
    entities = tuple(changed if e is entity else e for e in look.reconciled.entities)
    evidence = look.evidence
    other = type(look)(_with(evidence, evidence.reconciled.model_copy(update={"entities": entities})), look.brief, look.labels)
    text = explain(other, "Rahmon", 100)
    assert "WHAT SPEAKS AGAINST IT" in text
    assert "0.40 unsure" in text


def _with(evidence, reconciled):
    from dataclasses import replace  # noqa: PLC0415

    return replace(evidence, reconciled=reconciled)


def test_a_difference(look):
    text = flat(explain(look, "x9123", 100))
    assert "3 sources [1, 2, 3] give 2 answers" in text
    assert "The page uses: Muhammad Asim Malik" in text
    assert "[1, 3] count as one, a translation" in text
    assert "0.95 conflict" in text
    assert "One office has one holder at a time" in text


def test_an_event(record, look):
    meeting = next(e for e in record.reconciled.events if len(e.sources) > 2)
    text = flat(explain(look, meeting.id, 100))
    for words in ("Monday 30 December 2024", "Dushanbe", "Emomali Rahmon (e", "[1, 2, 3]", "2 independent sources", "Same people."):
        assert words in text


def test_a_date(record, look):
    settled = next(d for d in record.reconciled.dates if d.settled_by and d.text == "Monday")
    text = flat(explain(look, settled.id, 100))
    assert "Source 2 writes “Monday”" in text
    assert "Another source: [1]" in text
    assert "name a Monday, and the day was a Monday: it fits" in text
    assert "the source bears no date" in text


def test_a_weekday_that_does_not_fit(record, look):
    date = next(d for d in record.reconciled.dates if d.text == "Thursday")
    dates = tuple(d.model_copy(update={"value": "2022-12-16"}) if d is date else d for d in record.reconciled.dates)
    other = type(look)(_with(look.evidence, look.reconciled.model_copy(update={"dates": dates})), look.brief, look.labels)
    assert "name a Thursday, but the day was a Friday" in flat(explain(other, date.id, 100))


def test_a_sentence(record, look):
    item = next(i for i in record.brief.items if i.score and len(i.sentences) > 1)
    sentence = item.sentences[0]
    text = flat(explain(look, sentence.id, 100))
    assert sentence.text in text
    assert "its own words, chosen by rule" in text
    assert f"It has {item.score:g} points" in text
    assert all(reason in text for reason in item.reasons)
    assert item.sentences[1].id in text


def test_what_was_cut_says_why(record, look):
    cut = record.brief.cut[0]
    assert flat(cut.why.rstrip(".")).casefold()[:40] in flat(explain(look, cut.item.id, 120)).casefold()
