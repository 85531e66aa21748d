"""How far a place is from a place, and how long something has lasted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from briefer.lexicon.patterns import lazy
from briefer.lexicon.units import dimension
from briefer.models import Bound, Certainty, Claim, ConflictKind, EntityKind
from briefer.reconcile.days import as_day, last_day
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.measured_common import Figure, Named, all_true, as_said, conflict, figures, named, near_or_not, span_of
from briefer.reconcile.name_units import country_of
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import story_topic, topic_of

# ---------------------------------------------------------------- distance

_BRACKET = lazy(r"\([^()]{0,60}\)")
_WORDS = lazy(r"[^\W\d_]+")
_SIDE = lazy(
    r"(?:nor|sou|sud|süd|syd|sør|east|west|est|ost|öst|øst|vest|oest|ouest|oeste|sul|leste|nord|noro|sudo|suro|sure|nore"
    r"|север|юг|юж|восто|запад|півн|півд|схід|захід|(?:ال)?(?:شمال|جنوب|شرق|غرب)|جنوب|מזרח|מערב|צפון|דרום)\w{0,9}"
)
_FROM = frozenset(
    [
        "from",
        "of",
        "off",
        "outside",
        "away",
        "de",
        "du",
        "des",
        "da",
        "do",
        "del",
        "d",
        "dal",
        "dalla",
        "dallo",
        "a",
        "di",
        "von",
        "vom",
        "der",
        "fra",
        "for",
        "från",
        "om",
        "utanför",
        "utenfor",
        "unna",
        "od",
        "от",
        "к",
        "на",
        "за",
        "від",
        "до",
        "من",
        "عن",
        "از",
        "ال",
    ]
)
_FILLER = frozenset(
    [
        "the",
        "downtown",
        "central",
        "centre",
        "center",
        "city",
        "capital",
        "town",
        "border",
        "village",
        "la",
        "el",
        "las",
        "los",
        "al",
        "au",
        "à",
        "aux",
        "le",
        "les",
        "l",
        "ville",
        "centro",
        "ciudad",
        "capitale",
        "cidade",
        "stadt",
        "hauptstadt",
        "zentrum",
        "des",
        "entfernt",
        "sentrum",
        "byen",
        "города",
        "город",
        "столицы",
        "столица",
        "центра",
        "міста",
        "столиці",
        "مدينة",
        "العاصمة",
        "وسط",
        "شهر",
        "مرکز",
        "پایتخت",
        "distance",
        "distancia",
        "afstand",
    ]
)
_UNIT_WORDS = 2
_ON_THE_MOVE = lazy(
    r"\b(?:walk|travel|dr[io]v|fl[ey]w|fly|flee|fled|march|hik|trek|swam|swim|ran\b|advanc|pushed|stretch|radius|within|recorr|camin|huy"
    r"|march|dentro|radio de|rayon|parcour|umkreis|innenfor|радиус|шириной|длин|نطاق|شعاع|طول)\w*[^.;]{0,25}$",
    re.IGNORECASE,
)
_TR_FROM = lazy(r"['’]?(?:[nydt]?[iıuü]n|[ny]?[ea]|[dt][ea]n)\s+(?:yaklaşık\s+)?", re.IGNORECASE)
_UR_FROM = lazy(r"\s*سے\s+(?:تقریبا\S*\s+)?")
_FAR_BEHIND = lazy(r"kuzey|güney|doğu|batı|uzak|mesafe|دور|شمال|جنوب|مشرق|مغرب", re.IGNORECASE)


def distances(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'Santa Clarita, about 30 miles (48 kilometres) north-west of downtown Los Angeles': both places named, and nothing on the move."""
    if not any(dimension(q.unit) == "length" for q in claim.quantities):
        return
    places = named(claim, setting, EntityKind.PLACE)
    if not places:
        return
    text, last = claim.quote.text, -1
    for figure in figures(claim, "length"):
        if figure.start < last or _ON_THE_MOVE.search(text[max(0, figure.start - 45) : figure.start]):
            continue
        far = _measured_from(text, figure, places)
        if far is None:
            continue
        last = max(figure.end, far.start)
        near = _what_is_there(figure, places, far, setting)
        topic = None if near else topic_of(claim, setting)
        if near is None and topic is None:
            continue
        subject, shown = (near, setting.names[near]) if near else (f"{topic.id}|scene", topic.shown) if topic else ("", "")
        km = figure.value / 1000
        unit = "km" if figure.quantity.unit == "km" else f"{figure.quantity.unit} ({km:.3g} km)"
        yield Said(
            subject,
            shown,
            f"distance from {setting.names[far.entity]}",
            as_said(figure.quantity, unit),
            f"{far.entity}:{km:.2g}",
            claim,
            km,
        )


