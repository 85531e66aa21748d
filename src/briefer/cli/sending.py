"""The brief by e-mail: `briefer send`."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefer.cli.shared import PARTIAL, brief_argument, desk_option, now, opened, record_in, say, tell

if TYPE_CHECKING:
    from briefer.models import Marking
    from briefer.posting import Posted
    from briefer.send import Letter, Server
    from briefer.settings import Mailing

ISOLATES = {0x2068: None, 0x2069: None}
"""What sets the direction of a title apart: a mail program obeys it, and a terminal is shown no such character."""


@click.command(short_help="Send a brief by e-mail.")
@brief_argument
@click.option("--to", multiple=True, metavar="ADDRESS", help="Whom to send it to, in place of [send] to; may be given several times.")
@click.option("--draft", is_flag=True, help="Send it though nobody has signed it. Subject and page say DRAFT.")
@click.option("--again", is_flag=True, help="Send it also where it may have gone before, and nobody knows.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent to whom; send and write nothing.")
@desk_option
def send(brief: Path, to: tuple[str, ...], desk: Path, *, draft: bool, again: bool, dry_run: bool) -> None:
    """Send a brief that was signed by e-mail: as HTML, as plain text, and the PDF with it.

    It goes by the server of [send] in the desk's briefer.toml, over TLS, in a message of its own to each address, and never twice to
    one. docs/sending.md tells more.
    """
    from briefer.desk import Memory  # noqa: PLC0415
    from briefer.posting import PostOffice, posted_before  # noqa: PLC0415
    from briefer.send import Mailer  # noqa: PLC0415

    mailing = _mailing(desk)
    addresses, mailer = _addresses(to, mailing), Mailer(_server(mailing))
    letter = _letter(brief, desk, draft=draft)
    if not to:
        _check(letter.marking, mailing)
    with Memory(desk, now) as memory:
        if dry_run:
            _tell_ahead(letter, mailing, posted_before(memory.post, letter.digest, addresses))
            return
        office = PostOffice(mailing.sender, mailer, memory.post, now, again=again)
        _end(_told(office.post(letter, addresses)))


def _mailing(desk: Path) -> Mailing:
    from briefer.settings import read_mailing, tables  # noqa: PLC0415

    return read_mailing(tables(desk).send, desk, os.environ)


def _addresses(to: tuple[str, ...], mailing: Mailing) -> tuple[str, ...]:
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.settings import addresses_of  # noqa: PLC0415

    found = addresses_of(to) or mailing.to
    if not found:
        raise UsageFault("Nobody is named to send it to.", "Name them with --to ADDRESS, or under [send] to in briefer.toml.")
    return found


def _letter(brief: Path, desk: Path, *, draft: bool) -> Letter:
    """What is sent of a brief, made anew of its record and the ledger.

    Raises:
        NotApproved: nobody has signed it as it stands, and no draft was asked for.
    """
    from briefer.errors import NotApproved  # noqa: PLC0415
    from briefer.send import Letter  # noqa: PLC0415

    with opened(brief, desk) as session:
        mail = session.mailed()
    if not mail.approved and not draft:
        raise NotApproved(
            f"Nobody has signed {record_in(brief)} as it stands.",
            "Sign it with `briefer approve --by NAME`, or send it as a DRAFT with --draft.",
        )
    return Letter(mail.title, mail.marking, mail.approved, _day(mail.as_of), mail.digest, mail.text, mail.html, mail.pdf)


def _check(marking: Marking, mailing: Mailing) -> None:
    from briefer.send import check_handling  # noqa: PLC0415

    check_handling(marking, mailing.to, mailing.sender)


def _server(mailing: Mailing) -> Server:
    from briefer.send import Server  # noqa: PLC0415

    secret = mailing.password.get_secret_value()
    return Server(mailing.host, mailing.port, mailing.security, mailing.user, secret, mailing.ca)


def _day(as_of: str | None) -> dt.date:
    """The information cut-off, where it is a day; else today."""
    try:
        return dt.date.fromisoformat(as_of or "")
    except ValueError:
        return now().date()


# ---------------------------------------------------------------- what is told


def _tell_ahead(letter: Letter, mailing: Mailing, ahead: Sequence[Posted]) -> None:
    """What would be sent to whom."""
    from briefer.send import message_to  # noqa: PLC0415

    size = len(message_to(mailing.sender, letter, sender=mailing.sender, at=now()).as_bytes())
    login = f", as {mailing.user}" if mailing.user else ""
    say(f"Subject  {letter.subject.translate(ISOLATES)}")
    say(f"From     {mailing.sender}, by {mailing.host}:{mailing.port} ({mailing.security}){login}")
    say(f"Holds    plain text, HTML and {letter.file_name}: {size:,} bytes")
    for posted in ahead:
        say(f"To       {_line(posted) if posted.at else posted.address}")
    tell("Nothing was sent.")


def _told(all_posted: Iterable[Posted]) -> list[Posted]:
    """Tells of each address as it is done with."""
    told = []
    for posted in all_posted:
        if posted.fault:
            tell(f"briefer: {posted.address}: {posted.fault}")
        say(_line(posted))
        told.append(posted)
    return told


def _line(posted: Posted) -> str:
    """'ada@example.org: sent'."""
    from briefer.posting import Fate  # noqa: PLC0415
    from briefer.publish.standing import in_words  # noqa: PLC0415

    on = f" on {in_words(posted.at)}" if posted.at else ""
    more = {
        Fate.BEFORE: "; not sent again",
        Fate.UNSURE: "; --again sends it all the same",
        Fate.LEFT: ", for the same reason",
    }
    return f"{posted.address}: {posted.fate.value}{on}{more.get(posted.fate, '')}"


def _end(posted: Sequence[Posted]) -> None:
    """Ends with 0 where it went to all, now or before; with 1 where it surely went to nobody; else with 3."""
    from briefer.posting import Fate  # noqa: PLC0415

    fates = {one.fate for one in posted}
    if not fates <= {Fate.SENT, Fate.BEFORE}:
        click.get_current_context().exit(1 if fates <= {Fate.FAILED, Fate.LEFT} else PARTIAL)
