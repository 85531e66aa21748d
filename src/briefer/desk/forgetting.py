"""What a desk forgets once its days are over, so that no file of its memory holds a word of it.

1. rows        in one transaction, those of the index of words among them
2. originals   the files that no version has, and what killed runs left half-written beside them
3. the file    written anew: SQLite leaves words in the log, and at times in pages, that no row has

A run that is killed in between is gone on with by the next one.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from briefer.desk.articles import HIDDEN, ORIGINALS, hidden, of_forgotten
from briefer.desk.faults import plain_words
from briefer.desk.folder import sync_folder
from briefer.desk.memory_part import Part
from briefer.desk.said import forget_claims
from briefer.errors import DeskBusy

OF_BRIEF = ("entities", "spellings", "entity_claims", "events", "conflicts", "told")
"""The tables that index a brief."""
_NUMBERS = "(SELECT value FROM json_each(?))"
_MADE_FROM = "(SELECT s.value FROM briefs, json_each(briefs.daily, '$.sources') s)"
_OLD = f"""SELECT seq FROM versions v WHERE taken < :day AND NOT EXISTS (SELECT 1 FROM versions o
    WHERE o.article = v.article AND o.seq <= v.seq AND (o.taken >= :day OR o.seq IN {_MADE_FROM})) ORDER BY seq"""  # noqa: S608  (ours)
"""Of each article the first versions, up to one that stays: what took the place of that one stays as well, or the old words would seem to
be what its publisher says now."""
_UNWIPED = "what was forgotten stands in the file"
"""Kept under this name until the file was written anew."""
_ORIGINAL = re.compile(r"\.?(?P<digest>[0-9a-f]{64})\..+")


class Forgotten(NamedTuple):
    """How much went.

    Attributes:
        articles: of which nothing is left.
        versions: earlier ones, of articles that stay.
        briefs: with all that indexes them.
        originals: files.
        wiped: False where another process has the file open: until it lets go, and the next run comes, the words may stand in it.
    """

    articles: int = 0
    versions: int = 0
    briefs: int = 0
    originals: int = 0
    wiped: bool = True


class Forgetting(Part):
    """The end of what a desk remembers."""

    def forget(self, before: dt.date) -> Forgotten:
        """Forget what was taken in before a day (UTC), and the briefs of the days before it. Who calls holds the desk (`desk.lock`).

        What stays, however old: the last brief and the one that it was compared with; what a brief that stays was made from, with the
        later versions of it; decisions, and which brief went where. Of what is forgotten a SHA-256 stays, so that it is not taken in
        again as news where its place still has it.
        """
        with self._file.reading() as store:
            if store is None:
                return Forgotten()
        with self._file.writing() as store:
            gone = _forget_rows(store, before.isoformat())
        with self._file.writing() as store, plain_words(self.folder / ORIGINALS):  # an import that is under way has rows for its files soon
            originals = self._forget_originals({digest for (digest,) in store.execute("SELECT DISTINCT original FROM versions")})
        return gone._replace(originals=originals, wiped=self._wipe())

    def _forget_originals(self, wanted: set[str]) -> int:
        """Remove the originals of which no version speaks, and any that are half-written; how many files."""
        gone = [path for path in sorted((self.folder / ORIGINALS).glob("??/*")) if _is_stray(path, wanted)]
        for path in gone:
            path.unlink()
            self._file.watch("original removed")
        for folder in {path.parent for path in gone}:
            sync_folder(folder)
        return len(gone)

    def _wipe(self) -> bool:
        """Write the file anew where anything went since that was done last; False where another process has it open."""
        with self._file.reading() as store:
            if store is None or not store.execute("SELECT 1 FROM kept WHERE name = ?", (_UNWIPED,)).fetchone():
                return True
        try:
            self._file.rewrite()
        except DeskBusy:
            return False
        self._file.watch("wiped")
        with self._file.writing() as store:
            store.execute("DELETE FROM kept WHERE name = ?", (_UNWIPED,))
        return True


def _is_stray(path: Path, wanted: set[str]) -> bool:
    found = _ORIGINAL.fullmatch(path.name)
    return found is not None and (path.name.startswith(".") or found["digest"] not in wanted)


def _forget_rows(store: sqlite3.Connection, day: str) -> Forgotten:
    """Delete what is older than a day, inside a transaction that is under way."""
    before = store.total_changes
    store.execute("PRAGMA secure_delete = ON")
    briefs = _forget_briefs(store, day)
    articles, versions = _forget_versions(store, day)
    _forget_runs(store, day)
    _hide_addresses(store, day)
    if store.total_changes != before:
        store.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (_UNWIPED, day))
    return Forgotten(articles=articles, versions=versions, briefs=briefs)


def _forget_briefs(store: sqlite3.Connection, day: str) -> int:
    last = store.execute("SELECT seq, json_extract(daily, '$.since') FROM briefs ORDER BY day DESC, seq DESC LIMIT 1").fetchone() or ()
    sql = f"SELECT seq FROM briefs WHERE day < ? AND seq < (SELECT max(seq) FROM briefs) AND seq NOT IN {_NUMBERS}"  # noqa: S608  (ours)
    gone = [seq for (seq,) in store.execute(sql, (day, json.dumps([seq for seq in last if seq])))]
    for table in OF_BRIEF:
        store.execute(f"DELETE FROM {table} WHERE brief IN {_NUMBERS}", (json.dumps(gone),))  # noqa: S608  (ours)
    store.execute(f"DELETE FROM briefs WHERE seq IN {_NUMBERS}", (json.dumps(gone),))  # noqa: S608  (ours)
    return len(gone)


def _forget_versions(store: sqlite3.Connection, day: str) -> tuple[int, int]:
    """How many articles went as a whole, and how many earlier versions of others."""
    gone = json.dumps([seq for (seq,) in store.execute(_OLD, {"day": day})])
    sources = [source for (source,) in store.execute(f"SELECT DISTINCT source FROM versions WHERE seq IN {_NUMBERS}", (gone,))]  # noqa: S608
    whole = list(_last_of_each(store, gone))
    rows = [(hidden(of_forgotten(key)), f"{day}T00:00:00Z", digest) for key, digest in whole]
    store.executemany("INSERT OR REPLACE INTO asked VALUES (?, '', '', '', ?, ?)", rows)
    of_whole = f"SELECT count(*) FROM versions WHERE seq IN {_NUMBERS} AND key IN {_NUMBERS}"  # noqa: S608  (ours)
    (versions,) = store.execute(of_whole, (gone, json.dumps([key for key, _ in whole]))).fetchone()
    deleted = store.execute(f"DELETE FROM versions WHERE seq IN {_NUMBERS}", (gone,)).rowcount  # noqa: S608  (ours)
    _forget_said(store, sources)
    return len(whole), deleted - versions


def _last_of_each(store: sqlite3.Connection, gone: str) -> Iterator[tuple[str, str]]:
    """The key of each article of which the last version is among these, and the SHA-256 of that one."""
    sql = f"""SELECT key, body FROM versions v WHERE seq IN {_NUMBERS}
        AND seq = (SELECT max(seq) FROM versions WHERE article = v.article)"""  # noqa: S608  (ours)
    for key, body in store.execute(sql, (gone,)):
        yield key, json.loads(zlib.decompress(body))["sha256"]


def _forget_said(store: sqlite3.Connection, sources: Sequence[str]) -> None:
    """Delete what was taken from those of these sources that no version has any more."""
    gone = [source for source in sources if not store.execute("SELECT 1 FROM versions WHERE source = ?", (source,)).fetchone()]
    for source in gone:
        forget_claims(store, source)
        store.execute("DELETE FROM extractions WHERE source = ?", (source,))
    if gone:  # of a word that was deleted the index has the word, and that it was deleted, until it is made one again
        store.execute("INSERT INTO said (said) VALUES ('optimize')")


def _forget_runs(store: sqlite3.Connection, day: str) -> None:
    """Delete what is known of old runs of taking in, but of the last one."""
    store.execute("DELETE FROM collections WHERE begun < ? AND seq < (SELECT max(seq) FROM collections)", (day,))
    store.execute("DELETE FROM unread WHERE collection NOT IN (SELECT seq FROM collections)")


def _hide_addresses(store: sqlite3.Connection, day: str) -> None:
    """Of what was last noted of an address or file before that day leave the SHA-256 of its name and of its content."""
    sql = "SELECT url FROM asked WHERE at < ? AND substr(url, 1, ?) != ?"
    old = [(hidden(url), url) for (url,) in store.execute(sql, (day, len(HIDDEN), HIDDEN))]
    hide = "UPDATE OR REPLACE asked SET url = ?, etag = '', modified = '', found = iif(found LIKE 'http%', '', found) WHERE url = ?"
    store.executemany(hide, old)
