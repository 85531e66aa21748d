"""Bytes to raw text, in the encodings of the press; and what is no text."""

import pytest
from tests.sources.made import ONE, source

from briefer.errors import SourceEmpty, SourceNotText
from briefer.sources.decoding import declared_text, decode

RU = "Министр заявил, что переговоры на границе продолжатся на следующей неделе. Стороны обсудили воду и торговлю.\n"
AR = "قال الوزير إن المحادثات على الحدود ستستمر الأسبوع المقبل، وناقش الطرفان المياه والتجارة يوم الخميس.\n"
FA = "وزیر گفت که گفتگوها در مرز هفته آینده ادامه می‌یابد.\n"
ZH = "部长星期一在例行记者会上表示，双方就共同关心的问题交换了意见，边界会谈将于下周继续。\n"
JA = "東京で月曜日に会議が開かれ、両国の外相が安全保障について話し合った。会談の後、共同声明が発表された。\n"
DE = "Die Behörden in München erklärten am Montag, dass zwei Männer für den Überfall verantwortlich seien.\n"
PL = "Prezydent powiedział w poniedziałek, że wojska przekroczyły granicę. Żołnierze zostali ranni.\n"


@pytest.mark.parametrize("many", [1, 10])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RU, "cp1251"), (RU, "koi8-r"), (RU, "utf-8"), (RU, "utf-8-sig"), (RU, "utf-16"), (RU, "utf-16-le"), (RU, "utf-16-be"), (RU, "utf-32"),
        (AR, "cp1256"), (AR, "utf-16-le"), (FA, "utf-8"), (FA, "utf-16"), (ZH, "gb18030"), (ZH, "utf-16-be"), (ZH, "utf-32-le"),
        (JA, "shift_jis"), (JA, "euc_jp"), (JA, "iso2022_jp"), (DE, "cp1252"), (DE, "utf-16-le"), (PL, "cp1250"), (PL, "iso8859-2"),
    ],
)  # fmt: skip
def test_encodings(text, encoding, many):
    data = (text * many).encode(encoding)
    found = decode(data)
    assert found.text == text * many
    assert data.decode(found.encoding) == found.text


def test_the_declaration_of_a_page_counts_where_utf_8_does_not_fit():
    data = f'<meta charset="windows-1251"><p>{RU}</p>'.encode("cp1251")
    assert decode(data).encoding == "cp1251"
    saved = f'<meta charset="windows-1251"><p>{RU}</p>'.encode()
    assert decode(saved).encoding == "utf-8"
    assert decode(b'<meta charset="iso-8859-1"><p>\x93Talks\x94 go on</p>').text == '<meta charset="iso-8859-1"><p>“Talks” go on</p>'
    assert RU in decode(f'<meta charset="nonsense"><p>{RU}</p>'.encode("cp1251")).text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        b"\xff\xd8\xff\xe0" + bytes(range(256)),
        b"%PDF-1.7 text text text",
        b"PK\x03\x04 word/document.xml",
        bytes(range(256)) * 20,
        b"text \0 with \0 many \0 of \0 them \0 in it",
        b"\x01\x02\x03\x04\x05\x06 \x0e\x0f\x10" * 50,
        bytes((i * 37 + i // 7) % 255 + 1 for i in range(4000)),
    ],
)
def test_no_text(data):
    with pytest.raises(SourceNotText) as fault:
        decode(data)
    assert fault.value.advice


@pytest.mark.parametrize("data", [b"   \n\t\r\n", "\ufeff".encode(), "\ufeff \n".encode("utf-16")])
def test_blank(data):
    with pytest.raises(SourceEmpty):
        decode(data)


@pytest.mark.parametrize(("text", "encoding"), [("Gunmen killed 12 people.\n", "utf-8"), (RU, "utf-8"), (ZH, "utf-8"), (DE, "cp1252")])
@pytest.mark.parametrize("at", [0, 7, -1])
def test_a_stray_nul_makes_no_other_encoding(text, encoding, at):
    data = (text[:at] + "\0" + text[at:]).encode(encoding)
    found = decode(data)
    assert found.text.replace("\0", "") == text
    assert data.decode(found.encoding) == found.text


def test_a_stray_nul_is_put_aside_and_flagged():
    made = source(ONE.replace("capital", "cap\0ital").encode())
    assert made.text == ONE
    assert made.flags == ("invisible characters: 1 taken out of the text",)


def test_a_damaged_byte_damages_no_other():
    text = "وزیر خارجه گفت که گفت‌وگوها هفتهٔ آینده ادامه می‌یابد."
    data = text.encode()
    found = decode(data[:40] + b"\xff" + data[41:])
    assert found.encoding == "utf-8"
    assert found.text.count("\ufffd") in {1, 2}
    assert found.text.endswith("ادامه می‌یابد.")
    assert decode(data[:-2]).text.startswith(text[:40])


@pytest.mark.parametrize("label", ["punycode", "idna", "unicode_escape", "zlib", "no such", "\x00"])
def test_labels_that_name_no_charset(label):
    assert declared_text("é".encode(), label) is None
