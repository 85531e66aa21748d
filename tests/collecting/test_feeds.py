"""Feeds: the page behind each link, once; the entry's own text where it can't be had; what fails is named, and the rest goes on."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.collecting.pages import MOST_ASKED, OWN
from briefer.models import TakenHow
from tests.fetch.site import Said, Site, connections, moved, text

from .made import RSS, Desk, came, dated, feed, html, item, page, rss, tagged, why, words

SAME, VERSION = TakenHow.SAME, TakenHow.VERSION


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path, site: Site) -> Desk:
    return Desk(tmp_path / "desk", (site,))


def served(site: Site, *names: str) -> None:
    """A feed with a page for each name."""
    site.pages |= {f"/{name}": html(f"News of {name}", words(name)) for name in names}
    site.pages["/feed"] = feed(*(item(f"News of {name}", f"{site.url}/{name}") for name in names))


def test_the_article_is_the_page_behind_the_link(site: Site, desk: Desk):
    served(site, "Ostrel", "Karth")
    found = desk.collect(f"{site.url}/feed")
    assert came(found) == ["News of Karth", "News of Ostrel"]
    assert found.failed == ()
    version = next(v for v in desk.articles() if v.key.endswith("/Ostrel"))
    assert words("Ostrel") in version.source.text
    assert version.source.url == version.key == f"{site.url}/Ostrel"
    assert version.via == f"feed {site.url}/feed"
    assert (desk.folder / "originals" / version.original[:2] / f"{version.original}.html").read_bytes() == page(
        "News of Ostrel", words("Ostrel")
    )


def test_a_second_run_takes_nothing_and_asks_for_no_page(site: Site, desk: Desk):
    served(site, "Ostrel", "Karth")
    desk.collect(f"{site.url}/feed")
    site.asked.clear()
    found = desk.collect(f"{site.url}/feed")
    assert (found.taken, found.failed) == ((), ())
    assert site.paths() == ["/robots.txt", "/feed"]


@pytest.mark.parametrize("kind", ["etag", "date"])
def test_what_a_host_knows_a_feed_by_goes_back_to_it(site: Site, desk: Desk, kind: str):
    served(site, "Ostrel")
    whole = site.pages["/feed"]
    assert isinstance(whole, Said)
    site.pages["/feed"] = tagged(whole, '"f1"') if kind == "etag" else dated(whole, desk.time)
    first = desk.collect(f"{site.url}/feed")
    site.asked.clear()
    second = desk.collect(f"{site.url}/feed")
    (headers,) = [headers for path, headers in site.asked if path == "/feed"]
    if kind == "etag":
        assert headers["if-none-match"] == '"f1"'
    else:
        assert headers["if-modified-since"] == "Wed, 04 Mar 2026 06:00:00 GMT"
    assert (len(first.taken), second.taken, second.failed) == (1, (), ())
    assert second.places[0].unchanged == 1


def test_a_feed_that_goes_on_gives_what_is_new_alone(site: Site, desk: Desk):
    served(site, "Ostrel")
    desk.collect(f"{site.url}/feed")
    served(site, "Karth", "Ostrel")
    site.asked.clear()
    found = desk.collect(f"{site.url}/feed")
    assert came(found) == ["News of Karth"]
    assert "/Ostrel" not in site.paths()


def test_tracking_parameters_make_no_other_article(site: Site, desk: Desk):
    site.pages["/a?id=7"] = html("A port", words("Larn"))
    site.pages["/one"] = feed(item("A port", f"{site.url}/a?utm_source=rss&id=7#top"))
    site.pages["/two"] = feed(item("A port, again", f"{site.url}/a?id=7&fbclid=xyz"))
    found = desk.collect(f"{site.url}/one", f"{site.url}/two")
    assert came(found) == ["A port"]
    assert [p for p in site.paths() if p.startswith("/a")] == ["/a?id=7"]
    assert desk.versions() == [(f"{site.url}/a?id=7", 1)]


def test_one_article_at_two_addresses_is_one(site: Site, desk: Desk):
    head = '<meta property="og:site_name" content="Larnport Post">'
    site.pages |= {"/a": html("A port", words("Larn"), head), "/print/a": html("A port", words("Larn"), head + "<!-- for paper -->")}
    site.pages["/feed"] = feed(item("A port", f"{site.url}/a"), item("A port (print)", f"{site.url}/print/a"))
    found = desk.collect(f"{site.url}/feed")
    assert (len(found.came(TakenHow.NEW)), len(found.came(SAME))) == (1, 1)
    assert len(desk.versions()) == 1


def test_who_is_moved_is_known_by_where_it_is(site: Site, desk: Desk):
    site.pages |= {"/go": moved("/a"), "/a": html("A port", words("Larn")), "/feed": feed(item("A port", f"{site.url}/go"))}
    desk.collect(f"{site.url}/feed")
    assert desk.versions() == [(f"{site.url}/a", 1)]


# ---------------------------------------------------------------- what was changed


def test_a_page_whose_entry_has_changed_is_a_new_version(site: Site, desk: Desk):
    served(site, "Ostrel")
    desk.collect(f"{site.url}/feed")
    site.pages["/Ostrel"] = html("News of Ostrel", words("Ostrel") + " Two were hurt.")
    site.pages["/feed"] = feed(item("News of Ostrel", f"{site.url}/Ostrel", text="Now with two hurt."))
    found = desk.collect(f"{site.url}/feed")
    assert came(found, VERSION) == ["News of Ostrel"]
    assert desk.versions() == [(f"{site.url}/Ostrel", 1), (f"{site.url}/Ostrel", 2)]
    assert "Two were hurt." in desk.articles()[0].source.text


def test_an_entry_that_has_changed_costs_a_page_that_has_not_one_conditional_request(site: Site, desk: Desk):
    served(site, "Ostrel")
    site.pages["/Ostrel"] = tagged(html("News of Ostrel", words("Ostrel")), '"p1"')
    desk.collect(f"{site.url}/feed")
    site.pages["/feed"] = feed(item("News of Ostrel", f"{site.url}/Ostrel", text="Another teaser."))
    found = desk.collect(f"{site.url}/feed")
    assert [headers.get("if-none-match") for path, headers in site.asked if path == "/Ostrel"] == [None, '"p1"']
    assert (found.taken, found.failed) == ((), ())


def test_young_pages_are_looked_at_again_though_the_feed_says_nothing(site: Site, desk: Desk):
    served(site, "Ostrel", "Karth")
    whole = site.pages["/feed"]
    assert isinstance(whole, Said)
    site.pages["/feed"] = tagged(whole, '"f1"')
    desk.collect(f"{site.url}/feed")
    site.pages["/Ostrel"] = html("News of Ostrel", words("Ostrel") + " It was denied.")
    desk.later(hours=11)
    assert desk.collect(f"{site.url}/feed").taken == ()
    desk.later(hours=2)
    assert came(desk.collect(f"{site.url}/feed"), VERSION) == ["News of Ostrel"]
    site.asked.clear()
    desk.collect(f"{site.url}/feed")
    assert site.paths() == ["/robots.txt", "/feed"]


def test_old_pages_are_left_alone(site: Site, desk: Desk):
    served(site, "Ostrel")
    desk.collect(f"{site.url}/feed")
    desk.later(days=8)
    site.asked.clear()
    desk.collect(f"{site.url}/feed")
    assert "/Ostrel" not in site.paths()


def test_a_page_that_is_gone_is_named_once_and_what_was_taken_in_stays(site: Site, desk: Desk):
    served(site, "Ostrel")
    desk.collect(f"{site.url}/feed")
    site.pages["/Ostrel"] = Said(b"", 410)
    desk.later(days=1)
    found = desk.collect(f"{site.url}/feed")
    assert "was taken in on 2026-03-04, and is gone now (410)" in why(found)["Ostrel"]
    desk.later(days=1)
    assert desk.collect(f"{site.url}/feed").failed == ()
    assert desk.versions() == [(f"{site.url}/Ostrel", 1)]


def test_a_page_that_is_back_is_read_again(site: Site, desk: Desk):
    served(site, "Ostrel")
    desk.collect(f"{site.url}/feed")
    site.pages["/Ostrel"] = Said(b"", 404)
    desk.later(days=1)
    desk.collect(f"{site.url}/feed")
    site.pages["/Ostrel"] = html("News of Ostrel", words("Ostrel") + " It is back.")
    site.pages["/feed"] = feed(item("News of Ostrel", f"{site.url}/Ostrel", text="Back."))
    assert came(desk.collect(f"{site.url}/feed"), VERSION) == ["News of Ostrel"]


# ---------------------------------------------------------------- what the feed says, and its own text


def test_the_feed_says_what_the_page_does_not(site: Site, desk: Desk):
    site.pages["/a"] = Said(f"<html><body><p>{words('Larn')}</p></body></html>".encode(), headers={"content-type": "text/html"})
    site.pages["/feed"] = feed(
        item("A port is open", f"{site.url}/a", pubDate="Tue, 03 Mar 2026 22:10:00 GMT", author="a@b.example (Ada Orlec)")
    )
    desk.collect(f"{site.url}/feed")
    source = desk.articles()[0].source
    assert (source.title, source.publisher, source.published) == ("A port is open", "Larnport Post", "2026-03-03")
    assert any("Ada Orlec" in credit for credit in source.credits)


def test_what_the_page_says_of_itself_goes_before_the_feed(site: Site, desk: Desk):
    head = '<meta property="og:site_name" content="Harbour Gazette"><meta property="article:published_time" content="2026-03-01T08:00:00Z">'
    site.pages["/a"] = html("A port has opened", words("Larn"), head)
    site.pages["/feed"] = feed(item("Port!!!", f"{site.url}/a", pubDate="Tue, 03 Mar 2026 22:10:00 GMT"))
    desk.collect(f"{site.url}/feed")
    source = desk.articles()[0].source
    assert (source.title, source.publisher, source.published) == ("A port has opened", "Harbour Gazette", "2026-03-01")


def test_who_gathers_the_pages_of_others_has_not_published_them(site: Site, desk: Desk):
    with Site({"/a": html("A port", words("Larn"))}) as other:
        desk.sites = (site, other)
        named = {"post.example": ("127.0.0.1",)}
        address = f"http://post.example:{other.port}/a"
        site.pages["/feed"] = feed(item("A port", address), title="All the news")
        desk.collect(f"{site.url}/feed", names=named)
        assert desk.articles()[0].source.publisher is None


REFUSED = {
    "gone": (Said(b"", 404), "404"),
    "broken": (Said(b"", 500), "out of order"),
    "forbidden": (Said(b"", 403), "not for us to read"),
    "a film": (Said(b"\0\0\0 ftypmp42", headers={"content-type": "video/mp4"}), "does not read"),
    "a feed": (Said(rss(item("x", "http://127.0.0.1/")), headers=RSS), "list of articles"),
    "a shell": (html("Ostrel", "Please enable JavaScript to see this page."), "less of the article"),
    "inward": (moved("http://127.0.0.1:9/x"), "127.0.0.1"),
    "to a file": (moved("file:///etc/passwd"), "neither http nor https"),
    "in a loop": (moved("/a"), "redirect"),
    "a bomb": (
        Said(gzip.compress(b"x" * 40_000_000), headers={"content-type": "text/html", "content-encoding": "gzip"}),
        "more than 20 MB",
    ),
    "cut short": (Said(raw=b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 900\r\n\r\n<p>"), "broke off"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_where_the_page_cant_be_had_the_feeds_own_text_is_taken_and_the_failure_named(site: Site, desk: Desk, kind: str):
    answer, told = REFUSED[kind]
    served(site, "Ostrel", "Karth")
    site.pages["/a"] = answer
    own = words("Velna", 8)
    site.pages["/feed"] = feed(item("Velna", f"{site.url}/a", text=own), item("News of Karth", f"{site.url}/Karth"))
    with connections() as opened:
        found = desk.collect(f"{site.url}/feed")
    assert {address[1] for address in opened if len(address) == 2} == {site.port}
    assert came(found) == ["News of Karth", "Velna"]
    assert told in why(found)["a"]
    assert "taken in in its place" in why(found)["a"]
    version = next(v for v in desk.articles() if v.source.title == "Velna")
    assert version.source.text == own
    assert (version.key, version.via) == (f"{site.url}/a", f"feed {site.url}/feed{OWN}")
    assert "the feed's own text" in " ".join(version.source.flags)


def test_a_host_that_wants_to_be_left_alone_is_and_the_next_run_goes_on(site: Site, desk: Desk):
    served(site, "Ostrel", "Karth")
    served_pages = dict(site.pages)
    site.pages["/Ostrel"] = Said(b"", 429, {"retry-after": "70"})
    first = desk.collect(f"{site.url}/feed")
    assert first.taken == ()
    assert ["left alone" in told for told in why(first).values()] == [True, True]
    assert "/Karth" not in site.paths()
    site.pages |= served_pages
    assert came(desk.collect(f"{site.url}/feed")) == ["News of Karth", "News of Ostrel"]


def test_robots_txt_is_obeyed_and_named(site: Site, desk: Desk):
    served(site, "Ostrel", "Karth")
    site.pages["/robots.txt"] = text(b"User-agent: *\nDisallow: /Ostrel\n")
    found = desk.collect(f"{site.url}/feed")
    assert came(found) == ["News of Karth"]
    assert "robots.txt" in why(found)["Ostrel"]
    assert "/Ostrel" not in site.paths()


def test_a_teaser_is_no_article(site: Site, desk: Desk):
    site.pages["/feed"] = feed(item("Velna", f"{site.url}/gone", text=words("Velna", 2)))
    found = desk.collect(f"{site.url}/feed")
    assert found.taken == ()
    assert "too little" in why(found)["gone"]


def test_a_page_that_comes_later_is_a_version_of_its_entry(site: Site, desk: Desk):
    site.pages["/feed"] = feed(item("Velna", f"{site.url}/a", text=words("Velna", 8)))
    site.pages["/a"] = Said(b"", 503)
    desk.collect(f"{site.url}/feed")
    site.pages["/a"] = html("Velna", words("Velna", 12))
    found = desk.collect(f"{site.url}/feed")
    assert came(found, VERSION) == ["Velna"]
    assert desk.versions() == [(f"{site.url}/a", 1), (f"{site.url}/a", 2)]


def test_a_page_that_was_never_had_is_not_gone(site: Site, desk: Desk):
    site.pages["/feed"] = feed(item("Velna", f"{site.url}/a", text=words("Velna", 8)))
    desk.collect(f"{site.url}/feed")
    desk.later(days=1)
    site.pages["/feed"] = feed(item("Velna", f"{site.url}/a", text=words("Velna", 8)), item("News", text="The ferry is late."))
    found = desk.collect(f"{site.url}/feed")
    assert why(found)["a"].startswith("There is no page at")
    assert len(desk.versions()) == 2


def test_an_entry_does_not_stand_in_for_a_page_that_was_read(site: Site, desk: Desk):
    site.pages |= {"/feed": feed(item("Velna", f"{site.url}/a", text=words("Velna", 8))), "/a": html("Velna", words("Velna", 12))}
    desk.collect(f"{site.url}/feed")
    site.pages |= {"/feed": feed(item("Velna", f"{site.url}/a", text=words("Velna", 9))), "/a": Said(b"", 500)}
    found = desk.collect(f"{site.url}/feed")
    assert (len(found.failed), found.taken) == (1, ())
    assert desk.versions() == [(f"{site.url}/a", 1)]


def test_entries_without_a_link_are_their_own_text(site: Site, desk: Desk):
    site.pages["/feed"] = feed(item("Ferry", text="The ferry is late today.", guid="77"), item("Bridge", text="The bridge is shut."))
    assert came(desk.collect(f"{site.url}/feed")) == ["Bridge", "Ferry"]
    site.pages["/feed"] = feed(item("Ferry", text="The ferry is on time.", guid="77"), item("Bridge", text="The bridge is shut."))
    found = desk.collect(f"{site.url}/feed")
    assert came(found, VERSION) == ["Ferry"]
    assert len(desk.versions()) == 3


def test_a_link_that_several_entries_share_is_the_address_of_none(site: Site, desk: Desk):
    site.pages |= {
        "/": html("Home", words("Home")),
        "/feed": feed(*(item(name, f"{site.url}/", text=words(name)) for name in ("Ostrel", "Karth"))),
    }
    assert came(desk.collect(f"{site.url}/feed")) == ["Karth", "Ostrel"]
    assert "/" not in site.paths()


@pytest.mark.parametrize(
    "link", ["file:///etc/hostname", "javascript:alert(1)", "ftp://127.0.0.1/x", "data:text/html,x", "http://u:p@127.0.0.1/"]
)
def test_a_feed_pulls_in_no_file(site: Site, desk: Desk, link: str):
    site.pages["/feed"] = feed(item("Secrets", link, text="Read more."))
    found = desk.collect(f"{site.url}/feed")
    assert found.taken == ()
    assert len(found.failed) == 1
    assert site.paths() == ["/robots.txt", "/feed"]


def test_a_name_with_an_at_in_a_path_is_no_password(site: Site, desk: Desk):
    site.pages |= {
        "/@ada/1": html("A port", words("Larn")),
        "/feed": feed(item("A port", f"{site.url}/@ada/1"), item("B", f"{site.url}/@ada/2")),
    }
    found = desk.collect(f"{site.url}/feed")
    assert desk.versions() == [(f"{site.url}/@ada/1", 1)]
    assert [u.name for u in found.failed] == [f"{site.url}/@ada/2"]


def test_a_feed_that_names_a_file_of_the_desk_changes_nothing_in_it(site: Site, desk: Desk):
    (desk.folder / "inbox").mkdir(parents=True)
    (desk.folder / "inbox/a.txt").write_text(f"A port\n\n{words('Larn')}\n")
    site.pages["/feed"] = feed(
        item("A port", "file:inbox/a.txt", text=words("Velna", 8)), item("No port", "http://u:sk-1@h/", text=words("Karth", 8))
    )
    found = desk.collect(f"{site.url}/feed", folders=("inbox",))
    assert len(found.came(TakenHow.NEW)) == 3
    assert [number for _, number in desk.versions()] == [1, 1, 1]
    assert "sk-1" not in "".join(f"{u.name}{u.why}{u.advice}" for u in found.failed)


def test_a_title_with_controls_harms_no_terminal(site: Site, desk: Desk):
    title = "Port\u202e\u2066 <script>&#27;[31m open"
    site.pages["/feed"] = feed(item(title, f"{site.url}/gone\u202e", text=words("Velna", 8)))
    found = desk.collect(f"{site.url}/feed")
    assert len(found.came(TakenHow.NEW)) == 1
    for told in (
        found.taken[0].version.source.title or "",
        found.taken[0].version.source.name,
        *(f"{u.name}{u.why}{u.advice}" for u in found.failed),
    ):
        assert told.isprintable()


# ---------------------------------------------------------------- feeds that are none


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha ha ha ha ha">'
    + b"".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(9))
    + b"]><rss><channel><title>&j;</title></channel></rss>"
)
NO_FEEDS = {
    "no feed": (Said(b"<rss><channel>", headers=RSS), "no entries"),
    "laughs": (Said(LAUGHS, headers=RSS), "no entries"),
    "nothing": (Said(b"", headers=RSS), "There is nothing"),
    "a page": (html("A port", words("Larn")), "no feed"),
    "500": (Said(b"", 500), "out of order"),
    "inward": (moved("http://127.0.0.1:9/feed"), "127.0.0.1"),
    "a bomb": (Said(gzip.compress(b" " * 40_000_000), headers={**RSS, "content-encoding": "gzip"}), "more than 20 MB"),
}


@pytest.mark.parametrize("kind", NO_FEEDS)
def test_a_feed_that_cant_be_read_is_named_and_costs_no_other(site: Site, desk: Desk, kind: str):
    answer, told = NO_FEEDS[kind]
    served(site, "Ostrel")
    site.pages["/bad"] = answer
    found = desk.collect(f"{site.url}/bad", f"{site.url}/feed")
    assert came(found) == ["News of Ostrel"]
    (said,) = why(found).items()
    assert said[0].startswith("bad")
    assert told in said[1]
    assert [(place.new, place.failed) for place in found.places] == [(0, 1), (1, 0)]
    again = desk.collect(f"{site.url}/bad", f"{site.url}/feed")
    assert (len(again.failed), again.taken) == (1, ())


def test_a_whole_feed_that_has_nothing_today_is_no_fault(site: Site, desk: Desk):
    site.pages["/bad"] = Said(rss(), headers=RSS)
    served(site, "Ostrel")
    found = desk.collect(f"{site.url}/bad", f"{site.url}/feed")
    assert came(found) == ["News of Ostrel"]
    assert found.failed == ()


def test_an_entry_with_neither_text_nor_link_is_named(site: Site, desk: Desk):
    site.pages["/feed"] = Said(b"<rss><channel><item><title>x", headers=RSS)
    found = desk.collect(f"{site.url}/feed")
    assert found.taken == ()
    assert "has a title and no text" in why(found)["feed#1"]


def test_a_feed_that_breaks_off_gives_what_stands_before(site: Site, desk: Desk):
    served(site, "Ostrel")
    site.pages["/feed"] = Said(
        rss(item("News of Ostrel", f"{site.url}/Ostrel"))[: -len("</channel></rss>")] + b"<item><title>Cut", headers=RSS
    )
    found = desk.collect(f"{site.url}/feed")
    assert "News of Ostrel" in came(found)


def test_more_entries_than_one_run_reads_are_named_and_read_by_the_next(site: Site, desk: Desk):
    names = [f"Place{n}" for n in range(MOST_ASKED + 3)]
    site.pages["/feed"] = feed(*(item(name, text=f"The road to {name} is open.", guid=name) for name in names))
    first = desk.collect(f"{site.url}/feed")
    assert (len(first.taken), "3 more" in why(first)["feed"]) == (MOST_ASKED, True)
    second = desk.collect(f"{site.url}/feed")
    assert (len(second.taken), second.failed) == (3, ())


# ---------------------------------------------------------------- cut off


CUT = """
import os, signal, sys
from pathlib import Path
from tests.collecting.made import Desk
from tests.fetch.site import Site
from types import SimpleNamespace
from briefer.desk.articles import Articles
noted = Articles.note_asked
def kill(self, asked):
    if asked.url.endswith(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
    noted(self, asked)
Articles.note_asked = kill
Desk(Path(sys.argv[1]), (SimpleNamespace(port=int(sys.argv[2])),)).collect(f"http://127.0.0.1:{sys.argv[2]}/feed")
"""


@pytest.mark.parametrize("at", ["/Ostrel", "/feed"])
def test_killed_between_taking_in_and_noting_nothing_is_lost_or_taken_twice(site: Site, desk: Desk, at: str):
    served(site, "Ostrel", "Karth")
    done = subprocess.run([sys.executable, "-c", CUT, str(desk.folder), str(site.port), at], check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == -9
    found = desk.collect(f"{site.url}/feed")
    assert found.failed == ()
    assert sorted(desk.versions()) == [(f"{site.url}/Karth", 1), (f"{site.url}/Ostrel", 1)]
