"""Which offices one person holds at a time."""

from __future__ import annotations

import pytest

from briefer.lexicon.roles import normal_role
from briefer.reconcile.offices import is_unique


@pytest.mark.parametrize(
    ("role", "unique"),
    [
        ("President of Norway", True),
        ("رئیس جمهور تاجیکستان", True),
        ("Director-General of Inter-Services Intelligence (ISI)", True),
        ("قائد الجيش", True),
        ("Ağrı Valisi", True),
        ("вице-губернатор Омска", False),
        ("former president of Norway", False),
        ("Vizepräsident von Norwegen", False),
        ("President", False),
        ("ministre des Transports", False),
        ("police chief", False),
        ("начальник полиции", False),
        ("director of the hospital", False),
        ("navy spokesman", False),
        ("Oberst", False),
    ],
)
def test_offices_of_which_there_is_one(role, unique):
    assert is_unique(normal_role(role)) is unique
