"""What an invented press serves on each of seven days: articles that come, are edited and are withdrawn, and all that goes wrong.

It stays as it is from one day to the next where a day says nothing else. All is asked for under names of its own, one an outlet.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.sax.saxutils import escape

from tests.collecting.made import tagged
from tests.fetch.site import Said, Site, moved
from tests.sources.formats import written
from tests.week.articles import (
    ATTACK,
    ATTACK_NINE,
    ATTACK_SETTLED,
    BRIDGE,
    BRIDGE_TOO,
    BRIDGE_WIRE,
    CHRONICLE,
    COURIER,
    DISPATCH,
    ENVOY,
    HARVEST,
    HERALD,
    LANDSLIDE,
    LANDSLIDE_EDITED,
    LANDSLIDE_RISES,
    MINE,
    SCHOOL,
    SOBH,
    WATER,
    WEATHER,
    WITHDRAWN,
    Article,
    Outlet,
)

WHOLE_TEXT = frozenset({COURIER})
"""The outlets whose feeds have the whole text of each article; those of the others have its first words."""

Odd = Callable[[str, Said], Said]
"""What stands at a path in place of what would: from the address of what must never be asked, and the reply that would be."""


class Extra(NamedTuple):
    """An entry of a feed behind which no article is."""

    outlet: Outlet
    path: str
    title: str


@dataclass(frozen=True)
class Day:
    """What changes that day.

    Attributes:
        day: YYYY-MM-DD.
        come: articles that are new, or stand in place of the one of their path.
        dropped: paths that their feeds name no more, though their pages stand.
        extra: entries that lead to what is in ``odd``.
        odd: by path, what answers in place of what would; on that day only.
    """

    day: str
    come: Sequence[tuple[Outlet, Article]] = ()
    dropped: frozenset[str] = frozenset()
    extra: Sequence[Extra] = ()
    odd: Mapping[str, Odd] = field(default_factory=dict)


def feed_path(outlet: Outlet) -> str:
    return f"/{outlet.host.partition('.')[0]}.xml"


def cut(_: str, said: Said) -> Said:
    """A feed that ends in the middle of its last entry."""
    return Said(said.body[: said.body.rindex(b"<description>") + 40], headers=said.headers)


def broken(_: str, __: Said) -> Said:
    return Said(b"out of order", 500, {"content-type": "text/plain"})


def _bomb(_: str, __: Said) -> Said:
    """A page of a gigabyte in a megabyte: a block that unpacks to a million bytes, a thousand times."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + block * 1_000
    return Said(packed, headers={"content-type": "text/html", "content-encoding": "gzip"})


def _laughs(_: str, __: Said) -> Said:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{lines}]>'
    body = "<rss version='2.0'><channel><title>&l9;</title><item><title>&l9;</title><description>&l9;</description></item></channel></rss>"
    return Said((head + body).encode(), headers={"content-type": "application/rss+xml"})


def _hanging_pdf(_: str, __: Said) -> Said:
    return Said(written.slow_pdf(), headers={"content-type": "application/pdf"})


WEEK = (
    Day("2026-03-02", [(HERALD, LANDSLIDE), (CHRONICLE, ATTACK), (COURIER, HARVEST), (DISPATCH, SCHOOL), (SOBH, WEATHER)]),
    Day("2026-03-03", [(HERALD, LANDSLIDE_RISES), (DISPATCH, ATTACK_NINE)]),
    Day("2026-03-04", [(COURIER, BRIDGE), (SOBH, WATER)], odd={feed_path(DISPATCH): cut}),
    Day("2026-03-05", [(CHRONICLE, BRIDGE_TOO), (COURIER, ENVOY)], odd={feed_path(SOBH): broken, ENVOY.path: broken}),
    Day("2026-03-06"),
    Day(
        "2026-03-07",
        [(HERALD, LANDSLIDE_EDITED), (COURIER, WITHDRAWN), (HERALD, BRIDGE_WIRE), (CHRONICLE, MINE)],
        dropped=frozenset({WITHDRAWN.path}),
    ),
    Day(
        "2026-03-08",
        [(DISPATCH, ATTACK_SETTLED)],
        extra=[
            Extra(HERALD, "/elsewhere", "Weather in the Pamirs"),
            Extra(HERALD, "/bomb", "Archive of the week"),
            Extra(COURIER, "/report.pdf", "Report of the ministry"),
        ],
        odd={
            "/elsewhere": lambda inside, _: moved(inside),
            "/bomb": _bomb,
            "/report.pdf": _hanging_pdf,
            feed_path(SOBH): _laughs,
        },
    ),
)


