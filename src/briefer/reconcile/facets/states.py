"""Things that are in one of two states: a curfew in force or lifted, a border open or shut, a truce kept or broken, a town taken or held.

Asked of a story. The rows are the things; each has the words that name it and the words of its two states. A state that follows
the other in the order of publication is an update; one that comes back, or is told by two sources of one day, is a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefer.models import Certainty, Claim, ClaimKind, ConflictKind, DifferenceKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.gated import Table
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting, Taken
from briefer.reconcile.told import WRONG, is_long_ago, published, shown, table
from briefer.reconcile.wording import folded

REACH = 70  # characters between a thing and its state


class Thing(NamedTuple):
    """What may be in one of two states.

    Attributes:
        name: in words.
        words: what names it.
        one: the first state in words, and what tells it.
        other: the second, into which the first turns in the course of things, where ``flows``.
        flows: whether the first turns into the second, so that the later source is no conflict.
    """

    name: str
    words: Table
    one: tuple[str, Table]
    other: tuple[str, Table]
    flows: bool = False


_SHUT = table(
    r"(?:was|were|is|are|been|remains?|stayed?) (?:(?!never|not)\w+ )?(?:shut|closed|blocked|sealed)\b",
    r"(?:shut|closed|sealed|blocked) (?:the|its|off|down|to)\b",
    r"closure of", r"cerrad[oa]s?\b", r"cerró\b", r"cerraron\b", r"cierre de", r"fermée?s?\b", r"fermeture", r"geschlossen",
    r"gesperrt", r"schloss\b",
    r"fechad[oa]s?\b", r"fechou\b", r"chius[oaie]\b", r"закрыт\w*", r"закрыл\w*", r"перекрыт\w*", r"закрит\w*", r"закрил\w*", r"перекри\w*",
    r"اغلق\w*", r"اغلاق", r"مغلق\w*", r"بسته (?:است|بود|شد|شده|ماند)", r"بستن", r"را بست", r"بند (?:ہے|تھ|کر)", r"kapatıl", r"kapalı",
    r"kapattı",
)  # fmt: skip
_OPEN = table(
    r"(?:never|not|n't)(?: \w+){0,3} (?:shut|closed?|blocked)\b", r"re-?open\w*",
    r"(?:remains?|remained|stayed|is|was|are|were) (?:still |fully )?open\b",
    r"(?:no|nunca|jamás)\b.{0,20}(?:cerr\w+)", r"reabiert\w*", r"reabri\w+", r"(?:sigue|permanece|permaneció) abiert\w*", r"abiert[oa]s?\b",
    r"n'a (?:jamais|pas) (?:été )?ferm\w+", r"rouvert\w*", r"rouvri\w*", r"resté\w* ouvert\w*", r"nicht (?:geschlossen|gesperrt)",
    r"wieder geöffnet", r"geöffnet", r"offen\b",
    r"reabert\w*", r"abert[oa]s?\b", r"não (?:foi|esteve|fechou)\b.{0,12}fech\w*", r"riapert\w*", r"apert[oaie]\b", r"mai chius\w*",
    r"не (?:был\w* )?(?:закры\w+|перекры\w+)", r"не закрива\w+", r"открыт\w*", r"відкрит\w*", r"لم (?:تغلق|یغلق|تقفل)\w*", r"مفتوح\w*",
    r"باز (?:است|بود|شد|شده|ماند)", r"بسته نشد",
    r"کھل\w*", r"کھول\w*", r"بند نہیں", r"kapanma\w+", r"kapatılmad\w+", r"açık\b", r"açıldı",
)  # fmt: skip


def _place(name: str, *words: str) -> Thing:
    return Thing(name, table(*words), ("closed", _SHUT), ("open", _OPEN))


_ENDED = table(
    r"lifted\b", r"ended\b", r"no longer in (?:force|effect|place)", r"(?:was|been|were) (?:revoked|cancelled|removed|withdrawn)",
    r"expired\b",
    r"levantad[oa]\b", r"levantó\b", r"levantaron\b", r"levée?\b", r"aufgehoben", r"beendet", r"levantou\b", r"suspens[oa]\b",
    r"revocat[oa]\b", r"отмен[её]н\w*",
    r"отменил\w*", r"снят\w*\b", r"скасова\w+", r"скасува\w+", r"знято", r"رفع\b", r"رفعت\b", r"الغاء", r"الغی\w*", r"لغو",
    r"پایان یافت", r"برداشته شد",
    r"ختم\b", r"اٹھا", r"kaldırıl\w+", r"sona erdi", r"kalktı",
)  # fmt: skip
_IN_FORCE = table(
    r"(?:still|remains?|remained|stays?|stayed|was|is) in (?:force|effect|place)\b", r"(?:was|were|been) extended", r"still under",
    r"(?:sigue|seguía|continúa|continuaba|permanece|permanecía) (?:\w+ )?(?:en vigor|vigente|en pie)", r"en vigor\b", r"vigente",
    r"prorrog\w+", r"en vigueur", r"maintenu\w*",
    r"prolongé\w*", r"in kraft", r"verlängert", r"em vigor", r"mantid[oa]\b", r"in vigore", r"prorogat\w+", r"действует\b",
    r"продл[её]н\w*", r"сохраня\w+", r"діє\b",
    r"продовжен\w*", r"ساری\w*", r"لا یزال", r"ما زال", r"لا تزال", r"تمدید", r"پابرجا", r"برقرار است", r"همچنان", r"نافذ", r"برقرار",
    r"sürüyor", r"devam e\w+", r"yürürlükte", r"uzatıl\w+",
)  # fmt: skip
THINGS = (
    Thing("curfew", table(r"curfew", r"toque de queda", r"couvre-feu", r"ausgangssperre", r"toque de recolher", r"coprifuoco",
    r"комендантск", r"حظر التجول", r"حظر تجول",
        r"منع رفت و امد", r"منع رفت و آمد", r"حکومت نظامی", r"کرفیو", r"sokağa çıkma"), ("in force", _IN_FORCE), ("lifted", _ENDED),
        flows=True),
    Thing("state of emergency", table(r"state of (?:\w+ )?emergency", r"martial law", r"lockdown", r"quarantine",
    r"estado de (?:emergencia|excepción|alarma)", r"ley marcial", r"cuarentena",
        r"état d'urgence", r"loi martiale", r"ausnahmezustand", r"kriegsrecht", r"estado de (?:emergência|sítio)",
        r"stato di emergenza", r"чрезвычайн\w+ положени", r"военн\w+ положени",
        r"надзвичайн\w+ стан", r"воєнн\w+ стан", r"حاله الطواری", r"الاحکام العرفیه", r"وضعیت اضطراری", r"وضعیت فوق العاده",
        r"ہنگامی حالت", r"مارشل لا", r"olağanüstü hal", r"sıkıyönetim"),
        ("in force", _IN_FORCE), ("lifted", _ENDED), flows=True),
    _place("border crossing", r"border (?:crossing|gate|post|point)", r"(?:the|its) (?:border|frontier|crossing|gate)\b",
    r"paso fronterizo", r"la frontera", r"poste(?: \w+)? (?:de )?frontière", r"la frontière",
        r"grenzübergang", r"die grenze", r"fronteira", r"valico", r"confine\b", r"погранпереход", r"пункт\w* пропуска",
        r"границ[аыу]\b", r"кордон\b", r"пункт\w* пропуску", r"المعبر", r"معبر",
        r"الحدود", r"مرز\b", r"دروازه مرزی", r"گذرگاه", r"سرحد", r"sınır kapı", r"sınır\b"),
    _place("airport", r"airport", r"aeropuerto", r"aéroport", r"flughafen", r"aeroporto", r"аэропорт", r"аеропорт", r"مطار", r"فرودگاه",
    r"ہوائی اڈ", r"havaliman", r"havaalan"),
    _place("strait or port", r"(?:the|its) (?:port|harbour|strait|canal)\b", r"(?:el|su) (?:puerto|estrecho|canal)\b",
    r"le (?:port|détroit|canal)\b", r"der hafen", r"meerenge", r"o (?:porto|estreito)\b",
        r"(?:il|lo) (?:porto|stretto)\b", r"пролив", r"протока", r"порт\b", r"المضیق", r"المیناء", r"تنگه", r"بندرگاه", r"boğaz",
        r"liman\b"),
    Thing("truce", table(r"truce", r"cease-?fire", r"alto el fuego", r"tregua", r"cessez-le-feu", r"trêve", r"waffenruhe",
    r"waffenstillstand", r"cessar-fogo", r"trégua", r"cessate il fuoco",
        r"перемири", r"прекращени\w+ огня", r"перемир", r"припинення вогню", r"هدنه", r"وقف اطلاق النار", r"آتش بس", r"اتش بس",
        r"جنگ بندی", r"ateşkes"),
        ("holding", table(r"(?:is|was|were|appears? to be|largely) holding", r"(?:held|holds)\b", r"respected",
        r"se (?:mantiene|respeta|cumple)", r"tient\b", r"respecté", r"hält\b", r"eingehalten", r"mantém-se",
            r"respeitad", r"regge\b", r"rispettat", r"соблюда\w+", r"держится", r"дотриму\w+", r"صامد\w*", r"ملتزم\w*", r"رعایت",
            r"پابند", r"uyul\w+")),
        ("broken", table(r"(?:broke|broken|violat\w+|collapsed|breach\w*)\b", r"(?:roto|rompió|violad[oa]|violó|violación)\b",
        r"(?:rompu|violé|violation)\b", r"(?:gebrochen|verletzt|bruch)\b",
            r"(?:violad[oa]|rompid[oa]|violou|quebrou)\b", r"(?:violat[oa]|rott[oa])\b", r"наруш\w+", r"сорва\w+", r"поруш\w+",
            r"зірва\w+", r"خرق\w*", r"انتهاک", r"انتهک\w*", r"انهار\w*", r"نقض",
            r"خلاف ورزی", r"ihlal", r"bozul\w+"))),
    Thing("ransom", table(r"ransom", r"rescate\b", r"rançon", r"lösegeld", r"resgate\b", r"riscatto", r"выкуп", r"викуп", r"فدیه",
    r"باج\b", r"تاوان", r"fidye"),
        ("paid", table(r"(?<!not )(?<!been )(?:was|were|had been|been) paid\b", r"(?:paid|received|collected)\b",
        r"(?:cobraron|pagaron|pagó|pagad[oa])\b", r"(?:payé|versé|touché)\w*", r"(?:gezahlt|bezahlt|erhielten)",
            r"(?:pag[oa]s?|pagaram|pagou|receberam)\b", r"(?:pagat[oa]|ricevut[oa])\b", r"(?:заплат\w+|выплач\w+|получил\w+)",
            r"(?:заплат\w+|сплат\w+|виплат\w+)", r"(?:دفع\w*|تسلم\w*)", r"پرداخت", r"ادا\b", r"ödendi", r"ödedi")),
        ("not paid", table(r"(?:no|den\w+ (?:that )?(?:any|paying)|never|not|without)\b.{0,25}\b(?:ransom|paid|pay\w*)",
        r"(?:no|sin|niega|negó)\b.{0,25}(?:pag\w+|rescate)", r"(?:aucune|pas|sans|dément\w*)\b.{0,25}(?:rançon|pay\w+|vers\w+)",
            r"(?:kein|nicht|ohne)\b.{0,20}(?:lösegeld|gezahlt)", r"(?:não|nenhum|sem)\b.{0,25}(?:pag\w+|resgate)",
            r"(?:nessun|non|senza)\b.{0,25}(?:pagat\w+|riscatto)", r"не (?:плати|выплачива)\w+", r"(?:без|отриц\w+)\b.{0,20}выкуп\w*",
            r"не (?:плати|сплачува)\w+", r"(?:لم|دون|بدون|نفی|نفت)\b.{0,30}(?:دفع|تدفع|یدفع|فدیه)", r"(?:پرداخت نشد|بدون پرداخت|تکذیب)",
            r"ادا نہیں", r"ödenme\w+"))),
    Thing("deal", table(r"(?:agreement|accord|deal|treaty|memorandum|contract|pact)\b", r"(?:acuerdo|tratado|memorando|convenio)\b",
    r"(?:accord|traité|mémorandum)\b", r"(?:abkommen|vereinbarung|vertrag)", r"(?:acordo|tratado|memorando)\b",
        r"(?:accordo|trattato|intesa)\b", r"(?:соглашени\w+|договор\w*|меморандум\w*)", r"(?:угод[аиу]\w*|меморандум\w*)",
        r"(?:اتفاق\w*|معاهده|مذکره)", r"(?:توافق\w*|تفاهم نامه|قرارداد)", r"(?:معاہدہ|معاہدے)", r"(?:anlaşma\w*|mutabakat)"),
        ("signed or reached", table(r"(?:was|were|had been|have|had|has) (?:\w+ )?(?:signed|reached|concluded|struck|sealed)\b",
        r"(?:signed|struck|sealed) (?:an?|the)\b", r"(?:firmaron|firmó|firmad[oa]|alcanzaron|alcanzó|sellaron)\b",
            r"(?:ont|a|été) (?:signé|conclu|trouvé)", r"(?:unterzeichnet\w*|geschlossen|erzielt)",
            r"(?:assinaram|assinou|assinad[oa]|alcançaram|fecharam)\b", r"(?:firmat[oa]|hanno firmato|raggiunt[oa])\b",
            r"(?:подписал\w*|подписан\w*|заключил\w*|достигнут\w*)",
            r"(?:підписал\w*|підписан\w*|уклал\w*|досягнут\w*)", r"(?:وقعت|وقع|وقعا|توصل\w*|ابرم\w*)\b",
            r"(?:امضا کرد\w*|به امضا رسید\w*|امضا شد)", r"(?:دستخط\b.{0,14}(?:کیے|کر))", r"(?:imzalandı|imzaladı|varıldı)")),
        ("not signed", table(r"(?:only|merely|just) (?:discussed|talked)",
        r"(?:not|n't|never|no|without)\b(?: \w+){0,4} (?:signed|reached|sign\w*|agreed|deal|agreement|concluded)",
        r"(?:no|sin|aún no)\b.{0,25}(?:firm\w+|alcanz\w+|acuerdo)",
            r"(?:n'a|n'ont|sans|aucun|pas)\b.{0,25}(?:signé|conclu|accord)",
            r"(?:nicht|kein\w*|ohne)\b.{0,30}(?:unterzeichn\w*|einigung|abkommen|erzielt)",
            r"(?:não|sem|nenhum)\b.{0,25}(?:assin\w+|acordo)",
            r"(?:non|senza|nessun)\b.{0,25}(?:firmat\w+|accordo|raggiunt\w+)",
            r"не (?:был\w* )?(?:подпис\w+|достигнут\w*|заключ\w+|удалось)", r"не (?:бул\w* )?(?:підпис\w+|досяг\w+|уклад\w+|вдалося)",
            r"(?:لم|دون|بدون|عدم)\b.{0,30}(?:توقیع|یوقع|توقع|توصل|اتفاق)",
            r"(?:امضا نشد|امضا نکرد\w*|بدون (?:امضا|توافق))", r"(?:دستخط نہیں|طے نہیں)", r"(?:imzalanmad\w+|varılamad\w+)"))),
    Thing("recorders", table(r"black box(?:es)?", r"(?:flight|voice|data) recorders?", r"cajas? negras?", r"boîtes? noires?",
    r"flugschreiber", r"black ?box", r"caixas? (?:-)?pretas?", r"scatol\w+ ner\w+", r"ч[её]рн\w+ ящик\w*",
        r"самопис\w+", r"чорн\w+ скриньк\w*", r"الصندوق الاسود", r"الصندوقین الاسودین", r"جعبه سیاه", r"بلیک باکس", r"kara kutu"),
        ("not found", table(r"(?:not|n't|yet to be|still)\b(?: \w+){0,4} (?:found|recovered|located|missing|sought|searching)",
        r"(?:no|aún no|todavía no)\b.{0,20}(?:hallad|encontrad|recuperad|localizad)\w*",
        r"(?:pas|toujours)\b.{0,20}(?:retrouvé|recherché)\w*",
            r"(?:nicht|noch nicht)\b.{0,20}gefunden", r"não\b.{0,25}(?:encontrad|localizad|recuperad)\w*",
            r"non\b.{0,20}(?:trovat|recuperat)\w*", r"не (?:\w+ )?(?:найден\w*|обнаруж\w*)", r"не (?:\w+ )?знай\w+",
            r"لم .{0,20}(?:العثور|یعثر)",
            r"پیدا نشد", r"نہیں مل", r"bulunamad\w+")),
        ("found", table(r"(?:found|recovered|retrieved|located)\b", r"(?:hallad|encontrad|recuperad|localizad)\w+",
        r"(?:retrouv|récupér)é\w*", r"(?:gefunden|geborgen)", r"(?:trovat|recuperat)\w+", r"(?:найден\w*|обнаруж\w*)", r"знай\w+",
        r"(?:العثور|عثر)\b", r"پیدا شد",
            r"مل گیا", r"bulundu")), flows=True),
    Thing("those trapped or aboard",
    table(r"(?:passengers|crew|on ?board|aboard|miners|trapped|wreckage|crash|plane|aircraft|ship|vessel)\b",
    r"(?:pasajeros|a bordo|tripulantes|mineros)\b", r"(?:passagers|à bord|équipage)\b", r"(?:passagiere|an bord|insassen)\b",
        r"(?:passageiros|a bordo|tripulantes)\b", r"(?:passeggeri|a bordo|equipaggio)\b", r"(?:пассажир\w*|на борту|экипаж\w*)",
        r"(?:пасажир\w*|на борту|екіпаж\w*)", r"(?:الرکاب|متن|الطاقم)", r"(?:سرنشین\w*|مسافر\w*)", r"(?:مسافر\w*|سوار)",
        r"(?:yolcu\w*|mürettebat)"),
        ("no survivors", table(r"no (?:\w+ )?survivors", r"(?:all|everyone)\b(?: \S+){0,6} (?:were killed|died|perished|dead)",
        r"(?:no hay|sin) supervivientes", r"(?:no hay|sin) sobrevivientes", r"aucun (?:survivant|rescapé)", r"keine überlebenden",
            r"(?:não há|sem) sobreviventes", r"nessun (?:superstite|sopravvissuto)", r"выживших нет", r"никто не выжил",
            r"ніхто не вижив", r"لا ناج\w*", r"لم ینج احد", r"هیچ (?:بازمانده|کس)\w*", r"کوئی زندہ نہیں", r"kurtulan (?:olmadı|yok)")),
        ("survivors", table(r"(?<!no )(?:one|two|three|four|five|six|several|some|\d+) (?:\w+ )?(?:survivors|survived)",
        r"(?:un|dos|tres|varios|\d+) (?:supervivientes|sobrevivientes)", r"(?:un|deux|trois|plusieurs|\d+) (?:survivants?|rescapés?)",
        r"überlebt\w*",
            r"(?:um|dois|três|vários|\d+) sobreviventes?", r"(?:un|due|tre|\d+) (?:superstit\w+|sopravvissut\w+)", r"выжил\w*",
            r"вижил\w*", r"ناج(?:ین|ون|یا)\b", r"نجا\b", r"زنده ماند\w*", r"زندہ بچ", r"kurtuldu"))),
    Thing("the data", table(r"data\b", r"records\b", r"datos\b", r"données\b", r"daten\b", r"dados\b", r"dati\b", r"данны[ехм]\w*",
    r"дан(?:і|их|ими)\b", r"بیانات", r"اطلاعات", r"داده", r"ڈیٹا", r"veri(?:ler|leri)?\b"),
        ("stolen or leaked", table(r"(?:stolen|leaked|stole|exfiltrated|copied|compromised)\b", r"(?:robad|filtrad|sustraíd)[oa]s?\b",
        r"(?:volé|dérobé|fuité)\w*", r"(?:gestohlen|entwendet|abgeflossen)", r"(?:roubad|vazad)[oa]s?\b",
        r"(?:rubat|sottratt|trafugat)[oi]\b",
            r"(?:украден\w*|похищен\w*|утек\w*|слит\w*)", r"(?:викраден\w*|злит\w*)", r"(?:سرق\w*|تسریب|تسرب\w*)",
            r"(?:سرقت|دزدیده|درز)", r"چوری", r"(?:çalındı|sızdırıldı)")),
        ("not stolen", table(r"no (?:\w+ ){0,4}(?:data|records)\b(?: \w+){0,4} (?:stolen|leaked|compromised|taken|lost)",
        r"no (?:evidence|sign|indication)\b.{0,40}(?:data|records)", r"(?:no|ningún)\b.{0,25}(?:robad|filtrad|comprometid)\w+",
        r"aucune donnée", r"keine daten",
            r"(?:não|nenhum)\b.{0,25}(?:roubad|vazad|comprometid)\w+", r"nessun dato", r"данные не",
            r"не (?:был\w* )?(?:украден\w*|похищен\w*)", r"дані не", r"(?:لم|عدم)\b.{0,25}(?:تسرب|تسریب|سرقه)",
            r"(?:سرقت نشده|درز نکرده)", r"چوری نہیں", r"(?:çalınmad\w+|sızmad\w+)"))),
    Thing("service",
    table(r"(?:power|electricity|internet|network|systems?|services?|website|flights|trains|water supply|telephone\w*)\b",
    r"(?:electricidad|luz|internet|sistemas?|servicios?|red)\b", r"(?:électricité|courant|internet|systèmes?|services?|réseau)\b",
        r"(?:strom|internet|systeme?|dienste?|netz)\b", r"(?:energia|luz|internet|sistemas?|serviços?)\b",
        r"(?:corrente|elettricità|internet|sistemi|servizi)\b", r"(?:электричеств\w*|интернет\w*|связь|систем\w*)",
        r"(?:електро\w*|інтернет\w*|зв'язок|систем\w*)",
        r"(?:الکهرباء|الانترنت|الانظمه|الخدمات)", r"(?:برق|اینترنت|سامانه\w*)\b", r"(?:بجلی|انٹرنیٹ)", r"(?:elektrik|internet|sistem\w*)"),
        ("still down",
        table(r"(?:still|remain\w*|are|were|is|was) (?:\w+ )?(?:down|offline|cut off|without|disrupted|out of (?:service|action))\b",
        r"(?:sigue|siguen|continúa)\w* (?:\w+ )?(?:caíd|cortad|interrumpid|fuera de servicio|sin)\w*",
            r"(?:toujours|encore|reste\w*) (?:\w+ )?(?:coupé|hors service|en panne|interrompu)\w*",
            r"(?:weiter|noch) (?:immer )?(?:\w+ )?(?:ausgefallen|gestört|offline|unterbrochen)",
            r"(?:ainda|continua\w*|segue\w*) (?:\w+ )?(?:fora do ar|sem|interrompid)\w*",
            r"(?:ancora) (?:\w+ )?(?:fuori uso|interrott)\w*", r"(?:по-прежнему|вс[её] ещ[её]) (?:не работа|отключ)\w*",
            r"(?:досі|ще) (?:не працю|відключ)\w*", r"(?:لا (?:یزال|تزال)|ما زال\w*) .{0,12}(?:مقطوع|منقطع|معطل|متوقف)\w*",
            r"همچنان (?:قطع|مختل)",
            r"(?:تاحال|بدستور) (?:معطل|بند)", r"hâlâ (?:kesik|kapalı|çalışmıyor)")),
        ("restored", table(r"(?:restored|back (?:online|up|on|to normal)|resumed|fully operational)\b",
        r"(?:restablecid|restaurad|reanudad)[oa]s?\b", r"(?:rétabli|repris)\w*",
        r"(?:wiederhergestellt|wieder (?:online|in betrieb|da))", r"(?:restabelecid|restaurad|normalizad)[oa]s?\b",
            r"(?:ripristinat|ripres)[oaie]\b", r"восстановл\w*", r"відновл\w*", r"(?:عاد\w*|استعاد\w*|استونف\w*)\b",
            r"(?:وصل شد|بازگشت|برقرار شد)", r"بحال", r"(?:yeniden|geri geldi|normale döndü)")), flows=True),
    Thing("outbreak", table(r"(?:outbreak|epidemic|virus|disease|cholera|ebola|infections?)\b", r"(?:brote|epidemia|virus|cólera)\b",
    r"(?:épidémie|flambée|choléra)\b", r"(?:ausbruch|epidemie|seuche)\b", r"(?:surto|epidemia)\b", r"(?:focolaio|epidemia)\b",
    r"(?:вспышк\w*|эпидеми\w*)",
        r"(?:спалах\w*|епідемі\w*)", r"(?:تفش\w*|وباء|الوباء)", r"(?:شیوع|همه گیری)", r"(?:وبا|وائرس)", r"(?:salgın\w*)"),
        ("under control", table(r"(?:under control|contained|declining|over\b|no new cases)",
        r"(?:bajo control|controlad[oa]|contenid[oa])", r"(?:sous contrôle|maîtrisée?|contenue?)", r"unter kontrolle",
        r"(?:sob controle|controlad[oa]|contid[oa])", r"(?:sotto controllo)", r"под контролем",
            r"під контролем", r"تحت السیطره", r"تحت کنترل", r"(?:قابو|کنٹرول) میں", r"(?:kontrol altı\w*)")),
        ("spreading", table(r"(?:spreading|out of control|has spread|spread to|worsen\w*)\b",
        r"(?:fuera de control|se (?:extiende|propaga))", r"(?:hors de contrôle|se propage|s'étend)",
        r"(?:außer kontrolle|breitet sich)", r"(?:fora de controle|se espalha)", r"(?:fuori controllo|si diffonde)",
            r"(?:вышл\w* из-под контроля|распространя\w+)", r"(?:поширю\w+)", r"(?:خارج السیطره|ینتشر|تنتشر)",
            r"(?:خارج از کنترل|گسترش)", r"پھیل", r"(?:yayılıyor|kontrolden)"))),
    Thing("strike", table(r"(?:walk-?out|industrial action|strikers|labou?r strike|general strike|unions?)\b", r"(?:huelga|paro)\b",
    r"(?:grève|grévistes)\b", r"(?:streik|warnstreik)\w*", r"(?:greve|paralisação)\b", r"sciopero\b", r"забастовк\w*", r"страйк\w*",
    r"اضراب", r"اعتصاب", r"ہڑتال", r"grev\w*"),
        ("goes on", table(r"(?:continu\w+|goes? on|will go on|indefinite\w*|enter\w+ (?:its|a|the) \w+ (?:day|week))\b",
        r"(?:continúa|sigue|indefinid\w+)", r"(?:se poursuit|continue|reconduct\w+|illimité\w*)",
        r"(?:geht weiter|fortgesetzt|unbefristet)", r"(?:continua|mantid\w+)",
            r"(?:prosegue|continua)", r"продолжа\w+", r"трива\w+", r"(?:مستمر|یتواصل|متواصل)", r"ادامه", r"جاری", r"(?:sürüyor|devam)")),
        ("called off", table(r"(?:called off|suspended|ended|averted|returned to work)\b",
        r"(?:desconvocad\w+|suspendid\w+|levantad\w+)", r"(?:levée?|suspendu\w*|fin de la grève)", r"(?:beendet|abgesagt|ausgesetzt)",
        r"(?:suspens\w+|encerrad\w+|cancelad\w+)", r"(?:revocat\w+|sospes\w+)",
            r"(?:прекра\w+|приостанов\w+|заверш\w+)", r"(?:припин\w+|заверш\w+)", r"(?:علق\w*|تعلیق|انتهاء|انهاء)", r"(?:پایان|تعلیق)",
            r"(?:ختم|موخر)", r"(?:sona erdi|askıya)")), flows=True),
    Thing("the vote", table(r"(?:election|vote|ballot|poll|referendum|results?)\b", r"(?:eleccion\w*|votación|resultados?|comicios)\b",
    r"(?:élection|scrutin|vote|résultats?)\b", r"(?:wahl|abstimmung|ergebnis)\w*", r"(?:eleição|eleições|votação|resultados?)\b",
    r"(?:elezioni|voto|risultat\w+)\b",
        r"(?:выбор\w*|голосован\w*|результат\w*)", r"(?:вибор\w*|голосуван\w*|результат\w*)", r"(?:الانتخابات|الاقتراع|النتایج)",
        r"(?:انتخابات|نتایج|رای گیری)", r"(?:انتخاب\w*|الیکشن|نتائج)", r"(?:seçim\w*|oylama\w*|sonuç\w*)"),
        ("rigged", table(r"(?:rigg\w+|fraud\w*|stolen|irregularities|stuffing|manipulated)\b",
        r"(?:fraude|fraudulent\w+|irregularidades|robad\w+)", r"(?:fraude\w*|truqué\w*|irrégularités|volée?)\b",
        r"(?:betrug|gefälscht|manipuliert|unregelmäßigkeiten)", r"(?:fraude|irregularidades|fraudad\w+)",
            r"(?:brogli|irregolarità|truccat\w+)", r"(?:фальсифик\w+|нарушени\w+|подтасов\w+)", r"(?:фальсифік\w+|порушен\w+)",
            r"(?:تزویر|مزور\w*|تلاعب)", r"(?:تقلب|تخلف)", r"(?:دھاندلی)", r"(?:hile\w*|usulsüzlük)")),
        ("free and fair", table(r"(?:free(?:,| and)? (?:\w+ and )?fair|fair and transparent|credible|orderly|transparent)\b",
        r"(?:limpi[oa]s?|transparente\w*|libres y justas)", r"(?:transparente?\w*|libre et|régulière?)",
        r"(?:frei und fair|ordnungsgemäß)", r"(?:livres e justas|transparente\w*|limpas)",
            r"(?:regolar[ei]|trasparent[ei])", r"(?:честн\w+|прозрачн\w+|без нарушений)", r"(?:чесн\w+|прозор\w+)",
            r"(?:نزیه\w*|شفاف\w*)", r"(?:سالم|شفاف|آزاد|ازاد)\b", r"(?:شفاف|منصفانہ)", r"(?:adil|şeffaf)"))),
)  # fmt: skip
TOWN = table(
    r"(?:town|city|village|base|capital|airport|district|province|barracks|stronghold|broadcaster|palace|positions?)\b",
    r"(?:ciudad|localidad|base|capital|pueblo)\b", r"(?:ville|localité|base|capitale|village)\b",
    r"(?:stadt|ort|stützpunkt|hauptstadt|dorf)\b",
    r"(?:cidade|base|capital|vila)\b", r"(?:città|base|capitale|villaggio)\b", r"(?:город\w*|сел[оа]|пос[её]л\w+|баз\w+|столиц\w+)",
    r"(?:міст[оа]|сел[оа]|баз\w+|столиц\w+)", r"(?:مدینه|المدینه|بلده|قاعده|العاصمه)", r"(?:شهر|پایگاه|پایتخت|ولسوالی)",
    r"(?:شہر|قصبہ|اڈ)", r"(?:kent\w*|şehir|kasaba|üs\b|köy\w*)",
)  # fmt: skip
_TAKEN = table(
    (
        r"(?:captured|seized|overran|took (?:full )?control|taken control|fell to|fallen to|has fallen|in control of|liberated|"
        r"stormed)\b"
    ), r"(?:tomaron|tomó|capturaron|se hicieron con|cayó en manos|controlan)\b",
    r"(?:ont pris|a pris|se sont emparé\w*|est tombée?|contrôlent)\b",
    r"(?:eingenommen|erobert\w*|gefallen|unter kontrolle gebracht)", r"(?:tomaram|capturaram|caiu nas mãos|controlam)\b",
    r"(?:hanno preso|conquistat\w+|è caduta)\b", r"(?:захват\w+|взял\w* под контроль|заня\w+|освобод\w+)",
    r"(?:захоп\w+|зайня\w+|взял\w* під контроль|звільн\w+)",
    r"(?:سیطر\w*|السیطره علی|استولی\w*|استولت|سقطت|سقوط)", r"(?:تصرف|به دست .{0,20}افتاد|سقوط کرد|کنترل .{0,20}گرفت)",
    r"(?:قبضہ|کنٹرول سنبھال)", r"(?:ele geçir\w+|kontrolünü al\w+|düştü)",
)  # fmt: skip
_HELD = table(
    (
        r"(?:repelled|repulsed|pushed back|beaten back|drove (?:them|back)|retained control|recaptured|retook|still (?:in|under|"
        r"hold\w*)|remains? (?:in|under))\b"
    ), r"(?:rechaz\w+|repel\w+|recuper\w+|sigue bajo)\b", r"(?:repouss\w+|repris\w*|reste sous)\b",
    r"(?:zurückgeschlagen|zurückerobert|weiter unter)", r"(?:repel\w+|rechaç\w+|retomar\w+|segue sob)\b",
    r"(?:respint\w+|riconquistat\w+)\b", r"(?:отбил\w*|отбит\w*|отраз\w+|остается под|оста[её]тся под)",
    r"(?:відбил\w*|відбит\w*|лишається під)",
    r"(?:صدت|صد\b|تصدت|احبط\w*|دحر\w*|استعاد\w*|لا تزال تحت)", r"(?:دفع کرد\w*|عقب ران\w*|بازپس|همچنان در (?:کنترل|دست))",
    r"(?:پسپا|واپس لے)", r"(?:püskürt\w+|geri al\w+)",
)  # fmt: skip
CONTROL = Thing("who holds it", TOWN, ("taken", _TAKEN), ("held or retaken", _HELD))
ALL = (*THINGS, CONTROL)
BOTH = re.compile(r"both answers|disputed|whether|wrongly|unclear|\bif\b|would|could|may |might |will |doit|debe|soll")
_ANY = Table("|".join(thing.words.pattern for thing in ALL))
_WAS_WRONG = table(r"wrongly reported", r"mistakenly reported")


def read_state(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The states that a claim gives to the things that it names."""
    if claim.certainty is Certainty.FORECAST or claim.kind is ClaimKind.BACKGROUND:
        return
    text = folded(claim.statement)
    for thing in ALL:
        named = list(thing.words.finditer(text))
        if not named:
            continue
        found = [(n, hit, value) for n, (value, told) in enumerate((thing.one, thing.other)) for hit in told.finditer(text)]
        near = [(_gap(text, word, hit), -n, value) for word in named for n, hit, value in found]
        best = min((x for x in near if x[0] <= REACH), default=None)
        if best is None or is_long_ago(claim, setting):
            continue
        story = setting.stories.of.get(claim.id, claim.source)
        subject = f"{story}|{thing.name}"
        if thing is CONTROL:
            places = [setting.entity_of.get((claim.id, n)) for n, m in enumerate(claim.mentions) if m.kind.value == "place"]
            if not places or places[0] is None:
                continue
            subject = f"{subject}|{places[0]}"
            yield Said(subject, setting.names[places[0]], thing.name, best[2], best[2], claim, published(claim, setting))
        else:
            yield Said(
                subject,
                shown(setting, story, thing.name),
                f"{thing.one[0]} or {thing.other[0]}",
                best[2],
                best[2],
                claim,
                published(claim, setting),
            )


