"""Why the nearest other names are not of a group: told from what was compared anyway."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefer.models import Judgement, Verdict
from briefer.reconcile.judged import OUTSIDE
from briefer.reconcile.name_units import Unit

MOST_APART: Final = 5
_AGAINST = (Verdict.DIFFERENT, Verdict.UNSURE)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said of two units: the verdict, its score, and every judgement."""

    verdict: Verdict
    score: float
    judgements: tuple[Judgement, ...]


def nearest_others(
    groups: Sequence[tuple[str, ...]], units: Mapping[str, Unit], heard: Mapping[tuple[str, str], Heard]
) -> dict[tuple[str, ...], tuple[Judgement, ...]]:
    """Why the nearest others are none of each group: the strongest reason for each of five at most, strongest first.

    Args:
        groups: of ids of units.
        units: by id.
        heard: what was said of the pairs that were compared.
    """
    home = {unit: number for number, ids in enumerate(groups) for unit in ids}
    nearest: dict[tuple[int, int], tuple[tuple[float, ...], Judgement]] = {}
    for (a, b), said in heard.items():
        against = [j for j in said.judgements if j.verdict in _AGAINST]
        if home[a] == home[b] or not against:
            continue
        found = (_nearness(units[a], units[b], said), max(against, key=lambda j: (j.rule in OUTSIDE, _strength(j))))
        key = (min(home[a], home[b]), max(home[a], home[b]))
        if key not in nearest or (found[0], _strength(found[1])) > (nearest[key][0], _strength(nearest[key][1])):
            nearest[key] = found
    by_group: dict[int, list[tuple[tuple[float, ...], Judgement]]] = defaultdict(list)
    for (one, other), found in nearest.items():
        by_group[one].append(found)
        by_group[other].append(found)
    return {ids: _strongest(by_group[number]) for number, ids in enumerate(groups)}


def _nearness(one: Unit, other: Unit, said: Heard) -> tuple[float, ...]:
    """How near they are: what somebody judged comes first, then what the rules nearly joined, then what shares most sounds."""
    shared = {token.sound for token in one.tokens} & {token.sound for token in other.tokens}
    judged = any(j.rule in OUTSIDE for j in said.judgements)
    score = -said.score if said.verdict is Verdict.DIFFERENT else said.score
    return float(judged), float(said.verdict is not Verdict.DIFFERENT), score, float(len(shared))


def _strength(judgement: Judgement) -> tuple[float, str, str]:
    return judgement.score, judgement.rule, judgement.reason


def _strongest(found: Sequence[tuple[tuple[float, ...], Judgement]]) -> tuple[Judgement, ...]:
    near = sorted(found, key=lambda f: (f[0], _strength(f[1])), reverse=True)[:MOST_APART]
    return tuple(sorted(dict.fromkeys(j for _, j in near), key=_strength, reverse=True))
