"""Word files (.docx): the paragraphs of ``word/document.xml``, by the parser of the standard library, with nothing resolved.

Hidden text and white letters are put aside; deleted text, comments, fields' codes, headers, footers and footnotes are not of the article.
The archive is hostile until it is read: one member is taken out, up to a cap of its unpacked bytes, and a document type ends the reading.
The date in the file is when it was made, not when it was published; its title counts less than the headline in the text.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple
from xml.parsers import expat

from briefer.errors import SourceBroken, SourceNotText, SourceTooLarge, SourceUnreadable
from briefer.sources.blocks import Block, Piece, ends_sentence
from briefer.sources.formats.documents import LARGEST, LARGEST_CONTAINER, Document, Found, Offer, tidy, too_large
from briefer.sources.formats.names import clear
from briefer.sources.marked import Marked
from briefer.sources.plain import pieces_of

_BODY, _ABOUT = "word/document.xml", "docProps/core.xml"
_LARGEST_PART = 30_000_000
"""Unpacked bytes of the text with its markup: over 10 million letters of it are more than an article anyway."""
_MOST_PARAGRAPHS, _DEEPEST = 100_000, 100
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_OTHERS = (
    ("xl/", "an Excel file"),
    ("ppt/", "a PowerPoint file"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an e-book"),
)
_ADVICE = "Save it anew as .docx, or give the article as text or HTML."


class _Run(NamedTuple):
    """Text of a paragraph, and why it is not seen."""

    text: str
    hidden: str | None = None


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while it is read."""

    runs: list[_Run] = field(default_factory=list)
    style: str = ""
    listed: bool = False
    shaded: bool = False


def _is_on(said: Mapping[str, str]) -> bool:
    return next((v for k, v in said.items() if k.endswith(" val")), "true") not in {"0", "false", "off", "none"}


def _value(said: Mapping[str, str], name: str) -> str:
    return next((v for k, v in said.items() if k.endswith(f" {name}")), "")


class _Body:
    """Listens to the parser. Paragraphs within paragraphs (text boxes) come out where they end."""

    def __init__(self) -> None:
        self.done: list[_Paragraph] = []
        self.open: list[_Paragraph] = []
        self.hides: str | None = None
        self.white = False
        self.listens = False
        self.skipped = 0
        self.shades = [False]
        self.size = 0
        self.paragraphs = 0

    def start(self, name: str, said: dict[str, str]) -> None:
        """An element begins."""
        if name == _FALLBACK or self.skipped:
            self.skipped += 1
            return
        short = name.removeprefix(_W).removeprefix(_STRICT)
        if short == "p":
            self.open.append(_Paragraph())
            self._count()
        elif short == "tc":
            self.shades.append(False)
            self._count()
        elif short == "shd":
            self._shade(_value(said, "fill").upper() not in {"", "AUTO", "FFFFFF"})
        elif self.open:
            self._within(short, said)

    def _count(self) -> None:
        self.paragraphs += 1
        if self.paragraphs > _MOST_PARAGRAPHS or len(self.shades) > _DEEPEST or len(self.open) > _DEEPEST:
            raise SourceTooLarge(f"It has more than {_MOST_PARAGRAPHS:,} paragraphs and cells, or tables in tables in tables.", _ADVICE)

    def _within(self, short: str, said: dict[str, str]) -> None:
        paragraph = self.open[-1]
        if short == "r":
            self.hides, self.white = None, False
        elif short in {"vanish", "webHidden"} and _is_on(said):
            self.hides = "hidden text"
        elif short == "color":
            self.white = _value(said, "val").upper() == "FFFFFF"
        elif short == "pStyle":
            paragraph.style = _value(said, "val").lower()
        elif short == "numPr":
            paragraph.listed = True
        elif short in _SIGNS:
            self._add(_SIGNS[short])
        self.listens = short == "t"

    def _shade(self, dark: bool) -> None:  # noqa: FBT001  (one fact)
        if self.open:
            self.open[-1].shaded = self.open[-1].shaded or dark
        else:
            self.shades[-1] = self.shades[-1] or dark

    def text(self, text: str) -> None:
        """Characters."""
        if self.listens and self.open and not self.skipped:
            self._add(text)

    def _add(self, text: str) -> None:
        self.size += len(text)
        if self.size > LARGEST:
            raise too_large(self.size)
        white = "white letters on white" if self.white and not self.open[-1].shaded and not any(self.shades) else None
        self.open[-1].runs.append(_Run(text, self.hides or white))

    def end(self, name: str) -> None:
        """An element ends."""
        if self.skipped:
            self.skipped -= 1
            return
        short = name.removeprefix(_W).removeprefix(_STRICT)
        self.listens = False
        if short == "p" and self.open:
            self.done.append(_closed(self.open.pop()))
        elif short == "r":
            self.hides, self.white = None, False
        elif short == "tc" and len(self.shades) > 1:
            self.shades.pop()


