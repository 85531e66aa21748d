"""Claims about one occurrence, inside a source and across sources.

Inside a source the claims form threads: a sentence goes on with an occurrence told before if it is of the
same kind and names the same, or points back to it ("the meeting"). Threads of different sources are
compared by the rules where they share a kind of act and a name, and clustered under guard.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations

from briefer.models import Event, Judgement, Verdict
from briefer.reconcile.actions import GOES_WITH, LEADING, VIOLENT, blocking_acts, compatible
from briefer.reconcile.clusters import cluster
from briefer.reconcile.days import as_day, last_day
from briefer.reconcile.event_rules import BETWEEN, EVENT_RULES, may_be_one, other_day, other_partner, other_time, other_weekday
from briefer.reconcile.event_views import Cast, View, joined, tells_of_event, view_of
from briefer.reconcile.given import Given
from briefer.reconcile.ids import make_id
from briefer.reconcile.rules import decide, hear

BLOCK = 40  # threads: a key that more share is no ground for comparing them all
Heard = Callable[[str, str], tuple[Judgement, ...]]
RETOLD = 1.0  # the score of a link between two versions of one text
NEARBY = 4  # paragraphs within which a sentence without names goes on with what was told
OLD = 60  # days before the cut-off: what happened earlier is background


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Threads of one occurrence, and why they are one."""

    views: tuple[View, ...]
    judgements: tuple[Judgement, ...]


def find_occurrences(given: Given, cast: Cast, retold: Sequence[tuple[str, str]] = ()) -> tuple[Occurrence, ...]:
    """Every claim that tells of an occurrence, in exactly one of them.

    Args:
        given: sources and claims.
        cast: who is who in the mentions.
        retold: pairs of claims that say the same in two versions of one text, which tell of one occurrence.
    """
    threads: dict[str, View] = {}
    for source in given.sources:
        views = [view_of(claim, given, cast) for claim in given.claims_of[source.id] if tells_of_event(claim)]
        threads.update({view.id: view for view in _with_lead(_threads(views), views)})
    said: dict[tuple[str, str], tuple[Judgement, ...]] = {}
    decided: dict[tuple[str, str], tuple[Verdict, float]] = {}

    def heard(a: str, b: str) -> tuple[Judgement, ...]:
        key = (a, b) if a < b else (b, a)
        if key not in said:
            said[key] = hear(EVENT_RULES, threads[key[0]], threads[key[1]])
        return said[key]

    def verdict(a: str, b: str) -> tuple[Verdict, float]:
        key = (a, b) if a < b else (b, a)
        if key not in decided:
            decided[key] = decide(heard(a, b))
        return decided[key]

    thread_of = {claim: view.id for view in threads.values() for claim in view.claims}
    versions = {tuple(sorted((thread_of[a], thread_of[b]))) for a, b in retold if a in thread_of and b in thread_of}
    pairs = _candidates(threads)
    links = [(verdict(a, b)[1], a, b) for a, b in pairs if verdict(a, b)[0] is Verdict.SAME]
    links += [(RETOLD, a, b) for a, b in sorted(versions) if a != b]
    groups = cluster(list(threads), links, lambda a, b: verdict(a, b)[0] is Verdict.DIFFERENT)
    linked = {(min(a, b), max(a, b)) for _, a, b in links}
    return tuple(_occurrence(group, threads, linked, heard) for group in groups)


def _occurrence(group: Sequence[str], threads: dict[str, View], linked: set[tuple[str, str]], heard: Heard) -> Occurrence:
    said = [j for pair in combinations(group, 2) if pair in linked for j in heard(*pair) if j.verdict is Verdict.SAME]
    firmest = {j.rule: j for j in sorted(said, key=lambda j: (j.score, len(j.reason), j.reason))}  # of each rule the last is kept
    return Occurrence(tuple(threads[name] for name in group), tuple(firmest[rule] for rule in sorted(firmest)))


def _threads(views: Sequence[View]) -> list[View]:
    """The claims of one source, in the order of the text, as threads."""
    open_: list[list[View]] = []
    told: list[View] = []  # each thread so far as one view
    for view in views:
        home = _home_of(view, told)
        if home is None:
            open_.append([view])
            told.append(view)
        else:
            open_[home].append(view)
            told[home] = joined(open_[home])
    return told


def _with_lead(threads: Sequence[View], views: Sequence[View]) -> list[View]:
    """The threads, the one that its source is about marked with all that the source names: that tells it again in other sources."""
    able = [thread for thread in threads if thread.strong & LEADING and not thread.earlier]
    lead = max(able, key=lambda thread: (len(thread.claims), -thread.first), default=None)
    named = frozenset[str]().union(*(view.people | view.bodies | view.around for view in views))
    return [replace(thread, leads=True, beside=named) if thread is lead else thread for thread in threads]


def _home_of(view: View, told: Sequence[View]) -> int | None:
    """The thread that a claim goes on with: the last that names what it names, else the last of the paragraphs just before."""
    able = [number for number, thread in enumerate(told) if _goes_on(thread, view)]
    named = [number for number in able if _names_in_common(told[number], view) or view.back & told[number].strong]
    near = [number for number in able if view.paragraph - told[number].paragraph <= NEARBY]
    return max(named or near, default=None)


def _goes_on(told: View, view: View) -> bool:
    """Whether a claim goes on with a thread of its source."""
    if view.earlier or other_partner(told, view):
        return False
    if view.back & (told.strong | _meant(told)):
        return not (view.strong - told.actions) or bool(view.strong & told.strong)
    if not (view.actions & told.actions or _talks_of_the_meeting(told, view) or _counts_the_harm(told, view)):
        return False
    if not _names_agree(told, view):
        return False
    return compatible(told.actions, view.actions) and not (other_day(told, view) or other_time(told, view) or other_weekday(told, view))


