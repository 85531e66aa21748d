"""The post or rank that stands beside a name, in any language: head or deputy head, mayor or governor, captain or colonel.

The reader gives an office where it knows the language's words and the name beside them; here the words next to a person are read,
one class each. Two ranks, or two posts that nobody holds at once, are a conflict; a rank beside a post is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import demonym
from briefer.models import Claim, ConflictKind, DifferenceKind, EntityKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.told_common import Classes, any_of, classes, sources_of, story_of
from briefer.reconcile.name_units import country_of
from briefer.reconcile.rules import different
from briefer.reconcile.spellings import score_names
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import Whom, names_in, people_in, published, shown
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
        r"(?:заступни\w+|замголов\w*)(?: (?:голов\w+|начальник\w*|директор\w*|керівник\w*))?|(?:نا[یئ]ب|وکیل|مساعد) (?:ر[ئی]یس|مدیر|"
        r"الرئیس|المدیر)|معاون (?:ر[ئی]یس|سازمان|مدیر|وزیر)|نا[یئ]ب ر[ئی]یس|نائب (?:صدر|سربراہ)|نا[یئ]ب (?:صدر|سربراه)|başkan yardımcısı|"
        r"müdür yardımcısı|genel müdür yardımcısı"
    )),
    ("head", (
        r"(?:head|director|director-general|chief|chair\w*|chief executive|president) of|(?:director\w*|jef[ea]|president[ea]|"
        r"titular) (?:general )?(?:de|del)|(?:directeur|directrice|chef|cheffe|patron|président|"
        r"présidente)(?: général\w*)? (?:de|du|d')|(?:leiter|leiterin|chef|chefin|direktor|direktorin) (?:de[rs]|von)|"
        r"(?:diretor|diretora|chefe|presidente) (?:d[aoe]|geral)|(?:direttore|direttrice|capo) (?:de\w+|generale)|(?:глав[аыеу]|"
        r"руководител\w+|начальник\w*|директор\w*)|(?:голов[аиу]|керівник\w*|очільни\w+)|(?:ر[ئی]یس|مدیر)(?! (?:جمهور|الجمهوریه|البلدیه|"
        r"الوزراء|الارکان|هیئه|ستاد))|سربراہ|"
        r"(?:başkanı|genel müdürü|müdürü)"
    )),
    ("deputy minister", (
        r"(?:deputy|vice|junior|assistant) (?!prime)(?:\w+ )?minister|undersecretary|viceministr[oa]|subsecretari[oa]|(?:vice-ministre|"
        r"sous-secrétaire)|vizeminister\w*|"
        r"staatssekretär\w*|vice-ministr[oa]|viceministr[oa]|sottosegretari[oa]|(?:замминистра|заместител\w+ министра)|"
        r"заступни\w+ міністра|"
        r"(?:نائب|وکیل) (?:وزیر|وزاره)|معاون وزیر|نائب وزیر|bakan yardımcısı|statssekretær\w*|statssekreterare|staatssecretaris|"
        r"wiceminist\w+"
    )),
    ("deputy governor", (
        r"(?:deputy|vice|lieutenant) governor|vicegobernador\w*|vice-gouverneur\w*|vizegouverneur\w*|vice-governador\w*|vicegovernatore|"
        r"vicegubernator|"
        r"(?:вице-губернатор\w*|заместител\w+ губернатора)|заступни\w+ губернатора|نائب (?:ال)?(?:محافظ|والی)|معاون استاندار|نائب گورنر|"
        r"vali yardımcısı"
    )),
    ("deputy mayor", (
        r"(?:deputy|vice) mayor|(?:teniente de alcalde|vicealcalde\w*)|(?:maire adjointe?|adjointe? au maire)|vizebürgermeister\w*|"
        r"vice-prefeit[oa]|vicesindac[oa]|"
        r"(?:вице-мэр\w*|заместител\w+ мэра)|заступни\w+ (?:міського голови|мера)|نائب (?:رئیس البلدیه|العمده)|معاون شهردار|نائب میئر|"
        r"belediye başkan yardımcısı"
    )),
    ("mayor", (
        r"borgermester\w*|ordfører\w*|borgmästare\w*|burgemeester|burmistrz\w*|prezydent miasta|(?:lord )?mayor|alcald\w+|maire|"
        r"bürgermeister\w*|prefeit[oa]|sindac[oa]|мэр\w*|градоначальник\w*|мер(?:а|ка|у)?|"
        r"міськ\w+ голов\w*|عمده|ر[ئی]یس البلدیه|شهردار|میئر|belediye başkanı"
    )),
    ("governor", (
        r"guvernør\w*|guvernör\w*|fylkesmann\w*|landshövding\w*|gouverneur|gubernator\w*|wojewod\w*|(?:county |provincial |regional |"
        r"state )?governor|gobernador\w*|gouverneur\w*|préf[eè]te?|präfekt\w*|governador\w*|"
        r"governatore|prefetto|губернатор\w*|محافظ|والی|استاندار|فرماندار|گورنر|vali(?:si)?|kaymakam\w*"
    )),
    ("minister", r"(?:prime )?minister|ministr[oae]|ministre|minister\w*|министр\w*|міністр\w*|وزیر\w*|bakanı?"),
    ("president", r"president|presidente|président|präsident|президент\w*|ر[ئی]یس (?:جمهور\w*|الجمهوریه)|الرئیس|صدر|cumhurbaşkanı"),
    ("spokesperson", (
        r"talsperson\w*|talsmann\w*|talesperson\w*|talsmand\w*|woordvoerder|rzeczni\w+|spokes\w+|portavoz|porte-parole|sprecher\w*|"
        r"porta-voz|portavoce|пресс-секретар\w*|представител\w+|речни\w+|الناطق|"
        r"المتحدث|سخنگو\w*|ترجمان|sözcü\w*"
    )),
    ("ambassador", (
        r"ambassadør\w*|ambassadör\w*|ambassadeur|ambasador\w*|ambassador|embajador\w*|ambassad\w+|botschafter\w*|embaixador\w*|"
        r"ambasciat\w+|посол\w*|سفیر|büyükelçi\w*"
    )),
    ("judge", (
        r"dommer\w*|domare\w*|rechter|sędzi\w*|judge|juez\w*|juge|richter\w*|juiz\w*|giudice|судь\w+|судд\w+|القاضی|قاضی|جج|hâkim|hakim"
    )),
    ("prosecutor", (
        r"prosecutor|fiscal|procureur\w*|staatsanwalt\w*|promotor\w*|procurador\w*|procurator\w*|прокурор\w*|النائب العام|"
        r"دادستان|پراسیکیوٹر|savcı\w*|(?:stats|riks)?advokat\w*|åklagar\w*|anklager\w*|officier van justitie|prokurator\w*"
    )),
    ("consul", r"consul(?:-general)?|cónsul|konsul\w*|cônsul|console|консул\w*|القنصل|کنسول|قونصل|başkonsolos\w*"),
    ("pilot", r"pilot|piloto|pilote|pilota|пилот\w*|пілот\w*|الطیار|خلبان|پائلٹ"),
    ("co-pilot", r"co-?pilot|copilot[oe]?|kopilot|copilota|второй пилот|другий пілот|مساعد الطیار|کمک خلبان|معاون پائلٹ"),
)  # fmt: skip
RANKS = (
    ("general", (
        r"(?:(?:major|brigadier|lieutenant|colonel)[ -])?(?:general|gen)|général|generale|генерал(?:-(?:майор|лейтенант|полковник)\w*|\w*)|"
        r"اللواء|الفریق|العمید|سرلشکر|سردار|ژنرال|"
        r"جنرل|general\w*|orgeneral\w*"
    )),
    ("lieutenant colonel", (
        r"lieutenant[ -]colonel|lt\.? col|teniente coronel|oberstleutnant|tenente-coronel|tenente colonnello|подполковник\w*|"
        r"підполковник\w*|المقدم|سرهنگ دوم|yarbay"
    )),
    ("colonel", r"colonel|col|coronel|oberst|colonnello|полковник\w*|العقید|سرهنگ|کرنل|albay"),
    ("major", r"major|maj|comandante|mayor del ejército|commandant|maggiore|майор\w*|الرائد|سرگرد|میجر|binbaşı"),
    ("captain", r"captain|capt|capitán|capitaine|hauptmann|kapitän|capitão|capitano|капитан\w*|капітан\w*|النقیب|سروان|کیپٹن|yüzbaşı"),
    ("lieutenant", r"(?:second |first )?lieutenant|teniente|leutnant|tenente|лейтенант\w*|الملازم|ستوان|لیفٹیننٹ|teğmen"),
    ("admiral", (
        r"(?:vice |rear )?admiral|almirante|vicealmirante|amiral|admiral\w*|ammiraglio|(?:вице-|контр-)?адмирал\w*|адмірал\w*|الامیرال|"
        r"امیر البحر|دریادار|دریاسالار|ایڈمرل|amiral\w*|admirał\w*"
    )),
    ("corporal", (
        r"corporal|cabo primero|caporal|obergefreiter|caporale|ефрейтор\w*|капрал\w*|العریف|سرجوخه|onbaşı|korporal\w*|korpral\w*|"
        r"kapral\w*"
    )),
    ("sergeant", r"sergeant|sgt|sargento|sergent|feldwebel|sergente|сержант\w*|الرقیب|گروهبان|çavuş"),
)  # fmt: skip
EXCLUDE = (
    frozenset({"deputy head", "head"}),
    frozenset({"deputy head", "president"}),
    frozenset({"deputy minister", "minister"}),
    frozenset({"deputy governor", "governor"}),
    frozenset({"deputy mayor", "mayor"}),
    frozenset({"mayor", "governor"}),
    frozenset({"ambassador", "consul"}),
    frozenset({"pilot", "co-pilot"}),
    frozenset({"judge", "prosecutor"}),
)
"""Posts that nobody holds at one time, or that one body has one of."""
NOT_NOW = lazy(
    r"(?<!\w)(?:former|ex|late|acting|interim|then|outgoing|retired|exjef\w|antigu\w|ancien\w*|ehemalig\w*|antig[oa]|ex-\w+|"
    r"бывш\w+|экс|колишн\w+|السابق|سابق|پیشین|eski)(?!\w)|dismissed|sacked|fired|destituid|limogé|entlassen|уволен|звільнен|"
    r"اقیل|برکنار|görevden"
)


_POSTS, _RANKS = classes(POSTS), classes(RANKS)
_POST, _RANK = (any_of(words for _, words in rows) for rows in (_POSTS, _RANKS))


def read_post(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The posts and ranks that stand beside the people of a claim."""
    text = folded(claim.statement)
    is_post, is_rank = _POST.may(text), _RANK.may(text)
    if not (is_post or is_rank) or not claim.mentions:
        return
    story = story_of(claim, setting)
    for whom, low, high in _reaches(claim, setting, text):
        for able, rows, attribute in ((is_post, _POSTS, "post"), (is_rank, _RANKS, "rank")):
            found = _beside(text, whom, low, high, rows) if able else None
            if found:
                yield Said(f"{story}|{whom.key}", setting.names[whom.entity], attribute, found, found, claim, published(claim, setting))


