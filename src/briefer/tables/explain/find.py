"""Which one thing an id, the beginning of an id, a name or other words stand for.

1. a number as on the page: '3' or '[3]' a source, '2.4' its fourth quotation
2. an id
3. a name, a spelling, a publisher or a file, as it is written
4. the beginning of an id
5. words in a name; in what a difference is about; in a date; in a sentence of the page; in a quotation
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple

from briefer.brief.sentences import shortened
from briefer.errors import UsageFault
from briefer.lexicon.dates import describe_date
from briefer.lexicon.folding import fold
from briefer.tables.layout import Column, Grid, render
from briefer.tables.look import Look
from briefer.wording.things import headline, publisher, question

SHOWN = 20
LONGEST = 60  # characters of a value by which a difference is found
LEAST = 3  # characters of a beginning
WHERE = "`briefer names`, `briefer timeline` and `briefer conflicts` list what there is, with ids; brief.json holds them all."


class Kind(StrEnum):
    """What can be explained."""

    ENTITY = "name"
    CONFLICT = "difference"
    EVENT = "event"
    DATE = "date"
    SENTENCE = "sentence"
    ITEM = "item of the page"
    CLAIM = "quotation"
    ORIGIN = "origin"
    SOURCE = "source"


class Found(NamedTuple):
    """A thing that can be explained: what it is called, and the names and words by which it is known."""

    kind: Kind
    id: str
    what: str
    thing: object
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def find(look: Look, words: str, width: int) -> Found:
    """The one thing that is meant.

    Raises:
        UsageFault: there is none, or there are several.
    """
    wanted = words.strip()
    known = list(_known(look))
    for step in STEPS:
        found = step(look, known, wanted)
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageFault(_which(found, wanted, width))
    raise UsageFault(f"There is nothing called {shortened(wanted, 80)!r} in this brief.{_near(known, wanted)}", WHERE)


def _which(found: list[Found], wanted: str, width: int) -> str:
    """The candidates, with the ids to ask by."""
    columns = (Column("Id", 24), Column("What it is", 16), Column("In words"))
    rows = [(f.id, f.kind.value, shortened(f.what, 160)) for f in found[:SHOWN]]
    more = f"\n\n... and {len(found) - SHOWN} more." if len(found) > SHOWN else ""
    head = f"{len(found)} things go by {shortened(wanted, 60)!r}. Ask for one of them by its id: briefer explain ID."
    return f"{head}\n\n{render([Grid(columns, rows)], width)}{more}"


def _near(known: list[Found], wanted: str) -> str:
    names = {_folded(n): f for f in known if f.kind is Kind.ENTITY for n in f.names}
    near = list(dict.fromkeys(f"{names[n].what} ({names[n].id})" for n in get_close_matches(_folded(wanted), names, n=3, cutoff=0.6)))
    return f" Did you mean {' or '.join(near)}?" if near else ""


def _known(look: Look) -> Iterator[Found]:
    """Everything, in the order in which it is listed."""
    made = look.reconciled
    for entity in made.entities:
        spelled = dict.fromkeys([entity.canonical, *(v.text for v in entity.variants)])
        yield Found(Kind.ENTITY, entity.id, f"{entity.canonical} ({entity.kind.value})", entity, tuple(spelled))
    for source in look.evidence.sources.values():
        names = tuple(filter(None, (source.name, source.publisher, source.title)))
        yield Found(Kind.SOURCE, source.id, f"[{look.evidence.numbers[source.id]}] {source.name}, {publisher(source)}", source, names)
    for conflict in made.conflicts:
        values = tuple(p.value for p in conflict.positions if len(p.value) <= LONGEST)  # a whole account holds words of everything
        yield Found(Kind.CONFLICT, conflict.id, question(conflict), conflict, words=(question(conflict), *values))
    for date in made.dates:
        value = describe_date(date.value)
        yield Found(Kind.DATE, date.id, f"“{date.text}” {look.cited([date.claim])}: {value}", date, words=(date.text, date.value, value))
    for event in made.events:
        yield Found(Kind.EVENT, event.id, headline(look.evidence, event.claims), event)
    yield from _page(look)
    for claim in look.evidence.claims.values():
        yield Found(Kind.CLAIM, claim.id, claim.quote.text, claim, words=(claim.quote.text, claim.statement))
    for origin in made.origins:
        yield Found(Kind.ORIGIN, origin.id, f"the text that {look.numbers(origin.sources)} carry", origin)


def _page(look: Look) -> Iterator[Found]:
    seen = set()
    for placed in look.placed():
        whole = " ".join(s.text for s in placed.item.sentences)
        yield Found(Kind.ITEM, placed.item.id, f"{placed.place}: {whole}", placed)
        for sentence in placed.item.sentences:
            if sentence.id not in seen:
                seen.add(sentence.id)
                yield Found(Kind.SENTENCE, sentence.id, f"{placed.place}: {sentence.text}", (placed, sentence), words=(sentence.text,))


# ---------------------------------------------------------------- the steps


def _by_number(look: Look, known: list[Found], wanted: str) -> list[Found]:
    found = re.fullmatch(r"\[?(\d+)(\.\d+)?\]?", wanted)
    if not found:
        return []
    if found[2]:
        return [f for f in known if f.kind is Kind.CLAIM and look.labels[f.id] == found[1] + found[2]]
    return [f for f in known if f.kind is Kind.SOURCE and look.evidence.numbers[f.id] == int(found[1])]


def _by_id(_: Look, known: list[Found], wanted: str) -> list[Found]:
    return [f for f in known if f.id == wanted][:1]  # the first item on an event bears its id: the event is meant


def _by_name(_: Look, known: list[Found], wanted: str) -> list[Found]:
    name = _folded(wanted)
    return [f for f in known if any(_folded(n) == name for n in f.names)]


def _by_beginning(_: Look, known: list[Found], wanted: str) -> list[Found]:
    """What begins with it; items on an event that begins with it, and quotations of such a source, are not meant."""
    if len(wanted) < LEAST:
        return []
    able = {f.id: f for f in reversed(known) if f.id.startswith(wanted)}
    return [f for f in known if able.get(f.id) is f and not any(f.id != o and f.id.startswith(o) for o in able)]


def _by_words(_: Look, known: list[Found], wanted: str) -> list[Found]:
    """Whole words in the names of something; where there are none, in the words of one kind of thing after the other."""
    if not re.search(r"\w", wanted):
        return []
    phrase = re.compile(rf"(?<!\w){re.escape(_folded(wanted))}(?!\w)")
    for kinds in ((Kind.ENTITY, Kind.SOURCE), (Kind.CONFLICT,), (Kind.DATE,), (Kind.SENTENCE,), (Kind.CLAIM,)):
        found = [f for f in known if f.kind in kinds and any(phrase.search(_folded(w)) for w in (*f.names, *f.words))]
        if found:
            return found
    return []


STEPS: tuple[Callable[[Look, list[Found], str], list[Found]], ...] = (_by_number, _by_id, _by_name, _by_beginning, _by_words)


def _folded(text: str) -> str:
    """A text without case, with one form of each sign."""
    return fold(text).text.casefold().strip()
