"""Words of which names of bodies are made, in other languages, and their English: names of bodies are translated, not transliterated.

Keys are folded (Arabic and Persian letter forms are one) and in lower case; longer phrases are replaced before shorter ones.
"""

from __future__ import annotations

import re
from functools import cache

from briefer.lexicon.folding import fold

_WORDS = {
    "presidential": "ریاست جمهوری|رئاسة الجمهورية|الرئاسي|صدارتی|presidencial|администрация президента|présidentielle|cumhurbaşkanlığı",
    "office": "الهيئة|هيئة|bureau|دفتر|مكتب|oficina|канцелярия|kontor|bureau|büro|ufficio|gabinete|ofisi|офіс",
    "ministry": "міністерства|міністерству|міністерстві|министерства|министерству|министерстве|الوزارة|وزارت|وزارة|ministerio"
    "|ministério|министерство|міністерство|departement|ministère|ministerium|ministero|bakanlığı",
    "defence": "دفاع|الدفاع|defensa|defesa|обороны|оборони|forsvarsdepartementet|défense|verteidigung|difesa|savunma|defense",
    "foreign": "іноземних справ|affari esteri|relaciones exteriores|außenministerium|امور خارجه|خارجه|الخارجية|خارجہ|exteriores"
    "|иностранных дел|закордонних справ|utenriks|affaires étrangères|dışişleri|esteri",
    "interior": "کشور|الداخلية|داخلہ|внутренних дел|внутрішніх справ|intérieur|inneren|içişleri|interno|interiores",
    "front": "للجبهة|фронту|фронта|جبهه|الجبهة|جبهة|frente|фронт|cephesi",
    "resistance": "مقاومت|المقاومة|مزاحمت|resistencia|сопротивления|résistance|direniş|widerstand",
    "national": "national|الوطنیه|національне|національному|національну|национальное|национальному|ulusal|ملی|الوطني|الوطنية|قومی"
    "|nacional|национальный|национального|национальной|національний|національна|національної|nasjonal"
    "|nasjonale|nationale|nationaler|nazionale|ulusal|millî|milli",
    "security": "امنیت|الأمن|سلامتی|seguridad|segurança|безопасности|безпеки|sikkerhet|sécurité|sicherheit|sicurezza|güvenlik",
    "council": "للمجلس|المجلس|ради|раді|раду|советом|совета|совету|kurulu|شورای|مجلس|کونسل|consejo|conselho|совет|рада|råd|rådet"
    "|conseil|rat|consiglio|konseyi",
    "committee": "کمیته|لجنة|اللجنة|کمیٹی|comité|комитет|комітет|komité|komiteen|ausschuss|comitato|komitesi",
    "supreme": "عالی|الأعلى|supremo|верховный|верховна|suprême|yüksek",
    "observatory": "rasathanesi|обсерватория|обсерватории|обсерваторія|обсерваторії|مرصد|المرصد|دیدبان|observatorio|обсерватория"
    "|observatoire|beobachtungsstelle|osservatorio|gözlemevi",
    "human": "بشر|الإنسان|انسانی|humanos|человека|людини|homme|insan|umani|menschenrechte",
    "rights": "حقوق|لحقوق|derechos|direitos|прав|droits|hakları|diritti",
    "syrian": "سوری|السوري|السورية|sirio|сирийская|сирийский|syrien|syrische|suriye",
    "united": "متحد|المتحدة|متحدہ|unidas|объединенных|об'єднаних|forente|unies|vereinten|vereinte|unite|birleşmiş",
    "nations": "ملل|الأمم|اقوام|naciones|nações|наций|націй|nasjoner|nationen|nazioni|milletler",
    "army": "ارتش|الجيش|جيش|فوج|ejército|exército|армия|армія|hær|hæren|armée|armee|heer|esercito|ordusu|ordu",
    "police": "پلیس|شرطة|الشرطة|پولیس|policía|polícia|полиция|полиции|поліція|поліції|politi|politiet|polizei|polizia|polis|polisi",
    "department": "اداره|إدارة|محکمہ|departamento|департамент|управление|управління|département|abteilung|dipartimento|müdürlüğü"
    "|departementet",
    "organisation": "سازمان|منظمة|تنظیم|organización|organização|организация|організація|organisasjon|organisation|organizzazione|örgütü"
    "|organization",
    "intelligence": "اطلاعات|المخابرات|الاستخبارات|مخابرات|inteligencia|inteligência|разведки|розвідки|etterretning|renseignement"
    "|istihbarat",
    "party": "حزب|الحزب|پارٹی|partido|партия|партія|parti|partiet|partei|partito|partisi",
    "school": "مدرسه|مدرسة|المدرسة|دبیرستان|سکول|اسکول|escuela|escola|centro educativo|школа|школе|школи|skole|skolen|école|lycée"
    "|schule|scuola|okulu|lisesi",
    "high": "الثانوية|متوسطه|secundaria|средняя|средней|videregående",
    "hospital": "больницы|лікарні|лікарню|centre hospitalier|centro hospitalario|للمستشفى|клініка|госпиталь|шпиталь|بیمارستان|مستشفى"
    "|المستشفى|ہسپتال|больница|больнице|лікарня|sykehus|sykehuset|hôpital|krankenhaus|klinikum|ospedale"
    "|hastanesi",
    "university": "університету|университета|جامعة|للجامعة|دانشگاه|جامعة|یونیورسٹی|universidad|universidade|университет|університет"
    "|universitet|université|universität|università"
    "|üniversitesi",
    "government": "دولت|حکومت|الحكومة|حكومة|gobierno|governo|правительство|правительства|уряд|regjering|regjeringen|gouvernement|regierung"
    "|hükümeti",
    "movement": "تحریک|جنبش|حركة|movimiento|movimento|движение|рух|mouvement|bewegung|hareketi",
    "democratic": "الديمقراطي|democrática|democrático|демократичний|демократичного|демократического|démocratique|دموکراتیک"
    "|الديمقراطية|democráticas|демократические|démocratiques|demokratische|demokratik",
    "forces": "نیروهای|قوات|افواج|fuerzas|forças|силы|сили|styrker|styrkene|kräfte|streitkräfte|forze|kuvvetleri|güçleri",
    "islamic": "اسلامی|الإسلامية|islámico|исламское|ісламська|islamique|islamischer|islami|islamico",
    "state": "دولتی|devlet|державна|державної|государственная|государственной|публичная|دولت اسلامی|الدولة|estado|государство|держава"
    "|état|staat|stato|devleti",
    "county": "مقاطعة|condado|округ|comté|landkreis|contea|ilçesi",
    "border": "مرزبانی|مرزی|حرس الحدود|пограничная|прикордонна|fronteras|frontière|grenz|sınır",
    "agency": "агентства|агентству|агентством|агенції|агенцією|للوكالة|الوكالة|آژانس|وكالة|خبرگزاری|agencia|agência|агентство|агенція"
    "|byrå|agence|agentur|agenzia|ajansı",
    "bank": "بانک|بنك|مصرف|banco|банк|banque|bankası",
    "court": "دادگاه|محكمة|المحكمة|عدالت|tribunal|corte|суд|domstol|cour|gericht|mahkemesi",
    "parliament": "پارلمان|البرلمان|پارلیمنٹ|parlamento|парламент|stortinget|parlement|bundestag|meclisi",
    "commission": "کمیسیون|المفوضية|کمیشن|comisión|comissão|комиссия|комісія|kommisjonen|komisyonu|kommission|commissione",
    "federal": "فدرال|الفدرالي|الاتحادية|федеральная|федеральное|федеральный|fédéral|föderal|federale",
    "guard": "پاسداران|الحرس|guardia|guarda|гвардия|гвардія|garde|garden|muhafızları",
    "union": "союзу|союза|союзом|союзі|للاتحاد|união|اتحادیه|اتحاد|الاتحاد|یونین|unión|união|союз|unionen|birliği|unione",
    "red crescent": "kızılay|kızılayı|هلال‌احمر|هلال احمر",
    "african": "africana|africano|africaine|africain|африканський|африканського|африканский|африканского|الأفريقي|الإفريقي|afrika",
    "radio": "الإذاعة|للإذاعة|rádio|радіо|radiodiffusion|radyo|رادیو|radiodifusión",
    "television": "التلفزيون|والتلفزيون|televisión|télévision|телебачення|телевидения|televizyon|تلویزیون|televisão",
    "high school": "instituto",
    "disaster": "afet|catastrophes|desastres|надзвичайних ситуацій|чрезвычайных ситуаций",
    "emergency": "emergencias|urgences|acil durum",
    "management": "yönetimi|gestion|gestión|управления",
    "construction": "inşaat|construcciones|строительная компания",
    "iranian": "iranien|iranienne|iraní|иранский|іранський|ایرانی|iranische",
    "turkish": "turque|turc|турецкий|турецький|türk|turca|turco",
    "red": "червоному|красному|червоним|красным|قرمز|احمر|سرخ|الأحمر|roja|красный|красного|червоний|червоного|røde|rouge|rotes|rossa|kızıl",
    "crescent": "полумесяца|півмісяця|півмісяць|media luna|الهلال|هلال|الهلال|полумесяц|creciente|croissant|halbmond|hilal|hilali",
    "cross": "хреста|صلیب|صلیب|الصليب|cruz|крест|креста|хрест|kors|croix|kreuz|croce|haç",
}


