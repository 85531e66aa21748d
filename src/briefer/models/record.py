"""The whole of a run: what was read, claimed and reconciled, the brief, and what its reviewer has to look at."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefer.models.base import Frozen
from briefer.models.claims import Extraction, Usage
from briefer.models.page import Brief
from briefer.models.reconciled import Reconciled
from briefer.models.sources import Reading


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
