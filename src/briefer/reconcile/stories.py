"""Which story each claim belongs to: the events that the same sources tell together, and what their sources add to them.

An attack and the evacuation that it hit are two events and one story. Facets such as "who did it" are asked of a story,
because the sentence that answers them often names nobody and no place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from briefer.models import EntityKind, Event
from briefer.reconcile.actions import VIOLENT, actions_of
from briefer.reconcile.clusters import cluster
from briefer.reconcile.days import gap
from briefer.reconcile.given import Given
from briefer.reconcile.people import People, find_people

BLOCK = 40  # events of one source; a digest of more is no ground for joining them
COMMON = 3  # names, no countries, that a source has to share with a story
SEVERAL = 2  # sources that tell of both events
WEEK = 7  # days by which the events of one story may lie apart
FEW = 12  # stories; a name in more of them is that of a head of state or of a ministry, and joins none
ENOUGH = 3.5  # weight of the names that two stories share: see _weight
SHARE = 0.25  # of the weight of the smaller one


class Stories(NamedTuple):
    """The story of each claim; of each story its name (the place of its largest event), its days, what several name in it, its people."""

    of: Mapping[str, str]
    name: Mapping[str, str]
    days: Mapping[str, frozenset[str]]
    entities: Mapping[str, frozenset[str]]
    people: Mapping[str, People] = {}


NO_STORIES = Stories({}, {}, {}, {})


def find_stories(given: Given, events: Sequence[Event], entity_of: Mapping[tuple[str, int], str], countries: frozenset[str]) -> Stories:
    """Every claim in one story; those of a source that shares no event with another, and few names, make a story of their own."""
    shared = {event.id: event for event in events if len(event.sources) > 1}
    groups = cluster(list(shared), [(1.0, a, b) for a, b in _pairs(shared) if _together(shared[a], shared[b])], lambda _a, _b: False)
    home = {event: min(group) for group in groups for event in group}
    event_of = {claim: event.id for event in shared.values() for claim in event.claims}
    days: dict[str, set[str]] = defaultdict(set)
    entities: dict[str, set[str]] = defaultdict(set)
    for event in shared.values():
        days[home[event.id]] |= {event.when} if event.when else set()
        entities[home[event.id]] |= _named_by_several(given, event, entity_of)
    near = _Near(given, entity_of, countries, entities, days)
    of: dict[str, str] = {}
    for source in given.sources:
        claims = given.claims_of[source.id]
        own = [home[event_of[claim.id]] if claim.id in event_of else None for claim in claims]
        now = next((story for story in own if story), None) or near.story(source.id) or source.id
        for claim, story in zip(claims, own, strict=True):
            now = story or now  # what stands between two claims of stories goes on with the first
            of[claim.id] = now
    joined = _joined(given, entity_of, countries, of)
    again = _joined(given, entity_of, countries, {claim: joined.get(story, story) for claim, story in of.items()})
    joined = {story: again.get(home, home) for story, home in joined.items()}
    home = {event: joined.get(story, story) for event, story in home.items()}
    of = {claim: joined.get(story, story) for claim, story in of.items()}
    return Stories(of, _names(shared, home), _merged(days, joined), _merged(entities, joined), find_people(given, entity_of, of))


def _merged(told: Mapping[str, set[str]], joined: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for story, values in told.items():
        found[joined.get(story, story)] |= values
    return {story: frozenset(values) for story, values in found.items()}


def _joined(given: Given, entity_of: Mapping[tuple[str, int], str], countries: frozenset[str], of: Mapping[str, str]) -> dict[str, str]:
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
    return {story: min(group) for group in cluster(sorted(weights), links, lambda _a, _b: False) for story in group}


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


_ON_TOP = re.compile(r"(?:\w+ )?(?:president|prime minister|king|emir|chancellor|secretary-general|pope|supreme leader|"
                     r"presidente|président|präsident|президент|رئیس)", re.IGNORECASE)  # fmt: skip
PERSON, NAME, COUNTRY, ACT = 2.0, 1.0, 0.5, 0.5


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


class _Near:
    """Finds the story of a source that shares no event: the one with several of whose names it has in common, of the same days."""

    def __init__(
        self,
        given: Given,
        entity_of: Mapping[tuple[str, int], str],
        countries: frozenset[str],
        entities: Mapping[str, set[str]],
        days: Mapping[str, set[str]],
    ) -> None:
        self._given, self._entity_of, self._days = given, entity_of, days
        self._stories: dict[str, list[str]] = defaultdict(list)
        for story in sorted(entities):
            for name in entities[story] - countries:
                self._stories[name].append(story)

    def story(self, source: str) -> str | None:
        claims = self._given.claims_of[source]
        named = {self._entity_of.get((claim.id, number), "") for claim in claims for number in range(len(claim.mentions))}
        shared = Counter(story for name in sorted(named) for story in self._stories.get(name, ())[:BLOCK])
        best = min(shared, key=lambda story: (-shared[story], story), default=None)
        if best is None or shared[best] < COMMON:
            return None
        apart = [d for day in self._days.get(best, ()) if (d := gap(day, self._given.published(source))) is not None]
        return best if not apart or min(apart) <= 2 * WEEK else None


def _named_by_several(given: Given, event: Event, entity_of: Mapping[tuple[str, int], str]) -> set[str]:
    """The entities of an event that more than one of its sources names: a town that only one names may be that of another attack."""
    sources: dict[str, set[str]] = defaultdict(set)
    for name in event.claims:
        claim = given.claim[name]
        for number in range(len(claim.mentions)):
            if entity := entity_of.get((name, number)):
                sources[entity].add(claim.source)
    return {entity for entity, told in sources.items() if len(told) > 1}


def _pairs(shared: Mapping[str, Event]) -> list[tuple[str, str]]:
    of_source: dict[str, list[str]] = defaultdict(list)
    for event in shared.values():
        for source in event.sources:
            of_source[source].append(event.id)
    return sorted({pair for ids in of_source.values() if len(ids) <= BLOCK for pair in combinations(sorted(ids), 2)})


def _together(one: Event, other: Event) -> bool:
    """Two sources and half of those of the smaller tell of both, and neither lies far behind the other."""
    both = len(set(one.sources) & set(other.sources))
    if both < SEVERAL or 2 * both < min(len(one.sources), len(other.sources)) or one.background != other.background:
        return False
    apart = gap(one.when, other.when)
    return apart is None or apart <= WEEK


def _names(shared: Mapping[str, Event], home: Mapping[str, str]) -> dict[str, str]:
    weight: dict[str, Counter[str]] = defaultdict(Counter)
    for event in shared.values():
        if event.where:
            weight[home[event.id]][event.where] += len(event.claims)
    return {story: min(places, key=lambda place: (-places[place], place)) for story, places in weight.items()}
