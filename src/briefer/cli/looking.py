"""The commands that look into sources or into a brief that was written, and write nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from briefer.cli.recalling import name_in, since_option, timeline_of
from briefer.cli.shared import (
    RECORD,
    Command,
    Reader,
    answers,
    desk_option,
    dumped,
    escaped,
    exit_partial,
    given,
    json_option,
    last_brief,
    progress,
    reader_options,
    say,
    settings,
    sources_argument,
    tell,
    width,
)

if TYPE_CHECKING:
    from briefer.tables.look import Look

LAST_BRIEF = "the last brief that was written"


def _from(default: str) -> Callable[[Command], Command]:
    """The option that names a brief that was written."""
    told = f"The brief.json of a brief that was written; nothing is read or asked again. {default}"
    return click.option("--from", "record", type=click.Path(path_type=Path), metavar="FILE", help=told)


def _looked_into(command: Command) -> Command:
    """What a command looks into: sources that are read now, or a brief that was written."""
    return click.argument("sources", nargs=-1, metavar="[SOURCE]...")(_from(f"Default, where no SOURCE is named: {LAST_BRIEF}.")(command))


@click.command("sources", short_help="Show what was read, and what was set apart.")
@sources_argument
@json_option
@desk_option
def show_sources(sources: tuple[str, ...], desk: Path, *, as_json: bool) -> None:
    """Show what was read: text, furniture kept apart, language, date and how it is known."""
    from briefer.pipeline import read  # noqa: PLC0415
    from briefer.tables.sources import sources_table  # noqa: PLC0415

    reading = read(given(sources, desk))
    say(escaped(reading.model_dump_json(indent=2)) if as_json else sources_table(reading))
    exit_partial(partial=bool(reading.unread))


@click.command("claims")
@sources_argument
@json_option
@desk_option
@reader_options
def show_claims(sources: tuple[str, ...], desk: Path, *, as_json: bool, **reader: Unpack[Reader]) -> None:
    """Show every claim with its exact words."""
    from briefer.models import Extraction  # noqa: PLC0415
    from briefer.pipeline import extract, read  # noqa: PLC0415
    from briefer.tables.claims import claims_table  # noqa: PLC0415

    chosen, reading = settings(desk, **reader), read(given(sources, desk))
    with progress() as step, answers(desk, chosen) as keep:
        extractions = extract(reading.sources, chosen, step, keep, tell)
    say(dumped(Extraction, extractions) if as_json else claims_table(reading, extractions))
    exit_partial(partial=bool(reading.unread) or any(e.fault for e in extractions))


@click.command("names")
@_looked_into
@json_option
@desk_option
@reader_options
def show_names(sources: tuple[str, ...], desk: Path, *, record: Path | None, as_json: bool, **reader: Unpack[Reader]) -> None:
    """Show who and what is named, in which spellings and roles, by which sources."""
    from briefer.models import Entity  # noqa: PLC0415
    from briefer.tables.names import most_named, names_table  # noqa: PLC0415

    look = _look(sources, record, desk, reader)
    say(dumped(Entity, most_named(look)) if as_json else names_table(look, width()))
    exit_partial(partial=look.partial)


@click.command("timeline")
@click.argument("sources", nargs=-1, metavar="[SOURCE|NAME]...")
@_from(f"Default, where neither SOURCE nor NAME is given: {LAST_BRIEF}.")
@since_option
@json_option
@desk_option
@reader_options
def show_timeline(
    sources: tuple[str, ...], desk: Path, *, record: Path | None, since: str | None, as_json: bool, **reader: Unpack[Reader]
) -> None:
    """Show what happened, when and where, by which sources.

    With a NAME, of a person, organisation or place in any spelling: all that the desk remembers of it, over all days. What is there as a
    file or folder is a SOURCE, and so is what looks like one (an address, a pattern, a path, article.txt, -); any other words are a NAME.
    --since is for a NAME.
    """
    if record is None and (name := name_in(sources)) is not None:
        _refuse_reader(reader)
        timeline_of(name, desk, since=since, as_json=as_json)
    else:
        _refuse_since(since)
        _timeline_of_sources(sources, record, desk, reader, as_json=as_json)


def _timeline_of_sources(sources: tuple[str, ...], record: Path | None, desk: Path, reader: Reader, *, as_json: bool) -> None:
    from briefer.models import Event  # noqa: PLC0415
    from briefer.tables.timeline import in_order, timeline_table  # noqa: PLC0415

    look = _look(sources, record, desk, reader)
    say(dumped(Event, in_order(look)) if as_json else timeline_table(look, width()))
    exit_partial(partial=look.partial)


@click.command("conflicts")
@_looked_into
@json_option
@desk_option
@reader_options
def show_conflicts(sources: tuple[str, ...], desk: Path, *, record: Path | None, as_json: bool, **reader: Unpack[Reader]) -> None:
    """Show where the sources differ, and what each difference is."""
    from briefer.models import Conflict  # noqa: PLC0415
    from briefer.tables.conflicts import conflicts_table  # noqa: PLC0415

    look = _look(sources, record, desk, reader)
    say(dumped(Conflict, look.reconciled.conflicts) if as_json else conflicts_table(look, width()))
    exit_partial(partial=look.partial)


@click.command("explain")
@click.argument("words", nargs=-1, required=True, metavar="ID")
@_from(f"Default: {LAST_BRIEF}.")
def show_explanation(words: tuple[str, ...], record: Path | None) -> None:
    """Explain one thing of a brief: what was made of it, and why.

    ID is the id of a name, difference, event, date, sentence, quotation, origin or source, or the beginning of it; a number as on the
    page (3 for a source, 2.4 for a quotation); or a name or other words, if they fit one thing only. `briefer names`, `timeline` and
    `conflicts` print the ids.
    """
    from briefer.tables.explain import explain  # noqa: PLC0415

    say(explain(_look((), record), " ".join(words), width()))


def _refuse_reader(reader: Reader) -> None:
    from briefer.errors import UsageFault  # noqa: PLC0415

    if reader["model"] or reader["base_url"]:
        raise UsageFault("--model and --base-url are for sources that are read now.", "Leave them out, or name a SOURCE that is there.")


def _refuse_since(since: str | None) -> None:
    from briefer.errors import UsageFault  # noqa: PLC0415

    if since is not None:
        raise UsageFault("--since is for what the desk remembers of a name.", 'Name one, such as `briefer timeline "Asim Malik"`.')


def _look(sources: tuple[str, ...], record: Path | None, desk: Path = Path(), reader: Reader | None = None) -> Look:
    """What a table looks into: the sources, read now, or a record: the one that was named, or that of the last brief.

    Raises:
        UsageFault: both were named, or a reader for what is not read again, or the record can't be used.
    """
    from briefer import pipeline  # noqa: PLC0415
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.publish.load import load_record  # noqa: PLC0415
    from briefer.tables.look import look_at, look_into  # noqa: PLC0415

    if sources and record:
        raise UsageFault(
            "Both SOURCE and --from were given.", "Name sources, and they are read now; or --from, and a written brief is looked into."
        )
    if reader and not sources and (reader["model"] or reader["base_url"]):
        raise UsageFault("--model and --base-url are for sources that are read now.", "Name a SOURCE, or leave them out.")
    if reader is None or not sources:
        return look_into(load_record(record or last_brief(desk) / RECORD))
    chosen, reading = settings(desk, **reader), pipeline.read(given(sources, desk))
    with progress() as step, answers(desk, chosen) as keep:
        extractions = pipeline.extract(reading.sources, chosen, step, keep, tell)
        judging = pipeline.judge(reading.sources, extractions, chosen, keep, tell)
    return look_at(reading, extractions, pipeline.reconcile(reading, extractions, None, judging))