def _measured_from(text: str, figure: Figure, places: Sequence[Named]) -> Named | None:
    """The place behind a figure from which it is measured, or before it in Turkish and Urdu."""
    for place in places:
        if 0 < place.start - figure.end <= 90 and _leads_to(text[figure.end : place.start]):
            return place
        if place.start >= figure.end:
            break
    behind = text[figure.end : figure.end + 30]
    for place in places:
        gap = text[place.end : figure.start] if place.end <= figure.start <= place.end + 20 else None
        if gap is not None and (_TR_FROM.fullmatch(gap) or _UR_FROM.fullmatch(gap)) and _FAR_BEHIND.search(behind):
            return place
    return None


def _leads_to(gap: str) -> bool:
    """Whether only a unit, a side of the sky, 'from' and 'the centre of' stand between a figure and a place."""
    bare = _BRACKET.sub(" ", gap.lower())
    if any(sign in bare for sign in ";:!?\n") or any(char.isdigit() for char in bare):
        return False
    words = _WORDS.findall(bare)
    rest = [word for word in words[1:] if not (_SIDE.fullmatch(word) or word in _FROM or word in _FILLER)]
    told = any(_SIDE.fullmatch(word) or word in _FROM for word in words[1:])
    return told and (not rest or (len(rest) == 1 and rest[0] == words[1]))


def _what_is_there(figure: Figure, places: Sequence[Named], far: Named, setting: Setting) -> str | None:
    """The place that a figure puts somewhere: the last one named before it, that is no country and not the other one."""
    for place in reversed([p for p in places if p.end <= figure.start]):
        if place.entity != far.entity and not country_of(setting.written[place.entity]):
            return place.entity
    return None


def judge_distances(together: Sequence[Said]) -> Ruling | None:
    """Distances within a tenth of one another are one, rounded; others contradict one another."""
    return near_or_not(together, "distance", 0.1, 3.0)


# ---------------------------------------------------------------- duration

