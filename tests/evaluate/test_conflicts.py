"""Conflicts: found, false, undisputed."""

from __future__ import annotations

from typing import Any

import pytest

from briefer.evaluate.conflicts import conflict_scores
from briefer.evaluate.locate import measured
from briefer.evaluate.score import Conflicts, Tally

from .made import World, gold

A = "Four guards died and nine were hurt. The chief is Ada Stone."
B = "Five guards died and six were hurt. The chief is Bea Stone. Rain is likely."
DEAD = {
    "id": "C1",
    "subject": "attack",
    "attribute": "guards killed",
    "kind": "number",
    "resolution": "unresolved",
    "values": [{"value": "4", "file": "a.txt", "quote": "Four guards died"}, {"value": "5", "file": "b.txt", "quote": "Five guards died"}],
}
HURT = {
    "id": "C2",
    "subject": "attack",
    "attribute": "guards hurt",
    "kind": "number",
    "resolution": "superseded",
    "values": [{"value": "9", "file": "a.txt", "quote": "nine were hurt"}, {"value": "6", "file": "b.txt", "quote": "six were hurt"}],
}
CHIEF = {
    "id": "C3",
    "subject": "chief",
    "attribute": "name",
    "kind": "name",
    "resolution": "resolved",
    "values": [
        {"value": "Ada Stone", "file": "a.txt", "quote": "The chief is Ada Stone"},
        {"value": "Bea Stone", "file": "b.txt", "quote": "The chief is Bea Stone"},
    ],
}
OUTSIDE = {**CHIEF, "id": "C4", "resolution": "outside knowledge"}


def _world() -> tuple[World, dict[str, str]]:
    world = World({"a.txt": A, "b.txt": B})
    return world, {
        "four": world.claim("a.txt", "Four guards died and nine were hurt."),
        "five": world.claim("b.txt", "Five guards died and six were hurt."),
        "ada": world.claim("a.txt", "The chief is Ada Stone.", names=[("person", "Ada Stone")]),
        "bea": world.claim("b.txt", "The chief is Bea Stone.", names=[("person", "Bea Stone")]),
        "rain": world.claim("b.txt", "Rain is likely."),
    }


def _scores(world: World, *conflicts: dict[str, Any], **more: Any) -> tuple[Conflicts, list[tuple[str, str]]]:
    wanted = gold(conflicts=list(conflicts), **more)
    counts, findings = conflict_scores(measured(world.record(), wanted), wanted)
    return counts, [(f.what, f.subject) for f in findings]


def test_one_of_ours_is_credited_to_one_of_gold_by_its_attribute_and_values():
    """Both sentences hold both counts: 4 against 5 is the dead, not the hurt."""
    world, said = _world()
    world.conflict("c1", "number", "conflict", ("4", [said["four"]]), ("5", [said["five"]]), attribute="guards killed")
    counts, findings = _scores(world, DEAD, HURT)
    assert (counts.found, counts.found_read) == (Tally(got=1, of=2), Tally(got=1, of=2))
    assert counts.verdicts == {"unresolved > conflict": 1, "superseded > not found": 1}
    assert [what for what, _ in findings] == ["found, to check", "missed, both sides read"]
    assert (counts.false_page, counts.false_record) == (Tally(got=0, of=0), Tally(got=0, of=1))


def test_what_the_pack_cannot_tell_is_not_scored_and_no_false_alarm():
    world, said = _world()
    world.conflict("c1", "name", "conflict", ("Ada Stone", [said["ada"]]), ("Bea Stone", [said["bea"]]))
    counts, _ = _scores(world, OUTSIDE)
    assert (counts.found, counts.false_record) == (Tally(), Tally(got=0, of=1))


def test_a_number_has_to_agree():
    world, said = _world()
    world.conflict("c1", "number", "conflict", ("77", [said["four"]]), ("88", [said["five"]]))
    assert _scores(world, DEAD)[0].found == Tally(got=0, of=1)


