"""The file of the ledger: how it is opened, what its tables are, and how it is known to be the same file still.

WAL with ``synchronous=FULL``: a commit is answered when its pages are in the log and the log is on the disk.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from pathlib import Path

from briefer.errors import DeskFault

VERSION = 1
APPLICATION = 0x62726665
"""Tells a ledger from any other SQLite file (``PRAGMA application_id``): 'brfe' in ASCII."""

OLDEST = (3, 38, 0)
"""Of SQLite: STRICT tables, and JSON as a part of it."""

PAUSE = 0.02  # seconds between two tries where SQLite itself doesn't wait

SCHEMA = (
    """CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,
        target TEXT NOT NULL,
        request TEXT UNIQUE,
        body TEXT NOT NULL,
        prev TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX by_target ON decisions (target, seq)",
    "CREATE INDEX undos ON decisions (json_extract(body, '$.act.seq')) WHERE json_extract(body, '$.act.act') = 'undo'",
    """CREATE TRIGGER never_changed BEFORE UPDATE ON decisions
        BEGIN SELECT raise(ABORT, 'a decision is never changed: undo it by another'); END""",
    """CREATE TRIGGER never_deleted BEFORE DELETE ON decisions
        BEGIN SELECT raise(ABORT, 'a decision is never deleted: undo it by another'); END""",
    # Where the chain ends. Without it, nobody would miss the last decisions of a ledger that was cut short.
    "CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT",
    "CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {VERSION}",
)

Files = tuple[tuple[int, int] | None, ...]
"""Device and inode of the database, its log and the index of its log; None where there is none."""


def open_store(path: Path, timeout: float, *, make: bool) -> sqlite3.Connection:
    """A connection to the ledger, with everything in force that a lasting commit needs. Only ``make`` makes a file.

    A folder that can't be written to is read all the same: as it stands, where no log waits to be worked in.

    Raises:
        sqlite3.Error: it can't be opened, or stayed locked for ``timeout`` seconds.
        PermissionError: the folder can't be written to, and ``make`` is wanted.
        DeskFault: the file system can't keep such a log, or this Python's SQLite is too old.
    """
    if sqlite3.sqlite_version_info < OLDEST:
        raise DeskFault(
            f"This Python has SQLite {sqlite3.sqlite_version}, and the ledger needs {'.'.join(map(str, OLDEST))} or newer.",
            "Nothing was changed. Use a Python that was built with a newer SQLite.",
        )
    if not os.access(path.parent, os.W_OK):
        if make:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return _open_unwritable(path, timeout)
    store = _connect(path, "mode=rwc" if make else "mode=rw", timeout)
    try:
        _switch_to_log(store, path, timeout)
        store.execute("PRAGMA synchronous = FULL")
        # SQLite before 3.51.3 can damage a file when one process works the log in while another commits ("WAL-reset bug"). So it is
        # worked in when the last connection closes, and then only: some 20 kB a decision until then.
        store.execute("PRAGMA wal_autocheckpoint = 0")
        store.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # from here on the log and its index are there, and stay
    except BaseException:
        store.close()
        raise
    return store


def _open_unwritable(path: Path, timeout: float) -> sqlite3.Connection:
    waiting = path.with_name(f"{path.name}-wal").exists()
    return _connect(path, "mode=ro" if waiting else "mode=ro&immutable=1", timeout)


def _connect(path: Path, how: str, timeout: float) -> sqlite3.Connection:
    store = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)
    # Bytes that are no text have to reach the check of the chain, which can say where they are.
    store.text_factory = lambda data: data.decode("utf-8", "backslashreplace")
    return store


def _switch_to_log(store: sqlite3.Connection, path: Path, timeout: float) -> None:
    """SQLite waits for nobody when it switches a new file to WAL, so two processes that make one at once would fail: we wait."""
    store.execute("PRAGMA busy_timeout = 0")
    for left in range(int(timeout / PAUSE), -1, -1):
        try:
            (mode,) = store.execute("PRAGMA journal_mode = WAL").fetchone()
            break
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or not left:
                raise
            time.sleep(PAUSE)
    store.execute(f"PRAGMA busy_timeout = {int(timeout * 1000)}")
    if mode != "wal":
        raise DeskFault(f"The file system of {path.parent} can't keep a ledger safely.", "Put the desk on a disk of this machine.")


def version_of(store: sqlite3.Connection, path: Path) -> int:
    """The version of the tables; 0 where there are none yet.

    Raises:
        DeskFault: it is another program's file, or of a newer briefer.
    """
    (application,) = store.execute("PRAGMA application_id").fetchone()
    (version,) = store.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        (tables,) = store.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if application or version or tables:
            raise DeskFault(f"{path} is no ledger of briefer.", "Nothing was changed. Move that file away, or choose another desk.")
        return 0
    if version > VERSION:
        raise DeskFault(
            f"{path} was written by a newer briefer: its tables have version {version}, and this one knows {VERSION}.",
            "Nothing was changed. Install the newer briefer (`pip install --upgrade briefer`).",
        )
    return int(version)


def make_tables(store: sqlite3.Connection) -> None:
    """The tables, inside the transaction that is under way."""
    for statement in SCHEMA:
        store.execute(statement)


def files_of(path: Path) -> Files:
    """Which files these are now."""
    return tuple(_identity(path.with_name(path.name + end)) for end in ("", "-wal", "-shm"))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
