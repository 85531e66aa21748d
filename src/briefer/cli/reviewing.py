"""The review without an editor: the page in the browser, the ledger, undoing, signing, and the files anew."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefer.cli.shared import (
    RECORD,
    brief_argument,
    by_option,
    checked_reason,
    desk_option,
    json_option,
    last_brief,
    now,
    opened,
    reason_option,
    record_in,
    say,
    tell,
    who,
    width,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.brief.evidence import Evidence
    from briefer.models import Decision, Outcome, Point
    from briefer.session.sitting import Session

MOST_POINTS = 12
"""Points that a warning lists one by one."""

_perhaps = click.argument("brief", type=click.Path(path_type=Path), required=False, metavar="[BRIEF]")
"""A brief that need not be there."""


@click.command(short_help="Review a brief in the browser.")
@brief_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on. One that others can reach needs a password.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port to serve on. Default: a free one, the same each day.")
@click.option("--password-file", type=click.Path(path_type=Path), metavar="FILE", help="File with the password, for you alone to read.")
@click.option("--no-open", is_flag=True, help="Open no browser.")
@by_option("The name under which decisions are recorded. Default: the user's name.")
@desk_option
def review(brief: Path, host: str, port: int, password_file: Path | None, no_open: bool, by: str | None, desk: Path) -> None:  # noqa: FBT001  (click gives it)
    """Review a brief in the browser: the page beside the words that it rests on.

    Its view 'Desk' shows how the desk stands, its briefs day by day, what was taken in last, and searches what it remembers.
    """
    import webbrowser  # noqa: PLC0415

    from briefer.web import serve  # noqa: PLC0415

    name = who(by)
    with opened(brief, desk) as session:
        if by is None:
            tell(f"Decisions are recorded under the name {name}. For another: --by NAME, or BRIEFER_REVIEWER.")
        serve(
            session,
            host=host,
            port=port or None,
            password_file=password_file,
            who=name,
            open_browser=None if no_open else webbrowser.open,
            say=tell,
        )


@click.command("decisions", short_help="Show what was decided, and what became of it.")
@_perhaps
@desk_option
@json_option
def show_decisions(brief: Path | None, desk: Path, *, as_json: bool) -> None:
    """Show what was decided, oldest first, and what became of it in a brief.

    That none was changed or taken out is checked on the way. BRIEF is out where there is one; without any brief the ledger stands
    alone.
    """
    import json  # noqa: PLC0415

    from briefer.tables.decisions import decisions_table  # noqa: PLC0415
    from briefer.wording import counted  # noqa: PLC0415

    decisions, outcomes = _ledger(brief, desk)
    if as_json:
        became = {o.seq: o.model_dump(mode="json", exclude={"seq"}) for o in outcomes}
        say(json.dumps([{**d.model_dump(mode="json"), "became": became.get(d.seq)} for d in decisions], indent=2, ensure_ascii=False))
        return
    if decisions:
        say(decisions_table(decisions, outcomes, width()))
        say()
    say(f"{counted(len(decisions), 'decision')}; the ledger is whole: none was changed or taken out.")


def _ledger(brief: Path | None, desk: Path) -> tuple[Sequence[Decision], Sequence[Outcome]]:
    """All decisions, checked, and what became of them: in the brief, or as far as the ledger alone tells.

    Raises:
        LedgerBroken: the chain does not hold.
    """
    from briefer.desk import Ledger  # noqa: PLC0415
    from briefer.review import out_of_force  # noqa: PLC0415

    with Ledger(desk) as ledger:
        ledger.check()
    if brief is None and not (last_brief(desk) / RECORD).exists():
        with Ledger(desk) as ledger:
            decisions = ledger.decisions()
        return decisions, out_of_force(decisions)
    with opened(brief or last_brief(desk), desk) as session:
        view = session.view()
        return view.decisions, view.reviewed.outcomes


@click.command(short_help="Undo a decision.")
@click.argument("number", type=click.IntRange(min=1), metavar="N")
@_perhaps
@by_option("Who undoes it. Default: the user's name.")
@reason_option
@desk_option
def undo(number: int, brief: Path | None, by: str | None, reason: str, desk: Path) -> None:
    """Undo decision N, by another decision. `briefer decisions` prints the numbers.

    The files of BRIEF are written anew, where there is one.
    """
    from briefer.models import Undo  # noqa: PLC0415
    from briefer.session.book import decide_names  # noqa: PLC0415

    name, why, act = who(by), checked_reason(reason), Undo(seq=number)
    with ExitStack() as stack:
        meant = brief or last_brief(desk)
        session = stack.enter_context(opened(meant, desk)) if brief or (meant / RECORD).exists() else None
        decision = session.decide(act, who=name, reason=why) if session else decide_names(desk, act, who=name, reason=why, now=now)
        say(f"{decision.seq}: decision {number} is undone.")
        if session:
            written_anew(session)


@click.command(short_help="Sign a brief and write its final files.")
@brief_argument
@by_option("Your name, as it stands on the page.")
@desk_option
def approve(brief: Path, by: str | None, desk: Path) -> None:
    """Sign a brief as it stands, and write its final files. An edit after that makes it a draft again."""
    from briefer.wording import counted  # noqa: PLC0415

    name = who(by, signs=True)
    with opened(brief, desk) as session:
        view = session.view()
        left = [p for p in view.reviewed.points if p.settled is None]
        if left:
            tell(f"Not settled: {len(left)} of {counted(len(view.reviewed.points), 'point')}.")
            _list_points(left, view.evidence)
        if view.pages > 1:
            tell(f"It does not fit on one page: it takes {view.pages} sheets.")
        decision = session.approve(name)
        tell(f"Approved by {name} (decision {decision.seq}).")
        _print_files(session.publish())


def _list_points(points: Sequence[Point], evidence: Evidence) -> None:
    from briefer.tables.points import points_table  # noqa: PLC0415

    tell(points_table(points[:MOST_POINTS], evidence, width()))
    if len(points) > MOST_POINTS:
        tell(f"  and {len(points) - MOST_POINTS} more: `briefer review` lists them.")


@click.command(short_help="Take the approval of a brief back.")
@brief_argument
@by_option("Who withdraws it. Default: the user's name.")
@reason_option
@desk_option
def withdraw(brief: Path, by: str | None, reason: str, desk: Path) -> None:
    """Take the approval of a brief back, and write its files anew as a draft."""
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.models import Withdraw  # noqa: PLC0415

    name, why = who(by), checked_reason(reason)
    with opened(brief, desk) as session:
        signature = session.view().reviewed.signature
        if signature is None:
            raise UsageFault("Nobody has signed this brief.", "There is no approval to withdraw.")
        decision = session.decide(Withdraw(digest=signature.digest), who=name, reason=why)
        tell(f"{decision.seq}: the approval by {signature.by} is withdrawn.")
        written_anew(session)


@click.command(short_help="Write the files of a brief anew, with all decisions.")
@brief_argument
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the files. Default: that of the brief.")
@click.option("--final", is_flag=True, help="Write only if somebody has signed it.")
@desk_option
def publish(brief: Path, out: Path | None, *, final: bool, desk: Path) -> None:
    """Write the four files of a brief anew, with all that was decided: final if it is signed, else as a DRAFT."""
    from briefer.errors import NotApproved  # noqa: PLC0415

    with opened(brief, desk) as session:
        if final and session.view().reviewed.signature is None:
            raise NotApproved(
                f"Nobody has signed {record_in(brief)} as it stands.", "Sign it with `briefer approve --by NAME`, or leave --final out."
            )
        _print_files(session.publish(out))
        tell(standing(session))


def standing(session: Session) -> str:
    """How a brief stands, in a line."""
    signature = session.view().reviewed.signature
    return f"Approved by {signature.by}." if signature else "DRAFT: nobody has signed it as it stands."


def written_anew(session: Session) -> None:
    """Writes the files, so that none of them says what does not hold any more."""
    _print_files(session.publish())
    tell(standing(session))


def _print_files(files: Sequence[Path]) -> None:
    for path in files:
        say(str(path))
