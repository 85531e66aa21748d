"""The briefs of each day, with all that they were made from; and which of them went to whom."""

from __future__ import annotations

import json
import sqlite3
import zlib

from briefer.desk.memory_part import Part
from briefer.desk.said import spelt
from briefer.desk.store import plain
from briefer.models import Conflict, Daily, DailyMade, Reconciled, Record, Sent


class Dailies(Part):
    """The briefs of a desk. Of each stands what made it; its sources and claims stand once, where they were taken in."""

    def add(self, made: DailyMade) -> Daily:
        """Keep a brief, and index who and what it tells of."""
        daily, record = made.daily, made.record
        with self._file.writing() as store:
            daily = daily.model_copy(update={"seq": _next(store), "at": self._stamp()})
            insert_daily(store, daily, _stripped(record))
        return daily

    def last(self, before: str | None = None) -> Daily | None:
        """The last brief, or the last of a day before that day."""
        return self._one("? IS NULL OR day < ?", before, before)

    def of_day(self, day: str) -> Daily | None:
        """The last brief of a day."""
        return self._one("day = ?", day)

    def numbered(self, seq: int) -> Daily | None:
        """The brief of that number."""
        return self._one("seq = ?", seq)

    def every(self) -> tuple[Daily, ...]:
        """The briefs, for each day the last, in the order of the days."""
        sql = "SELECT seq, at, daily FROM briefs WHERE seq IN (SELECT max(seq) FROM briefs GROUP BY day) ORDER BY day, seq"
        with self._file.reading() as store:
            return tuple(_daily(row) for row in store.execute(sql)) if store else ()

    def rest_of(self, seq: int) -> Record:
        """The record of a brief without its sources and claims.

        Raises:
            KeyError: there is no brief of that number.
        """
        with self._file.reading() as store:
            row = store.execute("SELECT body FROM briefs WHERE seq = ?", (seq,)).fetchone() if store else None
        if row is None:
            raise KeyError(seq)
        return Record.model_validate_json(zlib.decompress(row[0]))

    def told(self, until: int, briefs: int) -> frozenset[str]:
        """The ids of the claims that the pages of so many briefs rest on, up to the one of a number."""
        sql = "SELECT DISTINCT claim FROM told WHERE brief <= ? AND brief > ?"
        with self._file.reading() as store:
            return frozenset(c for (c,) in store.execute(sql, (until, until - briefs))) if store else frozenset()

    def conflicts(self, until: int, briefs: int) -> tuple[Conflict, ...]:
        """The differences of so many briefs, up to the one of a number, each as it stood in the last of them that had it."""
        sql = """SELECT conflict, kind, verdict, subject, attribute, taken, positions FROM conflicts
            WHERE brief <= ? AND brief > ? ORDER BY brief DESC, conflict"""
        with self._file.reading() as store:
            rows = store.execute(sql, (until, until - briefs)).fetchall() if store else []
        found = {(row[1], row[3], row[4]): row for row in reversed(rows)}
        return tuple(map(_conflict, found.values()))

    def _one(self, where: str, *values: object) -> Daily | None:
        with self._file.reading() as store:
            sql = f"SELECT seq, at, daily FROM briefs WHERE {where} ORDER BY day DESC, seq DESC LIMIT 1"  # noqa: S608  (ours)
            row = store.execute(sql, values).fetchone() if store else None
        return _daily(row) if row else None

    # ------------------------------------------------------------ names

    def spellings_of(self, name: str) -> tuple[str, ...]:
        """All spellings of those who bear that name in a brief, as they are compared."""
        sql = """SELECT DISTINCT other.spelling FROM spellings one JOIN spellings other USING (brief, entity)
            WHERE one.spelling = ? ORDER BY other.spelling"""
        with self._file.reading() as store:
            return tuple(s for (s,) in store.execute(sql, (plain(spelt(name)),))) if store else ()

    def claims_of(self, name: str) -> tuple[str, ...]:
        """The ids of the claims that a brief takes to name one who bears that name."""
        sql = """SELECT DISTINCT c.claim FROM spellings s JOIN entity_claims c USING (brief, entity)
            WHERE s.spelling = ? ORDER BY c.claim"""
        with self._file.reading() as store:
            return tuple(c for (c,) in store.execute(sql, (plain(spelt(name)),))) if store else ()


