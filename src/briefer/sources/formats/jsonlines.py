r"""JSON Lines: an article a line, as an object with these fields.

    text or html   the article; one of them has to be there, and with both html is read
    title, url, publisher, language, published, author   text, and each may be left out

Other fields are passed over. ``NaN`` (which is no JSON, but which data frames write for "nothing") is nothing.
The file is read line by line; a line over 10 MB is passed over and named. Articles are named by the number of their line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from briefer.errors import SourceBroken, SourceEmpty, SourceFault, SourceTooLarge
from briefer.sources.formats.documents import LARGEST, MOST_ENTRIES, Document, Found, Offer, entry, said_of, too_many, unread
from briefer.sources.formats.texts import moment, text_of

FIELDS = ("title", "url", "publisher", "language", "published", "author")
_ADVICE = 'A line looks like this: {"title": "...", "text": "...", "url": "...", "published": "2024-12-31"}'


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The number and the bytes of each line that is not empty; None for one that is too long."""
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        if len(line) > LARGEST:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LARGEST)
            yield number, None
        elif line.strip(b"\xef\xbb\xbf \t\r\n\0"):
            yield number, line


def _object(line: bytes) -> dict[str, object]:
    try:
        value = json.loads(text_of(line.strip()), parse_constant=lambda _: None)
    except (ValueError, RecursionError) as fault:
        what = "it is nested too deeply" if isinstance(fault, RecursionError) else f"{fault}"
        raise SourceBroken(f"The line is no JSON ({what}).", _ADVICE) from fault
    if not isinstance(value, dict):
        raise SourceBroken(f"The line is no object, but {type(value).__name__}.", _ADVICE)
    return value


def _document(name: str, line: bytes, offer: Offer) -> Document:
    value = _object(line)
    field = "html" if value.get("html") else "text"
    body = value.get(field)
    if body is not None and not isinstance(body, str):
        raise SourceBroken(f'The field "{field}" is no text.', _ADVICE)
    if not body:
        raise SourceEmpty('The line has neither "text" nor "html".', _ADVICE)
    given = {key: value.get(key) for key in FIELDS}
    odd = [key for key, words in given.items() if words is not None and not isinstance(words, str)]
    published = given["published"]
    said = said_of(**{**given, "published": moment(published) if isinstance(published, str) else None})
    flags = tuple(f'the field "{key}" is no text, and is not used' for key in odd)
    return entry(name, body, "text/html" if field == "html" else "text/plain", {**said, **offer.said}, flags)


def json_documents(offer: Offer) -> Iterator[Found]:
    """A document for each line; lines that cannot be read are named.

    Raises:
        SourceEmpty: there is no line in it.
        SourceTooLarge: it has more lines than are read; those before were.
    """
    empty = True
    for count, (number, line) in enumerate(_lines(offer.stream)):
        if count >= MOST_ENTRIES:
            raise too_many()
        empty = False
        name = f"{offer.name}#{number}"
        try:
            if line is None:
                raise SourceTooLarge(f"The line has more than {LARGEST / 1e6:.0f} MB.", "Give the article alone, as text or HTML.")
            yield _document(name, line, offer)
        except SourceFault as fault:
            yield unread(name, fault)
    if empty:
        raise SourceEmpty("There is no line in it.", _ADVICE)
