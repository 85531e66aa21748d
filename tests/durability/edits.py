"""Seeded edits of many kinds, and the state that they add up to, kept apart from the store so that the two can be compared."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable

from briefer.models import (
    Accept,
    Act,
    Add,
    Approve,
    Choose,
    ConflictKind,
    ConflictRef,
    Decision,
    EntityKind,
    GiveRole,
    ItemRef,
    Merge,
    Move,
    NameRef,
    PositionRef,
    Proposed,
    Regrade,
    Reject,
    Rename,
    Reword,
    Section,
    SentenceRef,
    SettledName,
    SourceRef,
    Split,
    Undo,
    Words,
)

WORDS = ("the", "post", "at", "Karth", "\u0627\u0645\u0627\u0645\u200c\u0639\u0644\u06cc", "\u0440\u0435\u043a\u0430", '"shut"', "\\", "\u2014", "\U0001f6a7", "\n")  # fmt: skip
NAMES = ("Dana Orlec", "\u041e\u0440\u043b\u0435\u0446", "Orletz", "Mirek Tolan", "\u062a\u0648\u0644\u0627\u0646", "Ana Beskow")
TARGETS = 12
LONGEST_LIST = 60


def canonical(decision: Decision) -> str:
    """The body that has to be on the disk, byte for byte."""
    return json.dumps(decision.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def recorded(proposed: Proposed, seq: int) -> Decision:
    """The decision that has to come of it."""
    return Decision(seq=seq, **{name: getattr(proposed, name) for name in Decision.model_fields if name != "seq"})


class State:
    """What was decided so far, and which of it holds."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.decisions: list[Decision] = []
        self.bodies: list[str] = []
        self.undos: list[tuple[int, int]] = []
        self.latest: dict[str, int] = {}
        for decision in decisions:
            self.add(decision)

    def add(self, decision: Decision) -> None:
        """One more."""
        self.decisions.append(decision)
        self.bodies.append(canonical(decision))
        self.latest[decision.target] = decision.seq
        if isinstance(decision.act, Undo):
            self.undos.append((decision.seq, decision.act.seq))

    def hold(self) -> list[int]:
        """The decisions that hold: those that no undo which itself holds takes away. An undo is later than what it undoes."""
        away: set[int] = set()
        for seq, of in reversed(self.undos):
            if seq not in away:
                away.add(of)
        return [decision.seq for decision in self.decisions if decision.seq not in away]

    def standing(self) -> dict[str, tuple[str, ...]]:
        """For each thing that was decided on, the words that hold."""
        held: dict[str, tuple[str, ...]] = {}
        for decision in (self.decisions[seq - 1] for seq in self.hold()):
            held[decision.target] = (*held.get(decision.target, ()), decision.after)
        return held

    def names(self) -> tuple[SettledName, ...]:
        """A list of names that is another after each decision."""
        many, role = 1 + len(self.decisions) * 7 % LONGEST_LIST, f"Speaker {len(self.decisions)}"
        return tuple(
            SettledName(kind=EntityKind.PERSON, name=f"Person {n}", also=(f"P. {n}", f"\u0646 {n}"), role=role) for n in range(many)
        )


# ---------------------------------------------------------------- edits


def make_edit(seed: int, number: int, state: State) -> Proposed:
    """Edit ``number`` of that seed, on top of what was decided: always the same."""
    chance = random.Random(f"{seed}/{number}")
    act = chance.choice(KINDS)(chance, state)
    place = chance.randrange(TARGETS)
    target = f"decision {act.seq}" if isinstance(act, Undo) else f"{act.act} {place}"
    return Proposed(
        act=act,
        who=chance.choice(("A. Reviewer", "B. Other", "\u0631\u0636\u0627")),
        when=f"20{chance.randrange(10, 30)}-01-01T00:00:00Z",  # clocks that go forth and back
        target=target,
        before=_said(chance),
        after=_said(chance),
        reason=chance.choice(("", _said(chance))),
        based_on=chance.choice((None, state.latest.get(target, 0))),
        request=f"edit {number}",
    )


def _said(chance: random.Random) -> str:
    many = chance.choice((1, 5, 30, 120))
    return "S" + " ".join(chance.choices(WORDS, k=many))[:1100].strip() + "."


def _words(chance: random.Random) -> Words:
    start = chance.randrange(5000)
    text = _said(chance)
    return Words(source=chance.randbytes(32).hex(), start=start, end=start + len(text), text=text, statement=_said(chance))


def _source(chance: random.Random) -> SourceRef:
    return SourceRef(source=chance.randbytes(32).hex(), name=f"{chance.randrange(99)}.html", publisher="Norhaven Post")


def _name(chance: random.Random) -> NameRef:
    spellings = tuple(chance.sample(NAMES, 3))
    return NameRef(kind=EntityKind.PERSON, canonical=spellings[0], spellings=spellings)


def _sentence(chance: random.Random) -> SentenceRef:
    return SentenceRef(section=Section.DEVELOPMENTS, claims=(_words(chance), _words(chance)), text=_said(chance))


def _item(chance: random.Random) -> ItemRef:
    return ItemRef(section=Section.GAPS, sentences=(_sentence(chance),))


def _conflict(chance: random.Random) -> ConflictRef:
    positions = tuple(PositionRef(value=str(value), claims=(_words(chance),)) for value in (2, 5))
    return ConflictRef(kind=ConflictKind.NUMBER, subject="Karth", attribute="dead", positions=positions)


def _undo(chance: random.Random, state: State) -> Act:
    return Undo(seq=chance.choice(hold)) if (hold := state.hold()) else Reject(claim=_words(chance))


KINDS: tuple[Callable[[random.Random, State], Act], ...] = (
    lambda c, _: Reword(sentence=_sentence(c), text=_said(c)),
    lambda c, _: Move(item=_item(c), place=c.randrange(1, 9)),
    lambda c, _: Add(what="comment", text=_said(c), sources=(c.randbytes(32).hex(),)),
    lambda c, _: Accept(claim=_words(c)),
    lambda c, _: Reject(claim=_words(c)),
    lambda c, _: Choose(conflict=_conflict(c), how="value", value="5"),
    lambda c, _: Merge(one=_name(c), other=_name(c)),
    lambda c, _: Split(name=_name(c), away=("Orletz",)),
    lambda c, _: Rename(name=_name(c), canonical="Dana Orlec"),
    lambda c, _: GiveRole(name=_name(c), role=c.choice((None, "Governor"))),
    lambda c, _: Regrade(source=_source(c), grade="B"),
    lambda c, _: Approve(digest=c.randbytes(32).hex()),
    _undo,
    _undo,
)
