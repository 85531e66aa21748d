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
        """These are spellings of another."""
        for spelling in spellings:
            self.also.pop(spelt(spelling), None)
            self.apart[spelt(spelling)] = spelling

    def settled(self) -> SettledName:
        return SettledName(kind=self.kind, name=self.name, also=tuple(self.also.values()), apart=tuple(self.apart.values()), role=self.role)


def settled_names(decisions: Sequence[Decision]) -> tuple[SettledName, ...]:
    """The list that these decisions, those in force, come to; by kind and name."""
    entries: list[_Entry] = []
    for decision in decisions:
        _take(entries, decision)
    told = [e.settled() for e in entries]
    return tuple(sorted(told, key=lambda n: (n.kind.value, spelt(n.name), n.name)))


def _take(entries: list[_Entry], decision: Decision) -> None:
    match decision.act:
        case EditNames(names=names):
            entries[:] = [_entry_of(n) for n in names]
        case Merge(one=one, other=other):
            _merge(entries, one, other)
        case Split(name=name, away=away):
            gone = {spelt(s) for s in away}
            entry = _entry(entries, _kept(name, gone))
            entry.leave(away)
        case Rename(name=name, canonical=canonical):
            entry = _entry(entries, name)
            before, entry.name = entry.name, canonical
            entry.also.pop(spelt(canonical), None)
            entry.take([before])
        case GiveRole(name=name, role=role):
            _entry(entries, name).role = role
        case Choose(how="value", value=str(value), conflict=conflict) if conflict.kind is ConflictKind.NAME:
            entry = _entry(entries, NameRef(kind=EntityKind.PERSON, canonical=value, spellings=(value,)))
            entry.role = conflict.subject
            entry.leave(p.value for p in conflict.positions if p.value != value)


def _kept(name: NameRef, gone: set[str]) -> NameRef:
    """A name without the spellings that go."""
    left = tuple(s for s in name.spellings if spelt(s) not in gone) or (name.canonical,)
    canonical = name.canonical if spelt(name.canonical) not in gone else left[0]
    return NameRef(kind=name.kind, canonical=canonical, spellings=left)


def _merge(entries: list[_Entry], one: NameRef, other: NameRef) -> None:
    mine = _entry(entries, one)
    for theirs in [e for e in entries if e is not mine and e.kind is other.kind and e.bears(other.spellings)]:
        entries.remove(theirs)
        mine.take((theirs.name, *theirs.also.values()))
        mine.apart |= theirs.apart
        mine.role = mine.role or theirs.role
    mine.take(_full(other))


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
