"""Stage 2 for HTML: tokens to blocks. Every visible character keeps its place; what is hidden or beside the article is marked.

1. tokens                     tags.py
2. elements                   an element inherits from the one around it: hidden, beside the article, inside <article>, link
3. blocks                     text collects until an element begins or ends a paragraph
4. white space                runs of it are one blank; <br><br> and a <br> between sentences end a paragraph
5. metadata                   said.py
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.sources.blocks import Block, Piece, ends_sentence, part_of
from briefer.sources.hiding import Style, hidden_selectors, style_of
from briefer.sources.marked import Marked
from briefer.sources.regions import HIDDEN, VOID, aside_of, begins_block
from briefer.sources.said import Said
from briefer.sources.tags import Token, attributes, tokens_of

_SPACE = lazy(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_DEEP = 256
"""How far up an end tag looks for its start; deeper pages are read, but not exactly."""
_CLOSED_BY = {
    "li": ("ul", "ol", "menu"), "dt": ("dl",), "dd": ("dl",), "tr": ("table",), "td": ("tr", "table"), "th": ("tr", "table"),
    "option": ("select",), "p": ("div", "article", "section", "body", "td", "li", "blockquote", "aside", "main", "figure"),
}  # fmt: skip
BREAK = "\n"


class Element(NamedTuple):
    """An open element and what holds for the text in it; ``inset``: it is put aside from within a paragraph, which goes on behind it."""

    name: str
    kind: str = "text"
    aside: str | None = None
    inside: bool = False
    link: bool = False
    dark: bool = False
    inset: bool = False


@dataclass(slots=True)
class Builder:
    """The blocks so far, the block that is being collected, and the open elements."""

    raw: str
    hidden: frozenset[str]
    said: Said = field(default_factory=Said)
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    inset: list[Piece] = field(default_factory=list)
    linked: int = 0
    stack: list[Element] = field(default_factory=lambda: [Element("")])
    at: Element = field(default_factory=lambda: Element(""))
    open: Counter[str] = field(default_factory=Counter)
    depth: int = 0

    def read(self, token: Token) -> None:
        """Take one token."""
        if token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            self._end(token)
        elif token.kind == "comment":
            self._aside(token.start, token.end, "comment in the code of the page")
        elif token.kind == "entity":
            self._entity(token)
        elif token.kind == "text":
            self._text(token.start, token.end)

    def flush(self) -> None:
        """End the block that is being collected."""
        now = next(e for e in reversed(self.stack) if not e.inset)
        linked = min(self.linked / max(sum(len(p.text.strip()) for p in self.pieces), 1), 1.0)
        for pieces in _paragraphs(self.pieces):
            block = Block(tuple(pieces), now.kind, now.aside, linked, now.inside, bullet=now.kind == "li")
            self.blocks.append(part_of(block, 0, len(block.text)) or block)
        self.pieces = []
        self.linked = 0

    def close(self) -> None:
        """The end of the page."""
        if self.inset:
            self._end_inset()
        self.flush()

    def _start(self, token: Token) -> None:
        said = attributes(self.raw, token) if token.end - token.start > len(token.name) + 3 else {}
        self.said.start(token.name, said)
        if token.name == "br":
            self._space(token.start, token.end, BREAK)
            return
        if token.name == "hr":
            self.flush()
        if token.name in VOID or token.own_end:
            return
        self._close_open(token.name)
        top = self.stack[-1]
        element = _element(token.name, said, top, style_of(said, self.hidden))
        if begins_block(token.name) or (element.aside != top.aside and not element.inset):
            self.flush()
        self.stack.append(element)
        self.open[token.name] += 1
        self.depth = max(self.depth, len(self.stack))
        self.at = element

    def _close_open(self, name: str) -> None:
        """A new <li> ends the one before it, and a new paragraph the open <p>."""
        wanted = name if name in _CLOSED_BY else "p"
        if wanted == "p" and not begins_block(name):
            return
        for index in range(len(self.stack) - 1, max(len(self.stack) - 12, 0), -1):
            if self.stack[index].name == wanted:
                self._pop(index)
                return
            if self.stack[index].name in _CLOSED_BY[wanted]:
                return

    def _end(self, token: Token) -> None:
        if token.name == "p" and self.at.name != "p":
            self.flush()
        if not self.open[token.name]:
            return
        for index in range(len(self.stack) - 1, max(len(self.stack) - _DEEP, 0), -1):
            if self.stack[index].name == token.name:
                self._pop(index)
                return

    def _pop(self, index: int) -> None:
        """Close the elements from ``index`` on."""
        around = self.stack[index - 1]
        if self.inset and not around.inset:
            self._end_inset()
        if any(begins_block(e.name) or (e.aside != around.aside and not e.inset) for e in self.stack[index:]):
            self.flush()
        self.said.end(self.stack[index].name)
        self.open.subtract(e.name for e in self.stack[index:])
        del self.stack[index:]
        self.at = self.stack[-1]

    def _end_inset(self) -> None:
        pieces = _trimmed(self.inset)
        if pieces:
            self.blocks.append(Block(tuple(pieces), aside=self.at.aside))
        self.inset = []

    def _aside(self, start: int, end: int, why: str) -> None:
        """A stretch that is no text of the page, kept as a block of its own."""
        self.blocks.append(Block((Piece(self.raw[start:end], start, end),), aside=why))

    def _space(self, start: int, end: int, text: str = " ") -> None:
        into = self.inset if self.at.inset else self.pieces
        if text == BREAK and into and into[-1].text == " ":
            start = into.pop().start
        last = into[-1].text[-1] if into else ""
        if into and (last not in {" ", BREAK} or text == BREAK):
            same = text == " " and self.raw[start:end] == text
            into.append(Piece(text, start, end, "same" if same else "space"))

    def _entity(self, token: Token) -> None:
        self.said.text(token.name)
        if self.at.name in HIDDEN:
            return
        if _SPACE.fullmatch(token.name):
            self._space(token.start, token.end)
        elif token.name:
            self._add(Piece(token.name, token.start, token.end, "entity"))

    def _text(self, start: int, end: int) -> None:
        raw = self.raw
        if self.said.listens:
            self.said.text(raw[start:end])
        if self.at.name in HIDDEN:
            if self.at.name not in {"title", "textarea"} and raw[start:end].strip():
                self._aside(start, end, HIDDEN[self.at.name])
            return
        at = start
        for match in _SPACE.finditer(raw, start, end):
            if match.start() > start and match.group() == " " and match.end() < end:
                continue
            if match.start() > at:
                self._words(at, match.start())
            self._space(match.start(), match.end())
            at = match.end()
        if at < end:
            self._words(at, end)

    def _words(self, start: int, end: int) -> None:
        self._add(Piece(self.raw[start:end], start, end))

    def _add(self, piece: Piece) -> None:
        (self.inset if self.at.inset else self.pieces).append(piece)
        self.linked += len(piece.text) * self.at.link


def _element(name: str, said: dict[str, str], top: Element, style: Style) -> Element:
    """The element that a start tag opens below ``top``."""
    dark = top.dark or style.dark
    aside = top.aside
    if style.hides:
        aside = aside or "hidden text"
    elif style.white and not dark:
        aside = aside or "white letters on white"
    aside = aside or aside_of(name, said)
    kind = name if begins_block(name) and name not in {"div", "section", "article", "main", "body", "html", "span"} else top.kind
    inside = top.inside or name in {"article", "main"} or said.get("itemprop", "").lower() == "articlebody" or said.get("role") == "main"
    inset = top.inset or (aside != top.aside and not begins_block(name))
    return Element(name, kind, aside, inside, top.link or name == "a", dark, inset)


def _ends_here(before: str, after: str) -> bool:
    """Whether one <br> stands between two sentences or headings, not within one."""
    begins = after.lstrip("\"'“‘«([—–- ")[:1]
    return ends_sentence(before) or begins.isupper()


def _lines(pieces: list[Piece]) -> list[tuple[int, list[Piece]]]:
    """The pieces divided at line breaks: how many breaks stand before each line, and the line."""
    lines: list[tuple[int, list[Piece]]] = [(2, [])]
    for piece in pieces:
        if piece.text != BREAK:
            lines[-1][1].append(piece)
        elif _trimmed(lines[-1][1]):
            lines.append((1, []))
        else:
            lines[-1] = (lines[-1][0] + 1, [])
    return [(breaks, line) for breaks, pieces_ in lines if (line := _trimmed(pieces_))]


def _paragraphs(pieces: list[Piece]) -> list[list[Piece]]:
    """The collected pieces, divided at line breaks; a single <br> within a sentence is a blank."""
    if not any(p.text == BREAK for p in pieces):
        return [whole] if (whole := _trimmed(pieces)) else []
    found: list[list[Piece]] = []
    for breaks, line in _lines(pieces):
        if found and breaks == 1 and not _ends_here(_text(found[-1][-8:]), _text(line[:8])):
            found[-1] += [Piece(" ", found[-1][-1].end, line[0].start, "space"), *line]
        else:
            found.append(line)
    return found


def _text(pieces: list[Piece]) -> str:
    return "".join(p.text for p in pieces)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    low, high = 0, len(pieces)
    while low < high and not pieces[low].text.strip():
        low += 1
    while high > low and not pieces[high - 1].text.strip():
        high -= 1
    return pieces[low:high]


def page_blocks(raw: str) -> Marked:
    """The blocks of a page in order, hidden ones and those beside the article marked, and what the page says of itself."""
    tokens = list(tokens_of(raw))
    sheets = [raw[b.start : b.end] for a, b in pairwise(tokens) if a.name == "style" and a.kind == "start"]
    builder = Builder(raw, hidden_selectors("\n".join(sheets)))
    for token in tokens:
        builder.read(token)
    builder.close()
    blocks = sorted(builder.blocks, key=lambda b: (b.start, b.end))
    return Marked(tuple(blocks), builder.said.found(), builder.depth, len(tokens))
