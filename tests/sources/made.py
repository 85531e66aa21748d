"""Sources made from strings, and what must hold of every source."""

from __future__ import annotations

import html

from briefer.models import Source
from briefer.sources.cascade import make_source
from briefer.sources.formats.documents import Document
from briefer.sources.formats.opening import documents_of
from briefer.sources.told import Told

ONE = "The minister told reporters in the capital that the talks on the border would go on next week."
TWO = "Officials from both countries said that the agreement covers trade, water and the exchange of prisoners."
THREE = "Nobody was hurt in the fire at the depot, the mayor said, and the road was open again by noon."
STORY = f"{ONE}\n\n{TWO}\n\n{THREE}"


def source(text: str | bytes, name: str = "a.txt", told: Told | None = None) -> Source:
    data = text if isinstance(text, bytes) else text.encode()
    (found,) = documents_of(name, data, file_name=name)
    assert isinstance(found, Document)
    return make_source(found, told or Told())


def page(body: str, head: str = "") -> Source:
    return source(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", "a.html")


def reasons(made: Source) -> dict[str, str]:
    """Furniture text -> reason."""
    return {f.text: f.reason for f in made.furniture}


def check(made: Source, data: bytes) -> None:
    """Every character of the clean text is covered and leads to itself; furniture stands apart from it."""
    raw = data.decode(made.encoding)
    at = 0
    kept: list[tuple[int, int]] = []
    for segment in made.segments:
        words, behind = made.text[segment.start : segment.end], raw[segment.raw_start : segment.raw_end]
        assert segment.start == at
        assert segment.end > segment.start
        if segment.how == "same":
            assert words == behind
        elif segment.how == "entity":
            assert html.unescape(behind) == words
        else:
            assert words in {" ", "\n"}
        assert not kept or segment.raw_start >= kept[-1][1]
        kept.append((segment.raw_start, segment.raw_end))
        at = segment.end
    assert at == len(made.text)
    for item in made.furniture:
        assert not any(start < item.raw_end and item.raw_start < end for start, end in kept), item
        assert 0 <= item.raw_start <= item.raw_end <= len(raw)
