"""Quotations that end with their clause, notes before the full stop, plans that are no judgements, and what is still to come."""

from __future__ import annotations

import pytest
from tests.brief.made_up import a_claim, a_conflict, a_source, an_event, evidence_of, extractions_of, origins_of

from briefer.brief import write_brief
from briefer.brief.differences import exact_words, independent_origins
from briefer.brief.made import counted
from briefer.brief.sentences import is_judgement, printed
from briefer.models import Certainty, ClaimKind, Conflict, ConflictKind, Mark, Position, Reading, Reconciled, Wanted


@pytest.mark.parametrize(
    ("line", "figure", "quoted"),
    [
        ("The toll at Norhaven rose to 63 on Tuesday, the agency AFAD said.", "63", "Norhaven rose to 63 on Tuesday"),
        ("At least 41 people were killed and more than 300 hurt when the dam broke.", "41", "At least 41 people were killed"),
        (
            "A quake killed 41 people in Norhaven on 2 February 2031, officials said.",
            "41",
            "A quake killed 41 people in Norhaven on 2 February 2031",
        ),
        ("The fire left 1,200 people without a roof.", "1,200", "The fire left 1,200 people without a roof"),
        ("Some 12.5 thousand fled; 4 died.", "12.5", "Some 12.5 thousand fled"),
    ],
)
def test_a_figure_is_quoted_to_the_end_of_its_clause(line: str, figure: str, quoted: str):
    source = a_source("a.txt", [line])
    value = float(figure.replace(",", ""))
    claim = a_claim(source, line, counts=((figure, value, "people"),))
    conflict = a_conflict("quake", "people killed", ConflictKind.NUMBER, (figure, (claim,)), ("7", ()))
    known = Reconciled(origins=origins_of([source]), conflicts=(conflict,))
    assert exact_words(claim, conflict, 0, evidence_of([source], [claim], known)) == quoted


def test_whose_words_they_are_stands_before_the_full_stop():
    source = a_source("a.txt", ["Rescue teams dug for nine hours, he said."])
    claim = a_claim(source, source.text, speaker="Ilya Varga")
    assert printed(claim, evidence_of([source], [claim]))[0] == "Rescue teams dug for nine hours, he said [said by Ilya Varga]."


@pytest.mark.parametrize(("number", "words"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims")])
def test_one_of_a_thing_is_singular(number: int, words: str):
    assert counted(number, "claim") == words


@pytest.mark.parametrize(
    ("line", "kind", "date", "judged"),
    [
        ("Schools will stay closed until 10 February.", ClaimKind.EVENT, "10 February", False),
        ("Schools will probably stay closed until 10 February.", ClaimKind.EVENT, "10 February", True),
        ("Prices will rise in March.", ClaimKind.EVENT, "March", True),
        ("The border will stay closed for long.", ClaimKind.EVENT, None, True),
        ("Talks will be held on Monday.", ClaimKind.ASSESSMENT, "Monday", True),
    ],
)
def test_a_plan_with_its_date_is_no_judgement(line: str, kind: ClaimKind, date: str | None, judged: bool):
    source = a_source("a.txt", [line])
    dates = ((date, "2031-02-10", None),) if date else ()
    assert is_judgement(a_claim(source, line, kind=kind, certainty=Certainty.FORECAST, dates=dates)) is judged


@pytest.mark.parametrize(
    ("line", "date", "value", "mark"),
    [
        ("The election in Norhaven is due next April.", "next April", None, Mark.NEW),
        ("The election in Norhaven is due in April.", "April", "XXXX-04", Mark.DATE_OPEN),
        ("The election in Norhaven is on 3 June 2031.", "3 June 2031", "2031-06-03", Mark.NEW),
        ("The election in Norhaven was on 3 June 2029.", "3 June 2029", "2029-06-03", Mark.BACKGROUND),
    ],
)
async def test_what_is_still_to_come_is_no_background(line: str, date: str, value: str | None, mark: Mark):
    source = a_source("a.txt", [line], published="2031-03-04")
    claim = a_claim(source, line, kind=ClaimKind.BACKGROUND, dates=((date, value, None),))
    known = Reconciled(origins=origins_of([source]), events=(an_event([claim], when=value, background=True),))
    reading = Reading(sources=(source,))
    brief = (await write_brief(reading, extractions_of([source], [claim]), known, wanted=Wanted(), pages_of=lambda _: 1)).brief
    assert {i.mark for i in brief.items if claim.id in {c for s in i.sentences for c in s.claims}} == {mark}


def test_a_text_that_takes_both_sides_is_independent_on_neither():
    sides = [Position(value=v, claims=(), sources=(), origins=o) for v, o in (("2", ("o1", "o2")), ("5", ("o1",)))]
    conflict = Conflict(
        id="x1",
        subject="clash",
        attribute="killed",
        kind=ConflictKind.NUMBER,
        verdict="conflict",
        positions=tuple(sides),
        reason="",
    )
    assert [independent_origins(conflict, n) for n in (0, 1)] == [{"o2"}, set()]
