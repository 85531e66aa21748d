"""Stage 1: bytes to raw text.

1. a signature at the head says that it is a picture, a PDF or the like: no text
2. a byte order mark names the encoding
3. NUL bytes: a few strays in a text (they stay in the raw text, and stage 3 puts them aside), UTF-16 or UTF-32 without a mark, or no text
4. valid UTF-8 is UTF-8, whatever the page says of itself (a saved page keeps the old declaration); with escapes ISO-2022-JP
5. the encoding that the page declares, if it fits
6. UTF-8 with a few damaged bytes: each of them stands as U+FFFD, and the rest as it was
7. charset-normalizer, asked among the encodings in which news is written
Whatever comes of it must look like text: few control characters, and letters that are assigned.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from briefer.errors import SourceEmpty, SourceNotText
from briefer.lexicon.patterns import lazy

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture, sound or film (RIFF)"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "sound or film (Ogg)"),
    (b"ID3", "sound (MP3)"),
    (b"SQLite format 3", "a database"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The labels of the web and the codec that reads what is really meant by them (WHATWG Encoding, section 4.2).
_MEANT = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932",
    "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "tis-620": "cp874",
    "windows-874": "cp874", "x-mac-cyrillic": "mac_cyrillic", "macintosh": "mac_roman", "big5": "big5hkscs",
}  # fmt: skip
_NEVER_MEANT = frozenset({
    "utf-16", "utf-32", "utf-7", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape",
    "undefined",
})  # fmt: skip
"""Codecs that are no charset of an article: for names of hosts and for programs; punycode takes a minute for 100 kB."""
_DECLARED = lazy(rb"<(?:meta|\?xml)\b[^>]{0,300}?\b(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_USUAL = [
    "cp1251", "koi8_r", "cp866", "mac_cyrillic", "cp1256", "cp1252", "cp1250", "cp1253", "cp1254", "cp1255", "cp1257", "cp1258",
    "iso8859_2", "iso8859_5", "gb18030", "big5", "shift_jis", "cp932", "euc_jp", "cp949", "euc_kr", "tis_620",
]  # fmt: skip
_SHIFTED = lazy(rb"\x1b(?:\$[@B]|\([BJ])")
_SAMPLE = 60_000
_PRINTABLE = bytes(range(32, 127)) + b"\t\r\n"


class Decoded(NamedTuple):
    """The raw text, and the Python codec that gives it from the bytes."""

    text: str
    encoding: str


def _not_text(what: str) -> SourceNotText:
    return SourceNotText(f"It is {what}, not text.", "Save the article as plain text or HTML, and give that file.")


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _strange(text: str) -> float:
    """The share of characters that no text has: controls, unassigned code points, private use."""
    sample = text[:_SAMPLE]
    if sample.replace("\n", " ").isprintable():
        return 0.0
    bad = sum(1 for c in sample if not (c.isprintable() or c.isspace()) and unicodedata.category(c) in {"Cc", "Cn", "Co", "Cs"})
    return bad / max(len(sample), 1)


def _wide(data: bytes) -> Decoded:
    """UTF-16 or UTF-32 without a mark: the one that gives blanks or full stops, and the fewest characters that no text has."""
    found: list[tuple[float, str, str]] = []
    for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        text = _strictly(data, codec)
        if text and "\0" not in text[:_SAMPLE] and re.search(r"[ \n\r。]", text[:_SAMPLE]):
            found.append((_strange(text), codec, text))
    if not found or min(found)[0] > 0.05:
        raise _not_text("binary data (it has NUL bytes)")
    _, codec, text = min(found)
    return Decoded(text, codec)


def nearly_utf8(data: bytes) -> str | None:
    """UTF-8, or UTF-8 with a few damaged bytes, which become U+FFFD; None where it is something else."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    good = sum(1 for c in text if c > "\x7f") - bad if bad else 0
    return text if not bad or good >= 20 * bad else None


