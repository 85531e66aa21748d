"""Quantities: the number, its hedge, and what it counts, in every language that has a table."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.lexicon.counting import EVENTS, counting
from briefer.lexicon.numbers import find_quantities
from briefer.lexicon.numerals import digits_value
from briefer.models import Bound


def _read(text: str, language: str) -> list[tuple[float, str | None]]:
    return [(words.value, words.unit if words.unit and not words.counted else words.counted) for words in find_quantities(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 31 miners including 12 guards were killed", [(31, "miners killed"), (12, "guards killed")]),
        ("At least 31 miners, including 12 guards, were killed", [(31, "miners killed"), (12, "guards killed")]),
        ("causing three sailor and two harbour pilot deaths", [(3, "sailors killed"), (2, "harbour pilots killed")]),
        ("two attacks led to five fatalities", [(2, "attacks"), (5, "people killed")]),
        ("killing at least 17 and wounding dozens", [(17, "people killed")]),
        ("the flood killed 19 people on Sunday", [(19, "people killed")]),
        ("Death toll in the mine fire rises to 52", [(52, "people killed")]),
        ("The death toll of a fire near the port surpasses 90 people", [(90, "people killed")]),
        ("27 fishermen from the coastal hamlets of Ora and Bel were killed when", [(27, "fishermen killed")]),
        ("6 guards who watched the depot were killed", [(6, "guards killed")]),
        ("rain over two valleys killed 8 people", [(2, "valleys"), (8, "people killed")]),
        ("over 70 are injured", [(70, "people wounded")]),
        ("One killed, 15 injured", [(1, "people killed"), (15, "people wounded")]),
        ("5 killed 10 injured", [(5, "people killed"), (10, "people wounded")]),
        ("killing two nurses, wounding four others", [(2, "nurses killed"), (4, "people wounded")]),
        ("the toll was 7 with 21 others injured", [(7, "people killed"), (21, "people wounded")]),
        ("two soldiers and three civilians were killed", [(2, "soldiers killed"), (3, "civilians killed")]),
        ("killed two soldiers and three civilians", [(2, "soldiers killed"), (3, "civilians killed")]),
        ("20 wounded soldiers", [(20, "soldiers wounded")]),
        ("The dead included 14 sailors 3 of whom were women", [(14, "sailors killed"), (3, "women")]),
        ("the famine has left more than 75000 people dead", [(75000, "people killed")]),
        ("police arrested 12 suspects", [(12, "suspects arrested")]),
        ("300 families displaced", [(300, "families displaced")]),
        ("12 policemen lost their lives", [(12, "police officers killed")]),
        ("15 Syrians were killed", [(15, "syrians killed")]),
        ("four new harbour cranes along the quay", [(4, "harbour cranes")]),
        ("18 lorries arrived", [(18, "lorries")]),
        ("3,600 nurses and some 9 thousand people", [(3600, "nurses"), (9000, "people")]),
        ("1,234,567 refugees, twenty-five troops", [(1234567, "refugees"), (25, "troops")]),
        ("two hundred and five houses", [(205, "houses")]),
        ("about 10 miles (16 kilometres)", [(10, "miles"), (16, "km")]),
        ("$1.2 million", [(1.2e6, "USD")]),
        ("5 percent, 7%", [(5, "percent"), (7, "percent")]),
        ("a .38 calibre revolver, a 38-calibre pistol", [(38, "calibre"), (38, "calibre")]),
        ("a 43-year-old farmer", [(43, "age")]),
        ("Rosa Marlow, 61, and Dan Pell, 39.", [(61, "age"), (39, "age")]),
        ("for more than two years", [(2, "years")]),
    ],
)
def test_english(text, expected):
    assert _read(text, "en") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "mató a cinco soldados e hirió a siete", [(5, "soldiers killed"), (7, "people wounded")]),
        ("es", "Seis soldados muertos", [(6, "soldiers killed")]),
        ("es", "unas tres mil 700 familias", [(3700, "families")]),
        ("es", "4.100 alumnos", [(4100, "students")]),
        ("es", "2.500 millones de dólares", [(2.5e9, "USD")]),
        ("fr", "1,8 milliard d'euros", [(1.8e9, "EUR")]),
        ("fr", "levé à 22 heures, après 14 heures de combats", [(14, "hours")]),
        ("nb", "to menn i 30-årene", [(2, "men")]),
        ("ar", "400 حالة", [(400, "cases")]),
        ("es", "una mujer de 52 años", [(52, "age")]),
        ("es", "tenían 31 y 47 años", [(31, "age"), (47, "age")]),
        ("es", "muertos en una escuela", []),
        ("no", "Fire soldater drept", [(4, "soldiers killed")]),
        ("no", "Fire soldater ble drept og seks ble såret", [(4, "soldiers killed"), (6, "people wounded")]),
        ("no", "rundt 4.100 kvinner og 60 000 mennesker", [(4100, "women"), (60000, "people")]),
        ("no", "minst tjueto personer", [(22, "people")]),
        ("no", "43-åringen", [(43, "age")]),
        ("ar", "قتل جنديان وأصيب سبعة آخرون", [(2, "soldiers killed"), (7, "people wounded")]),
        ("ar", "قتيلان وتسعة جرحى", [(2, "people killed"), (9, "people wounded")]),
        ("ar", "خمسة وعشرون جنديا", [(25, "soldiers")]),
        ("ar", "رشاش عيار 38", [(38, "calibre")]),
        ("ar", "امرأتين (31 و47 عاما)", [(2, "women"), (31, "age"), (47, "age")]),
        ("ar", "ارتفاع عدد القتلى إلى 45", [(45, "people killed")]),
        ("ru", "семь человек пострадали, а трое скрылись", [(7, "people wounded")]),
        ("ru", "двое погибших и пятеро раненых", [(2, "people killed"), (5, "people wounded")]),
        ("ru", "43-летнего водителя", [(43, "age")]),
        ("ru", "убиты трое солдат", [(3, "soldiers killed")]),
        ("fa", "۲۵ نفر کشته و ۴۰ نفر زخمی شدند", [(25, "people killed"), (40, "people wounded")]),
        ("fa", "سه شورشی و دو مرزبان کشته شدند", [(3, "insurgents killed"), (2, "border guards killed")]),
        ("fa", "بیش از دو هزار و پانصد نفر", [(2500, "people")]),
        ("fa", "رهبران دو کشور و هر دو طرف", []),
        ("ur", "5 افراد ہلاک اور 10 زخمی ہوئے", [(5, "people killed"), (10, "people wounded")]),
        ("ur", "20 سے زائد افراد زخمی", [(20, "people wounded")]),
        ("fr", "Trois personnes ont été tuées et cinq blessées", [(3, "people killed"), (5, "people wounded")]),
        ("fr", "quatre-vingt-dix-sept personnes", [(97, "people")]),
        ("fr", "une femme de 52 ans", [(52, "age")]),
        ("de", "zweiundzwanzig Soldaten wurden getötet", [(22, "soldiers killed")]),
    ],
)
def test_other_languages_count_in_the_same_words(language, text, expected):
    assert _read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("en", "at least 12 people", Bound.AT_LEAST),
        ("en", "no fewer than 12 people", Bound.AT_LEAST),
        ("en", "12 or more people", Bound.AT_LEAST),
        ("en", "more than 12 people", Bound.MORE_THAN),
        ("en", "over $5 million", Bound.MORE_THAN),
        ("en", "nearly 12 people", Bound.ABOUT),
        ("en", "about another 12 people", Bound.ABOUT),
        ("en", "up to 12 people", Bound.UP_TO),
        ("en", "fewer than 12 people", Bound.UP_TO),
        ("en", "12 people", Bound.EXACT),
        ("es", "al menos 12 personas", Bound.AT_LEAST),
        ("no", "omtrent 12 personer", Bound.ABOUT),
        ("ru", "не менее 12 человек", Bound.AT_LEAST),
        ("ru", "число погибших возросло до 12", Bound.EXACT),
        ("ar", "إصابة 9 جنود على الأقل", Bound.AT_LEAST),
        ("fa", "دست‌کم ۱۲ نفر", Bound.AT_LEAST),
        ("ur", "20 سے زائد افراد", Bound.MORE_THAN),
        ("fr", "plus de 2 000 personnes", Bound.MORE_THAN),
    ],
)
def test_hedges(language, text, bound):
    assert [words.bound for words in find_quantities(text, language)] == [bound]


def test_the_events_are_those_of_the_tables():
    assert {
        event
        for name in ("ar", "de", "en", "es", "fa", "fr", "it", "nb", "pt", "ru", "tr", "ur")
        for event in counting(name).raw.get("events", {})
    } == EVENTS


@pytest.mark.parametrize(
    "text",
    [
        "on 25 December 2022 and in 2001",
        "the two leaders and both sides",
        "one of the few, one by one",
        "Article 5, page 12, No. 7, flight 370",
        "G20, NRO II, covid19",
        "http://192.0.2.135/ or 10.0.0.1, version 1.2.3.4",
        "call 0812 2017 4455",
        "at 7:45 am, around 7:30",
        "won 2-1",
        "the 3rd time, 21st century",
        "several hundred people, tens of thousands",
        "Formula One",
        "a 14-member council",
    ],
)
def test_what_is_no_quantity(text):
    assert find_quantities(text, "en") == ()


@pytest.mark.parametrize(
    ("text", "point", "value"),
    [
        ("2,400", True, 2400),
        ("2.300", False, 2300),
        ("2,300", False, 2300),
        ("3.200", True, 3.2),
        ("3,2", False, 3.2),
        ("1.234.567", False, 1234567),
        ("1,234.5", True, 1234.5),
        ("1.234,5", False, 1234.5),
        ("30000", True, 30000),
        ("203.113.239.135", True, None),
        ("7:45", True, None),
        ("007", True, None),
        ("1.2.3", True, None),
        ("1234567890", True, None),
    ],
)
def test_digits(text, point, value):
    assert digits_value(text, point=point) == value


ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _in_words(number: int) -> str:
    if number < 20:
        return ONES[number - 1]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10 - 1]}" if number % 10 else "")
    if number < 1000:
        return f"{ONES[number // 100 - 1]} hundred" + (f" and {_in_words(number % 100)}" if number % 100 else "")
    return f"{_in_words(number // 1000)} thousand" + (f" {_in_words(number % 1000)}" if number % 1000 else "")


@given(st.integers(2, 99_999))
def test_number_words_mean_what_digits_mean(number):
    for text in (f"{_in_words(number)} soldiers were killed", f"{number:,} soldiers were killed", f"{number} soldiers were killed"):
        assert _read(text, "en") == [(number, "soldiers killed")]


noise = st.text(alphabet="aB éЖяبدوی\u200c\u202bشنهٔ\u0651\u0301🙂123456۴۵٢ .,:-/()'’“$%\n\u00a0", max_size=25)
pieces = [
    "12 people were killed",
    "five",
    "۲۵ نفر",
    "وثلاثة جرحى",
    "شخصان",
    "2 000",
    "tres mil 700",
    ".45 calibre",
    "31 and 47 years",
    "25 December",
]


@settings(max_examples=150)
@given(
    st.lists(st.one_of(noise, st.sampled_from(pieces)), max_size=6),
    st.sampled_from(["en", "fa", "ar", "ru", "es", "no", "ur", "fr", "de", "tr"]),
)
def test_offsets_are_exact_in_order_and_never_overlap(parts, language):
    text = " ".join(parts)
    last = 0
    for words in find_quantities(text, language):
        assert text[words.start : words.end] == words.text
        assert last <= words.start < words.end
        last = words.end


@pytest.mark.parametrize(
    ("language", "text", "value", "unit", "counted"),
    [
        ("tr", "Depremde hayatını kaybedenlerin sayısı 163'e çıktı.", 163, None, "people killed"),
        ("tr", "1.410 kişinin yaralandığını bildirdi.", 1410, None, "people wounded"),
        ("tr", "1.207 binanın yıkıldığını söyledi.", 1207, None, "buildings destroyed"),
        ("uk", "Загинули щонайменше 11 людей.", 11, None, "people killed"),
        ("uk", "У полоні була 41 людина.", 41, None, "people abducted"),
        ("uk", "Кулемети калібру 12,7 мм.", 12.7, "mm", None),
        ("fr", "Le bilan fait état d'une quarantaine de blessés.", 40, None, "people wounded"),
        ("fr", "41 personnes étaient retenues.", 41, None, "people abducted"),
        ("fr", "Le colonel Jean Marlow, 46 ans, a parlé.", 46, "years", "age"),
        ("ru", "Спасатели извлекли девятилетнюю девочку.", 9, "years", "age"),
        ("de", "Die neunjährige Anna lebt.", 9, "years", "age"),
        ("en", "Rosa Marlow turned seven last month.", 7, "years", "age"),
        ("en", "The number of people arrested rose to 21.", 21, None, "people arrested"),
        ("de", "Die Zahl der Toten stieg auf 45.", 45, None, "people killed"),
        ("de", "Das Feuer zerstörte 300 Hektar.", 300, "hectares", None),
    ],
)
def test_numbers_of_more_languages(language, text, value, unit, counted):
    (found,) = [q for q in find_quantities(text, language) if q.value == value]
    assert (found.unit, found.counted) == (unit, counted)
