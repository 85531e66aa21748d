"""Origins: pairs by hand, in both dialects."""

from __future__ import annotations

import pytest

from briefer.evaluate.locate import measured
from briefer.evaluate.origins import origin_scores, shares_text
from briefer.evaluate.score import Pairs

from .made import World, gold


@pytest.mark.parametrize(
    ("kind", "shares"),
    [
        ("one text in two languages, paragraph by paragraph", True),
        ("wire copy with a newer toll pasted in", True),
        ("shares wire copy", True),
        ("translation/rewrite of wire copy", True),
        ("redistribution: A carries B", True),
        ("common source: statement of the office, copied by both", False),
        ("same publisher: Example Post", False),
        ("later story of the same outlet", False),
        ("separate text on one meeting", False),
        ("compilation", False),
        ("the only file on the call", False),
    ],
)
def test_what_counts_as_one_text(kind, shares):
    assert shares_text(kind) is shares


def _world(*origins: tuple[str, ...]) -> World:
    names = ("a.txt", "b.txt", "c.txt", "d.txt", "e.txt")
    world = World(dict.fromkeys(names, "Four died."), languages={"b.txt": "fa"})
    for origin in origins:
        world.origin(*origin)
    return world


def _scores(world: World, dependence: list[dict[str, object]]) -> tuple[Pairs, Pairs, list[str]]:
    wanted = gold(dependence=dependence)
    counts, findings = origin_scores(measured(world.record(), wanted), wanted)
    return counts.every, counts.one_language, [f"{f.what} {'+'.join(f.files)}" for f in findings]


def test_pairs_by_hand():
    """Gold ab (of two languages) and cd; ours ab and de: one right, one false, one missed; in one language none right."""
    every, near, findings = _scores(
        _world(("a.txt", "b.txt"), ("c.txt",), ("d.txt", "e.txt")),
        [{"files": ["a.txt", "b.txt"], "kind": "one text"}, {"file": "c.txt", "of": ["d.txt"], "type": "shares wire copy"}],
    )
    assert every == Pairs(right=1, false=1, missed=1)
    assert (every.precision, every.recall, every.f1) == (0.5, 0.5, 0.5)
    assert near == Pairs(right=0, false=1, missed=1)
    assert findings == ["missed c.txt+d.txt", "false d.txt+e.txt"]


def test_evidence_names_the_other_file():
    evidence = [{"file": "a.txt", "quote": "Four died"}, {"file": "c.txt", "quote": "Four died"}]
    every, _, _ = _scores(
        _world(("a.txt", "c.txt")), [{"file": "a.txt", "of": ["AFP (as c)"], "type": "shares wire copy", "evidence": evidence}]
    )
    assert every == Pairs(right=1)


def test_two_copies_of_one_agency_count_neither_way():
    dependence: list[dict[str, object]] = [
        {"file": "a.txt", "of": ["AP"], "type": "wire copy"},
        {"file": "c.txt", "of": ["AP + AFP via NTB"], "type": "wire copy"},
    ]
    assert _scores(_world(("a.txt", "c.txt")), dependence)[0] == Pairs()
    assert _scores(_world(("a.txt",), ("c.txt",)), dependence)[0] == Pairs()


def test_two_texts_joined_only_by_a_third_count_neither_way():
    """c pieced a and d together: ac and cd are gold; ad is open."""
    dependence: list[dict[str, object]] = [
        {"file": "c.txt", "of": ["a.txt"], "type": "copy"},
        {"file": "c.txt", "of": ["d.txt"], "type": "copy"},
    ]
    assert _scores(_world(("a.txt", "c.txt", "d.txt")), dependence)[0] == Pairs(right=2)
    assert _scores(_world(("a.txt", "c.txt"), ("d.txt",)), dependence)[0] == Pairs(right=1, missed=1)
