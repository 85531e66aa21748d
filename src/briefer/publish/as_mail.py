"""The page as the body of an e-mail: HTML that mail programs show, and plain text. The page alone; the words it rests on stay at the desk.

Mail programs drop scripts, much of a style sheet, and links within a message. So each element bears its own style, tables hold the width,
citations are plain numbers, and nothing is remote.
"""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from briefer.models import Brief, Marking, Record, digest_of
from briefer.publish.as_pdf import numbers_of, pdf_bytes
from briefer.publish.page import KICKER, Entry, Line, Listed, Page, Part, page_of
from briefer.publish.standing import brief_of, standing_of
from briefer.publish.text import runs

if TYPE_CHECKING:
    import jinja2

COLUMNS = 72
COLOURS: Mapping[Marking, str] = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:AMBER": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": "#ffffff",
}
"""TLP 2.0 (FIRST, 2022), on black."""


@dataclass(frozen=True, slots=True)
class Mailed:
    """A brief as it goes by e-mail: what its subject says, the two forms of the body, and the PDF, which is the one that is published.

    ``as_of`` is the information cut-off (EDTF). ``digest`` is that of the words that were signed (`digest_of`), and another for a draft
    of the same words.
    """

    title: str
    marking: Marking
    approved: bool
    as_of: str | None
    digest: str
    text: str
    html: str
    pdf: bytes


def mailed(record: Record) -> Mailed:
    """The brief as it stands: approved where the signature is on just these words, else a draft.

    Raises:
        PublishFault: the PDF can't be set.
    """
    page, brief = page_of(record, standing_of(record)), brief_of(record)
    digest = digest_sent(brief, approved=page.approved)
    forms = (text_of(page), html_of(page), pdf_bytes(page, record.run.paper))
    return Mailed(page.title, brief.marking, page.approved, brief.as_of, digest, *forms)


def digest_sent(brief: Brief, *, approved: bool) -> str:
    """What a brief is known by where it went: the digest of the words that were signed, and another for a draft of the same words."""
    return digest_of(brief) if approved else hashlib.sha256(f"DRAFT {digest_of(brief)}".encode()).hexdigest()


def html_of(page: Page) -> str:
    """The page as HTML. Jinja2 escapes all text."""
    return _template().render(page=page, kicker=KICKER, colours=COLOURS)


@cache
def _template() -> jinja2.Template:
    import jinja2  # noqa: PLC0415  (40 ms that only a run that sends has to pay)

    rooms = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    rooms.globals |= {"runs": runs, "numbers_of": numbers_of}
    return rooms.from_string(files("briefer.publish").joinpath("data", "mail.html.j2").read_text(encoding="utf-8"))


# ---------------------------------------------------------------- plain text


def text_of(page: Page) -> str:
    """The page as plain text, in lines of 72 columns; each run from right to left is isolated (U+2067 ... U+2069)."""
    blocks = [page.marking, *_head(page), *(block for part in page.parts for block in _part(part)), *_foot(page), page.marking]
    return "\n\n".join(blocks) + "\n"


def _head(page: Page) -> Iterator[str]:
    yield "\n".join([KICKER, _filled(_words(page.title)), _filled(_words(page.standing))])
    yield "\n".join(_filled(_words(fact)) for fact in page.facts)
    if page.quiet:
        yield _filled(_words(page.quiet))
    if page.partial:
        yield _filled("PARTIAL. " + " ".join(map(_words, page.partial)))


def _part(part: Part) -> Iterator[str]:
    yield _heading(part.heading)
    for entry in part.entries:
        yield _filled(_entry(entry), f"{entry.number}. " if entry.number else "- ")
    if part.note:
        yield _filled(_words(part.note))


def _foot(page: Page) -> Iterator[str]:
    yield _heading("Sources")
    yield "\n".join(_filled(_source(source), f"[{source.number}] ") for source in page.sources)
    if page.names:
        yield _filled("Names. " + "; ".join(map(_words, page.names)))
    yield _filled(" ".join(["How it was made.", *map(_words, page.made), page.cut_note]))
    yield _filled(_words(page.standing))


def _heading(text: str) -> str:
    return f"{text.upper()}\n{'-' * len(text)}"


def _entry(entry: Entry) -> str:
    return (f"{entry.mark}. " if entry.mark else "") + " ".join(map(_line, entry.lines))


def _line(line: Line) -> str:
    lead = f"{_words(line.lead, line.languages)} " if line.lead else ""
    cites = f" {numbers_of(line.cites)}" if line.cites else ""
    return f"{lead}{_words(line.text, line.languages)}{cites}{line.tail}"


def _source(source: Listed) -> str:
    title = f", {_words(source.title, (source.tag,))}" if source.title else ""
    same = f": same text as [{source.same_text_as}]" if source.same_text_as else ""
    note = f" ({_words(source.note)})" if source.note else ""
    return f"{_words(source.publisher, (source.tag,))}{title}, {source.date}, {source.language}, grade {source.grade}{same}{note}"


def _words(text: str, languages: tuple[str, ...] = ()) -> str:
    return "".join(f"\u2067{run.text}\u2069" if run.rtl else run.text for run in runs(text, languages))


def _filled(text: str, first: str = "") -> str:
    """The text in lines, those after the first below its beginning. A run that goes on over the end of a line is isolated on each."""
    lines = textwrap.wrap(text, COLUMNS - len(first), break_long_words=False, break_on_hyphens=False)
    return first + f"\n{' ' * len(first)}".join(_isolated(lines))


def _isolated(lines: list[str]) -> Iterator[str]:
    is_open = False
    for line in lines:
        begun = "\u2067" + line if is_open else line
        is_open = begun.rfind("\u2067") > begun.rfind("\u2069")
        yield begun + "\u2069" if is_open else begun
