"""What `briefer status` prints: what is wrong first, then what was taken in, the last brief, what is left to decide, and what it cost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefer.models import Failing, Status
from briefer.publish.standing import in_words
from briefer.tables.layout import Block, Gap, Heading, Prose, Rows, render
from briefer.wording import counted
from briefer.wording.status import brief_rows, often, spend_rows, taken_rows

MOST_FAILED = 12
"""Failures that are listed one by one."""
MOST_DAYS = 14
"""Days that are listed one by one."""


def status_table(status: Status, desk: Path, width: int) -> str:
    """How a desk stands, on one screen."""
    return render(list(_blocks(status, desk)), width)


def _blocks(status: Status, desk: Path) -> Iterator[Block]:
    yield Prose(f"The desk {desk}, {in_words(status.at)}", 0)
    yield Heading("Wrong" if status.wrong else "Nothing is known to be wrong")
    yield from (Prose(f"! {line}", 0) for line in status.wrong)
    if status.taken.failed:
        yield from _failed(status.taken.failed)
    yield Heading("How it stands")
    yield Rows([*taken_rows(status.taken), *brief_rows(status.brief), *spend_rows(status)], 0)
    if status.briefs:
        yield Gap()
        yield Prose(_days(status), 0)


def _failed(failed: tuple[Failing, ...]) -> Iterator[Block]:
    yield Heading("Not read in the last run")
    for one in failed[:MOST_FAILED]:
        yield Prose(f"- {one.name}{often(one)}", 0)
        yield Prose(f"{one.why} {one.advice}".strip(), 2)
    if len(failed) > MOST_FAILED:
        yield Prose(f"and {counted(len(failed) - MOST_FAILED, 'more thing')}; --json names all.", 0)


def _days(status: Status) -> str:
    named = [f"{made.day}{'' if made.news else ' (no news)'}" for made in status.briefs[:MOST_DAYS]]
    more = len(status.briefs) - MOST_DAYS
    return f"{counted(len(status.briefs), 'brief')} of a day: {', '.join(named)}{f' and {more:,} before these' if more > 0 else ''}."
