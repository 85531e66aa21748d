"""Cut to one page: what goes first, how it is tried, and the record of what went.

Background goes before judgements, judgements before developments, the lowest rank of each first, but the best of the
background, two judgements, two running counts and four developments are held longest; then names and gaps; opinion against
opinion; and open conflicts only when nothing else is left. The bottom line stays. A long list of sources is shortened to
those that the page cites, where that keeps more of the page, and always where the page tells what is new since the last brief.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefer.brief.evidence import Evidence, is_open
from briefer.brief.page import NAMES_AT_MOST, Trim, trimmed, with_cited_sources
from briefer.models import Brief, Item, Mark, Section

PagesOf = Callable[[Brief], int]

MOST = {Section.DEVELOPMENTS: 24, Section.JUDGEMENTS: 6, Section.DISAGREEMENTS: 12}
MOST_SOURCES = 100
"""What no page holds is not tried: at two lines each, 24 developments fill a sheet of A4 by themselves, and so do 100 sources."""

ENOUGH_DEVELOPMENTS = 4
FEW_CITATIONS = 3
AFTER_REVIEW = "did not fit on one page after the review"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to leave out: an item with the reason, or all names past a number."""

    item: str | None = None
    why: str = ""
    names: int | None = None


def fit_to_page(whole: Brief, evidence: Evidence, pages_of: PagesOf) -> Brief:
    """The brief with as much on it as one page holds. Where not even the least fits, the least is given.

    Args:
        whole: everything, in the order of the page and in each section the most important first.
        evidence: what it was written from.
        pages_of: how many pages a brief takes; called about ten times, at most thirty.
    """
    why = _ranks(whole.items)
    always = {item: why[item] for item in _too_many(whole.items)}
    steps = _removal_order(whole.items, evidence, why, always)
    first = (Trim(cut=always),) if len(evidence.sources) <= MOST_SOURCES and not whole.since else ()
    probes = (0, len(steps))
    best = _best(whole, evidence, pages_of, [(trim, probes) for trim in (*first, *_shorter(Trim(cut=always)))], steps)
    return best or trimmed(whole, evidence, _after(Trim(cut=always, cited_sources_only=True, citations=1), steps))


def refit(brief: Brief, evidence: Evidence, pages_of: PagesOf, held: Collection[str]) -> Brief:
    """The brief as persons left it, cut to one page where it runs over: the lowest ranks first, of what none of them touched.

    Where cutting all of that is not enough, the brief as it is, which then takes more than a page.

    Args:
        brief: one that was cut to a page before it was reviewed.
        evidence: what it is written from now.
        pages_of: how many pages a brief takes; called once where it fits.
        held: ids of the items that stay.
    """
    brief = with_cited_sources(brief, evidence)
    if pages_of(brief) <= 1:
        return brief
    steps = _removal_order(brief.items, evidence, {i.id: AFTER_REVIEW for i in brief.items}, held)
    whole = Trim(names=len(brief.names), cited_sources_only=len(brief.sources) < len(evidence.sources))
    few = [2**n for n in range(len(steps).bit_length()) if 2**n < len(steps)]
    plans = [(whole, (*few, len(steps))), *((trim, (0, *few, len(steps))) for trim in _shorter(whole))]
    return _best(brief, evidence, pages_of, plans, steps) or brief


def put_back(items: Sequence[Item], item: Item) -> tuple[Item, ...]:
    """The items of a page with one more at its place: in its section, before the first of lower rank."""
    sections = list(Section)

    def behind(other: Item) -> bool:
        place, own = sections.index(other.section), sections.index(item.section)
        return place > own or (place == own and other.score < item.score)

    at = next((n for n, other in enumerate(items) if behind(other)), len(items))
    return (*items[:at], item, *items[at:])


def _shorter(trim: Trim) -> tuple[Trim, Trim]:
    """The same with less beside the items: sources that are not cited, then citations past the third."""
    cited = replace(trim, cited_sources_only=True)
    return cited, replace(cited, citations=FEW_CITATIONS)


def _best(
    whole: Brief, evidence: Evidence, pages_of: PagesOf, plans: Iterable[tuple[Trim, Sequence[int]]], steps: Sequence[Step]
) -> Brief | None:
    """The first plan that keeps enough developments, else the one that keeps most; None where no plan gives one page."""
    best: Brief | None = None
    for trim, probes in plans:
        found = _search(whole, evidence, pages_of, (trim, steps), probes)
        if found is not None and (best is None or _developments(found) > _developments(best)):
            best = found
        if best is not None and _developments(best) >= min(ENOUGH_DEVELOPMENTS, _developments(whole)):
            break
    return best


def _developments(brief: Brief) -> int:
    return sum(i.section is Section.DEVELOPMENTS for i in brief.items)


def _search(whole: Brief, evidence: Evidence, pages_of: PagesOf, plan: tuple[Trim, Sequence[Step]], probes: Sequence[int]) -> Brief | None:
    """The brief after the fewest steps that make it one page; None where the last of the probes, numbers of steps, is not enough."""
    trim, steps = plan

    def fits(count: int) -> Brief | None:
        brief = trimmed(whole, evidence, _after(trim, steps[:count]))
        return brief if pages_of(brief) <= 1 else None

    low, high, best = probes[0] - 1, 0, None
    for high in probes:
        if (best := fits(high)) is not None:
            break
        low = high
    while best is not None and high - low > 1:
        middle = (low + high) // 2
        found = fits(middle)
        low, high, best = (low, middle, found) if found is not None else (middle, high, best)
    return best


def _after(trim: Trim, steps: Sequence[Step]) -> Trim:
    cut = {**trim.cut, **{s.item: s.why for s in steps if s.item}}
    names = min((s.names for s in steps if s.names is not None), default=trim.names)
    return replace(trim, cut=cut, names=min(names, trim.names))


def _of(section: Section, items: Iterable[Item]) -> list[Item]:
    return [i for i in items if i.section is section]


def _too_many(items: Sequence[Item]) -> list[str]:
    """The items past what any page holds."""
    return [item.id for section, most in MOST.items() for item in _of(section, items)[most:]]


def _ranks(items: Sequence[Item]) -> dict[str, str]:
    """Why each item is cut, where it is."""
    return {
        item.id: f"did not fit on one page (rank {n} of {len(alike)})"
        for section in Section
        for alike in [_of(section, items)]
        for n, item in enumerate(alike, 1)
    }


def _removal_order(items: Sequence[Item], evidence: Evidence, why: Mapping[str, str], spared: Collection[str]) -> tuple[Step, ...]:
    """Every step of trimming, the first to be taken first; none for what is spared, or gone already."""
    developments = _of(Section.DEVELOPMENTS, items)
    conflicts = {c.id for c in evidence.reconciled.conflicts if is_open(c)}

    def out(some: Sequence[Item], keep: Callable[[Item], bool] = lambda _: True) -> list[Step]:
        return [Step(i.id, why[i.id]) for i in reversed(some) if i.id not in spared and keep(i)]

    old = out(developments, lambda i: i.mark is Mark.BACKGROUND)
    news = out(developments, lambda i: i.mark is not Mark.BACKGROUND and i.conflict is None)
    counts = out(developments, lambda i: i.mark is not Mark.BACKGROUND and i.conflict is not None)
    gaps, views, apart = out(_of(Section.GAPS, items)), out(_of(Section.JUDGEMENTS, items)), _of(Section.DISAGREEMENTS, items)
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
