"""Addresses of e-mail, and names of hosts, as they stand in a message and on the line."""

from __future__ import annotations

import ipaddress

from briefer.lexicon.patterns import lazy

LONGEST_LOCAL, LONGEST_ADDRESS, LONGEST_HOST = 64, 254, 253
"""RFC 5321, 4.5.3.1: octets before the @, and of the whole; RFC 1035, 2.3.4: of a name."""

_LOCAL = lazy(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
"""A dot-atom (RFC 5322, 3.2.3): letters of ASCII only, and nothing in quotation marks."""
_HOST = lazy(r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*")


def mail_address(text: str) -> str:
    """An address as it is sent: 'Ada@Bücher.example' -> 'Ada@xn--bcher-kva.example'.

    Raises:
        ValueError: it is none that can be sent to: the words say why, and can follow 'must be'.
    """
    local, at, domain = text.strip(" ").rpartition("@")
    if not at or not _LOCAL.fullmatch(local) or len(local) > LONGEST_LOCAL:
        raise ValueError('one address of e-mail in ASCII before the @, without a name beside it, such as "ada@example.org"')
    address = f"{local}@{host_name(domain)}"
    if len(address) > LONGEST_ADDRESS or _is_number(domain):
        raise ValueError('one address of e-mail, such as "ada@example.org"')
    return address


def host_name(text: str) -> str:
    """The name of a host in ASCII and small letters, or its number: 'Bücher.example' -> 'xn--bcher-kva.example' (UTS 46).

    Raises:
        ValueError: it is none; the words can follow 'must be'.
    """
    host = (text if text.isascii() else _in_ascii(text)).lower()
    if not (_is_number(host) or (_HOST.fullmatch(host) and len(host) <= LONGEST_HOST)):
        raise ValueError('the name of a host, such as "mail.example.org"')
    return host


def same_box(address: str) -> str:
    """What two spellings of one address share. The standard tells 'Ada@' from 'ada@'; no server of today does."""
    return mail_address(address).lower()


def domain_of(address: str) -> str:
    """What stands behind the @."""
    return mail_address(address).rpartition("@")[2]


def _in_ascii(host: str) -> str:
    import idna  # noqa: PLC0415  (its tables are read only where a name has other letters)

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return ""


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
