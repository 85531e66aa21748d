"""What models were asked and what they said, whole: so that nothing is paid twice, and anybody can see what exactly was said."""

from __future__ import annotations

import datetime as dt
import sqlite3
import zlib
from typing import Any

from briefer.desk.kinds import Kind
from briefer.desk.store import Passing, plain, stamp
from briefer.errors import DeskBusy
from briefer.models import Call, Exchange, Spent

NAME = "answers.db"

FIELDS = ("question", "request", "reader", "base_url", "prompt", "status", "ended", "told", "tokens_in", "tokens_out", "cost", "seconds")
"""Of an exchange, as they stand in the table; ``sent`` and ``reply`` stand there compressed."""

ANSWERS = Kind(
    "store of answers",
    0x62726661,  # 'brfa' in ASCII
    (
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
            """CREATE TABLE batches (
            seq INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            id TEXT NOT NULL,
            file TEXT NOT NULL,
            state TEXT NOT NULL,
            reader TEXT NOT NULL,
            base_url TEXT NOT NULL,
            asked TEXT NOT NULL,
            questions TEXT NOT NULL,
            sent BLOB NOT NULL
        ) STRICT""",
        ),
    ),
)


class Answers(Passing):
    """The exchanges of one desk, in ``folder/answers.db``. The first that is kept has the older ones go."""

    NAME, KIND = NAME, ANSWERS

    def of_question(self, question: str) -> tuple[Exchange, ...]:
        """The exchanges on a question that stand, in order."""
        return tuple(e for _, e in self._select("question = ?", question) if e.stands)

    def add(self, exchange: Exchange) -> None:
        """Keep an exchange."""
        now = self._now()
        with self._file.writing() as store:
            forget_older(store, now, self._keep_days)
            insert(store, exchange, stamp(now))
        self._keep_days = None  # once is enough: a run takes minutes

    def calls(self) -> tuple[Call, ...]:
        """All exchanges in order, without the words that were sent and said, which may be many."""
        return self._select("true", words=False)

    def call(self, number: int) -> Call | None:
        """An exchange, whole; None where there is none of that number."""
        return next(iter(self._select("seq = ?", number)), None)

    def spent(self, since: dt.datetime | None = None) -> Spent:
        """What the exchanges from that time on have cost; of all that are kept, for None."""
        sql = "SELECT coalesce(sum(cost), 0.0), count(*), count(*) - count(cost), min(at) FROM exchanges WHERE ? IS NULL OR at >= ?"
        with self._file.reading() as store:
            row = store.execute(sql, [stamp(since) if since else None] * 2).fetchone() if store else (0.0, 0, 0, None)
        return Spent(dollars=round(row[0], 9), exchanges=row[1], unknown=row[2], since=row[3])

    def state(self) -> str:
        """How many exchanges there are and the number of the last: another text wherever one was added or removed since."""
        with self._file.reading() as store:
            return "{} {}".format(*store.execute("SELECT count(*), coalesce(max(seq), 0) FROM exchanges").fetchone()) if store else ""

    def purge(self, before: dt.datetime | None = None) -> int:
        """Remove the exchanges from before that time, or all, so that no file of the store holds a word of them. Returns how many.

        Raises:
            DeskBusy: another process has the file open, and while it does, the words may stand in it. They are no answers any more, and
                are removed by the next purge.
        """
        with self._file.reading() as store:
            if store is None:
                return 0
        with self._file.writing() as store:
            gone = _delete(store, stamp(before) if before else None)
        try:
            self._file.rewrite()
        except DeskBusy as busy:
            raise DeskBusy(
                f"{gone} exchanges are no answers any more, but their words still stand in {self._file.path}: another process has it open.",
                "Run the same command again when nothing else uses this desk.",
            ) from busy
        return gone

    def _select(self, where: str, *values: object, words: bool = True) -> tuple[Call, ...]:
        """The exchanges of which that holds, in order."""
        held = "sent, reply" if words else "NULL, NULL"
        sql = f"SELECT seq, at, {held}, {', '.join(FIELDS)} FROM exchanges WHERE {where} ORDER BY seq"  # noqa: S608  (ours)
        with self._file.reading() as store:
            rows = store.execute(sql, values).fetchall() if store else []
        return tuple(Call(row[0], _exchange(row)) for row in rows)


def insert(store: sqlite3.Connection, exchange: Exchange, at: str) -> None:
    """Keep an exchange, inside a transaction that is under way."""
    told = (getattr(exchange, name) for name in FIELDS)
    values = (at, *(plain(value) if isinstance(value, str) else value for value in told), packed(exchange.sent), packed(exchange.reply))
    marks = ", ".join("?" * len(values))
    store.execute(f"INSERT INTO exchanges (at, {', '.join(FIELDS)}, sent, reply) VALUES ({marks})", values)  # noqa: S608  (ours)


def forget_older(store: sqlite3.Connection, now: dt.datetime, keep_days: int | None) -> None:
    """Delete what is older than so many days, inside a transaction that is under way; nothing for None."""
    if keep_days is not None:
        _delete(store, stamp(now - dt.timedelta(days=keep_days)))


def _delete(store: sqlite3.Connection, before: str | None) -> int:
    """Delete what is older, or all, and write noughts over it. Returns how many exchanges.

    Of a batch that is under way only the words go: it can be collected all the same.
    """
    store.execute("PRAGMA secure_delete = ON")
    store.execute("DELETE FROM batches WHERE state = 'collected' AND (? IS NULL OR at < ?)", (before, before))
    store.execute("UPDATE batches SET sent = zeroblob(0) WHERE ? IS NULL OR at < ?", (before, before))
    return store.execute("DELETE FROM exchanges WHERE ? IS NULL OR at < ?", (before, before)).rowcount


def _exchange(row: tuple[Any, ...]) -> Exchange:
    _, at, sent, reply, *rest = row
    return Exchange(when=at, sent=unpacked(sent), reply=unpacked(reply), **dict(zip(FIELDS, rest, strict=True)))


def packed(text: str) -> bytes:
    """Compressed; a model may have said half a character, which no UTF-8 has."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpacked(data: bytes | None) -> str:
    """The text again; '' where nothing was read."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass") if data else ""
