"""What a model and what persons say of two names: a view is one more rule, a decision stands above all rules."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.models import ConflictKind, Entity, EntityKind, PairJudged, Reconciled, Verdict
from briefer.reconcile import reconcile_claims
from briefer.reconcile.clusters import cluster
from briefer.reconcile.given import gather
from briefer.reconcile.judged import MODEL, PERSON
from briefer.reconcile.name_units import plain
from briefer.reconcile.names import cluster_names, sort_names
from briefer.reconcile.rules import is_hard

from .made import Said, World, build, home_of, shown

PERSON_, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
Pair = tuple[str, str]


def says(one: str, other: str, verdict: Verdict, by: Any = "human", kind: EntityKind = PERSON_, who: str = "A. Desk") -> PairJudged:
    return PairJudged(
        kind=kind, one=one, other=other, verdict=verdict, reason="seen on one picture", by=by, who=who if by == "human" else None
    )


def person(*names: str, role: str | None = None, english: str | None = None) -> Said:
    return Said(f"They met {' and '.join(names)}.", [("per", n, role, english) for n in names])


def made(judged, *texts: list[Said]) -> Reconciled:
    world = build(*((f"{n}.txt", said) for n, said in enumerate(texts)))
    return reconcile_claims(world.sources, world.claims, as_of=None, judged=judged)


def together(found: Reconciled, one: str, other: str) -> bool:
    """Whether all mentions of both spellings are of one entity."""
    homes = {e.id for e in found.entities for v in e.variants if plain(v.text) in {plain(one), plain(other)}}
    return len(homes) == 1


def apart(found: Reconciled, one: str, other: str) -> bool:
    """Whether no entity has both spellings."""
    return not any({plain(one), plain(other)} <= {plain(v.text) for v in e.variants} for e in found.entities)


# ---------------------------------------------------------------- a model

HARD_PAIR: Pair = ("Asim Munir", "Muhammad Asim Malik")
OPEN_PAIR: Pair = ("Abdul Dozunguddin", "Samir Dozunguddin")
ONE_PAIR: Pair = ("Emomali Rahmon", "Imam Ali Rahman")


@pytest.mark.parametrize(
    ("pair", "verdict", "joined"),
    [
        (OPEN_PAIR, None, False),
        (OPEN_PAIR, SAME, True),
        (OPEN_PAIR, DIFFERENT, False),
        (OPEN_PAIR, UNSURE, False),
        (OPEN_PAIR, Verdict.NONE, False),
        (HARD_PAIR, SAME, False),
        (ONE_PAIR, None, True),
        (ONE_PAIR, UNSURE, True),
    ],
)
def test_a_model_decides_what_the_rules_leave_open(pair, verdict, joined):
    judged = [says(pair[0], pair[1], verdict, by="model")] if verdict else []
    found = made(judged, [person(pair[0])], [person(pair[1])])
    assert together(found, *pair) is joined
    assert apart(found, *pair) is not joined


def test_the_view_of_a_model_is_among_the_reasons():
    found = made([says(*OPEN_PAIR, SAME, by="model")], [person(OPEN_PAIR[0])], [person(OPEN_PAIR[1])])
    (view,) = [j for j in home_of(found, OPEN_PAIR[0]).judgements if j.rule == MODEL]
    assert (view.verdict, view.score) == (SAME, 0.75)
    assert "seen on one picture" in view.reason
    assert all(f"'{name}'" in view.reason for name in OPEN_PAIR)


def test_a_model_joins_names_that_the_rules_would_not_even_compare():
    pair = ("Гуантанамо", "X9")
    texts = [[Said(f"{name} denied it.", [("org", name)])] for name in pair]
    assert apart(made([], *texts), *pair)
    assert home_of(made([], *texts), "X9").apart == ()
    assert together(made([says(pair[0], pair[1], SAME, by="model", kind=BODY)], *texts), *pair)


def test_a_view_on_a_short_form_says_nothing_of_the_full_name_that_it_stands_for():
    found = made([says("Orandi", "Hamid Orandi", SAME, by="model")], [person("Shauna Orandi"), person("Orandi")], [person("Hamid Orandi")])
    assert apart(found, "Shauna Orandi", "Hamid Orandi")
    assert together(found, "Orandi", "Shauna Orandi")


def test_a_person_stands_above_a_model():
    judged = [says(*OPEN_PAIR, SAME, by="model"), says(*OPEN_PAIR, UNSURE)]
    assert apart(made(judged, [person(OPEN_PAIR[0])], [person(OPEN_PAIR[1])]), *OPEN_PAIR)


# ---------------------------------------------------------------- a person


@pytest.mark.parametrize("pair", [HARD_PAIR, OPEN_PAIR, ONE_PAIR])
@pytest.mark.parametrize("turned", [False, True])
def test_a_person_decides_whatever_the_rules_say(pair, turned):
    told = pair[::-1] if turned else pair
    same = made([says(told[0], told[1], SAME)], [person(pair[0])], [person(pair[1])])
    assert together(same, *pair)
    (why,) = [j for j in home_of(same, pair[0]).judgements if j.rule == PERSON]
    assert "A. Desk" in why.reason
    two = made([says(told[0], told[1], DIFFERENT)], [person(pair[0])], [person(pair[1])])
    assert apart(two, *pair)
    for name in pair:
        first = home_of(two, name).apart[0]
        assert (first.rule, first.verdict, first.score) == (PERSON, DIFFERENT, 1.0)
        assert "A. Desk" in first.reason


def test_spellings_are_matched_without_case_quotes_and_spaces():
    found = made([says("asim  MUNIR", "“Muhammad Asim Malik”", SAME)], [person(HARD_PAIR[0])], [person(HARD_PAIR[1])])
    assert together(found, *HARD_PAIR)


@pytest.mark.parametrize(
    "judged", [says("Nobody Here", "Asim Munir", SAME), says(*HARD_PAIR, SAME, kind=BODY), says(*HARD_PAIR[:1] * 2, DIFFERENT)]
)
def test_what_is_said_of_nothing_that_occurs_is_ignored(judged):
    texts = [person(HARD_PAIR[0])], [person(HARD_PAIR[1])]
    assert made([judged], *texts) == made([], *texts)


def test_a_person_takes_along_what_the_rules_join_to_either():
    names = ("Asim Munir", "Muhammad Asim Malik", "General Muhammad Asim Malik", "محمد عاصم ملک")
    found = made([says(*names[:2], SAME)], *([person(n)] for n in names))
    assert all(together(found, *pair) for pair in combinations(names, 2))


def test_a_person_parts_two_spellings_that_a_model_gives_one_english_name():
    persian, latin = "محمد عاصم ملک", "Muhammad Asim Malik"
    texts = [person(persian, english=latin)], [person(latin)]
    assert together(made([], *texts), persian, latin)
    assert apart(made([says(persian, latin, DIFFERENT)], *texts), persian, latin)


@pytest.mark.parametrize("kind", ["its own source", "another source"])
def test_a_surname_is_who_a_person_says_it_is(kind):
    texts = [person("Shauna Orandi"), person("Orandi")] if kind == "its own source" else [person("Shauna Orandi")]
    more = [] if kind == "its own source" else [[person("Orandi")]]
    all_ = [texts, [person("Hamid Orandi")], *more]
    joined = made([says("Orandi", "Hamid Orandi", SAME)], *all_)
    assert together(joined, "Orandi", "Hamid Orandi")
    assert apart(joined, "Orandi", "Shauna Orandi")
    parted = made([says("Orandi", "Shauna Orandi", DIFFERENT)], *all_)
    assert apart(parted, "Orandi", "Shauna Orandi")
    assert together(parted, "Orandi", "Hamid Orandi")  # the one who is left


def test_a_person_keeps_a_body_from_the_longer_name_of_its_source():
    long = "Syrian Observatory for Human Rights"
    texts = [Said(f"The {long} counted.", [("org", long)]), Said("The Observatory said so.", [("org", "Observatory")])]
    assert together(made([], texts), long, "Observatory")
    found = made([says(long, "Observatory", DIFFERENT, kind=BODY)], texts)
    assert apart(found, long, "Observatory")


def test_two_whom_a_person_holds_apart_are_a_conflict_about_one_office():
    role = "Director-General of the ISI"
    names = ("Mohammad Asif", "Khawaja Muhammad Asif")
    texts = [[person(n, role=role)] for n in names]
    assert together(made([], *texts), *names)  # one office, and the names don't contradict
    found = made([says(*names, DIFFERENT)], *texts)
    assert [c.kind for c in shown(found)] == [ConflictKind.NAME]


def test_persons_who_contradict_one_another_join_nobody():
    found = made([says(*ONE_PAIR, SAME), says(*ONE_PAIR, DIFFERENT, who="B. Desk")], [person(ONE_PAIR[0])], [person(ONE_PAIR[1])])
    assert apart(found, *ONE_PAIR)


# ---------------------------------------------------------------- whatever is said

NAMES = {
    "per": (
        "Emomali Rahmon",
        "Imam Ali Rahman",
        "Rahmon",
        "Rahman",
        "Asim Munir",
        "Muhammad Asim Malik",
        "Asim Malik",
        "Malik",
        "محمد عاصم ملک",
        "Khawaja Muhammad Asif",
        "Mohammad Asif",
        "Ali Khan",
    ),
    "org": ("Ministry of Defence", "Ministry of Defence of Iran", "Ministry of Defence of Iraq", "Ministry", "MoD"),
    "loc": ("Fua", "al-Foua", "Iran", "Iraq"),
}
KIND_OF = {"per": PERSON_, "org": BODY, "loc": PLACE}


@st.composite
def mentions(draw):
    kind = draw(st.sampled_from(["per", "per", "per", "org", "loc"]))
    name = draw(st.sampled_from(NAMES[kind]))
    role = draw(st.sampled_from((None, None, "President of Tajikistan", "defence minister"))) if kind == "per" else None
    english = draw(st.sampled_from((None, "Muhammad Asim Malik"))) if not name.isascii() else None
    return (kind, name, role, english)


sentences = st.lists(mentions(), min_size=1, max_size=2, unique_by=lambda m: m[1]).map(
    lambda named: Said(f"They met {' and '.join(m[1] for m in named)} and talked.", named)
)
articles = st.lists(st.lists(sentences, min_size=1, max_size=4), min_size=1, max_size=4)


@st.composite
def judgements(draw, by=("human", "model"), verdicts=(SAME, SAME, DIFFERENT, UNSURE)):
    kind = draw(st.sampled_from(["per", "per", "per", "org", "loc"]))
    one, other = draw(st.lists(st.sampled_from(NAMES[kind]), min_size=2, max_size=2, unique=True))
    return says(one, other, draw(st.sampled_from(verdicts)), draw(st.sampled_from(by)), KIND_OF[kind], draw(st.sampled_from(("A", "B"))))


def world_of(texts: list[list[Said]]) -> World:
    return build(*((f"{n}.txt", said) for n, said in enumerate(texts)))


def mentioned(world: World) -> dict[EntityKind, set[str]]:
    return {kind: {plain(m.text) for c in world.claims for m in c.mentions if m.kind is kind} for kind in EntityKind}


def of_two(judged: list[PairJudged], verdict: Verdict, world: World) -> list[tuple[EntityKind, str, str]]:
    """Pairs on which a person said this, of those that occur."""
    known = mentioned(world)
    return [
        (j.kind, j.one, j.other)
        for j in judged
        if j.by == "human" and j.verdict is verdict and {plain(j.one), plain(j.other)} <= known[j.kind]
    ]


def hold(found: Reconciled, kind: EntityKind, name: str) -> list[Entity]:
    return [e for e in found.entities if e.kind is kind and any(plain(v.text) == plain(name) for v in e.variants)]


@settings(max_examples=120, deadline=None)
@given(articles, st.lists(judgements(), max_size=8), st.randoms(use_true_random=False))
def test_every_mention_stays_in_one_entity_and_no_order_matters(texts, judged, random):
    world = world_of(texts)
    found = reconcile_claims(world.sources, world.claims, as_of=None, judged=judged)
    spelled = [(v.source, v.text, e.kind) for e in found.entities for v in e.variants]
    assert len(spelled) == len(set(spelled))
    assert set(spelled) == {(c.source, m.text, m.kind) for c in world.claims for m in c.mentions}
    turned = [j.model_copy(update={"one": j.other, "other": j.one}) if random.random() < 0.5 else j for j in judged]
    sources, claims = list(world.sources), list(world.claims)
    for shuffled in (turned, sources, claims):
        random.shuffle(shuffled)
    assert reconcile_claims(sources, claims, as_of=None, judged=turned) == found


@settings(max_examples=200, deadline=None)
@given(articles, st.lists(judgements(), max_size=12))
def test_a_persons_two_are_never_one(texts, judged):
    world = world_of(texts)
    found = reconcile_claims(world.sources, world.claims, as_of=None, judged=judged)
    for kind, one, other in of_two(judged, DIFFERENT, world):
        assert not {e.id for e in hold(found, kind, one)} & {e.id for e in hold(found, kind, other)}, (one, other)


@settings(max_examples=200, deadline=None)
@given(articles, st.lists(judgements(), max_size=8))
def test_a_persons_one_is_one_unless_a_person_stands_between(texts, judged):
    """In the way of a "same" stands only a "different" that a person said of two whom persons' "same" would bring together."""
    world = world_of(texts)
    found = reconcile_claims(world.sources, world.claims, as_of=None, judged=judged)
    links = of_two(judged, SAME, world)
    two = {(kind, *sorted((plain(a), plain(b)))) for kind, a, b in of_two(judged, DIFFERENT, world)}
    for kind, one, other in links:
        circle = {plain(one)}
        for _ in links:
            circle |= {plain(n) for k, a, b in links if k is kind and circle & {plain(a), plain(b)} for n in (a, b)}
        if not any((kind, *sorted(pair)) in two for pair in combinations(circle, 2)):
            assert len({e.id for e in (*hold(found, kind, one), *hold(found, kind, other))}) == 1, (one, other)


