"""What a person wrote that no claim holds is told, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brief.test_checks import CLAIMS, EVIDENCE, FLED, KILLED, MET, VISIT

from briefer.brief import unsupported
from briefer.brief.sentences import printed


@pytest.mark.parametrize(
    ("text", "claims", "wanted"),
    [
        ("Rahmon met Putin.", (MET,), ()),
        ("Rahmon met Putin on Monday [30 December 2024, by source 2].", (MET,), ()),
        ("Rahmon met Putin in Dushanbe, source 1 writes.", (MET,), ()),
        ("40 people fled.", (FLED,), ()),
        ("Rahmon met Putin in Paris.", (MET,), ("Paris",)),
        ("Rahmon met Putin and General Smith on 14 May.", (MET,), ("General Smith", "14 May")),
        ("Rahmon met 14 envoys.", (MET,), ("14",)),
        ("Vladimir Rahmon met Putin.", (MET,), ("Vladimir Rahmon",)),
        ("Rahmon met Putin on Tuesday.", (MET,), ("Tuesday",)),
        ("Rahmon met Putin, source 99 writes.", (MET,), ("99",)),
        ("Two insurgents and three border guards were killed, the army said.", (KILLED,), ("Two", "three")),
        ("The chancellor visited Dushanbe.", (VISIT,), ("chancellor",)),
        ("Rahmon met Putin in Paris, then in Paris again.", (MET,), ("Paris",)),
        ("Watch the 14 envoys and the envoy in Paris.", (), ("14", "envoy", "Paris")),
        ("It is quiet.", (), ()),
    ],
)
def test_what_no_claim_holds(text, claims, wanted):
    assert unsupported(text, [c.id for c in claims], EVIDENCE) == wanted


@given(st.sampled_from(CLAIMS))
def test_the_words_of_a_claim_are_held_by_it(claim):
    assert unsupported(claim.statement, [claim.id], EVIDENCE) == ()
    assert unsupported(printed(claim, EVIDENCE)[0], [claim.id], EVIDENCE) == ()


@given(st.integers(5, 10_000_000))
def test_every_number_that_is_nobodys_is_told(number):
    assert str(number) in unsupported(f"The army said {number} insurgents were killed.", [KILLED.id], EVIDENCE)


@given(st.text(max_size=80))
def test_any_text_can_be_asked_of_and_what_is_told_stands_in_it(text):
    for claims in ([], [MET.id]):
        assert all(words in text for words in unsupported(text, claims, EVIDENCE))


def test_a_claim_that_is_gone_holds_nothing():
    assert unsupported("Rahmon met Putin.", ["s0:1-2"], EVIDENCE) == unsupported("Rahmon met Putin.", [], EVIDENCE) != ()
