"""What is done, in classes: a table of word stems. A meeting is no telephone call and a clash no bombing.

Patterns are matched in folded, lower-case text at the beginning of a word. Strong classes tell occurrences
apart; weak ones ("discussed", "killed", "said") go with several of them and count only where nothing stronger stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.reconcile.wording import folded, folded_pattern

_WORD = lazy(r"\w+")
_SEVERAL = lazy(r"[ \-]|\.\{")  # what tells that a pattern goes beyond one word
STRONG = {
    "call": (
        r"phone (?:call|conversation)|telephon|phoned|spoke by phone|call(?:ed)? (?:with|between)|تماس تلفنی|گفتگوی تلفنی"
        r"|اتصال هاتفی|ٹیلی فون|телефон|llamada|telefon|appel téléphonique|entretien téléphonique|telefonat|chamada|telefonata"
    ),
    "meet": (
        r"met\b|meet|huddle|summit|received (?:the|his|her|president|minister|general|a delegation)|hosted talks|دیدار|ملاقات"
        r"|نشست|التق|اجتمع|اجتماع|لقاء|ملاقات|встре|саммит|зустр|саміт|reuni|encuentr|møt|rencontr|réuni|sommet|treff|traf\b"
        r"|gipfel|encontr|cúpula|incontr|vertice|görüş|buluş|zirve"
    ),
    "abduct": (
        r"hostage|kidnap|abduct|captiv|held captive|گروگان|ربود|آدم ?ربایی|رهائن|الرهائن|رهينة|خطف|اختطف|یرغمال|اغوا|заложник"
        r"|похи(?:щ|т)|заручник|викрад|rehén|rehenes|secuestr|gissel|gidsel|kidnapp|otage|enlèvement|enlevé|geisel|entführ|refém"
        r"|reféns|sequestr|ostagg|rehine|kaçır"
    ),
    "coup": (
        r"coup\b|putsch|junta|mutin|overthr|seized power|martial law|کودتا|انقلاب عسكري|انقلاب|بغاوت|تختہ الٹ|переворот|путч"
        r"|мятеж|хунта|заколот|golpe|kupp|putsch|staatsstreich|meuterei|colpo di stato|darbe"
    ),
    "hack": (
        r"cyber|hack|ransomware|malware|phishing|ddos|data breach|سایبری|هک\b|سيبراني|إلكترونية|اختراق|سائبر|кибер|хакер|взлом"
        r"|кібер|хакер|ciberat|hacke|dataangrep|cyberattaque|pirat|ataque cibernético|siber"
    ),
    "attack": (
        r"bomb|blast|explo|attack|detonat|gunm[ae]n|open(?:ed)? fire|shoot|shot\b|shooter|assassinat|massacre|stabb|raid"
        r"|air ?strike|shell(?:ed|ing)|ambush|grenade|انفجار|حمله|تیراندازی|هجوم|تفجیر|اطلاق نار|اطلاق النار|حملہ|دھماک|فائرنگ"
        r"|взрыв|стрел|напад|теракт|атак|обстрел|вибух|стріл|обстріл|atentado|tiroteo|ataque|explosi|dispar|abrió fuego|skyt"
        r"|angrep|eksplo|attentat|attaque|fusillade|tir(?:s|é|er)\b|bombard|anschlag|angriff|schüsse|schoss|explosion|tiros"
        r"|tiroteio|attacco|attentato|spari|saldırı|patlama|ateş açt"
    ),
    "clash": (
        r"clash|skirmish|firefight|confrontation|gun ?battle|exchange of fire|fighting|درگیری|اشتباک|معارك|جھڑپ|столкнов"
        r"|перестрел|бои\b|зіткнен|бої\b|enfrentamient|sammenstøt|affrontement|combats|zusammenst|gefecht|kämpfe|confronto"
        r"|scontri|çatışma"
    ),
    "arrest": (
        r"arrest|detain(?:ed|ing)|apprehend|taken into custody|in custody|بازداشت|دستگیر|اعتقل|اعتقال|گرفتار|арест|задерж"
        r"|заарешт|затрим|detenid|detuv|arrestad|pågrep|arrêt(?:é|ée|és|ées|er|ation)\b|interpell|garde à vue|festgenommen"
        r"|festnahme|verhaft|detid|presos?\b|gözaltı|tutukla"
    ),
    "sign": (
        r"sign(?:ed|ing)\b|ratif|initialled|امضا|وقع|دستخط|подпис|підпис|firmó|firmaron|signert|signé|signature|unterzeich"
        r"|assinou|firmat|imzala"
    ),
    "evacuate": r"evacuat|population swap|safe passage|تخلیه|اجلاء|انخلاء|эваку|евак|evacua|evaku|évacu|tahliye",
    "launch": (
        r"inaugurat|launch|unveil|opened a\b|commission(?:ed|ing) a|افتتاح|رونمایی|تدشین|открыл|відкри|inaugur|lancement|eröffn"
        r"|açılış"
    ),
    "vote": (
        r"elect(?:ed|ion|oral)|vote[ds]?\b|voting|poll(?:s|ing)\b|ballot|run-?off|referendum|recount|انتخاب|رای ?گیری|انتخابات"
        r"|выбор|голосов|вибор|elecci|comicio|votaci|valg|élection|scrutin|vote|wahl|abstimm|eleiç|votaç|elezion|seçim|oylama"
    ),
    "protest": (
        r"protest|demonstrat|rally|rallies|riot|اعتراض|تظاهر|احتجاج|احتجاج|протест|митинг|мітинг|manifest|protesta|émeute"
        r"|manifestation|kundgebung|demonstr|unruhen|gösteri|eylem"
    ),
    "disaster": (
        r"earthquake|quake|tremor|aftershock|flood|landslide|mudslide|hurricane|cyclone|typhoon|storm|wildfire|blaze"
        r"|crash(?:ed)?\b|derail|sank\b|capsiz|collapse|erupt|زلزله|زمین ?لرزه|سیل\b|سقوط|زلزال|فيضان|حريق|زلزلہ|سیلاب|землетряс"
        r"|подземн\w+ толч|наводнен|паводок|пожар|крушен|землетрус|повін|пожеж|катастроф|terremoto|sismo|inundaci|incendio"
        r"|accidente|jordskjelv|flom|brann|styrt|séisme|tremblement de terre|inondation|incendie|tempête|erdbeben|überschwemm"
        r"|hochwasser|waldbrand|absturz|abgestürzt|inundaç|incêndio|alluvion|deprem|sel\b|yangın|uçak kaza|düştü"
        r"|sunk|sinking|shipwreck|estrell|naufrag|hundi(?:ó|d|m)|écras|gesunken|untergang|havar|forlis|sunket|affond|colat[oa] a picco"
        r"|schiant|разби(?:л|в)|затону|кораблекруш|авари|розби(?:л|в)|غرق|تحطم|سانحه|ڈوب|battı|batan|batma"
    ),
    "appoint": (
        r"appoint|sworn in|named as|resign|dismiss(?:ed|al)|sacked|ousted|step(?:ped|s)? down|منصوب|استعفا|تعیین|استقال|назнач"
        r"|отстав|призначен|відстав|nombr|dimit|nommé|démission|ernannt|rücktritt|zurückgetreten|nomead|renunci|dimission|atandı"
        r"|istifa"
    ),
    "test": (
        r"test-?fir|missile test|nuclear test|fired a (?:ballistic )?missile|آزمایش موشک|ракетн\w+ испыт|essai de missile"
        r"|raketentest"
    ),
    "sentence": (
        r"sentenc|convict|trial\b|verdict|indict|محاکم|محکوم|приговор|вирок|condenad|dømt|condamn|procès|verurteil|urteil"
        r"|prozess|sentença|mahkûm|mahkum"
    ),
}
WEAK = {
    "talk": (
        r"talks?\b|discuss|negotiat|conversation|گفتگو|گفت و گو|مذاکر|رایزنی|محادثات|مباحثات|مذاکرات|перегов|обсуд|переговор"
        r"|conversaci|negocia|samtale|pourparlers|négoci|discussion|gespräch|verhand|conversaç|colloqui|müzakere"
    ),
    "harm": (
        r"kill|dead\b|deaths?\b|died\b|casualt|fatalit|wound|injur|hurt\b|کشته|زخمی|قتل|مقتل|ضحايا|اصيب|جرحى|ہلاک|جان ?باخت"
        r"|погиб|убит|ранен|пострада|загин|поранен|muert|herid|mató|fallec|drept|skadd|omkom|mort|tué|bless|victime|getötet"
        r"|tote\b|toten\b|verletzt|opfer|mort|ferid|vítima|uccis|ferit|morti|öldü|ölen|yaral|can kaybı|hayatını kaybe"
    ),
    "announce": (
        r"statement|announc|declar|press release|communiqu|بیانیه|اعلام کرد|اعلن|بیان|اعلان|заяв|сообщи|повідом|comunicad|anunci"
        r"|kunngj|déclar|annonc|communiqué|erklär|mitgeteilt|mitteil|comunic|dichiar|açıkla"
    ),
    "propose": (
        r"propos|offer(?:ed|s)?\b|approach(?:ed)? .{0,30} with|invite|پیشنهاد|دعوت|اقترح|предлож|запропон|propus|foresl|vorschl"
        r"|propost|öner"
    ),
}
VIOLENT = frozenset({"attack", "clash", "disaster", "arrest", "harm", "abduct", "coup", "hack"})
LEADING = VIOLENT | {"vote", "protest", "evacuate", "sentence", "test", "appoint"}
"""What a whole report may be about: two reports of one kind that name several of the same tell one story."""
IN_WORDS = {
    "call": "telephone call", "meet": "meeting", "arrest": "arrests", "evacuate": "evacuation", "launch": "opening",
    "sign": "signing", "appoint": "appointment", "sentence": "trial", "harm": "event", "abduct": "hostage-taking", "hack": "cyber attack",
}  # fmt: skip
"""How a class is called on the page, where its own name does not say it."""
WEAK_NAMES = frozenset(WEAK)
GOES_WITH = {
    "talk": frozenset({"meet", "call"}),
    "harm": frozenset({"attack", "clash", "disaster", "protest", "abduct", "coup"}),
    "announce": frozenset(STRONG),
    "propose": frozenset(),
}
# A class that is told only as a circumstance where another stands: the attack on the evacuees is no evacuation.
YIELDS = {"meet": frozenset({"call"}), "evacuate": frozenset({"attack", "disaster"}), "attack": frozenset({"hack"})}
# Words that point back to an occurrence told before: "the meeting", "this attack", "the two leaders".
BACK = {
    "meet": (
        r"\b(?:the|this|that) (?:meeting|talks?|huddle|summit|visit|discussions?|(?:two )?leaders|press release|statement)\b|"
        r"\bboth (?:parties|sides|leaders)\b|\btwo sides\b|رهبران (?:دو )?کشور|این (?:دیدار|نشست|بیانیه|گفتگو)|هر دو طرف|این ملاقات"
    ),
    "call": r"\b(?:the|this|their) (?:call|conversation|discussions?)\b|\bboth leaders\b",
    "attack": (
        r"\b(?:the|this|that) (?:\w+ )?(?:attacks?|bombing|blast|explosion|shooting|assault|dead|death toll|toll|victims"
        r"|attacker|bomber|shooter|gunman|suspect)\b|"
        r"\bthose killed\b"
    ),
    "clash": r"\b(?:the|this|that) (?:\w+ )?(?:clash|clashes|fighting|battle)\b",
    "evacuate": r"\b(?:the|this) (?:\w+ )?(?:evacuation|evacuees|convoys?|deal)\b",
    "disaster": r"\b(?:the|this) (?:quake|earthquake|tremor|floods?|storm|fire|blaze|crash|disaster)\b",
    "abduct": r"\b(?:the|these|those) (?:\w+ )?(?:hostages?|captives?|kidnappers?|hostage-takers?)\b",
    "coup": r"\b(?:the|this) (?:\w+ )?(?:coup|mutineers?|plotters?|junta)\b",
}
EARLIER = lazy(
    r"^\W*(?:earlier(?! (?:in the day|today|on|this))|previously|before (?:that|this)|in the past|last (?:month|year)"
    r"|a (?:year|month) (?:ago|earlier)|years? ago|پیش از این|قبلا|في وقت سابق|وقبل|ранее|anteriormente|tidligere)",
    re.IGNORECASE,
)


class _Table(NamedTuple):
    """Patterns by class, those of one word apart from those of several: a word is looked up once, whatever sentence it stands in."""

    words: tuple[tuple[str, re.Pattern[str]], ...]
    phrases: tuple[tuple[str, re.Pattern[str]], ...]
    any_phrase: re.Pattern[str]


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern that stand outside brackets."""
    depth, start = 0, 0
    for at, char in enumerate(pattern):
        depth += (char in "([") - (char in ")]")
        if char == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


