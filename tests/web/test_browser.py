"""The page as a person uses it: by keyboard, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from briefer.models import Record
from briefer.web.panes.sentence import WHOLE

from .served import Client, Watched, browsing, open_page, serving, session_on, watched

FOCUS = "document.activeElement === document.body ? 'BODY' : document.activeElement.id || document.activeElement.tagName"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsing() as found:
        yield found


@pytest.fixture
def page(browser: Any, client: Client) -> Iterator[Watched]:
    """A page, which has to have behaved at the end."""
    with watched(browser, client) as found:
        yield found
        assert found.misdeeds() == []


def title(page: Watched) -> str:
    return str(page.page.inner_text("#pane-title"))


def seq(page: Watched) -> int:
    return int(page.page.get_attribute("#sheet", "data-seq"))


def select(page: Watched, number: int) -> str:
    """Focus on a sentence of the page; its words."""
    page.page.locator("[data-sentence]").nth(number).click()
    page.settle()
    return title(page)


def test_the_queue_is_walked_and_settled_by_keyboard(page: Watched):
    page.press("j")
    first = page.page.inner_text(".pane .kind")
    assert first.startswith("Point 1:")
    page.press("j")
    assert page.page.inner_text(".pane .kind").startswith("Point 2:")
    page.press("k", "1", "a")
    assert "Recorded" in page.said()
    assert "settled" in page.page.inner_text(".pane .kind")
    assert page.page.inner_text("#strip strong").startswith("1 of ")
    page.press("n")
    assert page.page.inner_text(".pane .kind").startswith("Point 2:")
    page.press("u")
    assert page.said().startswith("Recorded: undid decision")
    assert page.page.inner_text("#strip strong").startswith("0 of ")


def test_keys_wait_for_what_is_under_way(page: Watched):
    for key in "jjjk":
        page.page.keyboard.press(key)
    page.page.wait_for_selector(".pane .kind >> text=/^Point 2:/")
    assert seq(page) == 0


def test_a_sentence_is_reworded_and_the_words_undone(page: Watched):
    words = select(page, 5)
    page.press("e")
    page.page.keyboard.type(" More of it.")
    page.press("Control+Enter")
    assert title(page) == f"{words} More of it."
    assert "More of it" in page.page.inner_text("#sheet")
    assert "reworded" in page.page.inner_text(".marks")
    page.press("u")
    assert title(page) == words


def test_keys_are_letters_while_typing(page: Watched):
    select(page, 5)
    page.press("e")
    page.page.keyboard.type("jkadru?gn1")
    assert page.page.input_value("#reword-text").endswith("jkadru?gn1")
    assert seq(page) == 0
    page.press("Escape")
    assert page.page.evaluate(FOCUS) == "reword-open"


def test_a_form_that_stands_open_is_gone_to_and_not_closed(page: Watched):
    select(page, 5)
    page.press("e")
    page.page.keyboard.type("Kept.")
    page.page.reload()
    page.page.wait_for_selector(".put-back")
    page.press("e")
    assert page.page.evaluate(FOCUS) == "reword-text"


def test_keys_are_keys_again_once_the_words_are_on_record(page: Watched):
    page.press("g", "a")
    page.page.fill("#add-text", "What is not known.")
    page.page.focus("#add-text")
    page.press("Control+Enter", "u")
    assert seq(page) == 2


def test_the_sheet_stays_where_it_was_read(page: Watched):
    top = "document.querySelector('.left').scrollTop"
    page.page.get_by_text("National Security Committee", exact=False).first.click()
    page.settle()
    page.page.evaluate(f"{top} = 400")
    page.press("r")
    assert "claim rejected" in page.said()
    assert page.page.evaluate(top) == 400


def test_what_another_tab_typed_is_kept_when_this_one_records(browser: Any, client: Client):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tabs = [open_page(context, client), open_page(context, client)]
    for tab, words in zip(tabs, ("Recorded.", "Only typed."), strict=True):
        select(tab, 5)
        tab.press("e")
        tab.page.fill("#reword-text", words)
    tabs[0].page.click("#reword-save")
    tabs[0].settle()
    tabs[1].page.reload()
    tabs[1].page.wait_for_selector(".put-back")
    assert tabs[1].page.input_value("#reword-text") == "Only typed."
    context.close()


def test_the_focus_is_never_lost(page: Watched):
    for keys in ("j", "1a", "u", "nns", "Jp", "Jd", "u", "JJa", "Jr", "u", "gn", "ghu", "gt", "gy"):
        page.press(*keys)
        assert page.page.evaluate(FOCUS) != "BODY", keys


def test_the_sentences_are_walked_by_arrows(page: Watched):
    page.page.locator("[data-sentence]").first.focus()
    page.press("ArrowDown", "ArrowDown")
    current = page.page.locator("[data-sentence][aria-current]")
    assert current.count() == 1
    assert current.get_attribute("id") == page.page.evaluate(FOCUS)
    assert title(page)[:30] in current.inner_text()


def test_every_view_has_its_key(page: Watched):
    titles = {
        "q": "What needs a person",
        "c": "Where the sources differ",
        "n": "Names",
        "t": "Timeline",
        "s": "Sources",
        "h": "History",
        "a": "Add a gap or a comment",
        "y": "Sign",
    }
    for key, words in titles.items():
        page.press("g", key)
        assert title(page) == words
    page.press("?")
    assert page.page.evaluate("document.getElementById('help').open")
    page.press("j", "Escape")
    assert not page.page.evaluate("document.getElementById('help').open")
    assert title(page) == "Sign"


def test_a_fault_is_told_and_nothing_is_lost(page: Watched):
    page.press("g", "a")
    page.page.fill("#add-text", "   ")
    page.page.click("#add-save")
    page.page.wait_for_selector("#trouble:visible")
    assert "Nothing was recorded" in page.page.inner_text("#trouble")
    assert seq(page) == 0


def test_no_conflict_needs_a_reason(page: Watched):
    page.press("j")
    page.page.check("#side-none")
    page.press("a")
    assert "Say why" in page.page.inner_text("#trouble")
    page.page.fill("#choose-reason", "Two meetings, not one.")
    page.page.click("#choose-save")
    page.settle()
    assert seq(page) == 1


def test_what_was_typed_is_there_after_a_reload(page: Watched):
    select(page, 5)
    page.press("e")
    page.page.keyboard.type(" Typed, not recorded.")
    page.page.reload()
    page.page.wait_for_selector(".put-back")
    assert page.page.input_value("#reword-text").endswith("Typed, not recorded.")
    assert "not on record" in page.page.inner_text("#kept")
    page.page.click("#reword-save")
    page.settle()
    assert title(page).endswith("Typed, not recorded.")
    page.page.reload()
    page.page.wait_for_selector("#pane-title")
    page.page.wait_for_timeout(200)
    assert page.page.locator(".put-back").count() == 0
    assert page.page.is_hidden("#kept")


def test_what_was_typed_outlives_the_server(browser: Any, session: Any):
    with serving(session) as first:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = open_page(context, first.enter())
        words = select(page, 5)
        page.press("e")
        page.page.keyboard.type(" Typed while it died.")
    page.press("Control+Enter")
    page.page.wait_for_selector("#trouble:visible")
    assert "does not answer" in page.page.inner_text("#trouble")
    assert page.page.input_value("#reword-text").endswith("Typed while it died.")
    port = int(first.at.partition(":")[2])
    with serving(session, port=port) as second:
        page.press("Control+Enter")
        assert "does not know this page" in page.page.inner_text("#trouble"), "a new server, a new token"
        page.page.goto(second.url)
        page.page.wait_for_selector("#kept a")
        page.page.click("#kept a")
        page.page.wait_for_selector(".put-back")
        page.page.click("#reword-save")
        page.settle()
        assert title(page) == f"{words} Typed while it died."
    context.close()
    assert page.misdeeds() == []


def test_two_tabs_on_one_sentence_lose_neither_text(browser: Any, client: Client):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tabs = [open_page(context, client), open_page(context, client)]
    for tab in tabs:
        select(tab, 5)
    for tab, words in zip(tabs, (" Theirs.", " Mine."), strict=True):
        tab.page.click("#reword-open")
        tab.page.fill("#reword-text", f"The sentence.{words}")
    tabs[0].page.click("#reword-save")
    tabs[0].settle()
    tabs[1].page.click("#reword-save")
    tabs[1].page.wait_for_selector("#clash[open]")
    assert "The sentence. Theirs." in tabs[1].page.inner_text("#clash")
    assert tabs[1].page.input_value("#clash-text") == "The sentence. Mine."
    assert seq(tabs[1]) == 1
    tabs[1].press("Escape")
    assert tabs[1].page.input_value("#reword-text") == "The sentence. Mine."
    tabs[1].page.click("#reword-save")
    tabs[1].page.click("#clash-mine-take")
    tabs[1].settle()
    assert title(tabs[1]) == "The sentence. Mine."
    assert not tabs[1].page.evaluate("document.getElementById('clash').open")
    tabs[0].page.evaluate("dispatchEvent(new Event('focus'))")
    tabs[0].page.wait_for_selector("#sheet >> text=The sentence. Mine")
    context.close()
    assert [m for tab in tabs for m in tab.misdeeds()] == []


def test_theirs_can_be_taken(browser: Any, client: Client):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tabs = [open_page(context, client), open_page(context, client)]
    for tab in tabs:
        select(tab, 5)
    for tab, words in zip(tabs, ("Theirs.", "Mine."), strict=True):
        tab.page.click("#reword-open")
        tab.page.fill("#reword-text", words)
        tab.page.click("#reword-save")
        tab.settle()
    tabs[1].page.click("#clash-theirs-take")
    tabs[1].settle()
    assert title(tabs[1]) == "Theirs."
    assert tabs[1].page.locator(".put-back").count() == 0
    context.close()


def test_a_decision_is_recorded_once_though_its_answer_was_lost(browser: Any, client: Client):
    with watched(browser, client) as page:
        numbers = []
        page.page.on("request", lambda r: numbers.append(r.post_data) if r.method == "POST" else None)
        select(page, 5)
        page.page.click("#reword-open")
        page.page.fill("#reword-text", "Once.")
        page.page.route("**/act/reword", lambda route: route.abort())
        page.page.click("#reword-save")
        page.page.wait_for_selector("#trouble:visible")
        page.page.unroute("**/act/reword")
        page.page.click("#reword-save")
        page.settle()
        requests = [n.partition("request=")[2].partition("&")[0] for n in numbers]
        assert len(requests) == 2
        assert requests[0] == requests[1] != ""


def test_signing_and_editing_after_it(page: Watched):
    page.press("g", "y")
    page.page.fill("#approve-who", "B. Head")
    page.page.click("#approve-save")
    page.settle()
    assert "Approved by B. Head" in page.page.inner_text(".draft")
    select(page, 5)
    page.page.click("#reword-open")
    page.page.fill("#reword-text", "Edited after it was signed.")
    page.page.click("#reword-save")
    page.settle()
    assert "DRAFT" in page.page.inner_text(".draft")


def test_nobody_signs_words_that_were_changed_meanwhile(page: Watched, client: Client):
    page.press("g", "y")
    sentence = page.page.locator("[data-sentence]").nth(5).get_attribute("data-sentence")
    assert client.post("/act/reword", {"sentence": sentence, "text": "Changed meanwhile."}).status == 200
    page.page.fill("#approve-who", "B. Head")
    page.page.click("#approve-save")
    page.page.wait_for_selector("#said >> text=Not signed")
    assert "DRAFT" in page.page.inner_text(".draft")
    assert "Changed meanwhile" in page.page.inner_text("#sheet")
    assert page.page.input_value("#approve-who") == "B. Head"
    page.page.click("#approve-save")
    page.page.wait_for_selector("#said >> text=Recorded: approved")


def test_one_column_on_a_phone(browser: Any, client: Client):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = open_page(context, client)
    assert page.page.is_visible("#sheet")
    assert page.page.is_hidden("#pane")
    select(page, 3)
    assert page.page.is_hidden("#sheet")
    assert page.page.is_visible("#pane")
    for view in ("conflicts", "names", "timeline", "sources", "history", "approve"):
        page.page.click(f"#go-{view}")
        page.settle()
        assert page.page.evaluate("document.documentElement.scrollWidth") <= 390, view
    page.page.click("#show-sheet")
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
    assert page.misdeeds() == []


def test_the_quote_is_seen_in_its_box(page: Watched):
    for number in (2, 7, 9):
        select(page, number)
        for box in page.page.locator(".claim .text").all():
            seen = box.evaluate(
                "(b) => { const q = b.querySelector('mark').getBoundingClientRect(), r = b.getBoundingClientRect(); return q.bottom > r.top && q.top < r.bottom; }"
            )
            assert seen


def test_a_persian_quote_runs_from_the_right(page: Watched):
    page.press("j")
    quote = page.page.locator("figure blockquote[lang=fa]").first
    assert quote.get_attribute("dir") == "rtl"
    assert quote.evaluate("(e) => getComputedStyle(e).fontFamily").startswith("Vazirmatn")
    assert page.page.evaluate("document.fonts.check('16px Vazirmatn', 'سلام')")


def test_names_are_looked_for_while_typing(page: Watched):
    page.press("g", "n")
    page.page.click("#pane .names a >> nth=0")
    page.settle()
    own = page.page.locator("#pane h2").first.inner_text()
    page.page.fill("#like-q", "qqqq")
    page.page.wait_for_selector("#like >> text=No other name has these words")
    assert page.page.locator("#like input[type=radio]").count() == 0
    page.page.fill("#like-q", "a")
    page.page.wait_for_selector("#like input[type=radio]")
    offered = page.page.locator("#like label").all_inner_texts()
    assert all("a" in label.casefold() for label in offered)
    assert own not in [label.split("[")[0].strip() for label in offered]


def test_the_text_of_further_claims_comes_when_it_is_opened(browser: Any, record: Record, tmp_path: Path):
    item = record.brief.items[0]
    many = tuple(c.id for c in record.extractions[0].claims[: WHOLE + 2])
    long = item.model_copy(update={"sentences": (item.sentences[0].model_copy(update={"claims": many}),)})
    brief = record.brief.model_copy(update={"items": (long, *record.brief.items[1:])})
    session = session_on(record.model_copy(update={"brief": brief}), tmp_path)
    with closing(session), serving(session) as client, watched(browser, client.enter()) as page:
        select(page, 0)
        assert page.page.locator(".claim").count() == WHOLE + 2
        assert page.page.locator(".claim .text").count() == WHOLE
        page.page.click("details.more summary >> nth=0")
        page.page.wait_for_selector("details.more .text mark")
        assert page.page.locator(".claim .text").count() == WHOLE + 1
        fourth = page.page.locator(".claim").nth(3).get_attribute("data-claim")
        page.press("4", "r")
        assert seq(page) == 1
        left = [c.get_attribute("data-claim") for c in page.page.locator(".claim").all()]
        assert fourth not in left
        assert len(left) == WHOLE + 1
        assert page.misdeeds() == []


def test_only_the_sheet_is_printed(page: Watched):
    page.page.emulate_media(media="print")
    assert page.page.is_visible(".paper")
    assert page.page.is_hidden(".right")
    assert page.page.is_hidden(".bar")


def test_nothing_scrolls_but_the_two_panes(page: Watched):
    """What only a screen reader reads stays inside its pane, so that the page has nowhere to slip to under its head."""
    for key in "jjjjjjj":
        page.press(key)
        assert page.page.evaluate("[document.scrollingElement.scrollHeight - innerHeight, document.scrollingElement.scrollTop]") == [0, 0]
