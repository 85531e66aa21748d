"""Two names alone, pair by pair: ours beside other matchers. Run: python benchmarks/names.py PAIRS.tsv [--folds].

The file has a header and lines of `same` (1 or 0), a name in another script, a Latin name, and the script. It isn't ours to
publish, which is why it is an argument; negatives should share a part of the name, or every matcher looks good.

Ours is measured at its one fixed threshold, ``SAME_NAME``, for all scripts. The others are measured at the threshold that is
best for them on these very pairs, which is more than a user of them gets. Speed is pairs a second of one process from cold:
nothing read before. nomenklatura needs PyICU, which has no wheel (`apt-get install libicu-dev pkg-config g++`, then
`pip install nomenklatura`; 629 MB); where it is missing, its rows say so.

``--folds`` fits the weights of ``spellings.EVIDENCE`` anew: logistic regression by Newton's method, names of one person in one
fold, and says what each fold gives on the names it has not seen.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import math
import time
import zlib
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import WRatio

from briefer.lexicon.romanise import skeleton
from briefer.reconcile.alignments import align
from briefer.reconcile.spellings import EVIDENCE, SAME_NAME, START, Evidence, evidence_of, person_tokens, score_names

FOLDS = 5
SMALLEST = 50  # a script with fewer positive pairs is counted in "all" only
RIDGE = 0.01  # keeps a weight finite where its evidence is never seen
Scorer = Callable[[str, str], float]


class Pair(NamedTuple):
    """Two spellings, whether they are of one person, and the script of the first."""

    same: bool
    other: str
    latin: str
    script: str


class Quality(NamedTuple):
    """Shares, 0..1."""

    precision: float
    recall: float
    f1: float


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file, its header left out."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Pair(row[0] == "1", row[1], row[2], row[3]) for row in rows[1:]]


def quality(pairs: Sequence[Pair], scores: Sequence[float], threshold: float) -> Quality:
    """What is found at a threshold."""
    found = [pair.same for pair, score in zip(pairs, scores, strict=True) if score >= threshold]
    true, wanted = sum(found), sum(pair.same for pair in pairs)
    precision, recall = true / max(1, len(found)), true / max(1, wanted)
    return Quality(precision, recall, 2 * true / max(1, len(found) + wanted))


def best_threshold(pairs: Sequence[Pair], scores: Sequence[float]) -> float:
    """The threshold with the best F1 on all pairs."""
    ranked = sorted(zip(scores, (pair.same for pair in pairs), strict=True), reverse=True)
    wanted = sum(pair.same for pair in pairs)
    best, at, true = 0.0, 1.0, 0
    for number, (score, same) in enumerate(ranked, 1):
        true += same
        last_of_ties = number == len(ranked) or ranked[number][0] < score
        if last_of_ties and 2 * true / (number + wanted) > best:
            best, at = 2 * true / (number + wanted), score
    return at


def wratio(one: str, other: str) -> float:
    """WRatio of rapidfuzz on what anyascii writes."""
    return WRatio(anyascii(one).lower(), anyascii(other).lower()) / 100


def jaro_skeleton(one: str, other: str) -> float:
    """Jaro-Winkler of the sorted consonant skeletons of the lexicon, which was the best of what existed."""
    return float(JaroWinkler.similarity(" ".join(sorted(skeleton(one).split())), " ".join(sorted(skeleton(other).split()))))


def nomenklatura(algorithm: str) -> Scorer | None:
    """A matcher of nomenklatura over two persons with nothing but a name; None where it isn't installed."""
    try:
        matching = importlib.import_module("nomenklatura.matching")
        proxy = importlib.import_module("followthemoney").model
    except ImportError:
        return None
    matcher: Any = matching.get_algorithm(algorithm)
    config = matcher.default_config() if hasattr(matcher, "default_config") else matching.ScoringConfig.defaults()

    numbers = count()  # the library keeps what it read of an entity by its id: one used twice is answered from the first

    def person(name: str) -> Any:  # noqa: ANN401  -- an entity of a library that may not be there
        return proxy.get_proxy({"id": f"person-{next(numbers)}", "schema": "Person", "properties": {"name": [name]}})

    return lambda one, other: float(matcher.compare(person(one), person(other), config).score)


def timed(scorer: Scorer, pairs: Sequence[Pair]) -> tuple[list[float], float]:
    """The scores, and pairs a second."""
    start = time.perf_counter()
    scores = [scorer(pair.other, pair.latin) for pair in pairs]
    return scores, len(pairs) / (time.perf_counter() - start)


def scripts_of(pairs: Sequence[Pair]) -> list[str]:
    """The scripts with enough positive pairs to say something, the most frequent first."""
    count = {script: sum(p.same for p in pairs if p.script == script) for script in {p.script for p in pairs}}
    return sorted((script for script in count if count[script] >= SMALLEST), key=lambda script: -count[script])


