"""E-mail (.eml): a message is an article; what is attached to it is read too where briefer reads its format, and named where not.

The HTML of a message is read rather than its plain text, as newsletters wrap the plain text at 72 columns, put addresses between its
words, or give only "open in the browser" there; and only in HTML can hidden text be told. The plain text is read where it says twice as
much, and where it holds a forwarded message, whose sender, date and subject then count (forwarded.py).
Subject, From and Date are title, publisher and date of publication.
"""

from __future__ import annotations

import io
import re
from binascii import Error as NotBase64
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from briefer.errors import SourceBroken, SourceEmpty, SourceFault, SourceNotText, SourceTooLarge
from briefer.lexicon.patterns import lazy
from briefer.sources.formats.documents import Document, Found, Offer, entry, said_of, unread
from briefer.sources.formats.forwarded import forwarded
from briefer.sources.formats.kinds import kind_of
from briefer.sources.formats.names import clear
from briefer.sources.formats.texts import moment, sender_of, text_of, text_or_marks

LARGEST_MESSAGE = 40_000_000
"""Bytes with what is attached; mail servers take 25 to 50 MB."""
_MOST_LINES = 1_000_000
_DEEPEST, _MOST_BOUNDARIES, _LONGEST_HEADER, _MOST_ATTACHED = 4, 200, 20_000, 200
_CONTENT = lazy(rb"^content-[a-z-]+:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_HEADER = lazy(rb"[!-9;-~]{1,80}:[ \t]?")
_UNSAID = frozenset({
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "application/pgp-keys", "text/x-amp-html",
    "message/delivery-status", "message/disposition-notification", "text/rfc822-headers", "application/ms-tnef",
})  # fmt: skip
"""Parts that are of the post, not of the message."""
_TAGS = lazy(r"<[^<>]{0,5000}>")
_CODE = lazy(r"<(/?)(?:style|script|title)\b", re.IGNORECASE)
_BLANK = dict.fromkeys(map(ord, " \t\r\n"))
_ENDINGS = {"text/html": "html", "application/pdf": "pdf", "text/plain": "txt", "text/markdown": "md"}


@dataclass(slots=True)
class _Parts:
    """What a message has."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    attached: list[Message] = field(default_factory=list)
    faults: list[SourceFault] = field(default_factory=list)


def _check(data: bytes) -> None:
    """Refuses what the parser of the standard library would take for ever over: parts in parts in parts, and headers without an end."""
    if data.count(b"\n") > _MOST_LINES:
        raise SourceTooLarge(f"It has more than {_MOST_LINES:,} lines.", "Give the article as text or HTML.")
    if data.lower().count(b"boundary=") > _MOST_BOUNDARIES:
        raise SourceBroken(f"It has more than {_MOST_BOUNDARIES} parts within parts.", "Give the article as text or HTML.")
    if any(len(m.group()) > _LONGEST_HEADER for m in _CONTENT.finditer(data)):
        raise SourceBroken(f"It has a header of more than {_LONGEST_HEADER:,} bytes.", "Give the article as text or HTML.")
    if not any(_HEADER.match(line) for line in data[:4000].split(b"\n")[:8]):
        raise SourceBroken("It is no message: there is no header at its top.", "Save the message again (.eml), or give its text.")


def _decoded(words: str) -> str:
    """A header's words, of whatever charset each is."""
    try:
        parts = decode_header(words)
    except (HeaderParseError, NotBase64, ValueError):
        return words
    return "".join(p if isinstance(p, str) else text_or_marks(p, charset) for p, charset in parts)


def _header(message: Message, name: str) -> str:
    """A header as it stands, unfolded; '' where there is none. Bytes that are no ASCII are read as text."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    words = str(raw)[:_LONGEST_HEADER].encode("utf-8", "surrogateescape")
    return " ".join(text_or_marks(words).split())[:2000]


def _charset(part: Message) -> str | None:
    return part.get_content_charset()


def _bytes(part: Message) -> bytes:
    """What a part holds, its transfer encoding undone."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _name(part: Message) -> str:
    """The name of an attached file, as every output can hold it; '' where it has none."""
    try:
        words = part.get_filename() or ""
    except (LookupError, ValueError, TypeError):
        words = ""
    return clear(_decoded(words).replace("\\", "/").rsplit("/", 1)[-1].strip())


def _is_shown(part: Message, kind: str) -> bool:
    """Whether a text is of the message, and not a file sent with it."""
    return kind in {"text/plain", "text/html"} and part.get_content_disposition() != "attachment" and not part.get_filename()


def _is_decoration(part: Message, kind: str) -> bool:
    """A picture that the message shows within its text."""
    return kind.startswith("image/") and (part.get_content_disposition() != "attachment" or "content-id" in part)


def _flowed(text: str, part: Message) -> str:
    """Lines that end in a blank go on, where the message says so (RFC 3676)."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    blank = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    return re.sub(r"(?<!^--) \r?\n(?!>|\r?\n)", blank, text, flags=re.MULTILINE)


def _parts(message: Message) -> _Parts:
    """The texts of a message, and what is attached, in order."""
    found = _Parts()
    waiting = [message]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        inner = part.get_payload() if part.is_multipart() else None
        if kind == "message/rfc822":
            found.attached.append(part)
        elif isinstance(inner, list):
            waiting += [p for p in reversed(inner) if isinstance(p, Message)]
        elif kind in _UNSAID or _is_decoration(part, kind):
            continue
        elif _is_shown(part, kind):
            _take(found, part, kind)
        else:
            found.attached.append(part)
    return found


def _take(found: _Parts, part: Message, kind: str) -> None:
    data = _bytes(part)
    try:
        text = text_of(data, _charset(part)) if data.strip() else ""
    except SourceNotText as fault:
        found.faults.append(fault)
        return
    text = text.replace("\r\n", "\n")
    if kind == "text/html":
        found.html.append(text)
    else:
        found.plain.append(_flowed(text, part))


def _seen(html: str) -> int:
    """How many letters of a page are neither tags nor code."""
    parts = _CODE.split(html)
    shown = [text for slash, text in zip(["/", *parts[1::2]], parts[::2], strict=True) if slash]
    return len("".join(_TAGS.sub("", "<" * (n > 0) + text) for n, text in enumerate(shown)).translate(_BLANK))


def _article(name: str, message: Message, parts: _Parts, offer: Offer) -> Document:
    """The message itself."""
    said = said_of(
        title=_decoded(_header(message, "subject")),
        publisher=sender_of(_header(message, "from"), _decoded),
        published=moment(_header(message, "date")),
        language=_header(message, "content-language"),
    )
    plain, html = "\n".join(parts.plain), "\n".join(parts.html)
    passed = forwarded(plain) if plain else None
    if passed:
        return entry(name, passed.text, "text/plain", {**said, **passed.said, **offer.said}, ("a forwarded message",))
    seen = _seen(html)
    if seen and 2 * seen >= len("".join(plain.split())):
        return entry(name, html, "text/html", {**said, **offer.said})
    if not plain.strip() and parts.faults:
        raise parts.faults[0]
    return entry(name, plain, "text/plain", {**said, **offer.said})


def _ending(part: Message, name: str) -> str:
    return name.lower().rpartition(".")[2] if "." in name else _ENDINGS.get(part.get_content_type(), "")


def _attached(name: str, part: Message, offer: Offer) -> Iterator[Found]:
    """What comes of one attached file or message."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload() if part.is_multipart() else None
        message = inner[0] if isinstance(inner, list) and inner else None
        if not isinstance(message, Message):
            raise SourceBroken("The message within is damaged.", "Give it by itself.")
        yield from _read(replace(offer, name=name, depth=offer.depth + 1), message)
        return
    data, ending = _bytes(part), _ending(part, name)
    kind = kind_of(ending, data[:4096])
    if kind is None:
        what = f"It is attached, and of a kind that briefer does not read ({clear(part.get_content_type())})."
        raise SourceNotText(what, "If it is an article, give it as text, HTML, PDF or .docx.")
    yield from offer.inside(
        replace(offer, name=name, stream=io.BytesIO(data), kind=kind, ending=ending, said={}, depth=offer.depth + 1, size=len(data))
    )


def _names(offer: Offer, parts: _Parts) -> list[str]:
    """A name for everything attached, each once."""
    names: list[str] = []
    for number, part in enumerate(parts.attached, 1):
        name = f"{offer.name}#{_name(part) or f'part {number}'}"
        names.append(name if name not in names else f"{name} ({number})")
    return names


def _read(offer: Offer, message: Message) -> Iterator[Found]:
    if offer.depth > _DEEPEST:
        raise SourceBroken(f"It is a message within {offer.depth} others.", "Give it by itself.")
    parts = _parts(message)
    if len(parts.attached) > _MOST_ATTACHED:
        raise SourceBroken(f"It has {len(parts.attached)} files attached.", f"briefer reads up to {_MOST_ATTACHED} of a message.")
    try:
        yield _article(offer.name, message, parts, offer)
    except SourceEmpty as fault:
        if not parts.attached:
            yield unread(offer.name, SourceEmpty("The message has no text.", fault.advice))
    except SourceFault as fault:
        yield unread(offer.name, fault)
    for name, part in zip(_names(offer, parts), parts.attached, strict=True):
        try:
            yield from _attached(name, part, replace(offer, said={}))
        except SourceFault as fault:
            yield unread(name, fault)


def mail_documents(offer: Offer) -> Iterator[Found]:
    """The message, then everything attached that is read; what is not read is named.

    Raises:
        SourceBroken: it is no message, or made to do harm.
        SourceTooLarge: it has more than 40 MB, or a million lines.
    """
    data = offer.whole(LARGEST_MESSAGE).lstrip(b"\xef\xbb\xbf\r\n \t")
    _check(data)
    try:
        message = message_from_bytes(data, policy=policy.compat32)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError) as fault:
        raise SourceBroken(f"The message is damaged ({type(fault).__name__}).", "Save the message again, or give its text.") from fault
    yield from _read(offer, message)
