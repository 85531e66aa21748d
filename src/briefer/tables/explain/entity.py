"""A name explained: its spellings, its roles, and why they are taken for one."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.lexicon.dates import describe_date
from briefer.models import Conflict, Entity, EntityKind, Verdict
from briefer.tables.explain.shared import also, differing, judged, quoted_under
from briefer.tables.layout import Block, Column, Grid, Heading, Prose, Title
from briefer.tables.look import Look
from briefer.tables.names import sources, times
from briefer.wording import KINDS, counted
from briefer.wording.things import dated, headline, spellings

CHOSEN = {
    EntityKind.PERSON: "in Latin letters as a source writes it, with first name and surname; among such, that of most independent sources",
    EntityKind.ORGANISATION: "in Latin letters as a source writes it, in full; among such, that of most independent sources",
    EntityKind.PLACE: "as the gazetteer has it; else in Latin letters as most independent sources write it",
}
SETTLED = "Where the desk's list of names has it, the spelling for the page is the one there; else it is chosen so:"
MOST_EVENTS = 8


def entity_explained(look: Look, entity: Entity) -> Iterator[Block]:
    """Who or what it is, and everything that was judged of it."""
    claims = sorted({c for v in entity.variants for c in v.claims})
    yield Title(f"{entity.canonical}: {_a(entity.kind)}", entity.id)
    yield Prose(_in_one_sentence(look, entity), 0)
    yield Prose(f"The page writes “{entity.canonical}”. {SETTLED} {CHOSEN[entity.kind]}.", 0)
    yield Heading("Spellings")
    yield _spelled(look, entity)
    yield from _roles(look, entity)
    yield from _judged(look, entity)
    if entity.apart:
        yield Heading("Near names that were kept apart from it")
        yield from judged(look, entity.apart, entity.kind)
    yield from differing(look, _disputes(look, entity))
    yield from quoted_under("Where it is named", look, claims)
    yield from also(_events(look, entity))


def _a(kind: EntityKind) -> str:
    return f"an {KINDS[kind]}" if kind is EntityKind.ORGANISATION else f"a {KINDS[kind]}"


def _in_one_sentence(look: Look, entity: Entity) -> str:
    named, number = sources(entity), len(spellings(entity))
    origins = look.origins(named)
    text = f"{counted(times(entity), 'statement')} in {counted(len(named), 'source')} {look.numbers(named)}"
    text += f" {'names' if times(entity) == 1 else 'name'} this {KINDS[entity.kind]}, in {counted(number, 'spelling')}."
    if origins < len(named):
        text += f" Sources that carry one text count as one, so these are {counted(origins, 'independent source')}."
    return text


def _spelled(look: Look, entity: Entity) -> Grid:
    rows = [(str(count), look.numbers(used), text) for text, (used, count) in spellings(entity).items()]
    return Grid((Column("Times", right=True), Column("Sources", 18), Column("Spelling")), rows, 2)


def _roles(look: Look, entity: Entity) -> Iterator[Block]:
    if entity.role:
        yield Heading("Office, as the desk has settled it")
        yield Prose(entity.role)
    if not entity.roles:
        return
    yield Heading("Offices and roles that the sources give, and when")
    rows = [(f"[{look.labels[role.claim]}]", dated(look.evidence.sources[role.source]), role.role) for role in entity.roles]
    yield Grid((Column("Quote"), Column("Source dated", 20), Column("Role")), rows, 2)


def _judged(look: Look, entity: Entity) -> Iterator[Block]:
    one = f"Why these spellings are taken for one {KINDS[entity.kind]}"
    if not entity.judgements:
        yield Heading(one)
        one_name = "Put into English, or looked up in the gazetteer, they are one name."
        yield Prose("There is one spelling." if len(spellings(entity)) == 1 else one_name)
        return
    together = [j for j in entity.judgements if j.verdict is Verdict.SAME]
    for head, said in (
        (one, together),
        ("What speaks against it, or left a rule unsure", [j for j in entity.judgements if j not in together]),
    ):
        if said:
            yield Heading(head)
            yield from judged(look, said, entity.kind)


def _disputes(look: Look, entity: Entity) -> list[Conflict]:
    return [c for c in look.reconciled.conflicts if entity.canonical in {p.value for p in c.positions} or entity.canonical in c.subject]


def _events(look: Look, entity: Entity) -> list[tuple[str, str]]:
    events = [e for e in look.reconciled.events if entity.id in e.entities]
    events.sort(key=lambda e: (-len(e.origins), -len(e.claims), e.id))
    return [
        (e.id, f"{describe_date(e.when) if e.when else 'no day given'}: {headline(look.evidence, e.claims, 110)}")
        for e in events[:MOST_EVENTS]
    ]
