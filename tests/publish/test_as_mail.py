"""The page as the body of an e-mail: the same words as on the page, nothing remote, and nothing that a mail program drops."""

from __future__ import annotations

import hashlib
import re
from html.parser import HTMLParser

import pytest
from tests.publish import factory, hostile

from briefer.models import Record, digest_of
from briefer.publish.as_mail import COLUMNS, Mailed, mailed, text_of
from briefer.publish.page import page_of
from briefer.publish.publish import publish_brief, publish_final
from briefer.publish.standing import UNREVIEWED, signed

_TAGS = "html head meta title body table tr td p span h1 h2 ol ul li em strong cite bdi"
_ATTRIBUTES = "lang dir charset name content style role width cellpadding cellspacing border align"
_PROPERTIES = """margin margin-top padding background-color color font-size font-weight font-family line-height letter-spacing border border-bottom border-left
display white-space max-width overflow-wrap word-break"""
TAGS, ATTRIBUTES, PROPERTIES = (frozenset(words.split()) for words in (_TAGS, _ATTRIBUTES, _PROPERTIES))


class Seen(HTMLParser):
    """What a mail program would make of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.comments: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def handle_comment(self, data):
        self.comments.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def draft(**changes: object) -> Mailed:
    return mailed(factory.make_record(factory.make_brief(**changes)))


def harmless(html: str) -> Seen:
    """What is seen of it, where it is of known parts only: no element or attribute with which anything is asked for."""
    seen = Seen(html)
    assert seen.open == []
    assert seen.comments == []
    assert seen.tags <= TAGS
    assert {name for name, _ in seen.attributes} <= ATTRIBUTES
    styles = [value for name, value in seen.attributes if name == "style"]
    assert {line.partition(":")[0].strip() for style in styles for line in style.split(";")} <= PROPERTIES
    assert not [style for style in styles if "url" in style or "var(" in style]
    return seen


def test_nothing_remote_and_nothing_that_mail_programs_drop():
    seen = harmless(draft().html)
    assert "Freedonia" in seen.text
    assert "http" not in seen.text


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u2067\u2069]+", "", text).casefold()


@pytest.mark.parametrize("form", ["html", "text"])
def test_every_word_of_the_page_is_in_it(form):
    record = factory.make_record()
    page = page_of(record, UNREVIEWED)
    made = getattr(mailed(record), form)
    text = squeezed(Seen(made).text if form == "html" else made)
    lines = [line for part in page.parts for entry in part.entries for line in entry.lines]
    wanted = [page.title, page.standing, page.marking, page.cut_note, *page.facts, *page.partial, *page.names, *page.made]
    wanted += [part.heading for part in page.parts] + [w for line in lines for w in (line.lead, line.text, line.tail)]
    wanted += [w for s in page.sources for w in (s.publisher, s.title, s.date, s.language, s.note)]
    assert [w for w in wanted if squeezed(w) not in text] == []
    for line in lines:
        if line.cites:
            assert squeezed(f"{line.text} [{', '.join(str(c.number) for c in line.cites)}]{line.tail}") in text


def test_the_plain_text_is_in_lines_and_every_run_ends_in_its_line():
    text = text_of(page_of(factory.make_record(), UNREVIEWED))
    lines = text.splitlines()
    assert max(map(len, lines)) <= COLUMNS + 2  # isolates take no room
    assert "\u2067" in text
    assert [line for line in lines if line.count("\u2067") != line.count("\u2069")] == []


def test_a_run_over_several_lines_is_isolated_on_each():
    words = "دیدار رئیس‌جمهور تاجیکستان " * 12
    text = draft(title=words).text
    title = [line for line in text.splitlines() if "تاجیکستان" in line and "\u2067" in line]
    assert len(title) > 3
    assert all(line.startswith("\u2067") and line.endswith("\u2069") for line in title[:4])


@pytest.mark.parametrize("text", hostile.ALL, ids=range(len(hostile.ALL)))
def test_hostile_text_is_only_text(text):
    made = draft(title=text, names=(f"{text}: also x [1]",), made=(text,), partial=(text,))
    harmless(made.html)
    assert not set("\u202a\u202b\u202d\u202e\u2066\x00\x1b") & set(made.html + made.text)


def test_a_draft_and_what_was_signed_are_told_apart():
    record = factory.make_signed("A. Reviewer")
    final = mailed(record)
    reviewed = record.reviewed
    assert reviewed is not None
    as_draft = mailed(record.model_copy(update={"reviewed": reviewed.model_copy(update={"signature": None})}))
    assert (final.approved, final.digest) == (True, digest_of(reviewed.brief))
    assert "DRAFT" not in final.html + final.text
    assert "Approved by A. Reviewer" in final.html
    assert "Approved by A. Reviewer" in final.text
    assert (as_draft.approved, as_draft.digest) == (False, hashlib.sha256(f"DRAFT {final.digest}".encode()).hexdigest())
    assert "DRAFT" in as_draft.html
    assert "DRAFT" in as_draft.text


@pytest.mark.parametrize("record", [factory.make_record(), factory.make_signed()], ids=["a draft", "signed"])
def test_the_pdf_is_the_one_that_is_published(record: Record, tmp_path):
    final = record.reviewed is not None
    publish_final(signed(record), tmp_path, paper="a4") if final else publish_brief(record, tmp_path, paper="a4")
    assert mailed(record).pdf == (tmp_path / "brief.pdf").read_bytes()
