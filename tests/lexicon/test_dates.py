"""Dates: what is found, what it says by itself, and what it means in a source of a known date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.lexicon.dates import DateWords, describe_date, find_dates, resolve_date, weekday_on, written_date

PUBLISHED = "2024-12-31"  # a Tuesday


def _found(text: str, language: str) -> list[tuple[str, str | None]]:
    return [(words.text, words.value) for words in find_dates(text, language)]


def _resolved(text: str, language: str, published: str | None = PUBLISHED) -> list[str | None]:
    return [resolve_date(words, published, text, language).value for words in find_dates(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "Thursday Dec 15, 2022", "2022-12-15"),
        ("en", "15 December 2022", "2022-12-15"),
        ("en", "December 15, 2022", "2022-12-15"),
        ("en", "the 15th of December, 2022", "2022-12-15"),
        ("en", "Dec. 15, 2022", "2022-12-15"),
        ("en", "2024-12-31", "2024-12-31"),
        ("en", "18.09.2016", "2016-09-18"),
        ("en", "31/12/2024", "2024-12-31"),
        ("en", "Sep 182016", "2016-09-18"),
        ("en", "25 December", "XXXX-12-25"),
        ("en", "4-6 May", "XXXX-05-04/XXXX-05-06"),
        ("en", "between 3 and 5 June 2020", "2020-06-03/2020-06-05"),
        ("en", "30 April to 2 May 2021", "2021-04-30/2021-05-02"),
        ("en", "Dec 17 or 23", "[XXXX-12-17,XXXX-12-23]"),
        ("en", "in December", "XXXX-12"),
        ("en", "early April", "XXXX-04"),
        ("en", "mid-March 2020", "2020-03"),
        ("en", "in 2001", "2001"),
        ("en", "since 2013", "2013"),
        ("en", "around 2013", "2013~"),
        ("en", "from 1996 to 2001", "1996/2001"),
        ("en", "1996-2001", "1996/2001"),
        ("en", "the 1990s", "199X"),
        ("en", "the 2016 election", "2016"),
        ("en", "in summer 2016", "2016-22"),
        ("en", "an attack (2016)", "2016"),
        ("fa", "۲۵ آذر ۱۴۰۱", "2022-12-16"),
        ("fa", "۱۲ جدی ۱۴۰۳", "2025-01-01"),
        ("fa", "۱۰ دی ماه ۱۴۰۳", "2024-12-30"),
        ("fa", "۲۵ آذر", "[XXXX-12-15,XXXX-12-16]"),
        ("fa", "سه‌شنبه ۵ مارس ۲۰۲۴", "2024-03-05"),
        ("fa", "سال ۱۴۰۰", "2021-03-21/2022-03-20"),
        ("fa", "۱۴۰۳/۱۰/۱۱", "2024-12-31"),
        ("ar", "15 كانون الأول/ديسمبر 2022", "2022-12-15"),
        ("ar", "٣١ ديسمبر ٢٠٢٤", "2024-12-31"),
        ("ar", "عام 2013", "2013"),
        ("ar", "5 رمضان 1445", "2024-03-15"),
        ("ur", "15 دسمبر 2022", "2022-12-15"),
        ("ru", "8 мая 2024 года", "2024-05-08"),
        ("ru", "8-го мая 2024", "2024-05-08"),
        ("ru", "с 1996 по 2001 год", "1996/2001"),
        ("es", "9 de mayo de 2016", "2016-05-09"),
        ("es", "del 4 al 6 de mayo", "XXXX-05-04/XXXX-05-06"),
        ("fr", "1er janvier 2020", "2020-01-01"),
        ("de", "15. Dezember 2024", "2024-12-15"),
        ("no", "9. mai 2016", "2016-05-09"),
        ("pt", "9 de maio de 2016", "2016-05-09"),
        ("it", "9 maggio 2016", "2016-05-09"),
        ("tr", "15 Aralık 2022", "2022-12-15"),
        ("xx", "15 December 2022", "2022-12-15"),
    ],
)
def test_words_that_say_a_date(language, text, value):
    assert [found for _, found in _found(text, language)] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mr May and the 5,000"),
        ("en", "they may march on"),
        ("en", "the march on the capital may fail"),
        ("en", "2200 moved"),
        ("en", "in 2,400 houses"),
        ("en", "04/05/2024"),
        ("en", "http://192.0.2.135/ and version 1.12.2017.4"),
        ("en", "call 0812 2017 4455"),
        ("en", "a 43-year-old farmer"),
        ("en", "around 7:45 am, or 19:30"),
        ("en", "Black Friday"),
        ("en", "the cat sat in the sun"),
        ("en", "in the coming years, in recent months"),
        ("en", "around 2000 people, in 2000 km"),
        ("en", "the 2000 evacuees, the 2000 evacuated"),
        ("en", "G20, NRO II, Article 5"),
        ("fa", "دوشنبه: به گزارش خبرنگار"),
        ("fa", "سفر به دوشنبه"),
        ("fa", "امام جمعه کابل"),
        ("fa", "خبرگزاری مهر"),
        ("ar", "صلاة الجمعة"),
        ("ru", "окружающая среда"),
        ("ur", "ایک ہفتہ"),
    ],
)
def test_words_that_are_no_date(language, text):
    assert _found(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "published", "value"),
    [
        ("en", "He spoke on Monday.", PUBLISHED, "2024-12-30"),
        ("en", "He spoke on Tuesday.", PUBLISHED, "2024-12-31"),
        ("en", "He spoke on Wednesday.", PUBLISHED, "2024-12-25"),
        ("en", "They will meet on Thursday.", PUBLISHED, "2025-01-02"),
        ("en", "The court is to sit on Friday.", PUBLISHED, "2025-01-03"),
        ("en", "He said on Monday that they will meet.", PUBLISHED, "2024-12-30"),
        ("en", "They will meet, he said on Monday.", PUBLISHED, "2024-12-30"),
        ("en", "He said they will meet on Thursday.", PUBLISHED, "2025-01-02"),
        ("en", "next Monday", PUBLISHED, "2025-01-06"),
        ("en", "next Tuesday", PUBLISHED, "2025-01-07"),
        ("en", "last Tuesday", PUBLISHED, "2024-12-24"),
        ("en", "Monday last week", PUBLISHED, "2024-12-23"),
        ("en", "the Saturdays storm", PUBLISHED, "2024-12-28"),
        ("en", "yesterday", PUBLISHED, "2024-12-30"),
        ("en", "tomorrow", PUBLISHED, "2025-01-01"),
        ("en", "last week", PUBLISHED, "2024-12-23/2024-12-29"),
        ("en", "last month", "2024-01-15", "2023-12"),
        ("en", "last year", "2024", "2023"),
        ("en", "over the past three years", PUBLISHED, "2021-12~/2024-12"),
        ("en", "over the past three years", "2024", "2021~/2024"),
        ("en", "three years ago", PUBLISHED, "2021~"),
        ("en", "three days ago", PUBLISHED, "2024-12-28"),
        ("en", "last March", PUBLISHED, "XXXX-03"),
        ("en", "this March", PUBLISHED, "2024-03"),
        ("en", "December last", PUBLISHED, "2023-12"),
        ("en", "15 December last year", PUBLISHED, "2023-12-15"),
        ("en", "Thursday, 26 December", PUBLISHED, "2024-12-26"),
        ("en", "Friday, 26 December", PUBLISHED, "XXXX-12-26"),
        ("en", "on 25 December", PUBLISHED, "XXXX-12-25"),
        ("en", "in December", PUBLISHED, "XXXX-12"),
        ("en", "on Monday", "2024-12", None),
        ("en", "on Monday", None, None),
        ("en", "yesterday", None, None),
        ("en", "last March", None, "XXXX-03"),
        ("fa", "روز دوشنبه", PUBLISHED, "2024-12-30"),
        ("fa", "در سه سال گذشته", PUBLISHED, "2021-12~/2024-12"),
        ("fa", "سه سال پیش", PUBLISHED, "2021~"),
        ("fa", "دیروز", PUBLISHED, "2024-12-30"),
        ("ar", "الخميس", PUBLISHED, "2024-12-26"),
        ("ar", "في 12 سبتمبر الماضي", PUBLISHED, "2024-09-12"),
        ("ar", "قبل ثلاث سنوات", PUBLISHED, "2021~"),
        ("ar", "منذ عامين", PUBLISHED, "2022~"),
        ("ar", "الأسبوع المقبل", PUBLISHED, "2025-01-06/2025-01-12"),
        ("ru", "в среду, 8 мая", "2024-05-10", "2024-05-08"),
        ("ru", "8 мая", "2024-05-10", "XXXX-05-08"),
        ("ru", "на прошлой неделе", PUBLISHED, "2024-12-23/2024-12-29"),
        ("ru", "вчера", PUBLISHED, "2024-12-30"),
        ("es", "este viernes", PUBLISHED, "2024-12-27"),
        ("es", "el pasado 9 de julio", PUBLISHED, "2024-07-09"),
        ("es", "hace tres años", PUBLISHED, "2021~"),
        ("fr", "il y a trois ans", PUBLISHED, "2021~"),
        ("fr", "mardi dernier", PUBLISHED, "2024-12-24"),
        ("no", "i går", PUBLISHED, "2024-12-30"),
        ("no", "fredag kveld", PUBLISHED, "2024-12-27"),
        ("no", "for tre år siden", PUBLISHED, "2021~"),
        ("de", "vor drei Jahren", PUBLISHED, "2021~"),
        ("ur", "پیر کو", PUBLISHED, "2024-12-30"),
        ("ur", "گزشتہ تین سال", PUBLISHED, "2021-12~/2024-12"),
    ],
)
def test_words_related_to_the_date_of_the_source(language, text, published, value):
    assert _resolved(text, language, published) == [value]


def test_reasons_are_told_in_words():
    def reason(text: str, published: str | None) -> str:
        return resolve_date(find_dates(text, "en")[0], published, text, "en").reason

    assert reason("on Monday", None) == "a weekday, and the source bears no date"
    assert reason("on Monday", "2024") == "a weekday, and the source's date names no day"
    assert reason("Friday, 15 December 2022", None) == "as written, but that day was a Thursday, not a Friday"
    assert "no year" in reason("25 December", PUBLISHED)
    assert "the source's own, 2024" in reason("Thursday, 26 December", PUBLISHED)
    assert "looks ahead" in reason("They will meet on Friday", PUBLISHED)


@pytest.mark.parametrize("text", ["from 28 December to 3 January 2025", "Dec 28 - Jan 3, 2025"])
def test_a_stretch_over_the_new_year_gives_its_year_to_one_end_only(text):
    assert [words.value for words in find_dates(text, "en")] == ["XXXX-12-28", "2025-01-03"]


def test_two_days_of_one_month_are_two_dates():
    assert _found("on 17 and 23 December", "en") == [("17", "XXXX-12-17"), ("23 December", "XXXX-12-23")]
    assert _found("on Dec 17 and 23", "en") == [("Dec 17", "XXXX-12-17"), ("23", "XXXX-12-23")]


def test_the_dateline_city_and_the_weekday_are_told_apart():
    text = "دوشنبه: به گزارش خبرنگار، روز دوشنبه نشست برگزار شد"
    assert [(words.start, words.weekday) for words in find_dates(text, "fa")] == [(text.rindex("دوشنبه"), 0)]


def test_decomposed_and_pointed_letters_do_not_hide_a_date():
    assert _found("le 5 aou\u0302t 2020", "fr") == [("5 aou\u0302t 2020", "2020-08-05")]
    assert _found("٣ مُـارس 2020", "ar") == [("٣ مُـارس 2020", "2020-03-03")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Thursday Dec 15 2022", "2022-12-15"),
        ("Published September 18 2016 A storm", "2016-09-18"),
        ("Last updated at Sep 182016 A storm", "2016-09-18"),
        (" date 2024-12-31 (AGENCY", "2024-12-31"),
        ("The storm of 18 September 2016", None),
        ("25 December", None),
        ("Monday", None),
        ("", None),
    ],
)
def test_a_date_that_heads_a_text(text, value):
    words = written_date(text, "en")
    assert (words and words.value) == value


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-12-30", "Monday 30 December 2024"),
        ("XXXX-12-25", "25 December (no year given)"),
        ("XXXX-12", "December (no year given)"),
        ("2024-12", "December 2024"),
        ("2024", "2024"),
        ("2013~", "about 2013"),
        ("199X", "the 1990s"),
        ("1996/2001", "1996 to 2001"),
        ("2021-12~/2024-12", "about December 2021 to December 2024"),
        ("XXXX-05-04/XXXX-05-06", "4 to 6 May (no year given)"),
        ("2020-06-03/2020-07-05", "3 June 2020 to 5 July 2020"),
        ("[XXXX-12-17,XXXX-12-23]", "17 or 23 December (no year given)"),
        ("2020/..", "since 2020"),
        ("../2020", "until 2020"),
    ],
)
def test_dates_in_words(edtf, words):
    assert describe_date(edtf) == words


days = st.dates(date(1950, 1, 1), date(2080, 12, 31))


@given(days)
def test_a_full_date_is_read_back_in_every_order(day):
    for text in (f"{day:%A} {day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", f"{day:%d.%m.%Y}", day.isoformat()):
        assert [value for _, value in _found(text, "en")] == [day.isoformat()]


@given(days, st.integers(0, 6))
def test_a_weekday_is_the_nearest_one_before_or_on_the_anchor(anchor, weekday):
    found = date.fromisoformat(weekday_on(weekday, anchor.isoformat()))
    assert found.weekday() == weekday
    assert timedelta(0) <= anchor - found < timedelta(7)


@given(days, days)
def test_a_day_without_a_year_never_gets_one(day, published):
    words = find_dates(f"{day.day} {day:%B}", "en")[0]
    assert resolve_date(words, published.isoformat(), "It happened then.", "en").value == f"XXXX-{day:%m-%d}"


noise = st.text(alphabet="aB éЖяبدوی\u200c\u202bشنهٔ\u0651\u064e\u0301🙂123456۴۵٢ .,:-/()'’“\n\u00a0", max_size=30)
pieces = ["25 December", "Monday", "روز دوشنبه", "۲۵ آذر ۱۴۰۱", "в четверг", "last week", "1996-2001", "5 people", "الخميس", "in 2001"]


@settings(max_examples=150)
@given(
    st.lists(st.one_of(noise, st.sampled_from(pieces)), max_size=6), st.sampled_from(["en", "fa", "ar", "ru", "es", "no", "ur", "fr", "de"])
)
def test_offsets_are_exact_in_order_and_never_overlap(parts, language):
    text = " ".join(parts)
    last = 0
    for words in find_dates(text, language):
        assert isinstance(words, DateWords)
        assert text[words.start : words.end] == words.text
        assert last <= words.start < words.end
        last = words.end
        assert (words.value, words.weekday, words.shift) != (None, None, None)
        resolve_date(words, PUBLISHED, text, language)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The message read: “Have fun at school tomorrow.”", None),
        ('"I saw him yesterday," she said.', None),
        ("He said that he saw him yesterday.", "2019-11-14"),
        ("“It is over,” he said yesterday.", "2019-11-14"),
    ],
)
def test_a_day_word_in_a_quotation_counts_from_a_day_that_is_not_told(sentence, value):
    (words,) = find_dates(sentence, "en")
    assert resolve_date(words, "2019-11-15", sentence, "en").value == value
