"""The value of a difference after a person changed what sources weigh, without reconciling again."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.models import Certainty, ClaimKind, Conflict, ConflictKind, DifferenceKind, Position, Reconciled, Source
from briefer.reconcile import reconcile_claims, retake, unite_origins

from . import seeds
from .made import Said, World, build
from .test_denials import SIX
from .test_numbers import report
from .test_properties import articles, world_of
from .test_settled import entry, held

Pairs = list[tuple[int, int]]


def graded(world: World, grades: str) -> list[Source]:
    """The sources with other grades, in their order."""
    return [source.model_copy(update={"grade": grade}) for source, grade in zip(world.sources, grades, strict=True)]


def weighed(world: World, conflict: Conflict, origin_of: Mapping[str, str], grades: str = "") -> Conflict:
    """The difference taken anew."""
    sources = {source.id: source for source in (graded(world, grades) if grades else world.sources)}
    return retake(conflict, sources, {c.id: c for c in world.claims}, origin_of)


def each_alone(world: World) -> dict[str, str]:
    return {source.id: source.id for source in world.sources}


def origins(found: Reconciled) -> dict[str, str]:
    return {source: origin.id for origin in found.origins for source in origin.sources}


def whole(world: World, **how) -> Reconciled:
    return reconcile_claims(world.sources, world.claims, as_of="2024-12-31", **how)


def the(found: Reconciled, kind: ConflictKind) -> Conflict:
    (conflict,) = [c for c in found.conflicts if c.kind is kind]
    return conflict


# ---------------------------------------------------------------- what is weighed


@pytest.mark.parametrize(
    ("grades", "same", "taken", "why"),
    [
        ("FFF", [], "Karim Osmani", "has 2 independent origins behind it, Peter Lindqvist 1."),
        ("FFA", [], "Karim Osmani", "has 2 independent origins behind it, Peter Lindqvist 1."),
        ("FFF", [(0, 1)], None, "so it stays open."),
        ("FFA", [(0, 1)], "Peter Lindqvist", "a better grade (A against F)."),
        ("FBA", [(0, 1)], "Peter Lindqvist", "a better grade (A against B)."),
        ("FFF", [(0, 2)], "Karim Osmani", "cancel out; 1.txt, which is separate, says Karim Osmani."),
        ("FFF", [(0, 1), (1, 2)], None, "so it stays open."),
    ],
)
def test_origins_and_grades_are_weighed_anew(grades, same, taken, why):
    world = held("Karim Osmani", "Karim Osmani", "Peter Lindqvist")
    found = whole(world)
    pairs = [(world.sources[a].id, world.sources[b].id) for a, b in same]
    united = unite_origins(found.origins, {s.id: s for s in world.sources}, pairs)
    was = the(found, ConflictKind.NAME)
    now = weighed(world, was, {s: o.id for o in united for s in o.sources}, grades)
    assert now.taken == taken
    assert now.reason.startswith(was.rules[-1].reason)
    assert now.reason.endswith(why)
    assert (now.id, now.verdict, now.rules) == (was.id, was.verdict, was.rules)


def test_positions_are_put_in_the_order_of_their_origins():
    world = held("Peter Lindqvist", "Peter Lindqvist", "Karim Osmani")
    was = the(whole(world), ConflictKind.NAME)
    assert [p.value for p in was.positions] == ["Peter Lindqvist", "Karim Osmani"]
    now = weighed(world, was, dict.fromkeys((s.id for s in world.sources), "o1"))
    assert [(p.value, p.origins) for p in now.positions] == [("Karim Osmani", ("o1",)), ("Peter Lindqvist", ("o1",))]


@pytest.mark.parametrize(("words", "taken"), [("An earlier version misnamed him.", "Olga Vargas"), ("She is new.", "Karim Osmani")])
def test_a_later_correction_by_the_same_source_stands_above_origins(words, taken):
    world = build(("0.txt", [Said("Karim Osmani heads it."), Said(words)]), ("1.txt", [Said("It is led by Karim Osmani.")]))
    first, second, third = world.claims
    sides = {"Karim Osmani": (first, third), "Olga Vargas": (second,)}
    positions = tuple(
        Position(value=value, claims=tuple(c.id for c in said), sources=tuple(c.source for c in said), origins=())
        for value, said in sides.items()
    )
    open_ = "Nothing here decides between them, so it stays open."
    how = {"id": "x1", "subject": "it", "attribute": "name", "kind": ConflictKind.NAME, "verdict": DifferenceKind.CONFLICT, "weighed": True}
    assert weighed(world, Conflict(**how, positions=positions, reason=open_), each_alone(world)).taken == taken


# ---------------------------------------------------------------- what stays as it is


def toll(first: str, second: str) -> World:
    return build(
        ("0.txt", report(("43", 43.0, "people killed")), {"published": first, "grade": "A"}),
        ("1.txt", report(("112", 112.0, "people killed"), text="More than that died when a bomb attack shook Port Malou"), {"published": second}),
    )  # fmt: skip


def denied() -> World:
    bare = Said("The governor denied it.", kind=ClaimKind.STATEMENT, certainty=Certainty.DENIED, speaker="Oskar Lind")
    return build(("0.txt", [SIX, bare], {"grade": "A"}))


def test_an_update_keeps_its_newest_figure_whoever_is_better_graded():
    world = toll("2024-05-03", "2024-05-05")
    was = the(whole(world), ConflictKind.NUMBER)
    assert (was.verdict, was.taken) == (DifferenceKind.UPDATE, "112")
    now = weighed(world, was, dict.fromkeys((s.id for s in world.sources), "o1"), "AF")
    assert (now.taken, now.reason) == (was.taken, was.reason)
    assert {p.origins for p in now.positions} == {("o1",)}


def test_an_update_of_whose_newest_figure_no_claim_is_left_stays_open():
    world = toll("2024-05-03", "2024-05-05")
    was = the(whole(world), ConflictKind.NUMBER)
    other = was.positions[0].model_copy(update={"value": "50"})
    left = was.model_copy(update={"positions": (other, *(p for p in was.positions if p.value != was.taken))})
    now = weighed(world, left, each_alone(world))
    assert now.taken is None
    assert (
        now.reason == f"{was.rules[-1].reason}. No claim is left that gives the value that took the place of the others, so it stays open."
    )


def test_a_denial_is_open_however_many_deny():
    world = denied()
    was = next(c for c in whole(world).conflicts if c.attribute == "claimed and denied")
    sides = tuple(p.model_copy(update={"sources": (s,)}) for p, s in zip(was.positions, ("s1", "s2"), strict=True))
    sources = {name: world.sources[0].model_copy(update={"id": name, "grade": grade}) for name, grade in (("s1", "A"), ("s2", "F"))}
    now = retake(was.model_copy(update={"positions": sides}), sources, {c.id: c for c in world.claims}, {"s1": "o1", "s2": "o2"})
    assert (now.taken, now.reason) == (None, was.reason)


@pytest.mark.parametrize("how", [{"verdict": DifferenceKind.SETTLED}, {"verdict": DifferenceKind.SCOPE, "weighed": False}])
def test_what_is_no_contest_is_left_alone(how):
    world = held("Karim Osmani", "Karim Osmani", "Peter Lindqvist")
    was = the(whole(world), ConflictKind.NAME).model_copy(update=how | {"taken": None, "reason": "No conflict."})
    now = weighed(world, was, each_alone(world))
    assert (now.taken, now.reason) == (None, "No conflict.")


def test_what_the_desk_has_settled_stays_settled():
    world = held("Karim Osmani", "Karim Osmani", "Peter Lindqvist")
    was = the(whole(world, settled=[entry("Peter Lindqvist", role="ISI chief")]), ConflictKind.NAME)
    now = weighed(world, was, each_alone(world), "AAF")
    assert (now.taken, now.reason) == ("Peter Lindqvist", was.reason)
    gone = was.model_copy(update={"positions": tuple(p.model_copy(update={"value": f"{p.value} II"}) for p in was.positions)})
    assert weighed(world, gone, each_alone(world)).taken == "Karim Osmani II"


def test_what_it_has_to_know_of_a_difference_has_to_be_given():
    world = held("Karim Osmani", "Peter Lindqvist")
    was = the(whole(world), ConflictKind.NAME)
    with pytest.raises(KeyError):
        weighed(world, was, {world.sources[0].id: "o1"})


def test_it_looks_at_nothing_but_the_difference():
    """Sources and claims beyond those of the difference need not be there: so it can't walk them."""
    world = held("Karim Osmani", "Karim Osmani", "Peter Lindqvist")
    more = build(*((s.name, [Said(s.text)], {}) for s in world.sources[:1]), ("other.txt", [Said("A ferry sank at Sandvik.")]))
    both = World([*world.sources, *more.sources], [*world.claims, *more.claims])
    was = the(whole(world), ConflictKind.NAME)
    of = each_alone(world)
    assert weighed(world, was, of) == weighed(both, was, of)


