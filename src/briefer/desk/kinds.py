"""A kind of file: its tables in each version of them, and how a file is known to be of it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from briefer.errors import DeskFault


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file.

    Args:
        name: as a person calls it: 'ledger'.
        application: tells it from any other SQLite file (``PRAGMA application_id``).
        steps: the statements that lead from each version of its tables to the next, those of the first version first.
    """

    name: str
    application: int
    steps: tuple[tuple[str, ...], ...]

    @property
    def version(self) -> int:
        """Of its tables, as this briefer makes them."""
        return len(self.steps)


def version_of(store: sqlite3.Connection, path: Path, kind: Kind) -> int:
    """The version of the tables; 0 where there are none yet.

    Raises:
        DeskFault: it is another program's file, or of a newer briefer.
    """
    (application,) = store.execute("PRAGMA application_id").fetchone()
    (version,) = store.execute("PRAGMA user_version").fetchone()
    if application != kind.application:
        (tables,) = store.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if application or version or tables:
            raise DeskFault(f"{path} is no {kind.name} of briefer.", "Nothing was changed. Move that file away, or choose another desk.")
        return 0
    if version > kind.version:
        raise DeskFault(
            f"{path} was written by a newer briefer: its tables have version {version}, and this one knows {kind.version}.",
            "Nothing was changed. Install the newer briefer (`pip install --upgrade briefer`).",
        )
    return int(version)


def make_tables(store: sqlite3.Connection, kind: Kind, version: int = 0) -> None:
    """The tables, from those of that version on, inside the transaction that is under way."""
    made = (statement for step in kind.steps[version:] for statement in step)
    for statement in (*made, f"PRAGMA application_id = {kind.application}", f"PRAGMA user_version = {kind.version}"):
        store.execute(statement)
