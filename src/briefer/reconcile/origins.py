"""Origins: sources that carry one text count once.

Copies are found by their words, translations and rewrites by their claims told in English, one after the
other. That two sources report one event makes them no copies of one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal, NamedTuple

from briefer.models import Claim, Origin, OriginDifference
from briefer.reconcile.clusters import cluster
from briefer.reconcile.given import Given
from briefer.reconcile.ids import make_id
from briefer.reconcile.names import Group
from briefer.reconcile.same_text import COPY, Shared, find_copies
from briefer.reconcile.same_told import Told, find_named_alike, find_told
from briefer.reconcile.wording import jaccard, stems_of

REASONS = 6  # ties whose reasons are told
SAME_QUOTE = 0.6  # of the words of two quotes
Kind = Literal["single", "copy", "rewrite", "translation"]


class Tie(NamedTuple):
    """Why two sources have one origin, and the claims that show it."""

    one: str
    other: str
    strength: float
    kind: Kind
    reason: str
    pairs: tuple[tuple[str, str], ...]


def find_origins(given: Given, groups: Sequence[Group], entity_of: dict[tuple[str, int], str]) -> tuple[Origin, ...]:
    """Every source in exactly one origin, sorted by its first source."""
    ties = [_copied(given, s) for s in find_copies(given.sources)]
    ties += [_told(given, t, "make {count} statements") for t in find_told(given, entity_of)]
    ties += [_told(given, t, "name the same in {count} sentences") for t in find_named_alike(given, entity_of)]
    links = [(tie.strength, tie.one, tie.other) for tie in ties]
    together = cluster([s.id for s in given.sources], links, lambda _a, _b: False)
    home = {source: number for number, ids in enumerate(together) for source in ids}
    tied: dict[int, list[Tie]] = defaultdict(list)
    for tie in ties:
        tied[home[tie.one]].append(tie)
    names = {name: group for group in groups for form in group.forms for name in form.mentions}
    rank = given.place
    origins = [_origin(given, sorted(ids, key=rank.__getitem__), tied[number], names) for number, ids in enumerate(together)]
    return tuple(sorted(origins, key=lambda o: rank[o.sources[0]]))


def origin_of(origins: Sequence[Origin]) -> dict[str, str]:
    """The origin of each source."""
    return {source: origin.id for origin in origins for source in origin.sources}


def _label(given: Given, source: str) -> str:
    return given.source[source].name


def _copied(given: Given, shared: Shared) -> Tie:
    credit = f", and both credit {shared.agency.upper()}" if shared.agency else ""
    one, other = _label(given, shared.one), _label(given, shared.other)
    share = f"{shared.sentences} of {shared.of} sentences of the shorter text"
    reason = f"{one} and {other} share {share} word for word{credit}"
    kind: Kind = "copy" if shared.share >= COPY else "rewrite"
    return Tie(shared.one, shared.other, 1 + shared.share, kind, reason, _same_quotes(given, shared))


def _same_quotes(given: Given, shared: Shared) -> tuple[tuple[str, str], ...]:
    """Claims of both whose quotes share most of their words, each taken once."""
    pairs, used = [], set()
    theirs = [(stems_of(c.quote.text), c.id) for c in given.claims_of[shared.other]]
    for claim in given.claims_of[shared.one]:
        mine = stems_of(claim.quote.text)
        least, most = SAME_QUOTE * len(mine), len(mine) / SAME_QUOTE  # two sets of other sizes can't share as much
        able = [(jaccard(mine, words), name) for words, name in theirs if least <= len(words) <= most and name not in used]
        score, found = max(able, default=(0.0, ""))
        if score >= SAME_QUOTE:
            used.add(found)
            pairs.append((claim.id, found))
    return tuple(pairs)


def _told(given: Given, told: Told, what: str) -> Tie:
    languages = {given.source[s].language.partition("-")[0] for s in (told.one, told.other)}
    kind: Kind = "translation" if len(languages) > 1 else "rewrite"
    one, other = _label(given, told.one), _label(given, told.other)
    how = "in two languages" if kind == "translation" else "in other words"
    reason = f"{one} and {other} {what.format(count=len(told.pairs))} ({told.share:.0%} of the shorter) in one order, {how}"
    return Tie(told.one, told.other, told.likeness, kind, reason, told.pairs)


def _origin(given: Given, sources: Sequence[str], inside: Sequence[Tie], names: dict[tuple[str, int], Group]) -> Origin:
    if not inside:
        return Origin(id=make_id("o", sources), sources=tuple(sources), kind="single", reason="no other source here carries this text")
    order: tuple[Kind, ...] = ("copy", "translation", "rewrite")
    kind = min((tie.kind for tie in inside), key=order.index)
    evidence = _in_order(given, [pair for tie in inside for pair in tie.pairs])
    return Origin(
        id=make_id("o", sources),
        sources=tuple(sources),
        kind=kind,
        reason=_reasons(inside),
        evidence=evidence,
        differences=tuple(d for pair in evidence for d in _differences(given.claim[pair[0]], given.claim[pair[1]], names)),
    )


def _reasons(ties: Sequence[Tie]) -> str:
    """The reasons of the firmest ties, and how many more pairs are tied: forty copies of one text have 780."""
    firmest = sorted(ties, key=lambda tie: (-tie.strength, tie.reason))[:REASONS]
    more = len(ties) - len(firmest)
    told = "; ".join(sorted({tie.reason for tie in firmest}))
    return f"{told}; and {more} more pairs are alike" if more else told


def _in_order(given: Given, pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Pairs of claims once each, the claim of the earlier source first."""
    rank = given.rank
    turned = {(one, other) if rank[one] < rank[other] else (other, one) for one, other in pairs}
    return tuple(sorted(turned, key=lambda pair: (rank[pair[0]], rank[pair[1]])))


def _differences(one: Claim, other: Claim, names: dict[tuple[str, int], Group]) -> list[OriginDifference]:
    """The people and the numbers in which two claims that say the same differ, if one on each side does."""
    found = []
    mine, theirs = _people(one, names), _people(other, names)
    only_mine = [text for group, text in mine if group not in {g for g, _ in theirs}]
    only_theirs = [text for group, text in theirs if group not in {g for g, _ in mine}]
    if len(only_mine) == 1 and len(only_theirs) == 1:
        found.append(OriginDifference(what=f"name: {only_mine[0]} / {only_theirs[0]}", claims=(one.id, other.id)))
    left, right = {q.value for q in one.quantities}, {q.value for q in other.quantities}
    if len(left - right) == 1 and len(right - left) == 1:
        what = f"number: {min(left - right):g} / {min(right - left):g}"
        found.append(OriginDifference(what=what, claims=(one.id, other.id)))
    return found


def _people(claim: Claim, names: dict[tuple[str, int], Group]) -> list[tuple[tuple[str, ...], str]]:
    out = {}
    for number, mention in enumerate(claim.mentions):
        group = names.get((claim.id, number))
        if group is not None and mention.kind.value == "person":
            out[tuple(form.id for form in group.forms)] = mention.english or mention.text
    return sorted(out.items())
