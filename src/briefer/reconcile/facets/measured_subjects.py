"""What a source is mainly about: with whom "the suspect" or "the siege" of one source is that of another.

A source is about the occurrence that it shares with other sources and tells most of; sources that share it have one topic. A source
that shares none joins those that tell one kind of incident in the same place and days.
"""

# ruff: noqa: E501  (tables of words: a row is one thing in many languages)

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from briefer.models import Claim, ClaimKind, EntityKind
from briefer.reconcile.actions import IN_WORDS, WEAK_NAMES, actions_of
from briefer.reconcile.days import as_day, gap
from briefer.reconcile.name_units import country_of
from briefer.reconcile.taking import Setting

COMMON = 3  # names, no countries, that two sources on one occurrence have in common where they share no event
MANY = 6  # names in common that make the kind of incident no matter
NEAR = 3  # days between sources on one occurrence, and between it and a day that a claim about it names
_LONG_AGO = 60  # days before the newest one that a source names, from which on a day is none of its topic
_BLOCK = 40  # sources that name one thing; a name of more tells nothing of what they are about
_FIRST = 12  # claims of a source that tell what it is about
_PLACES = 3  # of a source, those that it names most
_INCIDENTS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "violence": (
            r"\battack|\bsiege|\bbesieg|\basedi|\bassiég|\bbelager|осад|حصار|محاصر|\bbomb|\bblast|\bexplo|\bshoot"
            r"|\bshot\b|\bgunm|\bstabb|\bhostage|\bkilled\b|\bassault|\bmassacre|\bataque|\batentado|\btirote|\brehen"
            r"|\bmató\b|\batac|\battaqu|\battentat|\bfusillade|\botage|\btué|\bangriff|\banschlag|\bschüsse|\bgeisel"
            r"|\bgetötet|\bangrep|skyt|\bgissel|\bgisler|\bdrept"
            r"|\battacc|\bsparatoria|\bostagg|\bsaldırı|\bpatlama|\brehin|взрыв|нападени|стрельб|теракт|заложник"
            r"|убит|атак|напад|вибух|هجوم|تفجير|انفجار|إطلاق|رهائن|مقتل|قتل"
            r"|حمله|گروگان|کشته|تیراندازی|حملہ|دھماک|فائرنگ|ہلاک"
        ),
        "quake": (
            r"\bearthquake|\bquake|\btsunami|\bterremoto|\bsismo|\bséisme|\btremblement|\berdbeben|\bjordskjelv|\bjordbävning|\bdeprem|землетрясени"
            r"|землетрус|زلزال|زلزله|زمین.?لرزه|زلزلہ|地震"
        ),
        "flood": (
            r"\bflood|\blandslide|\bmudslide|\binundac|\binondation|\büberschwemm|\bhochwasser|\bflom|\bjordskred|\balluvion|\benchente|\bsel\b"
            r"|наводнени|паводк|повін|оползн|فيضان|سيول|سیل|سیلاب"
        ),
        "storm": (
            r"\bhurricane|\bcyclone|\btyphoon|\btornado|\bstorm|\bhuracán|\btormenta|\bouragan|\btempête|\bsturm|\borkan|\bfırtına|ураган|шторм|тайфун"
            r"|إعصار|عاصفة|طوفان"
        ),
        "fire": r"\bwildfire|\bblaze|\bincendi|\bwaldbr|\bgroßbrand|\bskogbrann|\bbrannen?\b|\byangın|пожар|пожеж|حريق|حرائق|آتش.سوزی",
        "volcano": r"\bvolcan|\bvulkan|\beruption|\berupción|вулкан|بركان|آتشفشان",
        "crash": (
            r"\bcrash|\bplane|\baircraft|\bderail|\bcapsiz|\bsank\b|\bestrell|\bavión|\bnaufrag|\baccident|\bécras"
            r"|\babsturz|\babgestürzt|\bunglück|\bstyrt"
            r"|\bforlis|\bprecipitat|\bdüştü|\bkaza|крушени|разбил|катастроф|авари|تحطم|سقوط|غرق|سانحه|حادثه"
        ),
        "epidemic": (
            r"\bepidemic|\boutbreak|\bvirus|\bcholera|\bebola|\bmeasles|\bepidemia|\bbrote\b|\bépidémie|\bseuche|\bausbruch|\bepidemi|\butbrudd"
            r"|\bsalgın|эпидеми|вспышк|холер|епідемі|спалах|وباء|تفش|كوليرا|شیوع|وبا"
        ),
        "strike": r"\bstrikers?\b|\bwalkout|\bstrikes?\b|\bhuelga|\bgrève|\bgréviste|\bstreik|\bgreve\b|\bsciopero|\bgrev\b|забастовк|страйк|إضراب|اعتصاب|ہڑتال",
        "fighting": (
            r"\bbattle|\boffensive|\bclash|\bfighting|\bfront ?line|\bofensiv|\bcombat|\bbataille|\bschlacht|\bkämpfe|\bslaget?\b|\bkamper"
            r"|\bçatışma|\bbattaglia|бои\b|боях|наступлен|наступ|معارك|معركة|اشتباك|نبرد|درگیری|جھڑپ"
        ),
        "protest": r"\bprotest|\briot|\bdemonstrat|\bmanifest|\bdisturbios|\bémeute|\bunruhen|\bopptøy|\bgösteri|протест|беспоряд|مظاهر|احتجاج|اعتراض|مظاہر",
        "ruling": r"\btrial|\bverdict|\bsentenced|\bjuicio|\bcondena|\bprocès|\bverdict|\burteil|\bprozess|\brettssak|\bdava|приговор|вирок|محاكمة|محکوم|دادگاه|مقدمہ",
        "vote": (
            r"\belection|\bvote|\breferendum|\bpoll(?:s|ing)\b|\beleccion|\bélection|\bscrutin|\bwahl|\bvalg|\belezion"
            r"|\beleiç|\bseçim|выбор|референдум|انتخاب|استفتاء|رفراندوم"
        ),
        "coup": r"\bcoup\b|\bputsch|\bjunta\b|\bgolpe|\bcoup d|\bkupp|\bgolpist|\bdarbe|переворот|انقلاب|کودتا|بغاوت",
        "cyber": (
            r"\bcyber|\bhack(?:er|ed|ing|s)?\b|\bransomware|\bmalware|\bciber|\bpirat|\bdatenleck|\bdataangrep|\bsiber|кибер|хакер"
            r"|سيبران|اختراق|سایبر|هک|سائبر"
        ),
    }.items()
}
_OF_A_COUNTRY = frozenset(["vote", "coup", "cyber", "quake", "flood", "storm", "crash", "epidemic"])  # few in one country in the same days


