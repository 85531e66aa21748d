"""The brief of the day: taken in, made, compared with the last one; and the brief of an earlier day again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from briefer.cli.shared import DAYS, PARTIAL, Reader, answers, desk_option, now, opened, progress, reader_options, say, settings, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.daily import DailyDone
    from briefer.desk import Memory
    from briefer.models import Unread
    from briefer.settings import Settings

REPLAYS = "replays"


@click.command(short_help="Take in what is new, and write the brief of the day.")
@click.option("--as-of", metavar="DATE", help="The day, YYYY-MM-DD. Default: today. Of a day that had its brief, that brief again.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder for the files. Default: in the desk, briefs/DATE; replays/DATE for one again."
)
@click.option("--no-collect", is_flag=True, help="Take nothing in: use what is there.")
@desk_option
@reader_options
def daily(as_of: str | None, out: Path | None, desk: Path, *, no_collect: bool, **reader: Unpack[Reader]) -> None:
    """Write the brief of the day: what was taken in since the last one, and what it changes.

    Takes in what the desk's feeds, folders and addresses have (as `briefer collect`), reads only what is new, and compares claim by claim
    with the last brief that somebody signed, or with the last one at a desk that signs none: new, update, corrected, confirmed, newly open,
    resolved. What is unchanged is left out. Where nothing is new, the page says so.
    """
    from briefer.cli.making import checked_day  # noqa: PLC0415
    from briefer.desk import Memory  # noqa: PLC0415
    from briefer.desk.lock import locked  # noqa: PLC0415

    day = checked_day(as_of) or now().astimezone().date().isoformat()
    _check_is_desk(desk)
    chosen = settings(desk, **reader)
    with locked(desk, "briefer daily", now), Memory(desk, now) as memory:
        last = memory.dailies.last()
        if memory.dailies.of_day(day) and as_of:
            _told(_replayed(memory, day, out or desk / REPLAYS / day))
        elif last and last.day > day:
            _check_remembered(day, desk)
            horizon = memory.articles.last_until(_end_of(day))
            _told(_made(memory, chosen, desk, day, out or desk / REPLAYS / day, (), horizon=horizon))
        elif _signed(desk, out or desk / DAYS / day):
            tell(f"The brief of {day} is signed, and stays as it is. What comes in from now on is for the next one.")
        else:
            failed = () if no_collect else _collected(memory, desk)
            folder = out or desk / DAYS / day
            done = _made(memory, chosen, desk, day, folder, failed)
            _forget(memory, desk)
            _told(done, folder, desk)


def _check_is_desk(desk: Path) -> None:
    """Raise a UsageFault for a folder that is none, before anything is made in it."""
    from briefer.desk.ledger import NAME  # noqa: PLC0415
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.settings import DESK_FILE  # noqa: PLC0415

    if not any((desk / name).exists() for name in (DESK_FILE, NAME)):
        raise UsageFault(f"{desk.absolute()} is no desk.", "Make one with `briefer init DIR`, or name yours with --desk DIR.")


def _forget(memory: Memory, desk: Path) -> None:
    from briefer.cli.forgetting import forget  # noqa: PLC0415
    from briefer.settings import tables  # noqa: PLC0415

    if forgotten := forget(memory, tables(desk).memory.keep_days):
        tell(forgotten)


def _check_remembered(day: str, desk: Path) -> None:
    """Raise a UsageFault for a day of which the desk is to remember nothing any more."""
    from briefer.cli.forgetting import oldest_kept  # noqa: PLC0415
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.settings import DESK_FILE, tables  # noqa: PLC0415

    keep_days = tables(desk).memory.keep_days
    if keep_days is not None and day < oldest_kept(keep_days).isoformat():
        raise UsageFault(
            f"The desk does not remember {day} any more: [memory] keep_days = {keep_days} in {desk / DESK_FILE}.",
            f"If it had a brief, its files are in {desk / DAYS / day}.",
        )


def _end_of(day: str) -> str:
    """The last second of a day, here, as the store has times."""
    import datetime as dt  # noqa: PLC0415

    from briefer.desk.store import stamp  # noqa: PLC0415

    return stamp(dt.datetime.fromisoformat(f"{day}T23:59:59").astimezone())


def _collected(memory: Memory, desk: Path) -> Sequence[Unread]:
    from functools import partial  # noqa: PLC0415

    from briefer.bringing import public_fetcher  # noqa: PLC0415
    from briefer.collecting import collect  # noqa: PLC0415
    from briefer.settings import tables  # noqa: PLC0415

    own = tables(desk)
    with progress() as step:
        return collect(own.take, desk, memory, now=now, make=partial(public_fetcher, own.take.contact), grades=own.grades, step=step).failed


def _made(
    memory: Memory, chosen: Settings, desk: Path, day: str, out: Path, failed: Sequence[Unread], *, horizon: int | None = None
) -> DailyDone:
    from briefer.cli.costs import billed  # noqa: PLC0415
    from briefer.cli.making import wanted_of  # noqa: PLC0415
    from briefer.daily import Means, make_daily  # noqa: PLC0415
    from briefer.session.book import decided_of  # noqa: PLC0415

    wanted, decided = wanted_of(desk, title=None, marking=None, as_of=None, paper=None), decided_of(desk, now)
    with answers(desk, chosen) as keep, billed(keep, chosen) as bill, progress() as step:
        means = Means(chosen, wanted, decided, bill, tell, step)
        return make_daily(memory, means, day, out, failed=failed, horizon=horizon, kept=horizon is None)


def _replayed(memory: Memory, day: str, out: Path) -> DailyDone:
    from briefer.daily import digest_in, replay_daily  # noqa: PLC0415

    done = replay_daily(memory, day, out)
    if digest_in(out) != done.daily.digest:
        tell(f"This briefer writes the brief of {day} in other bytes than the one that made it; what it says is the same.")
    return done


def _signed(desk: Path, folder: Path) -> bool:
    from briefer.cli.shared import RECORD  # noqa: PLC0415

    if not (folder / RECORD).exists():
        return False
    with opened(folder, desk) as session:
        return session.view().reviewed.signature is not None


def _told(done: DailyDone, folder: Path | None = None, desk: Path = Path()) -> None:
    """Say what came of it; with its folder, what to do next."""
    from briefer.cli.making import closing_words, say_next  # noqa: PLC0415

    for path in done.files:
        say(str(path))
    if done.record.brief.since and not done.daily.news:
        tell(f"No news since the brief of {done.record.brief.since.day}.")
    for line in closing_words(done.record):
        tell(line)
    if folder:
        say_next(folder, desk, signed=False)
    if done.record.brief.partial:
        click.get_current_context().exit(PARTIAL)
