"""Sums on EDTF values."""

from __future__ import annotations

import pytest

from briefer.reconcile.days import last_day


@pytest.mark.parametrize(
    ("value", "last"),
    [
        ("2022-12", "2022-12-31"),
        ("2019", "2019-12-31"),
        ("2019-21", "2019-05-31"),
        ("2019-24", "2020-02-29"),
        ("2013/..", None),
        ("XXXX-12", None),
    ],
)
def test_the_last_day_of_a_value(value: str, last: str | None) -> None:
    found = last_day(value)
    assert (found.isoformat() if found else None) == last
