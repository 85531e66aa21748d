from __future__ import annotations

from typing import Any

import pytest

from briefer.lexicon.numbers import find_quantities
from briefer.lexicon.rough_numbers import rough_numbers
from briefer.models import Bound, ClaimKind, Conflict, ConflictKind, DifferenceKind
from briefer.reconcile.numbers import is_refuted

from .made import Said, build, reconcile

HARBOUR = ("loc", "Port Malou")


def report(*numbers: tuple[Any, ...], text: str = "A bomb attack in Port Malou killed people", day: str = "2024-05-03") -> list[Said]:
    words = " and ".join(item[0] for item in numbers)
    return [Said(f"{text}: {words} on Friday.", [HARBOUR], [("Friday", day)], numbers)]


def differences(*given: tuple[Any, ...]) -> list[Conflict]:
    _, found = reconcile(*given)
    return [c for c in found.conflicts if c.kind is ConflictKind.NUMBER]


def two(one: tuple[Any, ...], other: tuple[Any, ...], first: str = "2024-05-03", second: str = "2024-05-03") -> list[Conflict]:
    return differences(("a.txt", report(one), {"published": first}), ("b.txt", report(other), {"published": second}))


@pytest.mark.parametrize(
    ("one", "other", "second", "verdict"),
    [
        (("43", 43.0, "people killed"), ("112", 112.0, "people killed"), "2024-05-05", DifferenceKind.UPDATE),
        (("112", 112.0, "people killed"), ("43", 43.0, "people killed"), "2024-05-05", DifferenceKind.CONFLICT),
        (("43", 43.0, "killed"), ("112", 112.0, "people killed"), "2024-05-03", DifferenceKind.CONFLICT),
        (("100", 100.0, "killed", Bound.AT_LEAST), ("112", 112.0, "people killed"), "2024-05-03", DifferenceKind.ROUNDING),
        (("100", 100.0, "killed", Bound.UP_TO), ("112", 112.0, "killed"), "2024-05-03", DifferenceKind.CONFLICT),
        (("2300", 2300.0, "killed", Bound.ABOUT), ("2400", 2400.0, "killed", Bound.ABOUT), "2024-05-03", DifferenceKind.ROUNDING),
    ],
)
def test_what_a_difference_is(one, other, second, verdict):
    (found,) = two(one, other, second=second)
    assert found.verdict is verdict
    assert found.reason


def test_an_update_uses_the_later_figure():
    (found,) = two(("43", 43.0, "killed"), ("112", 112.0, "killed"), second="2024-05-05")
    assert found.taken == "112"
    assert "order of publication" in found.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("68", 68.0, "children killed"), ("126", 126.0, "people killed")),
        (("three", 3.0, "insurgents killed"), ("two", 2.0, "border guards killed")),
        (("40", 40.0, "wounded"), ("12", 12.0, "killed")),
        (("two", 2.0, "days"), ("five", 5.0, "days")),
        (("12", 12.0, "killed"), ("12", 12.0, "people killed")),
    ],
)
def test_what_counts_other_things_or_the_same_is_left_alone(one, other):
    assert two(one, other) == []


def test_one_source_that_gives_two_tolls_contradicts_itself():
    lead, body = report(("100", 100.0, "killed"))[0], report(("24", 24.0, "killed"), text="The attack in Port Malou left dead")[0]
    (found,) = differences(("a.txt", [lead, body], {"published": "2024-05-03"}))
    assert found.verdict is DifferenceKind.CONFLICT
    assert "one source" in found.reason


def test_what_a_source_calls_the_earlier_toll_is_no_contradiction():
    lead = report(("70", 70.0, "killed"))[0]
    body = report(("20", 20.0, "killed"), text="The previous toll of the attack in Port Malou was")[0]
    (found,) = differences(("a.txt", [lead, body], {"published": "2024-05-03"}))
    assert found.verdict is DifferenceKind.UPDATE
    assert found.taken == "70"


def test_attacks_on_other_days_are_not_compared():
    one = ("a.txt", report(("12", 12.0, "killed"), day="2024-05-03"), {"published": "2024-05-03"})
    other = ("b.txt", report(("40", 40.0, "killed"), day="2024-02-02"), {"published": "2024-05-03"})
    assert differences(one, other) == []


