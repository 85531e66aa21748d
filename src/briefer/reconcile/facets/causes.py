"""Why it happened, in classes of causes that any language names: a human error, a fault of the machine, the weather, a bomb, bad concrete.

Accounts of one language are compared by their words (``accounts``); across languages only classes can be. A class counts where a
claim gives it as a cause, or where it can hardly be anything else. Who says so is named: two tellers with two causes are opinions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.models import Certainty, Claim, ConflictKind, DifferenceKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.gated import Table
from briefer.reconcile.rules import different
from briefer.reconcile.taking import Setting, Taken
from briefer.reconcile.told import in_folded, is_long_ago, shortened, shown, table
from briefer.reconcile.wording import folded

CAUSES = (
    ("human error", True, (
        r"(?:pilot|human|driver|operator|crew|navigation)(?:'s)? error|error (?:humano|del piloto)|erreur (?:humaine|"
        r"de pilotage|du pilote)|menschliches versagen|pilotenfehler|erro humano|falha humana|errore (?:umano|del pilota)|"
        r"(?:человеческ\w+ фактор|ошибк\w+ (?:пилот|экипаж|машинист|водител)\w*)|людськ\w+ (?:фактор|помилк)\w*|"
        r"помилк\w+ (?:пілот|екіпаж|водія)\w*|خطا بشری|خطا الطیار|خطای (?:انسانی|خلبان)|انسانی غلطی|(?:insan|pilot|"
        r"sürücü) hata\w*"
    )),
    ("technical fault", True, (
        r"(?:technical|mechanical|engine|brake|hydraulic|electrical|signal|software|system) (?:fault|failure|failures|problem|"
        r"malfunction|glitch|trouble|defect)|(?:fallo|avería|falla) (?:técnic|mecánic|de motor|del motor|eléctric|de frenos)\w*|"
        r"(?:panne|défaillance|problème|avarie) (?:technique|mécanique|de moteur|moteur|électrique|des freins)|"
        r"technischer? (?:defekt|fehler|problem)\w*|triebwerk(?:sausfall|sschaden)|bremsversagen|(?:falha|defeito|"
        r"avaria) (?:técnic|mecânic|no motor|elétric)\w*|(?:guasto|avaria|problema) (?:tecnic|meccanic|al motore)\w*|"
        r"(?:техническ\w+ (?:неисправност|неполадк|сбо)\w*|отказ\w* (?:двигател|тормоз)\w*)|(?:технічн\w+ (?:несправн|збі)\w*|"
        r"відмов\w+ двигун\w*)|(?:خلل|عطل) (?:فنی|تقنی|میکانیکی|فی المحرک)|نقص فنی|(?:مشکل|ایراد) فنی|تکنیکی خرابی|فنی خرابی|"
        r"(?:teknik|mekanik) (?:arıza|sorun)\w*|motor arıza\w*"
    )),
    ("bad weather", True, (
        r"(?:bad|poor|severe|stormy) weather|thick fog|heavy fog|turbulence|strong winds?|mal tiempo|mauvais temps|"
        r"schlechte[ms] wetter|mau tempo|maltempo|плох\w+ погод\w*|непогод\w*|негод\w*|سوء (?:الاحوال الجویه|الطقس)|هوای (?:بد|"
        r"نامساعد)|(?:بدی|نامساعد بودن) هوا|خراب موسم|kötü hava"
    )),
    ("shot down", True, (
        r"shot (?:it )?down|brought down by (?:a )?missile|(?:air defen[cs]e|surface-to-air) (?:missile|fire)|derrib(?:ad|ar|"
        r"ó)\w*|abattu par|abgeschossen|abatid[oa] por|abbattuto|сбит\w* (?:ракет\w*)?|збит\w*|اسقط\w*|اسقاط|سرنگون|مار گرایا|"
        r"düşürüldü"
    )),
    ("bomb or sabotage", True, (
        r"sabotage\w*|bomb on board|deliberately (?:set|caused)|arson|sabotaje|sabotage|incendio provocado|incendie criminel|"
        r"brandstiftung|sabotagem|incêndio criminoso|sabotaggio|incendio doloso|диверси\w+|поджог\w*|підпал\w*|تخریب متعمد|"
        r"عمل تخریبی|خرابکاری|تخریب کاری|sabotaj|kundak\w*"
    )),
    ("short circuit", True, (
        r"short[ -]circuit\w*|faulty wiring|electrical fire|cortocircuito|court-circuit|kurzschluss|curto-circuito|"
        r"коротк\w+ замыкани\w*|коротк\w+ замикан\w*|ماس کهربایی|تماس کهربایی|اتصالی برق|شارٹ سرکٹ|kısa devre"
    )),
    ("gas leak", True, (
        r"gas leak|fuga de gas|fuite de gaz|gasleck|vazamento de gás|fuga di gas|утечк\w+ газа|витік\w* газу|витоку газу|"
        r"تسرب (?:ال)?غاز|نشت گاز|گیس (?:لیک|کا اخراج)|gaz (?:kaçağı|sızıntısı)"
    )),
    ("structure weakened", True, (
        r"(?:columns?|pillars?|walls?|beams?|supports?)\b(?: \w+){0,8} (?:cut|removed|sawn|weakened|taken out)\b|(?:columnas?|"
        r"pilares)\b.{0,40}(?:cortad|retirad)\w*|(?:colonnes|poteaux|piliers)\b.{0,40}(?:sci|coup|retir|supprim)\w*|(?:säulen|"
        r"stützen)\b.{0,40}(?:entfernt|durchgesägt)|(?:colunas|pilares)\b.{0,40}(?:cortad|removid)\w*|(?:colonne|"
        r"pilastri)\b.{0,40}(?:tagliat|rimoss)\w*|(?:колонн\w*|опор\w*)\b.{0,40}(?:спилен|срезан|удал|снес)\w*|"
        r"(?:колон\w*)\b.{0,40}(?:зрізан|спилян)\w*|(?:اعمده|ستون\w*)\b.{0,40}(?:قطع|ازال|برید|حذف)\w*|"
        r"kolon\w*\b.{0,30}(?:kesil|dokunul|kaldır)\w*"
    )),
    ("poor building", True, (
        r"(?:poor|substandard|shoddy|bad|weak|low-quality) (?:concrete|construction|materials|workmanship)|"
        r"blam\w+ (?:\w+ ){0,2}concrete|(?:hormigón|cemento|construcción) (?:de mala calidad|deficiente)|(?:béton|"
        r"construction) (?:de mauvaise qualité|défectueu\w+)|schlechter? beton|baumängel|pfusch|(?:concreto|"
        r"construção) (?:de má qualidade|deficiente)|(?:calcestruzzo|costruzione) scadente|(?:некачественн\w+|плох\w+) (?:бетон|"
        r"строительств|материал)\w*|неякісн\w+ (?:бетон|будівництв)\w*|(?:خرسانه|بناء)\b.{0,14}(?:ردی|مغشوش|ضعیف)\w*|(?:بتن|"
        r"مصالح)\b.{0,14}(?:نامرغوب|بی کیفیت|ضعیف)|ناقص تعمیر|kalitesiz beton\w*|kötü beton\w*"
    )),
    ("ground gave way", True, (
        r"liquef\w+|soil (?:gave|failed)|licuefac\w+|liqu[eé]f\w+|bodenverflüssigung|liquefação|liquefazione|разжижен\w+|"
        r"розрідженн\w+ ґрунт\w*|تمیع التربه|روانگرایی|zemin sıvılaş\w*"
    )),
    ("overloading", True, (
        r"overload\w*|overcrowd\w*|sobrecarg\w*|sobrepeso|surcharg\w*|surpeuplé|überladen|überlast\w*|superlot\w*|sobrecarg\w*|"
        r"sovraccaric\w*|перегруз\w*|перевантаж\w*|حموله زایده|الحموله الزایده|بار بیش از حد|اضافه بار|اوور لوڈ\w*|aşırı yük\w*"
    )),
    ("speeding", True, (
        r"(?:excessive|high) speed|speeding|exceso de velocidad|vitesse excessive|überhöhte\w* geschwindigkeit|"
        r"excesso de velocidade|eccesso di velocità|превышени\w+ скорост\w*|перевищенн\w+ швидкост\w*|السرعه الزایده|"
        r"سرعت (?:زیاد|غیر ?مجاز|بالا)|تیز رفتاری|aşırı hız"
    )),
    ("bird strike", True, (
        r"bird ?strike|flock of birds|aves|choque con aves|collision aviaire|vogelschlag|colisão com aves|"
        r"столкновени\w+ с птиц\w*|зіткненн\w+ з птах\w*|اصطدام .{0,10}طیور|برخورد .{0,10}پرنده|kuş sürüsü|kuş çarp\w*"
    )),
    ("dam or levee failed", True, (
        r"(?:dam|levee|dyke|dike|embankment)\b(?: \w+){0,2} (?:burst|failed|broke|collapsed|breach\w*)|(?:presa|"
        r"dique)\b.{0,20}(?:rompi|revent|colaps)\w*|(?:barrage|digue)\b.{0,20}(?:céd|romp|rupture)\w*|(?:damm|deich)(?:bruch|"
        r"\w* gebrochen)|(?:barragem|dique)\b.{0,20}(?:romp|estour)\w*|(?:diga|argine)\b.{0,20}(?:ced|rott|croll)\w*|"
        r"прорыв\w* (?:дамб|плотин)\w*|прорив\w* (?:дамб|гребл)\w*|انهیار (?:ال)?سد|شکست(?:ه شدن|ن)? سد|(?:بند|ڈیم) ٹوٹ\w*|"
        r"baraj\w* (?:patla|yıkıl|çök)\w*"
    )),
    ("water released", True, (
        r"(?:release|released|releasing|discharge\w*|opened)\b(?: \w+){0,4} (?:dam|reservoir|floodgates|gates|sluices)|(?:abri|"
        r"apertura|suelta|desembals)\w*.{0,20}(?:compuertas|presa|embalse)|(?:lâchers? d'eau|ouvert\w* .{0,12}vannes)|"
        r"(?:talsperre|schleusen)\b.{0,20}(?:geöffnet|abgelassen)|(?:abertura|abriu|abriram)\b.{0,20}comportas|(?:apert\w+|"
        r"apertura)\b.{0,20}(?:paratoie|diga)|сброс\w* воды|скид\w* води|(?:فتح|تصریف)\b.{0,12}(?:بوابات|السد)|(?:باز کردن|"
        r"رهاسازی)\b.{0,14}(?:سد|دریچه)|baraj kapak\w*"
    )),
    ("heavy rain", False, (
        r"(?:heavy|torrential|record) rain\w*|cloudburst|lluvias? (?:torrencial|intens)\w*|pluies (?:torrentielles|diluviennes)|"
        r"starkregen|chuvas? (?:forte|torrencia)\w*|piogge? (?:torrenzial|intens)\w*|(?:проливн\w+|сильн\w+) дожд\w*|(?:злив\w*|"
        r"сильн\w+ дощ\w*)|امطار غزیره|باران (?:شدید|سیل آسا)|(?:شدید|موسلادھار) بارش\w*|(?:aşırı|şiddetli) yağış\w*"
    )),
    ("contaminated food or water", False, (
        r"contaminated (?:water|food)|(?:agua|alimentos?) contaminad\w*|(?:eau|aliments?) contaminée?s?|"
        r"verunreinigt\w* (?:wasser|lebensmittel)|água contaminada|acqua contaminata|заражен\w+ (?:вод|продукт)\w*|"
        r"забруднен\w+ вод\w*|مییاه ملوثه|میاه ملوثه|آب آلوده|اب آلوده|آلودہ پانی|kirli su\w*"
    )),
    ("poisoning", False,
    r"poison\w*|envenen\w*|empoisonn\w*|vergift\w*|avvelen\w*|отравлен\w*|отруєн\w*|تسمم|تسمیم|مسمومیت|زہر\w*|zehirlen\w*"),
    ("heart attack or illness", False, (
        r"heart attack|cardiac arrest|natural causes|infarto|crise cardiaque|herzinfarkt|ataque cardíaco|attacco cardiaco|"
        r"(?:сердечн\w+ приступ|инфаркт|естественн\w+ причин)\w*|(?:серцев\w+ напад|інфаркт)\w*|نوبه قلبیه|سکته (?:قلبی)?|"
        r"ایست قلبی|دل کا دورہ|kalp krizi"
    )),
    ("cyber attack", False, (
        r"cyber-?\s?attack|hack(?:ers|ed|ing)?|ciberataque|cyberattaque|hackerangriff|cyberangriff|ataque cibernético|"
        r"attacco (?:informatico|hacker)|кибератак\w*|кібератак\w*|هجوم (?:سیبرانی|الکترونی)|حمله سایبری|سائبر حمل\w*|"
        r"siber saldırı\w*"
    )),
    ("routine update or fault", True, (
        r"(?:faulty|software|botched|failed) update|misconfigur\w*|actualización (?:fallida|defectuosa)|"
        r"mise à jour (?:défectueuse|ratée)|fehlerhaftes update|atualização (?:defeituosa|com falha)|aggiornamento difettoso|"
        r"неудачн\w+ обновлени\w*|невдал\w+ оновленн\w*|تحدیث (?:خاطی|معیب)|به ?روزرسانی (?:ناقص|معیوب)|hatalı güncelleme\w*"
    )),
)  # fmt: skip
_CAUSES = tuple(
    (name, strong, re.compile(rf"(?<!\w)(?:ال|بال)?(?:{in_folded(pattern)})", re.IGNORECASE)) for name, strong, pattern in CAUSES
)
_ANY = Table("|".join(p.pattern for _, _, p in _CAUSES))
BECAUSE = table(
    r"caus(?:e|ed|es|ing)\b", r"because", r"due to", r"blam\w+", r"result of", r"explanation", r"led to", r"triggered", r"attribut\w+",
    r"reason\b", r"causa\w*", r"debido", r"provoc\w+", r"culp\w+", r"porque", r"raison", r"expli\w+", r"dû à", r"due à",
    r"wegen", r"ursache", r"aufgrund", r"grund\b", r"führte zu", r"devido", r"motivo", r"dovut\w+", r"причин\w+", r"из-за",
    r"привел\w*", r"вызва\w+", r"через\b", r"спричин\w+", r"призвел\w*", r"بسبب", r"سبب", r"ناجم\w*", r"نتیجه", r"به دلیل", r"به علت",
    r"علت", r"دلیل", r"بر اثر", r"وجہ",
    r"neden\w*", r"sebe\w+", r"yüzünden",
)  # fmt: skip
NOT = re.compile(
    r"(?:\bnot|n[\"']t|\bno|\bnever|\bneither|ruled out|denied|deny|rejected|\bsin|\bni|descart\w+|negó|\bpas|aucun\w*|"
    r"exclu\w*|écart\w+|\bnicht|kein\w*|ausgeschlossen|\bnão|nenhum\w*|\bnon|nessun\w*|esclus\w+|\bне|исключ\w+|отверг\w+|"
    r"\bні|виключ\w+|\bلم|\bلا|نفی|نفت|استبعد\w*|\bنه|رد کرد|تکذیب|نہیں|değil|yalanla\w*|reddet\w*)\W+(?:\w+\W+){0,3}$"
)
NOT_BEHIND = re.compile(
    r"^\W*(?:\w+\W+){0,3}(?:was|is)? ?(?:ruled out|not|excluded|descartad|exclu|ausgeschlossen|исключ|не было|رد شد|نبود|"
    r"değil)|mamıştır|medi\b|madı\b|yalanla\w+"
)
INTEREST = table(
    r"crash\w*", r"collaps\w*", r"derail\w*", r"sank|sinking|capsiz\w*", r"fire\b|blaze", r"explo\w+", r"flood\w*", r"outage|blackout",
    r"died|death", r"estrell\w*|accidente|derrumb\w*|incendio|inundac\w*|explosi\w*|apagón",
    r"écras\w*|effondr\w*|accident|incendie|inondation\w*|explosion|naufrage|panne",
    r"abst[uü]rz\w*|einst[uü]rz\w*|brand\b|unglück|hochwasser|stromausfall", r"queda|desab\w*|acidente|incêndio|enchent\w*",
    r"croll\w*|incidente|alluvion\w*|schiant\w*", r"крушен\w*|авари\w*|обруш\w*|рухну\w*|пожар\w*|взрыв\w*|наводнен\w*|катастроф\w*",
    r"обвал\w*|аварі\w*|пожеж\w*|вибух\w*|повін\w*|катастроф\w*",
    r"تحطم|سقوط|انهیار|انهار|حریق|انفجار|فیضان\w*|غرق", r"ریزش|فروریخ\w*|آتش سوزی|اتش سوزی|سیل\b|سانحه",
    r"حادث\w*|گر کر|آگ\b|سیلاب|دھماک\w*", r"çök\w*|düş(?:tü|mes)\w*|kaza\w*|yangın\w*|patlama\w*|sel\b",
)  # fmt: skip


def read_cause(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The causes that a claim gives, each with who gives it."""
    text = folded(claim.statement)
    if claim.certainty is Certainty.FORECAST or not _ANY.may(text) or is_long_ago(claim, setting):
        return
    because = bool(BECAUSE.search(text))
    story = setting.stories.of.get(claim.id, claim.source)
    if not because and not INTEREST.search(text) and not claim.speaker:
        return
    for name, strong, pattern in _CAUSES:
        hit = pattern.search(text)
        if hit and (because or strong):
            denied = bool(
                NOT.search(text[max(0, hit.start() - 40) : hit.start()])
                or NOT_BEHIND.search(text[hit.end() : hit.end() + 40])
                or NOT_BEHIND.search(hit.group())
            )
            yield Said(
                f"{story}|cause",
                shown(setting, story, "what happened"),
                "cause",
                shortened(claim.statement),
                f"{'not ' if denied else ''}{name}",
                claim,
            )


def judge_cause(together: Sequence[Said]) -> Ruling | None:
    """Two causes by two sources; what one gives as the cause and another denies."""
    given = {s.key: {o.claim.source for o in together if o.key == s.key} for s in together}
    firm = sorted(key for key in given if not key.startswith("not "))
    pairs = [(a, b) for n, a in enumerate(firm) for b in firm[n + 1 :] if len(given[a] | given[b]) > 1 and not given[a] & given[b]]
    pairs += [(key, f"not {key}") for key in firm if f"not {key}" in given and len(given[key] | given[f"not {key}"]) > 1]
    if not pairs:
        return None
    reason = f"The sources give different causes: {pairs[0][0]}, and {pairs[0][1]}"
    return Ruling(DifferenceKind.OPINION, different("two causes", 0.7, reason), Taken(None, "Each is given with who says so."))


CAUSE = Facet("cause", ConflictKind.CLAIM, read_cause, judge_cause)
