"""The page of the sample articles after decisions: each claim rejected in turn, each difference settled in turn."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.brief.test_decided import decide, texts, why, write

from briefer.brief import Evidence, gather, redraft
from briefer.brief.redraft import REJECTED
from briefer.claims import read_builtin
from briefer.models import Brief, DifferenceKind, Section
from briefer.reconcile import reconcile_claims
from briefer.sources.reading import read_sources

SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def told() -> tuple[Evidence, Brief]:
    reading = read_sources((str(SEEDS),))
    extractions = tuple(read_builtin(s) for s in reading.sources)
    reconciled = reconcile_claims(reading.sources, [c for e in extractions for c in e.claims], as_of="2024-12-31")
    evidence = gather(reading, extractions, reconciled)
    return evidence, write(evidence, most_items=20)


def test_made_of_equal_things_it_is_the_same():
    before, brief = told()
    known = before.reconciled
    conflicts, entities = (tuple(thing.model_copy() for thing in things) for things in (known.conflicts, known.entities))
    elsewhere = known.entities[0].model_copy(update={"id": "e0000000000", "variants": (), "canonical": "Nobody Here"})
    after = decide(before, conflicts=conflicts, entities=(*entities, elsewhere))
    assert redraft(brief, before, after) == brief


def test_a_claim_rejected_is_nowhere_and_what_it_did_not_bear_is_as_it_was():
    before, brief = told()
    conflicts = {c for x in before.reconciled.conflicts for p in x.positions for c in p.claims}
    for claim in sorted(before.claims.keys() - conflicts):
        new = redraft(brief, before, decide(before, reject={claim}))
        kept = {i.id: i for i in new.items}
        assert all(claim not in s.claims for i in new.items for s in i.sentences)
        for item in brief.items:
            bears = any(claim in s.claims for s in item.sentences)
            assert bears or kept.get(item.id) == item or item.section is Section.GAPS or why(new).get(item.id) == REJECTED


@pytest.mark.parametrize("verdict", [DifferenceKind.SETTLED, DifferenceKind.VARIANT])
def test_each_difference_in_turn_is_none_any_more(verdict):
    before, brief = told()
    shown = {i.conflict for i in brief.items if i.section is Section.DISAGREEMENTS}
    assert shown
    for conflict in (c for c in before.reconciled.conflicts if c.id in shown):
        changed = conflict.model_copy(update={"verdict": verdict, "taken": None, "reason": "No conflict, as decided by A. Reviewer."})
        others = tuple(changed if c.id == conflict.id else c for c in before.reconciled.conflicts)
        new = redraft(brief, before, decide(before, conflicts=others))
        assert conflict.id not in {i.conflict for i in new.items}
        assert conflict.id in why(new)
        assert len(texts(new)) == len(set(texts(new)))
