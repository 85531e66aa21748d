from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.publish import factory, hostile

from briefer.models import Section, claims_by_id
from briefer.publish.as_markdown import escaped, markdown_bytes
from briefer.publish.page import make_page
from briefer.publish.text import clean

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLAIN = frozenset({"paragraph_open", "paragraph_close", "inline", "text", "text_special"})


def _markdown(record=None) -> str:
    record = record or factory.make_record()
    return markdown_bytes(record, make_page(record.brief, record.reading, claims_by_id(record.extractions), record.reconciled)).decode()


def _kinds(text: str) -> set[str]:
    found = READER.parse(text)
    return {t.type for t in found} | {c.type for t in found for c in t.children or ()}


def _shown(text: str) -> str:
    return "".join(c.content for t in READER.parse(text) for c in t.children or ())


@pytest.mark.parametrize("text", hostile.ALL, ids=range(len(hostile.ALL)))
def test_hostile_text_is_only_text(text):
    assert _kinds(escaped(clean(text))) <= PLAIN
    assert _shown(escaped(clean(text))).replace("\u2060", "") == clean(text)


@given(st.text(alphabet="ab 1.)(#*_`[]<>!|\\~-+=&;:/@$^{}\"'", max_size=30))
def test_any_text_is_shown_as_it_is(text):
    wanted = clean(text)
    assert _kinds(escaped(wanted)) <= PLAIN
    assert _shown(escaped(wanted)).replace("\u2060", "") == wanted


def test_addresses_are_not_linked_by_the_reader():
    shown = escaped("https://evil.example www.evil.example me@evil.example")
    assert "https:" not in shown
    assert "www." not in shown
    assert "me@evil" not in shown


def test_what_stands_in_it():
    text = _markdown()
    for words in (
        "# SECURITY BRIEF: Freedonia, Sylvania and the river border",
        "**DRAFT (not reviewed)**",
        "**TLP:AMBER+STRICT**",
        "## Bottom line",
        "1. *New.* The minister",
        "[1, 2].",
        "## Where the sources disagree",
        "same text as [1]",
        "## Appendix",
        "Translation, ours".lower(),
        factory.GUARDS.id,
        "1 item was cut",
        "### What was cut",
    ):
        assert words in text
    assert "casino" not in text


def test_right_to_left_quotations_are_isolated():
    text = _markdown()
    assert "“\u2067۹ نفر در درگیری‌ها کشته شدند\u2069”" in text
    assert all(line.count("\u2067") == line.count("\u2069") for line in text.splitlines())


def test_a_hostile_brief_makes_no_link_picture_or_markup():
    for naughty in hostile.ALL:
        said = factory.item("h1", Section.DEVELOPMENTS, factory.sentence("h1.1", naughty, factory.MET))
        lines = (factory.LINES[0].model_copy(update={"title": naughty, "publisher": naughty, "note": naughty}), *factory.LINES[1:])
        brief = factory.make_brief(title=naughty, items=(said,), sources=lines, names=(naughty,), made=(naughty,), partial=(naughty,))
        text = _markdown(factory.make_record(brief))
        assert not {k for k in _kinds(text) if re.match("link|image|html|table|fence|code_block", k)}
