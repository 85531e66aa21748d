"""Sentences: exact places, whatever pysbd makes of the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.claims.sentences import split_sentences


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "He met Gen. Munir in the U.S. on Monday. Lt. Gen. Khan left.",
            "en",
            ["He met Gen. Munir in the U.S. on Monday.", "Lt. Gen. Khan left."],
        ),
        ("Dr. No and Mr. Smith came. They left.", "en", ["Dr. No and Mr. Smith came.", "They left."]),
        ("He came from the U.S. The man left.", "en", ["He came from the U.S.", "The man left."]),
        ("“This is it. We go.” She was later seen.", "en", ["“This is it. We go.”", "She was later seen."]),
        ("“Why?” Rodriguez said.", "en", ["“Why?” Rodriguez said."]),
        ("It was 3.2 km away. Nobody came.", "en", ["It was 3.2 km away.", "Nobody came."]),
        ("او گفت: «ما می‌آییم.» سپس رفت.", "fa", ["او گفت: «ما می‌آییم.»", "سپس رفت."]),
        ("قال: «سنأتي.» ثم ذهب. هل ذهب؟ نعم.", "ar", ["قال: «سنأتي.»", "ثم ذهب.", "هل ذهب؟", "نعم."]),
        ("اس نے کہا۔ وہ گیا۔", "ur", ["اس نے کہا۔", "وہ گیا۔"]),
        ("El Sr. Pérez llegó de EE.UU. y volvió. Luego se fue.", "es", ["El Sr. Pérez llegó de EE.UU. y volvió.", "Luego se fue."]),
        ("Это было в 2019 г. в Москве. Так он сказал.", "ru", ["Это было в 2019 г. в Москве.", "Так он сказал."]),
        ("Han kom bl.a. i går. Så dro han.", "no", ["Han kom bl.a. i går.", "Så dro han."]),
    ],
)
def test_borders(text, language, expected):
    assert sentences(text, language) == expected


def test_a_dash_inside_a_line_goes_and_a_minus_stays():
    text = "OSLO.- Roads are icy. – Snow fell.\n-5 degrees were measured."
    assert [text[span.start : span.end] for span in split_sentences(text, "en")][-3:] == [
        "Roads are icy.",
        "Snow fell.",
        "-5 degrees were measured.",
    ]


def test_a_paragraph_ends_a_sentence_and_bullets_go():
    text = "  • One thing came\n\n- Two things. Three.\n"
    spans = split_sentences(text, "en")
    assert [text[span.start : span.end] for span in spans] == ["One thing came", "Two things.", "Three."]
    assert [span.paragraph for span in spans] == [0, 2, 2]
    assert [(span.closed, span.alone) for span in spans] == [(False, True), (True, False), (True, False)]


def test_a_very_long_paragraph_is_read_to_its_end():
    text = "The bus left at noon. " * 600
    assert len(sentences(text)) == 600


PIECES = st.sampled_from(
    [
        "Gen. ",
        "He left. ",
        "“Go.” ",
        "«برو.» ",
        "گفت: ",
        "؟ ",
        "! ",
        "...",
        "…",
        "\n",
        "U.S. ",
        "\u200c",
        "\u0301",
        "🙂 ",
        "a",
        " ",
        "\u00a0",
        "\u202b",
        "”",
        "”. ",
        "3.5 ",
        "۔ ",
        "۱۲ ",
        "- ",
        "• ",
        "(",
        ")",
        "\t",
    ]
)


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=80)),
    st.sampled_from(["en", "fa", "ar", "ur", "ru", "es", "no", "zh", "xx"]),
)
def test_spans_are_in_order_and_lose_no_letter(text, language):
    spans = split_sentences(text, language)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.start < span.end and text[span.start : span.end] == text[span.start : span.end].strip() for span in spans)
    covered = {index for span in spans for index in range(span.start, span.end)}
    assert all(index in covered for index, char in enumerate(text) if char.isalnum())
    assert all("\n" not in text[span.start : span.end] for span in spans)