def day_by_day(*figures: tuple[str, tuple[Any, ...], str]) -> list[Conflict]:
    return differences(*((name, report(figure), {"published": day}) for name, figure, day in figures))


def test_a_hedged_figure_may_come_out_after_a_higher_one():
    (found,) = day_by_day(
        ("a.txt", ("43", 43.0, "killed"), "2024-05-03"),
        ("b.txt", ("126", 126.0, "killed", Bound.AT_LEAST), "2024-05-03"),
        ("c.txt", ("112", 112.0, "killed", Bound.AT_LEAST), "2024-05-04"),
        ("d.txt", ("130", 130.0, "killed", Bound.MORE_THAN), "2024-05-07"),
    )
    assert (found.verdict, found.taken, len(found.positions)) == (DifferenceKind.UPDATE, "more than 130", 4)
    assert (found.subject, found.attribute) == ("attack at Port Malou", "people killed")


def test_an_exact_figure_that_falls_is_a_conflict():
    (found,) = day_by_day(
        ("a.txt", ("126", 126.0, "killed"), "2024-05-03"),
        ("b.txt", ("112", 112.0, "killed"), "2024-05-04"),
        ("c.txt", ("130", 130.0, "killed"), "2024-05-07"),
    )
    assert found.verdict is DifferenceKind.CONFLICT


def test_a_figure_in_a_sentence_that_was_carried_over_is_the_older_one():
    shared = report(("98", 98.0, "killed"))[0]
    newer = report(("109", 109.0, "killed"), text="The dead of the bomb attack in Port Malou were counted again")[0]
    first = ("a.txt", [shared], {"published": "2024-05-04"})
    (found,) = differences(first, ("b.txt", [newer, shared], {"published": "2024-05-03"}))
    assert (found.verdict, found.taken) == (DifferenceKind.UPDATE, "109")


def test_the_dead_counted_among_the_wounded_are_no_contradiction():
    both = report(("two", 2.0, "people killed"), ("three", 3.0, "people wounded"))
    everyone = report(("five", 5.0, "people wounded"), text="A gunman opened fire with a bomb in Port Malou and hit")
    (found,) = differences(("a.txt", both, {"published": "2024-05-03"}), ("b.txt", everyone, {"published": "2024-05-03"}))
    assert (found.verdict, found.attribute, found.taken) == (DifferenceKind.SCOPE, "people wounded", "3")


def test_a_part_is_not_held_against_the_whole():
    whole = ("126", 126.0, "killed")
    part = Said(
        "A bomb attack in Port Malou on Friday hit 400, including 68 killed.",
        [HARBOUR],
        [("Friday", "2024-05-03")],
        [("68", 68.0, "killed")],
    )
    assert differences(("a.txt", report(whole), {"published": "2024-05-03"}), ("b.txt", [part], {"published": "2024-05-03"})) == []


def test_a_bare_toll_goes_on_with_the_attack_told_before_it():
    lead, more = report(("100", 100.0, "killed"))[0], Said("A bomb attack in Port Malou shook the harbour.", [HARBOUR])
    bare = Said("A monitor counted 24 dead.", numbers=[("24", 24.0, "people killed")])
    (found,) = differences(("a.txt", [lead, more, bare], {"published": "2024-05-03"}))
    assert {p.value for p in found.positions} == {"24", "100"}


def test_the_toll_of_an_earlier_event_is_in_no_series():
    """Neither by its date, a month long before, nor as what a source recalls as background."""
    quake = "A quake killed {} people in Norhaven on 2 February 2025."
    old = "In February 2023 a quake killed more than 53,000 people in the country."
    day = [("2 February 2025", "2025-02-02")]

    def told(words: str, toll: float) -> Said:
        return Said(quake.format(words), names=[("loc", "Norhaven")], dates=day, numbers=[(words, toll, "people killed")])

    for kind in (ClaimKind.EVENT, ClaimKind.BACKGROUND):
        recalled = Said(old, kind=kind, dates=[("February 2023", "2023-02")], numbers=[("53,000", 53000, "people killed")])
        first = ("a.txt", [told("41", 41), recalled], {"published": "2025-02-03"})
        _, found = reconcile(first, ("b.txt", [told("63", 63)], {"published": "2025-02-04"}))
        (update,) = [c for c in found.conflicts if c.kind is ConflictKind.NUMBER]
        assert (update.verdict, {p.value for p in update.positions}, update.taken) == (DifferenceKind.UPDATE, {"41", "63"}, "63")


