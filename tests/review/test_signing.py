"""A signature holds for the words that were signed, and not for what was edited since."""

from __future__ import annotations

import pytest
from tests.publish.factory import MET, make_record

from briefer.models import Accept, Act, Add, Approve, Outcome, Standing, Undo, Withdraw
from briefer.review import Refs, signature_of

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
    ],
)
def test_who_signed(acts: tuple[Act, ...], signed: bool) -> None:
    found = signature_of(decisions(*acts), (), lambda: DIGEST)
    assert (found is not None) is signed
    assert found is None or (found.by, found.digest) == ("Ada Reviewer", DIGEST)


def test_what_was_decided_on_other_sources_takes_no_signature_away() -> None:
    ledger = decisions(SIGN, GAP)
    assert signature_of(ledger, [Outcome(seq=2, standing=Standing.ELSEWHERE)], lambda: DIGEST) is not None
