"""The commands that look into what a desk remembers, and write nothing."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefer.cli.shared import desk_option, dumped, escaped, json_option, now, printable, say, tell, width

if TYPE_CHECKING:
    from briefer.desk import Memory
    from briefer.models import Bearer

since_option = click.option("--since", metavar="DAY", help="Leave out what is from before that day, YYYY-MM-DD.")


@click.command("search", short_help="Search what the desk remembers.")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@since_option
@click.option("--source", "publisher", metavar="PUBLISHER", help="Only what this publisher said; a part of its name will do.")
@click.option("--entity", metavar="NAME", help="Only what is said of this person, organisation or place, in any of its spellings.")
@click.option("--most", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many claims to show.")
@json_option
@desk_option
def search(
    words: tuple[str, ...], desk: Path, *, since: str | None, publisher: str | None, entity: str | None, most: int, as_json: bool
) -> None:
    """Search the claims that the desk remembers, the last that was taken in first.

    A claim is found that holds all the WORDS in its statement, its quotation or its names, in any script; capitals, accents and English
    endings make no difference, and the beginning of a word will do, from four letters on. Nothing found is no error: it says so, and ends
    with 0.
    """
    from briefer.models import Hit  # noqa: PLC0415

    asked, day = " ".join(words), checked_day(since)
    _refuse_nothing(asked, publisher or entity)
    with remembered(desk) as memory:
        bearers = _bearers(memory, desk, entity) if entity else ()
        claims = {c for b in bearers for c in b.claims} if entity else None
        hits = memory.said.search(asked, since=day, publisher=publisher, claims=claims, most=most)
    if len(bearers) > 1:
        _tell_ambiguous(bearers)
    say(dumped(Hit, hits)) if as_json else _show(hits, asked)


def _refuse_nothing(asked: str, beside: str | None) -> None:
    from briefer.desk.said import query_of  # noqa: PLC0415
    from briefer.errors import UsageFault  # noqa: PLC0415

    if asked.strip() and not query_of(asked):
        raise UsageFault(f"There is no word in '{asked}'.", "Name at least one, such as `briefer search border`.")
    if not asked.strip() and not beside:
        raise UsageFault("Nothing to search for was named.", "Name words, or --entity NAME, or --source PUBLISHER.")


def _show(hits: Sequence[object], asked: str) -> None:
    """The hits; on a terminal with the words that were found in bold."""
    from briefer.desk.marking import marker  # noqa: PLC0415
    from briefer.tables.remembered import MARKED, found_table  # noqa: PLC0415

    spans = marker(asked) if asked and sys.stdout.isatty() else None
    parts = re.split("[" + "".join(MARKED) + "]", found_table(hits, width(), spans))  # type: ignore[arg-type]
    click.echo("".join(click.style(printable(part), bold=True) if n % 2 else printable(part) for n, part in enumerate(parts)))


def timeline_of(name: str, desk: Path, *, since: str | None, as_json: bool) -> None:
    """Show all that the desk remembers of a name, in the order of when it happened.

    Raises:
        UsageFault: the desk remembers nothing yet, or ``since`` is no day.
    """
    from briefer.tables.remembered import nobody, recalled_table  # noqa: PLC0415

    day = checked_day(since)
    with remembered(desk) as memory:
        bearers = _bearers(memory, desk, name)
        told = memory.recall.of(bearers, day)
    if as_json:
        found = {"name": name, "bearers": [b.model_dump(mode="json") for b in bearers], "told": [t.model_dump(mode="json") for t in told]}
        say(escaped(json.dumps(found, indent=2, ensure_ascii=False)))
    else:
        say(recalled_table(name, bearers, told, width()) if bearers else nobody(name))


def name_in(arguments: tuple[str, ...]) -> str | None:
    """The name that the arguments are; None where one of them is, or looks like, something to read: what is there goes before a name."""
    return " ".join(arguments) if arguments and not any(map(_is_source, arguments)) else None


def _is_source(argument: str) -> bool:
    from briefer.sources.files import ENDINGS  # noqa: PLC0415
    from briefer.sources.globs import is_pattern  # noqa: PLC0415

    if argument == "-" or "/" in argument or is_pattern(argument) or argument.lower().endswith(ENDINGS):
        return True
    return os.path.exists(argument)  # noqa: PTH110  (a Path would raise where a name is longer than a file's can be)


@contextmanager
def remembered(desk: Path) -> Iterator[Memory]:
    """What a desk remembers.

    Raises:
        UsageFault: it remembers no article yet.
    """
    from briefer.desk import Memory  # noqa: PLC0415
    from briefer.errors import UsageFault  # noqa: PLC0415

    with Memory(desk, now) as memory:
        if not memory.articles.last():
            raise UsageFault(
                f"The desk {desk.absolute()} remembers no article yet.",
                "Take articles in with `briefer collect` or `briefer daily`, or name another desk with --desk DIR.",
            )
        yield memory


def checked_day(text: str | None) -> str | None:
    """The day that --since names.

    Raises:
        UsageFault: it is none.
    """
    from briefer.errors import UsageFault  # noqa: PLC0415

    try:
        return dt.date.fromisoformat(text).isoformat() if text is not None else None
    except ValueError as error:
        raise UsageFault(f"--since {text!r} is no day.", "Write it as YYYY-MM-DD, e.g. 2024-12-31.") from error


def _bearers(memory: Memory, desk: Path, name: str) -> tuple[Bearer, ...]:
    from briefer.desk import NAMES_FILE, read_names  # noqa: PLC0415

    return memory.recall.bearers(name, read_names(desk / NAMES_FILE))


def _tell_ambiguous(bearers: Sequence[Bearer]) -> None:
    from briefer.tables.remembered import ambiguous  # noqa: PLC0415

    tell(f"{ambiguous(bearers)} Claims on each are shown; name one in full for less.")
