"""One request over one connection to a pinned address. The only module that knows httpcore2, imported when something is fetched.

A connection serves one request. That costs a handshake, and no byte of one reply can be read as the start of the next.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpcore2

from briefer.errors import AddressRefused, FetchBroken, FetchFault, HostUnreachable, HostUntrusted
from briefer.fetch.addresses import Address, Allowed
from briefer.fetch.urls import Place, plain

_CONNECT = 10.0
"""Seconds for one address of a host."""
_TRIED = 3
"""Addresses of one host that are tried, in the resolver's order."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of a reply, names in lower case, and its body as it comes, still encoded."""

    status: int
    headers: Mapping[str, str]
    pieces: AsyncIterator[bytes]


def system_trust() -> ssl.SSLContext:
    """TLS that verifies against the certificates of the system (SSL_CERT_FILE and SSL_CERT_DIR, as OpenSSL reads them)."""
    return httpcore2.default_ssl_context()


class _Pinned(httpcore2.AsyncNetworkBackend):
    """Connects to the addresses it was given, whatever name the request has. Each is looked at once more, right at the socket."""

    def __init__(self, addresses: tuple[Address, ...], allowed: Allowed) -> None:
        self._addresses, self._allowed = addresses[:_TRIED], allowed
        self._plain = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  (httpcore2's signature)
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        failed = httpcore2.ConnectError(f"no address for {host}")
        for address in self._addresses:
            if not self._allowed(address, port):
                raise AddressRefused(f"{address} is no address of the public internet.", "Nothing was sent to it.")
            try:
                return await self._plain.connect_tcp(str(address), port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = httpcore2.ConnectError(error)
                failed.__cause__ = error
        raise failed


class Wire:
    """How requests go out: from whom, with which trust, to which addresses at all."""

    def __init__(self, agent: str, allowed: Allowed, tls: ssl.SSLContext | None = None) -> None:
        self._agent, self._allowed = agent, allowed
        self._tls = tls or system_trust()

    @asynccontextmanager
    async def ask(self, place: Place, addresses: tuple[Address, ...], headers: Mapping[str, str]) -> AsyncIterator[Answer]:
        """The reply to one GET, as long as the context is open; then the connection is closed, read to its end or not.

        Raises:
            HostUnreachable, HostUntrusted, FetchBroken: as they are described; also while the body is read.
        """
        sent = {"Host": place.authority, "User-Agent": self._agent, "Accept-Encoding": "gzip, deflate", "Connection": "close", **headers}
        scheme, host = place.scheme.encode(), place.host.encode()
        try:
            async with (
                httpcore2.AsyncHTTPConnection(
                    httpcore2.Origin(scheme, host, place.port), self._tls, network_backend=_Pinned(addresses, self._allowed)
                ) as connection,
                connection.stream(
                    "GET",
                    httpcore2.URL(scheme=scheme, host=host, port=place.port, target=place.target.encode()),
                    headers=list(sent.items()),
                    extensions={"timeout": {"connect": _CONNECT}},
                ) as response,
            ):
                yield Answer(response.status, _read(response.headers), response.aiter_stream())
        except (httpcore2.NetworkError, httpcore2.TimeoutException, httpcore2.ProtocolError) as error:
            raise _told(place, error) from error


def _read(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """The first of each name, but all codings: who sends two Locations leads to the first."""
    told: dict[str, str] = {}
    for raw, value in headers:
        name = raw.decode("ascii", "replace").lower()
        text = _text(value)
        if name not in told:
            told[name] = text
        elif name == "content-encoding":
            told[name] += f", {text}"
    return told


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _told(place: Place, error: Exception) -> FetchFault:
    causes = list(_causes(error))
    why = plain(next((str(c) for c in reversed(causes) if str(c)), type(error).__name__))
    if any(isinstance(c, ssl.SSLCertVerificationError) for c in causes):
        return HostUntrusted(
            f"{place.site} does not prove who it is ({why}).",
            "Look whether the name is right and this machine's clock and certificates are; briefer never reads past this.",
        )
    if any(isinstance(c, ssl.SSLError) for c in causes):
        return HostUntrusted(f"{place.site} speaks no TLS that we accept ({why}).", "Look at the address in a browser.")
    if isinstance(error, httpcore2.ConnectError | httpcore2.ConnectTimeout):
        return HostUnreachable(f"{place.site} can't be reached ({why}).", "Check the network, and try again later.")
    return FetchBroken(f"The answer of {place} broke off or is no HTTP ({why}).", "Try again later.")


def _causes(error: BaseException | None) -> Iterable[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
