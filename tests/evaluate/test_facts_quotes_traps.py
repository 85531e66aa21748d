"""What the page holds: exact quotes, key facts, traps."""

from __future__ import annotations

import pytest

from briefer.evaluate.facts import fact_recall
from briefer.evaluate.locate import measured
from briefer.evaluate.quotes import exact_quotes
from briefer.evaluate.score import Tally
from briefer.evaluate.traps import is_never, trap_scores

from .made import World, gold, quoted

TEXT = "Four guards died at the ford. The bridge is closed. Rain is likely. Buy our boots today. He left."


def _world() -> tuple[World, dict[str, str]]:
    world = World({"a.txt": TEXT})
    said = {
        q.split()[0]: world.claim("a.txt", q)
        for q in ("Four guards died at the ford.", "The bridge is closed.", "Rain is likely.", "Buy our boots today.")
    }
    return world, said


def test_facts_on_the_page_cut_read_and_not_read():
    world, said = _world()
    world.item("Four died.", said["Four"])
    world.item("The bridge is closed.", said["The"], cut=True)
    wanted = gold(
        key_facts=[
            {"id": "K1", "fact": "dead", "support": quoted("a.txt", "guards died at the ford")},  # on the page
            {"id": "K2", "fact": "bridge", "support": quoted("a.txt", "bridge is closed")},  # cut
            {"id": "K3", "fact": "rain", "support": quoted("a.txt", "Rain is likely")},  # only a claim
            {"id": "K4", "fact": "left", "support": quoted("a.txt", "He left")},  # in no claim
        ]
    )
    counts, findings = fact_recall(measured(world.record(), wanted), wanted)
    assert (counts.page, counts.written, counts.claims) == (Tally(got=1, of=4), Tally(got=2, of=4), Tally(got=3, of=4))
    assert [(f.subject, f.what) for f in findings] == [
        ("K2 bridge", "cut from the page"),
        ("K3 rain", "read, and not written"),
        ("K4 left", "not in any claim"),
    ]


def test_a_fact_by_less_than_half_of_its_support_is_not_found():
    world, said = _world()
    world.item("Four died.", said["Four"])
    # 5 characters of the claim ("ford.") in a support of 26, against a claim of 29: less than half of either
    wanted = gold(key_facts=[{"fact": "f", "support": quoted("a.txt", "ford. The bridge is closed")}])
    counts, _ = fact_recall(measured(world.record(), wanted), wanted)
    assert counts.page.got == 0


def test_quotes_that_are_not_the_text_are_counted():
    world, said = _world()
    world.item("Four died.", said["Four"])
    world.item("Closed.", said["The"])
    record = world.record()
    bent = record.model_copy(
        update={
            "reading": record.reading.model_copy(
                update={"sources": (record.reading.sources[0].model_copy(update={"text": TEXT.replace("closed", "opened")}),)}
            )
        }
    )
    assert exact_quotes(measured(record, gold()))[0] == Tally(got=2, of=2)
    tally, findings = exact_quotes(measured(bent, gold()))
    assert tally == Tally(got=1, of=2)
    assert findings[0].ours == ("a.txt: The bridge is closed.",)


@pytest.mark.parametrize(
    ("kind", "never"),
    [
        ("spam", True),
        ("claim in a caption", True),
        ("unrelated story", True),
        ("stale toll in related links", True),
        ("boilerplate", True),
        ("self-contradiction", False),
        ("stale headline over updated body", False),
        ("factual errors in background", False),
        ("loaded language", False),
        ("speculation", False),
        (None, False),
    ],
)
def test_kinds_of_traps(kind, never):
    wanted = gold(traps=[{"file": "a.txt", "kind": kind, "quote": "q", "why": "w"}])
    assert is_never(wanted.traps[0]) is never


def test_traps_on_the_page_and_in_a_disagreement():
    world, said = _world()
    world.conflict("c1", "claim", "conflict", ("rain", [said["Rain"]]), ("dry", [said["The"]]))
    world.item("Buy our boots.", said["Buy"])
    world.item("Rain or not.", said["Rain"], said["The"], conflict="c1")
    wanted = gold(
        traps=[
            {"file": "a.txt", "kind": "spam", "quote": "Buy our boots", "why": "spam"},  # on the page: never
            {"file": "a.txt", "kind": "teaser", "quote": "The bridge", "why": "teaser"},  # in the disagreement: never all the same
            {"file": "a.txt", "kind": "speculation", "quote": "Rain is likely", "why": "open"},  # in the disagreement: allowed
            {"file": "a.txt", "quote": "Four guards", "why": "not on the page"},
        ]
    )
    counts, findings = trap_scores(measured(world.record(), wanted), wanted)
    assert (counts.never, counts.look) == (Tally(got=2, of=2), Tally(got=0, of=2))
    assert [f.ours for f in findings] == [("Buy our boots.",), ("Rain or not.",)]


def test_statements_of_no_source_are_a_hint():
    world, said = _world()
    world.item("In 2024 four guards died at the ford, attacked by rebels.", said["Four"])
    # content words: guards, died, ford, 2024, rebels; and wizards (not on the page)
    wanted = gold(
        not_in_sources=[
            {"statement": "The guards died at the ford in 2024, by rebels"},
            {"statement": "The guards died of wizards in 2024"},  # 3 of 4: less than 0.8
        ]
    )
    counts, findings = trap_scores(measured(world.record(), wanted), wanted)
    assert counts.added == Tally(got=1, of=2)
    assert findings[0].subject == "The guards died at the ford in 2024, by rebels"