def _is_strewn(data: bytes) -> bool:
    """Whether NUL bytes are strays in a text of single bytes or UTF-8, and not the high bytes of a wider encoding.

    UTF-16 has a NUL in every second byte of Latin text; of other scripts it has control characters or bytes that are no UTF-8,
    and never nearly all bytes in printable ASCII.
    """
    sample = data[:_SAMPLE]
    if sample.count(0) > 0.2 * len(sample):
        return False
    text = _strictly(data.replace(b"\0", b""), "utf-8")
    return (text is not None and _strange(text) < 0.01) or len(sample.translate(None, _PRINTABLE)) < 0.15 * len(sample)


def _without_strays(data: bytes) -> Decoded:
    """A text with a few stray NUL bytes, in the encoding that it has without them."""
    if data.count(0) > max(3, len(data) // 100):
        raise _not_text("binary data (it has NUL bytes)")
    codec = _decode(data.replace(b"\0", b"")).encoding
    return Decoded(data.decode(codec), codec)


def _declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data[:8192])
    if not match:
        return None
    name = _meant(match[1].decode("ascii", "replace"))
    text = _strictly(data, name) if name else None
    return Decoded(text, name) if text is not None and name else None


def _meant(label: str) -> str | None:
    """The codec that a label means; None where it is none, or one that a declaration in the text itself cannot mean."""
    try:
        name = codecs.lookup(_MEANT.get(label.lower(), label.lower())).name
    except (LookupError, ValueError):
        return None
    return None if name in _NEVER_MEANT else name


def declared_text(data: bytes, label: str) -> str | None:
    """The text in the encoding that a header declares; None where it does not fit."""
    name = _meant(label)
    return _strictly(data, name) if name else None


def _guessed(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415  (40 ms that most runs do not need)

    best = from_bytes(data[:_SAMPLE], cp_isolation=_USUAL, threshold=0.35).best()
    for codec in ([best.encoding] if best else []) + ["cp1252"] * _is_latin(data):
        name = {"shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs"}.get(codec, codec)
        text = _strictly(data, name)
        if text is not None:
            return Decoded(text, name)
    raise SourceNotText("Its bytes are no text in any encoding that we know.", "Save the article as UTF-8, and give that file.")


def _is_latin(data: bytes) -> bool:
    """Whether nearly all bytes are ASCII, as in a Western European text that is too short to be told."""
    return sum(1 for b in data if b > 127) < len(data) / 5


def _decode(data: bytes) -> Decoded:
    for mark, codec in _MARKS:
        text = _strictly(data, codec) if data.startswith(mark) else None
        if text is not None:
            return Decoded(text, codec)
    if b"\0" in data:
        return _without_strays(data) if _is_strewn(data) else _wide(data)
    text = _strictly(data, "utf-8")
    if text is not None and "\x1b" not in text:
        return Decoded(text, "utf-8")
    shifted = _strictly(data, "iso2022_jp") if text is not None and _SHIFTED.search(data) else None
    if shifted is not None:
        return Decoded(shifted, "iso2022_jp")
    found = _declared(data) or (Decoded(text, "utf-8") if text is not None else None)
    nearly = nearly_utf8(data) if found is None else None
    return found or (Decoded(nearly, "utf-8") if nearly is not None else _guessed(data))


def decode(data: bytes) -> Decoded:
    """The text of the bytes, and the codec with which ``data.decode(codec, "replace")`` gives the same.

    Raises:
        SourceEmpty: there is nothing but white space.
        SourceNotText: it is a picture, an archive, or bytes that are text in no encoding.
    """
    what = next((what for head, what in _SIGNATURES if data.startswith(head)), None)
    if what:
        raise _not_text(what)
    found = _decode(data)
    if not found.text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        raise SourceEmpty("There is no text in it.", "Leave it out, or give the file with the article.")
    if _strange(found.text) > 0.05:
        raise _not_text("binary data (too many control characters)")
    return found
