"""Which counts are of one thing, and which of another occurrence."""

from __future__ import annotations

import pytest

from briefer.models import Bound, ConflictKind, DateMention, Quantity
from briefer.reconcile.counted_keys import POOLED, counted_key
from briefer.reconcile.recalled_counts import is_background, is_recalled

from .made import Said, build, reconcile

FERRY = ("loc", "Port Malou")


def _key(counted: str, unit: str | None = None) -> str | None:
    return counted_key(Quantity(text="9", span=None, value=9.0, bound=Bound.EXACT, unit=unit, counted=counted))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (
            "killed",
            ["people killed", "killed", "dead", "victims killed", "villagers killed", "migrants killed", "people drowned", "deaths"],
        ),
        ("rescued", ["people rescued", "survivors", "people saved", "residents rescued", "passengers rescued"]),
        ("aboard", ["people aboard", "aboard"]),
        ("passengers", ["passengers"]),
        ("children killed", ["children killed"]),
        ("soldiers killed", ["soldiers killed", "servicemen killed", "troops killed"]),
        ("tajik soldiers killed", ["tajik servicemen killed", "Tajik soldiers killed"]),
        ("from the mill of those killed", ["people from the mill of those killed"]),
        ("villagers of those killed", ["villagers of those killed"]),
        (None, ["people", "others", "people residents"]),
    ],
)
def test_what_counts_as_one_thing(key, said):
    assert {_key(words) for words in said} == {key}


def test_a_measure_has_no_key():
    assert _key("people killed", "days") is None


@pytest.mark.parametrize(
    ("key", "pooled"),
    [
        ("killed", True),
        ("aboard", True),
        ("children killed", True),
        ("tajik soldiers killed", True),
        ("from the mill of those killed", False),
    ],
)
def test_which_keys_are_held_against_each_other_over_a_topic(key, pooled):
    assert bool(POOLED.fullmatch(key)) is pooled


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        ("Five years ago three people died there.", True),
        ("Schon vor fünf Jahren starben dort drei Menschen.", True),
        ("Hace cinco años murieron allí tres personas.", True),
        ("Пять лет назад там погибли трое.", True),
        ("پنج سال پیش سه نفر کشته شدند.", True),
        ("Beş yıl önce üç kişi öldü.", True),
        ("Three people died on Friday.", False),
        ("A man of five years died.", False),
    ],
)
def test_words_that_tell_of_another_time(text, recalled):
    given = build(("a.txt", [Said(text, [FERRY])], {"published": "2024-05-03"}))
    assert is_recalled(given.claims[0], "2024-05-03") is recalled


@pytest.mark.parametrize(("date", "recalled"), [("1998", True), ("2022-05", True), ("2023-12", False), ("2024-05-02", False)])
def test_a_date_of_another_time(date, recalled):
    given = build(("a.txt", [Said("It was then.", [FERRY])], {"published": "2024-05-03"}))
    claim = given.claims[0].model_copy(update={"dates": (DateMention(text="then", span=None, value=date, reason="a made-up date"),)})
    assert is_recalled(claim, "2024-05-03") is recalled
    assert is_background(claim, None) is False


def test_a_figure_of_another_occurrence_is_no_toll_of_this_one():
    now = Said(
        "A ferry sank off Port Malou on Friday and 14 people were killed.",
        [FERRY],
        [("Friday", "2024-05-03")],
        [("14", 14.0, "people killed")],
    )
    old = Said(
        "In 1998 a ferry sank off Port Malou and 36 people were killed.", [FERRY], [("1998", "1998")], [("36", 36.0, "people killed")]
    )
    bare = Said("A ferry off Port Malou: 36 people were killed, and nobody read the report.", [FERRY], [], [("36", 36.0, "people killed")])
    _, found = reconcile(("a.txt", [now, old], {"published": "2024-05-03"}), ("b.txt", [now, bare], {"published": "2024-05-03"}))
    assert not [c for c in found.conflicts if c.kind is ConflictKind.NUMBER]


def test_passengers_beside_their_crew_are_a_part():
    both = Said(
        "A boat sank off Port Malou on Friday: 12 passengers were killed and 2 crew members were killed.",
        [FERRY],
        [("Friday", "2024-05-03")],
        [("12", 12.0, "passengers killed"), ("2", 2.0, "crew members killed")],
    )
    whole = Said(
        "A boat sank off Port Malou on Friday: 14 people were killed.", [FERRY], [("Friday", "2024-05-03")], [("14", 14.0, "people killed")]
    )
    _, found = reconcile(("a.txt", [both], {"published": "2024-05-03"}), ("b.txt", [whole], {"published": "2024-05-03"}))
    assert not [c for c in found.conflicts if c.kind is ConflictKind.NUMBER]
