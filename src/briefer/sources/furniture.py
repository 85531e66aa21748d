"""Stage 4: article and furniture told apart. Furniture is kept with its reason, and nothing is lost.

1. what the markup put aside
2. runs of lines: "More from ..." and what follows                     sections.py
3. the lines around the headline: publisher, byline, place, date       mastheads.py
4. whole lines: menu path, date line, byline, links, tools, ...        lines.py
5. the headline: the first line that reads like one; it is the title, and no sentence of the article
6. lines that stand a second time; loose words after the end           sections.py
7. what is glued to the head of the first paragraphs                   heads.py
8. what is glued to the end of a paragraph                             tails.py
9. sentences to a language model                                       commands.py
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefer.models import Furniture
from briefer.sources.blocks import Block, ends_sentence, part_of, squeeze, without, words_in
from briefer.sources.commands import command_cuts
from briefer.sources.datelines import credited_in_text
from briefer.sources.findings import Cut, Finding
from briefer.sources.heads import head_cuts, inner_cuts
from briefer.sources.lines import Line, line_verdict
from briefer.sources.mastheads import head_lines
from briefer.sources.sections import loose_ends, more_sections, repeated
from briefer.sources.tails import tail_cuts

_HEADED = 4
"""How many paragraphs from the top may have a dateline or a date glued to them: standfirst, captions, first paragraph."""


class Sorted(NamedTuple):
    """The article's blocks, the furniture in the order of the raw text, and what the furniture tells."""

    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    findings: tuple[Finding, ...]


class Sorting:
    """The blocks that are still held for the article, and the furniture so far."""

    def __init__(self, blocks: Iterable[Block], title: str, language: str) -> None:
        self.blocks = list(blocks)
        self.title = title
        self.language = language
        self.furniture: list[Furniture] = []
        self.findings: list[Finding] = []
        self.asked: Block | None = None

    def take(self, reasons: dict[int, str], findings: Iterable[Finding] = ()) -> None:
        """Put whole blocks aside."""
        for index, reason in reasons.items():
            block = self.blocks[index]
            self.furniture.append(Furniture(text=block.text, raw_start=block.start, raw_end=block.end, reason=reason))
        self.blocks = [b for i, b in enumerate(self.blocks) if i not in reasons]
        self.findings.extend(findings)

    def cut(self, index: int, cuts: Sequence[Cut]) -> None:
        """Put stretches of a block aside."""
        block = self.blocks[index]
        for cut in cuts:
            part = part_of(block, cut.start, cut.end)
            if part:
                self.furniture.append(Furniture(text=part.text, raw_start=part.start, raw_end=part.end, reason=cut.reason))
            self.findings.extend(cut.findings)
        left = without(block, [(c.start, c.end) for c in cuts])
        self.blocks[index : index + 1] = [left] if left else []

    def asides(self) -> None:
        """1."""
        self.take({i: b.aside for i, b in enumerate(self.blocks) if b.aside})

    def sections(self) -> None:
        """2."""
        self.take({m.at: m.reason for m in more_sections(self.blocks)})

    def masthead(self) -> None:
        """3. A question right above such a line is the headline, however long it is."""
        found = head_lines(self.blocks, self.title, self.language)
        if any(line.at == 1 for line in found) and self.blocks[0].prose:
            self.asked = self.blocks[0]
        self.take({line.at: line.reason for line in found}, [finding for line in found for finding in line.findings])

    def lines(self) -> None:
        """4."""
        proses = [i for i, b in enumerate(self.blocks) if b.prose]
        first, last = (proses[0], proses[-1]) if proses else (-1, len(self.blocks))
        found: dict[int, str] = {}
        told: list[Finding] = []
        for index, block in enumerate(self.blocks):
            before = self.blocks[index - 1].text if index else ""
            after = self.blocks[index + 1].text if index + 1 < len(self.blocks) else ""
            verdict = line_verdict(Line(block, index < first, index > last, self.title, before, after, self.language))
            if verdict:
                found[index] = verdict[0]
                told.extend(verdict[1])
        self.take(found, told)

    def headline(self) -> None:
        """5."""
        wanted = squeeze(self.title)
        same = {i: "headline" for i, b in enumerate(self.blocks[:6]) if wanted and _is_headline_of(b, wanted)}
        if not same:
            index = 0 if self.asked and self.asked in self.blocks[:1] else headline_at(self.blocks)
            if index is None:
                return
            same = {index: "headline"}
            self.findings.append(Finding("title", self.blocks[index].text))
            self.title = self.title or self.blocks[index].text
        self.take(same)

    def repeats(self) -> None:
        """6."""
        self.take({m.at: m.reason for m in repeated(self.blocks)})
        self.take({m.at: m.reason for m in loose_ends(self.blocks)})

    def glued(self) -> None:
        """7 to 9."""
        index = 0
        while index < len(self.blocks):
            index += self._trim(index)

    def _trim(self, index: int) -> bool:
        """Cut one block; False where nothing of it is left, so that another has its place."""
        size = len(self.blocks)
        for rule in (self._head, self._inner, self._tail, self._commands):
            cuts = rule(index)
            if cuts:
                self.cut(index, cuts)
            if len(self.blocks) < size:
                return False
        return True

    def _head(self, index: int) -> Sequence[Cut]:
        if index < _HEADED:
            self.findings.extend(credited_in_text(self.blocks[index].text))
        return head_cuts(self.blocks[index].text, self.title, self.language) if index < _HEADED else ()

    def _inner(self, index: int) -> Sequence[Cut]:
        return inner_cuts(self.blocks[index].text, self.language) if index < _HEADED else ()

    def _tail(self, index: int) -> Sequence[Cut]:
        return tail_cuts(self.blocks[index].text)

    def _commands(self, index: int) -> Sequence[Cut]:
        return command_cuts(self.blocks[index].text)


