"""From the bytes of one file to a Source: a cascade of plain functions.

1. bytes -> raw text                                   decoding.py
2. raw text -> blocks with offsets                     plain.py, markdown.py, pages.py and judging.py
3. invisible characters leave the blocks               invisible.py
4. article and furniture are told apart                furniture.py
5. title, publisher, language, date                    about.py, tongues.py
6. clean text and the map back to the raw text         mapping.py
7. flags for the reviewer                              flags.py
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Literal

from briefer.errors import SourceEmpty, SourceTooLarge
from briefer.lexicon.patterns import lazy
from briefer.models import Furniture, Source
from briefer.sources.about import about, meta_title, split_title
from briefer.sources.blocks import Block
from briefer.sources.decoding import decode
from briefer.sources.findings import Finding
from briefer.sources.flags import flags_of
from briefer.sources.furniture import Sorted, sort_out
from briefer.sources.invisible import without_invisible
from briefer.sources.judging import article_blocks
from briefer.sources.mapping import map_text
from briefer.sources.markdown import markdown_blocks
from briefer.sources.marked import Marked
from briefer.sources.pages import page_blocks
from briefer.sources.plain import plain_blocks
from briefer.sources.told import Told
from briefer.sources.tongues import language_of

MOST_BLOCKS = 50_000
"""Paragraphs, scripts and comments of a file; the longest pages of news sites have under 2,000."""
MediaType = Literal["text/plain", "text/markdown", "text/html"]

_PAGE = lazy(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|meta|div|p)\b", re.IGNORECASE | re.DOTALL
)


def source_id(sha256: str) -> str:
    """The id of the source with these bytes."""
    return f"s{sha256[:10]}"


def media_type(name: str, raw: str) -> MediaType:
    """What the file is: by its name, and a page under any name by its first tag."""
    ending = name.lower().rsplit(".", 1)[-1]
    if ending in {"html", "htm", "xhtml"} or _PAGE.match(raw[:4000]):
        return "text/html"
    return "text/markdown" if ending in {"md", "markdown"} else "text/plain"


def _blocks(raw: str, kind: MediaType) -> Marked:
    page = page_blocks(raw) if kind == "text/html" else None
    marked = page or (markdown_blocks(raw) if kind == "text/markdown" else Marked(plain_blocks(raw), {}))
    if len(marked.blocks) > MOST_BLOCKS:
        advice = "Give the article alone, as text or HTML."
        raise SourceTooLarge(f"It has {len(marked.blocks):,} paragraphs; an article has at most {MOST_BLOCKS:,}.", advice)
    return marked._replace(blocks=article_blocks(raw, page)) if page else marked


def _title(told: Told, said: Mapping[str, str]) -> str:
    """The title as far as it is known before the text is looked at."""
    given = told.title or meta_title(said) or said.get("page title") or ""
    return split_title(given, said.get("og:site_name"))[0]


def _language(told: Told, said: Mapping[str, str], blocks: Sequence[Block]) -> str:
    return told.language or language_of(_sample(blocks), said.get("html lang") or said.get("lang") or said.get("language"))


def _visible(blocks: Sequence[Block]) -> tuple[list[Block], list[Furniture]]:
    """The blocks without invisible characters, and these as furniture."""
    kept: list[Block] = []
    gone: list[Furniture] = []
    for block in blocks:
        left, invisible = (block, ()) if block.aside else without_invisible(block)
        gone += [Furniture(text=text, raw_start=start, raw_end=end, reason="invisible characters") for text, start, end in invisible]
        if left:
            kept.append(left)
    return kept, gone


def _sample(blocks: Sequence[Block]) -> str:
    """Text to tell the language by: running text where there is any."""
    shown = [b for b in blocks if not b.aside]
    return "\n".join(b.text for b in ([b for b in shown if b.prose] or shown))[:4000]


def _sorted(blocks: Sequence[Block], gone: Sequence[Furniture], title: str, language: str) -> Sorted:
    found = sort_out(blocks, title, language)
    furniture = sorted([*found.furniture, *gone], key=lambda f: (f.raw_start, f.raw_end, f.reason))
    if not found.blocks:
        raise SourceEmpty("There is no text in it that a reader would see.", "Leave it out, or give the file with the article.")
    return found._replace(furniture=tuple(furniture))


def _place(findings: Sequence[Finding]) -> str | None:
    return next((f.text for f in findings if f.kind == "place"), None)


def make_source(name: str, data: bytes, told: Told) -> Source:
    """One document as read.

    Args:
        name: what the source is called on the page.
        data: the bytes of the file.
        told: what the user says of it.

    Raises:
        SourceEmpty: there is no text in it.
        SourceNotText: it is no text.
        SourceTooLarge: it has more paragraphs than an article can have.
    """
    # 1
    raw, encoding = decode(data)
    # 2
    kind = media_type(name, raw)
    marked = _blocks(raw, kind)
    # 3
    visible, gone = _visible(marked.blocks)
    # 4
    said = marked.said
    language = _language(told, said, visible)
    found = _sorted(visible, gone, _title(told, said), language)
    # 5
    known = about(told, said, found.findings, name, language)
    # 6
    text, segments = map_text(found.blocks, found.furniture)
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(
        id=source_id(sha256),
        name=name,
        sha256=sha256,
        media_type=kind,
        encoding=encoding,
        text=text,
        segments=segments,
        furniture=found.furniture,
        title=known.title,
        publisher=known.publisher,
        credits=known.credits,
        language=language,
        published=known.dated.value,
        published_how=known.dated.how,
        published_words=known.dated.words,
        dateline_place=_place(found.findings),
        url=known.url,
        grade=told.grade or "F",
        flags=flags_of(text, found.furniture, metadata=said.values()),  # 7
    )
