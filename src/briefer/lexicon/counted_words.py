"""What news counts, in more languages: nouns with their English key, and for languages whose table has no numbers, all of it.

The word tables under ``data/words`` come first; what stands here is added to them.
"""

# ruff: noqa: E501  (tables of words: a row is one thing in one language)

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

_NOUNS: dict[str, dict[str, str]] = {
    "es": {
        "passengers": "pasajeros pasajeras", "crew members": "tripulantes", "buildings": "edificios", "vehicles": "vehículos",
        "aircraft": "aviones aeronaves", "votes": "votos sufragios", "fighters": "combatientes milicianos", "attackers": "atacantes asaltantes",
        "doctors": "médicos", "aid workers": "cooperantes", "residents": "habitantes vecinos residentes", "teachers": "profesores maestros",
        "prisoners": "presos reclusos prisioneros", "ships": "barcos buques", "rockets": "cohetes", "firefighters": "bomberos",
        "aftershocks": "réplicas", "protesters": "manifestantes", "bodies": "cuerpos cadáveres", "tourists": "turistas",
    },
    "fr": {
        "passengers": "passagers", "crew members": "membres d'équipage", "buildings": "bâtiments immeubles", "vehicles": "véhicules",
        "aircraft": "avions appareils", "votes": "voix suffrages", "attackers": "assaillants", "doctors": "médecins", "residents": "habitants riverains",
        "teachers": "enseignants professeurs", "prisoners": "prisonniers détenus", "ships": "navires bateaux", "rockets": "roquettes fusées",
        "firefighters": "pompiers", "aftershocks": "répliques", "protesters": "manifestants", "tourists": "touristes", "displaced": "déplacés",
        "aid workers": "humanitaires",
    },
    "de": {
        "passengers": "passagiere passagieren insassen fahrgäste", "crew members": "besatzungsmitglieder crewmitglieder", "buildings": "gebäude gebäuden",
        "houses": "häuser häusern", "vehicles": "fahrzeuge fahrzeugen", "aircraft": "flugzeuge flugzeugen", "votes": "stimmen",
        "fighters": "kämpfer kämpfern", "attackers": "angreifer angreifern", "doctors": "ärzte", "journalists": "journalisten",
        "residents": "einwohner einwohnern bewohner anwohner", "families": "familien", "refugees": "flüchtlinge flüchtlingen", "buses": "busse bussen",
        "drones": "drohnen", "missiles": "raketen", "hostages": "geiseln", "prisoners": "gefangene häftlinge", "teachers": "lehrer",
        "firefighters": "feuerwehrleute", "protesters": "demonstranten", "aftershocks": "nachbeben", "ships": "schiffe", "countries": "länder ländern",
        "victims": "opfer", "girls": "mädchen", "boys": "jungen", "polling stations": "wahllokale wahllokalen",
    },
    "nb": {
        "passengers": "passasjerer passagerare passagerer", "crew members": "besetningsmedlemmer", "buildings": "bygninger byggnader", "vehicles": "kjøretøy fordon",
        "aircraft": "fly flyplan", "votes": "stemmer röster", "fighters": "krigere", "attackers": "angripere", "doctors": "leger läkare",
        "journalists": "journalister", "residents": "innbyggere invånare indbyggere beboere", "families": "familier familjer", "teachers": "lærere",
        "prisoners": "fanger innsatte", "aftershocks": "etterskjelv", "ships": "skip", "protesters": "demonstranter",
        "polling stations": "valglokaler vallokaler",
    },
    "ru": {
        "passengers": "пассажиров пассажира пасажирів", "crew members": "членов экипажа членов екіпажу", "buildings": "зданий здания будинків будівель",
        "vehicles": "автомобилей машин автомобіля", "aircraft": "самолетов самолета літаків", "votes": "голосов голоса голосів",
        "fighters": "бойцов бойца бійців", "attackers": "нападавших нападавшего", "doctors": "врачей медиков лікарів", "journalists": "журналистов журналиста журналістів",
        "residents": "жителей жителя мешканців", "teachers": "учителей учителя вчителів", "prisoners": "пленных пленного заключенных полонених",
        "aftershocks": "афтершоков", "ships": "судов кораблей", "protesters": "протестующих демонстрантов", "rescuers": "спасателей спасателя рятувальників",
        "girls": "девочек девушек", "children": "дітей", "people": "людини осіб", "soldiers": "військових", "miners": "шахтеров горняков",
    },
    "ar": {
        "passengers": "راكبا راكب ركاب مسافرا", "buildings": "مبنى مبان مباني", "vehicles": "مركبة مركبات سيارة سيارات آلية", "aircraft": "طائرة طائرات",
        "votes": "صوتا صوت أصوات", "attackers": "مهاجما مهاجمين", "doctors": "طبيبا أطباء", "journalists": "صحفيا صحفيين صحافيا صحافيين",
        "residents": "نسمة ساكنا", "teachers": "معلما معلمين", "rockets": "صاروخا صواريخ", "workers": "عاملا عمال",
    },
    "fa": {
        "passengers": "مسافر سرنشین", "buildings": "ساختمان", "vehicles": "خودرو", "aircraft": "هواپیما", "votes": "رای", "attackers": "مهاجم",
        "doctors": "پزشک", "journalists": "خبرنگار روزنامه‌نگار", "teachers": "معلم", "hostages": "گروگان", "miners": "معدنچی",
    },
    "ur": {
        "passengers": "مسافر مسافروں", "vehicles": "گاڑیاں گاڑی", "journalists": "صحافی صحافیوں", "hostages": "یرغمالی", "workers": "مزدور مزدوروں",
        "rockets": "راکٹ", "drones": "ڈرون",
    },
}  # fmt: skip

