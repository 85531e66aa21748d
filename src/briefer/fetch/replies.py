"""What the head of a reply says: where it leads, by what it is known again, and that it is no page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from briefer.errors import AddressRefused, FetchStatus
from briefer.fetch.outcomes import Redirect, Validators
from briefer.fetch.urls import Place, joined

_ETAG = re.compile(r'(W/)?"[\x21\x23-\x7e]{0,200}"', re.ASCII)
_DATE = re.compile(r"[\x20-\x7e]{1,64}", re.ASCII)


def next_place(place: Place, moved: Redirect, seen: int, most: int) -> Place:
    """Where a redirect leads, if it may; ``seen`` counts those before it.

    From https down to http it may not: who asks for a page that nobody on the way can change gets none that anybody can.

    Raises:
        AddressRefused: it leads where briefer never goes.
        FetchStatus: it is one too many.
    """
    if seen >= most:
        raise FetchStatus(
            f"{place} leads on, after {most} redirects.", "Give the address at which the page is, from a browser.", moved.status
        )
    there = joined(place, moved.url)
    if place.scheme == "https" and there.scheme == "http":
        raise AddressRefused(
            f"{place} leads from https down to {there}, where anybody on the way can change it.",
            "Give that address itself if you accept this.",
        )
    return there


def conditions(place: Place, known: Validators | None) -> dict[str, str]:
    """The headers by which a server may say that nothing has changed. Only for the address that gave the validators."""
    headers: dict[str, str] = {}
    if known is None or known.url != place.url:
        return headers
    if _ETAG.fullmatch(known.etag):
        headers["If-None-Match"] = known.etag
    if _is_date(known.modified):
        headers["If-Modified-Since"] = known.modified
    return headers


def validators(url: str, headers: Mapping[str, str]) -> Validators:
    """By what the server will know this again; what is no validator is not kept."""
    etag, modified = headers.get("etag", "").strip(), headers.get("last-modified", "").strip()
    return Validators(url, etag if _ETAG.fullmatch(etag) else "", modified if _is_date(modified) else "")


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text) and parsedate_to_datetime(text))
    except ValueError:
        return False


def longer(headers: Mapping[str, str], largest: int) -> bool:
    """Whether a reply says itself that it is too long."""
    told = headers.get("content-length", "")
    return told.isascii() and told.isdigit() and int(told[:20]) > largest


def no_page(place: Place, status: int) -> FetchStatus:
    """What to say of a status that is no page."""
    if status in {404, 410}:
        return FetchStatus(f"There is no page at {place} ({status}).", "Look whether it has moved, and change or drop the address.", status)
    if status in {401, 402, 403, 407, 451}:
        return FetchStatus(
            f"{place} is not for us to read ({status}).", "Save the page from a browser that may, and give the file.", status
        )
    if status >= 500:
        return FetchStatus(f"{place} is out of order ({status}).", "Try again later.", status)
    return FetchStatus(f"{place} answers {status}, which is no page.", "Look at the address in a browser.", status)
