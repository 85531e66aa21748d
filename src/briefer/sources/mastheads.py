"""Stage 4, the rule for the lines between headline and text: publisher, byline, place, date and time. Nothing else is in them.

A line is furniture only where ``headparts`` explains the whole of it, and one of these holds:

- it bears a date, a byline, the outlet that it is taken from, or a day without its year beside a time, a weekday, 'Stand:' or an outlet
- it bears names only, one of them named like an outlet, a desk, an agency or a person, and it stands beside a line with a date;
  the headline stands before it, or the line is the head of the page, above the headline

What decides who is the publisher, in this order:

1. a name with a word of outlets in it: 'The Valley Observer', 'Азия-Курьер', 'خبرگزاری آمودریا'
2. the name behind 'for' in a byline: 'Imogen Farrugia for Open Shores'
3. the first name of the line, where a headline stands apart from it, a sign other than a comma stands behind it, and it is no
   person we know, desk, section or place; a single word before a dash may be a place and counts only beside a byline or a time.

A name in brackets behind a place or a date is an agency, and agencies, desks and what the text is based on are credits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.sources.blocks import Block, ends_sentence, squeeze, words_in
from briefer.sources.findings import BY, Finding
from briefer.sources.headparts import Part, is_cased, is_person, parts_of
from briefer.sources.wording import UPDATED, has_head_word

_FIRST_LINES = 7
_LONGEST_LINE, _LONGEST_STANDFIRST, _LONGEST_HEADLINE = 160, 300, 250
_NAMES = frozenset({"name", "outlet", "person", "desk", "agency", "section", "place"})
_COMMAS = frozenset({",", "،"})
_GOES_ON = lazy(r"[:?!؟…]$|[^)\]\s.–—-][\s.]*[-–—]+$")
_TELLING = frozenset({"outlet", "person", "desk", "agency"})


class HeadLine(NamedTuple):
    """A line that is furniture: where it stands, why, and what it tells."""

    at: int
    reason: str
    findings: tuple[Finding, ...]


def _settled(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts by what stands beside them: a place, an agency in brackets, the office of who wrote."""
    found: list[Part] = []
    for index, part in enumerate(parts):
        behind = parts[index + 1] if index + 1 < len(parts) else None
        if part.kind == "desk" and found and found[-1].kind in {"by", "person"} and found[-1].sign.strip() in _COMMAS:
            found[-1] = found[-1]._replace(text=f"{found[-1].text}{found[-1].sign}{part.text}", sign=part.sign, end=part.end)
        elif part.kind == "name" and behind and part.sign.strip() in _COMMAS and _names_place(part, behind, found):
            found.append(part._replace(kind="place"))
        elif part.inside and part.kind in {"name", "outlet", "person"} and _is_filed(found):
            found.append(part._replace(kind="agency"))
        else:
            found.append(part)
    return tuple(found)


def _names_place(part: Part, behind: Part, before: Sequence[Part]) -> bool:
    """A name before ', Country'; in capitals, and no abbreviation, before ', date'."""
    if behind.kind == "place":
        return not any(p.kind in {"by", "person"} for p in before)
    return behind.kind in {"date", "day"} and not before and part.text.isupper() and len(part.text) > 4


def _is_filed(before: Sequence[Part]) -> bool:
    """Whether a place or a date and no outlet stands before."""
    kinds = {part.kind for part in before}
    return bool(kinds & {"place", "date", "day"}) and "outlet" not in kinds


def _is_firm(parts: Sequence[Part]) -> bool:
    """Whether a line says by itself that it is furniture."""
    kinds = {part.kind for part in parts}
    filed = any(part.inside and part.kind == "agency" for part in parts)
    if kinds & {"date", "by", "basis"} or (filed and {"place", "day"} <= kinds):
        return True
    return ("day" in kinds and bool(kinds & {"time", "lead", "outlet"} or _has_weekday(parts))) or {"weekday", "time"} <= kinds


def _is_one_day(parts: Sequence[Part]) -> bool:
    """Whether all its dates are one, or a word such as 'Updated' says which is which: 'Dec 28 - Jan 3, 2025' is a stretch of time."""
    days = {part.value for part in parts if part.kind in {"date", "day"}}
    return len(days) <= 1 or sum(part.kind == "lead" for part in parts) >= len(days) - 1


def _has_weekday(parts: Sequence[Part]) -> bool:
    return any(part.kind == "weekday" or part.weekday for part in parts)


