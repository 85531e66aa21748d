"""Names of files as text that every output can hold."""

from __future__ import annotations

import os

_LONGEST = 200


def clear(name: str) -> str:
    """What is no character of a line becomes U+FFFD; a long name loses its middle."""
    printable = "".join(c if c.isprintable() else "\ufffd" for c in name)
    return printable if len(printable) <= _LONGEST else f"{printable[: _LONGEST // 2]}…{printable[-_LONGEST // 2 :]}"


def shown(name: str) -> str:
    """The name of a file of the disk, whose bytes may be no text."""
    return clear(os.fsencode(name).decode("utf-8", "replace"))