def _reaches(claim: Claim, setting: Setting, text: str) -> Iterator[tuple[Whom, int, int]]:
    """The people of a claim, each with the stretch around his name that is nearer to him than the next name."""
    people = people_in(claim, setting, text)
    for number, whom in enumerate(people):
        low = max(whom.start - BEFORE, people[number - 1].end if number else 0)
        high = min(whom.end + BEHIND, people[number + 1].start if number + 1 < len(people) else len(text))
        yield whom, low, high


def _beside(text: str, whom: Whom, low: int, high: int, rows: Classes) -> str | None:
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


_BREAK = lazy(r"[.;:«»!?]| (?:said|told|and|but|who|y|que|et|qui|und|der|die|и|который|та|що|و|که|کہ|ve) ")
_APPOSED = lazy(
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
    sources = sources_of(together)
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
        r"ر[ئی]یس (?:هیئه )?(?:الارکان|ارکان)\w*|ر[ئی]یس ستاد|آرمی چیف|genelkurmay başkanı"
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
    ("prime minister", (
        r"prime minister|premier|primer[ao]? ministr[oa]|première? ministre|premierminister\w*|ministerpräsident\w*|"
        r"primeir[ao]-ministr[ao]|presidente del consiglio|премьер-министр\w*|прем\"єр-міністр\w*|"
        r"رئیس (?:ال)?(?:وزراء|حکومه)|نخست وزیر|وزیر اعظم|başbakan\w*|statsminister\w*|minister-president|premier\w*"
    )),
    ("foreign minister", (
        r"foreign minister|minister of foreign affairs|foreign secretary|ministr[oa] de (?:asuntos exteriores|relaciones exteriores)|"
        r"canciller|ministre des affaires étrangères|außenminister\w*|"
        r"ministr[oa] d[ao]s relações exteriores|ministr[oa] dos negócios estrangeiros|ministr[oa] degli esteri|"
        r"министр\w* иностранных дел|міністр\w* закордонних справ|وزیر (?:ال)?خارجیه|وزیر (?:امور )?خارجه|وزیر خارجہ|"
        r"dışişleri bakanı|utenriksminister\w*|utrikesminister\w*|udenrigsminister\w*|minister van buitenlandse zaken|"
        r"minist\w+ spraw zagranicznych"
    )),
    ("defence minister", (
        r"defen[cs]e (?:minister|secretary)|minister of defen[cs]e|ministr[oa] de (?:la )?defensa|ministre de la défense|"
        r"verteidigungsminister\w*|ministr[oa] da defesa|ministr[oa] della difesa|министр\w* обороны|"
        r"міністр\w* оборони|وزیر (?:ال)?دفاع|وزیر دفاع|milli savunma bakanı|savunma bakanı|forsvarsminister\w*|försvarsminister\w*|"
        r"minister van defensie|minist\w+ obrony"
    )),
    ("justice minister", (
        r"justice minister|minister of justice|ministr[oa] de justicia|ministre de la justice|garde des sceaux|justizminister\w*|"
        r"ministr[oa] da justiça|ministr[oa] della giustizia|министр\w* юстиции|міністр\w* юстиції|"
        r"وزیر (?:ال)?عدل|وزیر دادگستری|وزیر قانون|adalet bakanı|justisminister\w*|justitieminister\w*|minister van justitie|"
        r"minist\w+ sprawiedliwości"
    )),
    ("energy or mines minister", (
        r"(?:energy|mines|mining) minister|minister of (?:energy|mines)|ministr[oa] de (?:energía|minas|minería)|ministre (?:de l.énergie|"
        r""
        r"des mines)|energieminister\w*|ministr[oa] de minas e energia|ministr[oa] dell.energia|"
        r"министр\w* (?:энергетики|угольной промышленности)|міністр\w* енергетики|وزیر (?:ال)?(?:طاقه|کهرباء|تعدین)|وزیر (?:نیرو|نفت|"
        r"معدن)|وزیر توانائی|enerji bakanı|energiminister\w*|minist\w+ energii"
    )),
    ("attorney general", (
        r"(?:attorney|prosecutor)[- ]general|chief prosecutor|fiscal general|procureur général|generalstaatsanwalt\w*|procurador[- ]geral|"
        r""
        r"procuratore generale|генпрокурор\w*|генеральн\w+ прокурор\w*|"
        r"النائب العام|دادستان کل|اٹارنی جنرل|başsavcı(?:sı)?|riksadvokat\w*|riksåklagar\w*|rigsadvokat\w*|procureur-generaal|"
        r"prokurator\w* generaln\w*"
    )),
    ("head of the central bank", (
        r"(?:central bank|reserve bank) (?:governor|chief|head|president)|governor of the (?:\w+ )?(?:central|reserve) bank|"
        r"(?:president[ea]|gobernador\w*) del banco central|gouverneur de la banque centrale|"
        r"(?:zentralbank|notenbank)chef\w*|presidente do banco central|governatore della banca|глав\w+ центробанка|голов\w+ нацбанку|"
        r"محافظ (?:ال)?(?:مصرف|بنک) المرکزی|رئیس کل بانک مرکزی|گورنر اسٹیٹ بینک|merkez bankası başkanı|"
        r"sentralbanksjef\w*|riksbankschef\w*|nationalbankdirektør\w*"
    )),
    ("head of intelligence", (
        r"(?:intelligence|spy) chief|head of (?:\w+ )?(?:intelligence|the secret service)|jef[ea] de(?: los servicios de)? inteligencia|"
        r"chef d(?:u|es) (?:services? de )?renseignements?|geheimdienstchef\w*|"
        r"chefe d[ao] (?:serviço de )?inteligência|capo dei servizi segreti|глав\w+ разведки|директор\w* (?:фсб|цру|фбр)|"
        r"голов\w+ (?:розвідки|сбу)|مدیر (?:ال)?(?:مخابرات|استخبارات)|رئیس (?:سازمان )?اطلاعات|وزیر اطلاعات|انٹیلی جنس (?:چیف|سربراہ)|"
        r"istihbarat başkanı|"
        r"etterretningssjef\w*|underrättelsechef\w*"
    )),
    ("head of the election commission", (
        r"(?:head|chair\w*|chief|president) of the (?:\w+ )?electoral? commission|election commission (?:chief|chair\w*|head)|"
        r"president[ea] (?:del consejo electoral|de la comisión electoral|del tribunal electoral)|"
        r"président de la commission électorale|wahlleiter\w*|presidente d[oa] (?:tribunal|comissão) eleitoral|"
        r"(?:глав\w+|председател\w+) (?:цик|избирательной комиссии|центризбиркома)|(?:голов\w+) цвк|ر[ئی]یس (?:لجنه|هیئه|"
        r"مفوضیه) الانتخابات|ر[ئی]یس کمیسیون انتخابات|چیف الیکشن کمشنر|ysk başkanı"
    )),
    ("police chief", (
        r"(?:national )?police chief|chief of (?:the )?(?:national )?police|jefe de (?:la )?policía|chef de la police|"
        r"polizeichef\w*|chefe d[ae] polícia|capo della polizia|начальник\w* полиции|начальник\w* поліції|قائد الشرطه|"
        r"مدیر الامن|فرمانده پلیس|فرمانده انتظامی|پولیس چیف|emniyet müdürü"
    )),
)  # fmt: skip
_OFFICES = classes(OFFICES)
_OFFICE = any_of(words for _, words in _OFFICES)


