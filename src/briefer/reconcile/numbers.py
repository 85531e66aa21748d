"""Numbers that count the same thing of the same event, compared; all others are left alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefer.lexicon.rough_numbers import rough_numbers, rough_span
from briefer.models import Bound, Claim, ClaimKind, Conflict, ConflictKind, DifferenceKind, EntityKind, Event, Quantity, Span
from briefer.reconcile.actions import IN_WORDS, VIOLENT, actions_of
from briefer.reconcile.facets_measured_subjects import topics_of_events
from briefer.reconcile.name_units import country_of
from briefer.reconcile.number_rules import TOLL, Counted, Difference, judge_numbers, shown
from briefer.reconcile.rules import unsure
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
    "hostages": "abducted",
}
_PART_BEFORE = re.compile(
    r"\b(?:(?:of the|de (?:las|los)) [^,.;]{1,30}(?=,)|including|among (?:them|whom|the dead)|of (?:them|whom|which)),?"
    r" (?:at least |some |about )?$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(r"\s+of (?:them|whom|these|those)\b", re.IGNORECASE)
_VAGUE_WORDS = """
    people others men women residents time times part parts way ways day days year years hour hours minute minutes
    month months week weeks one ones thing things members group groups area areas old
"""
_POOLED = frozenset(
    {
        "abducted",
        "hostages",
        "children killed",
        "students killed",
        "soldiers killed",
        "police officers killed",
        "civilians killed",
        "journalists killed",
    }
)
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
    loose = _loose_tolls(setting)
    counted = {event.id: _counted(setting, event, loose) for event in events}
    for event in events:
        for key, group in sorted(counted[event.id].items()):
            said = [c for c in group if c.quantity.span is not None]
            if len({c.value for c in said}) > 1:
                found.extend(c for part in _parts(tuple(said)) for c in _conflict(setting, event, key, part))
    wider = [w for w in _across(setting, events, counted) if w.verdict is not DifferenceKind.SCOPE or not any(_shares(w, c) for c in found)]
    return (*(c for c in found if not any(_shares(w, c) for w in wider)), *wider)


def _shares(one: Conflict, other: Conflict) -> bool:
    """Whether two differences are about one thing counted, in some of the same claims."""
    if one.attribute != other.attribute or other.verdict is DifferenceKind.SCOPE:
        return False
    mine, theirs = ({claim for p in conflict.positions for claim in p.claims} for conflict in (one, other))
    return bool(mine & theirs)


def _across(setting: Setting, events: Sequence[Event], counted: Mapping[str, Mapping[str, Sequence[Counted]]]) -> Iterator[Conflict]:
    """Tolls of occurrences that are surely of one kind, place and time, and maybe one: told, but as no contradiction."""
    topics = topics_of_events(setting)
    together: dict[tuple[str, str], list[tuple[Event, Counted]]] = defaultdict(list)
    for event in events:
        topic = topics.get(event.id)
        if topic is not None and not event.background:
            for key, group in counted[event.id].items():
                if TOLL.fullmatch(key) or key in _POOLED:
                    together[topic.id, key].extend((event, c) for c in group if c.quantity.span is not None)
    for (_, key), rows in sorted(together.items()):
        group = tuple(c for _, c in rows)
        if len({event.id for event, _ in rows}) < 2 or len({c.value for c in group}) < 2:
            continue
        if len({c.claim.source for c in group}) > 1:
            first = min((event for event, _ in rows), key=lambda e: (-len(e.sources), e.id))
            yield from _conflict(setting, first, key, group, apart=True)


def _loose_tolls(setting: Setting) -> dict[str, list[Claim]]:
    """Bare tolls of the dead by the event that they go on with: no place and no day of their own, and alone in their event or in none.

    "It counted 24 dead." belongs to the violence that the sentences before it tell.
    """
    size = Counter(setting.event_of.values())
    out: dict[str, list[Claim]] = defaultdict(list)
    for claims in setting.given.claims_of.values():
        before: str | None = None
        for claim in claims:
            event = setting.event_of.get(claim.id)
            acts = actions_of(claim.statement)
            placed = bool(claim.dates) or any(m.kind is EntityKind.PLACE for m in claim.mentions)
            bare = acts == {"harm"} and not placed and any(_counts(q, "killed") for q in claim.quantities)
            if event is not None and acts & VIOLENT and size[event] > 1:
                before = event
            elif acts & VIOLENT - {"harm"}:
                before = None  # another occurrence
            elif before and bare and (event is None or size[event] == 1):
                out[before].append(claim)
    return out


def _counted(setting: Setting, event: Event, loose: Mapping[str, Sequence[Claim]]) -> dict[str, list[Counted]]:
    out: dict[str, list[Counted]] = defaultdict(list)
    claims = _running([setting.given.claim[name] for name in event.claims] + list(loose.get(event.id, ())))
    deaths = frozenset(q.value for c in claims for q in c.quantities if _counts(q, "killed"))
    for claim in claims:
        own = any(_counts(q, "killed") for q in claim.quantities)
        for quantity in _own(claim):
            key = counted_key(quantity)
            if key is not None and (TOLL.search(key) or len(event.sources) > 1):
                dead = deaths if key == "wounded" and not own else frozenset()
                out[key].append(Counted(quantity.value, quantity, claim, setting.given.published(claim.source), dead))
    _add_bare_numbers(out.get("killed", []), claims)
    if len(event.sources) > 1:
        _add_rough_numbers(setting, out, claims)
    return out


def _running(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that tell of the event itself: what a source recalls as background is not of its running count."""
    return [c for c in claims if c.kind is not ClaimKind.BACKGROUND] or list(claims)


