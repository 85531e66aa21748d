"""In which way something happened, in classes that exclude one another: a suicide bombing or a planted bomb, a tunnel or a hole.

Asked of a story, or of a person: how he died. A class counts where the claim speaks of what it is a way of. Two classes that no source
gives together contradict one another; of a motive, they are two opinions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, ClaimKind, ConflictKind, DifferenceKind
from briefer.reconcile.facets.causes import NOT
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.told_common import STAYS_OPEN, Classes, classes, sources_of, story_of, table
from briefer.reconcile.facets.way_words import (
    AIRCRAFT,
    BOMBINGS,
    CYBER_ATTACKS,
    DEATHS,
    ESCAPES,
    FLIGHT_PHASES,
    MOTIVES,
    RELEASES,
    VESSELS,
)
from briefer.reconcile.gated import Shelf, Table
from briefer.reconcile.rules import different
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import is_elsewhere, is_long_ago, people_in, published, shown
from briefer.reconcile.wording import folded


class Way(NamedTuple):
    """What has one way of many.

    Attributes:
        attribute: in words.
        of: all that the claim must speak of, beside the words of a class.
        rows: the classes.
        agree: classes that go together: how hackers came in, and what they did there.
        verdict: what two classes are.
        person: whether it is asked of the person that stands nearest before it.
    """

    attribute: str
    of: tuple[Table, ...]
    rows: Classes
    agree: tuple[frozenset[str], ...] = ()
    verdict: DifferenceKind = DifferenceKind.CONFLICT
    person: bool = False


_BLAST = table(
    r"bomb\w*", r"blast", r"explo\w+", r"detonat\w+", r"atentado", r"explosi\w*", r"estall\w+", r"attentat", r"anschlag",
    r"sprengst\w*", r"взрыв\w*", r"взорв\w*", r"теракт\w*",
    r"вибух\w*", r"підірв\w*", r"انفجار", r"تفجیر", r"عبوه", r"بمب", r"دھماک\w*", r"patla\w*", r"bomba\w*", r"eksplo\w+", r"spreng\w*",
    r"ontplof\w*", r"aanslag", r"wybuch\w*", r"zamach\w*",
)  # fmt: skip
_HACK = table(
    r"cyber\w*", r"hack\w*", r"websites?|servers?|network", r"ciber\w*", r"ataque informático", r"servidor\w*", r"piratage",
    r"serveurs?", r"кибер\w*", r"хакер\w*", r"сервер\w*", r"кібер\w*", r"سیبران\w*", r"الکترونی\w*",
    r"خوادم", r"سایبری", r"هک\b", r"سرور\w*", r"سائبر", r"siber", r"sunucu\w*", r"dataangrep", r"it-angrep",
)  # fmt: skip
FLED = table(
    r"escap\w+", r"(?:prison|jail)[ -]?break", r"broke out", r"fled\b", r"fug\w+", r"évad\w+", r"évasion",
    r"geflohen|entkommen|ausgebrochen|ausbruch|flucht\b", r"evas\w+|evad\w+", r"evaso|evasi\b", r"побег\w*|сбежа\w+|бежал\w*",
    r"втеч\w*|втік\w*|утік\w*",
    r"فرار\w*|هروب|هرب\w*|فر\b", r"گریخت\w*", r"kaç\w+|firar\w*", r"røm\w+|rym\w+|flykt\w+|flugt\w*", r"ontsnap\w*|ontvlucht\w*",
    r"uciec\w*|uciek\w*|zbieg\w*",
)  # fmt: skip
PRISON = table(
    r"prison\w*", r"jail\w*", r"inmates?", r"convicts?", r"cárcel\w*", r"penal\b", r"pres[oi]s\b", r"reclus\w+", r"détenus?",
    r"gefängnis\w*", r"häftling\w*", r"presídio\w*", r"detent[oi]\b", r"carcer\w*", r"тюрьм\w*", r"колони\w*", r"заключ[её]нн\w*",
    r"тюрм\w*|в\"язн\w*", r"السجن|سجن\w*|السجناء|سجناء", r"زندان\w*", r"جیل\w*|قیدی\w*", r"cezaevi\w*|hapishane\w*|mahkum\w*",
    r"fengsel\w*|fængsel\w*|fängelse\w*|fange\w*", r"gevangenis\w*|gevangenen?", r"więzie\w*",
)  # fmt: skip
_HELD = table(
    r"hostages?", r"captives?", r"kidnap\w*", r"abduct\w*", r"reh[eé]n\w*", r"secuestr\w*", r"otages?", r"geiseln?", r"entführ\w*",
    r"reféns?|refém", r"sequestr\w*", r"ostagg\w*", r"заложни\w*", r"похищ\w*", r"заручни\w*", r"викраден\w*",
    r"رهائن|رهینه|مختطف\w*|مخطوف\w*", r"گروگان\w*|ربوده\w*", r"یرغمال\w*|مغوی\w*", r"rehine\w*", r"gisler|gissel\w*|gidsl\w*|gislan\b",
    r"gijzel\w*", r"zakładni\w*",
)  # fmt: skip
CRASH = table(
    r"crash\w*", r"went down", r"came down", r"shot down", r"plunged", r"estrell\w+|derrib\w+|siniestr\w+|cayó\b",
    r"écras\w+|abattu\w*", r"abgest[uü]rzt\w*|abst[uü]rz\w*|abgeschossen", r"caiu\b|queda\b|derrub\w+|abatid\w+",
    r"precipita\w+|schiant\w+|abbattut\w*", r"разбил\w*|упал\w*|крушен\w*|сбит\w*",
    r"розби\w+|впав\b|впала\b|збит\w*", r"تحطم\w*|سقط\w*|سقوط|اسقط\w*|اسقاط", r"سقوط\w*|سرنگون\w*", r"گر کر|مار گرا\w*", r"düş\w+",
    r"styrt\w*|skutt ned|störtat\w*|havarer\w*", r"neergestort|neergeschoten", r"rozbi\w+|zestrzel\w*|spadł\w*",
)  # fmt: skip
SANK = table(
    r"sank\b|sunk\b|sinking", r"capsiz\w*", r"overturned", r"naufrag\w*|hundi\w+|volc\w+|zozobr\w+", r"coul[ée]\w*|chavir\w*",
    r"gesunken|sank\b|gekentert|untergegangen", r"afund\w+|virou\b|naufr[aá]g\w*", r"affond\w*|capovolt\w*|rovescia\w*",
    r"затону\w+|перевернул\w*|опрокинул\w*",
    r"перекину\w+", r"غرق\w*|انقلب\w*|انقلاب", r"واژگون\w*|غرق شد\w*", r"ڈوب\w*|الٹ\w*", r"battı|battığı|alabora",
    r"sunket|sjönk|forlis\w*|kantret|kapsejs\w*", r"gezonken|kapseis\w*|omgeslagen", r"zaton\w*|wywróci\w*",
)  # fmt: skip
_MOTIVE = table(
    r"motiv\w*", r"móvil\b", r"mobile\b", r"motif", r"beweggr\w*|tatmotiv", r"movente", r"мотив\w*", r"دافع\w*|دوافع", r"انگیزه",
    r"محرک\w*", r"saik\w*|motif\w*", r"drijfveer",
)  # fmt: skip

_BREAK_INS = frozenset({"break-in or theft of data", "phishing or stolen passwords", "ransomware", "wiping of data"})
_CAUSES_SERVED = frozenset({"terrorism or extremism", "hatred of a group", "politics"})
WAYS = (
    Way("kind of bombing", (_BLAST,), classes(BOMBINGS)),
    Way("kind of cyber attack", (_HACK,), classes(CYBER_ATTACKS), (_BREAK_INS,)),
    Way("way of the escape", (FLED, PRISON), classes(ESCAPES), tuple(frozenset({"with the help of guards", one}) for one, _ in ESCAPES)),
    Way("how the hostages came free", (_HELD,), classes(RELEASES)),
    Way("phase of the flight", (CRASH,), classes(FLIGHT_PHASES)),
    Way("kind of aircraft", (CRASH,), classes(AIRCRAFT)),
    Way("kind of vessel", (SANK,), classes(VESSELS)),
    Way("motive", (_MOTIVE,), classes(MOTIVES), (_CAUSES_SERVED,), DifferenceKind.OPINION),
    Way("manner of death", (), classes(DEATHS), person=True),
)
_ROWS = tuple((way, name, words) for way in WAYS for name, words in way.rows)
_TOLD = Shelf(words for _, _, words in _ROWS)
_REACH = 90  # characters between a person and how he died
_APART = lazy(r"[;.] ")


def read_way(claim: Claim, setting: Setting) -> Iterator[Said]:
    """In which way what a claim tells happened."""
    text = folded(claim.statement)
    if claim.certainty is Certainty.FORECAST or claim.kind is ClaimKind.BACKGROUND:
        return
    for way, name, words in (_ROWS[number] for number in _TOLD.may(text)):
        hits = [hit for hit in words.finditer(text) if not _denied(text, hit)]
        if not hits or not all(of.search(text) for of in way.of) or is_long_ago(claim, setting) or is_elsewhere(claim, setting):
            continue
        for hit in hits:
            whose = _of_whom(claim, setting, text, hit) if way.person else _of_story(claim, setting)
            if whose:
                yield Said(f"{whose[0]}|{way.attribute}", whose[1], way.attribute, name, name, claim, published(claim, setting))


def _denied(text: str, hit: re.Match[str]) -> bool:
    return NOT.search(text[max(0, hit.start() - 40) : hit.start()]) is not None


def _of_story(claim: Claim, setting: Setting) -> tuple[str, str]:
    story = story_of(claim, setting)
    return story, shown(setting, story, "what happened")


def _of_whom(claim: Claim, setting: Setting, text: str, hit: re.Match[str]) -> tuple[str, str] | None:
    """(key, name) of the person named last before the words."""
    before = [whom for whom in people_in(claim, setting, text) if 0 <= hit.start() - whom.end <= _REACH]
    if not before or _APART.search(text[before[-1].end : hit.start()]):
        return None
    return f"{story_of(claim, setting)}|{before[-1].key}", setting.names[before[-1].entity]


def judge_way(together: Sequence[Said]) -> Ruling | None:
    """Two ways that different sources give, and none of them both, where they don't go together."""
    way = next(way for way in WAYS if way.attribute == together[0].attribute)
    given = sources_of(together)
    for one, other in combinations(sorted(given), 2):
        if not given[one] & given[other] and not any({one, other} <= some for some in way.agree):
            reason = f"The sources have: {one}, and {other}"
            return Ruling(way.verdict, different("two ways", 0.7, reason), STAYS_OPEN)
    return None


WAY = Facet("way", ConflictKind.CLAIM, read_way, judge_way)
