"""Numbers that count the same thing of the same event, compared; all others are left alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from briefer.lexicon.numbers import find_quantities
from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import country_name
from briefer.lexicon.rough_numbers import rough_numbers, rough_span
from briefer.models import Bound, Claim, ClaimKind, Conflict, ConflictKind, DifferenceKind, EntityKind, Event, Quantity, Span
from briefer.reconcile.actions import IN_WORDS, VIOLENT, actions_of
from briefer.reconcile.counted_keys import POOLED, counted_key
from briefer.reconcile.days import as_day
from briefer.reconcile.name_units import country_of
from briefer.reconcile.number_rules import NEAR, TOLL, Counted, Difference, judge_numbers, shown, swapped_pair
from briefer.reconcile.recalled_counts import LEAST, is_background, is_recalled
from briefer.reconcile.rules import same, unsure
from briefer.reconcile.taking import Setting, Taken, make_conflict
from briefer.reconcile.told import is_elsewhere, story_topic, topic_of
from briefer.reconcile.wording import stems_of

_AGAINST = lazy(r"[,;(]\s*(?:and |but )?not (?:the )?([a-z]+(?:-[a-z]+)?)(?:,? (?:as|that)\b|[,.;)]|$)", re.IGNORECASE)
_PART_BEFORE = lazy(
    r"\b(?:(?:of the|de (?:las|los)) [^,.;]{1,30}(?=,)|including|among (?:them|whom|the dead)|of (?:them|whom|which)),?"
    r" (?:at least |some |about )?$",
    re.IGNORECASE,
)
_PART_AFTER = lazy(r"\s+of (?:them|whom|these|those)\b|\s+(?:more|further|additional|other) bodies\b", re.IGNORECASE)
_WORD = lazy(r"[^\W\d_]+")
_NOT_SO = lazy(
    r"(?:\b(?:was|were|is|are|did|does|had|has|have|there) not|n['’]t|(?:,|;|\band|\bbut|^)\s*not|\bno (?:es|son|era|eran|fue|fueron|hubo)"
    r"|\bnão (?:é|são|foi|foram|eram)"
    r"|\b(?:n['’]est|ne sont|n['’]était|n['’]étaient) pas|\bnon (?:è|sono|era|erano)|\b(?:nicht|ikke|inte)|(?<!\w)(?:не|ليس|ليست|وليس|نه))"
    r"\s+(?:(?:of|in|from|at|on|for|about|the|those|de|en|em|da|das|los|las|les|an|in|von|av|de los|de las|di|к|о)\s+){0,2}$",
    re.IGNORECASE,
)
_COUNTRIES = 4  # of a topic, those that are named most


def number_conflicts(setting: Setting, events: Sequence[Event]) -> tuple[Conflict, ...]:
    """Differences between numbers of one thing, one for each event and thing counted."""
    found: list[Conflict] = []
    around = _Around(_Homes(setting), _loose_tolls(setting), _refuted(setting), _recalled(setting))
    counted = {event.id: _apart_abroad(setting, around.homes, _counted(setting, event, around)) for event in events}
    for event in events:
        for (key, abroad), group in sorted(counted[event.id].items()):
            said = [c for c in group if c.quantity.span is not None]
            if len({c.value for c in said}) > 1:
                found.extend(c for part in _parts(tuple(said)) for c in _conflict(setting, event, key, part, where=abroad))
    on = _by_claim(found)
    wider = [w for w in _across(setting, around, counted, events) if w.verdict is not DifferenceKind.SCOPE or not _sharing(w, on)]
    covered = {c.id for w in wider for c in _sharing(w, on)}
    return (*(c for c in found if c.id not in covered), *wider)


def _by_claim(found: Sequence[Conflict]) -> dict[str, list[Conflict]]:
    on: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in found:
        for name in {claim for position in conflict.positions for claim in position.claims}:
            on[name].append(conflict)
    return on


def _sharing(one: Conflict, on: Mapping[str, Sequence[Conflict]]) -> list[Conflict]:
    """The differences about what this one is about, in some of the same claims."""
    near = {c.id: c for position in one.positions for claim in position.claims for c in on.get(claim, ())}
    return [near[name] for name in sorted(near) if _shares(one, near[name])]


def _shares(one: Conflict, other: Conflict) -> bool:
    """Whether two differences are about one thing counted, in some of the same claims."""
    if one.attribute != other.attribute or other.verdict is DifferenceKind.SCOPE:
        return False
    mine, theirs = ({claim for p in conflict.positions for claim in p.claims} for conflict in (one, other))
    return bool(mine & theirs)


def _across(
    setting: Setting,
    around: _Around,
    counted: Mapping[str, Mapping[tuple[str, str], Sequence[Counted]]],
    events: Sequence[Event],
) -> Iterator[Conflict]:
    """Counts of one thing by the sources of one topic, in one country: where they tell other occurrences of it, no contradiction."""
    event = {event.id: event for event in events}
    own = {(c.claim.id, c.quantity.text, key) for groups in counted.values() for (key, _), group in groups.items() for c in group}
    for (_, key, abroad), rows in sorted(_pooled(setting, around, event).items()):
        told = {setting.event_of.get(c.claim.id) for c in rows}
        if len({c.value for c in rows}) < 2 or len({c.claim.source for c in rows}) < 2:
            continue
        if len(told) == 1 and all((c.claim.id, c.quantity.text, key) in own for c in rows):
            continue  # judged with its event
        able = [event[name] for name in told if name in event]
        if able:
            first = min(able, key=lambda e: (-len(e.sources), e.id))
            for part in _parts(tuple(rows)):
                yield from _conflict(setting, first, key, part, apart=True, where=abroad)


def _pooled(setting: Setting, around: _Around, event: Mapping[str, Event]) -> dict[tuple[str, str, str], list[Counted]]:
    """The counts by topic, thing counted and country abroad, without those of another time or occurrence."""
    together: dict[tuple[str, str, str], list[Counted]] = defaultdict(list)
    for claim in setting.given.claims:
        at = event.get(setting.event_of.get(claim.id, ""))
        topic = topic_of(claim, setting) if claim.quantities and claim.kind is not ClaimKind.BACKGROUND else None
        if topic is None or (at is not None and at.background):
            continue
        if _is_of_another(claim, setting) or is_recalled(claim, _day(setting, claim)):
            continue
        for quantity in _own(claim):
            key = counted_key(quantity)
            if key is not None and quantity.span is not None and _is_pooled(claim, key, quantity, around.recalled):
                not_so = around.refuted.get((claim.source, key), frozenset())
                made = Counted(quantity.value, quantity, claim, setting.given.published(claim.source), refuted=not_so)
                together[topic.id, key, around.homes.abroad(claim, topic.id)].append(made)
    return together


class _Homes:
    """In which country what a claim counts lies, where that is not the one that its topic is mostly about."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        said: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in setting.given.claims:
            topic = story_topic(claim, setting)
            if topic is not None:
                said[topic.id].update(self._named(claim))
        self._countries = {topic: sorted(found, key=lambda code: (-found[code], code)) for topic, found in said.items()}

    def abroad(self, claim: Claim, topic: str) -> str:
        """The ISO code of the one country that a claim speaks of besides the main one of its topic; '' for that one, or for several."""
        known = self._countries.get(topic, [])
        if len(known) < 2:
            return ""
        found = self._named(claim) | self._meant(claim, known)
        return next(iter(found)) if len(found) == 1 and known[0] not in found else ""

    def _named(self, claim: Claim) -> frozenset[str]:
        places = (self._setting.entity_of.get((claim.id, n)) for n, m in enumerate(claim.mentions) if m.kind is EntityKind.PLACE)
        return frozenset(code for place in places if place and (code := country_of(self._setting.written[place])))

    def _meant(self, claim: Claim, known: Sequence[str]) -> frozenset[str]:
        """The countries whose name begins a word of the claim, as it does in most adjectives: 'на иранской стороне', 'côté iranien'."""
        language = self._setting.given.source[claim.source].language
        words = _WORD.findall(claim.quote.text.lower())
        stems = {code: stem for code in known[:_COUNTRIES] if (stem := _stem(code, language))}
        return frozenset(code for code, stem in stems.items() if any(word.startswith(stem) for word in words))


