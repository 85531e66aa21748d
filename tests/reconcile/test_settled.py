"""The desk's list of names: it joins and parts spellings above all rules, names whom it knows, and gives offices."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.models import Conflict, ConflictKind, DifferenceKind, Entity, EntityKind, Mention, Reconciled, SettledName, Verdict
from briefer.reconcile import reconcile_claims
from briefer.reconcile.doubts import find_doubts
from briefer.reconcile.judged import PERSON
from briefer.reconcile.name_units import plain

from .made import Said, World, build, home_of, shown
from .test_judged import KIND_OF, NAMES, OPEN_PAIR, apart, articles, hold, judgements, mentioned, person, says, together, world_of

PEOPLE, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE


def entry(name: str, *also: str, apart: tuple[str, ...] = (), role: str | None = None, kind: EntityKind = PEOPLE) -> SettledName:
    return SettledName(kind=kind, name=name, also=also, apart=apart, role=role)


def made(desk: list[SettledName], *texts: list[Said]) -> Reconciled:
    world = build(*((f"{n}.txt", said) for n, said in enumerate(texts)))
    return reconcile_claims(world.sources, world.claims, as_of=None, settled=desk)


# ---------------------------------------------------------------- joining and parting


def test_an_entry_joins_what_the_rules_hold_apart_and_says_who_decided():
    texts = [person("Asim Munir")], [person("Muhammad Asim Malik")]
    assert apart(made([], *texts), "Asim Munir", "Muhammad Asim Malik")
    found = made([entry("Asim Munir", "Muhammad Asim Malik")], *texts)
    assert together(found, "Asim Munir", "Muhammad Asim Malik")
    (why,) = [j for j in home_of(found, "Asim Munir").judgements if j.rule == PERSON]
    assert why.reason == "'Asim Munir' and 'Muhammad Asim Malik' are one, says the desk's list of names"


@pytest.mark.parametrize("also", list(combinations(("Asim Munir", "Muhammad Asim Malik", "Karim Osmani", "Peter Lindqvist"), 2)))
def test_an_entry_whose_name_no_source_writes_joins_those_that_occur(also):
    found = made([entry("Somebody Else", *also, "Nobody At All")], *([person(name)] for name in also))
    assert together(found, *also)
    assert home_of(found, also[0]).canonical == "Somebody Else"


def test_an_entry_of_thirty_spellings_takes_one_judgement_for_each():
    names = [f"{first} {last}" for first in ("Karim", "Peter", "Olga", "Ibrahim", "Tomas") for last in ("Osmani", "Lindqvist", "Vargas")]
    found = made([entry("The One", *names, *(f"Unseen {n}" for n in range(15)))], *([person(name)] for name in names))
    (one,) = found.entities
    assert (one.canonical, len(one.variants)) == ("The One", len(names))
    assert sum(j.rule == PERSON for j in one.judgements) == len(names) - 1


def test_an_entry_parts_what_the_rules_join():
    texts = [person("Emomali Rahmon")], [person("Imam Ali Rahman")]
    assert together(made([], *texts), "Emomali Rahmon", "Imam Ali Rahman")
    found = made([entry("Emomali Rahmon", apart=("Imam Ali Rahman",))], *texts)
    assert apart(found, "Emomali Rahmon", "Imam Ali Rahman")
    assert home_of(found, "Emomali Rahmon").apart[0].reason.endswith("are two, says the desk's list of names")


def test_what_an_entry_holds_apart_is_apart_from_each_spelling_of_it():
    texts = [person("Emomali Rahmon")], [person("Imam Ali Rahman")]
    found = made([entry("Nobody Here", "Emomali Rahmon", apart=("Imam Ali Rahman",))], *texts)
    assert apart(found, "Emomali Rahmon", "Imam Ali Rahman")


def test_a_spelling_that_an_entry_has_both_ways_is_apart_and_the_others_stay_one():
    desk = [entry("A. Desk", "Asim Munir", "Karim Osmani", "Peter Lindqvist", apart=("Karim Osmani",))]
    found = made(desk, [person("Asim Munir")], [person("Karim Osmani")], [person("Peter Lindqvist")])
    assert together(found, "Asim Munir", "Peter Lindqvist")
    assert apart(found, "Asim Munir", "Karim Osmani")


def test_entries_that_contradict_one_another_join_nobody():
    desk = [entry("Emomali Rahmon", "Imam Ali Rahman"), entry("Imam Ali Rahman", apart=("Emomali Rahmon",))]
    found = made(desk, [person("Emomali Rahmon")], [person("Imam Ali Rahman")])
    assert {e.canonical for e in found.entities} == {"Emomali Rahmon", "Imam Ali Rahman"}


def test_the_list_is_a_person_among_persons_and_above_a_model():
    """Of persons who contradict one another, the one who parts is heard."""
    pair = ("Asim Munir", "Muhammad Asim Malik")
    world = build(*((f"{n}.txt", [person(name)]) for n, name in enumerate(pair)))
    for by, joined in (("model", True), ("human", False)):
        judged = [says(*pair, Verdict.DIFFERENT, by=by)]
        found = reconcile_claims(world.sources, world.claims, as_of=None, judged=judged, settled=[entry(*pair)])
        assert together(found, *pair) is joined


def test_an_entry_is_of_one_kind():
    texts = [person("Asim Munir")], [person("Muhammad Asim Malik")]
    assert made([entry("Asim Munir", "Muhammad Asim Malik", kind=BODY)], *texts) == made([], *texts)


def test_what_the_desk_has_settled_is_no_doubt_to_ask_a_model_about():
    world = build(("a.txt", [person(OPEN_PAIR[0])]), ("b.txt", [person(OPEN_PAIR[1])]))
    assert len(find_doubts(world.sources, world.claims)) == 1
    for desk in (entry(*OPEN_PAIR), entry(OPEN_PAIR[0], apart=OPEN_PAIR[1:])):
        assert find_doubts(world.sources, world.claims, [desk]) == ()


# ---------------------------------------------------------------- the name for the page


@pytest.mark.parametrize(
    ("name", "also", "said"),
    [
        ("Asim Malik", ("Muhammad Asim Malik",), ("per", "Muhammad Asim Malik")),
        ("محمد عاصم ملک", ("Muhammad Asim Malik",), ("per", "Muhammad Asim Malik")),
        ("Асим Малик", ("محمد عاصم ملک",), ("per", "محمد عاصم ملک", None, "Muhammad Asim Malik")),
        ("MALIK", ("Muhammad Asim Malik",), ("per", "Muhammad Asim Malik")),
        ("the ISI", ("Inter-Services Intelligence (ISI)",), ("org", "Inter-Services Intelligence (ISI)")),
        ("Türkiye", ("Turkey",), ("loc", "Turkey")),
        ("Asim Malik", (), ("per", "asim  MALIK")),
        ("Asim Malik", (), ("per", "Asim Malik’s")),
        ("Muhammad Asim Malik", (), ("per", "محمد عاصم ملک", None, "Muhammad Asim Malik")),
    ],
)
def test_the_page_has_the_name_of_the_list_as_printed(name, also, said):
    kind = KIND_OF[said[0]]
    found = made([entry(name, *also, kind=kind)], [Said(f"Then {said[1]} was named.", [said])])
    assert [(e.canonical, e.kind) for e in found.entities] == [(name, kind)]


@pytest.mark.parametrize(("spoken_of", "role"), [((), "ISI chief"), (("محمد عاصم ملک",), None)])
def test_a_spelling_is_known_by_its_english_unless_the_list_speaks_of_it(spoken_of, role):
    desk = [entry("Asim Munir", apart=spoken_of, role="ISI chief")]
    assert [e.role for e in made(desk, [person("محمد عاصم ملک", english="Asim Munir")]).entities] == [role]


@pytest.mark.parametrize("also", [(), ("Rahmon",)])
def test_a_surname_of_the_list_does_not_name_who_bears_it_too(also):
    found = made([entry("Emomali Rahmon", *also)], [person("Fatima Rahmon"), person("Rahmon")])
    assert [e.canonical for e in found.entities] == ["Fatima Rahmon"]


def test_a_surname_alone_is_named_by_the_list():
    assert [e.canonical for e in made([entry("Emomali Rahmon", "Rahmon")], [person("Rahmon")]).entities] == ["Emomali Rahmon"]


def test_of_two_entries_the_one_whose_name_is_written_names_whom_both_know():
    desk = [entry("Aaron Desk", "Karim Osmani", "Peter Lindqvist"), entry("Karim Osmani", apart=("Peter Lindqvist",))]
    found = made(desk, [person("Karim Osmani")], [person("Peter Lindqvist")])
    assert home_of(found, "Karim Osmani").canonical == "Karim Osmani"
    assert home_of(found, "Peter Lindqvist").canonical == "Aaron Desk"


# ---------------------------------------------------------------- offices

CHIEF = "Director-General of the ISI"


def held(*names: str, role: str = CHIEF, grades: str = "FFF") -> World:
    texts = ("{} spoke to the press in Rawalpindi.", "A delegation was led by {}, aides said.", "In the north, {} opened a bridge.")
    return build(
        *(
            (f"{n}.txt", [Said(texts[n].format(name), [("per", name, role)])], {"grade": grades[n], "published": "2024-12-30"})
            for n, name in enumerate(names)
        )
    )


def office(world: World, *desk: SettledName) -> Conflict:
    found = reconcile_claims(world.sources, world.claims, as_of=None, settled=desk)
    (conflict,) = [c for c in found.conflicts if c.kind is ConflictKind.NAME]
    return conflict


@pytest.mark.parametrize(
    ("said", "role", "taken"),
    [
        (CHIEF, CHIEF, True),
        (CHIEF, "head of Pakistan's Inter-Services Intelligence (ISI)", True),
        (CHIEF, "ISI chief", True),
        (CHIEF, "رئیس سازمان اطلاعات پاکستان (ISI)", True),
        ("President of Tajikistan", "President", True),
        ("President of Tajikistan", "Tajik president", True),
        ("President of Tajikistan", "President of Turkmenistan", False),
        ("President of Tajikistan", "Prime Minister of Tajikistan", False),
        ("defence minister of Pakistan", "Minister of Defence", True),
        ("defence minister of Pakistan", "Deputy Prime Minister and Minister of Defence", True),
        ("defence minister of Pakistan", "Minister", False),
        (CHIEF, "former Director-General of the ISI", False),
        (CHIEF, "deputy head of the ISI", False),
        (CHIEF, "Director-General", False),
        (CHIEF, "head of the CIA", False),
        (CHIEF, None, False),
    ],
)
def test_the_desk_settles_who_holds_an_office(said, role, taken):
    """It stands above two origins against one, and above the better grade."""
    world = held("Karim Osmani", "Karim Osmani", "Peter Lindqvist", role=said, grades="AAF")
    before = office(world)
    after = office(world, entry("Peter Lindqvist", role=role))
    assert before.taken == "Karim Osmani"
    assert after.taken == ("Peter Lindqvist" if taken else "Karim Osmani")
    assert after.verdict is DifferenceKind.CONFLICT
    assert (after.positions, after.rules, after.id) == (before.positions, before.rules, before.id)
    if taken:
        assert after.reason.endswith(f"The desk's list of names has Peter Lindqvist as {role}.")


@pytest.mark.parametrize(
    "role",
    [
        CHIEF,
        "the President of Tajikistan",
        "رئیس جمهور تاجیکستان",
        "an ambassador of Norway",
        "Ağrı Valisi",
        "deputy prime minister and defence minister of Norway",
    ],
)
def test_who_was_chosen_in_a_conflict_is_taken_when_the_list_has_him_by_its_words(role):
    """The list that comes of a choice: the value with the subject for an office, and the other values apart."""
    world = held("Karim Osmani", "Karim Osmani", "محمد عاصم ملک", role=role)
    claims = [c.model_copy(update={"mentions": tuple(english(m) for m in c.mentions)}) for c in world.claims]
    world = World(world.sources, claims)
    before = office(world)
    chosen, other = "Muhammad Asim Malik", "Karim Osmani"
    assert {p.value for p in before.positions} == {chosen, other}
    assert office(world, entry(chosen, apart=(other,), role=before.subject)).taken == chosen


def english(mention: Mention) -> Mention:
    return mention if mention.text.isascii() else mention.model_copy(update={"english": "Muhammad Asim Malik"})


def test_the_holder_has_the_name_and_the_office_of_the_list():
    world = held("Karim Osmani", "Peter Lindqvist")
    desk = entry("P. Lindqvist", "Peter Lindqvist", role="ISI chief")
    assert office(world, desk).taken == "P. Lindqvist"
    found = reconcile_claims(world.sources, world.claims, as_of=None, settled=[desk])
    assert {e.canonical: e.role for e in found.entities if e.kind is PEOPLE} == {"P. Lindqvist": "ISI chief", "Karim Osmani": None}


def test_a_list_that_gives_an_office_to_both_decides_nothing():
    world = held("Karim Osmani", "Karim Osmani", "Peter Lindqvist")
    both = office(world, entry("Peter Lindqvist", role=CHIEF), entry("Karim Osmani", role=CHIEF))
    assert (both.taken, "origins" in both.reason) == ("Karim Osmani", True)


# ---------------------------------------------------------------- whatever is said


@st.composite
def entries(draw):
    kind = draw(st.sampled_from(["per", "per", "per", "org", "loc"]))
    names = (*NAMES[kind], "Nobody Here", "Никто")
    name, *rest = draw(st.lists(st.sampled_from(names), min_size=1, max_size=6, unique=True))
    cut = draw(st.integers(0, len(rest)))
    role = draw(st.sampled_from((None, "President of Tajikistan", "defence minister")))
    return entry(name, *rest[:cut], apart=tuple(rest[cut:]), role=role, kind=KIND_OF[kind])


def own_of(one: SettledName, world: World) -> list[str]:
    """The spellings of an entry that occur."""
    return [name for name in dict.fromkeys((one.name, *one.also)) if plain(name) in mentioned(world)[one.kind]]


def homes(found: Reconciled, kind: EntityKind, name: str) -> set[str]:
    return {e.id for e in hold(found, kind, name)}


@settings(max_examples=100, deadline=None)
@given(articles, entries(), st.lists(judgements(by=("model",)), max_size=6))
def test_an_entry_joins_its_spellings_and_names_them_whatever_the_rest_says(texts, desk, judged):
    world = world_of(texts)
    found = reconcile_claims(world.sources, world.claims, as_of=None, judged=judged, settled=[desk])
    own = own_of(desk, world)
    ids = set().union(*(homes(found, desk.kind, name) for name in own))
    assert len(ids) == min(1, len(own)) or len(own) == 1  # a single one may be of several, as without the list
    if len(own) > 1:
        assert {e.canonical for e in found.entities if e.id in ids} == {desk.name}


@settings(max_examples=100, deadline=None)
@given(articles, st.lists(entries(), max_size=4), st.lists(judgements(), max_size=4))
def test_what_an_entry_holds_apart_never_meets_it(texts, desk, judged):
    world = world_of(texts)
    found = reconcile_claims(world.sources, world.claims, as_of=None, judged=judged, settled=desk)
    for one in desk:
        for mine in own_of(one, world):
            for other in one.apart:
                assert not homes(found, one.kind, mine) & homes(found, one.kind, other), (mine, other)


@settings(max_examples=80, deadline=None)
@given(articles, st.lists(entries(), max_size=4), st.lists(judgements(), max_size=4), st.randoms(use_true_random=False))
def test_no_order_matters_and_every_mention_stays_in_one_entity(texts, desk, judged, random):
    world = world_of(texts)
    found = reconcile_claims(world.sources, world.claims, as_of=None, judged=judged, settled=desk)
    spelled = [(v.source, v.text, e.kind) for e in found.entities for v in e.variants]
    assert len(spelled) == len(set(spelled))
    assert set(spelled) == {(c.source, m.text, m.kind) for c in world.claims for m in c.mentions}
    turned = [
        one.model_copy(
            update={"also": tuple(random.sample(one.also, len(one.also))), "apart": tuple(random.sample(one.apart, len(one.apart)))}
        )
        for one in desk
    ]
    sources, claims = list(world.sources), list(world.claims)
    for shuffled in (turned, sources, claims):
        random.shuffle(shuffled)
    assert reconcile_claims(sources, claims, as_of=None, judged=judged, settled=turned) == found


def without_names(entity: Entity) -> Entity:
    return entity.model_copy(update={"canonical": ""})


@settings(max_examples=60, deadline=None)
@given(articles, st.sampled_from([(kind, name) for kind, names in NAMES.items() for name in names]))
def test_another_name_for_the_page_changes_nothing_that_is_found(texts, renamed):
    """A country stays one under whatever name the desk prints."""
    kind, name = renamed
    world = world_of([*texts, [Said(f"It was {name}.", [renamed])]])
    plainly = reconcile_claims(world.sources, world.claims, as_of=None)
    found = reconcile_claims(world.sources, world.claims, as_of=None, settled=[entry("Zzyzx", name, kind=KIND_OF[kind])])
    assert sorted(map(without_names, found.entities), key=lambda e: e.id) == sorted(
        map(without_names, plainly.entities), key=lambda e: e.id
    )
    assert [(e.id, e.claims, set(e.entities)) for e in found.events] == [(e.id, e.claims, set(e.entities)) for e in plainly.events]
    assert (found.dates, found.origins) == (plainly.dates, plainly.origins)
    assert len(shown(found)) == len(shown(plainly))
