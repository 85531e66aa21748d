"""The post or rank that stands beside a name, in any language: head or deputy head, mayor or governor, captain or colonel.

The reader gives an office where it knows the language's words and the name beside them; here the words next to a person are read,
one class each. Two ranks, or two posts that nobody holds at once, are a conflict; a rank beside a post is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefer.models import Claim, ConflictKind, DifferenceKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.gated import Table
from briefer.reconcile.rules import different
from briefer.reconcile.spellings import score_names
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import Whom, in_folded, people_in, published, shown
from briefer.reconcile.wording import folded

BEFORE, BEHIND = 75, 60  # characters from a name in which its post stands
TERM = 60  # days
POSTS = (
    ("deputy head", (
        r"(?:deputy|vice|assistant) (?:head|director|chief|chair\w*|chief executive)|vice-?president|(?:subdirector|subjefe|"
        r"vicepresident[ea]|director\w* adjunt\w)|(?:directeur|chef|président)\w* adjoint\w*|vice-présidente?|"
        r"directrice adjointe|"
        r"(?:vize\w*|stellvertretende\w*) (?:leiter\w*|chef\w*|direktor\w*|präsident\w*)|(?:vice-presidente|vice-diretor\w*|"
        r"diretor\w* adjunt\w)|(?:vicepresidente|vicedirett\w+|vice capo)|(?:заместител\w+|замглав\w*|"
        r"замначальник\w*)(?: (?:глав\w+|начальник\w*|директор\w*|руководител\w+|председател\w+))?|"
        r"(?:заступни\w+|замголов\w*)(?: (?:голов\w+|начальник\w*|директор\w*|керівник\w*))?|(?:نایب|وکیل|مساعد) (?:رییس|مدیر|"
        r"الرییس|المدیر)|معاون (?:رییس|سازمان|مدیر|وزیر)|نایب رییس|نائب (?:صدر|سربراہ)|نایب (?:صدر|سربراه)|başkan yardımcısı|"
        r"müdür yardımcısı|genel müdür yardımcısı"
    )),
    ("head", (
        r"(?:head|director|director-general|chief|chair\w*|chief executive|president) of|(?:director\w*|jef[ea]|president[ea]|"
        r"titular) (?:general )?(?:de|del)|(?:directeur|directrice|chef|cheffe|patron|président|"
        r"présidente)(?: général\w*)? (?:de|du|d')|(?:leiter|leiterin|chef|chefin|direktor|direktorin) (?:de[rs]|von)|"
        r"(?:diretor|diretora|chefe|presidente) (?:d[aoe]|geral)|(?:direttore|direttrice|capo) (?:de\w+|generale)|(?:глав[аыеу]|"
        r"руководител\w+|начальник\w*|директор\w*)|(?:голов[аиу]|керівник\w*|очільни\w+)|(?:رییس|مدیر)|(?:رییس|مدیر)|سربراہ|"
        r"(?:başkanı|genel müdürü|müdürü)"
    )),
    ("mayor", (
        r"(?:lord )?mayor|alcald\w+|maire|bürgermeister\w*|prefeit[oa]|sindac[oa]|мэр\w*|градоначальник\w*|мер(?:а|ка|у)?|"
        r"міськ\w+ голов\w*|عمده|رییس البلدیه|شهردار|میئر|belediye başkanı"
    )),
    ("governor", (
        r"(?:county |provincial |regional |state )?governor|gobernador\w*|gouverneur\w*|préf[eè]te?|präfekt\w*|governador\w*|"
        r"governatore|prefetto|губернатор\w*|محافظ|والی|استاندار|فرماندار|گورنر|vali(?:si)?|kaymakam\w*"
    )),
    ("minister", r"(?:prime )?minister|ministr[oae]|ministre|minister\w*|министр\w*|міністр\w*|وزیر\w*|bakanı?"),
    ("president", r"president|presidente|président|präsident|президент\w*|رییس (?:جمهور\w*|الجمهوریه)|الرییس|صدر|cumhurbaşkanı"),
    ("spokesperson", (
        r"spokes\w+|portavoz|porte-parole|sprecher\w*|porta-voz|portavoce|пресс-секретар\w*|представител\w+|речни\w+|الناطق|"
        r"المتحدث|سخنگو\w*|ترجمان|sözcü\w*"
    )),
    ("ambassador", r"ambassador|embajador\w*|ambassad\w+|botschafter\w*|embaixador\w*|ambasciat\w+|посол\w*|سفیر|büyükelçi\w*"),
    ("judge", r"judge|juez\w*|juge|richter\w*|juiz\w*|giudice|судь\w+|судд\w+|القاضی|قاضی|جج|hâkim|hakim"),
    ("prosecutor", (
        r"prosecutor|fiscal|procureur\w*|staatsanwalt\w*|promotor\w*|procurador\w*|procurator\w*|прокурор\w*|النایب العام|"
        r"دادستان|savcı\w*"
    )),
    ("pilot", r"pilot|piloto|pilote|pilota|пилот\w*|пілот\w*|الطیار|خلبان|پائلٹ"),
    ("co-pilot", r"co-?pilot|copilot[oe]?|kopilot|copilota|второй пилот|другий пілот|مساعد الطیار|کمک خلبان|معاون پائلٹ"),
)  # fmt: skip
RANKS = (
    ("general", (
        r"(?:major |brigadier |lieutenant )?(?:general|gen)|général|generale|генерал\w*|اللواء|الفریق|العمید|سرلشکر|سردار|ژنرال|"
        r"جنرل|general\w*|orgeneral\w*"
    )),
    ("lieutenant colonel", (
        r"lieutenant[ -]colonel|lt\.? col|teniente coronel|oberstleutnant|tenente-coronel|tenente colonnello|подполковник\w*|"
        r"підполковник\w*|المقدم|سرهنگ دوم|yarbay"
    )),
    ("colonel", r"colonel|col|coronel|oberst|colonnello|полковник\w*|العقید|سرهنگ|کرنل|albay"),
    ("major", r"major|maj|comandante|mayor del ejército|commandant|maggiore|майор\w*|الراید|سرگرد|میجر|binbaşı"),
    ("captain", r"captain|capt|capitán|capitaine|hauptmann|kapitän|capitão|capitano|капитан\w*|капітан\w*|النقیب|سروان|کیپٹن|yüzbaşı"),
    ("lieutenant", r"(?:second |first )?lieutenant|teniente|leutnant|tenente|лейтенант\w*|الملازم|ستوان|لیفٹیننٹ|teğmen"),
    ("sergeant", r"sergeant|sgt|sargento|sergent|feldwebel|sergente|сержант\w*|الرقیب|گروهبان|çavuş"),
)  # fmt: skip
EXCLUDE = (
    frozenset({"deputy head", "head"}),
    frozenset({"mayor", "governor"}),
    frozenset({"pilot", "co-pilot"}),
    frozenset({"judge", "prosecutor"}),
    frozenset({"mayor", "ambassador"}),
)
"""Posts that nobody holds at one time, or that one body has one of."""
NOT_NOW = re.compile(
    r"(?<!\w)(?:former|ex|late|acting|interim|then|outgoing|retired|exjef\w|antigu\w|ancien\w*|ehemalig\w*|antig[oa]|ex-\w+|"
    r"бывш\w+|экс|колишн\w+|السابق|سابق|پیشین|eski)(?!\w)|dismissed|sacked|fired|destituid|limogé|entlassen|уволен|звільнен|"
    r"اقیل|برکنار|görevden"
)


def _rows(rows: Sequence[tuple[str, str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"(?<!\w)(?:ال)?(?:{in_folded(pattern)})(?!\w)", re.IGNORECASE)) for name, pattern in rows)


_POSTS, _RANKS = _rows(POSTS), _rows(RANKS)
_POST = Table("|".join(p.pattern for _, p in _POSTS))
_RANK = Table("|".join(p.pattern for _, p in _RANKS))


def read_post(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The posts and ranks that stand beside the people of a claim."""
    text = folded(claim.statement)
    is_post, is_rank = _POST.may(text), _RANK.may(text)
    if not (is_post or is_rank) or not claim.mentions:
        return
    people = people_in(claim, setting, text)
    story = setting.stories.of.get(claim.id, claim.source)
    for number, whom in enumerate(people):
        low = max(whom.start - BEFORE, people[number - 1].end if number else 0)
        high = min(whom.end + BEHIND, people[number + 1].start if number + 1 < len(people) else len(text))
        for able, rows, attribute in ((is_post, _POSTS, "post"), (is_rank, _RANKS, "rank")):
            found = _beside(text, whom, low, high, rows) if able else None
            if found:
                yield Said(f"{story}|{whom.key}", setting.names[whom.entity], attribute, found, found, claim, published(claim, setting))


