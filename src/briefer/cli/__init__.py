"""The command line: arguments -> settings -> pipeline or session -> exit code.

Exit codes: 0 done; 1 nothing could be written; 2 wrong usage; 3 a brief was written, but something was not
read or not answered; 130 interrupted. Results go to standard output, everything else to standard error.
Only click is imported here before a command runs, so that --help answers at once.
"""

from __future__ import annotations

import click

from briefer.cli import (
    batching,
    calling,
    collecting,
    dailies,
    doctoring,
    editing,
    looking,
    making,
    measuring,
    moving,
    naming,
    recalling,
    reviewing,
    seeing,
    sending,
    starting,
)
from briefer.cli.shared import Group

__all__ = ["main"]


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefer")
def main() -> None:
    """Reads news in several languages and writes a one-page security brief, cited to the exact words.

    A SOURCE is a file (text, HTML, PDF, Word, e-mail, mailbox, feed or JSON Lines: docs/formats.md), a folder or a pattern of such
    files, an address (https://...), or - for standard input. A BRIEF is the folder of a brief that was written, or its brief.json.
    """


for command in (
    starting.init,
    collecting.collect,
    making.brief,
    dailies.daily,
    batching.batch,
    making.evaluate,
    making.schema,
    seeing.show_status,
    looking.show_sources,
    looking.show_claims,
    looking.show_timeline,
    looking.show_conflicts,
    looking.show_explanation,
    recalling.search,
    naming.names,
    calling.calls,
    reviewing.review,
    reviewing.show_decisions,
    reviewing.undo,
    reviewing.approve,
    reviewing.withdraw,
    reviewing.publish,
    sending.send,
    editing.edit,
    measuring.diff,
    measuring.stats,
    doctoring.doctor,
    moving.export,
    moving.take_in,
):
    main.add_command(command)
