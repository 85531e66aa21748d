"""The start page: how the desk stands, its briefs day by day, articles with what changed in them, and the search."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from tests.made_days import a_text, day_of
from tests.made_memory import brief as kept_brief

from briefer.desk import Memory
from briefer.models import Incoming, Record, Source, Unread
from briefer.pipeline import extract
from briefer.settings import Settings
from briefer.web.front import SANDBOX
from briefer.web.guard import HEADERS, POLICY

from .served import Client, Watched, browsing, serving, session_on, watched
from .test_accessible import HEADINGS, IDS, LOOSE, NAMELESS
from .test_hostile import MARKUP, strings

NOW = dt.datetime(2026, 11, 3, 6, 0, tzinfo=dt.UTC)
FIRST = "The army said on 1 November 2026 that 20 soldiers left Zarn. Minister Ada Lovel visited Zarn."
SECOND = FIRST.replace("20 soldiers", "35 soldiers")
PERSIAN = "نمایندگان می‌گویند که نیروهای مرزی در خاروغ سه نفر را بازداشت کرده‌اند.\nاین کار ادامه می‌یابد."
TAMPERED = "<!doctype html><title>x</title><style>p{color:red}</style><p>The page.<script>document.title='ran'</script><img src='//evil.example/x'>"


OURS = {
    *("html", "head", "meta", "title", "link", "body", "nav", "header", "main", "section", "div", "details", "summary", "h1", "h2", "h3"),
    *("p", "span", "bdi", "b", "strong", "code", "a", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "mark", "del", "ins"),
    *("form", "label", "input", "button"),
}
"""Elements of the templates of the desk."""


class Elements(HTMLParser):
    """What a page holds that no template of the desk makes: elements, handlers, addresses of elsewhere."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.foreign: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.foreign += [tag] if tag not in OURS else []
        for name, value in attrs:
            if (
                name.startswith("on")
                or name in {"style", "src", "srcdoc"}
                or (name in {"href", "action"} and not (value or "").startswith(("/", "#")))
            ):
                self.foreign.append(f"{tag} {name}={value}")


def incoming(source: Source, name: str) -> Incoming:
    return Incoming(key=f"https://{name}.example/x", source=source, via=f"page {MARKUP}", original=source.text.encode())


def fill(desk: Path, record: Record) -> None:
    """Articles, one of them in two versions and one with a title that is markup; what could not be read; briefs of two days."""
    persian = a_text("Post", PERSIAN, day_of(1), "خبر تازه").model_copy(update={"language": "fa"})
    hostile = a_text("Gazette", f"Officials in Zarn said on 1 November 2026 that {MARKUP} was seen.", day_of(1), f"Title {MARKUP}")
    hostile = hostile.model_copy(update={"url": "javascript:alert(4)"})
    with Memory(desk, lambda: NOW) as memory:
        run = memory.articles.begin_collection()
        taken = memory.articles.take(
            [
                incoming(a_text("Herald", FIRST, day_of(1), "Soldiers leave"), "herald"),
                incoming(persian, "post"),
                incoming(hostile, "gazette"),
            ]
        )
        second = memory.articles.take([incoming(a_text("Herald", SECOND, day_of(2), "Soldiers leave"), "herald")])
        memory.articles.end_collection(run, [*taken, *second], [Unread(name=f"https://x.example/{MARKUP}", why="Gone.", advice=MARKUP)])
        memory.said.keep(extract([one.version.source for one in (*taken, *second)], Settings()))
        for day in (day_of(1), day_of(2)):
            kept_brief(memory, record, day)
            folder = desk / "briefs" / day
            folder.mkdir(parents=True)
            (folder / "brief.html").write_text(TAMPERED if day == day_of(1) else "<!doctype html><title>The second</title>", "utf-8")


@pytest.fixture(scope="module")
def client(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    desk = tmp_path_factory.mktemp("desk")
    with closing(session_on(record, desk)) as session:
        fill(desk, record)
        with serving(session) as found:
            yield found.enter()


def article_of(client: Client, title: str) -> str:
    found = re.search(rf'href="(/desk/article/[^"]+)">{re.escape(title)}', client.get("/desk").body)
    assert found
    return found[1]


def search(client: Client, words: str, **more: str) -> str:
    fields = "&".join(f"{name}={quote(value)}" for name, value in {"q": words, **more}.items())
    answer = client.get(f"/desk/search?{fields}")
    assert answer.status == 200
    return answer.body


# ---------------------------------------------------------------- the door

ROUTES = ["/desk", "/desk/search?q=soldiers", "/desk/article/{article}", f"/desk/brief/{day_of(1)}"]


@pytest.mark.parametrize("route", ROUTES)
def test_the_door_is_the_same_as_for_the_review(client: Client, route: str):
    path = route.format(article=article_of(client, "Soldiers leave").rpartition("/")[2])
    refused = [
        client.raw("GET", path),
        client.get(path, Cookie="briefer-1=abc"),
        client.get(path, Host="evil.example"),
        client.get(path, **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}),
    ]
    assert [(answer.status, "soldiers" in answer.body, "The page." in answer.body) for answer in refused] == [(403, False, False)] * 4
    assert client.post(path, {"q": "soldiers"}).status == 405
    answer = client.get(path)
    assert answer.status == 200
    expected = {**HEADERS, "Content-Security-Policy": SANDBOX if "/brief/" in path else POLICY}
    assert {name: answer.headers[name.casefold()] for name in HEADERS} == expected


