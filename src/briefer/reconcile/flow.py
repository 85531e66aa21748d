"""The whole of reconciling, top to bottom."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from briefer.models import Claim, EntityKind, PairJudged, Reconciled, SettledDate, SettledName, Source
from briefer.reconcile.conflicts import find_conflicts
from briefer.reconcile.dates import settle_dates
from briefer.reconcile.entities import find_settled, group_id, make_entities, names_written
from briefer.reconcile.event_views import Cast, is_day_of_telling
from briefer.reconcile.events import find_occurrences, make_events
from briefer.reconcile.given import Given, gather
from briefer.reconcile.name_units import country_of
from briefer.reconcile.names import Group, group_names, surely_two
from briefer.reconcile.one_text import unite_origins
from briefer.reconcile.origins import find_origins, origin_of
from briefer.reconcile.place_kin import find_kin
from briefer.reconcile.stories import find_stories
from briefer.reconcile.taking import Setting


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Without the collector of cycles: nothing here makes any, and its walks over all claims took a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_no_cycles()
def reconcile_claims(
    sources: Sequence[Source],
    claims: Sequence[Claim],
    *,
    as_of: str | None,
    judged: Sequence[PairJudged] = (),
    settled: Sequence[SettledName] = (),
    same_text: Sequence[tuple[str, str]] = (),
) -> Reconciled:
    """All sources, looked at together.

    Pure, and independent of the order of its arguments.

    Args:
        sources: what was read.
        claims: what was taken from them; a claim of no source among ``sources`` is left out.
        as_of: the information cut-off as EDTF, which decides what is background; None where it isn't known.
        judged: what a model or persons say of pairs of names; what is said of spellings that do not occur is ignored.
        settled: the desk's list of names. It stands above all rules, with what persons say of pairs of names.
        same_text: pairs of ids of sources of which a person says that they carry one text; unknown ids are ignored.
    """
    given = gather(sources, claims, as_of)
    groups = group_names(given, judged, settled)
    by_id = {group_id(group): group for group in groups}
    entity_of = {mention: name for name, group in by_id.items() for form in group.forms for mention in form.mentions}
    origins = unite_origins(find_origins(given, groups, entity_of), given.source, same_text)
    of = origin_of(origins)
    written = names_written(groups, of)
    desk = find_settled(groups, settled)
    names = written | {name: entry.name for name, entry in desk.items()}
    roles = {name: entry.role for name, entry in desk.items() if entry.role}
    entities = make_entities(given, groups, names, desk)
    countries = _countries(groups, written)
    retold = [pair for origin in origins for pair in origin.evidence]
    occurrences = find_occurrences(given, Cast(entity_of, countries, find_kin(given, entity_of, countries)), retold)
    dates = settle_dates(given, occurrences, origins)
    days = _days(given, dates)
    events = make_events(given, occurrences, of, names, days)
    event_of = {claim: event.id for event in events for claim in event.claims}
    stories = find_stories(given, events, entity_of, names, countries)
    setting = Setting(
        given, of, entity_of, names, written, roles, event_of, lambda one, other: surely_two(by_id[one], by_id[other]), stories
    )
    conflicts = find_conflicts(setting, events, days, countries)
    return Reconciled(entities=entities, dates=dates, origins=origins, events=events, conflicts=conflicts)


def _countries(groups: Sequence[Group], names: dict[str, str]) -> frozenset[str]:
    ids = (group_id(group) for group in groups if group.kind is EntityKind.PLACE)
    return frozenset(name for name in ids if country_of(names[name]))


def _days(given: Given, dates: Sequence[SettledDate]) -> dict[str, tuple[str, ...]]:
    """The dates of what happened, for each claim: those of what was said about it are left out."""
    told = {
        (claim.id, date.text)
        for claim in given.claims
        for date in claim.dates
        if is_day_of_telling(claim, date, given.published(claim.source))
    }
    out: dict[str, list[str]] = defaultdict(list)
    for date in dates:
        if (date.claim, date.text) not in told:
            out[date.claim].append(date.value)
    return {claim: tuple(values) for claim, values in out.items()}
