"""Single pages of a desk, and what stands at their addresses."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.models import TakenHow
from tests.fetch.site import Said, Site, moved, text
from tests.sources.formats import written

from .made import RSS, Desk, came, feed, html, item, tagged, why, words

SAME, VERSION = TakenHow.SAME, TakenHow.VERSION


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path, site: Site) -> Desk:
    return Desk(tmp_path / "desk", (site,))


def test_a_page_is_asked_for_in_each_run_under_what_its_host_gave(site: Site, desk: Desk):
    site.pages["/a"] = tagged(html("A port", words("Larn")), '"1"')
    assert came(desk.collect(urls=(f"{site.url}/a",))) == ["A port"]
    second = desk.collect(urls=(f"{site.url}/a",))
    assert [headers.get("if-none-match") for path, headers in site.asked if path == "/a"] == [None, '"1"']
    assert (second.taken, second.failed, second.places[0].unchanged) == ((), (), 1)
    site.pages["/a"] = tagged(html("A port", words("Larn") + " Two ships wait."), '"2"')
    assert came(desk.collect(urls=(f"{site.url}/a",)), VERSION) == ["A port"]


def test_the_same_bytes_without_an_etag_are_not_read_again(site: Site, desk: Desk):
    site.pages["/a"] = html("A port", words("Larn"))
    desk.collect(urls=(f"{site.url}/a",))
    found = desk.collect(urls=(f"{site.url}/a",))
    assert (found.taken, found.places[0].unchanged) == ((), 1)


def test_other_furniture_is_no_other_version(site: Site, desk: Desk):
    site.pages["/a"] = html("A port", words("Larn"), "<!-- at 06:00 -->")
    desk.collect(urls=(f"{site.url}/a",))
    site.pages["/a"] = html("A port", words("Larn"), "<!-- at 07:00 -->")
    found = desk.collect(urls=(f"{site.url}/a",))
    assert came(found, SAME) == ["A port"]
    assert desk.versions() == [(f"{site.url}/a", 1)]


def test_an_address_that_turns_out_to_be_a_feed_is_one(site: Site, desk: Desk):
    site.pages |= {"/x": feed(item("A port", f"{site.url}/a")), "/a": html("A port", words("Larn"))}
    assert came(desk.collect(urls=(f"{site.url}/x",))) == ["A port"]
    assert desk.collect(urls=(f"{site.url}/x",)).taken == ()


def test_a_page_that_a_feed_names_too_is_asked_for_once(site: Site, desk: Desk):
    site.pages |= {"/feed": feed(item("A port", f"{site.url}/a")), "/a": html("A port", words("Larn"))}
    assert came(desk.collect(f"{site.url}/feed", urls=(f"{site.url}/a#top",))) == ["A port"]
    assert site.paths().count("/a") == 1


def test_what_a_page_says_of_its_own_address_counts_for_nothing(site: Site, desk: Desk):
    head = f'<link rel="canonical" href="{site.url}/">'
    site.pages |= {"/a": html("A port", words("Larn"), head), "/b": html("A bridge", words("Ostrel"), head)}
    desk.collect(urls=(f"{site.url}/a", f"{site.url}/b"))
    assert sorted(desk.versions()) == [(f"{site.url}/a", 1), (f"{site.url}/b", 1)]


def test_a_page_that_led_on_and_is_gone_was_taken_in_before(site: Site, desk: Desk):
    site.pages |= {"/go": moved("/a"), "/a": html("A port", words("Larn"))}
    desk.collect(urls=(f"{site.url}/go",))
    site.pages["/go"] = Said(b"", 404)
    assert "was taken in on 2026-03-04" in why(desk.collect(urls=(f"{site.url}/go",)))["go"]


def test_a_list_of_articles_gives_each_by_its_own_address(site: Site, desk: Desk):
    lines = [
        json.dumps({"title": name, "text": words(name), "url": f"https://{name}.example/1?utm_source=x"}) for name in ("Ostrel", "Karth")
    ]
    site.pages["/list"] = Said("\n".join(lines).encode(), headers={"content-type": "application/x-ndjson"})
    assert came(desk.collect(urls=(f"{site.url}/list",))) == ["Karth", "Ostrel"]
    assert sorted(key for key, _ in desk.versions()) == ["https://karth.example/1", "https://ostrel.example/1"]


def test_each_that_fails_is_named_and_costs_no_other(site: Site, desk: Desk):
    site.pages |= {"/a": html("A port", words("Larn")), "/empty": Said(b"", headers=RSS), "/blank": html("", "")}
    addresses = (f"{site.url}/a", f"{site.url}/gone", f"{site.url}/empty", f"{site.url}/blank", "http://10.0.0.1/x", "http://no.example/y")
    found = desk.collect(urls=addresses)
    assert came(found) == ["A port"]
    assert why(found).keys() == {"gone", "empty", "blank", "x", "y"}
    assert [place.failed for place in found.places] == [0, 1, 1, 1, 1, 1]


def test_a_pdf_that_is_made_to_hang_is_named_and_the_rest_goes_on(site: Site, desk: Desk):
    site.pages |= {
        "/slow": Said(written.slow_pdf(), headers={"content-type": "application/pdf"}),
        "/a": text(f"A port\n\n{words('Larn')}".encode()),
    }
    site.pages["/feed"] = feed(item("Slow", f"{site.url}/slow", text=words("Slow", 8)), item("A port", f"{site.url}/a"))
    found = desk.collect(f"{site.url}/feed")
    assert {t.version.key for t in found.taken} == {f"{site.url}/slow", f"{site.url}/a"}
    assert why(found).keys() == {"slow"}


@pytest.mark.parametrize("words_left", ["Please enable JavaScript.", "This article was withdrawn."])
def test_a_page_of_which_little_is_left_is_named_and_is_no_version(site: Site, desk: Desk, words_left: str):
    site.pages["/a"] = html("A port", words("Larn"))
    desk.collect(urls=(f"{site.url}/a",))
    site.pages["/a"] = html("A port", words_left)
    found = desk.collect(urls=(f"{site.url}/a",))
    assert "characters left of" in why(found)["a"]
    assert desk.versions() == [(f"{site.url}/a", 1)]


def test_what_was_known_of_a_page_from_its_feed_stays_known(site: Site, desk: Desk):
    def bare(more: str) -> Said:
        return Said(f"<html><body><p>{words('Larn')}{more}</p></body></html>".encode(), headers={"content-type": "text/html"})

    site.pages |= {"/feed": feed(item("A port", f"{site.url}/a", pubDate="Tue, 03 Mar 2026 22:10:00 GMT")), "/a": bare("")}
    desk.collect(f"{site.url}/feed")
    site.pages["/a"] = bare(" Two ships wait.")
    desk.later(hours=13)
    assert came(desk.collect(f"{site.url}/feed"), VERSION) == ["A port"]
    source = desk.articles()[0].source
    assert (source.title, source.publisher, source.published) == ("A port", "Larnport Post", "2026-03-03")


def test_a_publisher_has_the_grade_that_the_desk_gives_it(site: Site, desk: Desk):
    desk.grades = {"the larnport POST": "B"}
    site.pages |= {"/feed": feed(item("A port", f"{site.url}/a")), "/a": html("A port", words("Larn"))}
    desk.collect(f"{site.url}/feed")
    assert desk.articles()[0].source.grade == "B"
