"""What is read: documents with their text and where it came from, and what could not be read."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from briefer.models.base import EDTF, Frozen, Grade, Language

MediaType = Literal[
    "text/plain",
    "text/markdown",
    "text/html",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
]


class Segment(Frozen):
    """A stretch of clean text and the stretch of raw text that it stands for.

    ``same``: character for character the same. ``entity``: an HTML character reference, decoded.
    ``space``: white space or markup of the raw text for which the clean text has one blank or line break.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int
    how: Literal["same", "entity", "space"] = "same"


class Furniture(Frozen):
    """What stood in the file but is not of the article: kept, never read as content."""

    text: str
    raw_start: int
    raw_end: int
    reason: str


class DateKnown(StrEnum):
    """How the date of publication of a source is known."""

    TOLD = "told by the user"
    METADATA = "metadata"
    DATELINE = "dateline"
    URL = "URL"
    FILE_NAME = "file name"
    UNKNOWN = "unknown"


class Source(Frozen):
    """One document as read."""

    id: str = Field(description="'s' and ten hex digits of the SHA-256")
    name: str = Field(description="the path below the given folder, or the file's name, or 'stdin'; 'letters.mbox#3' where a file has many")
    sha256: str = Field(description="of the bytes of the file; of title and text where it is one of many in a file, or a message")
    media_type: MediaType = Field(description="of the article")
    encoding: str = Field(description="the Python codec that turns the bytes into the raw text; 'utf-8' for what was taken out of a file")
    text: str = Field(description="the clean text: paragraphs, each on a line of its own")
    segments: tuple[Segment, ...] = Field(description="covers every character of the clean text, in order")
    furniture: tuple[Furniture, ...] = ()
    title: str | None = None
    publisher: str | None = None
    credits: tuple[str, ...] = Field(default=(), description="agencies and bylines, as they stand in the source")
    language: Language = "und"
    published: EDTF | None = None
    published_how: DateKnown = DateKnown.UNKNOWN
    published_words: str | None = Field(default=None, description="the words that gave the date")
    dateline_place: str | None = Field(default=None, description="'KABUL' of 'KABUL - ...': where it was filed, not where it happened")
    url: str | None = None
    grade: Grade = "F"
    flags: tuple[str, ...] = Field(default=(), description="what a reviewer should look at, in words")

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch ``[start, end)`` of the clean text, as a stretch of the raw text.

        Raises:
            ValueError: the stretch is empty or not in the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no stretch of the text: {start}-{end} of {len(self.text)} characters")
        return self._raw(start)[0], self._raw(end - 1)[1]

    def _raw(self, index: int) -> tuple[int, int]:
        low, high = 0, len(self.segments) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.segments[middle].start <= index else (low, middle - 1)
        found = self.segments[low]
        if found.how != "same":
            return found.raw_start, found.raw_end
        return found.raw_start + index - found.start, found.raw_start + index - found.start + 1


class Unread(Frozen):
    """Something that was given and could not be read."""

    name: str
    why: str
    advice: str


def _nothing(value: object) -> bool:
    return not value


class Reading(Frozen):
    """All that came of the arguments: what was read, what was not, and copies of the same bytes."""

    sources: tuple[Source, ...]
    unread: tuple[Unread, ...] = ()
    same_bytes: tuple[tuple[str, str], ...] = Field(default=(), description="(name left out, name kept)")
    superseded: tuple[tuple[str, str], ...] = Field(
        default=(), exclude_if=_nothing, description="(earlier version of an article, the version in its place); ids of sources"
    )
