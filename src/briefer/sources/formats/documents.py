"""What every format takes and gives: an offer (a stream of bytes and hints) goes in, documents come out, each with its text.

The identity of a document is its content: the bytes of a file that is one article; title and text of an article that stands in a feed,
a mailbox or a list, so that the same article in the feed of the next day, or in another mailbox, is the same source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from briefer.errors import SourceEmpty, SourceFault, SourceTooLarge
from briefer.lexicon.patterns import lazy
from briefer.models import MediaType, Unread
from briefer.sources.marked import Marked

Kind = Literal["article", "pdf", "word", "mail", "mailbox", "feed", "json lines", "web archive"]

LARGEST = 10_000_000
"""Bytes of one article. The longest reports of news agencies are under 200 kB; saved pages with their pictures inside reach a few MB."""
LARGEST_CONTAINER = 100_000_000
"""Bytes of a file with many articles, and of one with pictures beside its text."""
MOST_ENTRIES = 100_000
"""Articles of one container."""
_LONGEST_SAID = 2000
_NO_NAME = lazy("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")
"""Characters that no title or name needs: controls, marks of direction, lone surrogates. ZWNJ and ZWJ are letters' business and stay."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article, taken out of what held it.

    Attributes:
        name: 'report.pdf', 'letters.mbox#3'.
        raw: its text as it came, markup included.
        encoding: the codec that gives ``raw`` from the bytes of a text file; 'utf-8' for what was taken out of something.
        media_type: of the article.
        sha256: what the source is known by.
        said: metadata of the container, by the names of ``Marked.said``; it goes before what the article says of itself.
        marked: the blocks, where the format knows them; None where the text is to be divided.
        flags: what a reviewer should look at.
        made: the day on which the file says it was made; no date of publication.
        besides: metadata from elsewhere, by the names of `besides_of`; it counts only where the article itself says nothing.
    """

    name: str
    raw: str
    encoding: str
    media_type: MediaType
    sha256: str
    said: Mapping[str, str] = field(default_factory=dict)
    marked: Marked | None = None
    flags: tuple[str, ...] = ()
    made: str | None = None
    besides: Mapping[str, str] = field(default_factory=dict)


Found = Document | Unread


@dataclass(frozen=True, slots=True)
class Offer:
    """A stream of bytes to be read, and what is known of it.

    Attributes:
        name: what the documents are named after.
        stream: the bytes, from where they begin.
        kind: the format.
        inside: opens what is found inside (an attached file).
        ending: of the file's name, in small letters, without the full stop; '' where there is none.
        said: what is known of the article from outside, as in ``Document``.
        depth: how many containers stand around it.
        size: of the stream in bytes; 0 where it is not known.
    """

    name: str
    stream: BinaryIO
    kind: Kind
    inside: Callable[[Offer], Iterator[Found]]
    ending: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0
    size: int = 0

    def whole(self, most: int = LARGEST) -> bytes:
        """All bytes.

        Raises:
            SourceEmpty: there are none.
            SourceTooLarge: there are more than ``most``.
        """
        if self.size > most:
            raise too_large(self.size, most)
        data = self.stream.read(most + 1)
        if not data:
            raise SourceEmpty("There is no text in it.", "Leave it out, or give the file with the article.")
        if len(data) > most:
            raise too_large(len(data), most)
        return data


Reader = Callable[[Offer], Iterator[Found]]


def too_large(size: int, most: int = LARGEST) -> SourceTooLarge:
    """What to say of too many bytes."""
    what = "an article" if most == LARGEST else "such a file"
    return SourceTooLarge(f"It has {size / 1e6:.0f} MB; {what} has at most {most / 1e6:.0f}.", "Give the article alone, as text or HTML.")


def too_many() -> SourceTooLarge:
    """What to say of what follows the last entry that is read."""
    return SourceTooLarge(f"It has more than {MOST_ENTRIES:,} entries; the others were not read.", "Give it in parts.")


def unread(name: str, fault: SourceFault) -> Unread:
    """A fault as it stands in the reading."""
    return Unread(name=name, why=fault.what, advice=fault.advice)


def whole_text(text: str) -> str:
    """A text that every output can hold: half a surrogate pair becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def tidy(words: object) -> str | None:
    """A title, a name or a date of a container as one line; None where it is no text or empty."""
    if not isinstance(words, str):
        return None
    return " ".join(_NO_NAME.sub(" ", words[: 2 * _LONGEST_SAID]).split())[:_LONGEST_SAID] or None


def said_of(
    *, title: object = None, publisher: object = None, published: object = None, author: object = None, url: object = None,
    language: object = None,
) -> dict[str, str]:  # fmt: skip
    """What a container says of an article, under the names that go before all others in ``about.py``."""
    named = {
        "og:title": title, "og:site_name": publisher, "article:published_time": published, "author": author, "og:url": url,
        "html lang": language,
    }  # fmt: skip
    return {name: words for name, value in named.items() if (words := tidy(value))}


def besides_of(said: Mapping[str, str]) -> dict[str, str]:
    """What `said_of` gives, under the names that ``about.py`` asks last: for ``Document.besides``."""
    last = {
        "og:title": "page title", "og:site_name": "publisher", "article:published_time": "published", "author": "author",
        "html lang": "language",
    }  # fmt: skip
    return {last[name]: words for name, words in said.items() if name in last}


def digest_of(title: str, body: str) -> str:
    """What an article within something is known by: its title and its text."""
    return hashlib.sha256(f"{title}\n\n{body}".encode()).hexdigest()


def entry(name: str, body: str, media_type: MediaType, said: Mapping[str, str], flags: tuple[str, ...] = ()) -> Document:
    """One article of a container.

    Raises:
        SourceEmpty: it has no text.
        SourceTooLarge: it is longer than an article can be.
    """
    body = whole_text(body)
    if not body.strip():
        raise SourceEmpty("It has no text.", "Leave it out, or give the file with the article.")
    if len(body) > LARGEST:
        raise too_large(len(body))
    return Document(name, body, "utf-8", media_type, digest_of(said.get("og:title", ""), body), said, flags=flags)
