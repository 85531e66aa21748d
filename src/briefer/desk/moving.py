"""The whole memory of a desk on its way out, line by line, and back into an empty one."""

from __future__ import annotations

import base64
import hashlib
import sqlite3
import zlib
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from briefer.desk.arrival import Arrival, Undo
from briefer.desk.articles import COLUMNS, ORIGINALS, collection_of, version_of_row
from briefer.desk.memory_part import Part
from briefer.desk.moved import (
    MOST_LINE,
    AskedLine,
    BriefLine,
    CollectionLine,
    DecisionLine,
    EndLine,
    ExtractionLine,
    HeaderLine,
    KeptLine,
    Line,
    NamesLine,
    OriginalLine,
    PostLine,
    VersionLine,
    bytes_of,
)
from briefer.desk.names_file import NAMES_FILE, names_text, read_names
from briefer.errors import DeskFault, UsageFault
from briefer.models import Asked, Claim, Daily, Extraction, Record, Sent, Version

HOLDING = ("versions", "extractions", "asked", "collections", "briefs", "post", "decisions", "kept")
"""The tables of which any row means that a desk is in use."""
_DECISIONS = "SELECT seq, target, request, body, prev, hash FROM decisions ORDER BY seq"


class Moving(Part):
    """The way out and in."""

    def is_empty(self) -> bool:
        """Whether the desk remembers nothing, and nobody has decided anything at it."""
        with self._file.reading() as store:
            return store is None or not _holds(store)

    def lines(self) -> Generator[bytes]:
        """Everything, as the lines of a file: of the same memory the same bytes. One article at a time is in memory.

        Raises:
            DeskFault: an original is missing or was changed.
        """
        seal, many = hashlib.sha256(), 0
        with self._file.reading() as store:
            for line in self._lines(store):
                written = bytes_of(line)
                seal.update(written)
                many += 1
                yield written
        yield bytes_of(EndLine(lines=many, sha256=seal.hexdigest()))

    def claims(self) -> Generator[tuple[Version, Claim]]:
        """What was last taken from each source, with the last version that has this source, in the order of taking in."""
        sql = f"""SELECT (SELECT body FROM extractions WHERE source = v.source ORDER BY seq DESC LIMIT 1), {COLUMNS} FROM versions v
            WHERE seq IN (SELECT max(seq) FROM versions GROUP BY source) ORDER BY seq"""  # noqa: S608  (ours)
        with self._file.reading() as store:
            for said, *row in store.execute(sql) if store else ():
                version = version_of_row(tuple(row))
                yield from ((version, claim) for claim in (_extraction(said).claims if said else ()))

    def take_in(self, file: BinaryIO, *, most_line: int = MOST_LINE) -> int:
        """Take an export in, all of it or nothing; how many lines it had. A line of more bytes than ``most_line`` is not read to its end.

        Raises:
            UsageFault: the desk is in use.
            ImportRefused: with the line that is none, or does not fit those before it.
        """
        with ExitStack() as unless_done:
            undo = Undo(self._file)
            unless_done.callback(undo.undo)
            self._refuse_what_is_there()
            undo.made(self._file.path)
            with self._file.writing() as store:
                if _holds(store):  # another process was faster
                    raise _in_use(self.folder)
                many = Arrival(store, self.folder, undo, most_line).take_all(file)
            unless_done.pop_all()
        return many

    def _refuse_what_is_there(self) -> None:
        if not self.is_empty() or read_names(self.folder / NAMES_FILE):
            raise _in_use(self.folder)

    # ------------------------------------------------------------ the lines

    def _lines(self, store: sqlite3.Connection | None) -> Iterator[Line]:
        yield HeaderLine()
        if store is not None:
            yield from self._originals(store)
            for row in store.execute(f"SELECT {COLUMNS} FROM versions ORDER BY seq"):  # noqa: S608  (ours)
                yield VersionLine(version=version_of_row(row))
            for seq, body in store.execute("SELECT seq, body FROM extractions ORDER BY seq"):
                yield ExtractionLine(seq=seq, extraction=_extraction(body))
            yield from _work(store)
            yield from _decided(store)
        yield from self._names()

    def _originals(self, store: sqlite3.Connection) -> Iterator[OriginalLine]:
        for (digest,) in store.execute("SELECT DISTINCT original FROM versions ORDER BY original"):
            files = sorted((self.folder / ORIGINALS / digest[:2]).glob(f"{digest}.*"))
            if not files:
                raise _unfit(f"The original {digest} is missing from {self.folder / ORIGINALS}.")
            for path in files:
                content = path.read_bytes()
                if hashlib.sha256(content).hexdigest() != digest:
                    raise _unfit(f"{path} was changed: its SHA-256 is not its name.")
                yield OriginalLine(sha256=digest, ending=path.suffix[1:], base64=base64.b64encode(content).decode())

    def _names(self) -> Iterator[NamesLine]:
        """An empty list is as good as none: `briefer init` makes one."""
        path = self.folder / NAMES_FILE
        if path.exists() and (text := path.read_text("utf-8")) != names_text(()):
            yield NamesLine(text=text)


def _work(store: sqlite3.Connection) -> Iterator[Line]:
    """What was asked for, taken in, written and sent."""
    for row in store.execute("SELECT url, etag, modified, found, at, digest FROM asked ORDER BY url"):
        yield AskedLine(asked=Asked(**dict(zip(("url", "etag", "modified", "found", "at", "digest"), row, strict=True))))
    for row in store.execute("SELECT seq, begun, ended, new, versions, same FROM collections ORDER BY seq"):
        yield CollectionLine(collection=collection_of(store, row))
    for seq, at, daily, body in store.execute("SELECT seq, at, daily, body FROM briefs ORDER BY seq"):
        made = Daily.model_validate_json(daily).model_copy(update={"seq": seq, "at": at})
        yield BriefLine(daily=made, rest=Record.model_validate_json(zlib.decompress(body)))
    for digest, address, at, state in store.execute("SELECT digest, address, at, state FROM post ORDER BY digest, address"):
        yield PostLine(sent=Sent(digest=digest, address=address, at=at, state=state))


def _decided(store: sqlite3.Connection) -> Iterator[Line]:
    for row in store.execute(_DECISIONS):
        yield DecisionLine(**dict(zip(("seq", "target", "request", "body", "prev", "hash"), row, strict=True)))
    for name, value in store.execute("SELECT name, value FROM kept ORDER BY name"):
        yield KeptLine(name=name, value=value)


def _extraction(body: bytes) -> Extraction:
    return Extraction.model_validate_json(zlib.decompress(body))


def _holds(store: sqlite3.Connection) -> bool:
    return any(store.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in HOLDING)  # noqa: S608  (ours)


def _in_use(folder: Path) -> UsageFault:
    return UsageFault(
        f"The desk {folder} is in use: it has articles, briefs, decisions or names.",
        "An export is taken into an empty desk: name a new folder with --desk DIR. Nothing was changed.",
    )


def _unfit(why: str) -> DeskFault:
    return DeskFault(why, "Nothing was exported. Put it back, from a copy of the desk.")
