"""What somebody did to the file behind the ledger's back: it is found, at its number, and nothing is built on it."""

from __future__ import annotations

import sqlite3

import pytest
from tests.desk.made import reword

from briefer.desk import Ledger
from briefer.errors import DeskFault, LedgerBroken

CHANGED = "UPDATE decisions SET body = replace(body, 'Sentence 3', 'Sentence 4') WHERE seq = 3"
SWAPPED = """
    UPDATE decisions SET seq = 99 WHERE seq = 2; UPDATE decisions SET seq = 2 WHERE seq = 3; UPDATE decisions SET seq = 3 WHERE seq = 99
"""
OVER = """
    DELETE FROM decisions WHERE seq = 2; UPDATE decisions SET prev = (SELECT hash FROM decisions WHERE seq = 1) WHERE seq = 3
"""
CASES = [
    pytest.param(CHANGED, 3, "changed after it was recorded", id="a body edited"),
    pytest.param(
        "UPDATE decisions SET body = replace(body, 'Sentence', CAST(x'ff' AS TEXT)) WHERE seq = 3",
        3,
        "changed",
        id="bytes that are no text",
    ),
    pytest.param("UPDATE decisions SET hash = prev WHERE seq = 2", 2, "changed", id="a hash edited"),
    pytest.param("UPDATE decisions SET target = 'another' WHERE seq = 4", 4, "what it is about", id="a target edited"),
    pytest.param("DELETE FROM decisions WHERE seq = 2", 2, "missing", id="a row removed"),
    pytest.param("DELETE FROM decisions WHERE seq = 1", 1, "missing", id="the first row removed"),
    pytest.param("DELETE FROM decisions WHERE seq = 5", 5, "rows end before it", id="the last row removed"),
    pytest.param("DELETE FROM decisions WHERE seq > 2", 3, "rows end before it", id="the end cut off"),
    pytest.param("DELETE FROM decisions", 1, "rows end before it", id="all rows removed"),
    pytest.param(SWAPPED, 2, "does not follow", id="two rows swapped"),
    pytest.param(OVER, 2, "missing", id="a row removed and the next linked over it"),
    pytest.param("DELETE FROM head", 1, "something else", id="the end forgotten"),
    pytest.param(
        "INSERT INTO decisions SELECT 6, target, NULL, body, hash, prev FROM decisions WHERE seq = 5", 6, "changed", id="a row put in"
    ),
]
END = {"the last row removed", "the end cut off", "all rows removed", "the end forgotten", "a row put in"}


def tamper(path, sql):
    store = sqlite3.connect(path)
    store.executescript(f"DROP TRIGGER never_changed; DROP TRIGGER never_deleted; {sql}")
    store.close()


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path) as ledger:
        for number in range(1, 6):
            ledger.append(reword(number))
        yield ledger


@pytest.mark.parametrize(("sql", "at", "why"), CASES)
def test_tampering_is_found_at_its_number(ledger, sql, at, why):
    tamper(ledger.path, sql)
    before = ledger.path.read_bytes()
    for read in (ledger.decisions, ledger.check):
        with pytest.raises(LedgerBroken, match=rf"decision {at}: .*{why}.*Nothing was overwritten"):
            read()
    assert ledger.path.read_bytes() == before


@pytest.mark.parametrize(("sql", "at", "why"), [case for case in CASES if case.id in END])
def test_nothing_is_put_after_a_broken_end(ledger, sql, at, why):
    tamper(ledger.path, sql)
    with pytest.raises(LedgerBroken, match=rf"decision {at}: .*({why}|something else)"):
        ledger.append(reword(7))
    store = sqlite3.connect(ledger.path)
    assert "Sentence 7" not in str(store.execute("SELECT body FROM decisions").fetchall())
    store.close()


def test_reading_on_finds_what_follows_a_changed_row(ledger):
    tamper(ledger.path, "UPDATE decisions SET hash = replace(hash, '0', '1') WHERE seq = 3")
    with pytest.raises(LedgerBroken, match="decision 4"):
        ledger.decisions(after=3)


def test_pages_written_over_are_told(ledger):
    ledger.close()
    data = bytearray(ledger.path.read_bytes())
    data[4096:] = b"\x07" * (len(data) - 4096)
    ledger.path.write_bytes(data)
    with pytest.raises(LedgerBroken, match="damaged"):
        ledger.decisions()
    with pytest.raises(DeskFault):
        ledger.append(reword(9))
    assert ledger.path.read_bytes()[4096:] == data[4096:]


def test_a_damaged_index_is_found_by_the_check(ledger):
    tamper(
        ledger.path,
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'undos') WHERE name = 'by_target'",
    )
    ledger.close()
    with pytest.raises(LedgerBroken):
        ledger.check()
