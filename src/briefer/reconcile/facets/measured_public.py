"""Figures of public life: at what time a result was given out, how large a gathering was, and when something was last so."""

# ruff: noqa: E501  (tables of words: a row is one thing in many languages)

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.lexicon.folding import fold
from briefer.lexicon.patterns import lazy
from briefer.models import Bound, Claim, ConflictKind, DifferenceKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.measured_clock import ZONE, read_times, zone_mark
from briefer.reconcile.facets.measured_common import DIGITS, as_said, conflict, listed, place_in, rounding
from briefer.reconcile.gated import Table
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import story_topic, topic_of

# ---------------------------------------------------------------- when a result was given out

_RESULT = Table(
    r"\bresults?\b(?! (?:site|page|web))|\bbulletin|\bverdict|\btally\b(?! sheet)|\bresultado|\bbolet[ií]n|\bcómputo|\brésultat|\bergebnis|\bresultat|\brisultat|\besito\b"
    r"|результат|сводк|итог|протокол|зведен|підсумк|نتائج|نتیج|sonuç",
)
_GIVEN_OUT = Table(
    r"\b(?:issued|announced|published|released|posted|declared|came out|went (?:online|up|out)|read out|anunci\w+|public(?:ó|aron|ado|ada|ou)|difundi\w+|divulg\w+"
    r"|annonc\w+|publié\w*|proclamé\w*|verkünde\w*|veröffentlicht\w*|bekannt ?(?:gegeben|gab)|kunngj\w+|offentliggj\w+|publiser\w+|annunci\w+|pubblicat\w+)\b"
    r"|\bins netz|\bonline\b|\bop internet|\bw sieci|опубликова\w+|объявл\w+|объявил\w*|обнародова\w+|оприлюдн\w+|оголо[сш]\w+|أعلن\w*|نشر\w*|اعلام|منتشر|açıkla\w+",
)
_FINAL = lazy(
    r"\bfinal\b|\bdefinitiv\w*|\bdéfinitif\w*|\bendgültig\w*|\bamtlich\w*|\bendelig\w*|окончательн|النهائي|نهایی|kesin", re.IGNORECASE
)
_NEAR_TIME, _MINUTES = 60, 15


