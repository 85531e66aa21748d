"""What the sources say together: entities, dates, origins, events, conflicts, each with the judgements behind it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal

from pydantic import Field

from briefer.models.base import EDTF, Frozen
from briefer.models.claims import EntityKind, Usage

BY_A_PERSON: Final = "a person's decision"
"""The rule of a judgement that a person's decision gave, in words for people: the only one that others than reconciling know."""


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
    stood_in: str | None = Field(default=None, description="the same, where the user named the built-in reader last")


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
    role: str | None = Field(default=None, description="the office that a person settled, as it is printed")
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
    SETTLED = "no conflict, as a person decided"


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
    weighed: bool = Field(
        default=False, description="whether the sources were weighed against one another for the value, and not the verdict itself gave it"
    )
    decided: bool = Field(default=False, description="whether a person chose the value, on the ground on which it stands now")
    aside: bool = Field(
        default=False, description="whether it is about what is recalled of another time, or about somebody's office or rank"
    )


class Reconciled(Frozen):
    """All sources, looked at together."""

    entities: tuple[Entity, ...] = ()
    dates: tuple[SettledDate, ...] = ()
    origins: tuple[Origin, ...] = ()
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = Field(default=(), description="every difference, those told apart from a conflict too")
    judging: Judging = Field(default=Judging(), description="what a model was asked of names that the rules leave open, and said")
