"""Stories that are one: they share the people, bodies and places that they are about, or tell one kind of act in one place and time."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from briefer.lexicon.patterns import lazy
from briefer.models import Claim, EntityKind
from briefer.reconcile.actions import LEADING, VIOLENT, WEAK_NAMES, actions_of
from briefer.reconcile.clusters import cluster
from briefer.reconcile.days import as_day, gap
from briefer.reconcile.given import Given

WEEK = 7  # days by which the events of one story may lie apart
FEW = 12  # stories; a name in more of them is that of a head of state or of a ministry, and joins none
ENOUGH = 3.5  # weight of the names that two stories share: see _weight
SHARE = 0.25  # of the weight of the smaller one
PLACES = 3  # of a story, those that it names most
NEAR = 3  # days between two stories of one kind in one place that are one
FEW_IN_A_COUNTRY = frozenset({"vote", "coup", "hack", "disaster"})
"""Acts of which one country has few in the same days, so that the country is place enough."""

_ON_TOP = lazy(r"(?:\w+ )?(?:president|prime minister|king|emir|chancellor|secretary-general|pope|supreme leader|"
                     r"presidente|président|präsident|президент|رئیس)", re.IGNORECASE)  # fmt: skip
PERSON, NAME, COUNTRY, ACT = 2.0, 1.0, 0.5, 0.5


def join_stories(
    given: Given, entity_of: Mapping[tuple[str, int], str], countries: frozenset[str], of: Mapping[str, str]
) -> dict[str, str]:
    """Stories that are one, because they share the people, bodies and places that they are about.

    Sources in two languages may share no event, and yet tell of the same people in the same week.
    """
    weights = _weights(given, entity_of, countries, of)
    sources: dict[str, set[str]] = defaultdict(set)
    acts: dict[str, set[str]] = defaultdict(set)
    for claim in given.claims:
        story = of[claim.id]
        sources[story].add(claim.source)
        acts[story] |= actions_of(claim.statement) & VIOLENT
    named: dict[str, list[str]] = defaultdict(list)
    for story in sorted(weights):
        for name in weights[story]:
            named[name].append(story)
    pairs: dict[tuple[str, str], float] = defaultdict(float)
    people: Counter[tuple[str, str]] = Counter()
    known: dict[str, float] = defaultdict(float)
    for name, stories in named.items():
        for story in stories if len(stories) > 1 else ():
            known[story] += weights[story][name]
        for pair in combinations(stories, 2) if len(stories) <= FEW else ():
            weight = min(weights[story][name] for story in pair)
            pairs[pair] += weight
            people[pair] += weight >= PERSON
    links = []
    for (one, other), shared in pairs.items():
        told = shared + (ACT if acts[one] & acts[other] else 0.0)
        least = min(known[one], known[other])
        near = told >= ENOUGH and shared >= SHARE * least and people[one, other] >= 1
        if near and _of_one_time(given, sources[one], sources[other]):
            links.append((told, one, other))
    links += [(ENOUGH, one, other) for one, other in _of_one_kind(given, entity_of, countries, of)]
    return {story: min(group) for group in cluster(sorted(weights), links, lambda _a, _b: False) for story in group}


def _of_one_kind(
    given: Given, entity_of: Mapping[tuple[str, int], str], countries: frozenset[str], of: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Stories next to one another in time that tell one kind of act, in one of the places that each names most."""
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in given.claims:
        told[of[claim.id]].append(claim)
    rows: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    days: dict[str, list[str]] = {}
    for story, claims in told.items():
        acts = Counter(act for claim in claims for act in actions_of(claim.statement) & LEADING - WEAK_NAMES)
        published = min((day for claim in claims if (day := given.published(claim.source))), default=None)
        if not acts or published is None:
            continue
        act = min(acts, key=lambda name: (-acts[name], name))
        days[story] = [d.value for c in claims if act in actions_of(c.statement) for d in c.dates if d.value and as_day(d.value)]
        for place in _main_places(claims, entity_of):
            if place not in countries or act in FEW_IN_A_COUNTRY:
                rows[act, place].append((published, story))
    for key in sorted(rows):
        for (day, one), (later, other) in pairwise(sorted(rows[key])):
            apart = [d for a in days[one] for b in days[other] if (d := gap(a, b)) is not None]
            if (gap(day, later) or 0) <= NEAR and (not apart or min(apart) <= NEAR):
                yield one, other


def _main_places(claims: Sequence[Claim], entity_of: Mapping[tuple[str, int], str]) -> list[str]:
    """The places that claims name most."""
    named = ((claim.id, number) for claim in claims for number, m in enumerate(claim.mentions) if m.kind is EntityKind.PLACE)
    counts = Counter(place for mention in named if (place := entity_of.get(mention)))
    return sorted(counts, key=lambda place: (-counts[place], place))[:PLACES]


def _weights(
    given: Given, entity_of: Mapping[tuple[str, int], str], countries: frozenset[str], of: Mapping[str, str]
) -> dict[str, dict[str, float]]:
    """The names of each story, each with how much it speaks for one story."""
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for claim in given.claims:
        told = weights[of[claim.id]]
        for number, mention in enumerate(claim.mentions):
            name = entity_of.get((claim.id, number))
            if name:
                on_top = bool(mention.role and _ON_TOP.match(mention.role))
                told[name] = min(told.get(name, PERSON), _weight(mention.kind, is_country=name in countries, is_on_top=on_top))
    return weights


def _weight(kind: EntityKind, *, is_country: bool, is_on_top: bool) -> float:
    """How much a shared name speaks for one story: a person more than a town, and who is named everywhere hardly anything."""
    if is_country or is_on_top:
        return COUNTRY
    return PERSON if kind is EntityKind.PERSON else NAME


def _of_one_time(given: Given, one: set[str], other: set[str]) -> bool:
    """Whether no two weeks lie between their sources; where a source bears no date, nothing speaks against it."""
    days = [[day for source in some if (day := given.published(source))] for some in (one, other)]
    apart = [d for a in days[0] for b in days[1] if (d := gap(a, b)) is not None]
    return not apart or min(apart) <= 2 * WEEK