@lru_cache(maxsize=4096)
def _stem(code: str, language: str) -> str:
    """The beginning of the name of a country in a language that its adjective has too; '' where the name is too short for one."""
    try:
        name = Locale.parse(language.replace("-", "_").split("_", maxsplit=1)[0]).territories.get(code, "")
    except (UnknownLocaleError, ValueError):
        return ""
    first = re.split(r"\W", name.lower(), maxsplit=1)[0]
    return first[: max(4, len(first) - 2)] if len(first) >= 4 else ""


def _loose_tolls(setting: Setting) -> dict[str, list[Claim]]:
    """Bare tolls of the dead by the event that they go on with: no place and no day of their own, and alone in their event or in none.

    "It counted 24 dead." belongs to the violence that the sentences before it tell.
    """
    size = Counter(setting.event_of.values())
    out: dict[str, list[Claim]] = defaultdict(list)
    for claims in setting.given.claims_of.values():
        before: str | None = None
        for claim in claims:
            event = setting.event_of.get(claim.id)
            acts = actions_of(claim.statement)
            placed = bool(claim.dates) or any(m.kind is EntityKind.PLACE for m in claim.mentions)
            bare = acts == {"harm"} and not placed and any(_counts(q, "killed") for q in claim.quantities)
            if event is not None and acts & VIOLENT and size[event] > 1:
                before = event
            elif acts & VIOLENT - {"harm"}:
                before = None  # another occurrence
            elif before and bare and (event is None or size[event] == 1):
                out[before].append(claim)
    return out