def _is_headline_of(block: Block, wanted: str) -> bool:
    own = squeeze(block.text)
    if own == wanted:
        return True
    return block.kind == "h1" and len(own) > 12 and (own in wanted or wanted in own)


def _is_sentence(text: str) -> bool:
    """Whether it ends in a full stop, a credit behind it aside; headlines end in none, or in a question or exclamation mark."""
    cuts = tail_cuts(text)
    bare = text[: cuts[0].start].rstrip() if cuts else text
    return ends_sentence(bare) and not bare.rstrip("\"'’”»").endswith(("?", "!", "؟", "？", "！"))


def headline_at(blocks: Sequence[Block]) -> int | None:
    """The first line that reads like a headline: no full stop, three words or more, and running text below it."""
    for index, block in enumerate(blocks[:4]):
        if block.prose:
            return None
        fits = block.kind in {"text", "h1", "h2"} and not block.bullet and len(block.text) <= 250 and 3 <= words_in(block.text) <= 40
        below = any(b.prose and len(b.text) > 0.8 * len(block.text) for b in blocks[index + 1 : index + 6])
        if fits and below and not _is_sentence(block.text):
            return index
    return None


def sort_out(blocks: Sequence[Block], title: str, language: str) -> Sorted:
    """The article apart from its furniture.

    Args:
        blocks: all blocks of the file, in order.
        title: the title where the file's metadata or the user gives it, else ''.
        language: a BCP 47 tag, for dates and places; 'und' where it is not known.
    """
    sorting = Sorting(blocks, title, language)
    sorting.asides()
    aside = list(sorting.furniture)
    sorting.sections()
    sorting.masthead()
    sorting.lines()
    sorting.headline()
    sorting.repeats()
    sorting.glued()
    if not sorting.blocks:  # nothing but short lines: then these are what the file says
        bare = Sorting([b for b in blocks if not b.aside], title, language)
        bare.furniture = aside
        sorting = bare
    ordered = sorted(sorting.furniture, key=lambda f: (f.raw_start, f.raw_end, f.reason))
    return Sorted(tuple(sorting.blocks), tuple(ordered), tuple(sorting.findings))
