"""How a desk stands: `briefer status`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefer.cli.shared import desk_option, escaped, exit_partial, json_option, last_brief, now, say, width

if TYPE_CHECKING:
    from briefer.models import Status


@click.command("status", short_help="Show how the desk stands: what is wrong first.")
@click.option("--check", is_flag=True, help="End with 3 where something is wrong, for a program that watches.")
@desk_option
@json_option
def show_status(desk: Path, *, check: bool, as_json: bool) -> None:
    """Show how the desk stands: what is wrong first.

    Then what was taken in and what could not be read, the last brief and what is left to decide in it, to whom it went, and what models
    cost. Nothing is written. Ends with 0 whatever it found, since it was found; with --check, with 3 where anything stands under 'Wrong'.
    """
    from briefer.tables.status import status_table  # noqa: PLC0415

    status = _status(desk)
    say(escaped(status.model_dump_json(indent=2)) if as_json else status_table(status, desk.absolute(), width()))
    exit_partial(partial=check and bool(status.wrong))


def _status(desk: Path) -> Status:
    """How it stands.

    Raises:
        UsageFault: there is no such folder.
    """
    from briefer.desk import Answers, Ledger, Memory  # noqa: PLC0415
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.status import brief_in, status_of  # noqa: PLC0415

    if not desk.is_dir():
        raise UsageFault(f"There is no desk {desk}.", "Make one with `briefer init DIR`, or name another with --desk DIR.")
    with Memory(desk, now) as memory, Answers(desk, now) as answers, Ledger(desk) as ledger:
        brief = brief_in(last_brief(desk), ledger.decisions(), memory.post)
        return status_of(memory, answers, brief, now().astimezone())
