"""At what time of day an occurrence began, and when help came."""

# ruff: noqa: E501  (tables of words: a row is one thing in many languages)

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefer.lexicon.patterns import lazy
from briefer.models import Claim, ConflictKind, DifferenceKind
from briefer.reconcile.actions import VIOLENT, WEAK_NAMES, actions_of
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.measured_common import DIGITS, english, listed
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import topic_of

_CLOCK = lazy(
    r"(?<![\d:.,/-])([01]?\d|2[0-3])(?:\s?([:.hH٫])\s?([0-5]\d))?(?![\d:/])"
    r"(?:\s?(am|pm|a\.\s?m\.?|p\.\s?m\.?|uhr|heures?|h(?!\w)|o['’]clock|hrs|hours|horas?|часов|час(?:а)?"
    r"|годин\w?|صباحا|مساء|صبح|عصر|شب|بجے|saat))?",
    re.IGNORECASE,
)
_LED = lazy(
    r"(?:\b(?:at|around|about|just after|just before|shortly (?:after|before)|by|a las|las|hacia las|sobre las"
    r"|alrededor de las|às|por volta das|à|vers"
    r"|um|gegen|kl\.?|klokk[ae]n?|klockan|rundt|alle|verso le|saat|около|в|о|at approximately|approximately)"
    r"|الساعة|ساعت|حوالي الساعة)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
ZONE = lazy(
    r"^\W{0,3}(gmt|utc|z\b|local(?: time)?|hora local|hora loc\w+|heure locale|ortszeit|lokal tid|по местному"
    r"|місцев|بالتوقيت المحلي|بتوقيت غرينتش|به وقت محلی"
    r"|به وقت گرینویچ|(?:[a-z]+ time|hora (?:del? )?\w+|heure (?:de )?\w+|\w+ (?:zeit|tid)|по (?!местному)\w+ времени|за \w+ часом"
    r"|بتوقيت \w+|به وقت \w+|\w+ saatiyle)\b|[ap][dsc]t\b|e[sd]t\b|c[es]t\b|cest\b|bst\b|msk\b|ist\b|мск|aedt|aest|jst|pkt)",
    re.IGNORECASE,
)
_LOCAL = lazy(r"local|loc|locale|ortszeit|lokal|местн|місцев|محلی|المحلي|yerel", re.IGNORECASE)
_UTC = {"gmt": 0, "utc": 0, "z": 0, "بتوقيت غرينتش": 0, "به وقت گرینویچ": 0}
_HELPERS = lazy(
    r"\b(?:police|officers?|deput(?:y|ies)|sheriff|fire ?(?:fighters?|crews?|department|brigade)|ambulance|paramedics?|emergency|rescue\w*|911|112|dispatch\w*"
    r"|polic[ií]a\w*|agentes|bomberos|ambulancia\w*|emergencias|policiers?|pompiers|secours|gendarmes?|polizei|feuerwehr|rettung\w*|notruf|politi\w*"
    r"|brannvesen\w*|nødetat\w*|carabinieri|polizia|vigili del fuoco|soccorsi|soccorritori|bombeiros|ambulâncias?|samu|itfaiye|ambulans|polis\w*|polisen|räddningstjänst\w*|beredskab\w*|brandweer|politie|hulpdiensten|straż\w*|policj\w*|pogotowi\w*)\b|полици|спасател|скор(?:ая|ую) помощ|поліці|рятувальник"
    r"|الشرطة|الإسعاف|الدفاع المدني|پلیس|آتش.نشان|امداد|پولیس|ریسکیو",
    re.IGNORECASE,
)
_RESPONSE = lazy(
    r"\b(?:respond\w*|arriv\w+|called|calls?|alert\w*|dispatched|rushed|llamad\w+|acud\w+|llegar\w*|recib\w+"
    r"|alertad\w*|appel\w*|arrivé\w*|alarmiert\w*|gerufen"
    r"|eintraf\w*|rykket ut|rykte ut|larmades|alarmeret|meld\w+|varslet|chiamat\w+|intervenut\w+|chamad\w+|acionad\w+|ihbar\w*|gemeld|gealarmeerd|wezwan\w+|zgłosz\w+)\b|вызов\w*|прибы\w+|сообщени\w+|виклик\w*|прибу\w+|повідомл\w+|تلق\w+|وصل\w*|بلاغ|رسیدند|تماس",
    re.IGNORECASE,
)
_OTHER_STEP = lazy(
    r"\b(?:arrest\w*|detain\w*|surrender\w*|died|dies|dead|announced?|said|statement|press|briefing|conference"
    r"|report(?:ed)? (?:at|that)|tweet\w*|posted|deadline|until|curfew|ended|end"
    r"|freed|libér\w*|liberad\w*|relâch\w*|befreit\w*|freigelassen|løslatt|admitted|lifted|evacuat\w*"
    r"|resum\w+|reopen\w*|releas\w+|landed|took off|take off|depart\w+|left|due|scheduled|hasta|detuv\w+"
    r"|deten\w+|murió|falleci\w+|jusqu|bis|inntil|døde|pågrep\w*)\b"
    r"|освобо\w+|звільн\w+|أفرج|آزاد شد|задерж\w+|умер\w*|скончал\w*|до\b|اعتقل\w*|توفي|حتى|تا ساعت|درگذشت",
    re.IGNORECASE,
)
_BEGAN = lazy(
    r"\b(?:occur\w*|happen\w*|struck|hit|began|started|opened fire|storm(?:ed|ing)|attack(?:ed|ers?|ing)|raid(?:ed)?|ambush\w*|explo\w+|detonat\w+|crash\w*|took place"
    r"|erupt\w*|broke out|went off|se produjo|zünde\w+|sprengte|ocurri\w+|sucedi\w+"
    r"|comenz\w+|empez\w+|inici\w+|estall\w+|abrió fuego|se estrelló|se hundió|naufragó|s['’]est produit\w*|commenc\w+|débuté|assaut|asalto|a eu lieu|a frappé|s['’]est (?:écrasé|effondré)\w*|a coulé|ereignete|geschah|stürzte|sank|explodierte"
    r"|begann|skjedde|inntruffet|inträffade|hændte|gebeurde|begon|wydarzy\w+|rozpocz\w+|doszło|inntraff|startet|skedde|ocorr\w+|avven\w+)\b"
    r"|произош\w+|взорва\w+|рухнул\w*|разбил\w*|затонул\w*|случил\w+|начал\w*|прогремел\w*|открыл\w*|стал\w*с[ья]|почав\w*|стався|обвали\w+|розби\w+|затону\w+|сталася|сталося|розпоча\w+|вибухну\w+|sarsan|başla\w+|لرزاند|وقوع|وقع\w*|حدث\w*|اندلع|رخ داد|آغاز شد|اتفاق|پیش آیا|meydana geldi",
    re.IGNORECASE,
)
_HAS = lazy(r"[\d٠-٩۰-۹]")
_SIGN = lazy(r"[\d٠-٩۰-۹][:.hH٫][\d٠-٩۰-۹]{2}|\b[\d٠-٩۰-۹]{1,2}\s?(?:am|pm|a\.m|p\.m|uhr|hrs|heures|часов|h\b)|الساعة|ساعت", re.IGNORECASE)
_WITHIN = 60
_APPROXIMATE = 15
_ODD = 5  # minutes that rounding leaves between two zones


def clock_times(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'The shooting occurred around 7:30 am', 'hacia las 07.30 hora local'; of two zones for one minute, the first."""
    text = claim.quote.text
    if not _HAS.search(text) or not _SIGN.search(text):
        return
    plain = text.translate(DIGITS)
    told = english(claim) or claim.statement
    if not (actions_of(told) & VIOLENT) - WEAK_NAMES and not _BEGAN.search(text):
        return
    found = next(read_times(plain), None)
    if found is None:
        return
    minute, start, end = found
    around = plain[max(0, start - 110) : end + 60]
    step = _step(around, min(start, 110))
    topic = topic_of(claim, setting) if step else None
    if topic is None or step is None:
        return
    zone = ZONE.match(plain[end : end + 30])
    mark = zone_mark(zone[1].lower()) if zone else ""
    named = {"": "", "Z": " GMT"}.get(mark, f" ({mark})")
    shown = f"{minute // 60:02d}:{minute % 60:02d}{named}{' (when help was called or came)' if step == 'response' else ''}"
    yield Said(f"{topic.id}|time", topic.shown, "time of day", shown, f"{step}:{minute}|{mark}", claim, float(minute))


def zone_mark(zone: str) -> str:
    """'Z' for GMT, '' for the time of the place itself, else the zone as the source names it."""
    return "Z" if zone in _UTC else "" if _LOCAL.search(zone) else zone


def read_times(text: str) -> Iterator[tuple[int, int, int]]:
    """Minutes since midnight, and where the words stand; a bare hour or a decimal point needs a word that makes it a time."""
    for match in _CLOCK.finditer(text):
        hour, sign, minutes, half = int(match[1]), match[2], match[3], (match[4] or "").lower().replace(" ", "")
        led = bool(_LED.search(text[max(0, match.start() - 28) : match.start()]))
        zoned = bool(ZONE.match(text[match.end() : match.end() + 30]))
        sure = bool(half) or zoned or led
        if sign == ":" and minutes is not None:
            sure = True
        if not sure or (minutes is None and not (half and (led or half[0] in "ap"))):
            continue
        if sign in {".", "٫"} and not (half or zoned or led):
            continue
        if half[:1] == "p" or half in {"مساء", "عصر"}:
            hour = hour % 12 + 12
        elif half[:1] == "a" and hour == 12:
            hour = 0
        yield hour * 60 + int(minutes or 0), match.start(), match.end()


def _step(around: str, at: int) -> str | None:
    """Whether the time is that of the occurrence, of the response to it, or of something else, as the words nearest to it tell."""
    began, other = _away(_BEGAN, around, at), _away(_OTHER_STEP, around, at)
    if _RESPONSE.search(around) and _HELPERS.search(around):
        return "response"
    if began is not None and (other is None or began <= other):
        return "event"
    return None if other is not None or _RESPONSE.search(around) else "event"


def _away(pattern: re.Pattern[str], text: str, at: int) -> int | None:
    """How far the nearest place where a pattern fits lies from a character; None where it fits nowhere."""
    return min((max(at - match.end(), match.start() - at, 0) for match in pattern.finditer(text)), default=None)


def judge_times(together: Sequence[Said]) -> Ruling | None:
    """Minutes near one another are one time, rounded; half and whole hours apart in another zone are one; a call for help is another step."""
    events = {said.key.partition(":")[2]: said for said in together if said.key.startswith("event")}
    minutes = [int(said.measure or 0) for said in together]
    if len(events) < 2:
        if len(events) == 1 and max(minutes) - min(minutes) <= _WITHIN:
            why = same("other step", 0.8, f"{listed(together)}: the times are those of what happened and of the response to it")
            return Ruling(DifferenceKind.SCOPE, why)
        return None
    told: dict[str, list[int]] = defaultdict(list)
    for key, said in events.items():
        told[key.partition("|")[2]].append(int(said.measure or 0))
    apart = max(max(row) - min(row) for row in told.values())
    if apart <= _APPROXIMATE and len(told) > 1:
        return _two_zones(together, told)
    if apart <= _APPROXIMATE:
        return Ruling(DifferenceKind.ROUNDING, same("time of day", 0.8, f"{listed(together)}: one time, rounded"))
    return Ruling(DifferenceKind.CONFLICT, different("two times", 0.75, f"the sources give {listed(together)} for one occurrence"))


def _two_zones(together: Sequence[Said], told: Mapping[str, Sequence[int]]) -> Ruling:
    """Times in several zones: half or whole hours apart, give or take what is rounded, they are one minute."""
    firsts = [row[0] for row in told.values()]
    odd = [abs((a - b + 15) % 30 - 15) for a in firsts for b in firsts]
    if max(odd) <= _ODD:
        return Ruling(DifferenceKind.CALENDAR, same("time zone", 0.8, f"{listed(together)}: one minute, in several time zones"))
    return Ruling(DifferenceKind.CONFLICT, different("two times", 0.7, f"the sources give {listed(together)}, which no time zone explains"))


CLOCK = Facet("time of day", ConflictKind.DATE, clock_times, judge_times)
