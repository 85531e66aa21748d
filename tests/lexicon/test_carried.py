"""What a model wrote beside a quote, held to the words of the quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.lexicon.carried import carries, english_form, ground_of, is_plain, repeats, runs_of, sounds_like
from briefer.lexicon.manner import UNKNOWN, denials
from briefer.lexicon.substance import strange_words

ENGLISH = "Interior Minister Dana Orlec did not say on Monday that 120 soldiers had left the village of Velna."
RUSSIAN = "Министр иностранных дел Сара Хольм не встретилась с Павлом Дорном в Москве."


@pytest.mark.parametrize(
    ("text", "language", "statement", "carried"),
    [
        (ENGLISH, "en", "Dana Orlec did not say that 120 soldiers left Velna.", True),
        (ENGLISH, "en", "Orlec did not say on Monday that soldiers had left.", True),
        (ENGLISH, "en", "Orlec said on Monday that soldiers had left.", False),
        (ENGLISH, "en", "Orlec did not say that soldiers had burned the village.", False),
        (ENGLISH, "en", "Malk did not say that soldiers had left the village.", False),
        (RUSSIAN, "ru", "Foreign Minister Sara Holm did not meet Pavel Dorn in Moscow.", True),
        (RUSSIAN, "ru", "Foreign Minister Sara Holm met Pavel Dorn in Moscow.", False),
        (RUSSIAN, "ru", "Foreign Minister Sara Holm did not meet Pavel Dorn in Paris.", False),
        (RUSSIAN, "ru", "Foreign Minister Vera Malk did not meet Pavel Dorn.", False),
        (RUSSIAN, "ru", "Nothing is known of the price of bread.", False),
    ],
)
def test_a_statement_is_held_to_its_quote(text: str, language: str, statement: str, carried: bool):
    assert carries(statement, ground_of(text, language)) == carried


@pytest.mark.parametrize(
    ("name", "text", "language", "fits"),
    [
        ("Emomali Rahmon", "امامعلی رحمان", "fa", True),
        ("Sara Holm", "Сара Хольм", "ru", True),
        ("Velna", "فيلنا", "ar", True),
        ("United Nations", "سازمان ملل متحد", "fa", False),
        ("Foreign Ministry", "وزارت خارجه", "fa", True),
        ("Vladimir Putin", "امامعلی رحمان", "fa", False),
        ("Sara <b>Holm</b>", "Сара Хольм", "ru", False),
    ],
)
def test_an_english_form_sounds_like_the_name_or_is_a_word_of_offices(name: str, text: str, language: str, fits: bool):
    assert english_form(name, text, language) == fits


@pytest.mark.parametrize(
    ("text", "language", "some"),
    [
        ("He didn’t come.", "en", True),
        ("He rejected it.", "en", True),
        ("He came.", "en", False),
        ("او نیامد و این خبر را رد کرد.", "fa", True),
        ("او آمد.", "fa", False),
        ("لم يأت أحد.", "ar", True),
        ("جاء الوزير.", "ar", False),
        ("Он не пришёл.", "ru", True),
        ("Он пришёл.", "ru", False),
        ("وہ نہیں آیا۔", "ur", True),
        ("No vino nadie.", "es", True),
        ("他没有来。", "zh", True),
    ],
)
def test_denials_of_many_languages(text: str, language: str, some: bool):
    assert bool(denials(text, language)) == some


def test_a_language_without_a_table_is_not_known_to_deny():
    assert denials("Hann kom ekki.", "is") is UNKNOWN
    assert carries("The man did not come.", ground_of("Hann kom.", "is"))


@pytest.mark.parametrize(
    "text",
    [
        "See https://a.example now",
        "go to evil.com now",
        "<b>so</b>",
        "a [note]",
        "*so*",
        "so\u202eso",
        "Он пришёл",
        "javascript:x",
        "a@b",
        "&lt;b",
    ],
)
def test_what_a_page_would_act_on_is_not_plain(text: str):
    assert not is_plain(text)


@given(
    st.lists(
        st.sampled_from(["the", "minister", "said", "on", "Monday", "that", "guards", "were", "killed", "near", "a", "bridge"]),
        min_size=1,
        max_size=12,
    )
)
def test_words_of_the_text_itself_are_never_strange(words: list[str]):
    text = " ".join(words)
    assert strange_words(text, ground_of(text, "en").words) == ()


@given(st.lists(st.sampled_from(["guards", "bridge", "Velna", "said", "police", "three", "on", "Monday"]), max_size=20), st.integers(0, 14))
def test_six_words_in_a_row_are_a_repetition_and_five_are_not(words: list[str], first: int):
    asked = runs_of([" ".join(words)])
    assert repeats(" ".join(words[first : first + 6]), asked) == (len(words[first : first + 6]) == 6)
    assert not repeats(" ".join(words[first : first + 5]), asked)


def test_short_skeletons_have_to_be_the_same():
    assert sounds_like("Ali", {"l"})
    assert not sounds_like("Iran", {"rk"})
