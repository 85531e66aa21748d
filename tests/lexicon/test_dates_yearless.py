"""A source whose own date line gives no year: what holds in every year is known, and the rest stays open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.lexicon.dates import find_dates, lacks_year, resolve_date, weekday_in

THURSDAY = 3


@pytest.mark.parametrize(
    ("sentence", "line", "weekday", "value"),
    [
        ("The envoy left yesterday.", "XXXX-10-14", None, "XXXX-10-13"),
        ("The envoy left yesterday.", "XXXX-01-01", None, "XXXX-12-31"),
        ("The envoy left yesterday.", "XXXX-03-01", None, None),  # 28 or 29 February
        ("The envoy left on Monday.", "XXXX-10-14", None, None),
        ("The envoy left on Monday.", "XXXX-10-14", THURSDAY, "XXXX-10-11"),
        ("The envoy left on Thursday.", "XXXX-10-14", THURSDAY, "XXXX-10-14"),
        ("The envoy will leave on Monday.", "XXXX-10-14", THURSDAY, "XXXX-10-18"),
        ("Prices rose last month.", "XXXX-10-14", None, "XXXX-09"),
        ("Prices rose last week.", "XXXX-10-14", THURSDAY, "XXXX-10-04/XXXX-10-10"),
        ("Prices rose last week.", "XXXX-10-14", None, None),
        ("Prices rose last week.", "XXXX-01-07", THURSDAY, None),  # from one year into the next
        ("Prices rose last year.", "XXXX-10-14", THURSDAY, None),
        ("The firm was sold ten years ago.", "XXXX-10-14", THURSDAY, None),
        ("The envoy leaves on 24 October.", "XXXX-10-14", THURSDAY, "XXXX-10-24"),
        ("The envoy left yesterday.", "XXXX-10", None, None),
    ],
)
def test_what_holds_in_every_year_is_known(sentence: str, line: str, weekday: int | None, value: str | None) -> None:
    (words,) = find_dates(sentence, "en")
    assert resolve_date(words, line, sentence, "en", weekday=weekday).value == value


@given(
    st.dates(),
    st.sampled_from(["yesterday", "tomorrow", "on Monday", "last week", "two days ago", "last year", "this month"]),
    st.booleans(),
)
def test_no_year_comes_from_a_line_without_one(day, said, told):
    sentence = f"The envoy left {said}."
    for words in find_dates(sentence, "en"):
        value = resolve_date(words, f"XXXX-{day:%m-%d}", sentence, "en", weekday=day.weekday() if told else None).value
        full = resolve_date(words, day.isoformat(), sentence, "en").value
        assert value is None or (
            "XXXX-" in value and full is not None and value[4:] == f"{full[4:]}"[: len(value) - 4].replace(full[:4], "XXXX")
        )


def test_the_reason_names_the_line():
    (words,) = find_dates("It fell yesterday.", "en")
    assert "14 October" in resolve_date(words, "XXXX-10-14", "It fell yesterday.", "en").reason


@pytest.mark.parametrize(
    ("words", "language", "weekday"),
    [
        ("Thursday 14 October", "en", 3),
        ("mercredi 14 octobre", "fr", 2),
        ("14 Ekim Perşembe", "tr", 3),
        ("May 4", "en", None),
        (None, "en", None),
    ],
)
def test_the_weekday_of_a_date_line(words: str | None, language: str, weekday: int | None) -> None:
    assert weekday_in(words, language) == weekday


@pytest.mark.parametrize(
    ("value", "lacks"), [(None, True), ("XXXX-10-14", True), ("XXXX-10", True), ("2024-10-14", False), ("2024", False)]
)
def test_what_lacks_a_year(value: str | None, lacks: bool) -> None:
    assert lacks_year(value) is lacks
