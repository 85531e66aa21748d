"""Who somebody is: the offices and employers that sources give to one person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.models import Claim, ConflictKind, DifferenceKind, EntityKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.name_units import office_key
from briefer.reconcile.offices import SHARED, TERM
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting, Taken
from briefer.reconcile.told import published

NO_OFFICE = re.compile(
    r"^(?:the |a |an )?(?:mr|mrs|ms|dr|sir|general|gen|colonel|col|captain|capt|major|maj|lieutenant|lt|sergeant|sgt|professor|prof|"
    r"sheikh|president|king|queen|prince|princess|pope|imam"
    r"|witness|resident|student|suspect|victim|survivor|neighbou?r|activist|analyst|expert|father|mother|brother|sister|wife|husband|"
    r"son|daughter|friend|leader|minister|officer|official"
    r"|spokes\w+|senator|professor|lawyer|journalist|reporter|teacher|driver|farmer|author|founder|member)\.?$",
    re.IGNORECASE,
)
"""A rank, a title or a trade that says nothing of whose: it agrees with any office."""
ALIKE = (frozenset({"sheriff", "head", "commissioner", "chief", "commander", "director"}),)
"""Classes that translators put for one another: a sheriff is the head of a police."""
HEADS = frozenset({"president", "prime-minister", "king", "queen", "emir", "governor", "mayor", "sheriff", "speaker", "chancellor"})


def read_role(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The offices that a claim gives to the people whom it names."""
    for number, mention in enumerate(claim.mentions):
        entity = setting.entity_of.get((claim.id, number))
        role = mention.role
        if (
            mention.kind is not EntityKind.PERSON
            or not role
            or entity is None
            or NO_OFFICE.match(role.strip())
            or SHARED.search(_timed(role))
        ):
            continue
        key = office_key(role)
        if key.partition("|")[2] and len(role) <= 100:
            yield Said(entity, setting.names[entity], "office", role, key, claim, published(claim, setting))


def _timed(role: str) -> str:
    """The role without the words that make it no other time: only 'former', 'elect' and the like matter here."""
    return " ".join(
        word
        for word in role.lower().split()
        if word in {"former", "ex", "late", "outgoing", "incoming", "elect", "candidate", "acting", "interim", "then"}
    )


def judge_role(together: Sequence[Said]) -> Ruling | None:
    """Offices that differ: other words for one, two that one man can hold, or two that nobody holds at once."""
    days = [said.measure for said in together if said.measure is not None]
    if days and max(days) - min(days) > TERM:
        return None
    kinds = sorted({said.key for said in together}, key=lambda key: (len(key), key))
    apart = [(a, b) for n, a in enumerate(kinds) for b in kinds[n + 1 :] if not _agree(a, b)]
    if not apart:
        return None
    both = Taken(None, "Which of them is exact stays open.")
    a, b = apart[0]
    if all(_one_office(x, y) for x, y in apart):
        return Ruling(
            DifferenceKind.TRANSLATION,
            same("one office", 0.75, "One office in other words, as it is put in another language or country"),
            both,
        )
    if {a.partition("|")[0], b.partition("|")[0]} <= HEADS and _whose(a) & _whose(b):
        return Ruling(DifferenceKind.CONFLICT, different("two offices", 0.8, "Nobody holds both offices at one time"))
    return Ruling(
        DifferenceKind.SCOPE,
        same("rank and function", 0.7, "One person can be both; the sources name another rank, function or employer"),
        both,
    )


def _whose(key: str) -> frozenset[str]:
    return frozenset(key.partition("|")[2].split())


def _agree(one: str, other: str) -> bool:
    """One class, and the body of one is that of the other or part of its words."""
    mine, theirs = _whose(one), _whose(other)
    return one.partition("|")[0] == other.partition("|")[0] and (mine <= theirs or theirs <= mine)


def _one_office(one: str, other: str) -> bool:
    classes = {one.partition("|")[0], other.partition("|")[0]}
    return len(classes) == 1 or any(classes <= alike for alike in ALIKE)


ROLE = Facet("office", ConflictKind.ROLE, read_role, judge_role)
