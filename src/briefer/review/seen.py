"""Points that a person looked at and left as they are."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.models import Brief, Decision, ItemRef, Outcome, Seen, SourceRef, Standing
from briefer.review.find import Finder, How
from briefer.review.place import grounds, locate, locate_item


def decide_seen(finder: Finder, brief: Brief, decisions: Sequence[Decision]) -> tuple[Outcome, ...]:
    """What became of each "seen": it holds as long as what was seen is there."""
    return tuple(_outcome(finder, brief, d, d.act) for d in decisions if isinstance(d.act, Seen))


def _outcome(finder: Finder, brief: Brief, decision: Decision, act: Seen) -> Outcome:
    on, changed = _on(finder, brief, act)
    if on and not changed:
        return Outcome(seq=decision.seq, standing=Standing.APPLIED, on=on)
    return Outcome(seq=decision.seq, standing=Standing.REOPENED if changed else Standing.ELSEWHERE, on=on, changed=changed)


def _on(finder: Finder, brief: Brief, act: Seen) -> tuple[str, str]:
    """The id of what was seen, empty where it isn't here, and what is not as it was."""
    if isinstance(act.of, str):
        return (act.of if any(u.name == act.of for u in finder.record.reading.unread) else ""), ""
    if isinstance(act.of, SourceRef):
        return finder.sources.get(act.of.source, ""), ""
    if isinstance(act.of, ItemRef):
        return _on_item(finder, brief, act.of)
    claim, how = finder.claim(act.of)
    if how is How.GONE:
        return "", "no claim was taken from these words this time"
    return (claim.id if claim else ""), "the words stand in another claim this time" if how is How.WITHIN else ""


def _on_item(finder: Finder, brief: Brief, ref: ItemRef) -> tuple[str, str]:
    """An item of the page; of what left it nobody has to look at any more, and what was seen of it was seen."""
    found = grounds(ref, finder)
    spot = locate_item(found, lambda sentence, ground: locate(sentence, ground, brief.items))
    if spot is None:
        wanted = {c for _, g in found for c in g.claims}
        cut = [c.item for c in brief.cut if any(not wanted.isdisjoint(s.claims) for s in c.item.sentences)]
        spot = locate_item(found, lambda sentence, ground: locate(sentence, ground, (), cut))
    if spot is not None:
        return spot.item.id, ""
    return "", "" if all(g.elsewhere for _, g in found) else "what was looked at is not on the page this time"
