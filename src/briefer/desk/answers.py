"""What models were asked and what they said, whole: so that nothing is paid twice, and anybody can see what exactly was said."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from briefer.desk.folder import Watch, unwatched
from briefer.desk.store import Kind, StoreFile
from briefer.models import Exchange

NAME = "answers.db"

FIELDS = ("question", "request", "reader", "base_url", "prompt", "status", "ended", "told", "tokens_in", "tokens_out", "cost", "seconds")
"""Of an exchange, as they stand in the table; ``sent`` and ``reply`` stand there compressed."""

ANSWERS = Kind(
    "store of answers",
    0x62726661,  # 'brfa' in ASCII
    1,
    (
        """CREATE TABLE exchanges (
            seq INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            question TEXT NOT NULL,
            request TEXT NOT NULL,
            reader TEXT NOT NULL,
            base_url TEXT NOT NULL,
            prompt TEXT NOT NULL,
            status INTEGER NOT NULL,
            ended TEXT NOT NULL,
            told TEXT NOT NULL,
            tokens_in INTEGER NOT NULL,
            tokens_out INTEGER NOT NULL,
            cost REAL,
            seconds REAL NOT NULL,
            sent BLOB NOT NULL,
            reply BLOB NOT NULL
        ) STRICT""",
        "CREATE INDEX by_question ON exchanges (question, seq)",
    ),
)


class Answers:
    """The exchanges of one desk, in ``folder/answers.db``. What `add` has returned from is on the disk.

    Args:
        folder: the desk.
        now: the time, in UTC.
        timeout: seconds to wait for another process.
        watch: told each stage of a write, as for `Ledger`.

    Every method raises `DeskBusy` where another process holds the file for longer, and `DeskFault` where it can't be used.
    """

    def __init__(self, folder: Path, now: Callable[[], dt.datetime], *, timeout: float = 5.0, watch: Watch = unwatched) -> None:
        self._now = now
        self._file = StoreFile(folder / NAME, ANSWERS, timeout=timeout, watch=watch)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. It is opened again when it is next asked."""
        self._file.close()

    def of_question(self, question: str) -> tuple[Exchange, ...]:
        """The exchanges on a question that stand, in order."""
        return tuple(e for _, e in self._select("question = ?", question) if e.stands)

    def add(self, exchange: Exchange) -> None:
        """Keep an exchange."""
        at = self._now().astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        values = (at, *(getattr(exchange, name) for name in FIELDS), _packed(exchange.sent), _packed(exchange.reply))
        marks = ", ".join("?" * len(values))
        with self._file.writing() as store:
            store.execute(f"INSERT INTO exchanges (at, {', '.join(FIELDS)}, sent, reply) VALUES ({marks})", values)  # noqa: S608  (ours)

    def _select(self, where: str, *values: object) -> tuple[tuple[int, Exchange], ...]:
        """The exchanges of which that holds, each with its number, in order."""
        sql = f"SELECT seq, at, sent, reply, {', '.join(FIELDS)} FROM exchanges WHERE {where} ORDER BY seq"  # noqa: S608  (ours)
        with self._file.reading() as store:
            rows = store.execute(sql, values).fetchall() if store else []
        return tuple((row[0], _exchange(row)) for row in rows)


def _exchange(row: tuple[Any, ...]) -> Exchange:
    _, at, sent, reply, *rest = row
    return Exchange(when=at, sent=_unpacked(sent), reply=_unpacked(reply), **dict(zip(FIELDS, rest, strict=True)))


def _packed(text: str) -> bytes:
    """Compressed; a model may have said half a character, which no UTF-8 has."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def _unpacked(data: bytes) -> str:
    return zlib.decompress(data).decode("utf-8", "surrogatepass")