@dataclass(frozen=True, slots=True)
class Topic:
    """What sources are about: an id, its name in words, the days on which they came out, and whether it is more than one source."""

    id: str
    shown: str
    days: tuple[str, ...]
    shared: bool


class _Same:
    """A setting as a key: the very same object, nothing that is equal to it."""

    __slots__ = ("setting",)

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def __hash__(self) -> int:
        return id(self.setting)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.setting is self.setting


def topic_of(claim: Claim, setting: Setting) -> Topic | None:
    """What a claim is about beyond its own words: the topic of its source; None where it tells of another time or occurrence."""
    topics, of_event = _topics(_Same(setting))
    topic = of_event.get(setting.event_of.get(claim.id, "")) or topics.get(claim.source)
    if topic is None or any(_elsewhen(date.value, topic) for date in claim.dates):
        return None
    return topic


def topics_of_events(setting: Setting) -> Mapping[str, Topic]:
    """The topic of each occurrence that is the main one of a source."""
    return _topics(_Same(setting))[1]


def source_topic(claim: Claim, setting: Setting) -> Topic | None:
    """The topic of the source of a claim, whatever days the claim names."""
    return _topics(_Same(setting))[0].get(claim.source)


def _elsewhen(value: str | None, topic: Topic) -> bool:
    """Whether a date is none of the days of a topic."""
    if not value or not topic.days:
        return False
    if as_day(value):
        return all((gap(value[:10], day) or 0) > NEAR * 2 for day in topic.days)
    year, month = value[:4], value[5:7]
    if year.isdigit():
        return all(year != day[:4] for day in topic.days)
    return month.isdigit() and all(_months_apart(month, day[5:7]) > 1 for day in topic.days)


