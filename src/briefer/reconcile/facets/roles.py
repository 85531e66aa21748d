"""Who somebody is: the offices and employers that sources give to one person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from briefer.lexicon.role_words import is_related
from briefer.lexicon.roles import Office, read_offices
from briefer.models import Claim, ConflictKind, DifferenceKind, EntityKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.name_units import office_key
from briefer.reconcile.offices import TERM
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting, Taken
from briefer.reconcile.told import published

LONGEST = 100  # letters of a role; what is longer is a sentence
GENERAL = frozenset({"official", "representative", "leader"})
"""Classes that say little: they agree with any office."""
ALIKE = (
    frozenset({"sheriff", "head", "chair", "president", "commissioner", "commander"}),
    frozenset({"minister", "secretary"}),
)
"""Classes that translators put for one another: a sheriff is the head of a police."""
TOPS = frozenset({"president", "prime-minister", "king", "queen", "emir", "governor", "mayor", "sheriff", "speaker", "chancellor"})
"""Offices of which nobody holds two of one land or place at one time, nor the one and the deputy's."""
RANKS = {
    **dict.fromkeys(("minister", "secretary"), "minister"),
    **dict.fromkeys(("head", "chair", "commander", "commissioner", "sheriff"), "head"),
    "spokesperson": "spokesperson",
}
"""Classes of one rank: of two bodies of state nobody holds both."""
OF_ONE_LAND = frozenset({"president", "prime-minister", "king", "queen", "emir", "chancellor", "minister"})


def read_role(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The offices of the present that a claim gives to the people whom it names."""
    for number, mention in enumerate(claim.mentions):
        entity = setting.entity_of.get((claim.id, number))
        role = mention.role
        if mention.kind is not EntityKind.PERSON or not role or entity is None or len(role) > LONGEST:
            continue
        if any(office.whose for office in _present(role)):
            yield Said(entity, setting.names[entity], "office", role, office_key(role), claim, published(claim, setting))


def _present(role: str) -> tuple[Office, ...]:
    """The offices in a role that somebody holds now: no former, acting or coming one."""
    return tuple(office for office in read_offices(role) if not office.time and not re.search(r"\bthen\b", role.lower()))


def judge_role(together: Sequence[Said]) -> Ruling | None:
    """Offices that differ: other words for one, two that one man can hold, or two that nobody holds at once."""
    days = [said.measure for said in together if said.measure is not None]
    if days and max(days) - min(days) > TERM:
        return None
    offices = {said.key: _present(said.value) for said in sorted(together, key=lambda said: (len(said.key), said.key))}
    apart = [(a, b) for a, b in combinations(offices, 2) if not any(_agree(x, y) for x in offices[a] for y in offices[b])]
    if not apart:
        return None
    clash = next(((why, a, b) for a, b in apart if (why := _why_not_both(offices[a], offices[b]))), None)
    if clash:
        return Ruling(
            DifferenceKind.CONFLICT, different("two offices", 0.8, f"{clash[0]}: {_in_english(clash[1])}, {_in_english(clash[2])}")
        )
    both = Taken(None, "Which of them is exact stays open.")
    if all(_one_office(x, y) for a, b in apart for x in offices[a][:1] for y in offices[b][:1]):
        return Ruling(
            DifferenceKind.TRANSLATION,
            same("one office", 0.75, "One office in other words, as it is put in another language or country"),
            both,
        )
    return Ruling(
        DifferenceKind.SCOPE,
        same("rank and function", 0.7, "One person can be both; the sources name another rank, function or employer"),
        both,
    )


def _in_english(key: str) -> str:
    """An office in the words of its key, which are English where the tables know them: 'interior minister', 'spokesperson (navy)'."""
    office, _, whose = key.partition("|")
    return f"{office} ({whose})" if whose else office


def _agree(one: Office, other: Office) -> bool:
    """One class, and the body of one is that of the other, or part of it or of its words; a general word agrees with any."""
    if _is_general(one) or _is_general(other):
        return True
    if one.kind != other.kind or bool(one.deputy) != bool(other.deputy):
        return False
    if one.countries and other.countries and not one.countries & other.countries:
        return False
    if one.units and other.units:
        return _meet(one, other)
    mine, theirs = (office.fields | office.bodies for office in (one, other))
    return (mine <= theirs or theirs <= mine) and (one.rest <= other.rest or other.rest <= one.rest or _scripts_differ(one, other))


def _is_general(office: Office) -> bool:
    return office.kind in GENERAL or (office.kind in {"minister", "secretary"} and not office.fields and not office.rest)


def _meet(one: Office, other: Office) -> bool:
    """Whether a body of the one is a body of the other, or part of it."""
    return any(is_related(mine, theirs) for mine in one.units for theirs in other.units)


def _scripts_differ(one: Office, other: Office) -> bool:
    """Whether the words that no table knows can't be compared, as one side has them in another script."""
    mine, theirs = ({word.isascii() for word in office.rest} for office in (one, other))
    return bool(mine and theirs) and not mine & theirs


def _one_office(one: Office, other: Office) -> bool:
    if bool(one.deputy) != bool(other.deputy):
        return False
    kinds = {one.kind, other.kind}
    return len(kinds) == 1 or any(kinds <= alike for alike in ALIKE)


def _why_not_both(one: Sequence[Office], other: Sequence[Office]) -> str | None:
    """Why nobody holds any office of the one side and any of the other at one time; None if somebody may."""
    found = [next((why for rule in CLASHES if (why := rule(a, b))), None) for a in one for b in other]
    return found[0] if all(found) else None


def _with_its_deputy(one: Office, other: Office) -> str | None:
    """An office and that of its deputy, of one body or place."""
    if one.kind != other.kind or one.kind not in TOPS | RANKS.keys() or bool(one.deputy) == bool(other.deputy):
        return None
    near = one.whose & other.whose or _meet(one, other)
    return "Nobody is the deputy and the holder of an office at one time" if near else None


def _two_tops(one: Office, other: Office) -> str | None:
    """President and prime minister of one country, governor and mayor of one place."""
    apart = one.kind != other.kind and {one.kind, other.kind} <= TOPS and not (one.deputy or other.deputy)
    return "Nobody holds both offices at one time" if apart and one.whose & other.whose else None


def _two_lands(one: Office, other: Office) -> str | None:
    """One office, of two countries."""
    if one.kind != other.kind or one.kind not in OF_ONE_LAND or not one.countries or not other.countries:
        return None
    return None if one.countries & other.countries else "Nobody holds one office of two countries at one time"


def _two_bodies(one: Office, other: Office) -> str | None:
    """One rank, in two bodies of state of which neither is part of the other: two ministers, spokesmen, heads, deputies."""
    mine, theirs = RANKS.get(one.kind), RANKS.get(other.kind)
    deputies = bool(one.deputy) and bool(other.deputy) and "spokesperson" not in {mine, theirs}
    if not mine or not theirs or not one.units or not other.units or bool(one.deputy) != bool(other.deputy):
        return None
    if (mine != theirs and not deputies) or _meet(one, other):
        return None
    return f"Nobody {'speaks for' if mine == 'spokesperson' else 'is deputy in' if deputies else 'heads'} both bodies at one time"


CLASHES = (_with_its_deputy, _two_tops, _two_lands, _two_bodies)


ROLE = Facet("office", ConflictKind.ROLE, read_role, judge_role, aside=True)
