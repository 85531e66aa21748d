"""Stage 6: the clean text and the way back from each of its characters to the raw text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from briefer.models import Furniture, Segment
from briefer.sources.blocks import Block, Piece


def _free(start: int, end: int, furniture: Sequence[Furniture]) -> tuple[int, int]:
    """The first raw stretch between two paragraphs that is no furniture; it may be empty where they were glued together by it.

    ``furniture`` is in the order of the raw text.
    """
    first = bisect_left(furniture, start, key=lambda f: f.raw_start)
    while first > 0 and furniture[first - 1].raw_end > start:
        first -= 1
    for item in islice(furniture, first, None):
        if item.raw_start >= end:
            break
        if item.raw_start > start:
            return start, item.raw_start
        start = max(start, item.raw_end)
    return (start, end) if start < end else (end, end)


def _clear(piece: Piece, furniture: Sequence[Furniture]) -> Piece:
    """A stretch that became a blank, without furniture that lay within it: the words of a picture between two sentences."""
    return Piece(piece.text, *_free(piece.start, piece.end, furniture), piece.how) if piece.how == "space" else piece


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Stretches that are the same and directly follow one another are one."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and last.how == piece.how == "same" and last.end == piece.start:
            found[-1] = Piece(last.text + piece.text, last.start, piece.end)
        else:
            found.append(piece)
    return found


def map_text(blocks: Sequence[Block], furniture: Sequence[Furniture]) -> tuple[str, tuple[Segment, ...]]:
    """The clean text, a line for each block, and segments that cover every character of it in order."""
    pieces: list[Piece] = []
    for block in blocks:
        if pieces:
            pieces.append(Piece("\n", *_free(pieces[-1].end, block.start, furniture), "space"))
        pieces.extend(_clear(piece, furniture) for piece in block.pieces)
    segments: list[Segment] = []
    at = 0
    merged = _merged(pieces)
    for piece in merged:
        end = at + len(piece.text)
        segments.append(Segment.model_construct(start=at, end=end, raw_start=piece.start, raw_end=piece.end, how=piece.how))
        at = end
    return "".join(p.text for p in merged), tuple(segments)
