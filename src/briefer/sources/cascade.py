"""From one document to a Source: a cascade of plain functions.

1. bytes -> documents, each with its raw text          formats/, decoding.py
2. raw text -> blocks with offsets                     plain.py, markdown.py, pages.py and judging.py; PDF and Word bring their own
3. invisible characters leave the blocks               invisible.py
4. article and furniture are told apart                furniture.py
5. title, publisher, language, date                    about.py, tongues.py
6. clean text and the map back to the raw text         mapping.py
7. flags for the reviewer                              flags.py
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefer.errors import SourceEmpty, SourceTooLarge
from briefer.models import DateKnown, Furniture, Source
from briefer.sources.about import About, about, meta_title, split_title
from briefer.sources.blocks import Block
from briefer.sources.findings import Finding
from briefer.sources.flags import flags_of
from briefer.sources.formats.documents import Document
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


def source_id(sha256: str) -> str:
    """The id of the source with these bytes."""
    return f"s{sha256[:10]}"


def _divided(document: Document) -> Marked:
    if document.marked:
        return document.marked
    if document.media_type == "text/html":
        return page_blocks(document.raw)
    return markdown_blocks(document.raw) if document.media_type == "text/markdown" else Marked(plain_blocks(document.raw), {})


def _marked(document: Document) -> Marked:
    """The blocks, and what is said of the article: by its container first, then by itself, then elsewhere."""
    marked = _divided(document)
    if len(marked.blocks) > MOST_BLOCKS:
        advice = "Give the article alone, as text or HTML."
        raise SourceTooLarge(f"It has {len(marked.blocks):,} paragraphs; an article has at most {MOST_BLOCKS:,}.", advice)
    judged = article_blocks(document.raw, marked) if document.media_type == "text/html" else marked.blocks
    return marked._replace(blocks=judged, said={**document.besides, **marked.said, **document.said})


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


def _made(document: Document, known: About) -> tuple[str, ...]:
    """The day of making, for a reviewer who has no other."""
    if not document.made or known.dated.how is not DateKnown.UNKNOWN:
        return ()
    return (f"the file says that it was made on {document.made}: that is not taken for the day of publication",)


def make_source(document: Document, told: Told) -> Source:
    """One document as read.

    Args:
        document: its text and what its container says.
        told: what the user says of it.

    Raises:
        SourceEmpty: there is no text in it.
        SourceTooLarge: it has more paragraphs than an article can have.
    """
    # 2
    marked = _marked(document)
    # 3
    visible, gone = _visible(marked.blocks)
    # 4
    said = marked.said
    language = _language(told, said, visible)
    found = _sorted(visible, gone, _title(told, said), language)
    # 5
    known = about(told, said, found.findings, document.name, language)
    # 6
    text, segments = map_text(found.blocks, found.furniture)
    return Source(
        id=source_id(document.sha256),
        name=document.name,
        sha256=document.sha256,
        media_type=document.media_type,
        encoding=document.encoding,
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
        flags=(*flags_of(text, found.furniture, metadata=said.values()), *document.flags, *_made(document, known)),  # 7
    )
