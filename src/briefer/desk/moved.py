"""The lines of an export: everything that `briefer.db` and `originals/` hold, as JSON Lines, in an order that is the same every time.

The first line says of what format the file is, the last one how many lines stand before it and what their SHA-256 is: so nothing of a
file can be lost or changed unseen. An original stands before the versions that came of it, a version before what was taken from it.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from briefer.models import Asked, Collection, Daily, Digest, Extraction, Frozen, Record, Sent, Version

FORMAT_VERSION = 1
ORDER = ("header", "original", "version", "extraction", "asked", "collection", "brief", "post", "decision", "kept", "names", "end")
"""The kinds of lines, in their order in a file."""
MOST_LINE = 150_000_000
"""Bytes of one line: the largest file that is read has 100,000,000, in base64 a third more."""

Ending = Annotated[str, Field(pattern=r"^[a-z0-9]{1,8}$", description="of the name of a file, without the full stop")]
Number = Annotated[int, Field(ge=1, lt=2**63)]


class HeaderLine(Frozen):
    """What the file is."""

    kind: Literal["header"] = "header"
    format: Literal["briefer desk"] = "briefer desk"
    version: int = FORMAT_VERSION


class OriginalLine(Frozen):
    """The bytes of a file as it came."""

    kind: Literal["original"] = "original"
    sha256: Digest
    ending: Ending
    base64: str

    def content(self) -> bytes:
        """The bytes.

        Raises:
            ValueError: it is no base64.
        """
        return base64.b64decode(self.base64, validate=True)


class VersionLine(Frozen):
    """A version of an article."""

    kind: Literal["version"] = "version"
    version: Version


class ExtractionLine(Frozen):
    """What was taken from a source. All that was ever taken from it is there: a brief may rest on an earlier one."""

    kind: Literal["extraction"] = "extraction"
    seq: Number
    extraction: Extraction


class AskedLine(Frozen):
    """What is known of an address."""

    kind: Literal["asked"] = "asked"
    asked: Asked


class CollectionLine(Frozen):
    """A run of taking in."""

    kind: Literal["collection"] = "collection"
    collection: Collection


class BriefLine(Frozen):
    """A brief of a day; its sources and claims stand in the lines before."""

    kind: Literal["brief"] = "brief"
    daily: Daily
    rest: Record


class PostLine(Frozen):
    """Where a brief went."""

    kind: Literal["post"] = "post"
    sent: Sent


class DecisionLine(Frozen):
    """A decision as the ledger has it: ``body`` letter by letter, for its hash covers it."""

    kind: Literal["decision"] = "decision"
    seq: Number
    target: str
    request: str | None
    body: str
    prev: Digest
    hash: Digest


class KeptLine(Frozen):
    """A small value that the ledger keeps under a name."""

    kind: Literal["kept"] = "kept"
    name: str
    value: str


class NamesLine(Frozen):
    """names.toml, letter by letter."""

    kind: Literal["names"] = "names"
    text: str


class EndLine(Frozen):
    """The end: what tells a whole file from one that was cut off or changed."""

    kind: Literal["end"] = "end"
    lines: int = Field(description="how many stand before this one")
    sha256: Digest = Field(description="of the bytes of all of them, with their line feeds")


Line = (
    HeaderLine
    | OriginalLine
    | VersionLine
    | ExtractionLine
    | AskedLine
    | CollectionLine
    | BriefLine
    | PostLine
    | DecisionLine
    | KeptLine
    | NamesLine
    | EndLine
)


@lru_cache(maxsize=1)
def _reader() -> TypeAdapter[Line]:
    return TypeAdapter(Annotated[Line, Field(discriminator="kind")])


def line_of(raw: bytes) -> Line:
    """The line that these bytes are.

    Raises:
        ValidationError: they are none.
    """
    return _reader().validate_json(raw)


def bytes_of(line: Line) -> bytes:
    """A line as it stands in a file, with its line feed: fields in the order of the models, every script as it is."""
    return line.model_dump_json().encode() + b"\n"
