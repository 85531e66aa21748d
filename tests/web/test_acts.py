"""Forms of the page -> acts: what each kind needs, what it makes, and what is refused with words."""

from __future__ import annotations

from typing import Any

import pytest

from briefer.errors import UsageFault
from briefer.models import (
    Accept,
    Add,
    Approve,
    Choose,
    Drop,
    GiveRole,
    Merge,
    Move,
    Pin,
    Record,
    Regrade,
    Reject,
    Rename,
    Reword,
    SameText,
    Seen,
    SetDate,
    Split,
    Undo,
    digest_of,
)
from briefer.session.sitting import Session
from briefer.web.acts import ACTS, TOLD, make_act
from briefer.web.desk import Desk


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session, session.view())


@pytest.fixture
def ids(record: Record) -> dict[str, str]:
    """One thing of each kind."""
    made, item = record.reconciled, record.brief.items[0]
    people = [e for e in made.entities if len({v.text for v in e.variants}) > 2]
    dated = next(c for e in record.extractions for c in e.claims if c.dates)
    return {
        "item": item.id,
        "sentence": item.sentences[0].id,
        "claim": item.sentences[0].claims[0],
        "conflict": made.conflicts[0].id,
        "name": people[0].id,
        "spelling": people[0].variants[-1].text,
        "other name": made.entities[-1].id,
        "source": record.reading.sources[0].id,
        "other source": record.reading.sources[1].id,
        "dated": dated.id,
        "words": dated.dates[0].text,
        "digest": digest_of(record.brief),
    }


GOOD: dict[str, tuple[dict[str, str], type, dict[str, Any]]] = {
    "reword": ({"sentence": "{sentence}", "text": " New words. "}, Reword, {"text": "New words."}),
    "drop": ({"item": "{item}"}, Drop, {"sentence": None}),
    "drop one": ({"item": "{item}", "sentence": "{sentence}"}, Drop, {}),
    "pin": ({"item": "{item}"}, Pin, {}),
    "move": ({"item": "{item}", "place": "2"}, Move, {"place": 2}),
    "add": ({"what": "comment", "text": "Mine."}, Add, {"what": "comment", "text": "Mine."}),
    "accept": ({"claim": "{claim}"}, Accept, {}),
    "reject": ({"claim": "{claim}"}, Reject, {}),
    "seen": ({"what": "single origin", "on": "{item}"}, Seen, {"what": "single origin"}),
    "seen source": ({"what": "undated source", "on": "{source}"}, Seen, {}),
    "seen claim": ({"what": "unverified", "on": "{claim}"}, Seen, {}),
    "choose": ({"conflict": "{conflict}", "how": "value-1"}, Choose, {"how": "value"}),
    "choose both": ({"conflict": "{conflict}", "how": "both"}, Choose, {"how": "both", "value": None}),
    "choose none": ({"conflict": "{conflict}", "how": "no conflict", "reason": "Two meetings."}, Choose, {"how": "no conflict"}),
    "merge": ({"one": "{name}", "other": "{other name}"}, Merge, {}),
    "split": ({"name": "{name}", "away": "{spelling}"}, Split, {}),
    "rename": ({"name": "{name}", "canonical": "Another Name"}, Rename, {"canonical": "Another Name"}),
    "role": ({"name": "{name}", "role": "president"}, GiveRole, {"role": "president"}),
    "role none": ({"name": "{name}", "role": " "}, GiveRole, {"role": None}),
    "date": ({"claim": "{dated}", "words": "{words}", "value": "2024-12-30"}, SetDate, {"value": "2024-12-30"}),
    "date open": ({"claim": "{dated}", "words": "{words}", "value": ""}, SetDate, {"value": None}),
    "grade": ({"source": "{source}", "grade": "B"}, Regrade, {"grade": "B", "publisher": None}),
    "grade all": ({"source": "{source}", "grade": "B", "all": "1"}, Regrade, {"grade": "B"}),
    "same-text": ({"one": "{source}", "other": "{other source}"}, SameText, {}),
    "approve": ({"digest": "{digest}"}, Approve, {}),
    "undo": ({"seq": "3"}, Undo, {"seq": 3}),
}


def filled(fields: dict[str, str], ids: dict[str, str]) -> dict[str, list[str]]:
    return {k: [ids.get(v[1:-1], v) if v.startswith("{") else v] for k, v in fields.items()}


