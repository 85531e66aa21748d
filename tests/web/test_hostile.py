"""Strings that have broken programs, as everything that comes from outside: they are shown as text, and do nothing.

In the real browser: no dialog, no request to anywhere but our server, no script but ours, and no element that the templates don't make.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefer.models import Record, Wanted
from briefer.pipeline import Given, make_brief
from briefer.settings import Settings
from briefer.web.words import fit

from .served import Client, Watched, browsing, serving, session_on, watched

DATA = Path(__file__).parent.parent / "data" / "hostile"
MOST = 70
"""Strings in one article, so that all of them stand in what the page shows of a text."""
MARKUP = "<script>alert(1)</script><img src=//evil.example/x onerror=alert(2)><svg onload=alert(3)>"
OURS = {
    "ARTICLE",
    "MARK",
    "SUP",
    "A",
    "SPAN",
    "BDI",
    "P",
    "H2",
    "H3",
    "DL",
    "DIV",
    "DT",
    "DD",
    "UL",
    "OL",
    "LI",
    "FORM",
    "INPUT",
    "LABEL",
    "SELECT",
    "OPTION",
    "BUTTON",
    "KBD",
    "STRONG",
    "EM",
    "B",
    "ABBR",
    "DETAILS",
    "SUMMARY",
    "BLOCKQUOTE",
    "TABLE",
    "CAPTION",
    "THEAD",
    "TBODY",
    "TR",
    "TH",
    "TD",
    "FIELDSET",
    "LEGEND",
    "TEXTAREA",
    "DATALIST",
    "NAV",
    "SECTION",
    "FIGURE",
    "FIGCAPTION",
    "TIME",
}
"""Elements of our templates; in the timeline, those of its figure too."""
FIGURE = {"svg", "title", "rect", "line", "circle", "text", "a"}


def strings() -> list[str]:
    listed = [s for s in json.loads((DATA / "blns.json").read_text(encoding="utf-8")) if s.strip()]
    for name in ("JHADDIX_XSS.txt", "XSS_Polyglots.txt", "xss_payloads_quick.txt"):
        listed += [line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line.strip()]
    return listed


def write_articles(folder: Path) -> None:
    """Articles that hold every string, and bear some as their names, titles and publishers."""
    every, told = strings(), []
    for number, start in enumerate(range(0, len(every), MOST)):
        name = f"{number:02} <img src=x onerror=alert({number})>.txt"
        said = [
            f"General Hassan {'Karimi' if n % 2 else 'Karimov'} told reporters on 3 May 2024 that “{s}” was seen in Kabul."
            for n, s in enumerate(every[start : start + MOST])
        ]
        (folder / name).write_text("\n\n".join(said), encoding="utf-8", errors="replace")
        told.append(
            f'[{json.dumps(name)}]\npublisher = {json.dumps(MARKUP)}\ntitle = {json.dumps(every[number * 7][:80] + MARKUP)}\nlanguage = "en"\n'
        )
    (folder / "sources.toml").write_text("\n".join(told), encoding="utf-8")


def renamed(record: Record) -> Record:
    """With strings in place of names, values and statements: a model may return anything."""
    made = record.reconciled
    entities = tuple(
        e.model_copy(
            update={"canonical": f"{MARKUP}{n}", "judgements": tuple(j.model_copy(update={"reason": MARKUP}) for j in e.judgements)}
        )
        for n, e in enumerate(made.entities)
    )
    conflicts = tuple(c.model_copy(update={"subject": MARKUP, "reason": MARKUP}) for c in made.conflicts)
    events = tuple(e.model_copy(update={"where": MARKUP}) for e in made.events)
    extractions = tuple(
        e.model_copy(
            update={"claims": tuple(c.model_copy(update={"speaker": MARKUP, "statement": f"{MARKUP} {c.statement}"}) for c in e.claims)}
        )
        for e in record.extractions
    )
    reconciled = made.model_copy(update={"entities": entities, "conflicts": conflicts, "events": events})
    return record.model_copy(update={"reconciled": reconciled, "extractions": extractions})


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("hostile")
    write_articles(folder)
    return renamed(make_brief(Given((str(folder),)), Settings(), Wanted(title=MARKUP), tmp_path_factory.mktemp("out")).record)


@pytest.fixture(scope="module")
def client(hostile: Record, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with closing(session_on(hostile, tmp_path_factory.mktemp("desk"))) as session, serving(session) as found:
        yield found.enter()


@pytest.fixture(scope="module")
def page(client: Client) -> Iterator[Watched]:
    with browsing() as browser, watched(browser, client) as found:
        yield found


def show(page: Watched, address: str) -> None:
    page.page.evaluate("(to) => htmx.ajax('GET', to, { target: '#pane', swap: 'innerHTML' })", address)
    page.settle()


def foreign(page: Watched) -> set[str]:
    """Elements that no template of ours makes."""
    names = page.page.evaluate(
        "[...document.querySelectorAll('#pane *')].map((e) => e.namespaceURI.endsWith('svg') ? 'svg:' + e.localName : e.tagName)"
    )
    return {n for n in names if n not in OURS and not (n.startswith("svg:") and n[4:] in FIGURE)}


def test_every_text_stands_as_it_is(page: Watched, hostile: Record):
    """The text of each source, character for character as it is made fit for the page."""
    shown = 0
    for source in hostile.reading.sources:
        show(page, f"/pane/source/{source.id}")
        found = page.page.evaluate(
            "[...document.querySelector('.text.whole').childNodes].filter((n) => n.nodeName !== 'SUP').map((n) => n.textContent).join('')"
        )
        assert re.sub(r"\s+", " ", found).strip() == re.sub(r"\s+", " ", fit(source.text)).strip()
        assert foreign(page) == set(), source.name
        shown += len(source.text)
    assert shown > 80_000
    assert page.misdeeds() == []


def test_the_views_do_nothing(page: Watched, hostile: Record):
    made = hostile.reconciled
    views = ["queue", "conflicts", "names", "names?part=2", "timeline", "sources", "sources?part=2", "history", "cut", "approve", "add"]
    views += [f"conflict/{c.id}" for c in made.conflicts[:3]] + [f"name/{e.id}" for e in made.entities[:5]]
    views += [f"claim/{e.claims[0].id}" for e in hostile.extractions[:3] if e.claims]
    for view in views:
        show(page, f"/pane/{view}")
        assert page.page.locator("#pane-title").count() == 1, view
        assert foreign(page) == set(), view
    assert page.misdeeds() == []


def test_every_sentence_of_the_sheet_is_text(page: Watched):
    for sentence in page.page.locator("[data-sentence]").all()[:12]:
        sentence.click()
        page.settle()
        assert foreign(page) == set()
    assert page.page.locator("#sheet").locator("script, img, svg, iframe, object, style, [onerror], [onload]").count() == 0
    assert MARKUP in page.page.inner_text(".title")
    assert page.misdeeds() == []


def test_what_a_person_types_is_text_too(page: Watched, client: Client):
    sentence = page.page.locator("[data-sentence]").nth(2).get_attribute("data-sentence")
    for text in [MARKUP, *strings()[::90]]:
        client.post("/act/reword", {"sentence": sentence, "text": text[:1000], "reason": text[:1000]})
    client.post("/act/add", {"what": "comment", "text": MARKUP, "reason": MARKUP})
    page.page.reload()
    page.page.wait_for_selector("[data-sentence][tabindex='0']")
    show(page, "/pane/history")
    assert MARKUP in page.page.inner_text("#pane")
    show(page, f"/pane/sentence/{sentence}")
    assert foreign(page) == set()
    assert page.misdeeds() == []


def test_a_link_to_a_script_is_no_link(client: Client):
    for path in ("/", "/pane/sources", "/pane/timeline"):
        for href in re.findall(r'(?:href|src|action|hx-[a-z]+)="([^"]*)"', client.get(path).body):
            assert (
                href.startswith(("/", "#"))
                or href in {"none", "innerHTML", "true", "#pane:replace"}
                or not re.match(r"\s*[a-z]+:", href, re.IGNORECASE)
            ), href
