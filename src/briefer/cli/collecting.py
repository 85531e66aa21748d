"""The command that takes articles in from the places of a desk: `briefer collect`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefer.cli.shared import desk_option, exit_partial, json_option, now, progress, say, tell, width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.collecting import Collected
    from briefer.desk import Memory
    from briefer.models import Taken, Version
    from briefer.settings import TakeTable


@click.command(short_help="Take in articles from the feeds, folders and addresses of a desk.")
@desk_option
@json_option
def collect(desk: Path, *, as_json: bool) -> None:
    """Take in what is new at the places that [take] of the desk's briefer.toml names.

    Nothing is taken in twice; of an article that was changed, the words that differ are shown. Ends with 3 where something could not be
    read, and with 1 where nothing at all could.
    """
    from functools import partial  # noqa: PLC0415

    from briefer.bringing import public_fetcher  # noqa: PLC0415
    from briefer.cli.forgetting import forget  # noqa: PLC0415
    from briefer.collecting import collect  # noqa: PLC0415
    from briefer.desk import Memory  # noqa: PLC0415
    from briefer.desk.lock import locked  # noqa: PLC0415
    from briefer.settings import tables  # noqa: PLC0415

    own = tables(desk)
    _check_named(own.take, desk)
    with locked(desk, "briefer collect", now), Memory(desk, now) as memory, progress() as step:
        make = partial(public_fetcher, own.take.contact)
        found = collect(own.take, desk, memory, now=now, make=make, grades=own.grades, step=step)
        before = _before(found, memory)
        forgotten = forget(memory, own.memory.keep_days)
    _print(found, before, as_json=as_json)
    if forgotten:
        tell(forgotten)
    if found.failed and not found.read:
        click.get_current_context().exit(1)
    exit_partial(partial=bool(found.failed))


def _check_named(take: TakeTable, desk: Path) -> None:
    """Raise a UsageFault where the desk names no place."""
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.settings import DESK_FILE  # noqa: PLC0415

    if not (take.feeds or take.folders or take.urls):
        example = 'feeds = ["https://example.org/feed.xml"], folders = ["inbox"] or urls = ["https://example.org/latest.html"]'
        raise UsageFault(f"{desk / DESK_FILE} names no place to take articles from.", f"Write below [take] in it: {example}.")


def _before(found: Collected, memory: Memory) -> Mapping[int, Version]:
    """The version before each new one, by the number of the new one."""
    from briefer.models import TakenHow  # noqa: PLC0415

    versions = [taken.version for taken in found.came(TakenHow.VERSION)]
    return {new.seq: memory.articles.of_article(new.article, new.seq - 1)[-1] for new in versions}


def _print(found: Collected, before: Mapping[int, Version], *, as_json: bool) -> None:
    import json  # noqa: PLC0415

    from briefer.tables.collected import collected_table  # noqa: PLC0415

    if as_json:
        told = found.model_dump(mode="json", include={"seq", "failed", "places"})
        told["taken"] = [_told(taken, before.get(taken.version.seq)) for taken in found.taken]
        say(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        say(collected_table(found, before, width()))
    for unread in found.failed:
        tell(f"Not read: {unread.name}: {unread.why} {unread.advice}".strip())


def _told(taken: Taken, before: Version | None) -> dict[str, object]:
    """One article for a program: without its text, with what changed in it."""
    from briefer.wording.edits import edits  # noqa: PLC0415

    version, source = taken.version, taken.version.source
    about = source.model_dump(mode="json", include={"id", "name", "title", "publisher", "language", "published", "url", "grade", "flags"})
    changed = [edit._asdict() for edit in edits(before.source, source)] if before else []
    kept = version.model_dump(mode="json", include={"seq", "article", "number", "key", "taken", "via", "original"})
    return {"how": taken.how.value, **kept, "source": about, "changed": changed}