def _beside(text: str, whom: Whom, low: int, high: int, rows: Sequence[tuple[str, re.Pattern[str]]]) -> str | None:
    """The class of the words before a name or behind it with a comma; the longest of those that lie in one another."""
    found: list[tuple[int, int, int, str]] = []
    for name, pattern in rows:
        for hit in pattern.finditer(text, low, min(high, whom.end)):
            between = text[hit.end() : whom.start]
            if hit.end() <= whom.end and _is_his(between):
                found.append((len(between), -len(hit.group()), hit.start(), name))
        behind = pattern.search(text, whom.end, high)
        if behind and _APPOSED.fullmatch(text[whom.end : behind.start()]):
            found.append((behind.start() - whom.end, -len(behind.group()), behind.start(), name))
    best = min(found, default=None)
    if best is None or NOT_NOW.search(text[max(low, best[2] - 25) : high]):
        return None
    inside = [f for f in found if f[2] <= best[2] <= f[2] - f[1] and -f[1] > -best[1]]
    return min(inside, key=lambda f: f[1])[3] if inside else best[3]


_BREAK = re.compile(r"[.;:«»!?]| (?:said|told|and|but|who|y|que|et|qui|und|der|die|и|который|та|що|و|که|کہ|ve) ")
_APPOSED = re.compile(
    r" (?:is|was|es|est|ist|é|è) (?:the |el |la |le |der |die |o |a |il )?|(?: \([^)]*\))?[,،] (?:\w+ |the |an? |its |der |"
    r"die |le |la |el |il |o |)?(?:[\w-]+ ){0,2}"
)


