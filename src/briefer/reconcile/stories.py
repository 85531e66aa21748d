"""Which story each claim belongs to: the events that the same sources tell together, and what their sources add to them.

An attack and the evacuation that it hit are two events and one story. Facets such as "who did it" are asked of a story,
because the sentence that answers them often names nobody and no place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from briefer.models import Claim, ClaimKind, EntityKind, Event
from briefer.reconcile.actions import IN_WORDS, WEAK_NAMES, actions_of
from briefer.reconcile.clusters import cluster
from briefer.reconcile.days import gap
from briefer.reconcile.given import Given
from briefer.reconcile.people import People, find_people
from briefer.reconcile.story_links import WEEK, join_stories

BLOCK = 40  # events of one source; a digest of more is no ground for joining them
COMMON = 3  # names, no countries, that a source has to share with a story
SEVERAL = 2  # sources that tell of both events


class Topic(NamedTuple):
    """A story as a subject: its id, what and where in words, the days on which its sources came out, and whether several tell it."""

    id: str
    shown: str
    days: tuple[str, ...]
    shared: bool


class Stories(NamedTuple):
    """The story of each claim; of each story its name (the place of its largest event), its days, what several name in it, its people.

    ``topics``: each story in which something happened, as a subject.
    """

    of: Mapping[str, str]
    name: Mapping[str, str]
    days: Mapping[str, frozenset[str]]
    entities: Mapping[str, frozenset[str]]
    people: Mapping[str, People] = {}
    topics: Mapping[str, Topic] = {}


NO_STORIES = Stories({}, {}, {}, {})


def find_stories(
    given: Given, events: Sequence[Event], entity_of: Mapping[tuple[str, int], str], names: Mapping[str, str], countries: frozenset[str]
) -> Stories:
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
    joined = join_stories(given, entity_of, countries, of)
    again = join_stories(given, entity_of, countries, {claim: joined.get(story, story) for claim, story in of.items()})
    joined = {story: again.get(home, home) for story, home in joined.items()}
    home = {event: joined.get(story, story) for event, story in home.items()}
    of = {claim: joined.get(story, story) for claim, story in of.items()}
    topics = _topics(given, events, of, entity_of, names, countries)
    return Stories(of, _names(shared, home), _merged(days, joined), _merged(entities, joined), find_people(given, entity_of, of), topics)


def _topics(
    given: Given,
    events: Sequence[Event],
    of: Mapping[str, str],
    entity_of: Mapping[tuple[str, int], str],
    names: Mapping[str, str],
    countries: frozenset[str],
) -> dict[str, Topic]:
    """Each story in which something happened, as a subject: what most of its claims tell, and the town that most of its sources name."""
    happened = {claim for event in events for claim in event.claims}
    told: dict[str, list[Claim]] = defaultdict(list)
    sources: dict[str, set[str]] = defaultdict(set)
    for claim in given.claims:
        sources[of[claim.id]].add(claim.source)
        if claim.id in happened and claim.kind is not ClaimKind.BACKGROUND:
            told[of[claim.id]].append(claim)
    topics = {}
    for story, claims in told.items():
        acts = Counter(act for claim in claims for act in actions_of(claim.statement) - WEAK_NAMES)
        what = min(acts, key=lambda act: (-acts[act], act), default="event")
        where = _main_town(claims, entity_of, countries)
        days = sorted({day for source in sources[story] if (day := given.published(source))})
        shown = f"{IN_WORDS.get(what, what)} at {names[where]}" if where else IN_WORDS.get(what, what)
        topics[story] = Topic(story, shown, tuple(days), len(sources[story]) > 1)
    return topics


def _main_town(claims: Sequence[Claim], entity_of: Mapping[tuple[str, int], str], countries: frozenset[str]) -> str | None:
    """The place, no country, that most sources of the claims name, and then most claims."""
    sources: dict[str, set[str]] = defaultdict(set)
    told: Counter[str] = Counter()
    for claim in claims:
        for number, mention in enumerate(claim.mentions):
            entity = entity_of.get((claim.id, number)) if mention.kind is EntityKind.PLACE else None
            if entity and entity not in countries:
                sources[entity].add(claim.source)
                told[entity] += 1
    return min(told, key=lambda town: (-len(sources[town]), -told[town], town), default=None)


def _merged(told: Mapping[str, set[str]], joined: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for story, values in told.items():
        found[joined.get(story, story)] |= values
    return {story: frozenset(values) for story, values in found.items()}


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
