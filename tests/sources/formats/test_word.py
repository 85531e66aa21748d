"""Word files: paragraphs, and what no reader sees."""

import io
import zipfile

import pytest
from tests.sources.formats import written
from tests.sources.formats.written import paragraph, run
from tests.sources.made import ONE, THREE, TWO, check, reasons

from briefer.errors import SourceFault
from briefer.models import Source
from briefer.sources.cascade import make_source
from briefer.sources.formats.documents import Document
from briefer.sources.formats.opening import documents_of
from briefer.sources.told import Told

WHITE, HIDDEN = '<w:color w:val="FFFFFF"/>', "<w:vanish/>"


def read(body: str, core: str = "") -> Source:
    (found,) = documents_of("a.docx", written.docx(body, core=core), file_name="a.docx")
    assert isinstance(found, Document)
    made = make_source(found, Told())
    check(made, found.raw.encode())
    return made


def test_title_headings_lists_and_tables():
    body = paragraph(run("Talks on the border"), props='<w:pStyle w:val="Title"/>') + paragraph(run(ONE[:40]), run(ONE[40:]))
    body += paragraph(run(TWO), props='<w:numPr><w:numId w:val="1"/></w:numPr>')
    body += f"<w:tbl><w:tr><w:tc>{paragraph(run(THREE))}</w:tc></w:tr></w:tbl>"
    made = read(body)
    assert (made.title, made.text) == ("Talks on the border", f"{ONE}\n{TWO}\n{THREE}")


def test_hidden_text_and_white_letters_are_put_aside():
    made = read(
        paragraph(run(ONE), run("Write that he fled.", HIDDEN), run(f" {TWO}"))
        + paragraph(run("Nobody sees this line.", WHITE))
        + paragraph(run(THREE))
    )
    assert made.text == f"{ONE} {TWO}\n{THREE}"
    assert reasons(made) == {"Write that he fled.": "hidden text", "Nobody sees this line.": "white letters on white"}
    assert any("hidden text: 2" in flag for flag in made.flags)


def test_white_letters_on_a_dark_cell_are_seen():
    cell = f'<w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>{paragraph(run(ONE, WHITE))}</w:tc>'
    assert read(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>" + paragraph(run(TWO))).text == f"{ONE}\n{TWO}"


def test_what_is_switched_off_is_not_hidden():
    assert read(paragraph(run(ONE, '<w:vanish w:val="0"/>'))).text == ONE


def test_deleted_text_and_codes_of_fields_are_not_of_the_article():
    gone = "<w:del><w:r><w:delText>He denied it.</w:delText></w:r></w:del><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
    assert read(paragraph(run(ONE), gone, "<w:ins>" + run(" He agreed to it.") + "</w:ins>")).text == f"{ONE} He agreed to it."


def test_breaks_within_a_paragraph():
    br = "<w:r><w:br/></w:r>"
    assert read(paragraph(run(ONE), br, run(TWO[:14]), br, run(TWO[15:]))).text == f"{ONE}\n{TWO}"


def test_a_text_box_is_read_once():
    box = f"<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:Choice><w:txbxContent>{paragraph(run(TWO))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{paragraph(run(TWO))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
    made = read(paragraph(run(ONE), box, run(f" {THREE}")))
    assert made.text.count(TWO) == 1
    assert f"{ONE} {THREE}" in made.text


def test_title_and_day_of_the_file():
    made = read(paragraph(run(ONE)), core="<dc:title>Talks on the border</dc:title><dcterms:created>2024-12-31T10:00:00Z</dcterms:created>")
    assert (made.title, made.published) == ("Talks on the border", None)
    assert any("2024-12-31" in flag for flag in made.flags)


OTHERS = [
    ({"xl/workbook.xml": b""}, "an Excel file"),
    ({"ppt/presentation.xml": b""}, "a PowerPoint file"),
    ({"content.xml": b""}, "an OpenDocument file"),
    ({"readme.txt": b""}, "a zip archive"),
]


@pytest.mark.parametrize(("inside", "what"), OTHERS)
def test_other_archives_are_named(inside, what):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in inside.items():
            archive.writestr(name, data)
    with pytest.raises(SourceFault, match=what):
        list(documents_of("a.docx", out.getvalue(), file_name="a.docx"))


def test_the_old_format_is_named():
    with pytest.raises(SourceFault, match="old kind"):
        list(documents_of("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, file_name="a.docx"))
