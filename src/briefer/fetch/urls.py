"""An address as text: what is asked of it, how it travels, how it is compared, and how a message shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna

from briefer.errors import AddressRefused
from briefer.fetch.addresses import literal

PORTS: Final = {"http": 80, "https": 443}
_LONGEST = 4_096
_LONGEST_SHOWN = 200
_SAFE = "%/:=&?~+!$,;'@()*[]"
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*", re.ASCII)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]", re.ASCII)

_NAMES: Final = """
    _branch_match_id _ga _gl _hsenc _hsmi _openstat __hsfp __hssc __hstc __s __twitter_impression cmpid dclid ef_id epik fb_action_ids
    fb_action_types fb_ref fb_source fbclid gad_source gbraid gclid gclsrc guccounter guce_referrer guce_referrer_sig hsctatracking
    igsh igshid mc_cid mc_eid mkt_tok ml_subscriber ml_subscriber_hash msclkid ncid oly_anon_id oly_enc_id rb_clickid ref_src ref_url
    s_cid s_kwcid srsltid ttclid twclid vero_conv vero_id wbraid wickedid xtor yclid ysclid
"""
TRACKING: Final = frozenset(_NAMES.split())
"""Parameters that say by which way a reader came (the strip lists of Firefox and Brave, and what publishers add). Lower case."""
TRACKING_STARTS: Final = ("utm_", "at_", "pk_", "mtm_", "hsa_", "stm_")
"""The same by their first letters: Urchin, AT Internet (the BBC's), Matomo, HubSpot."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request goes: host in A-labels, or an address without brackets; ``target`` is path and query, all ASCII."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them: IPv6 in brackets, no port where it is the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """Scheme, host and port: what one robots.txt holds for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address, as it is asked for."""
        return self.site + self.target

    def __str__(self) -> str:
        return shown(self.url)


def place_of(url: str) -> Place:
    """An address taken apart. White space around it and its fragment don't count.

    Raises:
        AddressRefused: not http or https, a name or password in it, a host that is none, a control character, over 4,096 characters.
    """
    text = url.strip()
    if len(text) > _LONGEST:
        raise _refused(text, f"has more than {_LONGEST:,} characters")
    if any(c < " " or c in "\\\x7f" or 0xD800 <= ord(c) < 0xE000 for c in text):
        raise _refused(text, "has a control character or a backslash in it")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise _refused(text, "is no address") from error
    if parts.scheme not in PORTS:
        raise _refused(text, "is neither http nor https")
    if "@" in parts.netloc:
        raise _refused(text, "has a user name or password in it")
    if port == 0:
        raise _refused(text, "has port 0")
    return Place(parts.scheme, _host(parts, text), port or PORTS[parts.scheme], _target(parts))


def joined(place: Place, location: str) -> Place:
    """Where a redirect leads.

    Raises:
        AddressRefused: as `place_of`.
    """
    try:
        return place_of(urljoin(place.url, location.strip()))
    except ValueError as error:
        raise _refused(location, "is no address") from error


def _host(parts: SplitResult, text: str) -> str:
    host = parts.netloc if parts.netloc.startswith("[") else parts.netloc.partition(":")[0]
    if host.startswith("["):
        host = host.partition("]")[0] + "]"
    elif not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise _refused(text, "has a host that is no name") from error
    host = host.lower().removesuffix(".")
    try:
        address = literal(host)
    except ValueError as error:
        raise _refused(text, "has a number for its host, in a spelling that hides where it leads") from error
    if address is not None:
        return str(address)
    if not _NAME.fullmatch(host) or len(host) > 253:
        raise _refused(text, "has a host that is no name")
    return host


def _target(parts: SplitResult) -> str:
    path = parts.path or "/"
    return quote(f"{path}?{parts.query}" if parts.query else path, safe=_SAFE)


def _refused(url: str, why: str) -> AddressRefused:
    return AddressRefused(f"{shown(url)} {why}.", "Give an address as a browser shows it, with http or https.")


def canonical(url: str) -> str:
    """The form by which two addresses of one page are known as one. It is for comparing; what is fetched is the address as given.

    Scheme and host in lower case and A-labels, no usual port, no fragment, no tracking parameters; the order of the others stays.
    Percent-encoding in one spelling (RFC 3986, 6.2.2). Doing it twice changes nothing.

    Raises:
        AddressRefused: as `place_of`.
    """
    place = place_of(url)
    path, _, query = one_spelling(place.target).partition("?")
    kept = "&".join(p for p in query.split("&") if p and not _tracks(p))
    return f"{place.site}{path}{'?' if kept else ''}{kept}"


def _tracks(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in TRACKING or name.startswith(TRACKING_STARTS)


def one_spelling(target: str) -> str:
    """A path with its percent-encoding in one form: letters of hex in upper case, and nothing encoded that needs none."""
    return _ESCAPE.sub(_respelt, target)


def _respelt(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return character if _UNRESERVED.fullmatch(character) else found[0].upper()


def shown(url: str) -> str:
    """An address as a message may hold it: no user name, password or query (keys stand there), printable, at most 200 characters."""
    bare, mark, _ = url.partition("?")
    bare = re.sub(r"//[^/]*@", "//", bare.partition("#")[0])
    return plain(bare + ("?…" if mark else ""))


def plain(text: str) -> str:
    """Text from outside as a message may hold it: what can't be printed becomes U+FFFD, at most 200 characters."""
    cut = text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
    return "".join(c if c.isprintable() else "\ufffd" for c in cut)
