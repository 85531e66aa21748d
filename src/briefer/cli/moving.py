"""The commands that take what a desk remembers elsewhere: out into one file, and into an empty desk."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from briefer.cli.shared import desk_option, now, say, tell

if TYPE_CHECKING:
    from briefer.desk import Memory

PIPE = Path("-")


@click.command("export", short_help="Write all that the desk remembers into one file.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", default=PIPE, help="The file to write. Default: -, standard output."
)
@click.option("--form", type=click.Choice(("jsonl", "csv")), default="jsonl", show_default=True, help="What to write.")
@desk_option
def export(desk: Path, *, out: Path, form: str) -> None:
    """Write all that the desk remembers into one file.

    jsonl: everything, originals and decisions included, as JSON Lines that `briefer import` takes into an empty desk: of the same desk
    the same bytes. The settings (briefer.toml) and what models said (answers.db) are not in it. csv: one row a claim, for a spreadsheet; a
    cell that could be taken for a formula gets an apostrophe before it. docs/desk.md describes both.
    """
    from briefer.desk import Memory, write_parts  # noqa: PLC0415

    _refuse_out(out)
    with Memory(desk, now) as memory:
        _refuse_empty(memory, desk)
        with _parts(memory, form) as parts:
            if out == PIPE:
                sys.stdout.buffer.writelines(parts)
                sys.stdout.buffer.flush()
            else:
                write_parts(out, parts)
                say(str(out))


@contextmanager
def _parts(memory: Memory, form: str) -> Iterator[Iterator[bytes]]:
    """What is written. It lets go of the memory at the end, even where nobody reads all of it."""
    from briefer.tables.spreadsheet import csv_lines  # noqa: PLC0415

    with closing(memory.moving.lines()) as lines, closing(memory.moving.claims()) as claims:
        yield lines if form == "jsonl" else csv_lines(claims)


def _refuse_out(out: Path) -> None:
    from briefer.errors import UsageFault  # noqa: PLC0415

    if out == PIPE and sys.stdout.isatty():
        raise UsageFault("The whole memory would run over your terminal.", "Name a file with --out FILE, or pipe it into a program.")
    if out != PIPE and out.exists():
        raise UsageFault(f"There is a {out} already, and an export overwrites nothing.", "Name another file, or move that one away.")


def _refuse_empty(memory: Memory, desk: Path) -> None:
    from briefer.errors import UsageFault  # noqa: PLC0415

    if memory.moving.is_empty():
        raise UsageFault(
            f"The desk {desk.absolute()} remembers nothing, and nobody has decided anything at it.",
            "Take articles in with `briefer collect` or `briefer daily`, or name another desk with --desk DIR.",
        )


@click.command("import", short_help="Take an export into an empty desk.")
@click.argument("file", type=click.File("rb"))
@desk_option
def take_in(file: BinaryIO, desk: Path) -> None:
    """Take FILE, which `briefer export` wrote, into an empty desk: all of it, or nothing. - is standard input.

    Every line is checked: originals by their SHA-256, quotations in the words of their sources, decisions by their chain. What does not
    hold is refused with the number of its line, and the desk stays as it was.
    """
    from briefer.desk import Memory  # noqa: PLC0415

    with Memory(desk, now) as memory:
        many = memory.moving.take_in(file)
        articles = memory.articles.last()
    tell(f"{many:,} lines taken into {desk.absolute()}: {articles:,} versions of articles, and all that belongs to them.")