@cache
def _table() -> _Table:
    words: list[tuple[str, re.Pattern[str]]] = []
    phrases: list[tuple[str, str]] = []
    for name, pattern in (*STRONG.items(), *WEAK.items()):
        told = [folded_pattern(one) for one in _alternatives(pattern) if one]
        single = [one for one in told if not _SEVERAL.search(one)]
        if single:
            words.append((name, re.compile(f"(?:{'|'.join(single)})")))
        phrases += [(name, one) for one in told if _SEVERAL.search(one)]
    return _Table(
        tuple(words),
        tuple((name, re.compile(rf"(?<!\w)(?:{one})")) for name, one in phrases),
        re.compile(rf"(?<!\w)(?:{'|'.join(one for _, one in phrases)})"),
    )


@lru_cache(maxsize=200_000)
def _classes_of(word: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _table().words if pattern.match(word))


@cache
def _backs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(folded_pattern(pattern), re.IGNORECASE)) for name, pattern in BACK.items())


# The nouns in BACK, one of which stands in every text that points back.
_BACK_NOUN = lazy(
    folded_pattern(
        r"meeting|talk|huddle|summit|visit|discussion|leader|press|statement|part(?:y|ies)|side|call|conversation|attack|bomb|blast|explosion"
        r"|shoot|assault|dead|death|toll|victim|gunm|suspect|kill|clash|fight|battle|evacu|convoy|deal|quake|earthquake|tremor|flood|storm"
        r"|fire|blaze|crash|disaster|hostage|captive|kidnap|coup|mutin|plotter|junta|رهبران|این|هر"
    )
)


