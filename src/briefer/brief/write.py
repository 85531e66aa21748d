"""Reconciled -> Brief: 1. gather, 2. rank, 3. choose the items, 4. phrase them, 5. cut to one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefer.brief.evidence import gather
from briefer.brief.fit import fit_to_page
from briefer.brief.gaps import gaps_of
from briefer.brief.items import Items, choose_items
from briefer.brief.made import made_lines, partial_lines
from briefer.brief.page import cut_off, period_of, source_lines, title_of
from briefer.brief.phrase import phrase_items
from briefer.brief.rank import rank
from briefer.brief.record import left_out, unchanged
from briefer.brief.since import Changes
from briefer.models import Before, Brief, Extraction, Mark, Reading, Reconciled, Since, Usage, Wanted
from briefer.prompts import Ask, PromptFile


@dataclass(frozen=True, slots=True)
class Written:
    """The brief, and what its writing took of a model."""

    brief: Brief
    usage: Usage = field(default_factory=Usage)


async def write_brief(  # noqa: PLR0913  (all but five may be left out)
    reading: Reading,
    extractions: Sequence[Extraction],
    reconciled: Reconciled,
    *,
    wanted: Wanted,
    pages_of: Callable[[Brief], int],
    ask: Ask | None = None,
    write_prompt: PromptFile | None = None,
    before: Before | None = None,
) -> Written:
    """The one-page brief of what was read.

    Without ``ask`` every sentence is in the sources' own words or made by code. With it, a model phrases the bottom line
    and one headline for each development; what it says is checked by code, refused sentences are asked for once more, and
    what is refused twice stays in the sources' words. No fault of a model is raised: the brief then says PARTIAL.

    Args:
        reading: the sources; they are numbered by name and SHA-256.
        extractions: the claims of each source, in any order.
        reconciled: entities, dates, origins, events and conflicts over these claims.
        wanted: title, marking, information cut-off, audience, yardstick of likelihood, and what the desk watches.
        pages_of: how many pages a brief takes.
        ask: the way to a model, or None.
        write_prompt: the prompt 'write_brief'; needed with ``ask``.
        before: what the readers know from the last brief: what is no news is left out then, and what is says how it differs.
    """
    evidence = gather(reading, extractions, reconciled)
    as_of, how = cut_off(evidence, wanted.as_of, wanted.as_of_how)
    changes = Changes(evidence, before)
    news = changes.news_of(rank(evidence, as_of, wanted.watch))
    groups = news.groups
    items = choose_items(groups, evidence, changes)
    since = _since(before, items, len(news.unchanged)) if before else None
    shown = evidence.of({evidence.claims[c].source for c in items.cited}) if before else evidence
    fresh = evidence.of(evidence.sources.keys() - before.known) if before else evidence
    gaps = gaps_of(items, shown) if since is None or since.news else ()
    phrased = await phrase_items(items, groups, evidence, ask, write_prompt, wanted.likelihood)
    chosen = phrased.items
    whole = Brief(
        title=wanted.title or title_of(groups or news.unchanged, evidence),
        marking=wanted.marking,
        audience=wanted.audience,
        likelihood=wanted.likelihood,
        as_of=as_of,
        as_of_how=how,
        period=period_of(groups, evidence, as_of),
        since=since,
        items=(*chosen.bottom, *chosen.developments, *chosen.disagreements, *chosen.judgements, *gaps),
        sources=source_lines(evidence),
        made=made_lines(evidence, phrased.made),
        partial=partial_lines(fresh, None if wanted.builtin_last else phrased.fault),
        cut=(*left_out(chosen, groups, evidence, before), *unchanged(chosen, news.unchanged, evidence, before)),
    )
    return Written(fit_to_page(whole, evidence, pages_of), phrased.usage)


def _since(before: Before, items: Items, unchanged: int) -> Since:
    """What the page is to those who have read the last brief: news, where any item is more than background.

    Args:
        before: the last brief.
        items: what the page could say.
        unchanged: how much of what was known is left out.
    """
    marks = {i.mark for i in (*items.bottom, *items.developments, *items.disagreements)} - {None, Mark.BACKGROUND}
    return Since(day=before.day, taken=before.taken, unchanged=unchanged, news=bool(marks or items.judgements))
