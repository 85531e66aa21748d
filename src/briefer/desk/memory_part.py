"""What the parts of a desk's memory share: the file, the folder and the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from briefer.desk.store import StoreFile, stamp


class Part:
    """A part of a memory. Every method raises `DeskBusy` where another process holds the file, and `DeskFault` where it can't be used."""

    def __init__(self, file: StoreFile, now: Callable[[], dt.datetime]) -> None:
        self._file, self._now = file, now

    @property
    def folder(self) -> Path:
        """The desk."""
        return self._file.path.parent

    def _stamp(self) -> str:
        return stamp(self._now())