# ---------------------------------------------------------------- whatever is found


def check_unchanged(world: World) -> int:
    found = whole(world)
    for conflict in found.conflicts:
        assert weighed(world, conflict, origins(found)) == conflict
    return len(found.conflicts)


def test_with_nothing_changed_every_difference_of_the_seeds_comes_out_as_it_was():
    assert check_unchanged(build(*seeds.ALL)) > 1


@settings(max_examples=40, deadline=None)
@given(articles)
def test_with_nothing_changed_every_difference_comes_out_as_it_was(texts):
    check_unchanged(world_of(texts))


HOLDERS = ("Karim Osmani", "Peter Lindqvist", "Olga Vargas")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_it_comes_to_what_reconciling_again_comes_to(data):
    """With other grades, and with sources marked as one text."""
    names = data.draw(st.lists(st.sampled_from(HOLDERS), min_size=3, max_size=3))
    before, after = (data.draw(st.text(alphabet="ABF", min_size=3, max_size=3)) for _ in range(2))
    numbers = st.integers(0, 2)
    same: Pairs = data.draw(st.lists(st.tuples(numbers, numbers), max_size=3))
    world = held(*names, grades=before)
    pairs = [(world.sources[a].id, world.sources[b].id) for a, b in same]
    again = World(graded(world, after), world.claims)
    expected = {c.id: c for c in whole(again, same_text=pairs).conflicts}
    machine = whole(world)
    assert {c.id for c in machine.conflicts} == set(expected)
    united = unite_origins(machine.origins, {s.id: s for s in world.sources}, pairs)
    for conflict in machine.conflicts:
        assert weighed(world, conflict, {s: o.id for o in united for s in o.sources}, after) == expected[conflict.id]
