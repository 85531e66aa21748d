"""The queue of what needs a person, and what was cut."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from briefer.brief.evidence import Evidence
from briefer.models import Point
from briefer.web.desk import Desk
from briefer.web.panes.ask import Ask, Pane, address, part_of
from briefer.web.panes.conflict import conflict_pane
from briefer.web.panes.names import name_pane
from briefer.web.panes.sentence import claim_pane, sentence_pane
from briefer.web.panes.sources import source_pane, sources_pane
from briefer.wording import POINTS
from briefer.wording.things import point_text


@dataclass(frozen=True, slots=True)
class Queued:
    """A point with its number in the queue and the address of its pane."""

    number: int
    key: str
    point: Point
    evidence: Evidence

    @property
    def address(self) -> str:
        """Of its pane."""
        return address("point", self.key)

    @property
    def kind(self) -> str:
        """What kind of point it is, in words."""
        return POINTS[self.point.what]

    @property
    def text(self) -> str:
        """What to look at, without the words of its kind, which stand above it."""
        return point_text(self.point, self.evidence)


def queue_of(desk: Desk) -> tuple[Queued, ...]:
    """All points, in order. Several of one kind on one thing are told apart by a number."""
    seen: dict[tuple[str, str], int] = {}
    found = []
    for number, point in enumerate(desk.points, 1):
        pair = (point.what, point.on)
        seen[pair] = nth = seen.get(pair, 0) + 1
        key = f"{point.what}|{point.on}" + (f"|{nth}" if nth > 1 else "")
        found.append(Queued(number, key, point, desk.evidence))
    return tuple(found)


def queue_pane(desk: Desk, ask: Ask) -> Pane:
    """The whole queue, in parts."""
    every = queue_of(desk)
    only = ask.params.get("only", "")
    wanted = [q for q in every if (only == "open" and q.point.settled is None) or only in {"", q.point.what}]
    kinds = {q.point.what: q.kind for q in every}
    context = {"part": part_of(wanted, ask, "queue", only=only), "only": only, "kinds": kinds, "total": len(every)}
    return Pane("queue.j2", "What needs a person", ask.here("queue", only=only), context)


def point_pane(desk: Desk, ask: Ask) -> Pane:
    """The pane of what a point is about.

    Raises:
        KeyError: there is no such point.
    """
    every = queue_of(desk)
    queued = next((q for q in every if q.key == ask.id), None) or _in_its_place(desk, every, ask.id)
    if queued is None:
        return _was_about(desk, ask.id)
    pane = _about(desk, queued.point)
    return replace(pane, point=queued.point, address=queued.address, context={**pane.context, "queued": queued})


def _in_its_place(desk: Desk, every: tuple[Queued, ...], key: str) -> Queued | None:
    """The point on the same thing, where a reopened decision is in the queue no more since it was decided again."""
    what, _, on = key.partition("|")
    thing = _thing(desk, what, on)
    return next((q for q in every if thing and q.point.on == thing), None) if what == "reopened" else None


def _was_about(desk: Desk, key: str) -> Pane:
    """What a point was about that is in the queue no more."""
    what, _, on = key.partition("|")
    pane = _of(desk, _thing(desk, what, on.partition("|")[0])) if what in POINTS else None
    if pane is None:
        raise KeyError(key)
    return pane


def _thing(desk: Desk, what: str, on: str) -> str:
    """The id of what a point is about: of a reopened decision, what that is about."""
    if what != "reopened":
        return on
    outcome = desk.outcomes.get(int(on)) if on.isdecimal() else None
    return outcome.on if outcome else ""


def _about(desk: Desk, point: Point) -> Pane:
    pane = _of(desk, _thing(desk, point.what, point.on))
    if pane is None:
        return sources_pane(desk, Ask()) if point.what == "partial" else queue_pane(desk, Ask())
    return pane


def _of(desk: Desk, on: str) -> Pane | None:
    """The pane of whatever an id is of."""
    if on in desk.items and (conflict := desk.items[on].conflict) in desk.conflicts and conflict:
        return conflict_pane(desk, Ask(conflict))
    if on in desk.items:
        return sentence_pane(desk, Ask(desk.items[on].sentences[0].id))
    if cited := desk.cited_in.get(on):
        return sentence_pane(desk, Ask(cited[0], {"claim": on}))
    for make in (sentence_pane, conflict_pane, name_pane, source_pane, claim_pane):
        with suppress(KeyError):
            return make(desk, Ask(on))
    return None


def cut_pane(desk: Desk, ask: Ask) -> Pane:
    """What is not on the page, and why; each entry can be put there."""
    words = ask.words.casefold()
    found = [c for c in desk.brief.cut if words in " ".join(s.text for s in c.item.sentences).casefold()]
    gone = [d for d in desk.view.decisions if d.act.act == "drop" and desk.outcomes.get(d.seq) and _holds(desk, d.seq)]
    context = {"part": part_of(found, ask, "cut", q=ask.words), "q": ask.words, "dropped": gone[::-1], "total": len(desk.brief.cut)}
    return Pane("cut.j2", "What is not on the page", ask.here("cut"), context)


def _holds(desk: Desk, seq: int) -> bool:
    return desk.outcomes[seq].standing.value in {"applied", "reopened"}