_STATES: dict[str, re.Pattern[str]] = {
    name: lazy(pattern, re.IGNORECASE)
    for name, pattern in {
        "siege": (
            r"\bsieges?\b|\bbesieg|\bblockad|\basedi|\bsitiad|\bassedi|\bassiég|\bsiège\b|\bbelager|\bbeleir|осад"
            r"|блокад|حصار|محاصر|kuşatma"
        ),
        "captivity": (
            r"\bcaptiv|\bhostage|\bheld by|\bin custody|\bdetained for|\bkidnapp|\brehen|\bcautiv|\bsecuestr|\botage"
            r"|\bcaptif|\bgeisel|\bgissel|\bgisler"
            r"|\bfangenskap|заложник|в плену|плен[а-я]|رهائن|رهينة|أسر|گروگان|اسارت|یرغمال|\brehin"
        ),
        "ceasefire": (
            r"\bcease-?fire|\btruce|\balto el fuego|\btregua|\bcessez-le-feu|\btrêve|\bwaffenruhe|\bwaffenstill|\bvåpenhvil"
            r"|перемири|прекращени\w+ огня|هدنة|وقف إطلاق|آتش.بس|جنگ بندی|ateşkes"
        ),
        "outage": (
            r"\boutage|\bblackout|\bpower cut|\bshut ?down|\boffline|\bapag[oó]n|\bcorte de|\bpanne|\bcoupure|\bstromausfall|\bausfall"
            r"|\bstrømbrudd|\bnedetid|отключени|сбо[йяе]|انقطاع|قطع|خاموشی|kesinti"
        ),
        "talks": (
            r"\btalks\b|\bmeeting\b|\bnegotiat|\bnegociac|\bconversacion|\bpourparlers|\bverhandlung|\bforhandling"
            r"|переговор|встреч|محادثات|مفاوضات|مذاکرات|گفت.?و.?گو|görüşme"
        ),
        "fighting": (
            r"\bfighting\b|\bgun ?battle|\bgunfight|\bfirefight|\bstand-?off|\bshoot-?out|\bclashes|\bcombates|\benfrentamient"
            r"|\bcombats|\bgefecht"
            r"|\bkamper|бои\b|бой\b|боях|перестрел|اشتباك|درگیری|جھڑپ|çatışma"
        ),
        "war": r"\bwar\b|\bcivil war|\binsurgency|\bguerra|\bguerre|\bkrieg|\bkrigen?\b|войн|حرب|الحرب|جنگ|savaş",
        "attack": (
            r"\battack\b|\bassault\b|\bshooting\b|\brampage|\bataque|\btiroteo|\battaque|\bfusillade|\bangriff|\bskyting"
            r"|\bangrep|нападени|стрельб|هجوم|إطلاق|حمله|تیراندازی|saldırı"
        ),
        "quake": (
            r"\bquake|\bearthquake|\btremor|\bshaking|\bsismo|\bterremoto|\bséisme|\berdbeben|\bjordskjelv|землетряс"
            r"|толчк|زلزال|هزة|زلزله|deprem"
        ),
        "strike": r"\bstrikers\b|\bwalkout|\bon strike|\bhuelga|\bgrève|\bstreik|забастовк|إضراب|اعتصاب|\bgrev\b",
        "rescue": r"\brescue|\bsearch\b|\brescate|\bbúsqueda|\bsauvetage|\brettung|\bleting|спасател|поиск|إنقاذ|نجات|kurtarma",
        "trapped": r"\btrapped|\bburied|\brubble|\batrapad|\bescombros|\bcoincé|\bverschüttet|\btrümmer|под завал|عالق|أنقاض|آوار|enkaz",
        "fire": (
            r"\bburn(?:ed|t|ing)|\bblaze|\bflames|\bincendi|\bardi|\bincêndio|\bbrannte|\bgroßbrand|\bfeuer\b|\bbrant\b|\bbrann\b|"
            r"\bbrand\b"
            r"|пожар|горел|пожеж|горіл|حريق|آتش.سوزی|\byangın|\bpożar"
        ),
        "protest": (
            r"\bprotest|\bdemonstrat|\bsit-in|\bmanifesta|\bacampad|\boccupation|\bproteste|\bbesetzung|\bprotesto|\bproteste|протест|"
            r"митинг|اعتصام|احتجاج|تظاهرات|تحصن|دھرن|\bgösteri"
        ),
        "drift": (
            r"\badrift|\bat sea\b|\ba la deriva|\bà la dérive|\bauf see\b|\bà deriva|\balla deriva|\bdrev\b"
            r"|\bdrivende|дрейф|عرض البحر|سرگردان|\bsürüklen"
        ),
        "curfew": (
            r"\bcurfew|\block-?down|\btoque de queda|\bcouvre-feu|\bausgangssperre|\bportforbud|комендантск|حظر التجول"
            r"|منع آمد|sokağa çıkma"
        ),
        "rule": (
            r"\bruled\b|\bin power|\brule\b|\bpresidency|\bgoberna|\bau pouvoir|\ban der macht|\bved makten|у власти"
            r"|правлени|في السلطة|حكم|قدرت|iktidar"
        ),
        "sentence": (
            r"\bsentenced|\bjailed for|\bin prison|\bin jail|\bimprison|\bcondenad|\bcárcel|\bprisión|\bcondamn|\bverurteilt"
            r"|\bhaft\b|\bfengsel|приговор|лишени\w+ свободы|السجن|حبس|زندان|قید|hapis"
        ),
    }.items()
}
_LASTS = lazy(
    r"(?:\b(?:for|over|throughout|during|last(?:s|ed|ing)?|spent|of|to|after|a|the|his|her|their|its|some"
    r"|than|least|about|nearly|almost|around"
    r"|durante|desde hace|por|lleva\w*|dur[óo]|tras|de|pendant|depuis|duré|après|a|seit|lang|während|dauerte"
    r"|nach|über|in|i|etter|varte|efter"
    r"|в течение|на протяжении|уже|более|почти|около|длил\w+|через|после|к|boyunca|yaklaşık)"
    r"|(?:لمدة|منذ|طوال|استمر\w*|دام\w*|بعد|من|برای|به مدت|طی|بیش از|حدود|از|پس از|تک|بالسجن|إلى))\s+$",
    re.IGNORECASE,
)
_NOT_LASTING = lazy(
    r"^[\s-]*\S+\s+(?:\([^()]{0,30}\)\s+)?(?:ago|later|earlier|before|after|since|following|prior|old|from now"
    r"|después|antes|atrás|más tarde"
    r"|après|avant|plus tard|nach|vor|später|etter|før|senere|siden|назад|спустя|до|после|قبل|بعد|پیش|پس از|بعد از|önce|sonra|پہلے)\b",
    re.IGNORECASE,
)
_AGO = lazy(
    r"(?:\b(?:hace|il y a|vor|next|coming|within|próxim\w+|prochain\w*|nächsten|neste|за|через|for the next)|پیش|خلال)\s*$", re.IGNORECASE
)
_SINCE = lazy(r"(?:\b(?:since|desde|depuis|seit|siden|sedan|dal|с|со|з)|منذ|از سال|از)\s+(?:\S{1,12}\s+){0,4}$", re.IGNORECASE)
_LENGTH = 70
_PERSONAL = frozenset({"captivity", "sentence", "rule", "trapped"})
_STEP = 0.5


