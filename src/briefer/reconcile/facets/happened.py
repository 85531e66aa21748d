"""On which day something happened that a story has one of: the ship sank, the truce began, the last inspection was made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from briefer.lexicon.dates import describe_date
from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, ClaimKind, ConflictKind, DifferenceKind
from briefer.reconcile.event_views import is_day_of_telling
from briefer.reconcile.facets.cause_words import Rows
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.told_common import STAYS_OPEN, any_of, classes, story_of, table
from briefer.reconcile.facets.way_words import AIRCRAFT, VESSELS
from briefer.reconcile.facets.ways import CRASH, FLED, PRISON, SANK
from briefer.reconcile.gated import Table
from briefer.reconcile.rules import different
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import is_long_ago
from briefer.reconcile.wording import folded

NEAR = 3  # days: what is told of days further apart is told of two occurrences


_YEAR_OR_OPEN = lazy(r"(?:\d{4}|XXXX)-(?P<day>(?:0[1-9]|1[0-2])-\d\d)(?=T|[~?%]|$)")


class Happening(NamedTuple):
    """What happened, and the words that all have to stand in a claim of it."""

    name: str
    words: tuple[Table, ...]


_TRUCE = table(
    r"cease-?fire", r"truce", r"guns", r"fighting", r"alto el fuego", r"tregua", r"cessez-le-feu", r"trêve", r"waffenruhe",
    r"waffenstillstand", r"waffen\b", r"cessar-fogo", r"trégua", r"cessate il fuoco", r"перемири\w*", r"прекращени\w* огня",
    r"припинен\w* вогню", r"هدنه", r"وقف اطلاق", r"آتش بس", r"جنگ بندی", r"لڑائی", r"ateşkes", r"våpenhvile\w*", r"vapenvila\w*",
    r"staakt-het-vuren", r"rozejm\w*", r"zawieszeni\w* broni",
)  # fmt: skip
_BEGAN = table(
    r"(?:came|come|went|goes) into (?:force|effect)", r"took effect", r"takes effect", r"began", r"begun", r"start(?:ed|s)?\b",
    r"fell silent", r"entró en vigor", r"comenzó", r"empezó", r"entré\w* en vigueur", r"commencé", r"in kraft", r"begann", r"schweigen",
    r"entrou em vigor", r"começou", r"entrat\w* in vigore", r"iniziat\w*", r"вступил\w* в силу", r"начал\w*", r"набул\w* чинності",
    r"почал\w*", r"دخل\w* حیز", r"بدا\w*", r"سری\w*", r"خاموش", r"آغاز شد", r"تھم گئی", r"شروع ہو", r"yürürlüğe", r"başla\w*",
    r"trådte i kraft", r"trädde i kraft", r"ging in", r"wesz\w+ w życie",
)  # fmt: skip
_QUAKE = table(
    r"(?:earth)?quake", r"tremor", r"terremoto", r"sismo", r"séisme", r"tremblement de terre", r"erdbeben", r"землетрясени\w*",
    r"землетрус\w*", r"زلزال", r"زلزله", r"زمین ?لرزه", r"زلزلہ", r"deprem\w*", r"jordskjelv\w*", r"jordbävning\w*", r"aardbeving",
    r"trzęsieni\w* ziemi",
)  # fmt: skip
_STRUCK = table(
    r"struck", r"hit\b", r"shook", r"rocked", r"sacudió", r"golpeó", r"azotó", r"secoué\w*", r"frappé\w*", r"erschütter\w*", r"abalou",
    r"atingiu", r"colpit\w*", r"scoss\w*", r"произошл\w*", r"ударил\w*", r"сталося", r"стався", r"ضرب", r"هز\b", r"لرزاند", r"رخ داد",
    r"آیا", r"meydana gel\w*", r"vurdu", r"rammet", r"drabbade", r"trof", r"nawiedzi\w*",
)  # fmt: skip
_LAST = table(
    r"last\b", r"latest", r"most recent", r"últim[oa]\b", r"derni[eè]re?\b", r"letzte\w*", r"zuletzt", r"ultim[oa]\b", r"последн\w*",
    r"останн\w*", r"آخر\b", r"آخرین", r"آخری", r"\bson\b", r"siste\b", r"senaste", r"laatste", r"ostatni\w*",
)  # fmt: skip
_CHECKED = table(
    r"inspect\w+", r"safety (?:check|visit|review)", r"audit\w*", r"check-?up", r"overhaul", r"inspecci\w+", r"revisión",
    r"visite de sécurité", r"contrôle", r"inspektion", r"überprüfung", r"wartung", r"inspeç\w+", r"vistoria", r"ispezion\w*",
    r"controllo", r"инспекци\w*", r"проверк\w*", r"осмотр\w*", r"техосмотр\w*", r"перевірк\w*", r"معاینه", r"تفتیش", r"فحص", r"بازرسی",
    r"بازدید فنی", r"معائنہ", r"denetim\w*", r"kontrol\w*", r"tilsyn", r"inspeksjon\w*", r"keuring", r"kontrol\w+",
)  # fmt: skip


def _words(rows: Rows) -> Table:
    """What any of the classes is told by."""
    return any_of(words for _, words in classes(rows))


HAPPENINGS = (
    Happening("the loss of the aircraft", (_words(AIRCRAFT), CRASH)),
    Happening("the loss of the vessel", (_words(VESSELS), SANK)),
    Happening("the earthquake", (_QUAKE, _STRUCK)),
    Happening("the escape", (FLED, PRISON)),
    Happening("the beginning of the truce", (_TRUCE, _BEGAN)),
)
EARLIER = (Happening("the last inspection", (_LAST, _CHECKED)),)
"""What lies before the story, and may lie long before."""


def read_day(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The one day that a claim of the news gives for what happened."""
    if claim.kind is not ClaimKind.BACKGROUND and not is_long_ago(claim, setting):
        yield from _days_of(HAPPENINGS, claim, setting)


