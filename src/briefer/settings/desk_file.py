"""The desk's briefer.toml: read, put over what is shipped field by field, every mistake in it said in plain words, with its line."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefer.errors import UsageFault
from briefer.settings.lines import line_of

DESK_FILE = "briefer.toml"
DEPTH = 3
"""Levels that are put over one another: tables, their entries, the fields of an entry. A field is replaced whole."""

Shape = TypeVar("Shape", bound=BaseModel)

_KINDS: Mapping[str, str] = {
    "string": "a text in double quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "tuple": 'a list of texts, such as ["one", "two"]',
    "list": 'a list of texts, such as ["one", "two"]',
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
    if path is None or not path.exists():
        return shape.model_validate(shipped)
    text = _text(path)
    try:
        return shape.model_validate(_over(shipped, _own(path, text), DEPTH))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        names = [part for part in first["loc"] if isinstance(part, str)]
        where = f"{_at(path, line_of(text, names))}: {_where(names, shape)}"
        raise UsageFault(f"{where}{_wrong(first, shape)}.", "docs/desk.md lists the tables and their fields.") from None


def place_in(desk: Path | None, table: str, field: str) -> str:
    """Where the desk's file, which can be read, says something: 'desk/briefer.toml, line 3: [brief] model'."""
    path = (desk or Path()) / DESK_FILE
    return f"{_at(path, line_of(_text(path), (table, field)))}: [{table}] {field}"


def _at(path: Path, line: int | None) -> str:
    return f"{path}, line {line}" if line else str(path)


def _text(path: Path) -> str:
    """The text of the file, with line feeds for whatever ends its lines."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageFault(f"{path} can't be read: {error}.", "Make it readable, or name another desk.") from error
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")  # some editors begin a file with a byte order mark
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageFault(f"{path}, line {line}, can't be read: it is not in UTF-8.", "Save the file as UTF-8.") from error


def _own(path: Path, text: str) -> dict[str, Any]:
    advice = "A text stands in double quotes, a list in brackets, and a table begins with its name: [brief]."
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise UsageFault(f"{path} is no TOML that can be read: too many brackets in one another.", advice) from error
    except ValueError as error:  # of a number with thousands of digits too, which tomllib leaves to int
        raise UsageFault(f"{path} is no TOML: {error}.", advice) from error


def _over(base: Any, own: Any, depth: int) -> Any:  # noqa: ANN401  (any TOML)
    """``own`` over ``base``: tables by their entries down to ``depth``, anything else whole.

    An own entry for all, 'acme/*', also stands over each single one of ``base`` that it means and ``own`` does not name.
    """
    if not depth or not isinstance(base, Mapping) or not isinstance(own, Mapping):
        return own
    left = {key: value for key, value in base.items() if key in own or f"{key.partition('/')[0]}/*" not in own}
    return {**left, **{key: _over(left[key], value, depth - 1) if key in left else value for key, value in own.items()}}


def _where(names: Sequence[str], shape: type[BaseModel]) -> str:
    """'[prices."openai/m"] in ' for the table and the field. What stands there is not told: it may be a key."""
    known = shape.model_fields.get(names[0])
    depth = 2 if known and _entry_of(known.annotation) else 1
    table = ".".join(map(_bare, names[:depth]))
    return f"[{table}] " + "".join(f"{_bare(name)} " for name in names[depth : depth + 1])


def _bare(name: str) -> str:
    """A name as TOML has it: in quotes where it is not of letters, digits, '_' and '-' alone."""
    return name if name.isascii() and name.replace("_", "").replace("-", "").isalnum() else f'"{name}"'


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
    in_list = kind == "string_type" and isinstance(error["loc"][-1], int)
    wanted = _KINDS.get("list" if in_list else kind.partition("_")[0])
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
    return [field.alias or name for name, field in (_entry_of(found) or found).model_fields.items()]


def _entry_of(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401  (any annotation)
    """What the entries of a table are, where it has named entries that are tables themselves."""
    parts = getattr(annotation, "__args__", ())
    return next((part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)), None)
