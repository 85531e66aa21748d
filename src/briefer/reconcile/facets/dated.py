"""Dates as what is said of a thing: the year in which it was built or opened, until when something lasts, and what happened in other years."""

# ruff: noqa: E501  (tables of words: a row is one thing in many languages)

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.lexicon.patterns import lazy
from briefer.models import Bound, Claim, ConflictKind, DifferenceKind, EntityKind, Quantity
from briefer.reconcile.days import as_day
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.measured_common import DIGITS, as_said, conflict, named, place_in
from briefer.reconcile.facets.measured_holdings import judge_holdings
from briefer.reconcile.name_units import country_of
from briefer.reconcile.number_rules import TOLL
from briefer.reconcile.rules import different, same
from briefer.reconcile.stories import Topic
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import story_topic

_YEAR = lazy(r"(?<![\d.,:/-])(1[5-9]\d\d|20\d\d)(?![\d%]|[.,:/]\d)")
_MADE = lazy(
    r"\b(?:built|construct(?:ed|ion)|opened|inaugurat\w+|completed|put up|erected|commissioned|launched|founded|established|dating (?:from|to)"
    r"|constru[iy]\w+|inaugur\w+|abrió|abiert[oa]|fundad[oa]|creado|erigid[oa]|construit\w*|construction|ouvert\w*|bâti\w*|fondée?|créée?|mise? en service"
    r"|gebaut|erbaut|errichtet|eröffnet|gegründet|in betrieb|bygg(?:et|d|t|des|dee)|invig\w+|gebouwd|geopend|opgericht|zbudowan\w*|otwart\w*|założon\w*|åpnet|grunnlagt|innviet|öppnade|costruit\w+|inaugurat\w+|aperto|fondat\w+"
    r"|construíd\w+|fundad\w+|inşa|yapıl(?:an|dı|mış)\w*|açıl(?:an|dı|mış)\w*|hizmete|kurul(?:an|du)\w*)\b"
    r"|постро\w+|возвед[её]н\w*|открыт\w*|основан\w*|введ[её]н\w*|сооруж\w+|збудован\w*|зведен\w*|побудован\w*|відкрит\w*|заснован\w*"
    r"|بني(?:ت)?\b|شيد\w*|افتتح\w*|تأسس\w*|أنشئ\w*|ساخته|احداث|افتتاح|تأسیس|تاسیس|تعمیر ہو|قائم ہو",
    re.IGNORECASE,
)
_THINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, lazy(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "bridge or tunnel",
            (
                r"\bbridge|\btunnel|\bviaduct|\boverpass|\bpuente|\btúnel|\bpont\b|\bbrücke|\bbro(?:en)?\b|\bponte\b|\bgalleria|\bköprü|\btünel|мост|тоннел|туннел|тунел"
                r"|جسر|نفق|پل\b|تونل"
            ),
        ),
        (
            "dam",
            r"\bdams?\b|\breservoir|\bpresa\b|\bembalse|\bbarrage|\bstaudamm|\btalsperre|\bdiga\b|\bbarragem|\bbaraj|плотин|дамб|سد\b|السد",
        ),
        (
            "plant",
            (
                r"\bpower (?:plant|station)|\bplants?\b|\breactor|\bfactory|\brefinery|\bcentral (?:nuclear|eléctrica)|\bfábrica|\bcentrale\b|\busine|\braffinerie|\bkraftwerk|\bfabrik"
                r"|\breaktor|\bkraftverk|\bfabbrica|\bsantral|\bfabrika|завод|электростанц|реактор|фабрик|مصنع|محطة|مفاعل|نیروگاه|کارخانه"
            ),
        ),
        (
            "craft",
            (
                r"\bship\b|\bferry|\bvessel|\baircraft|\bplane\b|\bairliner|\bhelicopter|\blocomotive|\bbuque|\bbarco|\bferri|\bavión|\bnavire|\bavion|\bschiff|\bflugzeug|\bfähre"
                r"|\bskip(?:et)?\b|\bferge|\bnave\b|\bgemi|\buçak|судно|паром|самол[её]т|سفينة|طائرة|کشتی|هواپیما"
            ),
        ),
        (
            "building",
            (
                r"\bhospital|\bblock\b|\bbuilding|\btower|\bschool|\bmosque|\bchurch|\bstadium|\bhotel|\bprison|\bstation\b|\bmall\b|\btheat(?:er|re)|\bairport|\bcastle|\bcathedral"
                r"|\bedificio|\btorre|\bescuela|\biglesia|\bcárcel|\bbâtiment|\bhôpital|\bimmeuble|\bécole|\béglise|\btour\b|\bimóvel|\bgebäude|\bkrankenhaus|\bschule|\bkirche|\bturm\b"
                r"|\bbygning|\bsykehus|\bskole|\bkirke|\bedifício|\bpalazzo|\bospedale|\bscuola|\bbina|\bhastane|\bokul|\bcami\b|\bcezaevi|здани|корпус|больниц|школ|церк|мечет"
                r"|тюрьм|будівл|будин|лікарн|مبنى|مستشفى|مدرسة|مسجد|كنيسة|سجن|برج|ساختمان|بیمارستان|مدرسه|زندان|ہسپتال|عمارت"
            ),
        ),
        (
            "mine",
            r"\bmines?\b(?! field)|\bcolliery|\bquarry|\bmina\b|\bcantera|\bbergwerk|\bzeche\b|\bgruve|\bgruva|\bminiera|\bmaden|\bkopalni|шахт|рудник|карьер|منجم|معدن",
        ),
        (
            "monument",
            r"\bmonument|\bstatue|\bmemorial|\bestatua|\bdenkmal|\bstatua|\bheykel|\banıt|памятник|пам['’]ятник|نصب تذکاری|تمثال|مجسمه|یادبود",
        ),
        (
            "railway or road",
            r"\brail(?:way|road)|\bmetro\b|\bhighway|\bmotorway|\bferrocarril|\bautopista|\bautoroute|\bbahnstrecke|\bautobahn|\bferrovia|\brodovia|\bautostrada|\bjernbane|\bjärnväg|\bmotorvei|\botoyol|\bdemiryol|железн\w+ дорог|залізниц|автомагистрал|سكة|راه‌?آهن|بزرگراه",
        ),
        (
            "organisation",
            r"\bcompany|\bparty\b|\bgroup\b|\bunion\b|\bagency|\bempresa|\bpartido|\bsociété|\bparti\b|\bfirma|\bunternehmen|\bselskap|компани|партия|شركة|حزب|شرکت",
        ),
    )
)
_CLOSED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, lazy(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "schools closed",
            (
                r"\bschool|\bclasses\b|\buniversit|\bescuela|\bcolegio|\bclases\b|\bécole|\bschule|\bunterricht|\bskole|\bscuol|\bescola|\baulas\b|\bokul|школ|занят|مدارس|المدارس"
                r"|مدرسه|دانشگاه|اسکول|تعلیمی"
            ),
        ),
        (
            "curfew",
            (
                r"\bcurfew|\bstate of emergency|\bmartial law|\block-?down|\btoque de queda|\bestado de (?:emergencia|alarma|excepción)|\bcouvre-feu|\bétat d['’]urgence"
                r"|\bausgangssperre|\bausnahmezustand|\bnotstand|\bportforbud|\bunntakstilstand|\bcoprifuoco|\bstato di emergenza|\bsokağa çıkma|\bolağanüstü hal"
                r"|комендантск|чрезвычайн\w+ положени|військов\w+ стан|حظر التجول|حالة الطوارئ|منع آمد|حکومت نظامی|وضعیت اضطراری|کرفیو"
            ),
        ),
        (
            "ceasefire",
            r"\bcease-?fire|\btruce|\balto el fuego|\btregua|\bcessez-le-feu|\btrêve|\bwaffenruhe|\bvåpenhvil|\bateşkes|перемири|هدنة|وقف إطلاق|آتش.بس|جنگ بندی",
        ),
        (
            "traffic stopped",
            (
                r"\bairport|\bflights?\b|\broads?\b|\bhighway|\bborder|\bcrossing|\bport\b|\brail|\baeropuerto|\bvuelos|\bcarretera|\bfrontera|\baéroport|\bvols\b|\bfrontière"
                r"|\bflughafen|\bflüge|\bgrenze|\bstrecke|\bflyplass|\bgrense|\baeroporto|\bhavaliman|\bsınır|аэропорт|рейс|границ|кордон|дорог|مطار|معبر|رحلات|فرودگاه|مرز|پرواز"
            ),
        ),
        ("strike", r"\bstrikes?\b|\bwalkout|\bhuelga|\bgrève|\bstreik|\bsciopero|\bgreve\b|\bgrev\b|забастов|страйк|إضراب|اعتصاب|ہڑتال"),
        ("search", r"\bsearch\b|\bsearches|\bbúsqueda|\brecherches|\bsuche\b|\bleting|\bricerche|\barama|поиск|пошук|البحث|جستجو"),
        (
            "water or power cut",
            r"\bwater supply|\bpower cut|\bblackout|\boutage|\bcorte (?:de|del) (?:agua|luz)|\bapagón|\bcoupure|\bstromausfall|\bstrømbrudd|\bströmavbrott|\bcorte de energia|\bkesinti|отключени|відключен|انقطاع|قطع (?:آب|برق)|بجلی بند",
        ),
        (
            "quarantine",
            r"\bquarantine|\bisolation|\bcuarentena|\bquarantaine|\bquarantäne|\bquarentena|\bquarantena|\bkarantene|\bkarantän|\bkarantina|карантин|حجر صحی|الحجر|قرنطینه|قرنطینہ",
        ),
        ("mourning", r"\bmourning|\bluto|\bdeuil|\btrauer|\blandesorg|\blutto|\byas\b|траур|жалоб|الحداد|حداد|عزای|سوگ"),
        (
            "custody",
            r"\bcustody|\bdetention|\bremand|\bprisión preventiva|\bgarde à vue|\bdétention|\buntersuchungshaft|\bvaretekt|\btutuklu|арест|под стражей|حبس|بازداشت|ریمانڈ",
        ),
    )
)
_UNTIL_BEFORE = lazy(
    r"(?:\b(?:until|till|through|up to|hasta(?: el)?|jusqu['’]\s?(?:au|à|en)|bis(?: zum)?|frem til|fram til|inntil|til|till|fino (?:al?|alla)|até(?: o)?|a)"
    r"|(?<!\w)(?:до|по|حتى|لغاية|إلى غاية|تا|تک))\s+(?:(?:el|the|at least|le|zum|den|o|yaum|يوم|روز|в|конца)\s+)*[^\W\d]{0,14}[\s,]*$",
    re.IGNORECASE,
)
_UNTIL_BEHIND = lazy(r"^['’]?\s?[^\W\d]{0,6}\s?(?:[^\W\d]+\s+){0,2}(?:kadar|dek)\b|^\s*(?:تک|кадар)\b", re.IGNORECASE)
_WEAK_UNTIL = lazy(r"(?<!\w)(?:a|til|till|по|up to|through)\s+\S*\s*$", re.IGNORECASE)
_FAR, _NEAR, _AGO = 70, 60, 2
_BETWEEN = 2  # years between building and opening
_DAY = lazy(r"(?:\d{4}|XXXX)-(\d\d)-(\d\d)")


