"""Figures with a unit of one thing of an occurrence: calibre, depth, wind, ransom, damage, turnout."""

# ruff: noqa: E501  (tables of words: a row is one thing in many languages)

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefer.lexicon.units import dimension
from briefer.models import Claim, ConflictKind, DifferenceKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.measured_common import (
    Figure,
    all_true,
    as_said,
    conflict,
    english,
    figures,
    listed,
    quantity_of,
    rounding,
    span_of,
    swapped_digits,
)
from briefer.reconcile.gated import Table
from briefer.reconcile.rules import same
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import topic_of

_NEAR = 50


class Gauge(NamedTuple):
    """What is measured: its name, the dimensions of its units, the words that tell it, and how far apart one figure may be."""

    name: str
    dimensions: tuple[str, ...]
    told: Table
    share: float = 0.05
    least: float = 0.0


def _gauge(name: str, dimensions: str, told: str, share: float = 0.05, least: float = 0.0) -> Gauge:
    return Gauge(name, tuple(dimensions.split()), Table(told), share, least)


GAUGES = (
    _gauge(
        "calibre of the weapon",
        "calibre thickness",
        r"\bcalib|\bkalib|\bmachine.?gun|\bmitrail|\bametrallad|\bmaschinengewehr|\bmitragl|\bmetralhad|\bcannon|\bartiller|\bpistol|\bhandgun|\bgun\b|\brifle|\brevolver|\bpistole|\bgewehr|\bfusil|\bvåpen|\bmortar"
        r"|\bmortero|\bhowitzer|\bshells?\b"
        r"|кулемет|калібр|пулемет|пулемёт|гармат|орудий|رشاش|مدفع|مسلسل|tüfek|калибр|пистолет|винтовк|миномёт|عيار|مسدس|بندقية|کالیبر|اسلحه|tabanca",
        share=0.0,
    ),
    _gauge(
        "depth",
        "length",
        r"\bdepth|\bdeep\b|\bprofund|\bprofondeur|\btiefe?\b|\bdyb|\bdyp|глибин|глубин|عمق|derinli|głęboko|diepte|\bdjup",
        share=0.15,
        least=2000,
    ),
    _gauge(
        "wind speed",
        "speed",
        r"\bwind|\bgust|\bviento|\bráfaga|\bvent|\brafale|\bböen|\bvind|\bvento|\braffic|\brajad|\bwiatr|\bporyw|ветр|ветер|порыв|вітр|вітер|رياح|الرياح|باد |rüzgar",
        share=0.08,
    ),
    _gauge(
        "speed",
        "speed",
        r"\bspeed|\bvelocid|\bvitesse|\bgeschwindig|\bfart|\bvelocità|\bhastighet|\bsnelheid|\bprędkoś|скорост|швидк|سرعة|سرعت|hızı",
        share=0.08,
    ),
    _gauge(
        "altitude",
        "length",
        r"\baltitude|\bfeet\b|\baltura|\baltitud|\bflughöhe|\bhøyde|\bhöjd|\bhoogte|\bwysoko|\bquota\b|высот|висот|ارتفاع|irtifa",
        share=0.05,
    ),
    _gauge("area burned", "area", r"\bburn|\bfire|\bincend|\bfeu|\bbrand|\bbrann|пожар|حريق|حرائق|آتش|yangın", share=0.1),
    _gauge(
        "weight of the explosives",
        "weight",
        r"\bexplosiv|\btnt\b|\bsprengst|\bsprengst|\bexplosif|взрывчат|متفجر|مواد منفجره|patlayıcı",
        share=0.1,
    ),
    _gauge(
        "weight of the chemicals",
        "weight",
        r"\bammonium nitrate|\bchemicals?\b|\bchlorine|\bammonia|\bnitrato|\bquímic|\bnitrate d|\bchimique|\bammoniumnitrat|\bchemikalien|\bnitrato|\bchimic|\bkjemikali|\bkemikali|\bkimyasal|\bchemiczn"
        r"|аммиачн|селитр|химикат|хлор|аміачн|селітр|хімікат|نترات|نیترات|مواد کیمی|مواد كيم|شیمیایی|کیمیکل",
        share=0.1,
    ),
    _gauge(
        "weight of the drugs",
        "weight",
        r"\bcocaine|\bheroin|\bmethamphetamine|\bcannabis|\bdrugs\b|\bnarcotics|\bcocaína|\bdroga|\bcocaïne|\bdrogue|\bkokain|\bdrogen|\bnarkotika|\buyuşturucu|\bnarkotyk"
        r"|кокаин|героин|наркотик|кокаїн|كوكايين|مخدرات|مواد مخدر|منشیات",
        share=0.05,
    ),
    _gauge(
        "width of the crater",
        "length",
        r"\bcrater|\bcráter|\bcratère|\bkrater|\bcratera|\bcratere|\bkrater|воронк|вирв|حفرة|گودال|گڑھا",
        share=0.2,
    ),
    _gauge(
        "share of the dead among the sick",
        "percent",
        r"\b(?:case )?fatality rate|\bmortality rate|\btasa de (?:letalidad|mortalidad)|\btaux de (?:létalité|mortalité)|\bsterblichkeit|\bletalität|\btaxa de (?:letalidade|mortalidade)|\btasso di (?:letalità|mortalità)|\bdødelighet|\bdödlighet"
        r"|летальност|смертност|летальніст|смертніст|معدل الوفيات|نرخ مرگ|شرح اموات|ölüm oranı",
        share=0.05,
        least=0.3,
    ),
    _gauge(
        "share of the staff on strike",
        "percent",
        r"\b(?:workers|staff|employees|members|drivers|teachers) (?:\w+ ){0,3}(?:on strike|walked out|took part)|\bjoined the strike|\bseguimiento|\bsecundad|\bgrévistes|\bparticipation à la grève|\bstreikbeteiligung|\badesão|\badesione|\bstreikedeltakels"
        r"|участи\w+ в забастовк|бастовал|участ\w+ у страйк|المشاركة في الإضراب|نسبة الإضراب|اعتصاب کرد",
        share=0.1,
        least=3.0,
    ),
    _gauge(
        "weight of the aid",
        "weight",
        r"\baid\b|\brelief|\bfood|\bayuda|\baide\b|\bhilfs|\bnødhjelp|гуманитарн|مساعدات|کمک|yardım",
        share=0.1,
    ),
    _gauge(
        "rainfall",
        "thickness",
        r"\brain|\bprecipit|\blluvia|\bpluie|\bregen|\bniederschl|\bnedbør|\bregn|\bpiogg|\bchuva|\byağış|\byağmur|дожд|осадк|опад|أمطار|مطر|باران|بارش|بارند",
        share=0.1,
    ),
    _gauge(
        "water level",
        "length thickness",
        r"\bwater levels?|\briver (?:rose|level|crest|reach)|\bcrest|\bnivel del (?:agua|río)|\bniveau (?:de l['’]eau|du fleuve)|\bcrue|\bpegel|\bwasserstand"
        r"|\bvannstand|\blivello|\bnível|\bsu seviyesi|уров\w+ воды|рівень води|منسوب|سطح آب|پانی کی سطح",
        share=0.05,
    ),
    _gauge(
        "height of the waves",
        "length",
        r"\bwaves?\b|\btsunami|\bolas\b|\bvagues?\b|\bwellen?\b|\bbølge|\bonde\b|\bdalga|волн|хвил|أمواج|موج",
        share=0.1,
    ),
    _gauge(
        "oil spilled",
        "weight volume",
        r"\bspill|\bslick|\bderrame|\bmarée noire|\bölpest|\bausgelaufen|\boljesøl|\boljeutslipp|разлив|تسرب نفط|نشت نفت",
        share=0.1,
    ),
    _gauge(
        "votes counted",
        "percent",
        r"\b(?:votes?|ballots?|precincts|polling stations) (?:have been |were )?(?:counted|reporting)|\bcounted\b|\bescrut|\bdépouill|\bausgezählt|\bopptalt|\bsayıl"
        r"|обработан|подсчитан|فرز|شمارش",
        share=0.0,
        least=0.5,
    ),
    _gauge(
        "rise of prices",
        "percent points",
        r"\binflation|\bprices? (?:rose|rise|jump|surge|up|increase)|\binflaci|\bprecios|\bprix\b|\bteuerung|\bpreise|\bprisene|\bprisvekst|\bprezzi|\bpreços"
        r"|\benflasyon|\bzam\b|инфляц|подорожа|інфляц|التضخم|الأسعار|تورم|مہنگائی",
        share=0.0,
        least=0.3,
    ),
    _gauge(
        "rise of pay",
        "percent",
        r"\bpay (?:rise|increase|offer|deal)|\bwage|\baumento salarial|\bsalari|\baugmentation|\blohn|\blønn|\bstipend|\bücret|зарплат|الأجور|الرواتب|دستمزد|تنخواہ",
        share=0.0,
        least=0.3,
    ),
    _gauge(
        "power lost",
        "percent",
        r"\bpower cut|\bwithout (?:power|electricity)|\bblackout|\bapag[oó]n|\bsans électricité|\bohne strom|\buten strøm|без (?:света|электр|світла)|بلا كهرباء|بدون برق",
        share=0.1,
    ),
    _gauge(
        "ransom",
        "money",
        r"\bransom|\brescate|\brançon|\blösegeld|\bløsepeng|\bresgate|\briscatto|\blosgeld|\blösensumma|\bløsesum|\bokup|выкуп|викуп|فدية|باج|fidye|تاوان",
    ),
    _gauge(
        "reward",
        "money",
        r"\breward|\bbounty|\brecompensa|\brécompense|\bbelohnung|\bdusør|награ|вознагражд|винагород|\bricompensa|\bbelöning|\bbelønning|\bbeloning|\bnagrod|مكافأة|جایزه|ödül",
    ),
    _gauge(
        "damage",
        "money",
        r"\bdamage|\blosses|\bdaños|\bpérdidas|\bdégâts|\bdommages|\bschaden|\bschäden|\bskader|ущерб|збитк|\bprejuízo|\bdanni\b|\bschade\b|\bskador|\bszkod|أضرار|خسائر|خسارت|hasar",
        share=0.1,
    ),
    _gauge(
        "money stolen",
        "money",
        (
            r"\bstole|\bstolen|\bheist|\bsiphon|\brob(?:bed|bery)|\brobad|\bsustra|\bvol[ée]\b|\bgestohlen|\berbeut"
            r"|\bstjål|\bstulit|\bstjal|\bgestolen|\bbuit\b|\brubat|\broub|\bskradzi|викрад|вкрад|похи[тщ]|украд|سرق|سرقت|çaldı"
        ),
    ),
    _gauge(
        "fine",
        "money",
        r"\bfined?\b|\bmulta|\bamende|\bbußgeld|\bgeldstrafe|\bbot\b|\bböter|\bbøde|\bboete|\bgrzywn|штраф|غرامة|جریمه|para cezası",
    ),
    _gauge(
        "turnout",
        "percent",
        (
            r"\bturnout|\bvoter participation|\bparticipaci[óo]n|\bparticipation|\bwahlbeteilig|\bvalgdeltak|\bafflu"
            r"|\bparticipação|явк|نسبة المشاركة|مشارکت|katılım"
        ),
        0.0,
        1.0,
    ),
)
_RUNNING = frozenset(
    {"area burned", "damage", "turnout", "weight of the aid", "votes counted", "water level", "rainfall", "oil spilled", "power lost"}
)
_NONE_PAID = Table(
    r"\b(?:no|any|without(?: any)?) ransom|\bransom (?:was|had) not|\bnot pa(?:y|id) (?:a |any )?ransom|\b(?:ningún|sin|no (?:se )?pag\w+) (?:un )?rescate"
    r"|\baucune rançon|\bpas (?:payé|versé) de rançon|\bkein(?:e|erlei)? lösegeld|\bingen løsepenger|\bnessun riscatto|\bnenhum resgate|\bfidye ödenme"
    r"|выкуп не (?:платил|выплач)|выкупа не|викуп не|لم (?:تدفع|يدفع) (?:أي )?فدية|بدون فدية|باج\w* پرداخت نشد|تاوان ادا نہیں",
)
_DEMANDED = Table(
    r"\b(?:demand|ask|exig|pid(?:e|en|ió|ieron)|reclam|réclam|verlang|forder|exij|pedi(?:u|ram)|chies|chied|krev|kräv|eiste|żąda|iste(?:di|yor|miş)|talep)|треб|вимага|طالب|مطالب|خواست|مطالبہ|مانگ",
)
_MAJOR = frozenset({"USD", "EUR", "GBP", "CHF"})
_MAJORS_APART = 1.6  # by which no two of these currencies have differed for long
_TENFOLD = frozenset({10.0, 100.0, 1000.0, 1_000_000.0})
_MILLIMETRES, _OF_AN_INCH = 25.4, 100
_SAME_BORE = 0.03


