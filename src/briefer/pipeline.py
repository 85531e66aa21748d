"""The whole flow, top to bottom, and the only file that knows its order.

1. read        arguments -> sources, furniture apart
2. extract     a source -> claims, each with its quote in the source
   judge       with a model: the pairs of names that the rules leave open -> one, two or unsure
3. reconcile   claims -> names, dates, origins, events, conflicts
4. write       what was reconciled -> one page
5. review      the page -> what a person has to look at
   project     the record and what persons decided -> the page as they left it
6. publish     everything -> brief.md, brief.html, brief.pdf, brief.json
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from briefer.brief import write_brief
from briefer.claims import Room, extract_claims, read_builtin
from briefer.errors import ModelFault, NothingToBrief
from briefer.lexicon.dates import lacks_year
from briefer.llm import NOTHING_KEPT, Counted, Door, Keep, Tell, unheard
from briefer.llm.plan import Plan, plan_of
from briefer.llm.unsent import Unsent
from briefer.models import (
    Before,
    Decided,
    Decision,
    Extraction,
    Grade,
    Judging,
    Paper,
    Reading,
    Reconciled,
    Record,
    Run,
    SameText,
    SettledName,
    Source,
    Wanted,
    claims_by_id,
)
from briefer.projection import Projector
from briefer.prompts import Ask, load_prompt
from briefer.publish.files import check_writable
from briefer.publish.publish import pages_of, publish_brief
from briefer.reconcile import reconcile_claims
from briefer.reconcile.doubts import PairAnswers, fence_of, find_doubts, judged_from, show_doubts
from briefer.review import in_force, review_brief
from briefer.settings import Settings
from briefer.sources.files import is_address
from briefer.sources.reading import Brought, read_sources

Progress = Callable[[str, int, int], None]
"""Called with the stage, how much of it is done, and how much there is."""

EXTRACT, REASK, JUDGE, WRITE = "extract_claims", "reask_quotes", "judge_pairs", "write_brief"


@dataclass(frozen=True, slots=True)
class Given:
    """What the user gave: sources (paths, addresses, '-' for standard input), the ways to that input and those, grades of publishers."""

    sources: tuple[str, ...]
    stdin: Callable[[], bytes] | None = None
    bring: Callable[[Sequence[str]], Sequence[Brought]] | None = None
    grades: Mapping[str, Grade] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What a desk knows from earlier days.

    Attributes:
        extractions: what was taken from sources before, by their ids; these are not read for claims again.
        before: the last brief, with which this one is compared; None: with none.
    """

    extractions: Mapping[str, Extraction] = field(default_factory=dict)
    before: Before | None = None


