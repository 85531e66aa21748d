"""Who signed the words that stand: a signature is on these very words, and on nothing that was edited since."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from briefer.models import Accept, Approve, Decision, Outcome, Seen, Signature, Standing, Undo, Withdraw
from briefer.review.force import in_force

LEAVES_WORDS = (Accept, Seen, Approve, Withdraw)
"""Acts that change no word of the brief."""


def signature_of(decisions: Sequence[Decision], outcomes: Sequence[Outcome], digest_now: Callable[[], str]) -> Signature | None:
    """The signature that holds for a brief; None for a draft.

    Args:
        decisions: all of the ledger.
        outcomes: what became of them in this brief.
        digest_now: gives the digest of the brief as it stands; asked only where somebody signed anything.
    """
    approved = [d for d in in_force(decisions) if isinstance(d.act, Approve)]
    digest = digest_now() if approved else ""
    last = next((d for d in reversed(approved) if isinstance(d.act, Approve) and d.act.digest == digest), None)
    if last is None:
        return None
    by_seq = {d.seq: d for d in decisions}
    standing = {o.seq: o.standing for o in outcomes}
    edited = any(d.seq > last.seq and _edits(d, by_seq) and standing.get(d.seq) is not Standing.ELSEWHERE for d in decisions)
    return None if edited else Signature(by=last.who, when=last.when, digest=digest, seq=last.seq)


def _edits(decision: Decision, by_seq: Mapping[int, Decision]) -> bool:
    act = decision.act
    if isinstance(act, Undo):
        return act.seq not in by_seq or _edits(by_seq[act.seq], by_seq)
    return not isinstance(act, LEAVES_WORDS)


def of_signatures(decisions: Sequence[Decision], signature: Signature | None) -> tuple[Outcome, ...]:
    """What became of each approval and withdrawal that is in force."""
    found = []
    for decision in decisions:
        if isinstance(decision.act, Approve):
            holds = signature is not None and signature.seq == decision.seq
            changed = "" if holds else "the words are others than those that were signed"
            found.append(Outcome(seq=decision.seq, standing=Standing.APPLIED if holds else Standing.ELSEWHERE, changed=changed))
        elif isinstance(decision.act, Withdraw):
            found.append(Outcome(seq=decision.seq, standing=Standing.APPLIED))
    return tuple(found)
