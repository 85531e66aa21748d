from __future__ import annotations

from typing import Any

import pytest

from briefer.models import Certainty, ClaimKind, Conflict, ConflictKind, DifferenceKind

from .made import Said, reconcile, shown

HEAD = "director-general of the National Guard"


def holder(name: str, role: str = HEAD, text: str = "spoke about the budget in parliament") -> list[Said]:
    return [Said(f"{name}, {role}, {text}.", [("per", name, role)])]


def names(*given: tuple[Any, ...]) -> list[Conflict]:
    _, found = reconcile(*given)
    return [c for c in shown(found) if c.kind is ConflictKind.NAME]


def test_two_people_in_one_office_is_a_conflict_and_both_stay():
    (found,) = names(("a.txt", holder("Karim Osmani")), ("b.txt", holder("Peter Lindqvist")))
    assert {p.value for p in found.positions} == {"Karim Osmani", "Peter Lindqvist"}
    assert found.taken is None
    assert "National Guard" in found.subject


def test_more_independent_origins_decide():
    given = [
        ("a.txt", holder("Karim Osmani")),
        ("b.txt", holder("Peter Lindqvist")),
        ("c.txt", holder("Peter Lindqvist", text="opened a school")),
    ]
    (found,) = names(*given)
    assert found.taken == "Peter Lindqvist"


def test_with_even_origins_the_better_grade_decides():
    (found,) = names(("a.txt", holder("Karim Osmani"), {"grade": "B"}), ("b.txt", holder("Peter Lindqvist"), {"grade": "D"}))
    assert found.taken == "Karim Osmani"
    assert "grade" in found.reason


@pytest.mark.parametrize(
    ("one", "other", "first", "second"),
    [
        (holder("Karim Osmani"), holder("Karim Usmani"), None, None),
        (holder("Karim Osmani"), holder("Peter Lindqvist"), "2021-03-01", "2024-03-01"),
        (holder("Karim Osmani", "former director-general of the National Guard"), holder("Peter Lindqvist"), None, None),
        (
            holder("Karim Osmani", "spokesman of the National Guard"),
            holder("Peter Lindqvist", "spokesman of the National Guard"),
            None,
            None,
        ),
        (holder("Karim Osmani", "general"), holder("Peter Lindqvist", "general"), None, None),
        (holder("Karim Osmani", "minister"), holder("Peter Lindqvist", "minister"), None, None),
    ],
    ids=["spelling", "successor", "former", "shared", "rank", "of-what-unsaid"],
)
def test_no_conflict_about_an_office(one, other, first, second):
    assert names(("a.txt", one, {"published": first}), ("b.txt", other, {"published": second})) == []


def test_a_source_that_names_two_holders_does_not_contradict_itself():
    assert names(("a.txt", [*holder("Karim Osmani"), *holder("Peter Lindqvist")]), ("b.txt", holder("Peter Lindqvist"))) == []


def meeting(place: str, day: str | None = None) -> list[Said]:
    people = [("per", "Karim Osmani"), ("per", "Peter Lindqvist"), ("loc", place)]
    dates = [("Tuesday", day)] if day else []
    return [Said(f"Karim Osmani met Peter Lindqvist in {place} on Tuesday.", people, dates)]


def of_kind(kind: ConflictKind, *given: tuple[Any, ...]) -> list[Conflict]:
    return [c for c in shown(reconcile(*given)[1]) if c.kind is kind]


def test_one_meeting_on_two_days_is_a_conflict_of_dates():
    (found,) = of_kind(ConflictKind.DATE, ("a.txt", meeting("Osterburg", "2024-05-07")), ("b.txt", meeting("Osterburg", "2024-05-08")))
    assert "7 May 2024" in found.reason


def test_meetings_months_apart_are_two():
    given = ("a.txt", meeting("Osterburg", "2024-05-07")), ("b.txt", meeting("Osterburg", "2023-02-07"))
    assert shown(reconcile(*given)[1]) == []


def test_one_meeting_in_two_towns_is_a_conflict_of_places():
    (found,) = of_kind(ConflictKind.PLACE, ("a.txt", meeting("Osterburg", "2024-05-07")), ("b.txt", meeting("Sandvik", "2024-05-07")))
    assert {p.value for p in found.positions} == {"Osterburg", "Sandvik"}


def test_a_meeting_with_somebody_else_is_no_conflict():
    other = [
        Said("Karim Osmani met Rosa Delgado in Sandvik on Tuesday.", [("per", "Karim Osmani"), ("per", "Rosa Delgado"), ("loc", "Sandvik")])
    ]
    assert shown(reconcile(("a.txt", meeting("Osterburg", "2024-05-07")), ("b.txt", other))[1]) == []


def test_dead_and_alive_is_a_conflict_of_claims():
    dead = [Said("Karim Osmani was killed by his own guards at the palace.", [("per", "Karim Osmani")])]
    alive = [Said("Karim Osmani is in custody after the guards seized the palace.", [("per", "Karim Osmani")])]
    (found,) = of_kind(ConflictKind.CLAIM, ("a.txt", dead), ("b.txt", alive))
    assert len(found.positions) == 2


def test_details_that_were_not_disclosed_and_yet_are_told():
    sentences = [
        Said("Karim Osmani and Peter Lindqvist discussed the border, highlighting patrols and smuggling.", [("per", "Karim Osmani")]),
        Said("The details of their talks about the border were not disclosed, Karim Osmani said.", [("per", "Karim Osmani")]),
    ]
    (found,) = of_kind(ConflictKind.CLAIM, ("a.txt", sentences))
    assert found.attribute == "what was disclosed"
    assert {p.value for p in found.positions} == {
        "highlighting patrols and smuggling.",
        "The details of their talks about the border were not disclosed, Karim Osmani said.",
    }


def test_a_forecast_and_its_contrary_are_opinions():
    one = [
        Said(
            "It is likely that Norland joins the customs union.",
            [("loc", "Norland")],
            kind=ClaimKind.ASSESSMENT,
            certainty=Certainty.FORECAST,
        )
    ]
    other = [
        Said(
            "Norland is unlikely to join the customs union, analysts think.",
            [("loc", "Norland")],
            kind=ClaimKind.ASSESSMENT,
            certainty=Certainty.FORECAST,
        )
    ]
    _, found = reconcile(("a.txt", one), ("b.txt", other))
    assert [c.verdict for c in found.conflicts] == [DifferenceKind.OPINION]


def test_forecasts_of_other_matters_are_left_alone():
    one = [
        Said(
            "It is likely that Norland raises its interest rate.",
            [("loc", "Norland")],
            kind=ClaimKind.ASSESSMENT,
            certainty=Certainty.FORECAST,
        )
    ]
    other = [
        Said("Norland is unlikely to host the winter games.", [("loc", "Norland")], kind=ClaimKind.ASSESSMENT, certainty=Certainty.FORECAST)
    ]
    assert reconcile(("a.txt", one), ("b.txt", other))[1].conflicts == ()
