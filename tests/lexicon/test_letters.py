"""Abbreviations spelled letter by letter."""

from __future__ import annotations

import pytest

from briefer.lexicon.letters import spelled_out


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("“سي إن إن”", "CNN"),
        ("سی‌ان‌ان", "CNN"),
        ("بی بی سی", "BBC"),
        ("بي بي سي", "BBC"),
        ("إف بي آي", "FBI"),
        ("اف‌بی‌آی", "FBI"),
        ("إن بي سي", "NBC"),
        ("Си-эн-эн", "CNN"),
        ("Би-би-си", "BBC"),
        ("Эн-би-си", "NBC"),
        ("Эй-би-си", "ABC"),
    ],
)
def test_letters_by_their_names(text: str, letters: str) -> None:
    assert spelled_out(text) == letters


@pytest.mark.parametrize("text", ["", "CNN", "شرطة", "آسیا", "Россия", "ان", "Анна Каренина", "دفتر ریاست جمهوری", "۷ ۸", "и"])
def test_words_are_no_letters(text: str) -> None:
    assert spelled_out(text) is None
