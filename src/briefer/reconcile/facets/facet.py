"""What claims say of one thing besides numbers of people, names and days: an age, a distance, who did it, with what, what became of him.

A facet is one such attribute. It reads a claim and says of what it speaks, and which value it gives; values of one subject
are then compared and judged by the facet's own rule. The facets stand in one table: a new one is a new row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from briefer.models import Claim, Conflict, ConflictKind, DifferenceKind, Judgement
from briefer.reconcile.taking import Setting, Taken, make_conflict


class Said(NamedTuple):
    """The value that one claim gives for one attribute of one subject.

    Attributes:
        subject: the same for all claims that speak of one thing: the id of an entity or event, with what is meant of it ("|suspect").
        shown: the subject in words, for the page.
        attribute: what is said of it, in words: "age", "distance from Kabul".
        value: the value in words, for the page.
        key: equal for values that are one and the same.
        claim: the claim.
        measure: the value as a number, in the facet's own unit; None where it is none.
    """

    subject: str
    shown: str
    attribute: str
    value: str
    key: str
    claim: Claim
    measure: float | None = None


class Ruling(NamedTuple):
    """What a difference turned out to be, why, and the value that follows from it, if any."""

    verdict: DifferenceKind
    why: Judgement
    taken: Taken | None = None


class Facet(NamedTuple):
    """One attribute: how it is read in a claim, and how values that differ are judged (None: no difference worth a word).

    ``aside``: it is of another time, or somebody's office or rank, and not what the news is about.
    """

    name: str
    kind: ConflictKind
    read: Callable[[Claim, Setting], Iterable[Said]]
    judge: Callable[[Sequence[Said]], Ruling | None]
    aside: bool = False


def facet_conflicts(setting: Setting, facets: Sequence[Facet]) -> Iterator[Conflict]:
    """One difference for each subject and attribute of which the claims give more than one value."""
    gathered: list[dict[tuple[str, str], list[Said]]] = [defaultdict(list) for _ in facets]
    for claim in setting.given.claims:  # all facets read one claim before the next: they fold it and look its words up once
        for facet, heard in zip(facets, gathered, strict=True):
            for said in facet.read(claim, setting):
                heard[said.subject, said.attribute].append(said)
    for facet, heard in zip(facets, gathered, strict=True):
        for together in (heard[key] for key in sorted(heard)):
            if len({said.key for said in together}) > 1:
                yield from _conflict(setting, facet, together)


def _conflict(setting: Setting, facet: Facet, together: Sequence[Said]) -> Iterator[Conflict]:
    ruling = facet.judge(together)
    if ruling is None:
        return
    first = min(together, key=lambda said: setting.given.rank[said.claim.id])
    values: dict[str, str] = {}
    for said in sorted(together, key=lambda said: (not said.value.isascii(), len(said.value), said.value)):
        values.setdefault(said.key, said.value)  # of several wordings of one value the shortest that all can read stands on the page
    pairs = [(values[said.key], said.claim) for said in together]
    made = make_conflict(setting, facet.kind, (first.shown, first.attribute), ruling.verdict, pairs, (ruling.why,), ruling.taken)
    yield made.model_copy(update={"aside": facet.aside})
