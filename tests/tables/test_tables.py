"""Names, timeline and conflicts of the seeds, as a person reads them."""

from __future__ import annotations

import re

import pytest

from briefer.models import ConflictKind, DifferenceKind, EntityKind
from briefer.tables.conflicts import conflicts_table
from briefer.tables.layout import cells
from briefer.tables.look import look_at
from briefer.tables.names import most_named, names_table
from briefer.tables.timeline import NO_DAY, in_order, timeline_table

TABLES = {"names": names_table, "timeline": timeline_table, "conflicts": conflicts_table}


def flat(text: str) -> str:
    """A text without its line breaks and columns."""
    return " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_tables_fit_and_name_their_sources(table, width, look):
    text = table(look, width)
    assert max(map(cells, text.splitlines())) <= width
    assert not any(line != line.rstrip() for line in text.splitlines())
    assert "\n\n\n\n" not in text
    for source in look.evidence.sources.values():
        assert source.name in "".join(text.split())


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_tables_print_the_ids_to_ask_by(table, look):
    things = {names_table: look.reconciled.entities, timeline_table: look.reconciled.events, conflicts_table: look.reconciled.conflicts}
    assert all(thing.id in table(look, 80) for thing in things[table])


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_nothing_is_said_in_a_sentence(table, look):
    empty = look_at(look.evidence.reading, (), type(look.reconciled)())
    assert len(table(empty, 80).splitlines()) == 1


def test_people_stand_before_organisations_before_places_the_most_named_first(look):
    ranked = most_named(look)
    kinds = [e.kind for e in ranked]
    assert kinds == sorted(kinds, key=[EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE].index)
    assert ranked[0].canonical == "Emomali Rahmon"
    assert len(ranked) == len(look.reconciled.entities)


def test_spellings_stand_behind_the_numbers_of_their_sources(look):
    lines = names_table(look, 120).splitlines()
    assert any(line.endswith("[1] Imam Ali Rahman") for line in lines)
    assert any(line.endswith("[3] امام علی رحمان") for line in lines)


def test_words_from_right_to_left_stand_last_on_their_line(look):
    """A terminal that turns them around would turn around what stands to their right too."""
    rtl = re.compile(r"[\u0590-\u08ff]")
    for line in names_table(look, 100).splitlines():
        found = rtl.search(line)
        assert not found or not re.search(r"\S {2,}\S", line[found.start() :]), line


def test_the_timeline_is_in_order(look):
    when = [e.when for e in in_order(look)]
    dated = [w for w in when if w and not w.startswith("XXXX")]
    open_years = [w for w in when if w and w.startswith("XXXX")]
    assert dated == sorted(dated)
    assert when == [*dated, *open_years, *[None] * (len(when) - len(dated) - len(open_years))]
    text = flat(timeline_table(look, 120))
    assert "25 December (no year" in text
    assert NO_DAY in text


def test_the_timeline_says_where_dates_conflict(look):
    meeting = next(e for e in look.reconciled.events if len(e.sources) > 2)
    assert "Sources differ: Director-General" in flat(timeline_table(look, 120))
    dated = look.reconciled.conflicts[0].model_copy(
        update={"kind": ConflictKind.DATE, "subject": "meeting", "attribute": "day", "id": "xdate"}
    )
    changed = look.reconciled.model_copy(update={"conflicts": (dated,), "events": (meeting,)})
    told = timeline_table(look_at(look.evidence.reading, look.evidence.extractions, changed), 120)
    assert "THE DATES CONFLICT: meeting: day (xdate)" in flat(told)


def test_conflicts_name_who_counts(look):
    text = flat(conflicts_table(look, 120))
    assert "Muhammad Asim Malik: said by 2 sources [2, 3]; that counts as 1 independent source" in text
    assert "Asim Munir: said by 1 source [1], only in a text of which another version says otherwise" in text
    assert "which gives another answer too" in text
    assert "[1, 3] carry one text (translation) and count as one independent source" in text


def test_an_update_tells_when_each_value_was_published(look):
    update = look.reconciled.conflicts[0].model_copy(update={"verdict": DifferenceKind.UPDATE, "reason": "it rose. more than 9 is used."})
    changed = look.reconciled.model_copy(update={"conflicts": (update,)})
    text = flat(conflicts_table(look_at(look.evidence.reading, look.evidence.extractions, changed), 120))
    assert "Asim Munir: said by 1 source [1], 31 December 2024." in text
    assert "No conflict but an update" in text
    assert "It rose. More than 9 is used." in text
