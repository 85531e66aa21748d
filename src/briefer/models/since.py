"""What the readers of a desk know already: the ground on which the next brief tells news from what was told."""

from __future__ import annotations

from pydantic import Field

from briefer.models.base import EDTF, Frozen
from briefer.models.reconciled import Conflict


class Before(Frozen):
    """The last brief, and what was known when it was made."""

    day: EDTF = Field(description="of the last brief")
    known: frozenset[str] = Field(description="ids of the sources that were known then")
    told: frozenset[str] = Field(description="ids of the claims that its page rests on, and the pages of those before it")
    conflicts: tuple[Conflict, ...] = Field(default=(), description="as they stood when readers last heard of them")
    taken: int = Field(default=0, description="articles that were taken in since")
