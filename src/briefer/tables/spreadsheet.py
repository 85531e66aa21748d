"""Claims as CSV for a spreadsheet: none of its cells is ever a formula.

UTF-8 with a byte order mark, without which Excel takes it for an 8-bit encoding; lines end in CR LF (RFC 4180); every cell stands in
quotation marks. A cell that a spreadsheet could take for a formula (OWASP, "CSV Injection": it begins with = + - @, a tab or a line
break, or has blanks or unseen characters before such a sign) gets an apostrophe before it; so does a cell that begins with an
apostrophe itself. To undo it: take one apostrophe off the front of each cell that begins with one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from briefer.lexicon.patterns import lazy
from briefer.models import Claim, Version

COLUMNS = (
    "happened",
    "published",
    "publisher",
    "title",
    "url",
    "language",
    "statement",
    "quote",
    "speaker",
    "kind",
    "certainty",
    "claim",
)
BOM = "\ufeff"
_UNSEEN = "\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_FORMULA = lazy(rf"'|[\t\r\n]|[{_UNSEEN}\x00-\x1f]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212]")


def csv_lines(claims: Iterable[tuple[Version, Claim]]) -> Iterator[bytes]:
    """The lines of the file: the heads, then one a claim."""
    yield (BOM + _line(COLUMNS)).encode()
    for version, claim in claims:
        yield _line([guarded(cell or "") for cell in _cells(version, claim)]).encode()


def guarded(text: str) -> str:
    """A cell that is no formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _cells(version: Version, claim: Claim) -> tuple[str | None, ...]:
    source = version.source
    return (
        next((date.value for date in claim.dates if date.value), None),
        source.published,
        source.publisher,
        source.title,
        source.url,
        source.language,
        claim.statement,
        claim.quote.text,
        claim.speaker,
        claim.kind.value,
        claim.certainty.value,
        claim.id,
    )


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
