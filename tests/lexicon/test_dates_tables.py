"""The tables of words for dates: each language has one place, and each of its patterns compiles."""

from __future__ import annotations

from importlib.resources import files

import pytest

from briefer.lexicon.date_tables import words_of
from briefer.lexicon.dates import find_dates, resolve_date

_DATA = files("briefer.lexicon").joinpath("data")
WORDS, OWN = ({file.name.removesuffix(".toml") for file in _DATA.joinpath(folder).iterdir()} for folder in ("words", "dates"))


def test_no_language_has_two_tables():
    assert not WORDS & OWN


@pytest.mark.parametrize("language", sorted(WORDS | OWN))
def test_each_table_is_read_as_its_own(language: str) -> None:
    words = words_of(language)
    assert words.name == language
    assert {part for part in ("since", "future_verbs", "past_verbs") if not isinstance(words.raw.get(part, ""), str)} == set()
    (month,) = find_dates("2024-10-14", language)
    assert resolve_date(month, None, "2024-10-14", language).value == "2024-10-14"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("uk", "15 жовтня 2026", "2026-10-15"),
        ("tg", "15 октябри 2026", "2026-10-15"),
        ("he", "15 באוקטובר 2026", "2026-10-15"),
        ("nl", "15 oktober 2026", "2026-10-15"),
        ("sv", "15 oktober 2026", "2026-10-15"),
        ("pl", "15 października 2026", "2026-10-15"),
        ("pl-PL", "dwa lata temu", None),
        ("zz", "15 October 2026", "2026-10-15"),
    ],
)
def test_a_language_without_a_word_table_is_read_with_its_own_dates(language: str, text: str, value: str | None) -> None:
    assert [words.value for words in find_dates(text, language)] == [value]
