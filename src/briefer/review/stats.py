"""What editing tells of the drafts: how much of what the machine wrote a person left as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

from pydantic import Field

from briefer.models import Brief, Frozen, Record, Reviewed


class Rejections(Frozen):
    """Of the claims of one source, or of one reader, those that persons rejected."""

    name: str
    claims: int
    rejected: int


class Tally(Frozen):
    """Counts of one brief, or of several."""

    briefs: int = 1
    sentences: int = Field(default=0, description="that the machine wrote on the page")
    kept: int = Field(default=0, description="as they were")
    reworded: int = Field(default=0, description="by a person")
    remade: int = Field(default=0, description="by code, after a decision on what they rest on")
    dropped: int = Field(default=0, description="by a person, or because no claim of theirs was left")
    made_room: int = Field(default=0, description="cut because the page got too long")
    added: int = Field(default=0, description="sentences that a person wrote, and that are none of the machine's")
    words: int = Field(default=0, description="of the machine's sentences on the page")
    removed: int = Field(default=0, description="of these words, those that a person's decisions took off the page")
    sources: tuple[Rejections, ...] = Field(default=(), description="those of which a claim was rejected")
    readers: tuple[Rejections, ...] = ()
    points: int = Field(default=0, description="that a reviewer has to look at")
    open: int = Field(default=0, description="those of them that nobody settled")

    def share(self, count: int) -> float:
        """A count of sentences in per cent of the machine's; 0.0 where it wrote none."""
        return 100 * count / self.sentences if self.sentences else 0.0

    @property
    def removed_share(self) -> float:
        """The words removed, in per cent of the draft's."""
        return 100 * self.removed / self.words if self.words else 0.0


def tally(record: Record, reviewed: Reviewed | None) -> Tally:
    """The counts of one brief.

    Args:
        record: as the machine made it.
        reviewed: as persons left it; None where nobody decided anything.
    """
    brief = reviewed.brief if reviewed else record.brief
    became = Counter(_became(record.brief, brief))
    first = {s.id: s.text for i in record.brief.items for s in i.sentences}
    known = {*first, *(s.id for c in record.brief.cut for s in c.item.sentences)}
    now = {s.id: s.text for i in brief.items for s in i.sentences}
    room = _made_room(brief)
    points = reviewed.points if reviewed else record.review
    return Tally(
        sentences=len(first),
        kept=became["kept"],
        reworded=became["reworded"],
        remade=became["remade"],
        dropped=became["dropped"],
        made_room=became["made room"],
        added=sum(s.by == "reviewer" and s.id not in known for i in brief.items for s in i.sentences),
        words=sum(len(t.split()) for t in first.values()),
        removed=sum(words_gone(text, now.get(name, "")) for name, text in first.items() if name not in room),
        sources=_by_source(record, reviewed),
        readers=_by_reader(record, reviewed),
        points=len(points),
        open=sum(p.settled is None for p in points),
    )


def _became(draft: Brief, brief: Brief) -> Iterable[str]:
    """What became of each sentence of the draft."""
    now, room = {s.id: s for i in brief.items for s in i.sentences}, _made_room(brief)
    for sentence in (s for i in draft.items for s in i.sentences):
        stands = now.get(sentence.id)
        if stands is None:
            yield "made room" if sentence.id in room else "dropped"
        elif stands.text == sentence.text:
            yield "kept"
        else:
            yield "reworded" if stands.by == "reviewer" else "remade"


def _made_room(brief: Brief) -> frozenset[str]:
    """The sentences that were cut for want of room."""
    on_page = {s.id for i in brief.items for s in i.sentences}
    return frozenset(s.id for c in brief.cut if c.room for s in c.item.sentences) - on_page


def words_gone(before: str, after: str) -> int:
    """How many words of a text are not in what became of it, by their longest common order."""
    old, new = before.split(), after.split()
    same = sum(block.size for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())
    return len(old) - same


def _by_source(record: Record, reviewed: Reviewed | None) -> tuple[Rejections, ...]:
    names = {s.id: s.name for s in record.reading.sources}
    found = _rejections(record, reviewed, lambda source, _: names[source])
    return tuple(r for r in found if r.rejected)


def _by_reader(record: Record, reviewed: Reviewed | None) -> tuple[Rejections, ...]:
    return _rejections(record, reviewed, lambda _, reader: reader)


def _rejections(record: Record, reviewed: Reviewed | None, of: Callable[[str, str], str]) -> tuple[Rejections, ...]:
    rejected = frozenset(reviewed.rejected if reviewed else ())
    made: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    for extraction in record.extractions:
        name = of(extraction.source, extraction.reader)
        made[name] += len(extraction.claims)
        gone[name] += sum(c.id in rejected for c in extraction.claims)
    return tuple(Rejections(name=n, claims=made[n], rejected=gone[n]) for n in sorted(made))


def total(tallies: Sequence[Tally]) -> Tally:
    """Several briefs as one."""
    counts = [name for name, field in Tally.model_fields.items() if field.annotation is int]
    summed = {name: sum(getattr(t, name) for t in tallies) for name in counts}
    return Tally(**summed, sources=_joined(r for t in tallies for r in t.sources), readers=_joined(r for t in tallies for r in t.readers))


def _joined(rejections: Iterable[Rejections]) -> tuple[Rejections, ...]:
    found: dict[str, Rejections] = {}
    for one in rejections:
        had = found.get(one.name)
        found[one.name] = Rejections(name=one.name, claims=had.claims + one.claims, rejected=had.rejected + one.rejected) if had else one
    return tuple(found[name] for name in sorted(found))
