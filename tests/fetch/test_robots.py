"""robots.txt: what is in it (RFC 9309, 2.2), and what comes of it where it can't be read (2.3)."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import RobotsForbids
from briefer.fetch import ComeBack, Fetched
from briefer.fetch.robots import read_rules

from .site import PAGE, Said, Site, Time, fetcher, moved, refusal, text

ALL = b"User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        (b"", "/a", True),
        (ALL, "/a", False),
        (ALL, "/robots.txt", True),
        (b"User-agent: *\nDisallow:\n", "/a", True),
        (b"\xef\xbb\xbfuser-AGENT: *\r\nDISALLOW: /a\r\n", "/a", False),
        (b"User-agent: *\rDisallow: /a", "/ab", False),
        (b"User-agent: *\nDisallow: /a # for all\n", "/a", False),
        (b"User-agent: briefer\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n", "/b", True),
        (b"User-agent: *\nDisallow: /b\n\nUser-agent: Briefer/2.0\nDisallow: /a\n", "/a", False),
        (b"User-agent: briefer\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: briefer\nDisallow: /c", "/c", False),
        (b"User-agent: briefer\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: briefer\nDisallow: /c", "/b", True),
        (b"User-agent: x\nUser-agent: briefer\nDisallow: /a\n", "/a", False),
        (b"User-agent: x\nUser-agent: briefer\nSitemap: /s\nDisallow: /a\n", "/a", False),
        (b"User-agent: briefer-news\nDisallow: /\n", "/a", True),
        (b"User-agent: brief\nDisallow: /\n", "/a", True),
        (b"Disallow: /\n", "/a", True),
        (b"User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c", True),
        (b"User-agent: *\nAllow: /a\nDisallow: /a\n", "/a", True),
        (b"User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf", False),
        (b"User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf?x", True),
        (b"User-agent: *\nDisallow: /a*c*e\n", "/abcde", False),
        (b"User-agent: *\nDisallow: /a*c*e\n", "/aec", True),
        (b"User-agent: *\nDisallow: /aa*aa$\n", "/aaa", True),
        (b"User-agent: *\nDisallow: /a$\n", "/ab", True),
        (b"User-agent: *\nDisallow: /*?page=\n", "/a?page=2", False),
        (b"User-agent: *\nDisallow: /%d0%bd\n", "/%D0%BD", False),
        ("User-agent: *\nDisallow: /н\n".encode(), "/%d0%bd", False),
        (b"User-agent: *\nDisallow: /%7Ea\n", "/~a", False),
        (b"User-agent: *\nDisallow: private\n", "/private/x", False),
        (b"<!doctype html><title>No such page</title>", "/a", True),
    ],
)
def test_the_longest_rule_for_us_decides(robots, path, allowed):
    assert read_rules(robots, "briefer").allows(path) == allowed


@pytest.mark.parametrize(
    ("line", "delay"), [("5", 5.0), ("2.5", 2.5), ("-1", None), ("nan", None), ("inf", None), ("1e9", None), ("soon", None), ("", None)]
)
def test_the_delay_that_is_asked_for(line, delay):
    assert read_rules(f"User-agent: *\nCrawl-delay: {line}\n".encode(), "briefer").delay == delay


@given(st.binary(max_size=400), st.text(alphabet="/ab*$%?=1", max_size=30))
def test_any_bytes_are_rules(robots, path):
    """And whatever stands before it, what is said to us by name holds."""
    said = b"User-agent: *\nDisallow: " + robots + b"\n\nUser-agent: briefer\nDisallow: /\n"
    assert not read_rules(said, "briefer").allows(f"/{path}")


def test_a_hostile_file_costs_little():
    """Many names over many rules, and many stars: in both the parsers at hand need time that grows with a product."""
    names = b"".join(b"User-agent: a%d\n" % n for n in range(13_000))
    rules = b"".join(b"Disallow: /%d\n" % n for n in range(13_000))
    kept = read_rules(names + b"User-agent: briefer\n" + rules, "briefer")
    assert len(kept.rules) == 13_000
    assert read_rules(names + rules, "briefer").rules == ()
    assert read_rules(b"User-agent: *\nDisallow: /" + b"*a" * 200_000 + b"b", "briefer").allows("/" + "a" * 4_000)


async def test_it_is_read_once_in_a_run_and_obeyed_for_each_site():
    with Site(
        {"/robots.txt": text(b"User-agent: *\nDisallow: /no"), "/a": Said(), "/b": Said(), "/c": moved("/no"), "/no": Said()}
    ) as site:
        one = fetcher(site)
        for path in ("/a", "/b"):
            assert isinstance(await one.get(site.url + path), Fetched)
        for path in ("/no", "/c"):
            with pytest.raises(RobotsForbids, match=r"asks that .*/no be left alone") as fault:
                await one.get(site.url + path)
            assert not fault.value.again
    assert site.paths() == ["/robots.txt", "/a", "/b", "/c"]


async def test_the_site_that_a_redirect_leads_to_is_asked_too():
    with Site({"/robots.txt": text(ALL), "/": Said()}) as there, Site({"/": moved(f"{there.url}/")}) as here:
        await refusal(fetcher(here, there), f"{here.url}/", RobotsForbids)
    assert there.paths() == ["/robots.txt"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
async def test_where_there_is_none_all_may_be_read(status):
    with Site({"/robots.txt": Said(ALL, status), "/": Said()}) as site:
        assert isinstance(await fetcher(site).get(f"{site.url}/"), Fetched)


@pytest.mark.parametrize(
    "said",
    [
        Said(b"", 500),
        Said(b"", 503),
        Said(b"", 429),
        Said(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nUser-agent"),
        Said(b"no gzip", headers={"content-encoding": "gzip"}),
        moved("file:///etc/robots.txt"),
        moved("http://10.0.0.1/robots.txt"),
    ],
)
async def test_where_it_can_not_be_read_nothing_may_be(said):
    with Site({"/robots.txt": said, "/": Said()}) as site:
        one = fetcher(site)
        for _ in range(2):
            with pytest.raises(RobotsForbids, match="can't be read") as fault:
                await one.get(f"{site.url}/")
            assert fault.value.again
    assert site.paths() == ["/robots.txt"]


async def test_it_may_have_moved_but_not_without_end():
    with Site({"/robots.txt": moved("/r"), "/r": text(ALL), "/": Said()}) as site:
        await refusal(fetcher(site), f"{site.url}/", RobotsForbids, "be left alone")
    with Site({"/robots.txt": moved("/robots.txt"), "/": Said()}) as site:
        assert isinstance(await fetcher(site).get(f"{site.url}/"), Fetched)


@pytest.mark.parametrize("packed", [False, True])
async def test_only_so_much_of_it_is_read(packed):
    body = b"User-agent: *\nDisallow: /a\n" + b"#" * 600_000 + b"\nDisallow: /b\n"
    said = text(gzip.compress(body), content_encoding="gzip") if packed else text(body)
    with Site({"/robots.txt": said, "/a": Said(), "/b": Said()}) as site:
        one = fetcher(site)
        assert isinstance(await one.get(f"{site.url}/b"), Fetched)
        with pytest.raises(RobotsForbids):
            await one.get(f"{site.url}/a")


@pytest.mark.parametrize(("asked", "waited"), [("0.1", 1.0), ("7", 7.0), ("3600", 30.0)])
async def test_a_crawl_delay_is_kept_up_to_a_limit(asked, waited):
    time = Time()
    with Site({"/robots.txt": text(f"User-agent: *\nCrawl-delay: {asked}".encode()), "/a": Said(), "/b": Said()}) as site:
        one = fetcher(site, time=time)
        for path in ("/a", "/b"):
            got = await one.get(site.url + path)
            assert isinstance(got, Fetched)
            assert got.data == PAGE
    assert time.slept == [waited]


async def test_a_host_that_is_held_is_not_asked_for_it_and_not_held_against_it():
    time = Time()
    with Site({"/": Said(b"", 429, {"retry-after": "60"})}) as low, Site({"/": Said()}) as high:
        one = fetcher(low, high, time=time)  # two sites of one host: by their ports
        await one.get(f"{low.url}/")
        assert await one.get(f"{high.url}/") == ComeBack(f"{high.url}/", f"{high.url}/", None, 60.0)
        assert high.asked == []
        time.now += 60
        assert isinstance(await one.get(f"{high.url}/"), Fetched)
