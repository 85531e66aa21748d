"""Words as they are compared: content words cut to a stem, word shingles, sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from briefer.lexicon.folding import LETTERS, fold
from briefer.lexicon.patterns import lazy

_STOP = """
    a an the this that these those it its he she they them his her their we our you i of in on at by for from to with
    within without into onto over under as and or but nor so than then also very more most less least many much some
    any all both each either neither no not only own same such is are was were be been being am has have had having do
    does did will would shall should may might can could must about after before since until while during between
    among against amid through across up down out off again further once here there when where why how which who whom
    whose what said says say saying told tells tell according reported reportedly report reports added stated stating
    state states one two new و در به از که این آن را با برای است بود شد می های ها خود هر دو یک بر تا نیز في من على إلى
    عن أن إن هذا هذه التي الذي مع كما قد كان كانت بين و de la el los las en y que un una del al por para con se su es
    lo og i på av for til som et en er var med в на и с по о что это как из за к от для не а
"""
STOP = frozenset(_STOP.split())
# Words of one matter: near enough to ask whether two sentences are about the same thing.
ALIKE = (
    "alliance partnership coalition pact agreement treaty accord deal axis",
    "attack bombing blast explosion strike assault bomb shooting raid",
    "talk discussion negotiation conversation meeting dialogue consultation",
    "militant insurgent rebel fighter gunman terrorist extremist",
    "dead death die kill killed fatality victim casualty",
    "wounded injured hurt wound injury",
    "arrest detain custody detention",
    "chief head director leader",
)
_WORD = lazy(r"[^\W_]+(?:['’][^\W_]+)?")
_END = lazy(r"(?<=[.!?؟۔।…])[\"'”’»)\]]*\s+|\n+")
_SUFFIX = lazy(r"(?:ations?|ments?|ings?|edly|ed|ies|es|s|ly)$")


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """A text folded word by word and in lower case; kept, because several tables look at one sentence.

    Folding the whole would take the blanks between Arabic letters away, and the words with them.
    """
    return " ".join(map(_folded_word, text.split()))


@lru_cache(maxsize=200_000)
def _folded_word(word: str) -> str:
    return fold(word).text.lower()


def folded_pattern(pattern: str) -> str:
    """A pattern in which the Arabic and Persian forms of one letter are one, as they are in folded text."""
    return pattern.translate(LETTERS)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded and in lower case, in order."""
    words = _WORD.findall(folded(text).replace('"', "'"))
    return tuple(word.removesuffix("'s") for word in words) if "'" in text or "’" in text else tuple(words)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """An English word without its ending, crudely; words of other languages lose little."""
    if len(word) <= 4 or not word.isascii():
        return word
    cut = _SUFFIX.sub("", word)
    return (cut if len(cut) >= 3 else word).rstrip("ei")


_MATTER = {stem(word): f"~{number}" for number, group in enumerate(ALIKE) for word in group.split()}


@lru_cache(maxsize=100_000)
def stems_of(text: str) -> frozenset[str]:
    """The stems of the content words of a text."""
    return frozenset(stem(word) for word in words_of(text) if word not in STOP and len(word) > 1)


def matters_of(text: str) -> frozenset[str]:
    """As ``stems_of``, with words of one matter made one."""
    return frozenset(_MATTER.get(one, one) for one in stems_of(text))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the smaller set is in the other, 0..1."""
    small = min(len(one), len(other))
    return len(one & other) / small if small else 0.0


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """The share that two sets have in common, 0..1."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def sentences_of(text: str) -> tuple[str, ...]:
    """Sentences, cut at full stops of any script and at line breaks: good enough for comparing texts."""
    return tuple(part.strip() for part in _END.split(text) if part and part.strip())


def runs_of(words: Sequence[str]) -> tuple[int, ...]:
    """Every run of three words, each once, as a number of 64 bits made of its words: the same in every process."""
    told = [_number(word) for word in words]
    return tuple({(a * 3 + b * 5 + c * 7) & _BITS: None for a, b, c in zip(told, told[1:], told[2:], strict=False)})


_BITS = (1 << 64) - 1


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())
