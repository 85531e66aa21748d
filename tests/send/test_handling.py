"""To whom a marking lets a brief go without being asked."""

from __future__ import annotations

import pytest

from briefer.errors import UsageFault
from briefer.send import check_handling

SENDER = "desk@example.org"
INSIDE = ("ada@example.org", "Bo@ops.Example.ORG")
OUTSIDE = (*INSIDE, "eve@notexample.org")


@pytest.mark.parametrize("marking", ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER"])
def test_a_list_gets_what_may_be_passed_on(marking):
    check_handling(marking, OUTSIDE, SENDER)


def test_what_is_for_the_organisation_goes_to_its_domain_and_below():
    check_handling("TLP:AMBER+STRICT", INSIDE, SENDER)
    with pytest.raises(UsageFault, match=r"not of example\.org: eve@notexample\.org\.") as caught:
        check_handling("TLP:AMBER+STRICT", OUTSIDE, SENDER)
    assert "--to" in caught.value.advice


def test_what_is_for_single_eyes_goes_to_no_list():
    with pytest.raises(UsageFault, match="individual recipients only") as caught:
        check_handling("TLP:RED", INSIDE, SENDER)
    assert "--to" in caught.value.advice
