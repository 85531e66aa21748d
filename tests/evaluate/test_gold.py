"""gold.json in both dialects, and what is said of one that can't be used."""

from __future__ import annotations

import json

import pytest

from briefer.errors import GoldFault, UsageFault
from briefer.evaluate.gold import Gold, Quoted, read_gold

ONE = {
    "entities": [{"canonical": "Ada", "kind": "person", "variants": {"a.txt": ["Ada", "A. Stone"], "b.txt": ["Ada"]}, "role": "minister"}],
    "conflicts": [
        {
            "subject": "s",
            "attribute": "a",
            "kind": "name",
            "values": [{"value": "x", "file": "a.txt", "quote": "q"}],
            "conclusion": "Unresolved.",
        }
    ],
    "dates": [{"file": "a.txt", "expression": "Monday", "iso": "XXXX-XX-XX", "iso_pack": "2024-12-30", "accept": ["2024-12"]}],
    "dependence": [{"files": ["a.txt", "b.txt"], "kind": "one text", "evidence": [{"file": "a.txt", "quote": "q", "paragraph": 1}]}],
    "traps": [{"file": "a.txt", "quote": "spam", "why": "spam"}],
}
OTHER = {
    "entities": [
        {
            "canonical": "Ada",
            "type": "person",
            "variants": [{"file": "a.txt", "text": "Ada"}, {"file": "a.txt", "text": "A. Stone"}, {"file": "b.txt", "text": "Ada"}],
        }
    ],
    "conflicts": [
        {
            "id": "C1",
            "subject": "s",
            "attribute": "a",
            "kind": "name",
            "values": [{"value": 2, "file": "a.txt", "quote": "q"}],
            "resolution": "unresolved",
        }
    ],
    "dates": [{"file": "a.txt", "expression": "Monday", "resolved": "2024-12-30"}],
    "dependence": [{"file": "a.txt", "of": "b.txt", "type": "copy", "evidence": []}],
    "traps": [{"file": "a.txt", "kind": "spam", "quote": "spam", "why": "spam"}],
}


def test_both_dialects_give_one_set_of_words():
    one, other = Gold.model_validate(ONE), Gold.model_validate(OTHER)
    assert one.entities == other.entities
    assert one.entities[0].variants == (
        Quoted(file="a.txt", quote="Ada"),
        Quoted(file="a.txt", quote="A. Stone"),
        Quoted(file="b.txt", quote="Ada"),
    )
    assert one.conflicts[0].resolution == other.conflicts[0].resolution == "unresolved"
    assert other.conflicts[0].values[0].value == "2"
    assert (one.dates[0].alone, one.dates[0].pack, one.dates[0].accept) == ("XXXX-XX-XX", "2024-12-30", ("2024-12",))
    assert (other.dates[0].alone, other.dates[0].pack) == ("2024-12-30", None)
    assert (other.dependence[0].files, other.dependence[0].of) == (("a.txt",), ("b.txt",))
    assert (one.traps[0].kind, other.traps[0].kind) == (None, "spam")


@pytest.mark.parametrize(
    ("conclusion", "resolution", "expected", "scored"),
    [
        ("Malik is better supported", "", "resolved", True),
        ("unresolved; give both", "", "unresolved", True),
        ("", "outside knowledge", "outside knowledge", False),
        ("", "superseded", "superseded", True),
    ],
)
def test_resolutions(conclusion, resolution, expected, scored):
    conflict = Gold.model_validate(
        {"conflicts": [{"subject": "s", "values": [], "conclusion": conclusion, "resolution": resolution}]}
    ).conflicts[0]
    assert (conflict.resolution, conflict.scored) == (expected, scored)


@pytest.mark.parametrize(
    ("word", "kind"), [("organization", "organisation"), ("Location", "place"), ("person", "person"), ("event", "event")]
)
def test_kinds_of_entities_by_our_words(word, kind):
    assert Gold.model_validate({"entities": [{"canonical": "x", "kind": word}]}).entities[0].kind == kind


def test_null_is_not_given():
    gold = Gold.model_validate({"traps": None, "dates": [{"file": "a.txt", "expression": "Monday", "iso": None, "accept": None}]})
    assert (gold.traps, gold.dates[0].alone, gold.dates[0].accept) == ((), None, ())


def test_the_pack_is_called_after_its_folder(tmp_path):
    (tmp_path / "gold.json").write_text("{}")
    assert read_gold(tmp_path).pack == tmp_path.name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be read"),
        ("{", "not valid JSON"),
        ("[]", "the file: "),
        (
            json.dumps({"conflicts": [{"subject": "s", "values": [{"value": "x", "file": "a.txt"}]}]}),
            "conflicts, entry 1, values, entry 1, quote",
        ),
        (json.dumps({"entities": [{"canonical": "Ada", "variants": {}}]}), "entities, entry 1, kind"),
        (json.dumps({"key_facts": [{"fact": "f", "support": []}]}), "key_facts, entry 1, support"),
        (json.dumps({"dates": [{"file": "a.txt"}, {"file": "b.txt"}]}), "(and 1 more)"),
    ],
)
def test_bad_gold_is_told_with_its_place(tmp_path, text, said):
    if text is not None:
        (tmp_path / "gold.json").write_text(text)
    with pytest.raises(GoldFault) as caught:
        read_gold(tmp_path)
    assert isinstance(caught.value, UsageFault)
    assert said in str(caught.value)
    assert str(tmp_path / "gold.json") in caught.value.what
    assert caught.value.advice
