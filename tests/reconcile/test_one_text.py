"""Sources of which a person says that they carry one text."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.models import ConflictKind, Origin, Reconciled
from briefer.reconcile import reconcile_claims, unite_origins

from .made import World, build
from .test_origins import OTHER, WIRE, plain
from .test_settled import held

LONE = ["Fishermen asked the council for cheaper diesel before the winter.", "The ferry to the islands sails twice a day from next month."]


def copies() -> World:
    """Two copies, a text in another language, and two that stand alone."""
    return build(
        ("a.txt", plain(*WIRE)),
        ("b.txt", plain(*WIRE)),
        ("c.txt", plain(*OTHER), {"language": "es"}),
        ("d.txt", plain(LONE[0])),
        ("e.txt", plain(LONE[1])),
    )


def marked(world: World, *pairs: tuple[str, str]) -> Reconciled:
    """Reconciled with pairs of sources marked, told by the letters of their names; '?' is a source that isn't there."""
    ids = {source.name[0]: source.id for source in world.sources}
    same_text = [(ids.get(one, one), ids.get(other, other)) for one, other in pairs]
    return reconcile_claims(world.sources, world.claims, as_of=None, same_text=same_text)


def groups(world: World, found: Reconciled) -> list[str]:
    letter = {source.id: source.name[0] for source in world.sources}
    return ["".join(letter[source] for source in origin.sources) for origin in found.origins]


@pytest.mark.parametrize(
    ("pairs", "expected", "kind"),
    [
        ([], ["ab", "c", "d", "e"], "copy"),
        ([("d", "e")], ["ab", "c", "de"], "copy"),
        ([("b", "d")], ["abd", "c", "e"], "copy"),
        ([("a", "d"), ("b", "e")], ["abde", "c"], "copy"),
        ([("e", "d"), ("c", "e")], ["ab", "cde"], "copy"),
        ([("a", "?"), ("?", "?"), ("d", "d")], ["ab", "c", "d", "e"], "copy"),
        ([("a", "b")], ["ab", "c", "d", "e"], "copy"),
    ],
)
def test_who_is_one_with_whom(pairs, expected, kind):
    world = copies()
    found = marked(world, *pairs)
    assert groups(world, found) == expected
    assert found.origins[0].kind == kind


@pytest.mark.parametrize(("pair", "kind"), [(("d", "e"), "rewrite"), (("c", "d"), "translation")])
def test_what_was_single_is_a_rewrite_or_a_translation_and_says_who_found_it(pair, kind):
    (origin,) = [o for o in marked(copies(), pair).origins if len(o.sources) == 2 and o.kind != "copy"]
    assert origin.kind == kind
    assert origin.reason == f"a person marked {pair[0]}.txt and {pair[1]}.txt as one text"


def test_what_was_found_before_stays():
    plainly, found = marked(copies()).origins[0], marked(copies(), ("a", "d")).origins[0]
    assert found.reason == f"a person marked a.txt and d.txt as one text; {plainly.reason}"
    assert (found.evidence, found.differences) == (plainly.evidence, plainly.differences)
    assert found.id != plainly.id


def test_they_count_once():
    """Two for one and one for the other were two against one; marked as one text they decide nothing."""
    world = held("Karim Osmani", "Karim Osmani", "Peter Lindqvist")
    before, after = marked(world), marked(world, ("0", "1"))
    (was,), (now,) = ([c for c in found.conflicts if c.kind is ConflictKind.NAME] for found in (before, after))
    assert (was.taken, now.taken) == ("Karim Osmani", None)
    assert sorted(len(p.origins) for p in now.positions) == [1, 1]
    torn = marked(world, ("1", "2"))
    (now,) = [c for c in torn.conflicts if c.kind is ConflictKind.NAME]
    assert "share text and differ here, so they cancel out; 0.txt, which is separate, says Karim Osmani." in now.reason


def test_every_event_has_the_origin_that_they_are_of():
    found = marked(copies(), ("a", "c"), ("d", "e"))
    known = {origin.id for origin in found.origins}
    assert all(set(event.origins) <= known for event in found.events)


letters = st.sampled_from("abcde?")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(letters, letters), max_size=8), st.randoms(use_true_random=False))
def test_origins_are_the_closure_of_what_is_marked_in_any_order(pairs, random):
    world = copies()
    machine = marked(world).origins
    ids = {source.name[0]: source.id for source in world.sources} | {"?": "s0000000000"}
    sources = {source.id: source for source in world.sources}
    told = [(ids[one], ids[other]) for one, other in pairs]
    found = unite_origins(machine, sources, told)
    homes = {source: origin for origin in found for source in origin.sources}
    assert sorted(homes) == sorted(sources)
    reach = {frozenset(o.sources) for o in machine} | {frozenset(pair) for pair in told if set(pair) <= set(sources)}
    for _ in sources:
        reach |= {one | other for one, other in combinations(reach, 2) if one & other}
    for one, other in combinations(sources, 2):
        assert (homes[one] is homes[other]) == any({one, other} <= group for group in reach)
    turned = [pair[::-1] if random.random() < 0.5 else pair for pair in told]
    random.shuffle(turned)
    assert unite_origins(machine, sources, turned) == found
    assert unite_origins(machine, sources, []) == machine
    untouched: list[Origin] = [origin for origin in found if "marked" not in origin.reason]
    assert set(untouched) <= set(machine)
    assert marked(world, *pairs).origins == found


def test_a_world_is_not_changed_by_what_marks_nothing():
    assert marked(copies(), ("?", "a"), ("d", "d")) == marked(copies())
