"""Text laid out for a terminal: paragraphs, labelled rows and columns that wrap inside a given width.

Width is counted in cells as a terminal shows them: two for a wide (CJK) character, none for an accent. No
colour and no lines are drawn, so the same text goes into a file or through a pipe. Words that run from right
to left stand last on their line wherever a layout can choose, so that nothing to their right is turned around.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefer.lexicon.patterns import lazy
from briefer.publish.text import clean

NARROWEST, WIDEST = 40, 120
GAP = 2
LEAST = 16  # cells that the last column needs; on a terminal that has no room for it, the columns are stacked
WIDE = lazy(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0003fffd]"
)
PIECES = lazy(rf" +|{WIDE.pattern}[^ \w]*|(?:(?!{WIDE.pattern})[^ ])+")


@dataclass(frozen=True, slots=True)
class Title:
    """What the text is about, underlined. ``id`` is what to ask for it by."""

    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty line."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: str
    indent: int = 2


@dataclass(frozen=True, slots=True)
class Rows:
    """Labels, and what stands behind each."""

    rows: Sequence[tuple[str, str]]
    indent: int = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, the most cells it may take, and whether it is set to the right. The last one takes what is left."""

    head: str
    most: int = 40
    right: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns under heads. A cell is a text, or several that each begin a line."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str | Sequence[str]]]
    indent: int = 0


Cell = str | Sequence[str]
Block = Title | Heading | Gap | Prose | Rows | Grid


def cells(text: str) -> int:
    """How many cells a terminal takes to show a text."""
    if text.isascii():
        return len(text)
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """The clean text as lines of at most ``width`` cells, broken between words, or inside one that is too long."""
    lines, line, used = [], "", 0
    for found in PIECES.findall(clean(text)):
        piece, size = found, cells(found)
        if used + size > width and line.strip():
            lines.append(line.rstrip())
            line, used = "", 0
        if not line and piece.isspace():
            continue
        while size > width:
            head = _fits(piece, width)
            lines.append(head)
            piece, size = piece[len(head) :], cells(piece[len(head) :])
        line, used = line + piece, used + size
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _fits(text: str, width: int) -> str:
    """As much of the beginning of a text as fits, and at least a character."""
    used = 0
    for at, char in enumerate(text):
        used += _cells(char)
        if used > width and at:
            return text[:at]
    return text


def render(blocks: Iterable[Block], width: int) -> str:
    """The blocks as text, none of its lines longer than ``width`` where that can be helped."""
    width = max(NARROWEST, min(width, WIDEST))
    lines: list[str] = []
    for block in blocks:
        if lines and isinstance(block, Title | Heading | Grid) and lines[-1]:
            lines += ["", ""] if isinstance(block, Title) else [""]
        lines += _lines(block, width)
    return "\n".join(line.rstrip() for line in lines)


def _lines(block: Block, width: int) -> list[str]:
    match block:
        case Title():
            return _title(block, width)
        case Heading():
            return [line.upper() for line in wrap(block.text, width)]
        case Gap():
            return [""]
        case Prose():
            return [" " * block.indent + line for line in wrap(block.text, width - block.indent)]
        case Rows():
            return _rows(block, width)
        case Grid():
            return [" " * block.indent + line for line in _grid(block, width - block.indent)]


def _title(title: Title, width: int) -> list[str]:
    """The id first: a name may run from right to left."""
    label = cells(title.id) + GAP if title.id else 0
    head = wrap(title.text, width - label)
    lines = [(title.id if not number else "").ljust(label) + line for number, line in enumerate(head)]
    return [*lines, "=" * max(map(cells, lines))]


def _rows(block: Rows, width: int) -> list[str]:
    label = min(max((cells(clean(name)) for name, _ in block.rows), default=0), width // 3)
    rest = width - block.indent - label - GAP
    lines = []
    for name, text in block.rows:
        lines += _side_by_side([wrap(name, label) if name else [""], wrap(text, rest)], [label, rest], [False, False], block.indent)
    return lines


def _grid(grid: Grid, width: int) -> list[str]:
    rows = [[[cell] if isinstance(cell, str) else list(cell) for cell in row] for row in grid.rows]
    widths = []
    for number, column in enumerate(grid.columns[:-1]):
        widest = max((cells(clean(line)) for row in rows for line in row[number]), default=0)
        widths.append(max(cells(column.head), min(widest, column.most)))
    widths.append(width - sum(widths) - GAP * len(widths))
    if widths[-1] < LEAST:
        return _stacked(grid, rows, width)
    right = [column.right for column in grid.columns]
    lines = _side_by_side([wrap(column.head, w) for column, w in zip(grid.columns, widths, strict=True)], widths, right)
    last = max([cells(grid.columns[-1].head), *(cells(clean(line)) for row in rows for line in row[-1])])
    lines.append((" " * GAP).join("-" * w for w in [*widths[:-1], min(last, widths[-1])]))
    several = any(len(cell) > 1 or cells(clean(cell[0])) > w for row in rows for cell, w in zip(row, widths, strict=True) if cell)
    for number, row in enumerate(rows):
        lines += [""] if number and several else []
        lines += _side_by_side([_folded(cell, w) for cell, w in zip(row, widths, strict=True)], widths, right)
    return lines


def _stacked(grid: Grid, rows: Sequence[Sequence[Sequence[str]]], width: int) -> list[str]:
    """Each row as labelled lines, an empty line between two rows."""
    lines = []
    for number, row in enumerate(rows):
        named = [
            (column.head if not at else "", text) for column, cell in zip(grid.columns, row, strict=True) for at, text in enumerate(cell)
        ]
        lines += ([""] if number else []) + _rows(Rows(named, 0), width)
    return lines


def _folded(cell: Sequence[str], width: int) -> list[str]:
    return [line for text in cell for line in wrap(text, width)]


def _side_by_side(columns: Sequence[Sequence[str]], widths: Sequence[int], right: Sequence[bool], indent: int = 0) -> list[str]:
    """Lines of columns next to one another."""
    lines = []
    for number in range(max(len(column) for column in columns)):
        parts = [
            _padded(column[number] if number < len(column) else "", width, right=to_right)
            for column, width, to_right in zip(columns, widths, right, strict=True)
        ]
        lines.append(" " * indent + (" " * GAP).join(parts))
    return lines


def _padded(text: str, width: int, *, right: bool = False) -> str:
    blanks = " " * (width - cells(text))
    return blanks + text if right else text + blanks