class _Around(NamedTuple):
    """What is known of all claims before counts are compared: where they are, bare tolls by event, figures refuted or of other years."""

    homes: _Homes
    loose: Mapping[str, Sequence[Claim]]
    refuted: Mapping[tuple[str, str], frozenset[float]]
    recalled: frozenset[tuple[str, float]]


def _counted(setting: Setting, event: Event, around: _Around) -> dict[str, list[Counted]]:
    out: dict[str, list[Counted]] = defaultdict(list)
    told = [setting.given.claim[name] for name in event.claims] + list(around.loose.get(event.id, ()))
    claims = _running(setting, [claim for claim in told if not _is_of_another(claim, setting)])
    deaths = frozenset(q.value for c in claims for q in c.quantities if _counts(q, "killed"))
    for claim in claims:
        own = any(_counts(q, "killed") for q in claim.quantities)
        for quantity in _own(claim):
            key = counted_key(quantity)
            if key is not None and _is_old(claim, key, quantity, around.recalled):
                continue
            if key is not None and (TOLL.search(key) or len(event.sources) > 1):
                dead = deaths if key == "wounded" and not own else frozenset()
                not_so = around.refuted.get((claim.source, key), frozenset())
                out[key].append(Counted(quantity.value, quantity, claim, setting.given.published(claim.source), dead, not_so))
    _add_bare_numbers(out.get("killed", []), claims)
    if len(event.sources) > 1:
        _add_rough_numbers(setting, out, claims)
    return out


def _is_of_another(claim: Claim, setting: Setting) -> bool:
    """Whether a count is of another occurrence: told as background, or with a day of its own, of places that its story does not know.

    A place alone tells little: one source alone names the mortuary or the village to which those counted were brought.
    """
    if not is_elsewhere(claim, setting):
        return False
    days = setting.stories.days.get(setting.stories.of.get(claim.id, claim.source), frozenset())
    own = {date.value[:10] for date in claim.dates if date.value and as_day(date.value)}
    return claim.kind is ClaimKind.BACKGROUND or bool(own - days)


def _apart_abroad(setting: Setting, homes: _Homes, groups: Mapping[str, Sequence[Counted]]) -> dict[tuple[str, str], list[Counted]]:
    """The counts of an event, those of another country than its own apart: the dead of a quake on both sides of a border are two tolls."""
    out: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for key, group in groups.items():
        for counted in group:
            topic = story_topic(counted.claim, setting) if len(group) > 1 else None
            out[key, homes.abroad(counted.claim, topic.id) if topic else ""].append(counted)
    return out


def _running(setting: Setting, claims: Sequence[Claim]) -> list[Claim]:
    """The claims that tell of the event itself: what a source recalls as background is not of its running count."""
    return [c for c in claims if not is_background(c, _day(setting, c))] or list(claims)


def _day(setting: Setting, claim: Claim) -> str | None:
    """The day on which a source came out; where that is not known, the first day on which another one did."""
    days = (setting.given.published(source.id) for source in setting.given.sources)
    return setting.given.published(claim.source) or min((day for day in days if day), default=None)


def _recalled(setting: Setting) -> frozenset[tuple[str, float]]:
    """The counts of other occurrences, by what is counted and figure, which a source may recall without a word of when it was."""
    return frozenset(
        (key, quantity.value)
        for claim in setting.given.claims
        if is_recalled(claim, _day(setting, claim))
        for quantity in claim.quantities
        if quantity.value >= LEAST and (key := counted_key(quantity)) is not None
    )


def _is_pooled(claim: Claim, key: str, quantity: Quantity, old: frozenset[tuple[str, float]]) -> bool:
    """Whether a count may be held against those of other events of its topic."""
    return POOLED.fullmatch(key) is not None and not _is_old(claim, key, quantity, old)


