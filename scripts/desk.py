"""Write the tables of fields in docs/desk.md anew from what briefer.toml may hold. Run: python scripts/desk.py."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from briefer.settings import Tables

PAGE = Path(__file__).parent.parent / "docs/desk.md"
BLOCK = re.compile(r"(<!-- table (\w+): scripts/desk.py writes this -->\n)(.*?)(<!-- end -->)", re.DOTALL)
WRITTEN: Mapping[Any, str] = {str: "a text", int: "a whole number", float: "a number", bool: "`true` or `false`"}


def rows(table: str) -> Iterator[str]:
    """The fields of a table in Markdown, a row for each, in their order."""
    yield "| field | written as | meaning |"
    yield "| --- | --- | --- |"
    for name, field in entry_of(Tables.model_fields[table].annotation).model_fields.items():
        yield f"| `{field.alias or name}` | {written(field.annotation)} | {field.description} |"


def entry_of(annotation: Any) -> type[BaseModel]:  # noqa: ANN401  (any annotation)
    """The model of a table, or of the entries of one that has named entries."""
    found = [part for part in (annotation, *get_args(annotation)) if isinstance(part, type) and issubclass(part, BaseModel)]
    return found[0]


def written(annotation: Any) -> str:  # noqa: ANN401  (any annotation)
    """What may stand in a field, in words."""
    origin, parts = get_origin(annotation), [part for part in get_args(annotation) if part is not type(None)]
    if origin in {Union, types.UnionType}:
        return written(parts[0])
    if origin is Literal:
        return ", ".join(f'`"{value}"`' for value in parts)
    if origin is tuple:
        inner = written(parts[0])
        return "a list of texts" if inner == WRITTEN[str] else f"a list of {inner}"
    return WRITTEN.get(annotation, "a table")


def renewed(text: str) -> str:
    """The page with the tables as they are now."""
    return BLOCK.sub(lambda found: found[1] + "".join(f"{row}\n" for row in rows(found[2])) + found[4], text)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
