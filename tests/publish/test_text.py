from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.publish.text import MARKS_KEPT, clean, is_rtl, language_of, runs


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("one\ntwo\r\n three", "one two three"),
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("pay\u202egnp.exe", "paygnp.exe"),
        ("\u2066isolated\u2069", "isolated"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("می\u200cرود", "می\u200cرود"),
        ("stray \u200c joiner", "stray joiner"),
        ("no\u00a0break", "no\u00a0break"),
        ("tags \U000e0041\U000e0042 end", "tags end"),
        ("private \ue000 use \ufdd0", "private use"),
        ("lone \ud800 surrogate", "lone surrogate"),
    ],
)
def test_clean_takes_out_what_is_not_seen(text, wanted):
    assert clean(text) == wanted


def test_a_tower_of_accents_is_lowered():
    tower = "Z" + "\u0335" * 40 + "!"
    assert clean(tower) == "Z" + "\u0335" * MARKS_KEPT + "!"


@given(st.text(max_size=60))
def test_clean_is_idempotent_and_free_of_controls(text):
    done = clean(text)
    assert clean(done) == done
    assert not [
        c for c in done if unicodedata.category(c) in {"Cc", "Cs", "Co"} or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    ]


@given(st.text(alphabet='ab ,.«»"(1)آبپ\u200cגI', max_size=40))
def test_runs_joined_are_the_text(text):
    assert "".join(r.text for r in runs(text)) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("plain", ["plain"]),
        ("Head: «محمد» (Muhammad) [3]", ["محمد"]),
        ('Head: "وزیر (ISI) آمد" [3]', ["وزیر (ISI) آمد"]),
        ("also تام برگر [3]; تام", ["تام برگر", "تام"]),
        ("by سازمان (ISI) کشور today", ["سازمان (ISI) کشور"]),
        ("وزیر خارجه (ISI) آمد.", ["وزیر خارجه (ISI) آمد."]),
        ("«وزیر آمد».", ["وزیر آمد"]),
    ],
)
def test_runs_find_what_runs_from_right_to_left(text, wanted):
    found = [r.text for r in runs(text) if r.rtl]
    assert found == wanted if wanted != ["plain"] else found == []


@pytest.mark.parametrize(
    ("run", "candidates", "wanted"),
    [
        ("گفت", (), "fa"),
        ("سلام", ("en", "ur"), "ur"),
        ("الوزير", (), "ar"),
        ("پاکستان ہے", (), "ur"),
        ("שלום", ("fa",), "he"),
        ("ښه", (), "ps"),
    ],
)
def test_the_language_of_a_run(run, candidates, wanted):
    assert language_of(run, candidates) == wanted


def test_a_text_is_right_to_left_by_its_first_strong_letter_and_the_most():
    assert is_rtl("۱۲ نفر (ISI)")
    assert not is_rtl("Raz News: نیوز")
    assert not is_rtl("123")
