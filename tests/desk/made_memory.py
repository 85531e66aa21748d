"""Made-up articles and what they say, on their way into a memory."""

from __future__ import annotations

import hashlib
from typing import Any

from tests.publish.factory import claim_of

from briefer.models import Claim, EntityKind, Extraction, Incoming, Mention, Segment, Source


def source(text: str, **given: Any) -> Source:
    """An article with that text, as it is read from a file of its own."""
    digest = hashlib.sha256(f"{given}{text}".encode()).hexdigest()
    values = {
        "id": f"s{digest[:10]}",
        "name": "a.txt",
        "sha256": digest,
        "media_type": "text/plain",
        "encoding": "utf-8",
        "text": text,
        "segments": (Segment(start=0, end=len(text), raw_start=0, raw_end=len(text)),),
        "title": "A title",
        "publisher": "Norhaven Post",
        "language": "en",
    }
    return Source.model_validate(values | given)


def incoming(key: str, text: str, original: bytes | None = None, ending: str = "txt", **given: Any) -> Incoming:
    """An article of that key."""
    read = source(text, **given)
    return Incoming(key=key, source=read, via="page", original=text.encode() if original is None else original, ending=ending)


def name(text: str, english: str | None = None, kind: EntityKind = EntityKind.PERSON) -> Mention:
    """A name in a quote."""
    return Mention(text=text, kind=kind, english=english)


def claim(read: Source, quote: str | None = None, statement: str | None = None, **given: Any) -> Claim:
    """A claim on words of that article, or on all of them."""
    return claim_of(read, quote or read.text, statement, **given)


def extraction(read: Source, *claims: Claim, **given: Any) -> Extraction:
    """What was taken from that article; one claim on all its words where none are given."""
    return Extraction(source=read.id, reader="builtin", claims=claims or (claim(read),), **given)
