"""What persons decide of claims, names, sources and differences, on a made-up record."""

from __future__ import annotations

import pytest
from tests.publish.factory import DIDAR, FLEW, MET, SOURCES, claim, make_record

from briefer.models import (
    Accept,
    Act,
    Choose,
    Claim,
    Conflict,
    ConflictRef,
    DifferenceKind,
    Entity,
    EntityKind,
    GiveRole,
    Judgement,
    Merge,
    Record,
    Regrade,
    Reject,
    Rename,
    SameText,
    SetDate,
    Split,
    Variant,
    Verdict,
)
from briefer.reconcile import retake, unite_origins
from briefer.review import Finder, Ground, Refs, decide_ground, in_force, name_ref

from .deciding import decisions, standings

WHY = Judgement(rule="like spelling", verdict=Verdict.SAME, score=0.9, reason="they are spelled alike")
CONFLICT = "x0123456789"


def person(name: str, canonical: str, *spellings: tuple[str, Claim]) -> Entity:
    variants = tuple(Variant(text=text, source=c.source, claims=(c.id,)) for text, c in spellings)
    return Entity(id=name, canonical=canonical, kind=EntityKind.PERSON, variants=variants, judgements=(WHY,))


BERG = person("e1", "Karl Berg", ("General Karl Berg", MET))
BERGER = person("e2", "Tom Berger", ("General Tom Berger", FLEW), ("تام برگر", DIDAR))


def a_record(*more: Claim, entities: tuple[Entity, ...] = (BERG, BERGER)) -> Record:
    claims = tuple({c.id: c for c in (MET, FLEW, DIDAR, *more)}.values())
    made = make_record(claims=claims)
    return made.model_copy(update={"reconciled": made.reconciled.model_copy(update={"entities": entities})})


def decided(record: Record, *acts: Act | tuple[Act, str]) -> Ground:
    return decide_ground(Finder(record), in_force(decisions(*acts)), retake, unite_origins)


def the_conflict(ground: Ground) -> Conflict:
    return next(c for c in ground.reconciled.conflicts if c.id == CONFLICT)


RECORD = a_record()
REFS = Refs(RECORD)


def test_nothing_decided_leaves_everything_as_it_is() -> None:
    ground = decided(RECORD)
    assert (ground.reading, ground.extractions, ground.reconciled) == (RECORD.reading, RECORD.extractions, RECORD.reconciled)
    assert (ground.conflicts, ground.entities, ground.rejected) == ((), (), frozenset())


# ---------------------------------------------------------------- claims


def test_a_rejected_claim_is_gone_and_its_side_with_it() -> None:
    ground = decided(RECORD, Reject(claim=REFS.claim(MET.id)))
    assert ground.rejected == {MET.id}
    assert MET.id not in {c.id for e in ground.extractions for c in e.claims}
    conflict = the_conflict(ground)
    assert (conflict.verdict, [p.value for p in conflict.positions]) == (DifferenceKind.SETTLED, ["Karl Berg", "Tom Berger"])
    assert "rejected by Ada Reviewer" in conflict.reason


def test_what_was_accepted_after_it_was_rejected_is_there() -> None:
    ground = decided(RECORD, Reject(claim=REFS.claim(MET.id)), Accept(claim=REFS.claim(MET.id)))
    assert ground.rejected == frozenset()


@pytest.mark.parametrize(
    ("quote", "standing", "rejected"),
    [
        ("The minister of Freedonia, Ada Stone, met General Karl Berg in the capital on Monday, her office said.", "applied", True),
        ("met General Karl Berg", "reopened", False),
        ("They spoke of the river border", "reopened", False),
    ],
    ids=["mostly the same words", "a part of them", "other words of the source"],
)
def test_rejected_words_that_another_reader_cuts_otherwise(quote: str, standing: str, rejected: bool) -> None:
    other = claim("river.txt", quote)
    record = make_record(claims=(other, FLEW))
    ground = decided(record, Reject(claim=REFS.claim(MET.id)))
    assert standings(ground.outcomes) == {1: standing}
    assert (other.id in ground.rejected) is rejected


def test_a_claim_of_a_source_that_is_not_here_waits() -> None:
    words = REFS.claim(MET.id).model_copy(update={"source": "e" * 64})
    assert standings(decided(RECORD, Reject(claim=words)).outcomes) == {1: "elsewhere"}


def test_a_date_is_what_a_person_says() -> None:
    ground = decided(RECORD, (SetDate(claim=REFS.claim(MET.id), words="on Monday", value="2031-02-24"), "the week before"))
    assert [(d.claim, d.value) for d in ground.reconciled.dates] == [(MET.id, "2031-02-24")]
    assert ground.reconciled.dates[0].reason == "decided by Ada Reviewer: the week before"


# ---------------------------------------------------------------- sources