def _is_clear(parts: Sequence[Part]) -> bool:
    """Whether no name in it needs the lines around it to be told from text."""
    return not any(part.kind == "name" for part in parts)


_STRONG = frozenset("|–—-·•/()")


def _is_publisher(part: Part, parts: Sequence[Part]) -> bool:
    """3 of the module's docstring."""
    index = parts.index(part)
    if part.kind != "name" or any(p.kind in {"name", "by", "basis", "outlet", "person"} for p in parts[:index]):
        return False
    before = parts[index - 1].sign if index else ""
    sign = part.sign.strip() or before.strip()
    more = {p.kind for p in parts} & {"by", "lead"}
    if index and len(part.text.split()) < 2:
        return False
    return bool(_STRONG & set(sign)) and (len(part.text.split()) > 1 or sign[0] in "|·•" or bool(more))


def _publisher(parts: Sequence[Part]) -> Part | None:
    named = next((part for part in parts if part.kind == "outlet"), None)
    return named or next((part for part in parts if _is_publisher(part, parts)), None)


def _in_order(parts: Sequence[Part]) -> list[Part]:
    """The parts, with what stands behind 'Updated' last: the day of publication counts for more."""
    late = [part for before, part in pairwise(parts) if before.kind == "lead" and UPDATED.match(before.text)]
    return [*(part for part in parts if part not in late), *late]


def _told(parts: Sequence[Part]) -> tuple[Finding, ...]:
    """What the parts of a furniture line tell."""
    publisher = _publisher(parts)
    found: list[Finding] = []
    for part in _in_order(parts):
        if part is publisher:
            found.append(Finding("publisher", part.text))
        elif part.kind == "date":
            found.append(Finding("date", part.text, part.value))
        elif part.kind == "day":
            found.append(Finding("date", part.text))
        elif part.kind in {"by", "person"}:
            found.append(Finding("credit", part.text, BY))
        elif part.kind in {"agency", "desk", "basis"}:
            found.append(Finding("credit", part.text))
        elif part.kind == "place":
            found.append(Finding("place", part.text))
    return tuple(found)


def _reason(parts: Sequence[Part]) -> str:
    kinds = {part.kind for part in parts}
    if kinds & {"date", "day", "weekday", "time"}:
        return "date line of the page"
    return "byline" if kinds & {"by", "person", "desk"} else "credit" if kinds <= {"basis", "agency"} else "publisher line"


class _Read(NamedTuple):
    """The first blocks of a file, and the parts of those that may be head lines."""

    blocks: Sequence[Block]
    parts: Sequence[tuple[Part, ...] | None]
    title: str

    def firm(self, index: int) -> bool:
        parts = self.parts[index] if 0 <= index < len(self.parts) else None
        return parts is not None and _is_firm(parts)

    def dated(self, index: int) -> bool:
        return self.firm(index) and any(part.kind in {"date", "day", "time"} for part in self.parts[index] or ())

    def is_headline(self, index: int) -> bool:
        """Whether a line may be the headline: no head line, three words or more, no full stop."""
        if not 0 <= index < len(self.blocks):
            return False
        text = self.blocks[index].text
        asks = not ends_sentence(text) or text.rstrip("\"'’”» ").endswith(("?", "!", "؟"))
        return not self.firm(index) and words_in(text) >= 3 and len(text) <= _LONGEST_HEADLINE and asks

    def headed(self, index: int) -> bool:
        """Whether the headline stands before a line."""
        return bool(self.title) or any(self.is_headline(i) for i in range(index))

    def heads(self, index: int) -> bool:
        """Whether the headline stands right behind a line, and another head line or the text behind that."""
        return not self.headed(index) and self.is_headline(index + 1) and index + 2 < len(self.blocks)


