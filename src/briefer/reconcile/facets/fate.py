"""What became of somebody: of a person by name, or of one who is known by what he is ("the suspect", "the pilot").

Early reports have a gunman dead who is in hospital; a hostage is missing, then freed. States of one kind ("in custody",
"in hospital") go together; dead and alive don't, unless the order of publication explains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, ConflictKind, DifferenceKind, EntityKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.told_common import any_of, story_of, table
from briefer.reconcile.gated import Table
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting, Taken
from briefer.reconcile.tellers import without_tellers
from briefer.reconcile.told import ATTACKER, HEDGED_PAST, WRONG, names_in, published
from briefer.reconcile.wording import folded

REACH = 90  # characters between whom it is about and what became of him
BEFORE = 40  # where the state stands first: "arrested the suspect"
DEAD, ALIVE, GONE, FREE, MISREPORTED = "dead", "alive", "at large", "free", "misreported"


class State(NamedTuple):
    """A state in words, the group of states that it goes with, and how it is told; ``before``: it may stand before the person."""

    words: str
    group: str
    told: Table
    before: Table | None = None


STATES = (
    State("killed himself", DEAD, table(
        r"(?:killed|fatally shot) (?:him|her)self", r"took (?:his|her) own life", r"(?:committed|died by) suicide",
        r"se suicidó", r"se quitó la vida", r"se mató\b", r"s'est suicidé", r"s'est donné la mort", r"nahm sich das leben",
        r"selbstmord begangen",
        r"tötete sich selbst", r"se suicidou", r"suicidou-se", r"tirou a própria vida", r"покончил\w* с собой", r"покончил\w* жизнь",
        r"совершил\w* самоубийство", r"застрелил(?:ся|ась)", r"انتحر\b", r"خودکشی (?:کرد|کر لی)", r"tok sitt eget liv",
        r"begikk selvmord",
    r"наклав\w* на себе руки", r"покінчи\w+ (?:з собою|життя)", r"вчини\w+ самогубство", r"застрели(?:вся|лася)",
    r"si è (?:ucciso|suicidat|tolto la vita)", r"intihar et", r"tog sitt (?:eget )?liv", r"begik selvmord",
        r"pleegde zelfmoord", r"popełnił\w* samobójstwo",
)),
    State("brain-dead", ALIVE, table(
        r"brain[ -]dead", r"muerte cerebral", r"mort cérébrale", r"hirntot", r"morte cerebral", r"смерт\w+ мозга", r"موت دماغی",
        r"موت سریری",
        r"مرگ مغزی", r"hjernedød",
    r"clinically dead", r"смерт\w+ мозку", r"beyin ölümü", r"hjärndöd", r"hersendood", r"śmier\w+ mózgu",
)),
    State("dead", DEAD, table(
        r"(?:was|were|is|are|been|being|be) (?:also |later |then |reportedly |pronounced |declared |found |shot |confirmed )*(?:dead|"
        r"killed)\b",
        r"died\b", r"shot dead", r"found dead", r"(?:had|has) died", r"murió\b", r"falleció\b", r"muert[oa]\b", r"fallecid[oa]\b",
        r"fue abatid[oa]",
        r"abatid[oa]\b", r"est mort", r"(?:est )?décédé", r"a été (?:tué|abattu)", r"(?:ist|war) tot\b", r"gestorben", r"starb\b",
        r"wurde\w*(?: [\w-]+){0,8}? (?:getötet|erschossen)",
        r"morreu\b", r"faleceu\b", r"foi (?:morto|morta|abatido)", r"погиб(?:ла)?\b", r"умер(?:ла)?\b", r"скончал(?:ся|ась)",
        r"(?:был|была) (?:убит|застрелен)",
        r"убит[ао]?\b", r"застрелен", r"ликвидирован", r"мертв[аы]?\b", r"нейтрализован", r"توفی\b", r"توفیت\b", r"لقی حتفه",
        r"لقی مصرعه", r"کشته شد",
        r"درگذشت", r"جان باخت", r"به هلاکت رسید", r"ہلاک", r"جاں بحق", r"انتقال کر", r"(?:er|var|ble|blei) (?:død|drept)\b", r"døde\b",
        r"omkom\b",
        r"è morto", r"ucciso\b", r"deceduto", r"öldü\b", r"öldürül", r"meninggal", r"tewas",
    r"загинув\b|загинула\b", r"помер(?:ла)?\b", r"(?:був|була) (?:вбит|застрелен)", r"вбит[оаий]?\b", r"ліквідован", r"è mort[oa]",
    r"uccis[oa]\b", r"decedut[oa]", r"decesso", r"hayatını kaybet", r"ölü (?:olarak )?(?:bulundu|ele geçirildi)",
        r"är död\b|avled\b|dog\b|dödad(?:es)?\b", r"er død|blev dræbt|afgået ved døden",
        r"overleden|omgekomen|doodgeschoten|is dood\b", r"nie żyje|zmarł[a]?\b|zginął|zginęła|zabit[ya]\b",
), table(
        r"(?:the )?(?:death|killing) of (?:the |an? )?(?:\w+ ){0,3}$", r"(?:killed|shot dead) (?:the |an? )(?:\w+ ){0,2}$",
        r"muerte de(?:l| la) (?:\w+ ){0,2}$",
        r"mort de (?:l'|la |le )?(?:\w+ ){0,2}$", r"tod de[sr] (?:\w+ ){0,2}$",
        r"(?:смерт\w+|убийств\w+|гибел\w+|ликвидаци\w+) (?:\w+ ){0,2}$",
        r"(?:مقتل|قتل|مصرع|وفاه|تصفیه) (?:ال|\w+ ){0,2}$", r"(?:مرگ|کشته شدن) (?:\w+ ){0,2}$",
    )),
    State("in critical condition", ALIVE, table(
        r"(?:grave|critical|serious|stable) condition", r"critically (?:injured|wounded|ill|hurt)",
        r"(?:seriously|gravely) (?:injured|wounded|ill|hurt)",
        r"fighting for (?:his|her) life", r"life support", r"condition\b.{0,70}\bis (?:serious|critical|grave|stable)",
        r"estado (?:muy )?(?:crítico|grave)", r"herid[oa] (?:muy )?(?:grave|de gravedad)", r"gravemente herid",
        r"état (?:critique|grave|très grave)",
        r"grièvement", r"lebensgefahr", r"lebensgefährlich", r"schwer verletzt", r"kritischem zustand", r"критическ\w+ состояни",
        r"тяжел\w+ состояни",
        r"тяжёл\w+ состояни", r"حاله? (?:حرجه|خطره|خطیره)", r"وضعیت وخیم", r"حال وخیم", r"وضعیت بحرانی", r"تشویشناک",
        r"alvorlig (?:såret|skadd)",
        r"kritisk (?:såret|skadd|tilstand)", r"tilstand\w*\b.{0,50}\balvorlig",
    r"(?:estado|état|zustand|stato|durumu|tilstand|состояни\w*|стан\w*|condition)\b.{0,50}\b(?:crític|grav|critiqu|kritisch|ernst|critic|"
    r"ağır|kritik|alvorlig|тяж[её]л|критическ|тяжк|критичн|serious)\w*",
        r"критичн\w+ стан", r"тяжк\w+ стан", r"condizioni (?:gravi|critiche|disperate)", r"in gravi condizioni",
        r"(?:durumu|hayati tehlike\w*) (?:ağır|kritik|sürüyor)", r"ağır yaralı", r"estado (?:grave|crítico)",
        r"livshotande|allvarligt skadad|kritiskt",
        r"livsfare|kritisk tilstand", r"levensgevaar|kritieke toestand|zwaargewond", r"stani\w* (?:krytyczn|ciężk)\w*|ciężko rann",
)),
    State("in hospital", ALIVE, table(
        r"in (?:a |the )?(?:local |nearby )?hospital\b", r"hospitali[sz]ed", r"to (?:a |the )?(?:local |nearby )?hospital\b",
        r"being treated",
        r"admitted to", r"hospitalizad[oa]", r"ingresad[oa]", r"internad[oa]\b", r"hospitalisé", r"im krankenhaus", r"ins krankenhaus",
        r"в\w* (?:местн\w+ )?больниц", r"госпитализ", r"مستشفی", r"بیمارستان", r"ہسپتال", r"اسپتال", r"sykehus", r"sjukhus",
        r"ospedale", r"hastane",
    r"в\w* (?:місцев\w+ )?лікарн", r"госпіталізо", r"ricoverat[oa]", r"hospital(?:ar|izad)\w*", r"hastaney?e kaldırıl", r"tedavi alt",
    r"på sjukhus", r"på hospitalet", r"in het ziekenhuis|naar het ziekenhuis", r"w szpitalu|do szpitala",
)),
    State("in custody", ALIVE, table(
        r"in (?:police |federal |their )?custody", r"into custody",
        r"(?:was|were|is|been|being) (?:\w+ )?(?:arrested|detained|apprehended|captured|held)\b",
        r"detenid[oa]\b", r"arrestad[oa]\b", r"bajo custodia", r"capturad[oa]\b", r"(?:a été |est )?(?:arrêté|interpellé|capturé)",
        r"garde à vue",
        r"festgenommen", r"in gewahrsam", r"verhaftet", r"gefasst", r"detid[oa]\b", r"pres[oa]\b", r"под стражей", r"задержан",
        r"арестован",
        r"اعتقل", r"تم اعتقال", r"القبض عل", r"قید الاحتجاز", r"محتجز", r"بازداشت", r"دستگیر", r"گرفتار", r"حراست میں", r"varetekt",
        r"pågrepet",
        r"arrestert", r"häktad", r"gripen\b", r"anholdt", r"arrestat[oa]\b", r"gözaltı", r"tutuklan", r"yakalan", r"ditangkap",
    r"(?:було |був |була )?(?:затриман|заарештован)", r"під вартою", r"fermat[oa]\b", r"in manette", r"catturat[oa]\b",
    r"in stato di fermo", r"gripits\b|gripen\b|anhållen|häktad", r"anholdt|varetægt", r"aangehouden|gearresteerd|in hechtenis|opgepakt",
        r"zatrzyman|aresztowan|w areszcie",
), table(
        r"(?:arrested|detained|captured|apprehended) (?:the |an? )?(?:\w+ ){0,3}$",
        r"(?:arrest|detention) of (?:the |an? )?(?:\w+ ){0,3}$",
        r"(?:detuv\w+|arrest\w+|captur\w+) (?:a |al )(?:\w+ ){0,2}$", r"(?:detención|arresto|captura) de(?:l| la) (?:\w+ ){0,2}$",
        r"(?:задержал\w*|арестовал\w*|задержан\w*|арестован\w*) (?:\w+ ){0,2}$", r"(?:اعتقال|اعتقلت|القبض عل\w+|توقیف) (?:ال|\w+ ){0,2}$",
    )),
    State("alive", ALIVE, table(
        r"(?:still|is|was|remains?) alive\b", r"survived\b", r"todavía viv[oa]", r"sigue (?:viv[oa]|con vida)", r"con vida",
        r"sobreviv", r"en vie\b",
        r"vivant", r"a survécu", r"am leben", r"überlebt", r"está viv[oa]", r"\bжив\b", r"\bжива\b", r"выжил", r"علی قید الحیاه",
        r"نجا من", r"زنده است",
        r"زنده ماند", r"زندہ ہے", r"i live\b", r"overlevde",
    r"живий\b|жива\b", r"вижи[вл]", r"уціліл", r"è viv[oa]\b", r"sopravvissut[oa]", r"è salv[oa]\b",
    r"sağ (?:olarak )?(?:kurtarıldı|bulundu)", r"hayatta\b", r"vid liv\b|överlevde", r"i live\b|overlevede", r"in leven\b|overleefde",
    r"żyje\b|przeżył",
)),
    State("at large", GONE, table(
        r"at large\b", r"on the run\b", r"(?:had |has |have )?fled\b", r"escaped\b", r"still (?:being )?(?:sought|wanted)",
        r"is missing\b", r"went missing",
        r"disappeared", r"huyó\b", r"huido\b", r"prófug[oa]", r"a la fuga", r"fugad[oa]", r"desaparecid[oa]", r"en fuite",
        r"a(?:vait)? fui\b", r"disparu",
        r"auf der flucht", r"geflohen", r"flüchtig", r"vermisst", r"fugiu\b", r"foragid", r"скрыл(?:ся|ась)", r"сбежал",
        r"бежал[аи]?\b", r"в бегах",
        r"пропал", r"لاذ بالفرار", r"هرب\b", r"فار\b", r"مفقود", r"متواری", r"فرار کرد", r"فرار ہو", r"ناپدید", r"لاپتہ", r"på frifot",
        r"på rømmen",
        r"flyktet", r"savnet", r"in fuga", r"kaçtı", r"melarikan diri",
    r"втік\b|втекла\b|утік\b", r"переховується", r"(?:у|в) розшуку", r"зник(?:ла)?\b", r"ricercat[oa]", r"latitante", r"scompars[oa]",
    r"è (?:fuggit|evas)[oa]", r"firar(?:i|da)\b", r"kayıp\b", r"aranıyor", r"på fri fot|flydde|försvunnen", r"på fri fod|flygtet|savnet",
        r"voortvluchtig|op de vlucht|vermist", r"na wolności|zbiegł|poszukiwan|zaginął|zaginęła",
)),
    State("released", FREE, table(
        r"(?:was|were|been|is) (?:\w+ )?(?:released|freed|rescued)\b", r"set free", r"liberad[oa]\b", r"rescatad[oa]\b",
        r"a été (?:libéré|relâché)",
        r"freigelassen", r"befreit", r"libertad[oa]\b", r"soltad?[oa]\b", r"освобожд[её]н", r"отпущен", r"افرج عن", r"اطلق سراح",
        r"ازاد شد", r"آزاد شد", r"رہا",
        r"løslatt", r"frigitt", r"liberat[oa]\b",
    r"звільнен[оаий]?\b", r"відпущен", r"rilasciat[oa]", r"serbest bırakıl", r"släppt(?:s|es)?\b|frisläppt|fritagen",
    r"løsladt|frigivet", r"vrijgelaten|bevrijd", r"uwolnion|zwolnion",
)),
)  # fmt: skip
ROLES = (
    ("the suspect", "attacker", ATTACKER),
    ("the pilot", "pilot", table(r"(?<!co-)pilot\b", r"(?<!co-)piloto\b", r"(?<!co-)pilote\b", r"пилот[ау]?\b", r"л[её]тчик[ау]?\b",
        r"пілот[ау]?\b",
        r"льотчик[ау]?\b",
        r"الطیار", r"خلبان\b", r"پائلٹ", r"(?<!co-)pilota\b", r"piloten\b", r"piloot\b", r"flygeren\b")),
    ("the captain", "captain", table(r"(?:ship|ferry|boat|vessel)'?s? (?:captain|skipper)\b|the (?:captain|skipper)\b",
        r"el capitán del (?:barco|buque|ferry)", r"le capitaine du (?:navire|bateau|ferry)",
        r"kapitän d(?:es|er) (?:schiff|fähre)\w*", r"o (?:capitão|comandante) do navio", r"il comandante della nave",
        r"капитан[ау]? (?:судна|корабля|парома|теплохода)", r"капітан[ау]? (?:судна|корабля|порома)",
        r"(?:قبطان|ربان) (?:ال)?(?:سفینه|عباره|مرکب)", r"ناخدای کشتی|کاپیتان کشتی", r"(?:جہاز|کشتی) (?:کا|کے) کپتان",
        r"kaptan(?:ı)?\b", r"skipperen\b|kapteinen på", r"kaptenen på|kaptajnen på", r"kapitein van", r"kapitan (?:statku|promu)")),
    ("the driver", "driver", table(r"driver\b", r"conductor\b", r"chofer\b", r"chauffeur\b", r"fahrer\b", r"motorista\b",
        r"водител[ья]\b", r"машинист[ау]?\b", r"воді[йя]\b", r"السائق", r"راننده", r"ڈرائیور",
        r"sürücü\b|şoför\b", r"sjåføren?\b", r"föraren\b|chauffören\b|føreren\b", r"bestuurder\b", r"kierowc[ay]\b", r"autista\b")),
    ("the hostage", "hostage", table(r"hostage\b", r"rehén\b", r"l'otage\b", r"geisel\b", r"refém\b", r"ostaggio\b",
        r"заложник[ау]?\b", r"заручник[ау]?\b", r"الرهینه", r"گروگان\b", r"یرغمالی\b", r"rehine\b",
        r"gisselet\b|gidslet\b|gisslan\b", r"gijzelaar\b|gegijzelde\b", r"zakładni[kc]\w?\b")),
    ("the fugitive", "fugitive", table(r"fugitive\b|escaped (?:prisoner|convict|inmate)\b|escapee\b",
        r"(?:el|la) (?:prófugo|fugitivo|fugado)\b", r"le fugitif\b|l'évadé\b", r"der (?:flüchtige|ausbrecher|entflohene)\b",
        r"o (?:foragido|fugitivo)\b",
        r"(?:il fuggitivo|l'evaso)\b", r"беглец\w?\b|беглого\b|сбежавш(?:ий|его)\b", r"втікач[ау]?\b",
        r"(?:السجین|المعتقل) الهارب|الهارب\b", r"زندانی فراری", r"مفرور (?:قیدی|ملزم)", r"firari\b",
        r"rømlingen\b|rymlingen\b|flygtningen\b", r"voortvluchtige\b", r"zbieg\b|uciekinier\b")),
    ("the patient", "patient", table(r"the (?:first )?patient\b", r"(?:el|la) (?:primer )?paciente\b", r"(?:le|la) patiente?\b",
        r"(?:der|die) patient(?:in)?\b", r"o paciente\b", r"il paziente\b", r"пациент(?:ка|ки|а)?\b", r"пацієнт(?:ка|ки|а)?\b",
        r"(?:المریض|المریضه|المصاب)\b",
        r"بیمار\b(?!ستان)", r"مریض\b", r"hastanın\b|hasta (?:öldü|hayatını)", r"pasienten\b|patienten\b", r"de patiënt\b",
        r"pacjent(?:ka|a)?\b")),
    ("the journalist", "journalist", table(r"the (?:journalist|reporter)\b", r"(?:el|la) periodista\b", r"(?:le|la) journaliste\b",
        r"(?:der|die) journalist(?:in)?\b", r"[oa] jornalista\b", r"(?:il|la) giornalista\b", r"журналист(?:ка|ки|а)?\b",
        r"журналіст(?:ка|ки|а)?\b",
        r"(?:الصحفی|الصحافی)\b", r"(?:روزنامه نگار|خبرنگار)\b", r"صحافی\b", r"gazeteci\b", r"journalisten\b", r"de journalist\b",
        r"dziennikar(?:z|ka)\b")),
)  # fmt: skip
_ANY = any_of(table for state in STATES for table in (state.told, state.before) if table)
OTHERS = table(
    r"people\b", r"persons?\b", r"victims?\b", r"students?\b", r"civilians?\b", r"officers?\b", r"police(?:m[ae]n)?\b", r"children\b",
    r"soldiers?\b",
    r"others?\b", r"two\b", r"three\b", r"four\b", r"five\b", r"six\b", r"who (?:were|had been)\b", r"personas?\b", r"víctimas?\b",
    r"estudiantes\b",
    r"dos\b", r"tres\b", r"personnes?\b", r"victimes?\b", r"menschen\b", r"opfer\b", r"pessoas\b", r"человек", r"люд", r"двое",
    r"трое", r"شخص", r"اشخاص",
    r"ضحای", r"نفر\b", r"افراد", r"\d+ ", r"tre\b", r"personer\b", r"elever\b", r"andre\b",
    r"осіб|людей|двоє|троє", r"persone\b|vittime\b|due\b", r"kişi\b|öğrenci", r"människor\b|mennesker\b",
    r"mensen\b|slachtoffers\b|twee\b|drie\b", r"osób|osoby\b|ludzi|dwi?e\b|dwóch",
)  # fmt: skip
KIN = table(
    r"(?:fathers?|mothers?|parents?|brothers?|sisters?|wife|husband|sons?|daughters?|widow|family)\b",
    r"(?:padres?|madre|hermano|esposa|hijo)\b",
    r"(?:père|mère|frère|épouse)\b", r"(?:vater|mutter|bruder|frau)\b", r"(?:pai|mãe|irmão)\b", r"отец|отца|мать|матери|брат",
    r"والد|ابنه|زوجه|شقیق|پدر|مادر|برادر|باپ",
    r"(?:far|mor|bror)(?:en)?\b",
    r"(?:padre|madre|fratello|sorella|moglie|marito|figli[oa])\b", r"батьк\w|мати\b|матері|брат|сестр|дружин|син\b",
    r"(?:babası|annesi|kardeşi|ablası|eşi|oğlu|kızı)\b", r"(?:vader|moeder|broer|zus|vrouw|zoon|dochter)\b",
    r"(?:ojciec|ojca|matka|matki|brat|brata|siostr[ay]|żon[ay]|syna?)\b",
)  # fmt: skip
ONE_OF = lazy(
    r"(?:one of|another|second|third|first|other|two|both|no|uno de|otro|l'un|zweite|второ|друг|один из|احد|"
    r"يکی از)\W+(?:\w+\W+){0,2}$"
)
NOT = lazy(
    r"(?:\bnot|n't|\bno|\bnever|\bnicht|\bne|\bikke|\bне|\bчи|\bلم|\bلا|\bنه|\binte|\bniet|\bnie|\bnon|\bpas|whether|\bif|\bsi|\bob|"
    r"\bwould|\bcould|\bmay|"
    r"\bmight)\W+(?:\w+\W+){0,1}$"
)
CLAUSE = lazy(
    r"[;:؛]|\bhad (?:him|her|them)\b"
    r"|\b(?:after|when|while|where|before|despite|cuando|donde|mientras|quien(?:es)?|après|nachdem|после|когда|بعد|حیث)\b"
)


def read_fate(claim: Claim, setting: Setting) -> Iterator[Said]:
    """What a claim says became of a person that it names, or of one known by his part in it."""
    text = folded(claim.statement)
    if claim.certainty is Certainty.FORECAST or not _ANY.may(text):
        return
    text = without_tellers(claim, setting, text)
    for subject, shown, at, end in _whom(claim, setting, text):
        state = _state_of(text, at, end)
        if state is None or KIN.search(text):
            continue
        wrong = bool(WRONG.search(text))
        words = f"not {state.words}, as was reported" if wrong else state.words
        yield Said(subject, shown, "fate", words, MISREPORTED if wrong else state.words, claim, published(claim, setting))


def _whom(claim: Claim, setting: Setting, text: str) -> Iterator[tuple[str, str, int, int]]:
    story = story_of(claim, setting)
    for shown, name, pattern in ROLES:
        for hit in pattern.finditer(text):
            if not ONE_OF.search(text[max(0, hit.start() - 30) : hit.start()]):
                yield f"{story}|{name}", shown, hit.start(), hit.end()
                break
    for named in names_in(claim, setting, text):
        if named.kind is EntityKind.PERSON:
            yield named.entity, setting.names[named.entity], named.start, named.end


def _state_of(text: str, at: int, end: int) -> State | None:
    """The state nearest to a person, behind him in one clause, or right before him."""
    found: list[tuple[int, int, State]] = []
    for number, state in enumerate(STATES):
        if state.before and state.before.may(text) and state.before.raw.search(text[max(0, at - BEFORE) : at]):
            found.append((0, number, state))
        hit = state.told.search(text, end, end + REACH)
        if hit and _joined(text[end : hit.start()]) and not NOT.search(text[end : hit.start()]):
            found.append((hit.start() - end, number, state))
    return min(found, key=lambda x: x[:2])[2] if found else None


def _joined(between: str) -> bool:
    return not OTHERS.search(between) and not CLAUSE.search(between)


def judge_fate(together: Sequence[Said]) -> Ruling | None:
    """Dead and alive at one time can't both be; what is called an earlier report, or came out earlier, was overtaken."""
    groups = {_group(said) for said in together}
    if groups == {ALIVE} or (len({said.claim.source for said in together}) == 1 and MISREPORTED not in groups):
        return None  # one source that tells first one and then the other tells a course of events
    dead, living = ([s for s in together if _group(s) == group] for group in (DEAD, ALIVE))
    latest = _latest(together)
    if MISREPORTED in groups:
        why = same("reported wrongly", 0.85, "A source says that the report was wrong")
        return Ruling(DifferenceKind.CORRECTION, why, latest)
    if groups == {DEAD}:
        why = same("how he died", 0.6, "That somebody killed himself says that he is dead, and how")
        return Ruling(DifferenceKind.SCOPE, why, Taken("dead", "That he is dead is common ground."))
    if dead and (living or FREE in groups) and not _overtaken(dead, [s for s in together if _group(s) != DEAD]):
        return Ruling(
            DifferenceKind.CONFLICT,
            different("dead or alive", 0.8, "One has him dead, the other alive, and nothing tells which came later"),
        )
    why = same("one after the other", 0.8, "What became of him changed, or was learned, in the course of the reports")
    return Ruling(DifferenceKind.UPDATE, why, latest)


def _group(said: Said) -> str:
    return next((state.group for state in STATES if state.words == said.key), MISREPORTED)


def _overtaken(dead: Sequence[Said], rest: Sequence[Said]) -> bool:
    """Whether all that have him dead came out after all others, or are called earlier reports."""
    if all(HEDGED_PAST.search(folded(said.claim.statement)) for said in dead):
        return True
    days = [[said.measure for said in some if said.measure is not None] for some in (dead, rest)]
    return bool(days[0] and days[1] and min(days[0]) > max(days[1]))


def _latest(together: Sequence[Said]) -> Taken:
    """What the newest sources say, if they agree."""
    days = [said.measure for said in together if said.measure is not None and said.key != MISREPORTED]
    newest = [said for said in together if days and said.measure == max(days) and said.key != MISREPORTED]
    groups = {_group(said) for said in newest}
    if len(groups) == 1 and days and min(days) < max(days):
        words = sorted({said.value for said in newest})
        return Taken(words[0], f"The newest source has: {words[0]}.")
    return Taken(None, "Nothing here decides what holds now, so it stays open.")


FATE = Facet("fate", ConflictKind.CLAIM, read_fate, judge_fate)
