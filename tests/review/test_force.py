"""Which decisions are in force: a table, and what must hold of any ledger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.models import Act, Add, Outcome, Reject, Standing, Undo, Words
from briefer.review import asked_no_more, in_force, latest, out_of_force

from .deciding import decisions, standings

SHA = "0" * 64


def add(text: str) -> Act:
    """A gap: another text is another thing."""
    return Add(what="gap", text=text, sources=(SHA,))


@pytest.mark.parametrize(
    ("acts", "holding", "others"),
    [
        ((add("a"), add("b")), [1, 2], {}),
        ((add("a"), Undo(seq=1)), [], {1: "undone", 2: "applied"}),
        ((add("a"), Undo(seq=1), Undo(seq=2)), [1], {2: "undone", 3: "applied"}),
        ((add("a"), Undo(seq=1), Undo(seq=2), Undo(seq=3)), [], {1: "undone", 2: "applied", 3: "undone", 4: "applied"}),
        ((add("a"), add("a")), [2], {1: "superseded"}),
        ((add("a"), add("a"), Undo(seq=2)), [1], {2: "undone", 3: "applied"}),
    ],
    ids=["both hold", "undone", "redone", "undone again", "the later counts", "the earlier again"],
)
def test_which_hold(acts: tuple[Act, ...], holding: list[int], others: dict[int, str]) -> None:
    ledger = decisions(*acts)
    assert [d.seq for d in in_force(ledger)] == holding
    assert standings(out_of_force(ledger)) == others


@given(st.lists(st.one_of(st.sampled_from("abc"), st.integers(1, 12)), max_size=14))
def test_every_decision_is_accounted_for(steps: list[str | int]) -> None:
    acts: list[Act] = []
    for step in steps:
        if isinstance(step, int) and step <= len(acts):
            acts.append(Undo(seq=step))
        elif isinstance(step, str):
            acts.append(add(step))
    ledger = decisions(*acts)
    holding, others = [d.seq for d in in_force(ledger)], [o.seq for o in out_of_force(ledger)]
    assert sorted([*holding, *others]) == [d.seq for d in ledger]
    assert all(not isinstance(ledger[n - 1].act, Undo) for n in holding)


def test_the_latest_counts_what_was_undone_too() -> None:
    ledger = decisions(add("a"), Undo(seq=1))
    assert latest(ledger) == {ledger[0].target: 2}


def test_a_question_is_asked_no_more_once_it_was_answered() -> None:
    """The answer is bound to the words as they are read now: for the ledger it is on another thing, here it is on the same."""
    words = Words(source=SHA, start=0, end=9, text="Long ago.")
    ledger = decisions(Reject(claim=words), Reject(claim=words.model_copy(update={"end": 20, "text": "Long ago, in a city."})))
    asked = Outcome(seq=1, standing=Standing.REOPENED, on="s1:0-20", changed="it is longer")
    assert standings(asked_no_more([asked, Outcome(seq=2, standing=Standing.APPLIED, on="s1:0-20")], ledger)) == {
        1: "superseded",
        2: "applied",
    }
    assert standings(asked_no_more([asked, Outcome(seq=2, standing=Standing.APPLIED, on="s1:30-40")], ledger)) == {
        1: "reopened",
        2: "applied",
    }
