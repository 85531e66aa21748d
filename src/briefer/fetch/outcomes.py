"""What comes of asking for one address, and the limits within which it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["html", "xml", "pdf", "text", "json", "docx", "eml"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may cost. Sizes in decoded bytes, times in seconds."""

    data: int = 20_000_000
    robots: int = 500_000
    redirects: int = 5
    seconds: float = 30.0
    """For everything: name, robots.txt, redirects, body; not the waiting for other requests to the same host."""
    pause: float = 1.0
    """From the end of a request to a host to the next one."""
    longest_pause: float = 30.0
    """What a Crawl-delay may ask for."""
    at_once: int = 8
    """Requests under way, to different hosts."""


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server knows what we have of ``url``, the address that gave it in the end; empty where it gave none."""

    url: str
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Redirect:
    """One step: the status that said so, and where it led."""

    status: int
    url: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of an address, decoded. ``content_type`` is as told, without parameters; ``kind`` is what the bytes are to be read as."""

    asked: str
    url: str
    status: int
    kind: Kind
    content_type: str
    charset: str | None
    data: bytes
    validators: Validators
    redirects: tuple[Redirect, ...] = ()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """304: what we have is what is there."""

    asked: str
    url: str
    validators: Validators
    redirects: tuple[Redirect, ...] = ()


@dataclass(frozen=True, slots=True)
class ComeBack:
    """The host wants to be left alone (429 or 503) for ``pause`` seconds, None where it does not say.

    ``status`` is None where it said so before, and was not asked again.
    """

    asked: str
    url: str
    status: int | None
    pause: float | None
    redirects: tuple[Redirect, ...] = ()


Outcome = Fetched | Unchanged | ComeBack