def _may_be(block: Block, title: str) -> bool:
    plain = block.kind not in {"h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "blockquote"} and not block.bullet
    return plain and len(block.text) <= _LONGEST_LINE and (not title or squeeze(block.text) != squeeze(title))


def _is_open(block: Block) -> bool:
    """Whether a line may be one by its end.

    One that goes on in text does not ('Kabul, 3 March 2031: '), nor one with a full stop in a script where no capital shows a name.
    """
    text = block.text.rstrip()
    return not _GOES_ON.search(text) and (is_cased(text) or not ends_sentence(text))


def _first_blocks(blocks: Sequence[Block]) -> tuple[Sequence[Block], int]:
    """The blocks before the text, a headline that asks among them; and how many stand before a standfirst that ends in a full stop."""
    for index, block in enumerate(blocks[:_FIRST_LINES]):
        asks = block.text.rstrip("\"'’”» ").endswith(("?", "!", "؟")) and len(block.text) <= _LONGEST_HEADLINE
        if block.prose and not (index == 0 and asks):
            behind = blocks[index + 1 : index + 2] if len(block.text) <= _LONGEST_STANDFIRST else ()
            return [*blocks[: index + 1], *behind], index
    return blocks[:_FIRST_LINES], min(len(blocks), _FIRST_LINES)


def _touches(read: _Read, index: int) -> bool:
    """Whether nothing but the end of the line parts it from the dated line below it, and an empty line stands above it."""
    if not read.dated(index + 1) or index == 0:
        return False
    above, line, below = read.blocks[index - 1 : index + 2]
    return below.start - line.end <= 2 < line.start - above.end + 1


def _is_sure_of_names(parts: Sequence[Part]) -> bool:
    """Whether what the names are is known from themselves; of 'X for Y' only where X is a person we know or Y is named like an outlet."""
    outlets = [part for part in parts if part.kind == "outlet"]
    known = any(has_head_word("outlet_words", part.text) for part in outlets)
    people = [part for part in parts if part.kind == "person"]
    return known or (_is_clear(parts) and all(is_person(part.text) for part in people))


def _is_heading_name(text: str) -> bool:
    """Five words at most, the first or the last a word of outlets: 'THE QUAY OBSERVER', but not 'New York Times Sues Quayside'."""
    words = re.sub(r"^(?:the|la|le|el|il|die|der|das|o|a)\s", "", text, flags=re.IGNORECASE).split()
    return 0 < len(words) <= 5 and any(has_head_word("outlet_words", word) for word in (words[0], words[-1]))


def _loose(read: _Read, index: int, parts: Sequence[Part]) -> bool:
    """Whether a line of names only is furniture by the lines around it."""
    if not all(part.kind in _NAMES for part in parts):
        return False
    kinds = {part.kind for part in parts}
    if read.headed(index):
        beside = read.dated(index - 1) or read.dated(index + 1)
        return beside and bool(kinds & _TELLING) and (_is_sure_of_names(parts) or _touches(read, index))
    others = any(read.firm(i) for i in range(len(read.blocks)) if i != index)
    return index == 0 and len(parts) == 1 and kinds == {"outlet"} and _is_heading_name(parts[0].text) and read.heads(index) and others


def _takes(read: _Read, index: int, *, late: bool) -> bool:
    parts = read.parts[index]
    if parts is None or not _is_one_day(parts):
        return False
    kinds = {part.kind for part in parts}
    if late:
        return bool(kinds & {"by", "lead"}) and bool(kinds & {"date", "time"}) and _is_clear(parts)
    if not _is_firm(parts):
        return _loose(read, index, parts)
    if not (kinds - {"by", "place", "desk"} or read.headed(index) or read.heads(index)):
        return False
    names = sum(part.kind == "name" for part in parts)
    return not names or (names <= 2 and (read.headed(index) or read.heads(index)) and _is_sure(parts))


def _is_sure(parts: Sequence[Part]) -> bool:
    """Whether a plain name in a line is one: not before a full stop, and where no capital says so, beside an outlet or a dash."""
    named = any(part.kind == "outlet" for part in parts)
    for index, part in enumerate(parts):
        if part.kind != "name":
            continue
        sign = part.sign.strip() or (parts[index - 1].sign.strip() if index else "")
        if sign.startswith(".") or (not named and not is_cased(part.text) and not (_STRONG & set(sign))):
            return False
    return True


def head_lines(blocks: Sequence[Block], title: str, language: str) -> tuple[HeadLine, ...]:
    """The lines between headline and text, and above the headline, that tell publisher, byline, place and date, and nothing else.

    Args:
        blocks: of a file, in order.
        title: where the file's metadata or the user gives it, else ''.
        language: a BCP 47 tag; 'und' where it is not known.
    """
    first, before = _first_blocks(blocks)
    parts = [_settled(p) if _may_be(b, title) and _is_open(b) and (p := parts_of(b.text, language)) else None for b in first]
    read = _Read(first, parts, title)
    found = [(i, parts[i] or ()) for i in range(len(first)) if _takes(read, i, late=i > before)]
    return tuple(HeadLine(i, _reason(p), _told(p)) for i, p in found)
