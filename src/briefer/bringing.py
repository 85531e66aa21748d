"""Addresses of the web among the arguments: what `fetch` brings, as `sources` takes it. One that can't be brought costs no other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from importlib.metadata import version

from briefer.errors import AddressRefused, SourceFault, SourceUnreadable
from briefer.fetch import ComeBack, Fetched, Fetcher, Outcome, Unchanged, agent_named, canonical
from briefer.sources.reading import Brought

MakeFetcher = Callable[[], Fetcher]
_ENDINGS = {"html": "html", "xml": "xml", "pdf": "pdf", "text": "txt", "json": "jsonl", "docx": "docx", "eml": "eml"}
"""By which `sources` tells a format, for what `fetch` calls it."""


def public_fetcher(contact: str | None = None) -> Fetcher:
    """One that asks public addresses only, under our name; ``contact`` is an address where a host may complain.

    Raises:
        UsageFault: the contact has a character that can't be sent.
    """
    ours = version("briefer")
    return Fetcher(agent_named(ours, contact) if contact else f"briefer/{ours}")


def bring(addresses: Sequence[str], make: MakeFetcher = public_fetcher) -> tuple[Brought, ...]:
    """What is at these addresses, in their order; of those that mean the same page, the first."""
    wanted: dict[str, str] = {}
    for address in addresses:
        wanted.setdefault(_known_as(address), address)
    return asyncio.run(_all(list(wanted.values()), make))


def _known_as(address: str) -> str:
    try:
        return canonical(address)
    except AddressRefused:
        return address  # the fetcher says why


async def _all(addresses: Sequence[str], make: MakeFetcher) -> tuple[Brought, ...]:
    fetcher = make()
    return tuple(await asyncio.gather(*(_one(address, fetcher) for address in addresses)))


async def _one(address: str, fetcher: Fetcher) -> Brought:
    try:
        return _brought(address, await fetcher.get(address))
    except SourceFault as fault:
        return Brought(address, fault=fault)


def _brought(address: str, outcome: Outcome) -> Brought:
    return brought(address, outcome) if isinstance(outcome, Fetched) else Brought(address, fault=left_alone(outcome))


def brought(address: str, page: Fetched) -> Brought:
    """What was fetched, as `sources` takes it."""
    return Brought(address, page.data, ending=_ENDINGS[page.kind], url=canonical(page.url))


def left_alone(outcome: ComeBack | Unchanged) -> SourceUnreadable:
    """What to say where no page came, as its host wants none asked for now."""
    when = f"in {outcome.pause:.0f} seconds" if isinstance(outcome, ComeBack) and outcome.pause else "later"
    return SourceUnreadable("Its host asks to be left alone for now.", f"Try again {when}.")
