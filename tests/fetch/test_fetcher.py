"""One address to its bytes, over real connections to servers on loopback."""

import asyncio
import gzip
import socket
import subprocess
import sys
import zlib
from contextlib import ExitStack, closing
from time import sleep

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.errors import (
    AddressRefused,
    FetchBroken,
    FetchFault,
    FetchNotRead,
    FetchStatus,
    FetchTimedOut,
    FetchTooLarge,
    HostUnreachable,
    SourceEmpty,
    SourceFault,
    UsageFault,
)
from briefer.fetch import ComeBack, Fetched, Fetcher, Redirect, Unchanged, Validators, agent_named, system_addresses

from .site import AGENT, PAGE, Said, Site, Time, connections, fetcher, moved, refusal, text


async def test_a_page_comes_whole_with_all_that_is_told_of_it():
    headers = {"content-type": "Text/HTML; charset=UTF-8", "etag": '"a1"', "last-modified": "Sun, 22 Nov 2026 10:00:00 GMT"}
    with Site({"/a?b=c": Said(headers=headers)}) as site:
        got = await fetcher(site).get(f"{site.url}/a?b=c#d")
    assert got == Fetched(
        f"{site.url}/a?b=c#d",
        f"{site.url}/a?b=c",
        200,
        "html",
        "text/html",
        "utf-8",
        PAGE,
        Validators(f"{site.url}/a?b=c", '"a1"', "Sun, 22 Nov 2026 10:00:00 GMT"),
    )
    assert site.paths() == ["/robots.txt", "/a?b=c"]
    for _, sent in site.asked:
        assert sent["user-agent"] == AGENT
        assert sent["host"] == f"127.0.0.1:{site.port}"
        assert sent["accept-encoding"] == "gzip, deflate"
        assert sent["connection"] == "close"
        assert not {"cookie", "referer", "authorization"} & set(sent)


async def test_what_a_server_calls_validators_goes_out_again_only_if_it_can_be_one():
    with Site({"/": Said(headers={"content-type": "text/html", "etag": "no quotes", "last-modified": "yesterday"})}) as site:
        got = await fetcher(site).get(f"{site.url}/")
    assert isinstance(got, Fetched)
    assert got.validators == Validators(f"{site.url}/")


async def test_nothing_new_is_an_outcome():
    def page(headers):
        same = headers.get("if-none-match") == 'W/"a1"' and headers.get("if-modified-since") == "Sun, 22 Nov 2026 10:00:00 GMT"
        return Said(b"", 304, {}) if same else Said()

    with Site({"/old": moved("/feed"), "/feed": page}) as site:
        known = Validators(f"{site.url}/feed", 'W/"a1"', "Sun, 22 Nov 2026 10:00:00 GMT")
        got = await fetcher(site).get(f"{site.url}/old", known)
        assert got == Unchanged(f"{site.url}/old", f"{site.url}/feed", known, (Redirect(302, f"{site.url}/feed"),))
        old = next(headers for path, headers in site.asked if path == "/old")
        assert "if-none-match" not in old  # they belong to the other address


async def test_nothing_new_is_a_fault_where_nobody_asked():
    with Site({"/": Said(b"", 304, {})}) as site:
        one = fetcher(site)
        with pytest.raises(FetchStatus, match="304"):
            await one.get(f"{site.url}/", Validators("http://other.example/", '"a1"'))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_five_redirects_are_followed_and_a_sixth_is_not(status):
    with Site({f"/{n}": moved(f"/{n + 1}", status) for n in range(6)} | {"/6": Said()}) as site:
        got = await fetcher(site).get(f"{site.url}/1")
        assert [r.url for r in got.redirects] == [f"{site.url}/{n}" for n in range(2, 7)]
        assert {r.status for r in got.redirects} == {status}
        assert got.url == f"{site.url}/6"
        with pytest.raises(FetchStatus, match="after 5 redirects"):
            await fetcher(site).get(f"{site.url}/0")
    assert site.paths().count("/6") == 1


async def test_a_redirect_in_a_circle_ends():
    with Site({"/": moved("/")}) as site:
        await refusal(fetcher(site), f"{site.url}/", FetchStatus)
    assert site.paths().count("/") == 6


