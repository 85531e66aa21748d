"""In which line of a TOML file something stands: what parses it does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any


def line_of(text: str, place: Sequence[str]) -> int | None:
    """The line, from 1, in which a table or field is first spoken of; that of its table where the field is missing.

    None where it can't be told: it stands nowhere, or its name is written with escapes.

    Args:
        text: a whole TOML file that can be parsed.
        place: the names of the table, its entry and the field.
    """
    lines = text.split("\n")
    for depth in range(len(place), 0, -1):
        if _holds(_parsed(text), place[:depth]):
            return _line_of(lines, place[:depth])
    return None


def _line_of(lines: Sequence[str], place: Sequence[str]) -> int | None:
    """Where the file begins to hold it: the lines before do not, and with this statement they do."""
    above = _line_of(lines, place[:-1]) if len(place) > 1 else 1
    named = re.compile(rf"{re.escape(place[-1])}[\"']?\s*[=.\]]")
    for start in range((above or 1) - 1, len(lines)):
        if not named.search(lines[start]) or _parsed("\n".join(lines[:start])) is None:
            continue
        stated = (_parsed("\n".join(lines[:end])) for end in range(start + 1, len(lines) + 1))
        if _holds(next((parsed for parsed in stated if parsed is not None), None), place):
            return start + 1
    return None


def _parsed(text: str) -> Mapping[str, Any] | None:
    """The content; None where the text ends in the middle of a statement."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def _holds(parsed: object, place: Sequence[str]) -> bool:
    for name in place:
        if not isinstance(parsed, Mapping) or name not in parsed:
            return False
        parsed = parsed[name]
    return True
