"""From a name to the addresses that its connections are pinned to. A name is looked up once in a run."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import ip_address
from threading import Thread

from briefer.errors import AddressRefused, HostUnreachable
from briefer.fetch.addresses import Address, Allowed, literal
from briefer.fetch.urls import Place, plain

Resolve = Callable[[str], Awaitable[Sequence[str]]]


class Names:
    """The names of a run and what they stood for when they were looked up."""

    def __init__(self, resolve: Resolve, allowed: Allowed) -> None:
        self._resolve, self._allowed = resolve, allowed
        self._known: dict[str, tuple[Address, ...]] = {}

    async def addresses(self, place: Place) -> tuple[Address, ...]:
        """The addresses to connect to, in the resolver's order.

        Raises:
            AddressRefused: one of them is not public. The name is refused whole: whoever mixes them tries something, or has made a mistake.
            HostUnreachable: there is no such name.
        """
        found = self._known.get(place.host) or self._known.setdefault(place.host, await self._looked_up(place))
        for address in found:
            if not self._allowed(address, place.port):
                raise AddressRefused(
                    f"{place} leads to {address}, which is no address of the public internet.",
                    "briefer never asks machines inside a network. Save the page to a file, and give that.",
                )
        return found

    async def _looked_up(self, place: Place) -> tuple[Address, ...]:
        written = literal(f"[{place.host}]" if ":" in place.host else place.host)
        if written is not None:
            return (written,)
        try:
            found = tuple(dict.fromkeys(ip_address(a) for a in await self._resolve(place.host)))
        except OSError as error:
            raise _no_name(place, plain(error.strerror or "no reason given")) from error
        if not found:
            raise _no_name(place, "it has no address")
        return found


def _no_name(place: Place, why: str) -> HostUnreachable:
    return HostUnreachable(f"The name {place.host} was not found ({why}).", "Check its spelling and the network, and try again.")


async def system_addresses(name: str) -> tuple[str, ...]:
    """The addresses that the system gives for a name.

    The system's resolver can't be interrupted. It runs in a thread that nobody has to wait for, so that a name server that is silent
    holds up neither the other requests nor the end of the process.

    Raises:
        OSError: there is none.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[tuple[str, ...]] = loop.create_future()

    def look_up() -> None:
        try:
            found = tuple(str(entry[4][0]) for entry in socket.getaddrinfo(name, None, type=socket.SOCK_STREAM))
        except OSError as error:
            tell(error)
        else:
            tell(found)

    def tell(result: tuple[str, ...] | OSError) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, result)

    def settle(result: tuple[str, ...] | OSError) -> None:
        if answer.done():  # whoever asked has gone
            return
        if isinstance(result, OSError):
            answer.set_exception(result)
        else:
            answer.set_result(result)

    Thread(target=look_up, daemon=True).start()
    return await answer
