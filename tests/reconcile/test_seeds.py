from __future__ import annotations

import pytest

from briefer.models import ConflictKind, DifferenceKind

from . import seeds
from .made import World, home_of, reconcile, shown


@pytest.fixture(scope="module")
def found():
    return reconcile(*seeds.ALL, as_of="2024-12-31")


def name(world: World, source: str) -> str:
    return next(s.name for s in world.sources if s.id == source)


def test_the_president_is_one_person_in_every_spelling(found):
    _, told = found
    president = home_of(told, "Emomali Rahmon")
    assert president.canonical == "Emomali Rahmon"
    assert {v.text for v in president.variants} == {"Emomali Rahmon", "Imam Ali Rahman", "امامعلی رحمان", "Emomali Rahm", "Rahmon"}
    assert president.judgements


def test_two_heads_of_one_service_are_two_people_and_a_conflict(found):
    world, told = found
    assert home_of(told, "Asim Munir") is not home_of(told, "Muhammad Asim Malik")
    assert home_of(told, "محمد عاصم ملک") is home_of(told, "Muhammad Asim Malik")
    (conflict,) = [c for c in shown(told) if c.kind is ConflictKind.NAME]
    assert {p.value: [name(world, s) for s in p.sources] for p in conflict.positions} == {
        "Asim Munir": ["000.txt"],
        "Muhammad Asim Malik": ["001.txt", "002.txt"],
    }
    assert conflict.taken == "Muhammad Asim Malik"
    assert "cancel out" in conflict.reason
    assert "001.txt, which is separate" in conflict.reason


def test_a_translation_is_one_origin_and_its_one_difference_is_named(found):
    world, told = found
    names = [[name(world, s) for s in origin.sources] for origin in told.origins]
    assert names == [["000.txt", "002.txt"], ["001.txt"], ["003.txt"], ["004.txt"]]
    one = told.origins[0]
    assert one.kind == "translation"
    assert len(one.evidence) >= 4
    assert [d.what for d in one.differences] == ["name: Asim Munir / Muhammad Asim Malik"]


def test_the_weekday_is_settled_by_the_other_source_and_says_so(found):
    world, told = found
    settled = {(name(world, d.claim.partition(":")[0]), d.text): d for d in told.dates}
    monday = settled["001.txt", "Monday"]
    assert monday.value == "2024-12-30"
    assert name(world, monday.settled_by) == "000.txt"
    assert "000.txt" in monday.reason
    assert settled["002.txt", "دوشنبه"].value == "2024-12-30"


def test_no_year_is_ever_given_to_the_clash(found):
    _, told = found
    values = {d.text: d.value for d in told.dates}
    assert values["25 December"] == "XXXX-12-25"
    assert values["December"] == "XXXX-12"


def test_two_meetings_and_a_call_are_three_events(found):
    world, told = found
    rank = {c.id: i for i, c in enumerate(world.claims)}
    with_rahmon = [e for e in told.events if home_of(told, "Emomali Rahmon").id in e.entities]
    sources = sorted([name(world, s) for s in e.sources] for e in with_rahmon)
    assert ["000.txt", "001.txt", "002.txt"] in sources
    assert ["003.txt"] in sources
    (old,) = [e for e in told.events if e.when == "2022-12-15"]
    assert old.background
    (new,) = [e for e in told.events if e.when == "2024-12-30"]
    assert not new.background
    assert new.where == "Dushanbe"
    assert all(sorted(e.claims, key=rank.__getitem__) == list(e.claims) for e in told.events)


def test_the_clash_and_the_attacks_before_it_are_not_one(found):
    world, told = found
    clash, attacks = (next(c.id for c in world.claims if word in c.statement) for word in ("armed clash", "two attacks"))
    assert not any({clash, attacks} <= set(e.claims) for e in told.events)
    assert not [c for c in told.conflicts if c.kind is ConflictKind.NUMBER]


def test_forecasts_that_go_apart_are_opinions_and_not_a_conflict(found):
    _, told = found
    (outlook,) = [c for c in told.conflicts if c.verdict is DifferenceKind.OPINION]
    assert outlook.taken is None
    assert len(outlook.positions) >= 2


def test_bodies(found):
    _, told = found
    assert home_of(told, "Taliban") is not home_of(told, "Tehrik-i-Taliban Pakistan (TTP)")
    assert home_of(told, "تحریک طالبان پاکستان (TTP)") is home_of(told, "Tehrik-i-Taliban Pakistan (TTP)")
    assert home_of(told, "سازمان اطلاعات پاکستان (ISI)").canonical == "Inter-Services Intelligence (ISI)"
    assert len({e.id for e in told.entities}) == len(told.entities)