@pytest.mark.parametrize("status", [204, 206, 400, 401, 403, 404, 410, 418, 451, 500, 502, 504])
async def test_another_status_is_a_fault_that_knows_whether_to_come_back(status):
    with Site({"/": Said(b"" if status == 204 else PAGE, status)}) as site:
        fault = await refusal(fetcher(site), f"{site.url}/", FetchStatus, str(status))
    assert (fault.status, fault.again) == (status, status >= 500)


class TestNoConnectionToARefusedAddress:
    """The socket that must accept nothing is on loopback, where a connection would be made at once if anybody tried."""

    @pytest.fixture
    def trap(self):
        with closing(socket.create_server(("127.0.0.1", 0))) as listening:
            listening.setblocking(False)
            yield listening
            with pytest.raises(BlockingIOError):
                listening.accept()

    async def test_by_a_redirect(self, trap):
        port = trap.getsockname()[1]
        names = {"inner.example": ("127.0.0.1",), "mixed.example": ("8.8.8.8", "127.0.0.1")}
        hosts = (
            "127.0.0.1",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "127.1",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "inner.example",
            "mixed.example",
        )
        with Site({f"/{n}": moved(f"http://{host}:{port}/") for n, host in enumerate(hosts)}) as site, connections() as made:
            one = fetcher(site, names=names)
            for n, _ in enumerate(hosts):
                with pytest.raises(AddressRefused):
                    await one.get(f"{site.url}/{n}")
        assert site.paths() == ["/robots.txt", *(f"/{n}" for n, _ in enumerate(hosts))]
        assert set(made) == {("127.0.0.1", site.port)}

    async def test_by_the_address_given(self, trap):
        port = trap.getsockname()[1]
        hosts = (
            "127.0.0.1",
            "localhost",
            "localhost.",
            "127.0.0.1.",
            "１２７.0.0.1",
            "[::1]",
            "[::]",
            "0",
            "0.0.0.0",  # noqa: S104  (an address to be refused)
            "169.254.169.254",
            "[fd00:ec2::254]",
        )
        with connections() as made:
            one = Fetcher(AGENT)
            for host in hosts:
                with pytest.raises(AddressRefused):
                    await one.get(f"http://{host}:{port}/")
        assert made == []

    async def test_by_robots_txt(self, trap):
        port = trap.getsockname()[1]
        with Site({"/robots.txt": moved(f"http://127.0.0.1:{port}/robots.txt"), "/": Said()}) as site, connections() as made:
            await refusal(fetcher(site), f"{site.url}/", match=r"leads to 127\.0\.0\.1")
        assert site.paths() == ["/robots.txt"]
        assert set(made) == {("127.0.0.1", site.port)}

    async def test_by_a_name_that_changes_its_mind(self, trap):
        """Asked once, pinned: a second answer is never heard. And were it heard, it would be refused."""
        answers = iter((("127.0.0.1",), ("127.0.0.2",)))
        looked_up = []

        async def resolve(name):
            looked_up.append(name)
            return next(answers)

        with Site({"/1": Said(), "/2": Said()}) as site, connections() as made:
            one = fetcher(site, resolve=resolve)
            for n in (1, 2):
                await one.get(f"http://news.example:{site.port}/{n}")
            with pytest.raises(AddressRefused):
                await one.get(f"http://news.example:{trap.getsockname()[1]}/")
        assert looked_up == ["news.example"]
        assert set(made) == {("127.0.0.1", site.port)}
        assert {headers["host"] for _, headers in site.asked} == {f"news.example:{site.port}"}

    async def test_by_a_proxy_of_the_environment(self, trap, monkeypatch):
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{trap.getsockname()[1]}")
        with Site({"/": Said()}) as site:
            assert isinstance(await fetcher(site).get(f"{site.url}/"), Fetched)

    async def test_even_if_the_look_before_had_let_it_pass(self, trap):
        """The second look, at the socket: here the policy says yes to whoever asks first, and no from then on."""
        port, asked = trap.getsockname()[1], []

        def allowed(address, _):
            asked.append(address)
            return len(asked) < 3

        with connections() as made, pytest.raises(FetchFault, match="no address of the public internet"):
            await fetcher(allowed=allowed).get(f"http://127.0.0.1:{port}/")
        assert made == []
        assert len(asked) == 3


