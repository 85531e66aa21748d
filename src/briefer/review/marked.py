"""A brief as text for an editor, every item and sentence with its mark, and that text read back.

    ## Developments

    ### 1. New, one origin {item vf348d8344e}
    The words of a sentence. [1, 2] {t3c86995d1b}

A mark ends its line, so whatever a sentence holds (a heading, a bullet, another mark), its line is told by what stands last on it. The
same reading serves for what was shown and for what came back; what differs between the two is what a person changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz import fuzz

from briefer.errors import MarkDamaged
from briefer.lexicon.patterns import lazy
from briefer.models import Brief, Item, Mark, Section

HEAD = (
    "<!-- One sentence a line, and the mark in braces that ends it says which one it is: leave the mark, change the words. -->",
    "<!-- Delete lines, move whole blocks inside their section. A new line is a gap under Gaps, and a comment of yours elsewhere. -->",
    "<!-- Numbers in brackets are the sources, and stay as they are. Nothing is recorded before you have seen what it would be. -->",
)
LONGEST = 1200
"""Characters of a person's sentence: as `Said` has it."""
ALIKE = 80.0
"""Per cent of likeness (Levenshtein) from which a line without a mark is taken for a sentence that lost it."""

_MARKED = lazy(r"^(?P<body>.*?)\s*\{(?P<item>item )?(?P<id>[a-z][0-9a-z+-]{0,80})\}\s*$")
_MARK = lazy(r"\{(?:item )?([a-z][0-9a-z+-]{0,80})\}")
_HEADING = lazy(r"^#{1,6}(?:\s+(?P<words>.*?))?\s*#*\s*$")
_CITED = lazy(r"^(?P<words>.*?)\s*\[\s*(?P<numbers>-|\d+(?:\s*,\s*\d+)*)\s*\]$")
_LIKE_A_MARK = lazy(r"(\{[^{}]{0,80}\}?|(?<!\S)\S{0,20}[0-9a-z+-]{4,80}\}|(?<![^\s{(\[])(?=\S*\d)[a-z][0-9a-f+-]{7,80}[)\]]?)\s*$")
_BULLET = lazy(r"^\s*(?:[-*+•]|\d+[.)])\s+")
_SECTIONS = {section.value.casefold(): section for section in Section}
_LABELS = {Mark.NEW: "New", Mark.UPDATE: "Update", Mark.BACKGROUND: "Background", Mark.DATE_OPEN: "Date open"}

Show = Callable[[str], str]
"""A text on one line, as it is printed."""


class Said(NamedTuple):
    """A sentence as it stands in the text. ``line`` counts from 1."""

    id: str
    text: str
    cited: str
    line: int


class Added(NamedTuple):
    """A line without a mark."""

    section: Section | None
    text: str
    line: int


@dataclass(slots=True)
class Block:
    """An item: its section, its sentences and the line of its head."""

    item: str
    section: Section
    line: int
    said: list[Said] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """The text, read. ``notes`` tell what of it is left as it is."""

    blocks: list[Block] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def said(self) -> Mapping[str, tuple[Block, Said]]:
        """Every sentence with its item, by id."""
        return {said.id: (block, said) for block in self.blocks for said in block.said}

    def of_section(self, section: Section) -> list[str]:
        """The items of a section that have a sentence, in order."""
        return [b.item for b in self.blocks if b.section is section and b.said]


# ---------------------------------------------------------------- writing


def marked(brief: Brief, show: Show, cited: Callable[[Sequence[str]], Sequence[int]], notes: Iterable[str] = ()) -> str:
    """The brief for an editor.

    Args:
        brief: as it stands.
        show: a text on one line.
        cited: the numbers of the sources of some claims.
        notes: more lines of comment for its head.
    """
    lines = [*HEAD, *(f"<!-- {' '.join(show(n).split())} -->" for n in notes), ""]
    for section in Section:
        items = [i for i in brief.items if i.section is section]
        if items or section in {Section.COMMENTS, Section.GAPS}:
            lines += [f"## {section.value.capitalize()}", ""]
        for number, item in enumerate(items, 1):
            lines += [*_item(item, number, show, cited), ""]
    return "\n".join(lines)