def result_times(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'in a first bulletin issued at 9:40 p.m. local time', 'anunció a las 22:40 los resultados': by the clock of the place itself."""
    text = claim.quote.text.translate(DIGITS)
    if not _RESULT.search(text) or not _GIVEN_OUT.search(text):
        return
    for minute, start, end in read_times(text):
        zone = ZONE.match(text[end : end + 30])
        around = text[max(0, start - _NEAR_TIME) : end + _NEAR_TIME]
        if (zone and zone_mark(zone[1].lower())) or not (_GIVEN_OUT.search(around) and _RESULT.search(around)):
            continue
        topic = topic_of(claim, setting)
        if topic is None:
            return
        which = "final result" if _FINAL.search(around) else "result"
        shown = f"{minute // 60:02d}:{minute % 60:02d}"
        yield Said(f"{topic.id}|{which} out", topic.shown, f"time of the announcement of the {which}", shown, shown, claim, float(minute))
        return


def judge_result_times(together: Sequence[Said]) -> Ruling | None:
    """Minutes near one another are one time, rounded; others contradict one another."""
    minutes = [int(said.measure or 0) for said in together]
    if max(minutes) - min(minutes) <= _MINUTES:
        return Ruling(DifferenceKind.ROUNDING, same("time of day", 0.8, f"{listed(together)}: one time, rounded"))
    return Ruling(DifferenceKind.CONFLICT, different("two times", 0.7, f"the sources give {listed(together)} for one announcement"))


# ---------------------------------------------------------------- the size of a gathering

_CROWD = lazy(
    r"(?:\w+ )*(?:people|supporters|protest[eo]rs|demonstrators|marchers|attendees|participants|followers|sympathi[sz]ers|worshippers|mourners|fans|asistentes|manifestantes|participantes"
    r"|simpatizantes|seguidores|personas|partisans|anhänger\w*|teilnehmer\w*|demonstranten|tilhengere|deltakere|demonstranter|partecipanti|manifestanti|apoiadores"
    r"|сторонник\w*|участник\w*|демонстрант\w*|человек|прихильник\w*|учасник\w*|осіб|людей|متظاهر\w*|مشارك\w*|أنصار|شخص|نفر|معترض\w*|هوادار\w*|افراد|مظاہرین|kişi|protestocu|gösterici|destekçi|demonstranten|betogers|aanhangers|mensen|demonstranter|anhängare|deltagare|uczestnik\w*|osób|zwolennik\w*)",
    re.IGNORECASE,
)
_GATHERING = lazy(
    r"\brall(?:y|ies|ied)\b|\bmarch(?:ed)?\b|\bdemonstrat|\bprotest|\bcrowd|\bgather|\bvigil\b|\bfuneral\b|\b(?:told|addressed|spoke (?:to|before)|before a crowd of|in front of) (?:some |about |around |nearly |an estimated )?[\d,.]+ \w+"
    r"|\b(?:ante|devant|vor|diante de|davanti a|foran|inför|voor|przed|перед|أمام|در برابر) (?:\w+ ){0,2}[\d,.٠-٩۰-۹]+ \w+"
    r"|\bm[ií]tin|\bmanifesta|\bmarcha\b|\bconcentraci|\bmultitud|\brassembl|\bmeeting\b|\bkundgebung|\bversammlung|\bdemonstrasjon|\bcomício|\bcomizio|\bcorteo"
    r"|митинг|шестви|демонстрац|собрал|مظاهر|تجمع|مسيرة|تظاهرات|miting|gösteri",
    re.IGNORECASE,
)
_VENUE = lazy(
    r"(?P<before>[^\W\d_][\w'’-]{3,}) (?:park|square|stadium|arena|avenue|boulevard|bridge|platz|meydanı|parkı)\b"
    r"|\b(?:parque|plaza|praça|piazza|estadio|estádio|place|stade|avenida|parc|площад\w+|парк\w*|стадион\w*) (?:(?:de|del|da|do|la|las|los|el|le|l['’]|di|des)\s?)*(?P<after>[^\W\d_][\w'’-]{3,})",
    re.IGNORECASE,
)
_OF_ONE_SIZE = 1.3


def crowds(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'she told some 8,000 supporters in El Arbolito park', '30.000 asistentes': how many came to one place."""
    able = [
        q for q in claim.quantities if q.unit is None and q.value >= 50 and _CROWD.fullmatch(q.counted or "") and place_in(claim, q)[0] >= 0
    ]
    if len(able) != 1 or not _GATHERING.search(claim.quote.text):
        return
    venues = {
        fold(m["before"] or m["after"]).text.casefold()
        for m in _VENUE.finditer(claim.quote.text)
        if (m["before"] or m["after"])[:1].isupper()
    }
    topic = topic_of(claim, setting) if len(venues) == 1 else None
    if topic is None:
        return
    (venue,), quantity = venues, able[0]
    key = f"{quantity.value:g}{'' if quantity.bound is Bound.ABOUT else quantity.bound.value}"
    yield Said(
        f"{topic.id}|crowd|{venue}", f"the gathering at {venue.title()}", "size of the crowd", as_said(quantity), key, claim, quantity.value
    )


def judge_crowds(together: Sequence[Said]) -> Ruling | None:
    """Estimates near one another are one figure, rounded; others contradict one another."""
    values = [said.measure or 0.0 for said in together]
    if max(values) <= _OF_ONE_SIZE * min(values):
        return rounding(together, "size of the crowd")
    return conflict(together, "size of the crowd")


# ---------------------------------------------------------------- when something was last so

_LAST = Table(
    r"\b(?:the )?last time\b|\bla última vez\b|\ba última vez\b|\bdas letzte mal\b|\bzuletzt\b|\bla dernière fois\b|\bl['’]ultima volta\b|\bsiste gang|\bsenaste gången"
    r"|последний раз|в последний раз|востаннє|останній раз|\bostatni raz|\blaatst|\bsidste gang|\bson defa|آخری بار|آخر مرة|آخرین بار|\bson kez\b",
)
_YEAR = lazy(r"(?<![\d.,:/-])(1[89]\d\d|20\d\d)(?![\d%]|[.,:/]\d)")
_WHAT: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, lazy(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "recount",
            r"\brecount|\breconteo|\brecuento|\brecont(?:ó|ou|ar|agem)|nachzähl|neuauszähl|\brecompt|\bricontegg|\bomtelling|пересч[её]т|пересчит|فرز|بازشمار",
        ),
        ("election", r"\belections?\b|\belecci[oó]n|\bélection|\bwahl(?:en)?\b|\bvalg|\belezion|\beleiç|выбор|انتخاب|seçim"),
        ("earthquake", r"\bearthquake|\bterremoto|\bsismo|\bséisme|\berdbeben|\bjordskjelv|землетряс|землетрус|زلزال|زلزله|deprem"),
        ("eruption", r"\berupt|\berupci|\béruption|\bausbruch|\butbrudd|извер|انفجار بركان|آتشفشان"),
        ("flood", r"\bflood|\binundac|\binondation|\bhochwasser|\bflom|наводнен|паводк|فيضان|سیل"),
        ("strike", r"\bstrikes?\b|\bhuelga|\bgrève|\bstreik|\bsciopero|\bgreve\b|забастов|إضراب|اعتصاب"),
        (
            "coup",
            r"\bcoup\b|\bputsch|\bgolpe de estado|\bcoup d['’]état|\bstaatsstreich|\bcolpo di stato|\bstatskupp|\bkupp|\bdarbe|переворот|путч|انقلاب|كودتا|کودتا|بغاوت",
        ),
        ("war", r"\bwar\b|\bguerra|\bguerre|\bkrieg|\bkrig\b|\boorlog|\bwojn|\bsavaş|войн|війн|حرب|جنگ"),
        (
            "outbreak",
            r"\boutbreak|\bepidemi|\bbrote\b|\bépidémie|\bseuche|\bausbruch|\bsurto\b|\bepidemia|\butbrudd|\butbrott|\bsalgın|вспышк|эпидеми|спалах|епідемі|تفش|وباء|شیوع|وبا",
        ),
        (
            "crash",
            r"\bcrash|\bair disaster|\bestrell|\bsiniestro|\bcatastrophe aérienne|\bécras|\babsturz|\bacidente|\bincidente aereo|\bulykke|\bolycka|\bkaza|авиакатастроф|крушен|авіакатастроф|تحطم|سقوط|حادثه",
        ),
        (
            "sinking",
            r"\bsank|\bsinking|\bcapsiz|\bnaufrag|\bhundimiento|\bnaufrage|\bgesunken|\bkenter|\bforlis|\bförlis|\baffond|кораблекруш|затону|غرق|ڈوب",
        ),
        (
            "attack",
            r"\battack|\bbombing|\bataque|\batentado|\battentat|\battaque|\banschlag|\bangriff|\battacco|\bangrep|\bsaldırı|теракт|нападени|теракт|напад|هجوم|تفجير|حمله|حملہ",
        ),
        (
            "mutiny or escape",
            r"\bjailbreak|\bprison break|\bescape|\bmutiny|\bfuga|\bmotín|\bévasion|\bmutinerie|\bausbruch aus|\bmeuterei|\bevasione|\brømning|\bfirar|побег|мятеж|втеч|فرار|هروب|تمرد",
        ),
        ("execution", r"\bexecut|\bejecut|\bexécut|\bhinricht|\bhenrett|казн|إعدام|اعدام"),
    )
)


