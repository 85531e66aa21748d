"""Who did it: who claims it, who is blamed by whom, who denies it, and that nobody has claimed it.

Asked of a story. That nobody claimed it and that somebody is blamed can both be true; two names can't.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, ConflictKind, DifferenceKind, EntityKind
from briefer.reconcile.actions import actions_of
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.told_common import STAYS_OPEN, story_of, table
from briefer.reconcile.gated import Shelf
from briefer.reconcile.name_units import country_of
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import Named, is_elsewhere, is_long_ago, names_in, shown
from briefer.reconcile.wording import folded

UNCLAIMED = table(
    r"no (?:\w+ ){0,3}claims? of responsibility", r"(?:no one|nobody|none|no (?:\w+ ){0,2}(?:group|organi[sz]ation|party|one|side))\b"
    r"(?: \w+){0,5} (?:claimed|taken|took|accepted|admitted|assumed)", r"not (?:yet |immediately )?(?:been )?claimed",
    r"ningún (?:grupo|\w+)\b.{0,40}(?:reivindic|atribu|adjudic)",
    r"nadie\b.{0,40}(?:reivindic|atribu|adjudic)", r"aucun(?:e)?\b.{0,40}revendi", r"n'a pas été revendiqu", r"pas été revendiqu",
    r"niemand\b.{0,40}(?:bekann|verantwort)",
    r"bekannte sich (?:zunächst |bisher )?niemand", r"keine? \w+ bekannte sich", r"nenhum\w*\b.{0,40}(?:reivindic|assum)",
    r"ninguém\b.{0,40}(?:reivindic|assum)",
    r"никто\b.{0,40}ответственност", r"ответственност\w* .{0,60}(?:никто|ни одна)", r"ни одна\b.{0,40}ответственност",
    r"لم (?:تعلن|تتبن|یعلن|یتبن|تتبنی|یتبنی)\w*",
    r"لم .{0,40}مس[یئؤ]ولی[هت]", r"هیچ (?:گروه|کس|فرد)\w*.{0,60}مس[یئؤ]ولی[هت]", r"(?:کسی|کوئی) .{0,40}ذمه داری.{0,20}(?:نهیں|نہیں)",
    r"ingen\b.{0,40}(?:ansvar|skylda)",
    r"nessun\w*\b.{0,40}rivendic", r"üstlenmedi", r"belum ada .{0,40}(?:bertanggung jawab|mengaku)",
    r"ніхто\b.{0,40}відповідальн", r"відповідальн\w* .{0,60}(?:ніхто|жодн\w+)", r"жодн\w+ (?:\w+ ){0,2}не (?:взял|взяв)\w*",
    r"hiçbir (?:örgüt|grup)\b.{0,40}üstlen",
    r"niemand heeft\b.{0,40}(?:opgeëist|verantwoordelijk)", r"nikt\b.{0,40}(?:przyznał|odpowiedzialn)",
    r"nessuno\b.{0,40}(?:assunt|responsabil)",
)  # fmt: skip
UNKNOWN = table(
    r"(?:no one|nobody|not|n't|unclear|unknown|uncertain)\b(?: \w+){0,5} who\b(?: \w+){0,4} (?:responsible|behind|carried|did|"
    r"attacked|fired|planted|launched)",
    r"(?:attackers?|perpetrators?|gunmen|assailants?)\b.{0,30}(?:remain\w*|are|were|is) (?:\w+ )?(?:unknown|unidentified)",
    r"(?:unknown|unidentified) (?:gunmen|assailants?|attackers?|hackers|armed men|perpetrators?|men)",
    r"se desconoce (?:quién|la autoría)", r"no se sabe quién",
    r"hombres armados no identificados", r"on ignore qui", r"hommes armés non identifiés",
    r"unbekannte (?:täter|angreifer|bewaffnete)", r"unklar, wer",
    r"неизвестно, кто", r"неизвестн\w+ (?:лиц|злоумышлен|боевик|вооруж|преступ|нападавш)", r"مجهول(?:ون|ین)", r"مسلحون مجهولون",
    r"افراد ناشناس", r"مردان مسلح ناشناس",
    r"نامعلوم (?:افراد|مسلح|حملہ)", r"ukjente gjernings", r"desconhecidos\b",
    r"невідомо, хто", r"невідом\w+ (?:особ|зловмисник|бойовик|озброєн|нападник)", r"non si sa chi", r"uomini armati non identificati",
    r"aggressori ignoti|ignoti\b",
    r"kimliği belirsiz", r"kim(?:in)? yaptığı bilinmiyor", r"ukjente? (?:menn|personer)|okända (?:män|gärningsmän)",
    r"onbekende (?:daders|mannen)", r"nieznan\w+ (?:sprawc|napastni|mężczy)\w*",
)  # fmt: skip
DENIES = table(
    r"den(?:y|ied|ies|ying) (?:any |all |its |his |their )?(?:involvement|responsibility|role|part\b|being behind|carrying out|"
    r"having (?:carried|any))",
    r"reject(?:ed|s)? (?:any |all |the )?(?:involvement|responsibility|accusations?|allegations?|blame)",
    r"(?:had|has|have) nothing to do with",
    r"(?:negó|nega|niega|rechaz\w+|desmint\w+) .{0,40}(?:responsab|implicac|acusac|vinculac|participac)",
    r"(?:dément|nie|rejett?e|a démenti|a nié|a rejeté)\b.{0,40}(?:implication|responsab|accusation)",
    r"(?:bestritt|bestreitet|dementiert\w*|weist|wies)\b.{0,60}(?:beteiligung|verantwort|vorwürfe|verwicklung)",
    r"(?:отверг\w*|отрица\w*|опроверг\w*)\b.{0,40}(?:причастност|обвинен|ответственност)",
    r"(?:نفی|نفت|تنفی|ینفی)\b.{0,50}(?:مس[یئؤ]ولی[هت]|تورط|علاقت|ضلوع|صله|وقوف|اتهام)",
    r"(?:دخالت|دست داشتن|نقش|اتهام)\b.{0,40}(?:رد کرد|تکذیب|انکار)", r"(?:الزام|ملوث)\b.{0,40}(?:تردید|مسترد)",
    r"(?:nekter|avviser|benekter)\b.{0,40}(?:ansvar|innblanding|anklag)",
    r"(?:заперечи\w+|відкину\w+|спростува\w+)\b.{0,40}(?:причетніст|звинувачен|відповідальн)",
    r"(?:nega|ha negato|ha respinto|smenti\w+)\b.{0,40}(?:coinvolgiment|responsabil|accus)",
    r"(?:suçlama|iddia|sorumluluğ|bağlantı)\w*\b.{0,30}(?:reddet|yalanla)\w*",
    r"(?:förnekar|förnekade|nekar)\b.{0,40}(?:inblandning|ansvar|anklag)", r"(?:benægter|afviser)\b.{0,40}(?:indblanding|ansvar|anklag)",
    r"(?:ontkent|ontkende\w*|verwerpt)\b.{0,40}(?:betrokkenheid|verantwoordelijk|beschuldig)",
    r"(?:zaprzecz\w+|odrzuci\w+)\b.{0,40}(?:udział|odpowiedzialn|oskarżen|zarzut)",
)  # fmt: skip
CLAIMS = table(
    r"(?:claim|claimed|claims|claiming|taken|took|take|takes|accept|accepted|admitted|assumed) (?:full )?responsibility",
    r"said (?:it|they) (?:had )?(?:carried out|was behind|were behind)",
    r"reivindic(?:ó|aron|ou|aram|a\b)", r"se (?:atribuyó|adjudicó|atribuyeron)", r"(?:a|ont) revendiqué", r"revendiqu(?:e|ent)\b",
    r"bekannt?e?n? sich\b", r"reklamiert\w*\b", r"взял\w* (?:на себя )?ответственност",
    r"ответственность\b.{0,50}взял", r"(?:تبنت|تبنی|یتبنی)\b", r"(?:اعلن|اعلنت)\b.{0,30}مس[یئؤ]ولی[هت]",
    r"مس[یئؤ]ولی[هت]\b.{0,60}(?:بر ?عهده گرفت|پذیرفت)", r"ذمه داری قبول",
    r"(?:tatt|tar|tok|påtatt|påtok) .{0,15}(?:ansvar|skyld)",
    r"ha(?:nno)? rivendicato", r"üstlendi",
    r"взял\w* (?:на себе )?відповідальн", r"взяв (?:на себе )?відповідальн", r"assumi(?:u|ram) (?:a )?(?:autoria|responsabilidade)",
    r"(?:eiste|eisten|heeft) .{0,30}(?:aanslag|verantwoordelijkheid) op", r"opgeëist door",
    r"przyzna[łl]\w* się", r"tog på sig ansvaret|tagit på sig ansvaret", r"har taget ansvaret",
)  # fmt: skip
IN_THE_NAME = table(
    r"(?: \w+){0,4}? (?:in the name of|on behalf of|en nombre de|au nom d|im namen|em nome d|a nome d|от имени|від імені|باسم|به نام)"
)
BY_CLAIM = table(r"claimed by", r"responsibility .{0,40}claimed by", r"reivindicad[oa] por", r"revendiqué\w* par", r"rivendicat\w+ da")
BLAMED = table(
    r"(?:carried out|perpetrated|committed|staged|orchestrated|masterminded|launched|conducted|mounted) by", r"(?:the )?work of",
    r"attributed to",
    r"(?:blam(?:ed|es|ing)|pinned)\b.{2,70}? on\b", r"(?:blam(?:ed|es|ing)|accus(?:ed|es|ing)|implicated)\b",
    r"(?:culp|acus|responsabiliz)\w+ (?:a\b|al\b|ao\b|o\b|os\b)", r"atribu\w+ (?:el|la|o|a)\b.{2,60}? (?:a|al|ao|à)\b",
    r"(?:perpetrad|cometid|lanzad|realizad)[oa]s? por", r"(?:accus\w+|imput\w+|attribu\w+)\b", r"(?:perpétré|commis|mené)e?s? par",
    r"(?:beschuldig\w+|machte\w*)\b", r"verübt von", r"обвинил\w*",
    r"возложил\w* (?:вину|ответственность) .{0,50}?на\b", r"совершен\w* ", r"(?:اتهم|اتهمت|یتهم|تتهم)\b",
    r"(?:حمل|حملت)\b.{0,30}مس[یئؤ]ولی[هت]", r"نفذه\w?", r"متهم کرد", r"الزام", r"(?:beskyldte|anklaget|anklager|beskylder)\b",
    r"utført av",
    r"accusat\w+",
    r"звинувати\w+", r"поклал\w* (?:провин|відповідальн)\w+ .{0,50}?на\b", r"скоєн\w* ", r"здійснен\w* ",
    r"ha(?:nno)? (?:accusato|attribuito|incolpato)", r"(?:compiut|perpetrat)\w+ da", r"suçla(?:dı|dılar|yan)\b", r"sorumlu tut\w+",
    r"tarafından (?:düzenlen|gerçekleştiril)\w*", r"anklagade|beskyllde|beskyldte", r"beschuldigd\w*|gepleegd door",
    r"oskarż[yo]ł\w*|obwinił\w*",
)  # fmt: skip
BEHIND = table(
    r"(?:was|were|is|are|being|be) (?:behind|responsible for)\b",
    r"(?:was|were|is|are) to blame\b",
    r"est(?:á|aba|uvo|uvieron) detrás",
    r"derrière l",
    r"stecken? hinter",
    r"стоит за",
    r"стояли за",
    r"وراء",
    r"پشت این",
    r"стоїть за",
    r"стоять за",
    r"dietro l",
    r"está por trás|estão por trás",
    r"arkasında\b",
    r"står bak|står bakom|står bag",
    r"zit achter|zitten achter",
    r"stoi za|stoją za",
)
_KINDS = (
    r"terrorists?|terror groups?|rebels?|insurgents?|militants?|gunmen|jihadists?|extremists?|separatists?|islamists?|"
    r"opposition (?:fighters|forces|groups)|government forces|"
    r"regime forces|hackers?|criminals?|gangs?|terroristas?|grupos terroristas|rebeldes|insurgentes|militantes|yihadistas|"
    r"extremistas|terroristes?|rebelles|djihadistes|terroristen|"
    r"террорист\w*|боевик\w*|повстанц\w*|сепаратист\w*|экстремист\w*|ارهاب\w*|مسلح\w*|متمرد\w*|متطرف\w*|تروریست\w*|شورشی\w*|"
    r"پیکارجو\w*|دہشت ?گرد\w*|terrorister|opprørere|militanter|терорист\w*|бойовик\w*|повстан\w*|сепаратист\w*|"
    r"terroristi|ribelli|estremisti|terörist\w*|isyancı\w*|militan\w*|rebeller|extremister|terroristen|opstandelingen|terroryst\w*|"
    r"rebelian\w*"
)  # fmt: skip
KIND = table(_KINDS)
ATTACKS = table(
    rf"(?:{_KINDS})\W+(?:\w+ ){{0,2}}?(?:attacked|bombed|stormed|opened fire|struck|hit|targeted|atacaron|ont attaqué|griffen|напали|"
    rf"атаковали)\b"
)
CYBER = table(
    r"hack\w*", r"cyber\w*", r"ransomware", r"malware", r"phishing", r"ciber\w*", r"кибер\w*", r"хакер\w*", r"هک", r"سایبر", r"سیبران"
)
EVENT_WORD = table(
    r"attack|assault|ataque|attaque|angriff|anschlag|attentat|atentado|attacco|attentato|нападени|покушени|напад|замах|هجوم|اعتدا|حمله|"
    r"حملے|سوء قصد|saldırı|suikast|angrep|angreb|aanval|aanslag|atak|zamach",
    r"blast|explosion|انفجار|تفجیر|вибух|взрыв|patlama",
    r"assassinat|murder|killing|asesinato|assassinio|omicidio|mord\b|убийств|вбивств|اغتیال|قتل|ترور|cinayet|drap|moord|zabójstw",
    r"kidnap|abduct|secuestro|enlèvement|entführung|sequestro|rapimento|похищени|викраденн|خطف|آدم ?ربایی|اغوا|kaçırma|ontvoering|"
    r"porwani",
    r"coup\b|plot\b|putsch|mutiny|golpe\b|intentona|asonada|sublevación|staatsstreich|meuterei|colpo di stato|переворот|мятеж|путч|"
    r"заколот|انقلاب|تمرد|کودتا|بغاوت|darbe|isyan|kupp|statskupp|staatsgreep|zamach stanu",
    r"sabotage|sabotaje|sabotagem|sabotaggio|диверси|تخریب|خرابکاری|sabotaj|sabotaż",
    r"poison|envenen|vergift|отравлен|отруєн|تسمیم|مسموم|zehirl",
    r"massacre|masacre|massaker|massacro|резн|مجزره|مذبحه|کشتار|قتل عام|katliam|massakre|bloedbad|masakr",
    r"crash|downing|derribo|abschuss|abbattimento|сбит|крушени|збит|اسقاط|سرنگون|nedskyting|zestrzeleni",
    r"arson|fire\b|incendi|brandstiftung|поджог|підпал|حریق|آتش افروزی|kundak", r"responsib", r"who did it",
)  # fmt: skip
ACTS = frozenset({"attack", "clash", "disaster", "harm", "abduct", "coup", "hack"})
REACH = 70
_ARABIC = lazy(r"[\u0600-\u06ff]")
_CUES = (UNCLAIMED, UNKNOWN, DENIES, CLAIMS, BY_CLAIM, BLAMED, BEHIND, ATTACKS)
_ANY = Shelf(_CUES)


def read_blame(claim: Claim, setting: Setting) -> Iterator[Said]:
    """What a claim says of who did it."""
    text = folded(claim.statement)
    if (
        not any(_CUES[number].search(text) for number in _ANY.may(text))
        or claim.certainty is Certainty.FORECAST
        or not _of_an_act(text)
        or (is_long_ago(claim, setting) if DENIES.search(text) or CLAIMS.search(text) else is_elsewhere(claim, setting))
    ):
        return
    story = story_of(claim, setting)
    for value, key in _answers(claim, setting, text):
        yield Said(f"{story}|who did it", shown(setting, story, "responsibility"), "who did it", value, key, claim)


@lru_cache(maxsize=20_000)
def _of_an_act(text: str) -> bool:
    return bool(actions_of(text) & ACTS or CYBER.search(text) or EVENT_WORD.search(text) or UNCLAIMED.search(text))


def _answers(claim: Claim, setting: Setting, text: str) -> Iterator[tuple[str, str]]:
    if UNCLAIMED.search(text):
        yield "nobody has claimed it", "unclaimed"
        return
    if UNKNOWN.search(text):
        yield "not known", "unknown"
        return
    for pattern, how, is_behind in (
        (DENIES, "denies it", False),
        (CLAIMS, "claims it", False),
        (BY_CLAIM, "claims it", True),
        (BLAMED, "", True),
        (BEHIND, "", False),
    ):
        hit, behind = pattern.search(text), is_behind
        if hit and pattern is CLAIMS and (named := IN_THE_NAME.match(text, hit.end())):
            hit, behind = named, True
        who = _culprit(claim, setting, text, hit, behind=behind) if hit else None
        if who:
            yield (f"{who[0]} {how}".strip(), f"{how or 'blamed'}|{who[1]}")
            return
    hit = ATTACKS.search(text)
    if hit and (kind := KIND.match(text, hit.start())):
        yield kind.group(), "blamed|~"


def _culprit(claim: Claim, setting: Setting, text: str, hit: re.Match[str], *, behind: bool) -> tuple[str, str] | None:
    """Who is meant: a name or a kind of people behind the cue, or before it, the nearest; (shown, key)."""
    low, high = (
        (hit.start(), hit.end() + REACH) if behind else (max(0, hit.start() - REACH), hit.end() + (REACH if not text.isascii() else 0))
    )
    named = [n for n in names_in(claim, setting, text) if low <= n.start < high and _can_do(n, setting)]
    anchor = hit.end() if behind else hit.start()
    found = [(abs(n.start - anchor), setting.names[n.entity], n.entity) for n in named]
    found += [(abs(k.start() - anchor), k.group(), "~") for k in KIND.finditer(text, low, min(high, len(text)))]
    best = min(found, default=None)
    if best is None and behind and _ARABIC.search(text):
        return _culprit(claim, setting, text, hit, behind=False)  # the verb stands last in Persian and Urdu
    return best[1:] if best else None


def _can_do(named: Named, setting: Setting) -> bool:
    """A town does nothing; a country may."""
    return named.kind is not EntityKind.PLACE or country_of(setting.written[named.entity]) is not None


def judge_blame(together: Sequence[Said]) -> Ruling | None:
    """Two names are a conflict, a name and its denial two opinions; that nobody claimed it excludes no name."""
    how: dict[str, set[str]] = {}
    for said in together:
        kind, _, who = said.key.partition("|")
        how.setdefault(kind, set()).add(who)
    blamed = how.get("blamed", set()) - {"~"}
    claimed = how.get("claims it", set()) - {"~"}
    if len(blamed | claimed) > 1 and len({said.claim.source for said in together}) > 1:
        names = " and ".join(sorted({s.value for s in together if s.key.partition("|")[2] in blamed | claimed}))
        return Ruling(DifferenceKind.CONFLICT, different("two are named", 0.75, f"The sources name {names}"), STAYS_OPEN)
    if how.get("denies it"):
        return Ruling(DifferenceKind.OPINION, different("blamed and denied", 0.8, "One side is named, and there is a denial"), STAYS_OPEN)
    if claimed and "unclaimed" in how:
        return Ruling(DifferenceKind.UPDATE, same("claimed later", 0.7, "At first nobody had claimed it; then somebody did"))
    if "unclaimed" in how or "unknown" in how:
        if not (blamed or claimed or "blamed" in how):
            return None
        why = same(
            "blamed, not claimed",
            0.8,
            "Some say who did it, others that nobody claimed it or that it is not known: both can be true, and none proves it",
        )
        return Ruling(DifferenceKind.SCOPE, why)
    return None


BLAME = Facet("who did it", ConflictKind.ROLE, read_blame, judge_blame)
