"""Two names alone, across scripts. The pairs here are chosen by hand; none is from the development set."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.reconcile.alignments import align, mirror
from briefer.reconcile.sounds import sound, units
from briefer.reconcile.spellings import SAME_NAME, fit, keys_of, likeness, person_tokens, score_names, tokens_of

ONE_NAME = [
    ("Emomali Rahmon", "Imam Ali Rahman"),
    ("Emomali Rahmon", "امامعلی رحمان"),
    ("Imam Ali Rahman", "امامعلی رحمان"),
    ("Эмомали Рахмон", "امام علی رحمان"),
    ("Muhammad Asim Malik", "محمد عاصم ملک"),
    ("Asim Malik", "محمد عاصم ملک"),
    ("Bashar al-Assad", "بشار الأسد"),
    ("Башар Асад", "بشار الأسد"),
    ("Abdel Fattah el-Sisi", "عبد الفتاح السيسي"),
    ("Ali Khamenei", "علی خامنه‌ای"),
    ("Narges Mohammadi", "نرگس محمدی"),
    ("Владимир Путин", "Vladimir Putin"),
    ("Путин Владимир Владимирович", "Vladimir Putin"),
    ("Володимир Зеленський", "Volodymyr Zelenskyy"),
    ("Volodymyr Zelensky", "Vladimir Zelenskij"),
    ("Джо Байден", "Joe Biden"),
    ("Ήλιος Γεωργίου", "Ilios Georgiou"),
    ("Κυριάκος Μητσοτάκης", "Kyriakos Mitsotakis"),
    ("בנימין נתניהו", "Benjamin Netanyahu"),
    ("नरेन्द्र मोदी", "Narendra Modi"),
    ("윤석열", "Yoon Suk Yeol"),
    ("박근혜", "PARK Geun-hye"),
    ("习近平", "Xi Jinping"),
    ("Նիկոլ Փաշինյան", "Nikol Pashinian"),
    ("Mr Antonio Guterres (politician)", "António Guterres"),
    ("Bill Clinton", "William Clinton"),
    ("J. Biden", "Joe Biden"),
    ("جو بایدن", "Joe Biden"),
]
TWO_NAMES = [
    ("Asim Munir", "Asim Malik"),
    ("عاصم منیر", "Muhammad Asim Malik"),
    ("Bashar al-Assad", "Hafez al-Assad"),
    ("بشار الأسد", "Maher al-Assad"),
    ("Владимир Путин", "Vladimir Kolokoltsev"),
    ("Shauna Orandi", "حمید اورندی"),
    ("حسن روحانی", "Hussein Rouhani"),
    ("Hassan Nasrallah", "حسین نصرالله"),
    ("Saddam Hussein", "عدي حسين"),
    ("Raúl Castro", "Фидель Кастро"),
    ("Дмитрий Медведев", "Dmitri Peskov"),
    ("ИВАН ПЕТРОВ ДИМИТРОВ", "IVAN STOYANOV PETROV"),
    ("Κυριάκος Μητσοτάκης", "Kyriakos Velopoulos"),
    ("Paul S. Trent", "پل سولنیک"),
    ("박근혜", "PARK Won-soon"),
    ("Ali Khan", "علی رحمان"),
]
WORDS = st.sampled_from([word for pair in (*ONE_NAME, *TWO_NAMES) for name in pair for word in name.split()])
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_spellings_of_one_name(one, other):
    assert score_names(one, other) >= SAME_NAME


@pytest.mark.parametrize(("one", "other"), TWO_NAMES)
def test_two_names(one, other):
    assert score_names(one, other) < SAME_NAME


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_spellings_of_one_name_are_looked_up_together(one, other):
    assert keys_of(person_tokens(one)) & keys_of(person_tokens(other))


@given(NAMES, NAMES)
@settings(max_examples=200, deadline=None)
def test_it_does_not_matter_which_comes_first(one, other):
    assert score_names(one, other) == pytest.approx(score_names(other, one))
    assert align(tokens_of(one), tokens_of(other)) == mirror(align(tokens_of(other), tokens_of(one)))


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_has_a_score(one, other):
    assert 0.0 <= score_names(one, other) <= 1.0
    keys_of(person_tokens(one))


@given(NAMES)
def test_a_name_is_itself(name):
    assert score_names(name, name) == 1.0
    assert fit(tokens_of(name), tokens_of(name)).left == ()


@given(NAMES, NAMES)
@settings(max_examples=200, deadline=None)
def test_every_token_is_matched_or_left_over_once(one, other):
    found = align(tokens_of(one), tokens_of(other))
    taken = [k for p in found.pairings for k in range(p.start, p.end)]
    assert sorted([*taken, *found.left]) == list(range(len(tokens_of(one))))


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("muhammad", "muhamad"),
        ("محمد", "mhmd"),
        ("джеймс", "Jeyms"),
        ("schröder", "Sroder"),
        ("ג'ון", "JWn"),
        ("μπουτάρης", "butaris"),
        ("मोदी", "modi"),
        ("राम", "ram"),
        ("한", "han"),
        ("习", "Si"),
        ("الجزيرة", "łǰzYra"),
        ("تشاد", "Cad"),
        ("", ""),
    ],
)
def test_what_a_word_sounds_like(word, sounds):
    assert sound(word) == sounds


def test_sounds_that_are_mixed_up_share_units():
    assert set(units("t", vowels=False)) & set(units("d", vowels=False))
    assert not set(units("t", vowels=False)) & set(units("m", vowels=False))
    assert len(units("a", vowels=True)) > len(units("a", vowels=False))


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("Mr Nasir Khan", ["nasir", "khan"]),
        ("Adam Smith, Baron Smith of Elm (politician)", ["adam", "smith"]),
        ("Ben Wallace", ["ben", "wallace"]),
        ("Omar bin Salem", ["omar", "salem"]),
        ("J. R. Smith", ["j", "r", "smith"]),
        ("جان سی. اسمیت", ["jan", "c", "asmyt"]),
        ("Dr.", ["dr"]),
        ("", []),
    ],
)
def test_tokens_of_a_person(name, texts):
    assert [token.text for token in person_tokens(name)] == texts


def test_a_name_of_one_block_of_syllables_is_taken_apart():
    assert [token.sound for token in person_tokens("이명박")] == ["li", "myoŋ", "βak"]


def test_an_initial_agrees_but_stands_for_no_word():
    assert likeness(*tokens_of("V. Vladimir")) == pytest.approx(0.8)
    assert score_names("Paul S. Miller", "Paul Stone") < SAME_NAME
