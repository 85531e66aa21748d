"""The command line: arguments -> settings -> pipeline -> exit code.

Exit codes: 0 done; 1 nothing could be written; 2 wrong usage; 3 a brief was written, but something was not
read or not answered; 130 interrupted. Results go to standard output, everything else to standard error.
Only click is imported here before a command runs, so that --help answers at once.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

import click

if TYPE_CHECKING:
    from pydantic import BaseModel

    from briefer.models import Record
    from briefer.pipeline import Given
    from briefer.settings import Settings
    from briefer.tables import Look

MARKINGS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
PARTIAL, INTERRUPTED = 3, 130
LONGEST_TITLE = 120
LAST = Path("out/brief.json")
MOST_PIPED = 10_000_001  # one byte more than the largest article that is read

Command = TypeVar("Command", bound=Callable[..., Any])


class _Reader(TypedDict):
    """The options of every command that reads claims."""

    model: str | None
    base_url: str | None
    concurrency: int


class _Group(click.Group):
    """Turns our errors into one sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        from briefer.errors import BrieferError, UsageFault  # noqa: PLC0415  (see the module's docstring)

        try:
            return super().invoke(ctx)
        except UsageFault as fault:
            click.echo(f"briefer: {printable(str(fault))}", err=True)
            ctx.exit(2)
        except BrieferError as fault:
            click.echo(f"briefer: {printable(str(fault))}", err=True)
            ctx.exit(1)
        except BrokenPipeError:
            raise  # click ends quietly where the reader of a pipe has gone
        except OSError as fault:
            click.echo(f"briefer: the system refused: {printable(str(fault))}. Is the disk or the pipe full?", err=True)
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("briefer: interrupted; what was there before is whole, nothing is half-written.", err=True)
            ctx.exit(INTERRUPTED)


def printable(text: str) -> str:
    """Text that a terminal shows and doesn't obey: control and bidi characters become '�'."""
    bidi = set(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
    return "".join(c if (c.isprintable() or c in "\n\t\u200c\u200d\u00a0") and c not in bidi else "�" for c in text)


def say(text: str = "") -> None:
    """A line of the result."""
    click.echo(printable(text))


def _reader_options(command: Command) -> Command:
    """The options of every command that reads claims."""
    for option in (
        click.option("--concurrency", type=click.IntRange(1, 64), default=8, show_default=True, help="Calls to the model at a time."),
        click.option("--base-url", metavar="URL", help="An OpenAI-compatible endpoint, e.g. http://localhost:11434/v1. [BRIEFER_BASE_URL]"),
        click.option("--model", metavar="SPEC", help="'builtin' (the default: no model, no network) or 'openai/NAME'. [BRIEFER_MODEL]"),
    ):
        command = option(command)
    return command


_sources = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def _from(default: str) -> Callable[[Command], Command]:
    """The option that names a brief that was written."""
    told = f"The brief.json of a brief that was written; nothing is read or asked again. {default}"
    return click.option("--from", "record", type=click.Path(path_type=Path), metavar="FILE", help=told)


def _looked_into(command: Command) -> Command:
    """What a command looks into: sources that are read now, or a brief that was written."""
    return click.argument("sources", nargs=-1, metavar="[SOURCE]...")(_from(f"Default, where no SOURCE is named: {LAST}.")(command))


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefer")
def main() -> None:
    """Reads news in several languages and writes a one-page security brief, cited to the exact words.

    A SOURCE is a file (.txt, .md, .html), a folder of such files, or - for standard input.
    """


@main.command()
@_sources
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="Folder for the files.")
@click.option("--as-of", metavar="DATE", help="Information cut-off, YYYY-MM-DD. Default: the newest publication date among the sources.")
@click.option("--title", help="Title of the brief. Default: made from the places in the sources.")
@click.option("--marking", type=click.Choice(MARKINGS), default="TLP:CLEAR", show_default=True, help="TLP 2.0 label.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Paper of the PDF.")
@_reader_options
def brief(
    sources: tuple[str, ...], out: Path, as_of: str | None, title: str | None, marking: str, paper: str, **reader: Unpack[_Reader]
) -> None:
    """Write the brief: brief.md, brief.html, brief.pdf and brief.json."""
    from briefer.brief import Wanted  # noqa: PLC0415
    from briefer.pipeline import make_brief  # noqa: PLC0415

    wanted = Wanted.model_validate({"title": _title(title), "marking": marking, "as_of": _day(as_of)})
    with _progress() as progress:
        made = make_brief(
            _given(sources), _settings(**reader), wanted, out, paper="letter" if paper == "letter" else "a4", progress=progress
        )
    for path in made.files:
        say(str(path))
    _closing_words(made.record)
    if made.record.brief.partial:
        click.get_current_context().exit(PARTIAL)


