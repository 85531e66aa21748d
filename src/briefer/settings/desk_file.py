"""The desk's briefer.toml: read, put over what is shipped field by field, and every mistake in it said in plain words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefer.errors import UsageFault

DESK_FILE = "briefer.toml"
DEPTH = 3
"""Levels that are put over one another: tables, their entries, the fields of an entry. A field is replaced whole."""

Shape = TypeVar("Shape", bound=BaseModel)

_KINDS: Mapping[str, str] = {
    "string": "a text in double quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "tuple": 'a list, such as ["temperature"]',
    "list": 'a list, such as ["temperature"]',
    "model": "a table",
    "dict": "a table",
    "mapping": "a table",
    "finite": "a number",
}
"""What is wanted, by the first word of pydantic's name for what is wrong."""
_BOUNDS: Mapping[str, str] = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}


def read_desk(desk: Path | None, shipped: Mapping[str, Any], shape: type[Shape]) -> Shape:
    """What is shipped, with the desk's own file over it.

    Args:
        desk: the folder; None, and a folder without such a file, say nothing.
        shipped: the tables as they are shipped.
        shape: what the file may hold.

    Raises:
        UsageFault: the desk's file can't be read, or is not as described: says in which table and field.
    """
    path = desk / DESK_FILE if desk else None
    own = _own(path) if path is not None and path.exists() else {}
    try:
        return shape.model_validate(_over(shipped, own, DEPTH))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = _where(first["loc"], shape)
        raise UsageFault(f"{path}: {where}{_wrong(first, shape)}.", "docs/models.md lists the tables and their fields.") from None


def _own(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageFault(f"{path} can't be read: {error}.", "Make it readable, or name another desk.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageFault(f"{path} is no TOML: {error}.", "A text stands in double quotes, a table begins with [endpoints.NAME].") from error


def _over(base: Any, own: Any, depth: int) -> Any:  # noqa: ANN401  (any TOML)
    """``own`` over ``base``: tables by their entries down to ``depth``, anything else whole.

    An own entry for all, 'acme/*', also stands over each single one of ``base`` that it means and ``own`` does not name.
    """
    if not depth or not isinstance(base, Mapping) or not isinstance(own, Mapping):
        return own
    left = {key: value for key, value in base.items() if key in own or f"{key.partition('/')[0]}/*" not in own}
    return {**left, **{key: _over(left[key], value, depth - 1) if key in left else value for key, value in own.items()}}


def _where(place: Sequence[str | int], shape: type[BaseModel]) -> str:
    """'[prices."openai/m"] in ' for the table and the field. What stands there is not told: it may be a key."""
    names = [p for p in place if isinstance(p, str)]
    known = shape.model_fields.get(names[0])
    depth = 1 if known and isinstance(known.annotation, type) else 2
    table = ".".join(name if name.replace("_", "").replace("-", "").isalnum() else f'"{name}"' for name in names[:depth])
    return f"[{table}] " + "".join(f"{name} " for name in names[depth : depth + 1])


def _wrong(error: ErrorDetails, shape: type[BaseModel]) -> str:
    """What is wrong, after the name of the place: 'must be a whole number'."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown(error["loc"], shape)
    if kind == "missing":
        return "is missing"
    if kind == "literal_error":
        return f"must be one of these: {context['expected']}".replace("'", '"').replace(" or ", ", ")
    if kind == "value_error":
        return str(context["error"])
    for bound, words in _BOUNDS.items():
        if bound in context:
            return f"must be {words} {context[bound]:,}"
    wanted = _KINDS.get(kind.partition("_")[0])
    return f"must be {wanted}" if wanted else "is not as described"


def _unknown(place: Sequence[str | int], shape: type[BaseModel]) -> str:
    """That there is no such table or field, and which there are."""
    if len(place) == 1:
        return f"is no table of this file; there are {', '.join(f'[{name}]' for name in shape.model_fields)}"
    fields = _fields(shape, place)
    return f"is no field of this table; there are {', '.join(fields)}"


def _fields(shape: type[BaseModel], place: Sequence[str | int]) -> list[str]:
    """The fields that stand beside the last of a place, by the names that the file has for them."""
    found: Any = shape.model_fields[str(place[0])].annotation
    entry = next((part for part in getattr(found, "__args__", ()) if isinstance(part, type) and issubclass(part, BaseModel)), found)
    return [field.alias or name for name, field in entry.model_fields.items()]
