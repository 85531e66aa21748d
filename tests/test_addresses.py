"""Addresses of the web as sources, from a real server on loopback, and by the command with its own rules for addresses."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefer.bringing import bring
from briefer.cli import main
from briefer.errors import NothingToBrief
from briefer.models import Reading
from briefer.pipeline import Given, read

from .fetch.site import Said, Site, fetcher, moved, text

HEAD = '<!doctype html><html lang="fa"><head><title>{}</title></head><body><article>'
PERSIAN = "نیروهای مرزی روز دوشنبه می‌گویند که گذرگاه بسته شده‌است و ۱۲ نفر زخمی شده‌اند."
ENGLISH = "The harbour master of Larnport closed the port on 3 March 2026 after the storm, and two ships waited outside."
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Larnport Post</title>
<item><title>Port closed</title><link>https://news.example/1</link><description>{ENGLISH}</description></item></channel></rss>"""


def page(words: str, title: str = "A port is closed") -> bytes:
    return (HEAD.format(title) + f"<h1>{title}</h1>" + f"<p>{words}</p>" + "</article></body></html>").encode()


@pytest.fixture
def site():
    pages = {
        "/a?id=1": Said(page(PERSIAN)),
        "/b": moved("/c"),
        "/c": text(f"Port closed\n\n{ENGLISH}\n".encode()),
        "/feed": Said(FEED.encode(), headers={"content-type": "application/rss+xml"}),
        "/film": Said(b"\0\0\0 ftypmp42", headers={"content-type": "video/mp4"}),
    }
    with Site(pages) as made:
        yield made


def look(site: Site, *arguments: str) -> Reading:
    return read(Given(arguments, bring=partial(bring, make=partial(fetcher, site))))


def test_every_character_of_a_page_is_there_and_its_address(site: Site):
    (source,) = look(site, f"{site.url}/a?id=1").sources
    assert PERSIAN in source.text
    assert source.url == f"{site.url}/a?id=1"
    assert source.name == f"{site.url}/a?id=1"


def test_who_was_moved_is_known_by_where_it_is(site: Site):
    (source,) = look(site, f"{site.url}/b").sources
    assert source.url == f"{site.url}/c"
    assert ENGLISH in source.text


def test_a_feed_gives_its_entries(site: Site):
    (source,) = look(site, f"{site.url}/feed").sources
    assert ENGLISH in source.text
    assert source.url == "https://news.example/1"


def test_the_same_page_twice_is_asked_for_once(site: Site):
    found = look(site, f"{site.url}/c", f"{site.url}/c#top", f"{site.url}/c?utm_source=mail")
    assert len(found.sources) == 1
    assert site.paths().count("/c") == 1


def test_one_that_fails_costs_no_other(site: Site, tmp_path: Path):
    (tmp_path / "one.txt").write_text(f"Port closed\n\n{ENGLISH} It is open again.\n", encoding="utf-8")
    with Site({"/busy": Said(b"", 429, {"retry-after": "70"})}) as busy:
        addresses = [f"{site.url}/c", f"{busy.url}/busy", f"{site.url}/film", f"{site.url}/gone", "http://10.0.0.1/x"]
        found = read(Given((str(tmp_path), *addresses), bring=partial(bring, make=partial(fetcher, site, busy))))
    assert {s.name for s in found.sources} == {"one.txt", f"{site.url}/c"}
    why = {u.name.rpartition("/")[2]: f"{u.why} {u.advice}" for u in found.unread}
    assert why.keys() == {"busy", "film", "gone", "x"}
    assert "70 seconds" in why["busy"]
    assert "404" in why["gone"]
    assert "10.0.0.1" in why["x"]


def test_nothing_brought_is_nothing_to_brief(site: Site):
    with pytest.raises(NothingToBrief, match="gone"):
        look(site, f"{site.url}/gone")


def test_the_command_asks_no_private_address(site: Site, tmp_path: Path):
    (tmp_path / "one.txt").write_text(f"Port closed\n\n{ENGLISH}\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["sources", str(tmp_path), f"{site.url}/c", "--json"], catch_exceptions=False)
    assert done.exit_code == 3, done.output
    assert [u["name"] for u in json.loads(done.stdout)["unread"]] == [f"{site.url}/c"]
    assert site.asked == []
