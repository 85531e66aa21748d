from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.reconcile import reconcile_claims
from briefer.reconcile.clusters import cluster

from . import seeds
from .made import KINDS, Said, World, build, make_source

PEOPLE = (
    "Emomali Rahmon",
    "Imam Ali Rahman",
    "Rahmon",
    "Asim Munir",
    "Muhammad Asim Malik",
    "محمد عاصم ملک",
    "Ali",
    "Ali Khan",
    "Владимир Путин",
)
BODIES = (
    "Taliban",
    "Tehrik-i-Taliban Pakistan (TTP)",
    "TTP",
    "Ministry of Defence",
    "Ministry of Defence of Iran",
    "Ministry of Defence of Iraq",
)
VERBS = ("met", "attacked", "telephoned", "said that he trusts")
ROLES = (None, "President of Tajikistan", "director-general of the National Guard")


@st.composite
def sentences(draw):
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=2, unique=True))
    bodies = draw(st.lists(st.sampled_from(BODIES), max_size=1))
    number = draw(st.integers(1, 40))
    text = f"{people[0]} {draw(st.sampled_from(VERBS))} {' and '.join([*people[1:], *bodies])} with {number} killed on Monday."
    named = [*(("per", p, draw(st.sampled_from(ROLES))) for p in people), *(("org", b) for b in bodies)]
    dates = draw(st.sampled_from(([], [("Monday", None, 0)], [("Monday", "2024-12-30")])))
    return Said(text, named, dates, [(str(number), float(number), "people killed")])


articles = st.lists(st.lists(sentences(), min_size=1, max_size=4), min_size=1, max_size=4)


def world_of(texts: list[list[Said]]) -> World:
    return build(*((f"{n}.txt", said, {"published": "2024-12-31" if n % 2 else None}) for n, said in enumerate(texts)))


@settings(max_examples=40, deadline=None)
@given(articles, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(texts, random):
    world = world_of(texts)
    sources, claims = list(world.sources), list(world.claims)
    straight = reconcile_claims(sources, claims, as_of="2024-12-31")
    random.shuffle(sources)
    random.shuffle(claims)
    assert reconcile_claims(sources, claims, as_of="2024-12-31") == straight


@settings(max_examples=40, deadline=None)
@given(articles)
def test_every_mention_has_one_entity_and_every_claim_one_event_at_most(texts):
    world = world_of(texts)
    found = reconcile_claims(world.sources, world.claims, as_of=None)
    spelled = [(v.source, v.text, e.kind) for e in found.entities for v in e.variants]
    assert len(spelled) == len(set(spelled))
    assert set(spelled) == {(c.source, m.text, m.kind) for c in world.claims for m in c.mentions}
    told = [claim for event in found.events for claim in event.claims]
    assert len(told) == len(set(told))
    assert sorted(s for o in found.origins for s in o.sources) == sorted(s.id for s in world.sources)


@settings(max_examples=40, deadline=None)
@given(articles)
def test_a_date_gets_no_year_from_nowhere(texts):
    world = world_of(texts)
    found = reconcile_claims(world.sources, world.claims, as_of="2024-12-31")
    own = {(c.id, d.text): d.value for c in world.claims for d in c.dates}
    for date in found.dates:
        assert own[date.claim, date.text] == date.value or date.settled_by is not None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_chain_never_undoes_a_hard_difference(data):
    items = [str(n) for n in range(8)]
    pairs = st.tuples(st.sampled_from(items), st.sampled_from(items)).filter(lambda p: p[0] != p[1])
    links = [(data.draw(st.floats(0.7, 1)), *pair) for pair in data.draw(st.lists(pairs, max_size=20))]
    apart = {frozenset(pair) for pair in data.draw(st.lists(pairs, max_size=10))}
    groups = cluster(items, links, lambda a, b: frozenset((a, b)) in apart)
    assert sorted(item for group in groups for item in group) == items
    assert not [pair for pair in apart for group in groups if pair <= set(group)]
    assert cluster(items[::-1], links[::-1], lambda a, b: frozenset((a, b)) in apart) == groups


def test_a_copy_of_a_source_adds_no_independent_origin():
    """Every position and every event keeps its number of origins."""
    before = build(*seeds.ALL)
    _, said, how = seeds.PROPOSAL
    after = build(*seeds.ALL, ("zzz copy.txt", said, how))
    one, two = (reconcile_claims(w.sources, w.claims, as_of="2024-12-31") for w in (before, after))
    assert len(one.origins) == len(two.origins)
    assert [sorted(len(p.origins) for p in c.positions) for c in one.conflicts if c.taken] == [
        sorted(len(p.origins) for p in c.positions) for c in two.conflicts if c.taken
    ]
    assert [c.taken for c in one.conflicts if c.taken] == [c.taken for c in two.conflicts if c.taken]


def test_a_claim_of_an_unknown_source_is_left_out():
    source, claims = make_source("a.txt", [Said("Ali Rezai spoke.", [("per", "Ali Rezai")])])
    _, strangers = make_source("b.txt", [Said("Omar Haddad spoke.", [("per", "Omar Haddad")])])
    found = reconcile_claims([source], [*claims, *strangers], as_of=None)
    assert [e.canonical for e in found.entities] == ["Ali Rezai"]
    assert reconcile_claims([], claims, as_of=None).entities == ()


def test_kinds_are_all_covered():
    assert {kind.value for kind in KINDS.values()} == {"person", "organisation", "place"}
