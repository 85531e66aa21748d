"""Run as a script by child.py, in a process of its own: bytes on standard input, JSON on standard output.

It imports nothing of briefer, so that it starts in 0.2 s and holds nothing that a hostile file could want.

    pdf   -> pages (text of each, None for one that cannot be read), total, pictures, locked, title, made
    feed  -> version, broken, title, language, entries
    both  -> fault, where nothing can be read
"""

from __future__ import annotations

import contextlib
import io
import json
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

Said = dict[str, Any]


def _limit(seconds: int, memory: int, output: int) -> None:
    for kind, most in (
        (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, output), (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of the address space
            resource.setrlimit(kind, (most, most))


def _short(fault: BaseException) -> str:
    words = "".join(c if c.isprintable() else "\ufffd" for c in f"{type(fault).__name__}: {fault}")
    return words if len(words) <= 120 else f"{words[:119]}…"


def _words(value: object) -> str | None:
    return str(value) if isinstance(value, str) and value.strip() else None


def _page(page: PageObject) -> tuple[str | None, bool]:
    """The text of a page, and whether it has pictures."""
    try:
        text = page.extract_text()
        return text, not text.strip() and "/XObject" in (page.get("/Resources") or {})
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  (pypdf raises anything on a damaged page; the others go on, and the page is counted)
        return None, False


def _info(reader: PdfReader, key: str) -> str | None:
    try:
        return _words(reader.metadata.get(key)) if reader.metadata else None
    except Exception:  # noqa: BLE001  (a damaged title costs the title)
        return None


def pdf(data: bytes, most_pages: int) -> Said:
    """The text of every page as it stands in the file."""
    from pypdf import PdfReader  # noqa: PLC0415  (0.3 s)
    from pypdf.errors import FileNotDecryptedError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return {"locked": True}
        total = len(reader.pages)
        pages = [_page(reader.pages[number]) for number in range(min(total, most_pages))]
    except FileNotDecryptedError:
        return {"locked": True}
    return {
        "pages": [text for text, _ in pages], "pictures": sum(picture for _, picture in pages), "total": total,
        "title": _info(reader, "/Title"), "made": _info(reader, "/CreationDate"),
    }  # fmt: skip


def _bodies(item: Mapping[str, Any]) -> Iterator[Said]:
    for part in [*(item.get("content") or []), item.get("summary_detail") or {}]:
        if value := _words(part.get("value")):
            yield {"type": str(part.get("type") or ""), "value": value, "own": part is not item.get("summary_detail")}


def _entry(item: Mapping[str, Any]) -> Said:
    named = {key: _words(item.get(key)) for key in ("title", "link", "id", "author", "published", "updated", "language")}
    parsed = item.get("published_parsed") or item.get("updated_parsed")
    day = "{:04}-{:02}-{:02}".format(*parsed[:3]) if parsed else None
    source = item.get("source") or {}
    return {**named, "day": day, "publisher": _words(source.get("title")), "bodies": list(_bodies(item))}


def feed(data: bytes, _: int) -> Said:
    """The entries of a feed with what they say; pages are not cleaned, since briefer does that itself and says so."""
    import feedparser  # noqa: PLC0415  (0.2 s)

    headers = {"content-type": "application/xml; charset=utf-8"}
    found = feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    broken = found.get("bozo_exception") if found.get("bozo") else None
    about = found.get("feed") or {}
    return {
        "version": found.get("version") or "", "broken": _short(broken) if broken else None,
        "title": _words(about.get("title")), "language": _words(about.get("language")),
        "entries": [_entry(item) for item in found.get("entries") or []],
    }  # fmt: skip


READERS: dict[str, Callable[[bytes, int], Said]] = {"pdf": pdf, "feed": feed}


def main(what: str, seconds: str, memory: str, output: str, pages: str) -> None:
    """Read, say, end. A fault of a parser is said; a limit ends the process with a signal or a status."""
    _limit(int(seconds), int(memory), int(output))
    sys.setrecursionlimit(3000)
    try:
        said = READERS[what](sys.stdin.buffer.read(), int(pages))
    except MemoryError:
        sys.exit(9)
    except Exception as fault:  # noqa: BLE001  (the very edge: whatever a parser raises is said to the parent, which names the file)
        said = {"fault": _short(fault)}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(*sys.argv[1:])
