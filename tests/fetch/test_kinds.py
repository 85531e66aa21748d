"""What a body is read as: its type held against its bytes."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import FetchNotRead
from briefer.fetch.kinds import kind_of, told_type

from .site import PAGE

OCTETS = "application/octet-stream"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RSS = b'<?xml version="1.0"?>\n<rss version="2.0"><channel></channel></rss>'
ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>'
XHTML = b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"></html>'
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
MAIL = b"From: a@b.example\r\nSubject: news\r\n\r\nFive were killed."
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def _zip(name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("told", "data", "kind"),
    [
        ("text/html", PAGE, "html"),
        ("text/html", b"Five were killed.", "html"),
        ("text/html", b"[KABUL] Five were killed.", "html"),
        ("text/html", RSS, "xml"),
        ("text/html", b"<!doctype html><html><pre>&lt;rss&gt; <rss ></pre>", "html"),
        ("text/html", PDF, "pdf"),
        ("text/plain", ATOM, "xml"),
        ("text/plain", PAGE, "text"),
        ("text/plain", "Пятеро убиты".encode("cp1251"), "text"),
        ("application/xhtml+xml", XHTML, "html"),
        ("application/xml", XHTML, "html"),
        ("application/rss+xml", RSS, "xml"),
        ("text/xml", b"<?xml version='1.0'?><anything/>", "xml"),
        ("application/json", b'{"title": "x"}', "json"),
        ("application/x-ndjson", b'{"a": 1}\n{"a": 2}\n', "json"),
        ("application/pdf", b"\n\n" + PDF, "pdf"),
        (WORD, _zip("word/document.xml"), "docx"),
        ("message/rfc822", MAIL, "eml"),
        ("", PAGE, "html"),
        ("", b"\xef\xbb\xbf \n<HTML>", "html"),
        ("", RSS, "xml"),
        ("", b"<rdf:RDF xmlns:rdf='x'>", "xml"),
        (OCTETS, PDF, "pdf"),
        (OCTETS, _zip("word/document.xml"), "docx"),
        (OCTETS, b'{"title": "x"}\n', "json"),
        (OCTETS, b"[KABUL] Five were killed.", "text"),
        (OCTETS, MAIL, "eml"),
        (OCTETS, "پنج تن کشته شدند".encode(), "text"),
        (OCTETS, "پنج تن".encode("utf-16"), "text"),
    ],
)
def test_a_type_and_its_bytes(told, data, kind):
    assert kind_of(told, None, data) == kind


@pytest.mark.parametrize(
    ("told", "data"),
    [
        ("image/png", PNG),
        ("image/svg+xml", b"<svg/>"),
        ("application/zip", _zip("word/document.xml")),
        ("text/css", b"a {}"),
        ("application/javascript", b"x()"),
        ("text/html", PNG),
        ("text/html", b"\x1f\x8b\x08\x00" + bytes(range(30))),
        ("application/pdf", PAGE),
        (WORD, PAGE),
        (WORD, _zip("xl/workbook.xml")),
        ("", PNG),
        (OCTETS, _zip("evil.exe")),
        (OCTETS, b"\x7fELF\x02\x01\x01\x00"),
        (OCTETS, bytes(range(1, 200))),
    ],
)
def test_what_is_not_read(told, data):
    with pytest.raises(FetchNotRead):
        kind_of(told, None, data)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Text/HTML; Charset=UTF-8", ("text/html", "utf-8")),
        ('text/html; charset="windows-1256"', ("text/html", "cp1256")),
        ("text/html;charset=utf-16le", ("text/html", "utf-16-le")),
        ("text/html; charset=none-such", ("text/html", None)),
        ("text/html; charset=base64", ("text/html", None)),
        ("text/html; charset*0*=x''y", ("text/html", None)),
        ("text/html; charset=a\x00b", ("text/html", None)),
        ("", ("", None)),
        (";;;", ("", None)),
    ],
)
def test_what_a_header_tells(header, told):
    assert told_type(header) == told


def test_text_of_two_bytes_a_letter_is_text_where_its_charset_says_so():
    assert kind_of("text/plain", "utf-16-le", "Five".encode("utf-16-le")) == "text"


@given(st.text(max_size=60))
def test_any_header_is_read(value):
    told, charset = told_type(f"text/html; {value}")
    assert told.isprintable()
    assert charset is None or "".encode(charset) in {b"", b"\xff\xfe", b"\xff\xfe\x00\x00", b"\xfe\xff", b"\xef\xbb\xbf", b"+/v8-"}


@given(st.binary(max_size=80), st.sampled_from(["text/html", "application/pdf", "", OCTETS, WORD, "application/json"]))
def test_any_bytes_have_a_kind_or_are_not_read(data, told):
    try:
        said: str = kind_of(told, None, data)
    except FetchNotRead as fault:
        said = str(fault)
    assert said.isprintable()
    assert said
