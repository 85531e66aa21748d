"""What was asked of a model, and what came back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Literal, NamedTuple

from pydantic import Field

from briefer.models.base import Frozen

Ended = Literal["answered", "declined", "cut short", "failed"]


class Exchange(Frozen):
    """One request to an endpoint and its reply, whole: what exactly was said."""

    question: str = Field(description="digest of all that bears on the answer: address, model, parameters, messages, shape")
    request: str = Field(description="digest of this request: an answer that did not fit is asked for again in another one")
    when: str = Field(default="", description="UTC, to the second; given by the store")
    reader: str = Field(description="PROVIDER/NAME")
    base_url: str
    prompt: str = Field(description="name and version of the prompt")
    sent: str = Field(description="the body of the request: JSON, without any header")
    status: int = Field(description="of HTTP; 0 where no reply came")
    reply: str = Field(default="", description="the body of the reply as it came")
    ended: Ended
    told: str = Field(default="", description="what was wrong, where it failed")
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = Field(default=0.0, description="US dollars by the price table; null where the price is not known")
    seconds: float = Field(default=0.0, description="from sending to the last byte")

    @property
    def stands(self) -> bool:
        """Whether it is never asked for again: a whole reply came, and it was paid for; or the text was refused as too long."""
        return self.ended == "cut short" or (self.status == HTTPStatus.OK and self.ended != "failed")


class Call(NamedTuple):
    """An exchange as it stands in the store: with its number, by which it can be asked for."""

    number: int
    exchange: Exchange