@lru_cache(maxsize=200_000)
def _may_point_back(word: str) -> bool:
    return _BACK_NOUN.match(word) is not None


@lru_cache(maxsize=100_000)
def actions_of(text: str) -> frozenset[str]:
    """The classes of what a sentence tells; weak ones only where no strong one that they go with stands there.

    A clash is told with words of attack as well, and a call with words of meeting: the narrower one is kept.
    """
    plain = folded(text)
    found: set[str] = set()
    for word in _WORD.findall(plain):
        found |= _classes_of(word)
    if _table().any_phrase.search(plain):
        found |= {name for name, pattern in _table().phrases if pattern.search(plain)}
    found -= {name for name, stronger in YIELDS.items() if found & stronger}
    return frozenset(name for name in found if name in STRONG or not (found & GOES_WITH[name]))


@lru_cache(maxsize=100_000)
def points_back(text: str) -> frozenset[str]:
    """The classes that words such as "the meeting" point back to."""
    plain = folded(text)
    if not any(map(_may_point_back, _WORD.findall(plain))):
        return frozenset()
    return frozenset(name for name, pattern in _backs() if pattern.search(plain))


@lru_cache(maxsize=100_000)
def compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of classes can be of one occurrence."""
    if one & other - {"announce"}:
        return True
    return any(GOES_WITH.get(a, frozenset()) & other for a in one - {"announce"}) or any(
        GOES_WITH.get(b, frozenset()) & one for b in other - {"announce"}
    )


def blocking_acts(actions: frozenset[str]) -> frozenset[str]:
    """The classes under which a claim is looked up: a weak one also under the strong ones that it goes with, if they are few."""
    wider = (GOES_WITH[act] for act in actions & frozenset(GOES_WITH) if act != "announce")
    return actions.union(*wider)
