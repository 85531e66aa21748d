"""What the readers of told facets share: a claim's text as it is compared, and where names and roles stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.models import Claim, EntityKind
from briefer.reconcile.days import as_day, gap
from briefer.reconcile.gated import Table
from briefer.reconcile.name_units import country_of
from briefer.reconcile.people import NOBODY, People, bones
from briefer.reconcile.stories import Topic
from briefer.reconcile.story_links import WEEK
from briefer.reconcile.taking import Setting
from briefer.reconcile.wording import folded, folded_pattern

LONGEST = 160  # characters of a value


def table(*patterns: str) -> Table:
    """One pattern of many, for folded text, at the beginning of a word, but for the joined prefixes of Arabic."""
    return Table(rf"(?:(?<!\w)|(?<=[\u0600-\u06ff]))(?:{in_folded('|'.join(patterns))})")


def in_folded(pattern: str) -> str:
    """A pattern as folded text has its letters and apostrophes."""
    return folded_pattern(pattern).replace("'", '"')


class Named(NamedTuple):
    """A name in a folded text: where it stands, and whose it is."""

    start: int
    end: int
    entity: str
    kind: EntityKind


def names_in(claim: Claim, setting: Setting, text: str) -> Iterator[Named]:
    """The names of a claim that stand in a folded text, in the source's spelling, in English, or as most sources have it."""
    for number, mention in enumerate(claim.mentions):
        entity = setting.entity_of.get((claim.id, number))
        if entity is None:
            continue
        for form in (mention.text, mention.english or "", setting.written[entity]):
            at = text.find(folded(form)) if form else -1
            if at >= 0:
                yield Named(at, at + len(folded(form)), entity, mention.kind)
                break


class Whom(NamedTuple):
    """A person in a folded text: where, the key under which all claims of a story speak of him, and the entity."""

    start: int
    end: int
    key: str
    entity: str


def people_in(claim: Claim, setting: Setting, text: str) -> list[Whom]:
    """The people whom a claim names, those too whom only another source's reader knows for a name."""
    story = setting.stories.of.get(claim.id, claim.source)
    people = setting.stories.people.get(story, NOBODY)
    found = []
    for named in names_in(claim, setting, text):
        if named.kind is EntityKind.PERSON:
            one = people.one.get(named.entity, named.entity)
            found.append(Whom(named.start, named.end, one, one))
    if people.by_bones:
        at = 0
        for word, plain in zip(claim.statement.split(), text.split(), strict=False):
            if (entity := _known(word, people)) and not any(w.start <= at < w.end for w in found):
                found.append(Whom(at, at + len(plain), entity, entity))
            at += len(plain) + 1
    return sorted(found)


_EDGES = lazy(r"^\W+|['’]\w*\W*$|\W+$")


def _known(word: str, people: People) -> str | None:
    """The person of a story whose surname has the consonants of a word; in scripts with capitals only of one that has one."""
    bare = _EDGES.sub("", word)
    if len(bare) < 4 or not (bare[0].isupper() or (not bare[0].islower() and not bare.isascii())):
        return None
    return people.by_bones.get(bones(bare))


def shown(setting: Setting, story: str, what: str) -> str:
    """What of a story, with the place of the story, where it has one."""
    place = setting.stories.name.get(story)
    return f"{what} ({place})" if place else what


def topic_of(claim: Claim, setting: Setting) -> Topic | None:
    """What a claim is about beyond its own words: its story; None where it tells of another time."""
    topic = story_topic(claim, setting)
    return None if topic is None or any(_elsewhen(date.value, topic) for date in claim.dates) else topic


def story_topic(claim: Claim, setting: Setting) -> Topic | None:
    """The story of a claim as a subject, whatever days the claim names; None where nothing happens in it."""
    return setting.stories.topics.get(setting.stories.of.get(claim.id, ""))


def _elsewhen(value: str | None, topic: Topic) -> bool:
    """Whether a date is none of the days of a topic."""
    if not value or not topic.days:
        return False
    if as_day(value):
        return all((gap(value[:10], day) or 0) > WEEK for day in topic.days)
    year, month = value[:4], value[5:7]
    if year.isdigit():
        return all(year != day[:4] for day in topic.days)
    return month.isdigit() and all(_months_apart(month, day[5:7]) > 1 for day in topic.days)


def _months_apart(one: str, other: str) -> int:
    apart = abs(int(one) - int(other))
    return min(apart, 12 - apart)


def is_long_ago(claim: Claim, setting: Setting) -> bool:
    """Whether a claim gives days, and all of them lie far from its story's and from the day on which its source came out."""
    days = setting.stories.days.get(setting.stories.of.get(claim.id, claim.source), frozenset())
    near = [*days, *([day] if (day := setting.given.published(claim.source)) else [])]
    gaps = [apart for date in claim.dates for day in near if (apart := gap(date.value, day)) is not None]
    return bool(gaps) and min(gaps) > 2 * WEEK


