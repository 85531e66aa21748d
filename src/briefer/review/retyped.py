"""What a person changed in the text of a brief, and the decisions that this comes to. Pure: two texts and the page in, acts out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from briefer.errors import MarkDamaged
from briefer.models import Act, Add, Brief, Decision, Digest, Drop, Move, Reword, Section, Undo
from briefer.review.marked import Block, Said, Sheet
from briefer.review.refs import Refs

What = Literal["reword", "drop", "drop sentence", "move", "gap", "comment"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a person changed.

    Attributes:
        what: the kind.
        section: where it stands, or where the line was added.
        item: the id of the item; empty for a new line.
        sentence: the id of the sentence, where it is about one.
        before: the words that were shown.
        after: those that were typed.
        place: the place in its section: before it was moved, and after; from 1.
        line: of the text that came back; 0 where it is about what is not there any more.
        wanted: of an item that was moved: all items of the section, as they stand in the text.
    """

    what: What
    section: Section
    item: str = ""
    sentence: str = ""
    before: str = ""
    after: str = ""
    place: tuple[int, int] = (0, 0)
    line: int = 0
    wanted: tuple[str, ...] = ()


def changes(shown: Sheet, typed: Sheet, now: Sheet) -> tuple[Change, ...]:
    """What the person changed, and is not so already: words first, then what left, then order, then new lines.

    Args:
        shown: what the person was shown.
        typed: what came back.
        now: the page as it stands; ``shown``, unless somebody decided meanwhile.

    Raises:
        MarkDamaged: words were changed in a sentence that has left the page meanwhile.
    """
    words = tuple(_words(shown, typed, now))
    gone = frozenset(c.item for c in words if c.what == "drop" or c.sentence == c.item)  # a line of a person's own is made anew, at the end
    return (*words, *_moves(shown, typed, now, gone), *_new(shown, typed, now))


def _words(shown: Sheet, typed: Sheet, now: Sheet) -> Iterator[Change]:
    came, stands = typed.said(), now.said()
    for block in shown.blocks:
        left = [s for s in block.said if s.id in came and (came[s.id][1].text or not s.text)]
        here = [s for s in block.said if s.id in stands]
        if not left:
            if here:
                yield Change("drop", block.section, block.item, before=" ".join(stands[s.id][1].text for s in here))
            continue
        for said in block.said:
            yield from _sentence(block, said, came.get(said.id), stands.get(said.id))


def _sentence(block: Block, said: Said, came: tuple[Block, Said] | None, stands: tuple[Block, Said] | None) -> Iterator[Change]:
    if came is None or (said.text and not came[1].text):
        if stands is not None:
            yield Change("drop sentence", block.section, block.item, said.id, before=stands[1].text)
    elif came[1].text != said.text:
        if stands is None:
            raise MarkDamaged(
                came[1].line,
                f"the sentence {{{said.id}}} has left the page meanwhile.",
                "Take its line out.",
            )
        if stands[1].text != came[1].text:
            yield Change("reword", block.section, block.item, said.id, stands[1].text, came[1].text, line=came[1].line)


# ---------------------------------------------------------------- order


def _moves(shown: Sheet, typed: Sheet, now: Sheet, gone: frozenset[str]) -> Iterator[Change]:
    """The fewest items that have to be moved so that the order is the one that was typed."""
    lines = {b.item: b.line for b in typed.blocks}
    for section in Section:
        before, wanted = shown.of_section(section), typed.of_section(section)
        if wanted == [i for i in before if i in set(wanted)]:
            continue  # the person left the order as it was
        stands = [i for i in now.of_section(section) if i not in gone]
        common = [i for i in wanted if i in set(stands)]
        yield from _fewest(section, now, stands, common, lines)