def test_a_grade_for_every_source_of_its_publisher() -> None:
    river = SOURCES["river.txt"]
    one = decided(RECORD, Regrade(source=REFS.source(river.id), grade="A"))
    assert {s.name for s in one.reading.sources if s.grade == "A"} == {"river.txt"}
    elsewhere = REFS.source(river.id).model_copy(update={"source": "d" * 64})
    by_name = decided(RECORD, Regrade(source=elsewhere, grade="B", publisher="the river post"))
    assert {s.name for s in by_name.reading.sources if s.grade == "B"} == {"river.txt"}


def test_two_sources_marked_as_one_text_count_once() -> None:
    river, hills = SOURCES["river.txt"].id, SOURCES["hills.html"].id
    ground = decided(RECORD, SameText(one=REFS.source(river), other=REFS.source(hills)))
    origin = next(o for o in ground.reconciled.origins if river in o.sources)
    assert {river, hills, SOURCES["rood.txt"].id} == set(origin.sources)
    assert len(ground.reconciled.origins) == len(RECORD.reconciled.origins) - 1
    conflict = the_conflict(ground)
    assert {p.origins for p in conflict.positions} == {(origin.id,)}
    assert (conflict.taken, "better grade" in conflict.reason) == ("Karl Berg", True), "origins cancel out, so the grades decide"


# ---------------------------------------------------------------- names


def test_merged_names_leave_no_difference_between_them() -> None:
    ground = decided(RECORD, Merge(one=name_ref(BERGER), other=name_ref(BERG)))
    assert [e.canonical for e in ground.reconciled.entities] == ["Tom Berger"]
    assert {v.text for v in ground.reconciled.entities[0].variants} == {"General Karl Berg", "General Tom Berger", "تام برگر"}
    assert the_conflict(ground).verdict is DifferenceKind.SETTLED


def test_a_wrong_merge_is_taken_apart() -> None:
    both = person("e1", "Tom Berger", ("General Tom Berger", FLEW), ("General Karl Berg", MET), ("تام برگر", DIDAR))
    record = a_record(entities=(both,))
    ground = decided(record, Split(name=name_ref(both), away=("General Karl Berg",)))
    assert sorted((e.canonical, len(e.variants)) for e in ground.reconciled.entities) == [
        ("General Karl Berg", 1),
        ("Tom Berger", 2),
    ]
    assert len(ground.entities) == 2


def test_a_split_of_what_is_apart_already_holds_and_changes_nothing() -> None:
    both = name_ref(person("e9", "Tom Berger", ("General Tom Berger", FLEW), ("General Karl Berg", MET)))
    ground = decided(RECORD, Split(name=both, away=("General Karl Berg",)))
    assert standings(ground.outcomes) == {1: "applied"}
    assert ground.entities == ()


def test_a_new_name_is_used_in_differences_too() -> None:
    ground = decided(RECORD, Rename(name=name_ref(BERG), canonical="Carl Berg"), GiveRole(name=name_ref(BERG), role="head"))
    assert {(e.canonical, e.role) for e in ground.entities} == {("Carl Berg", "head")}
    assert [p.value for p in the_conflict(ground).positions] == ["Carl Berg", "Tom Berger"]
    assert the_conflict(ground).taken == "Carl Berg"
    assert the_conflict(ground).reason.startswith("Carl Berg comes from a source with a better grade")


# ---------------------------------------------------------------- differences


@pytest.mark.parametrize(
    ("how", "value", "reason", "verdict", "taken", "words"),
    [
        ("value", "Karl Berg", "", "conflict", "Karl Berg", "The page uses Karl Berg, as decided by Ada Reviewer."),
        ("both", None, "two posts", "conflict", None, "Both stand, as decided by Ada Reviewer: two posts."),
        ("no conflict", None, "a slip", "no conflict, as a person decided", None, "No conflict, as decided by Ada Reviewer: a slip."),
    ],
)
def test_what_is_made_of_a_difference(how: str, value: str | None, reason: str, verdict: str, taken: str | None, words: str) -> None:
    act = Choose.model_validate({"conflict": REFS.conflict(CONFLICT), "how": how, "value": value})
    conflict = the_conflict(decided(RECORD, (act, reason)))
    assert (conflict.verdict.value, conflict.taken, conflict.reason) == (verdict, taken, words)


def chosen(ref: ConflictRef, value: str) -> Choose:
    return Choose(conflict=ref, how="value", value=value)


def with_side(record: Record, value: str, told: Claim) -> Record:
    """The record with one more claim behind a value of its difference."""
    conflict = record.reconciled.conflicts[0]
    known = {p.value: p for p in conflict.positions}
    origin = next(o.id for o in record.reconciled.origins if told.source in o.sources)
    old = known.get(value)
    side = {
        "value": value,
        "claims": (*(old.claims if old else ()), told.id),
        "sources": (*(old.sources if old else ()), told.source),
        "origins": (*(old.origins if old else ()), origin),
    }
    known[value] = type(conflict.positions[0]).model_validate(side)
    changed = conflict.model_copy(update={"positions": tuple(known.values())})
    return record.model_copy(update={"reconciled": record.reconciled.model_copy(update={"conflicts": (changed,)})})