def last_times(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'The last time a recount was ordered was in 2017', 'a de 2019, a última vez em que o país recontou votos'."""
    text = claim.quote.text.translate(DIGITS)
    years = {match[1] for match in _YEAR.finditer(text)} if _LAST.search(text) else set()
    what = next((name for name, pattern in _WHAT if pattern.search(text)), None) if len(years) == 1 else None
    topic = story_topic(claim, setting) if what else None
    if topic is None or what is None:
        return
    (year,) = years
    if any(day[:4] == year for day in topic.days):
        return
    yield Said(
        f"{topic.id}|last {what}", f"{topic.shown}: the {what} before", f"year of the last {what} before", year, year, claim, float(year)
    )


def judge_last_times(together: Sequence[Said]) -> Ruling | None:
    """The last time was once."""
    return Ruling(DifferenceKind.CONFLICT, different("two years", 0.7, f"the sources give {listed(together)} for the last time"))


RESULT_TIME = Facet("time of the announcement", ConflictKind.DATE, result_times, judge_result_times)
CROWD = Facet("size of the crowd", ConflictKind.NUMBER, crowds, judge_crowds)
LAST_TIME = Facet("year of the last time", ConflictKind.DATE, last_times, judge_last_times, aside=True)
PUBLIC: tuple[Facet, ...] = (RESULT_TIME, CROWD, LAST_TIME)
