"""What is no address, how one is compared, and how it is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import AddressRefused
from briefer.fetch import canonical, shown
from briefer.fetch.urls import joined, place_of


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://news.example/", "neither http nor https"),
        ("file:///etc/passwd", "neither http nor https"),
        ("javascript:alert(1)", "neither http nor https"),
        ("data:text/html,x", "neither http nor https"),
        ("//news.example/", "neither http nor https"),
        ("news.example", "neither http nor https"),
        ("", "neither http nor https"),
        ("http://user@news.example/", "user name or password"),
        ("http://user:word@news.example/", "user name or password"),
        ("http://news.example:80@127.0.0.1/", "user name or password"),
        ("http://@news.example/", "user name or password"),
        ("http://news.example\\@127.0.0.1/", "backslash"),
        ("http://news.exa\nmple/", "control character"),
        ("http://news.example/\x00", "control character"),
        ("http://news.example/\ud800", "control character"),
        ("http:///path", "a host that is no name"),
        ("http:news.example", "a host that is no name"),
        ("http://%31%32%37.0.0.1/", "spelling that hides where it leads"),
        ("http://%6c%6fcalhost/", "a host that is no name"),
        ("http://a..b/", "a host that is no name"),
        ("http://-a.example/", "a host that is no name"),
        ("http://" + "a" * 64 + ".example/", "a host that is no name"),
        ("http://news.example:0/", "port 0"),
        ("http://news.example:99999/", "is no address"),
        ("http://news.example:x/", "is no address"),
        ("http://[::1/", "is no address"),
        ("http://2130706433/", "spelling that hides where it leads"),
        ("http://news.example/" + "a" * 5_000, "more than 4,096"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused(url, why):
    with pytest.raises(AddressRefused, match=why) as fault:
        place_of(url)
    assert fault.value.advice
    assert "word" not in fault.value.what.replace("password", "")


@pytest.mark.parametrize(
    ("url", "site", "target"),
    [
        ("HTTP://News.Example", "http://news.example", "/"),
        ("https://news.example:8443/a?b=c#d", "https://news.example:8443", "/a?b=c"),
        ("http://news.example.:80/", "http://news.example", "/"),
        ("http://bücher.example/", "http://xn--bcher-kva.example", "/"),
        ("http://президент.рф/новости", "http://xn--d1abbgf6aiiy.xn--p1ai", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
        ("http://خبر.example/می\u200cگوید", "http://xn--ngblk.example", "/%D9%85%DB%8C%E2%80%8C%DA%AF%D9%88%DB%8C%D8%AF"),
        ("http://news.example/a b%20c%zz", "http://news.example", "/a%20b%20c%zz"),
        (" http://news.example/ \n", "http://news.example", "/"),
        ("http://[2606:4700:0:0::1]:81/", "http://[2606:4700::1]:81", "/"),
        ("http://my_site.example/", "http://my_site.example", "/"),
    ],
)
def test_an_address_travels_in_ascii(url, site, target):
    place = place_of(url)
    assert (place.site, place.target) == (site, target)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "https://news.example/b"),
        ("b?c=1", "https://news.example/a/b?c=1"),
        ("//other.example/x", "https://other.example/x"),
        (" http://other.example/x ", "http://other.example/x"),
    ],
)
def test_a_redirect_is_read_from_where_it_stands(location, url):
    assert joined(place_of("https://news.example/a/"), location).url == url


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "http://u:p@x.example/", "http://[::1", "http://0x7f.1/", "gopher://x.example/"]
)
def test_a_redirect_may_lead_no_further_than_an_address_may(location):
    with pytest.raises(AddressRefused):
        joined(place_of("https://news.example/a/"), location)


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("HTTPS://News.Example:443/a", "https://news.example/a"),
        ("http://news.example", "http://news.example/"),
        ("http://news.example/a#part", "http://news.example/a"),
        ("http://news.example/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z", "http://news.example/a?id=7"),
        ("http://news.example/a?gclid=1&mc_cid=2&at_medium=RSS&ysclid=3", "http://news.example/a"),
        ("http://news.example/a?b=2&a=1&b=1", "http://news.example/a?b=2&a=1&b=1"),
        ("http://news.example/a?", "http://news.example/a"),
        ("http://news.example/%d0%bd%7Ea", "http://news.example/%D0%BD~a"),
        ("http://news.example/н~a", "http://news.example/%D0%BD~a"),
        ("http://news.example/a?next=utm_source", "http://news.example/a?next=utm_source"),
        ("http://news.example/a?x=1;y=2&&z", "http://news.example/a?x=1;y=2&z"),
        ("http://news.example:8080/A/", "http://news.example:8080/A/"),
    ],
)
def test_two_addresses_of_one_page_are_one(url, same):
    assert canonical(url) == same


names = st.sampled_from(("utm_source", "id", "fbclid", "q", "Gclid", "page"))


@given(st.lists(st.tuples(names, st.text(max_size=8))), st.text(max_size=20))
def test_doing_it_twice_changes_nothing(parameters, path):
    url = "http://news.example/" + "".join(c for c in path if c >= " " and c not in "\\\x7f" and not c.isspace())
    query = "&".join(f"{k}={''.join(c for c in v if c.isalnum())}" for k, v in parameters)
    once = canonical(f"{url}?{query}".replace("#", "").replace("\\", ""))
    assert canonical(once) == once


@given(st.lists(st.tuples(st.sampled_from(("id", "q", "page", "a")), st.integers(0, 9)), min_size=1))
def test_the_order_of_what_is_kept_stays(parameters):
    query = "&".join(f"{k}={v}" for k, v in parameters)
    assert canonical(f"http://news.example/?utm_campaign=x&{query}&fbclid=y") == f"http://news.example/?{query}"


@pytest.mark.parametrize(
    ("url", "seen"),
    [
        ("https://user:secret@news.example/a?token=secret#secret", "https://news.example/a?…"),
        ("https://news.example/\x1b[31m\u202e", "https://news.example/\ufffd[31m\ufffd"),
        ("https://news.example/" + "a" * 500, "https://news.example/" + "a" * 178 + "…"),
    ],
)
def test_what_is_shown_has_no_secret_and_no_control_character(url, seen):
    assert shown(url) == seen
