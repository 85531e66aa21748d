"""What talks were about, in classes of subjects that any language names: safe passage, pay, prisoners, a truce, elections, sanctions.

Accounts of one language are compared by their words (``accounts``). Here what sources of any language say is compared by subject:
two that have no subject in common stress different things, and go apart where one says "only", or that another was not spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, ConflictKind, DifferenceKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.told_common import any_of, classes, story_of, table
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting, Taken
from briefer.reconcile.told import is_long_ago, shortened, shown
from briefer.reconcile.wording import folded

TOPICS = (
    ("safe passage", (
        r"safe (?:conduct|passage)|salvoconducto|sauf-conduit|libre passage|freies geleit|salvo-conduto|salvacondotto|"
        r"безопасн\w+ (?:проход|выход)\w*|безпечн\w+ (?:прохід|вихід)\w*|ممر\w* امن\w*|خروج امن|گذر امن|محفوظ راست\w*|"
        r"güvenli geçiş"
    )),
    ("pay", (
        r"back pay|unpaid wages|salar(?:y|ies)|wages?|pay rise|bonuses|sueldos?|salarios?|soldes?|salaires?|arriérés|löhne?|"
        r"sold\b|gehält\w+|salários?|stipendi\w*|зарплат\w*|жаловань\w*|رواتب|اجور|حقوق معوقه|دستمزد|تنخواہ\w*|maaş\w*"
    )),
    ("prisoners", (
        r"(?:jailed|detained|imprisoned) \w+|prisoners?|detainees|exchange of prisoners|presos|prisioneros|detenidos|"
        r"prisonniers|détenus|gefangene\w*|prisioneiros|prigionieri|detenuti|пленн\w*|заключ[её]нн\w*|полонен\w*|ув'язнен\w*|"
        r"الاسری|المعتقلین|السجناء|مسجونین|زندانی\w*|اسیران|قیدی\w*|mahkum\w*|tutuklular\w*|esir\w*"
    )),
    ("hostages", (
        r"hostages?|captives|rehenes|otages|geiseln|reféns|ostaggi|заложник\w*|заручник\w*|رهائن|الرهائن|گروگان\w*|یرغمال\w*|rehine\w*|"
        r"gisler|gisslan|gidsler|gijzelaars|zakładni\w*"
    )),
    ("hours and jobs", (
        r"working (?:hours|time|conditions)|job (?:cuts|losses|security)|layoffs|redundancies|staffing|jornada laboral|despidos|"
        r"condiciones laborales|temps de travail|licenciements|"
        r"conditions de travail|arbeitszeit\w*|stellenabbau|kündigungen|jornada de trabalho|demissões|orario di lavoro|licenziamenti|"
        r"рабоч\w+ врем\w*|увольнени\w*|робоч\w+ час\w*|звільнен\w+ працівник\w*|"
        r"ساعات العمل|تسریح|ساعات کار|اخراج|اوقات کار|çalışma saat\w*|işten çıkarma\w*|arbeidstid\w*|oppsigelser|arbetstid\w*|"
        r"uppsägningar|arbejdstid\w*|werktijd\w*|ontslagen|czas\w* pracy|zwolnieni\w*"
    )),
    ("debt and loans", (
        r"debts?|loans?|bailout|deuda|préstamos?|dette|prêts?|schulden|kredite?|dívida|empréstimos?|debito|prestit[oi]|долг\w*|кредит\w*|"
        r"борг\w*|الدیون|قروض|بدهی\w*|وام|قرضے?|borç\w*|kredi\w*|gjeld|lån|skulder|gæld|"
        r"leningen|dług\w*|pożyczk\w*"
    )),
    ("weapons", (
        r"arms (?:deliveries|supplies|sales|control)|weapons?|missiles?|armas|armamento|misiles|armes|missiles|waffen\w*|raketen|armi\b|"
        r"оруж\w*|ракет\w*|зброї?\w*|الاسلحه|اسلحه|صواریخ|موشک\w*|تسلیحات|"
        r"ہتھیار\w*|میزائل\w*|silah\w*|füze\w*|våpen|vapen|våben|wapens|bro[nń]\w*"
    )),
    ("truce", (
        r"cease-?fire|truce|alto el fuego|tregua|cessez-le-feu|trêve|waffenruhe|cessar-fogo|перемири\w*|прекращени\w+ огня|"
        r"перемир'я|وقف اطلاق النار|هدنه|آتش بس|اتش بس|جنگ بندی|ateşkes\w*"
    )),
    ("withdrawal", (
        r"withdrawal|pull-?out|retirada|retrait|rückzug|abzug|ritiro|вывод\w* войск|виведенн\w+ військ|انسحاب|خروج نیروها|انخلا|"
        r"geri çekil\w*"
    )),
    ("ransom or money", r"ransom|rescate|rançon|lösegeld|resgate|riscatto|выкуп\w*|викуп\w*|فدیه|باج|تاوان|fidye\w*"),
    ("elections", r"(?:early )?elections|elecciones|élections|neuwahlen|eleições|elezioni|выбор\w*|вибор\w*|انتخابات|seçim\w*"),
    ("sharing power", (
        r"power[- ]sharing|transitional government|gobierno de transición|gouvernement de transition|übergangsregierung|"
        r"governo de transição|governo di transizione|переходн\w+ правительств\w*|перехідн\w+ уряд\w*|حکومه انتقالیه|"
        r"دولت انتقالی|عبوری حکومت|geçiş hükümeti"
    )),
    ("amnesty", r"amnesty|amnistía|amnistie|straffreiheit|amnestie|anistia|amnistia|амнисти\w*|амністі\w*|عفو|معافی|genel af|af yasası"),
    ("aid", (
        r"humanitarian (?:aid|corridor)|ayuda humanitaria|aide humanitaire|humanitäre hilfe|ajuda humanitária|aiuti umanitari|"
        r"гуманитарн\w+|гуманітарн\w+|مساعدات انسانیه|کمکهای بشردوستانه|کمک های انسان\w*|امداد|insani yardım"
    )),
    ("sanctions", r"sanctions|sanciones|sanktionen|sanções|sanzioni|санкци\w*|санкці\w*|عقوبات|تحریم\w*|پابندی\w*|yaptırım\w*"),
    ("nuclear programme", r"nuclear|uranium|enrichment|uranio|nucléaire|atomprogramm|urânio|ядерн\w*|النووی\w*|هسته ?ای|جوہری|nükleer"),
    ("trade", (
        r"trade|tariffs?|comercio|aranceles|commerce|droits de douane|handel|zölle|comércio|tarifas|commercio|dazi|торгов\w*|"
        r"пошлин\w*|торгівл\w*|мит[ао]\b|التجاره|الرسوم|تجارت|تعرفه|ticaret|gümrük vergi\w*"
    )),
    ("borders", (
        r"border (?:dispute|demarcation|security)|disputa fronteriza|différend frontalier|grenzstreit|disputa fronteiriça|"
        r"границ\w*|кордон\w*|ترسیم الحدود|امن الحدود|مرز\w*|سرحد\w*|sınır\w*"
    )),
    ("water", (
        r"water (?:rights|sharing)|dam\b|recursos hídricos|partage des eaux|wasserrechte|recursos hídricos|водн\w+ ресурс\w*|"
        r"میاه|سد\b|حقابه|حق آبه|su paylaşım\w*"
    )),
    ("energy", (
        r"gas supplies|pipeline|oil\b|gasoducto|petróleo|gazoduc|pétrole|pipeline|gasoduto|gasdotto|газ\w*|нефт\w*|нафт\w*|"
        r"الغاز|النفط|گاز|نفت|تیل|doğal gaz|petrol"
    )),
    ("refugees", (
        r"refugees|migration|migrants|refugiados|migración|réfugiés|flüchtlinge|migração|rifugiati|беженц\w*|біженц\w*|اللاجئین|"
        r"پناهندگان|مهاجر\w*|mülteci\w*"
    )),
    ("security", (
        r"security (?:cooperation|guarantees)|garantías de seguridad|garanties de sécurité|sicherheitsgarantien|"
        r"garantias de segurança|garanzie di sicurezza|гаранти\w+ безопасности|гарант\w+ безпеки|ضمانات امنیه|تضمین\w* امنیتی|"
        r"güvenlik garanti\w*"
    )),
)  # fmt: skip
_TOPICS = classes(TOPICS)
_TOPIC = any_of(words for _, words in _TOPICS)
TALKS = table(
    r"talks\b", r"negotiat\w+", r"discussions?\b", r"discussed", r"the deal (?:includes|provides|covers)",
    r"conversaciones", r"negocia\w+", r"pourparlers", r"négociation\w*", r"discussions", r"verhandl\w+", r"gespräch\w*",
    r"conversações", r"negocia[çc]\w+", r"negoziat\w+", r"trattativ\w+", r"colloqui",
    r"переговор\w*", r"обсуд\w+", r"обговор\w+", r"المفاوضات", r"مفاوضات", r"محادثات", r"مباحثات", r"مذاکر\w*", r"گفتگو\w*", r"مذاکرات",
    r"بات چیت", r"müzakere\w*", r"görüşme\w*",
)  # fmt: skip
ONLY = table(
    r"only\b", r"solely", r"exclusively", r"(?:no one|nobody|not?|never) (?:asked|demanded|discussed|mentioned|raised)", r"sólo",
    r"solo\b", r"únicamente",
    r"(?:nadie|no) (?:pidió|exigió|mencionó|trató|planteó)\b", r"n'ont porté que", r"uniquement", r"seulement",
    r"(?:personne|il) n'a (?:demandé|évoqué|abordé|exigé)", r"nur\b", r"ausschließlich", r"apenas\b",
    r"somente", r"ninguém pediu", r"soltanto", r"nessuno ha chiesto", r"только\b", r"исключительно",
    r"(?:никто )?не (?:просил|требовал|обсуждал)\w*", r"лише\b", r"тільки\b",
    r"(?:ніхто )?не (?:просив|вимагав|обговорюва)\w*", r"فقط", r"لم (?:یطلب|تطلب|تتناول|یتناول|تتطرق|یتطرق|یناقش|تناقش|تشمل)\w*",
    r"niemand (?:hat )?(?:verlangt|gefordert)",
    r"درباره .{0,20}(?:صحبت|بحث) نشد", r"bare\b|kun\b|bara\b", r"alleen\b|uitsluitend", r"tylko|wyłącznie", r"تنها\b", r"صرف\b",
    r"sadece", r"yalnızca",
)  # fmt: skip
_NO = lazy(
    r"(?:\bnot?|nobody|no one|\bni|nadie|sin|\bpas|personne|nicht|kein\w*|não|nem|non|\bне|\bні|لم \w+|لا|دون|بدون|نه)\W+(?:\w+\W+){0,4}$"
)


def read_talks(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The subjects of talks that a claim names."""
    text = folded(claim.statement)
    if claim.certainty is Certainty.FORECAST or not _TOPIC.may(text) or not TALKS.search(text) or is_long_ago(claim, setting):
        return
    topics = sorted(
        name for name, pattern in _TOPICS if any(not _NO.search(text[max(0, m.start() - 40) : m.start()]) for m in pattern.finditer(text))
    )
    if topics:
        story = story_of(claim, setting)
        yield Said(
            f"{story}|talks",
            shown(setting, story, "the talks"),
            "subjects of the talks",
            shortened(claim.statement),
            "|".join(topics),
            claim,
        )


def judge_talks(together: Sequence[Said]) -> Ruling | None:
    """Accounts without a subject in common, of two sources."""
    for one, other in combinations(together, 2):
        mine, theirs = one.key.split("|"), other.key.split("|")
        if one.claim.source == other.claim.source or set(mine) & set(theirs):
            continue
        subjects, taken = f"{' and '.join(mine)}, or {' and '.join(theirs)}", Taken(None, "Both are given with who says so.")
        if any(ONLY.search(folded(said.claim.statement)) for said in (one, other)):
            reason = f"The accounts of the talks exclude one another: {subjects}"
            return Ruling(DifferenceKind.OPINION, different("two accounts", 0.7, reason), taken)
        return Ruling(DifferenceKind.SCOPE, same("two accounts", 0.6, f"The accounts stress different things: {subjects}"), taken)
    return None


TALKED = Facet("what talks were about", ConflictKind.CLAIM, read_talks, judge_talks)
