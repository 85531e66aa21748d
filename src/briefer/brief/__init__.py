"""The brief: what was reconciled -> the page as structure, ranked, written, cut to one page; and the page anew after persons decided.

Every sentence outside the gaps and the reviewer's comments names the claims it rests on. Without a model the sentences are the sources'
own words.
"""

from __future__ import annotations

from briefer.brief.cuts import Cuts
from briefer.brief.decided import with_decided
from briefer.brief.evidence import Evidence, gather
from briefer.brief.fit import put_back, refit
from briefer.brief.own_words import unsupported
from briefer.brief.redraft import redraft
from briefer.brief.write import Written, write_brief

__all__ = ["Cuts", "Evidence", "Written", "gather", "put_back", "redraft", "refit", "unsupported", "with_decided", "write_brief"]
