"""A source whose date line gives no year, all the way to the page: it is never put in order with full dates, nor shown as one."""

from __future__ import annotations

from pathlib import Path

from briefer.claims import read_builtin
from briefer.pipeline import reconcile
from briefer.publish.page import short_date
from briefer.sources.reading import read_sources

NEWS = "A bomb on the bridge of Kirkuk killed 12 people on {}, police said.\n\nThe bridge was closed {}, and the mayor asked for help.\n"


def test_the_newest_date_is_a_full_one(tmp_path: Path) -> None:
    (tmp_path / "early.txt").write_text("KIRKUK, 16 October 2024 (INA) - " + NEWS.format("Tuesday", "today"))
    (tmp_path / "late.txt").write_text("KIRKUK, Thursday 17 October (MNA) - " + NEWS.format("Tuesday", "yesterday"))
    reading = read_sources([tmp_path])
    assert [s.published for s in reading.sources] == ["2024-10-16", "XXXX-10-17"]
    late = [d for s in reading.sources[1:] for c in read_builtin(s).claims for d in c.dates]
    assert [(d.text, d.value, d.weekday) for d in late] == [("Tuesday", "XXXX-10-15", 1), ("yesterday", "XXXX-10-16", None)]
    found = reconcile(reading, [read_builtin(s) for s in reading.sources], None)
    assert {(d.text, d.value) for d in found.dates if d.settled_by} == {("Tuesday", "2024-10-15"), ("yesterday", "2024-10-16")}


def test_it_is_shown_without_a_year() -> None:
    assert short_date("XXXX-10-17") == "17 October (no year given)"
