from __future__ import annotations

from typing import Any

import pytest

from briefer.models import Bound, Conflict, ConflictKind, DifferenceKind

from .made import Said, reconcile

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
