"""Comparing two spellings of a name, token by token, on what they sound like.

Tokens are aligned on their consonant skeletons, and two or three tokens of one side may stand for one
of the other ("Imam Ali" and "Emomali"). What is left over counts against, and what is left over on both
sides is a contradiction ("Asim Munir" and "Asim Malik").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel, JaroWinkler

from briefer.lexicon.names import romanise

FITS = 0.8  # tokens at least this alike are taken for one
# Names that very many people bear: alike they prove little, missing they cost little.
_COMMON = """
    muhammad mohammad mohammed mohamed muhammed mhmd mohamad ahmad ahmed ahmd ali aly khan khn syd syed sayed sayyid
    abdul abd abdel abdal hassan hasan hussain hussein husayn mullah haji hajji maulvi mawlawi maria jose juan john kim
    lee li wang ibrahim mir shah
"""
_PARTICLES = """
    al el ul ud ur as ad ash an bin ibn ben bint ould de del della di da do dos du des la le van von der den ter af av i e y and the of
"""
COMMON = frozenset(_COMMON.split())
PARTICLES = frozenset(_PARTICLES.split())


_GROUPS = (
    *(
        ("tsch", "c"),
        ("shch", "s"),
        ("sch", "s"),
        ("tch", "c"),
        ("dzh", "j"),
        ("sh", "s"),
        ("ch", "c"),
        ("zh", "z"),
        ("kh", "h"),
        ("gh", "g"),
    ),
    *(("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("tz", "s"), ("ts", "s"), ("dz", "z"), ("ou", ""), ("oo", ""), ("x", "ks")),
)
_CLASSES = str.maketrans({"p": "b", "f": "v", "w": "v", "g": "k", "q": "k", "z": "s", "d": "t", "j": "k", "c": "s"})


Script = Literal["latin", "abjad", "other"]


class Token(NamedTuple):
    """A part of a name: its Latin letters, how it sounds, its consonants, and how much it says.

    ``bones`` leave out v and w, which the Arabic script writes for vowels; ``frame`` keeps them and makes voiced and voiceless one.
    """

    text: str
    sound: str
    bones: str
    frame: str
    weight: float
    script: Script


class Fit(NamedTuple):
    """How two names lie on one another. ``score`` 0..1; left-over tokens of each side; ``held``: weight that was matched."""

    score: float
    held: float
    left: tuple[Token, ...]
    right: tuple[Token, ...]


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """A Latin word with the spellings of one vowel made one: 'Rashideen' and 'Rashidin', 'Foua' and 'Fuaa'."""
    for pattern, to in (
        (r"ou|oo|uw|w(?=u)", "u"),
        (r"ee|ii|iy|ie(?=\b)|y(?![aeiou])", "i"),
        (r"ph", "f"),
        (r"gh(?=[aeiou])", "g"),
        (r"ck|q", "k"),
    ):
        word = re.sub(pattern, to, word)
    word = re.sub(r"(.)\1+", r"\1", word)
    return re.sub(r"(?<=[aeiou])h$", "", word)


@lru_cache(maxsize=200_000)
def consonants(word: str) -> str:
    """The consonants of a Latin word, spellings of one sound made one; doubled letters are one, repeated sounds are not.

    The skeleton of the lexicon merges "Imam" to one m, which serves looking up; for aligning both are kept.
    """
    for group, one in _GROUPS:
        word = word.replace(group, one)
    word = re.sub(r"c(?=[eiy])", "s", word).replace("c", "k").replace("q", "k")
    bare = re.sub(r"[aeiouy]", "", re.sub(r"(.)\1+", r"\1", word))
    return bare[:-1] if bare.endswith("h") and len(bare) > 1 else bare


@lru_cache(maxsize=200_000)
def tokens_of(name: str) -> tuple[Token, ...]:
    """The tokens of a name in any script, particles left out unless nothing else is there."""
    script = _script(name)
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’`ʿʾ]", "", romanise(name)))
    if script == "abjad":
        words = [re.sub(r"^al(?=\w{4})", "", word) for word in words]  # the article, which Latin spellings set apart
    kept = [word for word in words if word not in PARTICLES] or words
    return tuple(_made(word, 0.5 if word in COMMON else 0.4 if len(word) == 1 else 1.0, script) for word in kept)


def _script(name: str) -> Script:
    if re.search(r"[\u0590-\u06ff\u0750-\u077f]", name):
        return "abjad"
    return "latin" if all(ord(char) < 0x250 or not char.isalpha() or 0x1E00 <= ord(char) < 0x1F00 for char in name) else "other"


def _made(word: str, weight: float, script: Script) -> Token:
    kept = consonants(word)
    bones = re.sub(r"[vw]", "", kept) or kept or word[:1]
    return Token(word, sound(word), bones, kept.translate(_CLASSES) or word[:1], weight, script)


def _joined(tokens: tuple[Token, ...]) -> Token:
    if len(tokens) == 1:
        return tokens[0]
    text = "".join(token.text for token in tokens)
    return _made(text, sum(t.weight for t in tokens), tokens[0].script)


@lru_cache(maxsize=500_000)
def likeness(one: Token, other: Token) -> float:
    """How alike two tokens are, 0..1. At ``FITS`` they are taken for spellings of one."""
    if one.text == other.text or one.sound == other.sound:
        return 1.0
    if len(one.text) == 1 or len(other.text) == 1:
        return 0.8 if one.text[0] == other.text[0] else 0.0
    if one.script == other.script != "abjad":
        return _written_out(one, other)
    return _across(one, other)


def _written_out(one: Token, other: Token) -> float:
    """One script, which writes vowels: consonants first, and the vowels have to be near."""
    ratio = float(Indel.normalized_similarity(one.sound, other.sound))
    if one.bones == other.bones:
        return _same_bones(len(one.bones), ratio)
    short, long = sorted((one.text, other.text), key=len)
    if len(short) >= 4 and long.startswith(short):
        return 0.86
    bones = float(Indel.normalized_similarity(one.bones, other.bones))
    if len(short) >= 6:
        return 0.5 * (ratio + max(float(JaroWinkler.similarity(one.sound, other.sound)), bones))
    return 0.6 * ratio + 0.3 * bones


def _same_bones(length: int, ratio: float) -> float:
    if length >= 3:
        return 0.85 + 0.1 * ratio if ratio >= 0.65 else 0.6 + 0.2 * ratio
    return 0.4 + 0.5 * ratio


def _across(one: Token, other: Token) -> float:
    """Two scripts, or one without vowels: the consonants have to carry it, with v and w or without them."""
    ratio = float(Indel.normalized_similarity(one.sound, other.sound))
    exact = one.bones == other.bones
    frames = float(Indel.normalized_similarity(one.frame, other.frame))
    length = min(max(len(one.bones), len(one.frame)), max(len(other.bones), len(other.frame)))
    if exact and length >= 2:
        return 0.92 if length >= 3 else 0.85
    if one.frame == other.frame and len(one.frame) >= 2:
        return 0.9 if len(one.frame) >= 3 else 0.83
    if exact:
        return 0.55 + 0.35 * ratio
    loose = float(Indel.normalized_similarity(one.bones.translate(_CLASSES), other.bones.translate(_CLASSES)))
    near = max(frames, loose)
    return min(0.88, 0.25 * ratio + 0.75 * near) if length >= 3 else 0.45 * (ratio + near)


def _pairings(one: tuple[Token, ...], other: tuple[Token, ...]) -> Iterator[tuple[float, int, int, int, int]]:
    """(likeness, start and width on one side, start and width on the other) of all that fits."""
    for wide, narrow in ((1, 1), (2, 1), (1, 2), (3, 1), (1, 3)):
        for i in range(len(one) - wide + 1):
            for j in range(len(other) - narrow + 1):
                alike = likeness(_joined(one[i : i + wide]), _joined(other[j : j + narrow]))
                if alike >= FITS:
                    yield alike, i, wide, j, narrow


def _rank(pairing: tuple[float, int, int, int, int]) -> tuple[int, float, int, int]:
    """Equal tokens are taken first, then runs that are near as one, then the rest by likeness."""
    alike, i, wide, j, narrow = pairing
    single = wide + narrow == 2
    return 0 if single and alike == 1.0 else 1 if not single and alike >= 0.88 else 2, -alike, i, j


@lru_cache(maxsize=500_000)
def fit(one: tuple[Token, ...], other: tuple[Token, ...]) -> Fit:
    """The best lying of one name on another, in any order of the tokens."""
    ranked = sorted(_pairings(one, other), key=_rank)
    taken_one: set[int] = set()
    taken_other: set[int] = set()
    total, held = 0.0, 0.0
    for alike, i, wide, j, narrow in ranked:
        mine, theirs = set(range(i, i + wide)), set(range(j, j + narrow))
        if mine & taken_one or theirs & taken_other:
            continue
        taken_one |= mine
        taken_other |= theirs
        weight = (sum(one[k].weight for k in mine) + sum(other[k].weight for k in theirs)) / 2
        held += weight
        total += alike * weight
    left = tuple(token for k, token in enumerate(one) if k not in taken_one)
    right = tuple(token for k, token in enumerate(other) if k not in taken_other)
    return Fit(total / held if held else 0.0, held, left, right)


def weight_of(tokens: tuple[Token, ...]) -> float:
    """How much a run of tokens says, added up."""
    return sum(token.weight for token in tokens)


def closest(left: tuple[Token, ...], right: tuple[Token, ...]) -> float:
    """The likeness of the two most alike among what was left over on both sides."""
    return max((likeness(a, b) for a in left for b in right), default=0.0)
