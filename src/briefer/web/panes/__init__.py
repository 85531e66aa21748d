"""What stands beside the page: a sentence with its claims, a difference, names, times, sources, history, and the queue.

Every pane has an address, so that it can be shown again after a decision, after a reload, or from a link.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

from briefer.web.desk import Desk
from briefer.web.panes.ask import Ask, Pane
from briefer.web.panes.conflict import conflict_pane, conflicts_pane
from briefer.web.panes.history import add_pane, approve_pane, history_pane
from briefer.web.panes.names import name_pane, names_pane
from briefer.web.panes.queue import cut_pane, point_pane, queue_pane
from briefer.web.panes.sentence import claim_pane, sentence_pane
from briefer.web.panes.sources import source_pane, sources_pane
from briefer.web.panes.timeline import timeline_pane

PANES: dict[str, Callable[[Desk, Ask], Pane]] = {
    "queue": queue_pane,
    "point": point_pane,
    "sentence": sentence_pane,
    "claim": claim_pane,
    "conflicts": conflicts_pane,
    "conflict": conflict_pane,
    "names": names_pane,
    "name": name_pane,
    "timeline": timeline_pane,
    "sources": sources_pane,
    "source": source_pane,
    "history": history_pane,
    "cut": cut_pane,
    "add": add_pane,
    "approve": approve_pane,
}
INSTEAD = {"name": "names", "source": "sources", "conflict": "conflicts"}
"""What is shown where a thing is not there any more."""


def make_pane(desk: Desk, name: str, ask: Ask) -> Pane:
    """A pane by its name.

    Raises:
        KeyError: there is no such pane, or nothing here with this id.
    """
    return PANES[name](desk, ask)


def pane_at(desk: Desk, address: str, *, otherwise: str = "") -> Pane:
    """The pane of an address; where its thing is gone, that of ``otherwise``, or what is nearest."""
    try:
        parts = urlsplit(address)
        _, room, name, *rest = [unquote(p) for p in parts.path.split("/")]
        params = {k: v[0] for k, v in parse_qs(parts.query, max_num_fields=20).items()}
    except ValueError:
        return queue_pane(desk, Ask())
    if room != "pane" or name not in PANES or len(rest) > 1:
        return queue_pane(desk, Ask())
    try:
        return PANES[name](desk, Ask(rest[0] if rest else "", params))
    except KeyError:
        if otherwise:
            return pane_at(desk, otherwise)
        return PANES[INSTEAD.get(name, "queue")](desk, Ask())


__all__ = ["PANES", "Ask", "Pane", "make_pane", "pane_at"]
