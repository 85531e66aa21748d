"""Offices made comparable across word order, spelling and language.

A key is ``OFFICE|WHOSE``: the office as a class ("head" stands for director-general, chief, رئیس), with "deputy", "former"
and "acting" before it, which make it another office; behind the bar the acronym of the body where the words give one,
else the body's words in alphabetical order, and the country. An empty part means that the words don't say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from briefer.lexicon.arabic_words import plain
from briefer.lexicon.name_words import PORTFOLIOS
from briefer.lexicon.places import PlaceWords, demonym, find_places
from briefer.lexicon.word_lists import word_set

_CLASSES: Final[dict[str, str]] = {
    **dict.fromkeys(word_set("director-general director head chief boss"), "head"),
    **dict.fromkeys(word_set("chairman chairwoman chairperson chair"), "chair"),
    **dict.fromkeys(word_set("spokesman spokeswoman spokesperson"), "spokesperson"),
    **dict.fromkeys(word_set("premier premierminister"), "prime-minister"),
    **dict.fromkeys(word_set("congressman congresswoman representative"), "representative"),
    **dict.fromkeys(word_set("advisor adviser"), "adviser"),
    **dict.fromkeys(word_set("secretary-general"), "secretary-general"),
    **{word: word for word in word_set("president minister chancellor secretary governor senator ambassador envoy commissioner leader "
        "commander mayor sheriff "
        "undersheriff judge justice prosecutor coordinator "
        "inspector superintendent speaker mp ceo founder analyst expert king queen emir pope prince princess attorney-general captain "
        "coroner examiner rapporteur consul editor imam officer")},
}  # fmt: skip
# Words of one meaning in other languages and scripts, phrases first. Keys are lower-case; Arabic script in plain form.
_PHRASES: Final = (
    ("chief of the general staff", "head army"), ("chief of army staff", "head army"), ("army chief of staff", "head army"),
    ("chief of staff", "chief-of-staff"),
    ("prime minister", "prime-minister"), ("director general", "director-general"), ("secretary general", "secretary-general"),
    ("attorney general", "attorney-general"),
    ("foreign affairs", "foreign"), ("external affairs", "foreign"), ("internal affairs", "interior"),
    ("home affairs", "interior"), ("vice president", "deputy president"), ("vice-president", "deputy president"),
    ("primer ministro", "prime-minister"), ("primera ministra", "prime-minister"), ("première ministre", "prime-minister"),
    ("premier ministre", "prime-minister"), ("primeiro-ministro", "prime-minister"),
    ("премьер-министр", "prime-minister"), ("министр иностранных дел", "foreign minister"), ("министр обороны", "defence minister"),
    ("министр внутренних дел", "interior minister"), ("глава мид", "foreign minister"),
    ("ministro de defensa", "defence minister"), ("ministra de defensa", "defence minister"),
    ("ministro de exteriores", "foreign minister"), ("ministro de relaciones exteriores", "foreign minister"),
    ("ministre de la défense", "defence minister"), ("ministre des affaires étrangères", "foreign minister"),
    ("ministro da defesa", "defence minister"), ("ministro degli esteri", "foreign minister"),
)  # fmt: skip
_ARABIC_PHRASES: Final = (
    ("رییس جمهوری", "president"), ("رییس جمهور", "president"), ("رییسجمهوری", "president"), ("رییسجمهور", "president"),
    ("رییس الجمهوریه", "president"), ("صدر مملکت", "president"), ("الرییس", "president"),
    ("نخست وزیر", "prime-minister"), ("نخستوزیر", "prime-minister"), ("رییس الوزرا", "prime-minister"),
    ("رییس مجلس الوزرا", "prime-minister"), ("وزیر اعظم", "prime-minister"), ("وزیراعظم", "prime-minister"),
    ("وزیر دفاع", "defence minister"), ("وزیر الدفاع", "defence minister"), ("وزیر امور خارجه", "foreign minister"),
    ("وزیر خارجه", "foreign minister"), ("وزیر الخارجیه", "foreign minister"),
    ("وزیر داخله", "interior minister"), ("وزیر کشور", "interior minister"), ("وزیر الداخلیه", "interior minister"),
    ("المتحدث باسم", "spokesperson"), ("متحدث باسم", "spokesperson"), ("سخنگوی", "spokesperson"),
    ("دبیر کل", "secretary-general"), ("دبیرکل", "secretary-general"), ("الامین العام", "secretary-general"),
    ("رییس ستاد ارتش", "head army"), ("قاید الجیش", "head army"), ("سربراه", "head"), ("چیف", "head"),
    ("معاون", "deputy"), ("نایب", "deputy"), ("سابق", "former"), ("السابق", "former"), ("پیشین", "former"),
    ("موقت", "acting"), ("سرپرست", "acting"),
    ("رییس", "head"), ("مدیر", "head"), ("وزیر", "minister"), ("سفیر", "ambassador"), ("فرمانده", "commander"),
    ("قاید", "commander"), ("رهبر", "leader"), ("والی", "governor"), ("ترجمان", "spokesperson"),
    ("صدر", "president"),
    ("سازمان", ""), ("اداره", ""), ("اطلاعات", "intelligence"), ("استخبارات", "intelligence"),
    ("المخابرات", "intelligence"), ("پلیس", "police"), ("شرطه", "police"), ("ارتش", "army"), ("الجیش", "army"),
    ("وزارت", "ministry"),
    ("این کشور", ""), ("کشور", ""),
)  # fmt: skip
_WORDS: Final[dict[str, str]] = {
    **dict.fromkeys(word_set("deputy vice assistant vicepresidente viceministro заместитель замглавы stellvertretender visepresident"),
        "deputy"),
    **dict.fromkeys(word_set("former ex late outgoing expresidente бывший экс ehemaliger ancien tidligere antiguo exministro"), "former"),
    **dict.fromkeys(word_set("acting interim caretaker interino исполняющий provisional"), "acting"),
    **dict.fromkeys(word_set("presidente presidenta président präsident presidenten президент президента президентом"), "president"),
    **dict.fromkeys(word_set("ministro ministra ministre minister министр министра"), "minister"),
    **dict.fromkeys(word_set("statsminister statsministeren bundeskanzler premierminister премьер премьера"), "prime-minister"),
    **dict.fromkeys(word_set("chef jefe jefa capo leiter глава главы руководитель начальник sjef director directeur directora direktor"),
        "head"),
    **dict.fromkeys(word_set("portavoz porte-parole sprecher sprecherin представитель portavoce porta-voz talsmann talsperson"),
        "spokesperson"),
    **dict.fromkeys(word_set("alguacil шериф шерифа sheriffen"), "sheriff"),
    **dict.fromkeys(word_set("gobernador gobernadora gouverneur губернатор guvernør governador governatore"), "governor"),
    **dict.fromkeys(word_set("alcalde alcaldesa maire bürgermeister мэр ordfører sindaco prefeito"), "mayor"),
    **dict.fromkeys(word_set("embajador embajadora ambassadeur botschafter посол"), "ambassador"),
    **dict.fromkeys(word_set("defense defensa défense verteidigung verteidigungsminister обороны forsvar"), "defence"),
    **dict.fromkeys(word_set("organization organisation agency service services"), ""),
    **dict.fromkeys(word_set("exteriores étrangères foreign-affairs"), "foreign"),
    "affairs": "", "labor": "labour", "home": "interior", "external": "foreign", "militant": "",
}  # fmt: skip
_ACRONYMS: Final = {
    "inter services intelligence": "isi", "federal bureau of investigation": "fbi", "central intelligence agency": "cia", "federal "
    "security service": "fsb", "united nations": "un", "european union": "eu",
    "north atlantic treaty organization": "nato", "north atlantic treaty organisation": "nato", "international atomic energy agency":
    "iaea", "world health organization": "who", "world health organisation": "who",
    "international monetary fund": "imf", "islamic revolutionary guard corps": "irgc",
}  # fmt: skip
_QUALIFIERS: Final = ("former", "acting", "deputy")
_EMPTY: Final = word_set(
    "the a an of for to in on at and de del la el los las des du le les der die das von vom fra for i в по с his "
    "her its their our this "
    "that country el then current new"
)


@lru_cache(maxsize=8192)
def normal_role(role: str) -> str:
    """An office as a key for comparing: two wordings of one office have one key.

    ``"the Director-General of Inter-Services Intelligence (ISI)"`` and ``"ISI chief"`` are ``"head|isi"``;
    ``"Tajik President"`` and ``"President of Tajikistan"`` are ``"president|tj"``; ``"Defence Minister"`` is ``"defence minister|"``.

    Args:
        role: the words of an office in any of the languages.
    """
    text, acronym = _without_acronym(role)
    text, countries = _without_countries(text)
    words = _words(text)
    qualifiers = [name for name in _QUALIFIERS if name in words]
    office, rest = _office([word for word in words if word not in qualifiers])
    body = acronym or " ".join(sorted(rest))
    known = acronym is not None
    whose = body if known else " ".join(part for part in (body, *sorted(countries)) if part)
    return f"{' '.join([*qualifiers, office])}|{whose}"


def _without_acronym(role: str) -> tuple[str, str | None]:
    """The words without the name of a body that an acronym stands for."""
    bracket = re.search(r"\(\s*([A-Z][A-Z0-9-]{1,7})\s*\)", role)
    if bracket:
        return _first_office(role[: bracket.start()] + role[bracket.end() :]), bracket[1].lower()
    lower = re.sub(r"[-‐‑\s]+", " ", role.lower())
    for name, letters in _ACRONYMS.items():
        if name in lower:
            return lower.replace(name, " "), letters
    bare = re.search(r"\b([A-Z]{3,6})\b", role) if not role.isupper() else None
    if bare and find_places(bare[1], "en"):
        bare = None
    return (role[: bare.start()] + role[bare.end() :], bare[1].lower()) if bare and bare[1] not in {"CEO", "COO", "CFO"} else (role, None)


def _first_office(text: str) -> str:
    """Of "Director-General of Jordan's Border Service", where the acronym says the body: what stands before "of"."""
    return re.split(r"\s+(?:of|for|at|de|del|des|du)\s+", text, maxsplit=1)[0]


def _without_countries(text: str) -> tuple[str, list[str]]:
    """The words without countries and their adjectives, and the codes of those countries."""
    codes: list[str] = []
    for place in reversed(_countries_in(text)):
        if place.country:
            codes.append(place.country.lower())
            text = text[: place.start] + " " + text[place.end :]
    kept: list[str] = []
    for word in text.split():
        code = demonym(re.sub(r"['’]s$|[^\w-]", "", word)) if word[:1].isupper() else None
        if code:
            codes.append(code.lower())
        else:
            kept.append(word)
    return " ".join(kept), sorted(set(codes))


def _countries_in(text: str) -> tuple[PlaceWords, ...]:
    """The countries named, in the first language that knows one."""
    languages = (
        ("fa", "ar", "ur")
        if re.search(r"[\u0620-\u06ff]", text)
        else ("ru", "uk")
        if re.search(r"[\u0400-\u04ff]", text)
        else ("en", "es", "fr", "de")
    )
    for language in languages:
        found = tuple(place for place in find_places(text, language) if place.kind == "country")
        if found:
            return found
    return ()


def _words(text: str) -> list[str]:
    if re.search(r"[\u0620-\u06ff]", text):
        found = re.findall(r"[^\W\d_]+", text.replace("\u200c", ""))
        text = f" {' '.join(plain(word) for word in found)} "
        for phrase, english in _ARABIC_PHRASES:
            text = text.replace(f" {phrase} ", f" {english} ")
    text = re.sub(r"['’]s?\b", " ", text.lower())
    for phrase, english in _PHRASES:
        text = re.sub(rf"(?<!\w){phrase}(?!\w)", english, text)
    words = [_WORDS.get(word, word) for word in re.findall(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*", text)]
    return [word for word in words if word and word not in _EMPTY]


def _office(words: list[str]) -> tuple[str, list[str]]:
    """The class of the office, with the portfolio of a minister or secretary, and the words that are left over."""
    classes = [word for word in words if word in _CLASSES]
    if not classes:
        return " ".join(sorted(words)), []
    main = next(
        (word for word in classes if _CLASSES[word] == "prime-minister"),
        classes[-1] if classes[0] in {"justice", "secretary"} and len(classes) > 1 else classes[0],
    )
    rest = [word for word in words if word != main]
    if main in {"minister", "secretary"}:
        portfolio = [word for word in rest if word in PORTFOLIOS]
        return " ".join([*sorted(portfolio), main]), [word for word in rest if word not in PORTFOLIOS]
    if main == "envoy":
        return "envoy", [word for word in rest if word != "special"]
    return _CLASSES[main], rest
