"""Origins: pairs of sources that carry one text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from briefer.evaluate.gold import Dependence, Gold
from briefer.evaluate.locate import Measured
from briefer.evaluate.score import Finding, Origins, Pairs

TELLING = re.compile(
    r"(?P<yes>cop(?:y|ies)|rewr|translat|one text|same text|counterpart|reprint|syndicat|redistribut|republish|verbatim"
    r"|adapt|paraphras|abridg)"
    r"|(?P<no>common source|same publisher|same outlet|later story|follow-?up|cites|citing|separate|independent|compil)",
    re.IGNORECASE,
)
"""Words of a kind of dependence that say whether it means one text."""

Pair = frozenset[str]


def shares_text(kind: str) -> bool:
    """Whether this kind of dependence means one text, by its first telling word.

    A statement, a publisher or an event in common is none, and neither is a kind without such a word.
    """
    found = TELLING.search(kind)
    return found is not None and found["yes"] is not None


def gold_pairs(gold: Gold, m: Measured) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """Pairs of source ids that carry one text; and pairs for which gold leaves it open.

    Open are two copies of one agency (it sends more than one dispatch, and gold does not say that it is the same), and two
    sources that carry one text only by way of a third, which may have pieced them together.
    """
    texts = [d for d in gold.dependence if shares_text(d.kind)]
    sure = frozenset(pair for d in texts for pair in _pairs(m, _files(d, m)))
    by_agency = (pair for agency in _agencies(texts, m) for pair in _pairs(m, agency))
    return sure, frozenset([*by_agency, *_by_way(sure)]) - sure


def _files(dependence: Dependence, m: Measured) -> set[str]:
    """Its files, those that it follows, and those that its evidence quotes beside it."""
    return {f for f in (*dependence.files, *dependence.of, *(e.file for e in dependence.evidence)) if f in m.sources}


def _agencies(texts: list[Dependence], m: Measured) -> Iterator[set[str]]:
    """The files that follow one agency, by each word that may name one: 'AP + AFP via NTB' has three."""
    follow: dict[str, set[str]] = defaultdict(set)
    for dependence in texts:
        for of in (of for of in dependence.of if of not in m.sources):
            for word in re.findall(r"\w{2,}", of):
                if not word[0].islower():
                    follow[word] |= {f for f in dependence.files if f in m.sources}
    yield from follow.values()


def _pairs(m: Measured, files: set[str]) -> Iterator[Pair]:
    ids = sorted({m.sources[f].id for f in files})
    return (frozenset(pair) for pair in combinations(ids, 2))


def _by_way(pairs: frozenset[Pair]) -> Iterator[Pair]:
    """Pairs that a chain of pairs joins."""
    groups: list[set[str]] = []
    for pair in pairs:
        touched = [g for g in groups if g & pair]
        groups = [*(g for g in groups if not g & pair), set(pair).union(*touched)]
    return (frozenset(two) for group in groups for two in combinations(sorted(group), 2))


def origin_scores(m: Measured, gold: Gold) -> tuple[Origins, tuple[Finding, ...]]:
    """Our pairs against gold's; pairs that gold leaves open count neither for nor against."""
    wanted, left_open = gold_pairs(gold, m)
    ours = frozenset(frozenset(p) for o in m.record.reconciled.origins for p in combinations(sorted(o.sources), 2))
    language = {s.id: s.language.partition("-")[0] for s in m.record.reading.sources}
    judged = ours - left_open
    near = frozenset(p for p in judged | wanted if len({language[i] for i in p}) == 1)
    counts = Origins(every=_counted(judged, wanted), one_language=_counted(judged & near, wanted & near))
    return counts, (*_findings(m, "missed", wanted - judged), *_findings(m, "false", judged - wanted))


def _counted(ours: frozenset[Pair], wanted: frozenset[Pair]) -> Pairs:
    return Pairs(right=len(ours & wanted), false=len(ours - wanted), missed=len(wanted - ours))


def _findings(m: Measured, what: str, pairs: frozenset[Pair]) -> Iterator[Finding]:
    for pair in sorted(pairs, key=sorted):
        reasons = tuple(o.reason for o in m.record.reconciled.origins if pair <= set(o.sources))
        yield Finding(metric="origins", what=what, files=tuple(sorted(m.names[i] for i in pair)), ours=reasons)
