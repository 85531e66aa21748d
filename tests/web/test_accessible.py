"""The page for everybody: names, headings, landmarks, contrast. Each with what can be told by code; the rest was looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from itertools import pairwise

import pytest

from briefer.session.sitting import Session

from .served import Client, Watched, browsing, serving, watched

VIEWS = ["queue", "conflicts", "names", "timeline", "sources", "history", "cut", "add", "approve"]
NAMELESS = """
() => [...document.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea, summary, meter, progress, [role=region], [role=group], nav, dialog[open], svg[role=img]')]
  .filter((e) => e.getClientRects().length)
  .filter((e) => {
    const by = (e.getAttribute('aria-labelledby') || '').split(' ').map((i) => document.getElementById(i)?.textContent ?? '').join('');
    const labels = [...(e.labels ?? [])].map((l) => l.textContent).join('');
    const own = ['INPUT', 'SELECT', 'TEXTAREA', 'METER', 'PROGRESS'].includes(e.tagName) || e.hasAttribute('role') || e.tagName === 'NAV' ? '' : e.textContent;
    return !((e.getAttribute('aria-label') ?? '') + by + labels + own).trim();
  }).map((e) => e.outerHTML.slice(0, 120))
"""
HEADINGS = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((e) => e.getClientRects().length).map((e) => Number(e.tagName[1]))"
IDS = "() => { const all = [...document.querySelectorAll('[id]')].map((e) => e.id); return all.filter((id, n) => all.indexOf(id) !== n); }"
TABS = "() => [...document.querySelectorAll('[tabindex]')].filter((e) => e.tabIndex > 0).length"
LOOSE = "() => [...document.querySelectorAll('label[for], [aria-labelledby], [aria-controls], [aria-describedby]')].flatMap((e) => ['for', 'aria-labelledby', 'aria-controls', 'aria-describedby'].map((a) => e.getAttribute(a)).filter(Boolean).flatMap((v) => v.split(' '))).filter((id) => !document.getElementById(id))"


@pytest.fixture(scope="module")
def client(open_session: Callable[[], Session]) -> Iterator[Client]:
    with serving(open_session()) as found:
        yield found.enter()


@pytest.fixture(scope="module")
def page(client: Client) -> Iterator[Watched]:
    with browsing() as browser, watched(browser, client) as found:
        yield found


def addresses(page: Watched, client: Client) -> list[str]:
    """Every view, and one of each kind of thing."""
    found = [f"/pane/{view}" for view in VIEWS]
    for view, kind in (("conflicts", "conflict"), ("names", "name"), ("sources", "source")):
        found += re.findall(rf'href="(/pane/{kind}/[^"]+)"', client.part(f"/pane/{view}").body)[:2]
    sentences = page.page.locator("[data-sentence]").all()
    return found + [s.get_attribute("href") for s in sentences[:3]]


def test_every_view_can_be_heard(page: Watched, client: Client):
    for address in addresses(page, client):
        page.page.evaluate("(to) => htmx.ajax('GET', to, { target: '#pane', swap: 'innerHTML' })", address)
        page.settle()
        page.page.evaluate("() => document.querySelectorAll('#pane details').forEach((d) => { d.open = true; })")
        page.page.wait_for_timeout(50)
        assert page.page.evaluate(NAMELESS) == [], address
        assert page.page.evaluate(IDS) == [], address
        assert page.page.evaluate(LOOSE) == [], address
        assert page.page.evaluate(TABS) == 0, address
        levels = page.page.evaluate(HEADINGS)
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(levels)), (address, levels)
    assert page.misdeeds() == []


def test_landmarks_and_the_live_region(page: Watched):
    assert [page.page.locator(tag).count() for tag in ("main", "body > header", "[role=status][aria-live=polite]")] == [1, 1, 1]
    assert page.page.get_attribute("html", "lang") == "en"
    assert page.page.locator(".skip a").first.get_attribute("href") == "#sheet"


def test_one_sentence_is_in_the_order_of_tabs(page: Watched):
    assert page.page.locator("[data-sentence][tabindex='0']").count() == 1


def test_every_key_is_on_one_control(page: Watched):
    page.press("j", "n", "n", "n")
    keys = page.page.evaluate("() => [...document.querySelectorAll('[data-key]')].map((e) => e.dataset.key)")
    assert len(keys) == len(set(keys))


# ---------------------------------------------------------------- contrast, from the style sheet


def css() -> str:
    return files("briefer.web").joinpath("static", "review.css").read_text(encoding="utf-8")


def variables(style: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours by day and by night."""
    day, night = (dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{3,6})\b", block)) for block in re.findall(r":root\{([^}]*)\}", style)[:2])
    return day, day | night


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT = [
    ("ink", "paper"), ("ink", "wash"), ("ink", "here"), ("ink", "mark"), ("ink", "room"), ("soft", "paper"), ("soft", "wash"), ("soft", "room"), ("soft", "here"),
    ("link", "paper"), ("link", "wash"), ("link", "here"), ("link", "room"), ("warn", "paper"), ("warn", "wash"), ("warn", "room"), ("good", "paper"), ("on-button", "button"), ("paper", "ink"),
]  # fmt: skip
EDGES = [("edge", "paper"), ("link", "paper"), ("link", "room"), ("button", "paper")]


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
def test_contrast(night: bool):
    colours = variables(css())[night]
    low = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in TEXT if contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    }
    faint = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in EDGES if contrast(colours[pair[0]], colours[pair[1]]) < 3
    }
    assert (low, faint) == ({}, {})


def test_contrast_is_reckoned_as_it_is_told():
    assert round(contrast("#000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_the_colours_are_those_of_the_printed_page():
    printed = files("briefer.publish").joinpath("data", "brief.css").read_text(encoding="utf-8")
    for own, theirs in zip(variables(css()), variables(printed), strict=True):
        assert {name: own[name] for name in theirs} == theirs


def test_nothing_moves_for_who_wants_no_motion():
    assert "prefers-reduced-motion:reduce" in css()