def _fewest(section: Section, now: Sheet, stands: list[str], wanted: list[str], lines: Mapping[str, int]) -> Iterator[Change]:
    rank = {item: n for n, item in enumerate(wanted)}
    stay = _longest_rising([rank[i] for i in stands if i in rank])
    at = list(stands)
    for n, item in enumerate(wanted):
        if n in stay:
            continue
        was = at.index(item)
        at.remove(item)
        place = at.index(wanted[n - 1]) + 1 if n else 0
        at.insert(place, item)
        block = next(b for b in now.blocks if b.item == item)
        text = " ".join(s.text for s in block.said)
        yield Change("move", section, item, before=text, place=(was + 1, place + 1), line=lines.get(item, 0), wanted=tuple(wanted))


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """The members of a longest rising subsequence."""
    ends: list[int] = []  # the place of the smallest last member of a rising subsequence of each length
    before: list[int] = []
    for n, number in enumerate(numbers):
        at = bisect_left([numbers[e] for e in ends], number)
        before.append(ends[at - 1] if at else -1)
        ends[at : at + 1] = [n]
    found, at = set(), ends[-1] if ends else -1
    while at >= 0:
        found.add(numbers[at])
        at = before[at]
    return frozenset(found)


def in_full(section: Section, wanted: Sequence[str], now: Sheet) -> tuple[Change, ...]:
    """The same order by moving every item of the section: it holds whatever was moved there before."""
    at = now.of_section(section)
    text = {b.item: " ".join(s.text for s in b.said) for b in now.blocks}
    return tuple(
        Change("move", section, item, before=text.get(item, ""), place=(at.index(item) + 1 if item in at else 0, n), wanted=tuple(wanted))
        for n, item in enumerate(wanted, 1)
    )


# ---------------------------------------------------------------- new lines


def _new(shown: Sheet, typed: Sheet, now: Sheet) -> Iterator[Change]:
    old = shown.said()
    there = {(block.section, said.text) for name, (block, said) in now.said().items() if name not in old}
    for added in typed.added:
        gap = added.section is Section.GAPS
        section = Section.GAPS if gap else Section.COMMENTS
        if (section, added.text) not in there:
            yield Change("gap" if gap else "comment", section, after=added.text, line=added.line)


# ---------------------------------------------------------------- acts


class Acts:
    """Changes as acts, bound to what they are about."""

    def __init__(self, refs: Refs, brief: Brief, decisions: Sequence[Decision], sources: Sequence[Digest]) -> None:
        self._refs = refs
        self._items = {i.id: i for i in brief.items}
        self._decided = {d.seq: d.act for d in decisions}
        self._sources = tuple(sources)

    def of(self, change: Change) -> tuple[Act, ...]:
        """The acts by which a change is recorded, in order: one, or two where an added line gets other words."""
        if change.what in {"gap", "comment"}:
            return (self._added(change),)
        item = self._items[change.item]
        if change.what == "move":
            return (Move(item=self._refs.item(item.id), place=change.place[1]),)
        if change.what == "reword":
            return self._reworded(change)
        own = self._own(change.sentence or item.id)
        if own is not None and len(item.sentences) == 1:
            return (Undo(seq=own[0]),)
        return (Drop(item=self._refs.item(item.id), sentence=self._refs.sentence(change.sentence) if change.sentence else None),)

    def _added(self, change: Change) -> Add:
        return Add(what="gap" if change.section is Section.GAPS else "comment", text=change.after, sources=self._sources)

    def _reworded(self, change: Change) -> tuple[Act, ...]:
        own = self._own(change.sentence)
        if own is not None and isinstance(own[1], Add):
            return Undo(seq=own[0]), own[1].model_copy(update={"text": change.after})
        if own is not None and isinstance(own[1], Reword):
            return (Reword(sentence=own[1].sentence, text=change.after),)
        return (Reword(sentence=self._refs.sentence(change.sentence), text=change.after),)

    def _own(self, name: str) -> tuple[int, Act] | None:
        """The decision that brought a line onto the page: 'r7' is of number 7."""
        seq = int(name[1:]) if re.fullmatch(r"r[1-9]\d{0,8}", name) else 0
        act = self._decided.get(seq)
        return (seq, act) if isinstance(act, Add | Reword) else None
