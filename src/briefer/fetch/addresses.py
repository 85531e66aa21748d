"""Which addresses may be connected to: the public ones, and no other.

The tables follow the IANA special-purpose registries for IPv4 and IPv6 (RFC 6890 and what came after it). Python's own ``is_global``
is not asked: 3.11.7 calls NAT64, 6to4 and IPv4-compatible forms of 127.0.0.1 global, and multicast too, and releases differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Allowed = Callable[[Address, int], bool]

_CLOSED_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # carrier-grade NAT; 100.100.100.200 is Alibaba's metadata
            "127.0.0.0/8",  # loopback
            "168.63.129.16/32",  # Azure's agent: public by number, private by use
            "169.254.0.0/16",  # link-local; 169.254.169.254 is the metadata of most clouds
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments; 192.0.0.192 is Oracle's metadata
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # 6to4 relays
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, broadcast
        ),
    )
)
_OPEN_6 = IPv6Network("2000::/3")
"""Global unicast. All else is closed: ::1, ::ffff:0:0/96 (mapped), 64:ff9b::/96 (NAT64), fc00::/7 (fd00:ec2::254), fe80::/10, ff00::/8."""
_CLOSED_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments, with Teredo's 2001::/32
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4: an IPv4 address inside
            "3fff::/20",  # documentation
        ),
    )
)
_ISATAP = 0x5EFE
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.ASCII | re.IGNORECASE)


def public(address: Address, port: int) -> bool:  # noqa: ARG001  (an `Allowed` is asked about a port too: a test opens one port of loopback)
    """Whether a machine of the public internet may stand behind an address."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _CLOSED_4)
    return address in _OPEN_6 and not any(address in network for network in _CLOSED_6) and not _isatap(address)


def _isatap(address: IPv6Address) -> bool:
    """Whether the lower half is an IPv4 address in ISATAP's form (RFC 5214, 6.1)."""
    return int(address) >> 32 & 0xFDFF_FFFF == _ISATAP


def literal(host: str) -> Address | None:
    """The address that the host of a URL is, with or without brackets; None for a name.

    Raises:
        ValueError: it is an address in another than the one usual spelling (decimal, octal, hex, short, with a zone).
    """
    bare = host.removeprefix("[").removesuffix("]")
    numeric = ":" in bare or _NUMBER.fullmatch(bare.rpartition(".")[2])  # as in the URL standard of WHATWG, "ends in a number"
    if not numeric and bare == host:
        return None
    address = ip_address(bare)
    if "%" in bare or (address.version == 6) != host.startswith("["):
        raise ValueError(host)
    return address
