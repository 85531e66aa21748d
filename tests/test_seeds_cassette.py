"""The five seeds by a model, from recorded answers: the whole way, as with the built-in reader, and what only a model can do."""

from __future__ import annotations

import pytest

from briefer.models import ConflictKind, Wanted
from briefer.pipeline import Given, make_brief
from briefer.session.sitting import Session

from .quality_gate import check_floors
from .seed_checks import CHECKS, KEY_FACTS, KHAAMA, RAZ, SEEDS, Seen, facts_on_record, look
from .test_rerun import EVERY, before_and_after, decide_all, now, printed, run


def check_one_origin(seen: Seen) -> None:
    """000 and 002 are one text in two languages."""
    pair = {seen.source(KHAAMA).id, seen.source(RAZ).id}
    (origin,) = [o for o in seen.record.reconciled.origins if len(o.sources) > 1]
    assert set(origin.sources) == pair
    assert origin.kind == "translation"
    assert origin.evidence


def check_persian_spellings(seen: Seen) -> None:
    """The Persian forms belong to the men that they name."""
    by_spelling = {v.text: e.canonical for e in seen.record.reconciled.entities for v in e.variants}
    assert by_spelling["امامعلی رحمان"] == by_spelling["امام علی رحمان"] == "Emomali Rahmon"
    assert "Malik" in by_spelling["محمد عاصم ملک"]


def check_key_facts(seen: Seen) -> None:
    found = facts_on_record(seen, KEY_FACTS)
    assert sum(found) >= 11, found


def check_read_by_the_model(seen: Seen) -> None:
    assert {e.reader for e in seen.record.extractions} == {seen.record.run.reader}
    assert seen.record.brief.partial == ()
    assert any(s.by == "model" for i in seen.record.brief.items for s in i.sentences)


@pytest.mark.vcr
@pytest.mark.default_cassette("seeds.yaml")
def test_seeds(recorded_settings, tmp_path, subtests, pytestconfig):
    seen = look(make_brief(Given((str(SEEDS),)), recorded_settings, Wanted(), tmp_path))
    for check in (*CHECKS, check_one_origin, check_persian_spellings, check_key_facts, check_read_by_the_model):
        with subtests.test(check.__name__):
            check(seen)
    with subtests.test("floors"):
        check_floors(seen.record, "model", pytestconfig)


@pytest.mark.vcr
@pytest.mark.default_cassette("seeds.yaml")
def test_decisions_on_the_brief_of_a_model_hold_for_that_of_the_builtin_reader(recorded_settings, tmp_path):
    """The words are the same, however a reader cuts them: every decision is there."""
    run(tmp_path / "out", tmp_path, SEEDS, settings=recorded_settings)
    decide_all(tmp_path)
    left = Session.open(tmp_path / "out", tmp_path, now=now).view().reviewed
    assert {o.seq: o.standing for o in left.outcomes} == EVERY

    record = run(tmp_path / "again", tmp_path, SEEDS)
    assert before_and_after(record) == EVERY
    assert "The visit came amid tension between the neighbours." in printed(record)
    assert record.reviewed is not None
    chosen = next(c for c in record.reviewed.conflicts if c.kind is ConflictKind.NAME and len(c.positions) > 1)
    assert chosen.taken == "Muhammad Asim Malik"
