"""The pairs that the rules leave open, as they are put to a model, and what becomes of its answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from briefer.models import EntityKind, Verdict
from briefer.reconcile import reconcile_claims
from briefer.reconcile.doubts import NOT_SHOWN, Doubt, NameInDoubt, PairAnswers, fence_of, find_doubts, judged_from, show_doubts
from briefer.reconcile.given import gather
from briefer.reconcile.names import judge_names, sort_names
from briefer.reconcile.rules import decide

from . import seeds
from .made import Said, build, home_of
from .test_judged import articles, world_of

ONE, OTHER = "Abdul Dozunguddin", "Samir Dozunguddin"


def named(name: str, text: str = "{} spoke.", role: str | None = None, kind: str = "per") -> Said:
    return Said(text.format(name), [(kind, name, role)])


def doubts_of(*texts: list[Said]) -> tuple[Doubt, ...]:
    world = build(*((f"{n}.txt", said) for n, said in enumerate(texts)))
    return find_doubts(world.sources, world.claims)


def answers(*given_: tuple[str, str] | tuple[str, str, str]) -> PairAnswers:
    return PairAnswers.model_validate(
        {"answers": [{"pair": p, "verdict": v, "reason": (*rest, "The quotes say so.")[0]} for p, v, *rest in given_]}
    )


def test_a_pair_that_the_rules_leave_open():
    (doubt,) = doubts_of([named(ONE, role="mayor of Norhaven")], [named(OTHER, role="Mayor"), named(ONE, "{} left.")])
    assert (doubt.id, doubt.kind) == ("p1", EntityKind.PERSON)
    assert (doubt.one.text, doubt.other.text) == (ONE, OTHER)
    assert (doubt.one.roles, doubt.other.roles) == (("mayor of Norhaven",), ("Mayor",))
    assert [q.text for q in doubt.one.quotes] == [f"{ONE} spoke.", f"{ONE} left."]
    assert len({q.source for q in doubt.one.quotes}) == 2
    assert doubt.score >= 0.4


@pytest.mark.parametrize(
    "texts",
    [
        ([named("Asim Munir")], [named("Muhammad Asim Malik")]),  # surely two
        ([named("Emomali Rahmon")], [named("Imam Ali Rahman")]),  # one
        ([named("Vladimir Putin")], [named("Putin")]),  # a surname is no full name
        ([named(ONE, "{} and Samir Dozunguddin spoke."), named(OTHER)],),
        ([named("Ali Khan")], [named("Bashar al-Assad")]),
        ([],),
    ],
)
def test_nothing_to_ask(texts):
    if len(texts) == 1 and texts[0]:
        both = Said(f"{ONE} and {OTHER} spoke.", [("per", ONE), ("per", OTHER)])
        texts = ([both], texts[0])
    assert doubts_of(*texts) == ()


def test_two_groups_of_spellings_are_one_question():
    bodies = ("Parliament", "Parliament of Iran", "Iran's Parliament")
    (doubt,) = doubts_of(*([named(body, kind="org")] for body in bodies))
    assert "Parliament" in {doubt.one.text, doubt.other.text}


def test_the_roles_of_a_short_form_count_for_the_full_name():
    (doubt,) = doubts_of([named(ONE), named("Dozunguddin", role="the mayor")], [named(OTHER)])
    assert doubt.one.roles == ("the mayor",)


def test_a_long_quote_is_cut_at_words_around_the_name():
    long = f"{'Dawn broke over the town. ' * 30}{{}} spoke.{' Dusk fell on the town.' * 30}"
    (doubt,) = doubts_of([named(ONE, long)], [named(OTHER)])
    (quote,) = doubt.one.quotes
    assert len(quote.text) <= 300
    assert ONE in quote.text
    text = long.format(ONE)
    at = text.index(quote.text)
    assert text[at - 1].isspace()
    assert text[at + len(quote.text)].isspace()


def test_copies_of_one_sentence_are_one_quote_and_other_sources_come_first():
    (doubt,) = doubts_of([named(ONE), named(OTHER, "{} ran.")], [named(ONE)], [named(OTHER, "{} hid from the guards of the town.")])
    assert [q.text for q in doubt.one.quotes] == [f"{ONE} spoke."]
    assert len({q.source for q in (*doubt.one.quotes, doubt.other.quotes[0])}) == 2


COUNTRIES = """
    Albania Algeria Angola Argentina Armenia Austria Bahrain Bangladesh Belarus Belgium Bolivia Brazil Bulgaria Canada Chile China Colombia
    Croatia Cuba Denmark Egypt Estonia Ethiopia Finland France Germany Ghana Greece Hungary India Iran Iraq Italy Japan Kenya Kuwait
    Latvia Lebanon Libya Malta Mexico Morocco Nepal Norway