def _plain(text: str) -> str:
    """Folded word by word, in lower case: folding the whole would join words of the Arabic script."""
    return " ".join(fold(word).text for word in text.split()).lower()


@cache
def _table() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Single words, and patterns of phrases, longer ones first."""
    pairs = [(_plain(word), english) for english, words in _WORDS.items() for word in words.split("|")]
    phrases = sorted((pair for pair in pairs if " " in pair[0]), key=lambda pair: (-len(pair[0]), pair))
    words = {word: english for word, english in reversed(pairs) if " " not in word}  # of two meanings the first of the table
    return words, tuple((re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)"), english) for phrase, english in phrases)


def is_body_word(word: str) -> bool:
    """Whether an English word is one of those of which names of bodies are made, and no name itself."""
    return word in _WORDS


def in_english(name: str) -> str:
    """A name of a body with the words that are known put into English; the rest stays as it is, in lower case.

    ``"جبهه مقاومت ملی"`` gives ``"front resistance national"``: the order does not matter where names are compared.
    """
    words, phrases = _table()
    spaced = _plain(name)
    for pattern, english in phrases:
        spaced = pattern.sub(f" {english} ", spaced)
    return " ".join(re.sub(r"\w+", lambda found: words.get(found.group(), found.group()), spaced).split())
