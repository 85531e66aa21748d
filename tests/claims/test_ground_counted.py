"""What a number of a claim counts: the quote first, then the statement, then the model's own words."""

from __future__ import annotations

import pytest

from briefer.claims.counted import outcome_of, what_is_counted
from briefer.claims.ground import ground_claims, open_article
from briefer.lexicon.numbers import find_quantities

from .helpers import claim, source


def _counted(text: str, language: str, statement: str, **said: str) -> list[str | None]:
    """What the numbers of a claim on the whole of a text count; ``said`` is the model's words by the words of the number."""
    quantities = [{"text": words, "counted": what} for words, what in said.items()]
    claims, dropped = ground_claims((claim(text, statement, quantities=quantities),), open_article(source(text, language)))
    assert not dropped
    return [quantity.counted for quantity in claims[0].quantities]


@pytest.mark.parametrize(
    ("text", "language", "statement", "said", "counted"),
    [
        pytest.param("9 personas murieron", "es", "Nine people died.", {"9": "victims"}, "people killed", id="quote"),
        pytest.param("9 qxzzt vrrpl", "de", "Nine people died.", {"9": "victims"}, "people killed", id="statement"),
        pytest.param("9 qxzzt vrrpl", "de", "It was bad.", {"9": "people who came ashore alive"}, "people rescued", id="model, an outcome"),
        pytest.param("9 Busse kamen", "de", "It was bad.", {"9": "coaches"}, "buses", id="noun of the table"),
        pytest.param("9 qxzzt vrrpl", "de", "It was bad.", {"9": "rubber  Ducks"}, "rubber ducks", id="model, any words"),
        pytest.param("40 qxzzt vrrpl", "de", "It was bad.", {}, None, id="no word of an unknown noun"),
        pytest.param("9 soldados murieron", "es", "Nine Tajik servicemen died.", {}, "tajik servicemen killed", id="more exact"),
        pytest.param("9 soldados murieron", "es", "Nine people died.", {}, "soldiers killed", id="less exact"),
        pytest.param("20 minutos", "es", "It took 20 minutes, and 20 people died.", {}, None, id="a unit counts nobody"),
    ],
)
def test_what_is_counted(text, language, statement, said, counted):
    assert _counted(text, language, statement, **said) == [counted]


def test_a_value_that_stands_twice_in_the_quote_takes_nothing_from_the_statement():
    counted = _counted("9 qxzzt vrrpl, 9 zzxyk vrrpl", "de", "Nine people died.")
    assert "people killed" not in counted


def test_a_statement_may_say_another_outcome_only_where_the_two_can_be_one():
    text = "Doscientas personas fueron evacuadas"
    for statement, kept in (("200 people were rescued.", True), ("200 people were killed.", False)):
        claims, _ = ground_claims((claim(text, statement),), open_article(source(text, "es")))
        assert (claims[0].statement == statement) is kept


def test_an_outcome_of_the_quote_is_never_overruled():
    (number,) = find_quantities("9 people were wounded", "en")
    assert what_is_counted(number, find_quantities("9 people were killed", "en"), "people killed") == "people wounded"
    assert outcome_of(number) == "wounded"
