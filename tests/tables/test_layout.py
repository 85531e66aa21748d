"""Layout: cells are counted as a terminal shows them, lines fit, words stay whole and in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.tables.layout import NARROWEST, WIDEST, Block, Column, Gap, Grid, Heading, Prose, Rows, Title, cells, render, wrap

WIDTHS = {
    "": 0,
    "Dushanbe": 8,
    "北京": 4,
    "서울": 4,
    "ｆｕｌｌ": 8,
    "e\u0301": 1,
    "امامعلی": 7,
    "می\u200cشود": 5,
    "دِوشَنبه": 6,
    "🙂": 2,
}


@pytest.mark.parametrize(("text", "width"), WIDTHS.items(), ids=map(ascii, WIDTHS))
def test_cells(text, width):
    assert cells(text) == width


WRAPPED = {
    "fits": ("two words", 20, ["two words"]),
    "between words": ("one two three", 8, ["one two", "three"]),
    "a long word is broken": ("abcdefghij klm", 4, ["abcd", "efgh", "ij", "klm"]),
    "wide characters break anywhere": ("中国国防部长", 5, ["中国", "国防", "部长"]),
    "a stop stays with its character": ("中国。国防", 5, ["中", "国。", "国防"]),
    "lines of a source are one": ("one\n\ttwo", 20, ["one two"]),
    "nothing": ("", 10, [""]),
    "no control, no direction": ("a\x1b[2J\u202eb", 20, ["a[2Jb"]),
}


@pytest.mark.parametrize(("text", "width", "lines"), WRAPPED.values(), ids=WRAPPED)
def test_wrap(text, width, lines):
    assert wrap(text, width) == lines


TEXTS = st.text(alphabet=st.sampled_from("abc 北京دوش\u200cé。,-\n"), max_size=60)


@given(TEXTS, st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_nothing(text, width):
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    kept = "".join(wrap(text, 10_000)).replace(" ", "")
    assert "".join(lines).replace(" ", "") == kept


@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=3), TEXTS), max_size=4), st.integers(1, 200))
def test_every_layout_fits_the_terminal(rows, width):
    grid = Grid((Column("One", 12), Column("Two", 10, right=True), Column("Three")), rows)
    blocks: list[Block] = [Title("A title", "v123"), Heading("part"), Prose("words " * 30), Gap(), Rows([(a, c) for a, _, c in rows]), grid]
    fits = max(NARROWEST, min(width, WIDEST))
    assert all(cells(line) <= fits for line in render(blocks, width).splitlines())


def test_columns_stand_under_one_another():
    grid = Grid((Column("Name", 8), Column("No.", right=True), Column("Last")), [("北京", "1", "x"), (["Astana", "v1"], "23", "y")])
    assert render([grid], 40).splitlines() == [
        "Name    No.  Last",
        "------  ---  ----",
        "北京      1  x",
        "",
        "Astana   23  y",
        "v1",
    ]
