"""What all commands share: the group that turns faults into exit codes, options, and what goes to which stream."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

import click

from briefer.cli.logs import log_options, logs_shown

if TYPE_CHECKING:
    from pydantic import BaseModel

    from briefer.llm import Keep
    from briefer.pipeline import Given
    from briefer.session.sitting import Session
    from briefer.settings import Settings
    from briefer.sources.reading import Brought

PARTIAL, INTERRUPTED = 3, 130
OUT = Path("out")
RECORD = "brief.json"
DAYS = "briefs"
"""The folder of a desk in which each day's brief has a folder of its own."""
LONGEST_WHO, LONGEST_REASON = 120, 1200  # as the models of decisions have it
MOST_PIPED = 100_000_001  # one byte more than the largest file that is read

MODELS = "'builtin' (the default: no model, no network), PROVIDER/NAME, or several with commas, each for the one before."

Command = TypeVar("Command", bound=Callable[..., Any])


class Reader(TypedDict):
    """The options of every command that reads claims."""

    model: str | None
    base_url: str | None
    concurrency: int
    fresh: bool
    budget: float | None


class Group(click.Group):
    """Turns our errors into one sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command."""
        from briefer.errors import BrieferError, UsageFault  # noqa: PLC0415  (a command imports what it needs: --help answers at once)

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


def reader_options(command: Command) -> Command:
    """The options of every command that reads claims."""
    command = log_options(command)
    for option in (
        click.option("--budget", type=float, metavar="DOLLARS", help="Ask nothing more once this run has cost so many US dollars."),
        click.option("--fresh", is_flag=True, help="Ask a model anew, whatever it answered before."),
        click.option("--concurrency", type=click.IntRange(1, 64), default=8, show_default=True, help="Calls to the model at a time."),
        click.option("--base-url", metavar="URL", help="An OpenAI-compatible endpoint, e.g. http://localhost:11434/v1. [BRIEFER_BASE_URL]"),
        click.option("--model", metavar="SPEC", help=f"{MODELS} [BRIEFER_MODEL]"),
    ):
        command = option(command)
    return command


def by_option(told: str) -> Callable[[Command], Command]:
    """The option that names who decides."""
    return click.option("--by", metavar="NAME", envvar="BRIEFER_REVIEWER", help=f"{told} [BRIEFER_REVIEWER]")


sources_argument = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
desk_option = click.option(
    "--desk",
    type=click.Path(path_type=Path),
    metavar="DIR",
    envvar="BRIEFER_DESK",
    default=Path(),
    is_eager=True,  # where no brief is named, the last one of this desk may be meant
    help="The desk: the folder of briefer.toml, names.toml and the ledger of decisions. Default: this folder. [BRIEFER_DESK]",
)
brief_argument = click.argument(
    "brief",
    type=click.Path(path_type=Path),
    required=False,
    metavar="[BRIEF]",
    callback=lambda context, _, brief: brief or last_brief(context.params.get("desk", Path())),
)
reason_option = click.option("--reason", metavar="TEXT", default="", help="Why, in a sentence: it stands on record with the decision.")


def tell(text: str) -> None:
    """A line on standard error."""
    click.echo(printable(text), err=True)


def now() -> dt.datetime:
    """The time, in UTC: the only place where the clock is read."""
    return dt.datetime.now(dt.UTC)


def who(by: str | None, *, signs: bool = False) -> str:
    """Who decides: who is named, else the user of the system; who signs has to be named.

    Raises:
        UsageFault: nobody is named who has to be, or the name is no name.
    """
    import getpass  # noqa: PLC0415

    from briefer.errors import UsageFault  # noqa: PLC0415

    advice = "Give your name with --by NAME, or in BRIEFER_REVIEWER."
    if signs and not by:
        raise UsageFault("Who signs has to say by what name.", advice)
    try:
        name = (by or getpass.getuser()).strip()
    except (KeyError, OSError) as error:
        raise UsageFault("The system doesn't know your name.", advice) from error
    if not 1 <= len(name) <= LONGEST_WHO or not name.isprintable():
        raise UsageFault(f"{name[:40]!r} won't do as a name.", f"A name has 1 to {LONGEST_WHO} characters on one line. {advice}")
    return name


def checked_reason(reason: str) -> str:
    """A reason that the ledger takes.

    Raises:
        UsageFault: it is too long.
    """
    from briefer.errors import UsageFault  # noqa: PLC0415

    if len(reason) > LONGEST_REASON:
        raise UsageFault(f"--reason has {len(reason)} characters.", f"Give {LONGEST_REASON} at most.")
    return reason


