"""What happened to those that a number counts, in all twelve tables: sentences of events that never were, traps among them.

``outcomes_table.tsv`` gives each sentence with all that is read in it, '' where nothing may be read.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from briefer.lexicon.counting import EVENTS, counting
from briefer.lexicon.numbers import NumberWords, find_quantities
from briefer.lexicon.people_words import is_people

ROWS = [line.split("\t") for line in (Path(__file__).parent / "outcomes_table.tsv").read_text(encoding="utf-8").splitlines()[1:]]
LANGUAGES = ("en", "fr", "es", "de", "it", "pt", "ru", "ar", "fa", "ur", "tr", "nb")


def _shown(number: NumberWords) -> str:
    what = number.unit if number.unit and not number.counted else number.counted
    return f"{number.value:g} {what or ''}".strip()


@pytest.mark.parametrize(("language", "sentence", "read"), ROWS, ids=[f"{row[0]}-{number}" for number, row in enumerate(ROWS)])
def test_what_happened_is_read(language, sentence, read):
    assert "; ".join(_shown(number) for number in find_quantities(sentence, language)) == read


def test_every_language_has_its_sentences():
    assert all(Counter(row[0] for row in ROWS)[language] >= 10 for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_knows_the_same_outcomes(language):
    known = {event for event, *_ in counting(language).events}
    assert known == EVENTS


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "the 22nd body", 22),
        ("en", "a thirty-first body", 31),
        ("en", "the second body", None),
        ("en", "the 22nd street", None),
        ("en", "the fourteenth victim", None),
        ("fr", "la 14e dépouille", 14),
        ("fr", "le vingt-deuxième corps", 22),
        ("es", "el 14.º cadáver", 14),
        ("es", "el decimocuarto cuerpo", 14),
        ("pt", "o vigésimo segundo corpo", 22),
        ("it", "la ventiduesima salma", 22),
        ("de", "die zweiundzwanzigste Leiche", 22),
        ("de", "der 3. Tote", 3),
        ("de", "am 3. Oktober", None),
        ("ru", "четырнадцатое тело", 14),
        ("ru", "22-й погибший", 22),
        ("ar", "الجثة الرابعة", 4),
        ("ar", "الجثة الرابعة عشرة", 14),
        ("ar", "الجثة الثانية والعشرون", 22),
        ("fa", "چهاردهمین جسد", 14),
        ("ur", "چودہویں لاش", 14),
        ("tr", "yirmi ikinci ceset", 22),
        ("nb", "det fjortende liket", 14),
        ("nb", "den tjueandre omkomne", 22),
    ],
)
def test_an_ordinal_of_the_dead_is_a_count(language, text, value):
    found = [(number.value, number.counted) for number in find_quantities(text, language) if number.counted]
    assert found == ([(value, "people killed")] if value else [])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Nine died: four in Pella and five in Orm.", ["people in pella of those killed", "people in orm of those killed"]),
        ("Nine died: four villagers and five guards.", ["villagers of those killed", "guards killed"]),
        ("Nine died, and four cars and five vans were towed away.", ["cars", "vans"]),
        ("Nine died, four guards and six villagers were hurt.", ["guards wounded", "villagers wounded"]),
    ],
)
def test_the_parts_of_a_total_are_never_counted_as_it_is(text, parts):
    whole, *rest = find_quantities(text, "en")
    assert whole.counted == "people killed"
    assert [number.counted for number in rest] == parts


@pytest.mark.parametrize(
    ("who", "people"),
    [("", True), ("tajik border guards", True), ("afghans", True), ("firemen", True), ("cars", False), ("legislative bodies", False)],
)
def test_which_nouns_mean_people(who, people):
    assert is_people(who) is people


def test_a_word_that_no_table_knows_is_marked():
    assert [(n.counted, n.known) for n in find_quantities("12 xyzzen kamen", "de")] == [("xyzzen", False)]
    assert [n.known for n in find_quantities("12 Menschen kamen", "de")] == [True]
