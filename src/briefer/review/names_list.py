"""The desk's list of names: what comes of all decisions on names, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefer.models import Choose, ConflictKind, Decision, EditNames, EntityKind, GiveRole, Merge, NameRef, Rename, SettledName, Split
from briefer.review.find import spelt


@dataclass(slots=True)
class _Entry:
    """A name of the list while it is being made. Spellings by their compared form."""

    kind: EntityKind
    name: str
    also: dict[str, str] = field(default_factory=dict)
    apart: dict[str, str] = field(default_factory=dict)
    role: str | None = None

    def bears(self, spellings: Iterable[str]) -> bool:
        own = {spelt(self.name), *self.also}
        return any(spelt(s) in own for s in spellings)

    def take(self, spellings: Iterable[str]) -> None:
        """These are spellings of it from now on."""
        for spelling in spellings:
            self.apart.pop(spelt(spelling), None)
            if spelt(spelling) != spelt(self.name):
                self.also[spelt(spelling)] = spelling

    def leave(self, spellings: Iterable[str]) -> None:
        """These are spellings of another. Its own name stays its own."""
        for spelling in spellings:
            if spelt(spelling) != spelt(self.name):
                self.also.pop(spelt(spelling), None)
                self.apart[spelt(spelling)] = spelling

    def swallow(self, other: _Entry) -> None:
        """What another entry has is of this one."""
        self.take((other.name, *other.also.values()))
        own = {spelt(self.name), *self.also}
        self.apart |= {key: text for key, text in other.apart.items() if key not in own}
        self.role = self.role or other.role

    def settled(self) -> SettledName:
        return SettledName(kind=self.kind, name=self.name, also=tuple(self.also.values()), apart=tuple(self.apart.values()), role=self.role)


def settled_names(decisions: Sequence[Decision]) -> tuple[SettledName, ...]:
    """The list that these decisions, those in force, come to; by kind and name."""
    entries: list[_Entry] = []
    for decision in decisions:
        if (entry := _take(entries, decision)) is not None:
            _alone(entries, entry)
    told = [e.settled() for e in entries]
    return tuple(sorted(told, key=lambda n: (n.kind.value, spelt(n.name), n.name)))


def _take(entries: list[_Entry], decision: Decision) -> _Entry | None:
    """Takes one decision; gives the entry that it is on."""
    match decision.act:
        case EditNames(names=names):
            entries[:] = [_entry_of(n) for n in names]
            return None
        case Merge(one=one, other=other):
            return _merge(entries, one, other)
        case Split(name=name, away=away):
            entry = _entry(entries, _kept(name, {spelt(s) for s in away}))
            entry.leave(away)
        case Rename(name=name, canonical=canonical):
            entry = _entry(entries, name)
            before, entry.name = entry.name, canonical
            entry.also.pop(spelt(canonical), None)
            entry.take([canonical, before])
        case GiveRole(name=name, role=role):
            entry = _entry(entries, name)
            entry.role = role
        case Choose(how="value", value=str(value), conflict=conflict) if conflict.kind is ConflictKind.NAME:
            entry = _entry(entries, NameRef(kind=EntityKind.PERSON, canonical=value, spellings=(value,)))
            entry.role = conflict.subject
            entry.leave(p.value for p in conflict.positions if p.value != value)
        case _:
            return None
    return entry


def _alone(entries: list[_Entry], entry: _Entry) -> None:
    """A spelling stands in one entry of its kind: what this entry has now, the others have no more; one whose name it has is of it."""
    others = [e for e in entries if e is not entry and e.kind is entry.kind]
    for other in others:
        if entry.bears((other.name,)):
            entries.remove(other)
            entry.swallow(other)
    own = {spelt(entry.name), *entry.also}
    for other in others:
        for spelling in own:
            other.also.pop(spelling, None)


def _kept(name: NameRef, gone: set[str]) -> NameRef:
    """A name without the spellings that go."""
    left = tuple(s for s in name.spellings if spelt(s) not in gone) or (name.canonical,)
    canonical = name.canonical if spelt(name.canonical) not in gone else left[0]
    return NameRef(kind=name.kind, canonical=canonical, spellings=left)


def _merge(entries: list[_Entry], one: NameRef, other: NameRef) -> _Entry:
    mine = _entry(entries, one)
    for theirs in [e for e in entries if e is not mine and e.kind is other.kind and e.bears(other.spellings)]:
        entries.remove(theirs)
        mine.swallow(theirs)
    mine.take(_full(other))
    return mine


def _entry(entries: list[_Entry], name: NameRef) -> _Entry:
    """The entry of a name, made if there is none, with all its full spellings."""
    found = next((e for e in entries if e.kind is name.kind and e.bears((name.canonical,))), None)
    found = found or next((e for e in entries if e.kind is name.kind and e.bears(_full(name))), None)
    if found is None:
        found = _Entry(name.kind, name.canonical)
        entries.append(found)
    found.take(s for s in _full(name) if spelt(s) not in found.apart)
    return found


def _full(name: NameRef) -> tuple[str, ...]:
    """The spellings that tell somebody from others also elsewhere: of a person those of two words or more, if there is one."""
    whole = tuple(s for s in name.spellings if len(s.split()) > 1)
    return whole if whole and name.kind is EntityKind.PERSON else name.spellings


def _entry_of(name: SettledName) -> _Entry:
    entry = _Entry(name.kind, name.name, role=name.role)
    entry.take(name.also)
    entry.leave(name.apart)
    return entry
