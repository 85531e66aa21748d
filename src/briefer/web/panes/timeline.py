"""The timeline: a figure of events by day and source, and the same as a list.

In the figure a column is an event, in the order of their days; a row is a source; a dot says that the source tells of it. Dots of one event
are joined, so that what many tell of stands out. It is drawn with attributes and classes only, since the page allows no style of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefer.lexicon.dates import describe_date
from briefer.lexicon.patterns import lazy
from briefer.models import Event
from briefer.publish.page import short_date
from briefer.web.desk import Desk
from briefer.web.panes.ask import Ask, Pane, address, part_of
from briefer.wording.things import headline, publisher, question

EVENTS = 24
"""Events that are shown at once: as many as fit beside one another."""
ROWS = 24
"""Sources with a row of their own; the others share the last."""
LEFT, TOP, STEP, ROW = 170, 74, 30, 26
NO_DAY = "no day given"
MONTH = lazy(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)\b")


@dataclass(frozen=True, slots=True)
class Told:
    """An event in the list; ``number`` names its column in the figure."""

    number: int
    id: str
    when: str
    what: str
    where: str
    cited: str
    origins: int
    background: bool
    open: str
    disputes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """An event in the figure."""

    number: int
    x: int
    dots: tuple[int, ...]
    big: bool
    title: str


@dataclass(frozen=True, slots=True)
class Band:
    """Columns of one day, with its name."""

    x: int
    width: int
    words: str
    odd: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """Everything that is drawn, in pixels."""

    width: int
    height: int
    rows: tuple[tuple[int, str], ...]
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    left: int
    top: int


def timeline_pane(desk: Desk, ask: Ask) -> Pane:
    """A part of the timeline."""
    words = ask.words.casefold()
    every = [e for e in _in_order(desk) if not words or words in f"{e.where or ''} {headline(desk.evidence, e.claims, 400)}".casefold()]
    part = part_of(every, ask, "timeline", most=EVENTS, q=ask.words)
    told = tuple(_told(desk, e, n) for n, e in enumerate(part.entries, part.first))
    context = {
        "part": part,
        "rows": told,
        "figure": _figure(desk, part.entries, part.first) if part.entries else None,
        "q": ask.words,
        "total": len(desk.events),
    }
    return Pane("timeline.j2", "Timeline", ask.here("timeline"), context)


def _in_order(desk: Desk) -> list[Event]:
    """By day; days without a year after those with one, what has no day last and there the most widely told first."""
    return sorted(desk.events.values(), key=lambda e: (*_rank(e.when), -len(e.origins), e.id))


def _rank(when: str | None) -> tuple[int, str]:
    if not when:
        return 2, ""
    return (1, when) if when.lstrip("[").startswith("XXXX") else (0, when.lstrip("["))


def _told(desk: Desk, event: Event, number: int) -> Told:
    cited = next((s for c in event.claims for s in desk.cited_in.get(c, ()) if desk.sentences[s].cut is None), "")
    ids = dict.fromkeys(x for c in event.claims for x in desk.disputed.get(c, ()))
    return Told(
        number,
        event.id,
        describe_date(event.when) if event.when else NO_DAY,
        headline(desk.evidence, event.claims, 220),
        event.where or "",
        desk.numbers(event.sources),
        len(event.origins),
        event.background,
        address("sentence", cited) if cited else address("claim", event.claims[0]) if event.claims else "",
        tuple((c, question(desk.conflicts[c])) for c in ids if _about(event, desk, c)),
    )


def _about(event: Event, desk: Desk, conflict: str) -> bool:
    """Whether a difference is about the event: at least two of its sides are claims of it."""
    claims = set(event.claims)
    return sum(bool(claims & set(p.claims)) for p in desk.conflicts[conflict].positions) > 1


# ---------------------------------------------------------------- the figure


def _figure(desk: Desk, events: Sequence[Event], first: int) -> Figure:
    sources = sorted({s for e in events for s in e.sources}, key=desk.number)
    own = sources if len(sources) <= ROWS else sources[: ROWS - 1]
    places = {s: TOP + ROW // 2 + ROW * n for n, s in enumerate(own)}
    shared = TOP + ROW // 2 + ROW * len(own)
    rows = [(places[s], f"[{desk.number(s)}] {_short(publisher(desk.evidence.sources[s]))}") for s in own]
    if len(own) < len(sources):
        rows.append((shared, f"{len(sources) - len(own)} more sources"))
    columns = tuple(_column(desk, e, n, first, {s: places.get(s, shared) for s in e.sources}) for n, e in enumerate(events))
    height = TOP + ROW * len(rows) + 30
    return Figure(LEFT + STEP * len(events) + 10, height, tuple(rows), columns, tuple(_bands(events)), LEFT, TOP)


def _column(desk: Desk, event: Event, place: int, first: int, rows: dict[str, int]) -> Column:
    told = f"{first + place}. {describe_date(event.when) if event.when else NO_DAY}: {headline(desk.evidence, event.claims, 120)}"
    dots = tuple(sorted(set(rows.values())))
    return Column(first + place, LEFT + STEP * place + STEP // 2, dots, len(event.origins) > 1, f"{told} {desk.numbers(event.sources)}")


def _bands(events: Sequence[Event]) -> Iterator[Band]:
    at = 0
    for n, (when, group) in enumerate(groupby(events, key=lambda e: e.when)):
        count = len(list(group))
        yield Band(LEFT + STEP * at, STEP * count, _label(when), n % 2 == 1)
        at += count


def _label(when: str | None) -> str:
    """A day as it is written above its columns: '30 Dec 2024'."""
    words = MONTH.sub(r"\1", short_date(when)).replace(" (no year given)", "") if when else "no day"
    return _short(words, 16)


def _short(text: str, most: int = 21) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
