"""The ledger of decisions: an append-only file that nothing human is ever lost from.

What `Ledger.append` returned is on the disk. The order is that of the numbers, never of the clock.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from briefer.desk.chain import Row, body_of, broken, check_end, decision_of, link, rows_after
from briefer.desk.folder import Watch, unwatched
from briefer.desk.kinds import Kind
from briefer.desk.memory_tables import MEMORY_TABLES
from briefer.desk.store import Store, StoreFile
from briefer.errors import Clash, UsageFault
from briefer.models import Decision, Proposed, Undo

NAME = "briefer.db"


LEDGER = Kind(
    "ledger",
    0x62726665,  # 'brfe' in ASCII
    (
        (
            """CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,
        target TEXT NOT NULL,
        request TEXT UNIQUE,
        body TEXT NOT NULL,
        prev TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT""",
            "CREATE INDEX by_target ON decisions (target, seq)",
            "CREATE INDEX undos ON decisions (json_extract(body, '$.act.seq')) WHERE json_extract(body, '$.act.act') = 'undo'",
            """CREATE TRIGGER never_changed BEFORE UPDATE ON decisions
        BEGIN SELECT raise(ABORT, 'a decision is never changed: undo it by another'); END""",
            """CREATE TRIGGER never_deleted BEFORE DELETE ON decisions
        BEGIN SELECT raise(ABORT, 'a decision is never deleted: undo it by another'); END""",
            # Where the chain ends. Without it, nobody would miss the last decisions of a ledger that was cut short.
            "CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT",
            "CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        ),
        MEMORY_TABLES,
    ),
)


class Ledger(Store):
    """The decisions of one desk, in ``folder/briefer.db``.

    Nothing is made on the disk before the first `append` or `keep`. Any thread and any process may call: see `StoreFile`.

    Args:
        folder: the desk.
        timeout: seconds to wait for another process.
        watch: told each stage of a write ("opened", "begun", "made", "written", "committed", "answered").

    Every method raises `DeskBusy` where another process holds the file for longer, and `DeskFault` where it can't be used.
    """

    def __init__(self, folder: Path, *, timeout: float = 5.0, watch: Watch = unwatched) -> None:
        self.path = folder / NAME
        self._watch = watch
        super().__init__(StoreFile(self.path, LEDGER, timeout=timeout, watch=watch))

    def append(self, proposed: Proposed) -> Decision:
        """Record a decision; the answer means that it is on the disk. A request that was recorded before gives that decision.

        Raises:
            Clash: somebody decided on the same target after ``based_on``.
            UsageFault: an undo of what isn't there or is undone already; a request that was used for something else.
            LedgerBroken: the end of the chain is damaged.
        """
        with self._file.writing() as store:
            decision = _repeated(store, proposed, self.path)
            if decision is None:
                _refuse_clash(store, proposed, self.path)
                _refuse_undo(store, proposed)
                decision = _add(store, proposed, self.path)
        self._watch("answered")
        return decision

    def decisions(self, after: int = 0) -> tuple[Decision, ...]:
        """What was decided, in order, from the number after ``after`` on; the chain is checked on the way.

        Raises:
            LedgerBroken: with the number at which the chain breaks.
        """
        with self._file.reading() as store:
            return tuple(decision_of(row, self.path) for row in rows_after(store, after, self.path)) if store else ()

    def last(self) -> int:
        """The number of the last decision; 0 where nobody decided."""
        with self._file.reading() as store:
            return int(store.execute("SELECT coalesce(max(seq), 0) FROM decisions").fetchone()[0]) if store else 0

    def head(self) -> str:
        """The hash of the last decision, which stands for all of them; '' where nobody decided."""
        with self._file.reading() as store:
            found = store.execute("SELECT hash FROM head").fetchone() if store else None
        return found[0] if found else ""

    def check(self) -> int:
        """Check the file, the whole chain and every decision; returns how many there are.

        Raises:
            LedgerBroken: with the number at which the chain breaks, or SQLite's words where the file itself is damaged.
        """
        many = len(self.decisions())
        with self._file.reading() as store:
            said = store.execute("PRAGMA integrity_check(1)").fetchone()[0] if store else "ok"
        if said != "ok":
            raise broken(self.path, many, f"the file is damaged ({said})")
        return many

    def keep(self, name: str, value: str) -> None:
        """Keep a small value under a name, in place of the one before."""
        with self._file.writing() as store:
            store.execute("INSERT INTO kept VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value))

    def kept(self, name: str) -> str | None:
        """The value under that name, if there is one."""
        with self._file.reading() as store:
            found = store.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone() if store else None
        return found[0] if found else None


def _read(store: sqlite3.Connection, where: str, value: str, path: Path) -> Decision | None:
    """The last decision of which that holds."""
    sql = f"SELECT seq, target, body, prev, hash FROM decisions WHERE {where} ORDER BY seq DESC LIMIT 1"  # noqa: S608  (ours)
    found = store.execute(sql, (value,)).fetchone()
    return decision_of(Row(*found), path) if found else None


def _repeated(store: sqlite3.Connection, proposed: Proposed, path: Path) -> Decision | None:
    """The decision that came of the same request before."""
    if proposed.request is None or (found := _read(store, "request = ?", proposed.request, path)) is None:
        return None
    if (found.act, found.who, found.reason) != (proposed.act, proposed.who, proposed.reason):
        raise UsageFault(
            f"The request {proposed.request!r} was used already, for decision {found.seq}, which is another.",
            "This one was not recorded. Send it again under a request of its own.",
        )
    # The first answer may have been lost because its process was killed before the log was on the disk: this puts it there.
    store.execute("UPDATE head SET seq = seq")
    return found


def _refuse_clash(store: sqlite3.Connection, proposed: Proposed, path: Path) -> None:
    if proposed.based_on is None:
        return
    latest = _read(store, "target = ?", proposed.target, path)
    if latest is not None and latest.seq > proposed.based_on:
        words = f": {latest.after}" if latest.after else ""
        raise Clash(
            f"{latest.who} decided on the same meanwhile (decision {latest.seq}, {latest.act.act}, {latest.when}){words}.",
            "Yours was not recorded, and nothing of it is lost: look at both and decide again.",
            latest.seq,
        )


def _refuse_undo(store: sqlite3.Connection, proposed: Proposed) -> None:
    if not isinstance(proposed.act, Undo):
        return
    seq = proposed.act.seq
    if store.execute("SELECT 1 FROM decisions WHERE seq = ?", (seq,)).fetchone() is None:
        raise UsageFault(f"There is no decision {seq} that could be undone.", "`briefer decisions` lists them.")
    if by := _undone(store).get(seq):
        raise UsageFault(f"Decision {seq} is undone already, by decision {by}.", f"Undo decision {by} to have it back.")


def _undone(store: sqlite3.Connection) -> dict[int, int]:
    """The decisions that hold no more, each with the undo that took it away. An undo that is itself undone takes nothing away."""
    undone: dict[int, int] = {}
    sql = "SELECT seq, json_extract(body, '$.act.seq') FROM decisions WHERE json_extract(body, '$.act.act') = 'undo' ORDER BY seq DESC"
    for seq, of in store.execute(sql):
        if seq not in undone:
            undone[of] = seq
    return undone


def _add(store: sqlite3.Connection, proposed: Proposed, path: Path) -> Decision:
    last, prev = check_end(store, path)
    decision = Decision(
        seq=last + 1,
        act=proposed.act,
        who=proposed.who,
        when=proposed.when,
        target=proposed.target,
        before=proposed.before,
        after=proposed.after,
        reason=proposed.reason,
    )
    body = body_of(decision)
    row = (decision.seq, decision.target, proposed.request, body, prev, link(prev, body))
    store.execute("INSERT INTO decisions (seq, target, request, body, prev, hash) VALUES (?, ?, ?, ?, ?, ?)", row)
    store.execute(
        "INSERT INTO head VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
        (decision.seq, row[-1]),
    )
    return decision
