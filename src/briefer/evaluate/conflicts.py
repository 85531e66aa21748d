"""Conflicts: which disagreements of gold were found, which of ours are false alarms, and what the page states as undisputed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.evaluate.gold import Gold, GoldConflict, NotConflict
from briefer.evaluate.locate import Measured
from briefer.evaluate.score import Conflicts, Finding, Tally, tally
from briefer.evaluate.spellings import Spelled, as_spelling
from briefer.lexicon.folding import fold
from briefer.models import Conflict, ConflictKind, DifferenceKind

SHOWN = frozenset({DifferenceKind.CONFLICT, DifferenceKind.OPINION})
DISPUTED = ("resolved", "unresolved")
_REMARK = re.compile(r"\([^()]*\)")
AKIN = {
    "name": {"name", "role"},
    "role": {"role", "name", "claim"},
    "number": {"number", "claim"},
    "date": {"date", "claim"},
    "place": {"place", "claim"},
    "claim": {"claim", "role", "number", "date", "place"},
}
"""Kinds of ours that a disagreement of gold may have. A name stands in most sentences, so that only names and roles speak of it."""

Hit = tuple[int, int]
"""A position of ours and a quote of gold that a claim of it is on."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A disagreement of gold, the claims of ours on each of its quotes, and the entity of ours that joins its spellings, if it is one."""

    gold: GoldConflict
    on: tuple[frozenset[str], ...]
    spelled: Spelled | None

    @property
    def values(self) -> tuple[str, ...]:
        """The value that each quote gives; a remark in brackets, such as who says it, is no part of it."""
        return tuple(fold(_REMARK.sub("", v.value).strip() or v.value).text.casefold() for v in self.gold.values)

    @property
    def label(self) -> str:
        """What it is about."""
        return f"{self.gold.id} {self.gold.subject}: {self.gold.attribute}".strip(" :")

    def values_on(self, claims: frozenset[str]) -> frozenset[str]:
        """The values that these claims are on."""
        return frozenset(value for value, on in zip(self.values, self.on, strict=True) if on & claims)

    @property
    def both_read(self) -> bool:
        """Whether claims are on two different values."""
        return len({value for value, on in zip(self.values, self.on, strict=True) if on}) > 1


def conflict_scores(m: Measured, gold: Gold) -> tuple[Conflicts, tuple[Finding, ...]]:
    """Found, false and undisputed, each with its findings."""
    wanted = [Wanted(c, tuple(m.claims_on(m.place(v)) for v in c.values), as_spelling(m, gold, c)) for c in gold.conflicts]
    ours = m.record.reconciled.conflicts
    credit = {c.id: _credited(c, wanted) for c in ours}
    found = {i: [c for c in ours if credit[c.id] == i] for i in range(len(wanted))}
    first, one = _found(m, wanted, found)
    second, two = _false(m, gold, wanted)
    third, three = _undisputed(m, wanted, found)
    return first.plus(second).plus(third), (*one, *two, *three)


def hits(ours: Conflict, on: Sequence[frozenset[str]]) -> tuple[Hit, ...]:
    """Each position of ours with each quote that one of its claims is on."""
    return tuple((p, q) for p, position in enumerate(ours.positions) for q, claims in enumerate(on) if claims & set(position.claims))


def is_found(ours: Conflict, wanted: Wanted) -> bool:
    """Two different positions on two different values, of a kind that speaks of this; of numbers, one that is the same."""
    met = hits(ours, wanted.on)
    values = wanted.values
    sides = any(p != r and values[q] != values[s] for p, q in met for r, s in met)
    return sides and _akin(ours, wanted.gold) and _same_numbers(ours, wanted.gold, met)


def _same_numbers(ours: Conflict, gold: GoldConflict, met: Sequence[Hit]) -> bool:
    """Sentences hold several numbers: the siege's years and the dead stand in one. Other kinds are not looked at here."""
    if not (ours.kind is ConflictKind.NUMBER and gold.kind == "number"):
        return True
    return any(_numbers(ours.positions[p].value) & _numbers(f"{gold.values[q].value} {gold.values[q].quote}") for p, q in met)


