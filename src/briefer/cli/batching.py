"""`briefer batch`: how far the batches are that `briefer brief --batch` handed in, and the briefs that come of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefer.cli.ahead import at_desk, at_endpoint, settings_of, settled, words_of
from briefer.cli.logs import log_options
from briefer.cli.making import make, wanted_of
from briefer.cli.shared import PARTIAL, desk_option, json_option, now, say, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.desk import Batches
    from briefer.llm.batch import Looked
    from briefer.llm.results import Came
    from briefer.models import Batch

id_argument = click.argument("name", required=False, metavar="[ID]")


@click.group(short_help="Go on with what `brief --batch` handed in.")
def batch() -> None:
    """Go on with what `briefer brief --batch` handed in: at half the price, within a day.

    ID is what the endpoint called the batch. Without it, all that are under way at this desk are meant.
    """


@batch.command("status", short_help="Show how far the batches are.")
@id_argument
@desk_option
@json_option
@log_options
def show_status(name: str | None, desk: Path, *, as_json: bool) -> None:
    """Ask the endpoint how far the batches are that are under way."""
    import json  # noqa: PLC0415

    from briefer.desk import Batches  # noqa: PLC0415

    with Batches(desk, now) as batches:
        rows = [_row(one, batches, desk) for one in _meant(name, batches)]
    if as_json:
        say(json.dumps(rows, indent=2, ensure_ascii=False))
    elif rows:
        _table(rows)
    else:
        tell("No batch is under way at this desk.")


@batch.command("collect", short_help="Collect what was answered, and write the brief.")
@id_argument
@desk_option
@log_options
def collect(name: str | None, desk: Path) -> None:
    """Collect the answers of batches that are completed, and write each brief as it was asked for.

    What a batch could not hold (a second look at quotes that were not found, names to judge, the wording of the page) is asked now. A batch
    that is not over is left as it is, and the exit code is 3. Of one that expired or was cancelled, what came is kept.
    """
    from briefer.desk import Batches  # noqa: PLC0415
    from briefer.settings import tables  # noqa: PLC0415

    with Batches(desk, now, keep_days=tables(desk).answers.keep_days) as batches:
        meant = _meant(name, batches)
        whole = [_collect(one, batches, desk) for one in meant]
    if not meant:
        tell("No batch is under way at this desk.")
    if not all(whole):
        click.get_current_context().exit(PARTIAL)


def _meant(name: str | None, batches: Batches) -> Sequence[Batch]:
    """The batch of that name, or all that are under way.

    Raises:
        UsageFault: there is none of that name.
    """
    from briefer.errors import UsageFault  # noqa: PLC0415

    if name is None:
        return batches.under_way()
    found = [one for one in batches.all() if one.id == name]
    if not found:
        raise UsageFault(f"This desk has handed in no batch {name}.", "`briefer batch status` shows what is under way; or name a --desk.")
    return found


# ------------------------------------------------------------ status


def _row(one: Batch, batches: Batches, desk: Path) -> dict[str, Any]:
    """A batch as a table shows it, asked for now if it is under way."""
    one = settled(one, batches, desk)
    row = {"id": one.id, "status": one.state, "answered": 0, "failed": 0, "questions": len(one.questions), "handed_in": one.when}
    if one.state == "open":
        looked = at_endpoint(one, desk, lambda client: client.look(one.id))
        row |= {"status": looked.status, "answered": looked.done, "failed": looked.failed}
    return {**row, "model": one.reader, "out": one.asked.out}


def _table(rows: Sequence[dict[str, Any]]) -> None:
    heads = ("ID", "STATUS", "ANSWERED", "FAILED", "HANDED IN", "BRIEF")
    cells = [
        (r["id"] or "-", r["status"], f"{r['answered']} of {r['questions']}", str(r["failed"]), r["handed_in"], r["out"]) for r in rows
    ]
    widths = [max(len(row[n]) for row in (heads, *cells)) for n in range(len(heads))]
    for row in (heads, *cells):
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


# ------------------------------------------------------------ collect


def _collect(one: Batch, batches: Batches, desk: Path) -> bool:
    """Collect a batch and write its brief. False where it is not over, or where not all of it was written."""
    one = settled(one, batches, desk)
    if one.state == "void":
        tell(f"Nothing to collect: that batch was never made. Again: {words_of(one.asked, desk, batch=True)}")
        return False
    if one.state == "collected":
        tell(f"{one.id} was collected before; the brief is made from what is kept.")
        return _write(one, desk)
    looked = at_endpoint(one, desk, lambda client: client.look(one.id))
    if not looked.over:
        tell(
            f"{one.id} is not over: {looked.status}, {looked.done} of {len(one.questions)} questions answered. Nothing is lost: "
            f"`briefer batch collect {one.id}{at_desk(desk)}` later."
        )
        return False
    came = at_endpoint(one, desk, lambda client: client.collect(one, looked))
    batches.collected(one, tuple(came.exchanges.values()))
    failed = _tell_of(one, looked, came)
    if looked.status != "completed" and failed:
        tell(f"To ask the rest now: {words_of(one.asked, desk)}")
        tell(f"To hand it in anew: {words_of(one.asked, desk, batch=True)}")
        return False
    return _write(one, desk)


def _tell_of(one: Batch, looked: Looked, came: Came) -> int:
    """Says what came; returns how many questions were not answered."""
    from briefer.llm.keep import usage_of  # noqa: PLC0415
    from briefer.wording import counted, dollars  # noqa: PLC0415

    failed, took = came.failed(one), usage_of(tuple(came.exchanges.values()))
    answered = f"{len(one.questions) - len(failed)} of {len(one.questions)} questions answered"
    tell(f"{one.id}: {looked.status}; {answered}; {took.tokens_in:,} tokens in, {took.tokens_out:,} out, {dollars(took.cost)}.")
    if looked.told:
        tell(f"The endpoint says: {looked.told}")
    for source, why in failed:
        tell(f"Not answered: {source}: {why}")
    if came.broken:
        tell(f"{counted(came.broken, 'line')} of the results can't be read.")
    if came.strange:
        tell(f"Left out, for nobody asked that, or it was answered already: {counted(came.strange, 'line')} of the results.")
    return len(failed)


def _write(one: Batch, desk: Path) -> bool:
    """Write the brief as it was asked for. Whether all of it was written."""
    asked = one.asked
    wanted = wanted_of(desk, title=asked.title, marking=asked.marking, as_of=asked.as_of, paper=asked.paper)
    return make(asked.sources, Path(asked.out), wanted, desk, settings_of(asked, desk))
