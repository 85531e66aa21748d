"""A body as it comes to its decoded bytes, in small steps, and never more of them than allowed: a bomb ends where the limit is."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from typing import Protocol

from briefer.errors import FetchBroken

_STEP = 65_536
_GZIP = 16 + zlib.MAX_WBITS


class _Unpacker(Protocol):
    def feed(self, piece: bytes) -> Iterator[bytes]: ...

    def whole(self) -> bool: ...


class _AsIs:
    def feed(self, piece: bytes) -> Iterator[bytes]:
        yield piece

    def whole(self) -> bool:
        return True


class _Zlib:
    """gzip, with any number of members (RFC 1952, 2.2); deflate in zlib's wrapping, or bare as some servers send it."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._one = zlib.decompressobj(_GZIP) if gzip else None
        self._head = b""

    def feed(self, piece: bytes) -> Iterator[bytes]:
        if self._one is None:
            self._head += piece
            if len(self._head) < 2:
                return
            wrapped = self._head[0] & 15 == 8 and int.from_bytes(self._head[:2], "big") % 31 == 0
            self._one, piece = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS), self._head
        while piece:
            if self._one.eof:
                if not (self._gzip and piece.startswith(b"\x1f")):
                    return  # padding behind the end, as gzip itself passes over
                self._one = zlib.decompressobj(_GZIP)
            part = self._one.decompress(piece, _STEP)
            while part:
                yield part
                part = self._one.decompress(self._one.unconsumed_tail, _STEP)
            piece = self._one.unused_data

    def whole(self) -> bool:
        return self._one is not None and self._one.eof


def _unpacker(coding: str) -> _Unpacker:
    match coding.strip().lower():
        case "" | "identity":
            return _AsIs()
        case "gzip" | "x-gzip":
            return _Zlib(gzip=True)
        case "deflate":
            return _Zlib(gzip=False)
    raise FetchBroken(
        "It is packed in a way that nobody asked for; only gzip or deflate, once, is read.", "Save the page, and give the file."
    )


async def unpacked(pieces: AsyncIterator[bytes], coding: str, largest: int) -> tuple[bytes, bool]:
    """At most ``largest`` decoded bytes, and whether that is all. ``coding`` is the Content-Encoding, empty for none.

    Raises:
        FetchBroken: it is damaged, ends too early, or is packed in a way that nobody asked for.
    """
    unpacker = _unpacker(coding)
    data, packed = bytearray(), 0
    try:
        async for piece in pieces:
            packed += len(piece)
            for part in unpacker.feed(piece):
                data += part
                if len(data) > largest:
                    return bytes(data[:largest]), False
            if packed > largest:  # much that unpacks to nothing
                return bytes(data), False
    except zlib.error as error:
        raise FetchBroken("It is damaged: it does not unpack.", "Try again later.") from error
    if packed and not unpacker.whole():
        raise FetchBroken("It is cut short: it unpacks only in part.", "Try again later.")
    return bytes(data), True
