"""A letter, addresses -> what became of each. Never twice to one: that a message is on its way is on the disk before it is handed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum
from typing import Protocol

from briefer.desk.dailies import Post
from briefer.errors import MailUnanswered, SendFault
from briefer.mail_address import same_box
from briefer.models import Sent
from briefer.send import Letter, message_to


class Fate(StrEnum):
    """What became of a letter to one address."""

    SENT = "sent"
    BEFORE = "went before"
    UNSURE = "may have gone"
    FAILED = "did not go"
    LEFT = "not tried"
    """Another address told that it is useless."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter to one address. ``at`` is when it went, or may have gone, before: UTC, RFC 3339."""

    address: str
    fate: Fate
    at: str = ""
    fault: SendFault | None = None


class HandsOver(Protocol):
    """What takes messages: `briefer.send.Mailer`."""

    def hand_over(self, message: EmailMessage, *, sender: str, address: str) -> None:
        """Hand one over; raises `SendFault`."""


@dataclass(frozen=True, slots=True)
class PostOffice:
    """What posts letters.

    Attributes:
        sender: the address that they come from.
        mailer: what takes them.
        book: the desk's record of what went where.
        now: the clock.
        again: whether what may have gone before is sent all the same. What surely went is not.
    """

    sender: str
    mailer: HandsOver
    book: Post
    now: Callable[[], dt.datetime]
    again: bool = False

    def post(self, letter: Letter, addresses: Sequence[str]) -> Iterator[Posted]:
        """Post a letter to each address, and give at once what became of it.

        Raises:
            DeskFault: the record can't be kept: nothing is sent without.
        """
        before, useless = posted_before(self.book, letter.digest, addresses), False
        for address, there in zip(addresses, before, strict=True):
            if there.fate is Fate.BEFORE or (there.fate is Fate.UNSURE and not self.again):
                yield there
            elif useless:
                yield there if there.fate is Fate.UNSURE else Posted(address, Fate.LEFT)
            else:
                done = self._post_one(letter, there)
                useless = done.fault is not None and done.fault.stop
                yield done

    def _post_one(self, letter: Letter, there: Posted) -> Posted:
        box = same_box(there.address)
        if there.fate is Fate.UNSURE:
            self.book.failed(letter.digest, box)  # somebody said so, with --again
        if not self.book.begin(letter.digest, box):
            return posted_before(self.book, letter.digest, [there.address])[0]  # another process was quicker
        message = message_to(there.address, letter, sender=self.sender, at=self.now())
        try:
            self.mailer.hand_over(message, sender=self.sender, address=there.address)
        except MailUnanswered as fault:
            return Posted(there.address, Fate.UNSURE, fault=fault)
        except SendFault as fault:
            self.book.failed(letter.digest, box)
            return Posted(there.address, Fate.FAILED, fault=fault)
        self.book.done(letter.digest, box)
        return Posted(there.address, Fate.SENT)


def posted_before(book: Post, digest: str, addresses: Sequence[str]) -> tuple[Posted, ...]:
    """What became of a letter to each address so far; of one that it never went to, that it was not tried."""
    went: dict[str, Sent] = {sent.address: sent for sent in book.sent(digest)}
    return tuple(_before(address, went.get(same_box(address))) for address in addresses)


def _before(address: str, sent: Sent | None) -> Posted:
    if sent is None:
        return Posted(address, Fate.LEFT)
    return Posted(address, Fate.BEFORE if sent.state == "sent" else Fate.UNSURE, sent.at)
