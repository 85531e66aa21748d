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
        ("Imam Ali Rahman, the President of Tajikistan, met them.", ("Imam Ali Rahman", "President of Tajikistan", None)),
        (
            "He met General Asim Munir, the Director-General of Pakistan's Inter-Services Intelligence (ISI), in Dushanbe.",
            ("Asim Munir", "Director-General of Pakistan's Inter-Services Intelligence (ISI)", "General"),
        ),
        ("Army chief General Asim Munir left.", ("Asim Munir", "Army chief", "General")),
        ("Lt. Gen. Anna Karlsson left.", ("Anna Karlsson", None, "Lt. Gen")),
        ("UN Special Envoy for Syria Staffan de Mistura left.", ("Staffan de Mistura", "UN Special Envoy for Syria", None)),
        (
            "Jan Egeland the UN special envoy for Syria on humanitarian issues said so.",
            ("Jan Egeland", "UN special envoy for Syria on humanitarian issues", None),
        ),
        ("It was fierce, said observatory head Rami Abdel Rahman.", ("Rami Abdel Rahman", "observatory head", "observatory head")),
        ("Los Angeles County Sheriff Alex Villanueva spoke.", ("Alex Villanueva", "Los Angeles County Sheriff", "Sheriff")),
        ("Saudi Crown Prince Mohammed bin Salman left.", ("Mohammed bin Salman", None, "Crown Prince")),
        ("Speaker of the House, Nancy Pelosi, spoke.", ("Nancy Pelosi", "Speaker of the House", None)),
        ("Earlier Ali Larijani left.", ("Ali Larijani", None, None)),
        ("Her father Hamid Orandi waited.", ("Hamid Orandi", None, None)),
        ("Freshman Rosie Rodriguez ran.", ("Rosie Rodriguez", None, None)),
        ("The suspect’s mother, Mami Matasuura, waited.", ("Mami Matasuura", None, None)),
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
        ("The National Security Committee of Tajikistan confirmed it.", ["National Security Committee of Tajikistan"]),
        ("The Tajikistan Presidential Office issued a statement.", ["Tajikistan Presidential Office"]),
        ("Attacks by Tehrik-i-Taliban Pakistan (TTP) go on.", ["Tehrik-i-Taliban Pakistan (TTP)"]),
        ("Leaders of Afghanistan's National Resistance Front met.", ["National Resistance Front"]),
        ("It happened, the Kremlin said.", ["Kremlin"]),
        ("Islamist group Jamaat Ansarullah operates there.", ["Jamaat Ansarullah"]),
        ("The Syrian Observatory for Human Rights counted them.", ["Syrian Observatory for Human Rights"]),
        ("He called the Ministry of Health and Social Services today.", ["Ministry of Health and Social Services"]),
        ("The Los Angeles County Sheriff’s Department came.", ["Los Angeles County Sheriff’s Department"]),
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
        "Unlike other Central Asian nations, Tajikistan waited.",
        "Tajik and Pakistani officials met in Dushanbe.",
        "Analysts say that more will come.",
        "Border Troops Discuss New Security Measures",
        "KABUL – Two people were hurt.",
    ],
)
def test_ordinary_words_are_no_people(text):
    assert people(text) == []


def test_a_surname_alone_is_known_by_the_full_name_elsewhere():
    text = "Rahmon’s government fell.\nTajik President Emomali Rahmon spoke.\nStaffan de Mistura left. Then de Mistura came back."
    assert [name for name, _, _ in people(text)] == ["Rahmon", "Emomali Rahmon", "Staffan de Mistura", "de Mistura"]


def test_the_same_word_is_no_person_without_the_full_name():
    assert people("The Rahmon government fell.") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("El alguacil del condado de Los Ángeles, Alex Villanueva, lo dijo.", "es", ["Alex Villanueva"]),
        ("Lo confirmó el presidente Gustavo Petro.", "es", ["Gustavo Petro"]),
        ("Det sa Kent Wegener i politiet.", "no", ["Kent Wegener"]),
        ("Об этом заявил президент Владимир Путин.", "ru", ["Владимир Путин"]),
        ("По словам шерифа Лос-Анджелеса Алекса Виллануэла, это так.", "ru", ["Алекса Виллануэла"]),
        (
            "محمد عاصم ملک رئیس سازمان اطلاعات پاکستان (ISI) با امامعلی رحمان رئیس جمهور این کشور دیدار کرد.",
            "fa",
            ["محمد عاصم ملک", "امامعلی رحمان"],
        ),
        ("بر اساس این بیانیه، امام علی رحمان با آنان دیدار کرد.", "fa", ["امام علی رحمان"]),
        ("قال كينت ويجنير، المتحدث باسم الشرطة، إن الأمر انتهى. وأشار ويجنير إلى ذلك.", "ar", ["كينت ويجنير", "ويجنير"]),
    ],
)
def test_people_in_other_languages(text, language, expected):
    assert [name for name, _, _ in people(text, language)] == expected


def test_roles_in_the_arabic_script_keep_the_words_of_the_source():
    text = "محمد عاصم ملک رئیس سازمان اطلاعات پاکستان (ISI) با امامعلی رحمان رئیس جمهور این کشور دیدار کرد."
    assert [role for _, role, _ in people(text, "fa")] == ["رئیس سازمان اطلاعات پاکستان (ISI)", "رئیس جمهور این کشور"]


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
    text = "Buses left the towns of Fuaa and Kafraya on Friday. Later Kafraya was empty. Ali Karimi left Fuaa."
    spans = find_unlisted_places(text, "en", find_names(text, "en"))
    assert [text[start:end] for start, end in spans] == ["Fuaa", "Kafraya", "Kafraya", "Fuaa"]


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


@settings(max_examples=150)
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
