"""The page as one HTML file: no script, nothing remote, every citation a link to the words it rests on.

Jinja2 escapes all text. The style is the only thing that a browser may apply: the policy of the file names
its hash and forbids all else.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from briefer.models import Record
from briefer.publish.appendix import GRADES, anchors, make_appendix
from briefer.publish.page import KICKER, Cite, Page
from briefer.publish.text import RIGHT_TO_LEFT, clean, runs

if TYPE_CHECKING:
    import jinja2


def html_bytes(record: Record, page: Page, paper: Literal["a4", "letter"]) -> bytes:
    """The file, as UTF-8."""
    style = _read("brief.css").replace("PAPER", "A4" if paper == "a4" else "letter").replace("PRINT", f"{_print_size(page)}pt")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    made = _template().render(
        page=page,
        dossiers=make_appendix(record, page),
        where=anchors(record, page),
        record=record,
        kicker=KICKER,
        grades=GRADES,
        style=Markup(style),  # noqa: S704  (our own file, without a word from outside)
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )
    return made.encode()


@cache
def _template() -> jinja2.Template:
    import jinja2  # noqa: PLC0415  (40 ms that only a run that publishes has to pay)

    rooms = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    rooms.globals |= {"runs": runs, "direction": _direction, "links": _links, "clean": clean}
    return rooms.from_string(_read("brief.html.j2"))


@cache
def _read(name: str) -> str:
    return files("briefer.publish").joinpath("data", name).read_text(encoding="utf-8")


def _print_size(page: Page) -> float:
    """The size of the text in print, in points: the fuller the page, the smaller, so that it stays on one sheet.

    A browser's own sans serif is up to a sixth wider than the font of the PDF, so no more than this can be promised.
    """
    words = sum(len(x.lead) + len(x.text) for p in page.parts for e in p.entries for x in e.lines)
    entries = sum(len(p.entries) for p in page.parts)
    lines = sum(len(s.publisher) + len(s.title) + len(s.note) + 60 for s in page.sources) // 2
    full = words + 60 * entries + lines + sum(map(len, (*page.names, *page.made, *page.partial))) // 2
    return next((size for most, size in ((2800, 9.4), (3800, 8.8), (4600, 8.2)) if full <= most), 7.6)


def _direction(tag: str) -> str:
    return "rtl" if tag.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


def _links(cite: Cite, where: dict[str, str]) -> list[tuple[str, str, str]]:
    """The links of one citation: (target, what is shown, what is read out). The first shows the number, further ones a letter."""
    found = []
    for n, name in enumerate(cite.claims):
        anchor = where[name]
        said = f"source {cite.number}, quotation {anchor[2:].replace('-', '.')}"
        found.append((anchor, str(cite.number) if n == 0 else chr(ord("a") + min(n, 25)), said))
    return found
