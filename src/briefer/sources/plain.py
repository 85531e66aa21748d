"""Stage 2 for plain text: lines to blocks, with hard-wrapped paragraphs joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.sources.blocks import Block, Piece, ends_sentence

_LINE = lazy(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANKS = lazy(r"\t|[^\S\n]{2,}")
BULLET = lazy(r"[•●▪◦‣■►*·][\s\u00a0]+")
LISTED = lazy(r"[•●▪◦‣■►*·–—-]\s|\d{1,2}[.)]\s")
_UNSPACED = lazy(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_NARROWEST, _NARROWEST_UNSPACED = 40, 20
_WIDEST = 130
"""Longest line that an editor or mail program wraps; typewriter and mail text is 60 to 100 wide."""


class Line(NamedTuple):
    """A line without the white space around it: raw ``[start, end)``; ``gap`` says that an empty line stands before it."""

    start: int
    end: int
    gap: bool


def lines_of(raw: str) -> Iterator[Line]:
    """The lines that are not empty."""
    last = 0
    for match in _LINE.finditer(raw):
        text = match.group()
        if not text.strip():
            continue
        start = match.start() + len(text) - len(text.lstrip())
        between = raw[last:start].replace("\r\n", "\n")
        yield Line(start, match.end() - len(text) + len(text.rstrip()), last == 0 or len(_LINE.sub("", between)) > 1)
        last = match.end()


def pieces_of(raw: str, start: int, end: int) -> Iterator[Piece]:
    """A stretch of one line: tabs and runs of blanks are one blank."""
    at = start
    for match in _BLANKS.finditer(raw, start, end):
        if match.start() > at:
            yield Piece(raw[at : match.start()], at, match.start())
        yield Piece(" ", match.start(), match.end(), "space")
        at = match.end()
    if at < end:
        yield Piece(raw[at:end], at, end)


def has_no_blanks(text: str) -> bool:
    """Whether it is written without blanks between words, as Chinese and Japanese are: then a line ends anywhere."""
    return bool(_UNSPACED.search(text)) and len(_UNSPACED.findall(text)) >= 0.3 * len(text)


def wrapped_width(raw: str, lines: list[Line]) -> int | None:
    """The width at which the text was wrapped by hand; None where each line is a paragraph.

    A text is wrapped if nearly all lines have at most 130 characters (an address may be longer) and, of the lines that another
    follows directly, most could not have taken the next line's first word, and most end within a sentence.
    Where there are only one or two such lines, all have to, and the next line goes on in small letters.
    """
    narrow = [line for line in lines if line.end - line.start <= _WIDEST]
    wide = [line for line in lines if line.end - line.start > _WIDEST and " " in raw[line.start : line.end]]
    if not narrow or len(wide) > 0.1 * len(lines):
        return None
    width = max(line.end - line.start for line in narrow)
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and max(a.end - a.start, b.end - b.start) <= _WIDEST]
    full = [(a, b) for a, b in pairs if _is_full(raw, a, b, width)]
    within = [(a, b) for a, b in full if not ends_sentence(raw[a.start : a.end])]
    if width < (_NARROWEST_UNSPACED if has_no_blanks(raw[:2000]) else _NARROWEST):
        return None
    many = len(full) >= 3 and len(full) >= 0.6 * len(pairs) and len(within) >= 0.6 * len(full)
    few = 0 < len(pairs) < 3 and len(within) == len(pairs) and all(_goes_on(raw, b) for _, b in pairs)
    return width if many or few else None


def _goes_on(raw: str, line: Line) -> bool:
    """Whether a line begins as no sentence and no entry of a list does: with a small letter."""
    return raw[line.start].islower()


def _is_full(raw: str, line: Line, after: Line, width: int) -> bool:
    first = raw[after.start : after.end].split(None, 1)[0]
    return line.end - line.start + 1 + (1 if has_no_blanks(first) else len(first)) > 0.85 * width


def _paragraphs(raw: str, lines: list[Line]) -> Iterator[list[Line]]:
    width = wrapped_width(raw, lines)
    current: list[Line] = []
    for line in lines:
        joins = width and current and not line.gap and not LISTED.match(raw, line.start) and _is_full(raw, current[-1], line, width)
        if current and not joins:
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _joined(raw: str, lines: Iterable[Line]) -> Iterator[Piece]:
    last: int | None = None
    for line in lines:
        if last is not None and not has_no_blanks(raw[last - 1] + raw[line.start]):
            yield Piece(" ", last, line.start, "space")
        yield from pieces_of(raw, line.start, line.end)
        last = line.end


def plain_blocks(raw: str) -> tuple[Block, ...]:
    """One block a paragraph, in order. The sign of a list entry is layout and left out."""
    blocks: list[Block] = []
    for paragraph in _paragraphs(raw, list(lines_of(raw))):
        first = paragraph[0]
        bullet = BULLET.match(raw, first.start, first.end)
        start = bullet.end() if bullet else first.start
        if start >= first.end and len(paragraph) == 1:
            continue
        pieces = tuple(_joined(raw, [Line(start, first.end, first.gap), *paragraph[1:]]))
        blocks.append(Block(pieces, bullet=bool(bullet)))
    return tuple(blocks)
