"""A difference between sources: who says what, how many of them count, and what a person makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.brief.differences import independent_origins
from briefer.models import Choose, Claim, Conflict, DifferenceKind, Position
from briefer.publish.text import clean
from briefer.web.desk import Desk
from briefer.web.panes.ask import Ask, Pane, address, part_of
from briefer.web.words import direction
from briefer.wording import VERDICTS, counted
from briefer.wording.things import in_words, question

ROWS = 60
"""Sources that have a row of the figure; how many more there are is said below it."""
QUOTES = 6
"""Quotes of a position that are shown; the table below has all of them."""


@dataclass(frozen=True, slots=True)
class QuoteShown:
    """Words that stand behind a position."""

    claim: str
    quote: str
    lang: str
    dir: str
    cited: int
    publisher: str
    grade: str
    statement: str


@dataclass(frozen=True, slots=True)
class Side:
    """A position."""

    number: int
    value: str
    quotes: tuple[QuoteShown, ...]
    more: int
    backing: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Teller:
    """A row of the figure: a source, and for each position its claims, empty where it does not say so."""

    source: str
    cited: int
    publisher: str
    tag: str
    grade: str
    said: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Tellers:
    """Sources that count as one."""

    origin: str
    kind: str
    rows: tuple[Teller, ...]


def conflict_pane(desk: Desk, ask: Ask) -> Pane:
    """One difference.

    Raises:
        KeyError: there is none with this id.
    """
    conflict = desk.conflicts[ask.id]
    placed = tuple(p for p in desk.on_page.values() if p.item.conflict == conflict.id)
    chosen = [d for d, _ in desk.decided.get(conflict.id, ()) if isinstance(d.act, Choose)]
    context = {
        "conflict": conflict,
        "question": question(conflict),
        "verdict": VERDICTS[conflict.verdict],
        "reason": in_words(desk.evidence, conflict.reason),
        "sides": tuple(_side(desk, conflict, n) for n in range(len(conflict.positions))),
        "figure": _figure(desk, conflict),
        "figure_more": max(0, len({s for p in conflict.positions for s in p.sources}) - ROWS),
        "chosen": chosen[-1] if chosen else None,
        "before": desk.decided.get(conflict.id, ()),
        "placed": placed,
    }
    first = placed[0].sentence.id if placed else ""
    return Pane("conflict.j2", "A difference between sources", address("conflict", conflict.id), context, sentence=first)


def _side(desk: Desk, conflict: Conflict, side: int) -> Side:
    position = conflict.positions[side]
    claims = desk.evidence.in_order(position.claims)
    first = _one_a_source(claims)
    return Side(
        number=side + 1,
        value=clean(position.value),
        quotes=tuple(_quote(desk, c) for c in first[:QUOTES]),
        more=len(first) - QUOTES,
        backing=_backing(desk, conflict, side),
        taken=conflict.taken == position.value,
    )


def _one_a_source(claims: tuple[Claim, ...]) -> list[Claim]:
    return list({c.source: c for c in reversed(claims)}.values())[::-1]


def _quote(desk: Desk, claim: Claim) -> QuoteShown:
    source = desk.evidence.sources[claim.source]
    statement, quote = clean(claim.statement), clean(claim.quote.text)
    foreign = source.language.split("-")[0] != "en" and statement != quote
    return QuoteShown(
        claim.id,
        quote,
        source.language,
        direction(source.language),
        desk.number(source.id),
        clean(source.publisher or ""),
        source.grade,
        statement if foreign else "",
    )


def _backing(desk: Desk, conflict: Conflict, side: int) -> str:
    """Who stands behind a position, and for how many independent sources that counts."""
    mine = set(conflict.positions[side].sources)
    alone = len(independent_origins(conflict, side))
    said = f"{counted(len(mine), 'source')} {desk.numbers(mine)}"
    if conflict.verdict not in {DifferenceKind.CONFLICT, DifferenceKind.OPINION}:
        return said
    if not alone:
        return f"{said}; a text that says otherwise too, so it counts for none"
    return f"{said}; {counted(alone, 'independent origin')}"


def _figure(desk: Desk, conflict: Conflict) -> tuple[Tellers, ...]:
    """Origins, their sources, and what each says: the rows of the figure."""
    sources = dict.fromkeys(s for p in conflict.positions for s in p.sources)
    groups: dict[str, list[str]] = {}
    for source in sorted(sources, key=desk.number)[:ROWS]:
        groups.setdefault(desk.evidence.origin_of(source), []).append(source)
    return tuple(
        Tellers(origin, _kind(desk, group), tuple(_teller(desk, s, conflict.positions) for s in group)) for origin, group in groups.items()
    )


def _kind(desk: Desk, group: list[str]) -> str:
    known = desk.evidence.origins.get(group[0])
    return f"one text ({known.kind})" if known and len(known.sources) > 1 else "stands alone"


def _teller(desk: Desk, source: str, positions: tuple[Position, ...]) -> Teller:
    told = desk.evidence.sources[source]
    said = tuple(tuple(c for c in p.claims if c in desk.evidence.claims and desk.evidence.claims[c].source == source) for p in positions)
    return Teller(source, desk.number(source), clean(told.publisher or ""), told.language, told.grade, said)


def conflicts_pane(desk: Desk, ask: Ask) -> Pane:
    """All differences: the conflicts first, then those that were told apart from one."""
    words = ask.words.casefold()
    order = list(DifferenceKind)
    found = [c for c in desk.conflicts.values() if words in f"{question(c)} {' '.join(p.value for p in c.positions)}".casefold()]
    found.sort(key=lambda c: (order.index(c.verdict), c.subject, c.id))
    part = part_of(found, ask, "conflicts", q=ask.words)
    rows = [(c, question(c), VERDICTS[c.verdict], len(desk.decided.get(c.id, ()))) for c in part.entries]
    context = {"part": part, "rows": rows, "q": ask.words, "total": len(desk.conflicts)}
    return Pane("conflicts.j2", "Where the sources differ", ask.here("conflicts"), context)
