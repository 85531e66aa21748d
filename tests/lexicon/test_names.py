"""Names: who and what is found, with which role, and what is not a name."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.lexicon.names import find_names, find_unlisted_places, normal_role, romanise, skeleton, strip_titles
from briefer.models import EntityKind

SEEDS = Path(__file__).parents[2] / "seeds"


def people(text: str, language: str = "en") -> list[tuple[str, str | None, str | None]]:
    return [(name.text, name.role, name.title) for name in find_names(text, language) if name.kind is EntityKind.PERSON]


def organisations(text: str, language: str = "en") -> list[str]:
    return [name.text for name in find_names(text, language) if name.kind is EntityKind.ORGANISATION]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tajik President Emomali Rahmon spoke.", ("Emomali Rahmon", "President of Tajikistan", "President")),
        ("Tajikistan’s President Emomali Rahmon spoke.", ("Emomali Rahmon", "President of Tajikistan", "President")),
        ("Tajikistan President Emomali Rahm spoke.", ("Emomali Rahm", "President of Tajikistan", "President")),
        ("A meeting with President of Tajikistan Emomali Rahmon took place.", ("Emomali Rahmon", "President of Tajikistan", None)),
        ("Minister for Defence Khawaja Asif spoke.", ("Khawaja Asif", "Minister for Defence", None)),
        ("Defence Minister Khawaja Asif spoke.", ("Khawaja Asif", "Defence Minister", "Defence Minister")),
        ("Sadyr Toktomushev, the President of Kyrgyzstan, flew home.", ("Sadyr Toktomushev", "President of Kyrgyzstan", None)),
        (
            "She called General Omar Haddad, the Director-General of Jordan's Border Protection Service (BPS), in Amman.",
            ("Omar Haddad", "Director-General of Jordan's Border Protection Service (BPS)", "General"),
        ),
        ("Army chief General Asim Munir left.", ("Asim Munir", "Army chief", "General")),
        ("Lt. Gen. Anna Karlsson left.", ("Anna Karlsson", None, "Lt. Gen")),
        ("UN Special Envoy for Haiti Marta de Olivos rested.", ("Marta de Olivos", "UN Special Envoy for Haiti", None)),
        (
            "Jan Solberg the EU special envoy for Sudan on food and water said so.",
            ("Jan Solberg", "EU special envoy for Sudan on food and water", None),
        ),
        ("It was icy, said institute head Samir Abdel Karim.", ("Samir Abdel Karim", "institute head", "institute head")),
        ("San Diego County Sheriff Alex Morales rested.", ("Alex Morales", "San Diego County Sheriff", "Sheriff")),
        ("Saudi Crown Prince Mohammed bin Salman left.", ("Mohammed bin Salman", None, "Crown Prince")),
        ("Speaker of the Senate, Clara Whitmore, rested.", ("Clara Whitmore", "Speaker of the Senate", None)),
        ("Earlier Ali Larijani left.", ("Ali Larijani", None, None)),
        ("Her uncle Hamid Zarqan waited.", ("Hamid Zarqan", None, None)),
        ("Sophomore Lucy Alvarado ran.", ("Lucy Alvarado", None, None)),
        ("The sailor’s mother, Yoko Tanabe, waited.", ("Yoko Tanabe", None, None)),
        ("President-elect Amina Hassan left.", ("Amina Hassan", "President-elect", "President-elect")),
        ("Secretary of State Antony Blinken flew.", ("Antony Blinken", "Secretary of State", None)),
    ],
)
def test_people_and_their_roles(text, expected):
    found = people(text)
    assert [name for name, _, _ in found] == [expected[0]]
    if expected[1] is not None:
        assert found[0][1] == expected[1]
    assert found[0][2] == expected[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Water Safety Committee of Uzbekistan rejected it.", ["Water Safety Committee of Uzbekistan"]),
        ("The Mongolia Statistical Office sent a letter.", ["Mongolia Statistical Office"]),
        ("Songs of Harakat-i-Bahar Azad (HBA) go on.", ["Harakat-i-Bahar Azad (HBA)"]),
        ("Friends of Somalia's Coastal Farmers Front met.", ["Coastal Farmers Front"]),
        ("It happened, the Kremlin said.", ["Kremlin"]),
        ("Islamist group Jamaat Ansarullah operates there.", ["Jamaat Ansarullah"]),
        ("The Libyan Observatory for Sea Rescue counted them.", ["Libyan Observatory for Sea Rescue"]),
        ("He called the Ministry of Health and Social Services today.", ["Ministry of Health and Social Services"]),
        ("The San Diego County Sheriff’s Department came.", ["San Diego County Sheriff’s Department"]),
        ("The Kurdistan Workers’ Party left.", ["Kurdistan Workers’ Party"]),
        ("Aid for the armed forces of Tajikistan came.", ["armed forces of Tajikistan"]),
        ("Talks with the NRF and the FBI began.", ["NRF", "FBI"]),
        ("The Observatory said so.", ["Observatory"]),
        ("A Committee can be anything.", ["Committee"]),
        ("The group left by the house.", []),
    ],
)
def test_organisations(text, expected):
    assert organisations(text) == expected


def test_an_acronym_in_brackets_is_kept():
    found = find_names("He heads Inter-Services Intelligence (ISI) now.", "en")
    assert [(name.text, name.acronym) for name in found] == [("Inter-Services Intelligence (ISI)", "ISI")]


@pytest.mark.parametrize(
    "text",
    [
        "Both countries met on Monday in December.",
        "Earlier, this meeting was called off.",
        "Unlike other South Asian nations, Nepal waited.",
        "Tajik and Pakistani officials met in Dushanbe.",
        "Analysts say that more will come.",
        "Border Troops Discuss New Security Measures",
        "KABUL – Two people were hurt.",
    ],
)
def test_ordinary_words_are_no_people(text):
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Typhoon Belira had weakened near Mount Torvel.", "en"),
        ("Its owner, Montenegro Lines, denied that.", "en"),
        ("Two navy ships, USS Belira and HMS Torvel, came.", "en"),
        ("La Unión Europea y la Semana Santa no cambian.", "es"),
        ("Habló el Frente de Renovación Popular.", "es"),
        ("El Tiempo informó de ello.", "es"),
        ("El Ministerio del Interior informó de ello.", "es"),
        ("Власти Армении уехали.", "ru"),
        ("L'armée dit que non. D'après Radio Lointaine, c'est fini.", "fr"),
        ("Die Stadt Essen sagte das Fest ab.", "de"),
        ("Великая Отечественная война закончилась.", "ru"),
        ("Губернатор Торвельской области уехал.", "ru"),
        ("وذكر مسؤولون محليون أن الطريق مغلق.", "ar"),
    ],
)
def test_things_storms_ships_and_bodies_are_no_people(text, language):
    assert people(text, language) == []


def test_an_organisation_keeps_its_small_article():
    assert organisations("The group, which is linked to al Qaeda, left.") == ["al Qaeda"]


def test_the_first_word_of_a_longer_name_is_no_place():
    text = "Schools in Grand Torvel stayed shut."
    found = find_unlisted_places(text, "en", find_names(text, "en"))
    assert [text[start:end] for start, end in found] == ["Grand Torvel"]


def test_a_surname_alone_is_known_by_the_full_name_elsewhere():
    text = "Rahmon’s government fell.\nTajik President Emomali Rahmon spoke.\nStaffan de Mistura left. Then de Mistura came back."
    assert [name for name, _, _ in people(text)] == ["Rahmon", "Emomali Rahmon", "Staffan de Mistura", "de Mistura"]


def test_the_same_word_is_no_person_without_the_full_name():
    assert people("The Rahmon government fell.") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("El alguacil de la ciudad de Rosario, Alex Morales, lo vio.", "es", ["Alex Morales"]),
        ("Lo confirmó el presidente Gustavo Petro.", "es", ["Gustavo Petro"]),
        ("Det sa Karl Nygaard i tollvesenet.", "no", ["Karl Nygaard"]),
        ("Об этом заявил президент Владимир Путин.", "ru", ["Владимир Путин"]),
        ("Пресс-секретарь Торвеля Дмитрий Лосев уехал.", "ru", ["Дмитрий Лосев"]),
        ("La vicepresidenta Francia Morales viajó.", "es", ["Francia Morales"]),
        ("أعلن الرئيس عبد الكريم الزاهي ذلك.", "ar", ["عبد الكريم الزاهي"]),
        ("По словам шерифа Сан-Диего Алекса Моралеса, это так.", "ru", ["Алекса Моралеса"]),
        (
            "محمد ناصر کریمی رئیس سازمان اطلاعات اردن (GID) با علیرضا کمال رئیس جمهور این کشور دیدار کرد.",
            "fa",
            ["محمد ناصر کریمی", "علیرضا کمال"],
        ),
        ("بر اساس این نامه، امام علی ناصری دیروز برگشت.", "fa", ["امام علی ناصری"]),
        ("قال نيلز برونستاد، المتحدث باسم البلدية، إن الأمر انتهى. وأشار برونستاد إلى ذلك.", "ar", ["نيلز برونستاد", "برونستاد"]),
    ],
)
def test_people_in_other_languages(text, language, expected):
    assert [name for name, _, _ in people(text, language)] == expected


def test_roles_in_the_arabic_script_keep_the_words_of_the_source():
    text = "محمد ناصر کریمی رئیس سازمان اطلاعات اردن (GID) با علیرضا کمال رئیس جمهور این کشور دیدار کرد."
    assert [role for _, role, _ in people(text, "fa")] == ["رئیس سازمان اطلاعات اردن (GID)", "رئیس جمهور این کشور"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("دفتر ریاست جمهوری تاجیکستان اعلام کرد.", "fa", ["دفتر ریاست جمهوری تاجیکستان"]),
        ("حملات تحریک طالبان پاکستان (TTP) ادامه دارد.", "fa", ["تحریک طالبان پاکستان (TTP)"]),
        ("تنش میان پاکستان و طالبان بالا گرفت.", "fa", ["طالبان"]),
        ("نقل إلى مستشفى “هنري مايو” أمس.", "ar", ["مستشفى “هنري مايو”"]),
        ("أعلنت وزارة الدفاع ذلك.", "ar", ["وزارة الدفاع"]),
    ],
)
def test_organisations_in_the_arabic_script(text, language, expected):
    assert organisations(text, language) == expected


def test_places_that_only_the_text_shows():
    text = "Carts left the towns of Ghuriyal and Besalta on Friday. Later Besalta was quiet. Ali Karimi left Ghuriyal."
    spans = find_unlisted_places(text, "en", find_names(text, "en"))
    assert [text[start:end] for start, end in spans] == ["Ghuriyal", "Besalta", "Besalta", "Ghuriyal"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tajik President Emomali Rahmon", "Emomali Rahmon"),
        ("Gen. Asim Munir", "Asim Munir"),
        ("Minister for Defence Khawaja Asif", "Khawaja Asif"),
        ("President of Tajikistan Emomali Rahmon", "Emomali Rahmon"),
        ("Imam Ali Rahman", "Imam Ali Rahman"),
        ("General", "General"),
        ("ژنرال عاصم منیر", "عاصم منیر"),
        ("", ""),
    ],
)
def test_strip_titles(name, expected):
    assert strip_titles(name) == expected


ONE_OFFICE = [
    (
        "the director-general of Pakistan’s Inter-Services Intelligence (ISI)",
        "Director-General of Pakistan's Inter-Services Intelligence (ISI)",
        "Director-General of Inter-Services Intelligence",
        "head of the ISI",
        "ISI chief",
        "رئیس سازمان اطلاعات پاکستان (ISI)",
    ),
    ("President of Tajikistan", "Tajik President", "Tajikistan’s President", "The Tajik president", "رئیس جمهور تاجیکستان"),
    ("Defence Minister", "Minister for Defence", "minister of defence", "Defense Minister"),
    ("Pakistan's defence minister", "Minister for Defence of Pakistan", "وزیر دفاع پاکستان"),
    ("Los Angeles County Sheriff", "sheriff of Los Angeles County"),
    ("Foreign Minister", "Minister of Foreign Affairs"),
    ("Prime Minister of Pakistan", "Pakistani prime minister"),
    ("President of Mexico", "presidente de México"),
]


@pytest.mark.parametrize("wordings", ONE_OFFICE)
def test_wordings_of_one_office_have_one_key(wordings):
    assert len({normal_role(words) for words in wordings}) == 1


def test_different_offices_have_different_keys():
    keys = [normal_role(wordings[0]) for wordings in ONE_OFFICE]
    assert len(set(keys)) == len(keys)
    apart = ["head of the ISI", "deputy head of the ISI", "former head of the ISI", "acting head of the ISI", "head of the FBI"]
    assert len({normal_role(role) for role in apart}) == len(apart)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rahmon", "Рахмон"),
        ("Rahmon", "رحمان"),
        ("Asim Munir", "عاصم منیر"),
        ("Muhammad Asim Malik", "محمد عاصم ملک"),
        ("Mitsotakis", "Μητσοτάκης"),
        ("Abdulla", "Abdullah"),
        ("كاظم", "کاظم"),
        ("Mousavi", "موسوی"),
    ],
)
def test_spellings_of_one_name_share_a_skeleton(one, other):
    assert skeleton(one) == skeleton(other)


def test_different_names_have_different_skeletons():
    assert skeleton("Asim Munir") != skeleton("Asim Malik")


def test_a_bare_alef_is_not_lost():
    assert romanise("ا") == "a"


@given(st.text(max_size=60))
def test_romanised_words_are_plain_ascii(text):
    assert romanise(text).isascii()
    assert romanise(text) == " ".join(romanise(text).split())
    assert len(skeleton(text).split()) == len(romanise(text).split())


PIECES = st.sampled_from(
    [
        "Tajik President ",
        "Emomali Rahmon",
        "Gen. ",
        "the ",
        "of ",
        "Ministry ",
        "(ISI)",
        ", ",
        ". ",
        "\n",
        "’s ",
        "عاصم ",
        "رئیس ",
        "ملک",
        "Путин ",
        "U.S. ",
        "al-Assad ",
        "said ",
        "🙂",
        "\u200c",
        "“",
        "”",
        "de ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(["en", "fa", "ar", "ru", "es"]))
def test_every_name_stands_where_it_says(text, language):
    found = find_names(text, language)
    assert all(text[name.start : name.end] == name.text and name.text.strip() for name in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("seed", "person", "role"),
    [
        ("000_9ba0b5311bdd53b4.txt", "Asim Munir", "head|isi"),
        ("001_bda9eae5aece1426.txt", "Muhammad Asim Malik", "head|isi"),
        ("001_bda9eae5aece1426.txt", "Emomali Rahmon", "president|tj"),
        ("002_4d5675df434db56e.txt", "محمد عاصم ملک", "head|isi"),
        ("004_0d45933a0dea4436.txt", "Vladimir Putin", "president|ru"),
    ],
)
def test_seeds_say_who_holds_which_office(seed, person, role):
    text = (SEEDS / seed).read_text(encoding="utf-8")
    roles = {
        normal_role(name.role) for name in find_names(text, "fa" if seed.startswith("002") else "en") if name.text == person and name.role
    }
    assert role in roles


def test_the_adjective_of_two_countries_is_no_place():
    text = "Firing went on near the Tajik-Afghan border in Torvel."
    assert [text[a:b] for a, b in find_unlisted_places(text, "en", find_names(text, "en"))] == ["Torvel"]


def test_who_tells_it_is_no_part_of_an_office():
    text = "Die Brücke war nach Darstellung von Innenminister Karl Torvel gesperrt."
    assert [(name.text, name.role) for name in find_names(text, "de")] == [("Karl Torvel", "Innenminister")]