class Post(Part):
    """Which brief went to which address: none goes to one twice."""

    def begin(self, digest: str, address: str) -> bool:
        """Note that a brief is about to go to an address; False where it went there, or may have gone."""
        with self._file.writing() as store:
            sql = "INSERT INTO post VALUES (?, ?, ?, 'sending') ON CONFLICT DO NOTHING RETURNING 1"
            return store.execute(sql, (digest, address, self._stamp())).fetchone() is not None

    def done(self, digest: str, address: str) -> None:
        """Note that it went."""
        with self._file.writing() as store:
            store.execute("UPDATE post SET state = 'sent', at = ? WHERE digest = ? AND address = ?", (self._stamp(), digest, address))

    def failed(self, digest: str, address: str) -> None:
        """Note that it surely did not go, so that it may be tried again."""
        with self._file.writing() as store:
            store.execute("DELETE FROM post WHERE digest = ? AND address = ? AND state = 'sending'", (digest, address))

    def sent(self, digest: str) -> tuple[Sent, ...]:
        """Where a brief went, and where it may have gone: 'sending' was cut off."""
        sql = "SELECT digest, address, at, state FROM post WHERE digest = ? ORDER BY address"
        with self._file.reading() as store:
            rows = store.execute(sql, (digest,)) if store else ()
            return tuple(Sent(digest=d, address=a, at=at, state=state) for d, a, at, state in rows)


def _next(store: sqlite3.Connection) -> int:
    return int(store.execute("SELECT coalesce(max(seq), 0) + 1 FROM briefs").fetchone()[0])


def _daily(row: tuple[int, str, str]) -> Daily:
    seq, at, body = row
    return Daily.model_validate_json(body).model_copy(update={"seq": seq, "at": at})


def _stripped(record: Record) -> Record:
    """The record without what stands elsewhere in the store: its sources, and the claims taken from them."""
    return record.model_copy(update={"reading": record.reading.model_copy(update={"sources": ()}), "extractions": ()})


def insert_daily(store: sqlite3.Connection, daily: Daily, rest: Record) -> None:
    """Put a brief into its tables, inside a transaction that is under way."""
    body = zlib.compress(rest.model_dump_json().encode(), 1)
    store.execute("INSERT INTO briefs VALUES (?, ?, ?, ?, ?)", (daily.seq, daily.day, daily.at, daily.model_dump_json(), body))
    _index(store, daily.seq, rest.reconciled)
    page = rest.reviewed.brief if rest.reviewed else rest.brief
    told = sorted({c for item in page.items for s in item.sentences for c in s.claims})
    store.executemany("INSERT INTO told VALUES (?, ?)", [(claim, daily.seq) for claim in told])


def _conflict(row: tuple[str, str, str, str, str, str | None, str]) -> Conflict:
    told = dict(zip(("id", "kind", "verdict", "subject", "attribute", "taken"), row[:-1], strict=True))
    return Conflict.model_validate({**told, "positions": json.loads(row[-1]), "reason": ""})


def _index(store: sqlite3.Connection, brief: int, said: Reconciled) -> None:
    entities = [(brief, e.id, e.kind.value, e.canonical, e.role) for e in said.entities]
    spellings = {(spelt(text), brief, e.id) for e in said.entities for text in (e.canonical, *(v.text for v in e.variants))}
    claims = {(brief, e.id, c) for e in said.entities for v in e.variants for c in v.claims}
    events = [(brief, e.id, e.when, e.where, json.dumps(e.claims)) for e in said.events]
    conflicts = [
        (brief, c.id, c.kind.value, c.verdict.value, c.subject, c.attribute, c.taken, json.dumps([p.model_dump() for p in c.positions]))
        for c in said.conflicts
    ]
    store.executemany("INSERT INTO entities VALUES (?, ?, ?, ?, ?)", entities)
    store.executemany("INSERT INTO spellings VALUES (?, ?, ?)", sorted(spellings))
    store.executemany("INSERT INTO entity_claims VALUES (?, ?, ?)", sorted(claims))
    store.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?)", events)
    store.executemany("INSERT INTO conflicts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", conflicts)
