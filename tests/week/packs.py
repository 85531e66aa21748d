"""A week out of any pack of articles: `python -m tests.week.packs PACK...`, and what of it holds without anybody's right answers.

A pack is a folder with `sources.json` (file, publisher, title, published) and its `articles/`. They come in the order of their
publication on days 1 to 4, each on a page of its publisher, whose feed is asked for from then on; nothing comes on day 5; on day 6 the first is edited and the second is
copied by another publisher; on day 7 the third is withdrawn. A feed is out of order on day 3, and one breaks off on day 4.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.daily import digest_in, replay_daily
from briefer.models import Section, Source
from briefer.sources.reading import read_sources
from tests.fetch.site import Site, connections
from tests.week.articles import Article, Outlet
from tests.week.desk import Desk, Lived
from tests.week.script import Day, Odd, broken, cut, feed_path, feeds, outlets, serve

COMING = 4
"""Days over which the articles come."""
_COUNT = re.compile(r"\b(\d{2,3})(?= (?:\w+ ){0,2}(?:people|killed|dead|wounded|injured|students|children)\b)")
_NOTICE = (
    "This article has been withdrawn. What it said could not be verified, and the editors regret that it was published. "
    "Nothing of it should be quoted, and what others took from it should be looked at again by those who did so. "
) * 2


@dataclass(frozen=True)
class Check:
    """Something that has to hold, and whether it does."""

    what: str
    holds: bool


def articles_of(pack: Path) -> list[tuple[Outlet, Article]]:
    """The articles of a pack with their outlets, in the order of publication."""
    told = json.loads((pack / "sources.json").read_text("utf-8"))
    rows = {row["file"]: row for row in told.get("sources") or told["articles"]}
    read = {s.name: s for s in read_sources([pack / "articles"]).sources}
    names = sorted(rows, key=lambda name: (rows[name]["published"] or "", name))
    publishers = list(dict.fromkeys(_publisher(rows[name]["publisher"], read[name]) for name in names))
    made = {p: Outlet(f"outlet{n}.example", p) for n, p in enumerate(publishers, 1)}
    return [(made[_publisher(rows[n]["publisher"], read[n])], _article(n, rows[n], read[n])) for n in names]


def _publisher(told: str | None, read: Source) -> str:
    return told or read.publisher or f"Publisher of {read.name}"


def _article(name: str, row: dict[str, str | None], read: Source) -> Article:
    title = row["title"] or read.title or read.text[:60]
    return Article(f"/{Path(name).stem}", title, (row["published"] or "")[:10], read.text)


def edited(article: Article) -> tuple[Article, str]:
    """An article that says something else now, and what: another count of people, or its last paragraph is gone."""
    found = _COUNT.search(article.text)
    if found:
        figure = str(int(found[1]) + 7)
        return article._replace(text=f"{article.text[: found.start()]}{figure}{article.text[found.end() :]}"), f"{found[1]} → {figure}"
    return article._replace(text=article.text.rpartition("\n")[0]), "without its last paragraph"


def week_of(pairs: Sequence[tuple[Outlet, Article]]) -> tuple[Day, ...]:
    """The seven days. The first one is the day of the newest article."""
    first = dt.date.fromisoformat(max(article.published for _, article in pairs))
    days = [(first + dt.timedelta(days=n)).isoformat() for n in range(7)]
    coming: list[list[tuple[Outlet, Article]]] = [[] for _ in days]
    for number, pair in enumerate(pairs):
        coming[number * COMING // len(pairs)].append(pair)
    (home, one), (_, two), (third, three) = pairs[:3]
    copier = next(outlet for outlet, _ in reversed(pairs) if outlet != pairs[1][0])
    coming[5] = [(home, edited(one)[0]), (copier, two._replace(path=f"/wire{two.path}"))]
    coming[6] = [(third, three._replace(title=f"Withdrawn: {three.title}", text=_NOTICE))]
    odd: dict[int, dict[str, Odd]] = {2: {feed_path(pairs[0][0]): broken}, 3: {feed_path(pairs[1][0]): cut}}
    return tuple(Day(day, coming[n], odd=odd.get(n, {})) for n, day in enumerate(days))


def lived(pack: Path, out: Path) -> tuple[list[Lived], list[Check]]:
    """A desk that lived through the week of a pack, and what holds of it. The briefs are put into a folder."""
    pairs = articles_of(pack)
    week = week_of(pairs)
    with Site() as site, connections() as made:
        desk = Desk(out / pack.name, site, [outlet.host for outlet in outlets(week)])
        days = []
        for number, day in enumerate(week, 1):
            serve(site, week, number, inside="")
            days.append(desk.live(day.day, feeds(site, week[:number]), pack.name))
        port = site.port
    return days, [*_checks(desk, week, days), Check("nobody else was connected to", {a[:2] for a in made} == {("127.0.0.1", port)})]


def _checks(desk: Desk, week: Sequence[Day], days: Sequence[Lived]) -> Iterator[Check]:
    yield Check("seven briefs of one sheet each", [one.sheets for one in days] == [1] * 7)
    wanted = [{path.removeprefix("/") for path in day.odd} for day in week]
    yield Check("every failure is named, and no other", [{u.name.rpartition("/")[2] for u in d.collected.failed} for d in days] == wanted)
    told = [bool(d.brief.record.brief.partial) for d in days]
    yield Check("a page is PARTIAL where something failed", told == [bool(names) for names in wanted])
    taken = [len(d.collected.taken) - sum(t.how.value == "known already" for t in d.collected.taken) for d in days]
    yield Check("what came is taken in, day by day", taken == [len(day.come) for day in week])
    yield Check(
        "there is no news where nothing came", [d.brief.daily.news for d, day in zip(days, week, strict=True) if not day.come] == [False]
    )
    with desk.memory() as memory:
        versions = [v for one in memory.articles.latest() for v in memory.articles.of_article(one.article)]
        again = all(
            _same(one, replay_daily(memory, day.day, desk.folder / "again" / day.day).files) for one, day in zip(days, week, strict=True)
        )
    words = [(v.source.publisher, v.source.title, v.source.text) for v in versions]
    yield Check("nothing is taken in twice", len(set(words)) == len(words))
    yield Check("each day is written again to the byte", again)
    yield Check("each quote stands in its source", all(map(_quoted, days)))


def _same(one: Lived, files: Sequence[Path]) -> bool:
    return all(one.file(path.name) == path.read_bytes() for path in files) and digest_in(one.folder) == one.brief.daily.digest


def _quoted(one: Lived) -> bool:
    text = {s.id: s.text for s in one.brief.record.reading.sources}
    claims = [c for e in one.brief.record.extractions for c in e.claims]
    return bool(claims) and all(text[c.source][c.quote.start : c.quote.end] == c.quote.text for c in claims)


def main() -> int:
    """Print what came of each pack; 0 if all holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("packs", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, help="where the desks are kept, to be looked at")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        holds = [_told(pack, given.out or Path(folder)) for pack in given.packs]
    return 0 if all(holds) else 1


def _told(pack: Path, out: Path) -> bool:
    days, checks = lived(pack, out)
    print(f"{pack.name}\n{'day':<12}{'new':>5}{'other':>7}{'failed':>8}  items by mark")  # noqa: T201  (a script)
    for one in days:
        print(f"{one.brief.daily.day:<12}{_row(one)}")  # noqa: T201
    for check in checks:
        print(f"  {'holds' if check.holds else 'FAILS'}  {check.what}")  # noqa: T201
    return all(check.holds for check in checks)


def _row(one: Lived) -> str:
    how = [t.how.value for t in one.collected.taken]
    marks = [i.mark.value if i.mark else "no mark" for i in one.brief.record.brief.items if i.section is not Section.GAPS]
    counted = ", ".join(f"{marks.count(mark)} {mark}" for mark in dict.fromkeys(marks)) or "no news"
    return f"{how.count('new'):>5}{how.count('a new version'):>7}{len(one.collected.failed):>8}  {counted}"


if __name__ == "__main__":
    sys.exit(main())
