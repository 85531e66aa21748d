"""The whole of a run: what was read, claimed and reconciled, the brief, and what its reviewer has to look at and has decided."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefer.models.base import Frozen, Likelihood, Marking
from briefer.models.claims import Extraction, Usage
from briefer.models.page import Brief
from briefer.models.reconciled import Reconciled
from briefer.models.reviewed import Point, Reviewed
from briefer.models.sources import Reading

Paper = Literal["a4", "letter"]


class Watch(Frozen):
    """What a desk watches: what names it ranks higher. Places, subjects and names as a person writes them, in any script."""

    area: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


class Wanted(Frozen):
    """What the user asks of the page. ``as_of`` is EDTF, and ``as_of_how`` how it is known.

    ``reader`` and ``version`` are named in 'made' where they are given. ``builtin_last`` says that the user named the built-in reader
    behind the models: where they fail, nothing is missing then.
    """

    title: str | None = None
    marking: Marking = "TLP:CLEAR"
    as_of: str | None = None
    as_of_how: str = "told by the user"
    paper: Paper = "a4"
    reader: str | None = None
    version: str | None = None
    builtin_last: bool = False
    audience: str | None = None
    likelihood: Likelihood | None = None
    watch: Watch = Watch()


class Run(Frozen):
    """How the brief came about. Holds no clock time, so that two runs give the same bytes."""

    briefer: str
    reader: str
    paper: Paper = Field(default="a4", description="of the one page that the brief was cut to")
    prompts: tuple[str, ...] = ()
    usage: Usage = Usage()


class Record(Frozen):
    """Everything: the content of brief.json."""

    run: Run
    reading: Reading
    extractions: tuple[Extraction, ...]
    reconciled: Reconciled
    brief: Brief = Field(description="as the machine wrote it")
    review: tuple[Point, ...] = Field(default=(), description="what a reviewer of that has to look at, most pressing first")
    reviewed: Reviewed | None = Field(default=None, description="as persons have decided it; None where nobody has")
