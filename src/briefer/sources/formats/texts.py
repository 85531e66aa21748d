"""Bytes inside containers to text, and what a container calls a date to one that can be read."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parsedate_to_datetime

from briefer.errors import SourceNotText
from briefer.lexicon.patterns import lazy
from briefer.sources.decoding import declared_text, decode, nearly_utf8
from briefer.sources.formats.documents import tidy

_ISO = lazy(r"\d{4}-?\d\d-?\d\d")
_NAMED = lazy(r"(?P<name>[^<>]*)<[^<>@\s]*@(?P<host>[^<>@\s]+)>.*")
_COMMENTED = lazy(r"[^()@\s]+@(?P<host>[^()@\s]+)\s+\((?P<name>[^()]*)\)\s*")
_BARE = lazy(r"\s*<?[^<>()@\s]+@[^<>()@\s]+\s*")
_SHORT = 12
"""Bytes: of fewer no charset can be told."""
_SAYS_NOTHING = frozenset({"us-ascii", "ascii", "unknown-8bit", "x-unknown", "default", "binary"})


def text_of(data: bytes, declared: str | None = None) -> str:
    """The text of the bytes of an entry, a part of a message or a feed.

    1. UTF-8 is UTF-8, whatever is declared, and a damaged character in it damages no other
    2. the declared charset, if it fits; "ascii" with other bytes in it declares nothing
    3. as for a file: decoding.py

    Raises:
        SourceEmpty, SourceNotText: as ``decode``.
    """
    wide = b"\0" in data or data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = None if wide or b"\x1b" in data else nearly_utf8(data)
    if text is None and declared and declared.lower() not in _SAYS_NOTHING:
        text = declared_text(data, declared)
    return (decode(data).text if text is None else text).removeprefix("\ufeff")


def text_or_marks(data: bytes, declared: str | None = None) -> str:
    """As ``text_of``, for a header that must not cost the message: what cannot be read becomes U+FFFD."""
    if len(data) < _SHORT and nearly_utf8(data) is None and not (declared and declared_text(data, declared)):
        return data.decode("ascii", "replace")
    try:
        return text_of(data, declared) if data.strip() else ""
    except SourceNotText:
        return data.decode("ascii", "replace")


def sender_of(words: str, decoded: Callable[[str], str] = str) -> str | None:
    """'"Khaama Press" <news@khaama.com>' -> 'Khaama Press'; the domain where no name stands there; the words where they are no address.

    The parser of the standard library runs out of stack at brackets in brackets; this one sees no structure within a name.
    """
    match = _NAMED.fullmatch(words) or _COMMENTED.fullmatch(words)
    if not match:
        return tidy(decoded(words).rpartition("@")[2] if _BARE.fullmatch(words) else decoded(words))
    name = decoded(match["name"].replace('\\"', '"').strip(" \"'"))
    return tidy(name.strip(" \"'")) or tidy(match["host"])


def moment(words: str | None) -> str | None:
    """'Tue, 31 Dec 2024 23:30:00 -0500' -> '2024-12-31T23:30:00-05:00': the day where it was written; other words as they are.

    The first of January 1970 is the zero of clocks, and no date.
    """
    if not words or words.startswith("1970-01-01"):
        return None
    if _ISO.match(words):
        return words
    try:
        made = parsedate_to_datetime(words[:200])
    except (TypeError, ValueError, OverflowError, IndexError):
        return words
    return None if made.year <= 1970 else made.isoformat()
