"""One run at a time at a desk: a lock on a file of it, which the system itself lets go of when the process ends, however it ends."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefer.desk.faults import plain_words
from briefer.desk.folder import make_folder
from briefer.desk.store import stamp
from briefer.errors import DeskBusy

LOCK = ".lock"
_LONGEST = 200


@contextmanager
def locked(desk: Path, what: str, now: Callable[[], dt.datetime]) -> Iterator[None]:
    """Hold the desk while the context is open. The file stays, empty: one that was deleted could be held twice.

    Args:
        desk: the folder; made if need be.
        what: who holds it, as the other one is told: 'briefer collect'.
        now: the time, in UTC.

    Raises:
        DeskBusy: another process, or this one, holds it; says who, and since when.
        DeskFault: the file can't be made.
    """
    path = desk / LOCK
    with plain_words(path):
        make_folder(desk)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _take(handle, desk)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{what}, process {os.getpid()}, since {stamp(now())}".encode()[:_LONGEST], 0)
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _take(handle: int, desk: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(handle, _LONGEST, 0).decode("utf-8", "replace") or "another process"
        raise DeskBusy(f"The desk {desk} is in use: {holder}.", "Wait until that has ended, and start again.") from error
