"""Damaged and hostile files of every format: nothing hangs, no error but ours, each failure names its file, the rest goes on."""

from __future__ import annotations

import io
import json
import random
import zipfile
from pathlib import Path

import pytest
from tests.sources.formats import written
from tests.sources.formats.texts import ARTICLES
from tests.sources.made import ONE, STORY, THREE, TWO

from briefer.errors import NothingToBrief, SourceBroken
from briefer.models import Reading
from briefer.sources.formats import child
from briefer.sources.reading import read_sources

FA = ARTICLES["fa"]
HOSTILE = Path(__file__).parents[2] / "data" / "hostile"


def among_good(tmp_path: Path, name: str, data: bytes) -> Reading:
    """What comes of a file beside one that is whole, which is read in any case."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(STORY)
    reading = read_sources([tmp_path / name, tmp_path / "good.txt"])
    assert "good.txt" in [s.name for s in reading.sources]
    for item in reading.unread:
        assert item.name.startswith(name)
        assert item.why
        assert item.advice
        assert (item.name + item.why).isprintable()
    return reading


def is_told_of(reading: Reading, name: str) -> bool:
    """Whether something of a file was read, or it is said why not: nothing goes unsaid."""
    names = [*(s.name for s in reading.sources), *(u.name for u in reading.unread)]
    return any(told.startswith(name) for told in names)


def alone(tmp_path: Path, name: str, data: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(NothingToBrief) as caught:
        read_sources([path])
    message = str(caught.value)
    assert name in message
    return message


def _letter() -> bytes:
    made = written.message(FA.title, FA.paragraphs)
    made.add_attachment(written.word("Notes", [ONE]), maintype="application", subtype="octet-stream", filename="گزارش.docx")
    return made.as_bytes()


WHOLE = {
    "a.pdf": written.pdf([[ONE[:60], ONE[60:]], [TWO]], packed=True),
    "a.docx": written.word("Talks on the border", [ONE, *FA.paragraphs]),
    "a.eml": _letter(),
    "a.mbox": written.mbox(_letter(), written.message("Second", [TWO]).as_bytes()),
    "a.xml": written.rss(
        [{"title": "One", "description": ONE}, {"title": FA.title, "content:encoded": written.html_of(FA.paragraphs)}]
    ).encode(),
    "a.jsonl": written.jsonl({"title": "One", "text": ONE}, {"html": written.html_of(FA.paragraphs)}),
    "a.html": f"<html><body><article>{written.html_of(FA.paragraphs)}</article></body></html>".encode(),
}


@pytest.mark.parametrize("name", WHOLE)
def test_the_whole_files_are_read(tmp_path, name):
    assert not among_good(tmp_path, name, WHOLE[name]).unread


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("tenth", range(10))
def test_cut_short_at_every_tenth(tmp_path, name, tenth):
    whole = WHOLE[name]
    assert is_told_of(among_good(tmp_path, name, whole[: len(whole) * tenth // 10]), name)


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("seed", range(8))
def test_bytes_flipped(tmp_path, name, seed):
    chance = random.Random(seed)
    data = bytearray(WHOLE[name])
    for _ in range(1 + 5 * seed):
        data[chance.randrange(len(data))] = chance.randrange(256)
    assert is_told_of(among_good(tmp_path, name, bytes(data)), name)


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "a.html"])
@pytest.mark.parametrize(
    "data", [b"", b"\0" * 5000, b"\xff" * 5000, b"\n" * 5000, b"<" * 5000, b"{" * 5000, b"%PDF-1.7\n", b"PK\x03\x04" + b"\0" * 99]
)
def test_nothing_but_noise(tmp_path, name, data):
    assert len(among_good(tmp_path, name, data).sources) == 1


@pytest.mark.parametrize("path", sorted((HOSTILE / "pdf").glob("*.pdf")), ids=lambda p: p.name)
def test_pdfs_of_pypdf(tmp_path, path):
    reading = among_good(tmp_path, "odd.pdf", path.read_bytes())
    assert len(reading.sources) + len(reading.unread) == 2


def test_feeds_of_feedparser(tmp_path):
    """Those of one folder at once: most have no entry at all, and say so."""
    (tmp_path / "good.txt").write_text(STORY)
    for folder in ("encoding", "illformed"):
        files = sorted((HOSTILE / "feeds" / folder).glob("*.xml"))[::3]
        reading = read_sources([*files, tmp_path / "good.txt"])
        named = {
            n.split("#")[0]
            for n in [s.name for s in reading.sources] + [u.name for u in reading.unread] + [n for n, _ in reading.same_bytes]
        }
        assert named == {f.name for f in files} | {"good.txt"}


FEEDS = [
    ("koi8r.xml", "Новый год"),
    ("eucjp.xml", "ウルトラマン"),
    ("euckr.xml", "한글"),
    ("shiftjis.xml", "サポートしていない"),
    ("windows1255.xml", "של אתר האינטרנט"),
    ("tis620.xml", "ขอเรียนเชิญ"),
]


@pytest.mark.parametrize(("name", "words"), FEEDS)
def test_feeds_in_their_own_encodings(name, words):
    assert words in read_sources([HOSTILE / "feeds" / "illformed" / name]).sources[0].text


def test_naughty_strings_as_titles_and_texts_and_publishers(tmp_path):
    strings = [s for s in json.loads((HOSTILE / "blns.json").read_text()) if s]
    lines = [
        {"title": s, "publisher": s, "published": s, "url": s, "language": s, "author": s, "text": f"{ONE} {n}. {s}"}
        for n, s in enumerate(strings)
    ]
    reading = among_good(tmp_path, "naughty.jsonl", written.jsonl(*lines))
    assert len(reading.sources) == len(strings) + 1
    assert not reading.unread
    for made in reading.sources:
        assert not any(
            ord(c) < 32 or 127 <= ord(c) < 160 for words in (made.title, made.publisher, made.url, *made.credits) for c in words or ""
        )


def test_naughty_strings_in_feeds_and_letters(tmp_path):
    strings = [s for s in json.loads((HOSTILE / "blns.json").read_text()) if s][::12]
    items = [{"title": "".join(c for c in s if c >= " "), "description": f"{ONE} {n}"} for n, s in enumerate(strings)]
    assert len(among_good(tmp_path, "naughty.xml", written.rss(items).encode()).sources) == len(strings) + 1
    letters = [f"From: {s}\nSubject: {s}\nDate: {s}\n\n{ONE} {n}".encode() for n, s in enumerate(" ".join(s.split()) for s in strings)]
    assert len(among_good(tmp_path, "naughty.mbox", written.mbox(*letters)).sources) == len(strings) + 1


def test_names_of_files_that_would_steer_a_terminal(tmp_path):
    name = "a\x1b[31m\x07\u202egnp.eml"
    made = written.message("T", [ONE])
    made.add_attachment(b"x", maintype="application", subtype="x-odd", filename="\x1b]0;evil\x07\u202e.exe")
    (tmp_path / name).write_bytes(made.as_bytes())
    reading = read_sources([tmp_path])
    assert all(n.isprintable() for n in [s.name for s in reading.sources] + [f"{u.name}{u.why}" for u in reading.unread])
    assert len(reading.unread) == 1


def test_a_bomb_in_a_word_file(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w", force_zip64=True) as member:
        for _ in range(200):
            member.write(b" " * 1_000_000)
    assert len(out.getvalue()) < 300_000
    assert "unpacks to more than 30 MB" in alone(tmp_path, "bomb.docx", out.getvalue())


LAUGHS = "<!DOCTYPE lolz [<!ENTITY l0 'lol'>" + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10)) + "]>"
FILE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("head", [LAUGHS, FILE], ids=["billion laughs", "a file"])
def test_entities(tmp_path, head):
    name = "l9" if head == LAUGHS else "f"
    assert "document type" in alone(tmp_path, "a.docx", written.docx(written.paragraph(f"<w:r><w:t>&{name};</w:t></w:r>"), head=head))
    feed = written.rss([{"title": "T", "description": f"{ONE} ENTITY"}], head=head).replace("ENTITY", f"&{name};")
    (made,) = [s for s in among_good(tmp_path, "a.xml", feed.encode()).sources if s.name == "a.xml#1"]
    assert ONE in made.text
    assert "root:" not in made.text
    assert "lollol" not in made.text


def test_a_part_in_a_part_in_a_part(tmp_path):
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(10_000))
    assert "parts within parts" in alone(tmp_path, "deep.eml", f"From: a@example.org\nSubject: s\n{deep}\n{ONE}".encode())
    letters = written.mbox(f"From: a@example.org\n{deep}\n{ONE}".encode(), written.message("T", [TWO]).as_bytes())
    reading = among_good(tmp_path, "deep.mbox", letters)
    assert [u.name for u in reading.unread] == ["deep.mbox#1"]
    assert "deep.mbox#2" in [s.name for s in reading.sources]


def test_a_message_in_a_message_in_a_message(tmp_path):
    inner = written.message("innermost", [ONE], html=False).as_bytes()
    for number in range(30):
        inner = f"From: a@example.org\nSubject: {number}\nContent-Type: message/rfc822\n\n".encode() + inner
    assert "within 5 others" in alone(tmp_path, "russian.eml", inner)


def test_a_header_without_an_end(tmp_path):
    data = b"From: a@example.org\nContent-Type: text/plain" + b"; a=b" * 200_000 + b"\n\n" + ONE.encode()
    assert "header of more than" in alone(tmp_path, "long.eml", data)


def test_lines_that_are_no_articles(tmp_path):
    lines = [
        json.dumps({"title": "T", "text": ONE}),
        '{"text": "broken',
        '{"text": NaN, "title": "nothing"}',
        json.dumps({"text": THREE, "published": None, "title": 5}),
        "[1, 2]",
        '{"text": 17}',
        "{}",
        "[" * 100_000,
        json.dumps({"text": f"{TWO} \ud800 half a pair"}),
        json.dumps({"text": "x" * 50_000_000}),
        json.dumps({"text": f"{TWO} \0 nul"}),
        '{"text": "' + ONE + ' and more.", "views": NaN}',
    ]
    reading = among_good(tmp_path, "a.jsonl", "\n".join(lines).encode())
    assert [s.name for s in reading.sources] == ["a.jsonl#1", "a.jsonl#4", "a.jsonl#9", "a.jsonl#11", "a.jsonl#12", "good.txt"]
    assert [(u.name, u.why.split(" (")[0]) for u in reading.unread] == [
        ("a.jsonl#2", "The line is no JSON"),
        ("a.jsonl#3", 'The line has neither "text" nor "html".'),
        ("a.jsonl#5", "The line is no object, but list."),
        ("a.jsonl#6", 'The field "text" is no text.'),
        ("a.jsonl#7", 'The line has neither "text" nor "html".'),
        ("a.jsonl#8", "The line is no JSON"),
        ("a.jsonl#10", "The line has more than 10 MB."),
    ]
    assert 'the field "title" is no text, and is not used' in reading.sources[1].flags
    assert "\ufffd half" in reading.sources[2].text
    assert "\0" not in reading.sources[3].text


def test_a_thousand_broken_lines_are_counted(tmp_path):
    reading = among_good(tmp_path, "a.jsonl", b"{\n" * 1000)
    assert len(reading.unread) == 51
    assert reading.unread[-1].why == "950 more of its entries could not be read."


def test_a_mailbox_without_its_first_lines(tmp_path):
    assert "no message in it" in alone(tmp_path, "a.mbox", STORY.encode())
    reading = among_good(tmp_path, "b.mbox", written.message("Only one", [ONE]).as_bytes())
    assert "Only one" in [s.title for s in reading.sources]


LARGE_FEED = written.rss([{"title": "One", "description": "x" * 10_000_000}]).encode()
LIMITED = [
    ("pdf", written.slow_pdf(), child.Limits(seconds=1), "more than"),
    ("feed", LARGE_FEED, child.Limits(memory=60_000_000), "60 MB"),
    ("feed", LARGE_FEED, child.Limits(output=1_000_000), "crashed"),
]


@pytest.mark.parametrize(("what", "data", "limits", "why"), LIMITED, ids=["time", "memory", "output"])
def test_parsers_that_run_into_their_limits(what, data, limits, why):
    with pytest.raises(SourceBroken, match=why):
        child.taken_out(what, data, limits)


def test_the_limits_leave_room_for_what_is_large():
    assert len(str(child.taken_out("feed", LARGE_FEED))) > 10_000_000


def test_a_child_is_told_nothing_of_the_environment(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "canary-7731")
    monkeypatch.setattr(child, "_SCRIPT", Path(__file__).with_name("environment_script.py"))
    names = child.taken_out("feed", b"x")["names"]
    assert isinstance(names, list)
    assert set(names) <= {"PYTHONPATH", "LC_CTYPE"}


@pytest.mark.parametrize(
    "page",
    [
        "<p>" * 20_000 + ONE,
        f"<div><p>{ONE}</div></p></span><table><p>{TWO}",
        f"<p>{ONE}<!-- <p>{TWO}",
        f'<p class="a" class=\'b" {ONE}>{ONE}</p>',
        f"<p>{ONE}</p><script>while(1){{}}",
        f"<![CDATA[{ONE}]]><p>{TWO}</p>",
        f"<p>{ONE} &nosuch; &#99999999; &#xD800; &#0;</p>",
        "\0".join(f"<p>{ONE}</p>"),
    ],
)
def test_ill_formed_pages(tmp_path, page):
    assert is_told_of(among_good(tmp_path, "a.html", page.encode()), "a.html")
