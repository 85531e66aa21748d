"""Sources of which a person says that they carry one text: their origins are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from briefer.models import Origin, Source
from briefer.reconcile.ids import make_id

Kind = Literal["single", "copy", "rewrite", "translation"]
Pair = tuple[str, str]
ORDER: tuple[Kind, ...] = ("copy", "translation", "rewrite")
"""Of the kinds in which sources of one origin carry its text, that which the origin bears comes first."""


def unite_origins(origins: Sequence[Origin], sources: Mapping[str, Source], same_text: Iterable[Pair]) -> tuple[Origin, ...]:
    """Origins, those one that a person says are: directly, or through a third.

    Quick, and the same in whatever order the pairs come. What was found of the sources before stays: the kind of the firmest tie,
    the reasons, the claims that show it.

    Args:
        origins: as `find_origins` gives them.
        sources: by id; those of the origins at least.
        same_text: pairs of ids of sources; one that is in no origin is ignored, and so is a source with itself.
    """
    home = {source: origin.id for origin in origins for source in origin.sources}
    pairs = sorted({(min(pair), max(pair)) for pair in same_text if pair[0] != pair[1] and home.keys() >= {*pair}})
    if not pairs:
        return tuple(origins)
    circle = _circles((home[one], home[other]) for one, other in pairs)
    marked: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        marked[circle[home[pair[0]]]].append(pair)
    parts: dict[str, list[Origin]] = defaultdict(list)
    for origin in origins:
        parts[circle.get(origin.id, origin.id)].append(origin)
    made = (_united(parts[key], marked[key], sources) if key in marked else parts[key][0] for key in parts)
    return tuple(sorted(made, key=lambda origin: _place(sources[origin.sources[0]])))


def _circles(links: Iterable[Pair]) -> dict[str, str]:
    """For each id that is linked, the first of all that links lead to."""
    found: dict[str, set[str]] = {}
    for one, other in links:
        both = found.get(one, {one}) | found.get(other, {other})
        found.update(dict.fromkeys(both, both))
    return {name: min(circle) for name, circle in found.items()}


def _united(parts: Sequence[Origin], marked: Sequence[Pair], sources: Mapping[str, Source]) -> Origin:
    found = sorted((origin for origin in parts if origin.kind != "single"), key=lambda origin: _place(sources[origin.sources[0]]))
    kinds = {*(origin.kind for origin in found), *(_kind(sources[one], sources[other]) for one, other in marked)}
    ids = sorted((source for origin in parts for source in origin.sources), key=lambda source: _place(sources[source]))
    return Origin(
        id=make_id("o", ids),
        sources=tuple(ids),
        kind=min(kinds, key=ORDER.index),
        reason="; ".join((*_reasons(marked, sources), *sorted({origin.reason for origin in found}))),
        evidence=tuple(pair for origin in found for pair in origin.evidence),
        differences=tuple(difference for origin in found for difference in origin.differences),
    )


def _kind(one: Source, other: Source) -> Kind:
    return "rewrite" if one.language.partition("-")[0] == other.language.partition("-")[0] else "translation"


def _reasons(marked: Sequence[Pair], sources: Mapping[str, Source]) -> Iterator[str]:
    """'a person marked a.txt and b.txt as one text', in the order of the sources."""
    pairs = (sorted((sources[one], sources[other]), key=_place) for one, other in marked)
    for first, second in sorted(pairs, key=lambda pair: (_place(pair[0]), _place(pair[1]))):
        yield f"a person marked {first.name} and {second.name} as one text"


def _place(source: Source) -> tuple[str, str]:
    """By what sources are put in order: see ``gather``."""
    return source.name, source.sha256
