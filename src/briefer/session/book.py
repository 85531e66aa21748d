"""The desk's book: the ledger of decisions, and names.toml, the list of names that comes of it and that people edit by hand.

The ledger is the one truth. names.toml is written from it; where a person edited the file, that edit is taken in as a decision first.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import ValidationError

from briefer.desk import Ledger, names_text, read_names, write_names
from briefer.errors import UsageFault
from briefer.models import Act, Choose, Decided, Decision, EditNames, GiveRole, Merge, Proposed, Rename, SettledName, Split, Undo
from briefer.review import in_force, settled_names, target_of, told

NAMES = "names.toml"
WRITTEN = "names.toml as written"
"""Under this name the ledger keeps the digest of names.toml as it was last written, to tell an edit by hand from an older state."""
LISTED = 8
"""Names that the words for an edit by hand list."""
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

    def _record(self, act: Act, by: By, words: tuple[str, str] | None = None) -> Decision:
        before, after = words or told(act)
        try:
            proposed = Proposed(
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
        except ValidationError as error:
            raise _unfit(error) from error
        return self.ledger.append(proposed)

    def _target_of(self, seq: int) -> str:
        found = next((d for d in self.ledger.decisions(after=seq - 1) if d.seq == seq), None)
        if found is None:
            raise UsageFault(f"There is no decision {seq}.", "`briefer decisions` lists them.")
        return found.target

    def names(self) -> tuple[SettledName, ...]:
        """The list of names as it stands."""
        return settled_names(in_force(self.ledger.decisions()))

    def decided(self) -> Decided:
        """All that the persons of this desk have decided so far. Where nothing can be recorded, what was edited in names.toml holds too."""
        edited = self.take_in_names()
        decisions = self.ledger.decisions()
        return Decided(names=settled_names(in_force(decisions)) if edited is None else edited, decisions=decisions)

    def take_in_names(self) -> tuple[SettledName, ...] | None:
        """Reads names.toml. What a person edited is a decision too; a file that is only older than the ledger is written anew.

        Gives the names that were edited where the desk can only be read, so that they can't be recorded; None where nothing is left over.
        """
        in_file = self._edited()
        if not self._can_write():
            return in_file
        if in_file is not None:
            self._record(EditNames(names=in_file), By(who=NAMES), _what_was_edited(self.names(), in_file))
            self.ledger.keep(WRITTEN, _digest(names_text(in_file)))
        self._write_names()
        return None

    def _edited(self) -> tuple[SettledName, ...] | None:
        """The list in names.toml, where a person edited it."""
        path = self.folder / NAMES
        if not path.exists():
            return None
        in_file = read_names(path)
        begun = _digest(names_text(()))  # `briefer init` makes it empty, and that is no edit
        known = {self.ledger.kept(WRITTEN) or begun, _digest(names_text(self.names()))}
        return None if _digest(names_text(in_file)) in known else in_file

    def _can_write(self) -> bool:
        """Whether the desk can be written to; one that isn't there yet is made with the first decision."""
        return not self.folder.exists() or os.access(self.folder, os.W_OK)

    def _write_names(self) -> None:
        """Writes names.toml, unless it is as the ledger has it, or there never was a name; never over what a person edited meanwhile."""
        names = self.names()
        text, written = names_text(names), self.ledger.kept(WRITTEN)
        if written == _digest(text) or (not names and written is None) or self._edited() is not None:
            return
        write_names(self.folder / NAMES, names)
        self.ledger.keep(WRITTEN, _digest(text))


def _unfit(error: ValidationError) -> UsageFault:
    """Why a decision can't be recorded as it was put."""
    said = {
        "who": UsageFault("Who decides has no name that could stand on record.", "Give one of 1 to 120 characters on one line."),
        "reason": UsageFault("The reason is too long.", "Give 1,200 characters at most."),
        "request": UsageFault("The number of the request is too long.", "Give 80 characters at most."),
    }
    field = str(error.errors()[0]["loc"][0])
    return said.get(field, UsageFault(f"The {field} can't be recorded.", "Nothing was recorded."))


def _what_was_edited(before: tuple[SettledName, ...], after: tuple[SettledName, ...]) -> tuple[str, str]:
    """An edit by hand in words: the names that left the list or read otherwise, and those that came or read so now."""
    was, now = ({(n.kind, n.name): n for n in names} for names in (before, after))
    gone = [name for (_, name), n in was.items() if now.get((n.kind, name)) != n]
    come = [name for (_, name), n in now.items() if was.get((n.kind, name)) != n]
    return _listed(gone), f"{NAMES} edited by hand: {_listed(come) or 'taken off the list'}"


def _listed(names: list[str]) -> str:
    return ", ".join(names[:LISTED]) + (f" and {len(names) - LISTED} more" if len(names) > LISTED else "")


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