def test_to_look_changes_nothing(record: Record, tmp_path: Path):
    with closing(session_on(record, tmp_path)) as session, serving(session) as fresh:
        fresh.enter()
        before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        for path in ("/desk", "/desk/search?q=x", "/desk/article/a0", "/desk/brief/2026-11-01"):
            fresh.get(path)
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


# ---------------------------------------------------------------- what is shown


def test_what_is_wrong_stands_first_and_the_brief_under_review_is_a_step_away(client: Client):
    body = client.get("/desk").body
    assert body.index('id="wrong"') < body.index("Gone.") < body.index('id="last"') < body.index('id="days"') < body.index('id="articles"')
    assert "1 thing could not be read" in body
    assert "3 articles in 4 versions" in body
    assert '<a class="to" href="/" id="to-review">Review it</a>' in body


def test_what_was_decided_in_the_review_is_on_the_start_page_at_once(record: Record, tmp_path: Path):
    with closing(session_on(record, tmp_path)) as session, serving(session) as fresh:
        fresh.enter()
        points = len(session.view().reviewed.points)
        assert f"{points} of {points} points open" in fresh.get("/desk").body
        (point, *_) = session.view().reviewed.points
        assert fresh.post("/act/seen", {"what": point.what, "on": point.on, "based_on": "0"}).status == 200
        assert f"{points - 1} of {points} points open" in fresh.get("/desk").body


def test_a_brief_that_came_since_is_the_last_one_and_says_how_to_review_it(record: Record, tmp_path: Path):
    with closing(session_on(record, tmp_path)) as session, serving(session) as fresh:
        fresh.enter()
        folder = tmp_path / "briefs" / day_of(4)
        folder.mkdir(parents=True)
        (folder / "brief.json").write_text(record.model_dump_json())
        assert "It is not the brief under review here" in (body := fresh.get("/desk").body)
        assert f"briefer review {folder} --desk {tmp_path}" in body
        (folder / "brief.json").write_text("{}")
        assert "can&#39;t be read" in fresh.get("/desk").body


def test_the_days_are_listed_by_month_the_newest_first(client: Client):
    body = client.get("/desk").body
    assert "November 2026: 2 briefs" in body
    assert body.index(f'href="/desk/brief/{day_of(2)}"') < body.index(f'href="/desk/brief/{day_of(1)}"')


NO_DAYS = ["2026-11-09", "x", "..", "2026-11-1", "20261101", "%2e%2e", "2026-11-01%2F..%2F..", "2026-11-01/brief.json", "٢٠٢٦-11-01", "%00"]


@pytest.mark.parametrize("day", NO_DAYS)
def test_what_is_no_day_of_a_brief_is_not_looked_for(client: Client, day: str):
    answer = client.get(f"/desk/brief/{quote(day, safe='%/')}")
    assert answer.status == 404
    assert "The page." not in answer.body


def test_an_article_shows_word_for_word_what_a_version_changed(client: Client):
    body = client.get(article_of(client, "Soldiers leave")).body
    assert "that <del>20</del> <ins>35</ins> soldiers left Zarn." in body
    assert "2 versions" in body
    assert SECOND.replace("'", "&#39;") in body
    assert "Ada Lovel visited" not in body.partition("The text as it stands")[0]


def test_an_article_of_another_direction_keeps_it(client: Client):
    body = client.get(article_of(client, "خبر تازه")).body
    assert '<h1 lang="fa" dir="rtl">خبر تازه</h1>' in body
    assert re.search(r'<div class="text whole"[^>]* lang="fa" dir="rtl">نمایندگان', body)


def test_the_address_of_an_article_is_a_link_that_tells_nobody_where_it_was_followed(client: Client):
    body = client.get(article_of(client, "Soldiers leave")).body
    assert '<a href="https://herald.example/story" rel="noopener noreferrer" target="_blank">' in body
    assert "javascript:" not in client.get(article_of(client, "Title &lt;script")).body


def test_an_article_that_is_not_there(client: Client):
    assert client.get("/desk/article/a000").status == 404


# ---------------------------------------------------------------- searching


