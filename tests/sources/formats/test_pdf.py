"""PDF: whole sentences, honest refusals."""

import io
import textwrap

import pytest
from pypdf import PdfReader, PdfWriter
from tests.sources.formats import written
from tests.sources.formats.texts import ARTICLES
from tests.sources.made import ONE, THREE, TWO, check, reasons

from briefer.errors import SourceFault
from briefer.models import DateKnown
from briefer.sources.cascade import make_source
from briefer.sources.formats.documents import Document
from briefer.sources.formats.opening import documents_of
from briefer.sources.told import Told


def document(data: bytes) -> Document:
    (found,) = documents_of("a.pdf", data, file_name="a.pdf")
    assert isinstance(found, Document)
    return found


def read(*pages: list[str], info: str = ""):
    found = document(written.pdf(pages, info))
    made = make_source(found, Told())
    check(made, found.raw.encode())
    return made


def why(data: bytes) -> str:
    with pytest.raises(SourceFault) as caught:
        document(data)
    return str(caught.value)


@pytest.mark.parametrize("width", [45, 60, 80])
def test_lines_become_paragraphs(width):
    paragraphs = [f"{ONE} {TWO}", f"{THREE} {ONE[:-1]}, he said.", TWO]
    made = read([line for p in paragraphs for line in textwrap.wrap(p, width)])
    assert made.text.replace("\n", " ") == " ".join(paragraphs)
    assert all(p[-1] == "." for p in made.text.split("\n"))


def test_headings_and_lists_stay_apart():
    items = [f"• {TWO}", f"• {THREE}"]
    lines = ["A heading of two words more", *textwrap.wrap(ONE, 50), *[w for item in items for w in textwrap.wrap(item, 50)]]
    made = read(lines)
    assert made.title == "A heading of two words more"
    assert made.text.split("\n") == [ONE, *items]


def test_hyphens_at_the_ends_of_lines():
    made = read(
        [
            "The inter-",
            "national agreement is a long-term one, and the long-",
            "term plan of the anti-",
            "Taliban side is soft\u00ad",
            "ware of the state.",
        ]
    )
    assert (
        made.text
        == "The international agreement is a long-term one, and the long-term plan of the anti-Taliban side is software of the state."
    )


def test_heads_and_feet_of_pages():
    pages = [["The Daily Example", *textwrap.wrap(text, 50), f"Page {n} of 3"] for n, text in enumerate((ONE, TWO, THREE), 1)]
    made = read(*pages)
    assert made.text == f"{ONE}\n{TWO}\n{THREE}"
    assert set(reasons(made).values()) == {"head or foot of a page"}
    assert sum(f.text == "The Daily Example" for f in made.furniture) == 3


def test_a_sentence_over_two_pages():
    words = textwrap.wrap(f"{ONE} {TWO}", 60)
    made = read([*words[:2], "1"], [*words[2:], "2"])
    assert made.text == f"{ONE} {TWO}"


def test_a_sentence_that_stands_twice_is_no_head():
    made = read([*textwrap.wrap(ONE, 200), TWO], [*textwrap.wrap(ONE, 200), THREE])
    assert ONE in made.text
    assert TWO in made.text


def test_the_day_of_making_is_no_date_of_publication():
    made = read([ONE], info="/CreationDate (D:20241231101010Z) /Title (Microsoft Word - draft7.doc)")
    assert (made.published, made.published_how, made.title) == (None, DateKnown.UNKNOWN, None)
    assert made.flags == ("the file says that it was made on 2024-12-31: that is not taken for the day of publication",)


def test_right_to_left_is_refused():
    for language in ("fa", "ar", "ur", "ps"):
        lines = [line for p in ARTICLES[language].paragraphs for line in textwrap.wrap(p, 50)]
        assert "right-to-left" in why(written.pdf([lines]))


def test_right_to_left_words_in_another_text_are_put_aside_and_flagged():
    made = read([ONE, "وزیر خارجه گفت", *textwrap.wrap(f"{TWO} {THREE} {TWO}", 90)])
    assert "وزیر" not in made.text
    assert set(reasons(made).values()) == {"right-to-left letters of a PDF, whose order is not sure"}
    assert any("right-to-left" in flag for flag in made.flags)


@pytest.mark.parametrize("cipher", ["RC4-128", "AES-256"])
def test_locked(cipher):
    def locked(user: str) -> bytes:
        writer, out = PdfWriter(PdfReader(io.BytesIO(written.pdf([[ONE]])))), io.BytesIO()
        writer.encrypt(user, "owner", algorithm=cipher)
        writer.write(out)
        return out.getvalue()

    assert "locked with a password" in why(locked("secret"))
    assert ONE in document(locked("")).raw


def test_what_cannot_be_quoted_says_why():
    assert "no text: 2 pages" in why(written.pdf([[], []]))
    assert "named like a PDF" in why(b"<html>not found</html>" * 100)
    assert "no names" in why(written.pdf([["\ue001\ue002\ue003 \ue004\ue005\ue006 ab \ue007\ue008"]]))


def test_a_file_cut_short_is_not_guessed_at():
    whole = written.pdf([[ONE], [TWO]])
    for share in (0.5, 0.9, 0.99):
        assert "It is damaged" in why(whole[: int(share * len(whole))])


def test_a_page_that_cannot_be_read_is_counted():
    whole = written.pdf([[ONE], [TWO]], packed=True)
    at = whole.rindex(b"stream\n", 0, whole.rindex(b"endstream")) + 9
    found = document(whole[:at] + b"\xff" * 9 + whole[at + 9 :])
    assert ONE in found.raw
    assert TWO not in found.raw


def test_too_many_pages_are_cut_and_flagged():
    pages = [[f"{ONE} {n}"] for n in range(302)]
    assert "only the first 300 of 302 pages were read" in document(written.pdf(pages)).flags
