"""Numbers that count the same thing of the same event, compared; all others are left alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefer.models import Claim, Conflict, ConflictKind, Event, Quantity
from briefer.reconcile.actions import actions_of
from briefer.reconcile.number_rules import TOLL, Counted, judge_numbers, shown
from briefer.reconcile.taking import Setting, Taken, make_conflict
from briefer.reconcile.wording import STOP, stems_of

# "people killed", "killed" and "dead" count one thing; "children killed" another.
_PEOPLE = re.compile(r"^(?:(?:people|persons?|individuals|others?|the|more|total|victims?|bodies)\s+)+|\b(?:toll|in total)\b")
_SAME = {
    "dead": "killed",
    "deaths": "killed",
    "death": "killed",
    "fatalities": "killed",
    "dying": "killed",
    "injured": "wounded",
    "hurt": "wounded",
    "detained": "arrested",
}
_VAGUE_WORDS = """
    people others men women residents time times part parts way ways day days year years hour hours minute minutes
    month months week weeks one ones thing things members group groups area areas old
"""
_VAGUE = frozenset(_VAGUE_WORDS.split())


def counted_key(quantity: Quantity) -> str | None:
    """What a number counts, as a key; None where that is not known well enough to compare."""
    if quantity.unit:
        return None
    words = _PEOPLE.sub("", (quantity.counted or "").lower().strip()).split()
    key = " ".join(_SAME.get(word, word) for word in words)
    return None if not key or key in _VAGUE or key in STOP else key


def number_conflicts(setting: Setting, events: Sequence[Event]) -> tuple[Conflict, ...]:
    """Differences between numbers of one thing, one for each event and thing counted."""
    found: list[Conflict] = []
    for event in events:
        for key, group in sorted(_counted(setting, event).items()):
            said = [c for c in group if c.quantity.span is not None]
            if len({(c.value, c.quantity.bound) for c in said}) > 1 and len({c.value for c in said}) > 1:
                found.extend(_conflict(setting, event, key, tuple(said)))
    return tuple(found)


def _counted(setting: Setting, event: Event) -> dict[str, list[Counted]]:
    out: dict[str, list[Counted]] = defaultdict(list)
    for name in event.claims:
        claim = setting.given.claim[name]
        for quantity in _own(claim):
            key = counted_key(quantity)
            if key is not None and (TOLL.search(key) or len(event.sources) > 1):
                out[key].append(Counted(quantity.value, quantity, claim, setting.given.published(claim.source)))
    return out


def _own(claim: Claim) -> Iterator[Quantity]:
    """The quantities of a claim whose key stands in it once: "43 here and 12 there" is no contradiction."""
    keys = [counted_key(quantity) for quantity in claim.quantities]
    for quantity, key in zip(claim.quantities, keys, strict=True):
        if keys.count(key) == 1:
            yield quantity


def _alike(one: Counted, other: Counted) -> bool:
    """Whether two bare counts are about one matter: their sentences share words besides the thing counted."""
    if TOLL.search(counted_key(one.quantity) or ""):
        return True
    mine, theirs = stems_of(one.claim.statement), stems_of(other.claim.statement)
    return len(mine & theirs) >= 4


def _conflict(setting: Setting, event: Event, key: str, group: tuple[Counted, ...]) -> Iterator[Conflict]:
    kept = tuple(c for c in group if any(c is not o and c.value != o.value and _alike(c, o) for o in group))
    if len({c.value for c in kept}) < 2:
        return
    found = judge_numbers(kept)
    taken = None
    if found.taken is not None:
        used = max((c for c in kept if c.value == found.taken), key=lambda c: (c.published or "", c.claim.id))
        taken = Taken(shown(used), f"{shown(used)} is used.")
    said = [(shown(c), c.claim) for c in kept]
    yield make_conflict(setting, ConflictKind.NUMBER, (_subject(setting, event), key), found.kind, said, (found.judgement,), taken)


def _subject(setting: Setting, event: Event) -> str:
    """The event in a few words: what was done, and where or by whom."""
    counts: dict[str, int] = defaultdict(int)
    for name in event.claims:
        for act in actions_of(setting.given.claim[name].statement):
            counts[act] += 1
    acts = sorted((a for a in counts if a not in {"harm", "announce", "talk"}), key=lambda a: (-counts[a], a))
    what = acts[0] if acts else "event"
    where = event.where or next((setting.names[e] for e in event.entities), None)
    return f"{what}, {where}" if where else what
