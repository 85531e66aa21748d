"""What the tables and the browser say alike: no codes, no file names, no characters that do harm."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from briefer.brief.evidence import Evidence, gather
from briefer.models import DifferenceKind, EntityKind, Point, Wanted
from briefer.pipeline import Given, make_brief
from briefer.settings import Settings
from briefer.wording import KINDS, POINTS, VERDICTS, counted
from briefer.wording.things import dated, headline, in_words, point_text, publisher, question

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    """Of the seeds, by the built-in reader."""
    made = make_brief(Given((str(SEEDS),)), Settings(), Wanted(), tmp_path_factory.mktemp("out")).record
    return gather(made.reading, made.extractions, made.reconciled)


def test_every_kind_of_difference_has_its_words():
    assert VERDICTS.keys() == set(DifferenceKind)
    assert all(said[0].islower() and not said.endswith(".") for said in VERDICTS.values())


def test_every_kind_of_name_and_of_point_has_its_words():
    assert KINDS.keys() == set(EntityKind)
    assert POINTS.keys() == set(get_args(Point.model_fields["what"].annotation))


def test_a_point_is_told_without_its_kind_and_without_names_of_files(evidence):
    assert point_text(Point(what="single origin", on="b1", text="One origin only: The river rose."), evidence) == "The river rose."
    assert point_text(Point(what="partial", on="a.txt", text="a.txt was\u200b not read."), evidence) == "a.txt was not read."
    name = next(s.name for s in evidence.sources.values() if evidence.numbers[s.id] == 2)
    assert point_text(Point(what="undated source", on="s2", text=f"{name} bears no date."), evidence) == "source 2 bears no date."


@pytest.mark.parametrize(
    ("number", "plural", "said"),
    [(1, None, "1 entry"), (0, None, "0 entrys"), (2, "entries", "2 entries"), (12_000, "entries", "12,000 entries")],
)
def test_counts(number, plural, said):
    assert counted(number, "entry", plural) == said


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("both are said to be president|tj", "Both are said to be president of Tajikistan."),
        ("both are said to be head|isi", "Both are said to be head of ISI."),
        ("both are said to be head|qq", "Both are said to be head of QQ."),
        ("it gives 2024-12-30, which fits", "It gives Monday 30 December 2024, which fits."),
        ("002/2024-12-30 is no day; 2024-12-30/2024-12-31 is none", "002/2024-12-30 is no day; 2024-12-30/2024-12-31 is none."),
        ("they fit. the day is known!", "They fit. The day is known!"),
        ("turned \u202eround\u202c", "Turned round."),
        ("", ""),
    ],
)
def test_reasons(reason, said, evidence):
    assert in_words(evidence, reason) == said


def test_a_reason_has_numbers_for_files(evidence):
    names = [s.name for s in evidence.sources.values()]
    told = in_words(evidence, f"{names[0]} and {names[1]} carry one text")
    assert not any(name in told for name in names)
    assert told == "Source 1 and source 2 carry one text."


@pytest.mark.parametrize(
    ("attribute", "asked"),
    [("name", "who is it?"), ("likely or not", "what is expected of it?"), ("dead or alive", "dead or alive?"), ("age", "age")],
)
def test_questions(attribute, asked, evidence):
    conflict = evidence.reconciled.conflicts[0].model_copy(update={"subject": "the\u200b envoy", "attribute": attribute})
    assert question(conflict) == f"the envoy: {asked}"


def test_a_headline_is_english_where_there_is_any(evidence):
    foreign = [c for c in evidence.claims.values() if c.statement_language == "fa"]
    english = [c for c in evidence.claims.values() if c.statement_language == "en"]
    assert headline(evidence, [foreign[0].id, english[0].id], 400) == english[0].statement
    assert len(headline(evidence, [english[0].id], 40)) <= 40
    assert headline(evidence, []) == ""


def test_sources(evidence):
    source = next(s for s in evidence.sources.values() if s.published == "2024-12-31")
    assert dated(source) == "31 December 2024"
    assert dated(source.model_copy(update={"published": None})) == "undated"
    assert publisher(source.model_copy(update={"publisher": "Kha\u202eama"})) == "Khaama"
    assert publisher(source.model_copy(update={"publisher": "\u200b"})) == publisher(source.model_copy(update={"publisher": None}))