def _gap(text: str, word: re.Match[str], hit: re.Match[str]) -> int:
    """Characters between a thing and a state; far where a sentence ends between them, or the state is not told as one."""
    low, high = (word.end(), hit.start()) if word.start() <= hit.start() else (hit.end(), word.start())
    between = text[low:high]
    if ". " in between or "; " in between or BOTH.search(text, max(0, min(word.start(), hit.start()) - 15), hit.start()):
        return REACH + 1
    return max(0, len(between))


_FLOWS = {f"{thing.one[0]} or {thing.other[0]}": (thing.one[0], thing.other[0]) for thing in ALL if thing.flows}


_MANY = frozenset({"still down or restored", "under control or spreading"})
"""States of things of which there are several: the power is back, the telephones are not."""


def judge_state(together: Sequence[Said]) -> Ruling | None:
    """Two states of one thing: one after the other, or both at one time."""
    sources = {key: {s.claim.source for s in together if s.key == key} for key in {s.key for s in together}}
    if len(set().union(*sources.values())) < 2 or any(WRONG.search(folded(s.claim.statement)) for s in together):
        return _corrected(together)
    flow = _FLOWS.get(together[0].attribute)
    values = sorted(sources)
    stays = Taken(None, "Nothing here decides between them, so it stays open.")
    if flow:
        before, after = ([s.measure for s in together if s.key == key and s.measure is not None] for key in flow)
        if before and after and max(before) < min(after):
            return Ruling(
                DifferenceKind.UPDATE,
                same("one after the other", 0.7, f"It was {flow[0]} at first, and {flow[1]} later"),
                Taken(flow[1], f"The newest source has: {flow[1]}."),
            )
    course = (flow or together[0].attribute == "closed or open") and set.intersection(*sources.values())
    if course or together[0].attribute in _MANY:
        reason = "It was one first and the other later, or they speak of two such things"
        return Ruling(DifferenceKind.SCOPE, same("one after the other", 0.6, reason), stays)
    return Ruling(DifferenceKind.CONFLICT, different("two states", 0.7, f"Some have it {values[0]}, others {values[-1]}"), stays)


def _corrected(together: Sequence[Said]) -> Ruling | None:
    if len({s.claim.source for s in together}) < 2:
        return None
    reason = "The sources give two states, and one of them calls a report wrong"
    return Ruling(DifferenceKind.CONFLICT, different("two states", 0.75, reason), Taken(None, "See who calls which report wrong."))


STATE = Facet("state", ConflictKind.CLAIM, read_state, judge_state)
