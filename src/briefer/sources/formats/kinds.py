"""What a file is: by its first bytes where they are certain, then by the ending of its name, then by what its head looks like."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefer.lexicon.patterns import lazy
from briefer.sources.formats.documents import Kind
from briefer.sources.formats.feeds import is_feed

ENDING_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("txt", "text", "md", "markdown", "html", "htm", "xhtml"), "article"),
    "pdf": "pdf", "docx": "word", "eml": "mail", "mbox": "mailbox", "jsonl": "json lines", "ndjson": "json lines",
    **dict.fromkeys(("xml", "rss", "atom", "rdf"), "feed"),
}  # fmt: skip
FROM_LINE = lazy(rb"From \S.{0,300}\d\d?:\d\d.{0,40}\b\d{4}\b|From \S+\s*$")
"""What parts the messages of a mailbox: 'From news@example.org Tue Dec 31 09:00:00 2024'."""
_MAIL_HEADER = lazy(
    rb"(?im)^(?:from|date|subject|received|message-id|mime-version|return-path|delivered-to|to|content-type|dkim-signature|reply-to):[ \t]"
)
_XML = lazy(r"\s*<(?:\?xml|rss|feed|rdf)\b", re.IGNORECASE)
_PAGE = lazy(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_OBJECT = lazy(rb"\s*\{\s*\"(?:title|text|html|url|published|language|publisher|author)\"\s*:")


def is_mailbox(head: bytes) -> bool:
    """Whether bytes begin like a mailbox."""
    return bool(FROM_LINE.match(head.lstrip()[:400].split(b"\n", 1)[0]))


def _text(head: bytes) -> str:
    """The head as it would be read: enough to see markup."""
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return head[: len(head) // 4 * 4].decode("utf-16", "replace")
    return head.replace(b"\0", b"").decode("utf-8", "replace").removeprefix("\ufeff")


def _by_head(head: bytes) -> Kind | None:
    """What the head looks like; None where it is like no format."""
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if is_mailbox(bare):
        return "mailbox"
    if _OBJECT.match(bare):
        return "json lines"
    text = _text(head)
    if _XML.match(text) and is_feed(text) and not _PAGE.search(text):
        return "feed"
    top = re.split(rb"\r?\n\r?\n", bare, maxsplit=1)[0]
    headers = {m.group().lower() for m in _MAIL_HEADER.finditer(top)}
    starts = re.match(rb"[A-Za-z][A-Za-z-]{1,40}:", bare)
    return "mail" if starts and len(headers) >= 3 else None


def kind_of(ending: str, head: bytes) -> Kind | None:
    """The format of a file; None for an unknown ending and a head that says nothing.

    Args:
        ending: of its name, in small letters, without the full stop; '' where it has none.
        head: its first bytes, 4 kB or more where there are as many.
    """
    named = ENDING_KINDS.get(ending)
    if b"%PDF-" in head[:1024] and named != "mailbox" and not _MAIL_HEADER.match(head):
        return "pdf"
    if head.startswith(b"PK\x03\x04") and named != "article":
        return "word"
    if named == "mailbox" and not is_mailbox(head) and _by_head(head) == "mail":
        return "mail"
    if named == "feed" and _PAGE.search(_text(head)[:2000]):
        return "article"
    return named or _by_head(head)
