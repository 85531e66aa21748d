"""One article into the memory of a desk: under which key, with which bytes as its original, from which place.

The key of an article is the address at which it was found, canonical; without one, what identifies its content. What a page says of its
own address (``<link rel=canonical>``) counts for nothing: a site that names its front page there, as some do for every page, would
make all its articles versions of one. Two addresses with the same words are one article all the same: the memory sees to that.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefer.collecting.outcome import Tally
from briefer.desk import Memory
from briefer.errors import AddressRefused, SourceFault
from briefer.fetch import canonical
from briefer.models import Grade, Incoming, Source, Taken, TakenHow, Version
from briefer.sources.formats.documents import Document, unread
from briefer.sources.reading import source_of
from briefer.sources.told import Told


def key_of(document: Document) -> str:
    """What an article that stands with others in something is known by: its own address, else its content."""
    try:
        return canonical(document.said["og:url"])
    except (KeyError, AddressRefused):
        return f"text:{document.sha256}"


def own_text(document: Document) -> tuple[bytes, str]:
    """What is kept as the original of an article that stands with others in something, and the ending of such a file."""
    return document.raw.encode(), "html" if document.media_type == "text/html" else "txt"


class Intake:
    """Takes articles in, one after another, and counts what comes of it."""

    def __init__(self, memory: Memory, grades: Mapping[str, Grade], tally: Tally) -> None:
        self.articles, self.tally = memory.articles, tally
        self._grades = grades

    def source(self, document: Document, told: Told = Told()) -> Source:  # noqa: B008  (it is frozen)
        """A document as read.

        Raises:
            SourceFault: there is no article in it.
        """
        return source_of(document, told, self._grades)

    def knows(self, place: str, key: str, document: Document) -> bool:
        """Whether the last version of that key is this very content, which then need not be read again; counted as known."""
        last = self.articles.with_key(key)
        if last is None and self.articles.forgot(key, document.sha256):
            self.tally.unchanged(place)
            return True
        if last is None or last.source.sha256 != document.sha256:
            return False
        self.tally.came(place, Taken(how=TakenHow.SAME, version=last))
        return True

    def before(self, key: str) -> Version | None:
        """The last version of what an address, canonical, gave before; also of one that led on to another."""
        known = self.articles.asked(key)
        led_on = known is not None and known.found.startswith("http")
        return self.articles.with_key(key) or (self.articles.with_key(canonical(known.found)) if known and led_on else None)

    def take(self, place: str, article: Incoming) -> None:
        """Take one article in."""
        for taken in self.articles.take((article,)):
            self.tally.came(place, taken)

    def fail(self, place: str, name: str, fault: SourceFault) -> None:
        """Name what could not be read."""
        self.tally.fail(place, unread(name, fault))