def gauges(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The figures of a claim whose words near by tell what is measured; of one gauge the first, since a bracket only converts it."""
    dimensions = {dimension(q.unit) for q in claim.quantities} - {None, "time"}
    text, statement = claim.quote.text, english(claim)
    if _NONE_PAID.search(text):
        about = topic_of(claim, setting)
        if about:
            yield Said(f"{about.id}|ransom", about.shown, "ransom", "none paid", "none", claim, 0.0)
        return
    if not dimensions:
        return
    topic = None
    for gauge in GAUGES:
        able = [d for d in gauge.dimensions if d in dimensions]
        if not able or not gauge.told.search(f"{text} {statement}" if statement and statement != text else text):
            continue
        for name in able:
            figure = next((f for f in figures(claim, name) if _is_told(gauge, f, name, text, statement)), None)
            topic = topic_of(claim, setting) if figure else None
            if figure and topic:
                yield _said(gauge, figure, topic.id, topic.shown, claim)
                break


def _is_told(gauge: Gauge, figure: Figure, name: str, text: str, statement: str) -> bool:
    if name == "calibre" or gauge.told.search(text[max(0, figure.start - _NEAR) : figure.end + _NEAR]):
        return True
    return bool(statement) and statement != text and bool(gauge.told.search(statement)) and figure.quantity.text in statement


def _said(gauge: Gauge, figure: Figure, subject: str, shown: str, claim: Claim) -> Said:
    quantity, unit = figure.quantity, figure.quantity.unit or ""
    money = dimension(unit) == "money" or gauge.name.startswith("calibre")
    key = f"{quantity.value:g} {unit}" if money else f"{figure.value:.3g}{quantity.bound.value}"
    measure = quantity.value if gauge.name.startswith("calibre") else figure.value
    return Said(f"{subject}|{gauge.name}", shown, gauge.name, as_said(quantity), key, claim, measure)


def judge_gauges(together: Sequence[Said]) -> Ruling | None:
    """Figures with one unit and near one another are one, rounded; the same number with another unit is a unit mistaken."""
    gauge = next(g for g in GAUGES if g.name == together[0].attribute)
    if gauge.name.startswith("calibre"):
        return _judge_bores(together)
    if "money" in gauge.dimensions:
        return _judge_sums(together, gauge)
    return _judge_measures(together, gauge)


def _judge_measures(together: Sequence[Said], gauge: Gauge) -> Ruling:
    """Figures in one unit: what bounds, rounding or a count that goes on explains contradicts nothing."""
    spans = [span_of(q, 0.0) for q in (quantity_of(said) for said in together) if q is not None]
    if len(spans) == len(together) and max(low for low, _ in spans) <= min(high for _, high in spans):
        return all_true(together, gauge.name)
    values = [said.measure or 0.0 for said in together]
    if gauge.dimensions == ("percent",) and swapped_digits(values):
        return conflict(together, gauge.name)  # 82.1 and 81.2 are no rounding
    if max(values) - min(values) <= max(gauge.share * max(values), gauge.least):
        return rounding(together, gauge.name)
    if gauge.name in _RUNNING:
        return Ruling(DifferenceKind.UPDATE, same("running figure", 0.75, f"{listed(together)}: a figure that is counted while it goes on"))
    return conflict(together, gauge.name)


def _judge_sums(together: Sequence[Said], gauge: Gauge) -> Ruling | None:
    """Sums of money: what can be one sum in two currencies is none that contradicts, but nobody's rate of exchange is known here."""
    sums = [said for said in together if said.key != "none"]
    if len(sums) < len(together):
        if any(not _DEMANDED.search(said.claim.quote.text) for said in sums):
            return conflict(together, gauge.name)
        return _judge_sums(sums, gauge) if len({said.key for said in sums}) > 1 else None  # demanded, and not paid
    by_unit: dict[str, list[float]] = defaultdict(list)
    for said in sums:
        by_unit[said.key.rpartition(" ")[2]].append(said.measure or 0.0)
    worst = max(max(row) / min(row) if min(row) else 1.0 for row in by_unit.values())
    if worst in _TENFOLD:
        why = f"{listed(together)}: the figure times {worst:g}, as old and new money or a slip in translation make it"
        return Ruling(DifferenceKind.TRANSLATION, same(gauge.name, 0.7, why))
    if worst - 1 > gauge.share:
        why = f"{listed(together)}: a figure that is counted while it goes on"
        running = Ruling(DifferenceKind.UPDATE, same("running figure", 0.75, why))
        return running if gauge.name in _RUNNING else conflict(together, gauge.name)
    return _judge_currencies(together, gauge, by_unit) if len(by_unit) > 1 else rounding(together, gauge.name)


def _judge_currencies(together: Sequence[Said], gauge: Gauge, by_unit: Mapping[str, Sequence[float]]) -> Ruling:
    """Sums in several currencies: those of large ones, further apart than these ever were, contradict one another."""
    majors = [value for unit, row in by_unit.items() if unit in _MAJOR for value in row]
    if majors and max(majors) > _MAJORS_APART * min(majors):
        return conflict(together, gauge.name)
    return Ruling(DifferenceKind.SCOPE, same("currencies", 0.6, f"{listed(together)}: in several currencies, of no known rate"))


def _judge_bores(together: Sequence[Said]) -> Ruling:
    bores = {said.key: _millimetres(said) for said in together}
    if max(bores.values()) - min(bores.values()) <= _SAME_BORE * max(bores.values()) + 0.1:
        return Ruling(DifferenceKind.VARIANT, same("calibre", 0.85, f"{listed(together)} are one bore in two units"))
    if len({said.measure for said in together}) == 1:
        number = next(iter(together)).key.partition(" ")[0]
        why = f"{number} is a calibre in hundredths of an inch; given with millimetres, the number kept and the unit was mistaken"
        return Ruling(DifferenceKind.TRANSLATION, same("calibre", 0.8, why))
    return conflict(together, "calibre")


def _millimetres(said: Said) -> float:
    """The bore: a bare calibre from 10 on is in hundredths of an inch, below that in millimetres."""
    value = said.measure or 0.0
    if said.key.endswith("mm"):
        return value
    if value < 1:
        return value * _MILLIMETRES
    return value * _MILLIMETRES / _OF_AN_INCH if value >= 17 else value


GAUGE = Facet("gauge", ConflictKind.NUMBER, gauges, judge_gauges)
