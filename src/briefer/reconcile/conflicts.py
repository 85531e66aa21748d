"""Everything on which the sources differ, with what each difference turned out to be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefer.lexicon.dates import describe_date
from briefer.models import Claim, Conflict, ConflictKind, DifferenceKind, EntityKind, Event
from briefer.reconcile.actions import IN_WORDS, actions_of
from briefer.reconcile.days import as_day
from briefer.reconcile.denials import denial_conflicts
from briefer.reconcile.event_rules import BETWEEN
from briefer.reconcile.event_views import IN_A_PLACE
from briefer.reconcile.facets.facet import facet_conflicts
from briefer.reconcile.facets.measured import MEASURED
from briefer.reconcile.facets.told import TOLD
from briefer.reconcile.numbers import number_conflicts
from briefer.reconcile.offices import office_conflicts
from briefer.reconcile.opinions import opinion_conflicts
from briefer.reconcile.rules import different
from briefer.reconcile.taking import Setting, make_conflict

_ORDER = list(ConflictKind)


def find_conflicts(
    setting: Setting, events: Sequence[Event], days: Mapping[str, tuple[str, ...]], countries: frozenset[str]
) -> tuple[Conflict, ...]:
    """Differences of every kind: conflicts first, by kind, and then by id."""
    found = [*office_conflicts(setting), *number_conflicts(setting, events), *opinion_conflicts(setting), *denial_conflicts(setting)]
    found.extend(facet_conflicts(setting, (*MEASURED, *TOLD)))
    for event in events:
        if len(event.sources) > 1:
            found.extend(_day_conflict(setting, event, days))
            found.extend(_place_conflict(setting, event, countries))
    unique = {conflict.id: conflict for conflict in found if len(conflict.positions) > 1}
    return tuple(sorted(unique.values(), key=lambda c: (c.verdict is not DifferenceKind.CONFLICT, _ORDER.index(c.kind), c.id)))


def _acts(setting: Setting, event: Event) -> Iterator[Claim]:
    """The claims of an event that tell the meeting, call or signing itself, and not what was announced of it."""
    for name in event.claims:
        claim = setting.given.claim[name]
        actions = actions_of(claim.statement)
        if actions & BETWEEN and "announce" not in actions:
            yield claim


def _subject(setting: Setting, event: Event) -> str:
    people = [setting.names[e] for e in event.entities[:2]]
    acts = Counter(a for name in event.claims for a in actions_of(setting.given.claim[name].statement) & BETWEEN)
    what = min(acts, key=lambda act: (-acts[act], act), default="harm")
    named = IN_WORDS.get(what, "talks" if what == "talk" else what)
    return f"{named} with {' and '.join(people)}" if people else named


def _one_each(said: Mapping[str, set[str]]) -> dict[str, str] | None:
    """The value of each source, if each gives just one and they are not all the same."""
    if len(said) < 2 or any(len(values) != 1 for values in said.values()):
        return None
    single = {source: next(iter(values)) for source, values in said.items()}
    return single if len(set(single.values())) > 1 else None


def _day_conflict(setting: Setting, event: Event, days: Mapping[str, tuple[str, ...]]) -> Iterator[Conflict]:
    """Two full days for one meeting, call or signing, each source giving one."""
    said: dict[str, set[str]] = defaultdict(set)
    pairs: list[tuple[str, Claim]] = []
    for claim in _acts(setting, event):
        for value in days.get(claim.id, ()):
            if as_day(value):
                said[claim.source].add(value[:10])
                pairs.append((describe_date(value[:10]), claim))
    if _one_each(said):
        judgement = different("two days", 0.8, f"The sources give {' and '.join(sorted({v for v, _ in pairs}))} for one event")
        yield make_conflict(setting, ConflictKind.DATE, (_subject(setting, event), "day"), DifferenceKind.CONFLICT, pairs, (judgement,))


def _place_conflict(setting: Setting, event: Event, countries: frozenset[str]) -> Iterator[Conflict]:
    """Two towns for one meeting, call or signing, each source putting it in one."""
    said: dict[str, set[str]] = defaultdict(set)
    pairs: list[tuple[str, Claim]] = []
    for claim in _acts(setting, event):
        for number, mention in enumerate(claim.mentions):
            entity = setting.entity_of.get((claim.id, number))
            if mention.kind is not EntityKind.PLACE or mention.span is None or entity is None or entity in countries:
                continue
            if IN_A_PLACE.search(claim.quote.text[: max(0, mention.span.start - claim.quote.start)]):
                said[claim.source].add(entity)
                pairs.append((setting.names[entity], claim))
    if _one_each(said):
        judgement = different("two places", 0.8, f"The sources put one event in {' and in '.join(sorted({v for v, _ in pairs}))}")
        yield make_conflict(setting, ConflictKind.PLACE, (_subject(setting, event), "place"), DifferenceKind.CONFLICT, pairs, (judgement,))
