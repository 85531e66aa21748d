"""What stands between two claims that share their words."""

from __future__ import annotations

import pytest
from tests.brief.made_up import a_claim, a_source, evidence_of

from briefer.brief.evidence import apart

TWO = (("21", 21.0, "people killed"), ("3", 3.0, "people killed"))
ONE = TWO[:1]


@pytest.mark.parametrize(("first", "second", "stands"), [(TWO, TWO, False), (ONE, ONE, False), (TWO, ONE, True), (ONE, TWO[1:], True)])
def test_figures_stand_between_two_claims_only_where_they_are_others(first, second, stands):
    """A claim may count one thing twice, of two shootings, and its copy with it."""
    text = "He killed 21 people in El Paso, and another killed 3 people in Gilroy."
    sources = [a_source(name, [text]) for name in ("a.txt", "b.txt")]
    one, other = (a_claim(s, text, counts=counts) for s, counts in zip(sources, (first, second), strict=True))
    found = apart(one, other, evidence_of(sources, [one, other]))
    assert found is stands
