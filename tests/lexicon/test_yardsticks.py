"""The yardsticks of likelihood: their terms in order, and found in a sentence."""

from __future__ import annotations

import itertools

import pytest

from briefer.lexicon.yardsticks import YARDSTICKS, likelihood_words, yardstick_told
from briefer.models import Likelihood

TERMS = [(name, words) for name, terms in YARDSTICKS.items() for term in terms for words in (term.words, *term.also)]


@pytest.mark.parametrize(("name", "words"), TERMS)
def test_every_term_is_found_by_its_own_yardstick(name: Likelihood, words: str):
    assert likelihood_words(name).search(f"It is {words.title()} that they met.")
    assert not likelihood_words(name).search("They met in Larnport.")


@pytest.mark.parametrize("name", list(YARDSTICKS))
def test_the_terms_rise(name: Likelihood):
    terms = YARDSTICKS[name]
    assert len(terms) == 7
    assert all(term.least < term.most for term in terms)
    assert all(one.most <= other.least for one, other in itertools.pairwise(terms))


def test_a_yardstick_is_told_in_one_sentence():
    assert yardstick_told("ICD 203").startswith("ICD 203, in per cent: almost no chance 1–5, very unlikely 5–20,")
    assert "realistic possibility 40–50" in yardstick_told("PHIA")
