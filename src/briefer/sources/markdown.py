"""Stage 2 for Markdown: the marks are taken away, with the way back to every raw character that stays."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.sources.blocks import Block, Piece, ends_sentence, part_of
from briefer.sources.marked import Marked
from briefer.sources.plain import Line, lines_of, pieces_of
from briefer.sources.rawhtml import DESTINATION, TAG, Stretch, unseen
from briefer.sources.regions import begins_block, is_element

_FRONT = lazy(r"\A---[ \t]*\r?\n(.{0,20000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_START = lazy(r"(?P<head>#{1,6})\s+|(?P<quote>>\s?)+|(?P<list>[-*+]|\d{1,3}[.)])\s+|(?P<table>\|)")
_RULE = lazy(
    r"(?:[-*_]\s*){3,}|={3,}|(?:```+|~~~+)[ \t]*[\w.+-]*|\[[^\[\]]{1,80}\]:\s*\S+(?:\s+(?:\"[^\"]*\"|'[^']*'))?|\|?[\s:|-]+\|[\s:|-]*"
)
_INLINE = lazy(
    rf"\[(?P<link>[^\[\]\n]{{1,500}}+)\](?:\({DESTINATION}(?:\s+\"[^\"\n]{{0,500}}+\")?\s*\)|\[[\w.^-]{{0,40}}\])"
    r"|(?P<mark>\*{1,3}|_{2,3}|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|`+|~~)"
    rf"|(?P<tag>{TAG})|(?P<auto><)(?:[a-zA-Z][a-zA-Z+.-]{{1,20}}:[^\s<>]{{1,2000}}+|[\w.+-]{{1,80}}+@[\w.-]{{1,80}}+)(?P<shut>>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)"
    r"|(?P<escape>\\)[\\`*_{}\[\]()#+.!|>-]|(?P<close>\s#+$)"
)
_BREAKS = lazy(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
"""What is a blank or ends a line; a no-break space stays itself."""


class Edit(NamedTuple):
    """A raw stretch and what stands for it in the clean text ('' for nothing)."""

    start: int
    end: int
    text: str


def _edits(raw: str, start: int, end: int) -> Iterator[Edit]:
    """What of one line is markup."""
    for match in _INLINE.finditer(raw, start, end):
        if match["link"] is not None:
            yield Edit(match.start(), match.start("link"), "")
            yield from _edits(raw, *match.span("link"))
            yield Edit(match.end("link"), match.end(), "")
        elif match["entity"] is not None:
            yield Edit(match.start(), match.end(), html.unescape(match.group()))
        elif match["escape"] is not None:
            yield Edit(match.start(), match.end("escape"), "")
        elif match["auto"] is not None:
            yield Edit(*match.span("auto"), "")
            yield Edit(*match.span("shut"), "")
        elif match["tag"] is not None:
            yield from _tag_edit(raw, match)
        elif match["mark"] is None or _is_mark(raw, match):
            yield Edit(match.start(), match.end(), "")


def _tag_edit(raw: str, match: re.Match[str]) -> Iterator[Edit]:
    """A tag goes; <br> and the tags of paragraphs part the words beside them. What HTML has no such element for is text."""
    name = match.group().strip("</>").split()[0].lower()
    if is_element(name):
        parts = name == "br" or begins_block(name)
        glued = raw[match.start() - 1 : match.start()].strip() and raw[match.end() : match.end() + 1].strip()
        yield Edit(match.start(), match.end(), " " if parts and glued else "")


def _is_mark(raw: str, match: re.Match[str]) -> bool:
    """Whether asterisks and their like mark words: something stands directly beside them ("2 * 3" has none)."""
    before, after = raw[match.start() - 1 : match.start()], raw[match.end() : match.end() + 1]
    return not ((not before or before.isspace()) and (not after or after.isspace()))


def _pieces(raw: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for edit in _edits(raw, start, end):
        yield from pieces_of(raw, at, edit.start)
        if _BREAKS.fullmatch(edit.text):
            yield Piece(" ", edit.start, edit.end, "space")
        elif edit.text:
            yield Piece(edit.text, edit.start, edit.end, "entity")
        at = edit.end
    yield from pieces_of(raw, at, end)


def _front(raw: str) -> tuple[dict[str, str], int]:
    """What the front matter says ("title: ..."), and where it ends."""
    match = _FRONT.match(raw)
    if not match:
        return {}, 0
    pairs = (line.partition(":") for line in match[1].splitlines() if ":" in line and not line.startswith((" ", "-")))
    return {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs if value.strip()}, match.end()


def _breaks(raw: str, before: Line, line: Line) -> bool:
    """Whether a line begins a block of its own."""
    text = raw[before.start : before.end]
    between = raw[before.end : line.start]
    return (
        line.gap
        or _START.match(raw, line.start, line.end) is not None
        or _START.match(text) is not None
        or between.startswith(("  ", "\\"))
        or (len(text) > 130 and ends_sentence(text))
    )


def _groups(raw: str, lines: list[Line]) -> Iterator[list[Line]]:
    current: list[Line] = []
    for line in lines:
        if current and _breaks(raw, current[-1], line):
            yield current
            current = []
        if _RULE.fullmatch(raw, line.start, line.end):
            if current:
                yield current
            current = []
            continue
        current.append(line)
    if current:
        yield current


def _block(raw: str, lines: list[Line]) -> Block | None:
    start = _START.match(raw, lines[0].start, lines[0].end)
    pieces: list[Piece] = []
    last: int | None = None
    for line in lines:
        if last is not None:
            pieces.append(Piece(" ", last, line.start, "space"))
        pieces.extend(_pieces(raw, start.end() if start and last is None else line.start, line.end))
        last = line.end
    if not any(p.text.strip() for p in pieces):
        return None
    head = start["head"] if start else None
    links = sum(len((m["link"] or "").strip()) for m in _INLINE.finditer(raw, lines[0].start, lines[-1].end))
    block = Block(
        tuple(pieces),
        kind=f"h{len(head)}" if head else "text",
        bullet=bool(start and start["list"]),
        linked=min(1.0, links / max(sum(len(p.text) for p in pieces), 1)),
    )
    return part_of(block, 0, len(block.text))


def _underlined(raw: str, line: Line) -> bool:
    """Whether a line of "=" stands below it, which makes it a headline."""
    return re.match(r"[ \t]*\r?\n={3,}[ \t]*(?:\r?\n|\Z)", raw[line.end : line.end + 200]) is not None


def _blanked(raw: str, stretches: Sequence[Stretch]) -> str:
    """The text with blanks for these stretches; line ends stay, but for those within a tag."""
    parts: list[str] = []
    at = 0
    for stretch in stretches:
        parts += [raw[at : stretch.start], re.sub(r"[^\n\r]" if stretch.why else r"[\s\S]", " ", raw[stretch.start : stretch.end])]
        at = stretch.end
    return "".join([*parts, raw[at:]])


def markdown_blocks(raw: str) -> Marked:
    """The blocks of a Markdown text and what its front matter says."""
    said, start = _front(raw)
    hidden = [Stretch(0, start, "front matter")] if start else []
    hidden += unseen(raw, start)
    blanked = _blanked(raw, hidden)
    blocks: list[Block] = []
    for group in _groups(blanked, list(lines_of(blanked))):
        block = _block(blanked, group)
        if block:
            blocks.append(Block(block.pieces, kind="h1", linked=block.linked) if _underlined(blanked, group[-1]) else block)
    blocks += [Block((Piece(raw[low:high], low, high),), aside=why) for low, high, why in hidden if why]
    return Marked(tuple(sorted(blocks, key=lambda b: b.start)), said)
