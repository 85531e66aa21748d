"""Seven languages through every format: each letter of the quotation comes out, the joiners of Persian among them."""

from __future__ import annotations

import base64
import quopri
import textwrap

import pytest
from tests.sources.formats import written
from tests.sources.formats.texts import ARTICLES, Article

from briefer.models import DateKnown
from briefer.sources.reading import read_sources

PAGE = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>{0}</title></head><body><article><h1>{0}</h1>{1}</article></body></html>'


def _mail(article: Article, **how: object) -> bytes:
    return written.message(article.title, article.paragraphs, **how).as_bytes()  # type: ignore[arg-type]


def _rss(article: Article) -> bytes:
    item = {"title": article.title, "pubDate": "Tue, 31 Dec 2024 23:30:00 -0500", "content:encoded": written.html_of(article.paragraphs)}
    return written.rss([{**item, "description": article.paragraphs[0][:20] + "…"}]).encode()


FORMATS = {
    "a.txt": lambda a: "\n\n".join((a.title, *a.paragraphs)).encode(),
    "utf16.txt": lambda a: "\n\n".join((a.title, *a.paragraphs)).encode("utf-16"),
    "a.md": lambda a: "\n\n".join((f"# {a.title}", *a.paragraphs)).encode(),
    "a.html": lambda a: PAGE.format(a.title, written.html_of(a.paragraphs)).encode(),
    "a.docx": lambda a: written.word(a.title, a.paragraphs),
    "html.eml": lambda a: _mail(a, plain=False),
    "plain.eml": lambda a: _mail(a, html=False),
    "base64.eml": lambda a: _mail(a, cte="base64"),
    "bare.eml": lambda a: _mail(a, cte="8bit"),
    "a.mbox": lambda a: written.mbox(_mail(a), _mail(ARTICLES["ru"], html=False)),
    "a.xml": _rss,
    "utf16.xml": lambda a: _rss(a).decode().replace('encoding="utf-8"', 'encoding="utf-16"').encode("utf-16"),
    "wrong.xml": lambda a: _rss(a).replace(b'encoding="utf-8"', b'encoding="windows-1252"'),
    "a.atom": lambda a: written.atom(a.title, a.paragraphs).encode(),
    "a.jsonl": lambda a: written.jsonl({"title": a.title, "text": "\n".join(a.paragraphs), "published": "2024-12-31"}),
    "html.jsonl": lambda a: written.jsonl({"title": a.title, "html": written.html_of(a.paragraphs)}),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_letter_comes_through(tmp_path, name):
    for language, article in ARTICLES.items():
        path = tmp_path / language / name
        path.parent.mkdir()
        path.write_bytes(FORMATS[name](article))
        made = read_sources([path]).sources[0]
        assert made.text == "\n".join(article.paragraphs), language
        assert article.quote in made.text
        assert (made.title, made.language) == (article.title, language)
        assert made.flags == ()


@pytest.mark.parametrize("language", [name for name, article in ARTICLES.items() if not article.right_to_left])
def test_a_pdf_in_a_script_that_runs_to_the_right(tmp_path, language):
    article = ARTICLES[language]
    lines = [line for p in article.paragraphs for line in (_cut(p) if language == "zh" else textwrap.wrap(p, 44))]
    path = tmp_path / "a.pdf"
    path.write_bytes(written.pdf([lines], packed=True))
    (made,) = read_sources([path]).sources
    assert article.quote in made.text
    assert made.text.replace("\n", "").replace(" ", "") == "".join(article.paragraphs).replace(" ", "")


def _cut(text: str) -> list[str]:
    return [text[at : at + 20] for at in range(0, len(text), 20)]


CHARSETS = [
    ("ru", "koi8-r"),
    ("ru", "windows-1251"),
    ("ar", "windows-1256"),
    ("ar", "iso-8859-6"),
    ("zh", "gb18030"),
    ("zh", "gb2312"),
    ("fa", "windows-1256"),
]


@pytest.mark.parametrize(("language", "charset"), CHARSETS)
@pytest.mark.parametrize("cte", ["quoted-printable", "base64"])
def test_letters_of_old_charsets(tmp_path, language, charset, cte):
    """What the charset has comes through; what it has not was never in the file."""
    article = ARTICLES[language]
    codec = {"gb2312": "gbk"}.get(charset, charset)
    sent = [" ".join(p.encode(codec, "ignore").decode(codec).split()) for p in article.paragraphs]
    body = "\n\n".join(sent).encode(codec)
    how = (base64.encodebytes if cte == "base64" else quopri.encodestring)(body)
    head = f"From: a@example.org\nSubject: =?{charset}?b?{base64.b64encode(article.title.encode(codec, 'ignore')).decode()}?=\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {cte}\n\n"
    path = tmp_path / "a.eml"
    path.write_bytes(head.encode() + how)
    (made,) = read_sources([path]).sources
    assert made.text == "\n".join(sent)
    assert made.title == article.title.encode(codec, "ignore").decode(codec)


def test_metadata_of_the_container_is_known_as_metadata(tmp_path):
    for name in ("a.xml", "html.eml", "a.jsonl"):
        path = tmp_path / name
        path.write_bytes(FORMATS[name](ARTICLES["fa"]))
        (made,) = read_sources([path]).sources
        assert (made.published, made.published_how) == ("2024-12-31", DateKnown.METADATA)
