"""The lines of printed pages to paragraphs.

1. lines that stand at the head or foot of most pages, and page numbers there, are put aside
2. lines with right-to-left letters are put aside: their order in a PDF is not sure
3. a line joins the next one where it is full, or breaks off within a sentence that the next one goes on with
4. a hyphen that parts a word at the end of a line goes, unless the word stands elsewhere with its hyphen
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.sources.blocks import Block, Piece, ends_sentence, words_in
from briefer.sources.plain import LISTED, Line, has_no_blanks, lines_of, pieces_of

RIGHT_TO_LEFT = lazy(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
HEAD_OR_FOOT = "head or foot of a page"
UNSURE = "right-to-left letters of a PDF, whose order is not sure"
_EDGE = 3
"""Lines from the top and the bottom of a page that may be its head or foot."""
_NUMBER = lazy(
    r"(?i)[\s\-–—|·.]*(?:(?:page|p\.|seite|стр\.|страница|pág\.|página|第)\s*)?\d{1,4}"
    r"(?:\s*(?:of|/|von|из|de|页)\s*\d{0,4})?[\s\-–—|·.]*"
)
_DIGITS = lazy(r"\d+")
_HYPHENS = "-\u2010\u00ad"
_WITH_HYPHEN = lazy(r"(?<!\w)[^\W\d_]{1,40}-[^\W\d_]{1,40}(?!\w)")
_HYPHENED = lazy(rf"[^\W\d_][{_HYPHENS}]$")


def letters_in(text: str) -> int:
    """How many letters."""
    return sum(map(str.isalpha, text))


class _Set(NamedTuple):
    """A line as printed, its page, and why it is no text of the article."""

    line: Line
    page: int
    aside: str | None = None


def _paged(raw: str) -> list[list[Line]]:
    """The lines of each page; pages are parted by form feeds."""
    pages: list[list[Line]] = [[] for _ in range(raw.count("\f") + 1)]
    page = at = 0
    for line in lines_of(raw):
        page += raw.count("\f", at, line.start)
        at = line.start
        pages[page].append(line)
    return pages


def _edges(page: Sequence[Line]) -> list[Line]:
    return list(dict.fromkeys([*page[:_EDGE], *page[-_EDGE:]])) if len(page) > 1 else []


def _key(raw: str, line: Line) -> str:
    return _DIGITS.sub("#", raw[line.start : line.end].casefold())


def _sorted(raw: str, pages: Sequence[Sequence[Line]]) -> list[_Set]:
    """1 and 2. A head counts that stands on two pages at least, and on half of them; a longer line, which may be a sentence, on three."""
    seen = Counter(key for page in pages for key in {_key(raw, line) for line in _edges(page)})
    often = {key for key, times in seen.items() if times >= max(2 if words_in(key) <= 8 else 3, len(pages) / 2)}
    found: list[_Set] = []
    for number, page in enumerate(pages):
        edges = set(_edges(page))
        for line in page:
            furniture = line in edges and (_key(raw, line) in often or _NUMBER.fullmatch(raw, line.start, line.end))
            unsure = RIGHT_TO_LEFT.search(raw, line.start, line.end)
            found.append(_Set(line, number, HEAD_OR_FOOT if furniture else UNSURE if unsure else None))
    return found


def _width(raw: str, lines: Sequence[_Set]) -> int:
    """The length that nine of ten lines do not pass: letters of print differ in width, and so do full lines in length."""
    lengths = sorted(s.line.end - s.line.start for s in lines if not s.aside)
    return max(lengths[(9 * len(lengths)) // 10] if lengths else 0, 30 if not has_no_blanks(raw[:2000]) else 12)


def _goes_on(raw: str, before: _Set, after: _Set, width: int) -> bool:
    """3."""
    if LISTED.match(raw, after.line.start, after.line.end):
        return False
    words, first = raw[before.line.start : before.line.end], raw[after.line.start : after.line.end].split(None, 1)[0]
    small = first.lstrip("\"'“‘«([")[:1].islower()
    if _HYPHENED.search(words) and first[0].isalpha():
        return True
    apart = after.line.gap or before.page != after.page
    full = len(words) + 1 + (1 if has_no_blanks(first) else len(first)) > 0.8 * width
    if ends_sentence(words):
        return full and not apart
    return small or (full and not apart and len(words) > 0.6 * width)


def _parted(raw: str, before: Line, after: Line, whole: frozenset[str]) -> bool:
    """4: whether the hyphen at the end of a line is of the printer."""
    if raw[before.end - 1] not in _HYPHENS or before.end - before.start < 2:
        return False
    head = re.search(r"[^\W\d_]+$", raw[max(before.end - 41, before.start) : before.end - 1])
    tail = re.match(r"[^\W\d_]+", raw[after.start : min(after.start + 40, after.end)])
    if not head or not tail or not tail.group()[0].islower():
        return False
    return raw[before.end - 1] == "\u00ad" or f"{head.group()}-{tail.group()}" not in whole


def _pieces(raw: str, lines: Sequence[Line], whole: frozenset[str]) -> Iterator[Piece]:
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else None
        parted = after is not None and _parted(raw, line, after, whole)
        yield from pieces_of(raw, line.start, line.end - parted)
        hyphen = raw[line.end - 1] in _HYPHENS
        if after and not parted and not hyphen and not has_no_blanks(raw[line.end - 1] + raw[after.start]):
            yield Piece(" ", line.end, after.start, "space")


def paper_blocks(raw: str) -> tuple[Block, ...]:
    """One block a paragraph, in order, and what was put aside.

    Args:
        raw: the lines of the pages as printed, pages parted by form feeds.
    """
    lines = _sorted(raw, _paged(raw))
    width = _width(raw, lines)
    whole = frozenset(_WITH_HYPHEN.findall(raw))
    blocks: list[Block] = []
    current: list[_Set] = []
    for item in lines:
        if item.aside:
            blocks.append(Block(tuple(pieces_of(raw, item.line.start, item.line.end)), aside=item.aside))
            continue
        if current and not _goes_on(raw, current[-1], item, width):
            blocks.append(Block(tuple(_pieces(raw, [s.line for s in current], whole))))
            current = []
        current.append(item)
    if current:
        blocks.append(Block(tuple(_pieces(raw, [s.line for s in current], whole))))
    return tuple(sorted(blocks, key=lambda b: (b.start, b.end)))
