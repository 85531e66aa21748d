"""Where models are asked: the endpoints that are known by name, those of the desk, and what they cost; and all tables of the desk."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, field_validator, model_validator

from briefer.models import Frozen, Grade
from briefer.settings.desk_file import read_desk
from briefer.settings.desk_tables import BriefTable, TakeTable, WatchTable, check_grades
from briefer.settings.mailing import SendTable
from briefer.settings.variables import check_variable

Mode = Literal["json_schema", "tools"]
Omitted = Literal["temperature", "strict", "tool_choice"]

OPENAI_URL = "https://api.openai.com/v1"
NO_KEY = "none"
"""What an endpoint of one's own is sent where there is no key: the client insists on some text."""


class Price(Frozen):
    """What a model costs, in US dollars for a million tokens."""

    tokens_in: float = Field(ge=0, alias="in", description="US dollars for a million tokens of questions")
    tokens_out: float = Field(ge=0, alias="out", description="US dollars for a million tokens of answers")
    batch: float = Field(default=0.5, ge=0, le=1, description="the part of it that the same costs in a batch")


class Known(Frozen):
    """An endpoint as the tables describe it."""

    url: str = Field(default="", description="root of its OpenAI-compatible API")
    url_variable: str = Field(default="", description="variable with the address, where each customer has one of his own")
    url_path: str = Field(default="", description="what follows in that address, where it names the host alone")
    key: str = Field(default="", description="variable with the key; '' where none is wanted")
    key_optional: bool = Field(default=False, description="whether it may be asked without a key too")
    mode: Mode = Field(default="json_schema", description="how the answer's shape is asked for")
    omit: tuple[Omitted, ...] = Field(default=(), description="what it refuses, so that it is not sent")
    body: Mapping[str, Any] = Field(default_factory=dict, description="what goes into every request besides")
    lists_models: bool = Field(default=True, description="whether GET /models names the models as they are asked for")
    requests_per_minute: int | None = Field(default=None, ge=1, description="its limit: no more are sent")
    tokens_per_minute: int | None = Field(default=None, ge=1, description="its limit: no more are sent")
    context: int | None = Field(default=None, ge=1000, description="tokens that one question and its answer may have")
    cuts: bool = Field(default=False, description="whether it cuts what is longer than its context without a word")

    @field_validator("key", "url_variable")
    @classmethod
    def _names_a_variable(cls, name: str) -> str:
        return name and check_variable(name, "ACME_API_KEY")

    @model_validator(mode="after")
    def _has_an_address(self) -> Known:
        if not self.url and not self.url_variable:
            raise ValueError("has no address: give it a url, or a url_variable")
        return self


class Keeping(Frozen):
    """How long the desk keeps what models said."""

    keep_days: int | None = Field(default=None, ge=1, le=36_500, description="days; what is older goes when something new is kept")


class Remembering(Frozen):
    """How long the desk remembers articles, and the briefs that were made of them."""

    keep_days: int | None = Field(
        default=None, strict=True, ge=7, le=36_500, description="days, 7 at least; what is older is forgotten; without it, everything stays"
    )


class Tables(Frozen):
    """The desk's settings, and what is shipped below them: each table of briefer.toml.

    Endpoints are by name, prices by PROVIDER/NAME ('PROVIDER/*' stands for all models of a provider), grades by publisher.
    """

    brief: BriefTable = BriefTable()
    watch: WatchTable = WatchTable()
    take: TakeTable = TakeTable()
    grades: Mapping[str, Grade] = Field(default_factory=dict)
    endpoints: Mapping[str, Known] = Field(default_factory=dict)
    prices: Mapping[str, Price] = Field(default_factory=dict)
    memory: Remembering = Remembering()
    answers: Keeping = Keeping()
    send: SendTable = SendTable()

    @field_validator("grades")
    @classmethod
    def _grades(cls, grades: Mapping[str, Grade]) -> Mapping[str, Grade]:
        return check_grades(grades)

    def price(self, reader: str) -> Price | None:
        """The price of a model; None where nobody said."""
        return self.prices.get(reader) or self.prices.get(f"{reader.partition('/')[0]}/*")


class Endpoint(Frozen):
    """One model at one address: everything that has to be known to ask it. The key never shows in its repr."""

    reader: str = Field(description="PROVIDER/NAME: the name that the page gives")
    model: str = Field(description="the model's name as the endpoint knows it")
    base_url: str = OPENAI_URL
    key: SecretStr = SecretStr(NO_KEY)
    key_variable: str = Field(default="OPENAI_API_KEY", description="for advice: where the key comes from")
    key_needed: bool = Field(default=False, description="whether it answers nobody without one")
    mode: Mode = "json_schema"
    omit: tuple[Omitted, ...] = Field(default=(), description="what is not sent")
    body: Mapping[str, Any] = Field(default_factory=dict, description="what goes into every request besides")
    lists_models: bool = True
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None
    context: int | None = None
    cuts: bool = False
    price: Price | None = None

    @property
    def has_key(self) -> bool:
        """Whether there is a key to send."""
        return self.key.get_secret_value() != NO_KEY


def tables(desk: Path | None = None) -> Tables:
    """The endpoints and prices that are known, with those of the desk's briefer.toml over them, field by field.

    Raises:
        UsageFault: the desk's file can't be read, or is not as described; says where.
    """
    return read_desk(desk, _shipped(), Tables)


@cache
def _shipped() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__ or "").joinpath("endpoints.toml").read_text("utf-8"))