def _closed(paragraph: _Paragraph) -> _Paragraph:
    """A paragraph whose runs of one kind are one."""
    groups = groupby(paragraph.runs, key=lambda run: run.hidden)
    return replace(paragraph, runs=[_Run("".join(run.text for run in runs), hidden) for hidden, runs in groups])


def _no_doctype(*_: object) -> None:
    raise SourceBroken("It declares a document type or entities, which no Word file does.", _ADVICE)


def _parsed(
    xml: bytes, start: Callable[[str, dict[str, str]], object], text: Callable[[str], object], end: Callable[[str], object]
) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.EntityDeclHandler = _no_doctype
    parser.StartElementHandler, parser.CharacterDataHandler, parser.EndElementHandler = start, text, end
    try:
        parser.Parse(xml, True)  # noqa: FBT003  (the parser's own sign of the end)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise SourceBroken(f"Its text is damaged ({fault}).", _ADVICE) from fault


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """One file of the archive, unpacked."""
    try:
        with archive.open(name) as stream:
            data = stream.read(_LARGEST_PART + 1)
    except RuntimeError as fault:
        raise SourceUnreadable("It is locked with a password.", "Save it without one, and give that file.") from fault
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as fault:
        raise SourceBroken(f"The archive is damaged ({clear(str(fault))}).", _ADVICE) from fault
    if len(data) > _LARGEST_PART:
        what = f"Its text unpacks to more than {_LARGEST_PART / 1e6:.0f} MB: no article is that long."
        raise SourceTooLarge(what, _ADVICE)
    return data


def _archive(data: bytes) -> zipfile.ZipFile:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise SourceNotText("It is an Office document of the old kind (.doc), or locked with a password.", _ADVICE)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as fault:
        raise SourceBroken(f"It is named like a Word file, and is none, or is damaged ({clear(str(fault))}).", _ADVICE) from fault
    names = archive.namelist()
    if _BODY not in names:
        what = next((what for begin, what in _OTHERS if any(n.startswith(begin) for n in names)), "a zip archive")
        raise SourceNotText(f"It is {what}, no Word file.", "Save the article as text, HTML or .docx, and give that file.")
    return archive


def _about(archive: zipfile.ZipFile) -> dict[str, str]:
    """The title and the day of making that the file gives; nothing where that part is missing or damaged."""
    found: dict[str, str] = {}
    at: list[str] = []

    def text(words: str) -> None:
        key = at[-1].rsplit(" ", 1)[-1] if at else ""
        found[key] = (found.get(key, "") + words)[:2000]

    try:
        xml = _member(archive, _ABOUT) if _ABOUT in archive.namelist() else b""
        if xml:
            _parsed(xml, lambda name, _: at.append(name), text, lambda _: at.pop())
    except (SourceBroken, SourceTooLarge):
        return {}
    return found


