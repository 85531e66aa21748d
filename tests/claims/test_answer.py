"""What does not fit costs one claim; the rest is kept; everything is capped."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from briefer.claims.answer import MOST_CLAIMS, Claims, Quotes, SaidClaim

from .helpers import mention, said

GOOD = said("Police closed the bridge")

SPOILED: list[tuple[str, Any, str]] = [
    ("no object", "a claim", "claim does not fit"),
    ("a field too few", {k: v for k, v in GOOD.items() if k != "speaker"}, "speaker does not fit"),
    ("a field too many", {**GOOD, "source": "s1"}, "claim does not fit"),
    ("an unknown kind", {**GOOD, "kind": "rumour"}, "kind does not fit"),
    ("an unknown certainty", {**GOOD, "certainty": 0.8}, "certainty does not fit"),
    ("a quote too short", {**GOOD, "quote": "the"}, "quote does not fit"),
    ("a quote too long", {**GOOD, "quote": "x" * 601}, "quote does not fit"),
    ("a quote that is a number", {**GOOD, "quote": 5}, "quote does not fit"),
    ("a statement too long", {**GOOD, "statement": "x" * 301}, "statement does not fit"),
    ("too many mentions", {**GOOD, "mentions": [mention("A B")] * 13}, "mentions does not fit"),
    ("a mention of an unknown kind", {**GOOD, "mentions": [mention("A B", "ship")]}, "mentions.0.kind does not fit"),
    ("too many dates", {**GOOD, "dates": ["Monday"] * 7}, "dates does not fit"),
    ("too many numbers", {**GOOD, "quantities": [{"text": "two", "counted": None}] * 9}, "quantities does not fit"),
]


@pytest.mark.parametrize(("bad", "why"), [s[1:] for s in SPOILED], ids=[s[0] for s in SPOILED])
def test_one_bad_claim_costs_one_claim(bad: Any, why: str):
    got = Claims.model_validate_json(json.dumps({"claims": [GOOD, bad, GOOD]}))
    assert len(got.claims) == 2
    assert [d.why.startswith(why) for d in got.spoiled] == [True]


def test_where_nothing_fits_the_answer_is_refused_and_says_why():
    with pytest.raises(ValidationError, match="kind does not fit"):
        Claims.model_validate({"claims": [{**GOOD, "kind": "rumour"}]})


def test_no_claims_is_an_answer():
    assert Claims.model_validate({"claims": []}) == Claims(claims=())


def test_ten_thousand_claims_are_capped_and_counted():
    got = Claims.model_validate({"claims": [GOOD] * 10_000})
    assert len(got.claims) == MOST_CLAIMS
    assert [d.why for d in got.spoiled] == [f"one answer may hold {MOST_CLAIMS} claims: {10_000 - MOST_CLAIMS} further claims"]
    assert [d.claims for d in got.spoiled] == [10_000 - MOST_CLAIMS]


def test_a_model_cannot_fill_in_what_is_ours():
    assert Claims.model_validate({"claims": [GOOD], "spoiled": [{"quote": "x", "why": "y"}]}).spoiled == ()


@pytest.mark.parametrize("data", [[], {"claims": None}, {"claims": [], "more": 1}, {}, "text"])
def test_another_shape_is_refused(data: Any):
    with pytest.raises(ValidationError):
        Claims.model_validate(data)


def test_what_is_ours_is_no_part_of_the_schema():
    schema = json.dumps(Claims.model_json_schema())
    assert "spoiled" not in schema
    assert '"maxItems": 40' in schema


def test_every_field_is_required_so_that_the_schema_can_be_strict():
    schema = SaidClaim.model_json_schema()
    assert set(schema["required"]) == set(schema["properties"])
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("number", [0, 1000, -1])
def test_numbers_of_quotes_are_bounded(number: int):
    with pytest.raises(ValidationError):
        Quotes.model_validate({"quotes": [{"number": number, "quote": None}]})
