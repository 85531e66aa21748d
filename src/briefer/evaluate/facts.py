"""Key facts: which of them the page holds, which were cut from it, which were read at all."""

from __future__ import annotations

from briefer.evaluate.gold import Gold, KeyFact
from briefer.evaluate.locate import Measured
from briefer.evaluate.score import Facts, Finding, tally

WHERE = ("not in any claim", "read, and not written", "cut from the page", "on the page")


def fact_recall(m: Measured, gold: Gold) -> tuple[Facts, tuple[Finding, ...]]:
    """A fact is found where a claim's quote overlaps one of its supports, in the same source, by half of the shorter."""
    cut = frozenset(c for one in m.record.brief.cut for s in one.item.sentences for c in s.claims)
    reached = [_reached(m.claims_on_words(fact.support), m.cited(), cut) for fact in gold.key_facts]
    counts = Facts(page=tally([r == 3 for r in reached]), written=tally([r >= 2 for r in reached]), claims=tally([r >= 1 for r in reached]))
    lost = [(fact, r) for fact, r in zip(gold.key_facts, reached, strict=True) if r < 3]
    return counts, tuple(_finding(m, fact, r) for fact, r in lost)


def _reached(found: frozenset[str], page: frozenset[str], cut: frozenset[str]) -> int:
    """How far it came: 0 to 3, as in WHERE."""
    return 3 if found & page else 2 if found & cut else 1 if found else 0


def _finding(m: Measured, fact: KeyFact, reached: int) -> Finding:
    return Finding(
        metric="facts",
        what=WHERE[reached],
        subject=f"{fact.id} {fact.fact}".strip(),
        files=tuple(dict.fromkeys(s.file for s in fact.support)),
        gold=tuple(f"{s.file}: {s.quote}" for s in fact.support),
        ours=m.quotes(m.claims_on_words(fact.support)),
    )