def durations(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'besieged for three years', 'a three-hour gun battle', 'under siege since 2013'."""
    timed = any(dimension(q.unit) == "time" for q in claim.quantities)
    if not (timed or claim.dates) or claim.certainty is Certainty.FORECAST:
        return
    text = claim.quote.text
    for figure in figures(claim, "time") if timed else ():
        compound = text[figure.end : figure.end + 1] in {"-", "‑"}
        state = _state_near(text, figure.start, figure.end) if compound or _lasts(text, figure) else None
        if state is None:
            continue
        unit = figure.quantity.unit or ""
        base = figure.value / figure.quantity.value if figure.quantity.value else 1.0
        low, high = (edge * base for edge in span_of(figure.quantity, _STEP))
        if figure.quantity.bound is Bound.EXACT:
            high += _STEP * base  # who says three years may mean three and a half, or nearly four
        yield from _lasting(claim, setting, state, as_said(figure.quantity, unit), (low, high), figure.value)
    yield from _since(claim, setting, text)


def _lasts(text: str, figure: Figure) -> bool:
    before = text[max(0, figure.start - 30) : figure.start]
    return bool(_LASTS.search(before)) and not _AGO.search(before) and not _NOT_LASTING.match(text[figure.end : figure.end + 40])


def _state_near(text: str, start: int, end: int) -> str | None:
    """The state that the words nearest to a stretch name."""
    begin = max(0, start - _LENGTH)
    window = text[begin : end + _LENGTH]
    best: tuple[int, str] | None = None
    for name, pattern in _STATES.items():
        for match in pattern.finditer(window):
            away = max(start - begin - match.end(), match.start() - (end - begin), 0)
            if best is None or away < best[0]:
                best = (away, name)
    return best[1] if best else None


def _since(claim: Claim, setting: Setting, text: str) -> Iterator[Said]:
    """A state that began on a day: how long it had lasted when the source came out."""
    published = as_day(setting.given.published(claim.source))
    for mention in claim.dates if published else ():
        if mention.span is None or mention.value is None or published is None:
            continue
        start, end = mention.span.start - claim.quote.start, mention.span.end - claim.quote.start
        if not (_SINCE.search(text[max(0, start - 45) : start]) or _SINCE.match(f"{text[start:end].split(' ', maxsplit=1)[0]} ")):
            continue
        value = mention.value.removesuffix("/..")
        begin, finish = _first_day(value), last_day(value)
        if begin is None or finish is None or finish >= published:
            continue
        state = _state_near(text, start, end)
        if state in {None, "attack", "quake", "talks"} or state is None:
            continue
        low, high = float((published - finish).days), float((published - begin).days)
        yield from _lasting(claim, setting, state, f"since {value}", (low, high), (low + high) / 2)


def _first_day(value: str) -> date | None:
    """The first day of a day, month or year."""
    whole = {4: f"{value}-01-01", 7: f"{value}-01"}.get(len(value), value)
    return as_day(whole)


def _lasting(claim: Claim, setting: Setting, state: str, value: str, span: tuple[float, float], measure: float) -> Iterator[Said]:
    people = {one.entity for one in named(claim, setting, EntityKind.PERSON)}
    topic = story_topic(claim, setting)
    if state in _PERSONAL and len(people) == 1:
        (subject,) = people
        shown = setting.names[subject]
    elif topic is not None and topic.shared and not (state in _PERSONAL and people):
        subject, shown = topic.id, topic.shown
    else:
        places = sorted({one.entity for one in named(claim, setting, EntityKind.PLACE)})
        if len(places) != 1:
            return
        subject, shown = places[0], setting.names[places[0]]
    yield Said(f"{subject}|{state}", shown, f"length of the {state}", value, f"{span[0]:.4g}-{span[1]:.4g}", claim, measure)


def judge_durations(together: Sequence[Said]) -> Ruling | None:
    """Lengths of time that one length can meet, as they are hedged and rounded, can all be true; others contradict one another."""
    spans = [tuple(map(float, said.key.split("-", 1))) for said in together]
    if max(low for low, _ in spans) <= min(high for _, high in spans):
        return all_true(together, "duration")
    return conflict(together, "duration")


DISTANCE = Facet("distance", ConflictKind.NUMBER, distances, judge_distances)
DURATION = Facet("duration", ConflictKind.NUMBER, durations, judge_durations)
