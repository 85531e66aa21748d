"""Words of which names of bodies are made, in other languages, and their English: names of bodies are translated, not transliterated.

Keys are folded (Arabic and Persian letter forms are one) and in lower case; longer phrases are replaced before shorter ones.
"""

from __future__ import annotations

import re
from functools import cache

from briefer.lexicon.folding import fold

_WORDS = {
    "presidential": "ریاست جمهوری|رئاسة الجمهورية|الرئاسي|صدارتی|presidencial|администрация президента",
    "office": "دفتر|مكتب|oficina|канцелярия|kontor",
    "ministry": "وزارت|وزارة|ministerio|министерство|departement",
    "defence": "دفاع|الدفاع|defensa|обороны|forsvarsdepartementet",
    "foreign": "امور خارجه|خارجه|الخارجية|خارجہ|exteriores|иностранных дел|utenriks",
    "interior": "کشور|الداخلية|داخلہ|внутренних дел",
    "front": "جبهه|الجبهة|جبهة|frente|фронт",
    "resistance": "مقاومت|المقاومة|مزاحمت|resistencia|сопротивления",
    "national": "ملی|الوطني|الوطنية|قومی|nacional|национальный|национального|национальной|nasjonal",
    "security": "امنیت|الأمن|سلامتی|seguridad|безопасности|sikkerhet",
    "council": "شورای|مجلس|کونسل|consejo|совет|råd",
    "committee": "کمیته|لجنة|کمیٹی|comité|комитет|komité",
    "supreme": "عالی|الأعلى|supremo|верховный",
    "observatory": "مرصد|المرصد|دیدبان|observatorio|обсерватория",
    "human": "بشر|الإنسان|انسانی|humanos|человека",
    "rights": "حقوق|لحقوق|derechos|прав",
    "syrian": "سوری|السوري|السورية|sirio|сирийская|сирийский",
    "united": "متحد|المتحدة|متحدہ|unidas|объединенных|forente",
    "nations": "ملل|الأمم|اقوام|naciones|наций|nasjoner",
    "army": "ارتش|الجيش|فوج|ejército|армия|hær",
    "police": "پلیس|شرطة|الشرطة|پولیس|policía|полиция|politi",
    "department": "اداره|إدارة|محکمہ|departamento|департамент|управление",
    "organisation": "سازمان|منظمة|تنظیم|organización|организация|organisasjon",
    "intelligence": "اطلاعات|المخابرات|الاستخبارات|inteligencia|разведки|etterretning",
    "party": "حزب|الحزب|پارٹی|partido|партия|parti",
    "school": "مدرسه|مدرسة|سکول|اسکول|instituto|escuela|centro educativo|школа|skole",
    "high": "الثانوية|متوسطه|secundaria|средняя|videregående",
    "hospital": "بیمارستان|مستشفى|ہسپتال|hospital|больница|sykehus",
    "university": "دانشگاه|جامعة|یونیورسٹی|universidad|университет|universitet",
    "government": "دولت|حکومت|الحكومة|gobierno|правительство|regjering",
    "movement": "تحریک|جنبش|حركة|movimiento|движение",
    "democratic": "دموکراتیک|الديمقراطية|democráticas|демократические",
    "forces": "نیروهای|قوات|افواج|fuerzas|силы|styrker",
    "islamic": "اسلامی|الإسلامية|islámico|исламское",
    "state": "دولت اسلامی|الدولة|estado|государство",
    "county": "مقاطعة|condado|округ",
}


def _plain(text: str) -> str:
    """Folded word by word, in lower case: folding the whole would join words of the Arabic script."""
    return " ".join(fold(word).text for word in text.split()).lower()


@cache
def _table() -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = [(_plain(word), english) for english, words in _WORDS.items() for word in words.split("|")]
    ranked = sorted(pairs, key=lambda pair: (-len(pair[0]), pair))
    return tuple((re.compile(rf"(?<!\w){re.escape(word)}(?!\w)"), english) for word, english in ranked)


def in_english(name: str) -> str:
    """A name of a body with the words that are known put into English; the rest stays as it is.

    ``"جبهه مقاومت ملی"`` gives ``"front resistance national"``: the order does not matter where names are compared.
    """
    spaced = _plain(name)
    for pattern, english in _table():
        spaced = pattern.sub(f" {english} ", spaced)
    return " ".join(spaced.split())
