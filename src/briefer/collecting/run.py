"""A run of taking in: folders, then feeds and addresses beside each other, then young pages once more."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from briefer.bringing import MakeFetcher
from briefer.collecting.feeds import take_address
from briefer.collecting.files import take_folder
from briefer.collecting.intake import Intake
from briefer.collecting.outcome import Collected, Tally
from briefer.collecting.pages import Pages
from briefer.desk import Memory
from briefer.fetch import shown
from briefer.models import Grade
from briefer.settings import TakeTable
from briefer.sources.reading import grades_by_key

Step = Callable[[str, int, int], None]
"""Told what is done, how much of it, and of how much."""


def _quiet(*_: object) -> None:
    """Nobody looks."""


def collect(
    take: TakeTable,
    desk: Path,
    memory: Memory,
    *,
    now: Callable[[], dt.datetime],
    make: MakeFetcher,
    grades: Mapping[str, Grade],
    step: Step = _quiet,
) -> Collected:
    """Take in what is new at the places of a desk. Each article is on the disk before its place is noted as asked for.

    Of two runs at one desk the second would ask for what the first is asking for: who calls holds the desk (`desk.lock`).

    Args:
        take: the places.
        desk: the folder in which relative ones lie.
        memory: of the desk.
        now: the time, in UTC.
        make: the one fetcher of the run.
        grades: the Admiralty grades of publishers.
        step: told of each place that is done.

    Returns:
        What came of it, failures among them: none of them stops the run.

    Raises:
        DeskFault: the memory can't be used; what was taken in so far is whole, and the next run goes on.
    """
    seq = memory.articles.begin_collection()
    places = [*(f"folder {name}" for name in take.folders), *(f"feed {shown(url)}" for url in take.feeds)]
    tally = Tally([*places, *(f"page {shown(url)}" for url in take.urls)])
    intake = Intake(memory, grades_by_key(grades), tally)
    for number, folder in enumerate(take.folders, 1):
        take_folder(folder, desk, intake)
        step("folders", number, len(take.folders))
    with ThreadPoolExecutor(1) as worker:
        asyncio.run(_take_addresses(take, lambda: Pages(make(), intake, worker, now), step))
    memory.articles.end_collection(seq, tally.taken, tally.failed)
    return tally.collected(seq)


async def _take_addresses(take: TakeTable, make: Callable[[], Pages], step: Step) -> None:
    pages = make()
    done, total = 0, len(take.feeds) + len(take.urls)

    async def counted(address: str, place: str, *, is_feed: bool) -> None:
        nonlocal done
        await take_address(address, f"{place} {shown(address)}", pages, "feed" if is_feed else "page")
        done += 1
        step("feeds", done, total)

    feeds = (counted(url, "feed", is_feed=True) for url in take.feeds)
    await asyncio.gather(*feeds, *(counted(url, "page", is_feed=False) for url in take.urls))
    await pages.look_again()
