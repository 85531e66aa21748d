"""Laying one name upon another, token by token, in any order.

Two or three tokens of one side may stand for one of the other ("Imam Ali" and "Emomali"). What is left over on one side may
have been left out ("Muhammad Asim Malik" and "Asim Malik"); what is left over on both sides contradicts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, JaroWinkler
from rapidfuzz.process import extract

from briefer.reconcile.tokens import Token

SHORT_FORM = 0.8  # likeness of a name and its short form, of an initial and a name that begins with it
LEAST = 0.4  # below this two tokens have nothing in common, by the pairs of `scripts` that share no person
_RUN = 0.74  # two tokens as one have to be at least so alike, and clearly more than each of them
_CLEARLY = 0.05
_NOTHING = 0.55  # where no two tokens are so alike, neither are two as one
_LITTLE = 0.3  # shares of units that any two words have
_MATCHED = 0.9  # tokens so alike are not tried as part of a run

_indel = Indel.normalized_similarity
_jaro = JaroWinkler.normalized_similarity
_Candidate = tuple[float, int, int, int, int]  # minus the likeness, start and end on one side, start and end on the other


class Pairing(NamedTuple):
    """Tokens ``one[start:end]`` taken for ``other[first:last]``; ``likeness`` 0..1."""

    likeness: float
    start: int
    end: int
    first: int
    last: int


class Alignment(NamedTuple):
    """What lies on what, and the numbers of the tokens left over on each side."""

    pairings: tuple[Pairing, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]


def alike_units(one: str, other: str) -> float:
    """Likeness of two strings of units: the mean of what they share and what they share near the beginning; 0 for little."""
    shared = _indel(one, other, score_cutoff=_LITTLE)
    return 0.5 * (shared + _jaro(one, other)) if shared else 0.0


def likeness(one: Token, other: Token) -> float:
    """How alike two tokens are, 0..1."""
    if one.text == other.text:
        return 1.0
    if one.initial or other.initial:
        return SHORT_FORM if one.text[0] == other.text[0] or one.sound[:1] == other.sound[:1] else 0.0
    if one.name and other.name:
        return 1.0 if one.name == other.name else LEAST
    near = alike_units(one.full, other.full) if one.written and other.written else alike_units(one.weak, other.weak)
    return near if near >= SHORT_FORM else max(near, _short_form(one, other))


def _cells(one: tuple[Token, ...], other: tuple[Token, ...]) -> list[list[float]]:
    """``likeness`` of every token of one with every one of the other: rows and columns.

    What shares little is left out by rapidfuzz in one call a row, which is most of it; names that have to be looked at for
    themselves, few, go through ``likeness``.
    """
    full = not [token for token in (*one, *other) if not token.written]
    columns = [token.full for token in other] if full else [token.weak for token in other]
    special = [column for column, token in enumerate(other) if token.special]
    cells: list[list[float]] = []
    for token in one:
        if token.special:
            cells.append([likeness(token, theirs) for theirs in other])
            continue
        mine = token.full if full else token.weak
        row = [0.0] * len(columns)
        for units, shared, column in extract(mine, columns, scorer=_indel, score_cutoff=_LITTLE, limit=None):
            near = 0.5 * (shared + _jaro(mine, units))
            if near < SHORT_FORM:
                near = 1.0 if token.text == other[column].text else max(near, _short_form(token, other[column]))
            row[column] = near
        for column in special:
            row[column] = likeness(token, other[column])
        cells.append(row)
    return cells


def _short_form(one: Token, other: Token) -> float:
    """Nathan of Nathaniel and Ben of Benjamin by their beginning, Bob of Robert by the table."""
    short, long = (one, other) if len(one.weak) < len(other.weak) else (other, one)
    if long.weak.startswith(short.weak) and len(short.weak) >= 6 and len(short.text) >= 3:
        return SHORT_FORM
    if not one.others and not other.others:
        return 0.0
    related = any(alike_units(units, other.weak) >= _MATCHED for units in one.others)
    related = related or any(alike_units(units, one.weak) >= _MATCHED for units in other.others)
    return SHORT_FORM if related else 0.0


def _runs(one: tuple[Token, ...], other: tuple[Token, ...], cells: Sequence[Sequence[float]]) -> list[tuple[float, int, int, int]]:
    """(likeness, start, end, column) of two or three tokens of one side that are more like one of the other than each is.

    Only runs that begin with the same consonant, and have as many but for one, are tried: nearly all are none.
    """
    found: list[tuple[float, int, int, int]] = []
    for start in range(len(one) - 1):
        bones = one[start].bones
        least = len(bones) + len(one[start + 1].bones) - 1
        for column, token in enumerate(other):
            if len(token.bones) >= least and token.bones[0] == bones[0]:
                found += _runs_at(one, start, token, column, cells)
    return found


def _runs_at(
    one: tuple[Token, ...], start: int, token: Token, column: int, cells: Sequence[Sequence[float]]
) -> Iterator[tuple[float, int, int, int]]:
    for end in range(start + 2, min(start + 3, len(one)) + 1):
        run = one[start:end]
        alone = max([row[column] for row in cells[start:end]])
        if alone >= _MATCHED or not -2 < sum([len(part.bones) for part in run]) - len(token.bones) < 2:
            continue
        if token.written and run[0].written:
            alike = alike_units("".join([part.full for part in run]), token.full)
        else:
            alike = alike_units("".join([part.weak for part in run]), token.weak)
        if alike >= _RUN and alike > alone + _CLEARLY:
            yield alike, start, end, column


def _candidates(one: tuple[Token, ...], other: tuple[Token, ...]) -> list[_Candidate]:
    """All that may be paired, the most alike first."""
    cells = _cells(one, other)
    if max(map(max, cells), default=0.0) < _NOTHING:
        return []
    found = [(-alike, i, i + 1, j, j + 1) for i, row in enumerate(cells) for j, alike in enumerate(row) if alike >= LEAST]
    if len(one) > 1:
        found += [(-alike, start, end, j, j + 1) for alike, start, end, j in _runs(one, other, cells)]
    if len(other) > 1:
        found += [(-alike, i, i + 1, start, end) for alike, start, end, i in _runs(other, one, list(zip(*cells, strict=True)))]
    found.sort()
    return found


def align(one: tuple[Token, ...], other: tuple[Token, ...]) -> Alignment:
    """The pairings of highest likeness that share no token, taken greedily; the same with the names exchanged."""
    return _aligned(one, other) if one <= other else mirror(_aligned(other, one))


def _aligned(one: tuple[Token, ...], other: tuple[Token, ...]) -> Alignment:
    used_one = used_other = 0  # bit k: token k is taken
    taken: list[Pairing] = []
    for minus, start, end, first, last in _candidates(one, other):
        mine, theirs = (1 << end) - (1 << start), (1 << last) - (1 << first)
        if not used_one & mine and not used_other & theirs:
            used_one |= mine
            used_other |= theirs
            taken.append(Pairing(-minus, start, end, first, last))
    left = [k for k in range(len(one)) if not used_one >> k & 1]
    right = [k for k in range(len(other)) if not used_other >> k & 1]
    return Alignment(tuple(taken), tuple(left), tuple(right))


def mirror(found: Alignment) -> Alignment:
    """The same with the names exchanged."""
    return Alignment(tuple(Pairing(p.likeness, p.first, p.last, p.start, p.end) for p in found.pairings), found.right, found.left)
