"""Sources that tell one text in other words: translations and rewrites, by their claims, in order.

Two reports of one event share its names and its verb. Two versions of one text share *every* statement,
in one order. So the claims are aligned without crossing, and most of the shorter list has to find its like.
Where both are told in English, they are compared word by word. Where one isn't (nothing was translated), all that
can be compared across languages are the names, weekdays and numbers of each sentence.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from briefer.models import Claim
from briefer.reconcile.given import Given
from briefer.reconcile.wording import stems_of

LIKE = 0.42  # weighted overlap of two statements that say the same thing
MOST = 0.6  # of the shorter list has to be aligned
FEWEST = 4  # claims; fewer prove nothing
SHARED = 8  # words that two sources have to share before they are aligned
SPREAD = 30  # a word that stands in more sources is no ground for comparing them
NAMED_SHARED = 3  # the same for names, weekdays and numbers
NAMED_LIKE = 0.55  # the same for sentences of which only names, weekdays and numbers are compared
NAMED_MOST = 0.65  # of the sentences with two of these or more, in the list that has fewer
NAMED_OF_ALL = 0.4  # of all sentences of the shorter list
NAMED_FEWEST = 5  # pairs; unrelated texts about one event reach four


class Told(NamedTuple):
    """Two sources that tell one text: the pairs of claims, the share of the shorter list, their mean likeness."""

    one: str
    other: str
    pairs: tuple[tuple[str, str], ...]
    share: float
    likeness: float


def _english(given: Given, source: str) -> tuple[Claim, ...]:
    """The claims told in English, one for each place in the text (the longest), in the order of the text."""
    best: dict[tuple[int, int], Claim] = {}
    for claim in given.claims_of[source]:
        if given.language(claim) == "en":
            key = (claim.quote.start, claim.quote.end)
            if key not in best or len(claim.statement) > len(best[key].statement):
                best[key] = claim
    return tuple(best[key] for key in sorted(best))


def _weights(bags: dict[str, frozenset[str]]) -> dict[str, float]:
    """Rare words weigh more."""
    seen = Counter(word for bag in bags.values() for word in bag)
    total = len(bags) + 1
    return {word: math.log(total / count) + 0.3 for word, count in seen.items()}


class _Bag(NamedTuple):
    """The words of a claim in one order, so that sums come out the same, and what they weigh together."""

    words: tuple[str, ...]
    weight: float


def _weigh(bag: frozenset[str], weight: dict[str, float]) -> _Bag:
    words = tuple(sorted(bag))
    return _Bag(words, sum(weight[word] for word in words))


def _grid(rows: Sequence[_Bag], columns: Sequence[_Bag], weight: dict[str, float]) -> list[list[float]]:
    """How alike each row is to each column: twice the weight that both share, over the weight of both."""
    where: dict[str, list[int]] = defaultdict(list)
    for number, column in enumerate(columns):
        for word in column.words:
            where[word].append(number)
    grid = []
    for row in rows:
        shared = [0.0] * len(columns)
        for word in row.words:
            for number in where.get(word, ()):
                shared[number] += weight[word]
        grid.append([2 * both / (row.weight + column.weight) if both else 0.0 for both, column in zip(shared, columns, strict=True)])
    return grid


def _can_align(grid: list[list[float]], least: float, fewest: float) -> bool:
    """Whether enough rows have any column that they are like: else there is no need to align them."""
    return sum(max(row, default=0.0) >= least for row in grid) >= fewest


def align(grid: list[list[float]], least: float = LIKE) -> list[tuple[int, int]]:
    """The pairs (row, column) of highest total likeness that do not cross, each at least this alike."""
    rows, columns = len(grid), len(grid[0]) if grid else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            take = grid[i][j] + best[i + 1][j + 1] if grid[i][j] >= least else 0.0
            best[i][j] = max(take, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        if grid[i][j] >= least and best[i][j] == grid[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _bag(claim: Claim, entity_of: dict[tuple[str, int], str]) -> frozenset[str]:
    """Content words and the entities named, so that two spellings of a name count as one."""
    named = {f"@{entity_of[claim.id, n]}" for n in range(len(claim.mentions)) if (claim.id, n) in entity_of}
    spelled = {word for mention in claim.mentions for word in stems_of(mention.english or mention.text)}
    return frozenset((stems_of(claim.statement) - spelled) | named)


def _candidates(bags: dict[str, frozenset[str]], lists: Mapping[str, tuple[Claim, ...]], fewest: int) -> list[tuple[str, str]]:
    """Pairs of sources that share at least so many words of which few sources have any."""
    where: dict[str, set[str]] = defaultdict(set)
    for source, claims in lists.items():
        for claim in claims:
            for word in bags[claim.id]:
                where[word].add(source)
    shared: Counter[tuple[str, str]] = Counter()
    for sources in where.values():
        if 1 < len(sources) <= SPREAD:
            shared.update(combinations(sorted(sources), 2))
    return sorted(pair for pair, count in shared.items() if count >= fewest)


def find_told(given: Given, entity_of: dict[tuple[str, int], str]) -> tuple[Told, ...]:
    """Pairs of sources whose claims say the same things in the same order.

    Sources that only share their language's own words (the built-in reader, no translation) can't be compared.
    """
    lists = {s.id: _english(given, s.id) for s in given.sources}
    lists = {source: claims for source, claims in lists.items() if len(claims) >= FEWEST}
    bags = {claim.id: _bag(claim, entity_of) for claims in lists.values() for claim in claims}
    weight = _weights(bags)
    weighed = {name: _weigh(bag, weight) for name, bag in bags.items()}
    rows = {source: [weighed[c.id] for c in claims] for source, claims in lists.items()}
    found = []
    for one, other in _candidates(bags, lists, SHARED):
        grid = _grid(rows[one], rows[other], weight)
        fewest = max(FEWEST, MOST * min(len(lists[one]), len(lists[other])))
        pairs = align(grid) if _can_align(grid, LIKE, fewest) else []
        if pairs and len(pairs) >= fewest:
            mean = sum(grid[i][j] for i, j in pairs) / len(pairs)
            share = len(pairs) / min(len(lists[one]), len(lists[other]))
            found.append(Told(one, other, tuple((lists[one][i].id, lists[other][j].id) for i, j in pairs), share, mean))
    return tuple(found)


def _named(claim: Claim, entity_of: dict[tuple[str, int], str]) -> frozenset[str]:
    """What of a sentence is the same in every language: whom and what it names, weekdays, numbers."""
    entities = {entity_of[claim.id, n] for n in range(len(claim.mentions)) if (claim.id, n) in entity_of}
    days = {f"weekday {d.weekday}" for d in claim.dates if d.weekday is not None}
    return frozenset(entities | days | {f"number {q.value:g}" for q in claim.quantities})


def find_named_alike(given: Given, entity_of: dict[tuple[str, int], str]) -> tuple[Told, ...]:
    """Pairs of sources in two languages, not both told in English, that name the same things sentence by sentence, in one order."""
    told = {s.id: {given.language(c) for c in given.claims_of[s.id]} for s in given.sources}
    tongue = {s.id: s.language.partition("-")[0] for s in given.sources}
    if len(set(tongue.values())) < 2 or set().union(*told.values()) <= {"en"}:
        return ()
    bags = {c.id: _named(c, entity_of) for c in given.claims}
    weight = _weights(bags)
    weighed = {name: _weigh(bag, weight) for name, bag in bags.items()}
    found = []
    for one, other in _candidates(bags, given.claims_of, NAMED_SHARED):
        if tongue[one] != tongue[other] and (told[one] | told[other]) - {"en"}:
            alike = _named_alike(given.claims_of[one], given.claims_of[other], weighed, weight)
            if alike:
                found.append(Told(one, other, *alike))
    return tuple(found)


def _named_alike(
    mine: Sequence[Claim], theirs: Sequence[Claim], weighed: dict[str, _Bag], weight: dict[str, float]
) -> tuple[tuple[tuple[str, str], ...], float, float] | None:
    """The pairs, the share of the list with fewer names, and the mean likeness; None where the two texts are not one."""
    rows, columns = ([c for c in side if len(weighed[c.id].words) > 1] for side in (mine, theirs))
    if min(len(rows), len(columns)) < NAMED_FEWEST:
        return None
    grid = _grid([weighed[a.id] for a in rows], [weighed[b.id] for b in columns], weight)
    if not _can_align(grid, NAMED_LIKE, NAMED_FEWEST):
        return None
    pairs = align(grid, NAMED_LIKE)
    share = len(pairs) / min(len(rows), len(columns))
    if len(pairs) < NAMED_FEWEST or share < NAMED_MOST or len(pairs) < NAMED_OF_ALL * min(len(mine), len(theirs)):
        return None
    mean = sum(grid[i][j] for i, j in pairs) / len(pairs)
    return tuple((rows[i].id, columns[j].id) for i, j in pairs), share, mean
