"""What changed between two briefs, and what editing tells of the drafts."""

from __future__ import annotations

from pathlib import Path

import click

from briefer.cli.shared import desk_option, json_option, last_brief, opened, record_in, say, width


@click.command(short_help="Show what changed between two briefs, in claims.")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@json_option
def diff(old: Path, new: Path, *, as_json: bool) -> None:
    """Show what changed between two briefs, in claims and not in lines.

    OLD and NEW are briefs as they were written, with the decisions in them: folders, or their brief.json. The same words of a source
    are the same claim, whoever read them.
    """
    from briefer.publish.load import load_record  # noqa: PLC0415
    from briefer.review.compare import compare  # noqa: PLC0415
    from briefer.tables.changes import compared_table  # noqa: PLC0415

    compared = compare(load_record(record_in(old)), load_record(record_in(new)))
    say(compared.model_dump_json(indent=2) if as_json else compared_table(compared, width()))


@click.command(short_help="Show how much of the drafts persons left as it was.")
@click.argument("briefs", nargs=-1, type=click.Path(path_type=Path), metavar="[BRIEF]...")
@desk_option
@json_option
def stats(briefs: tuple[Path, ...], desk: Path, *, as_json: bool) -> None:
    """Show what editing tells: how much of the drafts persons left as it was.

    For each BRIEF (default: out), and for all together. For comparison: the authors of SmartBook, which drafts reports of this kind,
    say that analysts removed less than 2.5 per cent of its text.
    """
    import json  # noqa: PLC0415

    from briefer.review.stats import tally, total  # noqa: PLC0415
    from briefer.tables.stats import stats_table  # noqa: PLC0415

    found = {}
    for brief in briefs or (last_brief(desk),):
        with opened(brief, desk) as session:
            found[str(brief)] = tally(session.record, session.view().reviewed)
    every = total(tuple(found.values()))
    if as_json:
        told = {"briefs": {n: t.model_dump(mode="json") for n, t in found.items()}, "all": every.model_dump(mode="json")}
        say(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        say(stats_table(found, every, width()))
