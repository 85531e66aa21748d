"""How a desk stands, in labels and what stands behind each: what was taken in, the last brief, what models cost."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.models import BriefNow, Failing, Spent, Status, TakenIn
from briefer.publish.page import short_date
from briefer.publish.standing import in_words
from briefer.wording import POINTS, counted, dollars


def often(one: Failing) -> str:
    """', for 3 runs in a row, since 20 November 2026, 06:00 UTC'; '' for once."""
    return f", for {one.runs} runs in a row, since {in_words(one.since)}" if one.runs > 1 else ""


def taken_rows(taken: TakenIn) -> Iterator[tuple[str, str]]:
    """What was taken in, the last time and in all."""
    if taken.begun:
        came = f"{counted(taken.new, 'new article')}, {counted(taken.changed, 'new version')}"
        yield "Taken in", f"{in_words(taken.begun)}: {came if taken.ended else 'not ended'}"
    else:
        yield "Taken in", "nothing by a run yet: `briefer collect` or `briefer daily`"
    yield "Remembered", f"{counted(taken.articles, 'article')} in {counted(taken.versions, 'version')}"


def brief_rows(brief: BriefNow | None) -> Iterator[tuple[str, str]]:
    """The last brief, how it stands, what is left to decide and to whom it went."""
    if brief is None:
        yield "Last brief", "none yet: `briefer daily`, or `briefer brief SOURCE...`"
        return
    if brief.fault:
        yield "Last brief", f"{brief.folder}: can't be read"
        return
    day = short_date(brief.day) if brief.day else "of no day"
    yield "Last brief", f"{day}{'' if brief.news else ', no news'}: {brief.title} ({brief.marking}), {brief.folder}"
    yield "It is", brief.standing
    yield "To decide", decisions_left(brief)
    yield "Sent", ", ".join(f"{one.address}{'' if one.state == 'sent' else ' (may have gone)'}" for one in brief.sent) or "to nobody"


def decisions_left(brief: BriefNow) -> str:
    """'2 of 7 points are open (One origin only: 2)'; 'nothing'."""
    if not brief.left:
        return "nothing: it can be read and signed" if not brief.approved else "nothing"
    kinds = "; ".join(f"{POINTS[each.what]}: {each.points}" for each in brief.left)
    return f"{brief.open} of {counted(brief.points, 'point')} open ({kinds})"


def spend_rows(status: Status) -> Iterator[tuple[str, str]]:
    """What models cost today, in thirty days, and as far back as the desk keeps it."""
    spend = status.spend
    if not spend.kept.exchanges:
        yield "Spent", "nothing: no exchange with a model is kept"
        return
    kept = f" (what is kept, since {in_words(spend.kept.since)})" if spend.kept.since else ""
    yield "Spent", f"today {_cost(spend.today)}"
    yield "", f"in 30 days {_cost(spend.month)}"
    yield "", f"in all {_cost(spend.kept)}{kept}"


def _cost(spent: Spent) -> str:
    unknown = f", and {spent.unknown} without a known price" if spent.unknown else ""
    return f"{dollars(spent.dollars)} for {counted(spent.exchanges, 'exchange')}{unknown}"
