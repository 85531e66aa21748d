"""The brief: sections, items and sentences, each with the claims that it rests on."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from briefer.models.base import EDTF, Frozen, Grade, Language, Likelihood, Marking
from briefer.models.sources import DateKnown


class Section(StrEnum):
    """The parts of the page that hold sentences, in their order."""

    BOTTOM_LINE = "bottom line"
    DEVELOPMENTS = "developments"
    DISAGREEMENTS = "where the sources disagree"
    JUDGEMENTS = "judgements of the sources"
    COMMENTS = "comments of the reviewer"
    GAPS = "gaps"


UNCITED = frozenset({Section.COMMENTS, Section.GAPS})
"""The sections whose sentences need not rest on a claim."""


class Mark(StrEnum):
    """What a development is to the reader; of a difference between sources, what it is to a reader of the last brief."""

    NEW = "new"
    UPDATE = "update"
    CORRECTED = "corrected"
    """What the last brief said is wrong, by the word of those who said it."""
    CONFIRMED = "confirmed"
    """What the last brief said is told by others now, who do not copy it."""
    OPENED = "opened"
    """A difference between sources that was none when the last brief was made."""
    RESOLVED = "resolved"
    """A difference that was open on the last brief, and is no more."""
    BACKGROUND = "background"
    DATE_OPEN = "date open"


def _not_said(value: object) -> bool:
    return value is None


class Sentence(Frozen):
    """A sentence of the page and the claims that it rests on (none only in the gaps and the reviewer's comments)."""

    id: str
    text: str
    claims: tuple[str, ...] = ()
    by: Literal["source", "template", "model", "reviewer"] = Field(
        description="the source's own words, made by code, phrased by the model, or written by the person who reviewed it"
    )
    before: str = Field(default="", description="the words that it had before a person reworded it")
    unsupported: tuple[str, ...] = Field(default=(), description="numbers, dates and names of a reviewer's that no claim of it holds")


class Item(Frozen):
    """One entry of a section."""

    id: str
    section: Section
    sentences: tuple[Sentence, ...] = Field(min_length=1)
    mark: Mark | None = None
    event: str | None = None
    conflict: str | None = None
    origins: int = Field(default=0, description="how many independent origins stand behind it")
    score: float = 0.0
    reasons: tuple[str, ...] = Field(default=(), description="why it stands where it stands")
    change: str | None = Field(default=None, exclude_if=_not_said, description="what is other than in the last brief: '12 \u2192 19'")

    @model_validator(mode="after")
    def _cited(self) -> Item:
        if self.section not in UNCITED and not all(s.claims for s in self.sentences):
            raise ValueError("every sentence outside the gaps and comments names a claim")
        return self


class SourceLine(Frozen):
    """An entry of the list of sources. Its number is what a citation shows."""

    number: int
    source: str
    title: str | None
    publisher: str | None
    published: EDTF | None
    published_how: DateKnown
    language: Language
    grade: Grade
    same_text_as: int | None = None
    note: str | None = None


class Cut(Frozen):
    """An item that did not fit on the page."""

    item: Item
    why: str
    room: bool = Field(default=False, description="whether it left for want of room alone, and would be there on a longer page")


class Since(Frozen):
    """What the page is to those who have read the last brief."""

    day: EDTF = Field(description="of the last brief")
    taken: int = Field(description="articles that were taken in since, new versions among them")
    unchanged: int = Field(default=0, description="what was known then and is left out, as nothing was added to it")
    news: bool = Field(default=True, description="whether there is anything that the last brief did not say")


class Brief(Frozen):
    """The page as structure. What nobody asked for is no field of its JSON, so that a signature of before still fits."""

    title: str
    marking: Marking = "TLP:CLEAR"
    audience: str | None = Field(default=None, exclude_if=_not_said, description="whom it is for")
    likelihood: Likelihood | None = Field(default=None, exclude_if=_not_said, description="the yardstick of the desk's words of likelihood")
    as_of: EDTF | None = Field(description="information cut-off")
    as_of_how: str
    period: EDTF | None = None
    since: Since | None = Field(default=None, exclude_if=_not_said)
    items: tuple[Item, ...]
    sources: tuple[SourceLine, ...]
    names: tuple[str, ...] = Field(default=(), description="'Emomali Rahmon: also Imam Ali Rahman [1]', one an entity")
    made: tuple[str, ...] = Field(default=(), description="how it was made, sentence by sentence")
    partial: tuple[str, ...] = Field(default=(), description="what was not read or not answered; not empty means PARTIAL")
    cut: tuple[Cut, ...] = ()
