"""Reading HTML as tokens: every tag, text and character reference with its place in the raw text.

The standard library's html.parser gives lines and columns, takes the rest of a page for text after a stray "&#", and
needs time that grows with the square of the length for some broken pages. This reads in one pass, never fails, and keeps offsets.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from briefer.lexicon.patterns import lazy

Kind = Literal["start", "end", "text", "entity", "comment", "other"]

_COMMENT_END = lazy(r"--!?>")
_NAME = lazy(r"</?([a-zA-Z][^\s/>]{0,60})")
_QUOTED = lazy(r"(?:[^>\"']++|\"[^\"]{0,20000}+\"|'[^']{0,20000}+')*+>")
_ENTITY = lazy(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_ATTRIBUTE = lazy(r"([^\s=\"'/>]{1,100})(?:\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})


class Token(NamedTuple):
    """``raw[start:end]``; ``name`` is a tag's lower-case name, or the decoded text of an entity."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    own_end: bool = False


def attributes(raw: str, token: Token) -> dict[str, str]:
    """The attributes of a start tag, names in lower case, values decoded; of two with one name the first."""
    found: dict[str, str] = {}
    body = raw[token.start + 1 + len(token.name) : token.end - 1]
    for match in _ATTRIBUTE.finditer(body):
        name, value = match[1].lower(), match[2] or match[3] or match[4] or ""
        found.setdefault(name, html.unescape(value) if "&" in value else value)
    return found


class _Reader:
    """The place in the text, and whether quotes in tags are trusted (not after one that never closes)."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.quotes = True
        self.last = raw.rfind(">")

    def tag_end(self, at: int) -> int:
        """Behind the '>' of the tag that begins before ``at``; the end of the text where it never closes."""
        if at > self.last:
            return len(self.raw)
        if self.quotes:
            match = _QUOTED.match(self.raw, at)
            if match:
                return match.end()
            self.quotes = False
        return self.raw.index(">", at) + 1

    def markup(self, at: int) -> Token | None:
        """The tag, comment or declaration at ``at``; None where the '<' is only a sign."""
        raw = self.raw
        if raw.startswith("<!--", at):
            end = _COMMENT_END.search(raw, at + 4) if not raw.startswith((">", "->"), at + 4) else re.compile(r"-?>").match(raw, at + 4)
            return Token("comment", at, end.end() if end else len(raw))
        if raw.startswith(("<!", "<?"), at):
            return Token("other", at, self.tag_end(at + 2) if at < self.last else len(raw))
        name = _NAME.match(raw, at)
        if not name:
            return None
        end_at = self.tag_end(name.end())
        kind: Kind = "end" if raw[at + 1] == "/" else "start"
        return Token(kind, at, end_at, name[1].lower(), raw.endswith("/>", at, end_at))

    def raw_text(self, start: Token) -> int:
        """Where the text of a <script> or its like ends."""
        close = re.compile(rf"</{re.escape(start.name)}(?=[\s/>])", re.IGNORECASE).search(self.raw, start.end)
        return close.start() if close else len(self.raw)


def _texts(raw: str, start: int, end: int) -> Iterator[Token]:
    """Text between tags, split at character references."""
    at = start
    for match in _ENTITY.finditer(raw, start, end):
        text = html.unescape(match.group())
        if text == match.group() or len(text) > 2:  # "&notit" is "¬it" to a browser; here it stays as it stands
            continue
        if match.start() > at:
            yield Token("text", at, match.start())
        yield Token("entity", match.start(), match.end(), text)
        at = match.end()
    if at < end:
        yield Token("text", at, end)


def tokens_of(raw: str) -> Iterator[Token]:
    """The tokens of a page, in order; together they cover it whole."""
    reader = _Reader(raw)
    at = text_from = 0
    while (at := raw.find("<", at)) >= 0:
        token = reader.markup(at)
        if token is None:
            at += 1
            continue
        yield from _texts(raw, text_from, at)
        yield token
        at = text_from = token.end
        if token.kind == "start" and token.name in _RAW and not token.own_end:
            at = text_from = reader.raw_text(token)
            if at > token.end:
                yield Token("text", token.end, at)
    yield from _texts(raw, text_from, len(raw))
