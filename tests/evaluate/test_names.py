"""Names: B-cubed worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.evaluate.gold import Quoted
from briefer.evaluate.locate import measured
from briefer.evaluate.names import Linked, Named, b_cubed, is_latin, name_scores
from briefer.evaluate.score import Tally

from .made import World, gold

A = "Imam Ali Rahman met General Munir. Rahman left for Dushanbe."
B = "رئیس جمهور رحمان آمد."
C = "President Rahmon spoke to Malik."


def _world() -> World:
    """Ours: R = {a: Imam Ali Rahman, a: Rahman, c: Rahmon}, P = {b: رحمان}, M = {a: Munir, c: Malik}; Dushanbe is not found."""
    world = World({"a.txt": A, "b.txt": B, "c.txt": C}, languages={"b.txt": "fa"})
    one = world.claim("a.txt", "Imam Ali Rahman met General Munir.", names=[("person", "Imam Ali Rahman"), ("person", "Munir")])
    two = world.claim("a.txt", "Rahman left for Dushanbe.", names=[("person", "Rahman")])
    three = world.claim("b.txt", B, names=[("person", "رحمان")])
    four = world.claim("c.txt", C, names=[("person", "Rahmon"), ("person", "Malik")])
    world.entity("R", "person", ("Imam Ali Rahman", one), ("Rahman", two), ("Rahmon", four))
    world.entity("P", "person", ("رحمان", three))
    world.entity("M", "person", ("Munir", one), ("Malik", four))
    return world


GOLD = gold(
    entities=[
        {
            "canonical": "Rahmon",
            "kind": "person",
            "variants": {"a.txt": ["Imam Ali Rahman", "Rahman"], "b.txt": ["رحمان"], "c.txt": ["President Rahmon"]},
        },
        {"canonical": "Munir", "kind": "person", "variants": {"a.txt": ["General Munir"]}},
        {"canonical": "Malik", "kind": "person", "variants": {"c.txt": ["Malik"]}},
        {"canonical": "Dushanbe", "kind": "place", "variants": {"a.txt": ["Dushanbe"]}},
        {"canonical": "The talks", "kind": "event", "variants": {"a.txt": ["met"]}},
        {"canonical": "Bajwa", "kind": "person", "variants": {"a.txt": ["General"]}, "unrelated": True},
    ]
)


def test_b_cubed_by_hand():
    counts, findings = name_scores(measured(_world().record(), GOLD), GOLD)
    assert counts.found == Tally(got=6, of=7)  # events and what is unrelated are left out
    # precision: three of R 1 each, رحمان 1, Munir and Malik 1/2 each: 5 of 6
    assert counts.every.precision == pytest.approx(5 / 6, abs=1e-4)
    # recall: three of R 3/4 each, رحمان 1/4, Munir 1, Malik 1: 4.5 of 6
    assert counts.every.recall == pytest.approx(4.5 / 6, abs=1e-4)
    # by script the clusters stay whole: Latin 5 mentions, precision 4, recall 9/4 + 2 = 4.25; the other 1 and 1/4
    assert (counts.latin.mentions, counts.latin.precision_sum, counts.latin.recall_sum) == (5, 4.0, 4.25)
    assert (counts.other.mentions, counts.other.precision_sum, counts.other.recall_sum) == (1, 1.0, 0.25)
    assert [(f.what, f.subject) for f in findings] == [("split", "Rahmon"), ("merged", "M"), ("not found", "Dushanbe")]


def test_a_place_in_the_name_of_an_organisation_is_not_the_organisation():
    text = "The Los Angeles County Sheriff spoke."
    world = World({"a.txt": text})
    claim = world.claim("a.txt", text, names=[("place", "Los Angeles")])
    world.entity("LA", "place", ("Los Angeles", claim))
    wanted = gold(entities=[{"canonical": "Sheriff", "kind": "organisation", "variants": {"a.txt": ["Los Angeles County Sheriff"]}}])
    assert name_scores(measured(world.record(), wanted), wanted)[0].found.got == 0


def test_a_mention_that_is_another_entity_of_gold_is_not_this_one():
    text = "They met on the border with Ruritania, deep in Ruritania."
    world = World({"a.txt": text})
    claim = world.claim("a.txt", text, names=[("place", "Ruritania")])
    world.entity("Ruritania", "place", ("Ruritania", claim))
    border = {"canonical": "Border", "kind": "place", "variants": {"a.txt": ["border with Ruritania"]}}
    country = {"canonical": "Ruritania", "kind": "place", "variants": {"a.txt": ["Ruritania"]}}
    alone, both = gold(entities=[border]), gold(entities=[border, country])
    m = measured(world.record(), both)
    assert name_scores(m, alone)[0].found == Tally(got=1, of=1)
    assert name_scores(m, both)[0].found == Tally(got=1, of=2)


@pytest.mark.parametrize(("text", "latin"), [("Łódź", True), ("Санта-Кларита", False), ("“سي إن إن”", False), ("24", True)])
def test_scripts(text, latin):
    assert is_latin(text) is latin


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12))
def test_b_cubed_is_its_definition(pairs):
    """Bagga and Baldwin 1998, mention by mention over pairs of mentions; and all ones where the clusters are the same."""
    links = [Linked(g, Quoted(file="a.txt", quote=str(i)), Named(0, 1, "x", "person", str(o))) for i, (g, o) in enumerate(pairs)]
    scored = b_cubed(links, lambda _: True)
    precisions = [sum(g == h for h, p in pairs if p == o) / sum(p == o for _, p in pairs) for g, o in pairs]
    recalls = [sum(o == p for h, p in pairs if h == g) / sum(h == g for h, _ in pairs) for g, o in pairs]
    assert scored.precision_sum == pytest.approx(sum(precisions))
    assert scored.recall_sum == pytest.approx(sum(recalls))
    same = b_cubed([link._replace(ours=link.ours._replace(entity=str(link.gold))) for link in links], lambda _: True)
    assert same.f1 == 1.0
