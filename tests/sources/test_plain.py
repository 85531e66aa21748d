"""Plain text to blocks."""

import textwrap

import pytest
from tests.sources.made import ONE, THREE, TWO, check, source


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_each_line_is_a_paragraph(newline):
    data = newline.join([ONE, TWO, "", "", THREE, ""]).encode()
    made = source(data)
    assert made.text == f"{ONE}\n{TWO}\n{THREE}"
    check(made, data)


@pytest.mark.parametrize("width", [60, 72, 100])
def test_hard_wrapped_paragraphs_are_joined(width):
    paragraphs = [f"{ONE} {TWO} {THREE}", f"{TWO} {ONE} {TWO}"]
    data = "\n\n".join(textwrap.fill(p, width) for p in paragraphs).encode()
    made = source(data)
    assert made.text == "\n".join(paragraphs)
    check(made, data)


def test_short_lines_that_end_like_sentences_are_not_joined():
    lines = "He came on Monday.\nShe left on Tuesday.\nThey met on Friday.\nAll went home again."
    assert source(lines).text == lines


def test_blanks_and_bullets_are_layout():
    data = f"  • {ONE}  \n\t{TWO.replace(' the ', chr(9) + 'the   ')}\u00a0\n".encode()
    made = source(data)
    assert made.text == f"{ONE}\n{TWO}"
    check(made, data)


def test_a_dash_that_begins_a_quotation_stays():
    assert source(f"– {ONE}\n{TWO}").text.startswith("– The")


def test_a_no_break_space_stays_itself():
    assert source(f"{ONE} The Republic of\u00a0Utopia agreed.").text.endswith("of\u00a0Utopia agreed.")
