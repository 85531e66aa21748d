"""Which subjects weigh how much in a security brief: one general table, in the words of several languages.

A weight is an editorial judgement of this house, from 0 (leave it to the culture pages) to 6 (people were killed).
The words are beginnings of words, folded and in lower case, or whole words where a full stop ends them; those of
the Arabic script may stand after a prefix such as ``ال`` or ``و``.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from briefer.lexicon.folding import fold, is_arabic
from briefer.lexicon.patterns import lazy


class Topic(NamedTuple):
    """A subject, its weight and the beginnings of words that show it."""

    name: str
    weight: float
    latin: str
    other: str = ""


TOPICS = (
    Topic(
        "people killed",
        6.0,
        "kill dead. deadly death died. dies. fatal casualt massacre assassinat murder slain. martyred muert mató. "
        "fallec asesin drept døde. drap. tué. tués. morts. getötet tote. ölü. öldü",
        "کشته قتل جانباخت شهید تلفات ہلاک مقتل قتلى ضحايا استشهد погиб убит убил смерт жертв",
    ),
    Topic(
        "attack",
        5.5,
        "attack bomb blast explosi shooting shooter gunm shelling airstrike strike ambush raid. raids. hostage kidnap "
        "stabb ataque atentado tiroteo explosión bombarde angrep eksplosjon skyting skjøt attentat fusillade angriff "
        "anschlag saldırı patlama",
        "حمله انفجار بمب تیراندازی حملہ دھماکہ هجوم تفجیر اطلاق قصف انفجار взрыв атак теракт стрельб обстрел нападен",
    ),
    Topic(
        "clash or war",
        5.0,
        "clash fighting battle. offensive invasion invade war. wars. insurgen militant rebel. rebels. combat. "
        "front-line frontline confrontation enfrentamient guerra krig kamp milici gefecht çatışma savaş",
        "درگیری جنگ نبرد شورشی جھڑپ جنگجو اشتباک معارک حرب مسلح столкнов войн боев бои мятеж",
    ),
    Topic(
        "coup or emergency",
        5.0,
        "coup. putsch martial mutiny golpe kupp curfew emergency",
        "کودتا بغاوت انقلاب переворот путч",
    ),
    Topic(
        "weapons of mass destruction or missiles",
        5.0,
        "nuclear missile ballistic chemical warhead drone misil atomr rakett",
        "هسته موشک میزائل نووی صاروخ ядерн ракет",
    ),
    Topic(
        "terrorism",
        4.5,
        "terror extremis jihad isis. radicalis suicide-bomb",
        "ترور دهشت تروریس دہشت ارهاب террор экстрем",
    ),
    Topic(
        "intelligence",
        4.0,
        "intelligence espionage spy. spies. inter-services etterretning inteligencia",
        "اطلاعات استخبارات مخابرات جاسوس развед шпион",
    ),
    Topic(
        "troops",
        4.0,
        "troop soldier army. military deploy mobilis mobiliz armed garrison ejército soldad hær. soldat",
        "ارتش سرباز نظامی فوج جیش جنود войск солдат арми",
    ),
    Topic(
        "border",
        3.5,
        "border frontier incursion infiltrat outpost frontera grense grenze",
        "مرز سرحد حدود границ",
    ),
    Topic(
        "sanctions",
        3.5,
        "sanction embargo blockade sanción sanksjon",
        "تحریم پابندی عقوبات санкц",
    ),
    Topic(
        "arrests",
        3.0,
        "arrest detain detention custody suspect deten arrestert pågrepet festnahme",
        "بازداشت دستگیر گرفتار اعتقال арест задерж",
    ),
    Topic(
        "evacuation or displacement",
        3.5,
        "evacuat displace refugee flee fled convoy besieg siege evacua refugiad flykt",
        "تخلیه آواره پناه اجلاء نازح لاجئ حصار эваку бежен",
    ),
    Topic(
        "people hurt",
        4.0,
        "injur wound hurt hospitali herid sårede skadd bless verletzt yaralı",
        "زخمی مجروح مصاب جرحى جریح ранен пострада",
    ),
    Topic(
        "unrest",
        3.0,
        "protest riot unrest demonstrat clashes uprising protesta opptøy",
        "اعتراض تظاهرات احتجاج مظاهر протест беспоряд",
    ),
    Topic(
        "talks",
        3.0,
        "met. meet talks. summit negotiat ceasefire truce treaty agreement deal. visit phone-call telephone discuss reun møte acuerdo",
        "دیدار ملاقات گفتگو مذاکر آتش توافق معاهده لقاء محادث هدنة اتفاق встреч переговор перемир соглашен",
    ),
    Topic(
        "alliances",
        3.5,
        "alliance alliances partnership pact. sanction ultimatum annex alianza allianse",
        "ائتلاف پیمان تحریم حلف عقوبات альянс санкци",
    ),
    Topic(
        "security",
        2.5,
        "security defence defense threat tension police sheriff seguridad policía sikkerhet politi",
        "امنیت امنیتی دفاع پولیس پلیس شرطة امن безопас оборон полици угроз",
    ),
    Topic(
        "crime",
        2.0,
        "traffick smuggl crime criminal drug. drugs. corruption crimen kriminal",
        "قاچاق مواد مخدر جرم تهریب جریمة преступ наркот",
    ),
    Topic(
        "government",
        1.5,
        "election parliament government minister president resign gobierno elecci regjering",
        "دولت انتخابات وزیر حکومت حکومة правительств выбор",
    ),
)
LIGHT = Topic(
    "sports, culture or ceremony",
    -2.0,
    "sport. sports. football cricket match. tournament concert film festival actor actress celebrity fashion "
    "birthday anniversary ceremony band. bands. wishes award recipe",
    "فوتبال جشنواره ورزش کھیل ریاضة спорт фестивал",
)


class Weight(NamedTuple):
    """The weight of a text, and the subjects that gave it, heaviest first."""

    value: float
    topics: tuple[str, ...]


PREFIXES = ("وال", "بال", "ال", "لل", "و", "ب", "ل", "")
WORD = lazy(r"\w+(?:-\w+)*")
KEY = 3


@cache
def _stems() -> dict[str, tuple[tuple[str, bool, Topic], ...]]:
    """The table by the first three letters of a word: (beginning, whether it has to be the whole word, subject)."""
    table: dict[str, list[tuple[str, bool, Topic]]] = defaultdict(list)
    for topic in (*TOPICS, LIGHT):
        for stem in (*topic.latin.split(), *topic.other.split()):
            folded = fold(stem.rstrip(".")).text
            table[folded[:KEY]].append((folded, stem.endswith("."), topic))
    return {key: tuple(found) for key, found in table.items()}


@lru_cache(maxsize=20_000)
def _topics_of(word: str) -> tuple[Topic, ...]:
    """The subjects that one word shows."""
    folded = fold(word).text
    forms = {folded, *folded.split("-")}
    if is_arabic(folded[:1] or " "):
        forms = {folded.removeprefix(p) for p in PREFIXES}
    return tuple(
        t for f in sorted(forms) for stem, whole, t in _stems().get(f[:KEY], ()) if f == stem or (not whole and f.startswith(stem))
    )


@lru_cache(maxsize=20_000)
def weigh(text: str) -> Weight:
    """How much a text weighs: its heaviest subject, and half a point for each of up to three more."""
    topics = {t.name: t for word in WORD.findall(text.casefold()) for t in _topics_of(word)}
    light = LIGHT.weight if topics.pop(LIGHT.name, None) else 0.0
    found = sorted(topics.values(), key=lambda t: (-t.weight, t.name))
    if not found:
        return Weight(light, (LIGHT.name,) if light else ())
    value = found[0].weight + 0.5 * len(found[1:4]) + (light if found[0].weight < 3 else 0.0)
    return Weight(value, tuple(t.name for t in found[:3]))
