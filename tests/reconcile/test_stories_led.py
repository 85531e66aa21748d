"""Events that come together because their sources are about them, and places that are told as one."""

from __future__ import annotations

import pytest

from briefer.reconcile.actions import actions_of

from .made import Said, reconcile


def test_reports_in_two_languages_that_lead_with_one_disaster_tell_one_event():
    one = [Said("An earthquake killed 41 people in Dorn.", [("loc", "Dorn"), ("per", "Anna Varga"), ("org", "Relief Agency")])]
    other = [Said("Число погибших при землетрясении выросло до 126.", [("loc", "Dorn"), ("per", "Anna Varga"), ("org", "Relief Agency")])]
    made = reconcile(("a.txt", one), ("b.txt", other))[1]
    assert [len(event.sources) for event in made.events] == [2]


def test_another_kind_of_act_stays_another_event():
    one = [Said("An earthquake killed 41 people in Dorn.", [("loc", "Dorn"), ("per", "Anna Varga"), ("org", "Relief Agency")])]
    other = [
        Said("Dorn voted in an election on which Anna Varga spoke.", [("loc", "Dorn"), ("per", "Anna Varga"), ("org", "Relief Agency")])
    ]
    made = reconcile(("a.txt", one), ("b.txt", other))[1]
    assert sorted(len(event.sources) for event in made.events) == [1, 1]


@pytest.mark.parametrize(
    ("sentence", "classes"),
    [
        ("A suicide bomb hit buses with people evacuated from the town.", {"attack"}),
        ("The evacuation of the two towns resumed.", {"evacuate"}),
        ("Hackers took the commission's servers down in a cyber attack.", {"hack"}),
        ("Le séisme a fait 121 morts.", {"disaster"}),
        ("Deprem 163 can aldı.", {"disaster"}),
        ("Los rehenes fueron liberados.", {"abduct"}),
        ("Заколотники утримували заручників.", {"abduct", "coup"}),
        ("Bei den Zusammenstößen wurden 60 Menschen verletzt.", {"clash"}),
        ("The missile test failed.", {"test"}),
    ],
)
def test_classes_of_acts(sentence: str, classes: set[str]) -> None:
    assert actions_of(sentence) == classes
