"""Questions that were handed in together, to be answered at half the price within a day, and how the brief was asked for."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefer.models.base import Frozen, Marking
from briefer.models.record import Paper

BatchState = Literal["submitting", "open", "collected", "void"]
"""submitting: begun, and the endpoint has given no id yet; void: the endpoint never made it."""


class AskedFor(Frozen):
    """How a brief was asked for: with this it can be made later, by another process, in another folder."""

    sources: tuple[str, ...] = Field(description="absolute paths")
    out: str = Field(description="absolute path of the folder for the files")
    title: str | None = None
    marking: Marking = "TLP:CLEAR"
    as_of: str | None = None
    paper: Paper = "a4"
    options: dict[str, str | int | float | bool | None] = Field(default_factory=dict, description="of the reader, as they were given")
    variables: dict[str, str] = Field(default_factory=dict, description="BRIEFER_* that were set; never a key")


class BatchQuestion(Frozen):
    """One question of a batch; its digest is the custom_id."""

    question: str = Field(description="digest, as of an exchange")
    request: str = Field(description="digest, as of an exchange")
    source: str = Field(description="name of the source that it is on")
    prompt: str = Field(description="name and version of the prompt")
    sent: str = Field(description="the body of the request: JSON")


class Batch(Frozen):
    """Questions that were handed in together."""

    number: int = Field(default=0, description="of the desk, from 1; given by the store")
    when: str = Field(default="", description="UTC, to the second; given by the store")
    id: str = Field(default="", description="given by the endpoint; '' until it did")
    file: str = Field(default="", description="id of the file with the questions, given by the endpoint; '' until it did")
    state: BatchState = "submitting"
    reader: str = Field(description="PROVIDER/NAME")
    base_url: str
    asked: AskedFor
    questions: tuple[BatchQuestion, ...] = ()
