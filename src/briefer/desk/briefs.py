"""The last briefs that were made with a model's answers, whole: what would come out the same again is taken from here."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from briefer.desk.kinds import Kind
from briefer.desk.store import Passing, stamp

NAME = "briefs.db"
MOST = 12
"""Briefs that are kept: of a desk that makes some each morning, those of the last days."""

BRIEFS = Kind(
    "store of briefs",
    0x62726662,  # 'brfb' in ASCII
    (
        (
            """CREATE TABLE briefs (
            seq INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            basis TEXT NOT NULL UNIQUE,
            told TEXT NOT NULL,
            signed INTEGER NOT NULL,
            files BLOB NOT NULL
        ) STRICT""",
        ),
    ),
)


class Kept(NamedTuple):
    """A brief as it was made: its files by their names, what was told of it, and whether it stands signed."""

    files: Mapping[str, bytes]
    told: tuple[str, ...]
    signed: bool
    at: str = ""


class Briefs(Passing):
    """The last briefs of one desk, in ``folder/briefs.db``: a dozen, whatever ``keep_days`` says."""

    NAME, KIND = NAME, BRIEFS

    def of(self, basis: str) -> Kept | None:
        """What was made of this basis."""
        with self._file.reading() as store:
            found = store.execute("SELECT files, told, signed, at FROM briefs WHERE basis = ?", (basis,)).fetchone() if store else None
        if found is None:
            return None
        files, told, signed, at = found
        return Kept(_unpacked(files), tuple(json.loads(told)), bool(signed), at)

    def keep(self, basis: str, made: Kept) -> None:
        """Keep what was made of it; the oldest go where there are too many."""
        now = self._now()
        oldest = stamp(now - dt.timedelta(days=self._keep_days)) if self._keep_days is not None else ""
        with self._file.writing() as store:
            store.execute("PRAGMA secure_delete = ON")
            store.execute("DELETE FROM briefs WHERE basis = ? OR at < ?", (basis, oldest))
            values = (stamp(now), basis, json.dumps(made.told), made.signed, _packed(made.files))
            store.execute("INSERT INTO briefs (at, basis, told, signed, files) VALUES (?, ?, ?, ?, ?)", values)
            store.execute("DELETE FROM briefs WHERE seq <= (SELECT max(seq) FROM briefs) - ?", (MOST,))

    def purge(self) -> None:
        """Remove them all, so that no file of the store holds a word of them.

        Raises:
            DeskBusy: another process has the file open, and while it does, the words may stand in it.
        """
        with self._file.reading() as store:
            if store is None:
                return
        with self._file.writing() as store:
            store.execute("PRAGMA secure_delete = ON")
            store.execute("DELETE FROM briefs")
        self._file.rewrite()


def _packed(files: Mapping[str, bytes]) -> bytes:
    """The sizes and names of the files in a line of JSON, and then the files, compressed."""
    head = json.dumps([[name, len(content)] for name, content in files.items()])
    return zlib.compress(head.encode() + b"\n" + b"".join(files.values()), 1)


def _unpacked(data: bytes) -> dict[str, bytes]:
    head, _, rest = zlib.decompress(data).partition(b"\n")
    files: dict[str, bytes] = {}
    for name, size in json.loads(head):
        files[name], rest = rest[:size], rest[size:]
    return files
