"""A desk -> how it stands: what was taken in, what could not be read, the last brief, what is left to decide, what models cost."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from briefer.desk import Answers, Memory
from briefer.desk.dailies import Post
from briefer.desk.store import stamp
from briefer.errors import UsageFault
from briefer.models import (
    BriefNow,
    Daily,
    Decision,
    Failing,
    Made,
    Open,
    Record,
    Reviewed,
    Sent,
    Spend,
    Status,
    TakenIn,
    Unread,
)
from briefer.projection import Projector
from briefer.publish.as_mail import digest_sent
from briefer.publish.load import load_record
from briefer.publish.page import short_date
from briefer.publish.standing import brief_of, in_words, standing_of
from briefer.wording import counted

RECORD = "brief.json"
LOOKED_BACK = 30
"""Runs of taking in among which it is counted how often in a row something failed."""
LATE = 2
"""Days after which a desk that has a brief each day is late: one is missing then."""
MONTH = 30
"""Days."""
MOST_PARTIAL = 3
"""Reasons for a PARTIAL brief that are told."""


def status_of(memory: Memory, answers: Answers, brief: BriefNow | None, now: dt.datetime) -> Status:
    """How a desk stands. Nothing is written.

    Args:
        memory: of the desk.
        answers: of the desk.
        brief: the last one that was written (`brief_in`, `brief_now`).
        now: with its time zone, by which today begins.

    Raises:
        DeskBusy, DeskFault: a file of the desk can't be used.
    """
    taken, dailies = _taken_in(memory), memory.dailies.every()
    return Status(
        at=stamp(now),
        wrong=tuple(_wrong(taken, brief, dailies, now)),
        taken=taken,
        brief=brief,
        briefs=tuple(Made(day=d.day, at=d.at, news=d.news, sources=len(d.sources)) for d in reversed(dailies)),
        spend=_spend(answers, now),
    )


def _spend(answers: Answers, now: dt.datetime) -> Spend:
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return Spend(today=answers.spent(today), month=answers.spent(today - dt.timedelta(days=MONTH - 1)), kept=answers.spent())


# ---------------------------------------------------------------- what was taken in


def _taken_in(memory: Memory) -> TakenIn:
    articles, versions = memory.articles.counts()
    runs = memory.articles.collections(LOOKED_BACK)
    if not runs:
        return TakenIn(articles=articles, versions=versions)
    last, ended = runs[0], [(run.begun, frozenset(one.name for one in run.failed)) for run in runs if run.ended or run.failed]
    return TakenIn(
        articles=articles,
        versions=versions,
        begun=last.begun,
        ended=last.ended,
        new=last.new,
        changed=last.versions,
        failed=tuple(sorted((_failing(one, ended) for one in last.failed), key=lambda f: -f.runs)),
    )


def _failing(one: Unread, runs: Sequence[tuple[str, frozenset[str]]]) -> Failing:
    """With how often in a row; of each run when it began, and the names of what failed."""
    row = [begun for begun, _ in takewhile(lambda run: one.name in run[1], runs)]
    return Failing(name=one.name, why=one.why, advice=one.advice, runs=len(row), since=row[-1])


# ---------------------------------------------------------------- the last brief


def brief_in(folder: Path, decisions: Sequence[Decision], post: Post) -> BriefNow | None:
    """The brief of a folder with all that was decided; None where there is none.

    Args:
        folder: with its brief.json.
        decisions: all of the ledger, in their order.
        post: what went to whom.

    Raises:
        DeskBusy, DeskFault: a file of the desk can't be used.
        PublishFault: the page can't be measured.
    """
    if not (folder / RECORD).exists():
        return None
    try:
        record = load_record(folder / RECORD)
    except UsageFault as fault:
        return BriefNow(folder=str(folder), fault=str(fault))
    return brief_now(folder, record, Projector(record).project(decisions).reviewed, post)


def brief_now(folder: Path, record: Record, reviewed: Reviewed, post: Post) -> BriefNow:
    """The same of a brief whose decisions are projected already."""
    record = record.model_copy(update={"reviewed": reviewed if reviewed.outcomes else None})
    brief, standing = brief_of(record), standing_of(record)
    left = Counter(p.what for p in reviewed.points if p.settled is None)
    return BriefNow(
        folder=str(folder),
        day=brief.as_of,
        title=brief.title,
        marking=brief.marking,
        news=brief.since is None or brief.since.news,
        standing=standing.words,
        approved=standing.approved,
        partial=brief.partial,
        points=len(reviewed.points),
        left=tuple(Open(what=what, points=many) for what, many in left.items()),
        sent=post.sent(digest_sent(brief, approved=standing.approved)),
    )


# ---------------------------------------------------------------- what is wrong


def _wrong(taken: TakenIn, brief: BriefNow | None, dailies: Sequence[Daily], now: dt.datetime) -> Iterator[str]:
    yield from _wrong_in_taking(taken)
    yield from _late(taken, dailies, now)
    if brief and brief.fault:
        yield f"The last brief can't be read: {brief.fault}"
    elif brief:
        yield from _wrong_in_brief(brief)


def _wrong_in_taking(taken: TakenIn) -> Iterator[str]:
    if taken.begun and not taken.ended:
        yield f"Taking in began on {in_words(taken.begun)} and has not ended: it is under way, or was cut off."
    if taken.failed:
        longest, many = taken.failed[0], len(taken.failed)
        which = "one of them " if many > 1 else ""
        often = f", {which}for {longest.runs} runs in a row, since {in_words(longest.since)}" if longest.runs > 1 else ""
        yield f"{counted(many, 'thing')} could not be read when articles were last taken in{often}."


def _late(taken: TakenIn, dailies: Sequence[Daily], now: dt.datetime) -> Iterator[str]:
    if taken.begun and _days(dt.datetime.fromisoformat(taken.begun).astimezone(now.tzinfo).date(), now) >= LATE:
        yield f"Nothing was taken in since {in_words(taken.begun)}."
    if dailies and _days(dt.date.fromisoformat(dailies[-1].day), now) >= LATE:
        yield f"There was no brief since that of {short_date(dailies[-1].day)}."


def _days(day: dt.date, now: dt.datetime) -> int:
    return (now.date() - day).days


def _wrong_in_brief(brief: BriefNow) -> Iterator[str]:
    if brief.partial:
        more = f" And {len(brief.partial) - MOST_PARTIAL} more, on the page." if len(brief.partial) > MOST_PARTIAL else ""
        yield f"The last brief is PARTIAL: {' '.join(brief.partial[:MOST_PARTIAL])}{more}"
    unsure = [one.address for one in brief.sent if _is_unsure(one)]
    if unsure:
        yield f"Nobody knows whether it went to {', '.join(unsure)}: ask, or send it there with `briefer send --again`."


def _is_unsure(sent: Sent) -> bool:
    return sent.state == "sending"
