"""A denial against what it denies: 'he denied it' right after a claim, or 'denied that any soldier had died' against the six that died.

Precision goes before recall. A bare denial belongs to the sentence before it in its own source; one that says what it denies
belongs to claims that hold nearly all of its words, in its own source or in one that tells of an event that its own tells of too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, ClaimKind, Conflict, ConflictKind, DifferenceKind, EntityKind
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting, Taken, make_conflict
from briefer.reconcile.told import shortened
from briefer.reconcile.wording import folded, folded_pattern, matters_of, words_of

MOST = 0.8  # of the words of what is denied have to stand in the claim
BETWEEN = 5  # other words that may stand between them
FEWEST = 2  # words; fewer single nothing out
BARE = lazy(
    folded_pattern(
        r"\b(?:den(?:ied|ies)|reject(?:ed|s)|dismiss(?:ed|es)|refuted) (?:it|this|that|these|them"
        r"|the (?:claims?|reports?|allegations?|charges?|accusations?))\W*$"
        r"|\blo (?:negó|nego|desmintió|desmintio)\b|опроверг\w* (?:это|эти|эту)\b"
        r"|اس کی تردید|این (?:خبر|ادعا|گزارش) را (?:رد|تکذیب)"
    ),
    re.IGNORECASE,
)
DYING = lazy(r"\b(?:died|dying|dies)\b", re.IGNORECASE)
ACCUSING = lazy(r"\b(?:blam(?:ed|es)|accus(?:ed|es)|alleg(?:ed|es)|charg(?:ed|es) that)\b", re.IGNORECASE)
DENIED = lazy(
    r"\b(?:den(?:ied|ies|ying)|reject(?:ed|s) (?:the )?(?:claims?|reports?|allegations?)|dismiss(?:ed|es) (?:the )?(?:claims?|reports?"
    r"|allegations?)|refuted (?:the )?(?:claims?|reports?|allegations?))(?: that| of)? (?P<what>.+)$",
    re.IGNORECASE | re.DOTALL,
)


def denial_conflicts(setting: Setting) -> Iterator[Conflict]:
    """One conflict for each claim that is denied, with all that deny it."""
    against: dict[frozenset[str], dict[str, Claim]] = defaultdict(dict)
    near = _Near(setting)
    for denial in (c for c in setting.given.claims if c.certainty is Certainty.DENIED):
        if met := denied_by(denial, setting, near):
            against[frozenset(c.id for c in met)][denial.id] = denial
    merged: list[tuple[dict[str, Claim], dict[str, Claim]]] = []
    home: dict[str, int] = {}
    for ids, denials in sorted(against.items(), key=lambda x: sorted(x[0])):
        claims = {i: setting.given.claim[i] for i in sorted(ids)}
        at = next((home[i] for i in claims if i in home), len(merged))
        if at == len(merged):
            merged.append(({}, {}))
        merged[at][0].update(claims)
        merged[at][1].update(denials)
        home.update(dict.fromkeys(claims, at))
    for claims, denials in merged:
        yield _conflict(setting, list(claims.values()), list(denials.values()))


class _Near:
    """The sources that tell of an event which a source tells of: only they can say what it denies."""

    def __init__(self, setting: Setting) -> None:
        self._events: dict[str, set[str]] = defaultdict(set)
        self._sources: dict[str, set[str]] = defaultdict(set)
        for name, event in setting.event_of.items():
            source = setting.given.claim[name].source
            self._events[source].add(event)
            self._sources[event].add(source)
        self._given = setting.given
        self._told: dict[str, tuple[tuple[Claim, frozenset[str]], ...]] = {}

    def told(self, source: str) -> Iterator[tuple[Claim, frozenset[str]]]:
        """What those sources and this one tell as a fact, in order, each with the content of its words."""
        sources = {source}.union(*(self._sources[event] for event in self._events[source]))
        for name in sorted(sources, key=self._given.place.__getitem__):
            if name not in self._told:
                self._told[name] = tuple((c, _content(c.statement)) for c in self._given.claims_of[name] if _is_told(c))
            yield from self._told[name]


def denied_by(denial: Claim, setting: Setting, near: _Near) -> tuple[Claim, ...]:
    """The claims that a denial denies; none where that can't be told."""
    if BARE.search(folded(denial.statement)):
        return _before(denial, setting)
    found = DENIED.search(denial.statement)
    words = _content(found["what"]) if found else frozenset()
    if len(words) < FEWEST:
        return ()
    least = MOST * len(words)
    able = (c for c, content in near.told(denial.source) if len(words & content) >= least)
    return tuple(c for c in able if _can_be_denied(c, denial) and _meant(c, denial, words, setting))


