"""A file of an older briefer: a copy of it is kept, then its tables become those of this one, in one transaction."""

from __future__ import annotations

import filecmp
import os
import shutil
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from briefer.desk.folder import Watch, sync_folder
from briefer.desk.kinds import Kind, make_tables, version_of
from briefer.errors import DeskFault


def migrate(store: sqlite3.Connection, path: Path, kind: Kind, watch: Watch) -> None:
    """Bring an older file to the present version. No transaction is under way before, and none after.

    Where two processes come at once, one waits for the other and finds it done.

    Args:
        store: a connection to the file.
        path: of the file.
        kind: what is in it.
        watch: told each stage ("copying", "copied", "changed", "migrated").

    Raises:
        sqlite3.Error: the tables can't be changed, or another process holds the file for long; then nothing was.
        DeskFault: no copy can be kept; nothing was changed.
    """
    store.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(store, path, kind)
        if 0 < version < kind.version:
            _keep_copy(path, version, watch)
            make_tables(store, kind, version)
            watch("changed")
            store.execute("COMMIT")
            watch("migrated")
    finally:
        if store.in_transaction:
            store.execute("ROLLBACK")


def _keep_copy(path: Path, version: int, watch: Watch) -> None:
    """Keep a copy of the whole file beside it: 'briefer.v1.db' of 'briefer.db'. The caller holds the file, so one is made at a time."""
    part = path.with_name(f"{path.stem}.v{version}.part")
    try:
        _clear(part)  # of a try that was killed
        _copy(path, part)
        watch("copying")
        part.replace(_place(path, version, part))
        sync_folder(path.parent)
    except (sqlite3.OperationalError, OSError) as error:
        raise DeskFault(
            f"{path} was written by an older briefer, and no copy of it can be kept before its tables change. ({error})",
            f"Nothing was changed. Make room in {path.parent} for a second file of that size, and do it again.",
        ) from error
    finally:
        _clear(part)
    watch("copied")


def _copy(path: Path, part: Path) -> None:
    """All pages of the file as they were last committed, in one file that needs no log beside it, on the disk."""
    part.touch(mode=0o600)
    with closing(_reader(path)) as source, closing(sqlite3.connect(part, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = OFF")
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    shutil.copymode(path, part)
    with part.open("rb") as file:
        os.fsync(file.fileno())


def _reader(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _place(path: Path, version: int, part: Path) -> Path:
    """Where the copy is to stand: no other copy is written over, and the same is not kept twice."""
    names = (f"{path.stem}.v{version}{f'-{number}' if number > 1 else ''}{path.suffix}" for number in count(1))
    places = (path.with_name(name) for name in names)
    return next(place for place in places if not place.exists() or filecmp.cmp(part, place, shallow=False))


def _clear(part: Path) -> None:
    for each in part.parent.glob(f"{part.name}*"):  # SQLite's own files too
        each.unlink()
