"""Stage 4, rules over runs of lines: "More from ..." and what follows it, repeated lines, loose words after the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.sources.blocks import Block, squeeze, words_in
from briefer.sources.wording import lines_like, plain_line


class Aside(NamedTuple):
    """The place of a block in the list, and why it is furniture."""

    at: int
    reason: str


LINKS = "links to other articles"
_TEASER = 300
"""Characters; the text under the headline of a teaser is shorter."""


_LINK = lazy(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)


def is_link_farm(text: str) -> bool:
    """A line of addresses: nothing, or nearly nothing, is left of it without them."""
    links = _LINK.findall(text)
    rest = _LINK.sub(" ", text)
    return bool(links) and len(squeeze(rest)) < 0.3 * sum(map(len, links)) and words_in(rest) <= 3 * len(links)


def _is_head(block: Block) -> bool:
    """Whether a short line announces other articles."""
    if words_in(block.text) > 8 or len(block.text) > 80:
        return False
    plain = plain_line(block.text)
    return bool(plain) and bool(lines_like("more_heads").fullmatch(plain))


def _is_ending(block: Block) -> bool:
    return words_in(block.text) <= 8 and bool(lines_like("ending_heads").fullmatch(plain_line(block.text)))


def _swallowed(blocks: Sequence[Block], head: int, *, at_end: bool) -> Iterator[int]:
    """What follows a head: headlines, teasers, links; a short text under a headline only where the article is over."""
    for index in range(head + 1, len(blocks)):
        block = blocks[index]
        if is_link_farm(block.text):
            return
        if not block.prose or (at_end and len(block.text) <= _TEASER):
            yield index
        else:
            return


class _Around(NamedTuple):
    """The running text of a list of blocks: how much stands before a block, and whether what follows is only short texts."""

    before: tuple[int, ...]
    last_long: int

    def is_over(self, index: int) -> bool:
        """Whether the article has ended: two paragraphs stand before, and none longer than a teaser behind."""
        return self.before[index] >= 2 and self.last_long < index


def _around(blocks: Sequence[Block]) -> _Around:
    prose = [b.prose for b in blocks]
    last_long = max((i for i, b in enumerate(blocks) if prose[i] and len(b.text) > _TEASER), default=-1)
    return _Around((0, *accumulate(prose)), last_long)


def more_sections(blocks: Sequence[Block]) -> tuple[Aside, ...]:
    """'More From ...', 'Check Also', 'Читайте также' and what follows, as long as it looks like headlines and not like running text."""
    found: dict[int, str] = {}
    around = _around(blocks)
    for index, block in enumerate(blocks):
        if index in found or len(block.text) > 80:
            continue
        is_head, over = _is_head(block), around.is_over(index)
        if is_head or (over and _is_ending(block)):
            found[index] = LINKS if is_head else "about the author, tags or comments"
            if around.before[index]:
                found.update(dict.fromkeys(_taken(blocks, index, over=over), LINKS))
    return tuple(Aside(i, why) for i, why in sorted(found.items()))


def _taken(blocks: Sequence[Block], head: int, *, over: bool) -> list[int]:
    """The lines below a head that go with it."""
    body = list(_swallowed(blocks, head, at_end=over))
    goes_on = bool(body) and body[-1] + 1 < len(blocks) and not over
    return _until_subheading(blocks, body) if goes_on else body


def _until_subheading(blocks: Sequence[Block], body: Sequence[int]) -> list[int]:
    """Within an article the last line before the text goes on may be its subheading: it stays unless it is a link or stands twice."""
    last = body[-1]
    if len(body) > 1 and blocks[last].linked < 0.5 and squeeze(blocks[last].text) not in {squeeze(blocks[i].text) for i in body[:-1]}:
        return list(body[:-1])
    return list(body)


def repeated(blocks: Sequence[Block]) -> tuple[Aside, ...]:
    """A line or paragraph that stands a second time, word for word: captions, pull quotes, headlines."""
    seen: set[str] = set()
    found: list[Aside] = []
    for index, block in enumerate(blocks):
        key = squeeze(block.text)
        if len(key) >= 12 and words_in(block.text) >= 4:
            if key in seen:
                found.append(Aside(index, "repeated"))
            seen.add(key)
    return tuple(found)


def loose_ends(blocks: Sequence[Block]) -> tuple[Aside, ...]:
    """Short lines without a full stop after the last sentence of the article: keywords, link texts, spam."""
    proses = [i for i, b in enumerate(blocks) if b.prose]
    if len(proses) < 2:
        return ()
    tail = range(proses[-1] + 1, len(blocks))
    loose = [i for i in tail if not blocks[i].bullet and words_in(blocks[i].text) <= 8 and len(blocks[i].text) <= 80]
    if len(loose) != len(tail) or (len(loose) == 1 and words_in(blocks[loose[0]].text) > 4):
        return ()
    return tuple(Aside(i, "loose words after the end of the article") for i in loose)