SIXTH = claim("old.txt", "the agency reported from the capital")


@pytest.mark.parametrize(
    ("value", "standing", "changed"),
    [
        ("Karl Berg", "reopened", "'Karl Berg' is also said by old.txt"),
        ("Ann Other", "reopened", "a new position: 'Ann Other' by old.txt"),
        ("Tom Berger", "applied", ""),
    ],
    ids=["the other side has more behind it", "a third side", "the side that was chosen has more behind it"],
)
def test_a_settled_difference_is_asked_again_only_where_the_evidence_changes(value: str, standing: str, changed: str) -> None:
    record = with_side(a_record(SIXTH), value, SIXTH)
    ground = decided(record, chosen(REFS.conflict(CONFLICT), "Tom Berger"))
    assert [(o.standing.value, o.changed) for o in ground.outcomes] == [(standing, changed)]
    assert the_conflict(ground).taken == "Tom Berger", "it holds until a person decides again"


def test_a_copy_of_a_text_that_was_known_is_no_new_evidence() -> None:
    record = with_side(RECORD, "Karl Berg", DIDAR)  # rood.txt carries the text of river.txt
    ground = decided(record, chosen(REFS.conflict(CONFLICT), "Tom Berger"))
    assert [o.standing.value for o in ground.outcomes] == ["applied"]


def test_a_side_that_nobody_takes_any_more_reopens() -> None:
    ground = decided(make_record(claims=(MET, FLEW)), chosen(REFS.conflict(CONFLICT), "Tom Berger"))
    assert standings(ground.outcomes) == {1: "applied"}
    gone = REFS.conflict(CONFLICT)
    third = gone.positions[0].model_copy(update={"value": "Ann Other", "claims": (REFS.claim(DIDAR.id),)})
    ground = decided(RECORD, chosen(gone.model_copy(update={"positions": (*gone.positions, third)}), "Ann Other"))
    assert [(o.standing.value, o.changed) for o in ground.outcomes] == [
        ("reopened", "'Ann Other' is not taken to be about the same this time")
    ]


def test_of_two_choices_bound_to_different_runs_the_later_counts() -> None:
    ref = REFS.conflict(CONFLICT)
    earlier = ref.model_copy(update={"subject": "the head of the service"})
    ground = decided(RECORD, chosen(earlier, "Karl Berg"), chosen(ref, "Tom Berger"))
    assert the_conflict(ground).taken == "Tom Berger"
    assert standings(ground.outcomes) == {1: "superseded", 2: "applied"}


def test_names_that_are_one_leave_nothing_to_choose_between() -> None:
    """Whichever was decided first: in the next brief, which starts from the list of names, they don't differ at all."""
    ref, merge = REFS.conflict(CONFLICT), Merge(one=REFS.entity("e1"), other=REFS.entity("e2"))
    for act in (chosen(ref, "Tom Berger"), Choose(conflict=ref, how="both")):
        ground = decided(RECORD, act, merge)
        assert standings(ground.outcomes) == {1: "superseded", 2: "applied"}
        assert the_conflict(ground).verdict is DifferenceKind.SETTLED
    without = RECORD.model_copy(update={"reconciled": RECORD.reconciled.model_copy(update={"conflicts": ()})})
    assert standings(decided(without, chosen(ref, "Tom Berger"), merge).outcomes) == {1: "superseded", 2: "applied"}


def test_a_side_of_which_every_claim_was_rejected_is_not_chosen() -> None:
    ground = decided(RECORD, chosen(REFS.conflict(CONFLICT), "Karl Berg"), Reject(claim=REFS.claim(MET.id)))
    assert standings(ground.outcomes) == {1: "superseded", 2: "applied"}
    assert the_conflict(ground).taken == "Tom Berger"


def test_a_split_is_found_again_where_both_are_called_alike() -> None:
    """On a re-run the two are apart already, and code may call both by the one English name."""
    both = person("e5", "Tom Berger", ("Tom Berger", FLEW), ("تام برگر", DIDAR))
    apart = (person("e3", "Tom Berger", ("تام برگر", DIDAR)), person("e4", "Tom Berger", ("Tom Berger", FLEW)))
    split = Split(name=name_ref(both), away=("تام برگر",))
    ground = decided(a_record(entities=apart), split)
    assert [(o.standing.value, o.on) for o in ground.outcomes] == [("applied", "e4")]
    one = decided(a_record(entities=(person("e3", "Tom Berger", ("تام برگر", DIDAR)),)), split)
    assert standings(one.outcomes) == {1: "reopened"}
