"""The door of the formats: a stream and its name in, the documents that stand in it out."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from briefer.sources.decoding import decode
from briefer.sources.formats.documents import Document, Found, Kind, Offer, Reader
from briefer.sources.formats.feeds import feed_documents
from briefer.sources.formats.jsonlines import json_documents
from briefer.sources.formats.kinds import kind_of
from briefer.sources.formats.mail import mail_documents
from briefer.sources.formats.mailbox import mailbox_documents
from briefer.sources.formats.pdf import pdf_documents
from briefer.sources.formats.word import word_documents
from briefer.sources.media import media_type

_HEAD = 8192


def article_documents(offer: Offer) -> Iterator[Found]:
    """The one document of a file of plain text, Markdown or HTML.

    Raises:
        SourceEmpty: there is no text in it.
        SourceNotText: it is no text.
        SourceTooLarge: it has over 10 MB.
    """
    data = offer.whole()
    raw, encoding = decode(data)
    kind = media_type(offer.ending, raw)
    yield Document(offer.name, raw, encoding, kind, hashlib.sha256(data).hexdigest(), offer.said)


READERS: Mapping[Kind, Reader] = {
    "article": article_documents,
    "pdf": pdf_documents,
    "word": word_documents,
    "mail": mail_documents,
    "mailbox": mailbox_documents,
    "feed": feed_documents,
    "json lines": json_documents,
}


def _open(offer: Offer) -> Iterator[Found]:
    return READERS[offer.kind](offer)


def documents_in(name: str, stream: BinaryIO, *, file_name: str = "", said: Mapping[str, str] | None = None) -> Iterator[Found]:
    """Every article in a stream of bytes, and what of it could not be read, in order.

    Args:
        name: what the documents are named after.
        stream: the bytes; read as they are needed, and able to go back to the beginning.
        file_name: the name by which the format is told; '' where there is none.
        said: what is known of the article from outside, by the names of ``documents.said_of``.

    Raises:
        SourceFault: nothing (or nothing more) can be read; why.
    """
    head = stream.read(_HEAD)
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    ending = file_name.lower().rpartition(".")[2] if "." in file_name else ""
    yield from _open(Offer(name, stream, kind_of(ending, head) or "article", _open, ending, said or {}, size=size))


def documents_of(name: str, data: bytes, *, file_name: str = "", said: Mapping[str, str] | None = None) -> Iterator[Found]:
    """As ``documents_in``, of bytes."""
    return documents_in(name, io.BytesIO(data), file_name=file_name, said=said)