def _months_apart(one: str, other: str) -> int:
    apart = abs(int(one) - int(other))
    return min(apart, 12 - apart)


@lru_cache(maxsize=1)
def _topics(key: _Same) -> tuple[Mapping[str, Topic], Mapping[str, Topic]]:
    """The topic of each source, and of each occurrence that made one."""
    setting = key.setting
    claims_of: dict[str, list[Claim]] = defaultdict(list)
    for claim in setting.given.claims:
        event = setting.event_of.get(claim.id)
        if event is not None and claim.kind is not ClaimKind.BACKGROUND:
            claims_of[event].append(claim)
    main = _main_events(claims_of)
    parent = {source: source for source in main}
    by_event: dict[str, list[str]] = defaultdict(list)
    for source, events in main.items():
        for event in events:
            by_event[event].append(source)
    for _, sources in sorted(by_event.items()):
        for source in sources[1:]:
            _join(parent, sources[0], source)
    for one, other in (*_alike(setting, main, claims_of), *_akin(setting, main, claims_of)):
        _join(parent, one, other)
    members: dict[str, list[str]] = defaultdict(list)
    for source in sorted(main):
        members[_root(parent, source)].append(source)
    topics: dict[str, Topic] = {}
    events_in: dict[str, Topic] = {}
    for sources in members.values():
        told = sorted({event for source in sources for event in main[source]})
        topic = _make(setting, sources, told, [c for event in told for c in claims_of[event]])
        topics.update(dict.fromkeys(sources, topic))
        events_in.update(dict.fromkeys(told, topic))
    return topics, events_in


def _root(parent: dict[str, str], one: str) -> str:
    while parent[one] != one:
        parent[one] = parent[parent[one]]
        one = parent[one]
    return one


def _join(parent: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(parent, one), _root(parent, other)))
    parent[second] = first


def _main_events(claims_of: Mapping[str, Sequence[Claim]]) -> dict[str, tuple[str, ...]]:
    """The occurrences that each source tells most of: shared ones before its own, and of those all with at least half as many claims."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    shared = {event for event, claims in claims_of.items() if len({c.source for c in claims}) > 1}
    for event, claims in claims_of.items():
        for claim in claims:
            counts[claim.source][event] += 1
    out: dict[str, tuple[str, ...]] = {}
    for source, events in counts.items():
        able = {event: number for event, number in events.items() if event in shared} or events
        most = max(able.values())
        least = max(2, (most + 1) // 2) if most > 1 else 1
        best = min(able, key=lambda event: (-able[event], event))
        out[source] = tuple(sorted({best, *(event for event, number in able.items() if event in shared and number >= least)}))
    return out


def _alike(setting: Setting, main: Mapping[str, Sequence[str]], claims_of: Mapping[str, Sequence[Claim]]) -> Iterator[tuple[str, str]]:
    """Sources next to one another in time that tell one kind of incident of one place."""
    told: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    days: dict[str, frozenset[str]] = {}
    for source, events in main.items():
        published, claims = setting.given.published(source), setting.given.claims_of[source]
        days[source] = _own_days(source, events, claims_of)
        kind = _incident(claims) if published else None
        if published and kind:
            found = _places(setting, claims)
            most = {place for place, _ in found.most_common(_PLACES)}
            for place in (place for place in found if place in most or country_of(setting.names[place])):
                if kind in _OF_A_COUNTRY or not country_of(setting.names[place]):
                    told[place, kind].append((published, source))
    for _, rows in sorted(told.items()):
        rows.sort()
        for (day, one), (later, other) in pairwise(rows):
            if (gap(day, later) or 0) <= NEAR and _days_agree(days[one], days[other]):
                yield one, other


def _akin(setting: Setting, main: Mapping[str, Sequence[str]], claims_of: Mapping[str, Sequence[Claim]]) -> Iterator[tuple[str, str]]:
    """Sources that tell kinds of incident of which one is the same, name several of the same persons, bodies and towns, and don't differ in days.

    A report that says no year, or tells the occurrence in one sentence and its aftermath in twenty, is of one topic with the others.
    """
    kinds = {source: _incidents(setting.given.claims_of[source]) for source in main}
    names = {source: _names(setting, setting.given.claims_of[source]) for source in main}
    of_name: dict[str, list[str]] = defaultdict(list)
    for source in sorted(main):
        for name in sorted(names[source]):
            of_name[name].append(source)
    shared: Counter[tuple[str, str]] = Counter(
        pair for sources in of_name.values() if len(sources) <= _BLOCK for pair in combinations(sources, 2)
    )
    days: dict[str, frozenset[str]] = {}
    for (one, other), number in sorted(shared.items()):
        if number < COMMON or not (kinds[one] & kinds[other] or number >= MANY):
            continue
        for source in (one, other):
            if source not in days:
                days[source] = _own_days(source, main[source], claims_of)
        apart = gap(setting.given.published(one), setting.given.published(other))
        if (apart is None or apart <= NEAR) and _days_agree(days[one], days[other]):
            yield one, other


def _own_days(source: str, events: Sequence[str], claims_of: Mapping[str, Sequence[Claim]]) -> frozenset[str]:
    """The days that a source names for what it is about."""
    own = (c for event in events for c in claims_of[event] if c.source == source)
    days = frozenset(d.value[:10] for c in own for d in c.dates if d.value and as_day(d.value))
    newest = max(days, default="")
    return frozenset(day for day in days if (gap(day, newest) or 0) <= _LONG_AGO)


def _names(setting: Setting, claims: Iterable[Claim]) -> frozenset[str]:
    """The entities that claims name, without countries."""
    found = {setting.entity_of.get((claim.id, number)) for claim in claims for number in range(len(claim.mentions))}
    return frozenset(name for name in found if name and not country_of(setting.names[name]))


def _days_agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the days that two sources name can be those of one occurrence."""
    return not one or not other or min(gap(a, b) or 0 for a in one for b in other) <= NEAR


