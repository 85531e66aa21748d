from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.publish import factory, hostile

from briefer.models import Section, claims_by_id
from briefer.publish.appendix import safe_url
from briefer.publish.as_html import html_bytes
from briefer.publish.page import make_page

_TAGS = """html head meta title style body nav a div header p span h1 h2 h3 h4 ul ol li main section em strong b bdi sup footer cite
abbr article blockquote mark dl dt dd details summary q"""
_ATTRIBUTES = "lang dir charset http-equiv content name class id href aria-label aria-labelledby tabindex role title rel"
KNOWN_TAGS, KNOWN_ATTRIBUTES = frozenset(_TAGS.split()), frozenset(_ATTRIBUTES.split())
VOID = frozenset({"meta"})


class Seen(HTMLParser):
    """What a browser would make of the file."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.comments: list[str] = []
        self.wrong: list[str] = []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def handle_comment(self, data):
        self.comments.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [a for t, a in self.tags if t == tag]


def _html(record=None) -> bytes:
    record = record or factory.make_record()
    return html_bytes(record, make_page(record.brief, record.reading, claims_by_id(record.extractions), record.reconciled), "a4")


def _style() -> bytes:
    return _html().partition(b"<style>")[2].partition(b"</style>")[0]


@pytest.fixture(scope="module")
def seen() -> Seen:
    return Seen(_html())


def test_words_that_no_source_has_are_not_repeated(seen):
    assert "twelve guards died" not in seen.text


def test_well_formed_and_of_known_parts_only(seen):
    assert seen.wrong == []
    assert seen.open == []
    assert seen.comments == []
    assert {t for t, _ in seen.tags} <= KNOWN_TAGS
    assert {a for _, attributes in seen.tags for a in attributes} <= KNOWN_ATTRIBUTES


def test_nothing_remote_and_no_script(seen):
    assert not seen.all("script") + seen.all("link") + seen.all("img") + seen.all("iframe")
    outside = [a["href"] for a in seen.all("a") if not str(a["href"]).startswith("#")]
    assert outside == ["https://example.org/river?a=1&b=2"]
    assert all("noreferrer" in str(a["rel"]) for a in seen.all("a") if not str(a["href"]).startswith("#"))
    style = _style()
    assert b"url(" not in style
    assert b"@import" not in style


def test_the_policy_allows_this_style_and_nothing_else(seen):
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
    policy = next(a["content"] for a in seen.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not [a for _, a in seen.tags if "style" in a]


def test_every_citation_leads_to_its_words(seen):
    ids = [a["id"] for _, a in seen.tags if "id" in a]
    assert len(ids) == len(set(ids))
    targets = [str(a["href"])[1:] for a in seen.all("a") if str(a["href"]).startswith("#")]
    assert set(targets) <= set(ids)
    assert sum(t.startswith("q-") for t in targets) == sum(len(s.claims) for i in (*factory.ITEMS, factory.CUT_ITEM) for s in i.sentences)


def test_a_quotation_stands_in_its_paragraph_language_and_direction():
    page = _html().decode()
    assert (
        '<blockquote lang="fa" dir="rtl"><p>دوشنبه: '
        "<mark>وزیر خارجه با تام برگر رئیس سازمان اطلاعات (ISI) دیدار کرد.</mark></p></blockquote>" in page
    )
    assert (
        "They spoke of the river border, of smuggling and of <mark>two clashes last week in which at least nine guards died</mark>." in page
    )
    assert '<blockquote lang="ru" dir="ltr">' in page


def test_what_is_known_of_a_claim_is_there(seen):
    for words in (
        "Translation, ours: Nine people were killed in the clashes.",
        "Unverified, not in these words: eleven.",
        "two diplomats",
        "forecast",
        "once letter forms, digits and white space were made alike",
        "[1] The River Post, grade C, same text as [3]",
        "Cited in: Bottom line; Developments 1;",
        "these words do not stand in the source",
        "a line of links",
        "What was cut",
        "Three fighters and two border guards died [4].",
        factory.GUARDS.id,
    ):
        assert words in seen.text


def test_no_word_of_the_furniture(seen):
    assert factory.SPAM in factory.make_record().model_dump_json()
    assert "casino" not in seen.text
    assert "203.0.113.7" not in _html().decode()


def test_landmarks_headings_and_marking(seen):
    assert len(seen.all("main")) == len(seen.all("header")) == len(seen.all("footer")) == len(seen.all("h1")) == 1
    levels = [int(t[1]) for t, _ in seen.tags if re.fullmatch(r"h[1-6]", t)]
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert seen.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert seen.text.count("TLP:AMBER+STRICT") >= 3
    assert "DRAFT (not reviewed)" in seen.text


@pytest.mark.parametrize("text", hostile.ALL, ids=range(len(hostile.ALL)))
def test_hostile_text_is_only_text(text):
    said = factory.item("h1", Section.DEVELOPMENTS, factory.sentence("h1.1", text, factory.MET))
    lines = (factory.LINES[0].model_copy(update={"title": text, "publisher": text, "note": text}), *factory.LINES[1:])
    brief = factory.make_brief(title=text, items=(said,), sources=lines, names=(text,), made=(text,), partial=(text,), as_of_how=text)
    source = factory.SOURCES["river.txt"].model_copy(
        update={
            "id": "s1111111111",
            "text": f"before {text} after",
            "title": text,
            "publisher": text,
            "url": text,
            "name": f"z{text}",
            "flags": (text,),
        }
    )
    claim = factory.claim_of(source, text, "Said: " + text, speaker=text)
    data = _html(factory.make_record(brief, (*factory.CLAIMS, claim), (source,)))
    seen = Seen(data)
    assert seen.wrong == []
    assert {t for t, _ in seen.tags} <= KNOWN_TAGS
    assert {a for _, attributes in seen.tags for a in attributes} <= KNOWN_ATTRIBUTES
    assert {str(a["href"]) for a in seen.all("a") if not str(a["href"]).startswith("#")} <= {"https://example.org/river?a=1&b=2"}


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("HTTPS://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://user:word@example.org", False),
        ("https://", False),
        ("https://[bad", False),
        ("https://example.org/ onclick=x", False),
        ('https://example.org/"x', False),
        ("java\nscript:alert(1)", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url, wanted):
    assert bool(safe_url(url)) is wanted