def _is_his(between: str) -> bool:
    return not _BREAK.search(between) and between.count(",") <= 1 and between.count("،") <= 1


def judge_post(together: Sequence[Said]) -> Ruling | None:
    """Two ranks, or two posts of a pair that excludes itself, from different sources of the same weeks."""
    days = [said.measure for said in together if said.measure is not None]
    if days and max(days) - min(days) > TERM:
        return None
    sources: dict[str, set[str]] = defaultdict(set)
    for said in together:
        sources[said.key].add(said.claim.source)
    for one in sorted(sources):
        for other in sorted(sources):
            pair = frozenset({one, other})
            apart = pair in EXCLUDE or (together[0].attribute == "rank" and one != other)
            if apart and not sources[one] & sources[other]:
                return Ruling(DifferenceKind.CONFLICT, different("two posts", 0.75, f"Some call him {one}, others {other}"), None)
    return None


OFFICES = (
    ("chief of the general staff", (
        r"(?:chief of (?:the )?(?:general|defen[cs]e|army|military)(?: general)? staff|(?:army|"
        r"military) chief of (?:general )?staff)|jefe del estado mayor(?: general| conjunto)?|chef d.état-major(?: général|"
        r" particulier)?|generalstabschef\w*|chefe do estado-maior(?: general)?|"
        r"capo di stato maggiore|начальник\w* (?:генерального штаба|генштаба)|начальник\w* (?:генерального штабу|генштабу)|"
        r"رییس (?:هییه )?(?:الارکان|ارکان)\w*|رییس ستاد|آرمی چیف|genelkurmay başkanı"
    )),
    ("interior minister", (
        r"interior minister|minister of (?:the )?interior|ministr[oa] del interior|ministre de l.intérieur|innenminister\w*|"
        r"ministr[oa] do interior|ministro dell.interno|министр\w* внутренних дел|міністр\w* внутрішніх справ|وزیر الداخلیه|"
        r"وزیر کشور|وزیر داخله|وزیر داخلہ|içişleri bakanı"
    )),
    ("health minister", (
        r"health minister|minister of health|ministr[oa] de (?:sanidad|salud)|ministre de la santé|gesundheitsminister\w*|"
        r"ministr[oa] da saúde|ministr[oa] della salute|министр\w* здравоохранения|міністр\w* охорони здоров.я|وزیر(?:ه)? الصحه|"
        r"وزیر بهداشت|وزیر صحت|sağlık bakanı"
    )),
    ("transport minister", (
        r"transport minister|minister of transport|ministr[oa] de transportes?|ministre des transports|verkehrsminister\w*|"
        r"ministr[oa] dos transportes|ministr[oa] dei trasporti|министр\w* транспорта|міністр\w* (?:транспорту|інфраструктури)|"
        r"وزیر النقل|وزیر راه|وزیر ٹرانسپورٹ|ulaştırma bakanı"
    )),
    ("head of the election commission", (
        r"(?:head|chair\w*|chief|president) of the (?:\w+ )?electoral? commission|election commission (?:chief|chair\w*|head)|"
        r"president[ea] (?:del consejo electoral|de la comisión electoral|del tribunal electoral)|"
        r"président de la commission électorale|wahlleiter\w*|presidente d[oa] (?:tribunal|comissão) eleitoral|"
        r"(?:глав\w+|председател\w+) (?:цик|избирательной комиссии|центризбиркома)|(?:голов\w+) цвк|رییس (?:لجنه|هییه|"
        r"مفوضیه) الانتخابات|رییس کمیسیون انتخابات|چیف الیکشن کمشنر|ysk başkanı"
    )),
    ("police chief", (
        r"(?:national )?police chief|chief of (?:the )?(?:national )?police|jefe de (?:la )?policía|chef de la police|"
        r"polizeichef\w*|chefe d[ae] polícia|capo della polizia|начальник\w* полиции|начальник\w* поліції|قاید الشرطه|"
        r"مدیر الامن|فرمانده پلیس|فرمانده انتظامی|پولیس چیف|emniyet müdürü"
    )),
)  # fmt: skip
_OFFICES = _rows(OFFICES)
_OFFICE = Table("|".join(p.pattern for _, p in _OFFICES))


