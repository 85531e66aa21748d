"""Facets of dates: years of building, ends of what is in force, and what is told of other years."""

from __future__ import annotations

import pytest

from briefer.models import DifferenceKind

from .test_facets_measured import ATAQUE, ATTACK, differences, of

CONFLICT, SCOPE, ROUNDING = DifferenceKind.CONFLICT, DifferenceKind.SCOPE, DifferenceKind.ROUNDING
DAY = "2024-05-04"


def pair(attribute, one, other):
    found = differences(("en", DAY, f"{ATTACK}\n{one}"), (other[0], DAY, f"{ATTACK if other[0] == 'en' else ATAQUE}\n{other[1]}"))
    return [kind for kind, _ in of(attribute, found)]


@pytest.mark.parametrize(
    ("one", "other", "verdicts"),
    [
        ("The bridge in Norwich was built in 1962.", ("es", "El puente de Norwich fue construido en 1974."), [CONFLICT]),
        ("The hospital in Norwich was built in 1998.", ("en", "The hospital in Norwich was opened in 1999."), [SCOPE]),
        ("The bridge in Norwich was built in 1962.", ("en", "The stadium in Norwich was built in 1974."), []),
        ("The bridge in Norwich was built in 1962.", ("es", "El puente de Norwich fue inaugurado en 1962."), []),
    ],
)
def test_years_in_which_a_thing_was_built(one, other, verdicts):
    assert pair("year built or opened", one, other) == verdicts


@pytest.mark.parametrize(
    ("one", "other", "verdicts"),
    [
        (
            "Schools in Norwich are closed until 18 May 2024.",
            ("es", "Las escuelas de Norwich cierran hasta el 25 de mayo de 2024."),
            [CONFLICT],
        ),
        ("Schools in Norwich are closed until 18 May 2024.", ("en", "The curfew in Norwich lasts until 25 May 2024."), []),
        ("Schools in Norwich are closed until 18 May 2024.", ("en", "Schools in Norwich had been shut until 2 May 2024."), []),
    ],
)
def test_ends_of_what_is_in_force(one, other, verdicts):
    assert pair("until", one, other) == verdicts


@pytest.mark.parametrize(
    ("one", "other", "verdicts"),
    [
        ("About 400 people were killed in Norwich in 1976.", ("es", "En 1976 murieron más de 700 personas en Norwich."), [CONFLICT]),
        ("About 400 people were killed in Norwich in 1976.", ("es", "En 1976 murieron 395 personas en Norwich."), [ROUNDING]),
        ("About 400 people were killed in Norwich in 1976.", ("en", "In 1999, 700 people were killed in Norwich."), []),
    ],
)
def test_tolls_of_a_year_long_past(one, other, verdicts):
    assert pair("people killed in 1976", one, other) == verdicts


def test_two_years_for_what_is_told_alike():
    one = "In June 2003 officers held parts of Norwich for two days."
    assert pair("year", one, ("es", "En junio de 2004 unos oficiales ocuparon barrios de Norwich durante dos días.")) == [CONFLICT]
    assert pair("year", one, ("es", "En junio de 2004 unos oficiales ocuparon barrios de Norwich durante cinco días.")) == []
