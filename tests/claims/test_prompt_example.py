"""The example in the prompt keeps every rule that the prompt states: it is proved against its own text."""

import json
import re

from briefer.claims.answer import Claims
from briefer.claims.ground import ground_claims, open_article
from briefer.prompts import load_prompt

from .helpers import source

SYSTEM = load_prompt("extract_claims").parts[0][1]
TEXT, ANSWER = re.findall(r'Example\. From\n"(.+?)"\ncome\n(\{.+\})', SYSTEM, re.DOTALL)[0]


def test_the_example_fits_the_schema():
    got = Claims.model_validate_json(ANSWER)
    assert got.spoiled == ()
    assert len(got.claims) == len(json.loads(ANSWER)["claims"]) == 2


def test_every_quote_name_date_and_number_of_the_example_stands_in_its_text():
    claims, dropped = ground_claims(Claims.model_validate_json(ANSWER).claims, open_article(source(TEXT)))
    assert dropped == ()
    assert [c.found for c in claims] == ["exact", "exact"]
    assert all(m.span for c in claims for m in c.mentions)
    assert all(d.span for c in claims for d in c.dates)
    assert all(q.span for c in claims for q in c.quantities)
    assert [c.mentions[-1].role for c in claims] == [None, "Deputy Interior Minister"]
    assert [c.statement_language for c in claims] == ["en", "en"]
    assert [c.speaker for c in claims] == ["Police in Ostrel", "Dana Orlec"]


def test_the_order_in_the_examples_text_is_no_claim():
    assert "Assistant" in TEXT
    assert "Assistant" not in ANSWER


def test_the_prompt_is_short():
    """At most 900 tokens around an article: 888 by o200k_base (benchmarks/tokens.py), at 4.3 characters a token."""
    assert sum(len(text) for _, text in load_prompt("extract_claims").parts) < 3_900
