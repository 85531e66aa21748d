"""What articles said: the claims that were taken from them, and the ways to them by words, by names and by kinship."""

from __future__ import annotations

import json
import math
import sqlite3
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing

from briefer.desk.memory_part import Part
from briefer.desk.memory_tables import INDEX_OF_WORDS, LAST_EXTRACTION
from briefer.desk.store import plain
from briefer.lexicon.folding import fold
from briefer.lexicon.patterns import lazy
from briefer.models import Claim, Extraction, Hit

KIN_EACH = 3
"""Known sources that one new source may bring along."""
TOO_COMMON = 0.2
"""A name in more of the known sources than this tells nothing of kinship."""
LEAST_KIN = 3.0
"""Of the sum of what shared names tell: ln of how rare each is among the known sources."""
LONG_ENOUGH = 4
"""Letters from which on the beginning of a word will do: 'Tajik' finds Tajikistan."""

_WORD = lazy(r"\w+")
_UNSPACED = lazy(r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
"""Scripts that put no blanks between words: each letter is indexed by itself, and a word is looked for as letters in a row."""
_SHORT = lazy(r"(?<![^\W_])[a-z]{1,2}(?![^\W_])")
WHOLE = "\ue000"
"""Put behind a Latin word of one or two letters: no ending is taken off another word to make it, so that 'US' does not find 'used'."""
_ACCENTS = lazy("[\u0300-\u036f]")
_STROKES = str.maketrans("\u0131łøđ", "ilod")  # accents for whoever looks for them, but not for Unicode
_DAY = lazy(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")

HIT = "SELECT c.claim, c.statement, c.quote, v.language, c.source, v.seq, v.publisher, v.title, v.url, v.published, v.taken, c.at"
LAST_OF_SOURCE = "v.seq = (SELECT max(seq) FROM versions WHERE source = c.source)"
FEW = 500
"""Claims among which words are looked for one by one; among more, all claims that hold the words are gone through, the last first, until
there are enough. Measured by benchmarks/memory.py."""
OF_DAY = "coalesce(v.published, v.taken)"
HIT_FIELDS = ("claim", "statement", "quote", "language", "source", "version", "publisher", "title", "url", "published", "taken", "when")


class Said(Part):
    """The claims of all that was taken in."""

    def keep(self, extractions: Sequence[Extraction]) -> None:
        """Keep what was taken from sources, all of it or nothing."""
        with self._file.writing() as store:
            for extraction in extractions:
                insert_extraction(store, extraction)

    def last(self) -> int:
        """The number of the last extraction that was kept; 0 where none was."""
        with self._file.reading() as store:
            return int(store.execute(LAST_EXTRACTION).fetchone()[0]) if store else 0

    def extractions(self, sources: Iterable[str], until: int | None = None) -> Mapping[str, Extraction]:
        """For each of these sources what was last taken from it, up to a number."""
        sql = """SELECT source, body FROM extractions WHERE seq IN (SELECT max(seq) FROM extractions
            WHERE source IN (SELECT value FROM json_each(?)) AND (? IS NULL OR seq <= ?) GROUP BY source)"""
        with self._file.reading() as store:
            rows = store.execute(sql, (_json(sources), until, until)) if store else ()
            return {source: Extraction.model_validate_json(zlib.decompress(body)) for source, body in rows}

    def search(
        self,
        words: str = "",
        *,
        since: str | None = None,
        publisher: str | None = None,
        claims: Iterable[str] | None = None,
        most: int = 20,
    ) -> tuple[Hit, ...]:
        """The claims that hold all these words, the last that was taken in first.

        Args:
            words: looked for in statements, quotes and names, whatever their capitals, accents, letter forms or endings.
            since: a day; what was published before, or taken in before where it bears no date, is left out. A month may hold the day.
            publisher: a part of the publisher's name, whatever its capitals and letter forms.
            claims: ids; only these are looked at.
            most: how many.
        """
        query = query_of(words)
        narrowed = since or publisher or claims is not None
        with self._file.reading() as store:
            if store is None or not (query or narrowed):
                return ()
            named = list(claims) if claims is not None else None
            among = _versions_of(store, since, publisher, named) if narrowed else None
            sql, values = _asking(query, among, named, _few(store, among, named))
            rows = store.execute(f"{HIT} {sql} LIMIT ?", (*values, most)) if among != [] else ()
            return tuple(Hit(**dict(zip(HIT_FIELDS, row, strict=True))) for row in rows)

    def naming(self, spellings: Iterable[str]) -> tuple[str, ...]:
        """The ids of the claims that mention a name in one of these spellings, in the order of keeping."""
        wanted = [spelt(one) for one in spellings]
        sql = """SELECT DISTINCT c.row, c.claim FROM mentions m JOIN claims c ON c.row = m.claim
            WHERE m.spelling IN (SELECT value FROM json_each(?)) ORDER BY c.row"""
        with self._file.reading() as store:
            return tuple(claim for _, claim in store.execute(sql, (_json(wanted),))) if store else ()

    def kin(self, sources: Sequence[str], among: Sequence[str], most: int) -> tuple[str, ...]:
        """The known sources that are likest to tell of what these tell of: those that share their rarest names.

        Args:
            sources: ids of the new ones.
            among: ids of the known ones, those that matter most first.
            most: how many are wanted; those with the most in common come first.
        """
        known = [s for s in dict.fromkeys(among) if s not in set(sources)]
        with self._file.reading() as store:
            if store is None or not known:
                return ()
            theirs, ours = _names(store, known), _names(store, sources)
        frequency = Counter(name for names in theirs.values() for name in names)
        rare = {name: math.log(len(known) / many) for name, many in frequency.items() if many <= max(2, TOO_COMMON * len(known))}
        holders: dict[str, list[str]] = defaultdict(list)
        for source in known:
            for name in theirs.get(source, ()):
                if name in rare:
                    holders[name].append(source)
        best: dict[str, float] = {}
        for source in sources:
            shared: dict[str, float] = defaultdict(float)
            for name in ours.get(source, ()):
                for holder in holders.get(name, ()):
                    shared[holder] += rare[name]
            for holder, weight in sorted(shared.items(), key=lambda x: (-x[1], x[0]))[:KIN_EACH]:
                if weight >= LEAST_KIN:
                    best[holder] = max(weight, best.get(holder, 0.0))
        return tuple(sorted(best, key=lambda s: (-best[s], s))[:most])


def _versions_of(store: sqlite3.Connection, since: str | None, publisher: str | None, claims: Sequence[str] | None) -> list[int]:
    """Of each source that may hold what is looked for, the last version that fits."""
    where, values = ["true"], []
    if since:
        where.append(f"{OF_DAY} >= substr(?, 1, length({OF_DAY}))")
        values.append(plain(since))
    if publisher:
        wanted = plain(spelt(publisher))
        known = store.execute("SELECT DISTINCT publisher FROM versions WHERE publisher IS NOT NULL")
        where.append("v.publisher IN (SELECT value FROM json_each(?))")
        values.append(_json(name for (name,) in known if wanted in spelt(name)))
    if claims is not None:
        where.append("v.source IN (SELECT value FROM json_each(?))")
        values.append(_json({claim.partition(":")[0] for claim in claims}))
    last: dict[str, int] = {}  # not by GROUP BY: it would go another way, by the index of sources and past the body of every version
    for source, seq in store.execute(f"SELECT source, seq FROM versions v WHERE {' AND '.join(where)}", values):  # noqa: S608  (ours)
        last[source] = max(seq, last.get(source, 0))
    return sorted(last.values())


def _few(store: sqlite3.Connection, among: Sequence[int] | None, claims: Sequence[str] | None) -> list[tuple[int, str]] | None:
    """The rows of all claims that come into question, with their words; None where they are more than `FEW`."""
    if among is None or len(among) > FEW:
        return None
    sql = """SELECT c.row, c.statement, c.quote, c.named FROM versions v CROSS JOIN claims c ON c.source = v.source
        WHERE v.seq IN (SELECT value FROM json_each(?)) AND (? OR c.claim IN (SELECT value FROM json_each(?))) LIMIT ?"""
    rows = store.execute(sql, (json.dumps(list(among)), claims is None, _json(claims or ()), FEW + 1)).fetchall()
    return [(row, _indexed(*said)) for row, *said in rows] if len(rows) <= FEW else None


def _holding(query: str, claims: Sequence[tuple[int, str]]) -> list[int]:
    """The rows of those that hold the words."""
    if not query:
        return [row for row, _ in claims]
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(INDEX_OF_WORDS)
        index.executemany("INSERT INTO said (rowid, words) VALUES (?, ?)", claims)
        return [row for (row,) in index.execute("SELECT rowid FROM said WHERE said MATCH ?", (query,))]


def _asking(
    query: str, among: Sequence[int] | None, claims: Sequence[str] | None, few: Sequence[tuple[int, str]] | None
) -> tuple[str, list[str]]:
    """Where to look for what is wanted, the last first. CROSS JOIN is SQLite's word for 'in this order', and + keeps it off an index."""
    where, values = ["true"], []
    by_words = query and few is None
    if by_words:
        where.append("said MATCH ?")
        values.append(query)
    if few is not None:
        where.append("c.row IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(_holding(query, few)))
    elif claims is not None:
        where.append("c.claim IN (SELECT value FROM json_each(?))")
        values.append(_json(claims))
    where.append(LAST_OF_SOURCE if among is None else "+v.seq IN (SELECT value FROM json_each(?))")
    values += [] if among is None else [json.dumps(list(among))]
    first = "said CROSS JOIN claims c ON c.row = said.rowid" if by_words else "claims c"
    order = "said.rowid" if by_words else "c.row"
    return f"FROM {first} CROSS JOIN versions v ON v.source = c.source WHERE {' AND '.join(where)} ORDER BY {order} DESC", values


def insert_extraction(store: sqlite3.Connection, extraction: Extraction, number: int | None = None) -> None:
    """Put an extraction and its claims into their tables, inside a transaction that is under way; None: under the next number."""
    body = zlib.compress(extraction.model_dump_json().encode(), 1)
    seq = number or store.execute(LAST_EXTRACTION).fetchone()[0] + 1
    store.execute("INSERT INTO extractions VALUES (?, ?, ?)", (seq, extraction.source, body))
    forget_claims(store, extraction.source)
    for claim in extraction.claims:
        _insert_claim(store, seq, claim)


def forget_claims(store: sqlite3.Connection, source: str) -> None:
    """Take the claims of a source out of what is searched. The extraction itself stays: a brief may have been made from it."""
    for row, *said in store.execute("SELECT row, statement, quote, named FROM claims WHERE source = ?", (source,)).fetchall():
        store.execute("INSERT INTO said (said, rowid, words) VALUES ('delete', ?, ?)", (row, _indexed(*said)))
    store.execute("DELETE FROM mentions WHERE source = ?", (source,))
    store.execute("DELETE FROM claims WHERE source = ?", (source,))


def _insert_claim(store: sqlite3.Connection, extraction: int, claim: Claim) -> None:
    named = "\n".join(sorted({m.english for m in claim.mentions if m.english}))
    values = (extraction, claim.source, claim.id, claim.statement, claim.quote.text, named, _day_of(claim))
    sql = "INSERT INTO claims (extraction, source, claim, statement, quote, named, at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING row"
    row = store.execute(sql, values).fetchone()[0]
    kinds = {key: m.kind.value for m in claim.mentions for name in (m.text, m.english) if name and (key := spelt(name))}
    rows = [(name, row, kind, claim.source) for name, kind in kinds.items()]
    store.executemany("INSERT INTO mentions (spelling, claim, kind, source) VALUES (?, ?, ?, ?)", rows)
    store.execute("INSERT INTO said (rowid, words) VALUES (?, ?)", (row, _indexed(claim.statement, claim.quote.text, named)))


def _indexed(statement: str, quote: str, named: str) -> str:
    """What the index of words holds of a claim. The same again takes it out, so another rule needs a step that fills the index anew."""
    return worded("\n".join(dict.fromkeys((statement, quote, named))))


def _day_of(claim: Claim) -> str | None:
    return next((d.value for d in claim.dates if d.value and _DAY.fullmatch(d.value)), None)


def spelt(text: str) -> str:
    """A name as names are compared: letter forms, case and white space made alike, blanks within a Persian or Arabic name too."""
    return " ".join(fold(text).text.casefold().split())


def worded(text: str) -> str:
    """Words as they are looked for: the forms of each made alike, and each letter of a script without blanks a word of its own."""
    spaced = _UNSPACED.sub(r" \1 ", " ".join(_alike(word) for word in text.split()))
    return _SHORT.sub(rf"\g<0>{WHOLE}", spaced)


def _alike(word: str) -> str:
    if word.isascii():
        return fold(word).text.casefold()
    folded = fold(unicodedata.normalize("NFC", word)).text.casefold()
    bare = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", folded)))
    return "".join(letter for letter in bare.translate(_STROKES) if not unicodedata.combining(letter))


def query_of(words: str) -> str:
    """All of these words, in FTS5's language; '' where there is no word."""
    return " ".join(_asked(word) for part in words.split() for word in _WORD.findall(_alike(part)))


def _asked(word: str) -> str:
    letters = " ".join(worded(word).split())
    return f'"{letters}"*' if len(word) >= LONG_ENOUGH and letters == word else f'"{letters}"'


def _names(store: sqlite3.Connection, sources: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    sql = "SELECT DISTINCT source, spelling FROM mentions WHERE source IN (SELECT value FROM json_each(?))"
    for source, name in store.execute(sql, (_json(sources),)):
        found[source].add(name)
    return found


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values))
