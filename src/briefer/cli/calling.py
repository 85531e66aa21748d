"""What models were asked and said at this desk: listed, shown whole, and removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefer.cli.shared import desk_option, json_option, now, say, width

if TYPE_CHECKING:
    from briefer.models import Call

PARTS_OF_A_LIST = frozenset({"sent", "reply"})
"""What `show` has, and the list has not."""


@click.group(invoke_without_command=True, short_help="Show what models were asked and said.")
@click.option("--prompt", metavar="NAME", help="Only those with this prompt: 'extract_claims', or one version, 'extract_claims.v1'.")
@click.option("--reader", metavar="NAME", help="Only those with this model: 'openai/gpt-5', or a part of it.")
@click.option("--failed", is_flag=True, help="Only those that gave no answer.")
@desk_option
@json_option
@click.pass_context
def calls(ctx: click.Context, prompt: str | None, reader: str | None, desk: Path, *, failed: bool, as_json: bool) -> None:
    """Show what models were asked at this desk, what came of it and what it cost, the newest last.

    The desk keeps every exchange with a model whole, in answers.db, so that a re-run asks nothing that was answered. How long, says
    briefer.toml: [answers], keep_days = 90.
    """
    if ctx.invoked_subcommand is not None:
        _refuse_options(ctx)
        return
    from briefer.desk import Answers  # noqa: PLC0415
    from briefer.tables.calls import calls_table  # noqa: PLC0415

    with Answers(desk, now) as answers:
        found = [c for c in answers.calls() if _wanted(c, prompt, reader, failed=failed)]
    say(_dumped([_as_json(c, PARTS_OF_A_LIST) for c in found]) if as_json else calls_table(found, width()))


@calls.command("show", short_help="Show one exchange whole.")
@click.argument("number", type=click.IntRange(min=1), metavar="N")
@desk_option
@json_option
def show_call(number: int, desk: Path, *, as_json: bool) -> None:
    """Show exchange N whole: what exactly was sent, and what exactly came back. `briefer calls` prints the numbers.

    On a terminal, control characters are shown as a mark; --json gives every character as it was.
    """
    from briefer.desk import Answers  # noqa: PLC0415
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.tables.calls import call_shown  # noqa: PLC0415

    with Answers(desk, now) as answers:
        found = answers.call(number)
    if found is None:
        raise UsageFault(f"The desk keeps no exchange {number}.", "`briefer calls` lists them.")
    say(_dumped(_as_json(found)) if as_json else call_shown(found, width()))


@calls.command("purge", short_help="Remove exchanges for good.")
@click.option("--before", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Those from before this day, YYYY-MM-DD (UTC).")
@click.option("--older-than", type=click.IntRange(0, 36_500), metavar="DAYS", help="Those that are older than so many days.")
@click.option("--all", "every", is_flag=True, help="All of them.")
@click.option("--yes", is_flag=True, help="Don't ask.")
@desk_option
def purge_calls(before: dt.datetime | None, older_than: int | None, desk: Path, *, every: bool, yes: bool) -> None:
    """Remove exchanges for good: no file of the store holds a word of them afterwards, and a re-run asks again, and pays again.

    What a brief says stays in its files, and what persons decided stays in the ledger. A batch that is under way loses its words too, and
    can be collected all the same.
    """
    from briefer.desk import Answers, Batches, Briefs  # noqa: PLC0415
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.wording import counted  # noqa: PLC0415

    if [before is not None, older_than is not None, every].count(True) != 1:
        raise UsageFault("It has to be said which exchanges are removed.", "Give one of --before DATE, --older-than DAYS and --all.")
    time = before.replace(tzinfo=dt.UTC) if before else now() - dt.timedelta(days=older_than) if older_than is not None else None
    with Answers(desk, now) as answers:
        kept = answers.calls()
        many = len(kept) if time is None else sum(dt.datetime.fromisoformat(c.exchange.when) < time for c in kept)
        if many and not yes:
            click.confirm(f"Remove {counted(many, 'exchange')} of {len(kept)} for good?", abort=True, err=True)
        say(f"{counted(answers.purge(time), 'exchange')} removed.")
    with Briefs(desk, now) as briefs:
        briefs.purge()
    with Batches(desk, now) as batches:
        left = [one for one in batches.under_way() if not any(question.sent for question in one.questions)]
    if left:
        under_way = counted(len(left), "batch", "batches")
        say(f"Of {under_way} under way, the names of the sources stay until it is collected, and nothing of what they say.")


def _refuse_options(ctx: click.Context) -> None:
    """An option before the subcommand would be for nothing: `briefer calls --desk X purge` must not purge another desk."""
    for param in ctx.command.params:
        if param.name and ctx.get_parameter_source(param.name) is click.core.ParameterSource.COMMANDLINE:
            raise click.UsageError(f"{param.opts[0]} has to stand behind '{ctx.invoked_subcommand}'.")


def _wanted(call: Call, prompt: str | None, reader: str | None, *, failed: bool) -> bool:
    exchange = call.exchange
    return (
        (prompt is None or prompt in {exchange.prompt, exchange.prompt.partition(".")[0]})
        and (reader is None or reader.lower() in exchange.reader.lower())
        and not (failed and exchange.ended == "answered")
    )


def _as_json(call: Call, without: Iterable[str] = ()) -> dict[str, Any]:
    return {"number": call.number, **call.exchange.model_dump(exclude=set(without))}


def _dumped(thing: object) -> str:
    """JSON in ASCII: half a character, or one that a terminal would obey, is there and does nothing."""
    import json  # noqa: PLC0415

    return json.dumps(thing, indent=2)
