"""What `briefer names` prints: who and what is named, how it is spelled in which source, and as what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from briefer.models import Entity
from briefer.publish.text import is_rtl
from briefer.tables.layout import Block, Cell, Column, Gap, Grid, Heading, Prose, render
from briefer.tables.look import Look
from briefer.tables.words import source_list
from briefer.wording import PLURALS
from briefer.wording.things import spellings

COLUMNS = (
    Column("Name and id", 26),
    Column("Times", right=True),
    Column("Sources", right=True),
    Column("Origins", right=True),
    Column("Spellings, and roles that it is given"),
)
LEGEND = (
    "Times: how many statements of the sources name it. Origins: sources that carry one text (copies, translations) count as one. "
    "[1, 2]: the numbers of the sources, below. More on a name: briefer explain ID."
)


def most_named(look: Look) -> tuple[Entity, ...]:
    """All entities, people before organisations before places, and in each kind the most named first."""
    order = list(PLURALS)
    return tuple(sorted(look.reconciled.entities, key=lambda e: (order.index(e.kind), -times(e), -len(sources(e)), e.canonical, e.id)))


def times(entity: Entity) -> int:
    """How many claims name it."""
    return len({claim for variant in entity.variants for claim in variant.claims})


def sources(entity: Entity) -> frozenset[str]:
    """The sources that name it."""
    return frozenset(variant.source for variant in entity.variants)


def roles(entity: Entity) -> Mapping[str, frozenset[str]]:
    """Each office that it is given, with the sources that do, those of most sources first."""
    said: dict[str, set[str]] = defaultdict(set)
    for role in entity.roles:
        said[role.role].add(role.source)
    return {text: frozenset(said[text]) for text in sorted(said, key=lambda t: (-len(said[t]), t))}


def names_table(look: Look, width: int) -> str:
    """One table a kind: people, organisations, places."""
    return render(_blocks(look), width)


def _blocks(look: Look) -> Iterator[Block]:
    if not look.reconciled.entities:
        yield Prose("The sources name nobody and nothing that could be told for a name.", 0)
        return
    every = most_named(look)
    for kind, plural in PLURALS.items():
        of_kind = [entity for entity in every if entity.kind is kind]
        if of_kind:
            yield Heading(f"{plural} ({len(of_kind)})")
            yield Grid(COLUMNS, [_row(look, entity) for entity in of_kind])
    yield Gap()
    yield Prose(LEGEND, 0)
    yield from source_list(look)


def _row(look: Look, entity: Entity) -> tuple[Cell, ...]:
    spelled = [f"{look.numbers(used)} {text}" for text, (used, _) in spellings(entity).items()]
    held = [f"{look.numbers(used)} as {text}" for text, used in roles(entity).items()]
    held += [f"as {entity.role}, the desk has settled"] if entity.role else []
    count = len(sources(entity))
    name = [entity.id] if is_rtl(entity.canonical) else [entity.canonical, entity.id]  # it stands among the spellings, last on its line
    return name, str(times(entity)), str(count), str(look.origins(sources(entity))), spelled + held
