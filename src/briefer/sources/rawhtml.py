"""Raw HTML and pictures inside Markdown: what of it no reader sees, and the tags that are only markup.

Hidden is what is hidden in a page: by attribute, by style, by a class of the text's own style sheet,
or by its element (hiding.py, regions.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.sources.hiding import hidden_selectors, style_of
from briefer.sources.regions import HIDDEN, VOID, aside_of, is_element
from briefer.sources.tags import Token, attributes

DESTINATION = (
    r"(?:<[^<>\n]{0,2000}+>|(?=[a-zA-Z][a-zA-Z+.-]{1,20}:|[/#.?]|[!-~]{0,200}?[)\s])"
    r"(?:[^()\s]|\((?:[^()\s]|\([^()\s]{0,200}+\)){0,500}+\)){0,2000}+)"
)
"""The address of a link, with brackets in it two deep. Without a sign of an address it has no letter beyond ASCII: that would be words."""
_VALUE = r"(?:\"[^\"]{0,5000}+\"|'[^']{0,5000}+'|[^\s\"'=<>`]{1,2000}+)"
_GIVEN = rf"[^\s<>\"'=/]{{1,100}}+\s*=\s*{_VALUE}"
_BARE = (
    r"(?:hidden|open|disabled|checked|selected|controls|autoplay|loop|muted|async|defer|nomodule|required|readonly|multiple|inert|reversed"
    r"|itemscope|allowfullscreen|novalidate|nowrap|noshade)(?=[\s/>])"
)
_OPEN = r"</?[a-zA-Z][a-zA-Z0-9-]{0,40}+"
TAG = rf"{_OPEN}(?:\s+(?:{_BARE}|{_GIVEN})){{0,100}}+\s*/?>"
"""A tag that is markup alone: an attribute without a value is one of those that HTML has; '<b Gunmen killed>' would take words away."""
_LOOSE = rf"{_OPEN}(?:\s+(?:{_GIVEN}|[^\s<>\"'=/]{{1,100}}+)){{0,100}}+\s*/?>"
_MARKUP = lazy(
    rf"(?P<comment><!--.*?(?:-->|\Z))|(?P<tag>{_LOOSE})"
    rf"|(?P<link>!?)\[(?P<words>[^\[\]\n]{{0,500}}+)\]\({DESTINATION}(?:\s+\"(?P<title>[^\"\n]{{0,500}}+)\")?\s*\)",
    re.DOTALL,
)
_STRICT = lazy(TAG)
_NAME = lazy(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_SHEET = lazy(r"<style[^<>]{0,500}>(.*?)(?:</style|\Z)", re.IGNORECASE | re.DOTALL)
_WORD = lazy(r"\w")


class Stretch(NamedTuple):
    """Raw ``[start, end)`` that is no text of the article; ``why`` is None for markup that says nothing."""

    start: int
    end: int
    why: str | None


def _hidden_by(raw: str, match: re.Match[str], name: str, selectors: frozenset[str]) -> str | None:
    """Why an element's text is not seen; None where it is."""
    if raw[match.start() + 1] == "/" or name in VOID:
        return None
    said = attributes(raw, Token("start", match.start(), match.end(), name))
    style = style_of(said, selectors)
    if style.hides or aside_of(name, said) == "hidden text":
        return "hidden text"
    return "white letters on white" if style.white and not style.dark else HIDDEN.get(name)


def _closed(raw: str, name: str, at: int) -> tuple[int, int]:
    """Where an element that begins before ``at`` ends: its end tag. An open <p> ends with its paragraph, all else with the text."""
    depth = 1
    for match in re.finditer(rf"<(/?){re.escape(name)}(?=[\s/>])[^<>]{{0,5000}}>", raw[at:], re.IGNORECASE):
        depth += -1 if match[1] else 1
        if not depth or (match[1] and name in HIDDEN):
            return at + match.start(), at + match.end()
    blank = re.compile(r"\n[ \t]*\r?\n").search(raw, at) if name == "p" else None
    return (blank.start(), blank.start()) if blank else (len(raw), len(raw))


def _of_link(match: re.Match[str]) -> Iterator[Stretch]:
    """The words of a picture, and the title of a link, which show only under the pointer."""
    if match["link"]:
        yield Stretch(match.start(), match.start("words"), None)
        yield Stretch(*match.span("words"), "description of a picture" if _WORD.search(match["words"]) else None)
        yield Stretch(match.end("words"), match.end(), None)
    elif match["title"] and _WORD.search(match["title"]):
        yield Stretch(match.start("title") - 1, match.start("title"), None)
        yield Stretch(*match.span("title"), "title of a link")
        yield Stretch(match.end("title"), match.end("title") + 1, None)


def _of_tag(raw: str, match: re.Match[str], selectors: frozenset[str]) -> Iterator[Stretch]:
    """A hidden element whole; of other elements the tag where it runs over several lines (one within a line is taken away there)."""
    named = _NAME.match(match.group())
    name = named[1].lower() if named else ""
    why = _hidden_by(raw, match, name, selectors)
    if why:
        low, high = _closed(raw, name, match.end())
        yield Stretch(match.start(), match.end(), None if _STRICT.fullmatch(match.group()) else why)
        yield Stretch(match.end(), low, why if _WORD.search(raw, match.end(), low) else None)
        yield Stretch(low, high, None)
    elif "\n" in match.group() and is_element(name) and _STRICT.fullmatch(match.group()):
        yield Stretch(match.start(), match.end(), None)


def unseen(raw: str, start: int) -> tuple[Stretch, ...]:
    """What of a Markdown text from ``start`` on a reader does not see, in order: hidden elements, comments, words of pictures and links."""
    selectors = hidden_selectors("\n".join(_SHEET.findall(raw)))
    found: list[Stretch] = []
    at = start
    while match := _MARKUP.search(raw, at):
        if match["comment"]:
            found.append(Stretch(match.start(), match.end(), "hidden text"))
        else:
            found += _of_tag(raw, match, selectors) if match["tag"] else _of_link(match)
        at = max(match.end(), found[-1].end if found else 0)
    return tuple(s for s in found if s.end > s.start)
