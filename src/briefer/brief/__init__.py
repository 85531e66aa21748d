"""The brief: what was reconciled -> the page as structure, ranked, written, cut to one page.

Every sentence outside the gaps names the claims it rests on. Without a model the sentences are the sources' own words.
"""

from __future__ import annotations

from briefer.brief.page import Wanted
from briefer.brief.write import Written, write_brief

__all__ = ["Wanted", "Written", "write_brief"]
