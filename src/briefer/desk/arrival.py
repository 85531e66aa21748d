"""An export on its way into the tables of an empty desk: each line is checked against those before it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Never

from pydantic import ValidationError

from briefer.desk.articles import COLUMNS, ORIGINALS, article_id, insert_version, version_of_row
from briefer.desk.chain import FIRST, Row, decision_of, flaw
from briefer.desk.dailies import insert_daily
from briefer.desk.folder import make_folder, write_whole
from briefer.desk.moved import (
    FORMAT_VERSION,
    ORDER,
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
    line_of,
)
from briefer.desk.names_file import NAMES_FILE, read_names
from briefer.desk.said import insert_extraction
from briefer.desk.store import StoreFile
from briefer.errors import DeskFault, ImportRefused, UsageFault
from briefer.models import Claim


class Undo:
    """Takes away what was made on the disk, where nothing is to come of it: the last first. What was there before stays."""

    def __init__(self, file: StoreFile) -> None:
        self._file = file
        self._files: list[Path] = []
        self._folders: list[Path] = []
        self._was: dict[Path, bytes] = {}

    def made(self, path: Path) -> None:
        """Note a file that is about to be made, and the folders above it."""
        self._folders += [each for each in reversed(path.parents) if not each.exists() and each not in self._folders]
        if not path.exists():
            self._files.append(path)

    def changed(self, path: Path) -> None:
        """Note a file that is about to be made or written over."""
        self.made(path)
        if path.exists():
            self._was[path] = path.read_bytes()

    def undo(self) -> None:
        """Take it all away, and put back what was written over."""
        if self._file.path in self._files:
            self._file.close()
            self._files += [self._file.path.with_name(self._file.path.name + end) for end in ("-wal", "-shm")]
        for path, content in self._was.items():
            write_whole(path, content)
        for path in reversed(self._files):
            path.unlink(missing_ok=True)
        for folder in reversed(self._folders):
            with suppress(OSError):  # it was not made in the end, or somebody has put something in it meanwhile
                folder.rmdir()


class Arrival:
    """Takes the lines of an export into the tables, in a transaction that is under way.

    Args:
        store: the tables, empty.
        folder: the desk.
        undo: told of each file before it is made.
        most_line: bytes that a line may have.
    """

    def __init__(self, store: sqlite3.Connection, folder: Path, undo: Undo, most_line: int) -> None:
        self._store, self._folder, self._undo, self._most_line = store, folder, undo, most_line
        self._number, self._rank = 0, -1
        self._seal = hashlib.sha256()
        self._originals: set[str] = set()
        self._decided: tuple[int, str] = (0, FIRST)

    def take_all(self, file: BinaryIO) -> int:
        """Take the whole file in; how many lines it had.

        Raises:
            ImportRefused: with the number of the line that is none, or does not fit those before it.
        """
        line: Line | None = None
        for raw in self._raw(file):
            if isinstance(line, EndLine):
                self._refuse("it stands behind the end")
            line = self._read(raw)
            try:
                self._take(line)
            except (sqlite3.IntegrityError, OverflowError) as error:
                raise self._refusal(f"it does not fit the lines before it ({error})") from error
            self._seal.update(raw)
        if not isinstance(line, EndLine):
            self._number += 1
            self._refuse("the file ends before its end; it was cut off, or is no export")
        return self._number

    def _raw(self, file: BinaryIO) -> Iterator[bytes]:
        while raw := file.readline(self._most_line + 1):
            self._number += 1
            if len(raw) > self._most_line:
                self._refuse(f"it is longer than {self._most_line:,} bytes")
            yield raw

    def _read(self, raw: bytes) -> Line:
        if self._number == 1:
            self._check_head(raw)
        try:
            line = line_of(raw)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False, include_context=False)[0]
            where = ".".join(map(str, first["loc"][1:]))
            raise self._refusal(f"it is no line of an export ({f'{where}: ' if where else ''}{first['msg'][:200]})") from error
        rank = ORDER.index(line.kind)
        if rank < self._rank or (rank == self._rank and line.kind in {"header", "names", "end"}):
            self._refuse(f"a line of kind '{line.kind}' can't stand here")
        self._rank = rank
        return line

    def _check_head(self, raw: bytes) -> None:
        try:
            head = HeaderLine.model_validate_json(raw)
        except ValidationError as error:
            raise self._refusal("a file that `briefer export` wrote begins otherwise") from error
        if head.version != FORMAT_VERSION:
            raise ImportRefused(
                1,
                f"it is of version {head.version} of the format, and this briefer knows {FORMAT_VERSION}",
                "Nothing was taken in. Install the briefer that wrote it, or a newer one (`pip install --upgrade briefer`).",
            )

    def _take(self, line: Line) -> None:
        if isinstance(line, HeaderLine):
            return
        takes: dict[str, Callable[..., None]] = {
            "original": self._original,
            "version": self._version,
            "extraction": self._extraction,
            "asked": self._asked,
            "collection": self._collection,
            "brief": self._brief,
            "post": self._post,
            "decision": self._decision,
            "kept": self._kept,
            "names": self._names,
            "end": self._end,
        }
        takes[line.kind](line)

    # ------------------------------------------------------------ each kind

    def _original(self, line: OriginalLine) -> None:
        try:
            content = line.content()
        except ValueError as error:
            raise self._refusal(f"its bytes are no base64 ({error})") from error
        if hashlib.sha256(content).hexdigest() != line.sha256:
            self._refuse("its bytes have another SHA-256")
        place = self._folder / ORIGINALS / line.sha256[:2] / f"{line.sha256}.{line.ending}"
        if not place.exists() or place.read_bytes() != content:
            self._undo.changed(place)
            make_folder(place.parent)
            write_whole(place, content)
        self._originals.add(line.sha256)

    def _version(self, line: VersionLine) -> None:
        version = line.version
        last, before = self._store.execute(
            "SELECT coalesce(max(seq), 0), coalesce(max(number) FILTER (WHERE article = ?), 0) FROM versions", (version.article,)
        ).fetchone()
        if version.seq <= last:
            self._refuse(f"version {version.seq} stands after version {last}")
        if version.article != article_id(version.key):
            self._refuse("the id of its article is not that of its key")
        if version.number <= before:  # those between may be forgotten
            self._refuse(f"it says that it is version {version.number} of its article, and version {before} stands before it")
        if version.original not in self._originals:
            self._refuse("its original is missing")
        insert_version(self._store, version)

    def _extraction(self, line: ExtractionLine) -> None:
        texts = self._texts(line.extraction.source)
        if not texts:
            self._refuse(f"no version has the source {line.extraction.source!r}")
        for claim in line.extraction.claims:
            if claim.source != line.extraction.source or not any(_stands(claim, text) for text in texts):
                self._refuse(f"the quote of claim {claim.id!r} does not stand in its source")
        (last,) = self._store.execute("SELECT coalesce(max(seq), 0) FROM extractions").fetchone()
        if line.seq <= last:
            self._refuse(f"extraction {line.seq} stands after extraction {last}")
        insert_extraction(self._store, line.extraction, line.seq)

    def _texts(self, source: str) -> list[str]:
        rows = self._store.execute(f"SELECT {COLUMNS} FROM versions WHERE source = ?", (source,))  # noqa: S608  (ours)
        return [version_of_row(row).source.text for row in rows]

    def _asked(self, line: AskedLine) -> None:
        asked = line.asked
        values = (asked.url, asked.etag, asked.modified, asked.found, asked.at, asked.digest)
        self._store.execute("INSERT INTO asked VALUES (?, ?, ?, ?, ?, ?)", values)

    def _collection(self, line: CollectionLine) -> None:
        run = line.collection
        values = (run.seq, run.begun, run.ended, run.new, run.versions, run.same)
        self._store.execute("INSERT INTO collections (seq, begun, ended, new, versions, same) VALUES (?, ?, ?, ?, ?, ?)", values)
        rows = [(run.seq, one.name, one.why, one.advice) for one in run.failed]
        self._store.executemany("INSERT INTO unread (collection, name, why, advice) VALUES (?, ?, ?, ?)", rows)

    def _brief(self, line: BriefLine) -> None:
        daily = line.daily
        if not _is_day(daily.day):
            self._refuse(f"{daily.day[:40]!r} is no day")
        (known,) = self._store.execute(
            "SELECT count(*) FROM versions WHERE seq IN (SELECT value FROM json_each(?))", (json.dumps(daily.sources),)
        ).fetchone()
        if known != len(set(daily.sources)):
            self._refuse("it was made from versions that are not there")
        if line.rest.reading.sources or line.rest.extractions:
            self._refuse("its sources and claims stand in lines of their own, and here too")
        insert_daily(self._store, daily, line.rest)

    def _post(self, line: PostLine) -> None:
        sent = line.sent
        self._store.execute("INSERT INTO post VALUES (?, ?, ?, ?)", (sent.digest, sent.address, sent.at, sent.state))

    def _decision(self, line: DecisionLine) -> None:
        row = Row(line.seq, line.target, line.body, line.prev, line.hash)
        if why := flaw(row, self._decided[0] + 1, self._decided[1]):
            self._refuse(f"the chain of decisions breaks at number {self._decided[0] + 1}: {why}")
        try:
            decision_of(row, self._folder)
        except DeskFault as fault:
            raise self._refusal(f"decision {row.seq} is none, or not about what it says") from fault
        values = (line.seq, line.target, line.request, line.body, line.prev, line.hash)
        self._store.execute("INSERT INTO decisions (seq, target, request, body, prev, hash) VALUES (?, ?, ?, ?, ?, ?)", values)
        self._store.execute("INSERT OR REPLACE INTO head VALUES (1, ?, ?)", (line.seq, line.hash))
        self._decided = (line.seq, line.hash)

    def _kept(self, line: KeptLine) -> None:
        self._store.execute("INSERT INTO kept VALUES (?, ?)", (line.name, line.value))

    def _names(self, line: NamesLine) -> None:
        path = self._folder / NAMES_FILE
        self._undo.changed(path)
        write_whole(path, line.text.encode())
        try:
            read_names(path)
        except UsageFault as fault:
            raise self._refusal(f"it is no {NAMES_FILE} ({fault.what})") from fault

    def _end(self, line: EndLine) -> None:
        if line.lines != self._number - 1:
            self._refuse(f"{line.lines} lines should stand before it, and {self._number - 1} do")
        if line.sha256 != self._seal.hexdigest():
            self._refuse("the lines before it are not those that were exported: one was changed")

    # ------------------------------------------------------------ refusing

    def _refuse(self, why: str) -> Never:
        raise self._refusal(why)

    def _refusal(self, why: str) -> ImportRefused:
        return ImportRefused(self._number, why, "Nothing was taken in. Export anew, or take the file from where it is whole.")


def _stands(claim: Claim, text: str) -> bool:
    return text[claim.quote.start : claim.quote.end] == claim.quote.text


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
