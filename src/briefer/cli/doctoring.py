"""The command that says whether a brief could be made, and what to fix: `briefer doctor`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefer.cli.shared import desk_option, json_option, now, say, width

if TYPE_CHECKING:
    from briefer.llm.doctor import Check
    from briefer.settings import Settings
    from briefer.tables.layout import Block

BUILTIN = "It reads without a model, a network or a key, and translates nothing. It needs nothing."


@click.command(short_help="Check the model: key, address, answer; and the desk.")
@click.option("--model", metavar="SPEC", help="As for a brief: PROVIDER/NAME, or several with commas. [BRIEFER_MODEL]")
@click.option("--base-url", metavar="URL", help="As for a brief. [BRIEFER_BASE_URL]")
@desk_option
@json_option
def doctor(model: str | None, base_url: str | None, desk: Path, *, as_json: bool) -> None:
    """Check what a brief would be made with, and say what to fix.

    Each model that is named is asked for a list of its models and for one line, which costs next to nothing; no key is shown. Ends with
    0 if the first of them could read, else with 1. docs/models.md tells how to choose a model.
    """
    import asyncio  # noqa: PLC0415
    import json  # noqa: PLC0415

    from briefer.llm.doctor import can_read, examine  # noqa: PLC0415
    from briefer.settings import read_settings  # noqa: PLC0415
    from briefer.tables.layout import render  # noqa: PLC0415

    chosen = read_settings(os.environ, desk, model=model, base_url=base_url, unkeyed=True)
    found = [asyncio.run(examine(endpoint, chosen)) for endpoint in chosen.endpoints]
    of_desk = tuple(_desk(desk))
    ready = not found or can_read(found[0])
    if as_json:
        readers = [
            {"reader": endpoint.reader, "address": endpoint.base_url, "checks": [check.model_dump() for check in checks]}
            for endpoint, checks in zip(chosen.endpoints, found, strict=True)
        ]
        told = {"readers": readers, "builtin": _reads_builtin(chosen), "desk": [check.model_dump() for check in of_desk], "ready": ready}
        say(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        say(render([*_readers(chosen, found, desk), *_part(f"Desk {desk}", of_desk)], width()))
    if not ready:
        click.get_current_context().exit(1)


def _reads_builtin(chosen: Settings) -> bool:
    """Whether the built-in reader has a part in it by the user's choice."""
    return chosen.builtin_last or not chosen.endpoints


def _readers(chosen: Settings, found: Sequence[tuple[Check, ...]], desk: Path) -> Iterator[Block]:
    """Each model with its checks, in the order of the chain, and the built-in reader where it is the user's choice."""
    from briefer.tables.layout import Gap, Prose, Title  # noqa: PLC0415

    for endpoint, checks in zip(chosen.endpoints, found, strict=True):
        yield from _part(endpoint.reader, checks)
    if _reads_builtin(chosen):
        yield Title("builtin, the reader without a model")
        yield Gap()
        yield Prose(BUILTIN, 0)
    if not chosen.endpoints:
        yield from _how_to_choose(desk)


def _how_to_choose(desk: Path) -> Iterator[Block]:
    from briefer.settings import tables  # noqa: PLC0415
    from briefer.tables.layout import Gap, Prose  # noqa: PLC0415

    known = tables(desk).endpoints
    yield Gap()
    yield Prose(f"For a model, name one: --model PROVIDER/NAME, or BRIEFER_MODEL. Providers: {', '.join(sorted(known))}.", 0)
    set_here = [f"{one.key} ({name})" for name, one in known.items() if one.key and os.environ.get(one.key, "").strip()]
    if set_here:
        yield Prose(f"Keys that are set here: {', '.join(set_here)}. A key alone starts nothing.", 0)
    yield Prose("For any other address: --model NAME --base-url URL. docs/models.md says more.", 0)


def _part(title: str, checks: Sequence[Check]) -> Iterator[Block]:
    from briefer.tables.layout import Column, Gap, Grid, Title  # noqa: PLC0415

    yield Title(title)
    yield Gap()
    yield Grid(
        (Column("Check"), Column(""), Column("Found, and what to do")),
        [(check.what, check.state, [check.told, *([f"-> {check.todo}"] if check.todo else [])]) for check in checks],
    )


# ---------------------------------------------------------------- the desk


def _desk(desk: Path) -> Iterator[Check]:
    from briefer.llm.doctor import Check  # noqa: PLC0415
    from briefer.settings import DESK_FILE  # noqa: PLC0415

    own = desk / DESK_FILE
    read = "; ".join((f"{own} was read", *_settings_in_words(desk)))
    yield Check(what="settings", state="ok", told=read if own.exists() else f"there is no {own}, and none is needed")
    fault = _unwritable(desk)
    todo = "Make the folder writable, or name another: --desk."
    if fault:
        yield Check(what="folder", state="wrong", told=f"nothing can be kept in it: {fault}", todo=todo)
    else:
        yield Check(what="folder", state="ok", told="it can be written to" if desk.is_dir() else "it will be made when it is needed")
    yield _answers(desk, kept=not fault)


def _settings_in_words(desk: Path) -> Iterator[str]:
    """What the desk watches, where its articles come from, and how many publishers it grades; nothing of what it does not say."""
    from briefer.settings import tables  # noqa: PLC0415
    from briefer.wording import counted  # noqa: PLC0415

    own = tables(desk)
    watched = [*own.watch.area, *own.watch.topics, *own.watch.actors]
    if watched:
        yield f"it watches {', '.join(watched)}"
    if own.watch.languages:
        yield f"in {', '.join(own.watch.languages)}"
    taken = [*map(str, own.take.folders_of(desk)), *own.take.feeds, *own.take.urls]
    if taken:
        yield f"articles come from {', '.join(taken)}"
    if own.grades:
        yield f"it grades {counted(len(own.grades), 'publisher')}"


def _unwritable(desk: Path) -> str:
    """Why nothing can be written into the folder, or, where there is none yet, into the one that it would be made in; '' where it can."""
    import tempfile  # noqa: PLC0415

    folder = next((each for each in (desk, *desk.absolute().parents) if each.exists()), desk)
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def _answers(desk: Path, *, kept: bool) -> Check:
    """Whether what models say is kept, so that a re-run asks nothing."""
    from briefer.desk import Answers  # noqa: PLC0415
    from briefer.errors import DeskFault  # noqa: PLC0415
    from briefer.llm.doctor import Check  # noqa: PLC0415

    try:
        with Answers(desk, now) as answers:
            answers.of_question("")
    except DeskFault as fault:
        return Check(what="answers", state="wrong", told=fault.what, todo=fault.advice)
    if not kept:
        return Check(what="answers", state="wrong", told="what models say can't be kept: a re-run would ask, and pay, again")
    return Check(what="answers", state="ok", told="what models say is kept: a re-run asks nothing twice")
