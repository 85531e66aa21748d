from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any

import pypdf
import pytest
from tests.publish import factory, hostile

from briefer.models import Section, claims_by_id
from briefer.publish.as_pdf import pdf_bytes, png_bytes
from briefer.publish.page import Page, make_page
from briefer.publish.publish import pages_of


def _page(record=None) -> Page:
    record = record or factory.make_record()
    return make_page(record.brief, record.reading, claims_by_id(record.extractions), record.reconciled)


def _reader(page: Page, paper="a4") -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf_bytes(page, paper)))


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_one_sheet_of_the_right_size(paper, size):
    reader = _reader(_page(), paper)
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_the_words_of_the_page_are_in_it():
    text = " ".join(_reader(_page()).pages[0].extract_text().split())
    for words in (
        "SECURITY BRIEF",
        "DRAFT (not reviewed)",
        "Freedonia, Sylvania and the river border",
        "Information cut-off 4 March 2031 (newest dated source)",
        "Period 3 to 4 March 2031",
        "5 sources, 4 origins, 3 languages",
        "Bottom line",
        "[1, 2, 3].",
        "Update. At least nine guards died",
        "Date open, one origin.",
        "Where the sources disagree",
        "Head of the service:",
        "Judgements of the sources",
        "Gaps",
        "publisher not named in the text",
        "same text as [1]",
        "grade C",
        "Names.",
        "How it was made.",
        "1 item was cut",
    ):
        assert words in text
    assert text.count("TLP:AMBER+STRICT") == 2
    assert factory.SPAM not in text


def test_tagged_titled_and_in_a_language():
    reader = _reader(_page())
    root = reader.root_object
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith("en")
    assert root["/ViewerPreferences"].get_object()["/DisplayDocTitle"]  # type: ignore[index]  # a dictionary here
    assert b"pdfuaid:part" in pdf_bytes(_page(), "a4")
    assert reader.metadata is not None
    assert reader.metadata.title == "Security brief: Freedonia, Sylvania and the river border"


def test_headings_stand_in_order():
    kinds = [str(k["/S"]) for k in _elements(_reader(_page()).root_object["/StructTreeRoot"])]
    levels = [k for k in kinds if k in {"/H", "/H1", "/H2", "/H3"}]
    assert levels[0] == "/H1"
    assert levels[1:] == ["/H2"] * 6


def _elements(node: Any) -> Iterator[Any]:
    """All structure elements under a node of the tree, in reading order."""
    kids = node.get("/K", []) if isinstance(node, pypdf.generic.DictionaryObject) else []
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object()
        if isinstance(found, pypdf.generic.DictionaryObject) and "/S" in found:
            yield found
        yield from _elements(found)


def test_the_same_bytes_twice():
    assert pdf_bytes(_page(), "a4") == pdf_bytes(_page(), "a4")


@pytest.mark.parametrize("text", hostile.ALL, ids=range(len(hostile.ALL)))
def test_no_text_breaks_the_page(text):
    record = factory.make_record(_hostile_brief(text))
    assert len(_reader(_page(record)).pages) >= 1


def _hostile_brief(text: str):
    said = factory.item("h1", Section.DEVELOPMENTS, factory.sentence("h1.1", text, factory.MET))
    lines = (factory.LINES[0].model_copy(update={"title": text, "publisher": text, "note": text}), *factory.LINES[1:])
    return factory.make_brief(title=text, items=(said,), sources=lines, names=(text,), made=(text,), partial=(text,))


def test_typst_markup_stays_text():
    text = _reader(_page(factory.make_record(_hostile_brief(hostile.MARKUP[0])))).pages[0].extract_text()
    assert "#panic(1)" in text
    assert "$x$ *b* _i_ @ref <label>" in " ".join(text.split())


def test_a_script_without_a_font_is_romanised_and_said_so():
    text = " ".join(_reader(_page(factory.make_record(_hostile_brief("Talks in 北京 today")))).pages[0].extract_text().split())
    assert "Talks in [romanised: BeiJing] today" in text
    assert "Words in a script that this page cannot set are romanised" in text
    assert "are romanised" not in _reader(_page()).pages[0].extract_text()


def test_more_than_a_page_is_counted_and_fewer_fit():
    record = factory.make_record()
    many = tuple(
        factory.item(f"m{n}", Section.DEVELOPMENTS, factory.sentence(f"m{n}.1", "Guards met on the bridge. " * 6, factory.MET))
        for n in range(60)
    )
    count = partial(pages_of, reading=record.reading, claims=claims_by_id(record.extractions), reconciled=record.reconciled, paper="a4")
    assert count(record.brief) == 1
    assert count(factory.make_brief(items=many)) > 1
    fitting = next(n for n in range(60, 0, -1) if count(factory.make_brief(items=many[:n])) == 1)
    page = _page(factory.make_record(factory.make_brief(items=many[:fitting])))
    assert len(_reader(page).pages) == 1


def test_a_picture_can_be_made():
    assert png_bytes(_page(), "a4", 40).startswith(b"\x89PNG")
