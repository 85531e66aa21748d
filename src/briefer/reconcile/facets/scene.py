"""Where somebody was caught, and where somebody was: at the airport or at home, abroad or in the palace, fled or dead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, ConflictKind, DifferenceKind, EntityKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.told_common import OPEN, any_of, story_of, table
from briefer.reconcile.name_units import country_of
from briefer.reconcile.rules import different, same
from briefer.reconcile.spellings import SAME_NAME, score_names
from briefer.reconcile.taking import Setting, Taken
from briefer.reconcile.tellers import tellers_in
from briefer.reconcile.told import ATTACKER, Whom, is_long_ago, names_in, people_in, published
from briefer.reconcile.wording import folded

REACH = 90
FAR = 120  # characters between a person and what is said of where he is
CAUGHT = table(
    (
        r"(?:arrested|detained|caught|captured|apprehended|picked up|taken into custody|"
        r"kidnapped|abducted)\b"
    ), r"(?:detenid|arrestad|capturad|apresad|secuestrad)[oa]\b", r"(?:detuv\w+|arrestaron|capturaron)\b",
    r"(?:arrêté|interpellé|appréhendé|capturé|enlevé)e?\b",
    r"(?:festgenommen|verhaftet|gefasst|entführt)\b", r"(?:detid|pres|capturad|sequestrad)[oa]\b",
    r"(?:arrestat|fermat|catturat|rapit)[oa]\b", r"(?:задержан|арестован|схвачен|похищен)\w*", r"(?:задержали|арестовали|схватили)\b",
    r"(?:затрима\w+|заарештова\w+|схоп\w+|викрад\w+)", r"(?:اعتقل\w*|اعتقال|القبض علی|القی القبض|توقیف|اختطف\w*)",
    r"(?:بازداشت|دستگیر|ربوده)\w*", r"(?:گرفتار|حراست میں|اغوا)", r"(?:gözaltına alın\w+|yakalan\w+|tutuklan\w+|kaçırıl\w+)",
    r"(?:pågrepet|arrestert|tatt|anholdt|gripen|gripits|anhållen|bortført|kidnappad)\b",
    r"(?:aangehouden|gearresteerd|opgepakt|gepakt|ontvoerd)\b", r"(?:zatrzyman|aresztowan|schwytan|porwan)\w*",
)  # fmt: skip
SITES = (
    ("airport", table(r"airport", r"aeropuerto", r"aéroport", r"flughafen", r"aeroporto", r"аэропорт", r"аеропорт", r"مطار", r"فرودگاه",
    r"ہوائی اڈ", r"havaliman", r"havaalan")),
    ("port", table(r"(?:port|harbour|harbor|dock)\b", r"puerto\b", r"port\b", r"hafen\b", r"porto\b", r"порт[уе]?\b", r"میناء",
    r"بندر\b", r"بندرگاه", r"liman(?:ı|da)")),
    ("home", table(r"(?:his|her|their|at) (?:own )?(?:\w+ )?(?:home|house|flat|apartment|residence)\b", r"at home\b",
    r"(?:su|la) (?:casa|domicilio|vivienda)\b", r"(?:son|leur) (?:domicile|appartement)", r"chez lui",
    r"(?:zu hause|seiner wohnung|seinem haus)", r"(?:sua|em) casa\b",
        r"(?:sua abitazione|casa sua)", r"(?:дома|доме|квартире)\b", r"(?:вдома|будинку|квартирі)\b", r"(?:منزله|منزلها|بیته|منزل)\b",
        r"(?:خانه اش|منزلش|خانه|منزل)\b", r"(?:گھر)\b", r"evin(?:de|den)\b")),
    ("hotel", table(r"hotel", r"hôtel", r"отел", r"гостиниц", r"готел", r"فندق", r"هتل", r"ہوٹل", r"otel(?:de|in)")),
    ("border", table(r"(?:at|near|on) the (?:\w+ )?(?:border|frontier|crossing)", r"la frontera", r"la frontière", r"der grenze",
    r"a fronteira", r"al confine", r"на границе", r"на кордоні", r"الحدود", r"مرز\b", r"سرحد", r"sınır(?:da|ında)")),
    ("station", table(r"(?:railway|train|bus|metro) station", r"estación", r"la gare", r"bahnhof", r"estação", r"stazione", r"вокзал",
    r"محطه", r"ایستگاه", r"اسٹیشن", r"istasyon", r"garında")),
    ("hospital", table(r"hospital\b", r"hôpital", r"krankenhaus", r"ospedale", r"больниц", r"лікарн", r"مستشفی", r"بیمارستان",
    r"ہسپتال", r"hastane")),
    ("embassy", table(r"embassy", r"consulate", r"embajada", r"ambassade", r"botschaft", r"embaixada", r"ambasciata", r"посольств",
    r"السفاره", r"سفارت", r"büyükelçilik")),
    ("roadblock or car", table(r"(?:checkpoint|roadblock|his car|a car|motorway|highway)\b", r"(?:un control|carretera|su coche)\b",
    r"(?:un barrage|sa voiture|l'autoroute)", r"(?:straßensperre|seinem auto|autobahn)", r"(?:blitz|barreira|seu carro)\b",
    r"(?:posto di blocco|sua auto)", r"(?:блокпост|машине|трассе)", r"(?:حاجز|سیارته)",
        r"(?:ایست بازرسی|خودرو)", r"(?:چوکی|گاڑی)", r"(?:kontrol noktası|aracında)")),
    ("workplace", table(r"(?:his|her|their) office\b", r"(?:su oficina|su despacho)", r"(?:son bureau)", r"(?:seinem büro)",
    r"(?:seu escritório)", r"(?:suo ufficio)", r"(?:кабинете|рабочем месте)", r"(?:مکتبه)", r"(?:دفتر کار\w*|دفترش)", r"(?:دفتر)",
    r"(?:ofisinde|makamında)")),
    ("prison or police station", table(r"(?:in|at|inside) (?:a |the )?(?:prison|jail|police station)", r"comisaría|la cárcel",
        r"commissariat|la prison", r"polizeiwache|gefängnis", r"delegacia|presídio", r"commissariato|questura|carcere",
        r"отделени\w+ полиции|тюрьм",
    r"відділенн\w+ поліції|тюрм", r"مرکز الشرطه|السجن", r"کلانتری|زندان", r"تھانے|جیل\b", r"karakol|cezaevi",
    r"politistasjon|polisstation|politibureau", r"politiebureau|gevangenis", r"komisaria|więzieni")),
    ("place of worship", table(r"mosque|church|temple|synagogue|monastery", r"mezquita|iglesia|sinagoga", r"mosquée|église|synagogue",
        r"moschee|kirche|synagoge", r"mesquita|igreja", r"moschea|chiesa", r"мечет|церк|синагог|монастыр", r"مسجد|کنیسه|کلیسا|المسجد",
        r"cami(?:de|nin)?\b|kilise",
    r"kirke|kyrka|moské", r"moskee|kerk\b", r"meczet|kości[oó]ł")),
    ("bar, restaurant or shop", table(r"restaurant|caf[eé]\b|bar\b|shop|supermarket|mall\b",
        r"restaurante|tienda|supermercado|cafetería", r"boutique|supermarché|bistrot", r"gaststätte|kneipe|geschäft\b|supermarkt",
        r"loja\b|mercado\b|lanchonete", r"ristorante|negozio|supermercato", r"ресторан|кафе|магазин",
    r"крамниц", r"مطعم|مقهی|متجر", r"رستوران|فروشگاه|مغازه", r"ریستوران|دکان", r"restoran|kafe|market(?:te)?\b|dükkan",
    r"butikk|butik\b|butiken", r"winkel|kroeg", r"sklep|restauracj")),
    ("school or university", table(r"(?:school|university|campus)\b", r"escuela|universidad|colegio\b", r"école|université|lycée",
        r"schule|universität", r"escola|universidade", r"scuola|università", r"школ|университет|університет",
        r"مدرسه|المدرسه|جامعه|الجامعه", r"دانشگاه|مدرسه", r"اسکول|یونیورسٹی", r"okul|üniversite",
    r"skole|skola|universitet", r"szkoł|uniwersytet")),
    ("woods or fields", table(r"(?:forest|woods?|field|farm|mountains)\b", r"bosque|campo\b|monte\b", r"forêt|bois\b|champ\b",
        r"wald\b|feld\b", r"mata\b|floresta", r"bosco|campagna", r"лес(?:у|ном)?\b|пол[еюя]\b", r"ліс(?:і|у)\b", r"غابه|مزرعه",
        r"جنگل\b|کوه\w*|مزرعه", r"جنگل", r"orman|tarla", r"skog(?:en)?\b|skoven", r"bos\b|bossen",
    r"lesie|las\b")),
    ("ship or boat", table(r"(?:ship|boat|yacht|ferry|vessel)\b", r"barco|yate|buque", r"bateau|navire", r"schiff|boot\b", r"navio",
        r"nave\b|barca", r"судн[оеа]|корабл|яхт|катер", r"سفینه|قارب|یخت", r"کشتی|قایق|لنج", r"gemi|tekne|yat(?:ta)?\b",
        r"båt|skip\b|fartyg", r"schip", r"statk|łód")),
)  # fmt: skip
_IN = lazy(
    r"(?:^|[\s(])(?:at|in|near|outside|en|à|a|in|bei|em|no|na|nel|nella|в|во|у|під|біля|в місті|في|در|"
    r"میں)\s+((?:[A-ZÀ-ÞЀ-Я\u0130Ş][\w'’-]+\s?){1,3})"
)


def read_arrest(claim: Claim, setting: Setting) -> Iterator[Said]:
    """Where a claim has somebody caught: the kind of place, and the names that stand with it."""
    if claim.certainty is Certainty.FORECAST:
        return
    text = folded(claim.statement)
    hit = CAUGHT.search(text)
    if hit is None or is_long_ago(claim, setting):
        return
    whom = _nearest(people_in(claim, setting, text), hit, REACH)
    story = story_of(claim, setting)
    if whom:
        subject, name = f"{story}|{whom.key}", setting.names[whom.entity]
    elif ATTACKER.search(text):
        subject, name = f"{story}|suspect", "the suspect"
    else:
        return
    low, high = max(0, hit.start() - REACH), hit.end() + REACH
    site = min(((abs(m.start() - hit.start()), word) for word, told in SITES if (m := told.search(text, low, high))), default=(0, ""))[1]
    places = [
        setting.names[n.entity]
        for n in names_in(claim, setting, text)
        if n.kind is EntityKind.PLACE and low <= n.start < high and not country_of(setting.written[n.entity])
    ]
    if not places:
        near = claim.statement[max(0, low) : high]
        places = [m.group(1).strip() for m in _IN.finditer(near)][:1]
    if site or places:
        words = " in ".join(filter(None, (site, " and ".join(places))))
        yield Said(subject, name, "place of arrest", words, f"{site}|{'|'.join(places)}", claim, published(claim, setting))


def _nearest(people: Sequence[Whom], hit: re.Match[str], reach: int) -> Whom | None:
    """The person nearest to some words, before them sooner than behind."""
    near = [(hit.start() - w.end if w.end <= hit.start() else (w.start - hit.end()) + 15, w) for w in people]
    return min((n for n in near if 0 <= n[0] <= reach), default=(0, None))[1]


def judge_arrest(together: Sequence[Said]) -> Ruling | None:
    """Two kinds of place, or two towns, for one arrest."""
    values = [(said, said.key.partition("|")) for said in together]
    for n, (one, (site, _, names)) in enumerate(values):
        for other, (site2, _, names2) in values[n + 1 :]:
            if one.claim.source != other.claim.source and _apart(site, names.split("|"), site2, names2.split("|")):
                return Ruling(
                    DifferenceKind.CONFLICT,
                    different("two places", 0.7, f"One has {one.value}, another {other.value}"),
                    OPEN,
                )
    return None


_GO_TOGETHER = (
    frozenset({"border", "roadblock or car", "station", "airport", "port", "ship or boat"}),
    frozenset({"bar, restaurant or shop", "hotel", "station", "airport", "roadblock or car"}),
    frozenset({"home", "woods or fields"}),
)
"""Sites of which one can lie at or in another: a roadblock at the border, a bar in the station."""


def _apart(site: str, names: Sequence[str], site2: str, names2: Sequence[str]) -> bool:
    if site and site2:
        return site != site2 and not any({site, site2} <= some for some in _GO_TOGETHER)
    mine, theirs = [n for n in names if n], [n for n in names2 if n]
    return bool(mine and theirs) and all(score_names(a, b) < SAME_NAME for a in mine for b in theirs)


AWAY = table(
    (
        r"(?:was|is|were) (?:in|at|on a visit to) \w+.{0,24}(?:for an? (?:\w+ )?(?:conference|summit|visit|meeting|trip|"
        r"treatment|holiday)|on an? (?:\w+ )?(?:visit|trip))"
    ), r"(?:abroad|out of the country|outside the country)\b",
    r"on (?:an? )?(?:official |state |private )?(?:visit|trip|tour) (?:to|in|of)\b", r"(?:landed|returned|back|arrived) from\b",
    r"(?:en visita|de visita|de viaje|en el extranjero|fuera del país)", r"(?:en visite|en voyage|en déplacement|à l'étranger)",
    r"(?:im ausland|auf (?:staats)?besuch|zu besuch|auf reisen)", r"(?:em visita|em viagem|no exterior|fora do país)",
    r"(?:in visita|all'estero|in viaggio)",
    r"(?:с визитом|за границей|за рубежом|в поездке|с поездкой)", r"(?:з візитом|за кордоном|у поїздці|поїздк\w+ до)",
    r"(?:خارج البلاد|فی زیاره|زیاره (?:رسمیه|الی))", r"(?:خارج از کشور|در سفر|سفر به)", r"(?:بیرون ملک|دورے پر)",
    r"(?:yurt dışı\w*|ziyaret\w* için)",
)  # fmt: skip
STAYED = table(
    r"(?:never|not|n't) (?:left|leave|fled|flee)\b",
    r"(?:was|is|remains?|remained|stayed) in (?:the |his |her )?(?:country|capital|palace|residence|bunker|office|home)\b",
    r"(?:nunca (?:salió|abandonó)|no (?:ha )?(?:salido|huido|abandonado)|permanece en|sigue en (?:el país|palacio))",
    r"(?:n'a (?:jamais|pas) (?:quitté|fui)|est resté)", r"(?:nie verlassen|nicht (?:verlassen|geflohen)|hält sich im (?:land|palast))",
    r"(?:nunca (?:saiu|deixou)|não (?:saiu|deixou|fugiu)|permanece n[oa])", r"(?:non ha (?:mai )?lasciato|è rimasto)",
    r"(?:не покидал\w*|оста[её]тся в (?:стране|столице)|находится в (?:стране|резиденции))",
    r"(?:не залиша\w+|перебуває в (?:країні|столиці))", r"(?:لم یغادر|لم یهرب|فی القصر)",
    r"(?:تابع|یتابع|ادار|یدیر|یقود)\b.{0,20}من (?:ال)?(?:قصر|مقر)",
    r"(?:کشور را ترک نکرده|در کاخ|در کشور است)", r"(?:ملک نہیں چھوڑا|ملک میں موجود)", r"(?:ülkeden ayrılmad\w+|ülkede\b|sarayda\b)",
    r"(?:har ikke|har inte|har aldrig|ikke) (?:forlatt|reist|lämnat|forladt)", r"niet (?:verlaten|gevlucht)",
    r"nie (?:opuścił|uciekł)\w*", r"(?:перебував|залишався) (?:в|у) (?:країні|столиці)",
)  # fmt: skip
FLED = table(
    r"(?:had |has |have )?fled (?:to|the|abroad|across|into)\b", r"(?:took|taken|sought|seeking|granted) (?:refuge|asylum|shelter)",
    r"(?:in|into) (?:exile|hiding)\b", r"(?:huyó|huido|se refugió|asil\w+|exili\w+)\b", r"(?:a fui|s'est réfugié|s'est enfui|en fuite)",
    r"(?:geflohen|floh nach|untergetaucht)",
    r"(?:fugiu|refugiou-se|exilou)\b", r"(?:è fuggit\w+|rifugiat\w+)", r"(?:бежал\w*|сбежал\w*|скрылся|укрыл\w*)\b",
    r"(?:втік\w*|утік\w*|переховується)", r"(?:فر الی|هرب الی|لجا الی|غادر البلاد هارب\w*)", r"(?:فرار کرد\w*|گریخت\w*|پناه برد\w*)",
    r"(?:فرار ہو|بھاگ)", r"(?:kaçtı\b|sığındı)",
    r"(?:flyktet|flydde|flygtede|søkt tilflukt|sökt skydd)\b", r"(?:gevlucht|vluchtte|ondergedoken)\b", r"(?:uciekł|schronił)\w*",
)  # fmt: skip
DIED = table(
    r"(?:was|were|been|is) (?:(?!not|neither|never)\w+ )?(?:killed|dead|assassinated)\b", r"(?:had |has )?died\b",
    r"(?:murió|falleció|muert[oa]|asesinad[oa])\b", r"(?:est mort|a été (?:tué|assassiné)|décédé)",
    r"(?:getötet|gestorben|ist tot|ermordet)\b", r"(?:morreu|foi (?:morto|morta|assassinad[oa]))\b", r"(?:è morto|ucciso)\b",
    r"(?:погиб|убит|умер|скончался)\w*",
    r"(?:загину\w+|вбит\w+|помер\w*)", r"(?:مقتل|قتل|توفی|اغتیل)\b", r"(?:کشته شد\w*|درگذشت)", r"(?:ہلاک|مارا گیا|جاں بحق)",
    r"(?:öldü|öldürüldü)",
    r"(?:er død|ble drept|omkom|är död|dödades|blev dræbt)\b", r"(?:gedood|overleden|omgekomen)\b",
    r"(?:zginął|zginęła|zmarł\w*|nie żyje)",
)  # fmt: skip
_DENIED = lazy(r"(?:neither|nor|not|never|denied|wrong|false|rumou?rs?|ni|no|pas|nicht|не|لم|نه)\W+(?:\w+\W+){0,2}$")
STAYS = (("in the country", STAYED), ("fled", FLED), ("abroad", AWAY), ("dead", DIED))
_ANY = any_of(told for _, told in STAYS)


def read_stay(claim: Claim, setting: Setting) -> Iterator[Said]:
    """Where a person was: in the country, abroad, fled, or dead."""
    text = folded(claim.statement)
    if not _ANY.may(text) or is_long_ago(claim, setting):
        return
    found = [(value, hit) for value, told in STAYS if (hit := told.search(text))]
    tellers = tellers_in(claim, setting, text) if found else frozenset[int]()
    people = [whom for whom in people_in(claim, setting, text) if whom.start not in tellers] if found else []
    story = story_of(claim, setting)
    for value, hit in found:
        whom = _nearest([w for w in people if w.end <= hit.start()], hit, FAR)
        if whom and not (value in {"dead", "fled"} and _DENIED.search(text[max(0, hit.start() - 30) : hit.start()])):
            yield Said(f"{story}|{whom.key}", setting.names[whom.entity], "whereabouts", value, value, claim, published(claim, setting))
            return


def judge_stay(together: Sequence[Said]) -> Ruling | None:
    """Abroad and in the country, or anywhere and dead; that he fled and is abroad is one."""
    kinds = {said.key for said in together}
    sources = {said.claim.source for said in together}
    apart = "in the country" in kinds or ({"abroad", "fled"} & kinds and "dead" in kinds)
    if len(sources) < 2 or not apart or kinds <= {"in the country", "dead"}:  # what became of him is another matter
        return None
    days = {key: [s.measure for s in together if s.key == key and s.measure is not None] for key in kinds}
    last = days.get("dead")
    rest = [day for key, some in days.items() if key != "dead" for day in some]
    if last and rest and min(last) > max(rest) and "in the country" not in kinds:
        return Ruling(
            DifferenceKind.UPDATE,
            same("one after the other", 0.7, "He was there first, and died later"),
            Taken("dead", "The newest source has him dead."),
        )
    words = " and ".join(sorted(kinds))
    return Ruling(DifferenceKind.CONFLICT, different("two whereabouts", 0.7, f"The sources have: {words}"), OPEN)


ARREST = Facet("place of arrest", ConflictKind.PLACE, read_arrest, judge_arrest)
STAY = Facet("whereabouts", ConflictKind.PLACE, read_stay, judge_stay)