_PT: dict[str, Any] = {
    "number_of": ["número de"],
    "decimal": ",",
    "joiner": ["e"],
    "joiners": ["e"],
    "words": {
        "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8, "nove": 9, "dez": 10, "onze": 11, "doze": 12,
        "treze": 13, "catorze": 14, "quatorze": 14, "quinze": 15, "dezesseis": 16, "dezassete": 17, "dezessete": 17, "dezoito": 18, "dezanove": 19,
        "dezenove": 19, "vinte": 20, "trinta": 30, "quarenta": 40, "cinquenta": 50, "sessenta": 60, "setenta": 70, "oitenta": 80, "noventa": 90,
        "cem": 100, "cento": 100, "duzentos": 200, "duzentas": 200, "trezentos": 300, "quinhentos": 500,
    },
    "scales": {"mil": 1e3, "milhão": 1e6, "milhões": 1e6, "bilhão": 1e9, "bilhões": 1e9},
    "scale_alone": ["mil"],
    "at_least": ["pelo menos", "ao menos", "no mínimo"],
    "more_than": ["mais de", "acima de"],
    "about": ["cerca de", "aproximadamente", "quase", "por volta de", "em torno de", "uns", "umas"],
    "up_to": ["até", "menos de"],
    "skip": ["outras", "outros", "novos", "mais"],
    "fill_before": ["a", "as", "os", "de", "outras", "outros"],
    "others": ["outras", "outros", "pessoas"],
    "be": ["foram", "foi", "ficaram", "ficou", "estão"],
    "including": ["incluindo", "entre eles", "entre elas", "dos quais"],
    "age_after": ["anos de idade"],
    "age_unit": ["anos"],
    "age_context": "de|tinha|com|tem",
    "verb_forms": "fic(?:ou|aram)|foi|foram|est(?:á|ão)",
    "toll": "balanço",
    "toll_links": ["para", "a", "em", "de"],
    "units": {
        "km": ["km", "quilômetros", "quilómetros", "quilômetro"], "metres": ["metros", "metro"], "percent": ["%", "por cento"], "tonnes": ["toneladas"],
        "kg": ["quilos", "kg"], "hours": ["horas", "hora"], "minutes": ["minutos"], "days": ["dias", "dia"], "weeks": ["semanas"],
        "months": ["meses", "mês"], "years": ["anos", "ano"], "USD": ["$", "dólares", "us$"], "EUR": ["€", "euros"], "calibre": ["calibre"],
        "mm": ["mm", "milímetros"], "hectares": ["hectares"], "km/h": ["km / h"],
    },
    "nouns": {
        "people": ["pessoas", "pessoa"], "students": ["estudantes", "alunos"], "children": ["crianças", "criança"], "women": ["mulheres", "mulher"],
        "men": ["homens"], "soldiers": ["soldados", "militares"], "police officers": ["policiais", "polícias"], "civilians": ["civis"],
        "houses": ["casas"], "buildings": ["edifícios", "prédios"], "hostages": ["reféns"], "votes": ["votos"], "passengers": ["passageiros"],
        "families": ["famílias"], "journalists": ["jornalistas"], "residents": ["habitantes", "moradores"], "vehicles": ["veículos"],
    },
    "events": {
        "killed": {"before": "mat(?:ou|aram|ando)|deixou|deixaram|morreram|morte|mortes", "after": "mort[oa]s?|morreram|morreu|assassinad[oa]s", "noun": "mortos|mortes|vítimas"},
        "wounded": {"before": "feri(?:u|ram|ndo)", "after": "ferid[oa]s?|feriram", "noun": "feridos"},
        "arrested": {"before": "prende(?:u|ram)|det(?:eve|iveram)", "after": "pres[oa]s|detid[oa]s", "noun": "detidos|detenções"},
        "missing": {"before": "(?!)", "after": "desaparecid[oa]s", "noun": "desaparecidos"},
        "evacuated": {"before": "evacu(?:ou|aram)|retir(?:ou|aram)", "after": "evacuad[oa]s|retirad[oa]s", "noun": "(?!)"},
    },
}  # fmt: skip
_IT: dict[str, Any] = {
    "number_of": ["numero di", "numero dei", "numero delle"],
    "toll": "bilancio",
    "toll_links": ["a", "è di", "di", "salito a", "sale a"],
    "decimal": ",",
    "joiner": ["e"],
    "words": {
        "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "nove": 9, "dieci": 10, "undici": 11, "dodici": 12,
        "tredici": 13, "quattordici": 14, "quindici": 15, "sedici": 16, "diciassette": 17, "diciotto": 18, "diciannove": 19, "venti": 20,
        "trenta": 30, "quaranta": 40, "cinquanta": 50, "sessanta": 60, "settanta": 70, "ottanta": 80, "novanta": 90, "cento": 100,
    },
    "scales": {"mila": 1e3, "mille": 1e3, "milione": 1e6, "milioni": 1e6, "miliardi": 1e9},
    "at_least": ["almeno"],
    "more_than": ["più di", "oltre"],
    "about": ["circa", "quasi", "intorno a"],
    "up_to": ["fino a", "meno di"],
    "skip": ["altre", "altri", "nuovi"],
    "fill_before": ["le", "i", "di", "altre", "altri"],
    "others": ["altre", "altri", "persone"],
    "be": ["sono", "state", "stati", "rimaste", "rimasti", "morte", "è"],
    "including": ["tra cui", "compresi", "incluse"],
    "age_after": ["anni di età"],
    "age_unit": ["anni"],
    "age_context": "di|aveva|ha",
    "verb_forms": "sono|rimast[ei]|stat[ei]|è",
    "units": {
        "km": ["km", "chilometri", "chilometro"], "metres": ["metri"], "percent": ["%", "per cento"], "tonnes": ["tonnellate"], "kg": ["chili", "kg"],
        "hours": ["ore"], "minutes": ["minuti"], "days": ["giorni"], "weeks": ["settimane"], "months": ["mesi"], "years": ["anni"],
        "USD": ["$", "dollari"], "EUR": ["€", "euro"], "mm": ["mm", "millimetri"],
    },
    "nouns": {
        "people": ["persone", "persona"], "students": ["studenti", "alunni"], "children": ["bambini"], "women": ["donne"], "men": ["uomini"],
        "soldiers": ["soldati", "militari"], "police officers": ["poliziotti", "agenti"], "civilians": ["civili"], "houses": ["case"],
        "buildings": ["edifici"], "hostages": ["ostaggi"], "votes": ["voti"], "passengers": ["passeggeri"], "families": ["famiglie"],
        "journalists": ["giornalisti"], "residents": ["abitanti", "residenti"],
    },
    "events": {
        "killed": {"before": "uccide(?:ndo)?|uccis[oe]|ucciso|mort[ei]|causato", "after": "mort[ei]|uccis[ei]", "noun": "morti|vittime"},
        "wounded": {"before": "ferendo|ferit[oe]", "after": "ferit[ei]", "noun": "feriti"},
        "arrested": {"before": "arrestat[oe]", "after": "arrestat[ei]", "noun": "arresti"},
        "missing": {"before": "(?!)", "after": "dispers[ei]|scompars[ei]", "noun": "dispersi"},
        "evacuated": {"before": "evacuat[oe]", "after": "evacuat[ei]", "noun": "sfollati"},
    },
}  # fmt: skip
_TR: dict[str, Any] = {
    "decimal": ",",
    "space_groups": True,
    "joiner": ["ve"],
    "words": {
        "iki": 2, "üç": 3, "dört": 4, "beş": 5, "altı": 6, "yedi": 7, "sekiz": 8, "dokuz": 9, "on": 10, "yirmi": 20, "otuz": 30, "kırk": 40,
        "elli": 50, "altmış": 60, "yetmiş": 70, "seksen": 80, "doksan": 90,
    },
    "scales": {"yüz": 100, "bin": 1e3, "milyon": 1e6, "milyar": 1e9},
    "scale_alone": ["yüz", "bin"],
    "pronoun_one": ["bir"],
    "at_least": ["en az", "asgari"],
    "more_than_after": ["' den fazla", "' dan fazla", "' ten fazla", "' tan fazla", "' den çok", "' yi aşkın", "' ı aşkın", "' i aşkın", "' u aşkın"],
    "about": ["yaklaşık", "aşağı yukarı", "takriben"],
    "up_to": ["en fazla", "en çok"],
    "vague_before": ["birkaç", "çok sayıda"],
    "age_after": ["yaşındaki", "yaşında", "yaşındaydı", "yaşlarında"],
    "be": ["daha", "ise", "da", "de", "ağır", "hafif", "ve"],
    "skip": ["daha", "yeni", "adet", "kadar", "' e yakın", "' a yakın"],
    "others": ["kişi", "insan"],
    "not_after": ["saat", "madde", "sayfa"],
    "toll": "bilanço",
    "toll_phrases": ["hayatını kaybedenlerin sayısı", "yaşamını yitirenlerin sayısı", "can kaybı", "ölü sayısı", "ölenlerin sayısı", "ölü sayısının"],
    "toll_links": ["sayısı", "kaybı", "sayısının"],
    "wounded_phrases": ["yaralı sayısı", "yaralananların sayısı", "yaralıların sayısı"],
    "units_before": {"percent": ["%", "yüzde"]},
    "units": {
        "km": ["km", "kilometre", "kilometrelik"], "metres": ["metre", "metrelik"], "hours": ["saat", "saatlik"], "days": ["gün", "günlük"],
        "weeks": ["hafta", "haftalık"], "months": ["ay", "aylık"], "years": ["yıl", "yıllık", "yıldır"], "minutes": ["dakika"],
    },
    "nouns": {
        "people": ["insan"], "students": ["öğrenci"], "children": ["çocuk"], "women": ["kadın"], "soldiers": ["asker"], "police officers": ["polis"],
        "civilians": ["sivil"], "houses": ["konut"], "buildings": ["bina"], "hostages": ["rehine"], "passengers": ["yolcu"], "families": ["aile"],
        "workers": ["işçi"], "vehicles": ["araç"], "aftershocks": ["artçı"], "ships": ["gemi"], "aircraft": ["uçak"],
    },
    "events": {
        "killed": {
            "before": "(?!)", "after": r"öl(?:dü|en|müş|düğü|enler)\w*|ölü|hayatını|yaşamını|öldürül\w+|can", "noun": "ölü|(?!)",
        },
        "wounded": {"before": "(?!)", "after": r"yaralan\w+|yaralı\w*", "noun": "yaralı|(?!)"},
        "arrested": {"before": "(?!)", "after": r"gözaltına|tutukla\w+|yakalan\w+", "noun": "(?!)"},
        "missing": {"before": "(?!)", "after": r"kayıp\w*|kaybol\w+|ulaşılama\w+", "noun": "kayıp|(?!)"},
        "evacuated": {"before": "(?!)", "after": "tahliye|(?!)", "noun": "(?!)"},
        "abducted": {"before": "(?!)", "after": r"rehin|kaçırıl\w+", "noun": "(?!)"},
        "destroyed": {"before": "(?!)", "after": r"yıkıl\w+|yerle", "noun": "(?!)"},
        "damaged": {"before": "(?!)", "after": r"hasar|zarar", "noun": "(?!)"},
        "released": {"before": "(?!)", "after": r"serbest|(?!)", "noun": "(?!)"},
        "rescued": {"before": "(?!)", "after": r"kurtarıl\w+|(?!)", "noun": "(?!)"},
    },
}  # fmt: skip
_TR_CASES = {
    "people": "kişi kişinin kişiyi kişiye kişiden kişilik insanın insanı", "votes": "oy oyun oyu oyla", "houses": "ev evin evi evde eve",
}  # fmt: skip
_TR_ENDINGS = (
    "",
    "in",
    "ın",
    "un",
    "ün",
    "nin",
    "nın",
    "i",
    "ı",
    "u",
    "ü",
    "yi",
    "yı",
    "yu",
    "e",
    "a",
    "ye",
    "ya",
    "den",
    "dan",
    "lar",
    "ler",
)
_TR["nouns"] = {
    **{what: [f"{word}{ending}" for word in words for ending in _TR_ENDINGS] for what, words in _TR["nouns"].items()},
    **{what: words.split() for what, words in _TR_CASES.items()},
}
_UK: dict[str, Any] = {
    "age_compound": r"(\w+?)(?:летн|річн)\w+",
    "words": {
        "дві": 2, "двоє": 2, "двох": 2, "три": 3, "троє": 3, "трьох": 3, "чотири": 4, "чотирьох": 4, "п'ять": 5, "п'яти": 5, "п'ятьох": 5, "п'ятеро": 5,
        "шість": 6, "шести": 6, "сім": 7, "семи": 7, "вісім": 8, "восьми": 8, "дев'ять": 9, "дев'яти": 9, "десять": 10, "десяти": 10, "одинадцять": 11,
        "дванадцять": 12, "дванадцятьох": 12, "тринадцять": 13, "чотирнадцять": 14, "п'ятнадцять": 15, "шістнадцять": 16, "сімнадцять": 17,
        "вісімнадцять": 18, "дев'ятнадцять": 19, "двадцять": 20, "двадцятьох": 20, "тридцять": 30, "сорок": 40, "п'ятдесят": 50, "шістдесят": 60,
        "сімдесят": 70, "вісімдесят": 80, "дев'яносто": 90, "двісті": 200, "триста": 300, "п'ятсот": 500,
        "двумя": 2, "пятью": 5, "шестью": 6, "семью": 7, "восемью": 8, "девятью": 9, "десятью": 10, "двадцатью": 20, "тридцатью": 30,
        "пятьюдесятью": 50, "шестьюдесятью": 60, "десятка": 10, "сотня": 100, "сотню": 100,
    },
    "scales": {"тисяча": 1e3, "тисячі": 1e3, "тисяч": 1e3, "тис": 1e3, "мільйон": 1e6, "мільйона": 1e6, "мільйонів": 1e6, "мільярд": 1e9, "мільярдів": 1e9},
    "at_least": ["щонайменше", "принаймні", "не менш як", "не менше"],
    "more_than": ["понад", "більше", "більш як", "більш ніж"],
    "about": ["близько", "приблизно", "майже"],
    "vague_before": ["кілька", "десятки", "сотні"],
    "age_after": ["- річний", "- річна", "- річного", "- річної", "- річну", "- річному", "річний", "річна"],
    "age_unit": ["років", "роки", "рік", "року"],
    "age_context": r"віці|\(|виповнилося",
    "skip": ["ще", "інших", "нових"],
    "be": ["було", "були", "ще", "осіб", "людей"],
    "others": ["осіб", "людей", "людини", "людина"],
    "fill_before": ["было", "була", "було", "були", "ще"],
    "number_of": ["число", "количество", "кількість"],
    "toll_phrases": ["кількість загиблих", "число загиблих", "кількість жертв", "кількість постраждалих", "число убитых", "количество убитых"],
    "toll_links": ["до", "зросла до", "становить", "досягла", "сягнула"],
    "stop": ["у", "з", "від", "до", "та", "і", "але", "що", "як", "після", "також"],
    "verb_forms": r"\w{2,}(?:лися|вся|лася|ли|ло|ють|уть|ить|ять|ався|ишли|ишел|ишёл|ошел|ошёл|ошло|ошли)|был|було",
    "units": {
        "km": ["км", "кілометрів", "кілометри", "кілометра"], "metres": ["метрів", "метри"], "percent": ["відсотків", "відсотки", "відсотка"],
        "hours": ["годин", "години", "годину"], "minutes": ["хвилин", "хвилини"], "days": ["днів", "діб", "доби"], "weeks": ["тижнів", "тижні"],
        "months": ["місяців", "місяці"], "years": ["років", "роки", "рік", "року"],
    },
    "units_before": {"calibre": ["калибра", "калибром", "калібру", "калібром"]},
    "nouns": {"people": ["особу", "людей", "людина"], "hostages": ["заручників", "заручника", "заложника"]},
    "events": {
        "killed": {
            "before": r"загину(?:в|ли|ла|ло)|вбит[оі]|вбил[иа]|убит[оі]", "after": r"загину(?:в|ли|ла|ло)|загиблих|загиблими|вбит[оі]|вбитих",
            "noun": "загиблих|загиблі",
        },
        "wounded": {
            "before": r"поранен[оі]|постраждал[ои]|поранення|травмовано", "after": r"поранен[оі]|поранених|постраждал[ои]|травмован[оі]",
            "noun": "поранених|постраждалих",
        },
        "arrested": {"before": "заарештовано|затримано|затримали", "after": "заарештован[оі]|затриман[оі]", "noun": "затриманих|заарештованих"},
        "evacuated": {"before": "евакуйовано|евакуювали", "after": "евакуйован[оі]|евакуювали", "noun": "евакуйованих|(?!)"},
        "missing": {"before": "зникли|зникло", "after": "зникли|зникло|зниклими", "noun": "зниклих|(?!)"},
        "abducted": {"before": "полоні|заложниках|заручниках", "after": "(?!)|полоні", "noun": "заручників|(?!)"},
        "destroyed": {
            "before": "разрушено|разрушены|уничтожено|зруйновано|знищено|сгорело", "after": r"разрушен[оы]|уничтожен[оы]|зруйнован[оі]|знищено|сгорел[оаи]",
            "noun": "(?!)",
        },
        "damaged": {"before": "повреждено|повреждены|пошкоджено", "after": r"поврежден[оы]|пошкоджен[оі]", "noun": "(?!)"},
        "released": {
            "before": "освобождено|освобождены|отпущено|отпустили|освободили|звільнено|звільнили|відпустили",
            "after": r"освобожден[оы]|отпущен[оы]|отпустили|освободили|звільнен[оі]|звільнили|відпустили", "noun": "(?!)",
        },
        "rescued": {"before": "спасено|спасли|врятовано|врятували", "after": "спасены|спасено|спасли|врятовано|врятували", "noun": "спасенных|врятованих"},
        "infected": {"before": "заразились|заболели|захворіли", "after": "заразились|заболели|захворіли|инфицированы", "noun": "заболевших|зараженных|хворих"},
    },
}  # fmt: skip
_EN: dict[str, Any] = {
    "scales": {"dozen": 12},
    "collectives": ["dozen"],
    "number_of": ["number of"],
    "events": {
        "destroyed": {
            "before": "destroy(?:ed|ing|s)|raz(?:ed|ing)|flatten(?:ed|ing)|level(?:led|ling|ed)",
            "after": "destroyed|razed|flattened|levelled|leveled|gutted|collapsed", "noun": "(?!)",
        },
        "damaged": {"before": "damag(?:ed|ing|es)", "after": "damaged|flooded", "noun": "(?!)"},
        "released": {"before": "fre(?:ed|eing)|releas(?:ed|ing)", "after": "released|freed", "noun": "(?!)"},
        "rescued": {"before": "rescu(?:ed|ing)|sav(?:ed|ing)", "after": "rescued|saved", "noun": "survivors|(?!)"},
        "infected": {"before": "infect(?:ed|ing)|sicken(?:ed|ing)", "after": "infected|sickened", "noun": "infections|(?!)"},
    },
}  # fmt: skip
_FR: dict[str, Any] = {
    "scales": {
        "dizaine": 10, "dizaines": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50,
        "soixantaine": 60, "centaine": 100, "centaines": 100, "millier": 1e3, "milliers": 1e3,
    },
    "collectives": [
        "dizaine", "dizaines", "douzaine", "quinzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine", "centaine", "centaines",
        "millier", "milliers",
    ],
    "number_of": ["nombre de", "nombre d'", "nombre des"],
    "verb_forms": r"\w+aient|ont|sont|furent",
    "events": {
        "killed": {"before": "tuant|tuer|fait", "after": "(?!)|péri", "noun": "(?!)|victimes"},
        "abducted": {"before": "(?!)", "after": "retenu[e]?s|captifs|(?!)", "noun": "(?!)"},
        "destroyed": {"before": "détrui(?:t|sant)|(?!)", "after": "détruite?s?|effondrée?s?|rasée?s?", "noun": "(?!)"},
        "damaged": {"before": "endommag[ée]|(?!)", "after": "endommagée?s?|inondée?s?", "noun": "(?!)"},
        "released": {"before": "libér[é]|(?!)", "after": "libérée?s?|relâchée?s?", "noun": "(?!)"},
        "rescued": {"before": "sauv[é]|(?!)", "after": "sauvée?s?|secourue?s?", "noun": "rescapés|(?!)"},
        "infected": {"before": "infect[é]|(?!)", "after": "infectée?s?|contaminée?s?", "noun": "contaminations|(?!)"},
    },
}  # fmt: skip
_ES: dict[str, Any] = {
    "scales": {
        "decena": 10, "decenas": 10, "docena": 12, "quincena": 15, "veintena": 20, "treintena": 30, "centenar": 100, "millar": 1e3, "millares": 1e3,
    },
    "collectives": ["decena", "decenas", "docena", "quincena", "veintena", "treintena", "centenar", "millar", "millares"],
    "number_of": ["número de", "cifra de", "total de"],
    "events": {
        "abducted": {"before": "rehenes|retenid[oa]s", "after": "retenid[oa]s|(?!)", "noun": "(?!)"},
        "destroyed": {"before": "destruy(?:ó|eron|endo)|arras(?:ó|aron)", "after": "destruid[oa]s?|derrumbad[oa]s?|calcinad[oa]s?", "noun": "(?!)"},
        "damaged": {"before": "dañ(?:ó|aron|ando)|(?!)", "after": "dañad[oa]s?|afectad[oa]s?|inundad[oa]s?", "noun": "(?!)"},
        "released": {"before": "liber(?:ó|aron|ando)|(?!)", "after": "liberad[oa]s?|puest[oa]s", "noun": "(?!)"},
        "rescued": {"before": "rescat(?:ó|aron|ando)|(?!)", "after": "rescatad[oa]s?|(?!)", "noun": "(?!)"},
        "infected": {"before": "infect(?:ó|aron)|(?!)", "after": "infectad[oa]s?|contagiad[oa]s?", "noun": "contagios|contagiados"},
    },
}  # fmt: skip
_DE: dict[str, Any] = {
    "age_compound": r"(\w+?)jährig\w*",
    "unit_link": ["an"],
    "age_unit": ["jahre", "jahren"],
    "age_context": "ist|war",
    "scales": {"dutzend": 12},
    "collectives": ["dutzend"],
    "number_of": ["zahl der", "anzahl der"],
    "toll": "bilanz|todeszahl|opferzahl",
    "toll_links": ["stieg auf", "auf mindestens", "erhöhte sich auf", "beträgt", "lag bei"],
    "events": {
        "killed": {"before": "starben|kamen", "after": "ums|tot|umgekommen|gestorben", "noun": "tote|toten|todesopfer|getötete|todesopfern"},
        "wounded": {"before": "verletzte|verletzten|verletzt", "after": "verletzt|verwundet|verletzte", "noun": "verletzte|verletzten|verwundete|verletzter"},
        "arrested": {"before": "nahm|nahmen|festnahmen", "after": "festgenommen|verhaftet|inhaftiert", "noun": "festnahmen|festgenommene"},
        "missing": {"before": "(?!)|vermisst", "after": "vermisst|vermisste", "noun": "vermisste|vermissten"},
        "evacuated": {"before": "evakuierte|evakuierten", "after": "evakuiert|(?!)", "noun": "(?!)"},
        "displaced": {"before": "(?!)", "after": "vertrieben|obdachlos", "noun": "vertriebene|obdachlose"},
        "abducted": {"before": "entführte|entführten", "after": "entführt|gefangen", "noun": "geiseln|entführte"},
        "destroyed": {"before": "zerstörte|zerstörten", "after": "zerstört|eingestürzt", "noun": "(?!)"},
        "damaged": {"before": "beschädigte|beschädigten", "after": "beschädigt|überflutet", "noun": "(?!)"},
        "released": {"before": "(?!)", "after": "freigelassen|befreit", "noun": "(?!)"},
        "rescued": {"before": "rettete|retteten", "after": "gerettet|geborgen", "noun": "(?!)"},
        "infected": {"before": "(?!)", "after": "infiziert|angesteckt|erkrankt", "noun": "infektionen|infizierte"},
    },
}  # fmt: skip
_NB: dict[str, Any] = {
    "age_compound": r"(\w+?)år(?:ing|ig)\w*",
    "number_of": ["antall", "antallet", "tallet på", "antalet", "antal"],
    "scales": {"titalls": 10, "dusin": 12},
    "events": {
        "destroyed": {"before": "ødela|raserte", "after": "ødelagt|rasert|förstörda", "noun": "(?!)"},
        "damaged": {"before": "(?!)", "after": "skadet_|oversvømt", "noun": "(?!)"},
        "released": {"before": "løslot|frigav", "after": "løslatt|frigitt|släppta", "noun": "(?!)"},
        "rescued": {"before": "reddet|berget", "after": "reddet|berget|räddade", "noun": "(?!)"},
        "infected": {"before": "smittet|(?!)", "after": "smittet|syke", "noun": "smittetilfeller|(?!)"},
    },
}  # fmt: skip
_AR: dict[str, Any] = {
    "words": {"مئتا": 200, "مائتا": 200, "خمسمائه": 500, "مليونان": 2e6, "ملياران": 2e9, "مليارين": 2e9},
    "scale_alone": ["مليون", "مليار"],
    "number_of": ["عدد"],
    "toll_phrases": ["عدد ضحايا", "عدد الوفيات", "عدد القتلى إلى"],
    "toll_links": ["إلى", "بلغ", "وصل إلى", "ارتفع إلى"],
    "events": {
        "wounded": {"before": "بجروح|(?!)", "after": "(?!)|الجرحى", "noun": "الجرحى|المصابين|الإصابات"},
        "abducted": {"before": "احتجاز|يحتجز", "after": "محتجزين|محتجزون|كانوا محتجزين", "noun": "محتجزا|مخطوفا|الرهائن|المحتجزين"},
        "destroyed": {"before": "تدمير|دمر|دمرت|انهيار", "after": "دمرت|مدمرا|انهارت", "noun": "(?!)"},
        "damaged": {"before": "تضرر|تضررت", "after": "تضررت|متضررا", "noun": "(?!)"},
        "released": {"before": "الإفراج|تحرير|أفرج|إطلاق", "after": "أطلق|أفرج", "noun": "محررا|(?!)"},
        "rescued": {"before": "إنقاذ|أنقذ|أنقذت", "after": "أنقذوا|ناجيا", "noun": "ناجيا|ناجين"},
        "infected": {"before": "(?!)", "after": "مصابين_|(?!)", "noun": "إصابة_|(?!)"},
    },
}  # fmt: skip
_FA: dict[str, Any] = {
    "number_of": ["شمار", "تعداد"],
    "toll_phrases": ["شمار جان باختگان", "شمار قربانیان", "تعداد قربانیان", "تعداد جان باختگان", "شمار کشته شدگان", "شمار جان‌باختگان", "تعداد جان‌باختگان"],
    "toll_links": ["را", "به", "را به"],
    "events": {
        "evacuated": {"before": "تخلیه|(?!)", "after": "تخلیه|(?!)", "noun": "(?!)"},
        "destroyed": {"before": "تخریب|ویرانی", "after": "ویران|تخریب|نابود", "noun": "(?!)"},
        "damaged": {"before": "(?!)", "after": "آسیب|خسارت", "noun": "(?!)"},
        "released": {"before": "آزادی|(?!)", "after": "آزاد|رها", "noun": "(?!)"},
        "rescued": {"before": "نجات|(?!)", "after": "نجات|(?!)", "noun": "(?!)"},
        "infected": {"before": "ابتلای|(?!)", "after": "مبتلا|(?!)", "noun": "مبتلا|(?!)"},
    },
}  # fmt: skip
_WHOLE: dict[str, dict[str, Any]] = {
    "en": _EN, "fr": _FR, "es": _ES, "de": _DE, "nb": _NB, "ar": _AR, "fa": _FA, "ru": _UK, "pt": _PT, "it": _IT, "tr": _TR,
}  # fmt: skip
_UNITS: dict[str, dict[str, str]] = {
    "en": {
        "mm": "millimetre, millimeter", "cm": "cm, centimetres, centimeters, inches_", "square km": "square kilometres, square kilometers, sq km",
        "square miles": "square miles, square mile, sq miles", "feet": "feet, ft, foot", "inches": "inches, inch", "litres": "litres, liters",
        "barrels": "barrels", "CNY": "yuan", "JPY": "yen", "TRY": "lira", "UAH": "hryvnias", "CHF": "swiss francs", "RUB": "roubles, rubles",
        "points": "percentage points, percentage point", "knots": "knots", "degrees": "degrees celsius", "MRU": "ouguiyas", "BRL": "reais",
    },
    "fr": {
        "mm": "mm, millimètres, millimètre", "cm": "cm, centimètres", "hectares": "hectares, hectare", "km/h": "km / h, kilomètres / heure, kilomètres à l'heure",
        "square km": "km carrés, kilomètres carrés", "GBP": "livres sterling", "CHF": "francs suisses", "points": "points de pourcentage", "MRU": "ouguiyas",
    },
    "es": {
        "mm": "milímetro", "cm": "cm, centímetros", "km/h": "km / h, kilómetros por hora, kilómetros / hora", "square km": "kilómetros cuadrados, km cuadrados",
        "MXN": "pesos", "GBP": "libras esterlinas", "MRU": "uguiyas",
    },
    "de": {
        "mm": "mm, millimeter, millimetern, millimetergeschütze", "cm": "cm, zentimeter, zentimetern", "hectares": "hektar", "km/h": "km / h, stundenkilometer, stundenkilometern",
        "square km": "quadratkilometer, quadratkilometern", "GBP": "pfund", "CHF": "franken", "litres": "liter",
        "points": "prozentpunkte, prozentpunkten", "square metres": "quadratmeter",
    },
    "nb": {
        "cm": "cm, centimeter", "hectares": "hektar", "km/h": "km / t, kilometer i timen, km / h", "square km": "kvadratkilometer", "SEK": "svenske kroner",
        "litres": "liter", "points": "prosentpoeng", "GBP": "pund",
    },
    "ru": {
        "mm": "мм, миллиметров, миллиметра, міліметрів, міліметра", "cm": "см, сантиметров, сантиметра, сантиметрів", "hectares": "га, гектаров, гектара, гектарів",
        "km/h": "км / ч, километров в час, км / год, кілометрів на годину", "square km": "кв км, квадратных километров, квадратных километра, квадратних кілометрів",
        "UAH": "гривен, гривень, гривны", "USD": "доларів, долари, долларами", "JPY": "иен", "CNY": "юаней", "GBP": "фунтов", "TRY": "лир",
        "points": "процентных пункта, процентных пунктов", "litres": "литров", "tonnes": "тонни", "MRU": "угий",
    },
    "ar": {
        "mm": "ملم, مليمتر, ملليمتر", "cm": "سم, سنتيمتر, سنتيمترا", "hectares": "هكتار, هكتارا, هكتارات", "km/h": "كلم / ساعة, كيلومترا في الساعة, كيلومتر في الساعة, كم / ساعة, كلم في الساعة",
        "square km": "كيلومتر مربع, كيلومترا مربعا", "GBP": "جنيه استرليني", "MRU": "أوقية",
    },
    "fa": {
        "mm": "میلیمتر, میلی متر", "cm": "سانتیمتر, سانتی متر", "hectares": "هکتار", "km/h": "کیلومتر بر ساعت, کیلومتر در ساعت", "square km": "کیلومتر مربع",
        "tonnes": "تن کمک, تن مواد غذایی", "litres": "لیتر",
    },
    "tr": {
        "mm": "mm, milimetre, milimetrelik", "cm": "cm, santimetre, santim", "hectares": "hektar, hektarlık", "km/h": "km / s, kilometre hızla, km / sa",
        "percent": "%", "tonnes": "ton, tonluk", "kg": "kilo, kilogram, kg", "USD": "dolar, dolarlık", "EUR": "avro, euro, euroluk", "TRY": "lira, tl, liralık",
        "square km": "kilometrekare", "litres": "litre", "GBP": "sterlin",
    },
    "pt": {"cm": "cm, centímetros", "square km": "quilômetros quadrados, quilómetros quadrados", "BRL": "reais, r$", "litres": "litros", "km/h": "quilômetros por hora, quilómetros por hora"},
    "it": {"cm": "cm, centimetri", "hectares": "ettari", "km/h": "km / h, chilometri orari, chilometri all'ora", "square km": "chilometri quadrati", "litres": "litri"},
    "ur": {"mm": "ملی میٹر", "km/h": "کلومیٹر فی گھنٹہ", "hectares": "ہیکٹر"},
}  # fmt: skip
"""Words for units, a phrase between two commas."""


