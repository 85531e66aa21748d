"""What `briefer conflicts` prints: where the sources differ, and what each difference is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefer.models import Claim, Conflict, ConflictKind
from briefer.tables.layout import Block, Gap, Prose, Rows, Title, render
from briefer.tables.look import Look
from briefer.tables.words import backing, quoted, source_list, taken
from briefer.wording import VERDICTS
from briefer.wording.things import in_words, question

Quotes = Callable[[Look, Sequence[Claim]], Iterator[Block]]
NONE = "The sources do not differ in anything that could be compared."
LEGEND = (
    "Independent sources: sources that carry one text (copies, translations) count as one, and for none of two values if its versions "
    "differ in just that. More on a difference: briefer explain ID."
)


def conflicts_table(look: Look, width: int) -> str:
    """Every difference with its positions, their quotes and the verdict."""
    return render(_blocks(look), width)


def _blocks(look: Look) -> Iterator[Block]:
    if not look.reconciled.conflicts:
        yield Prose(NONE, 0)
        return
    for conflict in look.reconciled.conflicts:
        yield Title(question(conflict), conflict.id)
        yield Rows(
            [
                ("What it is", f"{VERDICTS[conflict.verdict].capitalize()}."),
                ("Used", taken(conflict)),
                ("Why", in_words(look.evidence, conflict.reason)),
            ],
            0,
        )
        yield from positions(look, conflict)
    yield Gap()
    yield Prose(LEGEND, 0)
    yield from source_list(look)


def positions(look: Look, conflict: Conflict, quotes: Quotes | None = None) -> Iterator[Block]:
    """Every position, who stands behind it, and the exact words; ``quotes`` sets these in another way."""
    for side, position in enumerate(conflict.positions):
        value = position.value.rstrip(".")
        value = f"“{value}”" if conflict.kind is ConflictKind.CLAIM else value
        yield Gap()
        yield Rows([(f"({side + 1})", f"{value}: {backing(look, conflict, side)}.")], 0)
        claims = look.claims(position.claims)
        yield from quotes(look, claims) if quotes else [Rows([(f"[{look.labels[c.id]}]", quoted(c)) for c in claims], 5)]
