"""Whether two spellings, in any script, can be one name.

1. ``tokens`` reads each word into sounds (``sounds``), without titles and particles.
2. ``alignments`` lays one name upon the other.
3. ``score_names`` adds up what speaks for and against, as odds; the weights stand in one table, ``EVIDENCE``.
4. ``fit`` gives the rules the same in parts: what was matched, how well, and what each side has left over.
5. ``keys_of`` says under what a name is looked up, so that not every pair has to be compared.

On 11,486 pairs of members of parliament in ten scripts, half of the negatives sharing a part of the name: F1 0.89; Arabic script
0.94, Cyrillic 0.935 (most of what is wrong there is wrong in the data), Greek and Hebrew 0.92, Hangul 0.93, Devanagari 0.98, Han
0.57, at the one threshold ``SAME_NAME``. `benchmarks/names.py` measures it and fits the weights anew.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, pairwise
from math import exp
from operator import mul
from typing import Final, NamedTuple

from briefer.reconcile.alignments import Alignment, align, likeness
from briefer.reconcile.tokens import COMMON, PARTICLES, Token, person_tokens, tokens_of

__all__ = [
    "COMMON", "EVIDENCE", "FITS", "PARTICLES", "SAME_NAME", "Evidence", "Fit", "Token", "alike", "closest", "evidence_of", "fit", "keys_of",
    "likeness", "person_tokens", "score_names", "tokens_of", "weight_of",
]  # fmt: skip
FITS: Final = 0.78  # tokens at least this alike are taken for one by the rules
SAME_NAME: Final = 0.5  # names that score at least this are more likely one than two
# A pairing at least so alike costs nothing, one no more alike than the second costs all: for short tokens and for longer ones.
_FREE = (0.8, 0.85)
_OTHER = (0.5, 0.4)
_SHORT = 8  # units: two consonants and a vowel or two; so short words are alike by chance


class Evidence(NamedTuple):
    """What a comparison of two names found, in words; as weights, what one of each is worth in log odds.

    Attributes:
        short_clash: short tokens laid on one another that are not alike (1 for each that is not at all).
        long_clash: the same of longer tokens.
        both_over: words left over on both sides.
        one_over: words that only one side has.
        second: a second word that agrees, 0..1; one word in common is what negatives have as well.
        han: 1 where a side is in Han, of which only the reading of Beijing is known.
        abjad: 1 where a side leaves out vowels, so that likeness is lower for true pairs too.
    """

    short_clash: float
    long_clash: float
    both_over: float
    one_over: float
    second: float
    han: float
    abjad: float


START: Final = 1.0  # log odds of two names that agree in one word and have no other
# Fitted by logistic regression and rounded by hand. Each of five folds was left out in turn: on the names of that fold these do as
# well (F1 0.865 to 0.914) as weights fitted on the other four (0.859 to 0.905): `python benchmarks/names.py PAIRS.tsv --folds`.
EVIDENCE: Final = Evidence(short_clash=-3.5, long_clash=-6.0, both_over=-5.0, one_over=-1.3, second=2.3, han=3.3, abjad=1.0)


class Fit(NamedTuple):
    """How two names lie on one another.

    Attributes:
        score: mean likeness of what was matched, 0..1.
        held: weight that was matched.
        left: tokens of the one side that have no like on the other.
        right: the same of the other side.
        alike: ``score_names`` of the two, 0..1.
    """

    score: float
    held: float
    left: tuple[Token, ...]
    right: tuple[Token, ...]
    alike: float


def evidence_of(one: tuple[Token, ...], other: tuple[Token, ...], found: Alignment) -> Evidence:
    """What an alignment says for and against."""
    clashes = [0.0, 0.0]  # short, long
    agreed = 0.0
    initials = 0
    left, right = sum([one[k].size for k in found.left]), sum([other[k].size for k in found.right])
    for alike_, start, end, first, last in found.pairings:
        if one[start].initial or other[first].initial:
            # An initial agrees with a word and yet does not stand for it: "Paul S. Miller" is not "Paul Stone".
            left, right = left + one[start].size, right + other[first].size
            initials += 1
            continue
        units = min(_units(one, start, end), _units(other, first, last))
        long = units > _SHORT
        clash = 0.0 if alike_ >= _FREE[long] else min(1.0, (_FREE[long] - alike_) / (_FREE[long] - _OTHER[long]))
        clashes[long] += clash
        agreed += (1.0 - clash) * min(1.0, units / (_SHORT + 1))
    both, only = min(left, right), abs(left - right)
    if initials and not both:
        only -= min(only, 0.8 * initials)
        agreed += 0.3 * initials
    scripts = {token.script for token in one} | {token.script for token in other}
    second = min(1.0, max(0.0, agreed - 1.0))
    return Evidence(clashes[0], clashes[1], both, only, second, float("han" in scripts), float("abjad" in scripts))


def _units(tokens: tuple[Token, ...], start: int, end: int) -> int:
    return len(tokens[start].weak) if end - start == 1 else sum([len(token.weak) for token in tokens[start:end]])


def _odds(found: Evidence) -> float:
    weighed: float = sum(map(mul, EVIDENCE, found))
    return START + weighed


def alike(one: tuple[Token, ...], other: tuple[Token, ...]) -> float:
    """The score of two names by their tokens, 0..1; 0 where one has none."""
    if not one or not other:
        return 0.0
    return _score(one, other, align(one, other))


def _score(one: tuple[Token, ...], other: tuple[Token, ...], found: Alignment) -> float:
    if one == other:
        return 1.0
    return 1.0 / (1.0 + exp(-_odds(evidence_of(one, other, found))))


def score_names(one: str, other: str) -> float:
    """How likely two spellings of persons' names, in any scripts, are one name: 0..1, one from ``SAME_NAME`` on.

    It says nothing of whether it is one person: two people may bear one name.
    """
    return alike(person_tokens(one), person_tokens(other))


@lru_cache(maxsize=500_000)
def fit(one: tuple[Token, ...], other: tuple[Token, ...]) -> Fit:
    """The best lying of one name on another, in any order of the tokens."""
    if not one or not other:
        return Fit(0.0, 0.0, one, other, 0.0)
    found = align(one, other)
    left, right = set(range(len(one))), set(range(len(other)))
    total, held = 0.0, 0.0
    for near, start, end, first, last in found.pairings:
        if near >= FITS:
            weight = (weight_of(one[start:end]) + weight_of(other[first:last])) / 2
            held += weight
            total += near * weight
            left.difference_update(range(start, end))
            right.difference_update(range(first, last))
    over = tuple(one[k] for k in sorted(left)), tuple(other[k] for k in sorted(right))
    return Fit(total / held if held else 0.0, held, *over, _score(one, other, found))


def weight_of(tokens: tuple[Token, ...]) -> float:
    """How much a run of tokens says, added up."""
    return sum([token.weight for token in tokens])


def closest(left: tuple[Token, ...], right: tuple[Token, ...]) -> float:
    """The likeness of the two most alike among what was left over on both sides."""
    return max((likeness(a, b) for a in left for b in right), default=0.0)


# Consonants of a key; a sound with two readings has both, what is lost too often (h, kh, w) may be missing.
_KEY_CLASSES: Final = {
    **dict.fromkeys("aeiouyYWhxə", ("",)),
    **dict.fromkeys("pbfβφ", ("B",)),
    **dict.fromkeys("szSZCJcσ", ("S",)),
    **dict.fromkeys("kgqχɣ", ("K",)),
    **dict.fromkeys("td", ("D",)),
    **dict.fromkeys("θð", ("D", "S")),
    **dict.fromkeys("Qĝǰ", ("K", "S")),
    **dict.fromkeys("wv", ("", "B")),
    **dict.fromkeys("nŋ", ("N",)),
    **{"m": ("M",), "r": ("R",), "l": ("L",), "Ř": ("L", "R"), "ł": ("", "L"), "j": ("S", "")},  # noqa: PIE800  -- reads as one table
}


@lru_cache(maxsize=200_000)
def _key_bones(sounds: str) -> frozenset[str]:
    """The classes of the first four consonants of a word, in every reading (at most eight) where some have two."""
    found = [""]
    for char in sounds:
        read = _KEY_CLASSES.get(char, (char,))
        read = read if len(found) < 8 else read[:1]
        found = [bones if one and bones.endswith(one) else bones + one for bones in found for one in read]
    return frozenset([bones[:4] or "a" for bones in found])


def keys_of(tokens: tuple[Token, ...]) -> frozenset[str]:
    """What a name is looked up by: spellings of one name nearly always share a key, and few others do.

    The first four consonants of each token that is not a very common name, those of two neighbours written as one, and the
    first two of any two tokens (or neighbours) in any order. 97.7 % of the true pairs of the development set share one (55 % where
    one side is in Han); of 10,000 different names one shares a key with 195 others, the largest block holds 283, a name has 7.
    """
    bones = [_key_bones(token.sound) for token in tokens]
    joined = [frozenset([a + b for a in one for b in other]) for one, other in pairwise(bones)]
    keys = {b if len(b) >= 4 else f"{b}." for t, own in zip(tokens, bones, strict=True) for b in own if len(b) >= 3 and t.weight >= 1}
    keys.update([b[:4] for own in joined for b in own if len(b) >= 4])
    runs = [(i, i + 1, {b[:2] for b in own}) for i, own in enumerate(bones)] + [
        (i, i + 2, {b[:2] for b in own}) for i, own in enumerate(joined)
    ]
    for (start, end, one), (first, last, other) in combinations(runs, 2):
        if end <= first or last <= start:
            keys.update([f"{a}+{b}" if a < b else f"{b}+{a}" for a in one for b in other])
    if len(tokens) == 1:
        keys.update([f"={b}" for b in bones[0]])
    return frozenset(keys)