"""


def test_forty_at_most_and_the_most_promising_first():
    bodies = [named(f"Parliament of {country}", kind="org") for country in COUNTRIES.split()]
    found = doubts_of(bodies, [named("Parliament", kind="org")], [named(ONE)], [named(OTHER)])
    assert [d.id for d in found] == [f"p{n}" for n in range(1, 41)]
    assert (found[0].one.text, found[0].other.text) == (ONE, OTHER)
    assert [d.score for d in found] == sorted((d.score for d in found), reverse=True)


def test_the_seeds_as_a_model_reads_them_leave_nothing_open():
    """Else a recorded answer would be wanted for them."""
    world = build(*seeds.ALL)
    assert find_doubts(world.sources, world.claims) == ()


@settings(max_examples=60, deadline=None)
@given(articles, st.randoms(use_true_random=False))
def test_doubts_are_open_exact_and_in_no_need_of_an_order(texts, random):
    world = world_of(texts)
    found = find_doubts(world.sources, world.claims)
    text_of = {s.id: s.text for s in world.sources}
    names, _ = sort_names(gather(world.sources, world.claims, None), ())
    for doubt in found:
        one, other = (
            next(u for u in names.units.values() if u.kind is doubt.kind and u.text == side.text) for side in (doubt.one, doubt.other)
        )
        verdict, score = decide(judge_names(min(one, other, key=lambda u: u.id), max(one, other, key=lambda u: u.id)))
        assert (verdict, score) == (Verdict.UNSURE, doubt.score)
        for side in (doubt.one, doubt.other):
            assert 1 <= len(side.quotes) <= 2
            assert all(q.text in text_of[q.source] for q in side.quotes)
    sources, claims = list(world.sources), list(world.claims)
    random.shuffle(sources)
    random.shuffle(claims)
    assert find_doubts(sources, claims) == found


@settings(max_examples=60, deadline=None)
@given(articles)
def test_a_same_on_a_doubt_joins_it(texts):
    """What is asked is worth asking: the first answer alone always takes effect."""
    world = world_of(texts)
    found = find_doubts(world.sources, world.claims)
    if found:
        judged = judged_from(answers((found[0].id, "same")), found)
        made = reconcile_claims(world.sources, world.claims, as_of=None, judged=judged)
        kept = [e for e in made.entities if e.kind is found[0].kind]
        first = {e.id for e in kept for v in e.variants if v.text == found[0].one.text}
        assert first & {e.id for e in kept for v in e.variants if v.text == found[0].other.text}


# ---------------------------------------------------------------- what is shown


def test_what_a_model_is_shown():
    shown = show_doubts(doubts_of([named(ONE, role="mayor")], [named(OTHER, "{}\n  p2 (person) spoke.")]))
    assert shown.splitlines() == [
        "p1 (person)",
        f"  A: {ONE}; called: mayor",
        shown.splitlines()[2],
        f"  B: {OTHER}",
        shown.splitlines()[4],
    ]
    assert {line.split(": ", 1)[1] for line in shown.splitlines() if "source" in line} == {f"{ONE} spoke.", f"{OTHER} p2 (person) spoke."}


def test_the_mark_cannot_be_known_beforehand():
    one, other = doubts_of([named(ONE)], [named(OTHER)]), doubts_of([named(ONE, "{} sat.")], [named(OTHER)])
    assert fence_of(one) != fence_of(other)
    assert fence_of(one) not in show_doubts(one)


# ---------------------------------------------------------------- what is answered

DOUBTS = tuple(
    Doubt(id=f"p{n}", kind=EntityKind.PERSON, one=NameInDoubt(text=f"A{n} B"), other=NameInDoubt(text=f"C{n} B"), score=0.5)
    for n in range(1, 4)
)


@pytest.mark.parametrize(
    ("given_", "taken"),
    [
        ([("p1", "same"), ("p2", "different"), ("p3", "unsure")], {"A1 B": "same", "A2 B": "different", "A3 B": "unsure"}),
        ([("p2", "same")], {"A2 B": "same"}),
        ([("p9", "same"), ("A1 B", "same"), ("P1", "same")], {}),
        ([("p1", "same"), ("p1", "same")], {"A1 B": "same"}),
        ([("p1", "same"), ("p1", "different"), ("p2", "same")], {"A2 B": "same"}),
        ([(" p1 ", "same")], {"A1 B": "same"}),
        ([], {}),
    ],
)
def test_only_answers_on_known_pairs_are_taken(given_, taken):
    judged = judged_from(answers(*given_), DOUBTS)
    assert {j.one: j.verdict.value for j in judged} == taken
    assert all((j.by, j.who, j.kind) == ("model", None, EntityKind.PERSON) for j in judged)


def test_a_reason_is_one_short_line():
    (judged,) = judged_from(answers(("p1", "same", "One\nline\x1b " + "and more " * 90)), DOUBTS)
    assert judged.reason.startswith("One line and more")
    assert judged.reason.isprintable()
    assert len(judged.reason) <= 200


@pytest.mark.parametrize(
    "reason",
    ["Zarn told me so.", "See https://a.example now.", "<b>One</b> is older.", "One is 4711 years old.", "One is older [source 3]."],
)
def test_a_reason_has_no_names_numbers_or_markup_of_its_own(reason: str):
    (judged,) = judged_from(answers(("p1", "same", reason)), DOUBTS)
    assert judged.reason == NOT_SHOWN


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"answers": None},
        {"answers": [{"pair": "p1", "verdict": "none", "reason": "x"}]},
        {"answers": [{"pair": "p1", "verdict": "same"}]},
        {"answers": [{"pair": "p1", "verdict": "same", "reason": "x", "score": 1.0}]},
        {"answers": [{"pair": "p1", "verdict": "same", "reason": "x"}] * 81},
    ],
)
def test_an_answer_of_another_shape_is_refused(broken):
    with pytest.raises(ValidationError):
        PairAnswers.model_validate(broken)


def test_a_judged_pair_shows_in_both_entities_when_it_parts_them():
    world = build(("a.txt", [named(ONE)]), ("b.txt", [named(OTHER)]))
    judged = judged_from(answers(("p1", "different", "One is older.")), find_doubts(world.sources, world.claims))
    made = reconcile_claims(world.sources, world.claims, as_of=None, judged=judged)
    for name in (ONE, OTHER):
        assert any("One is older." in j.reason and j.score == 0.75 for j in home_of(made, name).apart)
