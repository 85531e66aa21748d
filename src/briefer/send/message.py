"""A brief as a message to one address: plain text, HTML and the PDF. The same brief, address and time give the same bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP

from briefer.mail_address import domain_of
from briefer.models import Marking

LONGEST_TITLE = 150
"""Characters of the title in the subject; the whole of it stands in the message."""
POLICY = SMTP.clone(cte_type="7bit")
"""Lines end in CRLF, and hold ASCII only: a server need not know 8BITMIME."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What all who are sent a brief are sent of it. ``title`` is clean text on one line; ``digest`` tells the brief from every other."""

    title: str
    marking: Marking
    approved: bool
    day: dt.date
    digest: str
    text: str = field(repr=False)
    html: str = field(repr=False)
    pdf: bytes = field(repr=False)

    @property
    def subject(self) -> str:
        """'[TLP:AMBER] Title, 22 November 2026', with DRAFT before it where nobody has signed."""
        draft = "" if self.approved else "DRAFT "
        return f"{draft}[{self.marking}] {_titled(self.title)}, {self.day.day} {self.day:%B %Y}"

    @property
    def file_name(self) -> str:
        """Of the PDF: 'brief-2026-11-22.pdf'."""
        return f"brief-{self.day.isoformat()}.pdf"


def message_to(address: str, letter: Letter, *, sender: str, at: dt.datetime) -> EmailMessage:
    """The message to one address, which names no other.

    Args:
        address: as `mail_address` gives it.
        letter: what is sent.
        sender: whom it is from, as `mail_address` gives it.
        at: when it is sent; with a time zone.
    """
    mark = hashlib.sha256(f"{letter.digest}\n{address}\n{at.isoformat()}".encode()).hexdigest()[:40]
    message = EmailMessage(POLICY)
    message["Subject"] = letter.subject
    message["From"] = sender
    message["To"] = address
    message["Date"] = at
    message["Message-ID"] = f"<{mark}@{domain_of(sender)}>"
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    message.add_attachment(letter.pdf, maintype="application", subtype="pdf", filename=letter.file_name)
    for number, part in enumerate(p for p in message.walk() if p.is_multipart()):
        part.set_boundary(f"={number}={mark}=")  # else it is drawn by lot
    return message


def _titled(title: str) -> str:
    """The title for a subject: cut where it is long, isolated where it holds letters that run from right to left, and no encoded word.

    What looks like one (RFC 2047: '=?utf-8?q?...?=') would be decoded, line breaks and all.
    """
    title = title.replace("=?", "= ?")
    short = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"
    rtl = any(unicodedata.bidirectional(char) in {"R", "AL"} for char in short)
    return f"\u2068{short}\u2069" if rtl else short