def is_near(ours: Conflict, wanted: Wanted) -> bool:
    """No false alarm: two positions on two quotes, or the same kind and claims on two quotes."""
    met = hits(ours, wanted.on)
    if not _akin(ours, wanted.gold):
        return False
    return any(p != r and q != s for p, q in met for r, s in met) or (_same_kind(ours, wanted.gold) and len({q for _, q in met}) > 1)


def _akin(ours: Conflict, gold: GoldConflict) -> bool:
    return ours.kind.value in AKIN.get(gold.kind, set(ConflictKind))


def _same_kind(ours: Conflict, gold: GoldConflict) -> bool:
    return ours.kind.value == gold.kind


def _credited(ours: Conflict, wanted: Sequence[Wanted]) -> int | None:
    """The one disagreement of gold that it is, or None: by its attribute, then by values that agree, its kind and values met."""
    able = [(_fit(ours, w), -i) for i, w in enumerate(wanted) if is_found(ours, w)]
    return -max(able)[1] if able else None


def _fit(ours: Conflict, wanted: Wanted) -> tuple[int, int, int, int]:
    met = hits(ours, wanted.on)
    attribute = _words(ours.attribute) & _words(wanted.gold.attribute)
    agree = {(p, q) for p, q in met if _words(ours.positions[p].value) & _words(wanted.gold.values[q].value)}
    values = wanted.values
    return len(attribute), len(agree), int(_same_kind(ours, wanted.gold)), len({values[q] for _, q in met})


def _words(text: str) -> frozenset[str]:
    """Numbers, and words of three letters or more."""
    return _numbers(text) | frozenset(re.findall(r"[^\W\d_]{3,}", fold(text).text.casefold()))


def _numbers(text: str) -> frozenset[str]:
    """In ASCII digits, without the signs that group them: '1,200' and '1 200' are '1200'."""
    return frozenset(re.findall(r"\d+", re.sub(r"(?<=\d)[.,\s](?=\d{3}(?!\d))", "", fold(text).text)))


def _found(m: Measured, wanted: Sequence[Wanted], found: dict[int, list[Conflict]]) -> tuple[Conflicts, Iterator[Finding]]:
    """Recall over what can be found in the pack, and over that of which both sides were read."""
    rows = [(w, found[i], bool(found[i] or (w.spelled and w.spelled.joined))) for i, w in enumerate(wanted) if w.gold.scored]
    verdicts = Counter(f"{w.gold.resolution} > {verdict}" for w, ours, _ in rows for verdict in _verdicts(w, ours))
    counts = Conflicts(
        found=tally([hit for _, _, hit in rows]),
        found_read=tally([hit for w, _, hit in rows if w.both_read]),
        spellings=tally([hit for w, _, hit in rows if w.spelled]),
        verdicts=dict(sorted(verdicts.items())),
    )
    return counts, (_missed(m, w) if not hit else _taken(m, w, ours) for w, ours, hit in rows)


def _verdicts(wanted: Wanted, ours: Sequence[Conflict]) -> list[str]:
    """Each verdict once; a disagreement that is only two spellings in one entity has none of its own."""
    if ours:
        return sorted({c.verdict.value for c in ours})
    return ["one entity"] if wanted.spelled and wanted.spelled.joined else ["not found"]


def _taken(m: Measured, wanted: Wanted, ours: Sequence[Conflict]) -> Finding:
    """Listed too: whether the two speak of the same thing is for a person to judge."""
    lines = [f"{c.subject}: {c.attribute} ({c.kind}, {c.verdict})" for c in ours]
    sides = [f"{p.value} | {quote}" for c in ours for p in c.positions for quote in m.quotes(p.claims)]
    return Finding(
        metric="conflicts",
        what="found, to check",
        subject=f"{wanted.label} ({wanted.gold.kind}, {wanted.gold.resolution})",
        gold=_sides(wanted.gold),
        ours=(*lines, *sides) or ("one entity has both spellings",),
    )


