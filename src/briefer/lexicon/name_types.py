"""What a found name is."""

from __future__ import annotations

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
