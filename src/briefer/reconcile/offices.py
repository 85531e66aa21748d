"""Who holds an office, and which office somebody holds.

Two people in one office at one time is a conflict: two names for one office never make one man. A successor
is none, nor is an office that many hold.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.lexicon.roles import Office, read_offices
from briefer.lexicon.word_lists import word_set
from briefer.models import Claim, Conflict, ConflictKind, DifferenceKind, EntityKind, Judgement, Mention
from briefer.reconcile.days import gap
from briefer.reconcile.name_units import as_office_key, office_key
from briefer.reconcile.rules import different, is_hard, same
from briefer.reconcile.settled import DESK
from briefer.reconcile.taking import Setting, Taken, make_conflict

UNIQUE = word_set(
    "head president prime-minister minister chancellor governor mayor commander secretary-general speaker sheriff king queen emir sultan "
    "pope chair ambassador attorney-general rector crown-prince"
)
"""Classes of offices that one person holds at a time."""
MANY = word_set(
    "police hospital university court airport port municipality fire-service prosecutor-office prison-service red-cross committee council "
    "commission ministry gendarmerie"
)
"""Bodies of which a country has many: the word alone doesn't say which one."""
PART = lazy(r"\b(?:senior|junior|regional|local|then|assistant|member|spokes\w+|advis[eo]r)\b")
MOST = 20  # holders that one source names
TERM = 60  # days between two sources: beyond it the office may have changed hands


class Held(NamedTuple):
    """One claim that gives an office to an entity."""

    office: str
    entity: str
    claim: Claim
    mention: Mention


def office_conflicts(setting: Setting) -> tuple[Conflict, ...]:
    """One conflict for each office that the sources give to more than one person at one time."""
    held = _held(setting)
    rivals = tuple(_conflict(setting, office, group) for office, holders in sorted(held.items()) for group in _rivals(setting, holders))
    return (*rivals, *like_offices(setting))


def like_offices(setting: Setting) -> tuple[Conflict, ...]:
    """Two people to whom one source gives offices of like names: "UN envoy for Syria" and "UN envoy for Syria on humanitarian issues"."""
    held: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for claim in setting.given.claims:
        for number, mention in enumerate(claim.mentions):
            entity = setting.entity_of.get((claim.id, number))
            if mention.kind is EntityKind.PERSON and mention.role and entity and not PART.search(mention.role.lower()):
                office = office_key(mention.role)
                kind, _, whose = office.partition("|")
                if whose and (kind == "envoy" or is_unique(office)):
                    held[claim.source, kind].append(Held(office, entity, claim, mention))
    found = []
    for key, group in sorted(held.items()):
        pairs = ((a, b) for n, a in enumerate(group[:MOST]) for b in group[n + 1 : MOST] if a.entity != b.entity)
        alike = next(((a, b) for a, b in pairs if _like(a.office, b.office) and setting.surely_two(a.entity, b.entity)), None)
        if alike:
            found.append(_two_offices(setting, key[1], alike))
    return tuple(found)


def _like(one: str, other: str) -> bool:
    """The words of one office are all in the other."""
    mine, theirs = (frozenset(office.partition("|")[2].split()) for office in (one, other))
    return mine <= theirs or theirs <= mine


def _two_offices(setting: Setting, kind: str, pair: tuple[Held, Held]) -> Conflict:
    said = [(f"{setting.names[held.entity]}: {held.mention.role}", held.claim) for held in pair]
    subject = " and ".join(sorted(setting.names[held.entity] for held in pair))
    why = same(
        "like names of office",
        0.7,
        "One source names both: two offices with like names, or one held by one after the other, and two people",
    )
    return make_conflict(
        setting, ConflictKind.ROLE, (subject, f"office ({kind})"), DifferenceKind.SCOPE, said, (why,), Taken(None, "Both stand.")
    )


def _held(setting: Setting) -> dict[str, list[Held]]:
    out: dict[str, list[Held]] = defaultdict(list)
    for claim in setting.given.claims:
        for number, mention in enumerate(claim.mentions):
            entity = setting.entity_of.get((claim.id, number))
            if mention.kind is not EntityKind.PERSON or not mention.role or entity is None:
                continue
            office = office_key(mention.role)
            if is_unique(office) and not PART.search(mention.role.lower()):
                out[office].append(Held(office, entity, claim, mention))
    return out