def _talks_of_the_meeting(told: View, view: View) -> bool:
    """What two people who met are said to have discussed, they discussed when they met."""
    return "meet" in told.actions and "talk" in view.actions and len(told.people & view.people) > 1


def _counts_the_harm(told: View, view: View) -> bool:
    """Whom a sentence counts as hurt, without saying by what, were hurt by what the source tells of."""
    return "harm" in view.actions and not view.strong and bool(told.strong & GOES_WITH["harm"])


def _meant(told: View) -> frozenset[str]:
    """What a thread of talks may be called later: a meeting."""
    return frozenset({"meet"}) if "talk" in told.actions and not told.strong else frozenset()


def _names_in_common(told: View, view: View) -> bool:
    return bool(view.people & told.people or view.bodies & told.bodies or view.around & told.around)


def _names_agree(told: View, view: View) -> bool:
    """The claim names somebody or somewhere of the thread, and puts it nowhere else."""
    if view.stood and told.stood and not view.stood & told.stood and not view.around & told.around:
        return False
    named = _names_in_common(told, view)
    if view.strong & BETWEEN:
        return bool(view.people & told.people) or (named and not (view.people and told.people))
    others = bool(view.people or view.bodies) and bool(told.people or told.bodies)
    goes_on = bool(view.strong & told.strong) or _counts_the_harm(told, view)
    return named or (goes_on and not (view.cities and told.cities) and not others)


def _candidates(threads: dict[str, View]) -> list[tuple[str, str]]:
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for view in threads.values():
        for name in view.people | view.bodies | view.around:
            for act in blocking_acts(view.actions):
                blocks[act, name].append(view.id)
        for act in view.strong & VIOLENT:
            for day in view.days | view.published:
                blocks[act, day].append(view.id)
    for view in threads.values():
        for name in view.beside:
            for act in view.strong & LEADING:
                blocks[f"{act} leads", name].append(view.id)
    pairs = {p for ids in blocks.values() if len(ids) <= BLOCK for p in combinations(sorted(ids), 2)}
    views = ((pair, threads[pair[0]], threads[pair[1]]) for pair in pairs)
    return sorted(pair for pair, one, other in views if one.sources != other.sources and may_be_one(one, other))


def make_events(
    given: Given, occurrences: Sequence[Occurrence], origin_of: dict[str, str], names: dict[str, str], days: dict[str, tuple[str, ...]]
) -> tuple[Event, ...]:
    """Occurrences as events, with the day and the place on which most origins agree.

    Args:
        given: sources and claims.
        occurrences: what ``find_occurrences`` gave.
        origin_of: the origin of each source.
        names: the canonical name of each entity.
        days: the settled values of the dates of each claim.
    """
    events = [_event(given, occurrence, origin_of, names, days) for occurrence in occurrences]
    return tuple(sorted(events, key=lambda e: e.id))


def _event(
    given: Given,
    occurrence: Occurrence,
    origin_of: dict[str, str],
    names: dict[str, str],
    days: dict[str, tuple[str, ...]],
) -> Event:
    whole = joined(occurrence.views)
    claims = tuple(sorted(whole.claims, key=given.rank.__getitem__))
    sources = tuple(sorted(whole.sources, key=given.place.__getitem__))
    when = _when(given, claims, origin_of, days)
    where = _where(occurrence, origin_of)
    counted = Counter(name for view in occurrence.views for name in view.people | view.bodies | view.cities | view.countries)
    return Event(
        id=make_id("v", claims),
        claims=claims,
        sources=sources,
        origins=tuple(sorted({origin_of[source] for source in sources})),
        entities=tuple(sorted(counted, key=lambda name: (-counted[name], names[name], name))),
        when=when,
        where=names[where] if where else None,
        background=_is_old(given, when, sources),
        reason=_reason(occurrence, len(claims)),
        judgements=occurrence.judgements,
    )


def _reason(occurrence: Occurrence, claims: int) -> str:
    if len(occurrence.views) == 1:
        return "told by one source" if claims > 1 else "told by one claim"
    return "; ".join(j.reason for j in occurrence.judgements) or "told alike"


def _when(given: Given, claims: Sequence[str], origin_of: dict[str, str], days: dict[str, tuple[str, ...]]) -> str | None:
    """The date that most origins, and then most claims, give; None where two are even. A full day goes before a vague date."""
    origins: dict[str, set[str]] = defaultdict(set)
    told: Counter[str] = Counter()
    for claim in claims:
        for value in set(days.get(claim, ())):
            origins[value].add(origin_of[given.claim[claim].source])
            told[value] += 1
    able = [value for value in origins if as_day(value)] or [value for value in origins if "/" not in value]
    ranked = sorted(((len(origins[value]), told[value], value) for value in able), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return None
    return ranked[0][2]


def _where(occurrence: Occurrence, origin_of: dict[str, str]) -> str | None:
    votes: dict[str, set[str]] = defaultdict(set)
    for view in occurrence.views:
        for place in view.stood:
            votes[place].update(origin_of[source] for source in view.sources)
    ranked = sorted(votes, key=lambda place: (-len(votes[place]), place))
    if not ranked or (len(ranked) > 1 and len(votes[ranked[0]]) == len(votes[ranked[1]])):
        return ranked[0] if len(ranked) == 1 else None
    return ranked[0]


def _is_old(given: Given, when: str | None, sources: Sequence[str]) -> bool:
    cut = last_day(given.as_of)
    if cut is None:
        return False
    before = cut - timedelta(days=OLD)
    happened = last_day(when)
    if happened is not None:
        return happened < before
    published = [last_day(given.source[source].published) for source in sources]
    return bool(published) and all(day is not None and day < before for day in published)
