"""Whom "he", "the minister", "the town" and "both countries" stand for, and that a statement may use no other."""

import pytest

from briefer.claims.answer import SaidClaim
from briefer.claims.antecedents import pairs_of, resolved, telling_of
from briefer.claims.ground import ground_claims, open_article
from briefer.models import Claim

from .helpers import source

TEXT = """Defence Minister Karim Doval met President of Velnia Sara Holm in Karth on Monday.
The minister proposed a joint patrol on the border.
He may visit the port of Brenn, Holm said.
The Karth Observatory for Human Rights (KOHR) counted the damage. The Observatory said the toll could rise.
Velnia and Ostria signed an agreement on water. Both countries welcomed it.
The evacuation deal was signed in spring. The deal failed in summer.
Rebels threatened to attack the airport. Colonel Anton Weir did not close the road, but opened the bridge.
At least 12 guards were wounded by the militia. Weir accused the Velnian army of the shelling.
"""


def claim_of(quote: str, statement: str, speaker: str | None = None) -> Claim:
    said = SaidClaim(
        quote=quote, statement=statement, kind="event", certainty="asserted", speaker=speaker, mentions=(), dates=(), quantities=()
    )
    (claims, _) = ground_claims((said,), open_article(source(TEXT)))
    return claims[0]


@pytest.mark.parametrize(
    ("quote", "who"),
    [
        ("The minister proposed", "Karim Doval"),
        ("He may visit", "Karim Doval"),
        ("Holm said", "Sara Holm"),
        ("The Observatory said", "Karth Observatory for Human Rights"),
    ],
)
def test_words_stand_for_whom_the_source_makes_clear(quote: str, who: str):
    at = TEXT.index(quote)
    assert who in resolved(telling_of(TEXT, "en"), (at, at + len(quote)))


def test_both_countries_are_the_two_of_the_sentences_before():
    at = TEXT.index("Both countries")
    found = pairs_of(telling_of(TEXT.replace("Velnia", "Norway").replace("Ostria", "Sweden"), "en"), (at, at + 30))
    assert [{one.text, other.text} for one, other in found] == [{"Norway", "Sweden"}]


def test_two_ministers_leave_it_open_whom_the_minister_is():
    text = "Defence Minister Karim Doval met Interior Minister Sara Holm.\nThe minister left."
    assert "Doval" not in resolved(telling_of(text, "en"), (text.index("The minister"), len(text)))


@pytest.mark.parametrize(
    ("quote", "statement"),
    [
        ("The minister proposed a joint patrol on the border.", "Defence Minister Karim Doval proposed a joint patrol on the border."),
        ("The Observatory said the toll could rise.", "The Karth Observatory for Human Rights said the toll could rise."),
        ("The deal failed in summer.", "The evacuation deal failed in summer."),
        ("Colonel Anton Weir did not close the road, but opened the bridge.", "Anton Weir opened the bridge."),
        ("At least 12 guards were wounded by the militia.", "The militia wounded at least 12 guards."),
        ("Karim Doval met President of Velnia Sara Holm", "President of Velnia Sara Holm and Karim Doval met."),
    ],
)
def test_an_honest_statement_is_kept(quote: str, statement: str):
    assert claim_of(quote, statement).statement == statement


@pytest.mark.parametrize(
    ("quote", "statement", "why"),
    [
        (
            "The minister proposed a joint patrol on the border.",
            "President Sara Holm proposed a joint patrol on the border.",
            "another name",
        ),
        ("The minister proposed a joint patrol on the border.", "Victor Zarn proposed a joint patrol on the border.", "a foreign name"),
        ("The minister proposed a joint patrol on the border.", "Karim Doval proposed a joint patrol in Brenn.", "another place"),
        ("The minister proposed a joint patrol on the border.", "The minister proposed a joint patrol on the border in Lima.", "a place"),
        ("The minister proposed a joint patrol on the border.", "The rebels proposed a joint patrol on the border.", "another actor"),
        ("The Observatory said the toll could rise.", "The Observatory said the toll will rise.", "a hedge dropped"),
        ("He may visit the port of Brenn", "He visited the port of Brenn.", "a hedge dropped"),
        ("Rebels threatened to attack the airport.", "Rebels attacked the airport.", "an intent dropped"),
        ("Colonel Anton Weir did not close the road, but opened the bridge.", "Anton Weir closed the road.", "a denial dropped"),
        (
            "Colonel Anton Weir did not close the road, but opened the bridge.",
            "Anton Weir did not open the bridge and closed the road.",
            "another denied",
        ),
        ("At least 12 guards were wounded by the militia.", "12 guards were wounded by the militia.", "a bound dropped"),
        ("At least 12 guards were wounded by the militia.", "At least 13 guards were wounded by the militia.", "a number"),
        ("At least 12 guards were wounded by the militia.", "At least 12 guards were killed by the militia.", "an outcome"),
        ("Karim Doval met President of Velnia Sara Holm in Karth on Monday.", "Karim Doval met Sara Holm in Karth on Tuesday.", "a day"),
        ("Weir accused the Velnian army of the shelling.", "The Velnian army accused Weir of the shelling.", "who did it to whom"),
        ("Weir accused the Velnian army of the shelling.", "Weir accused the Velnian army of the shelling, Karim Doval said.", "a speaker"),
    ],
)
def test_a_changed_statement_is_replaced(quote: str, statement: str, why: str):
    claim = claim_of(quote, statement)
    assert claim.replaced, why
    assert claim.statement == quote.strip()


def test_a_speaker_is_found_through_his_office():
    assert claim_of("The minister proposed a joint patrol", "The minister proposed a joint patrol.", "Karim Doval").speaker == "Karim Doval"
    assert claim_of("The minister proposed a joint patrol", "The minister proposed a joint patrol.", "Victor Zarn").speaker is None
