"""Which characters the fonts of the PDF can set, and what stands in for the others.

The table is made from the fonts by scripts/coverage.py. A PDF that claims to be accessible (ua-1)
must not hold a character without a glyph, so what is not in the table is romanised and marked so.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import Protocol

UNKNOWN = "[?]"
"""Stands where nothing is known of a character, not even a romanisation."""


class Settable(Protocol):
    """A set of characters."""

    def __contains__(self, char: str, /) -> bool: ...


class Coverage:
    """The characters that have a glyph in every style in use, as sorted ranges of code points."""

    def __init__(self, table: str) -> None:
        pairs = [line.split("-") for line in table.split() if line]
        self._starts = [int(p[0], 16) for p in pairs]
        self._ends = [int(p[-1], 16) for p in pairs]

    def __contains__(self, char: str) -> bool:
        at = bisect_right(self._starts, ord(char)) - 1
        return at >= 0 and ord(char) <= self._ends[at]

    def characters(self) -> str:
        """All of them, in order."""
        return "".join(chr(c) for s, e in zip(self._starts, self._ends, strict=True) for c in range(s, e + 1))


@cache
def coverage() -> Coverage:
    """The table that is shipped with the fonts."""
    text = files("briefer.publish").joinpath("data/coverage.txt").read_text(encoding="ascii")
    return Coverage("\n".join(line for line in text.splitlines() if not line.startswith("#")))


def settable(text: str, covered: Settable | None = None) -> str:
    """The clean text with every stretch that has no glyph romanised, as in '[romanised: BeiJing]'."""
    table = coverage() if covered is None else covered
    if text.isascii() or all(c in table for c in text):
        return text
    text = unicodedata.normalize("NFC", text)
    missing = "".join(sorted({c for c in text if c not in table}))
    if not missing:
        return text
    stretch = re.compile(f"[{re.escape(missing)}](?:[ ,.\u00b7]*[{re.escape(missing)}])*")
    return stretch.sub(lambda found: _romanised(found[0]), text)


def _romanised(stretch: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415  (its tables are needed for rare scripts only)

    latin = re.sub(r"\s+", " ", re.sub(r"[^\x20-\x7e]", "", anyascii(stretch))).strip()
    if latin and len(latin) <= 3 and not any(unicodedata.category(c).startswith("L") for c in stretch):
        return latin
    if not latin:
        return "" if all(unicodedata.category(c).startswith("M") for c in stretch) else UNKNOWN
    return f"[romanised: {latin}]"
