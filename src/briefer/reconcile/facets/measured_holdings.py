"""How many a place, a school or an aircraft holds, how many left a place, and how many a whole war has killed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import country_name, demonym
from briefer.models import Bound, Claim, ConflictKind, DifferenceKind, EntityKind, Quantity
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.measured_common import all_true, as_said, conflict, english, listed, named, place_in, rounding, span_of
from briefer.reconcile.name_units import country_of
from briefer.reconcile.rules import same
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import story_topic, topic_of

_NEAR = 60
_BESIDE = 45
_PUPILS = frozenset({"students", "pupils", "schoolchildren"})
_ENROLLED = lazy(
    r"\b(?:has|have|had|with|attend\w*|enrol\w*|home to|serves?|asist\w+|tiene|cuenta con|matriculad\w*|acoge"
    r"|compte|accueille|scolaris\w*|fréquent\w*|hat|besuch\w*"
    r"|har|går på|tem|frequent\w*|conta|frequentat\w*)\b|учат?ся|учится|обуча\w+|насчитыва\w+|يدرس|تضم|يرتاد|دارد|تحصیل|okuyan|öğrencisi",
    re.IGNORECASE,
)
_HIT = lazy(
    (
        r"kill|wound|injur|hurt|shot|dead|died|herid|muert|mató|blessé|tué|verletzt|getötet|drept|såret|skutt"
        r"|found|encontr|ранен|убит|погиб|قتل|إصاب|زخمی|کشته"
    ),
    re.IGNORECASE,
)
_DWELLERS = lazy(r"^(?:people|residents|inhabitants|civilians|souls|habitantes|habitants|einwohner|innbyggere|жителей|نسمة)$")
_POPULATION = lazy(
    r"\b(?:population|inhabitants|residents|home to|city of|town of|towns of|village of|villages of|habitantes"
    r"|población|poblado|habitants|population de|einwohner\w*|bevölkerung"
    r"|innbygger\w*|invånare|indbygger\w*|abitanti|popolazione|população|nüfus\w*)\b|жител|населени|سكان|نسمة|جمعیت|آبادی",
    re.IGNORECASE,
)
_ABOARD = lazy(
    (
        r"\b(?:on ?board|aboard|was carrying|were carrying|carrying|passengers|a bordo|à bord|an bord|om bord|aan boord|na pokładzie|"
        r"a bordo del|transportava|levava|trasportava|llevaba|transportaba|transportait"
        r"|ombord|con \S+ (?:personas|pasajeros))\b|на борту|على متن|سرنشین|مسافر|uçakta|سوار"
    ),
    re.IGNORECASE,
)
_CRAFT = lazy(
    r"plane|aircraft|airliner|flight|jet\b|helicopter|ferry|boat|ship\b|vessel|bus\b|train\b|avión|avion"
    r"|vuelo|helicóptero|barco|autobús|tren\b|vol\b|bateau|navire|flugzeug|fähre|schiff"
    r"|zug\b|fly(?:et)?\b|ferge|båt|самол[её]т|вертол[её]т|пассажирск|автобус|поезд|судн|лодк|طائرة|سفينة"
    r"|قارب|حافلة|قطار|هواپیما|کشتی|قایق|اتوبوس|uçak|gemi|tekne",
    re.IGNORECASE,
)
_MOVED = lazy(
    r"\b(?:left|leave|leaving|evacuat\w*|evacuees|moved|transported|fled|flee|fleeing|displaced|(?:given|granted|"
    r"offered) (?:a )?safe passage"
    r"|departed|bussed|bused|escaped|rescued|abandon\w+|huy\w+|salieron"
    r"|desplazad\w+|fui\w*|quitté|évacué\w*|déplacé\w*|geflohen|flohen|evakuier\w*|verließen|flykt\w*|evakuer\w*"
    r"|forlot)\b|эвакуир\w+|покинул\w*|бежал\w*|выве[зс]\w*"
    r"|евакуй\w+|евакуйова\w+|покинул\w*|залиши\w+|إجلاء|أجل\w*|غادر\w*|نزح\w*|فر\b|تخلیه|ترک کرد|گریخت|انخلا|tahliye|kaçtı",
    re.IGNORECASE,
)
_OUT_OF = lazy(
    r"(?:\b(?:from|out of|de|desde|des|du|aus|von|fra|från|da|из|с|от)|(?<!\w)(?:من|از))\W+(?:the\W+|[a-zà-ÿ]+-held\W+|[a-z-]+\W+){0,4}$",
    re.IGNORECASE,
)
_AND = lazy(r"\s*(?:,|and|y|et|und|og|и|و|e)\s*")
_PEOPLE = lazy(
    r"^(?:people|evacuees|civilians|residents|refugees|villagers|inhabitants|migrants|people (?:evacuated"
    r"|displaced)|evacuees .*|people (?:who )?(?:left|fled|moved).*)$"
)
_WAR = lazy(
    (
        r"\bwar\b|\bconflict\b|\bcivil war|\binsurgency|\buprising|\bguerra|\bconflicto|\bguerre|\bconflit|\bkrieg"
        r"|\bkonflikt|\bkrig(?:en)?\b|\boorlog|\bwojn|\bconflitto|\bguerra|войн|конфликт|війн|حرب|الصراع|النزاع|جنگ|savaş"
    ),
    re.IGNORECASE,
)
_EVER = lazy(
    (
        r"\b(?:since|began|erupt\w*|start\w*|broke out|years? of|desde|comenz\w+|años de|depuis|seit|beg(?:ann"
        r"|innt)|siden|utbr\w+|dal)\b|\bс\s+(?:начала|\d{4})|начал\w*|منذ|اندلع\w*|از آغاز|از سال|başla"
    ),
    re.IGNORECASE,
)
_MANY = 500
_FAR = 1.2
_NAME = lazy(r"[A-Z][a-z]+(?:['’]?s)?")


def enrolments(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'Saugus High School has around 2,300 students', 'a town of 20,000', '189 people on board': what a thing holds, none of it hit."""
    able = [q for q in claim.quantities if q.unit is None and q.span is not None and q.value > 1]
    if not able:
        return
    text = claim.quote.text
    for quantity in able:
        counted = quantity.counted or ""
        start, end = place_in(claim, quantity)
        around = text[max(0, start - _NEAR) : end + _NEAR]
        if counted in _PUPILS:
            if quantity.value >= 20 and _ENROLLED.search(around) and not _HIT.search(around):
                yield from _held(claim, setting, quantity, "number of pupils", EntityKind.ORGANISATION)
        elif (
            counted.startswith(("people", "passengers"))
            and counted in {"people", "passengers"}
            and _ABOARD.search(text[max(0, start - _BESIDE) : end + _BESIDE])
            and _CRAFT.search(text)
        ):
            topic = topic_of(claim, setting)
            if topic:
                what = "passengers" if counted == "passengers" else "people on board"
                yield _said(f"{topic.id}|{what}", topic.shown, what, quantity, claim)
        elif quantity.value >= 100 and _DWELLERS.match(counted) and _POPULATION.search(around) and not _MOVED.search(around):
            yield from _population(claim, setting, quantity, start, end)


