"""Seven days of one desk, with everything that goes wrong in a week: what each page says, what is named, and what is never done."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple, cast

import pytest
from click.testing import CliRunner

from briefer.cli import main
from briefer.daily import digest_in, replay_daily
from briefer.models import Item, Section
from briefer.publish.page import page_of
from briefer.publish.standing import UNREVIEWED
from briefer.sources.formats import child, opening
from briefer.sources.formats.documents import Kind, Reader
from briefer.sources.formats.pdf import pdf_documents
from tests.fetch.site import Site, connections
from tests.week.articles import BRIDGE, COURIER, DISPATCH, ENVOY, HERALD, LANDSLIDE_RISES, SOBH
from tests.week.desk import Desk, Lived
from tests.week.script import WEEK, feed_path, feeds, outlets, serve

DAYS = range(1, len(WEEK) + 1)
FILES = ("brief.md", "brief.html", "brief.pdf", "brief.json")


class Week(NamedTuple):
    """A week that was lived through. ``inside`` counts who came to the address that must never be asked."""

    desk: Desk
    port: int
    days: tuple[Lived, ...]
    connected: tuple[tuple[object, ...], ...]
    inside: int

    def day(self, number: int) -> Lived:
        return self.days[number - 1]


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Week]:
    """The week, once for all tests: they only look."""
    with pytest.MonkeyPatch.context() as patch, Site() as site, closing(socket.create_server(("127.0.0.1", 0))) as inside:
        patch.setitem(cast("dict[Kind, Reader]", opening.READERS), "pdf", partial(pdf_documents, limits=child.Limits(seconds=1)))
        inside.setblocking(False)
        desk = Desk(tmp_path_factory.mktemp("week") / "desk", site, [outlet.host for outlet in outlets(WEEK)])
        days = []
        with connections() as made:
            for number in DAYS:
                serve(site, WEEK, number, f"http://127.0.0.1:{inside.getsockname()[1]}/")
                days.append(desk.live(WEEK[number - 1].day, feeds(site, WEEK), "Tajikistan and its neighbours"))
        yield Week(desk, site.port, tuple(days), tuple(made), _came(inside))


def _came(listening: socket.socket) -> int:
    try:
        listening.accept()[0].close()
    except BlockingIOError:
        return 0
    return 1


def told(lived: Lived, *sections: Section) -> list[tuple[str | None, str | None, str]]:
    """(mark, change, words) of what stands on the page in these sections; in all but the gaps where none is named."""
    wanted = sections or tuple(s for s in Section if s is not Section.GAPS)
    items: list[Item] = [i for s in wanted for i in lived.brief.record.brief.items if i.section is s]
    return [(i.mark.value if i.mark else None, i.change, " ".join(s.text for s in i.sentences)) for i in items]


def of(lived: Lived, *words: str) -> list[tuple[str | None, str | None, str]]:
    """What the page says that holds all these words."""
    return [each for each in told(lived) if all(word in each[2] for word in words)]


def named(lived: Lived) -> dict[str, str]:
    """Why what failed did, by the last part of its name."""
    return {u.name.rpartition("/")[2]: u.why for u in lived.collected.failed}


def asked(lived: Lived, path: str) -> list[str | None]:
    """The validators under which a path was asked for, one a request."""
    return [headers.get("if-none-match") for at, headers in lived.asked if at.partition("?")[0] == path]


# ---------------------------------------------------------------- day by day


def test_day_1_tells_all_and_compares_with_nothing(week: Week):
    lived = week.day(1)
    assert lived.brief.record.brief.since is None
    assert {t[0] for t in told(lived, Section.BOTTOM_LINE, Section.DEVELOPMENTS)} <= {"new", "background", "date open"}
    bottom = [words for _, _, words in told(lived, Section.BOTTOM_LINE)]
    assert any("killed 12 people" in words for words in bottom)
    assert any("killed seven border guards" in words for words in bottom)
    assert not of(lived, "disagree")


def test_day_2_a_toll_rises_and_a_difference_opens(week: Week):
    lived = week.day(2)
    ((mark, change, words),) = of(lived, "people killed", "Khorog")
    assert (mark, change) == ("update", "12 → 19")
    assert "7" not in words  # bodies that were found during one night are no toll
    ((mark, _, words),) = told(lived, Section.DISAGREEMENTS)
    assert mark == "opened"
    assert "killed seven border guards" in words
    assert "Nine border guards were killed" in words
    assert not of(lived, "buried eleven houses")
    assert not of(lived, "library")


def test_day_3_a_feed_breaks_off_and_the_others_go_on(week: Week):
    lived = week.day(3)
    assert {t[0] for t in of(lived, "rail bridge near Kunduz", "destroyed")} == {"new"}
    persian = of(lived, "هیرمند", "چهارشنبه")
    assert [t[0] for t in persian] == ["new"]
    assert "زابل دربارهٔ حق‌آبهٔ هیرمند" in persian[0][2]  # with its joiner
    assert not of(lived, "border guards")
    assert not of(lived, "landslide")


def test_day_4_a_second_outlet_confirms_and_a_feed_stands_in_for_its_page(week: Week):
    lived = week.day(4)
    ((mark, change, _),) = of(lived, "destroyed the rail bridge near Kunduz")
    assert (mark, change) == ("confirmed", "2 independent origins, 1 before")
    assert [t[0] for t in of(lived, "Sherali Mirzoyev")] == ["new"]
    assert not of(lived, "هیرمند")


def test_day_5_there_is_no_news_and_the_page_says_so(week: Week):
    lived = week.day(5)
    assert (lived.brief.daily.news, told(lived), lived.collected.failed) == (False, [], ())
    page = page_of(lived.brief.record, UNREVIEWED)
    assert page.quiet == "No news since the brief of 5 March 2026. No article was taken in."
    assert page.quiet in lived.file("brief.md").decode()


def test_day_6_an_article_is_edited_one_is_withdrawn_and_one_is_copied(week: Week):
    lived = week.day(6)
    tolls = of(lived, "Khorog", "19")
    assert [(mark, change) for mark, change, _ in tolls] == [("corrected", "19 → 17")]
    assert "changed its article" in tolls[0][2]
    assert not [t for t in told(lived) if t[1] == "12 → 17"]  # readers were told 19, not 12
    withdrawn = of(lived, "no longer says", "Sherali Mirzoyev")
    assert [t[0] for t in withdrawn] == ["corrected"]
    assert of(lived, "has withdrawn an article of 5 March")
    assert {t[0] for t in of(lived, "killed three passengers")} == {"new"}
    assert not of(lived, "rail bridge")
    assert not of(lived, "new bridge")
    assert not of(lived, "trains")


def test_day_7_who_was_wrong_says_so_and_the_difference_is_closed(week: Week):
    lived = week.day(7)
    (first, *_) = told(lived, Section.BOTTOM_LINE)
    assert first[:2] == ("corrected", "9 → 7")
    assert "Seven border guards were killed" in first[2]
    assert [t[1] for t in of(lived, "corrected: 9")] == ["9 → 7"]
    assert told(lived, Section.DISAGREEMENTS) == []
    assert [t[0] for t in of(lived, "opened again on Sunday")] == ["new"]
    assert not of(lived, "Kunduz")


# ---------------------------------------------------------------- what failed

FAILED: dict[int, dict[str, str]] = {
    1: {},
    2: {},
    3: {"dispatch.xml": "breaks off"},
    4: {"sobh.xml": "out of order (500)", "envoy": "out of order (500). What the feed has of it was taken in in its place."},
    5: {},
    6: {},
    7: {
        "elsewhere": "leads to 127.0.0.1, which is no address of the public internet",
        "bomb": "more than 20 MB, once unpacked",
        "report.pdf": "Reading it took more than",
        "sobh.xml#1": "an entity of the feed's own",
    },
}


@pytest.mark.parametrize("number", DAYS)
def test_every_failure_is_named_with_its_reason_and_no_other(week: Week, number: int):
    lived, wanted = week.day(number), FAILED[number]
    found = named(lived)
    assert found.keys() == wanted.keys()
    for name, why in wanted.items():
        assert why in found[name]
    assert all(u.advice and u.name.isprintable() and u.why.isprintable() for u in lived.collected.failed)


@pytest.mark.parametrize("number", DAYS)
def test_the_page_is_partial_where_something_failed_and_says_what(week: Week, number: int):
    lived = week.day(number)
    partial_words = " ".join(lived.brief.record.brief.partial)
    assert bool(partial_words) == bool(FAILED[number])
    gaps = " ".join(words for _, _, words in told(lived, Section.GAPS))
    unread = {u.name for u in lived.brief.record.reading.unread}
    assert unread == {u.name for u in lived.collected.failed}
    assert ("Not read:" in gaps) == bool(FAILED[number])
    assert b"PARTIAL" in lived.file("brief.md") if FAILED[number] else b"PARTIAL" not in lived.file("brief.md")


def test_the_memory_has_the_runs_with_what_failed_in_each(week: Week):
    with week.desk.memory() as memory:
        runs = memory.articles.collections(len(WEEK))[::-1]
    assert [len(run.failed) for run in runs] == [len(FAILED[number]) for number in DAYS]
    assert [{u.name for u in run.failed} for run in runs] == [{u.name for u in lived.collected.failed} for lived in week.days]
    assert all(run.ended for run in runs)


# ---------------------------------------------------------------- what was taken in


def test_so_much_was_taken_in_each_day(week: Week):
    with week.desk.memory() as memory:
        runs = memory.articles.collections(len(WEEK))[::-1]
    assert [(run.new, run.versions) for run in runs] == [(5, 0), (2, 0), (2, 0), (2, 0), (0, 0), (2, 2), (1, 0)]


def test_nothing_was_taken_in_twice(week: Week):
    with week.desk.memory() as memory:
        latest = memory.articles.latest()
        versions = [v for article in latest for v in memory.articles.of_article(article.article)]
    assert len({v.key for v in latest}) == len(latest) == 14
    words = [(v.source.publisher, v.source.title, v.source.text) for v in versions]
    assert len(set(words)) == len(words) == 16
    edited = {v.key.rpartition("/")[2] for v in versions if v.number > 1}
    assert edited == {LANDSLIDE_RISES.path[1:], ENVOY.path[1:]}
    assert not any("utm_source" in v.key for v in versions)


def test_a_page_that_was_taken_from_its_feed_is_the_same_article_when_it_is_back(week: Week):
    assert [(t.how.value, t.version.key.rpartition("/")[2]) for t in week.day(5).collected.taken] == [("known already", "envoy")]


def test_the_copy_is_of_one_origin_with_what_it_copies(week: Week):
    record = week.day(6).brief.record
    copies = {s.id for s in record.reading.sources if s.title and s.title.startswith(BRIDGE.title)}
    assert len(copies) == 2
    assert [copies <= set(origin.sources) for origin in record.reconciled.origins if copies & set(origin.sources)] == [True]


# ---------------------------------------------------------------- at the wire


def test_nobody_was_connected_to_but_the_press(week: Week):
    assert {address[:2] for address in week.connected} == {("127.0.0.1", week.port)}
    assert week.inside == 0


def test_what_a_host_knows_is_asked_for_under_its_name(week: Week):
    """Each feed under the ETag that it gave; each page once, and then under its own, so that only what has changed comes again."""
    assert asked(week.day(1), feed_path(HERALD)) == [None]
    for number in DAYS[1:]:
        assert all(asked(week.day(number), feed_path(HERALD)))
    (first,) = asked(week.day(1), "/landslide")
    later = [etag for number in DAYS[1:] for etag in asked(week.day(number), "/landslide")]
    assert first is None
    assert len(later) == len(DAYS) - 1
    assert set(later) == {later[0]}
    assert later[0]


def test_a_feed_that_failed_is_asked_for_as_it_was_known_before(week: Week):
    whole = asked(week.day(3), feed_path(DISPATCH))
    assert asked(week.day(4), feed_path(DISPATCH)) == whole  # the broken one is not what is known
    assert asked(week.day(5), feed_path(SOBH)) == asked(week.day(4), feed_path(SOBH))
    assert all(whole)


def test_no_page_is_asked_for_twice_in_a_day(week: Week):
    for lived in week.days:
        paths = [path for path, _ in lived.asked if path != "/robots.txt"]
        assert len(set(paths)) == len(paths)


# ---------------------------------------------------------------- the pages, and what is known in the end


@pytest.mark.parametrize("number", DAYS)
def test_each_brief_is_one_sheet_and_each_quote_stands_in_its_source(week: Week, number: int):
    lived = week.day(number)
    assert lived.sheets == 1
    sources = {s.id: s.text for s in lived.brief.record.reading.sources}
    claims = [c for e in lived.brief.record.extractions for c in e.claims]
    assert claims
    assert all(sources[c.source][c.quote.start : c.quote.end] == c.quote.text for c in claims)


@pytest.mark.parametrize("number", DAYS)
def test_any_day_can_be_written_again_to_the_byte(week: Week, number: int, tmp_path: Path):
    lived = week.day(number)
    with week.desk.memory() as memory:
        done = replay_daily(memory, WEEK[number - 1].day, tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == {name: lived.file(name) for name in FILES}
    assert digest_in(tmp_path) == done.daily.digest == digest_in(lived.folder)


def command(week: Week, *arguments: str, ends: int = 0) -> str:
    done = CliRunner().invoke(main, [*arguments, "--desk", str(week.desk.folder)], catch_exceptions=False)
    assert done.exit_code == ends, done.output
    return done.output


def test_day_3_on_day_7_gives_the_bytes_of_day_3(week: Week, tmp_path: Path):
    """By the command. It ends with 3, as it did then: a feed had broken off."""
    said = command(week, "daily", "--as-of", WEEK[2].day, "--out", str(tmp_path), ends=3)
    assert "other bytes" not in said
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == {name: week.day(3).file(name) for name in FILES}


def test_the_status_names_what_failed_last(week: Week):
    said = " ".join(command(week, "status").split())
    assert "4 things could not be read" in said
    for name, why in FAILED[7].items():
        assert name in said
        assert why in said
    assert all(day.day in said for day in WEEK)


def test_what_day_1_said_is_found_on_day_7(week: Week):
    found = command(week, "search", "buried eleven houses")
    assert "killed 12 people" in " ".join(found.split())
    assert HERALD.name in found
    assert SOBH.name in command(week, "search", "هیرمند")
    assert "Mirzoyev" in command(week, "search", "ambassador", "--source", COURIER.name)  # what was withdrawn is remembered too


def test_the_week_of_a_person(week: Week):
    told_of = " ".join(command(week, "timeline", "Naser Tokhi").split())
    first, last = told_of.index("Nine border guards were killed"), told_of.index("not nine as first reported")
    assert first < last


def test_each_brief_is_compared_with_the_one_of_the_day_before(week: Week):
    with week.desk.memory() as memory:
        made = [memory.dailies.of_day(day.day) for day in WEEK]
    assert [daily.news for daily in made if daily] == [True, True, True, True, False, True, True]
    assert [daily.since for daily in made if daily] == [None, *(daily.seq for daily in made[:-1] if daily)]