def read_office(claim: Claim, setting: Setting) -> Iterator[Said]:
    """Who holds an office of which a country has one: asked of a story, and of the country that stands with the office, if one does."""
    text = folded(claim.statement)
    if not claim.mentions or not _OFFICE.may(text):
        return
    story = story_of(claim, setting)
    for whom, low, high in _reaches(claim, setting, text):
        office = _beside(text, whom, low, high, _OFFICES)
        if office:
            key = f"{whom.key}|{_country_beside(claim, setting, text, low, high)}"
            name = setting.names[whom.entity]
            yield Said(
                f"{story}|{office}", shown(setting, story, office), "holder of the office", name, key, claim, published(claim, setting)
            )


_WORD = lazy(r"[^\W\d_]+")


def _country_beside(claim: Claim, setting: Setting, text: str, low: int, high: int) -> str:
    """The one country named, itself or by its people, around an office; '' where none or several are."""
    places = (n for n in names_in(claim, setting, text) if n.kind is EntityKind.PLACE and low <= n.start < high)
    found = {
        code
        for code in (
            *(country_of(setting.written[place.entity]) for place in places),
            *(demonym(word) for word in _WORD.findall(text[low:high])),
        )
        if code
    }
    return next(iter(found)) if len(found) == 1 else ""


def judge_office(together: Sequence[Said]) -> Ruling | None:
    """Two people in one office of one country, unless a source gives it to both: then there are two such offices."""
    days = [said.measure for said in together if said.measure is not None]
    holders = {said.key.partition("|")[0]: said.value for said in together}
    if len(holders) != 2 or (days and max(days) - min(days) > TERM):
        return None
    one, other = sorted(holders)
    said_of = {who: [said for said in together if said.key.startswith(f"{who}|")] for who in holders}
    sources = {who: {said.claim.source for said in some} for who, some in said_of.items()}
    countries = {who: {said.key.partition("|")[2] for said in some} - {""} for who, some in said_of.items()}
    if sources[one] & sources[other] or score_names(holders[one], holders[other]) >= CLEARLY_TWO:
        return None
    if countries[one] and countries[other] and not countries[one] & countries[other]:
        return None  # of two countries
    reason = f"The sources give one office to {holders[one]} and to {holders[other]}"
    return Ruling(DifferenceKind.CONFLICT, different("two holders", 0.7, reason), None)


CLEARLY_TWO = 0.3
HOLDER = Facet("holder of the office", ConflictKind.ROLE, read_office, judge_office)
POST = Facet("post", ConflictKind.ROLE, read_post, judge_post, aside=True)