@lru_cache(maxsize=100_000)
def _content(text: str) -> frozenset[str]:
    """The stems of a text, with words of one matter made one: who died is dead."""
    return matters_of(DYING.sub("dead", text))


def _before(denial: Claim, setting: Setting) -> tuple[Claim, ...]:
    """The claim right before a bare denial, of the same source or of what another said in it."""
    mine = setting.given.claims_of[denial.source]
    at = next(n for n, c in enumerate(mine) if c.id == denial.id)
    before = mine[at - 1] if at else None
    near = before is not None and denial.paragraph - before.paragraph <= 2  # an empty line may stand between
    return (before,) if before and near and _can_be_denied(before, denial) else ()


def _can_be_denied(claim: Claim, denial: Claim) -> bool:
    """Something told as a fact, by somebody else."""
    return _is_told(claim) and not (claim.speaker and claim.speaker == denial.speaker)


def _is_told(claim: Claim) -> bool:
    return claim.kind in {ClaimKind.EVENT, ClaimKind.STATEMENT} and claim.certainty not in {Certainty.DENIED, Certainty.FORECAST}


def _meant(claim: Claim, denial: Claim, words: frozenset[str], setting: Setting) -> bool:
    if not _stand_together(words, claim.statement):
        return False
    return claim.source == denial.source or not _elsewhere(claim, denial, setting)


@lru_cache(maxsize=20_000)
def _row(text: str) -> tuple[frozenset[str], ...]:
    """The content of each word of a text, in order."""
    return tuple(_content(word) for word in words_of(text))


def _stand_together(words: frozenset[str], text: str) -> bool:
    """Whether nearly all of some words stand near one another: who clashed here and who died there is not who died."""
    row = _row(text)
    window = len(words) + BETWEEN
    near = (frozenset().union(*row[at : at + window]) for at in range(max(1, len(row) - window + 1)))
    return any(len(words & some) >= MOST * len(words) for some in near)


def _elsewhere(claim: Claim, denial: Claim, setting: Setting) -> bool:
    """Whether both name places, and none in common."""
    one, other = (
        {setting.entity_of.get((c.id, n)) for n, m in enumerate(c.mentions) if m.kind is EntityKind.PLACE} for c in (claim, denial)
    )
    return bool(one and other) and not one & other


def _conflict(setting: Setting, claims: list[Claim], denials: list[Claim]) -> Conflict:
    said = [(_value(claims), c) for c in claims] + [(_value(denials), c) for c in denials]
    if _both_told(claims, denials):
        judged = same("both told", 0.8, "One accuses and the other denies it, as one and the same source tells")
        open_ = Taken(None, "The source takes neither side.")
        about = (_subject(setting, claims), "claimed and denied")
        return make_conflict(setting, ConflictKind.CLAIM, about, DifferenceKind.SCOPE, said, (judged,), open_)
    judgement = different("denied", 0.8, "One says it, and it is denied")
    taken = Taken(None, "Nothing here decides between them, so it stays open.")
    subject = (_subject(setting, claims), "claimed and denied")
    return make_conflict(setting, ConflictKind.CLAIM, subject, DifferenceKind.CONFLICT, said, (judgement,), taken)


def _both_told(claims: list[Claim], denials: list[Claim]) -> bool:
    """Whether one source alone tells both an accusation, as somebody's, and that it is denied: no two sources differ."""
    one = len({c.source for c in (*claims, *denials)}) == 1
    return one and all(c.certainty is Certainty.ALLEGED or ACCUSING.search(c.statement) for c in claims)


def _value(claims: list[Claim]) -> str:
    """The first statement of a side, English before others, cut after a word where it is long."""
    first = min(claims, key=lambda c: (c.statement_language != "en", claims.index(c)))
    return shortened(first.statement)


def _subject(setting: Setting, claims: list[Claim]) -> str:
    """Whom or what the claims name besides who says them."""
    named = [
        setting.names[entity]
        for claim in claims
        for n, m in enumerate(claim.mentions)
        if m.text not in (claim.speaker or "") and (entity := setting.entity_of.get((claim.id, n)))
    ]
    return " and ".join(list(dict.fromkeys(named))[:2]) or "what happened"
