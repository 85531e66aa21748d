"""The name stays the name: in the certificate, in SNI, in Host. And from https nothing leads down."""

import ssl

import pytest
import trustme

from briefer.errors import AddressRefused, FetchFault, HostUntrusted
from briefer.fetch import Fetched

from .site import Said, Site, fetcher, moved, refusal

NAME = "news.example"


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def trust(authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def _server(authority, *names, seen=None):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    if seen is not None:
        context.sni_callback = lambda _socket, name, _context: seen.append(name)
    return context


async def test_a_pinned_connection_speaks_to_the_name(authority, trust):
    seen: list[str] = []
    with Site({"/": Said()}, tls=_server(authority, NAME, seen=seen)) as site:
        got = await fetcher(site, names={NAME: ("127.0.0.1",)}, tls=trust).get(f"https://{NAME}:{site.port}/")
    assert isinstance(got, Fetched)
    assert set(seen) == {NAME}
    assert {headers["host"] for _, headers in site.asked} == {f"{NAME}:{site.port}"}


async def test_a_certificate_for_another_name_is_not_taken(authority, trust):
    with Site({"/": Said()}, tls=_server(authority, "other.example", "127.0.0.1")) as site:
        fault = await refusal(
            fetcher(site, names={NAME: ("127.0.0.1",)}, tls=trust),
            f"https://{NAME}:{site.port}/",
            HostUntrusted,
            "does not prove who it is",
        )
    assert site.asked == []
    assert not fault.again


async def test_an_authority_that_the_system_does_not_know_is_not_taken(authority):
    with Site({"/": Said()}, tls=_server(authority, NAME)) as site:
        await refusal(
            fetcher(site, names={NAME: ("127.0.0.1",)}), f"https://{NAME}:{site.port}/", HostUntrusted, "does not prove who it is"
        )
    assert site.asked == []


async def test_tls_asked_of_a_server_without(trust):
    with Site({"/": Said()}) as site:
        fault = await refusal(fetcher(site, names={NAME: ("127.0.0.1",)}, tls=trust), f"https://{NAME}:{site.port}/", FetchFault)
    assert isinstance(fault, HostUntrusted)


async def test_from_https_nothing_leads_down_to_http(authority, trust):
    with Site({"/": Said()}) as low, Site({"/": moved(f"{low.url}/")}, tls=_server(authority, NAME)) as high:
        await refusal(
            fetcher(low, high, names={NAME: ("127.0.0.1",)}, tls=trust),
            f"https://{NAME}:{high.port}/",
            AddressRefused,
            "from https down to",
        )
    assert low.asked == []


async def test_from_http_up_to_https(authority, trust):
    with Site({"/": Said()}, tls=_server(authority, NAME)) as high, Site({"/": moved(f"https://{NAME}:{high.port}/")}) as low:
        got = await fetcher(low, high, names={NAME: ("127.0.0.1",)}, tls=trust).get(f"{low.url}/")
    assert got.url == f"https://{NAME}:{high.port}/"