def last_brief(desk: Path = Path()) -> Path:
    """The folder of the brief that was written last: 'out', or the desk's last day; 'out' where there is neither.

    Of a desk that is named, and not merely the folder one is in, it is the last day, whenever 'out' was written.
    """
    days = sorted((desk / DAYS).glob("????-??-??"))[-1:]
    there = [brief for brief in ((OUT, *days) if desk == Path() or not days else days) if (brief / RECORD).exists()]
    return max(there, key=lambda brief: (brief / RECORD).stat().st_mtime_ns, default=OUT)


def record_in(brief: Path) -> Path:
    """The brief.json that is meant by a path.

    Raises:
        UsageFault: there is none.
    """
    from briefer.errors import UsageFault  # noqa: PLC0415

    path = brief / RECORD if brief.is_dir() else brief
    if not path.exists():
        raise UsageFault(
            f"There is no {path}.", "Write a brief with `briefer brief SOURCE...`, or name another: its folder, or its brief.json."
        )
    return path


@contextmanager
def opened(brief: Path, desk: Path) -> Iterator[Session]:
    """A review of a brief, on a desk.

    Raises:
        UsageFault, DeskFault: see `Session.open`.
    """
    from briefer.session.sitting import Session  # noqa: PLC0415

    session = Session.open(record_in(brief), desk, now=now)
    try:
        yield session
    finally:
        session.close()


def dumped(kind: type[BaseModel], things: Sequence[BaseModel]) -> str:
    """Models as a JSON list."""
    from pydantic import TypeAdapter  # noqa: PLC0415

    return escaped(TypeAdapter(tuple[kind, ...]).dump_json(tuple(things), indent=2).decode())  # type: ignore[valid-type]


def escaped(text: str) -> str:
    """JSON in which what a terminal would obey or not show stands as its escape, so that no character is lost."""
    return "".join(c if c == shown else json.dumps(c)[1:-1] for c, shown in zip(text, printable(text), strict=True))


def width() -> int:
    """The columns of the terminal; 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def exit_partial(*, partial: bool) -> None:
    """Ends with 3 where something was not read or not answered."""
    if partial:
        click.get_current_context().exit(PARTIAL)


def given(sources: tuple[str, ...], desk: Path) -> Given:
    """The sources of a command, and the grades that the desk gives to publishers.

    Raises:
        UsageFault: the desk's briefer.toml is not as described.
    """
    from briefer import pipeline  # noqa: PLC0415
    from briefer.settings import tables  # noqa: PLC0415

    return pipeline.Given(sources=sources, stdin=_standard_input, bring=_bring, grades=tables(desk).grades)


def _bring(addresses: Sequence[str]) -> Sequence[Brought]:
    from briefer.bringing import bring  # noqa: PLC0415  (only who names an address pays for what asks there)

    return bring(addresses)


def _standard_input() -> bytes:
    """What was piped in, up to one byte more than is read: a stream without an end has one here.

    Raises:
        UsageFault: standard input is closed.
    """
    from briefer.errors import UsageFault  # noqa: PLC0415

    if sys.stdin is None:
        raise UsageFault("Standard input is closed, and the source is '-'.", "Pipe an article in, or name a file.")
    return sys.stdin.buffer.read(MOST_PIPED)


def settings(desk: Path | None = None, **reader: Unpack[Reader]) -> Settings:
    """The settings, from the options, the environment and the desk."""
    from briefer.settings import read_settings  # noqa: PLC0415

    return read_settings(os.environ, desk, **reader)


@contextmanager
def answers(desk: Path, chosen: Settings) -> Iterator[Keep]:
    """Where the desk keeps what models say; nowhere for the built-in reader. What can't be kept is told once, and stops nothing."""
    from briefer.desk import Answers  # noqa: PLC0415
    from briefer.llm import NOTHING_KEPT, Lenient  # noqa: PLC0415
    from briefer.settings import tables  # noqa: PLC0415

    if not chosen.endpoints:
        yield NOTHING_KEPT
        return
    with Answers(desk, now, keep_days=tables(desk).answers.keep_days) as kept:
        yield Lenient(kept, tell)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A line that counts, on a terminal only."""
    shown = sys.stderr.isatty() and not logs_shown()

    def step(stage: str, done: int, total: int) -> None:
        if shown:
            filled = 24 * done // max(total, 1)
            click.echo(f"\r{stage:<8} [{'#' * filled}{'-' * (24 - filled)}] {done}/{total} ", err=True, nl=False)

    try:
        yield step
    finally:
        if shown:
            click.echo("\r" + " " * 60 + "\r", err=True, nl=False)
