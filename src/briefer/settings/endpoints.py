"""Where models are asked: the endpoints that are known by name, those of the desk, and what their models cost."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError

from briefer.errors import UsageFault
from briefer.models import Frozen

Mode = Literal["json_schema", "tools"]

DESK_FILE = "briefer.toml"
OPENAI_URL = "https://api.openai.com/v1"
NO_KEY = "none"
"""What an endpoint of one's own is sent where there is no key: the client insists on some text."""


class Price(Frozen):
    """What a model costs, in US dollars for a million tokens."""

    tokens_in: float = Field(ge=0, alias="in")
    tokens_out: float = Field(ge=0, alias="out")


class Known(Frozen):
    """An endpoint as the tables describe it."""

    url: str = ""
    url_variable: str = Field(default="", description="variable with the address, where each customer has one of his own")
    key: str = Field(default="", description="variable with the key; '' where none is wanted")
    mode: Mode = "json_schema"
    requests_per_minute: int | None = Field(default=None, ge=1)
    tokens_per_minute: int | None = Field(default=None, ge=1)
    context: int | None = Field(default=None, ge=1000, description="tokens that one question and its answer may have")


class Tables(Frozen):
    """Endpoints by name, and prices by PROVIDER/NAME; 'PROVIDER/*' stands for all models of a provider."""

    endpoints: Mapping[str, Known] = Field(default_factory=dict)
    prices: Mapping[str, Price] = Field(default_factory=dict)

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
    mode: Mode = "json_schema"
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None
    context: int | None = None
    price: Price | None = None


def tables(desk: Path | None = None) -> Tables:
    """The endpoints and prices that are known, with those of the desk's briefer.toml over them.

    Raises:
        UsageFault: the desk's file can't be read, or is not as described; says where.
    """
    known = _shipped()
    path = desk / DESK_FILE if desk else None
    if path is None or not path.exists():
        return known
    own = _read(path)
    return Tables(endpoints={**known.endpoints, **own.endpoints}, prices={**known.prices, **own.prices})


@cache
def _shipped() -> Tables:
    return Tables.model_validate(tomllib.loads(resources.files(__package__ or "").joinpath("endpoints.toml").read_text("utf-8")))


def _read(path: Path) -> Tables:
    try:
        given: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        return Tables.model_validate(given)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageFault(f"{path} can't be read: {error}.", "Make it readable, or name another desk.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageFault(f"{path} is no TOML: {error}.", "A text stands in double quotes, a table begins with [endpoints.NAME].") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageFault(f"{path}: {where}: {first['msg']}.", "docs/models.md lists the tables and their fields.") from error
