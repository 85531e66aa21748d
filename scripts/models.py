"""Write the table of endpoints in docs/models.md anew from the shipped tables. Run: python scripts/models.py."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from briefer.settings import Known, tables

PAGE = Path(__file__).parent.parent / "docs/models.md"
BLOCK = re.compile(r"(<!-- endpoints: scripts/models.py writes this -->\n)(.*?)(<!-- end -->)", re.DOTALL)
ASKED = {"json_schema": "JSON schema", "tools": "tool"}


def rows() -> Iterator[str]:
    """The table in Markdown, a row for each endpoint, by name."""
    yield "| `--model` | address | key | asked by | not sent | sent besides |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, one in sorted(tables().endpoints.items()):
        yield f"| {' | '.join((f'`{name}/NAME`', _address(one), _key(one), ASKED[one.mode], ', '.join(one.omit), _besides(one)))} |"


def _address(one: Known) -> str:
    return one.url or f"in `{one.url_variable}`; {one.url_path} follows where it names the host alone"


def _key(one: Known) -> str:
    return (f"`{one.key}`" + (", if set" if one.key_optional else "")) if one.key else "none"


def _besides(one: Known) -> str:
    return f"`{json.dumps(one.body)}`" if one.body else ""


def renewed(text: str) -> str:
    """The page with the table as it is now."""
    return BLOCK.sub(lambda found: found[1] + "".join(f"{row}\n" for row in rows()) + found[3], text)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
