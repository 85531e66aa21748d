"""What a desk remembers: articles, what they said, and the briefs of each day, in one file with the ledger of decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from briefer.desk.articles import Articles
from briefer.desk.dailies import Dailies, Post
from briefer.desk.folder import Watch, unwatched
from briefer.desk.forgetting import Forgetting, Forgotten
from briefer.desk.ledger import LEDGER, NAME
from briefer.desk.moving import Moving
from briefer.desk.recall import Recall
from briefer.desk.said import Said
from briefer.desk.store import Store, StoreFile

SINCE = 2
"""The version of the tables that first had a memory in them."""


class Memory(Store):
    """The memory of one desk, in ``folder/briefer.db``. What a method has returned from is on the disk.

    Args:
        folder: the desk; originals lie in ``folder/originals``, under their SHA-256.
        now: the time, in UTC.
        timeout: seconds to wait for another process.
        watch: told each stage of a write, as for `Ledger`.

    Every method of its parts raises `DeskBusy` where another process holds the file for longer, and `DeskFault` where it can't be used.
    """

    def __init__(self, folder: Path, now: Callable[[], dt.datetime], *, timeout: float = 5.0, watch: Watch = unwatched) -> None:
        file = StoreFile(folder / NAME, LEDGER, timeout=timeout, watch=watch, since=SINCE)
        super().__init__(file)
        self.articles, self.said = Articles(file, now), Said(file, now)
        self.dailies, self.post = Dailies(file, now), Post(file, now)
        self.recall, self.moving = Recall(file, now), Moving(file, now)
        self._forgetting = Forgetting(file, now)

    def forget(self, before: dt.date) -> Forgotten:
        """Forget what was taken in before a day: see `Forgetting.forget`."""
        return self._forgetting.forget(before)