def report(name: str, pairs: Sequence[Pair], scorer: Scorer | None, threshold: float | None) -> str:
    """One line of the table."""
    if scorer is None:
        return f"| {name} | not installed: pip install nomenklatura |"
    scores, speed = timed(scorer, pairs)
    at = best_threshold(pairs, scores) if threshold is None else threshold
    whole = quality(pairs, scores, at)
    cells = [f"{whole.precision:.3f}", f"{whole.recall:.3f}", f"{whole.f1:.3f}"]
    for script in scripts_of(pairs):
        of_script = [(pair, score) for pair, score in zip(pairs, scores, strict=True) if pair.script == script]
        cells.append(f"{quality([p for p, _ in of_script], [s for _, s in of_script], at).f1:.3f}")
    return f"| {name} | {at:.2f} | {' | '.join(cells)} | {speed:,.0f} |"


def solve(rows: list[list[float]], values: list[float]) -> list[float]:
    """The solution of a small system of linear equations, by elimination with pivots."""
    matrix = [[*row, value] for row, value in zip(rows, values, strict=True)]
    size = len(matrix)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(matrix[row][column]))
        matrix[column], matrix[pivot] = matrix[pivot], matrix[column]
        for row in range(size):
            if row != column:
                share = matrix[row][column] / matrix[column][column]
                matrix[row] = [a - share * b for a, b in zip(matrix[row], matrix[column], strict=True)]
    return [matrix[k][size] / matrix[k][k] for k in range(size)]


def regress(seen: Sequence[Sequence[float]], same: Sequence[bool], rounds: int = 12) -> list[float]:
    """Weights of a logistic regression, the constant first, by Newton's method with a little ridge."""
    size = len(seen[0]) + 1
    weights = [0.0] * size
    for _ in range(rounds):
        slope = [-RIDGE * weight for weight in weights]
        curve = [[RIDGE * (a == b) for b in range(size)] for a in range(size)]
        for row, truth in zip(seen, same, strict=True):
            values = [(0, 1.0), *((k, value) for k, value in enumerate(row, 1) if value)]
            odds = sum(weights[k] * value for k, value in values)
            likely = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
            for k, value in values:
                slope[k] += value * (truth - likely)
                for j, beside in values:
                    curve[k][j] += value * beside * likely * (1 - likely)
        weights = [weight + step for weight, step in zip(weights, solve(curve, slope), strict=True)]
    return weights


def fold_of(pair: Pair) -> int:
    """The fold of a pair; all pairs with one name in another script are in one."""
    return zlib.crc32(pair.other.encode()) % FOLDS


def cross_validate(pairs: Sequence[Pair]) -> None:
    """Fit on four fifths and measure on the last, five times; then the fixed weights on the same fifths."""
    tokens = [(person_tokens(pair.other), person_tokens(pair.latin)) for pair in pairs]
    seen = [evidence_of(one, other, align(one, other)) for one, other in tokens]
    print(f"\n| fitted without fold | F1 fitted | F1 as written | START | {' | '.join(Evidence._fields)} |")
    print(f"| --- {'| ---: ' * (len(Evidence._fields) + 3)}|")
    for fold in range(FOLDS):
        inside = [k for k, pair in enumerate(pairs) if fold_of(pair) != fold]
        outside = [k for k, pair in enumerate(pairs) if fold_of(pair) == fold]
        weights = regress([seen[k] for k in inside], [pairs[k].same for k in inside])
        learnt = [pairs[k] for k in inside]
        at = best_threshold(learnt, [odds(weights, seen[k]) for k in inside])
        left = [pairs[k] for k in outside]
        fitted = quality(left, [odds(weights, seen[k]) for k in outside], at).f1
        written = quality(left, [odds([START, *EVIDENCE], seen[k]) for k in outside], 0.0).f1
        shown = [weights[0] - at, *weights[1:]]  # so that the threshold is at even odds, as in the table as written
        print(f"| {fold} | {fitted:.3f} | {written:.3f} | {' | '.join(f'{weight:.1f}' for weight in shown)} |")
    print(f"| as written | | | {START:.1f} | {' | '.join(f'{weight:.1f}' for weight in EVIDENCE)} |")


def odds(weights: Sequence[float], found: Sequence[float]) -> float:
    """Log odds of one pair."""
    return weights[0] + sum(weight * value for weight, value in zip(weights[1:], found, strict=True))


def main() -> None:
    """Print the table, and with --folds how well the weights hold on names they were not fitted on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, help="same, other name, Latin name, script; by tabs, with a header")
    parser.add_argument("--folds", action="store_true", help="fit the weights anew and cross-validate")
    told = parser.parse_args()
    pairs = read_pairs(told.pairs)
    print(f"{len(pairs):,} pairs, {sum(p.same for p in pairs):,} of one person\n")
    print(f"| matcher | threshold | precision | recall | F1 | {' | '.join(s.lower() for s in scripts_of(pairs))} | pairs/s |")
    print(f"| --- {'| ---: ' * (len(scripts_of(pairs)) + 5)}|")
    print(report("**ours**, one fixed threshold", pairs, score_names, SAME_NAME), flush=True)
    print(report("rapidfuzz WRatio on anyascii, at its best", pairs, wratio, None), flush=True)
    print(report("Jaro-Winkler on consonant skeletons, at its best", pairs, jaro_skeleton, None), flush=True)
    for name in ("logic-v2", "name-based"):
        print(report(f"nomenklatura {name}, at its best", pairs, nomenklatura(name), None), flush=True)
    if told.folds:
        cross_validate(pairs)


if __name__ == "__main__":
    main()