# ---------------------------------------------------------------- built, opened


def made_in(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'the main block, built in 1998', '1989'da hizmete açılan binadan': the year beside the word for building or opening a thing."""
    text = claim.quote.text.translate(DIGITS)
    years = list(_YEAR.finditer(text))
    if not years:
        return
    for made in _MADE.finditer(text):
        year = min(years, key=lambda match: _gap(match, made))
        topic = story_topic(claim, setting) if _gap(year, made) <= _NEAR else None
        thing = _nearest(_THINGS, text, made.start(), made.end(), _FAR) if topic else None
        if topic is None or thing is None:
            continue
        yield Said(
            f"{topic.id}|{thing}|made", f"{topic.shown}: the {thing}", "year built or opened", year[1], year[1], claim, float(year[1])
        )
        return


def _gap(one: re.Match[str], other: re.Match[str]) -> int:
    return max(one.start() - other.end(), other.start() - one.end(), 0)


def _nearest(table: Sequence[tuple[str, re.Pattern[str]]], text: str, start: int, end: int, far: int) -> str | None:
    """The row of a table whose words stand nearest to a stretch, no further away than ``far``."""
    found = [(max(m.start() - end, start - m.end(), 0), name) for name, pattern in table for m in pattern.finditer(text)]
    best = min(found, default=None)
    return best[1] if best and best[0] <= far else None


def judge_years(together: Sequence[Said]) -> Ruling | None:
    """Two years near one another can be those of building and of opening; others contradict one another."""
    values = [said.measure or 0.0 for said in together]
    if max(values) - min(values) <= _BETWEEN:
        why = same("two steps", 0.7, f"{listed_years(together)}: so near one another, one can be that of building, the other of opening")
        return Ruling(DifferenceKind.SCOPE, why)
    return Ruling(DifferenceKind.CONFLICT, different("two years", 0.75, f"the sources give {listed_years(together)} for one thing"))


def listed_years(together: Sequence[Said]) -> str:
    """The years or days in words, first to last: '1989 and 1998'."""
    shown = sorted({said.value for said in together})
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]