def _missed(m: Measured, wanted: Wanted) -> Finding:
    return Finding(
        metric="conflicts",
        what="missed, both sides read" if wanted.both_read else "missed, not read",
        subject=f"{wanted.label} ({wanted.gold.kind}, {wanted.gold.resolution})",
        gold=_sides(wanted.gold),
        ours=m.quotes(c for on in wanted.on for c in on),
    )


def _sides(gold: GoldConflict) -> tuple[str, ...]:
    return tuple(f"{v.value} | {v.file}: {v.quote}" for v in gold.values)


def _false(m: Measured, gold: Gold, wanted: Sequence[Wanted]) -> tuple[Conflicts, Iterator[Finding]]:
    """False alarms among those shown as disagreements: on the page, and in the record."""
    on_page = {item.conflict for item in m.record.brief.items}
    shown = [c for c in m.record.reconciled.conflicts if c.verdict in SHOWN]
    false = [c for c in shown if not any(is_near(c, w) for w in wanted)]
    named = {c.id: _named(m, c, gold.not_conflicts) for c in false}
    counts = Conflicts(
        false_page=Tally(got=sum(c.id in on_page for c in false), of=sum(c.id in on_page for c in shown)),
        false_record=Tally(got=len(false), of=len(shown)),
        false_by_kind=dict(sorted(Counter(c.kind.value for c in false).items())),
        not_conflicts=sum(named[c.id] is not None for c in false),
    )
    return counts, (_alarm(m, c, named[c.id], on_page=c.id in on_page) for c in false)


def _named(m: Measured, ours: Conflict, nots: Sequence[NotConflict]) -> NotConflict | None:
    """What gold names as no disagreement, and this takes for one: two positions on two of its quotes."""
    for one in nots:
        met = hits(ours, [m.claims_on(m.place(v)) for v in one.values])
        if any(p != r and q != s for p, q in met for r, s in met):
            return one
    return None


def _alarm(m: Measured, ours: Conflict, named: NotConflict | None, *, on_page: bool) -> Finding:
    sides = tuple(f"{p.value} | {quote}" for p in ours.positions for quote in m.quotes(p.claims))
    return Finding(
        metric="conflicts",
        what=f"false alarm {'on the page' if on_page else 'in the record'}",
        subject=f"{ours.subject}: {ours.attribute} ({ours.kind}, {ours.verdict})",
        gold=(f"no disagreement: {named.why}",) if named else (),
        ours=(ours.reason, *sides),
    )


def _undisputed(m: Measured, wanted: Sequence[Wanted], found: dict[int, list[Conflict]]) -> tuple[Conflicts, Iterator[Finding]]:
    """Disagreements of which the page gives one value and not the other. A spelling is not disputed, and an update is not either."""
    on_page = {item.conflict for item in m.record.brief.items}
    rows = [
        (w, len(w.values_on(m.cited())) == 1 and not any(c.id in on_page for c in found[i]))
        for i, w in enumerate(wanted)
        if w.gold.scored and w.spelled is None and w.gold.resolution in DISPUTED
    ]
    counts = Conflicts(undisputed=tally([bad for _, bad in rows]), undisputed_read=tally([bad for w, bad in rows if w.both_read]))
    return counts, (_stated(m, w) for w, bad in rows if bad)


def _stated(m: Measured, wanted: Wanted) -> Finding:
    on = frozenset(c for claims in wanted.on for c in claims)
    return Finding(
        metric="conflicts",
        what="stated as undisputed" + (", both sides read" if wanted.both_read else ""),
        subject=f"{wanted.label} ({wanted.gold.resolution})",
        gold=_sides(wanted.gold),
        ours=tuple(s.text for s, _ in m.sentences() if on & set(s.claims)),
    )
