"""An event explained: who, what, where, when; by which sources; why their statements are of one event."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.lexicon.dates import describe_date
from briefer.models import Event
from briefer.tables.explain.shared import differing, items_of, judged, on_the_page, people_and_places, quoted_under
from briefer.tables.layout import Block, Column, Grid, Heading, Prose, Rows, Title
from briefer.tables.look import Look
from briefer.wording import counted
from briefer.wording.things import headline

INSIDE = (
    "Inside a source, a sentence goes on with an event told before if it is of the same kind of act and names the same, or points back "
    "to it."
)
WHEN = "the day that most independent sources give, and among those most statements; a full day goes before a vaguer date"


def event_explained(look: Look, event: Event) -> Iterator[Block]:
    """What happened, and everything that was judged of it."""
    yield Title(headline(look.evidence, event.claims, 300), event.id)
    yield Prose(_in_one_sentence(look, event), 0)
    yield Rows(_facts(look, event), 0)
    yield from _dates(look, event)
    yield Heading("Why these statements are of one event")
    yield from _together(look, event)
    yield from differing(look, look.conflicts_about(event))
    yield from on_the_page(look, items_of(look, event=event.id))
    yield from quoted_under("What the sources say of it", look, event.claims)


def _in_one_sentence(look: Look, event: Event) -> str:
    text = (
        f"An event that {counted(len(event.claims), 'statement')} of {counted(len(event.sources), 'source')} {look.numbers(event.sources)}"
    )
    text += f" {'tells' if len(event.claims) == 1 else 'tell'} of; {counted(len(event.origins), 'independent source')}."
    return text + (" Background: it lies long before the period of the brief." if event.background else "")


def _facts(look: Look, event: Event) -> list[tuple[str, str]]:
    when = f"{describe_date(event.when)} ({WHEN})" if event.when else "no day is given, or none that more sources give than another"
    where = (
        f"{event.where} (the place that most independent sources give)"
        if event.where
        else "no place is given, or none that more sources give than another"
    )
    return [("When", when), ("Where", where), *people_and_places(look, event)]


def _dates(look: Look, event: Event) -> Iterator[Block]:
    dates = [d for d in look.reconciled.dates if d.claim in event.claims]
    if dates:
        yield Heading("Dates in these statements")
        columns = (Column("Id"), Column("Quote"), Column("Meaning", 28), Column("Words"))
        yield Grid(columns, [(d.id, f"[{look.labels[d.claim]}]", describe_date(d.value), d.text) for d in dates], 2)


def _together(look: Look, event: Event) -> Iterator[Block]:
    if len(event.claims) == 1:
        yield Prose("One statement tells of it, so nothing had to be brought together.")
        return
    yield Prose(INSIDE)
    if event.judgements:
        yield Prose("Across sources the rules compare who, what, where and when:")
        yield from judged(look, event.judgements)
    elif len(event.sources) == 1:
        yield Prose("One source tells of it, so nothing had to be compared across sources.")
    else:
        yield Prose("Across sources they stand in the same place of one text.")