@cache
def _nouns(name: str) -> Mapping[str, list[str]]:
    """The nouns added to a table, each with its words; a phrase of several words is one entry."""
    phrases = {"membres d'équipage", "членов экипажа", "членов екіпажу"}
    return {english: ([words] if words in phrases else words.split()) for english, words in _NOUNS.get(name, {}).items()}


def with_more_words(name: str, numbers: Mapping[str, Any]) -> Mapping[str, Any]:
    """The section on numbers of a word table with what is added here.

    Args:
        name: the table, 'es'.
        numbers: its section, empty where it has none.
    """
    merged = {**numbers, **{field: _both(numbers.get(field), value) for field, value in _WHOLE.get(name, {}).items()}}
    more = {"nouns": _nouns(name), "units": {unit: words.split(", ") for unit, words in _UNITS.get(name, {}).items()}}
    return {**merged, **{field: _both(merged.get(field), rows) for field, rows in more.items() if rows}}


def _both(own: Any, more: Any) -> Any:  # noqa: ANN401  (whatever TOML holds)
    """What a table has and what is added to it: its own first, and alone where the two can't be put together."""
    if own is None:
        return more
    if isinstance(own, Mapping) and isinstance(more, Mapping):
        return {key: _both(own.get(key), more.get(key)) for key in (*own, *(key for key in more if key not in own))}
    if isinstance(own, list) and isinstance(more, list):
        return [*own, *(word for word in more if word not in own)]
    return f"{own}|{more}" if isinstance(own, str) and isinstance(more, str) and "|" in more else own
