"""Where a long text is cut: at the best place there is, at an exact offset, into parts that are all of it."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefer.claims.split import LEAST, MOST, Part, Room, paragraphs_of, sentences_before, split_text

ENGLISH = [
    "Police in Ostrel closed the bridge on Monday.",
    " Dana Orlec denied it.",
    " He spoke of 2.5 hours.",
    "No stop here",
    "Gen. Orlec left. ",
]
PERSIAN = ["می‌شود که نیروها به مرز رسیده‌اند.", " آن‌ها گفتند؟", "خانه‌های مردم ", "وَزیرِ کِشوَر "]
CHINESE = ["警方星期一关闭了大桥。", "发言人否认边境已关闭", "他说：“没有。”", "一二三四五六七八九十"]
MARKED = ["e\u0301te\u0301 ", "n\u0303", "👩\u200d🚒", "👍🏽", "🇮🇷🇹🇯", "❤\ufe0f", "a" + "\u0308" * 9, "\U0001f600"]
BREAKS = ["\n", "\r\n", "\n\n\n", "\r\n\r\n", " ", "\t", "\u00a0", "\u2028", ""]
ODD = ["\ud83d\ude00", "\ud83d", "\x00", "x" * 70, "," * 40]
texts = st.lists(st.sampled_from(ENGLISH + PERSIAN + CHINESE + MARKED + BREAKS + ODD), max_size=60).map("".join)
languages = st.sampled_from(["en", "fa", "zh", "ru", "und"])


def joins(text: str, place: int) -> bool:
    """Whether a cut here would part what is one character for a reader."""
    before, after = text[place - 1], text[place]
    return (
        unicodedata.category(after) in {"Mn", "Mc", "Me", "Cf"}
        or before == "\u200d"
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or "\udc00" <= after <= "\udfff"
        or before + after == "\r\n"
    )


@given(texts, languages, st.integers(1, 200))
@example("\n" * 500, "en", 7)
@example("字" * 500, "zh", 50)
@example("می‌شود " * 90, "fa", 40)
@example("e\u0301" * 200, "en", 3)
def test_parts_are_the_text_and_none_is_longer_than_the_budget(text: str, language: str, most: int):
    parts = split_text(text, language, most)
    assert "".join(text[p.start : p.end] for p in parts) == text
    assert [p.start for p in parts] == [0, *(p.end for p in parts[:-1])]
    assert all(0 < p.end - p.start <= most for p in parts) or parts == (Part(0, 0),)
    assert (len(parts) == 1) == (len(text) <= most)


@given(texts, languages, st.integers(60, 300))
def test_no_cut_goes_through_a_character(text: str, language: str, most: int):
    assert [p.start for p in split_text(text, language, most)[1:] if joins(text, p.start)] == []


@given(
    st.sampled_from(["e\u0301", "👩\u200d🚒", "🇮🇷", "👍🏽", "\ud83d\ude00", "字\ufe00", "مِ", "ي\u200c"]),
    st.integers(1, 200),
    st.integers(10, 60),
)
def test_without_a_blank_cuts_are_between_characters_as_a_reader_sees_them(character: str, count: int, most: int):
    text = character * count
    assert {(p.end - p.start) % len(character) for p in split_text(text, "und", most)} == {0}


@given(st.integers(10, 300))
def test_no_cut_goes_through_the_end_of_a_line(length: int):
    text = "x" * length + "\r\n" + "x" * length
    assert "\r" not in {text[p.end - 1] for p in split_text(text, "en", length + 1)}


@given(st.lists(st.integers(20, 60), min_size=1, max_size=80), st.integers(150, 600), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_where_paragraphs_are_short_every_cut_is_between_two(lengths: list[int], most: int, border: str):
    text = border.join(f"{n} " + "word " * (length // 5) for n, length in enumerate(lengths))
    parts = split_text(text, "en", most)
    assert all(text[p.start - 1] == "\n" for p in parts[1:])
    assert all(p.end - p.start >= most // 4 for p in parts[:-1])


@given(st.integers(1, 60), st.integers(200, 900))
def test_a_giant_paragraph_is_cut_where_a_sentence_begins(count: int, most: int):
    text = " ".join(f"Gen. Orlec spoke for {n}.5 hours of the U.S. border." for n in range(count))
    assert all(text[p.start :].startswith("Gen. Orlec") for p in split_text(text, "en", most))


@given(st.integers(1, 60), st.integers(60, 300))
def test_a_chinese_paragraph_without_a_blank_is_cut_behind_a_full_stop(count: int, most: int):
    text = "".join(f"警方在第{n}天关闭了大桥。" for n in range(count))
    assert all(text[p.end - 1] == "。" for p in split_text(text, "zh", most))


@given(
    st.lists(st.sampled_from(["کتاب‌ها", "naïve", "e\u0301te\u0301", "word", "10\u00a0000", "👩\u200d🚒"]), min_size=1, max_size=200),
    st.integers(40, 300),
)
def test_without_a_sentence_cuts_are_between_words(words: list[str], most: int):
    text = " ".join(words)
    got = [text[p.start : p.end].split(" ") for p in split_text(text, "fa", most)]
    assert [word for part in got for word in part if word] == words


def test_parts_are_of_about_equal_length():
    text = "\n".join("A paragraph of the article, one of very many. " * 3 for _ in range(200))
    lengths = [p.end - p.start for p in split_text(text, "en", 12_000)]
    assert len(lengths) == 3
    assert max(lengths) - min(lengths) < 300


def test_a_text_of_ordinary_length_is_one_part():
    assert split_text("word " * (MOST // 5), "en", Room().characters("word")) == (Part(0, MOST),)


# ---------------------------------------------------------------- how much one question holds


@pytest.mark.parametrize(
    ("tokens", "text", "most"),
    [
        (None, "a", MOST),
        (128_000, "a", MOST),
        (16_384, "a", MOST),
        (16_384, "я", 8_826),
        (8_192, "a", 2_439),
        (8_192, "字", 813),
        (2_048, "a", LEAST),
        (16_384, "", MOST),
    ],
)
def test_the_limit_in_tokens_as_characters_of_a_text(tokens: int | None, text: str, most: int):
    assert Room(tokens).characters(text) == most


@given(st.one_of(st.none(), st.integers(1, 10**7)), st.text(min_size=1, max_size=50))
def test_the_budget_stays_within_its_bounds(tokens: int | None, text: str):
    assert LEAST <= Room(tokens).characters(text) <= MOST


def test_what_was_learned_only_lowers_the_limit():
    room = Room(16_384)
    room.learn(8_192)
    room.learn(32_768)
    assert room.characters("a") == Room(8_192).characters("a")


# ---------------------------------------------------------------- what is told of a part


TEXT = "The general arrived. Dana Orlec met him at the bridge. He denied it.\n\nThe border was closed.\nNobody crossed it."


@pytest.mark.parametrize(
    ("start", "before"),
    [
        (0, ""),
        (TEXT.index("The border"), "Dana Orlec met him at the bridge. He denied it.\n"),
        (TEXT.index("Nobody"), "He denied it.\n\nThe border was closed.\n"),
        (TEXT.index("Dana"), "The general arrived.\n"),
    ],
)
def test_two_sentences_before_a_part(start: int, before: str):
    assert sentences_before(TEXT, "en", start) == before


@given(texts, languages, st.integers(0, 500))
def test_what_stands_before_a_part_is_of_the_text(text: str, language: str, start: int):
    before = sentences_before(text, language, start)
    assert before.removesuffix("\n") in text[:start]
    assert len(before) <= 601


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([(0, 68)], "paragraph 1 of 3"),
        ([(70, 92)], "paragraph 2 of 3"),
        ([(0, 93)], "paragraphs 1 to 2 of 3"),
        ([(21, 54), (93, len(TEXT))], "paragraphs 1 and 3 of 3"),
        ([(21, 54), (54, 93)], "paragraphs 1 to 2 of 3"),
    ],
)
def test_where_a_part_is(parts: list[tuple[int, int]], told: str):
    assert paragraphs_of(TEXT, [Part(*part) for part in parts]) == told
