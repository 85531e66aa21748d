"""Groups of names as entities: the canonical name, the variants, the offices."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from briefer.models import Entity, EntityKind, RoleSaid, Variant
from briefer.reconcile.given import Given
from briefer.reconcile.ids import make_id
from briefer.reconcile.name_units import ACRONYM, OWNER, is_latin, known_place
from briefer.reconcile.names import Form, Group


def group_id(group: Group) -> str:
    """The id of the entity behind a group: made of the spellings and the sources that write them."""
    return make_id("e", (form.id for form in group.forms))


def make_entities(given: Given, groups: Sequence[Group], origin_of: Mapping[str, str]) -> tuple[Entity, ...]:
    """Entities sorted by kind, name and id."""
    made = [_entity(given, group, origin_of) for group in groups]
    return tuple(sorted(made, key=lambda e: (e.kind.value, e.canonical.casefold(), e.id)))


def _entity(given: Given, group: Group, origin_of: Mapping[str, str]) -> Entity:
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
        id=group_id(group),
        canonical=canonical_name(group, origin_of),
        kind=group.kind,
        variants=tuple(Variant(text=text, source=source, claims=tuple(claims)) for (source, text), claims in variants.items()),
        roles=tuple(roles),
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
    return _as_shown(form.kind, form.english if form.english and not is_latin(form.text) else form.text)


@lru_cache(maxsize=100_000)
def _as_shown(kind: EntityKind, name: str) -> str:
    name = re.sub(r"^the\s+", "", re.sub(r"['’]s$", "", name.strip()), flags=re.IGNORECASE)
    if kind is EntityKind.ORGANISATION and ACRONYM.search(name):
        name = OWNER.sub("", name)
    if kind is not EntityKind.ORGANISATION and name.isupper():
        name = name.title()
    return " ".join(name.split())
