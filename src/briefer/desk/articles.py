"""The articles of a desk: what was taken in, in which versions, from where, and what could not be read."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefer.desk.folder import make_folder, write_whole
from briefer.desk.memory_part import Part
from briefer.models import Asked, Collection, Incoming, Source, Taken, TakenHow, Unread, Version

ORIGINALS = "originals"
COLUMNS = "seq, article, number, key, taken, via, original, body"


class Articles(Part):
    """What was taken in, and what was asked for it."""

    def take(self, articles: Sequence[Incoming]) -> tuple[Taken, ...]:
        """Take articles in, all of them or none; what became of each, in their order.

        One whose words are those of its last version, or those of another article of its publisher, is known already. The bytes of the
        others are on the disk before the store speaks of them.
        """
        kept = [self._keep_original(article) for article in articles]
        with self._file.writing() as store:
            return tuple(self._take(store, article, original) for article, original in zip(articles, kept, strict=True))

    def _keep_original(self, article: Incoming) -> str:
        """Put the bytes under their own SHA-256, where they are not there yet."""
        digest = hashlib.sha256(article.original).hexdigest()
        place = self.original(digest, article.ending)
        if not place.exists():
            make_folder(place.parent)
            write_whole(place, article.original)
        return digest

    def original(self, digest: str, ending: str = "*") -> Path:
        """Where the bytes of that digest are; with '*', whatever their ending."""
        folder = self.folder / ORIGINALS / digest[:2]
        if ending == "*":
            return next(iter(sorted(folder.glob(f"{digest}.*"))), folder / digest)
        return folder / f"{digest}.{ending}"

    def _take(self, store: sqlite3.Connection, article: Incoming, original: str) -> Taken:
        source, words = article.source, words_of(article.source)
        last = _first(store, "key = ? ORDER BY number DESC", article.key)
        if last is not None and words_of(last.source) == words:
            return Taken(how=TakenHow.SAME, version=last)
        twin = _first(store, "words = ? AND publisher IS ? ORDER BY seq", words, source.publisher)
        if twin is not None:
            return Taken(how=TakenHow.SAME, version=twin)
        version = Version(
            seq=store.execute("SELECT coalesce(max(seq), 0) + 1 FROM versions").fetchone()[0],
            article=last.article if last else article_id(article.key),
            number=last.number + 1 if last else 1,
            key=article.key,
            source=source,
            taken=self._stamp(),
            via=article.via,
            original=original,
        )
        insert_version(store, version)
        return Taken(how=TakenHow.VERSION if last else TakenHow.NEW, version=version)

    def last(self) -> int:
        """The number of the last version that was taken in; 0 where nothing was."""
        with self._file.reading() as store:
            return int(store.execute("SELECT coalesce(max(seq), 0) FROM versions").fetchone()[0]) if store else 0

    def latest(self, after: int = 0, until: int | None = None) -> tuple[Version, ...]:
        """Of each article that got a version with a number in ``(after, until]``, the last of these, in the order of taking in."""
        return self._versions(
            "seq IN (SELECT max(seq) FROM versions WHERE seq > ? AND (? IS NULL OR seq <= ?) GROUP BY article)", after, until, until
        )

    def versions(self, seqs: Iterable[int]) -> tuple[Version, ...]:
        """The versions of these numbers, in the order of taking in."""
        return self._versions("seq IN (SELECT value FROM json_each(?))", json.dumps(list(seqs)))

    def of_article(self, article: str, until: int | None = None) -> tuple[Version, ...]:
        """All versions of one article up to a number, the first one first."""
        return self._versions("article = ? AND (? IS NULL OR seq <= ?)", article, until, until)

    def with_key(self, key: str) -> Version | None:
        """The last version of the article of that key."""
        with self._file.reading() as store:
            return _first(store, "key = ? ORDER BY number DESC", key) if store else None

    def _versions(self, where: str, *values: object) -> tuple[Version, ...]:
        sql = f"SELECT {COLUMNS} FROM versions WHERE {where} ORDER BY seq"  # noqa: S608  (ours)
        with self._file.reading() as store:
            return tuple(version_of_row(row) for row in store.execute(sql, values)) if store else ()

    # ------------------------------------------------------------ what was asked for

    def asked(self, url: str) -> Asked | None:
        """What is known of an address that was asked for before."""
        with self._file.reading() as store:
            sql = "SELECT url, etag, modified, found, at, digest FROM asked WHERE url = ?"
            row = store.execute(sql, (url,)).fetchone() if store else None
        return Asked(**dict(zip(("url", "etag", "modified", "found", "at", "digest"), row, strict=True))) if row else None

    def note_asked(self, asked: Asked) -> None:
        """Note that an address was asked for; only once all that came of it was taken in, or a killed run would never ask for it again."""
        values = (asked.url, asked.etag, asked.modified, asked.found, asked.at or self._stamp(), asked.digest)
        with self._file.writing() as store:
            store.execute("INSERT OR REPLACE INTO asked VALUES (?, ?, ?, ?, ?, ?)", values)

    def begin_collection(self) -> int:
        """Note that taking in begins; its number."""
        with self._file.writing() as store:
            return int(store.execute("INSERT INTO collections (begun) VALUES (?) RETURNING seq", (self._stamp(),)).fetchone()[0])

    def end_collection(self, seq: int, taken: Sequence[Taken], failed: Sequence[Unread]) -> None:
        """Note what came of it."""
        counts = [sum(t.how is how for t in taken) for how in (TakenHow.NEW, TakenHow.VERSION, TakenHow.SAME)]
        with self._file.writing() as store:
            store.execute("UPDATE collections SET ended = ?, new = ?, versions = ?, same = ? WHERE seq = ?", (self._stamp(), *counts, seq))
            rows = [(seq, one.name, one.why, one.advice) for one in failed]
            store.executemany("INSERT INTO unread (collection, name, why, advice) VALUES (?, ?, ?, ?)", rows)

    def collections(self, most: int = 1) -> tuple[Collection, ...]:
        """The last runs of taking in, the last one first."""
        with self._file.reading() as store:
            if store is None:
                return ()
            rows = store.execute("SELECT seq, begun, ended, new, versions, same FROM collections ORDER BY seq DESC LIMIT ?", (most,))
            return tuple(_collection(store, row) for row in rows.fetchall())


def words_of(source: Source) -> str:
    """What a version is told from the next by: the SHA-256 of title and text."""
    return hashlib.sha256(f"{source.title or ''}\n\n{source.text}".encode()).hexdigest()


def article_id(key: str) -> str:
    """The id of the article of that key."""
    return f"a{hashlib.sha256(key.encode()).hexdigest()[:10]}"


def insert_version(store: sqlite3.Connection, version: Version) -> None:
    """Put a version into its table, inside a transaction that is under way."""
    source = version.source
    values = {
        "seq": version.seq,
        "article": version.article,
        "number": version.number,
        "key": version.key,
        "source": source.id,
        "words": words_of(source),
        "taken": version.taken,
        "via": version.via,
        "original": version.original,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "language": source.language,
        "published": source.published,
        "body": zlib.compress(source.model_dump_json().encode(), 1),
    }
    marks = ", ".join(f":{name}" for name in values)
    store.execute(f"INSERT INTO versions ({', '.join(values)}) VALUES ({marks})", values)  # noqa: S608  (ours)


def version_of_row(row: tuple[object, ...]) -> Version:
    """A row of `COLUMNS`."""
    *told, body = row
    source = Source.model_validate_json(zlib.decompress(body))  # type: ignore[arg-type]
    return Version(**dict(zip(COLUMNS.split(", ")[:-1], told, strict=True)), source=source)


def _first(store: sqlite3.Connection, where: str, *values: object) -> Version | None:
    row = store.execute(f"SELECT {COLUMNS} FROM versions WHERE {where} LIMIT 1", values).fetchone()  # noqa: S608  (ours)
    return version_of_row(row) if row else None


def _collection(store: sqlite3.Connection, row: tuple[object, ...]) -> Collection:
    failed = store.execute("SELECT name, why, advice FROM unread WHERE collection = ? ORDER BY seq", (row[0],))
    unread = tuple(Unread(name=name, why=why, advice=advice) for name, why, advice in failed)
    return Collection(**dict(zip(("seq", "begun", "ended", "new", "versions", "same"), row, strict=True)), failed=unread)
