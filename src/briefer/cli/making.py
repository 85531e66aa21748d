"""The commands that make something: a brief, its schema, and the measure of what briefer finds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from briefer.cli.ahead import asked_for, hand_in_ahead
from briefer.cli.costs import billed, plan_in_words
from briefer.cli.shared import (
    PARTIAL,
    Reader,
    answers,
    desk_option,
    exit_partial,
    given,
    json_option,
    last_brief,
    now,
    progress,
    reader_options,
    say,
    settings,
    sources_argument,
    tell,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.models import Decided, Record, Wanted
    from briefer.pipeline import Made
    from briefer.settings import Settings

MARKINGS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")


@click.command(short_help="Write a brief: one page, in four files.")
@sources_argument
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="Folder for the files.")
@click.option("--as-of", metavar="DATE", help="Information cut-off, YYYY-MM-DD. Default: the newest publication date among the sources.")
@click.option("--title", help="Title of the brief. Default: the desk's, else made from the places in the sources.")
@click.option("--marking", type=click.Choice(MARKINGS), help="TLP 2.0 label. Default: the desk's, else TLP:CLEAR.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="Paper of the PDF. Default: the desk's, else a4.")
@click.option("--batch", is_flag=True, help="Hand in the questions at half the price, and write the brief later: `briefer batch`.")
@click.option("--dry-run", is_flag=True, help="Say what would be asked of the model and what that may cost; send and write nothing.")
@desk_option
@reader_options
def brief(  # noqa: PLR0913  (click gives one for each option)
    sources: tuple[str, ...],
    out: Path,
    as_of: str | None,
    title: str | None,
    marking: str | None,
    paper: str | None,
    desk: Path,
    *,
    batch: bool,
    dry_run: bool,
    **reader: Unpack[Reader],
) -> None:
    """Write the brief: brief.md, brief.html, brief.pdf and brief.json.

    What was decided on these sources at this desk before applies again.
    """
    wanted = wanted_of(desk, title=_title(title), marking=marking, as_of=checked_day(as_of), paper=paper)
    if dry_run:
        _show_plan(sources, wanted, desk, reader)
    elif batch:
        _check_no_budget(reader["budget"], desk)
        hand_in_ahead(asked_for(sources, out, wanted, reader), desk, reader)
    elif not make(sources, out, wanted, desk, settings(desk, **reader)):
        click.get_current_context().exit(PARTIAL)


def wanted_of(desk: Path, *, title: str | None, marking: str | None, as_of: str | None, paper: str | None) -> Wanted:
    """What is asked of the page: as it is given, else as the desk's briefer.toml has it, else as it is shipped.

    Raises:
        UsageFault: the desk's file is not as described.
    """
    from briefer.models import Wanted, Watch  # noqa: PLC0415
    from briefer.settings import tables  # noqa: PLC0415

    own = tables(desk)
    given = {"title": title, "marking": marking, "as_of": as_of, "paper": paper}
    of_desk = {field: getattr(own.brief, field) for field in ("title", "marking", "paper", "audience", "likelihood")}
    said = {**of_desk, **{field: value for field, value in given.items() if value is not None}}
    watch = Watch(area=own.watch.area, topics=own.watch.topics, actors=own.watch.actors)
    return Wanted.model_validate({**{field: value for field, value in said.items() if value is not None}, "watch": watch})


def make(sources: tuple[str, ...], out: Path, wanted: Wanted, desk: Path, chosen: Settings) -> bool:
    """Write a brief, and say what came of it. False where it is partial.

    Of the very same basis comes the very same brief: what a model had a part in is kept, and written again instead of made again.
    """
    from briefer.cli.remaking import Remade  # noqa: PLC0415

    with Remade(sources, wanted, desk, chosen) as remade:
        kept = remade.find()
        if kept is not None:
            remade.write(kept, out)
            say_next(out, desk, signed=kept.signed)
            return True
        made, decided = _make(sources, out, wanted, desk, chosen)
        told = (*closing_words(made.record), *_on_decisions(made.record, decided))
        signed = made.record.reviewed is not None and made.record.reviewed.signature is not None
        if not made.record.brief.partial:
            remade.keep(made.files, told, signed=signed)
    for path in made.files:
        say(str(path))
    for line in told:
        tell(line)
    say_next(out, desk, signed=signed)
    return not made.record.brief.partial


def _make(sources: tuple[str, ...], out: Path, wanted: Wanted, desk: Path, chosen: Settings) -> tuple[Made, Decided]:
    from briefer.pipeline import make_brief  # noqa: PLC0415
    from briefer.session.book import decided_of  # noqa: PLC0415

    decided = decided_of(desk, now)
    with answers(desk, chosen) as keep, billed(keep, chosen) as bill, progress() as step:
        made = make_brief(given(sources, desk), chosen, wanted, out, progress=step, decided=decided, keep=bill, tell=tell)
    return made, decided


def say_next(out: Path, desk: Path, *, signed: bool) -> None:
    """What to do with a brief that was just written."""
    if not signed:
        tell(f"Next: `briefer review{_named(out, desk)}`.")


@click.command("eval", short_help="Measure briefer against right answers.")
@click.argument("packs", nargs=-1, required=True, metavar="PACK...", type=click.Path(path_type=Path))
@json_option
@click.option("--errors", is_flag=True, help="Print what lies behind the figures too.")
@desk_option
@reader_options
def evaluate(packs: tuple[Path, ...], desk: Path, *, as_json: bool, errors: bool, **reader: Unpack[Reader]) -> None:
    """Measure briefer on articles for which the right answers are known.

    A PACK is a folder with gold.json (the answers) and the articles, in articles/ or beside it: see docs/evaluation.md.
    No file is written; what a model answers is kept at the desk.
    """
    import json  # noqa: PLC0415
    import time  # noqa: PLC0415

    from briefer import scoring  # noqa: PLC0415
    from briefer.evaluate import added, findings_shown, scores_table  # noqa: PLC0415

    chosen = settings(desk, **reader)
    with answers(desk, chosen) as keep, billed(keep, chosen) as bill, progress() as step:
        scores = scoring.evaluate(packs, chosen, clock=time.monotonic, progress=step, keep=bill, tell=tell)
    total = added(scores)
    if as_json:
        dumped = {"packs": [s.model_dump(mode="json") for s in scores], "all": total.model_dump(mode="json", exclude={"findings"})}
        say(json.dumps(dumped, indent=2, ensure_ascii=False))
    else:
        say(scores_table([*scores, total] if len(scores) > 1 else scores))
        if errors:
            say("\n" + findings_shown(total.findings))
    exit_partial(partial=total.partial)


@click.command()
def schema() -> None:
    """Print the JSON Schema of brief.json."""
    import json  # noqa: PLC0415

    from briefer.publish.as_json import brief_schema  # noqa: PLC0415

    say(json.dumps(brief_schema(), indent=2, ensure_ascii=False, sort_keys=True))


def _show_plan(sources: tuple[str, ...], wanted: Wanted, desk: Path, reader: Reader) -> None:
    """Prints what a brief would ask. No key is needed to ask nobody."""
    import os  # noqa: PLC0415

    from briefer.pipeline import plan  # noqa: PLC0415
    from briefer.session.book import decided_of  # noqa: PLC0415
    from briefer.settings import read_settings  # noqa: PLC0415

    chosen = read_settings(os.environ, desk, unkeyed=True, **reader)
    if not chosen.endpoints:
        say("The built-in reader asks nobody: 0 calls, 0 tokens, 0 US dollars.")
        return
    with answers(desk, chosen) as keep:
        planned = plan(given(sources, desk), chosen, wanted, decided=decided_of(desk, now), keep=keep)
    for line in plan_in_words(planned):
        say(line)


def _check_no_budget(budget: float | None, desk: Path) -> None:
    """Raise a UsageFault where a budget was given, here or by the desk: what is handed in together is paid together."""
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.settings import place_in, tables  # noqa: PLC0415

    where = "--budget" if budget is not None else place_in(desk, "brief", "budget") if tables(desk).brief.budget else ""
    if where:
        raise UsageFault(
            f"{where} can't stop a batch: it is handed in and paid as a whole.", "Leave it out; --dry-run says what it may cost."
        )


def checked_day(text: str | None) -> str | None:
    """A day of the calendar, as it was given.

    Raises:
        UsageFault: it is none.
    """
    import datetime as dt  # noqa: PLC0415

    from briefer.errors import UsageFault  # noqa: PLC0415

    if text is None:
        return None
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date().isoformat()
    except ValueError as error:
        raise UsageFault(f"--as-of {text!r} is no date.", "Write it as YYYY-MM-DD, e.g. 2024-12-31.") from error


def _title(text: str | None) -> str | None:
    """A title that leaves room for the page.

    Raises:
        UsageFault: it is empty or too long.
    """
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.settings import LONGEST_TITLE  # noqa: PLC0415

    if text is not None and not 1 <= len(text.strip()) <= LONGEST_TITLE:
        raise UsageFault(f"--title has {len(text.strip())} characters.", f"Give 1 to {LONGEST_TITLE}, or leave it out.")
    return text


def closing_words(record: Record) -> Iterator[str]:
    """What to tell of a brief that was written: what is missing, what nothing was taken from, how much stands on the page."""
    from briefer.wording import counted  # noqa: PLC0415

    page = record.reviewed.brief if record.reviewed else record.brief
    yield from (f"PARTIAL: {line}" for line in page.partial)
    names = {source.id: source.name for source in record.reading.sources}
    yield from (f"Nothing was taken from {names[e.source]}: {e.note}." for e in record.extractions if e.note and not e.claims)
    points = record.reviewed.points if record.reviewed else record.review
    counts = f"{len(page.items)} items from {len(record.reading.sources)} sources on the page, {len(page.cut)} cut"
    left = sum(p.settled is None for p in points)
    yield f"{counts}; {counted(left, 'point')} to look at before signing. {_standing(record)}"


def _named(out: Path, desk: Path) -> str:
    """Brief and desk as arguments; nothing for those that are looked into anyhow."""
    import shlex  # noqa: PLC0415

    from click.core import ParameterSource  # noqa: PLC0415

    asked = click.get_current_context().get_parameter_source("desk") is ParameterSource.COMMANDLINE
    words = ([] if out == last_brief(desk) else [str(out)]) + (["--desk", str(desk)] if asked else [])
    return "".join(f" {shlex.quote(word)}" for word in words)


def _standing(record: Record) -> str:
    signature = record.reviewed.signature if record.reviewed else None
    if signature is None:
        return "DRAFT: nobody has signed it."
    return f"{signature.by} has signed these very words before: `briefer publish` writes the final files. These are a DRAFT."


def _on_decisions(record: Record, decided: Decided) -> Iterator[str]:
    """What became of earlier decisions: how many hold, and each one that has to be looked at again."""
    if record.reviewed is None:
        return
    from briefer.models import Standing, Undo  # noqa: PLC0415
    from briefer.tables.decisions import act_in_words  # noqa: PLC0415
    from briefer.wording import counted  # noqa: PLC0415

    by_seq = {d.seq: d for d in decided.decisions}
    holding = [o for o in record.reviewed.outcomes if not isinstance(by_seq[o.seq].act, Undo)]
    applied = sum(o.standing is Standing.APPLIED for o in holding)
    again = [o for o in holding if o.standing is Standing.REOPENED]
    once_more = f"{len(again)} to look at again, as what it rests on has changed:" if again else "none to look at again."
    yield f"{counted(applied, 'earlier decision')} {'holds' if applied == 1 else 'hold'}; {once_more}"
    for outcome in again:
        decision = by_seq[outcome.seq]
        yield f"  {decision.seq}, {act_in_words(decision)}. Changed: {outcome.changed}."
