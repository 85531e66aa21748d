"""Cut to one page: what goes first, how it is tried, and the record of what went.

Background goes before judgements, judgements before developments, the lowest rank of each first, but the best of the
background, two judgements, two running counts and four developments are held longest; then names and gaps; opinion against
opinion; and open conflicts only when nothing else is left. The bottom line stays. A long list of sources is shortened to
those that the page cites, where that keeps more of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefer.brief.evidence import is_open
from briefer.brief.page import NAMES_AT_MOST, Draft, Trim, build
from briefer.models import Brief, Item, Mark, Section

PagesOf = Callable[[Brief], int]

MOST_DEVELOPMENTS, MOST_JUDGEMENTS, MOST_DISAGREEMENTS, MOST_SOURCES = 24, 6, 12, 100
"""What no page holds is not tried: at two lines each, 24 developments fill a sheet of A4 by themselves, and so do 100 sources."""

ENOUGH_DEVELOPMENTS = 4
FEW_CITATIONS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to leave out: an item with the reason, or all names past a number."""

    item: str | None = None
    why: str = ""
    names: int | None = None


def fit_to_page(draft: Draft, pages_of: PagesOf) -> Brief:
    """The brief with as much on it as one page holds. Where not even the least fits, the least is given.

    Args:
        draft: everything, the most important first.
        pages_of: how many pages a brief takes; called about ten times, at most thirty.
    """
    always = _too_many(draft)
    steps = _removal_order(draft, always)
    best: Brief | None = None
    whole_list = (Trim(),) if len(draft.evidence.sources) <= MOST_SOURCES else ()
    for plan in (*whole_list, Trim(cited_sources_only=True), Trim(cited_sources_only=True, citations=FEW_CITATIONS)):
        found = _search(draft, replace(plan, cut=always), steps, pages_of)
        if found is not None and (best is None or _developments(found) > _developments(best)):
            best = found
        if best is not None and _developments(best) >= min(ENOUGH_DEVELOPMENTS, len(draft.items.developments)):
            break
    return best or build(draft, _after(Trim(cut=always, cited_sources_only=True, citations=1), steps))


def _developments(brief: Brief) -> int:
    return sum(i.section is Section.DEVELOPMENTS for i in brief.items)


def _search(draft: Draft, trim: Trim, steps: Sequence[Step], pages_of: PagesOf) -> Brief | None:
    """The brief after the fewest steps that make it one page; None where all steps are not enough."""

    def fits(count: int) -> Brief | None:
        brief = build(draft, _after(trim, steps[:count]))
        return brief if pages_of(brief) <= 1 else None

    if (whole := fits(0)) is not None:
        return whole
    low, high, best = 0, len(steps), fits(len(steps))
    while best is not None and high - low > 1:
        middle = (low + high) // 2
        found = fits(middle)
        low, high, best = (low, middle, found) if found is not None else (middle, high, best)
    return best


def _after(trim: Trim, steps: Sequence[Step]) -> Trim:
    cut = {**trim.cut, **{s.item: s.why for s in steps if s.item}}
    names = min((s.names for s in steps if s.names is not None), default=trim.names)
    return replace(trim, cut=cut, names=names)


def _too_many(draft: Draft) -> dict[str, str]:
    """The items past what any page holds, with the reason."""
    cut: dict[str, str] = {}
    limits = (
        (draft.items.developments, MOST_DEVELOPMENTS),
        (draft.items.judgements, MOST_JUDGEMENTS),
        (draft.items.disagreements, MOST_DISAGREEMENTS),
    )
    for items, most in limits:
        cut |= {item.id: _why(items, n) for n, item in enumerate(items) if n >= most}
    return cut


def _why(items: Sequence[Item], index: int) -> str:
    return f"did not fit on one page (rank {index + 1} of {len(items)})"


def _removal_order(draft: Draft, gone: dict[str, str]) -> tuple[Step, ...]:
    """Every step of trimming, the first to be taken first."""
    developments, judged, apart = draft.items.developments, draft.items.judgements, draft.items.disagreements
    conflicts = {c.id for c in draft.evidence.reconciled.conflicts if is_open(c)}

    def out(items: Sequence[Item], keep: Callable[[Item], bool] = lambda _: True) -> list[Step]:
        backwards = reversed(list(enumerate(items)))
        return [Step(i.id, _why(items, n)) for n, i in backwards if i.id not in gone and keep(i)]

    old = out(developments, lambda i: i.mark is Mark.BACKGROUND)
    news = out(developments, lambda i: i.mark is not Mark.BACKGROUND and i.conflict is None)
    counts = out(developments, lambda i: i.mark is not Mark.BACKGROUND and i.conflict is not None)
    gaps, views = out(draft.gaps), out(judged)
    spare, few_gaps = max(0, len(news) - ENOUGH_DEVELOPMENTS), max(0, len(gaps) - 2)
    return (
        *old[:-1],
        *views[:-2],
        Step(names=NAMES_AT_MOST // 2),
        *news[:spare],
        *counts[:-2],
        *old[-1:],
        *gaps[:few_gaps],
        *views[-2:],
        Step(names=0),
        *counts[-2:],
        *news[spare:],
        *gaps[few_gaps:],
        *out(apart, lambda i: i.conflict not in conflicts),
        *out(apart, lambda i: i.conflict in conflicts),
    )
