"""What one source says: claims with their exact words, and the names, dates and numbers that stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from briefer.models.base import EDTF, Frozen, Language


class Span(Frozen):
    """Exact characters of a source's clean text: ``source.text[start:end] == text``."""

    start: int
    end: int
    text: str

    @model_validator(mode="after")
    def _fits(self) -> Span:
        if self.end - self.start != len(self.text) or self.start < 0:
            raise ValueError("a span is as long as its text")
        return self


class ClaimKind(StrEnum):
    """What kind of thing is claimed."""

    EVENT = "event"
    STATEMENT = "statement"
    ASSESSMENT = "assessment"
    BACKGROUND = "background"


class Certainty(StrEnum):
    """How the source itself stands to what it says."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    DENIED = "denied"
    FORECAST = "forecast"


class EntityKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class Mention(Frozen):
    """A name as it stands in a quote. ``span`` is None where it does not stand there: then it is unverified."""

    text: str
    kind: EntityKind
    span: Span | None = None
    role: str | None = Field(default=None, description="the office or function, in English where the source is English")
    english: str | None = Field(default=None, description="the name in Latin script, where the reader gave one")


class DateMention(Frozen):
    """Words for a time in a quote, and their value from this source alone."""

    text: str
    span: Span | None = None
    value: EDTF | None = Field(default=None, description="None where the words give no day, month or year at all")
    reason: str = Field(description="how the value follows from the words, in one sentence")
    weekday: int | None = Field(default=None, description="0 Monday ... 6 Sunday, where the words name one that nothing here anchors")


class Bound(StrEnum):
    """How a number is hedged."""

    EXACT = "exactly"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    ABOUT = "about"
    UP_TO = "up to"


class Quantity(Frozen):
    """A number in a quote, what it counts, and how it is hedged. ``span`` is None where it is unverified."""

    text: str
    span: Span | None = None
    value: float
    bound: Bound = Bound.EXACT
    unit: str | None = Field(default=None, description="'km', 'USD', 'percent', ...; None for a count of things")
    counted: str | None = Field(default=None, description="what is counted, in lower-case English where known: 'border guards killed'")


class Claim(Frozen):
    """One thing that one source says."""

    id: str = Field(description="SOURCE:START-END, with '/2' and so on for further claims on the same words")
    source: str
    statement: str
    statement_language: Language = "en"
    quote: Span
    kind: ClaimKind
    certainty: Certainty
    speaker: str | None = Field(default=None, description="who says it, as the source names them; None for the source itself")
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    found: Literal["exact", "normalised"] = Field(default="exact", description="how the quote was found in the text")
    paragraph: int = Field(default=0, description="number of the line of the clean text, from 0")
    replaced: bool = Field(default=False, description="the reader said of it what code can't find in the quote, which is used instead")


class Dropped(Frozen):
    """A claim that was not taken, with the words that were given for it."""

    quote: str
    why: str = Field(description="the reason; details of this one claim stand behind a colon or a comma, or in brackets")
    claims: int = Field(default=1, ge=1, description="how many it stands for: those that no answer may hold are not listed")


class Usage(Frozen):
    """Calls to a model, the tokens that the endpoint counted, and what they cost, whenever the answers were given."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = Field(default=0.0, description="US dollars by the price table; null where a price is not known")

    def __add__(self, other: Usage) -> Usage:
        """Both together; what one cost is not known where that of a part is not."""
        known = self.cost is not None and other.cost is not None
        return Usage(
            calls=self.calls + other.calls,
            tokens_in=self.tokens_in + other.tokens_in,
            tokens_out=self.tokens_out + other.tokens_out,
            cost=round((self.cost or 0.0) + (other.cost or 0.0), 9) if known else None,
        )


class Extraction(Frozen):
    """What one reader took from one source."""

    source: str
    reader: str = Field(description="'builtin' or PROVIDER/NAME; several, with commas, where parts of a long source were read by others")
    prompt: str | None = None
    claims: tuple[Claim, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    usage: Usage = Usage()
    fault: str | None = Field(default=None, description="why the model did not read this source, where the built-in reader stood in")
    stood_in: str | None = Field(default=None, description="the same, where the user named the built-in reader last: then it is no fault")
    note: str | None = Field(default=None, description="what the page has to say of this reading, e.g. that nothing was translated")


def claims_by_id(extractions: Iterable[Extraction]) -> Mapping[str, Claim]:
    """All claims of these by their ids, in order."""
    return {claim.id: claim for extraction in extractions for claim in extraction.claims}