NOTHING_DECIDED = Decided()
NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it: the record of everything, and the files that were written."""

    record: Record
    files: tuple[Path, ...]


def quiet(stage: str, done: int, total: int) -> None:
    """The progress of nobody who looks."""


def read(given: Given) -> Reading:
    """Stage 1. Not to be called from within an event loop."""
    addresses = [s for s in given.sources if is_address(s)] if given.bring else []
    brought = given.bring(addresses) if given.bring and addresses else ()
    files = [s for s in given.sources if s not in addresses]
    return read_sources(files, stdin=given.stdin, brought=brought, grades=given.grades)


def extract(
    sources: Sequence[Source], settings: Settings, progress: Progress = quiet, keep: Keep = NOTHING_KEPT, tell: Tell = unheard
) -> tuple[Extraction, ...]:
    """Stage 2, by itself."""

    async def run() -> tuple[Extraction, ...]:
        async with AsyncExitStack() as stack:
            return await _extract(sources, await _door(settings, keep, stack, tell), progress, settings)

    return asyncio.run(run())


def ask_ahead(sources: Sequence[Source], settings: Settings, ask: Ask) -> None:
    """The questions of stage 2, put to somebody who takes them down and sends nothing. What comes of it is thrown away."""
    asyncio.run(_extract(sources, ask, quiet, settings))


def judge(
    sources: Sequence[Source], extractions: Sequence[Extraction], settings: Settings, keep: Keep = NOTHING_KEPT, tell: Tell = unheard
) -> Judging:
    """What a model says of the names that the rules leave open, by itself; nothing where there is no model or no such name."""

    async def run() -> Judging:
        async with AsyncExitStack() as stack:
            return await _judge(sources, extractions, await _door(settings, keep, stack, tell), settings)

    return asyncio.run(run())


def reconcile(
    reading: Reading,
    extractions: Sequence[Extraction],
    as_of: str | None,
    judging: Judging | None = None,
    decided: Decided = NOTHING_DECIDED,
) -> Reconciled:
    """Stage 3. The cut-off is the newest publication date where the user gives none: it decides what is background."""
    newest = max((day for s in reading.sources if (day := s.published) and not lacks_year(day)), default=None)
    said = judging or Judging()
    earlier = {one for one, _ in reading.superseded}  # what an article says no more contradicts nobody
    made = reconcile_claims(
        [s for s in reading.sources if s.id not in earlier],
        [c for e in extractions if e.source not in earlier for c in e.claims],
        as_of=as_of or newest,
        judged=said.pairs,
        settled=decided.names,
        same_text=_same_text(reading, decided.decisions),
    )
    return made.model_copy(update={"judging": said})


def _same_text(reading: Reading, decisions: Sequence[Decision]) -> tuple[tuple[str, str], ...]:
    """The ids of the sources that persons marked as one text."""
    ids = {s.sha256: s.id for s in reading.sources}
    marked = [d.act for d in in_force(decisions) if isinstance(d.act, SameText)]
    return tuple((ids[a.one.source], ids[a.other.source]) for a in marked if a.one.source in ids and a.other.source in ids)


def make_brief(  # noqa: PLR0913  (all but four may be left out)
    given: Given,
    settings: Settings,
    wanted: Wanted,
    out: Path,
    *,
    progress: Progress = quiet,
    decided: Decided = NOTHING_DECIDED,
    keep: Keep = NOTHING_KEPT,
    tell: Tell = unheard,
) -> Made:
    """From the arguments to the files, with what persons have decided of these sources before.

    Raises:
        NothingToBrief: nothing could be read, or what was read claims nothing.
        PublishFault: the folder can't be written to; found out before any work is done.
        UsageFault: wrong settings.
    """
    check_writable(out)
    record = asyncio.run(make_record(read(given), settings, wanted, progress, decided, keep, tell))
    if decided.decisions:
        record = record.model_copy(update={"reviewed": Projector(record).project(decided.decisions).reviewed})
    files = publish_brief(record, out, paper=wanted.paper)
    progress("writing", 1, 1)
    return Made(record, files)


def plan(given: Given, settings: Settings, wanted: Wanted, *, decided: Decided = NOTHING_DECIDED, keep: Keep = NOTHING_KEPT) -> Plan:
    """What `make_brief` would ask of the first endpoint of the settings; nothing is sent and nothing is written.

    Raises:
        NothingToBrief: as `make_brief`.
    """
    unsent = Unsent(settings.endpoints[0], keep, fresh=settings.fresh)

    reading = read(given)

    async def run() -> None:
        await _extract(reading.sources, unsent, quiet, settings)
        if not unsent.waiting:
            await _record(reading, settings, wanted, unsent, decided=decided)

    asyncio.run(run())
    return plan_of(unsent, load_prompt(EXTRACT), {"reask": load_prompt(REASK), "judge": load_prompt(JUDGE), "write": load_prompt(WRITE)})


async def make_record(  # noqa: PLR0913  (all but four may be left out)
    reading: Reading,
    settings: Settings,
    wanted: Wanted,
    progress: Progress,
    decided: Decided = NOTHING_DECIDED,
    keep: Keep = NOTHING_KEPT,
    tell: Tell = unheard,
    *,
    known: Known = NOTHING_KNOWN,
) -> Record:
    """Stages 2 to 5: the record as the machine makes it; no file is written.

    Raises:
        NothingToBrief: as `make_brief`.
    """
    counted = Counted(keep)
    async with AsyncExitStack() as stack:
        ask = await _door(settings, counted, stack, tell)
        record = await _record(reading, settings, wanted, ask, progress, decided, known)
    return record.model_copy(update={"run": record.run.model_copy(update={"usage": counted.took})})


async def _record(
    reading: Reading,
    settings: Settings,
    wanted: Wanted,
    ask: Ask | None,
    progress: Progress = quiet,
    decided: Decided = NOTHING_DECIDED,
    known: Known = NOTHING_KNOWN,
) -> Record:
    extractions = await _extract(reading.sources, ask, progress, settings, known.extractions)
    if not known.before and not any(e.claims for e in extractions):
        raise NothingToBrief("The sources hold no sentence that claims anything.", "Look at them with `briefer sources`.")
    judging = await _judge(reading.sources, extractions, ask, settings, decided.names)
    reconciled = reconcile(reading, extractions, wanted.as_of, judging, decided)
    progress("writing", 0, 1)
    written = await write_brief(
        reading,
        extractions,
        reconciled,
        wanted=wanted.model_copy(update={"builtin_last": settings.builtin_last}),
        pages_of=partial(pages_of, reading=reading, claims=claims_by_id(extractions), reconciled=reconciled, paper=wanted.paper),
        ask=ask,
        write_prompt=load_prompt(WRITE) if ask else None,
        before=known.before,
    )
    return Record(
        run=_run(
            settings,
            wanted.paper,
            prompts=[*(e.prompt for e in extractions), judging.prompt, load_prompt(WRITE).name if ask else None],
        ),
        reading=reading,
        extractions=extractions,
        reconciled=reconciled,
        brief=written.brief,
        review=review_brief(reading, extractions, reconciled, written.brief),
    )


async def _door(settings: Settings, keep: Keep, stack: AsyncExitStack, tell: Tell) -> Ask | None:
    """The way to the models, or None for the built-in reader."""
    return await stack.enter_async_context(Door(settings, keep=keep, tell=tell)) if settings.endpoints else None


async def _extract(
    sources: Sequence[Source],
    ask: Ask | None,
    progress: Progress,
    settings: Settings,
    known: Mapping[str, Extraction] = MappingProxyType({}),
) -> tuple[Extraction, ...]:
    done = 0
    room = Room(min((endpoint.context for endpoint in settings.endpoints if endpoint.context), default=None))
    turns = asyncio.Semaphore(2 * settings.concurrency)  # not all sources run into a limit that the first of them find out about

    async def one(source: Source) -> Extraction:
        nonlocal done
        if source.id in known:
            found = known[source.id]
        elif ask is None:
            found = read_builtin(source)
        else:
            async with turns:
                found = await extract_claims(
                    source,
                    ask=ask,
                    extract_prompt=load_prompt(EXTRACT),
                    reask_prompt=load_prompt(REASK),
                    stand_in=read_builtin,
                    room=room,
                    chosen=settings.builtin_last,
                )
        done += 1
        progress("reading", done, len(sources))
        return found

    return tuple(await asyncio.gather(*map(one, sources)))


async def _judge(
    sources: Sequence[Source], extractions: Sequence[Extraction], ask: Ask | None, settings: Settings, settled: Sequence[SettledName] = ()
) -> Judging:
    """One call on all names that neither the rules nor the desk's list decide. Where it fails, the rules decide alone."""
    doubts = find_doubts(sources, [c for e in extractions for c in e.claims], settled) if ask else ()
    if ask is None or not doubts:
        return Judging()
    prompt = load_prompt(JUDGE)
    asked = Judging(asked=len(doubts), prompt=prompt.name)
    try:
        answer, usage, _ = await ask(prompt.render(fence=fence_of(doubts), pairs=show_doubts(doubts)), PairAnswers)
    except ModelFault as fault:
        return asked.model_copy(update={"stood_in" if settings.builtin_last else "fault": str(fault)})
    pairs = judged_from(answer, doubts)
    return asked.model_copy(update={"pairs": pairs, "dropped": len(answer.answers) - len(pairs), "usage": usage})


def _run(settings: Settings, paper: Paper, *, prompts: Sequence[str | None]) -> Run:
    return Run(
        briefer=version("briefer"),
        reader=settings.reader,
        paper=paper,
        prompts=tuple(sorted({prompt for prompt in prompts if prompt})),
    )
