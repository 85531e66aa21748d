"""The desk's book: the ledger of decisions, and names.toml, the list of names that comes of it and that people edit by hand.

The ledger is the one truth. names.toml is written from it; where a person edited the file, that edit is taken in as a decision first.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from briefer.desk import Ledger, names_text, read_names, write_names
from briefer.errors import UsageFault
from briefer.models import Act, Choose, Decision, EditNames, GiveRole, Merge, Proposed, Rename, SettledName, Split, Undo
from briefer.pipeline import Decided
from briefer.review import in_force, settled_names, target_of, told

NAMES = "names.toml"
WRITTEN = "names.toml as written"
"""Under this name the ledger keeps the digest of names.toml as it was last written, to tell an edit by hand from an older state."""
ON_NAMES = (Merge, Split, Rename, GiveRole, Choose, EditNames, Undo)
"""Acts after which the desk's list of names may be another."""
Now = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class By:
    """Who decides, why, and on what state of things.

    Attributes:
        who: the person's name.
        reason: in a sentence.
        based_on: the number of the last decision on the same that the person saw; None: whatever was decided.
        request: made by the client: the same one twice is one decision.
    """

    who: str
    reason: str = ""
    based_on: int | None = None
    request: str | None = None


class Book:
    """The ledger and the list of names of one desk. Nothing is made on the disk before the first decision.

    Every method raises `DeskFault` where the ledger can't be used, and `UsageFault` where names.toml can't be read.
    """

    def __init__(self, folder: Path, now: Now) -> None:
        self.folder = folder
        self.ledger = Ledger(folder)
        self._now = now

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the store."""
        self.ledger.close()

    def decide(self, act: Act, by: By) -> Decision:
        """Records an act.

        Raises:
            Clash: somebody decided on the same meanwhile.
            UsageFault: there is nothing of that number to undo.
        """
        on_names = isinstance(act, ON_NAMES)
        if on_names:
            self.take_in_names()
        decision = self._record(act, by)
        if on_names:
            self._write_names()
        return decision

    def _record(self, act: Act, by: By) -> Decision:
        before, after = told(act)
        return self.ledger.append(
            Proposed(
                act=act,
                who=by.who,
                when=self._now().astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
                target=self._target_of(act.seq) if isinstance(act, Undo) else target_of(act),
                before=before,
                after=after,
                reason=by.reason,
                based_on=by.based_on,
                request=by.request,
            )
        )

    def _target_of(self, seq: int) -> str:
        found = next((d for d in self.ledger.decisions(after=seq - 1) if d.seq == seq), None)
        if found is None:
            raise UsageFault(f"There is no decision {seq}.", "`briefer decisions` lists them.")
        return found.target

    def names(self) -> tuple[SettledName, ...]:
        """The list of names as it stands."""
        return settled_names(in_force(self.ledger.decisions()))

    def decided(self) -> Decided:
        """All that the persons of this desk have decided so far."""
        self.take_in_names()
        decisions = self.ledger.decisions()
        return Decided(names=settled_names(in_force(decisions)), decisions=decisions)

    def take_in_names(self) -> None:
        """Reads names.toml. What a person edited is a decision too; a file that is only older than the ledger is written anew."""
        path = self.folder / NAMES
        if path.exists():
            in_file = read_names(path)
            digest = _digest(names_text(in_file))
            if digest not in {self.ledger.kept(WRITTEN), _digest(names_text(self.names()))}:
                self._record(EditNames(names=in_file), By(who=NAMES))
                self.ledger.keep(WRITTEN, digest)
        self._write_names()

    def _write_names(self) -> None:
        """Writes names.toml, unless it is as the ledger has it, or there never was a name."""
        names = self.names()
        text, written = names_text(names), self.ledger.kept(WRITTEN)
        if written == _digest(text) or (not names and written is None):
            return
        write_names(self.folder / NAMES, names)
        self.ledger.keep(WRITTEN, _digest(text))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def decided_of(desk: Path, now: Now) -> Decided:
    """What the persons of a desk have decided so far; nothing where the folder has neither ledger nor names.

    Raises:
        UsageFault, DeskFault: see `Book`.
    """
    with Book(desk, now) as book:
        return book.decided()


def desk_names(desk: Path, now: Now) -> tuple[SettledName, ...]:
    """The desk's list of names.

    Raises:
        UsageFault, DeskFault: see `Book`.
    """
    return decided_of(desk, now).names


def decide_names(desk: Path, act: Act, *, who: str, reason: str = "", now: Now) -> Decision:
    """Records a decision on the desk's list of names without any brief, and writes names.toml anew.

    Raises:
        UsageFault, DeskFault: see `Book`.
    """
    with Book(desk, now) as book:
        return book.decide(act, By(who=who, reason=reason))
