"""The table of hand-checked expressions: how much of what is answered is right, and how much of what could be answered is."""

from __future__ import annotations

import re
import sys
from importlib import util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.lexicon.dates import describe_date, find_dates, resolve_date

_SPEC = util.spec_from_file_location("benchmark_dates", Path(__file__).parents[2] / "benchmarks" / "dates.py")
assert _SPEC
assert _SPEC.loader
bench = util.module_from_spec(_SPEC)
sys.modules[_SPEC.name] = bench  # dataclasses look their module up
_SPEC.loader.exec_module(bench)

ROWS = bench.read_table()
GROUPS = bench.by_language(ROWS)
LEAST = {"en": 80, "fa": 50, "ar": 50, "ur": 50, "ru": 50, "es": 50}
LANGUAGES = ["en", "fa", "ar", "ur", "ru", "es", "fr", "de", "nb", "pt", "it", "tr", "uk", "tg", "he", "nl", "sv", "pl", "xx"]
PUBLISHED = "2021-05-14"

POINT = r"(?:(?:\d{4}|XXXX)-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|(?:\d{4}|XXXX)-2[1-4]|\d{4}|\d{3}X|\d{2}XX)~?"
EDTF = re.compile(rf"{POINT}(?:/(?:{POINT}|\.\.))?|\[{POINT}(?:,{POINT})+\]")


@pytest.mark.parametrize("language", GROUPS)
def test_what_is_answered_is_right(language):
    figures = bench.measure(GROUPS[language])
    wrong = [(row.expression, row.expected, got) for row in GROUPS[language] if not bench.is_right(row, got := bench.read_here(row))]
    assert figures.precision >= 0.97 or figures.answered < 20, wrong
    assert figures.recall >= 0.90 or figures.valued < 20, wrong


def test_the_table_is_large_enough_and_well_formed():
    assert {name: len(GROUPS[name]) >= least for name, least in LEAST.items()} == dict.fromkeys(LEAST, True)
    assert all(row.expression in row.sentence and row.why for row in ROWS)
    assert [row.expected for row in ROWS if row.expected not in {"-", "open"} and not EDTF.fullmatch(row.expected)] == []


@pytest.mark.parametrize(
    ("language", "sentence", "reason"),
    [
        (
            "en",
            "They will meet on Monday.",
            "the sentence looks ahead ('will'): the first Monday on or after the source's own date, 2021-05-14",
        ),
        ("en", "They met on Monday.", "the nearest Monday before or on the source's own date, 2021-05-14"),
        ("en", "held since 2013", "as written; 'since' leaves the end open"),
        ("en", "It began last March.", "as written; 'last March' of a source of 2021-05-14 may be of either of two years"),
        ("ur", "وہ کل لاہور جائیں گے۔", "'کل', counted from the source's own date, 2021-05-14; 'جائیں گے' looks ahead"),
        ("ur", "کل", "'کل' is a day before or after the source's own date, and no verb tells which"),
        (
            "fa",
            "سال گذشته",
            "'سال گذشته', counted from the source's own date, 2021-05-14; approximate, since a year of the solar calendar may be meant",
        ),
    ],
)
def test_the_reason_says_how(language, sentence, reason):
    assert resolve_date(find_dates(sentence, language)[0], PUBLISHED, sentence, language).reason == reason


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2019-21", "spring 2019"),
        ("XXXX-23", "autumn (no year given)"),
        ("18XX", "the 19th century"),
        ("20XX", "the 21st century"),
        ("XXXX-03/..", "since March (no year given)"),
        ("2020-01/2020-03", "January 2020 to March 2020"),
    ],
)
def test_the_new_forms_in_words(edtf, words):
    assert describe_date(edtf) == words


# ---------------------------------------------------------------- properties

yearless = {
    "en": ["on 7 October", "in March", "late April", "12-14 May", "since June", "from 3 to 5 June", "Feb. 8", "the July 15 coup attempt"],
    "es": ["el 7 de octubre", "en marzo", "a mediados de abril", "desde junio", "del 3 al 5 de junio"],
    "ru": ["7 октября", "в марте", "в середине апреля", "с июня", "седьмого октября"],
    "ar": ["7 أكتوبر", "في مارس", "منتصف أبريل", "منذ يونيو", "السابع من أكتوبر"],
    "fa": ["۷ اکتبر", "در ماه مارچ", "اواسط اپریل", "هفتم اکتبر", "۲۵ آذر"],
    "ur": ["7 اکتوبر", "مارچ میں", "3 سے 5 جون"],
}
plain = st.sampled_from(["then", "Kabul", "and", "12", "-", ",", "soldiers", "(", "в", "من", "و", "در", "de", "کو", "\n"])
published = st.dates().map(lambda day: day.isoformat())
pieces = [row.expression for row in ROWS]


@given(st.sampled_from(sorted(yearless)), st.data(), published)
def test_words_without_a_year_never_get_one(language, data, day):
    text = data.draw(st.sampled_from(yearless[language]))
    (words,) = find_dates(text, language)
    value = resolve_date(words, day, text, language).value
    assert value is not None
    assert not re.search(r"\d{4}", value)


@settings(max_examples=200)
@given(st.sampled_from(LANGUAGES), st.lists(st.one_of(st.sampled_from(pieces), plain, st.text(max_size=8)), max_size=8), published)
def test_any_text_is_read_and_every_value_is_edtf(language, parts, day):
    text = " ".join(parts)
    for words in find_dates(text, language):
        assert words.value is None or EDTF.fullmatch(words.value)
        value, reason = resolve_date(words, day, text, language)
        assert reason
        assert value is None or (EDTF.fullmatch(value) and describe_date(value))


@settings(max_examples=200)
@given(st.sampled_from(["en", "ar", "ur", "ru", "es"]), st.lists(st.one_of(st.sampled_from(pieces), plain), max_size=6))
def test_a_year_that_the_words_say_stands_in_them(language, parts):
    for words in find_dates(" ".join(parts), language):
        text = words.text.translate({ord(sign): str(number % 10) for number, sign in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")})
        solar_or_lunar = re.search(r"1[34]\d\d", text)
        assert solar_or_lunar or all(year in text for year in re.findall(r"\d{4}", words.value or ""))


@pytest.mark.parametrize(
    "row", [row for row in ROWS if re.search(r"\d", row.expression)], ids=lambda row: f"{row.language}:{row.expression}"
)
def test_digits_of_all_scripts_say_the_same(row):
    to_latin = {ord(sign): str(number % 10) for number, sign in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
    readings = {
        tuple(
            word.value
            for word in find_dates(
                row.sentence.translate(to_latin).translate({48 + n: sign for n, sign in enumerate(digits)}), row.language
            )
        )
        for digits in ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
    }
    assert len(readings) == 1


@pytest.mark.parametrize(
    ("language", "unit"), [("en", "1-1-"), ("en", "Monday "), ("ru", "с 2013 "), ("ur", "2013 سے "), ("en", 'yesterday "')]
)
def test_a_long_text_takes_work_in_proportion(language, unit):
    """Counted in calls, not in seconds; `benchmarks/dates.py` has the seconds, those inside a pattern too."""

    def calls(length):
        text, counted = unit * (length // len(unit)), 0

        def count(*_):
            nonlocal counted
            counted += 1

        sys.setprofile(count)
        try:
            for words in find_dates.__wrapped__(text, language):
                resolve_date(words, PUBLISHED, text, language)
        finally:
            sys.setprofile(None)
        return counted

    calls(100)  # reads the tables
    assert calls(16_000) < 10 * calls(2_000)  # eight times in proportion, 64 times if it grew with the square
