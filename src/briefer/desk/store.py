"""A file of the desk's: how it is opened, how it is known to be the same file still, and its transactions.

WAL with ``synchronous=FULL``: a commit is answered when its pages are in the log and the log is on the disk.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from stat import S_ISDIR
from threading import RLock
from types import TracebackType
from typing import ClassVar, Self

from briefer.desk.faults import plain_words
from briefer.desk.folder import Watch, make_folder, sync_folder, unwatched
from briefer.desk.kinds import Kind, make_tables, version_of
from briefer.desk.migrating import migrate
from briefer.errors import DeskFault

OLDEST = (3, 38, 0)
"""Of SQLite: STRICT tables, and JSON as a part of it."""

PAUSE = 0.02  # seconds between two tries where SQLite itself doesn't wait

Files = tuple[tuple[int, int] | None, ...]
"""Device and inode of the database, its log and the index of its log; None where there is none."""


def open_store(path: Path, timeout: float, *, make: bool) -> sqlite3.Connection:
    """A connection to a store, with everything in force that a lasting commit needs. Only ``make`` makes a file.

    A folder that can't be written to is read all the same: as it stands, where no log waits to be worked in.

    Raises:
        sqlite3.Error: it can't be opened, or stayed locked for ``timeout`` seconds.
        PermissionError: the folder can't be written to, and ``make`` is wanted.
        DeskFault: the file system can't keep such a log, or this Python's SQLite is too old.
    """
    if sqlite3.sqlite_version_info < OLDEST:
        raise DeskFault(
            f"This Python has SQLite {sqlite3.sqlite_version}, and a desk needs {'.'.join(map(str, OLDEST))} or newer.",
            "Nothing was changed. Use a Python that was built with a newer SQLite.",
        )
    if not os.access(path.parent, os.W_OK):
        if make:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return _open_unwritable(path, timeout)
    store = _connect(path, "mode=rwc" if make else "mode=rw", timeout)
    with ExitStack() as unless_ready:
        unless_ready.callback(store.close)
        _switch_to_log(store, path, timeout)
        store.execute("PRAGMA synchronous = FULL")
        # SQLite before 3.51.3 can damage a file when one process works the log in while another commits ("WAL-reset bug"). So it is
        # worked in when the last connection closes, and then only: some 20 kB a decision until then.
        store.execute("PRAGMA wal_autocheckpoint = 0")
        store.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # from here on the log and its index are there, and stay
        unless_ready.pop_all()
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
        raise DeskFault(f"The file system of {path.parent} can't keep a desk safely.", "Put the desk on a disk of this machine.")


def files_of(path: Path) -> Files:
    """Which files these are now."""
    return tuple(_identity(path.with_name(path.name + end)) for end in ("", "-wal", "-shm"))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


class StoreFile:
    """One file of the desk, and its transactions. Nothing is made on the disk before the first that writes.

    A file of an older briefer is brought to the present tables when it is first used, with a copy of it kept beside it (`migrate`).

    Any thread may call: one connection behind one lock, because SQLite lets one writer in at a time anyhow and a lock is fair where its
    polling is not, and because a connection for each thread of a pool would outlive its thread. Any process may open the same file; one
    `StoreFile` is not to be used on both sides of a fork.

    Args:
        path: of the file.
        kind: what is in it.
        timeout: seconds to wait for another process.
        watch: told each stage of a write ("opened", "begun", "made", "written", "committed"), and those of `migrate`.
        since: the version of the tables that first had what is read here. An older file that can't be written to has nothing of it.

    Every method raises `DeskBusy` where another process holds the file for longer, and `DeskFault` where it can't be used.
    """

    def __init__(self, path: Path, kind: Kind, *, timeout: float, watch: Watch = unwatched, since: int = 1) -> None:
        self.path = path
        self._kind, self._timeout, self._watch, self._since = kind, timeout, watch, since
        self._lock = RLock()
        self._store: sqlite3.Connection | None = None
        self._files: Files = ()

    def watch(self, stage: str) -> None:
        """Tell of a stage of what is written beside the file."""
        self._watch(stage)

    def close(self) -> None:
        """Let go of the file. It is opened again when it is next asked."""
        with self._lock, plain_words(self.path):
            store, self._store = self._store, None
            if store is not None:
                store.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, on the disk when it ends well and never begun when it doesn't."""
        with self._lock, plain_words(self.path):
            make_folder(self.path.parent)
            new = not self.path.exists()
            store = self._opened(make=True)
            self._watch("opened")
            try:
                version = self._begin(store, "BEGIN IMMEDIATE")
                self._watch("begun")
                if not version:
                    make_tables(store, self._kind)
                    self._watch("made")
                elif version < self._kind.version:  # for SQLite, a transaction that only reads has begun
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
                yield store
                self._watch("written")
                store.execute("COMMIT")
            finally:
                _roll_back(store)  # of what was not committed
            if new:
                sync_folder(self.path.parent)
            self._refuse_strange_files()
            self._watch("committed")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """All reads of one moment; None where there is nothing to read."""
        with self._lock, plain_words(self.path):
            store = self._opened(make=False) if self._exists() else None
            if store is None:
                yield None
                return
            try:
                yield store if self._begin(store, "BEGIN") >= self._since else None
            finally:
                _roll_back(store)
                if not os.access(self.path.parent, os.W_OK):
                    self.close()  # read as it stood, without locks: look anew each time

    def rewrite(self) -> None:
        """Write the file anew with what it holds, its log folded in: nothing that was deleted stands in either any more.

        Raises:
            DeskBusy: another process has the file open.
        """
        with self._lock, plain_words(self.path):
            store = self._opened(make=True)
            try:
                store.execute("PRAGMA journal_mode = DELETE")  # takes the log away, and only where nobody else has the file open
                store.execute("VACUUM")
                store.execute("PRAGMA journal_mode = DELETE")  # somebody may have come meanwhile
            finally:
                self.close()

    def _begin(self, store: sqlite3.Connection, how: str) -> int:
        """Begin a transaction; the version of the tables, which is the present one wherever the file can be written to. 0: none yet."""
        store.execute(how)
        version = version_of(store, self.path, self._kind)
        if 0 < version < self._kind.version and os.access(self.path.parent, os.W_OK) and os.access(self.path, os.W_OK):
            store.execute("ROLLBACK")
            migrate(store, self.path, self._kind, self._watch)
            store.execute(how)
            version = version_of(store, self.path, self._kind)
        return version

    def _exists(self) -> bool:
        try:
            folder = self.path.parent.stat()
        except FileNotFoundError:
            return self._store is not None
        if not S_ISDIR(folder.st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        return self._store is not None or self.path.exists()

    def _opened(self, *, make: bool) -> sqlite3.Connection:
        if self._store is None:
            store = open_store(self.path, self._timeout, make=make)
            self._store, self._files = store, files_of(self.path)
        self._refuse_strange_files()
        return self._store

    def _refuse_strange_files(self) -> None:
        """SQLite would go on writing to a file that was moved, deleted or replaced, and nobody would ever read that."""
        if files_of(self.path) != self._files:
            raise DeskFault(
                f"{self.path}, or one of the two files of its name beside it, was moved, deleted or replaced while it was in use.",
                "Stop everything that uses this desk, put the three files back together, and start again.",
            )


class Store:
    """What stands in one file of the desk; let go of with ``with``, or `close`."""

    def __init__(self, file: StoreFile) -> None:
        self._file = file

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. It is opened again when it is next asked."""
        self._file.close()


class Passing(Store):
    """What a desk keeps for some days, or for good. What a method of one has returned from is on the disk.

    Args:
        folder: the desk.
        now: the time, in UTC.
        keep_days: what is older goes when something is kept; None keeps all.
        timeout: seconds to wait for another process.
        watch: told each stage of a write, as for `Ledger`.

    Every method raises `DeskBusy` where another process holds the file for longer, and `DeskFault` where it can't be used.
    """

    NAME: ClassVar[str]
    KIND: ClassVar[Kind]

    def __init__(
        self,
        folder: Path,
        now: Callable[[], dt.datetime],
        *,
        keep_days: int | None = None,
        timeout: float = 5.0,
        watch: Watch = unwatched,
    ) -> None:
        super().__init__(StoreFile(folder / self.NAME, self.KIND, timeout=timeout, watch=watch))
        self._now, self._keep_days = now, keep_days


def plain(text: str) -> str:
    """Text that SQLite takes: half a character, which may stand in a name from the command line, is spelt out."""
    return text.encode("utf-8", "backslashreplace").decode()


def stamp(time: dt.datetime) -> str:
    """A time as the tables have it: UTC, to the second."""
    return time.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _roll_back(store: sqlite3.Connection) -> None:
    if store.in_transaction:
        store.execute("ROLLBACK")