def read_earlier_day(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The one day that a claim gives for what was before the news."""
    yield from _days_of(EARLIER, claim, setting)


def _days_of(happenings: Sequence[Happening], claim: Claim, setting: Setting) -> Iterator[Said]:
    topic = setting.stories.topics.get(story_of(claim, setting))
    if claim.certainty is Certainty.FORECAST or not claim.dates or topic is None:
        return
    text = folded(claim.statement)
    told = [happening for happening in happenings if all(words.search(text) for words in happening.words)]
    day = _YEAR_OR_OPEN.match(_only_date(claim, setting) or "") if told else None
    if day is None:
        return
    shown, key = describe_date(day[0]), day["day"]
    for happening in told:
        yield Said(f"{topic.id}|{happening.name}", topic.shown, f"day of {happening.name}", shown, key, claim, _order(key))


def _only_date(claim: Claim, setting: Setting) -> str | None:
    """The one date that a claim gives for what it tells; the day on which it was said counts only where there is no other."""
    published = setting.given.published(claim.source)
    told = [one for one in claim.dates if not is_day_of_telling(claim, one, published)]
    told = [one for one in told if one.value != published] or told  # "he said today that the last one was on 9 December"
    return told[0].value if len(told) == 1 else None


def _order(month_and_day: str) -> float:
    """The number of a day in a leap year."""
    return float(date(2000, int(month_and_day[:2]), int(month_and_day[3:])).toordinal())


def judge_day(together: Sequence[Said]) -> Ruling | None:
    """Days that lie near one another: further apart they are of two occurrences."""
    days = [said.measure or 0.0 for said in _firm(together)]
    return judge_earlier_day(together) if days and max(days) - min(days) <= NEAR else None


def judge_earlier_day(together: Sequence[Said]) -> Ruling | None:
    """Two days, of sources that give one each."""
    firm = _firm(together)
    if len({said.key for said in firm}) < 2:
        return None
    reason = f"The sources give {' and '.join(sorted({said.value for said in firm}))} for what happened once"
    return Ruling(DifferenceKind.CONFLICT, different("two days", 0.75, reason), STAYS_OPEN)


def _firm(together: Sequence[Said]) -> list[Said]:
    """What sources say that give one day only."""
    given: dict[str, set[str]] = defaultdict(set)
    for said in together:
        given[said.claim.source].add(said.key)
    return [said for said in together if len(given[said.claim.source]) == 1]


DAY = Facet("day of what happened once", ConflictKind.DATE, read_day, judge_day)
EARLIER_DAY = Facet("day of what was before", ConflictKind.DATE, read_earlier_day, judge_earlier_day, aside=True)
