"""Mailboxes (mbox): a stream of messages, each after a line "From ADDRESS DATE"; read one message at a time.

Exporters escape such a line within a message with ">", which is taken away again; where one did not, only a line with a time and a year
behind "From" and an empty line before it begins a new message.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from briefer.errors import SourceBroken, SourceFault, SourceTooLarge
from briefer.lexicon.patterns import lazy
from briefer.sources.formats.documents import MOST_ENTRIES, Found, Offer, too_many, unread
from briefer.sources.formats.kinds import FROM_LINE
from briefer.sources.formats.mail import LARGEST_MESSAGE, mail_documents

_ESCAPED = lazy(rb">+From ")
_ADVICE = "Export the mailbox again, or give single messages (.eml)."
_CHUNK = 1_000_000


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """The bytes of each message; None for one that is too large, which is passed over as it is read."""
    data = bytearray()
    begun, over, empty, whole = False, False, True, True
    while line := stream.readline(_CHUNK):
        if whole and empty and line.startswith(b"From ") and FROM_LINE.match(line.rstrip(b"\r\n")):
            if begun:
                yield None if over else bytes(data)
            data.clear()
            begun, over = True, False
        elif begun and not over:
            data += line[1:] if whole and _ESCAPED.match(line) else line
            over = len(data) > LARGEST_MESSAGE
        empty = whole and not line.strip(b"\r\n")
        whole = line.endswith(b"\n")
    if begun:
        yield None if over else bytes(data)


def mailbox_documents(offer: Offer) -> Iterator[Found]:
    """The documents of every message, named by its number; a message that cannot be read is named.

    Raises:
        SourceBroken: there is no message in it.
        SourceTooLarge: it has more messages than are read; those before were.
    """
    number = 0
    for number, data in enumerate(_messages(offer.stream), 1):
        if number > MOST_ENTRIES:
            raise too_many()
        name = f"{offer.name}#{number}"
        try:
            if data is None:
                raise SourceTooLarge(f"The message has more than {LARGEST_MESSAGE / 1e6:.0f} MB.", "Give what is attached to it by itself.")
            yield from mail_documents(replace(offer, name=name, stream=io.BytesIO(data), kind="mail", depth=offer.depth + 1, size=0))
        except SourceFault as fault:
            yield unread(name, fault)
    if not number:
        raise SourceBroken('There is no message in it: in a mailbox each begins with a line "From ...".', _ADVICE)
