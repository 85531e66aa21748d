"""Where claims and differences stand in what was cut: thousands of entries, looked through once for a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefer.brief.page import UNCITED
from briefer.brief.record import LEFT_OUT
from briefer.models import Brief, Cut, Item


def was_item(item: Item) -> bool:
    """Whether what was cut had been meant for the page."""
    return not item.id.startswith(LEFT_OUT) and not item.id.endswith(UNCITED)


class Cuts:
    """What was cut of a brief, by what it rests on.

    It serves for what becomes of that brief in the review, too: entries are told by being the very same object, and only those that
    are new are looked through again. Looking at ten thousand of them takes longer than all else that a decision costs.
    """

    def __init__(self, brief: Brief) -> None:
        self._cut = brief.cut  # kept, so that nothing else ever gets the identity of one of them
        self._known = frozenset(map(id, brief.cut))
        self._by_claim: dict[str, set[int]] = defaultdict(set)
        self._by_conflict: dict[str, set[int]] = defaultdict(set)
        self._uncited: set[int] = set()
        self._meant: set[int] = set()
        for cut in brief.cut:
            self._take_in(cut)

    def _take_in(self, cut: Cut) -> None:
        for sentence in cut.item.sentences:
            for claim in sentence.claims:
                self._by_claim[claim].add(id(cut))
            if not sentence.claims:
                self._uncited.add(id(cut))
        if cut.item.conflict:
            self._by_conflict[cut.item.conflict].add(id(cut))
        if was_item(cut.item):
            self._meant.add(id(cut))

    def may_rest_on(self, cut: Sequence[Cut], claims: Iterable[str], conflicts: Iterable[str] = ()) -> list[int]:
        """Where those stand that rest on any of these, among them all that are new since.

        Args:
            cut: what is cut now.
            claims: their ids; none at all stands for what rests on no claim.
            conflicts: the ids of differences.
        """
        given = list(claims)
        wanted = set() if given else set(self._uncited)
        wanted.update(*(self._by_claim.get(claim, ()) for claim in given), *(self._by_conflict.get(c, ()) for c in conflicts))
        return [n for n, key in enumerate(map(id, cut)) if key in wanted or key not in self._known]

    def meant(self, cut: Sequence[Cut]) -> tuple[Item, ...]:
        """Of what is cut now, the items that had been meant for the page."""
        return tuple(c.item for c in cut if id(c) in self._meant or (id(c) not in self._known and was_item(c.item)))
