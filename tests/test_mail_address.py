"""Addresses of e-mail and names of hosts: what they become, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.mail_address import domain_of, host_name, mail_address, same_box

GOOD: list[tuple[str, str]] = [
    ("ada@example.org", "ada@example.org"),
    (" Ada.B+x@Example.ORG ", "Ada.B+x@example.org"),
    ("ada@Bücher.example", "ada@xn--bcher-kva.example"),
    ("ada@例え.jp", "ada@xn--r8jz45g.jp"),
    ("o'neil@mailhub", "o'neil@mailhub"),
    ("a" * 64 + "@x.org", "a" * 64 + "@x.org"),
]


@pytest.mark.parametrize(("text", "address"), GOOD, ids=[g[1][:20] for g in GOOD])
def test_an_address_as_it_is_sent(text, address):
    assert mail_address(text) == address
    assert mail_address(address) == address


BAD = [
    "",
    "ada",
    "@example.org",
    "ada@",
    "ada@@example.org",
    "ada b@example.org",
    ".ada@example.org",
    "ada..b@example.org",
    '"ada b"@example.org',
    "Ada <ada@example.org>",
    "ada@example.org, bo@example.org",
    "ada@example.org\r\nRCPT TO:<eve@example.org>",
    "ada@example.org\n",
    "ada\x00@example.org",
    "ada@exam_ple.org",
    "ada@-x.org",
    "ada@x..org",
    "ada@x.org.",
    "ada@[127.0.0.1]",
    "ada@127.0.0.1",
    "ada@exa\u202emple.org",
    "ädä@example.org",
    "a" * 65 + "@x.org",
    "ada@" + ".".join(["x" * 60] * 5),
    "ada@" + "x" * 64 + ".org",
]


@pytest.mark.parametrize("text", BAD, ids=[ascii(b)[:24] for b in BAD])
def test_what_is_no_address(text):
    with pytest.raises(ValueError, match=r"one address of e-mail|name of a host"):
        mail_address(text)


@given(st.text(max_size=80))
def test_what_is_taken_can_do_no_harm_on_a_line(text):
    try:
        address = mail_address(text + "@example.org")
    except ValueError:
        return
    assert address.isascii()
    assert not set(address) & set(' \r\n\t\x00<>",;:()[]\\')
    assert address.count("@") == 1


def test_spellings_of_one_box():
    assert same_box("Ada@EXAMPLE.org") == same_box("ada@example.ORG") == "ada@example.org"
    assert domain_of("Ada@EXAMPLE.org") == "example.org"


@pytest.mark.parametrize(
    ("text", "host"),
    [("Mail.Example.ORG", "mail.example.org"), ("пример.рф", "xn--e1afmkfd.xn--p1ai"), ("127.0.0.1", "127.0.0.1"), ("::1", "::1")],
)
def test_names_of_hosts(text, host):
    assert host_name(text) == host


@pytest.mark.parametrize("text", ["", "a b", "mail.example.org:25", "https://x", "x\n", "a/b", "\u202e.org", "user@host"])
def test_what_is_no_name_of_a_host(text):
    with pytest.raises(ValueError, match="name of a host"):
        host_name(text)
