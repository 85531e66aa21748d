"""The words of the house as frozen Pydantic models. A change makes a new one.

Offsets are in characters (code points) and half open, ``[start, end)``. Dates are EDTF (ISO 8601-2),
languages BCP 47 tags, grades the Admiralty code. Ids are made by code from content, never by a model,
so that the same input gives the same ids on every run and in every order of the arguments.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

EDTF = Annotated[str, Field(pattern=r"^[0-9X.~?%\[\],/-]{1,40}$", description="a date or interval in EDTF")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", description="a BCP 47 tag")]
Marking = Literal["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"]
Grade = Literal["A", "B", "C", "D", "E", "F"]


class Frozen(BaseModel):
    """The base of every model: frozen, and closed to fields that nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# ---------------------------------------------------------------- sources


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

    id: str = Field(description="'s' and ten hex digits of the SHA-256 of the bytes")
    name: str = Field(description="the path below the given folder, or the file's name, or 'stdin'")
    sha256: str
    media_type: Literal["text/plain", "text/markdown", "text/html"]
    encoding: str = Field(description="the Python codec that turns the bytes into the raw text")
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


class Reading(Frozen):
    """All that came of the arguments: what was read, what was not, and copies of the same bytes."""

    sources: tuple[Source, ...]
    unread: tuple[Unread, ...] = ()
    same_bytes: tuple[tuple[str, str], ...] = Field(default=(), description="(name left out, name kept)")


# ---------------------------------------------------------------- claims


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


class Dropped(Frozen):
    """A claim that was not taken, with the words that were given for it."""

    quote: str
    why: str


class Usage(Frozen):
    """Calls to a model and the tokens that the endpoint counted."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


class Extraction(Frozen):
    """What one reader took from one source."""

    source: str
    reader: str = Field(description="'builtin' or PROVIDER/NAME")
    prompt: str | None = None
    claims: tuple[Claim, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    usage: Usage = Usage()
    fault: str | None = Field(default=None, description="why the model did not read this source, where the built-in reader stood in")
    note: str | None = Field(default=None, description="what the page has to say of this reading, e.g. that nothing was translated")


# ---------------------------------------------------------------- reconciled


class Verdict(StrEnum):
    """The four values of a judgement."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    NONE = "none"


class Judgement(Frozen):
    """What one rule says of two things."""

    rule: str
    verdict: Verdict
    score: float
    reason: str


class PairJudged(Frozen):
    """What a model or a person says of two spellings of names, from outside the rules."""

    kind: EntityKind
    one: str = Field(description="as it stands in a source")
    other: str = Field(description="as it stands in a source; which of the two comes first says nothing")
    verdict: Verdict
    reason: str
    by: Literal["model", "human"]
    who: str | None = Field(default=None, description="the person, where a person judged")


class Judging(Frozen):
    """What came of asking a model about the pairs of names that the rules leave open."""

    asked: int = Field(default=0, description="pairs that were put to it")
    pairs: tuple[PairJudged, ...] = ()
    dropped: int = Field(default=0, description="answers on no such pair, and on a pair that was answered before")
    prompt: str | None = None
    usage: Usage = Usage()
    fault: str | None = Field(default=None, description="why it gave no answer, so that the rules decided alone")


class Variant(Frozen):
    """One spelling of an entity, and where it stands."""

    text: str
    source: str
    claims: tuple[str, ...]


class RoleSaid(Frozen):
    """An office that a source gives to an entity."""

    role: str
    source: str
    claim: str


class Entity(Frozen):
    """The person, organisation or place behind one or more mentions."""

    id: str
    canonical: str
    kind: EntityKind
    variants: tuple[Variant, ...]
    roles: tuple[RoleSaid, ...] = ()
    judgements: tuple[Judgement, ...] = Field(default=(), description="why these spellings are one")
    apart: tuple[Judgement, ...] = Field(default=(), description="why the nearest spellings of others are not of it; five at most")


class SettledDate(Frozen):
    """The value of a date mention after all sources were looked at."""

    id: str = Field(default="", description="'d' and ten hex digits; empty in a record that was written before dates had ids")
    claim: str
    text: str
    value: EDTF
    reason: str
    settled_by: str | None = Field(default=None, description="the other source that settled it, if one did")


class OriginDifference(Frozen):
    """Where two sources of one origin do not say the same."""

    what: str
    claims: tuple[str, str]


class Origin(Frozen):
    """Sources that carry one text. They count once."""

    id: str
    sources: tuple[str, ...]
    kind: Literal["single", "copy", "rewrite", "translation"]
    reason: str
    evidence: tuple[tuple[str, str], ...] = Field(default=(), description="pairs of claims that say the same")
    differences: tuple[OriginDifference, ...] = ()


