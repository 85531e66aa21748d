"""Texts made fit for the page: harmless characters, one direction at a time. What the tables say too is in `briefer.wording`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.lexicon.dates import describe_date
from briefer.lexicon.patterns import lazy
from briefer.models import Source
from briefer.publish.text import RIGHT_TO_LEFT, clean
from briefer.wording.things import dated

AROUND = 12_000
"""Characters of a source that are shown on each side of a quotation. An article is shorter; what is longer says that it goes on."""

_EDGES = lazy(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of a source with a quotation marked in them; where they were cut, ``begun`` and ``goes_on`` say so."""

    before: str
    quote: str
    after: str
    begun: bool
    goes_on: bool


def fit(text: str) -> str:
    """Text of several lines as `publish.text.clean` makes it, but with its line breaks and the blanks at its ends.

    A blank at an end stays, since a quotation may follow it.
    """
    return "\n".join(_fit_line(line) for line in text.split("\n"))


def _fit_line(line: str) -> str:
    found = _EDGES.match(line)
    before, inner, after = found.groups() if found else ("", line, "")
    return f"{' ' if before else ''}{clean(inner)}{' ' if after else ''}"


def within(source: Source, start: int, end: int) -> Shown:
    """The text of a source with the stretch ``[start, end)`` set apart, cut far from it."""
    first, last = max(0, start - AROUND), min(len(source.text), end + AROUND)
    text = source.text
    return Shown(fit(text[first:start]), fit(text[start:end]), fit(text[end:last]), first > 0, last < len(text))


def direction(tag: str) -> str:
    """'rtl' or 'ltr', by the language."""
    return "rtl" if tag.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


def date_known(source: Source) -> str:
    """The date of a source and how it is known: '31 December 2024 (dateline, “KABUL, Dec 31”)'."""
    if not source.published:
        return "undated: nothing in it gives a date"
    words = f", “{clean(source.published_words)}”" if source.published_words else ""
    return f"{dated(source)} ({source.published_how.value}{words})"


def described(edtf: str | None) -> str:
    """A date in words; 'left open' where there is none."""
    return describe_date(edtf) if edtf else "left open"
