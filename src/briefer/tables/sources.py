"""What `briefer sources` prints: what was read, what was set apart, how the date is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefer.models import Reading, Source


def labelled(head: str, rows: Sequence[tuple[str, str]]) -> str:
    """A head, and labelled lines below it, however long they are."""
    width = max((len(name) for name, _ in rows), default=0)
    return "\n".join([head, *(f"  {name:<{width}}  {text}" for name, text in rows)])


def _furniture(source: Source) -> str:
    counted = Counter(f.reason for f in source.furniture)
    return "; ".join(f"{n} x {reason}" for reason, n in sorted(counted.items())) or "none"


def _source(number: int, source: Source) -> str:
    rows = [
        ("title", source.title or "-"),
        ("publisher", source.publisher or "not named"),
        ("credits", ", ".join(source.credits) or "-"),
        ("published", f"{source.published or 'no date'} ({source.published_how})"),
        ("language", source.language),
        ("text", f"{len(source.text)} characters, {source.text.count(chr(10)) + 1} paragraphs, read as {source.encoding}"),
        ("furniture", _furniture(source)),
        *(("look at", flag) for flag in source.flags),
    ]
    return labelled(f"[{number}] {source.name}", rows)


def sources_table(reading: Reading) -> str:
    """One block a source; then what was not read."""
    blocks = [_source(n, s) for n, s in enumerate(reading.sources, 1)]
    blocks += [labelled(f"not read: {u.name}", [("why", u.why), ("advice", u.advice)]) for u in reading.unread]
    blocks += [f"left out: {left}, the same bytes as {kept}" for left, kept in reading.same_bytes]
    return "\n\n".join(blocks)
