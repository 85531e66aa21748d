"""What the page needs of a session: a brief, the decisions on it, and a way to decide. `briefer.session.Session` is one."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from briefer.brief.evidence import Evidence
from briefer.models import (
    Act,
    ConflictRef,
    Decision,
    ItemRef,
    NameRef,
    Record,
    Reviewed,
    SentenceRef,
    SourceRef,
    Words,
)
from briefer.publish.page import Page


class Refs(Protocol):
    """What decisions are bound to, by the ids of the things here. Every method raises KeyError for an id that is not known."""

    def claim(self, claim: str, /) -> Words:
        """The exact words of a claim."""
        ...

    def source(self, source: str, /) -> SourceRef:
        """A source."""
        ...

    def sentence(self, sentence: str, /) -> SentenceRef:
        """A sentence of the page, or of what was cut."""
        ...

    def item(self, item: str, /) -> ItemRef:
        """An item of the page, or one that was cut."""
        ...

    def conflict(self, conflict: str, /) -> ConflictRef:
        """A difference between sources."""
        ...

    def entity(self, entity: str, /) -> NameRef:
        """Somebody or something with a name."""
        ...


class View(Protocol):
    """The brief as it stands after a number of decisions. It does not change: a decision makes another."""

    @property
    def reviewed(self) -> Reviewed:
        """The brief, and what became of each decision."""
        ...

    @property
    def evidence(self) -> Evidence:
        """What it rests on, after the decisions."""
        ...

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All of them, the first one first."""
        ...

    @property
    def page(self) -> Page:
        """As it is printed."""
        ...

    @property
    def pages(self) -> int:
        """Sheets that it takes."""
        ...

    @property
    def fill(self) -> float:
        """How full the one sheet is at the smallest size; 1.0 is full."""
        ...

    def version(self, act: Act, /) -> int:
        """The number of the last decision on what this act is about, 0 if there is none."""
        ...


class Session(Protocol):
    """One brief, its desk and its folder."""

    @property
    def record(self) -> Record:
        """As the machine made it."""
        ...

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        ...

    @property
    def refs(self) -> Refs:
        """From ids to what decisions are bound to."""
        ...

    def view(self) -> View:
        """As it stands now."""
        ...

    def decide(self, act: Act, *, who: str, reason: str = "", based_on: int | None = None, request: str | None = None) -> Decision:
        """Put a decision on record.

        Raises:
            Clash: somebody decided on the same since ``based_on``.
            DeskFault: it could not be recorded.
            UsageFault: the act makes no sense.
        """
        ...

    def publish(self, out: Path | None = None) -> tuple[Path, ...]:
        """Write the four files."""
        ...
