"""History: every decision, the newest first; adding something of one's own; signing."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.models import Decision, Outcome, Standing, Undo, digest_of
from briefer.web.acts import TOLD
from briefer.web.desk import HOLDS, Desk
from briefer.web.panes.ask import Ask, Pane, address, part_of

STANDINGS = {
    Standing.APPLIED: "holds",
    Standing.REOPENED: "reopened: its ground has changed",
    Standing.ELSEWHERE: "about sources that this brief does not have",
    Standing.SUPERSEDED: "superseded by a later one",
    Standing.UNDONE: "undone",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A decision for a reader."""

    decision: Decision
    what: str
    when: str
    standing: str
    state: str
    changed: str
    open: str
    can_undo: bool


def history_pane(desk: Desk, ask: Ask) -> Pane:
    """All decisions, in parts."""
    words = ask.words.casefold()
    found = [d for d in reversed(desk.view.decisions) if words in f"{d.who} {d.before} {d.after} {d.reason} {what_of(d)}".casefold()]
    part = part_of(found, ask, "history", q=ask.words)
    context = {"part": part, "rows": tuple(told(desk, d) for d in part.entries), "q": ask.words, "total": len(desk.view.decisions)}
    return Pane("history.j2", "History", ask.here("history"), context)


def what_of(decision: Decision) -> str:
    """What was done: 'reworded', 'undid decision 7'."""
    if isinstance(decision.act, Undo):
        return f"undid decision {decision.act.seq}"
    return TOLD.get(decision.act.act, decision.act.act)


def told(desk: Desk, decision: Decision) -> Told:
    """One decision and what became of it."""
    outcome = desk.outcomes.get(decision.seq) or Outcome(seq=decision.seq, standing=Standing.APPLIED)
    what = what_of(decision)
    undoable = outcome.standing in HOLDS and not isinstance(decision.act, Undo)
    return Told(
        decision=decision,
        what=what[:1].upper() + what[1:],
        when=decision.when.replace("T", " ").removesuffix("Z")[:16] + " UTC",
        standing="" if isinstance(decision.act, Undo) else STANDINGS[outcome.standing],
        state=outcome.standing.value,
        changed=desk.evidence.by_number(outcome.changed),
        open=address_of(desk, outcome.on),
        can_undo=undoable,
    )


def address_of(desk: Desk, on: str) -> str:
    """Where a thing can be seen; nothing where it is not here."""
    rooms = (
        ("sentence", desk.on_page),
        ("conflict", desk.conflicts),
        ("name", desk.entities),
        ("source", desk.evidence.sources),
        ("claim", desk.refs.claims),
    )
    for pane, known in rooms:
        if on in known:
            return address(pane, on)
    if item := desk.items_on_page.get(on) or desk.items.get(on):
        return address("sentence", item.sentences[0].id)
    return address("sentence", on) if on in desk.sentences else ""


def add_pane(_desk: Desk, _ask: Ask) -> Pane:
    """A gap or a comment of the reviewer."""
    return Pane("add.j2", "Add a gap or a comment", address("add"), {})


def approve_pane(desk: Desk, _ask: Ask) -> Pane:
    """What is still open, and the signature."""
    left = [p for p in desk.points if p.settled is None]
    flagged = [p for p in desk.on_page.values() if p.sentence.unsupported]
    context = {"left": len(left), "flagged": flagged, "digest": digest_of(desk.brief), "signature": desk.view.reviewed.signature}
    return Pane("approve.j2", "Sign, or take the signature back", address("approve"), context)