def read_office(claim: Claim, setting: Setting) -> Iterator[Said]:
    """Who holds an office of which a country has one: asked of a story, and of the country that stands with the office, if one does."""
    text = folded(claim.statement)
    if not claim.mentions or not _OFFICE.may(text):
        return
    people = people_in(claim, setting, text)
    story = setting.stories.of.get(claim.id, claim.source)
    for number, whom in enumerate(people):
        low = max(whom.start - BEFORE, people[number - 1].end if number else 0)
        high = min(whom.end + BEHIND, people[number + 1].start if number + 1 < len(people) else len(text))
        office = _beside(text, whom, low, high, _OFFICES)
        if office:
            yield Said(
                f"{story}|{office}",
                shown(setting, story, office),
                "holder of the office",
                setting.names[whom.entity],
                whom.key,
                claim,
                published(claim, setting),
            )


def judge_office(together: Sequence[Said]) -> Ruling | None:
    """Two people in one office, unless a source gives it to both: then there are two such offices."""
    days = [said.measure for said in together if said.measure is not None]
    holders = {said.key: said.value for said in together}
    sources = {key: {s.claim.source for s in together if s.key == key} for key in holders}
    keys = sorted(holders)
    if len(keys) != 2 or sources[keys[0]] & sources[keys[1]] or (days and max(days) - min(days) > TERM):
        return None
    if score_names(holders[keys[0]], holders[keys[1]]) >= CLEARLY_TWO:
        return None
    reason = f"The sources give one office to {holders[keys[0]]} and to {holders[keys[1]]}"
    return Ruling(DifferenceKind.CONFLICT, different("two holders", 0.7, reason), None)


CLEARLY_TWO = 0.3
HOLDER = Facet("holder of the office", ConflictKind.ROLE, read_office, judge_office)
POST = Facet("post", ConflictKind.ROLE, read_post, judge_post)