def address(site: Site, outlet: Outlet, path: str) -> str:
    return f"http://{outlet.host}:{site.port}{path}"


def outlets(week: Sequence[Day]) -> tuple[Outlet, ...]:
    """Who publishes in a week, by the day of the first article."""
    return tuple(dict.fromkeys(outlet for day in week for outlet, _ in day.come))


def feeds(site: Site, week: Sequence[Day]) -> tuple[str, ...]:
    return tuple(address(site, outlet, feed_path(outlet)) for outlet in outlets(week))


def serve(site: Site, week: Sequence[Day], number: int, inside: str) -> None:
    """Let the site serve the day of that number, from 1; ``inside`` is the address that must never be asked."""
    day = week[number - 1]
    shown: dict[Outlet, dict[str, Article]] = {outlet: {} for outlet in outlets(week)}
    for outlet, article in (pair for before in week[:number] for pair in before.come):
        shown[outlet][article.path] = article
    dropped = frozenset().union(*(before.dropped for before in week[:number]))
    pages = {path: article_page(outlet, article) for outlet, told in shown.items() for path, article in told.items()}
    for outlet, told in shown.items():
        entries = [_entry(site, outlet, article) for path, article in reversed(told.items()) if path not in dropped]
        extra = [_item(address(site, outlet, e.path), e.title, e.title) for e in day.extra if e.outlet == outlet]
        pages[feed_path(outlet)] = _feed(outlet, [*extra, *entries])
    nothing = Said(b"", 404)
    odd = {path: answer(inside, pages.get(path, nothing)) for path, answer in day.odd.items()}
    site.pages = {path: tagged(said, _etag(said)) for path, said in pages.items()} | odd


def article_page(outlet: Outlet, article: Article) -> Said:
    """An article on its page, with what pages of outlets say of themselves, and with furniture around it."""
    name, title = escape(outlet.name), escape(article.title)
    head = (
        f"<title>{title} - {name}</title><meta property='og:title' content='{title}'><meta property='og:site_name' content='{name}'>"
        f"<meta property='og:type' content='article'><meta property='article:published_time' content='{article.published}T12:00:00Z'>"
    )
    text = "".join(f"<p>{escape(line)}</p>" for line in article.text.splitlines())
    body = f"<header><nav><a href='/'>{name}</a> <a href='/about'>About us</a></nav></header><article><h1>{title}</h1>{text}</article>"
    page = f"<!doctype html><html lang='{outlet.language}'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return Said(page.encode(), headers={"content-type": "text/html; charset=utf-8"})


def _entry(site: Site, outlet: Outlet, article: Article) -> str:
    whole = "".join(f"<p>{escape(line)}</p>" for line in article.text.splitlines())
    text = whole if outlet in WHOLE_TEXT else f"{article.text[:120]}..."
    return _item(address(site, outlet, f"{article.path}?utm_source=rss"), article.title, text, article.published)


def _item(link: str, title: str, text: str, published: str = "") -> str:
    when = f"<dc:date>{published}</dc:date>" if published else ""
    return f"<item><title>{escape(title)}</title><link>{escape(link)}</link><description>{escape(text)}</description>{when}</item>"


def _feed(outlet: Outlet, items: Sequence[str]) -> Said:
    space = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    head = f"<title>{escape(outlet.name)}</title><language>{outlet.language}</language>"
    xml = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {space}><channel>{head}{"".join(items)}</channel></rss>'
    return Said(xml.encode(), headers={"content-type": "application/rss+xml"})


def _etag(said: Said) -> str:
    return f'"{hashlib.sha256(said.body).hexdigest()[:16]}"'