# ---------------------------------------------------------------- until


def until(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'closed schools until 18 October', '25 Ekim Pazartesi gününe kadar': the last day of what is closed or in force."""
    if not claim.dates:
        return
    text = claim.quote.text
    for date in claim.dates:
        day = _DAY.match(date.value or "")
        if date.span is None or day is None:
            continue
        if (date.value or "") < (setting.given.published(claim.source) or ""):
            continue  # an end that was over when the source came out; a day without a year, "XXXX", is none
        start, end = date.span.start - claim.quote.start, date.span.end - claim.quote.start
        led = _UNTIL_BEFORE.search(text[max(0, start - 40) : start])
        if not (led or _UNTIL_BEHIND.match(text[end : end + 30])) or (led and _WEAK_UNTIL.search(text[max(0, start - 12) : start])):
            continue
        what = _nearest(_CLOSED, text, start, end, 2 * _FAR)
        topic = story_topic(claim, setting) if what else None
        if topic and what:
            key = f"{day[1]}-{day[2]}"
            yield Said(f"{topic.id}|{what}|until", f"{topic.shown}: {what}", "until", date.text, key, claim)
            return


def judge_until(together: Sequence[Said]) -> Ruling | None:
    """Two ends of one thing: which of them was put off, no source says."""
    return Ruling(DifferenceKind.CONFLICT, different("two ends", 0.7, f"the sources give {listed_years(together)}"))


# ---------------------------------------------------------------- what happened in other years


def recalled_tolls(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'About 4,000 people were killed on 24 November 1976': the toll of what a source recalls, by its year."""
    able = [q for q in claim.quantities if q.span is not None and q.unit is None and q.value > 1 and TOLL.search(q.counted or "")]
    found = _past_year(claim, setting) if able else None
    if found is None:
        return
    topic, year = found
    counted = [(q.counted or "").replace("people ", "") for q in able]
    for quantity, what in zip(able, counted, strict=True):
        if counted.count(what) == 1:
            yield _of_year(topic, year, quantity, what, claim)


def _of_year(topic: Topic, year: str, quantity: Quantity, what: str, claim: Claim) -> Said:
    key = f"{quantity.bound.value} {quantity.value:g}" if quantity.bound is not Bound.EXACT else f"{quantity.value:g}"
    shown = f"events recalled with the {topic.shown}"
    return Said(f"{topic.id}|{year}|{what}", shown, f"people {what} in {year}", as_said(quantity), key, claim, quantity.value)


def _past_year(claim: Claim, setting: Setting) -> tuple[Topic, str] | None:
    """The one year that a claim names, long before its source came out, and the topic of the source."""
    years = {match[1] for match in _YEAR.finditer(claim.quote.text.translate(DIGITS))}
    years |= {date.value[:4] for date in claim.dates if date.value and date.value[:4].isdigit()}
    topic = story_topic(claim, setting) if years else None
    if topic is None:
        return None
    now = setting.given.published(claim.source) or max(topic.days, default=None)
    if now is None or as_day(now) is None:
        return None
    past = [year for year in years if int(now[:4]) - int(year) >= _AGO]
    return (topic, past[0]) if len(past) == 1 else None


def past_years(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'In June 2003 officers held parts of Port Malou for two days': the year of what a place, a month and a figure make one thing."""
    if not claim.quantities:
        return
    found = _past_year(claim, setting)
    if found is None:
        return
    topic, year = found
    months = {date.value[5:7] for date in claim.dates if date.value and date.value[:4] == year and date.value[5:7].isdigit()}
    places = {p.entity for p in named(claim, setting, EntityKind.PLACE) if not country_of(setting.written[p.entity])}
    figures = [q for q in claim.quantities if q.span is not None and place_in(claim, q)[0] >= 0 and not 1900 <= q.value <= 2100]
    if len(figures) != 1 or len(places) != 1:
        return
    figure, month = figures[0], next(iter(months)) if len(months) == 1 else ""
    if not month and figure.value < 10:
        return
    what = f"{figure.value:g} {figure.unit or figure.counted or ''}".strip()
    (place,) = places
    shown = f"events at {setting.names[place]} ({what}) recalled with the {topic.shown}"
    yield Said(f"{topic.id}|{place}|{month}|{what}", shown, "year", year, year, claim, float(year))


def judge_past_years(together: Sequence[Said]) -> Ruling | None:
    """Two years for what is told alike: one of them is wrong, where they are near one another."""
    values = [said.measure or 0.0 for said in together]
    if max(values) - min(values) > 10:
        return None
    return Ruling(
        DifferenceKind.CONFLICT, different("two years", 0.7, f"the sources give {listed_years(together)} for what they tell alike")
    )


def judge_recalled(together: Sequence[Said]) -> Ruling | None:
    """Tolls of an old event: near ones are one figure, rounded; others contradict one another."""
    found = judge_holdings(together)
    if found is not None and found.verdict is DifferenceKind.CONFLICT:
        return conflict(together, "recalled toll")
    return found


MADE = Facet("year built or opened", ConflictKind.DATE, made_in, judge_years)
UNTIL = Facet("until", ConflictKind.DATE, until, judge_until)
RECALLED = Facet("toll of an earlier event", ConflictKind.NUMBER, recalled_tolls, judge_recalled, aside=True)
PAST_YEAR = Facet("year of an earlier event", ConflictKind.DATE, past_years, judge_past_years, aside=True)
DATED: tuple[Facet, ...] = (MADE, UNTIL, RECALLED, PAST_YEAR)
