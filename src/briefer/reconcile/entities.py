"""Groups of names as entities: the canonical name, the variants, the offices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefer.models import Entity, EntityKind, RoleSaid, SettledName, Variant
from briefer.reconcile.given import Given
from briefer.reconcile.ids import make_id
from briefer.reconcile.name_forms import Form, spelling
from briefer.reconcile.name_units import ACRONYM, as_shown, is_latin, known_place
from briefer.reconcile.names import Group, find_entries
from briefer.reconcile.settled import Entry, entry_for


def group_id(group: Group) -> str:
    """The id of the entity behind a group: made of the spellings and the sources that write them."""
    return make_id("e", (form.id for form in group.forms))


def names_written(groups: Sequence[Group], origin_of: Mapping[str, str]) -> dict[str, str]:
    """The name of each group as the sources have it: what the rules read, whatever the desk calls it."""
    return {group_id(group): canonical_name(group, origin_of) for group in groups}


def find_settled(groups: Sequence[Group], settled: Sequence[SettledName]) -> dict[str, SettledName]:
    """For each group that the desk's list of names knows by a full spelling, the entry that names it."""
    knowing: dict[str, list[Entry]] = defaultdict(list)
    for entry in find_entries((form for group in groups for form in group.forms), settled):
        for name in entry.own:
            knowing[name].append(entry)
    found = {}
    for group in groups if knowing else ():
        mentions: Counter[str] = Counter()
        for form in group.forms:
            if spelling(form.id) in group.full:  # that the list has "Rahmon" says nothing of Fatima Rahmon's surname
                mentions[spelling(form.id)] += len(form.mentions)
        named = entry_for((e for name in mentions for e in knowing.get(name, ())), mentions, group.barred)
        if named is not None:
            found[group_id(group)] = named
    return found


def make_entities(
    given: Given, groups: Sequence[Group], names: Mapping[str, str], settled: Mapping[str, SettledName] = MappingProxyType({})
) -> tuple[Entity, ...]:
    """Entities sorted by kind, name and id.

    Args:
        given: what was given.
        groups: of forms, one an entity.
        names: by id of the group, as it stands on the page.
        settled: by id of the group, where the desk's list of names knows it.
    """
    made = [_entity(given, group, names, settled) for group in groups]
    return tuple(sorted(made, key=lambda e: (e.kind.value, e.canonical.casefold(), e.id)))


def _entity(given: Given, group: Group, names: Mapping[str, str], settled: Mapping[str, SettledName]) -> Entity:
    own_id = group_id(group)
    forms = sorted(group.forms, key=lambda form: (given.place[form.source], form.id))
    variants: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    roles: dict[RoleSaid, None] = {}
    for form in forms:
        for name, number in form.mentions:
            mention = given.claim[name].mentions[number]
            variants[form.source, mention.text][name] = None
            if mention.role:
                roles[RoleSaid(role=mention.role, source=form.source, claim=name)] = None
    return Entity(
        id=own_id,
        canonical=names[own_id],
        kind=group.kind,
        variants=tuple(Variant(text=text, source=source, claims=tuple(claims)) for (source, text), claims in variants.items()),
        roles=tuple(roles),
        role=settled[own_id].role if own_id in settled else None,
        judgements=group.judgements,
        apart=group.apart,
    )


def canonical_name(group: Group, origin_of: Mapping[str, str]) -> str:
    """The name for the page: in Latin script, as a source itself writes it, complete; then of most origins, most mentions, the longest."""
    votes, mentions = _votes(group, origin_of)
    written = {_shown(form) for form in group.forms if is_latin(form.text)}
    if group.kind is EntityKind.PLACE:
        known = sorted(filter(None, (known_place(name) for name in votes)))
        if known:
            return known[0]
    ranked = sorted(
        votes,
        key=lambda n: (
            not is_latin(n),
            n not in written,
            -_complete(group.kind, n),
            -len(votes[n]),
            -mentions[n],
            not n.isupper() and len(n) < 6,
            -len(n),
            n,
        ),
    )
    return ranked[0]


def _votes(group: Group, origin_of: Mapping[str, str]) -> tuple[dict[str, set[str]], dict[str, int]]:
    """The origins and the number of mentions of each form; "Assads", whose apostrophe was lost, counts for "Assad"."""
    votes: dict[str, set[str]] = defaultdict(set)
    mentions: dict[str, int] = defaultdict(int)
    shown = {_shown(form) for form in group.forms}
    for form in group.forms:
        name = _shown(form)
        name = name[:-1] if name.endswith("s") and name[:-1] in shown else name
        votes[name].add(origin_of[form.source])
        mentions[name] += len(form.mentions)
    return votes, mentions


def _complete(kind: EntityKind, name: str) -> int:
    """2 a full name, with the abbreviation for a body; 1 a full name; 0 a surname or an abbreviation alone."""
    if kind is EntityKind.PERSON:
        return int(len(name.split()) > 1)
    if kind is EntityKind.ORGANISATION:
        return 2 if ACRONYM.search(name) else int(" " in name or len(name) > 5)
    return 1


def _shown(form: Form) -> str:
    """A form as a name stands on the page: without "the", without its owner, not in capitals."""
    return as_shown(form.kind, form.english if form.english and not is_latin(form.text) else form.text)