def _item(item: Item, number: int, show: Show, cited: Callable[[Sequence[str]], Sequence[int]]) -> Iterator[str]:
    yield " ".join(filter(None, (f"### {number}.", _label(item), f"{{item {item.id}}}")))
    for sentence in item.sentences:
        text, numbers = show(sentence.text), ", ".join(map(str, cited(sentence.claims)))
        if not numbers and _CITED.match(text):
            numbers = "-"  # or the text itself would look like a citation
        yield " ".join(filter(None, (text, f"[{numbers}]" if numbers else "", f"{{{sentence.id}}}")))


def _label(item: Item) -> str:
    if item.section is not Section.DEVELOPMENTS:
        return ""
    words = [_LABELS[item.mark]] if item.mark else []
    if item.origins == 1:
        words.append("one origin" if words else "One origin")
    return ", ".join(words)


# ---------------------------------------------------------------- reading


def read_shown(text: str) -> Sheet:
    """What `marked` wrote."""
    return _Reader(text, None, str.strip).read()


def read_typed(text: str, shown: Sheet, show: Show) -> Sheet:
    """What came back from the editor.

    Args:
        text: all of it.
        shown: what the person was shown.
        show: a text on one line, as it is printed.

    Raises:
        MarkDamaged: a mark is not one that was there, or stands where it can't; with the line.
    """
    return _Reader(text, shown, show).read()


