"""What SQLite and the system say when they refuse, in plain words, each with what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from briefer.errors import DeskBusy, DeskFault, LedgerBroken

KEPT = "Nothing new was recorded; what was recorded before is still there."


class _Words(NamedTuple):
    what: str
    advice: str
    kind: type[DeskFault] = DeskFault


_FULL = _Words("The disk is full, or what you may use of it: {path} can't be written.", f"{KEPT} Make room and do it again.")
_FORBIDDEN = _Words(
    "{path} can't be opened or written: the rights on it or its folder forbid it, or the disk is read-only.",
    f"{KEPT} Change the rights, or choose another desk.",
)
_NO_ENTRY = _Words("{path} can't be opened or made.", f"{KEPT} Look whether its folder may be read and written, or choose another desk.")
_NO_FOLDER = _Words("{folder} is no folder, so it can't be a desk.", "Choose another desk, or move that file away.")
_NO_FILE = _Words("{path} is a folder, and should be a file.", "Move that folder away, or choose another desk.")
_BUSY = _Words("{path} is in use by another process, which holds it for long.", f"{KEPT} Try again in a moment.", DeskBusy)
_FOREIGN = _Words("{path} is no ledger of briefer.", "Nothing was changed. Move that file away, or choose another desk.")
_DAMAGED = _Words(
    "{path} is damaged.", "Nothing was overwritten. Keep the file as it is, and put a copy from before in its place.", LedgerBroken
)
_DISK = _Words("The disk gave an error while {path} was used.", f"{KEPT} Look after the disk, then do it again.")
_UNKNOWN = _Words("{path} can't be used.", f"{KEPT} Report this with the words above.")

_BY_CODE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _FORBIDDEN,
    sqlite3.SQLITE_PERM: _FORBIDDEN,
    sqlite3.SQLITE_CANTOPEN: _NO_ENTRY,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_NOTADB: _FOREIGN,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_IOERR: _DISK,
}
_BY_NUMBER = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _FORBIDDEN,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.EISDIR: _NO_FILE,
    errno.ENOENT: _NO_ENTRY,
    errno.EIO: _DISK,
}


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Whatever SQLite or the system refuses in here comes out as a `DeskFault` on ``path``.

    Raises:
        DeskBusy: another process holds it.
        LedgerBroken: SQLite finds it damaged.
        DeskFault: anything else.
    """
    try:
        yield
    except sqlite3.Error as error:
        code: int = getattr(error, "sqlite_errorcode", 0)  # the module's own errors have none
        name: str = getattr(error, "sqlite_errorname", type(error).__name__)
        raise _fault(_BY_CODE.get(code & 0xFF, _UNKNOWN), path, f"{error}, {name}") from error
    except OSError as error:
        raise _fault(_BY_NUMBER.get(error.errno or 0, _UNKNOWN), path, error.strerror or str(error)) from error


def _fault(words: _Words, path: Path, said: str) -> DeskFault:
    what = words.what.format(path=path, folder=path.parent)
    return words.kind(f"{what} ({said})", words.advice)
