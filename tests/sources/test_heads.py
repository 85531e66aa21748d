"""What is glued before the first sentence."""

import pytest
from tests.sources.made import source

from briefer.sources.heads import head_cuts, inner_cuts
from briefer.sources.told import Told

TITLE = "Dozens hurt as market burns in the old town"
REST = "The minister told reporters that talks would go on."
FA = "رئیس جمهور با وزیر خارجه دیدار کرد."
AR = "قال الوزير إن المحادثات ستستمر."
RU = "Министр заявил, что переговоры продолжатся."


def split(text, language="en", title=""):
    cuts = head_cuts(text, title, language)
    told: dict[str, list[str]] = {}
    for cut in cuts:
        for finding in cut.findings:
            told.setdefault(finding.kind, []).append(finding.value or finding.text if finding.kind == "date" else finding.text)
    return text[cuts[-1].end if cuts else 0 :], told


@pytest.mark.parametrize(
    ("head", "place", "credits"),
    [
        ("KABUL – ", "KABUL", []),
        ("KABUL: ", "KABUL", []),
        ("Beirut - ", "Beirut", []),
        ("WASHINGTON/KABUL (Reuters) - ", "WASHINGTON/KABUL", ["Reuters"]),
        ("ISLAMABAD/KABUL: ", "ISLAMABAD/KABUL", []),
        ("DUSHANBE, 30.12.2024 /NIAT Khovar/. ", "DUSHANBE", ["NIAT Khovar"]),
        ("GENEVA (30 December 2024) – ", "GENEVA", []),
        ("Moscow, Dec 30 (IANS) ", "Moscow", ["IANS"]),
        ("KABUL, Afghanistan — ", "KABUL", []),
        ("SANTA CLARITA, California (AP) — ", "SANTA CLARITA", ["AP"]),
        ("SANTA CLARITA. ", "SANTA CLARITA", []),
        ("SANTA CLARITA  (INT)  ", "SANTA CLARITA", ["INT"]),
        ("MOSCOW (Sputnik) ", "MOSCOW", ["Sputnik"]),
        ("UNITED NATIONS, Dec 15 (Xinhua) -- ", "UNITED NATIONS", ["Xinhua"]),
        ("MOSCOW, December 30. /TASS/. ", "MOSCOW", ["TASS"]),
        ("PORT-AU-PRINCE, Haiti (AP) - ", "PORT-AU-PRINCE", ["AP"]),
        ("ISLAMABAD, Dec 15 (APP): ", "ISLAMABAD", ["APP"]),
        ("NEW DELHI: ", "NEW DELHI", []),
        ("Afp - ", None, ["Afp"]),
        ("AFP — ", None, ["AFP"]),
        ("(Reuters) - ", None, ["Reuters"]),
        ("Kabul (Khaama Press) - ", "Kabul", ["Khaama Press"]),
    ],
)
def test_datelines(head, place, credits):
    rest, told = split(head + REST)
    assert rest == REST
    assert told.get("place", []) == ([place] if place else [])
    assert told.get("credit", []) == credits


@pytest.mark.parametrize(
    ("text", "language", "rest", "told"),
    [
        (f"دوشنبه: به گزارش نمونه نیوز | {FA}", "fa", FA, {"place": ["دوشنبه"], "publisher": ["نمونه نیوز"], "credit": ["نمونه نیوز"]}),
        (f"به گزارش نمونه نیوز؛ {FA}", "fa", FA, {"publisher": ["نمونه نیوز"], "credit": ["نمونه نیوز"]}),
        (f"МОСКВА, 15 ноя — РИА Новости. {RU}", "ru", RU, {"place": ["МОСКВА"], "date": ["15 ноя"], "credit": ["РИА Новости"]}),
        (f"МОСКВА, 15 ноября. /ТАСС/. {RU}", "ru", RU, {"place": ["МОСКВА"], "date": ["15 ноября"], "credit": ["ТАСС"]}),
        (f"ДУШАНБЕ, 30.12.2024 /НИАТ «Ховар»/. {RU}", "ru", RU, {"place": ["ДУШАНБЕ"], "date": ["2024-12-30"], "credit": ["НИАТ «Ховар»"]}),
        (f"Москва. 30 декабря. INTERFAX.RU - {RU}", "ru", RU, {"place": ["Москва"], "date": ["30 декабря"], "credit": ["INTERFAX"]}),
        (f"بيروت - {AR}", "ar", AR, {"place": ["بيروت"]}),
        (f"دمشق – سانا: {AR}", "ar", AR, {"place": ["دمشق"], "credit": ["سانا"]}),
        (f"عواصم - وكالات: {AR}", "ar", AR, {"place": ["عواصم"], "credit": ["وكالات"]}),
        (f"تهران - ایرنا - {FA}", "fa", FA, {"place": ["تهران"], "credit": ["ایرنا"]}),
        (f"دوشنبه (خاور): {FA}", "fa", FA, {"place": ["دوشنبه"], "credit": ["خاور"]}),
        (f"خبرگزاری تسنیم - {FA}", "fa", FA, {"credit": ["خبرگزاری تسنیم"]}),
        (f"(رويترز) - {AR}", "ar", AR, {"credit": ["رويترز"]}),
        (f"MADRID, 4 de febrero de 2025 (Agencia Sur).- {REST}", "es", REST, {"place": ["MADRID"], "date": ["2025-02-04"], "credit": ["Agencia Sur"]}),
        (f"МОСКВА, 10 марта 2025 года. /Северное Агентство/. {RU}", "ru", RU, {"place": ["МОСКВА"], "date": ["2025-03-10"], "credit": ["Северное Агентство"]}),
        (f"كوتونو - 7 ديسمبر 2025 (وكالة الأفق) - {AR}", "ar", AR, {"place": ["كوتونو"], "date": ["2025-12-07"], "credit": ["وكالة الأفق"]}),
        (f"اسلام آباد، 11 مارچ 2025 (نیوز ڈیسک) - {FA}", "ur", FA, {"place": ["اسلام آباد"], "date": ["2025-03-11"], "credit": ["نیوز ڈیسک"]}),
        (f"TBILISI, Oct 27 (Northwind News) -- {REST}", "en", REST, {"place": ["TBILISI"], "date": ["Oct 27"], "credit": ["Northwind News"]}),
        (f"ANKARA, Feb 3, 2025 (Northwind) — {REST}", "en", REST, {"place": ["ANKARA"], "date": ["2025-02-03"], "credit": ["Northwind"]}),
        (f"date 2024-12-31 (MENAFN- Example Press) {REST}", "en", REST, {"date": ["2024-12-31"], "publisher": ["Example Press"], "credit": ["MENAFN"]}),
        (f"15 Apr 2017 {REST}", "en", REST, {"date": ["2017-04-15"]}),
        (f"Published April 15 2017 {REST}", "en", REST, {"date": ["2017-04-15"]}),
        (f"Last updated at Apr 152017 {REST}", "en", REST, {"date": ["2017-04-15"]}),
        (f"Saturday 15 April 2017 {TITLE}. {REST}", "en", REST, {"date": ["2017-04-15"]}),
        (f"Sun Apr 16 2017 {TITLE}. {REST}", "en", REST, {"date": ["2017-04-16"]}),
        (f"20.04.2017(updated 1618 20.04.2017) Get short URL 215 {REST}", "en", REST, {"date": ["2017-04-20"]}),
        (f"{TITLE} REUTERS World 1735 15.04.2017(updated 2033 15.04.2017) Get short URL 98 {REST}", "en", REST, {"date": ["2017-04-15"], "credit": ["REUTERS"]}),
        (f"15/04/2017 | {REST}", "en", REST, {"date": ["2017-04-15"]}),
        (f"Published: 31 December 2024, 10:30 GMT | {REST}", "en", REST, {"date": ["2024-12-31"]}),
    ],
)  # fmt: skip
def test_headers(text, language, rest, told):
    assert split(text, language, TITLE) == (rest, told)