@pytest.mark.parametrize("case", GOOD)
def test_a_form_makes_its_act(case: str, desk: Desk, ids: dict[str, str]):
    fields, kind, values = GOOD[case]
    act = make_act(case.split(" ", maxsplit=1)[0], filled(fields, ids), desk)
    assert type(act) is kind
    assert {name: getattr(act, name) for name in values} == values
    assert case == "undo" or desk.view.version(act) == 0


def test_every_kind_of_form_is_tried():
    assert {case.split(" ", maxsplit=1)[0] for case in GOOD} == set(ACTS) - {"withdraw"}
    assert len(TOLD) >= len(ACTS)


def test_a_position_is_chosen_by_its_value(desk: Desk, ids: dict[str, str]):
    conflict = desk.conflicts[ids["conflict"]]
    act = make_act("choose", {"conflict": [conflict.id], "how": ["value-1"]}, desk)
    assert isinstance(act, Choose)
    assert act.value == conflict.positions[1].value


BAD = {
    "no words": ("reword", {"sentence": "{sentence}", "text": "  "}, "text is empty"),
    "too many words": ("reword", {"sentence": "{sentence}", "text": "x" * 1201}, "longer than 1200"),
    "no place": ("move", {"item": "{item}"}, "number is missing"),
    "a place in words": ("move", {"item": "{item}", "place": "first"}, "number is missing"),
    "a place in other digits": ("move", {"item": "{item}", "place": "٢"}, "number is missing"),
    "place 0": ("move", {"item": "{item}", "place": "0"}, "can’t be taken"),
    "neither gap nor comment": ("add", {"what": "development", "text": "x"}, "gap or a comment"),
    "no choice": ("choose", {"conflict": "{conflict}", "how": ""}, "Nothing was chosen"),
    "no such position": ("choose", {"conflict": "{conflict}", "how": "value-99"}, "no such position"),
    "a position below zero": ("choose", {"conflict": "{conflict}", "how": "value--1"}, "no such position"),
    "no reason": ("choose", {"conflict": "{conflict}", "how": "no conflict", "reason": " "}, "Say why"),
    "merged with itself": ("merge", {"one": "{name}", "other": "{name}"}, "No other name"),
    "no spelling": ("split", {"name": "{name}"}, "No spelling"),
    "a spelling of nobody": ("split", {"name": "{name}", "away": "Nobody"}, "No spelling"),
    "an empty name": ("rename", {"name": "{name}", "canonical": ""}, "canonical is empty"),
    "a date in words": ("date", {"claim": "{dated}", "words": "{words}", "value": "yesterday"}, "no date as it is kept"),
    "no grade": ("grade", {"source": "{source}", "grade": "Z"}, "no grade"),
    "the same source": ("same-text", {"one": "{source}", "other": "{source}"}, "No other source"),
    "no digest": ("approve", {"digest": "x"}, "can’t be taken"),
    "nothing signed": ("withdraw", {}, "Nobody has signed"),
    "no number": ("undo", {"seq": "x"}, "number is missing"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_missing_is_told(case: str, desk: Desk, ids: dict[str, str]):
    kind, fields, words = BAD[case]
    with pytest.raises(UsageFault, match=words):
        make_act(kind, filled(fields, ids), desk)


def test_all_spellings_can_not_be_split_off(desk: Desk, ids: dict[str, str]):
    every = list(desk.refs.entity(ids["name"]).spellings)
    with pytest.raises(UsageFault, match="All spellings"):
        make_act("split", {"name": [ids["name"]], "away": every}, desk)


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("reword", "sentence"),
        ("drop", "item"),
        ("accept", "claim"),
        ("choose", "conflict"),
        ("rename", "name"),
        ("grade", "source"),
        ("seen", "on"),
        ("nothing", "x"),
    ],
)
@pytest.mark.parametrize("value", ["", "nothing", "../../etc/passwd", "x\x00y"])
def test_an_id_of_nothing_is_a_key_error(kind: str, field: str, value: str, desk: Desk):
    with pytest.raises(KeyError):
        make_act(kind, {field: [value], "text": ["x"], "how": ["both"], "canonical": ["x"], "grade": ["A"], "what": ["x"]}, desk)
