"""The tables of a desk's memory, which stand in one file with the ledger of decisions.

Nothing in them is changed once it is there, but for what `asked`, `collections` and `post` say of work that is under way: so what was known
at any moment is what has a number up to that of then. What is old may go (`forgetting`), and its numbers never come again. Articles,
extractions and briefs are JSON of their models, compressed; what is looked for stands in columns beside it.
"""

from __future__ import annotations

# Only the index is kept: the words themselves stand in claims. unicode61 makes capitals and accents alike, porter English endings.
INDEX_OF_WORDS = "CREATE VIRTUAL TABLE said USING fts5 (words, content = '', tokenize = 'porter unicode61 remove_diacritics 2')"

_LAST = """SELECT max(coalesce((SELECT max(seq) FROM {}), 0),
    coalesce((SELECT json_extract(daily, '$.{}') FROM briefs ORDER BY seq DESC LIMIT 1), 0))"""
LAST_VERSION, LAST_EXTRACTION = _LAST.format("versions", "horizon"), _LAST.format("extractions", "extracted")
"""The last number that was given, 0 where none was. Of what is gone the last brief knows it, which always stays."""

MEMORY_TABLES = (
    """CREATE TABLE versions (
        seq INTEGER PRIMARY KEY,
        article TEXT NOT NULL,
        number INTEGER NOT NULL,
        key TEXT NOT NULL,
        source TEXT NOT NULL,
        words TEXT NOT NULL,
        taken TEXT NOT NULL,
        via TEXT NOT NULL,
        original TEXT NOT NULL,
        publisher TEXT,
        title TEXT,
        url TEXT,
        language TEXT NOT NULL,
        published TEXT,
        body BLOB NOT NULL,
        UNIQUE (article, number)
    ) STRICT""",
    "CREATE INDEX versions_by_source ON versions (source)",
    "CREATE INDEX versions_by_key ON versions (key, number)",
    "CREATE INDEX versions_by_words ON versions (words)",
    "CREATE INDEX versions_told ON versions (publisher, published, taken, source)",  # what a search is narrowed by, without the bodies
    "CREATE TABLE extractions (seq INTEGER PRIMARY KEY, source TEXT NOT NULL, body BLOB NOT NULL) STRICT",
    "CREATE INDEX extractions_by_source ON extractions (source, seq)",
    """CREATE TABLE claims (
        row INTEGER PRIMARY KEY,
        extraction INTEGER NOT NULL,
        source TEXT NOT NULL,
        claim TEXT NOT NULL,
        statement TEXT NOT NULL,
        quote TEXT NOT NULL,
        named TEXT NOT NULL,
        at TEXT
    ) STRICT""",
    "CREATE INDEX claims_by_source ON claims (source)",
    """CREATE TABLE mentions (
        spelling TEXT NOT NULL,
        claim INTEGER NOT NULL,
        kind TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (spelling, claim)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX mentions_by_source ON mentions (source)",
    INDEX_OF_WORDS,
    """CREATE TABLE asked (
        url TEXT PRIMARY KEY,
        etag TEXT NOT NULL,
        modified TEXT NOT NULL,
        found TEXT NOT NULL,
        at TEXT NOT NULL,
        digest TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE collections (
        seq INTEGER PRIMARY KEY,
        begun TEXT NOT NULL,
        ended TEXT,
        new INTEGER NOT NULL DEFAULT 0,
        versions INTEGER NOT NULL DEFAULT 0,
        same INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE unread (
        seq INTEGER PRIMARY KEY,
        collection INTEGER NOT NULL,
        name TEXT NOT NULL,
        why TEXT NOT NULL,
        advice TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX unread_by_collection ON unread (collection)",
    """CREATE TABLE briefs (
        seq INTEGER PRIMARY KEY,
        day TEXT NOT NULL,
        at TEXT NOT NULL,
        daily TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX briefs_by_day ON briefs (day, seq)",
    """CREATE TABLE entities (
        brief INTEGER NOT NULL,
        entity TEXT NOT NULL,
        kind TEXT NOT NULL,
        canonical TEXT NOT NULL,
        role TEXT,
        PRIMARY KEY (brief, entity)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE spellings (
        spelling TEXT NOT NULL,
        brief INTEGER NOT NULL,
        entity TEXT NOT NULL,
        PRIMARY KEY (spelling, brief, entity)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE entity_claims (
        brief INTEGER NOT NULL,
        entity TEXT NOT NULL,
        claim TEXT NOT NULL,
        PRIMARY KEY (brief, entity, claim)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE events (
        brief INTEGER NOT NULL,
        event TEXT NOT NULL,
        at TEXT,
        place TEXT,
        claims TEXT NOT NULL,
        PRIMARY KEY (brief, event)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE conflicts (
        brief INTEGER NOT NULL,
        conflict TEXT NOT NULL,
        kind TEXT NOT NULL,
        verdict TEXT NOT NULL,
        subject TEXT NOT NULL,
        attribute TEXT NOT NULL,
        taken TEXT,
        positions TEXT NOT NULL,
        PRIMARY KEY (brief, conflict)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE told (
        claim TEXT NOT NULL,
        brief INTEGER NOT NULL,
        PRIMARY KEY (claim, brief)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX told_by_brief ON told (brief)",
    """CREATE TABLE post (
        digest TEXT NOT NULL,
        address TEXT NOT NULL,
        at TEXT NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (digest, address)
    ) STRICT, WITHOUT ROWID""",
)
