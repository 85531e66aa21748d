"""Lines at the head of an article that hold its date and no sentence."""

from __future__ import annotations

import pytest

from briefer.sources.dated import lone_date


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("Redacción Política | Quito, 5 de mayo de 2026", "es", "2026-05-05"),
        ("Updated 14:32, 7 May 2026", "en", "2026-05-07"),
        ("Published: 4 May 2026, 18:20 BST", "en", "2026-05-04"),
        ("06/05/2026 às 10h15", "pt", "2026-05-06"),
        ("DOGUBAYAZIT, Turkey, 12 October 2027 (Meridian News Agency) -", "en", "2027-10-12"),
        ("Par Luc Martin, mercredi 14 octobre 2026 à 18h05", "fr", "2026-10-14"),
        ("Mittwoch, 14. Oktober 2026, 09:30 Uhr", "de", "2026-10-14"),
        ("تهران، چهارشنبه ۲۱ مهر ۱۴۰۶ (خبرگزاری آوای ارس) -", "fa", "2027-10-13"),
        ("14 Ekim 2027 Perşembe, 10:15", "tr", "2027-10-14"),
        ("Київ, 15 жовтня 2026 року", "uk", "2026-10-15"),
    ],
)
def test_a_line_with_the_date_of_the_page(line: str, language: str, day: str) -> None:
    told = lone_date(line, language)
    assert told is not None
    assert [finding.value for finding in told] == [day]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("The accord was signed on 5 May 2026 in Quito.", "en"),
        ("Police said 3 men were arrested on 4 May 2026", "en"),
        ("From 3 May 2026 to 5 May 2026", "en"),
        ("QUITO, May 4", "en"),
        ("03/04/2026", "en"),
        ("Boeing 737 Max, 4 May 2026, 128 Aboard", "en"),
        ("", "en"),
    ],
)
def test_any_other_line_is_left_alone(line: str, language: str) -> None:
    assert lone_date(line, language) is None
