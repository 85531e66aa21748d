"""Who signed the words that stand: a signature is on these very words, and on nothing that was edited since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefer.models import Accept, Act, Approve, Decision, EditNames, Outcome, Seen, Signature, Standing, Undo, Withdraw
from briefer.review.force import in_force

LEAVES_WORDS = (Accept, Seen, Approve, Withdraw, EditNames)
"""Acts that change no word of the brief. The desk's list of names is for the briefs that are written from it."""
OUT_OF_FORCE = frozenset({Standing.SUPERSEDED, Standing.UNDONE})


def signature_of(
    decisions: Sequence[Decision],
    outcomes: Sequence[Outcome],
    digest_now: Callable[[], str],
    is_here: Callable[[Act], bool] = lambda _: True,
) -> Signature | None:
    """The signature that holds for a brief; None for a draft.

    A signature that was undone or withdrawn holds again only where that was undone by the hand that signed: nobody signs for another.

    Args:
        decisions: all of the ledger.
        outcomes: what became of them in this brief.
        digest_now: gives the digest of the brief as it stands; asked only where somebody signed anything.
        is_here: whether an act is about what this brief is made of: a desk has other briefs too.
    """
    approved = [d for d in in_force(decisions) if isinstance(d.act, Approve)]
    digest = digest_now() if approved else ""
    last = next((d for d in reversed(approved) if isinstance(d.act, Approve) and d.act.digest == digest), None)
    if last is None or any(d.who != last.who for d in list(_on_signature(last, decisions))[-1:]):
        return None
    by_seq = {d.seq: d for d in decisions}
    standing = {o.seq: o.standing for o in outcomes}
    edited = any(d.seq > last.seq and (act := _edit(d, by_seq)) and _bears(act, standing, is_here) for d in decisions)
    return None if edited else Signature(by=last.who, when=last.when, digest=digest, seq=last.seq)


def _on_signature(signed: Decision, decisions: Sequence[Decision]) -> Iterator[Decision]:
    """The decisions that took a signature away or brought it back, in their order."""
    those = {signed.seq}
    for decision in decisions:
        act = decision.act
        withdrawn = isinstance(act, Withdraw) and isinstance(signed.act, Approve) and act.digest == signed.act.digest
        if decision.seq > signed.seq and (withdrawn or (isinstance(act, Undo) and act.seq in those)):
            those.add(decision.seq)
            yield decision


def _edit(decision: Decision, by_seq: Mapping[int, Decision]) -> Decision | None:
    """The decision that changes words; of undoing, the one that it undoes; None where no word is changed."""
    while isinstance(decision.act, Undo):
        if (undone := by_seq.get(decision.act.seq)) is None:
            return decision
        decision = undone
    return None if isinstance(decision.act, LEAVES_WORDS) else decision


def _bears(edit: Decision, standing: Mapping[int, Standing], is_here: Callable[[Act], bool]) -> bool:
    """Whether it bears on this brief. What is not in force became nothing of: it is looked at itself."""
    became = standing.get(edit.seq)
    if became in OUT_OF_FORCE:
        return is_here(edit.act)
    return became is not Standing.ELSEWHERE


def of_signatures(decisions: Sequence[Decision], signature: Signature | None) -> tuple[Outcome, ...]:
    """What became of each approval and withdrawal that is in force."""
    found = []
    for decision in decisions:
        if isinstance(decision.act, Approve):
            holds = signature is not None and signature.seq == decision.seq
            changed = "" if holds else "the words are others than those that were signed, or were edited since"
            found.append(Outcome(seq=decision.seq, standing=Standing.APPLIED if holds else Standing.ELSEWHERE, changed=changed))
        elif isinstance(decision.act, Withdraw):
            found.append(Outcome(seq=decision.seq, standing=Standing.APPLIED))
    return tuple(found)
