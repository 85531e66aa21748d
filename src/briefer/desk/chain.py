"""The chain of decisions: each row's hash covers the hash before it and its own body, so that no row can be changed, lost or moved unseen.

``hash = sha256(prev + body)``, the first ``prev`` is 64 zeros, ``body`` the decision as canonical JSON. Who can write the file can also
make a whole new chain; what the chain shows is damage, and a hand that didn't know of it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from briefer.errors import DeskFault, LedgerBroken
from briefer.models import Decision

FIRST = "0" * 64
CHANGED = "it was changed after it was recorded"
LEAVE = "Nothing was overwritten. Keep the file as it is, and put a copy from before in its place."


class Row(NamedTuple):
    """One decision as it is stored."""

    seq: int
    target: str
    body: str
    prev: str
    hash: str


def body_of(decision: Decision) -> str:
    """A decision as canonical JSON: sorted keys, no blanks, every script as it is."""
    return json.dumps(decision.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def link(prev: str, body: str) -> str:
    """The hash of a row."""
    return sha256(f"{prev}{body}".encode()).hexdigest()


def head_of(store: sqlite3.Connection) -> tuple[int, str]:
    """Number and hash of the last decision as noted beside the chain; 0 and zeros where nobody decided."""
    return store.execute("SELECT seq, hash FROM head").fetchone() or (0, FIRST)


def rows_after(store: sqlite3.Connection, after: int, path: Path) -> Iterator[Row]:
    """The rows after a number, each checked before it is given. Needs a transaction, so that rows and head are of one moment.

    Raises:
        LedgerBroken: with the number at which the chain breaks.
    """
    before = store.execute("SELECT hash FROM decisions WHERE seq = ?", (after,)).fetchone()
    seq, prev = (after, before[0]) if before else (0, FIRST)
    for found in store.execute("SELECT seq, target, body, prev, hash FROM decisions WHERE seq > ? ORDER BY seq", (seq,)):
        row = Row(*found)
        seq += 1
        if why := flaw(row, seq, prev):
            raise broken(path, seq, why)
        prev = row.hash
        if row.seq > after:
            yield row
    _check_head(head_of(store), (seq, prev), path)


def _check_head(head: tuple[int, str], end: tuple[int, str], path: Path) -> None:
    """What is noted as the end has to be the end."""
    if head[0] > end[0]:
        raise broken(path, end[0] + 1, "it was recorded, and the rows end before it")
    if head[0] < end[0]:
        raise broken(path, head[0] + 1, "it was put there by something else than briefer")
    if head[1] != end[1]:
        raise broken(path, end[0], CHANGED)


def flaw(row: Row, seq: int, prev: str) -> str:
    """Why a row can't stand at that number after one of that hash; '' where it can."""
    if row.seq != seq:
        return "it is missing"
    if row.prev != prev:
        return "it does not follow from the one before"
    if row.hash != link(prev, row.body):
        return CHANGED
    return ""


def check_end(store: sqlite3.Connection, path: Path) -> tuple[int, str]:
    """Number and hash of the last decision, where that one is whole: nothing is built on a broken end.

    Raises:
        LedgerBroken: it is not.
    """
    last = store.execute("SELECT seq, target, body, prev, hash FROM decisions ORDER BY seq DESC LIMIT 1").fetchone()
    row = Row(*last) if last else Row(0, "", "", "", FIRST)
    _check_head(head_of(store), (row.seq, row.hash), path)
    if row.seq and row.hash != link(row.prev, row.body):
        raise broken(path, row.seq, CHANGED)
    return row.seq, row.hash


def decision_of(row: Row, path: Path) -> Decision:
    """The decision that a row holds.

    Raises:
        LedgerBroken: the row says other things of it than it does itself.
        DeskFault: this briefer doesn't know such a decision.
    """
    try:
        decision = Decision.model_validate_json(row.body)
    except ValidationError as error:
        raise DeskFault(
            f"Decision {row.seq} in {path} is of a kind that this briefer does not know.",
            "Nothing was changed. Use the briefer that wrote it, or a newer one (`pip install --upgrade briefer`).",
        ) from error
    if (decision.seq, decision.target) != (row.seq, row.target):
        raise broken(path, row.seq, "its number or what it is about was changed")
    return decision


def broken(path: Path, seq: int, why: str) -> LedgerBroken:
    """The ledger does not hold together at that number."""
    return LedgerBroken(f"The ledger {path} is broken at decision {seq}: {why}.", LEAVE)
