"""The left side: the brief as it will print, how full the page is, and what stands at its head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefer.models import Decision, Section, Undo
from briefer.publish.appendix import GRADES
from briefer.publish.page import Line
from briefer.web.desk import HOLDS, Desk
from briefer.web.panes.queue import queue_of

FILES = ("brief.pdf", "brief.html", "brief.md", "brief.json")


@dataclass(frozen=True, slots=True)
class Printed:
    """A sentence as it stands on the sheet."""

    id: str
    line: Line
    marks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An item on the sheet."""

    item: str
    mark: str
    sentences: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section on the sheet. ``shape`` is how its entries are set: numbered, listed, or running on."""

    section: str
    heading: str
    shape: str
    entries: tuple[Entry, ...]
    note: str


def sheet_context(desk: Desk) -> dict[str, Any]:
    """What the template of the sheet takes."""
    return {
        "parts": tuple(_parts(desk)),
        "grades": GRADES,
        "signature": desk.view.reviewed.signature,
        "fill": measure(desk.view.fill, desk.view.pages),
        "cut": len(desk.brief.cut),
        "seq": len(desk.view.decisions),
        "files": FILES,
    }


def _parts(desk: Desk) -> Iterator[Part]:
    shapes = {Section.DEVELOPMENTS: "numbered", Section.BOTTOM_LINE: "running", Section.GAPS: "running"}
    for part in desk.page.parts:
        entries = tuple(Entry(e.id, e.mark, tuple(_printed(desk, e.id, e.lines))) for e in part.entries)
        yield Part(part.section.value, part.heading, shapes.get(part.section, "listed"), entries, part.note)


def _printed(desk: Desk, item: str, lines: tuple[Line, ...]) -> Iterator[Printed]:
    for sentence, line in zip(desk.items_on_page[item].sentences, lines, strict=True):
        yield Printed(sentence.id, line, tuple(desk.marks(desk.on_page[sentence.id])))


def measure(fill: float, pages: int) -> Mapping[str, Any]:
    """How full the page is, for a meter and in words."""
    per_cent = round(fill * 100)
    if pages > 1 or fill > 1:
        words = f"runs over: it takes {pages} pages" if pages > 1 else f"runs over: {per_cent} % of one page"
        return {"value": min(fill, 1.5), "words": words, "over": True}
    return {"value": fill, "words": f"fills {per_cent} % of one page", "over": False}


def strip_context(desk: Desk, key: str) -> dict[str, Any]:
    """What the head of the right side takes: progress, and the ways to the points around the one with this key."""
    every = queue_of(desk)
    here = next((n for n, q in enumerate(every) if q.key == key), None)
    open_ones = [n for n, q in enumerate(every) if q.point.settled is None]
    at = -1 if here is None else here
    after = next((n for n in open_ones if n > at), open_ones[0] if open_ones else None)
    before = next((n for n in reversed(open_ones) if n < at), open_ones[-1] if open_ones else None)
    return {
        "total": len(every),
        "done": len(every) - len(open_ones),
        "here": every[here] if here is not None else None,
        "next": every[at + 1] if at + 1 < len(every) else None,
        "previous": every[at - 1] if at > 0 else None,
        "next_open": every[after] if after is not None else None,
        "previous_open": every[before] if before is not None else None,
        "undoable": last_undoable(desk),
        "key": key,
    }


def last_undoable(desk: Desk) -> Decision | None:
    """The newest decision that is in force."""
    for decision in reversed(desk.view.decisions):
        outcome = desk.outcomes.get(decision.seq)
        if not isinstance(decision.act, Undo) and (outcome is None or outcome.standing in HOLDS):
            return decision
    return None
