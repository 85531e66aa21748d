"""Places: countries, cities and regions in several scripts, and words that only look like them."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.lexicon.places import _cities, _demonyms, country_name, demonym, find_places


def _found(text: str, language: str) -> list[tuple[str, str, str | None]]:
    return [(words.name, words.kind, words.country) for words in find_places(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "a meeting in Dushanbe", [("Dushanbe", "city", "TJ")]),
        ("en", "KABUL – Pakistan has approached", [("Kabul", "city", "AF"), ("Pakistan", "country", "PK")]),
        ("en", "FORT WORTH, Texas (AP) —", [("Fort Worth", "city", "US"), ("Texas", "region", "US")]),
        ("en", "the US told us that U.S. troops", [("United States", "country", "US"), ("United States", "country", "US")]),
        ("en", "Yemens harvest near Sanaa's edge", [("Yemen", "country", "YE"), ("Sanaa", "city", "YE")]),
        ("en", "DR Congo and Congo", [("DR Congo", "country", "CD"), ("Congo", "country", "CG")]),
        ("en", "Central Asia and the Middle East", [("Central Asia", "region", None), ("Middle East", "region", None)]),
        ("en", "Khan Younis in Gaza", [("Khan Younis", "city", "PS"), ("Gaza", "region", "PS")]),
        ("en", "Odessa, Texas", [("Odesa", "city", "US"), ("Texas", "region", "US")]),
        ("en", "in Nice, France", [("Nice", "city", "FR"), ("France", "country", "FR")]),
        ("en", "Saudi Arabia", [("Saudi Arabia", "country", "SA")]),
        ("fa", "بین تاجیکستان و پاکستان", [("Tajikistan", "country", "TJ"), ("Pakistan", "country", "PK")]),
        ("fa", "در كابل و آسیای مرکزی", [("Kabul", "city", "AF"), ("Central Asia", "region", None)]),
        ("fa", "دوشنبه: به گزارش", [("Dushanbe", "city", "TJ")]),
        ("fa", "سفر به دوشنبه", [("Dushanbe", "city", "TJ")]),
        ("ar", "حاكم تكساس", [("Texas", "region", "US")]),
        ("ar", "سوريا والعراق", [("Syria", "country", "SY"), ("Iraq", "country", "IQ")]),
        ("ar", "ودمشق", [("Damascus", "city", "SY")]),
        ("ru", "в Таджикистане и России", [("Tajikistan", "country", "TJ"), ("Russia", "country", "RU")]),
        ("ru", "президент Южной Кореи", [("South Korea", "country", "KR")]),
        ("ru", "мэра Нью-Йорка", [("New York City", "city", "US")]),
        ("ru", "на Ближнем Востоке", [("Middle East", "region", None)]),
        (
            "es",
            "en Nueva York (Florida, EE.UU.)",
            [("New York City", "city", "US"), ("Florida", "region", "US"), ("United States", "country", "US")],
        ),
        ("no", "Russlands hær og Tyrkia", [("Russia", "country", "RU"), ("Turkey", "country", "TR")]),
        ("ur", "پاکستان کے شہر کراچی میں", [("Pakistan", "country", "PK"), ("Karachi", "city", "PK")]),
    ],
)
def test_places_in_the_script_of_the_text(language, text, expected):
    assert _found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nice weather, he said while Reading a book"),
        ("en", "Mobile phones and Most of Same"),
        ("en", "Chad Smith and Mr Jordan spoke"),
        ("en", "the Jordan Times"),
        ("en", "Hassan Rouhani met Victoria Nuland"),
        ("en", "they told us, and turkey was served"),
        ("fa", "روز دوشنبه"),
        ("fa", "این کار را بکن، سر میز"),
        ("ar", "في المدينة"),
        ("ru", "Владимир Путин"),
    ],
)
def test_words_that_are_no_places(language, text):
    assert _found(text, language) == []


@pytest.mark.parametrize("language", ["en", "fa", "ar", "ur", "ru", "es", "fr", "nb"])
def test_every_large_country_is_found_in_its_language(language):
    missed = []
    for code in [
        "AF",
        "PK",
        "TJ",
        "UZ",
        "IR",
        "IQ",
        "SY",
        "TR",
        "RU",
        "UA",
        "CN",
        "IN",
        "US",
        "FR",
        "DE",
        "EG",
        "SD",
        "NG",
        "ET",
        "SO",
        "YE",
        "IL",
        "LB",
        "MX",
        "BR",
        "CO",
        "VE",
        "JP",
        "KP",
        "MM",
    ]:
        name = Locale.parse(language).territories[code].split(" (")[0]
        lead = {"en": "from ", "fa": "از ", "ar": "من ", "ur": "", "ru": "из ", "es": "de ", "fr": "de ", "nb": "fra "}[language]
        if (country_name(code), "country", code) not in _found(f"{lead}{name}{' میں' if language == 'ur' else ''}", language):
            missed.append(name)
    assert missed == []


def test_demonyms_and_names_of_countries():
    assert [demonym(word) for word in ("Tajik", "Pakistani", "Afghans", "South Korean", "Syrian’s", "table", "")] == [
        "TJ",
        "PK",
        "AF",
        "KR",
        "SY",
        None,
        None,
    ]
    assert [country_name(code) for code in ("TJ", "CD", "GB", "PS")] == ["Tajikistan", "DR Congo", "United Kingdom", "Palestine"]
    with pytest.raises(KeyError):
        country_name("ZZ")


def test_every_member_of_the_united_nations_has_a_demonym():
    members = [
        "AF",
        "AL",
        "DZ",
        "AD",
        "AO",
        "AG",
        "AR",
        "AM",
        "AU",
        "AT",
        "AZ",
        "BS",
        "BH",
        "BD",
        "BB",
        "BY",
        "BE",
        "BZ",
        "BJ",
        "BT",
        "BO",
        "BA",
        "BW",
        "BR",
        "BN",
        "BG",
        "BF",
        "BI",
        "CV",
        "KH",
        "CM",
        "CA",
        "CF",
        "TD",
        "CL",
        "CN",
        "CO",
        "KM",
        "CG",
        "CD",
        "CR",
        "CI",
        "HR",
        "CU",
        "CY",
        "CZ",
        "DK",
        "DJ",
        "DM",
        "DO",
        "EC",
        "EG",
        "SV",
        "GQ",
        "ER",
        "EE",
        "SZ",
        "ET",
        "FJ",
        "FI",
        "FR",
        "GA",
        "GM",
        "GE",
        "DE",
        "GH",
        "GR",
        "GD",
        "GT",
        "GN",
        "GW",
        "GY",
        "HT",
        "HN",
        "HU",
        "IS",
        "IN",
        "ID",
        "IR",
        "IQ",
        "IE",
        "IL",
        "IT",
        "JM",
        "JP",
        "JO",
        "KZ",
        "KE",
        "KI",
        "KP",
        "KR",
        "KW",
        "KG",
        "LA",
        "LV",
        "LB",
        "LS",
        "LR",
        "LY",
        "LI",
        "LT",
        "LU",
        "MG",
        "MW",
        "MY",
        "MV",
        "ML",
        "MT",
        "MH",
        "MR",
        "MU",
        "MX",
        "FM",
        "MD",
        "MC",
        "MN",
        "ME",
        "MA",
        "MZ",
        "MM",
        "NA",
        "NR",
        "NP",
        "NL",
        "NZ",
        "NI",
        "NE",
        "NG",
        "MK",
        "NO",
        "OM",
        "PK",
        "PW",
        "PA",
        "PG",
        "PY",
        "PE",
        "PH",
        "PL",
        "PT",
        "QA",
        "RO",
        "RU",
        "RW",
        "KN",
        "LC",
        "VC",
        "WS",
        "SM",
        "ST",
        "SA",
        "SN",
        "RS",
        "SC",
        "SL",
        "SG",
        "SK",
        "SI",
        "SB",
        "SO",
        "ZA",
        "SS",
        "ES",
        "LK",
        "SD",
        "SR",
        "SE",
        "CH",
        "SY",
        "TJ",
        "TZ",
        "TH",
        "TL",
        "TG",
        "TO",
        "TT",
        "TN",
        "TR",
        "TM",
        "TV",
        "UG",
        "UA",
        "AE",
        "GB",
        "US",
        "UY",
        "UZ",
        "VU",
        "VE",
        "VN",
        "YE",
        "ZM",
        "ZW",
    ]
    known = set(_demonyms().values())
    assert [code for code in members if code not in known and code != "CG"] == []  # both Congos share one word


def test_the_packaged_table_is_sorted_and_whole():
    cities, names = _cities()
    assert names == sorted(names)
    assert len(cities) > 6000
    assert all(0 <= int(row.rsplit("\t", 1)[1]) < len(cities) for row in names)


noise = st.text(alphabet="aB éЖяبدوی\u200c\u202bشنهٔ\u0651\u0301🙂12 .,:-/()'’“\n\u00a0", max_size=25)
pieces = ["Pakistan", "in Dushanbe,", "Нью-Йорка", "والعراق", "دوشنبه:", "U.S.", "New York City", "Rise in Nice", "北京", "Южной Кореи"]


@settings(max_examples=150)
@given(st.lists(st.one_of(noise, st.sampled_from(pieces)), max_size=6), st.sampled_from(["en", "fa", "ar", "ru", "es", "no", "ur", "tr"]))
def test_offsets_are_exact_in_order_and_never_overlap(parts, language):
    text = " ".join(parts)
    last = 0
    for words in find_places(text, language):
        assert text[words.start : words.end] == words.text
        assert last <= words.start < words.end
        last = words.end
