"""Files of every format, written by hand from a title and paragraphs."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage
from html import escape
from xml.sax.saxutils import escape as xml_escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages: Sequence[Sequence[str]], info: str = "", *, packed: bool = False) -> bytes:
    """A PDF whose pages have these lines, in a font that names its letters (ToUnicode), so that any script can stand in it."""
    letters = sorted({c for page in pages for line in page for c in line})
    code = {c: i for i, c in enumerate(letters, 1)}
    maps = "\n".join(f"<{code[c]:04x}> <{c.encode('utf-16-be').hex()}>" for c in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(letters)} beginbfchar\n{maps}\nendbfchar\nendcmap end end"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{7 + 2 * i} 0 R' for i in range(len(pages)))}] >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream".encode(),
        f"<< {info} >>".encode(),
    ]
    for number, page in enumerate(pages):
        lines = "\n".join(f"1 0 0 1 50 {780 - 14 * i} Tm <{''.join(f'{code[c]:04x}' for c in line)}> Tj" for i, line in enumerate(page))
        body = f"BT /F 10 Tf\n{lines}\nET".encode()
        stream = zlib.compress(body) if packed else body
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {8 + 2 * number} 0 R >>".encode()
        )
        how = " /Filter /FlateDecode" if packed else ""
        objects.append(f"<< /Length {len(stream)}{how} >>\nstream\n".encode() + stream + b"\nendstream")
    return _numbered(objects)


def slow_pdf() -> bytes:
    """A page of two million words, packed into a few kB."""
    whole = pdf([["a"]], packed=True)
    start, end = whole.rindex(b"stream\n", 0, whole.rindex(b"endstream")) + 7, whole.rindex(b"\nendstream")
    page = zlib.compress(b"BT /F 10 Tf " + b"(a) Tj " * 2_000_000 + b"ET")
    sized = whole[:start].replace(f"/Length {end - start} /Filter".encode(), f"/Length {len(page)} /Filter".encode())
    return sized + page + whole[end:]


def _numbered(objects: Sequence[bytes]) -> bytes:
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    at = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write(b"".join(f"{place:010} 00000 n \n".encode() for place in places))
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{at}\n%%EOF\n".encode())
    return out.getvalue()


def run(text: str, props: str = "") -> str:
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{xml_escape(text)}</w:t></w:r>'


def paragraph(*runs: str, props: str = "") -> str:
    return f"<w:p><w:pPr>{props}</w:pPr>{''.join(runs)}</w:p>"


def docx(body: str, *, head: str = "", core: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A Word file with this XML in its body; ``head`` stands before the first element."""
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
        if core:
            space = 'xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
            archive.writestr("docProps/core.xml", f"<c:coreProperties {space}>{core}</c:coreProperties>")
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


def word(title: str, paragraphs: Sequence[str]) -> bytes:
    head = paragraph(run(title), props='<w:pStyle w:val="Title"/>')
    return docx(head + "".join(paragraph(run(text)) for text in paragraphs))


def message(
    title: str, paragraphs: Sequence[str], *, html: bool = True, plain: bool = True, charset: str = "utf-8", cte: str = "quoted-printable",
    sender: str = "Example News <news@example.org>", day: str = "Tue, 31 Dec 2024 23:30:00 -0500",
) -> EmailMessage:  # fmt: skip
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = title, sender, day
    body = "\n\n".join(paragraphs)
    if plain:
        made.set_content(body, charset=charset, cte=cte)
    if html:
        page = "<html><body>" + "".join(f"<p>{escape(text)}</p>" for text in paragraphs) + "</body></html>"
        (made.add_alternative if plain else made.set_content)(page, subtype="html", charset=charset, cte=cte)
    return made


def mbox(*messages: bytes) -> bytes:
    return b"".join(b"From news@example.org Tue Dec 31 09:00:00 2024\n" + m.replace(b"\nFrom ", b"\n>From ") + b"\n\n" for m in messages)


def rss(items: Sequence[dict[str, str]], *, title: str = "Example News", head: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    """An RSS feed. Keys of an item are elements; values are escaped."""
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    made = "".join("<item>" + "".join(f"<{k}>{xml_escape(v)}</{k}>" for k, v in item.items()) + "</item>" for item in items)
    return f'{head}<rss version="2.0" {space}><channel><title>{xml_escape(title)}</title>{made}</channel></rss>'


def html_of(paragraphs: Sequence[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in paragraphs)


def atom(title: str, paragraphs: Sequence[str], day: str = "2024-12-31T09:00:00Z") -> str:
    body = xml_escape(html_of(paragraphs))
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Example News</title>'
        f'<entry><title>{xml_escape(title)}</title><link href="https://example.org/a"/><updated>{day}</updated>'
        f'<content type="html">{body}</content></entry></feed>'
    )


def jsonl(*lines: object) -> bytes:
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)
