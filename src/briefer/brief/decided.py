"""The evidence after persons decided: what has not changed is taken over from before, so that one decision costs milliseconds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from briefer.brief.evidence import (
    Evidence,
    Sides,
    content_of,
    disputed,
    newest,
    origins_by_source,
    outdated,
    settled_dates,
    sides_of,
    told_apart,
    twins_of,
)
from briefer.models import Claim, Conflict, Entity, Extraction, Reading, Reconciled

Thing = TypeVar("Thing", Conflict, Entity)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is not the same in two states of one evidence. ``touched``: claims for which something is known otherwise; gone ones too."""

    gone: frozenset[str]
    touched: frozenset[str]
    conflicts: frozenset[str]
    sources: frozenset[str]
    """Those that are graded otherwise, or of another origin."""

    def __bool__(self) -> bool:
        return bool(self.gone or self.touched or self.conflicts or self.sources)


def changes(before: Evidence, after: Evidence) -> Changes:
    """What persons changed between the two."""
    gone, said = _claims_changed(before.extractions, after.extractions)
    conflicts = _differing(before.reconciled.conflicts, after.reconciled.conflicts)
    entities = _differing(before.reconciled.entities, after.reconciled.entities)
    return Changes(
        gone=frozenset(gone),
        touched=frozenset({*gone, *said, *_of_conflicts(conflicts), *_of_entities(entities), *_of_dates(before, after)}),
        conflicts=frozenset(c.id for c in conflicts),
        sources=frozenset(s for s in after.numbers if _otherwise(s, before, after)),
    )


def _otherwise(source: str, before: Evidence, after: Evidence) -> bool:
    if before.sources is after.sources and before.origins is after.origins:
        return False
    known = before.sources[source] is after.sources[source] or before.sources[source] == after.sources[source]
    one, other = before.origins.get(source), after.origins.get(source)
    return not (known and (one is other or one == other))


def _claims_changed(before: Sequence[Extraction], after: Sequence[Extraction]) -> tuple[set[str], set[str]]:
    """The ids of the claims that are gone, and of those that are told otherwise."""
    if before is after:
        return set(), set()
    now = {e.source: e for e in after}
    gone: set[str] = set()
    said: set[str] = set()
    for was in before:
        if (one := now.get(was.source)) is was:
            continue
        left = {c.id: c for c in one.claims} if one else {}
        gone |= {c.id for c in was.claims if c.id not in left}
        said |= {c.id for c in was.claims if c.id in left and left[c.id] is not c and left[c.id] != c}
    return gone, said


def _differing(before: Sequence[Thing], after: Sequence[Thing]) -> list[Thing]:
    """The things, told by their ids, that are not the same in both, as they were and as they are."""
    if before is after:
        return []
    was, now = {t.id: t for t in before}, {t.id: t for t in after}
    changed = [i for i, t in was.items() if (other := now.get(i)) is not t and other != t]
    changed += [i for i in now if i not in was]
    return [t for i in changed for t in (was.get(i), now.get(i)) if t is not None]


def _of_conflicts(conflicts: Iterable[Conflict]) -> set[str]:
    return {c for x in conflicts for p in x.positions for c in p.claims}


def _of_entities(entities: Iterable[Entity]) -> set[str]:
    return {c for e in entities for v in e.variants for c in v.claims}


def _of_dates(before: Evidence, after: Evidence) -> set[str]:
    one, other = before.settled, after.settled
    if one is other:
        return set()
    return {key[0] for key in one.keys() | other.keys() if one.get(key) is not other.get(key) and one.get(key) != other.get(key)}


# ---------------------------------------------------------------- the evidence


