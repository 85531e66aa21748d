"""A desk's articles, taken in from its feeds, folders and addresses: `collect`. What fails is named, and costs nothing else.

outcome.py   what came of a run, counted by place
intake.py    one article into the memory
files.py     folders and patterns
pages.py     an address, asked for once a run, and not in vain
feeds.py     a feed, its entries, and the pages behind them
run.py       all of them, in order
"""

from __future__ import annotations

from briefer.collecting.outcome import Collected, Place
from briefer.collecting.run import collect

__all__ = ["Collected", "Place", "collect"]
