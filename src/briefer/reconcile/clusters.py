"""Guarded clustering: an equivalence in which what is surely different never meets.

Single-link clustering is a trap: a chain of "same" joins what nobody would join directly. Here two
groups join only if no member of one is apart from a member of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence


def cluster(
    items: Sequence[str], links: Iterable[tuple[float, str, str]], apart: Callable[[str, str], bool]
) -> tuple[tuple[str, ...], ...]:
    """Groups of items, each item in exactly one.

    Args:
        items: what is grouped; ids.
        links: (score, one, other), in any order: the strongest are followed first, ties by id.
        apart: whether two items may never be in one group. Symmetric.

    Returns:
        The groups, sorted, their members sorted.
    """
    home: dict[str, list[str]] = {item: [item] for item in sorted(set(items))}
    for _, one, other in sorted({(-score, min(a, b), max(a, b)) for score, a, b in links}):
        left, right = home[one], home[other]
        if left is right or any(apart(a, b) for a in left for b in right):
            continue
        big, small = (left, right) if len(left) >= len(right) else (right, left)
        big.extend(small)
        for item in small:
            home[item] = big
    groups = {id(group): group for group in home.values()}
    return tuple(sorted(tuple(sorted(group)) for group in groups.values()))
