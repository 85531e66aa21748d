"""The page as PDF: one page, tagged (PDF/UA-1), the same bytes from run to run.

typst sets it. Texts go in as data, never as markup. Characters that no font can set are romanised
before (see glyphs.py), since a missing glyph is an empty box to a reader and an error to PDF/UA.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from briefer.errors import PublishFault
from briefer.publish.glyphs import settable
from briefer.publish.page import KICKER, Cite, Entry, Line, Listed, Page, Part
from briefer.publish.text import runs

if TYPE_CHECKING:
    import typst

Paper = Literal["a4", "letter"]
Setter = Any
"""A function from clean text to text that the fonts can set."""

SIZES = ((11.0, 1.6), (10.6, 1.35), (10.2, 1.2), (9.8, 1.1), (9.4, 1.0), (9.0, 0.9))
"""Sizes of the text in points, and how much room stands between items, tried in this order. What does not fit at the last is cut."""

ROMANISED = "Words in a script that this page cannot set are romanised; brief.html and brief.json have them as they stand."
DATA = Path(__file__).parent / "data"
WORD = 38
"""Longest word, in characters, that is set without a place to break it."""

APART = 80
"""A right-to-left sentence longer than this, about a line, is a paragraph of its own."""


def pdf_bytes(page: Page, paper: Paper) -> bytes:
    """The page as a PDF file.

    Raises:
        PublishFault: typst refuses even the plainest rendering of these texts.
    """
    return _compile(page, paper, SIZES)


class Measure(NamedTuple):
    """How many sheets a page takes at the smallest size, and how full one would be: 1.0 is full, more does not fit."""

    pages: int
    fill: float


def measure_page(page: Page, paper: Paper) -> Measure:
    """How much room the page takes at the smallest size: one sheet is what is wanted.

    Raises:
        PublishFault: as for the PDF.
    """
    _compile(page, paper, SIZES[-1:], measured=True)
    pages, fill = (json.loads(_compiler().query(name, field="value", one=True)) for name in ("<pages>", "<fill>"))
    return Measure(int(pages), float(fill))


def count_pages(page: Page, paper: Paper) -> int:
    """How many sheets the page takes at the smallest size: 1 is what is wanted."""
    return measure_page(page, paper).pages


def png_bytes(page: Page, paper: Paper, pixels_per_inch: float = 144) -> bytes:
    """The first sheet as a picture."""
    return _compile(page, paper, SIZES, png=pixels_per_inch)


def _compile(
    page: Page, paper: Paper, sizes: tuple[tuple[float, float], ...], *, measured: bool = False, png: float | None = None
) -> bytes:
    import typst  # noqa: PLC0415  (40 ms that only a run that publishes has to pay)

    form: dict[str, Any] = {"format": "pdf", "pdf_standards": ["ua-1"], "timestamp": 0}
    if png is not None:
        form = {"format": "png", "ppi": png}
    elif measured:  # a third quicker, and the room is the same
        form = {"format": "pdf"}
    setters = (settable, _ascii)
    for n, setter in enumerate(setters, 1):
        try:
            made = _compiler().compile(**form, sys_inputs=_inputs(page, paper, sizes, setter, measured=measured))
        except typst.TypstError as fault:
            if n == len(setters):
                raise PublishFault(f"The PDF could not be set: {fault}", "Report it with the brief.json of this run.") from fault
        else:
            return made[0] if isinstance(made, list) else bytes(made or b"")
    raise AssertionError("one of the setters is the last")


@cache
def _compiler() -> typst.Compiler:
    import typst  # noqa: PLC0415  (as above)

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(DATA / "fonts")])
    return typst.Compiler(str(DATA / "brief.typ"), root=str(DATA), font_paths=fonts, ignore_system_fonts=True)


def _ascii(text: str) -> str:
    """The plainest text there is, for where the coverage table turned out to be wrong."""
    return settable(text, _ONLY_ASCII)


class _Ascii:
    def __contains__(self, char: str, /) -> bool:
        return char.isascii()


_ONLY_ASCII = _Ascii()


# ---------------------------------------------------------------- data for the template


def _inputs(page: Page, paper: Paper, sizes: tuple[tuple[float, float], ...], setter: Setter, *, measured: bool = False) -> dict[str, str]:
    changed: list[bool] = []

    def setting(text: str) -> str:
        done = setter(text)
        changed.append(done != text)
        return _breakable(done)

    data = _data(page, setting) | {"paper": paper, "sizes": list(sizes), "measured": measured}
    if any(changed):
        data["made"].append(_runs(ROMANISED, (), setting))
    return {"data": json.dumps(data, ensure_ascii=False, sort_keys=True)}


def _data(page: Page, setting: Setter) -> dict[str, Any]:
    same = page.title.casefold() == KICKER.casefold()
    made = [*page.made, page.cut_note] if page.cut_note else list(page.made)
    sources = [_source(s, setting) for s in page.sources]
    return {
        "title": setting(page.title) if same else f"{KICKER.capitalize()}: {setting(page.title)}",
        "description": f"{setting(page.standing)}. {page.marking}. {setting('. '.join(page.facts))}.",
        "heading": _runs(page.title or KICKER.capitalize(), (), setting),
        "kicker": "" if same else KICKER,
        "standing": _runs(page.standing, (), setting),
        "approved": page.approved,
        "marking": page.marking,
        "facts": [setting(f) for f in page.facts],
        "quiet": _runs(page.quiet, (), setting),
        "partial": [_runs(p, (), setting) for p in page.partial],
        "parts": [_part(p, setting) for p in page.parts],
        "sources": sources,
        "split": _half(page.sources),
        "names": [_runs(n.rstrip("."), (), setting) for n in page.names],
        "made": [_runs(m, (), setting) for m in made],
    }


def _part(part: Part, setting: Setter) -> dict[str, Any]:
    entries = [_entry(e, setting) for e in part.entries]
    return {"kind": part.section.value, "heading": part.heading, "entries": entries, "note": setting(part.note)}


def _entry(entry: Entry, setting: Setter) -> dict[str, Any]:
    return {"number": entry.number, "mark": entry.mark, "lines": [_line(line, setting) for line in entry.lines]}


def _line(line: Line, setting: Setter) -> dict[str, Any]:
    return {
        "lead": _runs(line.lead, line.languages, setting),
        "words": _runs(line.text, line.languages, setting),
        "tail": line.tail,
        "cites": numbers_of(line.cites),
        "lang": line.lang.split("-")[0],
        "apart": _apart(line),
    }


def _apart(line: Line) -> str:
    """The language of a long sentence that runs from right to left as a whole: it gets lines of its own."""
    found = runs(line.text, line.languages)
    return (found[0].lang or "").split("-")[0] if len(found) == 1 and found[0].rtl and len(line.text) > APART else ""


def numbers_of(cites: tuple[Cite, ...]) -> str:
    """Citations as they are read: '[1, 2]'; nothing where there are none."""
    return f"[{', '.join(str(c.number) for c in cites)}]" if cites else ""


def _source(source: Listed, setting: Setter) -> dict[str, Any]:
    return {
        "number": source.number,
        "named": source.named,
        "publisher": _runs(source.publisher, (source.tag,), setting),
        "title": _runs(source.title, (source.tag,), setting),
        "rest": setting(f"{source.date}, {source.language}, grade {source.grade}"),
        "same": f"same text as [{source.same_text_as}]" if source.same_text_as else "",
        "note": _runs(source.note.rstrip("."), (), setting),
    }


def _half(sources: tuple[Listed, ...]) -> int:
    """How many sources stand in the left column, so that both are about as long."""
    lengths = [50 + len(s.publisher) + len(s.title) + len(s.date) + len(s.note) for s in sources]
    return min(range(1, len(lengths) + 1), key=lambda n: (abs(sum(lengths[:n]) - sum(lengths[n:])), -n), default=0)


def _runs(text: str, candidates: tuple[str, ...], setting: Setter) -> list[list[Any]]:
    """Runs as the template takes them: (text, language, whether it runs from right to left)."""
    return [[t, (r.lang or "").split("-")[0] or None, r.rtl] for r in runs(text, candidates) if (t := setting(r.text))]


def _breakable(text: str) -> str:
    """Very long words get places to break (U+200B), or they would run off the page."""
    if max(map(len, text.split(" ")), default=0) <= WORD:
        return text
    return " ".join(
        "\u200b".join(w[i : i + WORD // 2] for i in range(0, len(w), WORD // 2)) if len(w) > WORD else w for w in text.split(" ")
    )
