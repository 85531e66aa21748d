"""Words found again in another run: a table of how a reader may have cut the sentence."""

from __future__ import annotations

import pytest
from tests.publish.factory import DIDAR, FLEW, MET, SOURCES, claim, make_record

from briefer.models import PositionRef, Words
from briefer.review import Finder, Refs
from briefer.review.find import How

RECORD = make_record()
SENTENCE = "The minister of Freedonia, Ada Stone, met General Karl Berg in the capital on Monday"


@pytest.mark.parametrize(
    ("quote", "how"),
    [
        (SENTENCE, How.SAME),
        (f"{SENTENCE}, her office said.", How.MOSTLY),
        ("Ada Stone, met General Karl Berg in the capital", How.MOSTLY),
        ("met General Karl Berg", How.WITHIN),
        ("her office said", How.GONE),
    ],
)
def test_the_words_of_a_claim(quote: str, how: How) -> None:
    record = make_record(claims=(claim("river.txt", quote), FLEW, DIDAR))
    assert Finder(record).claim(Refs(RECORD).claim(MET.id)).how is how


def test_words_of_a_source_that_is_not_here() -> None:
    words = Words(source="f" * 64, start=0, end=5, text="Words")
    assert Finder(RECORD).claim(words).how is How.ELSEWHERE


def test_of_two_claims_on_the_same_words_the_one_that_says_the_same() -> None:
    one, other = claim("river.txt", SENTENCE, "They met."), claim("river.txt", SENTENCE, "Berg was in the capital.", id="river/2")
    record = make_record(claims=(one, other))
    found = [Finder(record).claim(Refs(record).claim(c.id)).claim for c in (one, other)]
    assert found == [one, other]


def test_a_difference_is_found_by_its_sides_whatever_it_is_called() -> None:
    ref = Refs(RECORD).conflict("x0123456789")
    sides = Finder(RECORD).conflict(ref.model_copy(update={"subject": "something else", "positions": tuple(reversed(ref.positions))}))
    assert sides is not None
    assert (sides.conflict.id, sides.of) == ("x0123456789", (1, 0))


def test_a_difference_of_which_no_side_is_here_is_not_found() -> None:
    ref = Refs(RECORD).conflict("x0123456789")
    strange = Words(source=SOURCES["old.txt"].sha256, start=0, end=4, text="In M")
    assert Finder(RECORD).conflict(ref.model_copy(update={"positions": (PositionRef(value="x", claims=(strange,)),)})) is None
