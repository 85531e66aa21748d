"""E-mail and mailboxes: who wrote what when, and what hangs on it."""

import pytest
from tests.sources.formats import written
from tests.sources.formats.texts import ARTICLES
from tests.sources.made import ONE, THREE, TWO

from briefer.models import Reading
from briefer.sources.reading import read_sources


@pytest.fixture
def read(tmp_path):
    def reading(data: bytes, name: str = "a.eml") -> Reading:
        (tmp_path / name).write_bytes(data)
        return read_sources([tmp_path / name])

    return reading


def headed(head: str, body: str = ONE) -> bytes:
    return f"{head}\n\n{body}\n".encode()


HEADS = [
    (
        "From: Khaama Press <news@khaama.com>\nSubject: Talks\nDate: Tue, 31 Dec 2024 23:30:00 -0500",
        ("Talks", "Khaama Press", "2024-12-31"),
    ),
    (
        "From: news@khaama.com\nSubject: Talks go on\n next week\nDate: 31 Dec 2024 01:00 +0430",
        ("Talks go on next week", "khaama.com", "2024-12-31"),
    ),
    ("From: =?utf-8?b?2LHYp9iyINmG24zZiNiy?= <a@b.org>\nSubject: =?utf-8?q?=D8=B1=D8=A7=D8=B2?=", ("راز", "راز نیوز", None)),
    ("From: a@b.org\nSubject: =?koi8-r?B?8NLJ18XU?= =?koi8-r?B?IM3J0g==?=", ("Привет мир", "b.org", None)),
    ("From: a@b.org\nSubject: Пошёл снег сегодня", ("Пошёл снег сегодня", "b.org", None)),
    ("From: a@b.org\nSubject: =?x-nope?q?Talks?= =?utf-8?b?////?=", ("Talks\ufffd\ufffd\ufffd", "b.org", None)),
    ("From: news@khaama.com (Khaama Press)\nSubject: T", ("T", "Khaama Press", None)),
    ('From: "Press, \\"Khaama\\"" <news@khaama.com>, b@c.org\nSubject: T', ("T", 'Press, "Khaama', None)),
    ("From: <news@khaama.com>\nSubject: T", ("T", "khaama.com", None)),
    ("From: " + "(" * 5000 + "a,\nSubject: T", ("T", None, None)),
    ("From: <<>>,,(\nSubject: T\nDate: yesterday at noon", ("T", None, None)),
    ("From: a@b.org\nSubject: T\nDate: Thu, 01 Jan 1970 00:00:00 +0000", ("T", "b.org", None)),
]


@pytest.mark.parametrize(("head", "told"), HEADS)
def test_title_publisher_and_date(read, head, told):
    (made,) = read(headed(head)).sources
    assert (made.title, made.published) == (told[0], told[2])
    assert made.publisher == told[1] or told[1] is None
    assert made.text == ONE


def test_html_is_preferred_and_plain_text_where_it_says_more(read):
    both = written.message("T", [ONE, TWO])
    assert read(both.as_bytes()).sources[0].media_type == "text/html"
    stub = written.message("T", [ONE, TWO, THREE], html=False)
    stub.add_alternative("<p>Your program shows no pages.</p>", subtype="html")
    made = read(stub.as_bytes()).sources[0]
    assert (made.media_type, made.text) == ("text/plain", f"{ONE}\n{TWO}\n{THREE}")


def test_hidden_words_of_a_newsletter_are_put_aside(read):
    made = written.message("T", [ONE], html=False)
    made.add_alternative(f'<div style="display:none">Preheader nobody sees</div><p>{ONE}</p><p>{TWO}</p>', subtype="html")
    (found,) = read(made.as_bytes()).sources
    assert found.text == f"{ONE}\n{TWO}"
    assert "hidden text" in {f.reason for f in found.furniture}


def test_wrong_charsets(read):
    text = ARTICLES["ru"].paragraphs[1]
    for declared, codec in (
        ("windows-1251", "utf-8"),
        ("us-ascii", "utf-8"),
        ("utf-8", "koi8-r"),
        ("us-ascii", "windows-1251"),
        ("punycode", "utf-8"),
    ):
        data = (
            f"From: a@b.org\nContent-Type: text/plain; charset={declared}\nContent-Transfer-Encoding: 8bit\n\n".encode()
            + f"{text} {text}".encode(codec)
        )
        assert read(data).sources[0].text == f"{text} {text}"


def test_flowed_lines_are_joined(read):
    body = "The minister told reporters \nthat talks go on.\n-- \nNews desk"
    (made,) = read(headed("From: a@b.org\nContent-Type: text/plain; format=flowed", body)).sources
    assert made.text.startswith("The minister told reporters that talks go on.")