@main.command("sources")
@_sources
@_json
def show_sources(sources: tuple[str, ...], *, as_json: bool) -> None:
    """Show what was read: text, furniture kept apart, language, date and how it is known."""
    from briefer.pipeline import read  # noqa: PLC0415
    from briefer.tables import sources_table  # noqa: PLC0415

    reading = read(_given(sources))
    say(reading.model_dump_json(indent=2) if as_json else sources_table(reading))
    _exit_partial(partial=bool(reading.unread))


@main.command("claims")
@_sources
@_json
@_reader_options
def show_claims(sources: tuple[str, ...], *, as_json: bool, **reader: Unpack[_Reader]) -> None:
    """Show every claim with its exact words."""
    from pydantic import TypeAdapter  # noqa: PLC0415

    from briefer.models import Extraction  # noqa: PLC0415
    from briefer.pipeline import extract, read  # noqa: PLC0415
    from briefer.tables import claims_table  # noqa: PLC0415

    reading = read(_given(sources))
    with _progress() as progress:
        extractions = extract(reading.sources, _settings(**reader), progress)
    dumped = TypeAdapter(tuple[Extraction, ...]).dump_json(extractions, indent=2).decode()
    say(dumped if as_json else claims_table(reading, extractions))
    _exit_partial(partial=bool(reading.unread) or any(e.fault for e in extractions))


@main.command("names")
@_looked_into
@_json
@_reader_options
def show_names(sources: tuple[str, ...], *, record: Path | None, as_json: bool, **reader: Unpack[_Reader]) -> None:
    """Show who and what is named, in which spellings and roles, by which sources."""
    from briefer.models import Entity  # noqa: PLC0415
    from briefer.tables import most_named, names_table  # noqa: PLC0415

    look = _look(sources, record, reader)
    say(_dumped(Entity, most_named(look)) if as_json else names_table(look, _width()))
    _exit_partial(partial=look.partial)


@main.command("timeline")
@_looked_into
@_json
@_reader_options
def show_timeline(sources: tuple[str, ...], *, record: Path | None, as_json: bool, **reader: Unpack[_Reader]) -> None:
    """Show what happened, when and where, by which sources."""
    from briefer.models import Event  # noqa: PLC0415
    from briefer.tables import in_order, timeline_table  # noqa: PLC0415

    look = _look(sources, record, reader)
    say(_dumped(Event, in_order(look)) if as_json else timeline_table(look, _width()))
    _exit_partial(partial=look.partial)


@main.command("conflicts")
@_looked_into
@_json
@_reader_options
def show_conflicts(sources: tuple[str, ...], *, record: Path | None, as_json: bool, **reader: Unpack[_Reader]) -> None:
    """Show where the sources differ, and what each difference is."""
    from briefer.models import Conflict  # noqa: PLC0415
    from briefer.tables import conflicts_table  # noqa: PLC0415

    look = _look(sources, record, reader)
    say(_dumped(Conflict, look.reconciled.conflicts) if as_json else conflicts_table(look, _width()))
    _exit_partial(partial=look.partial)


@main.command("explain")
@click.argument("words", nargs=-1, required=True, metavar="ID")
@_from(f"Default: {LAST}.")
def show_explanation(words: tuple[str, ...], record: Path | None) -> None:
    """Explain one thing of a brief: what was made of it, and why.

    ID is the id of a name, difference, event, date, sentence, quotation, origin or source, or the beginning of it; a number as on the
    page (3 for a source, 2.4 for a quotation); or a name or other words, if they fit one thing only. `briefer names`, `timeline` and
    `conflicts` print the ids.
    """
    from briefer.tables import explain  # noqa: PLC0415

    say(explain(_look((), record, None), " ".join(words), _width()))


@main.command("eval")
@click.argument("packs", nargs=-1, required=True, metavar="PACK...", type=click.Path(path_type=Path))
@_json
@click.option("--errors", is_flag=True, help="Print what lies behind the figures too.")
@_reader_options
def evaluate(packs: tuple[Path, ...], *, as_json: bool, errors: bool, **reader: Unpack[_Reader]) -> None:
    """Measure briefer on articles for which the right answers are known.

    A PACK is a folder with gold.json (the answers) and the articles, in articles/ or beside it: see docs/evaluation.md. No file is written.
    """
    import json  # noqa: PLC0415
    import time  # noqa: PLC0415

    from briefer import pipeline  # noqa: PLC0415
    from briefer.evaluate import added, findings_shown, scores_table  # noqa: PLC0415

    with _progress() as progress:
        scores = pipeline.evaluate(packs, _settings(**reader), clock=time.monotonic, progress=progress)
    total = added(scores)
    if as_json:
        dumped = {"packs": [s.model_dump(mode="json") for s in scores], "all": total.model_dump(mode="json", exclude={"findings"})}
        say(json.dumps(dumped, indent=2, ensure_ascii=False))
    else:
        say(scores_table([*scores, total] if len(scores) > 1 else scores))
        if errors:
            say("\n" + findings_shown(total.findings))
    _exit_partial(partial=total.partial)


