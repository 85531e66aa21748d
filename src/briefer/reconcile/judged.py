"""Judgements from outside the rules, by a model or by a person, as the grouping of names hears them.

A model's view is one more rule, and never a hard one. What a person decided stands above all rules and every model: two that
they hold apart never meet, whatever joins others to them; two that they say are one come together, whatever our rules say.

Spellings are told by kind and plain text: ``person|asim munir``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefer.models import BY_A_PERSON, EntityKind, Judgement, PairJudged, Verdict
from briefer.reconcile.name_units import plain
from briefer.reconcile.rules import HARD, different, same, unsure

MODEL: Final = "the model's view"
PERSON: Final = BY_A_PERSON
OUTSIDE: Final = (MODEL, PERSON)
VIEW: Final = 0.75
"""How much a model's "same" or "different" weighs: it decides where the rules waver (0.7 on), and no more."""
DOUBT: Final = 0.4

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What was judged of units: judgements by pair, pairs that are bound to be one, and for a unit those that are barred from it."""

    judgements: Mapping[Pair, tuple[Judgement, ...]]
    bound: tuple[Pair, ...]
    barred: Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Views:
    """What was judged of spellings that occur.

    Attributes:
        views: all judgements of each pair; a model's only where no person judged the same two.
        bound: pairs that a person says are one, and no person says are two.
        apart: for each spelling, those that a person holds apart from it.
        circle: for each spelling in ``bound``, one that stands for all that such pairs lead to.
    """

    views: dict[Pair, tuple[Judgement, ...]]
    bound: tuple[Pair, ...]
    apart: dict[str, frozenset[str]]
    circle: dict[str, str]

    def bars(self, spelling: str, others: Collection[str]) -> bool:
        """Whether a person holds a spelling apart from one of the others."""
        return not self.apart.get(spelling, frozenset()).isdisjoint(others)

    def loosens(self, spelling: str, home: str) -> bool:
        """Whether a person says that a short form is somebody, and it isn't the name that the rules attach it to."""
        return spelling in self.circle and self.circle.get(home) != self.circle[spelling]

    def within(self, spellings: Collection[str]) -> tuple[Judgement, ...]:
        """What persons said that makes these spellings one."""
        found = (j for pair in self.bound if pair[0] in spellings and pair[1] in spellings for j in self.views[pair])
        return tuple(j for j in found if j.verdict is Verdict.SAME)

    def against(self, spellings: Collection[str]) -> tuple[Judgement, ...]:
        """What persons said that holds others apart from these spellings."""
        pairs = sorted({pair_of(one, other) for one in spellings for other in self.apart.get(one, ()) if other not in spellings})
        return tuple(j for pair in pairs for j in self.views[pair] if j.verdict is Verdict.DIFFERENT)

    def of_units(self, units: Iterable[str], own: Callable[[str], Collection[str]], short: Callable[[str], Collection[str]]) -> Told:
        """The same, said of units: of their full spellings; what a person decided, of the short ones that stand for them too.

        That a person says two are one is no judgement here: those are bound, and the rules stay as they are.
        """
        if not self.views:
            return Told({}, (), {})
        full: dict[str, list[str]] = defaultdict(list)
        every: dict[str, list[str]] = defaultdict(list)
        for unit in units:
            for spelling in sorted(own(unit)):
                full[spelling].append(unit)
            for spelling in sorted({*own(unit), *short(unit)}):
                every[spelling].append(unit)
        said: dict[Pair, dict[Judgement, None]] = defaultdict(dict)
        bound: set[Pair] = set()
        barred: dict[str, set[str]] = defaultdict(set)
        for pair, judgements in self.views.items():
            one, other = pair
            parted, joined = self.bars(one, (other,)), pair in self.bound
            where = every if parted or joined else full
            for two in {pair_of(a, b) for a in where[one] for b in where[other] if a != b}:
                if joined:
                    bound.add(two)
                    continue
                said[two].update(dict.fromkeys(judgements))
                if parted:
                    barred[two[0]].add(two[1])
                    barred[two[1]].add(two[0])
        return Told({two: tuple(sorted(said[two], key=_rank)) for two in sorted(said)}, tuple(sorted(bound)), barred)

    def beyond(self, spellings: Collection[str]) -> frozenset[str]:
        """All spellings that a person holds apart from one of these."""
        return frozenset(other for one in spellings for other in self.apart.get(one, ()))


def spelling_of(kind: EntityKind, text: str) -> str:
    """How a spelling is told here."""
    return f"{kind.value}|{plain(text)}"


def pair_of(one: str, other: str) -> Pair:
    """Two in the one order."""
    return (one, other) if one <= other else (other, one)


def hear_judged(judged: Sequence[PairJudged], spellings: Collection[str]) -> Views:
    """What was judged, in an order that does not depend on that of the argument.

    Args:
        judged: by models and persons; what is said of spellings that do not occur, or of one with itself, is left out.
        spellings: those that occur.
    """
    by_pair: dict[Pair, list[PairJudged]] = defaultdict(list)
    for one in judged:
        pair = pair_of(spelling_of(one.kind, one.one), spelling_of(one.kind, one.other))
        if pair[0] != pair[1] and pair[0] in spellings and pair[1] in spellings and one.verdict is not Verdict.NONE:
            by_pair[pair].append(one)
    heard = {pair: _highest(by_pair[pair]) for pair in sorted(by_pair)}
    decided = {pair: {j.verdict for j in said if j.by == "human"} for pair, said in heard.items()}
    bound = tuple(pair for pair, said in decided.items() if Verdict.SAME in said and Verdict.DIFFERENT not in said)
    apart: dict[str, set[str]] = defaultdict(set)
    for (one_, other), said in decided.items():
        if Verdict.DIFFERENT in said:
            apart[one_].add(other)
            apart[other].add(one_)
    return Views(
        views={pair: tuple(sorted({_judgement(j) for j in said}, key=_rank)) for pair, said in heard.items()},
        bound=bound,
        apart={name: frozenset(others) for name, others in apart.items()},
        circle=_circles(bound),
    )


def _highest(said: Iterable[PairJudged]) -> list[PairJudged]:
    """What persons said; a model's view only where none of them said anything."""
    everything = list(said)
    return [j for j in everything if j.by == "human"] or everything


def _rank(judgement: Judgement) -> tuple[float, str, str]:
    return -judgement.score, judgement.verdict.value, judgement.reason


def _judgement(said: PairJudged) -> Judgement:
    one, other = sorted((" ".join(said.one.split()), " ".join(said.other.split())), key=lambda text: (plain(text), text))
    tail = f": {' '.join(said.reason.split())}" if said.reason.strip() else ""
    by_person = said.by == "human"
    told = {
        Verdict.SAME: f"are one, says {said.who or 'a person'}" if by_person else "are one to the model",
        Verdict.DIFFERENT: f"are two, says {said.who or 'a person'}" if by_person else "are two to the model",
    }.get(said.verdict, f"may be one or two, says {said.who or 'a person'}" if by_person else "may be one or two to the model")
    say, score = {Verdict.SAME: (same, VIEW), Verdict.DIFFERENT: (different, VIEW)}.get(said.verdict, (unsure, DOUBT))
    weight = HARD if by_person and said.verdict is not Verdict.UNSURE else score
    return say(PERSON if by_person else MODEL, weight, f"'{one}' and '{other}' {told}{tail}")


def _circles(pairs: Iterable[Pair]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        left, right = found.setdefault(one, [one]), found.setdefault(other, [other])
        if left is not right:
            left.extend(right)
            for name in right:
                found[name] = left
    return {name: min(circle) for name, circle in found.items()}