def with_decided(before: Evidence, *, reading: Reading, extractions: Sequence[Extraction], reconciled: Reconciled) -> Evidence:
    """What `gather` makes of these, quickly, where they are as before but for what persons decided.

    Args:
        before: the evidence as it was: the machine's, or with what persons had decided by then.
        reading: the same sources, some perhaps graded otherwise.
        extractions: of the same sources, without the claims that were rejected.
        reconciled: with the entities, dates, origins and differences as they were decided; what was not decided has to be the same object
            for this to be quick.
    """
    order = before.numbers
    given = before.extractions if extractions is before.extractions else tuple(sorted(extractions, key=lambda e: order[e.source]))
    if len(given) == len(before.extractions) and all(a is b for a, b in zip(given, before.extractions, strict=True)):
        given = before.extractions
    gone, said = _claims_changed(before.extractions, given)
    claims = _claims(before, given, gone, said)
    entities, named = _entities(before, reconciled, gone)
    kept = {s.id: s for s in reading.sources}
    moved = before.reconciled.origins is not reconciled.origins
    after = replace(
        before,
        reading=reading,
        extractions=given,
        reconciled=reconciled,
        claims=claims,
        sources=before.sources if reading is before.reading else {s: kept[s] for s in order},
        origins=origins_by_source(reconciled) if moved else before.origins,
        entities=entities,
        settled=before.settled if reconciled.dates is before.reconciled.dates else settled_dates(reconciled),
        twins=twins_of(reconciled.origins, claims) if moved else _twins(before.twins, gone),
    )
    return _with_words(_with_sides(after, before), before, gone, said | named)


def _claims(before: Evidence, given: Sequence[Extraction], gone: set[str], said: set[str]) -> Mapping[str, Claim]:
    if not gone and not said:
        return before.claims
    told = {c.id: c for e in given for c in e.claims if c.id in said} if said else {}
    return {i: told.get(i, c) for i, c in before.claims.items() if i not in gone}


def _entities(before: Evidence, reconciled: Reconciled, gone: set[str]) -> tuple[Mapping[str, tuple[Entity, ...]], set[str]]:
    """The entities that claims name, and the claims of which they are others."""
    changed = _differing(before.reconciled.entities, reconciled.entities)
    affected = _of_entities(changed)
    if not affected and not gone:
        return before.entities, set()
    ids = {e.id for e in changed}
    made = dict(before.entities)
    fresh: dict[str, dict[str, Entity]] = {c: {} for c in affected}
    for entity in (e for e in reconciled.entities if e.id in ids):
        for claim in _of_entities([entity]):
            fresh[claim][entity.id] = entity
    for claim, others in fresh.items():
        known = {e.id: e for e in made.get(claim, ()) if e.id not in ids} | others
        made[claim] = tuple(sorted(known.values(), key=lambda e: e.id))
        if not known or claim not in before.claims:
            del made[claim]
    for claim in gone:
        made.pop(claim, None)
    return made, affected - gone


def _twins(twins: Mapping[str, frozenset[str]], gone: set[str]) -> Mapping[str, frozenset[str]]:
    """The twins without the claims that are gone."""
    if not gone & twins.keys():
        return twins
    left = {c: twins[c] - gone for g in gone & twins.keys() for c in twins[g]}
    return {c: others for c, known in twins.items() if c not in gone and (others := left.get(c, known))}


WANTED = {"disputes": disputed, "outdated": outdated, "newest": newest, "asides": told_apart}


def _with_sides(after: Evidence, before: Evidence) -> Evidence:
    """The sides of differences, anew for the claims of those that changed."""
    changed = _differing(before.reconciled.conflicts, after.reconciled.conflicts)
    if not changed:
        return after
    ids = {c.id for c in changed}
    order = {c.id: n for n, c in enumerate(after.reconciled.conflicts)}
    now = [c for c in after.reconciled.conflicts if c.id in ids]
    made: dict[str, dict[str, Sides]] = {}
    for name, wanted in WANTED.items():
        fresh, known = sides_of(now, wanted), dict(getattr(before, name))
        for claim in _of_conflicts(changed):
            sides = [*(side for side in known.pop(claim, ()) if side[0].id not in ids), *fresh.get(claim, ())]
            if sides:
                known[claim] = tuple(sorted(sides, key=lambda side: (order[side[0].id], side[1])))
        made[name] = known
    return replace(after, disputes=made["disputes"], outdated=made["outdated"], newest=made["newest"], asides=made["asides"])


def _with_words(after: Evidence, before: Evidence, gone: set[str], told: set[str]) -> Evidence:
    """What claims are about, anew for those that are told otherwise or name others."""
    if not gone and not told:
        return after
    words, common = dict(before.words), Counter(before.commonness)
    for claim in gone:
        common.subtract(words.pop(claim))
    for claim in told & words.keys():
        common.subtract(words[claim])
        words[claim] = content_of(after.claims[claim], after.entities.get(claim, ()))
        common.update(words[claim])
    return replace(after, words=words, commonness=common)
