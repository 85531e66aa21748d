"""What `briefer approve` lists: what of a review is not settled."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.brief.evidence import Evidence
from briefer.models import Point
from briefer.tables.layout import Rows, render
from briefer.wording import POINTS
from briefer.wording.things import point_text


def points_table(points: Sequence[Point], evidence: Evidence, width: int) -> str:
    """What a reviewer has to look at."""
    return render([Rows([(POINTS[p.what], point_text(p, evidence)) for p in points])], width)
