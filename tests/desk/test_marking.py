"""The words that were looked for, where they stand: what the index finds is what is marked."""

from __future__ import annotations

import pytest

from briefer.desk.marking import marker

CASES = [
    ("border", "The borders of Tajikistan, and Border guards.", ["borders", "Border"]),
    ("killed", "Two were killed; a killing, skilled men.", ["killed", "killing"]),
    ("US", "The US used it.", ["US"]),
    ("tajik", "Tajikistan's Tajik guards", ["Tajikistan", "Tajik"]),
    ("می‌گویند", "نمایندگان می‌گویند که", ["می‌گویند"]),
    ("میگویند", "نمایندگان می‌گویند که", ["می‌گویند"]),
    ("علي", "امام علی رحمان", ["علی"]),
    ("Дӯстӣ", "Созмони ДӮСТӢ гуфт", ["ДӮСТӢ"]),
    ("北京", "官员证实了北京方面的说法。", ["北京"]),
    ("al-Asad", "Bashar al-Asad left.", ["al", "Asad"]),
    ("café", "Cafe and CAFÉ", ["Cafe", "CAFÉ"]),
    ("", "Nothing was asked.", []),
    ("!!", "Nothing was asked!!", []),
]


@pytest.mark.parametrize(("words", "text", "found"), CASES)
def test_what_is_marked(words, text, found):
    assert [text[start:end] for start, end in marker(words)(text)] == found


def test_one_marker_marks_one_line_after_the_other():
    spans = marker("bomb attack")
    lines = ["A bomb.", "No such thing.", "Attacks and bombs."]
    assert [[line[a:b] for a, b in spans(line)] for line in lines] == [["bomb"], [], ["Attacks", "bombs"]]
