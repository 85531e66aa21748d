"""The command that makes a desk."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefer.cli.shared import say, tell

if TYPE_CHECKING:
    from briefer.desk import Begun


@click.command(short_help="Make a desk: the folder that a brief is made at day by day.")
@click.argument("desk", type=click.Path(path_type=Path), metavar="DESK")
@click.option("--title", metavar="TEXT", help="Title of its briefs.")
@click.option("--model", metavar="SPEC", help="What reads, as for a brief: PROVIDER/NAME, or several with commas.")
def init(desk: Path, title: str | None, model: str | None) -> None:
    """Make a desk: its settings with a word on each (briefer.toml), its list of names, and a folder for articles.

    DESK is a folder, which need not be there yet. No file is ever overwritten: what is missing is made.
    """
    from briefer.desk import begin_desk  # noqa: PLC0415
    from briefer.settings import DESK_FILE, read_settings, starter_text  # noqa: PLC0415

    text = starter_text(title=title, model=model)
    if model is not None:
        read_settings(os.environ, model=model, unkeyed=True)
    _check_free(desk / DESK_FILE, title, model)
    begun = begin_desk(desk, DESK_FILE, text)
    _say_made(begun)
    read_settings(os.environ, desk, unkeyed=True)
    _say_next(desk)


def _check_free(path: Path, title: str | None, model: str | None) -> None:
    """Raise a UsageFault where a file that is there already would have to be changed."""
    from briefer.errors import UsageFault  # noqa: PLC0415

    given = " and ".join(flag for flag, value in (("--title", title), ("--model", model)) if value is not None)
    if given and os.path.lexists(path):
        raise UsageFault(f"{path} is there already, and is not changed for {given}.", "Write it in there, below [brief], or leave it out.")


def _say_made(begun: Begun) -> None:
    for path in begun.made:
        say(str(path))
    for path in begun.kept:
        tell(f"Already there, and left as it is: {path}")


def _say_next(desk: Path) -> None:
    from briefer.desk import INBOX  # noqa: PLC0415
    from briefer.settings import DESK_FILE  # noqa: PLC0415

    at, inbox = shlex.quote(str(desk)), desk / INBOX
    here = "" if desk == Path() else f" --desk {at}"
    tell(f"Next: say in {desk / DESK_FILE} what this desk watches and takes, or put articles into {inbox}.")
    tell(f"Then: `briefer daily{here}` writes the brief of the day; `briefer doctor{here}` checks the desk and the model.")