def test_what_is_attached_is_read_or_named(read):
    made = written.message("T", [ONE])
    attached = [
        ("گزارش.docx", written.word("Notes", [TWO])), ("report.pdf", written.pdf([[THREE]])), ("page.html", f"<p>{ONE} Again.</p>".encode()),
        ("film.mp4", b"\0\0\0\x18ftyp"), ("../../etc/pass\x1bwd", b"x"), ("report.pdf", b"%PDF-1.4 broken"),
    ]  # fmt: skip
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", cid="<logo>", disposition="inline")
    made.add_attachment(b"x", maintype="application", subtype="pgp-signature")
    reading = read(made.as_bytes())
    assert [s.name for s in reading.sources] == ["a.eml", "a.eml#گزارش.docx", "a.eml#report.pdf", "a.eml#page.html"]
    assert [s.publisher for s in reading.sources] == ["Example News", None, None, None]
    assert [u.name for u in reading.unread] == ["a.eml#film.mp4", "a.eml#pass\ufffdwd", "a.eml#report.pdf (6)"]
    assert "kind that briefer does not read (application/octet-stream)" in reading.unread[0].why


def test_an_attached_file_is_the_same_source_as_the_file(read):
    data = written.pdf([[THREE]])
    made = written.message("T", [ONE])
    made.add_attachment(data, maintype="application", subtype="pdf", filename="r.pdf")
    assert read(made.as_bytes()).sources[1].id == read(data, "r.pdf").sources[0].id


FORWARDED = [
    "---------- Forwarded message ---------\nFrom: Raz News <r@raz.af>\nDate: Tue, 31 Dec 2024 09:12:00 +0430\nSubject: Talks\nTo: me@x.org\n\n",
    "Begin forwarded message:\n\nFrom: Raz News <r@raz.af>\nSubject: Talks\nDate: 31 December 2024 at 09:12:00 GMT\n\n",
    "-----Original Message-----\nFrom: Raz News\nSent: Tuesday, December 31, 2024 9:12 AM\nTo: me\nSubject: Talks\n\n",
    "-------- Пересланное сообщение --------\nОт: Raz News <r@raz.af>\nДата: 31 Dec 2024 09:12\nТема: Talks\n\n",
]


@pytest.mark.parametrize("head", FORWARDED)
@pytest.mark.parametrize("quoted", ["", "> "])
def test_a_forwarded_message_is_of_who_wrote_it(read, head, quoted):
    body = "Please have a look.\n\n" + "".join(f"{quoted}{line}\n" for line in f"{head}{ONE}\n\n{TWO}".split("\n"))
    made = written.message("Fwd: Talks", [body])
    (found,) = read(made.as_bytes()).sources
    assert (found.title, found.publisher, found.published) == ("Talks", "Raz News", "2024-12-31")
    assert found.text == f"{ONE}\n{TWO}"
    assert "a forwarded message" in found.flags


def test_a_message_attached_to_a_message(read):
    outer = written.message("Fwd", ["See below."], html=False)
    outer.add_attachment(written.message("Inner", [ONE], sender="Raz News <r@raz.af>"), filename="inner.eml")
    reading = read(outer.as_bytes())
    assert [(s.name, s.title, s.publisher) for s in reading.sources][1:] == [("a.eml#inner.eml", "Inner", "Raz News")]


def test_a_mailbox(read):
    letters = [written.message(f"Letter {n}", [f"{text} Number {n}."], html=False).as_bytes() for n, text in enumerate((ONE, TWO, THREE))]
    tricky = written.message(
        "From", ["He went away.\n\nFrom the capital he wrote a letter to the ministry on the border talks."], html=False, cte="7bit"
    ).as_bytes()
    data = written.mbox(*letters).replace(b">From ", b"From ") + written.mbox(tricky)
    reading = read(data, "letters.mbox")
    assert [s.name for s in reading.sources] == [f"letters.mbox#{n}" for n in range(1, 5)]
    assert "\nFrom the capital he wrote" in reading.sources[3].text
    again = read(data.replace(b"\n", b"\r\n"), "windows.mbox")
    assert [s.id for s in again.sources] == [s.id for s in reading.sources]


def test_one_letter_in_two_mailboxes_is_one_source(tmp_path):
    letter = written.message("T", [ONE]).as_bytes()
    (tmp_path / "a.mbox").write_bytes(written.mbox(letter))
    (tmp_path / "b.eml").write_bytes(b"X-Seen: yes\n" + letter)
    reading = read_sources([tmp_path])
    assert [s.name for s in reading.sources] == ["a.mbox#1"]
    assert reading.same_bytes == (("b.eml", "a.mbox#1"),)