def _incident(claims: Sequence[Claim]) -> str | None:
    """The kind of incident that most claims of a source are about."""
    found = _told_kinds(claims)
    return min(found, key=lambda name: (-found[name], name), default=None)


def _incidents(claims: Sequence[Claim]) -> frozenset[str]:
    """The kinds of incident that a source tells in its first claim, or in more than one."""
    found, first = _told_kinds(claims), _told_kinds(claims[:1])
    return frozenset(name for name, number in found.items() if number > 1 or name in first)


def _told_kinds(claims: Sequence[Claim]) -> Counter[str]:
    found: Counter[str] = Counter()
    for claim in claims[:_FIRST]:
        found.update({kind for word in claim.quote.text.split() for kind in _kinds(word)})
    return found


@lru_cache(maxsize=100_000)
def _kinds(word: str) -> tuple[str, ...]:
    """The kinds of incident that a word tells; kept, because texts say the same words again and again."""
    return tuple(name for name, pattern in _INCIDENTS.items() if pattern.search(word))


def _places(setting: Setting, claims: Iterable[Claim]) -> Counter[str]:
    """The places of claims, by how often they are named."""
    found: Counter[str] = Counter()
    for claim in claims:
        for number, mention in enumerate(claim.mentions):
            entity = setting.entity_of.get((claim.id, number)) if mention.kind is EntityKind.PLACE else None
            if entity:
                found[entity] += 1
    return Counter(dict(sorted(found.items())))


def _towns(setting: Setting, claims: Iterable[Claim]) -> Counter[str]:
    """The places of claims that are no countries."""
    return Counter({place: number for place, number in _places(setting, claims).items() if not country_of(setting.names[place])})


def _make(setting: Setting, sources: Sequence[str], events: Sequence[str], claims: Sequence[Claim]) -> Topic:
    acts = Counter(act for c in claims for act in actions_of(c.statement) - WEAK_NAMES)
    what = min(acts, key=lambda act: (-acts[act], act), default="event")
    towns = _towns(setting, claims)
    of_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_source[claim.source].append(claim)
    by_source = Counter(town for own in of_source.values() for town in _towns(setting, own))
    where = min(towns, key=lambda town: (-by_source[town], -towns[town], town), default=None)
    named = IN_WORDS.get(what, what)
    days = {day for source in sources if (day := setting.given.published(source))}
    return Topic(events[0], f"{named} at {setting.names[where]}" if where else named, tuple(sorted(days)), len(sources) > 1)
