"""What the facets that are told in words share: tables of classes in many languages, the story that a claim is of, and what stays open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefer.lexicon.patterns import lazy
from briefer.models import Claim
from briefer.reconcile import told
from briefer.reconcile.facets.facet import Said
from briefer.reconcile.gated import Table, beginnings
from briefer.reconcile.taking import Setting, Taken

STAYS_OPEN = Taken(None, "Nothing here decides between them, so it stays open.")
OPEN = Taken(None, "It stays open.")
_ARABIC_BLANK = lazy(r"(?<=[\u0620-\u06ff]) (?=[\u0620-\u06ff])")
_JOINED = r"(?:و?(?:[بلک]?ال|لل)?)"

Classes = tuple[tuple[str, Table], ...]
"""The names of classes, each with the words that tell it."""


def in_folded(pattern: str) -> str:
    """A pattern as folded text has its letters; a blank between Arabic letters may be missing, since folding drops Persian half-blanks."""
    return _ARABIC_BLANK.sub(" ?", told.in_folded(pattern))


def table(*patterns: str) -> Table:
    """One table of many cues, each at the beginning of a word."""
    return told.table(*(in_folded(pattern) for pattern in patterns))


def classes(rows: Iterable[tuple[str, str]]) -> Classes:
    """Classes of whole words, also behind the joined article and "and" of Arabic."""
    return tuple((name, _whole(in_folded(words))) for name, words in rows)


def _whole(words: str) -> Table:
    return Table(rf"(?<!\w){_JOINED}(?:{words})(?!\w)", lambda: beginnings(words))


def any_of(tables: Iterable[Table]) -> Table:
    """One table that finds what any of some finds."""
    some = tuple(tables)

    def begins() -> frozenset[str]:
        return frozenset().union(*(one.begins for one in some)) if all(one.begins for one in some) else frozenset()

    return Table("|".join(one.pattern for one in some), begins)


def story_of(claim: Claim, setting: Setting) -> str:
    """The story of a claim; its source, where it is of none."""
    return setting.stories.of.get(claim.id, claim.source)


def sources_of(together: Sequence[Said]) -> dict[str, set[str]]:
    """The sources that give each value, by its key."""
    out: dict[str, set[str]] = {}
    for said in together:
        out.setdefault(said.key, set()).add(said.claim.source)
    return out
