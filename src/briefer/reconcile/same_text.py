"""Sources that share their wording: copies, and articles that paste paragraphs of one wire report."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.models import Source
from briefer.reconcile.wording import runs_of, sentences_of, words_of

ENOUGH = 30  # words in one sentence that is shared, where it is just one
_QUOTE = lazy('["“”«»„]')
LONG = 8  # words: a shorter sentence may be the same by chance
ALIKE = 0.6  # share of the three-word runs of a sentence stand in the other text
COPY, SHARED = 0.6, 0.25  # of the words of the shorter text
PASTED = 0.1  # is enough where it is two sentences or more, or a long one that quotes nobody: reports that are strangers share none at all
SPREAD = 40  # a run of three words that stands in more sources tells nothing


class Line(NamedTuple):
    """A sentence as word runs, how many words it has, and whether somebody's words are quoted in it."""

    runs: tuple[int, ...]
    words: int
    quotes: bool


class Text(NamedTuple):
    """A source as word runs. ``lines``: every sentence that is long enough."""

    source: str
    runs: frozenset[int]
    lines: tuple[Line, ...]
    agencies: frozenset[str]


class Shared(NamedTuple):
    """How much of the shorter of two texts stands in the other, word for word."""

    one: str
    other: str
    share: float
    sentences: int
    of: int
    words: int
    agency: str | None
    longest: int = 0
    """Words of the longest sentence among them that quotes nobody."""


AGENCIES = (
    "reuters", "afp", "ap", "associated press", "agence france-presse", "efe", "dpa", "upi", "tass", "ria novosti",
    "interfax", "xinhua", "anadolu", "irna", "isna", "fars", "tasnim", "app", "pti", "ani", "ians", "bbc", "ntb", "ansa",
    "kyodo", "yonhap", "menafn", "sana", "wafa", "khaama press",
)  # fmt: skip


def agencies_of(source: Source) -> frozenset[str]:
    """The agencies that a source credits, in lower case."""
    found: set[str] = set()
    for credit in source.credits:
        words = f" {' '.join(words_of(credit))} "
        found.update(agency for agency in AGENCIES if f" {' '.join(words_of(agency))} " in words)
    return frozenset({"associated press": "ap", "agence france-presse": "afp"}.get(name, name) for name in found)


def read_text(source: Source) -> Text:
    """The word runs of a source and of its sentences."""
    lines = []
    runs: set[int] = set()
    for sentence in sentences_of(source.text):
        words = words_of(sentence)
        own = runs_of(words)
        runs.update(own)
        if len(words) >= LONG:
            lines.append(Line(own, len(words), bool(_QUOTE.search(sentence))))
    return Text(source.id, frozenset(runs), tuple(lines), agencies_of(source))


def _candidates(texts: tuple[Text, ...]) -> list[tuple[int, int]]:
    """Pairs that share at least six runs of three words, by looking the runs up and not by trying all pairs."""
    first: dict[int, int] = {}
    several: dict[int, list[int]] = {}
    for number, text in enumerate(texts):
        for run in text.runs:
            before = first.setdefault(run, number)
            if before != number:
                several.setdefault(run, [before]).append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in several.values():
        if len(numbers) <= SPREAD:
            shared.update(combinations(numbers, 2))
    return sorted(pair for pair, count in shared.items() if count >= 6)


def compare(one: Text, other: Text) -> Shared:
    """What part of the shorter text's words stands in the other, sentence by sentence."""
    short, long = sorted((one, other), key=lambda t: (sum(line.words for line in t.lines), t.source))
    total = sum(line.words for line in short.lines)
    hits = [line for line in short.lines if line.runs and len(long.runs.intersection(line.runs)) / len(line.runs) >= ALIKE]
    words = sum(line.words for line in hits)
    return Shared(
        one=one.source,
        other=other.source,
        share=words / total if total else 0.0,
        sentences=len(hits),
        of=len(short.lines),
        words=words,
        agency=min(one.agencies & other.agencies, default=None),
        longest=max((line.words for line in hits if not line.quotes), default=0),
    )


def find_copies(sources: tuple[Source, ...]) -> tuple[Shared, ...]:
    """Pairs of sources that share a substantial part of their wording."""
    texts = tuple(read_text(source) for source in sources)
    pairs = (compare(texts[i], texts[j]) for i, j in _candidates(texts))
    return tuple(p for p in pairs if _is_copied(p))


def _is_copied(pair: Shared) -> bool:
    if pair.share >= PASTED and (pair.sentences >= 2 or pair.longest >= ENOUGH):
        return True
    return pair.words >= ENOUGH and pair.share >= SHARED