def _held(claim: Claim, setting: Setting, quantity: Quantity, what: str, kind: EntityKind) -> Iterator[Said]:
    topic = story_topic(claim, setting)
    holders = named(claim, setting, kind)
    if topic is not None and topic.shared:
        shown = setting.names[holders[0].entity] if len({h.entity for h in holders}) == 1 else topic.shown
        yield _said(f"{topic.id}|{what}", shown, what, quantity, claim)
    elif holders:
        yield _said(f"{holders[0].entity}|{what}", setting.names[holders[0].entity], what, quantity, claim)


def _population(claim: Claim, setting: Setting, quantity: Quantity, start: int, end: int) -> Iterator[Said]:
    places = named(claim, setting, EntityKind.PLACE)
    near = [p for p in places if 0 <= start - p.end <= 50 or 0 <= p.start - end <= 40]
    if len({p.entity for p in near}) == 1:
        yield _said(f"{near[0].entity}|population", setting.names[near[0].entity], "population", quantity, claim)


def _said(subject: str, shown: str, what: str, quantity: Quantity, claim: Claim) -> Said:
    key = f"{quantity.bound.value} {quantity.value:g}" if quantity.bound is not Bound.EXACT else f"{quantity.value:g}"
    return Said(subject, shown, what, as_said(quantity), key, claim, quantity.value)


