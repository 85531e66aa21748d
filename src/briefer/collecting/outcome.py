"""What came of a run of taking in, all in all and by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from threading import Lock

from pydantic import Field

from briefer.models import Frozen, Taken, TakenHow, Unread


class Place(Frozen):
    """What one feed, folder or address gave."""

    name: str = Field(description="'feed https://...', 'folder inbox', 'page https://...'")
    new: int = 0
    versions: int = 0
    same: int = Field(default=0, description="articles that were read and were known already")
    unchanged: int = Field(default=0, description="files, pages and entries that were not read again, as nothing had changed")
    failed: int = 0


class Collected(Frozen):
    """What came of a run."""

    seq: int = Field(description="number of the run")
    taken: tuple[Taken, ...] = Field(description="in the order of taking in; those that were known already among them")
    failed: tuple[Unread, ...]
    places: tuple[Place, ...] = Field(description="in the order of the settings")

    @property
    def read(self) -> int:
        """How much could be read, or had not changed."""
        return len(self.taken) + sum(place.unchanged for place in self.places)

    def came(self, how: TakenHow) -> tuple[Taken, ...]:
        """What was taken in in that way."""
        return tuple(taken for taken in self.taken if taken.how is how)


_COUNTED = {TakenHow.NEW: "new", TakenHow.VERSION: "versions", TakenHow.SAME: "same"}


class Tally:
    """The counts of a run that is under way; any thread may count."""

    def __init__(self, places: Sequence[str]) -> None:
        self.taken: list[Taken] = []
        self.failed: list[Unread] = []
        self._lock = Lock()
        self._places: dict[str, Counter[str]] = {place: Counter() for place in places}

    def came(self, place: str, taken: Taken) -> None:
        """An article was taken in, or is known."""
        self.taken.append(taken)
        self._count(place, _COUNTED[taken.how])

    def unchanged(self, place: str) -> None:
        """Something was not read again, as nothing had changed."""
        self._count(place, "unchanged")

    def fail(self, place: str, unread: Unread) -> None:
        """Something could not be read."""
        self.failed.append(unread)
        self._count(place, "failed")

    def _count(self, place: str, what: str) -> None:
        with self._lock:
            self._places.setdefault(place, Counter())[what] += 1

    def collected(self, seq: int) -> Collected:
        """All of it."""
        places = tuple(Place(name=name, **counts) for name, counts in self._places.items())
        return Collected(seq=seq, taken=tuple(self.taken), failed=tuple(self.failed), places=places)
