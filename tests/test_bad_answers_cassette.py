"""Answers as bad as real models give them, recorded as such on purpose, and what comes of each."""

from __future__ import annotations

import pytest

from briefer.models import Bound, Record, Wanted
from briefer.pipeline import Given, make_brief

ARTICLE = """Bridge at {place} closed after attack

Published 3 March 2031

Gunmen killed at least three guards at a bridge near {place} on Monday, the Interior Ministry said. Deputy Interior Minister Dana Orlec \
denied that the border was closed. Officials expect more patrols along the river this week.
"""


@pytest.fixture
def record(recorded_settings, tmp_path):
    """The brief of the article, set at an invented place, by the recorded answers."""

    def made(place: str) -> Record:
        path = tmp_path / "article.txt"
        path.write_text(ARTICLE.format(place=place), encoding="utf-8")
        return make_brief(Given((str(path),)), recorded_settings, Wanted(), tmp_path / "out").record

    return made


def told(record: Record) -> str:
    brief = record.brief
    return " ".join(s.text for item in (*brief.items, *(c.item for c in brief.cut)) for s in item.sentences)


@pytest.mark.vcr
def test_a_quote_that_is_not_in_the_text_is_asked_again_and_then_dropped(record):
    made = record("Ostrel")
    (extraction,) = made.extractions
    assert extraction.usage.calls == 2  # the claims, and once more for the quotes
    assert [d.quote for d in extraction.dropped] == ["Gunmen killed at least thirty guards"]
    assert "thirty" not in told(made)
    assert {(q.value, q.bound) for c in extraction.claims for q in c.quantities} == {(3.0, Bound.AT_LEAST)}
    assert any(c.quote.text.startswith("Officials expect more patrols") for c in extraction.claims)  # mended when asked again


@pytest.mark.vcr
def test_broken_json_twice_and_the_builtin_reader_stands_in(record):
    made = record("Varn")
    (extraction,) = made.extractions
    assert extraction.reader == "builtin"
    assert extraction.fault
    assert made.brief.partial
    assert "three guards" in told(made)


@pytest.mark.vcr
def test_a_sentence_with_a_wrong_id_or_a_number_of_its_own_is_refused_twice(record):
    made = record("Holmby")
    sentences = [s for item in made.brief.items for s in item.sentences]
    assert "Belorra" not in told(made)
    assert "twelve" not in told(made)
    assert any(s.by != "model" and "three guards" in s.text for s in sentences)  # the templated sentence is used
