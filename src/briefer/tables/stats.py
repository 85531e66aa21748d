"""What `briefer stats` prints: how much of the drafts persons left as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefer.review.stats import Rejections, Tally
from briefer.tables.layout import Block, Column, Gap, Grid, Prose, Title, render
from briefer.wording import counted

SENTENCES = (Column("Sentences of the draft", 40), Column("Count", right=True), Column("Share", right=True), Column(""))
CLAIMS = (Column("", 40), Column("Claims", right=True), Column("Rejected", right=True), Column(""))
NOTE = "SmartBook, which drafts reports of this kind, reports that analysts removed less than 2.5 per cent of its text."


def stats_table(tallies: Mapping[str, Tally], every: Tally, width: int) -> str:
    """The counts of each brief, and of all where there are several."""
    blocks = [block for name, tally in tallies.items() for block in _one(name, tally)]
    if len(tallies) > 1:
        blocks += _one(f"All {len(tallies)} briefs", every)
    return render([*blocks, Gap(), Prose(NOTE, 0)], width)


def _one(name: str, tally: Tally) -> Iterator[Block]:
    yield Title(name)
    yield Gap()
    yield Grid(SENTENCES, [(*row, "") for row in _sentences(tally)])
    yield Gap()
    yield Prose(f"Words removed: {tally.removed} of {tally.words}, {tally.removed_share:.1f} per cent.", 0)
    yield Prose(f"Sentences added by persons: {tally.added}.", 0)
    yield Prose(f"Open points: {tally.open} of {tally.points}.", 0)
    rejected = sum(r.rejected for r in tally.readers)
    yield Prose(f"Claims rejected: {rejected} of {counted(sum(r.claims for r in tally.readers), 'claim')}.", 0)
    if rejected:
        yield Gap()
        yield Grid(CLAIMS, [*_rejections("by", tally.readers), *_rejections("in", tally.sources)])


def _sentences(tally: Tally) -> Iterator[tuple[str, str, str]]:
    rows = (
        ("kept", tally.kept),
        ("reworded by a person", tally.reworded),
        ("made anew after a decision", tally.remade),
        ("dropped", tally.dropped),
        ("cut to make room", tally.made_room),
    )
    for label, count in rows:
        yield label, str(count), f"{tally.share(count):.1f} %"
    yield "all", str(tally.sentences), ""


def _rejections(how: str, found: Sequence[Rejections]) -> list[tuple[str, str, str, str]]:
    return [(f"{how} {r.name}", str(r.claims), str(r.rejected), "") for r in found if r.rejected]
