"""A signature holds for the words that were signed, and not for what was edited since."""

from __future__ import annotations

import pytest
from tests.publish.factory import MET, make_record

from briefer.models import Accept, Act, Add, Approve, Decision, EditNames, Outcome, Standing, Undo, Withdraw
from briefer.review import Finder, Refs, is_here, out_of_force, signature_of

from .deciding import decisions

DIGEST, OTHER = "a" * 64, "b" * 64
GAP = Add(what="gap", text="Who paid?", sources=("c" * 64,))
SEEN = Accept(claim=Refs(make_record()).claim(MET.id))
SIGN = Approve(digest=DIGEST)


@pytest.mark.parametrize(
    ("acts", "signed"),
    [
        ((), False),
        ((SIGN,), True),
        ((Approve(digest=OTHER),), False),
        ((SIGN, Withdraw(digest=DIGEST)), False),
        ((SIGN, Withdraw(digest=DIGEST), SIGN), True),
        ((SIGN, Withdraw(digest=DIGEST), Undo(seq=2)), True),
        ((GAP, SIGN), True),
        ((SIGN, GAP), False),
        ((SIGN, GAP, Undo(seq=2)), False),
        ((SIGN, SEEN), True),
        ((SIGN, SEEN, Undo(seq=2)), True),
        ((SIGN, Undo(seq=1)), False),
        ((GAP, SIGN, Undo(seq=1)), False),
        ((SIGN, EditNames(names=())), True),
        ((SIGN, EditNames(names=()), Undo(seq=2)), True),
        ((SIGN, Undo(seq=1), Undo(seq=2)), True),
        ((SIGN, GAP, Undo(seq=2), Undo(seq=3)), False),
    ],
)
def test_who_signed(acts: tuple[Act, ...], signed: bool) -> None:
    found = signature_of(decisions(*acts), (), lambda: DIGEST)
    assert (found is not None) is signed
    assert found is None or (found.by, found.digest) == ("Ada Reviewer", DIGEST)


def test_what_was_decided_on_other_sources_takes_no_signature_away() -> None:
    ledger = decisions(SIGN, GAP)
    assert signature_of(ledger, [Outcome(seq=2, standing=Standing.ELSEWHERE)], lambda: DIGEST) is not None


def by(who: str, ledger: tuple[Decision, ...], *numbers: int) -> tuple[Decision, ...]:
    """The ledger with these decisions by somebody else."""
    return tuple(d.model_copy(update={"who": who}) if d.seq in numbers else d for d in ledger)


@pytest.mark.parametrize(
    ("acts", "theirs", "signed"),
    [
        ((SIGN, Withdraw(digest=DIGEST), Undo(seq=2)), (3,), False),
        ((SIGN, Withdraw(digest=DIGEST), Undo(seq=2)), (2,), True),
        ((SIGN, Undo(seq=1), Undo(seq=2)), (3,), False),
        ((SIGN, SIGN, Undo(seq=2)), (2, 3), True),
    ],
    ids=["another undoes the withdrawal", "another withdrew it", "another redoes", "another's was undone, and this one never was"],
)
def test_nobody_brings_the_signature_of_another_back(acts: tuple[Act, ...], theirs: tuple[int, ...], signed: bool) -> None:
    found = signature_of(by("Ben Other", decisions(*acts), *theirs), (), lambda: DIGEST)
    assert (found is not None) is signed
    assert found is None or found.by == "Ada Reviewer"


OTHER_GAP = Add(what="gap", text="Who went?", sources=("d" * 64,))


@pytest.mark.parametrize(
    "acts",
    [
        (SIGN, OTHER_GAP, OTHER_GAP),
        (SIGN, OTHER_GAP, Undo(seq=2)),
        (OTHER_GAP, SIGN, Undo(seq=1)),
        (SIGN, OTHER_GAP, Undo(seq=2), Undo(seq=3)),
    ],
    ids=["twice on one thing", "undone", "undone later", "redone"],
)
def test_work_on_another_brief_of_the_desk_takes_no_signature_away(acts: tuple[Act, ...]) -> None:
    ledger, finder = decisions(*acts), Finder(make_record())
    elsewhere = [Outcome(seq=d.seq, standing=Standing.ELSEWHERE) for d in ledger if d.act == OTHER_GAP]
    out = {o.seq: o for o in out_of_force(ledger)}
    outcomes = [out.get(o.seq, o) for o in elsewhere] + [o for n, o in out.items() if n not in {e.seq for e in elsewhere}]
    assert signature_of(ledger, outcomes, lambda: DIGEST, lambda act: is_here(act, finder)) is not None
    mine = Add(what="gap", text="Who went?", sources=tuple(s.sha256 for s in make_record().reading.sources))
    again = tuple(d.model_copy(update={"act": mine}) if d.act == OTHER_GAP else d for d in ledger)
    here = [o.model_copy(update={"standing": Standing.APPLIED}) if o.standing is Standing.ELSEWHERE else o for o in outcomes]
    assert signature_of(again, here, lambda: DIGEST, lambda act: is_here(act, finder)) is None
