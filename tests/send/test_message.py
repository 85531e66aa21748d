"""A message as it is read by a mail program: its headers, its parts, and that nothing from outside becomes one of them."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.publish.text import clean
from briefer.send import Letter, message_to

FROM, TO = "desk@xn--bcher-kva.example", "ada@example.org"
AT = dt.datetime(2026, 11, 22, 6, 12, 30, tzinfo=dt.UTC)
PERSIAN = "دیدار رئیس‌جمهور تاجیکستان"
LETTER = Letter(
    "Tajikistan",
    "TLP:AMBER",
    True,
    AT.date(),
    "d" * 64,
    f"Text of {PERSIAN}.\n.\nFrom x\n",
    f"<p>{PERSIAN}</p>",
    b"%PDF-1.7\r\n\x00\xff\n.\n",
)


def read(letter: Letter = LETTER, address: str = TO) -> EmailMessage:
    data = message_to(address, letter, sender=FROM, at=AT).as_bytes()
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    found = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_the_headers():
    message = read()
    assert {name: str(value) for name, value in message.items() if not name.startswith(("Content", "MIME"))} == {
        "Subject": "[TLP:AMBER] Tajikistan, 22 November 2026",
        "From": FROM,
        "To": TO,
        "Date": "Sun, 22 Nov 2026 06:12:30 +0000",
        "Message-ID": message["Message-ID"],
    }
    assert re.fullmatch(r"<[0-9a-f]{40}@xn--bcher-kva\.example>", message["Message-ID"])


def test_the_parts():
    message = read()
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    plain, html, pdf = [part for part in message.walk() if not part.is_multipart()]
    assert plain.get_content().replace("\r\n", "\n") == LETTER.text
    assert html.get_content().strip() == LETTER.html
    assert (pdf.get_content(), pdf.get_filename(), pdf.get_content_disposition()) == (LETTER.pdf, "brief-2026-11-22.pdf", "attachment")


def test_the_same_brief_address_and_time_give_the_same_bytes():
    one, same = (message_to(TO, LETTER, sender=FROM, at=AT).as_bytes() for _ in range(2))
    assert one == same
    others = (
        message_to("bo@example.org", LETTER, sender=FROM, at=AT),
        message_to(TO, replace(LETTER, digest="e" * 64), sender=FROM, at=AT),
        message_to(TO, LETTER, sender=FROM, at=AT + dt.timedelta(seconds=1)),
    )
    ids = {m["Message-ID"] for m in (message_to(TO, LETTER, sender=FROM, at=AT), *others)}
    assert len(ids) == 4


def test_a_draft_says_so_in_front():
    assert read(replace(LETTER, approved=False))["Subject"] == "DRAFT [TLP:AMBER] Tajikistan, 22 November 2026"


HOSTILE: list[tuple[str, str, str]] = [
    ("a header in it", "T\r\nBcc: eve@example.org\r\n\r\nbody", "T Bcc: eve@example.org body"),
    ("a direction in it", "T\u202egpj.\u2066x", "Tgpj.x"),
    ("an encoded word", "=?utf-8?q?T=0D=0ABcc:_eve?= T", "= ?utf-8?q?T=0D=0ABcc:_eve?= T"),
    ("emoji", "T 🧨👩‍🚒🇹🇯", "T 🧨👩🚒🇹🇯"),
    ("accents", "Zażółć gęślą jaźń", "Zażółć gęślą jaźń"),
    ("500 letters", "x" * 500, "x" * 149 + "…"),
    ("500 words", "ab " * 500, ("ab " * 50)[:149].rstrip() + "…"),
    ("another direction", PERSIAN, f"\u2068{PERSIAN}\u2069"),
]


@pytest.mark.parametrize(("title", "shown"), [h[1:] for h in HOSTILE], ids=[h[0] for h in HOSTILE])
def test_a_title_stays_a_title(title, shown):
    message = read(replace(LETTER, title=clean(title)))
    assert message["Subject"] == f"[TLP:AMBER] {shown}, 22 November 2026"
    assert (message["To"], message["Bcc"], message["Cc"]) == (TO, None, None)
    assert message.keys().count("Subject") == 1


def test_a_title_that_nobody_cleaned_makes_no_header():
    with pytest.raises(ValueError, match="linefeed"):
        message_to(TO, replace(LETTER, title="T\r\nBcc: eve@example.org"), sender=FROM, at=AT)


@given(st.text(max_size=400))
def test_any_title_comes_back_from_the_subject(title):
    message = read(replace(LETTER, title=clean(title)))
    subject = str(message["Subject"])
    assert subject.startswith("[TLP:AMBER] ")
    assert subject.endswith(", 22 November 2026")
    assert [k for k in message if k not in {"Subject", "From", "To", "Date", "Message-ID", "Content-Type", "MIME-Version"}] == []
    if len(clean(title)) <= 150:
        assert clean(title).replace(" ", "") in subject.replace(" ", "")
