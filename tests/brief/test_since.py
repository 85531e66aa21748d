from __future__ import annotations

import pytest

from briefer.brief.evidence import gather
from briefer.brief.rank import rank
from briefer.brief.since import Changes
from briefer.models import Before, Claim, Conflict, ConflictKind, DifferenceKind, Mark, Reading, Reconciled, Source

from .made_up import a_claim, a_conflict, a_source, an_event, extractions_of, origins_of

FIRST = "Gunmen attacked a checkpoint near Norhaven on Sunday, killing 12 guards, the ministry said."
KILLED = "guards killed"


class Desk:
    """One known source and one new one, each with one sentence, on one event unless told otherwise."""

    def __init__(self, second: str, *, first: str = FIRST, copies: bool = False, apart: bool = False, **claimed) -> None:
        self.old = a_source("a.txt", [first], published="2031-03-03", publisher="Old Post")
        self.new = a_source("b.txt", [second], published="2031-03-04", publisher="New Post")
        self.known, self.fresh = a_claim(self.old, first), a_claim(self.new, second, **claimed)
        self.sources: tuple[Source, ...] = (self.old, self.new)
        self.claims: tuple[Claim, ...] = (self.known, self.fresh)
        self.origins = origins_of(self.sources, self.sources) if copies else origins_of(self.sources)
        self.events = () if apart else (an_event(self.claims, when="2031-03-02"),)
        self.before = Before(day="2031-03-03", known=frozenset({self.old.id}), told=frozenset({self.known.id}))

    def changes(self, *now: Conflict, was: tuple[Conflict, ...] = ()) -> Changes:
        known = Reconciled(origins=self.origins, events=self.events, conflicts=now)
        self.evidence = gather(Reading(sources=self.sources), extractions_of(self.sources, self.claims), known)
        return Changes(self.evidence, self.before.model_copy(update={"conflicts": was}))

    def told(self, *now: Conflict) -> list[tuple[Mark, str | None, frozenset[str] | None]]:
        changes = self.changes(*now)
        return [(g.mark, g.change, g.tell) for g in changes.news_of(rank(self.evidence, "2031-03-04")).groups]


def toll(desk: Desk, was: str, now: str, verdict: DifferenceKind, taken: str | None) -> Conflict:
    return a_conflict("Norhaven", KILLED, ConflictKind.NUMBER, (was, (desk.known,)), (now, (desk.fresh,)), verdict=verdict, taken=taken)


@pytest.mark.parametrize(
    ("second", "given", "mark", "change"),
    [
        ("Police arrested five men over the attack.", {}, Mark.UPDATE, None),
        ("Gunmen attacked a checkpoint near Norhaven on Sunday and killed 12 guards, two villagers told us.", {}, Mark.CONFIRMED, "2 independent origins, 1 before"),
        ("Police closed a bridge at Larnport after a flood.", {"apart": True}, Mark.NEW, None),
    ],
    ids=["a further fact", "another origin", "another story"],
)  # fmt: skip
def test_what_new_claims_do_to_known_ones(second, given, mark, change):
    desk = Desk(second, **given)
    assert desk.told() == [(mark, change, None if given else frozenset({desk.fresh.id}))]


@pytest.mark.parametrize(
    ("second", "given"),
    [
        (FIRST, {}),
        (FIRST, {"apart": True}),
        ("Gunmen attacked a checkpoint near Norhaven on Sunday, killing 12 guards, said the ministry.", {}),
        ("Gunmen attacked a checkpoint near Norhaven on Sunday and killed 12 guards, two villagers told us.", {"copies": True}),
    ],
    ids=["the same words", "elsewhere", "nearly the same words", "a copy"],
)
def test_what_was_carried_on_is_unchanged(second, given):
    assert Desk(second, **given).told() == []


@pytest.mark.parametrize(
    "second",
    [
        "Gunmen attacked a checkpoint near Norhaven on Tuesday, killing 12 guards, the ministry said.",
        "Gunmen attacked a checkpoint near Norhaven on Sunday, killing 3 guards, the ministry said.",
    ],
    ids=["another day", "another number"],
)
def test_alike_is_not_the_same(second):
    days = {"Sunday": "2031-03-02", "Tuesday": "2031-03-04"}
    desk = Desk(second)
    claims = [(desk.old, FIRST), (desk.new, second)]
    dated = [a_claim(s, t, dates=[(day, value, None) for day, value in days.items() if day in t]) for s, t in claims]
    desk.known, desk.fresh = dated
    desk.claims = tuple(dated)
    assert [(mark, tell) for mark, _, tell in desk.told()] == [(Mark.UPDATE, frozenset({desk.fresh.id}))]


@pytest.mark.parametrize(
    ("was", "now", "verdict", "taken", "mark", "change"),
    [
        ("12", "19", DifferenceKind.UPDATE, "19", Mark.UPDATE, "12 → 19"),
        ("12", "9", DifferenceKind.CORRECTION, "9", Mark.CORRECTED, "12 → 9"),
    ],
)
def test_a_value_that_took_the_place_of_another(was, now, verdict, taken, mark, change):
    desk = Desk(f"The toll of the attack is now {now}, officials said.")
    assert desk.told(toll(desk, was, now, verdict, taken)) == [(mark, change, frozenset({desk.fresh.id}))]


def test_an_older_figure_that_comes_in_late_has_moved_nothing():
    desk = Desk("The first report spoke of 5 guards killed.")
    late = toll(desk, "12", "5", DifferenceKind.UPDATE, "12")
    assert not desk.changes(late).has_moved(late)


@pytest.mark.parametrize(
    ("was", "now", "mark"),
    [
        (None, (DifferenceKind.CONFLICT, None), Mark.OPENED),
        ((DifferenceKind.UPDATE, "9"), (DifferenceKind.CONFLICT, None), Mark.OPENED),
        ((DifferenceKind.CONFLICT, None), (DifferenceKind.CONFLICT, "9"), Mark.RESOLVED),
        ((DifferenceKind.CONFLICT, None), (DifferenceKind.ROUNDING, "9"), Mark.RESOLVED),
        ((DifferenceKind.SETTLED, None), (DifferenceKind.CONFLICT, None), None),
    ],
    ids=["nobody differed", "it was an update", "one side is used", "it is none", "a person found it none"],
)
def test_what_becomes_of_a_difference(was, now, mark):
    desk = Desk("The attack killed 9 guards, the hospital said.")
    before = (toll(desk, "12", "9", *was),) if was else ()
    conflict = toll(desk, "12", "9", *now)
    assert desk.changes(conflict, was=before).mark_of(conflict) is mark


def test_an_open_difference_of_known_claims_stands_as_it_stood():
    desk = Desk("The attack killed 9 guards, the hospital said.")
    desk.before = desk.before.model_copy(update={"known": frozenset({desk.old.id, desk.new.id})})
    conflict = toll(desk, "12", "9", DifferenceKind.CONFLICT, None)
    assert desk.changes(conflict, was=(conflict,)).mark_of(conflict) is None
    assert desk.changes(conflict).mark_of(conflict) is None
    decided = conflict.model_copy(update={"taken": "9", "decided": True})
    assert desk.changes(conflict, was=(decided,)).mark_of(conflict) is None


def test_without_a_last_brief_everything_is_told_and_nothing_is_marked():
    desk = Desk("Police arrested five men over the attack.")
    desk.changes()
    plain = Changes(desk.evidence, None)
    groups = rank(desk.evidence, "2031-03-04")
    assert plain.news_of(groups).groups == groups
    assert plain.edited == ()
    assert plain.fresh(desk.known.id)