def departures(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'more than 2,000 people were granted safe passage out of Madaya': how many left a place, for each place they left."""
    able = [q for q in claim.quantities if q.unit is None and q.span is not None and q.value >= 10 and _PEOPLE.match(q.counted or "")]
    if not able or not any(m.kind is EntityKind.PLACE for m in claim.mentions):
        return
    text, places = claim.quote.text, named(claim, setting, EntityKind.PLACE)
    others = sorted(q.span.start - claim.quote.start for q in claim.quantities if q.span is not None)
    for quantity in able:
        _, end = place_in(claim, quantity)
        stop = next((start for start in others if start >= end), len(text))
        led, last = False, end
        for place in places:
            if not end < place.start < stop:
                continue
            between = text[end : place.start]
            moved = _MOVED.search(between) or "evacu" in (quantity.counted or "")
            led = bool(moved and _OUT_OF.search(between[-60:])) or (led and bool(_AND.fullmatch(text[last : place.start])))
            last = place.end
            if led:
                yield _said(f"{place.entity}|left", setting.names[place.entity], "people who left", quantity, claim)


def war_tolls(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'Syria's war has left more than 320,000 dead since 2011': the dead of a whole war, by its country."""
    able = [
        q for q in claim.quantities if q.value >= _MANY and (q.counted or "").endswith("killed") and q.unit is None and q.span is not None
    ]
    if len(able) != 1:
        return
    text = f"{claim.quote.text} {english(claim)}"
    if not _WAR.search(text) or not _EVER.search(text):
        return
    country = _country(claim, setting, text)
    if country:
        what = (able[0].counted or "people killed").replace("people killed", "people killed in the war")
        yield _said(f"{country}|war|{able[0].counted}", country_name(country), what, able[0], claim)


def _country(claim: Claim, setting: Setting, text: str) -> str | None:
    """The one country of which a claim speaks, named or by its people."""
    places = (setting.entity_of.get((claim.id, number)) for number, m in enumerate(claim.mentions) if m.kind is EntityKind.PLACE)
    found = {code for entity in places if entity and (code := country_of(setting.written[entity]))}
    found |= {code for word in _NAME.findall(text) if (code := demonym(word))}
    return next(iter(found)) if len(found) == 1 else None


def judge_holdings(together: Sequence[Said]) -> Ruling | None:
    """Figures that hedges and rounding allow are one; others contradict one another."""
    spans = [span_of(q, 0.0) for said in together for q in said.claim.quantities if as_said(q) == said.value]
    lower = sorted({low for low, high in spans if high == float("inf")})
    if spans and max(low for low, _ in spans) <= min(high for _, high in spans) and not _too_far(lower, together):
        return all_true(together, "within bounds")
    values = [said.measure or 0.0 for said in together]
    if max(values) - min(values) <= 0.05 * max(values) and max(values) >= 20:
        return rounding(together, "rounded")
    return conflict(together, "other figure")


def _too_far(lower: Sequence[float], together: Sequence[Said]) -> bool:
    """Whether a figure lies so far above what is said as more than so much that the one is no word for the other."""
    return bool(lower) and max(said.measure or 0.0 for said in together) > _FAR * min(lower)


def judge_departures(together: Sequence[Said]) -> Ruling | None:
    """Numbers of people who left a place: rounded where they are near one another, else of other days or groups."""
    found = judge_holdings(together)
    if found is None or found.verdict is not DifferenceKind.CONFLICT:
        return found
    return Ruling(
        DifferenceKind.SCOPE, same("who is counted", 0.7, f"{listed(together)}: who is counted, and until when, need not be the same")
    )


def judge_war_tolls(together: Sequence[Said]) -> Ruling | None:
    """Tolls of a whole war: near ones are one figure, rounded; others are of other counters and contradict one another."""
    return judge_holdings(together)


ENROLMENT = Facet("what it holds", ConflictKind.NUMBER, enrolments, judge_holdings)
DEPARTURE = Facet("who left", ConflictKind.NUMBER, departures, judge_departures)
WAR_TOLL = Facet("toll of a war", ConflictKind.NUMBER, war_tolls, judge_war_tolls)
