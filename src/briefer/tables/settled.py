"""What `briefer names list` prints: the desk's list of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.models import EntityKind, SettledName
from briefer.tables.layout import Block, Column, Grid, Heading, Prose, render
from briefer.wording import PLURALS

NAME_COLUMNS = (Column("Name", 30), Column("Role", 30), Column("Other spellings; and those of others"))


def settled_table(names: Sequence[SettledName], width: int) -> str:
    """The desk's list of names: one table a kind."""
    return render(_names(names), width)


def _names(names: Sequence[SettledName]) -> Iterator[Block]:
    if not names:
        yield Prose("The desk has settled no name yet. `briefer names add` does, and so does deciding on names in a review.", 0)
    for kind, plural in PLURALS.items():
        of_kind = [n for n in names if n.kind is EntityKind(kind)]
        if of_kind:
            yield Heading(f"{plural} ({len(of_kind)})")
            yield Grid(NAME_COLUMNS, [(n.name, n.role or "", [*n.also, *(f"not {a}" for a in n.apart)]) for n in of_kind])
