"""Claims as CSV: read back they are the same, and no cell is a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.models import Certainty, Claim, ClaimKind, Segment, Source, Span, Version
from briefer.tables.spreadsheet import COLUMNS, csv_lines, guarded

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\u00a0=1",
    "\u200f=cmd|' /C calc'!A0",
    "\ufeff=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    "−1",
    "'=1",
    "\x00=1",
]
HARMLESS = ["", "a=1", "1-1", "“=1”", "– he said", "می‌گویند = آری", "2024-12-31", "https://example.org/?a=1"]


def undone(cell: str) -> str:
    """As docs/desk.md says it."""
    return cell.removeprefix("'")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_none_any_more(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_stays_as_it_is(text):
    assert guarded(text) == text


@given(st.text())
def test_the_guard_can_be_undone(text):
    assert undone(guarded(text)) == text
    assert guarded(text).lstrip()[:1] not in set("=+-@＝＋－＠") - {""}


def lines(quote: str, statement: str | None = None, **told: str) -> bytes:
    source = Source(
        id="s1",
        name="one.txt",
        sha256="0" * 64,
        media_type="text/plain",
        encoding="utf-8",
        text=quote,
        segments=(Segment(start=0, end=len(quote), raw_start=0, raw_end=len(quote)),),
        **told,
    )
    version = Version(seq=1, article="a1", number=1, key="k", source=source, taken="2025-01-02T00:00:00Z", via="test", original="0" * 64)
    claim = Claim(
        id=f"s1:0-{len(quote)}",
        source="s1",
        statement=statement or quote,
        quote=Span(start=0, end=len(quote), text=quote),
        kind=ClaimKind.EVENT,
        certainty=Certainty.ALLEGED,
    )
    return b"".join(csv_lines([(version, claim)]))


SAID = ["می‌گویند «این»", "قالَ\u200f", 'He said "no", then; left.\nTwo lines', "四名士兵", "Ҷаҳонӣ", "=1+1", "'quoted'"]


@pytest.mark.parametrize("quote", SAID)
def test_read_back_it_is_the_same(quote):
    data = lines(quote, "What it says.", publisher="Post, Ltd", title="=Title", published="2025-01-01", language="fa")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 2
    row = dict(zip(COLUMNS, rows[1], strict=True))
    assert undone(row["quote"]) == quote
    assert row == {
        "happened": "",
        "published": "2025-01-01",
        "publisher": "Post, Ltd",
        "title": "'=Title",
        "url": "",
        "language": "fa",
        "statement": "What it says.",
        "quote": guarded(quote),
        "speaker": "",
        "kind": "event",
        "certainty": "alleged",
        "claim": f"s1:0-{len(quote)}",
    }


def test_a_quote_can_begin_no_cell_of_its_own():
    rows = lines('x";=1\r\n"=2,=3', "Said.").decode("utf-8-sig").removesuffix("\r\n").split("\r\n", 1)
    assert rows[1] == '"","","","","","und","Said.","x"";=1\r\n""=2,=3","","event","alleged","s1:0-13"'
