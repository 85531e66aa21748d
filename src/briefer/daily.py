"""The brief of a day: what was taken in since the last one, beside what is known that bears on it.

1. baseline    the last brief that readers have seen: what it told, and what was known when it was made
2. read        claims of what is new; all else was read on earlier days
3. choose      the known articles that bear on it: what the last brief rests on, what shares its rarest names, and the last ones
4. make        as any brief, compared with the last one claim by claim
5. publish     into a folder of its own
6. keep        the brief, with the numbers of all that it was made from
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefer import pipeline
from briefer.desk import Memory
from briefer.errors import NothingToBrief, UsageFault
from briefer.llm import NOTHING_KEPT, Counted, Keep, Tell, unheard
from briefer.models import (
    Approve,
    Before,
    Conflict,
    Daily,
    DailyMade,
    Decided,
    Decision,
    Extraction,
    Reading,
    Record,
    Source,
    Unread,
    Version,
    Wanted,
)
from briefer.projection import Projector
from briefer.publish.files import check_writable
from briefer.publish.publish import publish_brief
from briefer.review import in_force
from briefer.settings import Settings

RECORD = "brief.json"
NEW_AT_MOST = 500
"""New articles that one page is made from. A desk of hundreds a day has its brief more often; what is beyond is told of, and is known."""
KNOWN_AT_MOST = 60
"""Known articles that are looked at again beside the new ones."""
LOOKED_THROUGH = 1_500
"""Known articles, the last that were taken in, among which kin of the new ones is looked for."""
LOOKED_BACK = 30
"""Briefs among which the last that somebody signed is looked for, and of which it is known what they told."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a brief is made with.

    Attributes:
        settings: what reads what is new.
        wanted: what is asked of the page; its cut-off is the day.
        decided: what persons have decided at this desk.
        keep: where the answers of models are kept.
        tell: told of each question to a model.
        progress: told how far it is.
    """

    settings: Settings
    wanted: Wanted
    decided: Decided = pipeline.NOTHING_DECIDED
    keep: Keep = NOTHING_KEPT
    tell: Tell = unheard
    progress: pipeline.Progress = pipeline.quiet


@dataclass(frozen=True, slots=True)
class DailyDone:
    """The brief of a day: as it is on record, everything in it, and its files."""

    daily: Daily
    record: Record
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The last brief that readers have seen, as they have seen it."""

    daily: Daily
    record: Record

    @property
    def told(self) -> frozenset[str]:
        """The ids of the claims that its page rests on."""
        brief = self.record.reviewed.brief if self.record.reviewed else self.record.brief
        return frozenset(c for item in brief.items for s in item.sentences for c in s.claims)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Its differences, as persons left them."""
        changed = {c.id: c for c in (self.record.reviewed.conflicts if self.record.reviewed else ())}
        return tuple(changed.get(c.id, c) for c in self.record.reconciled.conflicts)


def make_daily(
    memory: Memory,
    means: Means,
    day: str,
    out: Path,
    *,
    failed: Sequence[Unread] = (),
    horizon: int | None = None,
    kept: bool = True,
) -> DailyDone:
    """Make the brief of a day from what the desk has taken in.

    Args:
        memory: of the desk.
        means: what it is made with.
        day: YYYY-MM-DD.
        out: the folder for its files.
        failed: what was to be taken in and could not be read: the page says so.
        horizon: number of the last version that counts; None: all that was taken in.
        kept: whether the desk is to remember this brief.

    Raises:
        NothingToBrief: nothing was taken in yet.
        PublishFault: the folder can't be written to; found out before any work is done.
    """
    check_writable(out)
    means = replace(means, keep=(counted := Counted(means.keep)))
    last = memory.articles.last() if horizon is None else horizon
    baseline = baseline_of(memory, day, means.decided.decisions)
    new = memory.articles.latest(after=baseline.daily.horizon if baseline else 0, until=last)
    if not new and baseline is None:
        raise NothingToBrief("This desk has taken in no article yet.", "Say in its briefer.toml where they come from, or use its inbox.")
    new, left = new[-NEW_AT_MOST:], new[:-NEW_AT_MOST]
    _read_unread(memory, new, means, again=bool(means.settings.endpoints))
    versions = _chosen(memory, new, baseline)
    _read_unread(memory, versions, means)  # what was left out on a day of too many may bear on this one
    reading = reading_of(versions, (*failed, *_left_out(left)))
    known = pipeline.Known(
        memory.said.extractions(s.id for s in reading.sources), _before(memory, baseline, versions, len(new)) if baseline else None
    )
    record = _record(reading, means, day, known, counted)
    files = publish_brief(record, out, paper=means.wanted.paper)
    daily = Daily(
        day=day,
        horizon=last,
        extracted=memory.said.last(),
        since=baseline.daily.seq if baseline else None,
        sources=tuple(v.seq for v in versions),
        news=record.brief.since is None or record.brief.since.news,
        digest=digest_in(out),
    )
    return DailyDone(memory.dailies.add(DailyMade(daily=daily, record=record)) if kept else daily, record, files)


# ---------------------------------------------------------------- what was told


def baseline_of(memory: Memory, day: str, decisions: Sequence[Decision]) -> Baseline | None:
    """The last brief of a day before that readers have seen; None where there is none.

    That is the last one that somebody signed. At a desk that signs none it is the last one that was made.
    """
    last = memory.dailies.last(before=day)
    if last is None:
        return None
    made = _as_decided(whole_record(memory, last), decisions)
    if not any(isinstance(d.act, Approve) for d in in_force(decisions)):
        return Baseline(last, made)
    earlier, found = last, made
    for _ in range(LOOKED_BACK):
        if found.reviewed and found.reviewed.signature:
            return Baseline(earlier, found)
        one_before = memory.dailies.last(before=earlier.day)
        if one_before is None:
            break
        earlier, found = one_before, _as_decided(whole_record(memory, one_before), decisions)
    return Baseline(last, made)


def whole_record(memory: Memory, daily: Daily) -> Record:
    """The record of a brief, with the sources and claims that it was made from."""
    rest = memory.dailies.rest_of(daily.seq)
    reading = reading_of(memory.articles.versions(daily.sources), rest.reading.unread)
    taken = memory.said.extractions((s.id for s in reading.sources), until=daily.extracted)
    return rest.model_copy(update={"reading": reading, "extractions": tuple(taken[s.id] for s in reading.sources if s.id in taken)})


def replay_daily(memory: Memory, day: str, out: Path) -> DailyDone:
    """Write the brief of a day again, from the store: the very bytes of then.

    Raises:
        UsageFault: no brief was made that day.
        PublishFault: the folder can't be written to.
    """
    daily = memory.dailies.of_day(day)
    if daily is None:
        raise UsageFault(f"There is no brief of {day}.", "`briefer status` lists those that there are.")
    record = whole_record(memory, daily)
    return DailyDone(daily, record, publish_brief(record, out, paper=record.run.paper))


def digest_in(folder: Path) -> str:
    """The SHA-256 of the brief.json in a folder."""
    return hashlib.sha256((folder / RECORD).read_bytes()).hexdigest()


def _as_decided(record: Record, decisions: Sequence[Decision]) -> Record:
    if not decisions:
        return record.model_copy(update={"reviewed": None})
    return record.model_copy(update={"reviewed": Projector(record).project(decisions).reviewed})


# ---------------------------------------------------------------- what it is made from


def reading_of(versions: Sequence[Version], unread: Sequence[Unread]) -> Reading:
    """The articles of a brief. Of one that stands there in two versions, the later one took the place of the earlier."""
    last = {v.article: v for v in sorted(versions, key=lambda v: v.seq)}
    now = {v.seq: v.source.id for v in last.values()}
    sources: dict[str, Source] = {}
    for version in sorted(versions, key=lambda v: (v.seq not in now, v.seq)):  # of two articles with the same bytes, the first one
        sources.setdefault(version.source.id, _named(version, last[version.article]))
    pairs = [(v.source.id, last[v.article].source.id) for v in versions if v.seq not in now]
    superseded = tuple((one, other) for one, other in pairs if one not in now.values())
    return Reading(sources=tuple(sources.values()), unread=tuple(unread), superseded=superseded)


def _named(version: Version, last: Version) -> Source:
    """The source; an earlier version under a name of its own, so that no reason means the one and says the other."""
    if version.seq == last.seq or version.source.id == last.source.id:
        return version.source
    return version.source.model_copy(update={"name": f"{version.source.name} (version {version.number})"})


def _left_out(left: Sequence[Version]) -> Iterable[Unread]:
    if left:
        why = f"More than {NEW_AT_MOST} articles are new, and these are the oldest of them."
        yield Unread(name=f"{len(left):,} further articles", why=why, advice="`briefer daily` more often, or fewer feeds, leave none out.")


def _read_unread(memory: Memory, versions: Sequence[Version], means: Means, *, again: bool = False) -> None:
    """Take the claims from what was never read, and keep them; ``again``: from what a model failed to read too."""
    known = memory.said.extractions(v.source.id for v in versions)
    failed = {e.source for e in known.values() if e.fault and again}
    unread = [v.source for v in versions if v.source.id not in known or v.source.id in failed]
    if unread:
        memory.said.keep(pipeline.extract(unread, means.settings, means.progress, means.keep, means.tell))


def _chosen(memory: Memory, new: Sequence[Version], baseline: Baseline | None) -> tuple[Version, ...]:
    """The new versions, the earlier ones in whose place they stand, and the known ones that bear on them; in the order of taking in."""
    if baseline is None:
        return tuple(new)
    horizon = baseline.daily.horizon
    edited = {v.article for v in new}
    earlier = [v for article in edited for v in memory.articles.of_article(article, until=horizon)[-1:]]
    recent = [v for v in memory.articles.recent(LOOKED_THROUGH, until=horizon) if v.article not in edited]
    told = _sources_of(baseline.told, baseline.record.extractions)
    by_source = {v.source: v.seq for v in recent}
    cited = [v.source for v in recent if v.source in told]
    kin = memory.said.kin([v.source.id for v in new], list(by_source), KNOWN_AT_MOST)
    known = list(dict.fromkeys((*cited, *kin, *by_source)))[: max(KNOWN_AT_MOST, len(cited))]
    return memory.articles.versions([*(v.seq for v in (*new, *earlier)), *(by_source[s] for s in known)])


def _sources_of(claims: Iterable[str], extractions: Sequence[Extraction]) -> frozenset[str]:
    wanted = frozenset(claims)
    return frozenset(e.source for e in extractions if any(c.id in wanted for c in e.claims))


def _before(memory: Memory, baseline: Baseline, versions: Sequence[Version], taken: int) -> Before:
    """What readers know: what the last brief says, and of what it says nothing, what those before it said."""
    last = baseline.daily.seq
    own = {(c.kind, c.subject, c.attribute) for c in baseline.conflicts}
    earlier = (c for c in memory.dailies.conflicts(last, LOOKED_BACK) if (c.kind, c.subject, c.attribute) not in own)
    return Before(
        day=baseline.daily.day,
        known=frozenset(v.source.id for v in versions if v.seq <= baseline.daily.horizon),
        told=baseline.told | memory.dailies.told(last, LOOKED_BACK),
        conflicts=(*baseline.conflicts, *earlier),
        taken=taken,
    )


def _record(reading: Reading, means: Means, day: str, known: pipeline.Known, counted: Counted) -> Record:
    wanted = means.wanted.model_copy(update={"as_of": day, "as_of_how": "the day of this brief"})
    made = pipeline.make_record(reading, means.settings, wanted, means.progress, means.decided, means.keep, means.tell, known=known)
    record = asyncio.run(made)
    record = record.model_copy(update={"run": record.run.model_copy(update={"usage": counted.took})})
    return _as_decided(record, means.decided.decisions)