@settings(max_examples=200, deadline=None)
@given(articles, st.lists(judgements(by=("model",)), max_size=12))
def test_a_model_never_joins_what_a_rule_holds_apart_for_sure(texts, judged):
    world = world_of(texts)
    given_ = gather(world.sources, world.claims, None)
    names, views = sort_names(given_, judged)
    found = cluster_names(names, views)
    for group in found.groups:
        assert not [pair for pair in combinations(group, 2) if pair in found.heard and is_hard(found.heard[pair].judgements)]


@settings(max_examples=80, deadline=None)
@given(articles, st.lists(judgements(), max_size=6))
def test_why_others_are_kept_apart_is_short_strongest_first_and_names_both(texts, judged):
    world = world_of(texts)
    found = reconcile_claims(world.sources, world.claims, as_of=None, judged=judged)
    for entity in found.entities:
        own = {" ".join(v.text.split()) for v in entity.variants}
        assert len(entity.apart) <= 5
        assert [j.score for j in entity.apart] == sorted((j.score for j in entity.apart), reverse=True)
        for judgement in entity.apart:
            assert judgement.verdict in {DIFFERENT, UNSURE}
            assert judgement.reason.count("'") >= 4
            assert any(f"'{name}'" in judgement.reason for name in own), (own, judgement)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_chain_undoes_what_is_barred_and_bound_pairs_do_not_fall_to_links(data):
    items = [str(n) for n in range(8)]
    pairs = st.tuples(st.sampled_from(items), st.sampled_from(items)).filter(lambda p: p[0] != p[1])
    links = [(data.draw(st.floats(0.7, 1)), *pair) for pair in data.draw(st.lists(pairs, max_size=20))]
    far = {frozenset(pair) for pair in data.draw(st.lists(pairs, max_size=10))}
    bound = data.draw(st.lists(pairs, max_size=8))
    never = {frozenset(pair) for pair in data.draw(st.lists(pairs, max_size=8))}
    barred = {item: {b for a, b in (p for two in never for p in permutations(two)) if a == item} for item in items}
    groups = cluster(items, links, lambda a, b: frozenset((a, b)) in far, bound=bound, barred=barred)
    assert sorted(item for group in groups for item in group) == items
    assert not [two for two in never for group in groups if two <= set(group)]
    again = cluster(items[::-1], links[::-1], lambda a, b: frozenset((a, b)) in far, bound=[(b, a) for a, b in bound[::-1]], barred=barred)
    assert again == groups
    alone = cluster(items, [], lambda *_: False, bound=bound, barred=barred)
    assert all(any(set(small) <= set(big) for big in groups) for small in alone)
    if not never:
        assert all(any({a, b} <= set(group) for group in groups) for a, b in bound)


def test_what_was_joined_by_links_stays_with_those_that_are_bound():
    """'c' is like 'a' and unlike 'b'; that 'a' and 'b' are bound takes 'c' along, and does not lose it."""
    far = {frozenset("bc"), frozenset("ab")}
    assert cluster("abc", [(0.9, "a", "c")], lambda a, b: frozenset((a, b)) in far, bound=[("a", "b")]) == (("a", "b", "c"),)
    assert cluster("abc", [(0.9, "a", "c")], lambda *_: False, bound=[("a", "b")], barred={"b": "c", "c": "b"}) == (("a", "b"), ("c",))


def test_a_short_form_of_a_short_form_is_lost_by_nobody():
    names = ("Syrian Observatory for Human Rights", "Observatory (SOHR)", "SOHR")
    found = made([], [Said(f"{name} spoke.", [("org", name)]) for name in names])
    assert {v.text for v in home_of(found, names[0]).variants} == set(names)