async def test_the_next_address_of_a_name_is_tried_where_one_is_deaf():
    with Site({"/": Said()}) as site:  # it listens on 127.0.0.1 only
        one = fetcher(site, names={"news.example": ("::1", "127.0.0.1")}, allowed=lambda *_: True)
        assert isinstance(await one.get(f"http://news.example:{site.port}/"), Fetched)


async def test_a_name_that_is_none_and_a_host_that_is_down():
    with closing(socket.socket()) as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        one = fetcher(names={"down.example": ("127.0.0.1",)}, allowed=lambda *_: True)
        with pytest.raises(HostUnreachable, match=r"down\.example.*can't be reached") as fault:
            await one.get(f"http://down.example:{port}/")
        assert fault.value.again
        with pytest.raises(HostUnreachable, match=r"down\.example.*can't be reached") as again:
            await one.get(f"http://down.example:{port}/b")
        assert again.value is not fault.value
        with pytest.raises(HostUnreachable, match=r"none\.example was not found"):
            await one.get("http://none.example/")


def _bomb(size: int, wbits: int) -> bytes:
    """So many zero bytes, packed as one stream, made in a moment: a block that unpacks to a million is repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" if wbits > 15 else b"\x78\x9c"
    return head + block * (size // 1_000_000)


CHILD = """
import asyncio, resource, sys
from briefer.errors import FetchTooLarge
from briefer.fetch import Fetcher
async def main():
    one = Fetcher("briefer/0 (+x)", allowed=lambda *_: True)
    await one.get(sys.argv[1] + "/small")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        await one.get(sys.argv[1] + "/bomb")
    except FetchTooLarge as fault:
        print(fault)
    print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