class _Reader:
    """Goes through the lines once."""

    def __init__(self, text: str, shown: Sheet | None, show: Show) -> None:
        self._lines = [line.rstrip("\r") for line in text.removeprefix("\ufeff").split("\n")]
        self._shown, self._show = shown, show
        self._was = shown.said() if shown else {}
        self._items = {b.item: b for b in shown.blocks} if shown else {}
        self._sheet = Sheet()
        self._section: Section | None = None
        self._block: Block | None = None
        self._loose: list[tuple[int, str]] = []  # lines without a mark, which may be the beginning of a sentence
        self._seen: dict[str, int] = {}

    def read(self) -> Sheet:
        inside = 0  # the line on which a comment of several lines began
        for number, line in enumerate(self._lines, 1):
            if inside:
                inside = 0 if line.rstrip().endswith("-->") else inside
            elif not line.strip():
                self._flush()
            elif found := _MARKED.match(line):
                self._marked(number, found["body"].strip(), found["id"], head=bool(found["item"]))
            elif line.lstrip().startswith("<!--"):
                inside = 0 if line.rstrip().endswith("-->") else number
            elif found := _HEADING.match(line):
                self._heading(number, line, found["words"] or "")
            else:
                self._loose.append((number, line))
        if inside:
            raise MarkDamaged(inside, "a comment begins here and doesn't end.", "End it with -->, or take the <!-- out.")
        self._flush()
        self._refuse_lost()
        return self._sheet

    def _marked(self, number: int, body: str, name: str, *, head: bool) -> None:
        if head:
            self._flush()
        known = self._items if head else self._was
        mark = f"{{item {name}}}" if head else f"{{{name}}}"
        if self._shown is not None and name not in known:
            raise MarkDamaged(number, f"there is no mark {mark}.", _put_back(name, known))
        if (first := self._seen.setdefault(mark, number)) != number:
            raise MarkDamaged(
                number, f"the mark {mark} stands on line {first} too.", "A mark stands once: take one of the two lines out, or its mark."
            )
        if head:
            self._head(number, name)
        else:
            self._sentence(number, body, name)

    def _head(self, number: int, item: str) -> None:
        was = self._items.get(item)
        if self._section is None or (was and was.section is not self._section):
            home = f"“{was.section.value.capitalize()}”" if was else "a section"
            raise MarkDamaged(number, f"the item {{item {item}}} belongs under {home}.", "Move its lines back to there.")
        self._block = Block(item, self._section, number)
        self._sheet.blocks.append(self._block)

    def _sentence(self, number: int, body: str, name: str) -> None:
        home, was = self._was.get(name, (None, None))
        block = self._block
        if block is None or (home is not None and home.item != block.item):
            where = f"the item {{item {home.item}}}" if home else "an item"
            raise MarkDamaged(
                number,
                f"the sentence {{{name}}} belongs to {where}.",
                "Move it back below the line that ends with that mark, or put that line back above it.",
            )
        if home is not None:
            order = [s.id for s in home.said]
            if block.said and order.index(block.said[-1].id) > order.index(name):
                raise MarkDamaged(
                    number, f"the sentence {{{name}}} stood before {{{block.said[-1].id}}}.", "The sentences of an item keep their order."
                )
        text, cited = self._words(number, body, was)
        block.said.append(Said(name, text, cited, number))

    def _words(self, number: int, body: str, was: Said | None) -> tuple[str, str]:
        """The words of a sentence without its citation. What stands on the lines above may be its beginning."""
        if was is None:
            return _split_citation(body)
        text, recited = self._uncited(body, was)
        if self._loose and not self._same(text, was.text):
            for at, loose in self._loose:
                self._refuse_mark(at, loose)
            text, recited = self._uncited(" ".join([*(loose.strip() for _, loose in self._loose), body]).strip(), was)
            self._loose.clear()
        self._flush()
        if recited:
            self._sheet.notes.append(f"Line {number}: what a sentence cites can't be changed here; [{was.cited}] stays.")
        if _marks_in(text, self._known()) > _marks_in(was.text, self._known()):
            raise MarkDamaged(number, "two marks stand on this line.", "One sentence a line: break it before the words of the second.")
        if self._same(text, was.text):
            return was.text, was.cited
        self._refuse_long(number, text)
        return self._show(text), was.cited

    def _uncited(self, body: str, was: Said) -> tuple[str, bool]:
        """The words of a sentence, and whether its citation is another. Without one, brackets are a person's words."""
        words, cited = _split_citation(body)
        if cited == was.cited:
            return words, False
        if was.cited in {"", "-"}:
            return body, False
        return (words if cited and not self._same(body, was.text) else body), True

    def _same(self, typed: str, was: str) -> bool:
        return typed == was or self._show(typed) == self._show(was)

    def _known(self) -> frozenset[str]:
        return frozenset((*self._was, *self._items))

    def _heading(self, number: int, line: str, words: str) -> None:
        self._flush()
        section = _SECTIONS.get(" ".join(words.casefold().split()))
        if section is None:
            self._refuse_mark(number, line)
            named = ", ".join(s.value.capitalize() for s in Section)
            advice = f"The sections are: {named}. If this was the head of an item, put its mark back."
            raise MarkDamaged(number, f"“{words}” is no section.", advice)
        self._section, self._block = section, None

    def _flush(self) -> None:
        """Lines that were no beginning of a sentence are new ones."""
        for number, line in self._loose:
            self._refuse_mark(number, line)
            text = self._show(_BULLET.sub("", line))
            self._refuse_long(number, text)
            if text:
                self._sheet.added.append(Added(self._section, text, number))
        self._loose.clear()

    def _refuse_mark(self, number: int, line: str) -> None:
        if (found := _LIKE_A_MARK.search(line)) or _marks_in(line, self._known()):
            shown = f": {found[1]}" if found else ""
            raise MarkDamaged(number, f"this looks like a mark and is none{shown}.", _put_back(found[1] if found else "", self._known()))

    def _refuse_long(self, number: int, text: str) -> None:
        if len(text) > LONGEST:
            raise MarkDamaged(number, f"this has {len(text)} characters.", f"A sentence has {LONGEST} at most.")

    def _refuse_lost(self) -> None:
        """A new line that is a sentence which is missing: its mark was deleted, and reading it as two decisions would be wrong."""
        there = self._sheet.said()
        missing = [said for name, (_, said) in self._was.items() if name not in there]
        for added in self._sheet.added:
            near = next((m for m in missing if fuzz.ratio(_split_citation(added.text)[0], m.text) >= ALIKE), None)
            if near is not None:
                raise MarkDamaged(
                    added.line, f"this sentence has lost its mark {{{near.id}}}.", "Put the mark back at its end; or say it in other words."
                )


def _split_citation(body: str) -> tuple[str, str]:
    found = _CITED.match(body)
    return (found["words"], ", ".join(re.split(r"\s*,\s*", found["numbers"]))) if found else (body, "")


def _marks_in(text: str, known: frozenset[str]) -> int:
    return sum(name in known for name in _MARK.findall(text))


def _put_back(name: str, known: Iterable[str]) -> str:
    """What to do about a mark that isn't one."""
    bare = name.strip("{}()[] ").removeprefix("item ")
    near = max(known, key=lambda k: fuzz.ratio(bare, k), default="")
    hint = f" Is it {{{near}}}?" if near and fuzz.ratio(bare, near) >= ALIKE else ""
    return f"Put the mark back as it was, or take the line out.{hint}"
