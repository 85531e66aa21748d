"""The flow for articles of which careful people said what is in them: packs -> scores."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from briefer.evaluate import Gold, Scores, evaluate_record, read_gold
from briefer.llm import NOTHING_KEPT, Keep, Tell, unheard
from briefer.models import Wanted
from briefer.pipeline import Given, Progress, make_record, quiet, read
from briefer.settings import Settings


def evaluate(
    packs: Sequence[Path],
    settings: Settings,
    *,
    clock: Callable[[], float],
    progress: Progress = quiet,
    keep: Keep = NOTHING_KEPT,
    tell: Tell = unheard,
) -> tuple[Scores, ...]:
    """Stages 1 to 5 for each pack, as `make_brief` does them, and the scores against its gold; no file is written.

    Args:
        packs: folders with ``gold.json`` and the articles in ``articles/``, or beside it.
        settings: the reader.
        clock: gives seconds, from any zero.
        progress: called as for a brief.
        keep: where what models say is kept; what stands there is not asked again.
        tell: told of each endpoint that another stood in for.

    Raises:
        GoldFault: a pack has no gold, or gold that cannot be used; found out for all packs before any work is done.
        NothingToBrief: the articles of a pack can't be read, or claim nothing.
    """
    golds = [read_gold(pack) for pack in packs]
    return tuple(_measure(pack, gold, settings, clock, progress, keep, tell) for pack, gold in zip(packs, golds, strict=True))


def _measure(pack: Path, gold: Gold, settings: Settings, clock: Callable[[], float], progress: Progress, keep: Keep, tell: Tell) -> Scores:
    inside = (pack / "articles").is_dir() and not (pack / "sources.toml").is_file()
    articles = pack / "articles" if inside else pack
    begun = clock()
    record = asyncio.run(make_record(read(Given((str(articles),))), settings, Wanted(), progress, keep=keep, tell=tell))
    return evaluate_record(record, gold, seconds=clock() - begun)