def test_a_hit_has_the_exact_words_in_their_own_direction_with_those_that_were_looked_for(client: Client):
    body = search(client, "بازداشت")
    assert '<blockquote class="quote" lang="fa" dir="rtl">' in body
    assert "<mark>بازداشت</mark>" in body
    quoted = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", body)
    assert [re.sub("<[^>]+>", "", words) in PERSIAN for words in quoted] == [True] * len(quoted) != []


def test_a_search_is_narrowed_by_publisher_and_day(client: Client):
    assert "35 <mark>soldiers</mark>" in search(client, "soldiers")
    assert "35 <mark>soldiers</mark>" in search(client, "soldiers", source="hera", since="2026-11-02")
    assert "Nothing that this desk remembers" in search(client, "soldiers", source="Gazette")
    assert "Nothing that this desk remembers" in search(client, "soldiers", since="2026-11-03")
    assert "35 soldiers" in search(client, "", source="Herald")


@pytest.mark.parametrize(
    ("fields", "told"), [({"q": "!?"}, "There is no word"), ({"q": "a", "since": "soon"}, "That is no day"), ({}, "A claim is")]
)
def test_what_cant_be_searched_says_why(client: Client, fields: dict[str, str], told: str):
    assert told in search(client, fields.get("q", ""), **{name: value for name, value in fields.items() if name != "q"})


HOSTILE = [*strings()[::12], MARKUP, '" OR 1=1 --', "NEAR(a b)", "* AND (", "\x00\x1b[2J", "a" * 5_000]


def test_no_string_that_is_searched_for_breaks_anything_or_comes_back_as_markup(client: Client):
    for words in HOSTILE:
        for name in ("q", "source", "since"):
            answer = client.get(f"/desk/search?{name}={quote(words, errors='surrogatepass')}")
            assert answer.status == 200, words
            assert Elements(answer.body).foreign == [], words


def test_nothing_that_came_from_outside_is_markup(client: Client):
    pages = ["/desk", article_of(client, "Title &lt;script"), "/desk/search?q=officials", f"/desk/search?q={quote(MARKUP)}"]
    for path in pages:
        body = client.get(path).body
        assert "&lt;script&gt;alert(1)" in body, path
        assert Elements(body).foreign == [], path


# ---------------------------------------------------------------- in the browser


@pytest.fixture(scope="module")
def browser(client: Client) -> Iterator[Any]:  # noqa: ARG001  (the desk is filled before a browser runs a loop of its own)
    with browsing() as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Any, client: Client) -> Iterator[Watched]:
    with watched(browser, client) as found:
        yield found


def at(page: Watched, client: Client, path: str) -> Any:
    """The page at a path."""
    page.page.goto(f"http://{client.at}{path}")
    return page.page


def test_it_is_reached_and_searched_by_keyboard(page: Watched, client: Client):
    at(page, client, "/")
    page.page.wait_for_selector("[data-sentence][tabindex='0']")
    page.page.keyboard.press("g")
    page.page.keyboard.press("d")
    page.page.wait_for_selector("#articles")
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.textContent") == "Skip to the desk"
    page.page.keyboard.press("Tab")
    page.page.keyboard.type("soldiers")
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector(".hits mark")
    assert page.page.inner_text(".hits mark >> nth=0") == "soldiers"
    page.page.click(".hits a >> nth=0")
    page.page.wait_for_selector("ins")
    assert page.misdeeds() == []


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_can_be_heard_and_fits_its_window(page: Watched, client: Client, width: int):
    page.page.set_viewport_size({"width": width, "height": 900})
    for path in ("/desk", "/desk/search?q=soldiers", article_of(client, "Soldiers leave"), article_of(client, "Title &lt;script")):
        shown = at(page, client, path)
        shown.evaluate("() => document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert [shown.evaluate(check) for check in (NAMELESS, IDS, LOOSE)] == [[], [], []], path
        levels = shown.evaluate(HEADINGS)
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(levels)), (path, levels)
        assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert shown.evaluate("[...document.scripts].length") == 0
    assert page.misdeeds() == []


def test_the_page_of_a_day_runs_nothing_and_asks_for_nothing(browser: Any, client: Client):
    with watched(browser, client) as own:
        kept_back: list[tuple[str, str]] = []
        own.page.on("requestfailed", lambda request: kept_back.append((request.url, request.failure)))
        shown = at(own, client, f"/desk/brief/{day_of(1)}")
        shown.wait_for_timeout(200)
        assert shown.title() == "x"
        assert shown.evaluate("self.origin") == "null"
        assert shown.evaluate("getComputedStyle(document.querySelector('p')).color") == "rgb(255, 0, 0)"
        assert kept_back == [("http://evil.example/x", "csp")]
        assert any("Content Security Policy" in error or "sandboxed" in error for error in own.errors)
