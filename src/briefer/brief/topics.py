"""Which subjects weigh how much in a security brief: one general table, in the words of several languages.

A weight is an editorial judgement of this house, from 0 (leave it to the culture pages) to 6 (people were killed).
The words are beginnings of words, folded and in lower case, or whole words where a full stop ends them; those of
the Arabic script may stand after a prefix such as ``ال`` or ``و``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefer.lexicon.folding import fold


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
        "clash fighting battle. offensive invasion invade war. wars. insurgen militant rebel. rebels. combat. armed "
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
        "security",
        2.5,
        "security defence defense threat tension alliance partnership police sheriff seguridad policía sikkerhet politi",
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


@cache
def _pattern(topic: Topic) -> re.Pattern[str]:
    words = (re.escape(w.rstrip(".")) + (r"\b" if w.endswith(".") else "") for w in topic.latin.split())
    latin = "|".join(sorted(words, key=len, reverse=True))
    other = "|".join(sorted((re.escape(fold(w).text) for w in topic.other.split()), key=len, reverse=True))
    return re.compile(rf"\b(?:{latin})" + (rf"|\b(?:ال|و|ب|وال|لل)?(?:{other})" if other else ""))


def weigh(text: str) -> Weight:
    """How much a text weighs: its heaviest subject, and half a point for each of up to three more."""
    folded = " ".join(fold(word).text for word in text.split()).casefold()  # word by word: folding joins words of the Arabic script
    found = sorted((t for t in TOPICS if _pattern(t).search(folded)), key=lambda t: (-t.weight, t.name))
    light = LIGHT.weight if _pattern(LIGHT).search(folded) else 0.0
    if not found:
        return Weight(light, (LIGHT.name,) if light else ())
    value = found[0].weight + 0.5 * len(found[1:4]) + (light if found[0].weight < 3 else 0.0)
    return Weight(value, tuple(t.name for t in found[:3]))