asyncio.run(main())
"""


@pytest.mark.parametrize(("coding", "wbits"), [("gzip", 31), ("deflate", 15)])
async def test_a_bomb_of_a_gigabyte_ends_at_twenty_megabytes(coding, wbits):
    bomb = Said(_bomb(1_000_000_000, wbits), headers={"content-type": "text/html", "content-encoding": coding})
    assert len(bomb.body) < 1_500_000
    with Site({"/small": Said(), "/bomb": bomb}) as site:
        done = await asyncio.to_thread(
            subprocess.run, [sys.executable, "-c", CHILD, site.url], capture_output=True, text=True, check=True, timeout=60
        )
    said, grown = done.stdout.splitlines()
    assert "more than 20 MB, once unpacked" in said
    assert int(grown) < 80  # MB: the bytes, and their one copy


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (Said(bytes(3_000), headers={"content-type": "text/html"}), FetchTooLarge),
        (Said(PAGE, promised=5_000), FetchTooLarge),
        (Said(gzip.compress(b"a" * 3_000, mtime=0), headers={"content-type": "text/html", "content-encoding": "gzip"}), FetchTooLarge),
        (Said(gzip.compress(b"", mtime=0) * 200, headers={"content-type": "text/html", "content-encoding": "gzip"}), FetchTooLarge),
        (
            Said(gzip.compress(b"", mtime=0) * 200, headers={"content-type": "text/html", "content-encoding": "gzip"}, promised=-1),
            FetchTooLarge,
        ),
        (Said(PAGE, headers={"content-type": "text/html", "content-encoding": "gzip"}), FetchBroken),
        (Said(gzip.compress(PAGE, mtime=0)[:-9], headers={"content-type": "text/html", "content-encoding": "gzip"}), FetchBroken),
        (
            Said(gzip.compress(gzip.compress(PAGE, mtime=0)), headers={"content-type": "text/html", "content-encoding": "gzip, gzip"}),
            FetchBroken,
        ),
        (Said(PAGE, headers={"content-type": "text/html", "content-encoding": "br"}), FetchBroken),
        (Said(PAGE, headers={"content-type": "text/html", "content-encoding": "zstd"}), FetchBroken),
        (Said(PAGE, promised=900), FetchBroken),
        (Said(raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"), FetchBroken),
        (Said(raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"), FetchBroken),
        (Said(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde"), FetchBroken),
        (Said(raw=b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"a" * 200_000 + b"\r\n\r\n"), FetchBroken),
        (Said(raw=b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: a\r\n" % n for n in range(20_000)) + b"\r\n"), FetchBroken),
        (Said(raw=b"\x00\x01\x02"), FetchBroken),
        (Said(raw=b"SSH-2.0-OpenSSH_9.2\r\n"), FetchBroken),
        (Said(raw=b""), FetchBroken),
        (Said(b"", headers={"content-type": "text/html"}), SourceEmpty),
        (Said(b" \r\n ", headers={"content-type": "text/html"}), SourceEmpty),
        (Said(PAGE, headers={"content-type": "image/png"}), FetchNotRead),
        (Said(PAGE, headers={"content-type": "video/mp4\x1b"}), FetchFault),
        (Said(b"\x89PNG\r\n\x1a\n\x00\x00", headers={"content-type": "text/html"}), FetchNotRead),
        (Said(PAGE, headers={"content-type": "application/pdf"}), FetchNotRead),
    ],
)
async def test_what_can_not_be_read_is_a_fault_that_says_why(said, kind):
    with Site({"/": said}) as site:
        fault = await refusal(fetcher(site, data=2_000, seconds=10.0), f"{site.url}/", kind)
    assert isinstance(fault, kind)
    assert site.paths()[-1] == "/"


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (gzip.compress(PAGE, mtime=0), "gzip"),
        (gzip.compress(PAGE[:20], mtime=0) + gzip.compress(PAGE[20:], mtime=0), "x-gzip"),
        (gzip.compress(PAGE, mtime=0) + bytes(8), "GZIP"),
        (zlib.compress(PAGE), "deflate"),
        (zlib.compress(PAGE, wbits=-15), "deflate"),
        (PAGE, "identity"),
    ],
)
@pytest.mark.parametrize("pause", [0.0, 0.001])
async def test_a_packed_body_is_unpacked_however_it_arrives(body, coding, pause):
    with Site({"/": Said(body, headers={"content-type": "text/html", "content-encoding": coding}, pause=pause)}) as site:
        got = await fetcher(site).get(f"{site.url}/")
    assert isinstance(got, Fetched)
    assert got.data == PAGE


async def test_a_body_without_a_length_is_read_to_its_end():
    with Site({"/": Said(promised=-1)}) as site:
        got = await fetcher(site).get(f"{site.url}/")
    assert isinstance(got, Fetched)
    assert got.data == PAGE


@pytest.mark.parametrize(
    "pages",
    [
        {"/": Said(pause=0.2)},
        {"/": Said(wait=3.0)},
        {"/robots.txt": Said(wait=3.0), "/": Said()},
        {"/robots.txt": text(b"User-agent: *\nDisallow: /no\n"), "/": moved("/b"), "/b": Said(pause=0.2)},
    ],
)
async def test_all_the_time_there_is_is_for_everything(pages):
    with Site(pages) as site:
        fault = await refusal(fetcher(site, seconds=0.5), f"{site.url}/", match=r"took longer than 0\.5 seconds")
    assert fault.again


async def test_a_name_server_that_is_silent_holds_up_nobody():
    async def resolve(_):
        await asyncio.Event().wait()
        return ()

    with pytest.raises(FetchTimedOut, match=r"news\.example"):
        await fetcher(resolve=resolve, seconds=0.2).get("http://news.example/")


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ({"retry-after": "120"}, 120.0),
        ({"retry-after": "Sun, 22 Nov 2026 10:02:00 GMT", "date": "Sun, 22 Nov 2026 10:00:00 GMT"}, 120.0),
        ({"retry-after": "Sun, 22 Nov 2026 09:00:00 GMT", "date": "Sun, 22 Nov 2026 10:00:00 GMT"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({}, None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
async def test_a_host_that_wants_to_be_left_alone_is(headers, pause, status):
    time = Time()
    with Site({"/": Said(b"later", status, headers), "/b": Said()}) as site:
        one = fetcher(site, time=time)
        assert await one.get(f"{site.url}/") == ComeBack(f"{site.url}/", f"{site.url}/", status, pause)
        again = await one.get(f"{site.url}/b")
        if pause is None:
            assert isinstance(again, Fetched)
        else:
            assert again == ComeBack(f"{site.url}/b", f"{site.url}/b", None, pause)
            assert time.slept == []
            time.now += pause
            assert isinstance(await one.get(f"{site.url}/b"), Fetched)
    assert site.paths().count("/b") == 1


async def test_a_pause_that_fits_into_the_time_left_is_waited_for():
    time = Time()
    with Site({"/": Said(b"", 429, {"retry-after": "20"}), "/b": Said(), "/c": Said(b"", 503, {"retry-after": "31"})}) as site:
        one = fetcher(site, time=time)
        await one.get(f"{site.url}/")
        assert isinstance(await one.get(f"{site.url}/b"), Fetched)
        assert time.slept == [20.0]


async def test_what_was_waited_for_a_host_is_gone_for_the_next():
    time = Time()
    with (
        Site({"/": Said(b"", 503, {"retry-after": "33"})}) as there,
        Site({"/": Said(b"", 503, {"retry-after": "20"}), "/b": moved(f"http://there.example:{there.port}/")}) as here,
    ):
        one = fetcher(here, there, names={"there.example": ("127.0.0.1",)}, time=time)
        await one.get(f"{here.url}/")
        await one.get(f"http://there.example:{there.port}/")
        got = await one.get(f"{here.url}/b")
    assert isinstance(got, ComeBack)
    assert (got.status, got.pause) == (None, 13.0)
    assert time.slept == [20.0]


async def test_a_site_does_not_pay_for_a_redirect_that_took_the_time():
    time, waits = Time(), [1.0]

    def slow_once(_):
        sleep(waits.pop() if waits else 0.0)
        return text(b"")

    def late(_):
        time.now += 4.8
        return moved(f"{there.url}/")

    with Site({"/robots.txt": slow_once, "/": Said()}) as there, Site({"/": late}) as here:
        one = fetcher(here, there, names={}, time=time, seconds=5.0)
        await refusal(one, f"{here.url}/", FetchTimedOut)
        assert isinstance(await one.get(f"{there.url}/"), Fetched)


async def test_hosts_are_asked_side_by_side_and_each_one_by_one():
    open_now: list[int] = []
    most: list[int] = []

    def page(_):
        open_now.append(1)
        most.append(len(open_now))
        sleep(0.05)
        open_now.pop()
        return Said()

    sites = [Site({f"/{n}": page for n in range(3)}) for _ in range(4)]
    with ExitStack() as stack:
        for site in sites:
            stack.enter_context(site)
        names = {f"host{n}.example": ("127.0.0.1",) for n, _ in enumerate(sites)}
        one = fetcher(*sites, names=names, at_once=2)
        urls = [f"http://host{n}.example:{site.port}/{page}" for n, site in enumerate(sites) for page in range(3)]
        got = await asyncio.gather(*map(one.get, urls))
    assert [g.asked for g in got] == urls
    assert [site.most_at_once for site in sites] == [1] * 4
    assert [site.paths().count("/robots.txt") for site in sites] == [1] * 4
    assert max(most) <= 2


async def test_the_pause_between_two_pages_of_a_host():
    time = Time()
    with Site({"/1": Said(), "/2": Said(), "/3": moved("/1")}) as site:
        one = fetcher(site, time=time)
        await one.get(f"{site.url}/1")
        assert time.slept == []
        await one.get(f"{site.url}/2")
        assert time.slept == [1.0]
        await one.get(f"{site.url}/3")
        assert time.slept == [1.0] * 3  # a redirect on the same host waits too


def test_the_name_by_which_we_go():
    assert agent_named("1.2", "https://desk.example/") == "briefer/1.2 (+https://desk.example/)"
    for contact in ("a\r\nX: y", "ß", "a) (b", "a" * 300):
        with pytest.raises(UsageFault):
            agent_named("1.2", contact)


def test_who_fetches_nothing_loads_no_client():
    code = "import sys, briefer.fetch; print(sorted({'httpcore2', 'httpx2', 'anyio', 'h11', 'urllib3', 'requests'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


@settings(max_examples=60)
@given(
    st.sampled_from((b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 301 M\r\nLocation: ", b"HTTP/1.1 200 OK\r\nContent-Type: ")),
    st.binary(max_size=120),
)
async def test_whatever_a_server_says_comes_out_as_an_outcome_or_a_typed_fault(head, rest):
    with Site({"/": Said(raw=head + rest)}) as site:
        said: object
        try:
            said = await fetcher(site, seconds=20.0).get(f"{site.url}/")
        except SourceFault as fault:
            said = str(fault) if fault.advice else None
    assert isinstance(said, Fetched | ComeBack) or (isinstance(said, str) and said.isprintable())


async def test_the_resolver_of_the_system():
    assert "127.0.0.1" in await system_addresses("localhost")
    with pytest.raises(OSError, match=r".+"):
        await system_addresses("no-such-name.invalid")