@main.command()
def schema() -> None:
    """Print the JSON Schema of brief.json."""
    import json  # noqa: PLC0415

    from briefer.publish import brief_schema  # noqa: PLC0415

    say(json.dumps(brief_schema(), indent=2, ensure_ascii=False, sort_keys=True))


def _look(sources: tuple[str, ...], record: Path | None, reader: _Reader | None) -> Look:
    """What a table looks into: the sources, read now, or a record: the one that was named, or that of the last brief.

    Raises:
        UsageFault: both were named, or a reader for what is not read again, or the record can't be used.
    """
    from briefer import pipeline  # noqa: PLC0415
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.publish import load_record  # noqa: PLC0415
    from briefer.tables import look_at, look_into  # noqa: PLC0415

    if sources and record:
        raise UsageFault(
            "Both SOURCE and --from were given.", "Name sources, and they are read now; or --from, and a written brief is looked into."
        )
    if reader and not sources and (reader["model"] or reader["base_url"]):
        raise UsageFault("--model and --base-url are for sources that are read now.", "Name a SOURCE, or leave them out.")
    if reader is None or not sources:
        return look_into(load_record(record or LAST))
    reading = pipeline.read(_given(sources))
    with _progress() as progress:
        extractions = pipeline.extract(reading.sources, _settings(**reader), progress)
        judging = pipeline.judge(reading.sources, extractions, _settings(**reader))
    return look_at(reading, extractions, pipeline.reconcile(reading, extractions, None, judging))


def _dumped(kind: type[BaseModel], things: Sequence[BaseModel]) -> str:
    """Models as a JSON list."""
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(tuple[kind, ...]).dump_json(tuple(things), indent=2).decode()  # type: ignore[valid-type]


def _width() -> int:
    """The columns of the terminal; 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def _exit_partial(*, partial: bool) -> None:
    if partial:
        click.get_current_context().exit(PARTIAL)


def _given(sources: tuple[str, ...]) -> Given:
    from briefer import pipeline  # noqa: PLC0415

    return pipeline.Given(sources=sources, stdin=_standard_input)


def _standard_input() -> bytes:
    """What was piped in, up to one byte more than is read: a stream without an end has one here.

    Raises:
        UsageFault: standard input is closed.
    """
    from briefer.errors import UsageFault  # noqa: PLC0415

    if sys.stdin is None:
        raise UsageFault("Standard input is closed, and the source is '-'.", "Pipe an article in, or name a file.")
    return sys.stdin.buffer.read(MOST_PIPED)


def _settings(*, model: str | None, base_url: str | None, concurrency: int) -> Settings:
    from briefer.settings import read_settings  # noqa: PLC0415

    return read_settings(os.environ, model=model, base_url=base_url, concurrency=concurrency)


def _day(text: str | None) -> str | None:
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

    if text is not None and not 1 <= len(text.strip()) <= LONGEST_TITLE:
        raise UsageFault(f"--title has {len(text.strip())} characters.", f"Give 1 to {LONGEST_TITLE}, or leave it out.")
    return text


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A line that counts, on a terminal only."""
    shown = sys.stderr.isatty()

    def step(stage: str, done: int, total: int) -> None:
        if shown:
            filled = 24 * done // max(total, 1)
            click.echo(f"\r{stage:<8} [{'#' * filled}{'-' * (24 - filled)}] {done}/{total} ", err=True, nl=False)

    try:
        yield step
    finally:
        if shown:
            click.echo("\r" + " " * 60 + "\r", err=True, nl=False)


def _closing_words(record: Record) -> None:
    page = record.brief
    for line in page.partial:
        click.echo(printable(f"PARTIAL: {line}"), err=True)
    counts = f"{len(page.items)} items from {len(record.reading.sources)} sources on the page, {len(page.cut)} cut"
    click.echo(f"{counts}; {len(record.review)} points for the reviewer. DRAFT: nobody has signed it.", err=True)
