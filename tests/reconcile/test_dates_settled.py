"""What other sources of the same event settle: weekdays, days without a year, and the date line of a source that gives none."""

from __future__ import annotations

import pytest

from briefer.models import Source
from briefer.reconcile.dates import settle_dates
from briefer.reconcile.event_views import Cast, view_of
from briefer.reconcile.events import Occurrence
from briefer.reconcile.given import gather

from .made import Said, build

BLAST = "A bomb at the bridge of Kirkuk killed 12 people on {}."


def _settled(*texts: tuple[str, list[Said], dict[str, str]], together: int = 1, words: str | None = None):
    """The settled dates as (source, words, value, by), where the first ``together`` claims of each source tell of one event."""
    made = build(*texts)
    sources = [Source.model_validate({**s.model_dump(), "published_words": words}) if s.name == "late.txt" else s for s in made.sources]
    given = gather(sources, made.claims, None)
    views = tuple(view_of(c, given, Cast({}, frozenset())) for s in sources for c in given.claims_of[s.id][:together])
    found = settle_dates(given, (Occurrence(views, ()),), ())
    names = {source.id: source.name for source in sources}
    return [(names[given.claim[d.claim].source], d.text, d.value, names.get(d.settled_by or "")) for d in found]


EARLY = ("early.txt", [Said(BLAST.format("Tuesday"), dates=[("Tuesday", "2024-10-15")])], {"published": "2024-10-16"})
SENTENCES = [
    Said(BLAST.format("Tuesday"), dates=[("Tuesday", None, 1)]),
    Said("The bridge was closed yesterday.", dates=[("yesterday", "XXXX-10-16")]),
    Said("It will open on Monday.", dates=[("Monday", None, 0)]),
    Said("The bridge was built on 3 May.", dates=[("3 May", "XXXX-05-03")]),
]


def test_a_date_line_gets_its_year_from_another_source_and_so_does_what_is_counted_from_it():
    found = _settled(EARLY, ("late.txt", SENTENCES, {"published": "XXXX-10-17"}))
    assert found[1:] == [
        ("late.txt", "Tuesday", "2024-10-15", "early.txt"),
        ("late.txt", "yesterday", "2024-10-16", "early.txt"),
        ("late.txt", "Monday", "2024-10-21", "early.txt"),
        ("late.txt", "3 May", "XXXX-05-03", None),  # not counted from the line: its year is another matter
    ]


@pytest.mark.parametrize("line", ["XXXX-10-14", "XXXX-10-30", "XXXX-04-17"])
def test_a_weekday_that_the_line_does_not_lead_to_settles_nothing(line):
    found = _settled(EARLY, ("late.txt", SENTENCES[:1], {"published": line}))
    assert [value for source, _, value, _ in found if source == "late.txt"] == []


def test_the_weekday_of_the_line_has_to_be_that_of_the_year():
    late = ("late.txt", SENTENCES[:1], {"published": "XXXX-10-17"})
    assert _settled(EARLY, late, words="Thursday 17 October")[-1] == ("late.txt", "Tuesday", "2024-10-15", "early.txt")
    assert all(source != "late.txt" for source, *_ in _settled(EARLY, late, words="Friday 17 October"))


def test_no_other_source_of_the_event_and_no_year():
    found = _settled(EARLY, ("late.txt", SENTENCES, {"published": "XXXX-10-17"}), together=0)
    assert all(by is None for *_, by in found)
    assert [value for source, _, value, _ in found if source == "late.txt"] == ["XXXX-10-16", "XXXX-05-03"]


def test_sources_that_lead_to_two_years_settle_none():
    other = ("other.txt", [Said(BLAST.format("Tuesday"), dates=[("Tuesday", "2019-10-15")])], {"published": "2019-10-16"})
    found = _settled(EARLY, other, ("late.txt", SENTENCES, {"published": "XXXX-10-17"}))
    assert [value for source, _, value, _ in found if source == "late.txt"] == ["XXXX-10-16", "XXXX-05-03"]


def test_a_weekday_in_doubt_is_the_day_that_the_word_is_elsewhere_in_its_source():
    texts = [
        Said("The council will count the votes of Sunday's run-off again.", dates=[("Sunday", None, 6)]),
        Said("The run-off took place on Sunday.", dates=[("Sunday", "2024-10-13")]),
        Said("It will meet after Monday's talks.", dates=[("Monday", None, 0)]),
    ]
    found = _settled(("one.txt", texts, {"published": "2024-10-16"}))
    assert [(text, value, by) for _, text, value, by in found] == [("Sunday", "2024-10-13", None)] * 2


def test_a_date_line_gets_its_year_from_a_source_of_the_event_that_came_out_near_it():
    early = ("early.txt", [Said("A bomb at the bridge of Kirkuk killed 12 people.")], {"published": "2024-10-16"})
    told = Said("A bomb at the bridge of Kirkuk killed 12 people yesterday.", dates=[("yesterday", "XXXX-10-16")])
    late = ("late.txt", [told], {"published": "XXXX-10-17"})
    assert _settled(early, late) == [("late.txt", "yesterday", "2024-10-16", "early.txt")]
    far = ("late.txt", [told], {"published": "XXXX-05-17"})
    assert all(by is None for *_, by in _settled(early, far))
