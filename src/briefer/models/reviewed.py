"""A brief as persons have decided it: the page that came of it, what became of each decision, and whether somebody signed it."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import Literal

from pydantic import Field

from briefer.models.base import Frozen, Grade
from briefer.models.decisions import Digest, Who
from briefer.models.page import Brief
from briefer.models.reconciled import Conflict, Entity, Origin


def digest_of(brief: Brief) -> Digest:
    """The SHA-256 of a brief as JSON, its fields in the order of the model and no white space between: what a signature is of."""
    return hashlib.sha256(brief.model_dump_json().encode()).hexdigest()


class Standing(StrEnum):
    """What became of a decision in one brief."""

    APPLIED = "applied"
    REOPENED = "reopened"
    """Its ground has changed. It holds until a person decides again, where there is still something that it can hold for."""
    ELSEWHERE = "elsewhere"
    """It is about sources that this brief does not have."""
    SUPERSEDED = "superseded"
    """A later one on the same takes its place."""
    UNDONE = "undone"


class Outcome(Frozen):
    """What became of one decision."""

    seq: int
    standing: Standing
    on: str = Field(default="", description="the id here of what it is about: a sentence, item, claim, conflict, entity or source")
    changed: str = Field(default="", description="what is not as it was when it was decided, in one sentence")


class Point(Frozen):
    """Something that a reviewer has to look at before signing."""

    what: Literal["reopened", "conflict", "unverified", "single origin", "partial", "flagged source", "dropped quote", "undated source"]
    on: str = Field(description="the id of the conflict, claim, item or source; the number of a reopened decision")
    text: str = Field(description="what to look at, in one sentence")
    settled: int | None = Field(default=None, description="the number of the decision that settled it")


class Signature(Frozen):
    """Who signed which words, and when."""

    by: Who
    when: str
    digest: Digest
    seq: int


class Graded(Frozen):
    """The grade that persons gave to a source."""

    source: str
    grade: Grade


class Reviewed(Frozen):
    """A brief with the decisions of persons in it. What the machine wrote stands beside it, unchanged."""

    brief: Brief
    conflicts: tuple[Conflict, ...] = Field(default=(), description="those that decisions changed, as they are now")
    entities: tuple[Entity, ...] = Field(default=(), description="those that decisions changed, as they are now")
    origins: tuple[Origin, ...] | None = Field(default=None, description="all origins, where decisions changed one")
    grades: tuple[Graded, ...] = Field(default=(), description="of the sources that persons graded")
    rejected: tuple[str, ...] = Field(default=(), description="ids of claims")
    by: tuple[Who, ...] = Field(default=(), description="whose decisions hold in it, each once, the first to decide first")
    outcomes: tuple[Outcome, ...] = ()
    points: tuple[Point, ...] = Field(default=(), description="what a reviewer has to look at, most pressing first, settled or not")
    signature: Signature | None = None
