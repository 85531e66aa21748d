"""The desk's list of names, as reconciling hears it.

There is no second way of joining and parting names: an entry is put as what a person says of pairs of spellings, and heard as such.

An entry knows spellings as they stand in a source. The name that the page prints may stand in none: a source has "Malik’s", or has the
name in another script, with its English beside it. Such a spelling is known by that, where the list doesn't speak of the spelling itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

from briefer.models import PairJudged, SettledName, Verdict
from briefer.reconcile.judged import spelling_of

DESK: Final = "the desk's list of names"


class Occurring(NamedTuple):
    """A spelling that occurs: its text, and how it stands on the page or in English, told as spellings are."""

    text: str
    shown: frozenset[str]


class Entry(NamedTuple):
    """An entry of the list with what it knows of the spellings that occur, each with its text.

    Attributes:
        settled: the entry.
        named: the spellings of its name as printed.
        own: all spellings of it, that of the name first; none that it also holds apart.
        apart: those that it holds apart.
    """

    settled: SettledName
    named: frozenset[str]
    own: Mapping[str, str]
    apart: Mapping[str, str]


def hear_settled(settled: Sequence[SettledName], occurring: Mapping[str, Occurring]) -> tuple[Entry, ...]:
    """The list, in any order, as far as it speaks of spellings that occur."""
    spoken_of = {spelling_of(e.kind, text) for e in settled for text in (e.name, *e.also, *e.apart)}
    by_shown: dict[str, list[str]] = defaultdict(list)
    for name in sorted(occurring.keys() - spoken_of):
        for shown in occurring[name].shown - occurring.keys():
            by_shown[shown].append(name)

    def known(entry: SettledName, texts: Iterable[str]) -> dict[str, str]:
        told = (spelling_of(entry.kind, text) for text in texts)
        return {name: occurring[name].text for key in told for name in ([key] if key in occurring else by_shown.get(key, ()))}

    found = []
    for entry in settled:
        apart = known(entry, sorted(entry.apart))
        own = {name: text for name, text in known(entry, (entry.name, *sorted(entry.also))).items() if name not in apart}
        if own:
            found.append(Entry(entry, frozenset(known(entry, [entry.name])) & own.keys(), own, apart))
    return tuple(found)


def pairs_settled(entries: Iterable[Entry]) -> Iterator[PairJudged]:
    """What the list says of pairs of spellings.

    All spellings of an entry are one with the first of them that occurs, so a name that no source writes still joins two others; and
    each of them is two with each of those apart from the entry.
    """
    for entry in entries:
        first, *others = entry.own.values()
        for text in others:
            yield _judged(entry, first, text, Verdict.SAME)
        for one, other in product(entry.own.values(), entry.apart.values()):
            yield _judged(entry, one, other, Verdict.DIFFERENT)


def _judged(entry: Entry, one: str, other: str, verdict: Verdict) -> PairJudged:
    return PairJudged(kind=entry.settled.kind, one=one, other=other, verdict=verdict, reason="", by="human", who=DESK)


def entry_for(entries: Iterable[Entry], mentions: Mapping[str, int], barred: Collection[str]) -> SettledName | None:
    """The entry that names somebody; None where there is none.

    One whose name as printed is a spelling of his comes before one that only knows another; then the one that knows most of his
    mentions. An entry of whose spellings a person holds one apart from him comes last.

    Args:
        entries: those that have one of his spellings.
        mentions: how often each of his spellings occurs.
        barred: the spellings that persons hold apart from him.
    """

    def rank(entry: Entry) -> tuple[bool, bool, int, str, str]:
        known = sum(mentions.get(name, 0) for name in entry.own)
        settled = entry.settled
        return not entry.own.keys().isdisjoint(barred), entry.named.isdisjoint(mentions), -known, settled.name, settled.model_dump_json()

    first = min(entries, key=rank, default=None)
    return first.settled if first else None
