"""Guarded clustering: an equivalence in which what is surely different never meets.

Single-link clustering is a trap: a chain of "same" joins what nobody would join directly. Here two
groups join only if no member of one is apart from a member of the other.

What somebody decided stands above that. Pairs that are bound come together whatever the rules hold apart, and take with them
what the rules join to either; so the guard of the rules looks only at what links alone have joined. Pairs that are barred
never meet, in whatever way.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

_Homes = dict[str, list[str]]


def cluster(
    items: Sequence[str],
    links: Iterable[tuple[float, str, str]],
    apart: Callable[[str, str], bool],
    *,
    bound: Iterable[tuple[str, str]] = (),
    barred: Mapping[str, Collection[str]] | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Groups of items, each item in exactly one.

    Args:
        items: what is grouped; ids.
        links: (score, one, other), in any order: the strongest are followed first, ties by id.
        apart: whether two items may never be in one group through links. Symmetric.
        bound: pairs that are in one group, unless one that is barred would be too; followed before any link, by id.
        barred: for an item, those that are never in its group. Symmetric.

    Returns:
        The groups, sorted, their members sorted.
    """
    never = barred or {}
    home = {item: [item] for item in sorted(set(items))}
    for one, other in sorted({(min(pair), max(pair)) for pair in bound}):
        if not _meets_barred(one, other, home, never):
            _join(one, other, home)
    linked = {item: [item] for item in home}
    for _, one, other in sorted({(-score, min(a, b), max(a, b)) for score, a, b in links}):
        left, right = linked[one], linked[other]
        if left is right or any(apart(a, b) for a in left for b in right) or _meets_barred(one, other, home, never):
            continue
        _join(one, other, linked)
        _join(one, other, home)
    groups = {id(group): group for group in home.values()}
    return tuple(sorted(tuple(sorted(group)) for group in groups.values()))


def _meets_barred(one: str, other: str, home: _Homes, never: Mapping[str, Collection[str]]) -> bool:
    """Whether a group would hold two that never meet if the groups of these two were joined."""
    left, right = home[one], home[other]
    if not never or left is right:
        return False
    small, big = (left, right) if len(left) <= len(right) else (right, left)
    return any(home.get(b) is big for a in small for b in never.get(a, ()))


def _join(one: str, other: str, home: _Homes) -> None:
    left, right = home[one], home[other]
    if left is right:
        return
    big, small = (left, right) if len(left) >= len(right) else (right, left)
    big.extend(small)
    for item in small:
        home[item] = big
