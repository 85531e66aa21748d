"""What a desk remembers from day to day: articles in their versions, what was found of what was said, and the briefs of each day."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from briefer.models.base import EDTF, Frozen, Language
from briefer.models.claims import EntityKind
from briefer.models.record import Record
from briefer.models.sources import Source, Unread

Time = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$", description="UTC, to the second")]


class Incoming(Frozen):
    """An article on its way into the store."""

    key: str = Field(description="what it stays the same article by when its text changes: its canonical address, or its path in a folder")
    source: Source
    via: str = Field(description="by what it came: 'feed https://...', 'page https://...', 'folder inbox', 'import'")
    original: bytes = Field(description="the file as it came; of one article of many in a file, its text as it stood there")
    ending: str = Field(default="txt", description="of a file of that format: 'html', 'pdf'")


class Version(Frozen):
    """One version of an article, as it was taken in."""

    seq: int = Field(description="number in the order of taking in, over all articles")
    article: str = Field(description="'a' and ten hex digits, of the key")
    number: int = Field(description="1 for the article as it was first seen")
    key: str
    source: Source
    taken: Time
    via: str
    original: str = Field(description="SHA-256 of the bytes that are kept")


class TakenHow(StrEnum):
    """What became of an article that was offered."""

    NEW = "new"
    VERSION = "a new version"
    SAME = "known already"


class Taken(Frozen):
    """What became of one article."""

    how: TakenHow
    version: Version = Field(description="as it is stored now; of one that was known, that one")


class Asked(Frozen):
    """An address that was asked for, and what its host knows of what we have."""

    url: str
    etag: str = ""
    modified: str = ""
    found: str = Field(default="", description="the address that gave it in the end")
    at: str = Field(default="", description="when it was last asked for; UTC")
    digest: str = Field(default="", description="SHA-256 of what stood for it in its feed, or of its bytes")


class Collection(Frozen):
    """One run of taking in."""

    seq: int
    begun: Time
    ended: Time | None = Field(default=None, description="None where it was cut off")
    new: int = 0
    versions: int = 0
    same: int = 0
    failed: tuple[Unread, ...] = ()


class Hit(Frozen):
    """A claim that was looked for and found."""

    claim: str
    statement: str
    quote: str
    language: Language
    source: str
    version: int
    publisher: str | None
    title: str | None
    url: str | None
    published: EDTF | None
    taken: str
    when: EDTF | None = Field(default=None, description="when it happened, where the words of the claim say so")


class Bearer(Frozen):
    """One who bears a name, over all that is remembered."""

    name: str = Field(description="canonical: as the list of names says, else as in the last brief")
    kind: EntityKind
    spellings: tuple[str, ...] = Field(description="in every script; as names are compared where it stands in no late brief")
    claims: tuple[str, ...] = Field(description="ids of the claims on this one")


class Recalled(Frozen):
    """A claim on somebody or something, with when it happened."""

    day: EDTF = Field(description="when it happened, where the words of the claim say so; else when its article was published, or taken in")
    names: tuple[str, ...] = Field(description="canonical names of those it is on, among those who were asked for")
    hit: Hit
    number: int = Field(description="which version of its article it stands in, from 1")
    versions: int = Field(description="how many versions its article has")


class Daily(Frozen):
    """The brief of a day, by the numbers of all that it was made from."""

    seq: int = 0
    day: str = Field(description="YYYY-MM-DD")
    at: str = Field(default="", description="when it was made; UTC")
    horizon: int = Field(description="number of the last version that was taken in before")
    extracted: int = Field(description="number of the last extraction that was kept before")
    since: int | None = Field(default=None, description="number of the brief that it was compared with; None for the first")
    sources: tuple[int, ...] = Field(description="numbers of the versions that it was made from")
    news: bool = Field(default=True, description="whether it says anything that the last one did not")
    digest: str = Field(description="SHA-256 of its brief.json, as it was written")


class DailyMade(Frozen):
    """A brief of a day, and everything in it."""

    daily: Daily
    record: Record


class Sent(Frozen):
    """A brief that went to an address."""

    digest: str = Field(description="SHA-256 of the brief that was sent")
    address: str
    at: Time
    state: Literal["sending", "sent"]
