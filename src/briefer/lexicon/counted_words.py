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
        "victims": "opfer", "girls": "mädchen", "boys": "jungen",
    },
    "nb": {
        "passengers": "passasjerer passagerare passagerer", "crew members": "besetningsmedlemmer", "buildings": "bygninger byggnader", "vehicles": "kjøretøy fordon",
        "aircraft": "fly flyplan", "votes": "stemmer röster", "fighters": "krigere", "attackers": "angripere", "doctors": "leger läkare",
        "journalists": "journalister", "residents": "innbyggere invånare indbyggere beboere", "families": "familier familjer", "teachers": "lærere",
        "prisoners": "fanger innsatte", "aftershocks": "etterskjelv", "ships": "skip", "protesters": "demonstranter",
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
    "joiner": ["ve"],
    "words": {"iki": 2, "üç": 3, "dört": 4, "beş": 5, "altı": 6, "yedi": 7, "sekiz": 8, "dokuz": 9, "on": 10, "yirmi": 20, "otuz": 30, "kırk": 40, "elli": 50},
    "scales": {"yüz": 100, "bin": 1e3, "milyon": 1e6, "milyar": 1e9},
    "at_least": ["en az"],
    "more_than": ["fazla"],
    "about": ["yaklaşık"],
    "up_to": ["en fazla"],
    "age_after": ["yaşındaki", "yaşında"],
    "be": ["daha", "ise"],
    "units": {
        "km": ["km", "kilometre"], "metres": ["metre"], "percent": ["%"], "tonnes": ["ton"], "hours": ["saat", "saatlik"], "days": ["gün", "günlük"],
        "months": ["ay"], "years": ["yıl", "yıllık", "yıldır"], "USD": ["dolar"], "EUR": ["avro", "euro"],
    },
    "nouns": {
        "people": ["kişi", "kişinin", "kişiyi", "insan"], "students": ["öğrenci"], "children": ["çocuk"], "women": ["kadın"], "soldiers": ["asker"],
        "police officers": ["polis"], "civilians": ["sivil"], "houses": ["ev"], "buildings": ["bina"], "hostages": ["rehine"], "votes": ["oy"],
        "passengers": ["yolcu"], "families": ["aile"],
    },
    "events": {
        "killed": {"before": "(?!)", "after": "öldü|ölü|hayatını|yaşamını|öldürüldü", "noun": "ölü"},
        "wounded": {"before": "(?!)", "after": "yaralandı|yaralı", "noun": "yaralı"},
        "arrested": {"before": "(?!)", "after": "gözaltına|tutuklandı", "noun": "(?!)"},
        "missing": {"before": "(?!)", "after": "kayıp|kayboldu", "noun": "kayıp"},
        "evacuated": {"before": "(?!)", "after": "tahliye", "noun": "(?!)"},
    },
}  # fmt: skip
_UK: dict[str, Any] = {
    "events": {
        "killed": {
            "before": "загинул[оаи]|загинуло|вбит[оі]|вбил[иа]",
            "after": "загинул[оаи]|загиблих|вбит[оі]|вбитих",
            "noun": "загиблих|загиблі",
        },
        "wounded": {
            "before": "поранен[оі]|постраждал[ои]",
            "after": "поранен[оі]|поранених|постраждал[ои]",
            "noun": "поранених|постраждалих",
        },
    }
}
_WHOLE: dict[str, dict[str, Any]] = {"ru": _UK, "pt": _PT, "it": _IT, "tr": _TR}


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
    more = _WHOLE.get(name, {})
    nouns = _nouns(name)
    if not more and not nouns:
        return numbers
    merged = {field: _both(numbers.get(field), value) for field, value in more.items()}
    merged = {**numbers, **merged}
    return {**merged, "nouns": _both(merged.get("nouns"), nouns)} if nouns else merged


def _both(own: Any, more: Any) -> Any:  # noqa: ANN401  (whatever TOML holds)
    """What a table has and what is added to it: its own first, and alone where the two can't be put together."""
    if own is None:
        return more
    if isinstance(own, Mapping) and isinstance(more, Mapping):
        return {key: _both(own.get(key), more.get(key)) for key in (*own, *(key for key in more if key not in own))}
    if isinstance(own, list) and isinstance(more, list):
        return [*own, *(word for word in more if word not in own)]
    return f"{own}|{more}" if isinstance(own, str) and isinstance(more, str) and "|" in more else own