def _add_bare_numbers(tolls: list[Counted], claims: Sequence[Claim]) -> None:
    """A number that counts nothing in its own sentence ("has risen to 70") and is the toll of its source elsewhere is that toll."""
    known = {(c.claim.source, c.value): c for c in tolls}
    for claim in claims:
        for quantity in claim.quantities:
            like = known.get((claim.source, quantity.value))
            if like and quantity.counted is None and quantity.unit is None:
                tolls.append(like._replace(quantity=quantity.model_copy(update={"counted": like.quantity.counted}), claim=claim))


def _add_rough_numbers(setting: Setting, out: dict[str, list[Counted]], claims: Sequence[Claim]) -> None:
    """'Dozens more were wounded', where the event has a count of the wounded, or another rough one."""
    found: dict[str, list[Counted]] = defaultdict(list)
    for claim in claims:
        for one in rough_numbers(claim.quote.text, setting.given.source[claim.source].language):
            start = claim.quote.start + one.start
            span = Span(start=start, end=start + len(one.text), text=one.text)
            quantity = Quantity(text=one.text, span=span, value=one.low, bound=Bound.ABOUT, counted=f"people {one.event}")
            key = counted_key(quantity)
            if key is not None:
                found[key].append(Counted(one.low, quantity, claim, setting.given.published(claim.source)))
    for key, rows in found.items():
        out[key].extend(rows)


def _counts(quantity: Quantity, what: str) -> bool:
    return (counted_key(quantity) or "").rpartition(" ")[2] == what


def _own(claim: Claim) -> Iterator[Quantity]:
    """The quantities of a claim that stand for the whole, and whose key stands in it once.

    "43 here and 12 there" is no contradiction, nor is "126 killed, among them 68 at the gate".
    """
    whole = [q for q in claim.quantities if not _part_of_more(claim, q)]
    keys = [counted_key(quantity) for quantity in whole]
    for quantity, key in zip(whole, keys, strict=True):
        if keys.count(key) == 1:
            yield quantity


def _part_of_more(claim: Claim, quantity: Quantity) -> bool:
    """Whether a bare toll is that of a part: 'including 68 killed', '12 of them wounded'."""
    if quantity.span is None or " " in (counted_key(quantity) or " "):
        return False
    start, end = quantity.span.start - claim.quote.start, quantity.span.end - claim.quote.start
    return bool(_PART_BEFORE.search(claim.quote.text[:start]) or _PART_AFTER.match(claim.quote.text[end:]))


def _parts(group: tuple[Counted, ...]) -> Iterator[tuple[Counted, ...]]:
    """The counts that are to be judged together: those of all who were hit apart, beside the count that they are more than by the dead."""
    backing = Counter(value for value, _ in {(c.value, c.claim.source) for c in group if not rough_span(c.quantity.text)})
    if not backing:
        yield group
        return
    usual = min(backing, key=lambda value: (-backing[value], value))
    hit = tuple(c for c in group if c.value - usual in c.deaths)
    yield tuple(c for c in group if c not in hit)
    if hit:
        yield (*hit, *(c for c in group if c.value == usual))


def _alike(one: Counted, other: Counted) -> bool:
    """Whether two bare counts are about one matter: their sentences share words besides the thing counted."""
    if TOLL.search(counted_key(one.quantity) or ""):
        return True
    mine, theirs = stems_of(one.claim.statement), stems_of(other.claim.statement)
    return len(mine & theirs) >= 4


def _conflict(setting: Setting, event: Event, key: str, group: tuple[Counted, ...], *, apart: bool = False) -> Iterator[Conflict]:
    """The difference between counts of one thing; ``apart`` where they may be of two occurrences, so that they contradict nothing."""
    kept = tuple(c for c in group if any(c is not o and c.value != o.value and _alike(c, o) for o in group))
    if len({c.value for c in kept}) < 2:
        return
    found = judge_numbers(kept)
    if apart and found.kind is DifferenceKind.CONFLICT:
        why = f"{found.judgement.reason}, or they count other occurrences or other people"
        found = Difference(DifferenceKind.SCOPE, unsure("told apart", 0.5, why), None)
    taken = None
    if found.taken is not None:
        used = max((c for c in kept if c.value == found.taken), key=lambda c: (c.published or "", c.claim.id))
        taken = Taken(shown(used), f"{shown(used)} is used.")
    said = [(shown(c), c.claim) for c in kept]
    subject = (_subject(setting, event), _in_words(key))
    yield make_conflict(setting, ConflictKind.NUMBER, subject, found.kind, said, (found.judgement,), taken)


def _in_words(key: str) -> str:
    """What is counted, for a reader: 'people killed', 'children killed', 'buses'."""
    return f"people {key}" if " " not in key and TOLL.search(key) else key


def _subject(setting: Setting, event: Event) -> str:
    """The event in a few words: what was done, and where."""
    claims = [setting.given.claim[name] for name in event.claims]
    counts = Counter(act for claim in claims for act in actions_of(claim.statement) - {"harm", "announce", "talk"})
    what = min(counts, key=lambda act: (-counts[act], act), default="harm")
    places = {
        setting.entity_of.get((claim.id, number))
        for claim in claims
        for number, mention in enumerate(claim.mentions)
        if mention.kind is EntityKind.PLACE
    }
    where = event.where or next((setting.names[e] for e in event.entities if e in places), None)
    named = IN_WORDS.get(what, what)
    return f"{named} {'in' if country_of(where) else 'at'} {where}" if where else named
