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


def test_two_lines_that_are_one_sentence_are_joined():
    assert source(f"{TWO[:67]}\n{TWO[68:]}").text == TWO


def test_a_long_address_does_not_hide_that_a_text_is_wrapped():
    data = "\n\n".join(
        [*(textwrap.fill(f"{a} {b}", 72) for a, b in ((ONE, TWO), (TWO, THREE))), "https://example.org/" + "a" * 150]
    ).encode()
    made = source(data)
    assert made.text == f"{ONE} {TWO}\n{TWO} {THREE}"
    check(made, data)


def test_a_script_without_blanks_is_joined_without_blanks():
    whole = (
        "外交部长在首都对记者说，关于边界的会谈将于下周继续进行。两国官员随后表示，该协议涵盖贸易、水资源以及交换囚犯，并将尽快生效。" * 2
    )
    data = "\n".join(whole[at : at + 36] for at in range(0, len(whole), 36)).encode()
    made = source(data)
    assert made.text == whole
    check(made, data)


def test_lines_of_verse_and_lists_of_names_stay_apart():
    for lines in ("Ali Rezai, minister\nOmar Haddad, spokesman\nZarn Kest, mayor of the city", f"{ONE}\n{TWO[:30]}"):
        assert source(lines).text.count("\n") == lines.count("\n")
