"""What `briefer collect` prints: what is new, what was changed and how, and how much was known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefer.collecting import Collected
from briefer.models import TakenHow, Version
from briefer.tables.layout import Block, Gap, Heading, Prose, Rows, render
from briefer.wording import counted
from briefer.wording.edits import Edit, Words, edits

MOST_EDITS, LONGEST = 6, 400
"""Sentences of one article that are shown, and characters of each."""
_AROUND = 60
"""Characters of what stayed, on each side of what did not."""


def collected_table(collected: Collected, before: Mapping[int, Version], width: int) -> str:
    """The whole of it; ``before`` has, by the number of each new version, the one before it."""
    return render(list(_blocks(collected, before)), width)


def _blocks(collected: Collected, before: Mapping[int, Version]) -> Iterator[Block]:
    new, versions = collected.came(TakenHow.NEW), collected.came(TakenHow.VERSION)
    known = len(collected.came(TakenHow.SAME)) + sum(place.unchanged for place in collected.places)
    yield Prose(f"{counted(len(new), 'new article')}, {counted(len(versions), 'new version')}, {known:,} known or unchanged.", 0)
    if new:
        yield Gap()
        yield Heading("New")
        yield Rows([(taken.version.article, _line(taken.version)) for taken in new])
    if versions:
        yield Gap()
        yield Heading("Changed since it was taken in")
        for taken in versions:
            yield from _version(taken.version, before[taken.version.seq])


def _line(version: Version) -> str:
    """'Port closed; Larnport Post, 2026-03-02; https://...'."""
    source = version.source
    about = ", ".join(part for part in (source.publisher, source.published) if part)
    return "; ".join(part for part in (source.title or source.name, about, source.url if source.url != source.title else "") if part)


def _version(version: Version, before: Version) -> Iterator[Block]:
    found = edits(before.source, version.source)
    yield Rows([(version.article, f"{_line(version)}; version {version.number}, the one before of {before.taken[:10]}")])
    yield from (Prose(_shown(edit), 4) for edit in found[:MOST_EDITS])
    if len(found) > MOST_EDITS:
        yield Prose(f"and {counted(len(found) - MOST_EDITS, 'more sentence')}", 4)


def _shown(edit: Edit) -> str:
    """'- gone', '+ come', or '~ The blast killed [-12-] {+15+} people.'."""
    if not edit.after or not edit.before:
        return _cut(f"+ {edit.after}" if edit.after else f"- {edit.before}")
    return _cut("~ " + " ".join(_marked(edit.words)))


def _marked(words: Sequence[Words]) -> Iterator[str]:
    for number, (text, how) in enumerate(words):
        if how == "same":
            yield _near(text, first=not number, last=number == len(words) - 1)
        else:
            yield f"[-{text}-]" if how == "gone" else f"{{+{text}+}}"


def _near(text: str, *, first: bool, last: bool) -> str:
    """Of what stayed the same as much as stands beside what did not."""
    if len(text) <= 2 * _AROUND:
        return text
    head = "" if first else text[:_AROUND].rpartition(" ")[0] + " "
    tail = "" if last else " " + text[-_AROUND:].partition(" ")[2]
    return f"{head}…{tail}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