def _is_old(claim: Claim, key: str, quantity: Quantity, old: frozenset[tuple[str, float]]) -> bool:
    """Whether a claim without a day of its own gives a count that is told of another occurrence."""
    return (key, quantity.value) in old and not any(date.value for date in claim.dates)


def _add_bare_numbers(tolls: list[Counted], claims: Sequence[Claim]) -> None:
    """A number that counts nothing in its own sentence ("has risen to 70") and is the toll of its source elsewhere is that toll."""
    known = {(c.claim.source, c.value): c for c in tolls}
    for claim in claims:
        for quantity in claim.quantities:
            like = known.get((claim.source, quantity.value))
            if like and quantity.counted is None and quantity.unit is None:
                tolls.append(like._replace(quantity=quantity.model_copy(update={"counted": like.quantity.counted}), claim=claim))


def _add_rough_numbers(setting: Setting, out: dict[str, list[Counted]], claims: Sequence[Claim]) -> None:
    """'Dozens more were wounded', where the event has a count of the wounded, or another rough one."""
    found: dict[str, list[Counted]] = defaultdict(list)
    for claim in claims:
        for one in rough_numbers(claim.quote.text, setting.given.source[claim.source].language):
            start = claim.quote.start + one.start
            span = Span(start=start, end=start + len(one.text), text=one.text)
            quantity = Quantity(text=one.text, span=span, value=one.low, bound=Bound.ABOUT, counted=f"people {one.event}")
            key = counted_key(quantity)
            if key is not None:
                found[key].append(Counted(one.low, quantity, claim, setting.given.published(claim.source)))
    for key, rows in found.items():
        out[key].extend(rows)


def _counts(quantity: Quantity, what: str) -> bool:
    return (counted_key(quantity) or "").rpartition(" ")[2] == what


def _own(claim: Claim) -> Iterator[Quantity]:
    """The quantities of a claim that stand for the whole, and whose key stands in it once.

    "43 here and 12 there" is no contradiction, nor is "126 killed, among them 68 at the gate".
    """
    whole = [q for q in claim.quantities if not _part_of_more(claim, q) and not is_refuted(claim, q)]
    keys = [counted_key(quantity) for quantity in whole]
    for quantity, key in zip(whole, keys, strict=True):
        if keys.count(key) == 1:
            yield quantity


def _refuted(setting: Setting) -> dict[tuple[str, str], frozenset[float]]:
    """By source and thing counted, the figures that the source says are not so: 'was not of 1,729 polling stations, as reported'."""
    out: dict[tuple[str, str], set[float]] = defaultdict(set)
    for claim in setting.given.claims:
        keyed = [(key, quantity) for quantity in claim.quantities if (key := counted_key(quantity)) is not None]
        for key, quantity in keyed:
            if is_refuted(claim, quantity):
                out[claim.source, key].add(quantity.value)
        if len(keyed) == 1 and (other := _set_against(claim, keyed[0][1])) is not None:
            out[claim.source, keyed[0][0]].add(other)
    return {at: frozenset(values) for at, values in out.items()}


def _set_against(claim: Claim, quantity: Quantity) -> float | None:
    """The bare figure that a sentence sets in words against its own: the 9 of 'seven were killed, not nine as first reported'."""
    behind = claim.quote.text[quantity.span.end - claim.quote.start :] if quantity.span else ""
    found = _AGAINST.search(behind)
    read = find_quantities(f"{found[1]} people", "en") if found else ()
    return read[0].value if read and read[0].value > 1 else None


def is_refuted(claim: Claim, quantity: Quantity) -> bool:
    """Whether a sentence says that a figure is not so. 'Not one', 'not less than 5' and the like are none."""
    if quantity.span is None or quantity.value <= 1 or quantity.bound is not Bound.EXACT:
        return False
    return bool(_NOT_SO.search(claim.quote.text[: quantity.span.start - claim.quote.start]))


def _part_of_more(claim: Claim, quantity: Quantity) -> bool:
    """Whether a bare toll is that of a part: 'including 68 killed', '12 of them wounded', 'seven more bodies', passengers of a crew."""
    if (quantity.counted or "").startswith("passengers") and any((q.counted or "").startswith("crew") for q in claim.quantities):
        return True
    if quantity.span is None or " " in (counted_key(quantity) or " "):
        return False
    start, end = quantity.span.start - claim.quote.start, quantity.span.end - claim.quote.start
    return bool(_PART_BEFORE.search(claim.quote.text[:start]) or _PART_AFTER.match(claim.quote.text[end:]))


