"""What the page is written from, indexed once: claims by id, sources by number, origins, entities, dates, open conflicts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefer.lexicon.patterns import lazy
from briefer.models import (
    Certainty,
    Claim,
    Conflict,
    ConflictKind,
    DifferenceKind,
    Entity,
    EntityKind,
    Extraction,
    Origin,
    Reading,
    Reconciled,
    SettledDate,
    Source,
)

TOLD_APART = frozenset({DifferenceKind.SCOPE, DifferenceKind.ROUNDING, DifferenceKind.TRANSLATION, DifferenceKind.CALENDAR})
"""Differences that are no conflict and have no line of their own on the page: a sentence with one value names the other."""
LETTERS = lazy(r"[^\W_]{3,}")
ENDING = lazy(r"(?:ing|ed|es|s|ly)$")
LATIN = lazy(r"[A-Za-z0-9\u00c0-\u024f]")
DIGITS = lazy(r"\d+")
FEW_WORDS = frozenset(
    re.findall(
        r"\w+",
        "the and that this with from have has had was were are been being for but not its his her their they who which what when where "
        "will would could should may might than then into over under after before also said says say about according other more most some "
        "such only both each there here between during against while because through",
    )
)


Sides = tuple[tuple[Conflict, int], ...]
"""Differences, each with the number of the side on which something stands."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that was read, extracted and reconciled, with the ways from one to the other."""

    reading: Reading
    extractions: tuple[Extraction, ...]
    reconciled: Reconciled
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    numbers: Mapping[str, int]
    origins: Mapping[str, Origin]
    entities: Mapping[str, tuple[Entity, ...]]
    settled: Mapping[tuple[str, str], SettledDate]
    disputes: Mapping[str, Sides]
    outdated: Mapping[str, Sides]
    newest: Mapping[str, Sides]
    asides: Mapping[str, Sides]
    twins: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    commonness: Mapping[str, int]

    def source_of(self, claim: Claim) -> Source:
        """The source that says it."""
        return self.sources[claim.source]

    def by_number(self, reason: str) -> str:
        """A reason in the words of the page: 'source 3' where it has the name of a file."""
        for source in sorted(self.reading.sources, key=lambda s: -len(s.name)):
            reason = reason.replace(source.name, f"source {self.numbers[source.id]}")
        return re.sub(r"(?<=\. )source(?= \d)", "Source", reason)

    def origin_of(self, source: str) -> str:
        """The id of the origin of a source; its own id where nothing is known of its origin."""
        known = self.origins.get(source)
        return known.id if known else source

    def origin_count(self, claims: Iterable[str]) -> int:
        """How many independent origins stand behind these claims."""
        return len({self.origin_of(self.claims[c].source) for c in claims})

    def order(self, claim: Claim) -> tuple[int, int, str]:
        """The place of a claim in all that was read: number of its source, offset, id."""
        return self.numbers[claim.source], claim.quote.start, claim.id

    def in_order(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of these ids, known ones only, in the order of the sources."""
        return tuple(sorted((self.claims[i] for i in dict.fromkeys(ids) if i in self.claims), key=self.order))

    def of(self, sources: Collection[str]) -> Evidence:
        """The same, of these sources only as far as they are counted, listed, or were read for claims."""
        numbers = {s: n for s, n in self.numbers.items() if s in sources}
        return replace(self, numbers=numbers, extractions=tuple(e for e in self.extractions if e.source in sources))

    def cited(self, ids: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the sources of these claims, ascending."""
        return tuple(sorted({self.numbers[self.claims[i].source] for i in ids}))

    def named(self, source: str) -> str:
        """How the page calls a source at the beginning of a sentence: its publisher, else its number.

        A publisher in another script follows the number, so that an English sentence does not begin from the right.
        """
        publisher, number = self.sources[source].publisher, f"Source {self.numbers[source]}"
        if not publisher or len(publisher) > 60:
            return number
        return publisher if LATIN.match(publisher) else f"{number} ({publisher})"


def gather(reading: Reading, extractions: Sequence[Extraction], reconciled: Reconciled) -> Evidence:
    """The index. Sources are numbered from 1 by name and SHA-256, whatever the order in which they came."""
    sources = sorted(reading.sources, key=lambda s: (s.name, s.sha256))
    numbers = {s.id: n for n, s in enumerate(sources, start=1)}
    given = sorted((e for e in extractions if e.source in numbers), key=lambda e: numbers[e.source])
    claims = {c.id: c for e in given for c in e.claims if c.source in numbers}
    entities = _entities(reconciled, claims)
    words = {c.id: content_of(c, entities.get(c.id, ())) for c in claims.values()}
    return Evidence(
        reading=reading,
        extractions=tuple(given),
        reconciled=reconciled,
        claims=claims,
        sources={s.id: s for s in sources},
        numbers=numbers,
        origins=origins_by_source(reconciled),
        entities=entities,
        settled=settled_dates(reconciled),
        disputes=sides_of(reconciled.conflicts, disputed),
        outdated=sides_of(reconciled.conflicts, outdated),
        newest=sides_of(reconciled.conflicts, newest),
        asides=sides_of(reconciled.conflicts, told_apart),
        twins=twins_of(reconciled.origins, claims),
        words=words,
        commonness=Counter(w for known in words.values() for w in known),
    )


def is_open(conflict: Conflict) -> bool:
    """Whether the sources really contradict one another here."""
    return conflict.verdict is DifferenceKind.CONFLICT


def _entities(reconciled: Reconciled, claims: Mapping[str, Claim]) -> dict[str, tuple[Entity, ...]]:
    found: dict[str, dict[str, Entity]] = defaultdict(dict)
    for entity in reconciled.entities:
        for claim in (c for v in entity.variants for c in v.claims):
            found[claim][entity.id] = entity
    return {c: tuple(sorted(e.values(), key=lambda x: x.id)) for c, e in found.items() if c in claims}


def is_update(conflict: Conflict) -> bool:
    """Whether a later value takes the place of an earlier one."""
    return conflict.verdict in {DifferenceKind.UPDATE, DifferenceKind.CORRECTION}


def _came_later(conflict: Conflict) -> str | None:
    """The value that took the place of the others."""
    return conflict.taken if is_update(conflict) else None


def disputed(conflict: Conflict, _: int) -> bool:
    """Whether a side stands against another."""
    return is_open(conflict)


def outdated(conflict: Conflict, side: int) -> bool:
    """Whether another value took the place of this one."""
    return _came_later(conflict) not in {None, conflict.positions[side].value}


def newest(conflict: Conflict, side: int) -> bool:
    """Whether this value took the place of others."""
    return _came_later(conflict) == conflict.positions[side].value


def told_apart(conflict: Conflict, _: int) -> bool:
    """Whether a sentence with one value of it names the other; two spellings of a name stand in the list of names."""
    return conflict.verdict in TOLD_APART or (conflict.verdict is DifferenceKind.VARIANT and conflict.kind is not ConflictKind.NAME)


def sides_of(conflicts: Iterable[Conflict], wanted: Callable[[Conflict, int], bool]) -> dict[str, Sides]:
    """For a claim: the wanted sides of conflicts on which it stands."""
    found: dict[str, list[tuple[Conflict, int]]] = defaultdict(list)
    for conflict in conflicts:
        for side, position in enumerate(conflict.positions):
            for claim in position.claims if wanted(conflict, side) else ():
                found[claim].append((conflict, side))
    return {c: tuple(sides) for c, sides in found.items()}


def origins_by_source(reconciled: Reconciled) -> dict[str, Origin]:
    """For a source: its origin."""
    return {s: o for o in reconciled.origins for s in o.sources}


def settled_dates(reconciled: Reconciled) -> dict[tuple[str, str], SettledDate]:
    """For the id of a claim and words for a time in it: what they were settled to mean."""
    return {(d.claim, d.text): d for d in reconciled.dates}


def twins_of(origins: Iterable[Origin], claims: Mapping[str, Claim]) -> dict[str, frozenset[str]]:
    """For a claim: the claims that copies of its text have in its place."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in (pair for o in origins for pair in o.evidence):
        if one in claims and other in claims:
            found[one].add(other)
            found[other].add(one)
    return {c: frozenset(others) for c, others in found.items()}


def content_of(claim: Claim, entities: Iterable[Entity]) -> frozenset[str]:
    """What a claim is about: the beginnings of its longer words, and the entities it names."""
    return stems(claim.statement) | {e.id for e in entities}


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words of a text that mean something, without their endings: 'killed' and 'killing' are one."""
    return frozenset(ENDING.sub("", w)[:6] for w in LETTERS.findall(text.casefold()) if w not in FEW_WORDS)


def same_said(one: Claim, other: Claim, evidence: Evidence) -> bool:
    """Whether two claims say the same, so that one sentence may rest on both.

    Copies of one text do, where nothing in the two places differs. Otherwise the words have to agree for the most part,
    and neither the sides of a conflict, nor a number, nor a denial may stand between them.
    """
    twins = other.id in evidence.twins.get(one.id, frozenset())
    alike = one.statement_language == other.statement_language and overlap(evidence.words[one.id], evidence.words[other.id]) >= 0.5
    return (twins or alike) and not apart(one, other, evidence)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words over all words, 0.0 to 1.0 (Jaccard)."""
    return len(one & other) / len(one | other) if one and other else 0.0


def covered(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of ``one`` stands in ``other`` too, 0.0 to 1.0."""
    return len(one & other) / len(one) if one else 0.0


def apart(one: Claim, other: Claim, evidence: Evidence) -> bool:
    """Whether the sides of a conflict, a denial, a place or a number stand between two claims."""
    sides = {c.id: side for c, side in evidence.disputes.get(one.id, ())}
    if any(sides.get(c.id, side) != side for c, side in evidence.disputes.get(other.id, ())):
        return True
    if (one.certainty is Certainty.DENIED) != (other.certainty is Certainty.DENIED):
        return True
    if _differ(_places(one, evidence), _places(other, evidence)) or _differ(_digits(one), _digits(other)):
        return True
    counts, others = _counts(one), _counts(other)
    return any(counts[what] != others[what] for what in counts.keys() & others.keys())


def _counts(claim: Claim) -> Mapping[str, set[float]]:
    """What a claim counts, each with all its figures: one may tell of two shootings."""
    found: dict[str, set[float]] = defaultdict(set)
    for quantity in claim.quantities:
        if quantity.counted:
            found[quantity.counted].add(quantity.value)
    return found


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other


def _places(claim: Claim, evidence: Evidence) -> frozenset[str]:
    known = frozenset(e.id for e in evidence.entities.get(claim.id, ()) if e.kind is EntityKind.PLACE)
    return known or frozenset(m.text for m in claim.mentions if m.kind is EntityKind.PLACE)


def _digits(claim: Claim) -> frozenset[str]:
    return frozenset(DIGITS.findall(claim.statement))