@pytest.mark.parametrize(("kind", "found"), [("name", 1), ("role", 1), ("number", 0), ("claim", 0), ("place", 0)])
def test_only_names_and_roles_speak_of_a_name(kind, found):
    world, said = _world()
    world.conflict("c1", kind, "conflict", ("Ada", [said["ada"]]), ("Bea", [said["bea"]]))
    assert _scores(world, CHIEF)[0].found.got == found


def test_two_spellings_are_found_where_one_entity_has_both():
    world, said = _world()
    world.entity("Stone", "person", ("Ada Stone", said["ada"]), ("Bea Stone", said["bea"]))
    one = {"canonical": "Stone", "kind": "person", "variants": {"a.txt": ["Ada Stone"], "b.txt": ["Bea Stone"]}}
    counts, _ = _scores(world, CHIEF, entities=[one])
    assert (counts.found, counts.spellings, counts.verdicts) == (Tally(got=1, of=1), Tally(got=1, of=1), {"resolved > one entity": 1})
    # the same merge is no find where gold has two people
    two = [{"canonical": w, "kind": "person", "variants": {f: [w]}} for f, w in (("a.txt", "Ada Stone"), ("b.txt", "Bea Stone"))]
    counts, _ = _scores(world, CHIEF, entities=two)
    assert (counts.found, counts.spellings) == (Tally(got=0, of=1), Tally())


def test_false_alarms_by_kind_on_the_page_and_as_gold_names_them():
    """Three shown, one of them gold's; of the two false ones, one is on the page, and one is named by gold as none. An update is not shown."""
    world, said = _world()
    world.conflict("c1", "number", "conflict", ("4", [said["four"]]), ("5", [said["five"]]), attribute="guards killed")
    world.conflict("c2", "claim", "conflict", ("rain", [said["rain"]]), ("ada", [said["ada"]]))
    world.conflict("c3", "name", "opinion against opinion", ("Ada", [said["ada"]]), ("Bea", [said["bea"]]))
    world.conflict("c4", "number", "update", ("1", [said["rain"]]), ("2", [said["ada"]]))
    world.item("4 or 5.", said["four"], said["five"], conflict="c1")
    world.item("Rain or Ada.", said["rain"], said["ada"], conflict="c2")
    nots = [
        {"subject": "chief", "why": "sisters", "values": [{"file": "a.txt", "quote": "Ada Stone"}, {"file": "b.txt", "quote": "Bea Stone"}]}
    ]
    counts, findings = _scores(world, DEAD, not_conflicts=nots)
    assert (counts.false_page, counts.false_record) == (Tally(got=1, of=2), Tally(got=2, of=3))
    assert counts.false_by_kind == {"claim": 1, "name": 1}
    assert counts.not_conflicts == 1
    assert [what for what, _ in findings][1:] == ["false alarm on the page", "false alarm in the record"]


@pytest.mark.parametrize(
    ("cited", "conflict", "undisputed"),
    [
        (["four"], None, 1),  # one value alone
        (["four", "five"], None, 0),  # both are cited
        (["rain"], None, 0),  # neither is
        (["four"], "c1", 0),  # the page shows the disagreement
    ],
)
def test_undisputed(cited, conflict, undisputed):
    world, said = _world()
    world.conflict("c1", "number", "conflict", ("4", [said["four"]]), ("5", [said["five"]]), attribute="guards killed")
    world.item("So it is said.", *(said[c] for c in cited))
    if conflict:
        world.item("They differ.", said["rain"], conflict=conflict)
    counts, _ = _scores(world, DEAD, HURT)  # what was superseded is not looked at
    assert (counts.undisputed, counts.undisputed_read) == (Tally(got=undisputed, of=1), Tally(got=undisputed, of=1))


def test_a_remark_in_brackets_is_no_part_of_the_value():
    """'4' and '4 (police)' are one value, so that a page with both still holds one side."""
    world, said = _world()
    values = [*DEAD["values"], {"value": "4 (police)", "file": "b.txt", "quote": "Rain is likely"}]
    world.item("Four.", said["four"], said["rain"])
    counts, _ = _scores(world, {**DEAD, "values": values})
    assert counts.undisputed == Tally(got=1, of=1)