WOUNDED = "A bomb attack in Port Malou on Friday killed 12 people"


@pytest.mark.parametrize(
    ("rough", "exact", "verdict"),
    [
        (f"{WOUNDED} and wounded dozens.", 59.0, DifferenceKind.ROUNDING),
        (f"{WOUNDED} and wounded hundreds.", 1400.0, DifferenceKind.ROUNDING),
        (f"{WOUNDED}; several dozen others were wounded.", 400.0, DifferenceKind.UPDATE),
    ],
)
def test_a_rough_figure_contradicts_no_counted_one(rough, exact, verdict):
    one = Said(rough, [HARBOUR], [("Friday", "2024-05-03")], [("12", 12.0, "people killed")])
    text = f"{WOUNDED} and wounded {exact:.0f}."
    other = Said(text, [HARBOUR], [("Friday", "2024-05-03")], [("12", 12.0, "people killed"), (f"{exact:.0f}", exact, "people wounded")])
    (found,) = differences(("a.txt", [one], {"published": "2024-05-03"}), ("b.txt", [other], {"published": "2024-05-03"}))
    assert (found.verdict, found.attribute, found.taken) == (verdict, "people wounded", f"{exact:,.0f}")


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "wounding hundreds more", [("hundreds", "wounded")]),
        ("en", "dozens of buses left", []),
        ("es", "dejó decenas de muertos", [("decenas", "killed")]),
        ("ru", "сотни раненых", [("сотни", "wounded")]),
        ("ar", "وأصيب العشرات", [("العشرات", "wounded")]),
        ("de", "es gab dutzende verletzte", [("dutzende", "wounded")]),
        ("pt", "deixou dezenas de feridos", [("dezenas", "wounded")]),
    ],
)
def test_rough_numbers(language, text, found):
    assert [(one.text, one.event) for one in rough_numbers(text, language)] == found


def test_a_figure_that_a_source_takes_back_is_a_correction():
    said = "A bomb attack in Port Malou on Friday killed three people; police later said that was wrong, the right number was two."
    one = Said(said, [HARBOUR], [("Friday", "2024-05-03")], [("three", 3.0, "people killed")])
    (found,) = differences(
        ("a.txt", [one], {"published": "2024-05-03"}), ("b.txt", report(("two", 2.0, "killed")), {"published": "2024-05-03"})
    )
    assert (found.verdict, found.taken) == (DifferenceKind.CORRECTION, "2")


def test_a_count_with_the_attacker_is_another_scope():
    said = "A bomb attack in Port Malou on Friday wounded six people, including the suspected attacker."
    one = Said(said, [HARBOUR], [("Friday", "2024-05-03")], [("six", 6.0, "people wounded")])
    (found,) = differences(
        ("a.txt", [one], {"published": "2024-05-03"}), ("b.txt", report(("five", 5.0, "wounded")), {"published": "2024-05-03"})
    )
    assert (found.verdict, found.taken) == (DifferenceKind.SCOPE, "5")


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("pt", "Pelo menos 22 pessoas morreram", [(22.0, Bound.AT_LEAST, "people killed")]),
        ("it", "Almeno 22 persone sono morte", [(22.0, Bound.AT_LEAST, "people killed")]),
        ("tr", "en az 22 kişi öldü, 59 kişi yaralandı", [(22.0, Bound.AT_LEAST, "people killed"), (59.0, Bound.EXACT, "people wounded")]),
        ("de", "189 Passagiere an Bord", [(189.0, Bound.EXACT, "passengers")]),
        ("ru", "на борту 189 пассажиров", [(189.0, Bound.EXACT, "passengers")]),
        ("fr", "avec 150 passagers et six membres d'équipage", [(150.0, Bound.EXACT, "passengers"), (6.0, Bound.EXACT, "crew members")]),
        ("ar", "على متن الطائرة 189 راكبا", [(189.0, Bound.EXACT, "passengers")]),
        ("uk", "загинули 12 людей", [(12.0, Bound.EXACT, "people killed")]),
    ],
)
def test_what_is_counted_has_one_english_key(language, text, counted):
    assert [(q.value, q.bound, q.counted) for q in find_quantities(text, language)] == counted