class Event(Frozen):
    """Claims of one or more sources about one occurrence."""

    id: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[str, ...]
    entities: tuple[str, ...] = ()
    when: EDTF | None = None
    where: str | None = None
    background: bool = Field(default=False, description="it happened well before the period that the brief covers")
    reason: str
    judgements: tuple[Judgement, ...] = Field(default=(), description="why these claims are of one occurrence")


class ConflictKind(StrEnum):
    """What the sources disagree on."""

    NAME = "name"
    ROLE = "role"
    DATE = "date"
    NUMBER = "number"
    PLACE = "place"
    CLAIM = "claim"


class Position(Frozen):
    """One value of a conflict and who stands behind it."""

    value: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[str, ...]


class DifferenceKind(StrEnum):
    """What a difference between sources turns out to be."""

    CONFLICT = "conflict"
    VARIANT = "variant"
    UPDATE = "update"
    CORRECTION = "correction"
    ROUNDING = "rounding"
    SCOPE = "scope"
    CALENDAR = "calendar"
    TRANSLATION = "translation"
    OPINION = "opinion against opinion"


class Conflict(Frozen):
    """A difference between positions, what it is, and the value that is used, if any. Both sides stay."""

    id: str
    subject: str
    attribute: str
    kind: ConflictKind
    verdict: DifferenceKind
    positions: tuple[Position, ...]
    taken: str | None = None
    reason: str = Field(description="why the verdict, and why the value, in words for the page")
    rules: tuple[Judgement, ...] = ()


class Reconciled(Frozen):
    """All sources, looked at together."""

    entities: tuple[Entity, ...] = ()
    dates: tuple[SettledDate, ...] = ()
    origins: tuple[Origin, ...] = ()
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = Field(default=(), description="every difference, those told apart from a conflict too")
    judging: Judging = Field(default=Judging(), description="what a model was asked of names that the rules leave open, and said")


# ---------------------------------------------------------------- the brief


class Section(StrEnum):
    """The parts of the page that hold sentences, in their order."""

    BOTTOM_LINE = "bottom line"
    DEVELOPMENTS = "developments"
    DISAGREEMENTS = "where the sources disagree"
    JUDGEMENTS = "judgements of the sources"
    GAPS = "gaps"


class Mark(StrEnum):
    """What a development is to the reader."""

    NEW = "new"
    UPDATE = "update"
    BACKGROUND = "background"
    DATE_OPEN = "date open"


class Sentence(Frozen):
    """A sentence of the page and the claims that it rests on (none only in the gaps)."""

    id: str
    text: str
    claims: tuple[str, ...] = ()
    by: Literal["source", "template", "model"] = Field(description="the source's own words, made by code, or phrased by the model")


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

    @model_validator(mode="after")
    def _cited(self) -> Item:
        if self.section is not Section.GAPS and not all(s.claims for s in self.sentences):
            raise ValueError("every sentence outside the gaps names a claim")
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


class Brief(Frozen):
    """The page as structure."""

    title: str
    marking: Marking = "TLP:CLEAR"
    as_of: EDTF | None = Field(description="information cut-off")
    as_of_how: str
    period: EDTF | None = None
    items: tuple[Item, ...]
    sources: tuple[SourceLine, ...]
    names: tuple[str, ...] = Field(default=(), description="'Emomali Rahmon: also Imam Ali Rahman [1]', one an entity")
    made: tuple[str, ...] = Field(default=(), description="how it was made, sentence by sentence")
    partial: tuple[str, ...] = Field(default=(), description="what was not read or not answered; not empty means PARTIAL")
    cut: tuple[Cut, ...] = ()


class Point(Frozen):
    """Something that a reviewer has to look at before signing."""

    what: Literal["conflict", "partial", "unverified", "single origin", "flagged source", "dropped quote", "undated source"]
    on: str = Field(description="the id of the conflict, claim, item or source")
    text: str = Field(description="what to look at, in one sentence")


class Run(Frozen):
    """How the brief came about. Holds no clock time, so that two runs give the same bytes."""

    briefer: str
    reader: str
    prompts: tuple[str, ...] = ()
    usage: Usage = Usage()


class Record(Frozen):
    """Everything: the content of brief.json."""

    run: Run
    reading: Reading
    extractions: tuple[Extraction, ...]
    reconciled: Reconciled
    brief: Brief
    review: tuple[Point, ...] = Field(default=(), description="what a reviewer has to look at, most pressing first")
