"""The articles of a desk: what was taken in, in which versions, from where, and what could not be read."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from briefer.desk.faults import plain_words
from briefer.desk.folder import make_folder, sync_folder, write_whole
from briefer.desk.memory_part import Part
from briefer.desk.memory_tables import LAST_VERSION
from briefer.desk.store import plain
from briefer.models import Asked, Collection, Incoming, Source, Taken, TakenHow, Unread, Version

ORIGINALS = "originals"
HIDDEN = "sha256:"
COLUMNS = "seq, article, number, key, taken, via, original, body"


class Recent(NamedTuple):
    """A version without its words: its number, its article, and the id of its source."""

    seq: int
    article: str
    source: str


class Begun(NamedTuple):
    """An article without its words: its key, and by what it came first."""

    key: str
    via: str


class Articles(Part):
    """What was taken in, and what was asked for it."""

    def take(self, articles: Sequence[Incoming]) -> tuple[Taken, ...]:
        """Take articles in, all of them or none; what became of each, in their order.

        One whose words are those of its last version, or those of another article of its publisher, is known already. The bytes of the
        others are on the disk before the store speaks of them. Words that an article had before and has again are a new version.
        """
        with self._file.reading() as store:
            new = [article for article in articles if store is None or _known(store, article) is None]
        for article in new:  # before the file is held, since it may take long
            self._keep_original(article)
        with self._file.writing() as store:
            return tuple(self._take(store, article) for article in articles)

    def _keep_original(self, article: Incoming) -> str:
        """Put the bytes under their own SHA-256, where they are not there yet."""
        digest = hashlib.sha256(article.original).hexdigest()
        place = self.original(digest, article.ending)
        with plain_words(place):
            if place.exists():
                sync_folder(place.parent)  # who put it there may have been killed before
            else:
                make_folder(place.parent)
                write_whole(place, article.original, lambda stage: self._file.watch(f"original {stage}"))
        return digest

    def original(self, digest: str, ending: str = "*") -> Path:
        """Where the bytes of that digest are; with '*', whatever their ending."""
        folder = self.folder / ORIGINALS / digest[:2]
        if ending == "*":
            return next(iter(sorted(folder.glob(f"{digest}.*"))), folder / digest)
        return folder / f"{digest}.{ending}"

    def _take(self, store: sqlite3.Connection, article: Incoming) -> Taken:
        known = _known(store, article)
        if known is not None:
            return Taken(how=TakenHow.SAME, version=known)
        last = _last(store, article.key)
        version = Version(
            seq=store.execute(LAST_VERSION).fetchone()[0] + 1,
            article=last.article if last else article_id(article.key),
            number=last.number + 1 if last else 1,
            key=plain(article.key),
            source=article.source,
            taken=self._stamp(),
            via=article.via,
            original=self._keep_original(article),
        )
        insert_version(store, version)
        return Taken(how=TakenHow.VERSION if last else TakenHow.NEW, version=version)

    def last(self) -> int:
        """The number of the last version that was taken in; 0 where nothing was."""
        with self._file.reading() as store:
            return int(store.execute(LAST_VERSION).fetchone()[0]) if store else 0

    def counts(self) -> tuple[int, int]:
        """How many articles there are, and how many versions of them."""
        with self._file.reading() as store:
            articles, versions = store.execute("SELECT count(DISTINCT article), count(*) FROM versions").fetchone() if store else (0, 0)
        return int(articles), int(versions)

    def last_until(self, at: str) -> int:
        """The number of the last version that was taken in up to a time (UTC, to the second); 0 where none was."""
        with self._file.reading() as store:
            sql = "SELECT coalesce(max(seq), 0) FROM versions WHERE taken <= ?"
            return int(store.execute(sql, (at,)).fetchone()[0]) if store else 0

    def latest(self, after: int = 0, until: int | None = None) -> tuple[Version, ...]:
        """Of each article that got a version with a number in ``(after, until]``, the last of these, in the order of taking in."""
        return self._versions(
            "seq IN (SELECT max(seq) FROM versions WHERE seq > ? AND (? IS NULL OR seq <= ?) GROUP BY article)", after, until, until
        )

    def recent(self, most: int, until: int) -> tuple[Recent, ...]:
        """The articles of which a version was taken in last, up to a number: the last one first, each in that version."""
        sql = "SELECT max(seq), article, source FROM versions WHERE seq <= ? GROUP BY article ORDER BY max(seq) DESC LIMIT ?"
        with self._file.reading() as store:
            return tuple(Recent(*row) for row in store.execute(sql, (until, most))) if store else ()

    def begun(self, since: str) -> tuple[Begun, ...]:
        """The articles that were first taken in at that time (UTC) or later, in the order of taking in."""
        with self._file.reading() as store:
            sql = "SELECT key, via FROM versions WHERE number = 1 AND taken >= ? ORDER BY seq"
            return tuple(Begun(*row) for row in store.execute(sql, (since,))) if store else ()

    def versions(self, seqs: Iterable[int]) -> tuple[Version, ...]:
        """The versions of these numbers, in the order of taking in."""
        return self._versions("seq IN (SELECT value FROM json_each(?))", json.dumps(list(seqs)))

    def of_article(self, article: str, until: int | None = None) -> tuple[Version, ...]:
        """All versions of one article up to a number, the first one first."""
        return self._versions("article = ? AND (? IS NULL OR seq <= ?)", plain(article), until, until)

    def with_key(self, key: str) -> Version | None:
        """The last version of the article of that key."""
        with self._file.reading() as store:
            return _last(store, key) if store else None

    def _versions(self, where: str, *values: object) -> tuple[Version, ...]:
        sql = f"SELECT {COLUMNS} FROM versions WHERE {where} ORDER BY seq"  # noqa: S608  (ours)
        with self._file.reading() as store:
            return tuple(version_of_row(row) for row in store.execute(sql, values)) if store else ()

    # ------------------------------------------------------------ what was asked for

    def asked(self, url: str) -> Asked | None:
        """What is known of an address that was asked for before."""
        with self._file.reading() as store:
            sql = "SELECT etag, modified, found, at, digest FROM asked WHERE url IN (?, ?)"
            row = store.execute(sql, (url, hidden(url))).fetchone() if store else None
        return Asked(url=url, **dict(zip(("etag", "modified", "found", "at", "digest"), row, strict=True))) if row else None

    def forgot(self, key: str, digest: str) -> bool:
        """Whether the article of that key is forgotten (`forgetting`), and its last version had that SHA-256: so it is nothing new."""
        known = self.asked(of_forgotten(key))
        return known is not None and known.digest == digest

    def note_asked(self, asked: Asked) -> None:
        """Note that an address was asked for; only once all that came of it was taken in, or a killed run would never ask for it again."""
        values = (asked.url, asked.etag, asked.modified, asked.found, asked.at or self._stamp(), asked.digest)
        with self._file.writing() as store:
            store.execute("DELETE FROM asked WHERE url = ?", (hidden(asked.url),))
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
            return tuple(collection_of(store, row) for row in rows.fetchall())


def words_of(source: Source) -> str:
    """What a version is told from the next by: the SHA-256 of title and text."""
    return hashlib.sha256(f"{source.title or ''}\n\n{source.text}".encode()).hexdigest()


def hidden(url: str) -> str:
    """What stands for an address once its days are over: no word of it is left, and it is known when it is met again."""
    return f"{HIDDEN}{hashlib.sha256(plain(url).encode()).hexdigest()}"


def of_forgotten(key: str) -> str:
    """As what an article that is forgotten stands among the addresses, hidden."""
    return f"forgotten {key}"


def article_id(key: str) -> str:
    """The id of the article of that key."""
    return f"a{hashlib.sha256(plain(key).encode()).hexdigest()[:10]}"


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


def _last(store: sqlite3.Connection, key: str) -> Version | None:
    return _first(store, "key = ? ORDER BY number DESC", plain(key))


def _known(store: sqlite3.Connection, article: Incoming) -> Version | None:
    """The version that has these words already: the last of the article, or one of another article of its publisher."""
    words, last = words_of(article.source), _last(store, article.key)
    if last is not None and words_of(last.source) == words:
        return last
    where = "words = ? AND publisher IS ? AND key != ? ORDER BY seq"
    return _first(store, where, words, article.source.publisher, plain(article.key))


def _first(store: sqlite3.Connection, where: str, *values: object) -> Version | None:
    row = store.execute(f"SELECT {COLUMNS} FROM versions WHERE {where} LIMIT 1", values).fetchone()  # noqa: S608  (ours)
    return version_of_row(row) if row else None


def collection_of(store: sqlite3.Connection, row: tuple[object, ...]) -> Collection:
    """A row of `collections`, with what could not be read then."""
    failed = store.execute("SELECT name, why, advice FROM unread WHERE collection = ? ORDER BY seq", (row[0],))
    unread = tuple(Unread(name=name, why=why, advice=advice) for name, why, advice in failed)
    return Collection(**dict(zip(("seq", "begun", "ended", "new", "versions", "same"), row, strict=True)), failed=unread)
