"""PDF: pypdf takes the text out in a child process; paper.py makes paragraphs of its lines.

A PDF says where letters stand on paper, not in which order they are read: of a right-to-left script the order is not sure, and a quote
could be false. Such a file is not read, and says so; in a file of another script the lines with such letters are put aside.
The date in the file is when it was made (printed, saved, downloaded): never the date of publication.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import cast

from briefer.errors import SourceBroken, SourceNotText, SourceUnreadable
from briefer.lexicon.patterns import lazy
from briefer.sources.formats.child import DEFAULT, Limits, taken_out
from briefer.sources.formats.documents import LARGEST_CONTAINER, Document, Found, Offer, tidy, too_large, whole_text
from briefer.sources.formats.paper import RIGHT_TO_LEFT, letters_in, paper_blocks
from briefer.sources.marked import Marked

_MOST_LETTERS = 10_000_000
_LIGATURES = str.maketrans({
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "ſt", "\ufb06": "st",
})  # fmt: skip
_GLYPHS = lazy(r"(?:/[A-Za-z]{0,3}\d{1,5}){4,}|(?:\(cid:\d+\)){4,}")
_MADE = lazy(r"D:(\d{4})(\d\d)(\d\d)")
_NO_TITLE = lazy(r"(?i)(?:microsoft (?:word|powerpoint) - .*|untitled.*|.*\.(?:docx?|indd|pdf|rtf|odt|qxp|qxd|tmp|pages))")
_ADVICE = "Give the article as text or HTML."


def _check(text: str, total: int) -> None:
    """Whether what was taken out can be quoted."""
    letters = letters_in(text)
    if not letters:
        what = f"It has no text: {total} {'page' if total == 1 else 'pages'} of pictures or forms, perhaps a scan."
        raise SourceNotText(what, "Read it with a program for text recognition, check the text, and give that.")
    if len(RIGHT_TO_LEFT.findall(text)) > 0.3 * letters:
        what = "It is a PDF in a right-to-left script: the order of its letters is not sure, so nothing can be quoted from it."
        raise SourceNotText(what, "Copy the article from its web page, and give that as text or HTML.")
    odd = sum(1 for c in text if not (c.isprintable() or c.isspace())) + sum(len(m.group()) for m in _GLYPHS.finditer(text))
    if odd > 0.2 * len(text.strip()):
        raise SourceNotText("Its letters have no names (a font without a table of characters), so its text cannot be taken out.", _ADVICE)


def _flags(pages: list[str | None], total: int, text: str, pictures: object) -> tuple[str, ...]:
    lost, left = sum(page is None for page in pages), total - len(pages)
    checks = (
        (lost, f"{lost} of {total} pages could not be read"),
        (left, f"only the first {len(pages)} of {total} pages were read"),
        (pictures, f"{pictures} of {total} pages have pictures and no text"),
        (RIGHT_TO_LEFT.search(text), "words in a right-to-left script, whose order in a PDF is not sure, are put aside"),
    )
    return tuple(words for holds, words in checks if holds)


def _day(words: object) -> str | None:
    match = _MADE.match(words) if isinstance(words, str) else None
    try:
        return date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None


def pdf_documents(offer: Offer, limits: Limits = DEFAULT) -> Iterator[Found]:
    """The one document of a PDF.

    Raises:
        SourceBroken: it is damaged, or reading it ran into a limit.
        SourceNotText: it has no text, or none that can be quoted.
        SourceTooLarge: it has over 100 MB, or its text over 10 million letters.
        SourceUnreadable: it is locked.
    """
    data = offer.whole(LARGEST_CONTAINER)
    if b"%PDF-" not in data[:1024]:
        raise SourceBroken("It is named like a PDF, and is none.", "Get the file again, or name it for what it is.")
    said = taken_out("pdf", data, limits)
    if said.get("locked"):
        raise SourceUnreadable("It is locked with a password.", "Save it without one, and give that file.")
    pages, total = cast("list[str | None]", said["pages"]), cast("int", said["total"])
    texts = [whole_text(page or "").translate(_LIGATURES).replace("\f", "\n") for page in pages]
    raw = "\f".join(texts)
    if len(raw) > _MOST_LETTERS:
        raise too_large(len(raw))
    if pages and all(page is None for page in pages):
        raise SourceBroken("No page of it can be read: it is damaged.", _ADVICE)
    _check(raw, total)
    title = tidy(said.get("title"))
    named = {"page title": title} if title and not _NO_TITLE.fullmatch(title) else {}
    yield Document(
        offer.name, raw, "utf-8", "application/pdf", hashlib.sha256(data).hexdigest(), offer.said, Marked(paper_blocks(raw), named),
        _flags(pages, total, raw, said.get("pictures")), _day(said.get("made")),
    )  # fmt: skip