def published(claim: Claim, setting: Setting) -> float | None:
    """The day on which the source of a claim came out, as a number that orders days."""
    day = as_day(setting.given.published(claim.source))
    return float(day.toordinal()) if day else None


def is_elsewhere(claim: Claim, setting: Setting) -> bool:
    """Whether a claim names places, none of which its story knows, or days far from it: the attack of another year, told for comparison."""
    story = setting.stories.of.get(claim.id, claim.source)
    known, days = setting.stories.entities.get(story), setting.stories.days.get(story, frozenset())
    if known is None:
        return False
    places = {setting.entity_of.get((claim.id, n)) for n, m in enumerate(claim.mentions) if m.kind is EntityKind.PLACE}
    if places and not places & known and not any(country_of(setting.written[place]) for place in places if place):
        return True
    gaps = [apart for date in claim.dates for day in days if (apart := gap(date.value, day)) is not None]
    return bool(gaps) and min(gaps) > WEEK


@lru_cache(maxsize=10_000)
def shortened(text: str) -> str:
    """A text on one line, cut after a word where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 3].rsplit(" ", 1)[0] + " ..."


ATTACKER = table(
    r"suspect\b", r"gunman\b", r"shooter\b", r"attacker\b", r"assailant\b", r"bomber\b", r"hijacker\b", r"perpetrator\b", r"knifeman\b",
    r"sospechoso\b", r"sospechosa\b", r"atacante\b", r"tirador\b", r"agresor\b", r"pistolero\b", r"(?:presunto )?autor\b",
    r"secuestrador\b",
    r"assaillant\b", r"tireur\b", r"agresseur\b", r"auteur présumé", r"kamikaze\b",
    r"verdächtige[rn]?\b", r"täter\b", r"tatverdächtige", r"schütze\b", r"attentäter\b", r"angreifer\b",
    r"suspeito\b", r"suspeita\b", r"atirador\b", r"agressor\b", r"sequestrador\b",
    r"подозреваем(?:ый|ого|ому|ым|ая|ой)", r"нападавш(?:ий|его|ему|им)", r"стрелок\b", r"стрелк[ауо]", r"открывш\w+ огонь", r"смертник",
    r"преступник[ау]?\b", r"террорист[ау]?\b", r"захватчик",
    r"مشتبه به", r"مشتبه فیه", r"مهاجم(?!ی)", r"منفذ(?!ی)", r"مطلق النار", r"انتحاری", r"مظنون", r"ضارب", r"عامل حمله", r"مشتبہ",
    r"حملہ آور", r"ملزم",
    r"gjerningsperson(?:en)?\b", r"(?:den )?mistenkte?\b", r"siktede?\b", r"skytteren?\b", r"gärningsman", r"misstänkte?", r"mistænkte?",
    r"sospettat[oa]\b", r"attentatore\b", r"aggressore\b", r"verdachte\b", r"dader\b", r"şüpheli", r"saldırgan", r"pelaku\b",
    r"tersangka\b",
    r"підозрюван", r"podejrzan", r"napastnik",
)  # fmt: skip
"""Who is said to have done it, in the singular."""

HEDGED_PAST = table(
    r"earlier reported", r"had (?:earlier )?reported", r"previously reported", r"initial(?:ly)?\b", r"at first\b", r"early reports?",
    r"first reports?", r"was believed", r"were believed", r"was thought", r"se creía", r"se pensaba", r"en un inicio", r"inicialmente",
    r"en un primer momento", r"d'abord", r"zunächst", r"anfangs", r"a princípio", r"ранее\b", r"до этого", r"сначала", r"поначалу",
    r"в первых сообщениях", r"فی البدایه", r"سابقا\b", r"فی وقت سابق", r"در ابتدا", r"پیشتر", r"پیش از این", r"ابتدائی", r"først\b",
    r"i utgangspunktet",
)  # fmt: skip
"""What tells that a source itself takes a report for an earlier one."""

WRONG = table(
    r"(?:was|were|is|are|be|been) (?:not|n't) (?:be )?true", r"not to be true",
    r"turned out (?:to be )?(?:not|wrong|false|untrue|incorrect)",
    r"(?:was|were|proved|proven) (?:wrong|false|incorrect|mistaken|erroneous|inaccurate|premature)", r"erroneous(?:ly)?", r"mistakenly",
    r"incorrectly", r"falsely reported", r"retracted", r"no era cierto", r"resultó (?:ser )?fals", r"erróne", r"por error", r"desmentid",
    r"s'est révélé faux", r"par erreur", r"erroné", r"démenti", r"stellte sich als falsch", r"fälschlich", r"irrtümlich",
    r"não era verdade", r"errone", r"ошибочн", r"не соответству", r"оказал\w+ (?:не|лож)", r"не подтверд", r"غیر صحیح", r"خاطی", r"بالخطا",
    r"نادرست", r"به اشتباه", r"غلط", r"ikke å stemme", r"å ikke stemme", r"stemte ikke", r"ikke riktig", r"at det var feil", r"feilaktig",
)  # fmt: skip
"""What tells that a report was wrong."""
