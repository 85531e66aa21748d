"""Folding: the way back to the original, and what a quote may and may not differ in."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.lexicon.folding import find_folded, fold, is_arabic

LETTERS = "abcXYZéñøßžЖяЩΩ"
ARABIC = "ابپتکكیيىةهہھأإآۀسش"
ODD = "\u200c\u200b\u200e\u202b\u202c\u00ad\u0640\u064e\u0651\u0301\u0308🙂👩\u200d🚒ﷲﻻﬁ№²…"
SIGNS = " \t\n\u00a0\u2009.,:;!?-–—'\"“”«»’`()123۴۵۶٧٨९"
texts = st.text(alphabet=LETTERS + ARABIC + ODD + SIGNS, max_size=60)


@given(texts)
def test_every_folded_character_leads_back_to_its_original(text):
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    for start, end in zip(folded.starts, folded.ends, strict=True):
        assert 0 <= start < end <= len(text)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)


@given(texts)
def test_folding_twice_is_folding_once(text):
    once = fold(text).text
    assert fold(once).text == once


@given(st.lists(st.text(alphabet=LETTERS + ARABIC + "123۴۵", min_size=1, max_size=8), min_size=1, max_size=12), st.data())
def test_a_stretch_of_whole_words_is_found_where_it_stands(words, data):
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    text, quote = " ".join(words), " ".join(words[first:last])
    start = len(" ".join(words[:first])) + bool(first)
    assert (start, start + len(quote)) in find_folded(quote, text)


@given(texts, texts)
def test_what_is_found_folds_to_what_was_sought(words, text):
    for start, end in find_folded(words, text + words + text):
        assert fold((text + words + text)[start:end]).text.strip() == fold(words).text.strip()


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("5 dead", "15 dead"),
        ("15 dead", "15 deadly"),
        ("1.5 million", "11.5 million"),
        ("24", "24.5"),
        ("US", "us"),
        ("He was not there", "He was there"),
        ("10²", "102"),
        ("wait.", "wait…"),
        ("Mx", "Mx\u030c"),
        ("Malik", "Malek"),
        ("کشته شد", "کشته نشد"),
        ("", "anything"),
    ],
)
def test_near_misses_are_not_found(quote, text):
    assert find_folded(quote, text) == ()


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ('discussed "ensuring peace"', "discussed“ensuring peace”"),
        ("Pakistan's", "Pakistan’s"),
        ("2024-12-31", "2024–12–31"),
        ("25 نفر", "۲۵ نفر"),
        ("می رود", "می\u200cرود"),
        ("میرود", "می رود"),
        ("كتابي", "کتابی"),
        ("مُحَمَّد", "محمد"),
        ("security co-operation", "security\u00a0co\u00ad-operation"),
        ("wait... what", "wait… what"),
    ],
)
def test_forms_of_the_same_are_found(quote, text):
    assert find_folded(quote, text) == ((0, len(text)),)


def test_letters_of_the_arabic_script_are_known():
    assert all(is_arabic(char) for char in "ابپژکیےہ")
    assert not any(is_arabic(char) for char in "a1 ،۵Ж")


# ---------------------------------------------------------------- 1,000 corrupted quotes, 1,000 harmless ones

PEOPLE = ["Omar Haddad", "Lena Fischer", "Pavel Orlov", "Samira Wali", "Jonas Lie", "Rafael Soto"]
PLACES = ["Farhad", "Lindholm", "Port Ansel", "Qasr al-Nur", "Novy Bor"]
SYNONYMS = {"killed": "slain", "said": "stated", "attack": "assault", "soldiers": "troops", "confirmed": "verified"}
PERSIAN = "{who} گفت که {n} نفر در حمله به «{where}» کشته نشدند و کمک‌های بین‌المللی به کابل می‌رسد"


def _sentence(chance: random.Random) -> str:
    who, other = chance.sample(PEOPLE, 2)
    number, year = chance.randint(2, 980), chance.randint(1990, 2024)
    return chance.choice(
        [
            f"{who} confirmed that the attack on {chance.choice(PLACES)} had not killed {number} soldiers in {year}.",
            f'"We do not know who killed the {number} men," {who} told {other}, and said it was not an attack.',
            f"On 5 May {year}, {who} said {number} people were not killed in the attack on {chance.choice(PLACES)}'s harbour.",
            PERSIAN.format(who="احمد کریمی", n=number, where="بندر یکم") + f" {who} said not all were soldiers killed.",
        ]
    )


def _swap_number(words: list[str], chance: random.Random) -> list[str]:
    at = chance.choice([i for i, word in enumerate(words) if any(char.isdigit() for char in word)])
    digit = next(char for char in words[at] if char.isdigit())
    return [*words[:at], words[at].replace(digit, str((int(digit) + chance.randint(1, 9)) % 10), 1), *words[at + 1 :]]


def _drop_not(words: list[str], chance: random.Random) -> list[str]:
    at = chance.choice([i for i, word in enumerate(words) if word == "not"])
    return words[:at] + words[at + 1 :]


def _other_name(words: list[str], chance: random.Random) -> list[str]:
    names = {part for name in PEOPLE for part in name.split()}
    at = chance.choice([i for i, word in enumerate(words) if word in names])
    return [*words[:at], chance.choice(sorted(names - {words[at]})), *words[at + 1 :]]


def _reorder(words: list[str], chance: random.Random) -> list[str]:
    at = chance.choice([i for i in range(1, len(words) - 2) if words[i] != words[i + 1]])
    return [*words[:at], words[at + 1], words[at], *words[at + 2 :]]


def _paraphrase(words: list[str], _chance: random.Random) -> list[str]:
    return [SYNONYMS.get(word, word) for word in words]


def test_of_a_thousand_corrupted_quotes_none_is_found():
    chance = random.Random(20)
    ways = [_swap_number, _drop_not, _other_name, _reorder, _paraphrase]
    accepted = []
    for number in range(1000):
        sentence = _sentence(chance)
        text = f"{_sentence(chance)} {sentence} {_sentence(chance)}"
        corrupted = " ".join(ways[number % len(ways)](sentence.split(" "), chance))
        assert corrupted != sentence
        if find_folded(corrupted, text):
            accepted.append((corrupted, sentence))
    assert accepted == []


def _harmless(sentence: str, chance: random.Random) -> str:
    """Another white space, other quotation marks, other digits, other forms of letters; nothing else."""
    spaces = [" ", "  ", "\n", "\u00a0", " \t", "\u2009"]
    marks = {'"': ['"', "“", "”", "«", "„"], "'": ["'", "’", "´", "‘"], "«": ['"', "“"], "»": ['"', "”"], "\u200c": ["\u200c", " ", ""]}
    letters = {"ک": "ك", "ی": "ي", "ه": "ة"}
    made = []
    for char in sentence:
        if char == " ":
            made.append(chance.choice(spaces))
        elif char in marks:
            made.append(chance.choice(marks[char]))
        elif char.isdigit():
            made.append(chr(ord(chance.choice("0٠۰")) + int(char)))
        elif char in letters and chance.random() < 0.5:
            made.append(letters[char])
        else:
            made.append(char + chance.choice(["", "", "", "\u200b", "\u00ad"]) if char.isalpha() else char)
    return "".join(made)


def test_of_a_thousand_quotes_that_differ_in_form_only_all_are_found():
    chance = random.Random(21)
    missed = []
    for _ in range(1000):
        sentence = _sentence(chance)
        before = f"{_sentence(chance)} "
        text = f"{before}{sentence} {_sentence(chance)}"
        found = find_folded(_harmless(sentence, chance), text)
        if (len(before), len(before) + len(sentence)) not in found:
            missed.append(sentence)
    assert missed == []


@settings(max_examples=30)
@given(texts)
def test_a_given_fold_changes_nothing(text):
    assert find_folded("a", text, fold(text)) == find_folded("a", text)
