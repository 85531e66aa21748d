"""What a body is: what the server says, held against the bytes. A name of a file counts for nothing."""

from __future__ import annotations

import codecs
import re
from email.message import Message
from typing import Final

from briefer.errors import FetchNotRead
from briefer.fetch.outcomes import Kind
from briefer.fetch.urls import plain

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KINDS: Final[dict[str, Kind]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
    "application/rdf+xml": "xml",
    "text/rss+xml": "xml",
    "text/atom+xml": "xml",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "text/plain": "text",
    "text/markdown": "text",
    "application/json": "json",
    "text/json": "json",
    "application/ld+json": "json",
    "application/feed+json": "json",
    "application/jsonl": "json",
    "application/x-ndjson": "json",
    "application/x-jsonlines": "json",
    _WORD: "docx",
    "message/rfc822": "eml",
}
_UNSAID: Final = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-download", "application/force-download"})
_BOMS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_LOOKED_AT = 1_024
_FEED = re.compile(rb"<(rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|title|meta|article|div|p|h1)[\s>]", re.IGNORECASE)
_MAIL = re.compile(rb"(From |(Received|Return-Path|Message-ID|MIME-Version|Delivered-To|From|Date|Subject):)", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def told_type(header: str) -> tuple[str, str | None]:
    """The type in lower case without its parameters, and the charset if it is one that is known."""
    message = Message()
    message["content-type"] = plain(header)
    kind = header.partition(";")[0].strip().lower()
    charset = message.get_param("charset")
    if not isinstance(charset, str):
        return plain(kind), None
    try:
        "".encode(charset.strip())  # only what makes text: `codecs.lookup` knows base64 too
        return plain(kind), codecs.lookup(charset.strip()).name
    except (LookupError, ValueError):
        return plain(kind), None


def may_be_read(content_type: str) -> bool:
    """Whether a body of this type is worth reading: one of those we know, or nothing said."""
    return content_type in _KINDS or content_type in _UNSAID


def not_read(content_type: str) -> FetchNotRead:
    """What to say of a type that is not read."""
    return FetchNotRead(
        f"It is of the type {content_type or 'unknown'}, which briefer does not read.",
        "Give a page, a feed, a PDF, a Word file, an e-mail, text or JSON.",
    )


def kind_of(content_type: str, charset: str | None, data: bytes) -> Kind:
    """What the bytes are to be read as.

    PDF and Word have to be what they say. Text has to be text; a feed that is sent as HTML or plain text, as many are, is a feed.

    Raises:
        FetchNotRead: none of what briefer reads, or not what it says it is.
    """
    told = _KINDS.get(content_type)
    if told is None and content_type not in _UNSAID:
        raise not_read(content_type)
    seen = _seen(data, charset)
    if seen is None or (told in {"pdf", "docx"} and seen != told):
        raise FetchNotRead(
            f"Its bytes are not what its type says ({content_type or 'none'}).", "Look at the address in a browser, and save what is there."
        )
    if told is None or seen in {"pdf", "docx"} or (seen, told) in {("xml", "html"), ("xml", "text"), ("html", "xml")}:
        return seen
    return told


def _seen(data: bytes, charset: str | None) -> Kind | None:
    """What the first bytes look like; None for what is no text and no document that we know."""
    head = data[:_LOOKED_AT]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx" if b"word/document.xml" in data else None
    if head.startswith(_BOMS) or (charset or "").startswith(("utf-16", "utf-32")):
        return "text"
    if b"\x00" in head or len(_CONTROLS.findall(head)) * 50 > len(head):  # a page may have a slip in it, a picture has many
        return None
    return _text_seen(head.removeprefix(codecs.BOM_UTF8).lstrip(), data)


def _text_seen(head: bytes, data: bytes) -> Kind:
    """A feed or a page by the first tag that only one of them has; a `<?xml` alone is told by nothing else, and counts as text."""
    feed, page = _FEED.search(head), _HTML.search(head)
    if head.startswith(b"<") and (feed or page):
        return "xml" if feed and not (page and page.start() < feed.start()) else "html"
    if head.startswith((b"{", b"[")) and data.rstrip().endswith((b"}", b"]")):
        return "json"
    return "eml" if _MAIL.match(head) else "text"