@pytest.mark.parametrize(
    "text",
    [
        "On 15 April 2017 the ministers met in the capital.",
        "Kabul, 15 April 2017 was a bad day for the town.",
        "Police said: Kabul, May 4, 2025 (Monday) - the talks would go on.",
        "15 April 2017 was a bad day for the town.",
        "03/04/2017 was the day of the vote, and nobody slept.",
        "WHO (World Health Organization) experts arrived in the capital on Monday.",
        "SYRIAN DEMOCRATIC FORCES (SDF) Fighters held the town on Monday evening.",
        "NATO – An alliance of thirty states – met in the capital on Monday.",
        "Kabul – the capital – was quiet on Monday after the attack.",
        "BREAKING – The minister has resigned, his office says today.",
        "Iran: the minister said on Monday that the talks would go on.",
        "Apple (AAPL) said on Monday that the talks would go on.",
        "But – as the minister said – the talks would go on next week.",
        "U.S. officials said on Monday that the talks would go on.",
        "Dozens hurt as market burns in the old town, the mayor said.",
        "رئیس جمهور: گفتگوها ادامه خواهد یافت.",
        "به گزارش خبرگزاری نمونه، رئیس جمهور با وزیر دیدار کرد.",
        "روز دوشنبه رئیس جمهور با وزیر دیدار کرد.",
    ],
)
def test_sentences_stay_whole(text):
    assert head_cuts(text, TITLE, "fa" if text > "ن" else "en") == ()


def test_a_credit_in_the_first_sentence_stays_there():
    made = source(f"به گزارش نمونه نیوز، {FA}\n{FA[:-1]} دوباره.")
    assert made.text.startswith("به گزارش نمونه نیوز، ")
    assert (made.credits, made.publisher) == (("نمونه نیوز",), None)


def test_a_headline_is_cut_only_before_a_new_sentence():
    assert split(f"{TITLE}: {REST}", title=TITLE)[0] == REST
    assert split(f"{TITLE} and the harbour.", title=TITLE)[0].startswith("Dozens")


def test_a_dateline_behind_a_caption():
    text = f"Smoke rises over the old town. MOSCOW (Sputnik) {REST}"
    (cut,) = inner_cuts(text, "en")
    assert text[: cut.start] + text[cut.end :] == f"Smoke rises over the old town. {REST}"
    assert inner_cuts(f"He left. {REST}", "en") == ()


@pytest.mark.parametrize(
    ("line", "language", "place", "publisher", "credits", "date"),
    [
        ("خبرگزاری آفتاب - ۱۵ بهمن ۱۴۰۳", "fa", None, "خبرگزاری آفتاب", (), "2025-02-03"),
        ("OSLO (Nordposten) 14. mai 2025", "no", "OSLO", None, ("Nordposten",), "2025-05-14"),
        ("Baltic Herald, May 15, 2025", "en", None, "Baltic Herald", (), "2025-05-15"),
        ("Baltic Herald | May 15, 2025", "en", None, "Baltic Herald", (), "2025-05-15"),
    ],
)
def test_a_line_of_name_and_date_is_no_title(line, language, place, publisher, credits, date):
    made = source(f"{line}\n\n{REST} It was the third day of talks.", told=Told(language=language))
    assert made.text == f"{REST} It was the third day of talks."
    assert (made.title, made.dateline_place, made.publisher, made.credits, made.published) == (None, place, publisher, credits, date)
