"""Stage 2 for HTML: which blocks are the article.

1. what the markup puts aside (menus, side boxes, hidden text) stays aside, unless that would be most of the page
2. trafilatura says what it holds for the article; a block counts if its letters stand in that answer
   (letters alone are compared, because trafilatura deletes every zero-width non-joiner)
3. running text and headings in <article> or <main>, and between the first and the last such block, count too: it drops some
4. where it finds too little, the running text and headings of the page count
Nothing is lost: a block that does not count is furniture with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.sources.blocks import Block, squeeze, words_in
from briefer.sources.marked import Marked

_LARGEST, _DEEPEST, _LONGEST = 2_000_000, 200, 30_000
"""Characters, nesting, and tags and texts of a page that trafilatura is asked about. libxml2 gives up at 256 deep;
news pages have under 10,000 tags, and at 300,000 an answer took 40 seconds."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "blockquote")
_NEVER = frozenset({"hidden text", "code of the page", "comment in the code of the page", "title of the page", "front matter"})


def judged_text(raw: str, page: Marked) -> str:
    """The letters of what trafilatura holds for the article; '' where it finds none or the page is beyond its limits."""
    if len(raw) > _LARGEST or page.depth > _DEEPEST or page.size > _LONGEST or "\0" in raw:
        return ""
    from trafilatura import extract  # noqa: PLC0415  (0.4 s of import that plain text does not need)

    return squeeze(extract(raw, include_comments=False, include_tables=True, favor_recall=True) or "")


def _amount(blocks: Sequence[Block]) -> int:
    return sum(len(b.text) for b in blocks if b.prose)


def _reinstated(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """1: a mark that would put most of the running text aside is not believed (a theme may call its main column "widget")."""
    prose = _amount(blocks)
    doubtful = sorted({b.aside for b in blocks if b.aside and b.aside not in _NEVER})
    too_much = {why for why in doubtful if _amount([b for b in blocks if b.aside == why]) > 0.5 * prose}
    return tuple(replace(b, aside=None) if b.aside in too_much else b for b in blocks)


def _is_body(block: Block) -> bool:
    """Running text, or a heading, caption or entry of a list that is no link."""
    return block.prose or (block.linked < 0.5 and (block.kind in _HEADINGS or words_in(block.text) >= 4))


def _counted(blocks: Sequence[Block], judged: str) -> list[bool]:
    """2 and 3."""
    count = [not b.aside and len(squeezed := squeeze(b.text)) > 1 and squeezed in judged for b in blocks]
    hits = [i for i, c in enumerate(count) if c and blocks[i].prose]
    first, last = (hits[0], hits[-1]) if hits else (0, -1)
    for index, block in enumerate(blocks):
        if not count[index] and not block.aside and (block.inside or first < index < last):
            count[index] = _is_body(block)
    return count


def article_blocks(raw: str, page: Marked) -> tuple[Block, ...]:
    """All blocks of a page in order, with ``aside`` set on every one that is not the article.

    Args:
        raw: the page.
        page: its blocks.
    """
    blocks = _reinstated(page.blocks)
    candidates = [b for b in blocks if not b.aside]
    judged = judged_text(raw, page)
    count = _counted(blocks, judged)
    if sum(len(b.text) for b, c in zip(blocks, count, strict=True) if c) < 0.4 * _amount(candidates) or not any(count):
        count = [not b.aside and (_is_body(b) or b.linked < 0.5) for b in blocks]
    article = any(b.inside for b, c in zip(blocks, count, strict=True) if c and b.prose)
    return tuple(_marked(b, counts=c, article=article) for b, c in zip(blocks, count, strict=True))


def _marked(block: Block, *, counts: bool, article: bool) -> Block:
    if block.aside or counts:
        return block
    if block.linked >= 0.6:
        return replace(block, aside="link to another article")
    if block.inside and article:
        return block
    return replace(block, aside="beside the article")