def _spans(runs: list[_Run], start: int) -> Iterator[tuple[int, int, str | None]]:
    """Stretches of one kind, divided at line breaks that end a sentence."""
    at = begin = start
    kind: str | None = None
    line = ""
    for run in runs:
        for part in run.text.splitlines(keepends=True):
            breaks = line.endswith("\n") and (ends_sentence(line.rstrip()) or not line.strip())
            if (run.hidden != kind or breaks) and at > begin:
                yield begin, at, kind
                begin, line = at, ""
            kind = run.hidden
            at += len(part)
            line = (line + part)[-200:] if part.strip() or line.strip() else "\n"
    if at > begin:
        yield begin, at, kind


def _pieces(raw: str, start: int, end: int) -> tuple[Piece, ...]:
    """A stretch, with each line break as a blank."""
    pieces: list[Piece] = []
    at = start
    for line in raw[start:end].split("\n"):
        low, high = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        if low < high:
            if pieces:
                pieces.append(Piece(" ", pieces[-1].end, low, "space"))
            pieces.extend(pieces_of(raw, low, high))
        at += len(line) + 1
    return tuple(pieces)


def _joined(raw: str, spans: list[tuple[int, int, str | None]]) -> tuple[Piece, ...]:
    """The seen stretches of one line of thought; a hidden one between them leaves no blank."""
    pieces: list[Piece] = []
    for start, end, _ in spans:
        pieces.extend(pieces_of(raw, start, end) if "\n" not in raw[start:end] else _pieces(raw, start, end))
    return tuple(pieces)


def _blocks(raw: str, paragraph: _Paragraph, start: int) -> Iterator[Block]:
    kind = "h1" if paragraph.style in {"title", "heading1"} else "h2" if paragraph.style.startswith("heading") else "text"
    seen: list[tuple[int, int, str | None]] = []
    for span in _spans(paragraph.runs, start):
        if not raw[span[0] : span[1]].strip() and span[2]:
            continue
        if span[2]:
            pieces = _pieces(raw, span[0], span[1])
            yield Block(pieces, kind, span[2])
        elif seen and raw[seen[-1][1] - 1] == "\n":
            yield from _seen(raw, seen, kind, paragraph)
            seen = [span]
        else:
            seen.append(span)
    yield from _seen(raw, seen, kind, paragraph)


def _seen(raw: str, spans: list[tuple[int, int, str | None]], kind: str, paragraph: _Paragraph) -> Iterator[Block]:
    pieces = list(_joined(raw, spans))
    while pieces and not pieces[-1].text.strip():
        pieces.pop()
    while pieces and not pieces[0].text.strip():
        pieces.pop(0)
    if pieces:
        yield Block(tuple(pieces), kind, bullet=paragraph.listed)


def word_documents(offer: Offer) -> Iterator[Found]:
    """The one document of a Word file.

    Raises:
        SourceBroken: it is damaged, or is made to do harm.
        SourceNotText: it is another kind of file.
        SourceTooLarge: it, or its text, is larger than an article can be.
        SourceUnreadable: it is locked.
    """
    data = offer.whole(LARGEST_CONTAINER)
    archive = _archive(data)
    body = _Body()
    _parsed(_member(archive, _BODY), body.start, body.text, body.end)
    texts = ["".join(run.text for run in p.runs) for p in body.done]
    raw = "\n".join(texts)
    blocks: list[Block] = []
    at = 0
    for paragraph, text in zip(body.done, texts, strict=True):
        blocks.extend(_blocks(raw, paragraph, at))
        at += len(text) + 1
    about = _about(archive)
    title = tidy(about.get("title"))
    yield Document(
        offer.name, raw, "utf-8", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        hashlib.sha256(data).hexdigest(), offer.said,
        Marked(tuple(sorted(blocks, key=lambda b: (b.start, b.end))), {"page title": title} if title else {}), (),
        about.get("created", "")[:10] or None,
    )  # fmt: skip