def _parts(group: tuple[Counted, ...]) -> Iterator[tuple[Counted, ...]]:
    """The counts that are to be judged together: those of all who were hit apart, beside the count that they are more than by the dead."""
    backing = Counter(value for value, _ in {(c.value, c.claim.source) for c in group if not rough_span(c.quantity.text)})
    if not backing:
        yield group
        return
    slip = swapped_pair(group)
    if slip is not None and len({c.value for c in group}) > 2:
        wrong = min(slip, key=lambda value: backing[value])
        yield tuple(c for c in group if c.value in slip)
        if backing[slip[0]] != backing[slip[1]]:
            group = tuple(c for c in group if c.value != wrong)
    usual = min(backing, key=lambda value: (-backing[value], value))
    hit = tuple(c for c in group if c.value - usual in c.deaths)
    yield tuple(c for c in group if c not in hit)
    if hit:
        yield (*hit, *(c for c in group if c.value == usual))


def _alike(one: Counted, other: Counted) -> bool:
    """Whether two bare counts are about one matter: their sentences share words besides the thing counted."""
    key = counted_key(one.quantity) or ""
    if TOLL.search(key) or POOLED.fullmatch(key):
        return True
    mine, theirs = stems_of(one.claim.statement), stems_of(other.claim.statement)
    return len(mine & theirs) >= 4


def _conflict(
    setting: Setting, event: Event, key: str, group: tuple[Counted, ...], *, apart: bool = False, where: str = ""
) -> Iterator[Conflict]:
    """The difference between counts of one thing.

    Args:
        setting: see ``Setting``.
        event: what they are of.
        key: what is counted.
        group: the counts.
        apart: whether they may be of two occurrences, so that they contradict nothing.
        where: the ISO code of the country that they are of, where it is not the one that the topic is mostly about.
    """
    kept = tuple(c for c in group if any(c is not o and c.value != o.value and _alike(c, o) for o in group))
    if len({c.value for c in kept}) < 2:
        return
    found = _lists(key, kept) or judge_numbers(kept)
    if apart and found.kind is DifferenceKind.CONFLICT and found.judgement.rule != "digits swapped":
        why = f"{found.judgement.reason}, or they count other occurrences or other people"
        found = Difference(DifferenceKind.SCOPE, unsure("told apart", 0.5, why), None)
    taken = None
    if found.taken is not None:
        used = max((c for c in kept if c.value == found.taken), key=lambda c: (c.published or "", c.claim.id))
        taken = Taken(shown(used), f"{shown(used)} is used.")
    said = [(shown(c), c.claim) for c in kept]
    subject = (_subject(setting, event), f"{_in_words(key)} in {country_name(where)}" if where else _in_words(key))
    yield make_conflict(setting, ConflictKind.NUMBER, subject, found.kind, said, (found.judgement,), taken)


def _lists(key: str, group: tuple[Counted, ...]) -> Difference | None:
    """Counts of who was on board that are near each other: a list, and the same list with infants or staff."""
    values = sorted({c.value for c in group})
    if key != "aboard" or values[-1] > values[0] * (1 + NEAR) or any(rough_span(c.quantity.text) for c in group):
        return None
    figures = " and ".join(sorted({shown(c) for c in group}))
    why = f"{figures}: counts of who was on board differ by a few until the lists are checked"
    return Difference(DifferenceKind.ROUNDING, same("lists of who was on board", 0.6, why), None)


def _in_words(key: str) -> str:
    """What is counted, for a reader: 'people killed', 'children killed', 'buses'."""
    if key == "aboard":
        return "people on board"
    return f"people {key}" if " " not in key and TOLL.search(key) else key


def _subject(setting: Setting, event: Event) -> str:
    """The event in a few words: what was done, and where."""
    claims = [setting.given.claim[name] for name in event.claims]
    counts = Counter(act for claim in claims for act in actions_of(claim.statement) - {"harm", "announce", "talk"})
    what = min(counts, key=lambda act: (-counts[act], act), default="harm")
    places = {
        setting.entity_of.get((claim.id, number))
        for claim in claims
        for number, mention in enumerate(claim.mentions)
        if mention.kind is EntityKind.PLACE
    }
    where = event.where or next((setting.names[e] for e in event.entities if e in places), None)
    named = IN_WORDS.get(what, what)
    in_country = any(country_of(setting.written[e]) for e in places if e and setting.names[e] == where)
    return f"{named} {'in' if in_country or country_of(where) else 'at'} {where}" if where else named
