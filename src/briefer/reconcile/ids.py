"""Ids made from content, so that the same input gives the same ids in any order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def make_id(letter: str, parts: Iterable[str]) -> str:
    """``letter`` and ten hex digits of the SHA-256 over the sorted parts."""
    joined = "\n".join(sorted(parts))
    return letter + hashlib.sha256(joined.encode("utf-8")).hexdigest()[:10]
