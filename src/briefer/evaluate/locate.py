"""Gold's files and quotes, found in what was read; and the one rule of overlap that all metrics share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefer.errors import GoldFault
from briefer.evaluate.gold import Gold, Quoted
from briefer.lexicon.folding import Folded, find_folded, fold
from briefer.models import Claim, Record, Sentence, Source

Stretch = tuple[int, int]

_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_CONTROLS = dict.fromkeys(_WINDOWS, "")
"""Control characters that bad pages have for signs of Windows-1252: gold quotes them raw, a reader mends them or drops them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words of gold stand: the id of the source (None: it was not read) and every stretch of its clean text."""

    source: str | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """A record under measurement, indexed once."""

    record: Record
    sources: dict[str, Source]
    """By the name that gold has for the file."""
    folded: dict[str, Folded]
    claims: dict[str, Claim]
    claims_of: dict[str, tuple[Claim, ...]]
    names: dict[str, str]
    """The file's name by the id of the source."""

    def place(self, words: Quoted) -> Place:
        """Where the words stand in the clean text of their file."""
        source = self.sources.get(words.file)
        if source is None:
            return Place(None, ())
        return Place(source.id, locate(words.quote, source.text, self.folded[source.id]))

    def claims_on(self, place: Place) -> frozenset[str]:
        """The ids of the claims whose quote overlaps the place by half of the shorter."""
        of = self.claims_of.get(place.source or "", ())
        return frozenset(c.id for c in of if any(overlap((c.quote.start, c.quote.end), s) for s in place.stretches))

    def claims_on_words(self, words: Iterable[Quoted]) -> frozenset[str]:
        """The ids of the claims on any of these words."""
        return frozenset(name for one in words for name in self.claims_on(self.place(one)))

    def quotes(self, claims: Iterable[str]) -> tuple[str, ...]:
        """'FILE: quote' of each claim, for a person to read."""
        found = sorted((self.claims[c] for c in set(claims) if c in self.claims), key=lambda c: (c.source, c.quote.start, c.id))
        return tuple(f"{self.names[c.source]}: {c.quote.text}" for c in found)

    def sentences(self) -> tuple[tuple[Sentence, str | None], ...]:
        """Every sentence of the page and the conflict that its item shows, if it shows one."""
        return tuple((s, item.conflict) for item in self.record.brief.items for s in item.sentences)

    def cited(self) -> frozenset[str]:
        """The ids of all claims that the page cites."""
        return frozenset(c for sentence, _ in self.sentences() for c in sentence.claims)


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether they share at least half of the shorter."""
    return 2 * shared(one, other) >= min(one[1] - one[0], other[1] - other[0]) > 0


def shared(one: Stretch, other: Stretch) -> int:
    """How many characters they share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def closeness(one: Stretch, other: Stretch) -> float:
    """Shared characters of all that either covers, 0 to 1 (Jaccard)."""
    both = shared(one, other)
    return both / ((one[1] - one[0]) + (other[1] - other[0]) - both) if both else 0.0


def locate(words: str, text: str, folded: Folded) -> tuple[Stretch, ...]:
    """Every stretch of the text with these words, as a quote is looked up; where gold cuts a word in two, with the word cut."""
    for form in dict.fromkeys((words, words.translate(_WINDOWS), words.translate(_CONTROLS))):
        found = find_folded(form, text, folded)
        if found:
            return found
    needle = fold(words).text.strip()
    at = folded.text.find(needle) if needle else -1
    return ((folded.starts[at], folded.ends[at + len(needle) - 1]),) if at >= 0 else ()


def measured(record: Record, gold: Gold) -> Measured:
    """The record, indexed, with gold's file names matched to its sources.

    Raises:
        GoldFault: gold names a file that was not among those given.
    """
    sources = record.reading.sources
    claims = [c for e in record.extractions for c in e.claims]
    return Measured(
        record=record,
        sources=_matched(record, gold),
        folded={s.id: fold(s.text) for s in sources},
        claims={c.id: c for c in claims},
        claims_of={s.id: tuple(c for c in claims if c.source == s.id) for s in sources},
        names={s.id: s.name for s in sources},
    )


def _matched(record: Record, gold: Gold) -> dict[str, Source]:
    """By gold's name, which is the source's name or the last part of it. A file with the same bytes as another is that other."""
    by_name = {s.name: s for s in record.reading.sources}
    by_name |= {left: by_name[kept] for left, kept in record.reading.same_bytes if kept in by_name}
    names = [*by_name, *(u.name for u in record.reading.unread)]
    found = {file: _same_file(file, names) for file in (*gold.files(), *(of for d in gold.dependence for of in d.of))}
    for file, part in gold.files().items():
        if found[file] is None:
            what = f"gold.json of {gold.pack}: {part} name {file!r}, which is not among the articles."
            raise GoldFault(what, f"The articles are: {', '.join(sorted(by_name))}.")
    return {file: by_name[name] for file, name in found.items() if name in by_name}


def _same_file(file: str, names: Sequence[str]) -> str | None:
    if file in names:
        return file
    last = [name for name in names if PurePosixPath(name).name == PurePosixPath(file).name]
    return last[0] if len(last) == 1 else None
