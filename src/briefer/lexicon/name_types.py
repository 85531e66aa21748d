"""What a found name is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefer.models import EntityKind


class NameWords(NamedTuple):
    """A name as it stands in a text: ``text[start:end] == text``.

    ``text`` is the name alone ("Muhammad Asim Malik"); for an organisation it holds the acronym in brackets behind it.
    ``title`` is the rank or form of address before it ("General"); ``role`` the office that the words beside it give.
    """

    start: int
    end: int
    text: str
    kind: EntityKind
    role: str | None = None
    title: str | None = None
    acronym: str | None = None


def covered(names: Iterable[NameWords]) -> frozenset[int]:
    """Every character that belongs to one of these names."""
    return frozenset(at for name in names for at in range(name.start, name.end))
