"""What `briefer decisions` prints: the ledger, and what became of each decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.models import Decision, Outcome, Standing
from briefer.publish.standing import in_words
from briefer.tables.layout import Block, Column, Gap, Grid, Prose, render

COLUMNS = (Column("No.", right=True), Column("When, and who", 19), Column("Now", 10), Column("What"))
ACTS = {
    "reword": "Other words",
    "drop": "Off the page",
    "pin": "Stays on the page",
    "move": "Moved",
    "add": "Added",
    "accept": "Claim accepted",
    "reject": "Claim rejected",
    "seen": "Looked at",
    "choose": "Difference decided",
    "merge": "Names that are one",
    "split": "Names that are two",
    "rename": "Called",
    "role": "Office",
    "date": "Date",
    "grade": "Grade of a source",
    "same text": "Sources of one text",
    "approve": "Approved",
    "withdraw": "Approval withdrawn",
    "names": "List of names",
    "undo": "Undone",
}
ANOTHER = frozenset({"reword", "rename", "role"})
"""Acts that put one text in the place of another."""
STANDINGS = {Standing.APPLIED: "holds", Standing.REOPENED: "look again"}
"""What became of a decision, where the word of the ledger would not be understood."""
NOT_THESE_WORDS = "not these words"
"""What became of a signature on words that are not those of the brief."""
LEGEND = {
    Standing.REOPENED: "Look again: it holds, but what it rests on has changed: decide again.",
    Standing.ELSEWHERE: "Elsewhere: it is about what this brief does not have; it waits for one that does.",
    Standing.SUPERSEDED: "Superseded: a later decision on the same takes its place.",
}


def decisions_table(decisions: Sequence[Decision], outcomes: Sequence[Outcome], width: int) -> str:
    """The decisions, oldest first.

    Args:
        decisions: all of the ledger.
        outcomes: what became of them; one without is in force as far as the ledger alone can tell.
        width: columns.
    """
    return render(_blocks(decisions, {o.seq: o for o in outcomes}), width)


def _blocks(decisions: Sequence[Decision], became: dict[int, Outcome]) -> Iterator[Block]:
    yield Grid(COLUMNS, [_row(d, became.get(d.seq)) for d in decisions])
    found = {_now(d, became.get(d.seq)) for d in decisions}
    told = [words for standing, words in LEGEND.items() if STANDINGS.get(standing, standing.value) in found]
    if told:
        yield Gap()
        yield from (Prose(words, 0) for words in told)


def _row(decision: Decision, outcome: Outcome | None) -> tuple[str | Sequence[str], ...]:
    when, _, time = _when(decision).partition(", ")
    what = [ACTS[decision.act.act], *_said(decision)]
    if decision.reason:
        what.append(f"Because: {decision.reason}")
    if outcome and outcome.changed:
        what.append(f"Changed: {outcome.changed}")
    return str(decision.seq), [when, time, decision.who], _now(decision, outcome), what


def _now(decision: Decision, outcome: Outcome | None) -> str:
    if outcome is None:
        return "in force"
    if decision.act.act == "approve" and outcome.standing is Standing.ELSEWHERE:
        return NOT_THESE_WORDS
    return STANDINGS.get(outcome.standing, outcome.standing.value)


def _said(decision: Decision) -> Iterator[str]:
    """What was, and what is since then."""
    if decision.act.act in ANOTHER and decision.before:
        yield f"From: {decision.before}"
        yield f"To: {decision.after}"
    else:
        yield ": ".join(filter(None, (decision.before.rstrip("."), decision.after)))


def _when(decision: Decision) -> str:
    try:
        return in_words(decision.when)
    except ValueError:
        return decision.when


def act_in_words(decision: Decision) -> str:
    """What was decided, in a line: 'Difference decided, by Ada Reviewer: the page uses Tom Berg'."""
    said = decision.after if decision.act.act not in ANOTHER else f"“{decision.after}”"
    return f"{ACTS[decision.act.act]}, by {decision.who}: {said}"
