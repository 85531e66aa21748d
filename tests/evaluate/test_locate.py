"""Gold's words in what was read, and the one rule of overlap."""

from __future__ import annotations

import pytest

from briefer.errors import GoldFault
from briefer.evaluate.gold import Quoted
from briefer.evaluate.locate import closeness, locate, measured, overlap
from briefer.lexicon.folding import fold

from .made import World, gold, quoted


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 10), (0, 10), True),
        ((0, 10), (5, 15), True),  # 5 of 10
        ((0, 10), (6, 16), False),  # 4 of 10
        ((0, 100), (40, 44), True),  # the whole of the shorter
        ((0, 100), (98, 102), True),  # 2 of 4
        ((0, 100), (99, 103), False),  # 1 of 4
        ((0, 10), (10, 20), False),
    ],
)
def test_half_of_the_shorter(one, other, expected):
    assert overlap(one, other) is expected
    assert overlap(other, one) is expected


def test_closeness_is_shared_of_all_covered():
    assert closeness((0, 10), (5, 15)) == pytest.approx(5 / 15)
    assert closeness((0, 10), (10, 20)) == 0.0


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("the minister’s car", "It hit the minister's car.", ["the minister's car"]),
        ("5 dead", "15 dead, then 5 dead and 5 dead", ["5 dead", "5 dead"]),
        ("Emomali Rah", "Emomali Rahmon came", ["Emomali Rah"]),  # gold cuts the word
        ("the suspect\x92s age", "the suspects age", ["the suspects age"]),  # the reader dropped the control character
        ("the suspect\x92s age", "the suspect’s age", ["the suspect’s age"]),  # or mended it
        ("امام علی", "گفت امامعلی آمد", ["امامعلی"]),
        ("nothing", "something", []),
    ],
)
def test_words_are_found_as_quotes_are(words, text, found):
    assert [text[a:b] for a, b in locate(words, text, fold(text))] == found


def test_files_by_their_last_part_and_unread_files_without_a_fault():
    world = World({"deep/a.txt": "Four died."}, unread=["b.txt"])
    four = world.claim("deep/a.txt", "Four died.")
    m = measured(world.record(), gold(traps=[*quoted("a.txt", "Four"), *quoted("b.txt", "Five")]))
    assert m.claims_on(m.place(Quoted(file="a.txt", quote="Four died"))) == {four}
    assert m.place(Quoted(file="b.txt", quote="Five")).source is None


def test_a_file_that_was_not_given_is_a_fault_that_names_it_and_the_part():
    world = World({"a.txt": "Four died."})
    with pytest.raises(GoldFault, match=r"traps name 'other\.txt'.*The articles are: a\.txt"):
        measured(world.record(), gold(traps=quoted("other.txt", "Four")))
