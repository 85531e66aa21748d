"""The hard pairs: names that the rules can neither join nor hold apart, put so that a model can judge them from the quotes.

Nothing here asks anybody: the pipeline puts the question, and hands what ``judged_from`` makes of the answer to ``reconcile_claims``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Final, Literal

from pydantic import Field

from briefer.lexicon.carried import ground_of, is_plain, names_follow
from briefer.models import Claim, EntityKind, Frozen, PairJudged, SettledName, Source, Verdict
from briefer.reconcile.given import Given, gather
from briefer.reconcile.ids import make_id
from briefer.reconcile.judged import pair_of
from briefer.reconcile.name_forms import Form
from briefer.reconcile.name_units import Unit, plain
from briefer.reconcile.names import SortedNames, cluster_names, sort_names

MOST_DOUBTS: Final = 40
LEAST_SCORE: Final = 0.4
"""Below it the rules saw nothing that the two have in common."""
MOST_QUOTES: Final = 2
LONGEST_QUOTE: Final = 300
MOST_ROLES: Final = 3
LONGEST_REASON: Final = 200
NOT_SHOWN: Final = "the reason that was given is not repeated: it has names, numbers or signs that the quotes do not have"


class QuoteOf(Frozen):
    """Exact words of a source in which a name stands."""

    source: str
    text: str


class NameInDoubt(Frozen):
    """One side of a doubt: the spelling as a source has it, the offices and functions that go with it, and where it stands."""

    text: str
    roles: tuple[str, ...] = ()
    quotes: tuple[QuoteOf, ...] = ()


class Doubt(Frozen):
    """Two spellings that may name one or two, and how near the rules came to joining them."""

    id: str
    kind: EntityKind
    one: NameInDoubt
    other: NameInDoubt
    score: float


class PairAnswer(Frozen):
    """The answer on one pair."""

    pair: Annotated[str, Field(min_length=1, max_length=16)] = Field(description="the id of the pair as given, e.g. 'p3'")
    verdict: Literal["same", "different", "unsure"]
    reason: Annotated[str, Field(max_length=2000)] = Field(description="one short sentence on what in the quotes tells it")


class PairAnswers(Frozen):
    """One answer for each pair."""

    answers: Annotated[tuple[PairAnswer, ...], Field(max_length=2 * MOST_DOUBTS)]


# ---------------------------------------------------------------- finding them


def find_doubts(sources: Sequence[Source], claims: Sequence[Claim], settled: Sequence[SettledName] = ()) -> tuple[Doubt, ...]:
    """The pairs of names that the rules leave open, most promising first, forty at most.

    Left out are pairs on which an answer would change nothing: those that come together or are held apart through other
    spellings; and of several pairs between the same two groups of spellings all but one.

    Args:
        sources: what was read.
        claims: what was taken from them.
        settled: the desk's list of names: what it joins or parts is no doubt.
    """
    given = gather(sources, claims, None)
    names, views = sort_names(given, (), settled)
    heard = cluster_names(names, views)
    home = {unit: number for number, ids in enumerate(heard.groups) for unit in ids}
    units = names.units
    far = {pair_of(a, b) for (a, b), said in heard.heard.items() if said.verdict is Verdict.DIFFERENT}
    open_ = [
        (-said.score, not units[a].offices & units[b].offices, units[a].kind.value, a, b)
        for (a, b), said in heard.heard.items()
        if said.verdict is Verdict.UNSURE and said.score >= LEAST_SCORE and home[a] != home[b]
    ]
    first: dict[tuple[int, int], tuple[float, str, str]] = {}
    for score, _, _, a, b in sorted(open_):
        if not any(pair_of(x, y) in far for x in heard.groups[home[a]] for y in heard.groups[home[b]]):
            first.setdefault((min(home[a], home[b]), max(home[a], home[b])), (-score, a, b))
    forms = {form.id: form for form in names.forms}
    return tuple(
        _doubt(f"p{number}", score, units[a], units[b], (given, names, forms))
        for number, (score, a, b) in enumerate(list(first.values())[:MOST_DOUBTS], 1)
    )


_Known = tuple[Given, SortedNames, dict[str, Form]]


def _doubt(name: str, score: float, one: Unit, other: Unit, known: _Known) -> Doubt:
    left = _quotes(one, known, ())
    right = _quotes(other, known, [quote.source for quote in left])
    return Doubt(
        id=name,
        kind=one.kind,
        one=NameInDoubt(text=one.text, roles=_roles(one, known), quotes=left),
        other=NameInDoubt(text=other.text, roles=_roles(other, known), quotes=right),
        score=score,
    )


def _roles(unit: Unit, known: _Known) -> tuple[str, ...]:
    """The offices and functions that the sources give to the name and its short forms, the most frequent first."""
    given, names, forms = known
    own = [forms[name] for name in unit.forms]
    every = [*own, *(short for form in own for short in names.hangers.get(form.id, ()))]
    said = Counter(_one_line(role) for form in every for claim, n in form.mentions if (role := given.claim[claim].mentions[n].role))
    return tuple(sorted(said, key=lambda role: (-said[role], role)))[:MOST_ROLES]


def _quotes(unit: Unit, known: _Known, taken: Sequence[str]) -> tuple[QuoteOf, ...]:
    """One or two quotes in which the name stands: of sources that gave none yet where possible, with an office before those without."""
    given, _, forms = known
    found: list[tuple[bool, int, int, QuoteOf]] = []
    for form in (forms[name] for name in unit.forms):
        for claim_id, number in form.mentions:
            claim = given.claim[claim_id]
            mention = claim.mentions[number]
            quote = QuoteOf(source=claim.source, text=_cut(claim, mention.span.start if mention.span else claim.quote.start, mention.text))
            found.append((mention.role is None, -len(quote.text), given.rank[claim_id], quote))
    best = [quote for *_, quote in sorted(found, key=lambda f: f[:3])]
    chosen: list[QuoteOf] = []
    while len(chosen) < MOST_QUOTES:
        used = Counter((*taken, *(quote.source for quote in chosen)))
        seen = {plain(quote.text) for quote in chosen}
        left = [quote for quote in best if plain(quote.text) not in seen]
        if not left:
            break
        chosen.append(min(left, key=lambda quote: used[quote.source]))
    return tuple(chosen)


def _cut(claim: Claim, at: int, name: str) -> str:
    """The quote; of a long one, a stretch of whole words around the name."""
    text = claim.quote.text
    if len(text) <= LONGEST_QUOTE:
        return text
    begin = min(max(0, at - claim.quote.start), len(text) - 1)
    middle = begin + len(name) // 2
    start = min(max(0, middle - LONGEST_QUOTE // 2), len(text) - LONGEST_QUOTE)
    end = start + LONGEST_QUOTE
    first = 0 if start == 0 else next((i + 1 for i in range(start - 1, begin) if text[i].isspace()), start)
    last = len(text) if end == len(text) else next((i for i in range(end, begin + len(name), -1) if text[i].isspace()), end)
    return text[first:last].strip()


# ---------------------------------------------------------------- asking


def show_doubts(doubts: Sequence[Doubt]) -> str:
    """The pairs as a model is shown them, each quote on a line of its own, under the number of its source."""
    sources = sorted({quote.source for doubt in doubts for side in (doubt.one, doubt.other) for quote in side.quotes})
    number = {source: n for n, source in enumerate(sources, 1)}
    return "\n".join(line for doubt in doubts for line in _shown(doubt, number))


def fence_of(doubts: Sequence[Doubt]) -> str:
    """A mark that cannot stand in the quotes: it is made from them."""
    return make_id("f", (show_doubts(doubts),))


def _shown(doubt: Doubt, number: dict[str, int]) -> Iterator[str]:
    yield f"{doubt.id} ({doubt.kind.value})"
    for letter, side in (("A", doubt.one), ("B", doubt.other)):
        roles = f"; called: {' / '.join(side.roles)}" if side.roles else ""
        yield f"  {letter}: {_one_line(side.text)}{roles}"
        for quote in side.quotes:
            yield f"    source {number[quote.source]}: {_one_line(quote.text)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


# ---------------------------------------------------------------- hearing


def judged_from(answer: PairAnswers, doubts: Iterable[Doubt]) -> tuple[PairJudged, ...]:
    """What a model said, as judgements of the spellings, in the order of the doubts.

    An id that is unknown is dropped; of one that is repeated the first answer stands, and none where its answers contradict.
    How many were dropped is the number of answers less that of what comes out.
    """
    said: dict[str, list[PairAnswer]] = {}
    for one in answer.answers:
        said.setdefault(one.pair.strip(), []).append(one)
    return tuple(
        PairJudged(
            kind=doubt.kind,
            one=doubt.one.text,
            other=doubt.other.text,
            verdict=Verdict(found[0].verdict),
            reason=_reason(found[0].reason, doubt),
            by="model",
        )
        for doubt in doubts
        if (found := said.get(doubt.id)) and len({one.verdict for one in found}) == 1
    )


def _reason(said: str, doubt: Doubt) -> str:
    """The reason, where it is plain words and has no name and no number that the pair was not shown with."""
    reason = _shortened(said)
    shown = "\n".join(_shown(doubt, dict.fromkeys((q.source for side in (doubt.one, doubt.other) for q in side.quotes), 0)))
    numbers = set(re.findall(r"\d+", reason)) <= set(re.findall(r"\d+", shown))
    fits = is_plain(reason) and numbers and names_follow(reason, ground_of(shown, "und"))
    return reason if fits else NOT_SHOWN


def _shortened(reason: str) -> str:
    """One line without control characters, of 200 characters at most."""
    line = _one_line("".join(char if char.isprintable() else " " for char in reason))
    return line if len(line) <= LONGEST_REASON else f"{line[: LONGEST_REASON - 1].rsplit(' ', 1)[0]}…"