def stations(text: str, *numbers: tuple[Any, ...]) -> list[Said]:
    first = Said("A recount of the vote was held in Port Malou on Friday.", [HARBOUR], [("Friday", "2024-05-03")])
    return [first, Said(text, [HARBOUR], [("Friday", "2024-05-03")], numbers)]


def test_a_figure_that_a_source_says_is_not_so_is_no_value_of_that_source_and_is_corrected():
    told = "The recount on Friday in Port Malou covers 1,729 polling stations."
    wrong = Said("The recount in Port Malou was not of 1,729 polling stations.", [HARBOUR], [], [("1,729", 1729.0, "polling stations")])
    right = stations("The recount on Friday in Port Malou covered 412 polling stations.", ("412", 412.0, "polling stations"))
    assert not differences(("a.txt", [*right, wrong], {"published": "2024-05-04"}))
    (found,) = differences(
        ("a.txt", stations(told, ("1,729", 1729.0, "polling stations")), {"published": "2024-05-04"}),
        ("b.txt", [*right, wrong], {"published": "2024-05-06"}),
    )
    assert (found.verdict, found.taken) == (DifferenceKind.CORRECTION, "412")
    assert {p.value: len(p.claims) for p in found.positions} == {"1,729": 1, "412": 1}


@pytest.mark.parametrize(
    ("text", "figure", "refuted"),
    [
        ("It was not of 40 ships, as reported.", "40", True),
        ("Es waren nicht 40 Schiffe.", "40", True),
        ("No fueron 40 barcos.", "40", True),
        ("Not less than 40 ships came.", "40", False),
        ("The port did not say why 40 ships came.", "40", False),
    ],
)
def test_which_figures_a_sentence_says_are_not_so(text, figure, refuted):
    made = build(("a.txt", [Said(text, numbers=[(figure, float(figure), "ships")])]))
    assert is_refuted(made.claims[0], made.claims[0].quantities[0]) is refuted


@pytest.mark.parametrize("tail", ["not nine as first reported", "and not nine as the governor had said", "not nine"])
def test_a_bare_figure_that_a_sentence_sets_against_its_own_is_corrected(tail):
    nine = report(("9", 9.0, "guards killed"), text="Gunmen attacked a post in Port Malou and killed guards")
    words = f"The attack on the post in Port Malou killed seven guards on Friday, {tail}."
    seven = [Said(words, [HARBOUR], [("Friday", "2024-05-03")], [("seven", 7.0, "guards killed")])]
    (found,) = differences(("a.txt", nine, {"published": "2024-05-03"}), ("b.txt", seven, {"published": "2024-05-09"}))
    assert (found.verdict, found.taken) == (DifferenceKind.CORRECTION, "7")


@pytest.mark.parametrize(("other", "verdict"), [(74.0, DifferenceKind.CONFLICT), (61.0, DifferenceKind.UPDATE)])
def test_two_digits_swapped_in_a_copied_sentence_are_a_slip_and_no_update(other, verdict):
    text = "Street clashes with the police in the old town of Port Malou left people"
    one = report(("47", 47.0, "people wounded"), text=text)
    copy = report((f"{other:.0f}", other, "people wounded"), text=text)
    found = differences(("a.txt", one, {"published": "2024-05-03"}), ("b.txt", copy, {"published": "2024-05-04"}))
    assert [c.verdict for c in found] == [verdict]


def test_a_count_of_another_place_and_day_is_no_count_of_this_event():
    """A report on one attack recalls another: its wounded are not those of this one."""
    people = [("loc", "Dorn"), ("per", "Anna Varga")]
    one = [Said("An attack in Dorn wounded 3 people, Anna Varga said.", people, [], [("3", 3, "people wounded")])]
    other = [
        Said("The attack in Dorn wounded 3 people, Anna Varga said.", people, [], [("3", 3, "people wounded")]),
        Said(
            "On 3 August 2030 an attacker wounded 12 people in Velm.",
            [("loc", "Velm")],
            [("3 August 2030", "2030-08-03")],
            [("12", 12, "people wounded")],
        ),
    ]
    made = reconcile(("a.txt", one), ("b.txt", other))[1]
    assert not any("12" in position.value for conflict in made.conflicts for position in conflict.positions)
