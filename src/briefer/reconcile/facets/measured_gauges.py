"""Figures with a unit of one thing of an occurrence: calibre, magnitude, depth, wind, ransom, damage, turnout, share of the vote."""

# ruff: noqa: E501  (tables of words: a row is one thing in many languages)

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from briefer.lexicon.units import dimension
from briefer.models import Bound, Claim, ConflictKind, DifferenceKind, EntityKind, Quantity
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.measured_common import (
    Figure,
    Named,
    all_true,
    as_said,
    conflict,
    english,
    figures,
    listed,
    named,
    rounding,
    span_of,
    swapped_digits,
)
from briefer.reconcile.facets.measured_subjects import topic_of
from briefer.reconcile.rules import same
from briefer.reconcile.taking import Setting

_NEAR = 50


class Gauge(NamedTuple):
    """What is measured: its name, the dimensions of its units, the words that tell it, and how far apart one figure may be."""

    name: str
    dimensions: tuple[str, ...]
    told: re.Pattern[str]
    share: float = 0.05
    least: float = 0.0


def _gauge(name: str, dimensions: str, told: str, share: float = 0.05, least: float = 0.0) -> Gauge:
    return Gauge(name, tuple(dimensions.split()), re.compile(told, re.IGNORECASE), share, least)


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
        r"\bdepth|\bdeep\b|\bprofund|\bprofondeur|\btiefe?\b|\bdyb|\bdyp|глубин|عمق|derinli|гіпоцентр",
        share=0.15,
        least=2000,
    ),
    _gauge(
        "wind speed",
        "speed",
        r"\bwind|\bgust|\bviento|\bráfaga|\bvent|\brafale|\bböen|\bvind|ветр|ветер|порыв|رياح|الرياح|باد |rüzgar",
        share=0.08,
    ),
    _gauge("speed", "speed", r"\bspeed|\bvelocid|\bvitesse|\bgeschwindig|\bfart|скорост|سرعة|سرعت|hızı", share=0.08),
    _gauge("altitude", "length", r"\baltitude|\bfeet\b|\baltura|\baltitud|\bflughöhe|\bhøyde|высот|ارتفاع|irtifa", share=0.05),
    _gauge("area burned", "area", r"\bburn|\bfire|\bincend|\bfeu|\bbrand|\bbrann|пожар|حريق|حرائق|آتش|yangın", share=0.1),
    _gauge(
        "weight of the explosives",
        "weight",
        r"\bexplosiv|\btnt\b|\bsprengst|\bsprengst|\bexplosif|взрывчат|متفجر|مواد منفجره|patlayıcı",
        share=0.1,
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
    _gauge("ransom", "money", r"\bransom|\brescate|\brançon|\blösegeld|\bløsepeng|выкуп|فدية|باج|fidye|تاوان"),
    _gauge("reward", "money", r"\breward|\bbounty|\brecompensa|\brécompense|\bbelohnung|\bdusør|награ|вознагражд|مكافأة|جایزه|ödül"),
    _gauge(
        "damage",
        "money",
        r"\bdamage|\blosses|\bdaños|\bpérdidas|\bdégâts|\bdommages|\bschaden|\bschäden|\bskader|ущерб|أضرار|خسائر|خسارت|hasar",
        share=0.1,
    ),
    _gauge(
        "money stolen",
        "money",
        (
            r"\bstole|\bstolen|\bheist|\bsiphon|\brob(?:bed|bery)|\brobad|\bsustra|\bvol[ée]\b|\bgestohlen|\berbeut"
            r"|\bstjål|похи[тщ]|украд|سرق|سرقت|çaldı"
        ),
    ),
    _gauge("fine", "money", r"\bfined?\b|\bmulta|\bamende|\bbußgeld|\bgeldstrafe|\bbot\b|штраф|غرامة|جریمه|para cezası"),
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
_NONE_PAID = re.compile(
    r"\b(?:no|any|without(?: any)?) ransom|\bransom (?:was|had) not|\bnot pa(?:y|id) (?:a |any )?ransom|\b(?:ningún|sin|no (?:se )?pag\w+) (?:un )?rescate"
    r"|\baucune rançon|\bpas (?:payé|versé) de rançon|\bkein(?:e|erlei)? lösegeld|\bingen løsepenger|\bnessun riscatto|\bnenhum resgate|\bfidye ödenme"
    r"|выкуп не (?:платил|выплач)|выкупа не|викуп не|لم (?:تدفع|يدفع) (?:أي )?فدية|بدون فدية|باج\w* پرداخت نشد|تاوان ادا نہیں",
    re.IGNORECASE,
)
_MAJOR = frozenset({"USD", "EUR", "GBP", "CHF"})
_MAJORS_APART = 1.6  # by which no two of these currencies have differed for long
_VOTES = re.compile(
    (
        r"\bvotes?\b|\bballots?\b|\bvotos?\b|\bsufragios\b|\bvoix\b|\bsuffrages\b|\bstimmen\b|\bstemme|\bvoti\b"
        r"|голос|أصوات|الأصوات|آرا|رای|oyların|oy oranı|ووٹ"
    ),
    re.IGNORECASE,
)
_POLL = re.compile(
    r"\bexit polls?\b|\bpoll(?:s|ing|ster\w*)?\b|\bsurvey|\bencuesta|\bsondage|\bumfrage|\bmåling|экзитпол|опрос|استطلاع|نظرسنجی|anket",
    re.IGNORECASE,
)
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
    spans = [span_of(q, 0.0) for q in (_quantity(said) for said in together) if q is not None]
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
        return conflict(together, gauge.name) if sums else None
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


def dimension_of(together: Sequence[Said]) -> str | None:
    """What the unit of the first figure measures."""
    quantity = _quantity(together[0])
    return dimension(quantity.unit) if quantity else None


def _quantity(said: Said) -> Quantity | None:
    """The quantity of its claim that a value shows."""
    return next((q for q in said.claim.quantities if as_said(q) == said.value), None)


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


# ---------------------------------------------------------------- magnitude

_MAGNITUDE = re.compile(
    r"(?:\b(?:magnitude|magnitud|magnitude de|magnitud de|stärke|styrke|magnituda|magnitud|magnituden?|grados"
    r"|büyüklüğ\w*)(?:\s+(?:of|de|von|på|a|preliminar de|около))?[\s-]{1,2}"
    r"|\b(?:магнитуд\w+|силой)\s+|(?:بقوة|قوته|قوتها|بلغت قوت\w+|شدت|بزرگی|بزرگای)\s+(?:به\s+)?)(\d{1,2}(?:[.,٫]\d)?)(?![\d.,٫]*\d)"
    r"|(?<![\d.,])(\d(?:[.,٫]\d)?)(?:\s*-?\s*(?:magnitude\b|magnitud\b|on the richter|en la escala|grados (?:en"
    r"|de|richter)|auf der richter|på richter|balles?\b"
    r"|градус|балл\w*|по шкале|درجة|درجات|ریشتر|büyüklüğünde|级))",
    re.IGNORECASE,
)
_QUAKE = re.compile(
    (
        r"quake|tremor|richter|sismo|terremoto|séisme|erdbeben|jordskjelv|jordbävning|землетр|толч|زلزال|هزة"
        r"|زلزله|زلزلہ|deprem|magnitud|магнитуд|地震"
    ),
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[3-9٣-٩۳-۹]")
_DECIMAL = re.compile(
    r"(?<![\d.,٫$€£])[2-9٢-٩۲-۹][.,٫][\d٠-٩۰-۹](?![\d٠-٩۰-۹])(?!\s?(?:%|[kк][mм]|mil|mill|млн|bn|m\b|м\b|كلم|کیلومتر|metr|mètr|درصد))"
)
_MEASURED = re.compile(
    r"magnitud|richter|put at|measur|regist|estimat|strength|stärke|styrke|büyüklü|магнитуд|магнітуд|бал[лі]|сил[оа]|بقوة|قوت|شدت|بزرگ|درجة|ریشتر|شدة|مقياس",
    re.IGNORECASE,
)
_NEXT = 30
_AFTERSHOCK = re.compile(
    r"aftershock|réplica|réplique|nachbeben|etterskjelv|афтершок|ارتدادية|پس.?لرزه|artçı|foreshock|余震", re.IGNORECASE
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫,", "01234567890123456789..")


def magnitudes(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'a 6.4-magnitude earthquake', 'بقوة 6.4 درجة', 'put at 6.4 by one institute and 6.6 by another'; none of an aftershock."""
    text = claim.quote.text
    if not _DIGIT.search(text) or not _QUAKE.search(text):
        return
    found = dict(_read_magnitudes(text))
    topic = topic_of(claim, setting) if found else None
    for at, value in sorted(found.items()):
        if topic and 2 <= value < 10 and not _AFTERSHOCK.search(text[max(0, at - 60) : at + 60]):
            yield Said(f"{topic.id}|magnitude", topic.shown, "magnitude", f"{value:g}", f"{value:g}", claim, value)


def _read_magnitudes(text: str) -> Iterator[tuple[int, float]]:
    """The magnitudes in a sentence on a quake, with where they stand."""
    first = _MAGNITUDE.search(text)
    if first is not None:
        group = 1 if first[1] else 2
        yield first.start(group), float(first[group].translate(_DIGITS))
    last = None
    for match in _DECIMAL.finditer(text):
        near = last is not None and match.start() - last <= _NEXT
        if (
            near
            or _MEASURED.search(text[max(0, match.start() - 45) : match.start()])
            or _MEASURED.search(text[match.end() : match.end() + 25])
        ):
            last = match.end()
            yield match.start(), float(match[0].translate(_DIGITS))


def judge_magnitudes(together: Sequence[Said]) -> Ruling | None:
    """Magnitudes a few tenths apart: each institute measures its own, and revises it."""
    values = [said.measure or 0.0 for said in together]
    if max(values) - min(values) <= 0.5:
        why = f"{listed(together)}: a few tenths apart, as institutes measure and revise them"
        return Ruling(DifferenceKind.ROUNDING, same("magnitude", 0.8, why))
    return conflict(together, "magnitude")


# ---------------------------------------------------------------- shares of the vote


def vote_shares(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'Rosa Marlow won 52.3 percent of the vote', '49.4% for Ana Sand': each figure goes to the name that it stands by."""
    if not any(q.unit == "percent" for q in claim.quantities):
        return
    text, statement = claim.quote.text, english(claim)
    told = f"{text} {statement}"
    before = _sentence_before(claim, setting) if _PRONOUN.match(text) else None
    recount = bool(_AFTER_RECOUNT.search(told) or (before and _AFTER_RECOUNT.search(before.quote.text)))
    if not (recount or _VOTES.search(told)):
        return
    stage = "share of the vote after the recount" if recount else "share of the vote"
    attribute = "forecast by a poll" if _POLL.search(told) else stage
    row = [f for f in figures(claim, "percent") if not _OF_THE_COUNT.search(text[f.end : f.end + 45]) and not _turnout(text, f)]
    for figure, side in _by_side(text, row, _candidates(claim, setting)):
        yield _share(side, attribute, figure, claim, setting)
    if before is not None and len(row) == 1 and not _candidates(claim, setting):
        people = {one.entity for one in named(before, setting, EntityKind.PERSON)} or _full_names(before.quote.text, setting)
        if len(people) == 1:
            yield _share(next(iter(people)), attribute, row[0], claim, setting)  # "He won 50.7 percent."


def _full_names(text: str, setting: Setting) -> set[str]:
    """The entities whose name, of two words or more, stands in a text that no names were read in."""
    return {entity for entity, name in setting.names.items() if " " in name and name in text}


def _share(side: str, attribute: str, figure: Figure, claim: Claim, setting: Setting) -> Said:
    value = figure.quantity.value
    return Said(f"{side}|{attribute}", setting.names[side], attribute, as_said(figure.quantity, "%"), f"{value:g}", claim, value)


def _candidates(claim: Claim, setting: Setting) -> list[Named]:
    places = {n.entity for n in named(claim, setting, EntityKind.PLACE)}
    return [n for n in named(claim, setting) if n.entity not in places]


def _by_side(text: str, row: Sequence[Figure], sides: Sequence[Named]) -> Iterator[tuple[Figure, str]]:
    """Each figure with whom it is of: the name that 'for' leads to behind it, else the nearest before it that has none yet."""
    given: set[int] = set()
    for figure in row:
        led = next((n for n in sides if n.start >= figure.end and _FOR.fullmatch(text[figure.end : n.start])), None)
        able = [n for n in sides if 0 <= figure.start - n.end <= _NAME_AWAY and n.start not in given]
        near = [n for n in able if not any(n.end <= other.start < figure.start for other in row)]
        behind = [n for n in sides if 0 <= n.start - figure.end <= _NAME_BEHIND]
        side = led or (near[-1] if near else None) or (behind[0] if behind and not able else None)
        if side is not None:
            given.add(side.start)
            yield figure, side.entity


def _turnout(text: str, figure: Figure) -> bool:
    """Whether a figure is of those who voted at all."""
    return bool(_TURNOUT.search(text[max(0, figure.start - 40) : figure.start]) or _TURNOUT.search(text[figure.end : figure.end + 20]))


def _sentence_before(claim: Claim, setting: Setting) -> Claim | None:
    """The claim right before one, in its source."""
    mine = setting.given.claims_of[claim.source]
    at = next((n for n, c in enumerate(mine) if c.id == claim.id), 0)
    return mine[at - 1] if at else None


def agree_rounded(values: Sequence[float]) -> bool:
    """Whether any two figures are one once the finer is rounded as the coarser is: 50.61, 50.6 and 51."""
    return all(
        one == other
        if _decimals(one) == _decimals(other)
        else abs(one - other) <= 0.5 * 10.0 ** -min(_decimals(one), _decimals(other)) + 1e-9
        for one, other in combinations(sorted(set(values)), 2)
    )


def _decimals(value: float) -> int:
    return len(f"{value:g}".partition(".")[2])


def judge_shares(together: Sequence[Said]) -> Ruling | None:
    """Shares that agree as rounded are one; others are the state of a count that goes on, or contradict one another."""
    values = [said.measure or 0.0 for said in together]
    if agree_rounded(values) or (_hedged(together) and max(values) - min(values) <= 1.0):
        return rounding(together, together[0].attribute)
    if together[0].attribute.startswith("forecast"):
        return None  # every poll asks anew
    if swapped_digits(values):
        return conflict(together, together[0].attribute)
    counting = any(_COUNTING.search(f"{s.claim.statement} {s.claim.quote.text}") for s in together)
    if max(values) - min(values) <= 1.0 or (counting and not together[0].attribute.endswith("recount")):
        why = f"{listed(together)}: " + (
            "a source speaks of a count that is not done" if counting else "near one another, as a count goes on"
        )
        return Ruling(DifferenceKind.UPDATE, same("count going on", 0.8, why))
    return conflict(together, together[0].attribute)


def _hedged(together: Sequence[Said]) -> bool:
    """Whether all but one of the values are said as about so much."""
    return len({s.key for s in together if (q := _quantity(s)) is None or q.bound is Bound.EXACT}) <= 1


_PRONOUN = re.compile(
    r"\W*(?:he|she|[ée]l|ella|il|elle|er|sie|han|hun|hon|lui|lei|egli|ele|ela|он|она|він|вона|هو|هي|او|وی|o)\b(?!['’])", re.IGNORECASE
)
_RECOUNT = (
    r"recount\w*|(?:neu)?auszählung|nachzählung|reconteo|recuento|recontagem|nouveau décompte|recomptage|riconteggio|omtelling|omräkning"
    r"|пересч[её]т\w*|перерахун\w+|إعادة (?:ال)?فرز|بازشماری|yeniden sayım"
)
_AFTER_RECOUNT = re.compile(
    rf"\b(?:after|following|finished|completed|concluded|ended|nach|tras|después|terminó|concluyó|après|dopo|após|concluiu|etter|efter|после|завершил\w*"
    rf"|після)\b(?:\s+\w+){{0,4}}?\s+\w*(?:{_RECOUNT})|\b(?:{_RECOUNT})\s+(?:\w+\s+){{0,3}}(?:finished|ended|gave|showed|confirmed|done|over)\b",
    re.IGNORECASE,
)
_OF_THE_COUNT = re.compile(
    r"^\s*(?:%|percent|per cent|prozent|por ciento|por cento|pour cent|prosent|процент\w*)?\s*(?:of|de|da|das|del|der|des|av|af|от)?\s*"
    r"(?:(?:the|all|las|los|les|la|os|as|alle[rn]?|total)\s+){0,2}(?:tally|tables?|sheets?|ballot|ballots|precincts?|polling|districts?|votes? (?:counted|tallied)"
    r"|mesas|actas|juntas|escrutad\w*|seções|urnas|atas|bulletins dépouillés|bureaux|wahllokale\w*|wahlbezirke\w*|auszählung|протокол\w*|участк\w*|бюллетен\w*)\b",
    re.IGNORECASE,
)
_TURNOUT = re.compile(
    r"turnout|participaci|participaç|participation|wahlbeteilig|valgdeltak|afflu|abstenc|abstention|явк|المشاركة|مشارکت|katılım",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\s*(?:%|percent|per cent|prozent|por ciento|por cento|pour cent|per cento|prosent|процент\w*)?"
    r"(?:\s+(?:of|de|der|des|dei|av)\s+(?:\w+\s+){0,2}?(?:votes?|votos|voix|stimmen|voti|stemmene|голосов))?"
    r"\s+(?:for|went to|para|a favor de|pour|à|für|per|for|för|till|за|у|в пользу|da|do|de|del)\s+(?:(?!%)[^\d,;.]){0,30}",
    re.IGNORECASE,
)
_NAME_AWAY, _NAME_BEHIND = 70, 25


_COUNTING = re.compile(
    r"counted|counting|partial|preliminary|provisional|early results|so far|escrutad|escrutinio|parcial|provisoire"
    r"|dépouill|partiel|ausgezählt|vorläufig"
    r"|opptalt|foreløpig|предварительн|подсч[её]т|обработ|أولية|فرز|شمارش|اولیه|sayıl",
    re.IGNORECASE,
)

GAUGE = Facet("gauge", ConflictKind.NUMBER, gauges, judge_gauges)
MAGNITUDE = Facet("magnitude", ConflictKind.NUMBER, magnitudes, judge_magnitudes)
VOTE_SHARE = Facet("share of the vote", ConflictKind.NUMBER, vote_shares, judge_shares)
