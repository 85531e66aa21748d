"""Points that a person looked at and left as they are."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.models import Brief, Decision, ItemRef, Outcome, Seen, SourceRef, Standing
from briefer.review.find import Finder
from briefer.review.place import grounds, locate, locate_item


def decide_seen(finder: Finder, brief: Brief, decisions: Sequence[Decision]) -> tuple[Outcome, ...]:
    """What became of each "seen": it holds as long as what was seen is there."""
    return tuple(_outcome(finder, brief, d, d.act) for d in decisions if isinstance(d.act, Seen))


def _outcome(finder: Finder, brief: Brief, decision: Decision, act: Seen) -> Outcome:
    on = _on(finder, brief, act)
    if on:
        return Outcome(seq=decision.seq, standing=Standing.APPLIED, on=on)
    here = isinstance(act.of, ItemRef) and not all(g.elsewhere for _, g in grounds(act.of, finder))
    changed = "what was looked at is not on the page this time" if here else ""
    return Outcome(seq=decision.seq, standing=Standing.REOPENED if here else Standing.ELSEWHERE, changed=changed)


def _on(finder: Finder, brief: Brief, act: Seen) -> str:
    if isinstance(act.of, str):
        return act.of if any(u.name == act.of for u in finder.record.reading.unread) else ""
    if isinstance(act.of, SourceRef):
        return finder.sources.get(act.of.source, "")
    if isinstance(act.of, ItemRef):
        spot = locate_item(grounds(act.of, finder), lambda sentence, ground: locate(sentence, ground, brief.items))
        return spot.item.id if spot else ""
    found = finder.claim(act.of)
    return found.claim.id if found.claim else ""
