"""No spelling of an address that is not public passes, and no public one is lost."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import AddressRefused, FetchFault
from briefer.fetch import public
from briefer.fetch.addresses import literal
from briefer.fetch.names import Names
from briefer.fetch.urls import place_of

_CLOSED = """
    0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16 169.254.0.1
    169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255
    198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
    :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 100::1 2001::1 2001:20::1
    2001:db8::1 2002:7f00:1:: 2002:808:808:: 2a00:1450::5efe:7f00:1 2a00:1450::200:5efe:a00:1 3fff::1 5f00::1 fc00::1 fd00:ec2::254
    fd20:ce::254 fe80::1 fec0::1 ff02::1 ff0e::1
"""
CLOSED = _CLOSED.split()
_OPEN = """
    1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.1.1.1 172.15.0.1 172.32.0.1 192.0.1.1 223.255.255.255
    2001:4860:4860::8888 2606:4700::1 2a00:1450::1
"""
OPEN = _OPEN.split()

private = st.sampled_from([n for a in CLOSED if (n := ipaddress.ip_address(a)).version == 4]).map(int) | st.one_of(
    *(
        st.integers(int(net[0]), int(net[-1]))
        for net in map(
            ipaddress.IPv4Network, ("10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")
        )
    )
)


@pytest.mark.parametrize("text", CLOSED)
def test_an_address_inside_a_network_is_not_public(text):
    assert not public(ipaddress.ip_address(text), 80)


@pytest.mark.parametrize("text", OPEN)
def test_an_address_of_the_internet_is_public(text):
    assert public(ipaddress.ip_address(text), 443)


@given(st.ip_addresses())
def test_what_python_calls_private_is_never_public(address):
    if public(address, 80):
        assert address.is_global
        assert not any((address.is_multicast, address.is_reserved, address.is_loopback, address.is_link_local, address.is_private))


def _number(value: int, base: int) -> str:
    return {8: f"0{value:o}", 10: f"{value}", 16: f"0x{value:x}"}[base]


@st.composite
def spellings(draw):
    """A private address as inet_aton of some system may read it: 1 to 4 parts, each decimal, octal or hex; dots and digits of other scripts."""
    value = draw(private)
    count = draw(st.integers(1, 4))
    parts = [value >> (24 - 8 * i) & 255 for i in range(count - 1)]
    parts.append(value & (1 << 8 * (5 - count)) - 1)
    text = ".".join(_number(part, draw(st.sampled_from((8, 10, 16)))) for part in parts)
    text = draw(st.sampled_from((text, text.upper(), f"{text}.")))
    shift = draw(st.sampled_from((0, 0xFF10 - 48, 0x1D7CE - 48)))
    text = "".join(chr(ord(c) + shift) if c.isdigit() else c for c in text)
    return text.replace(".", draw(st.sampled_from((".", "。", "．"))))


async def _nothing(_: str) -> tuple[str, ...]:
    raise AssertionError("a number was looked up as a name")


@given(spellings(), st.sampled_from(("http", "https")), st.sampled_from(("", ":80", ":8080")))
async def test_no_spelling_of_a_private_ipv4_address_passes(host, scheme, port):
    with pytest.raises(AddressRefused):
        await Names(_nothing, public).addresses(place_of(f"{scheme}://{host}{port}/"))


@given(private, st.sampled_from(("::ffff:{}", "::{}", "64:ff9b::{}", "2002:{}::", "::ffff:0:{}", "2a00::5efe:{}")), st.booleans())
async def test_no_ipv6_form_of_a_private_address_passes(value, form, dotted):
    inside = str(ipaddress.IPv4Address(value)) if dotted and not form.startswith("2002") else f"{value >> 16:x}:{value & 0xFFFF:x}"
    with pytest.raises(AddressRefused):
        await Names(_nothing, public).addresses(place_of(f"http://[{form.format(inside)}]/"))


@given(private.map(ipaddress.IPv4Address), st.lists(st.sampled_from(OPEN), max_size=3), st.randoms())
async def test_a_name_with_one_private_address_is_refused_whole(bad, good, chance):
    found = [str(bad), *good]
    chance.shuffle(found)

    async def resolve(_):
        return found

    with pytest.raises(AddressRefused, match="no address of the public internet"):
        await Names(resolve, public).addresses(place_of("http://news.example/"))


@pytest.mark.parametrize(
    "host", ["[fe80::1%eth0]", "[::1%25lo]", "[1.2.3.4]", "1.2.3", "1.2.3.4.5", "256.1.1.1", "a.0x7f", "1.2.3.04", "[]", "::1"]
)
def test_an_odd_spelling_is_refused_as_such(host):
    with pytest.raises(ValueError):  # noqa: PT011  (ipaddress words it)
        literal(host)
    with pytest.raises(AddressRefused, match=r"spelling that hides where it leads|is no address|no name"):
        place_of(f"http://{host}/")


@given(st.text(max_size=40))
def test_any_text_is_an_address_a_name_or_refused(text):
    for url in (text, f"http://{text}", f"http://{text}/", f"http://news.example/{text}"):
        said, place = _taken(url)
        assert said.isprintable()
        if place:
            assert place.url.isascii()
            assert place.url.isprintable()
            assert " " not in place.url
            assert "@" not in place.authority
            assert place_of(place.url) == place


def _taken(url):
    try:
        return "", place_of(url)
    except FetchFault as fault:
        return str(fault), None
