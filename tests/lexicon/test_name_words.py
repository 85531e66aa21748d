"""The tables beside names, and how they are written down and looked up."""

from __future__ import annotations

import pytest

from briefer.lexicon import arabic_words
from briefer.lexicon import name_words as table
from briefer.lexicon.names import find_names
from briefer.lexicon.word_lists import by_first_word, listed_names, word_set
from briefer.models import EntityKind


def test_phrases_stand_by_their_first_word_the_longest_first():
    phrases = by_first_word([("al", "qaeda"), ("al", "qaeda", "in", "iraq"), ("white", "house")])
    assert phrases == {"al": (("al", "qaeda", "in", "iraq"), ("al", "qaeda")), "white": (("white", "house"),)}


@pytest.mark.parametrize("file", ["given_names.txt", "given_names_arabic.txt"])
def test_headings_of_a_list_are_no_names(file):
    names = word_set(" ".join(listed_names(file)))
    assert len(names) > 100
    assert not any(name.startswith("#") for name in names)


def test_what_begins_a_sentence_elsewhere_heads_no_body():
    """Words like "All", "Dell", "Quando" once stood among the heads of bodies, which are read in every language."""
    both = table.ORGANISATION_HEADS & (table.SENTENCE_HEADS | table.FOREIGN_HEADS)
    assert both == {"forces", "government", "police", "television"}


def test_particles_are_no_verbs():
    assert table.PARTICLES.intersection(table.SENTENCE_HEADS) == {"as", "do", "ten"}


def test_arabic_tables_hold_plain_forms():
    tables = [value for value in vars(arabic_words).values() if isinstance(value, frozenset)]
    assert tables
    assert all(arabic_words.plain(word) == word for words in tables for word in words)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("It was a Free For All.", "en", []),
        ("He bought a Torvel Dell in May.", "en", []),
        ("Mentre Torvel dormiva, Quando ha suonato.", "it", []),
        ("Sono tutti qui. Dall Etna scende la lava.", "it", []),
    ],
)
def test_function_words_of_other_languages_make_no_body(text, language, found):
    assert [name.text for name in find_names(text, language)] == found


def test_a_verb_joins_no_two_names():
    found = find_names("What Ali Karimi would Omar Haddad would not.", "en")
    assert [(name.text, name.kind) for name in found] == [("Ali Karimi", EntityKind.PERSON), ("Omar Haddad", EntityKind.PERSON)]
