"""Names as persons settled them: in one record, and as the desk's list that every later brief starts from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from briefer.models import (
    Conflict,
    ConflictKind,
    Decision,
    Entity,
    EntityKind,
    GiveRole,
    Merge,
    NameRef,
    Outcome,
    Position,
    Rename,
    Split,
    Standing,
    Variant,
)
from briefer.review.find import Finder, spellings_of, spelt


class Names:
    """The entities of a record while names are merged, split and renamed."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._first = finder.record.reconciled.entities
        self._now: dict[str, Entity] = {e.id: e for e in self._first}
        self._touched: dict[str, Entity] = {}  # by id, as they are now
        self._called: dict[str, str] = {}  # what the machine called somebody: what the page calls them now
        self._reasons: dict[str, str] = {}  # the name now: why it is one

    def entities(self) -> tuple[Entity, ...]:
        """All as they are now."""
        return tuple(self._now.values()) if self._touched else self._first

    def changed(self) -> tuple[Entity, ...]:
        """Those that are not as the rules left them."""
        return tuple(e for e in self._touched.values() if e.id in self._now)

    def why(self, conflict: Conflict) -> str:
        """Why the names of a difference are one."""
        return next((r for p in conflict.positions if (r := self._reasons.get(self._called.get(p.value, p.value)))), "")

    def take(self, decision: Decision) -> Outcome:
        """Takes one decision on names."""
        match decision.act:
            case Merge(one=one, other=other):
                return self._merge(decision, one, other)
            case Split(name=name, away=away):
                return self._split(decision, name, away)
            case Rename(name=name, canonical=canonical):
                return self._on_one(decision, name, {"canonical": canonical})
            case GiveRole(name=name, role=role):
                return self._on_one(decision, name, {"role": role})
        raise TypeError(f"no decision on names: {decision.act.act}")

    def _find(self, kind: EntityKind, spellings: Iterable[str]) -> Entity | None:
        """The entity that bears most of these spellings: in its sources, and then in how it is called, which two of one name share."""
        wanted = {spelt(s) for s in spellings}
        ids = dict.fromkeys(i for s in sorted(wanted) for i in self._finder.spellings.get((kind, s), ()))
        able = [self._now[i] for i in {**ids, **dict.fromkeys(self._touched)} if i in self._now]
        ranked = sorted((-len(wanted & _in_sources(e)), -len(wanted & spellings_of(e)), e.id) for e in able if e.kind is kind)
        return self._now[ranked[0][2]] if ranked and ranked[0][1] else None

    def _put(self, entity: Entity) -> None:
        self._now[entity.id] = self._touched[entity.id] = entity

    def _on_one(self, decision: Decision, name: NameRef, update: dict[str, str | None]) -> Outcome:
        entity = self._find(name.kind, name.spellings)
        if entity is None:
            return Outcome(seq=decision.seq, standing=Standing.ELSEWHERE)
        now = entity.model_copy(update=update)
        self._put(now)
        self._calls(entity.canonical, now.canonical)
        return Outcome(seq=decision.seq, standing=Standing.APPLIED, on=entity.id)

    def _calls(self, before: str, now: str) -> None:
        for first in [f for f, last in self._called.items() if last == before]:
            self._called[first] = now
        self._called[before] = now

    def _merge(self, decision: Decision, one: NameRef, other: NameRef) -> Outcome:
        mine, theirs = self._find(one.kind, one.spellings), self._find(other.kind, other.spellings)
        if mine is None or theirs is None:
            return Outcome(seq=decision.seq, standing=Standing.ELSEWHERE, on=(mine or theirs).id if mine or theirs else "")  # type: ignore[union-attr]
        if mine.id != theirs.id:
            del self._now[theirs.id]
            self._put(_joined(mine, theirs))
            self._calls(theirs.canonical, mine.canonical)
            self._reasons[mine.canonical] = f"decided by {decision.who}" + (f": {decision.reason}" if decision.reason else "")
        return Outcome(seq=decision.seq, standing=Standing.APPLIED, on=mine.id)

    def _split(self, decision: Decision, name: NameRef, away: Sequence[str]) -> Outcome:
        gone = {spelt(s) for s in away}
        kept = [s for s in name.spellings if spelt(s) not in gone] or [name.canonical]
        mine, theirs = self._find(name.kind, kept), self._find(name.kind, away)
        if mine is None or theirs is None:
            return Outcome(seq=decision.seq, standing=Standing.ELSEWHERE, on=(mine or theirs).id if mine or theirs else "")  # type: ignore[union-attr]
        if mine.id == theirs.id:
            leaving = tuple(v for v in mine.variants if spelt(v.text) in gone)
            staying = tuple(v for v in mine.variants if spelt(v.text) not in gone)
            if not leaving or not staying:
                told = f"the sources have one spelling of {mine.canonical} left to part"
                return Outcome(seq=decision.seq, standing=Standing.REOPENED, on=mine.id, changed=told)
            self._part(mine, staying, leaving)
        return Outcome(seq=decision.seq, standing=Standing.APPLIED, on=mine.id)

    def _part(self, entity: Entity, staying: tuple[Variant, ...], leaving: tuple[Variant, ...]) -> None:
        told = "\x1f".join(sorted(f"{v.source} {v.text}" for v in leaving))
        own = {c for v in leaving for c in v.claims} - {c for v in staying for c in v.claims}
        canonical = entity.canonical if _borne(entity.canonical, staying) else _fullest(staying)
        self._put(
            entity.model_copy(
                update={"canonical": canonical, "variants": staying, "roles": tuple(r for r in entity.roles if r.claim not in own)}
            )
        )
        self._put(
            Entity(
                id="e" + hashlib.sha256(f"{entity.id}\x1f{told}".encode()).hexdigest()[:10],
                canonical=_fullest(leaving),
                kind=entity.kind,
                variants=leaving,
                roles=tuple(r for r in entity.roles if r.claim in own),
            )
        )

    def in_conflict(self, conflict: Conflict) -> Conflict:
        """A difference on names with everybody called as they are now; sides that are of one become one."""
        if conflict.kind not in {ConflictKind.NAME, ConflictKind.ROLE} or not any(p.value in self._called for p in conflict.positions):
            return conflict
        sides: dict[str, Position] = {}
        for position in conflict.positions:
            value = self._called.get(position.value, position.value)
            named = position.model_copy(update={"value": value})
            sides[value] = _one_side(sides[value], named) if value in sides else named
        taken = self._called.get(conflict.taken or "", conflict.taken)
        return conflict.model_copy(update={"positions": tuple(sides.values()), "taken": taken})


def _in_sources(entity: Entity) -> frozenset[str]:
    return frozenset(spelt(v.text) for v in entity.variants)


def _joined(one: Entity, other: Entity) -> Entity:
    return one.model_copy(
        update={
            "variants": (*one.variants, *(v for v in other.variants if v not in one.variants)),
            "roles": tuple(dict.fromkeys((*one.roles, *other.roles))),
            "judgements": tuple(dict.fromkeys((*one.judgements, *other.judgements))),
            "role": one.role or other.role,
        }
    )


def _one_side(one: Position, other: Position) -> Position:
    return one.model_copy(
        update={what: tuple(dict.fromkeys((*getattr(one, what), *getattr(other, what)))) for what in ("claims", "sources", "origins")}
    )


def _borne(name: str, variants: Sequence[Variant]) -> bool:
    """Whether one of these spellings has all the words of a name."""
    words = set(spelt(name).split())
    return any(words <= set(spelt(v.text).split()) for v in variants)


def _fullest(variants: Sequence[Variant]) -> str:
    """The spelling that says most: in Latin letters if there is one, of most words, of most claims."""
    return min(variants, key=lambda v: (not v.text.isascii(), -len(v.text.split()), -len(v.claims), v.text)).text
