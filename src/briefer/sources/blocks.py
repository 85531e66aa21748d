"""Blocks: stretches of the raw text that belong together, with the way back to every raw character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Literal, NamedTuple

from briefer.lexicon.patterns import lazy

How = Literal["same", "entity", "space"]

ENDS = frozenset(".!?…。！？।۔؟")
CLOSERS = "\"'’”»›)]}」』）*_ \t\u00a0\u200c\u200f\u200e"
CUT_SHORT = ("…", "...", "[…]", "[...]")


class Piece(NamedTuple):
    """Text and the raw stretch that it stands for, as in ``models.Segment``."""

    text: str
    start: int
    end: int
    how: How = "same"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline or line.

    Attributes:
        pieces: its text, in order; never empty.
        kind: 'text' for a line of plain text, else the HTML element ('p', 'h1', 'li', 'figcaption', ...).
        aside: why the markup says that this is not the article; None where it does not.
        linked: how much of the text is links, 0 to 1.
        inside: whether it stands in <article> or <main>.
        bullet: whether it was an entry of a list.
        text: the text of all pieces.
        starts: where each piece begins in the text.
        prose: whether it reads as running text.
    """

    pieces: tuple[Piece, ...]
    kind: str = "text"
    aside: str | None = None
    linked: float = 0.0
    inside: bool = False
    bullet: bool = False
    text: str = field(init=False)
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    prose: bool = field(init=False)

    def __post_init__(self) -> None:
        text = self.pieces[0].text if len(self.pieces) == 1 else "".join(p.text for p in self.pieces)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "starts", tuple(accumulate((len(p.text) for p in self.pieces[:-1]), initial=0)))
        object.__setattr__(self, "prose", _reads_as_prose(text, self.linked))

    @property
    def start(self) -> int:
        """Where it begins in the raw text."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where it ends in the raw text."""
        return self.pieces[-1].end


def _sliced(piece: Piece, start: int, end: int) -> Piece:
    """A part of a piece. What is not character for character the same is not divided."""
    if piece.how != "same":
        return piece
    return Piece(piece.text[start:end], piece.start + start, piece.start + end)


def pieces_between(block: Block, start: int, end: int) -> Iterator[Piece]:
    """The pieces of ``[start, end)`` of the block's text."""
    for index in range(max(bisect_right(block.starts, start) - 1, 0), len(block.pieces)):
        at, piece = block.starts[index], block.pieces[index]
        if at >= end:
            return
        low, high = max(start - at, 0), min(end - at, len(piece.text))
        if low < high:
            yield _sliced(piece, low, high)


def raw_span(block: Block, start: int, end: int) -> tuple[int, int]:
    """The raw stretch behind the block's text ``[start, end)``, which is not empty."""
    pieces = list(pieces_between(block, start, end))
    return pieces[0].start, pieces[-1].end


def part_of(block: Block, start: int, end: int) -> Block | None:
    """The block's text ``[start, end)`` without the white space around it; None where nothing is left."""
    text = block.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    if start >= end:
        return None
    if start == 0 and end == len(block.text):
        return block
    return replace(block, pieces=tuple(pieces_between(block, start, end)))


def without(block: Block, spans: Iterable[tuple[int, int]]) -> Block | None:
    """The block without these stretches of its text, which are in order and do not overlap."""
    pieces: list[Piece] = []
    at = 0
    for start, end in spans:
        pieces.extend(pieces_between(block, at, start))
        at = end
    pieces.extend(pieces_between(block, at, len(block.text)))
    left = replace(block, pieces=tuple(pieces)) if pieces else None
    return part_of(left, 0, len(left.text)) if left else None


def squeeze(text: str) -> str:
    """Letters and digits alone, in one case: what two texts are compared by."""
    return "".join(filter(str.isalnum, text.casefold()))


def ends_sentence(text: str) -> bool:
    """Whether it ends like a sentence, a closing quotation mark or bracket aside."""
    bare = text.rstrip(CLOSERS)
    return bool(bare) and bare[-1] in ENDS


def is_cut_short(text: str) -> bool:
    """Whether it ends in an ellipsis, as teasers do."""
    return text.rstrip(CLOSERS.replace("]", "")).endswith(CUT_SHORT)


_UNSPACED = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def words_in(text: str) -> int:
    """How many words; where a script sets no blanks between them, three signs count as one."""
    words = len(text.split())
    return words if max(text, default=" ") < "\u0e00" else max(words, len(_UNSPACED.findall(text)) // 3)


def _reads_as_prose(text: str, linked: float) -> bool:
    """Eight words or more that end like a sentence, or forty or more; and no link."""
    if linked >= 0.6 or len(text) < 12:
        return False
    words = words_in(text)
    return words >= 60 or (words >= 8 and not is_cut_short(text) and (words >= 40 or ends_sentence(text)))
