"""What `briefer timeline` prints: what happened, when and where, by which sources."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.lexicon.dates import describe_date
from briefer.models import ConflictKind, Event
from briefer.tables.layout import Block, Cell, Column, Gap, Grid, Prose, render
from briefer.tables.look import Look
from briefer.tables.words import source_list
from briefer.wording.things import headline, question

COLUMNS = (Column("When, and id", 20), Column("Where", 14), Column("Sources", 10), Column("What"))
LEGEND = (
    "In the order of what happened; then days without a year, then what the sources give no day for. [1, 2]: the numbers of the sources, "
    "below. Background: long before the period of the brief. Where sources differ on an event it says so; where it doesn't, none does. "
    "More on an event: briefer explain ID."
)
NO_DAY = "no day given"


def in_order(look: Look) -> tuple[Event, ...]:
    """All events by day; open years after full dates, what has no day last and there the widest told first."""
    return tuple(sorted(look.reconciled.events, key=lambda e: (*_rank(e.when), -len(e.origins), _first(look, e), e.id)))


def _rank(when: str | None) -> tuple[int, str]:
    if not when:
        return 2, ""
    return (1, when) if when.lstrip("[").startswith("XXXX") else (0, when.lstrip("["))


def _first(look: Look, event: Event) -> tuple[int, int, str]:
    """The place of the first claim of an event in all that was read."""
    return min((look.evidence.order(claim) for claim in look.claims(event.claims)), default=(0, 0, ""))


def timeline_table(look: Look, width: int) -> str:
    """One row an event."""
    return render(_blocks(look), width)


def _blocks(look: Look) -> Iterator[Block]:
    if not look.reconciled.events:
        yield Prose("The sources tell of no event.", 0)
        return
    yield Grid(COLUMNS, [_row(look, event) for event in in_order(look)])
    yield Gap()
    yield Prose(LEGEND, 0)
    yield from source_list(look)


def _row(look: Look, event: Event) -> tuple[Cell, ...]:
    when = [describe_date(event.when) if event.when else NO_DAY, event.id]
    what = [headline(look.evidence, event.claims, 130)]
    if event.background:
        what.append("(background)")
    what += _differences(look, event)
    return when, event.where or "", look.numbers(event.sources), what


def _differences(look: Look, event: Event) -> Iterator[str]:
    for conflict in look.conflicts_about(event):
        head = "THE DATES CONFLICT" if conflict.kind is ConflictKind.DATE else "Sources differ"
        yield f"{head}: {question(conflict)} ({conflict.id})"