def is_unique(office: str) -> bool:
    """Whether a key names an office of which there is one: it says of what, and one person holds it at a time."""
    kind, _, whose = office.partition("|")
    named = frozenset(whose.split()) - MANY
    fields, _, last = kind.rpartition(" ")
    return bool(named) and last in UNIQUE and not frozenset(fields.split()) & {"former", "acting", "elect", "deputy"}


def at_one_time(setting: Setting, one: Claim, other: Claim) -> Judgement:
    """Sources of the same weeks, or one of them without a date, speak of one holder; sources far apart may not."""
    event = setting.event_of.get(one.id)
    if event is not None and event == setting.event_of.get(other.id):
        return same("at one time", 0.95, "both tell of one event")
    apart = gap(setting.given.published(one.source), setting.given.published(other.source))
    if apart is not None and apart > TERM:
        return different("at one time", 1.0, f"the sources are {apart} days apart, and the office may have changed hands")
    return same(
        "at one time", 0.8 if apart is not None else 0.7, "the sources speak of one time" if apart is not None else "a source bears no date"
    )


def _rivals(setting: Setting, holders: Sequence[Held]) -> list[list[tuple[Held, Judgement]]]:
    """Claims that give one office to different people at one time; none where a source names both."""
    by_entity: dict[str, list[Held]] = defaultdict(list)
    for held in holders:
        by_entity[held.entity].append(held)
    if len(by_entity) < 2 or _one_source_names_both(by_entity):
        return []
    kept: dict[str, list[tuple[Held, Judgement]]] = defaultdict(list)
    for (_, mine), (_, theirs) in combinations(sorted(by_entity.items()), 2):
        for one in mine:
            for other in theirs:
                when = at_one_time(setting, one.claim, other.claim)
                if not is_hard([when]) and setting.surely_two(one.entity, other.entity):
                    kept[one.entity].append((one, when))
                    kept[other.entity].append((other, when))
    flat = [pair for pairs in kept.values() for pair in pairs]
    return [flat] if len(kept) > 1 else []


def _one_source_names_both(by_entity: dict[str, list[Held]]) -> bool:
    sources = [{held.claim.source for held in group} for group in by_entity.values()]
    return any(a & b for a, b in combinations(sources, 2))


def _conflict(setting: Setting, office: str, group: Sequence[tuple[Held, Judgement]]) -> Conflict:
    roles = sorted({held.mention.role or "" for held, _ in group}, key=lambda role: (not role.isascii(), -len(role), role))
    subject = re.sub(r"^(?:the|a|an)\s+", "", roles[0], flags=re.IGNORECASE) or office
    said = [(setting.names[held.entity], held.claim) for held, _ in group]
    names = sorted({name for name, _ in said})
    when = max((when for _, when in group), key=lambda j: (j.score, j.reason))
    verdict = different(
        "two holders of one office", 0.95, f"The sources give one office to {' and to '.join(names)}: two people, not two spellings"
    )
    settled = _settled(setting, office, [held for held, _ in group])
    return make_conflict(setting, ConflictKind.NAME, (subject, "name"), DifferenceKind.CONFLICT, said, (when, verdict), settled)


def _settled(setting: Setting, office: str, holders: Sequence[Held]) -> Taken | None:
    """The one of the holders to whom the desk's list of names gives the office; None where it gives it to none of them, or to several."""
    meant = frozenset(one for held in holders for one in read_offices(held.mention.role or "") if as_office_key(one.key) == office)
    given = {name: role for name in {held.entity for held in holders} if (role := setting.roles.get(name)) and _is_one_of(role, meant)}
    if len({setting.names[name] for name in given}) != 1:
        return None
    name, role = next(iter(given.items()))
    return Taken(setting.names[name], f"{DESK[0].upper()}{DESK[1:]} has {setting.names[name]} as {role}.")


def _is_one_of(role: str, offices: frozenset[Office]) -> bool:
    """Whether a role is one of some offices, or one of them but for a country that either leaves out."""
    return any(_is_one(mine, office) for mine in read_offices(role) for office in offices)


def _is_one(one: Office, other: Office) -> bool:
    countries = not one.countries or not other.countries or one.countries == other.countries
    return countries and one._replace(countries=frozenset()) == other._replace(countries=frozenset())
