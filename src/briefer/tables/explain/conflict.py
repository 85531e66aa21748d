"""A difference explained: who says what, who counts, what it turned out to be, which value is used."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.models import Conflict, Origin, Verdict
from briefer.tables.conflicts import positions
from briefer.tables.explain.shared import SURE, also, items_of, judged, on_the_page, quotes
from briefer.tables.layout import Block, Heading, Prose, Rows, Title
from briefer.tables.look import Look
from briefer.tables.words import taken
from briefer.wording import VERDICTS, counted
from briefer.wording.things import headline, in_words, question

TAKING = (
    "A value is used in this order: what a person decided; what the desk's list of names has; a later correction by the same source; "
    "more independent sources; a source with a better grade; else none. Both sides stay on record."
)
WORDS = {Verdict.SAME: "no conflict", Verdict.DIFFERENT: "conflict", Verdict.UNSURE: "unsure", Verdict.NONE: "silent"}
TIMES = WORDS | {Verdict.SAME: "one time", Verdict.DIFFERENT: "two times"}


def conflict_explained(look: Look, conflict: Conflict) -> Iterator[Block]:
    """Both sides, and everything that was judged of them."""
    sources = {s for p in conflict.positions for s in p.sources}
    yield Title(question(conflict), conflict.id)
    give = "gives" if len(sources) == 1 else "give"
    said = f"{counted(len(sources), 'source')} {look.numbers(sources)} {give} {len(conflict.positions)} answers"
    yield Prose(f"On this point {said}. It is {VERDICTS[conflict.verdict]}. {taken(conflict)}", 0)
    yield Rows([("Why", in_words(look.evidence, conflict.reason)), ("Order", TAKING)], 0)
    yield Heading("Who says what")
    yield from positions(look, conflict, quotes)
    yield Heading("Which sources count as one")
    yield Rows([_origin(look, o) for o in look.reconciled.origins if sources & set(o.sources)])
    yield from _judged(look, conflict)
    yield from on_the_page(look, items_of(look, conflict=conflict.id))
    yield from also(_names(look, conflict))


def _origin(look: Look, origin: Origin) -> tuple[str, str]:
    numbers = look.numbers(origin.sources)
    if len(origin.sources) == 1:
        return numbers, f"stands alone: {in_words(look.evidence, origin.reason).rstrip('.').lower()} ({origin.id})."
    return numbers, f"count as one, a {origin.kind}: {in_words(look.evidence, origin.reason)} ({origin.id})"


def _judged(look: Look, conflict: Conflict) -> Iterator[Block]:
    if conflict.rules:
        yield Heading("What the rules said")
        yield from judged(look, conflict.rules, words=lambda j: (TIMES if j.rule == "at one time" else WORDS)[j.verdict], scores=SURE)


def _names(look: Look, conflict: Conflict) -> list[tuple[str, str]]:
    """The names in question, and the events on which the sides stand."""
    values = {p.value for p in conflict.positions}
    rows = [(e.id, e.canonical) for e in look.reconciled.entities if e.canonical in values or e.canonical in conflict.subject]
    events = dict.fromkeys(look.event_of(c) for p in conflict.positions for c in p.claims)
    return rows + [(e.id, headline(look.evidence, e.claims, 110)) for e in events if e]
