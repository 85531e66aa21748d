"""Where on a page stands the sentence or item that a decision was bound to: told by the words it rests on, never by its number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from briefer.models import Item, ItemRef, Section, Sentence, SentenceRef
from briefer.review.find import Finder, How

FACTS = frozenset({Section.BOTTOM_LINE, Section.DEVELOPMENTS})
"""A fact stands in the one or in the other, as it ranks: they are looked through together."""
ENOUGH = 3.0
"""Points from which a sentence is taken for the one that is looked for: the claim it leads with is the same, or most of all claims are."""


class Ground(NamedTuple):
    """The claims of a record on the words of a sentence: of the first words, and of all; and how the words were found."""

    lead: str | None
    claims: tuple[str, ...]
    how: tuple[How, ...]
    rejected: bool = False
    """Whether claims were found and all of them were rejected."""
    here: bool = False
    """Of a sentence on no claim: whether a source of its brief is here."""
    moved: bool = False
    """The same: whether the sources are others than then."""

    @property
    def elsewhere(self) -> bool:
        """Whether none of its sources is here."""
        return all(h is How.ELSEWHERE for h in self.how) if self.how else not self.here

    @property
    def shaken(self) -> bool:
        """Whether some of the words it rested on are in a source that is here, and no claim was taken from them."""
        return any(h is How.GONE for h in self.how)


class Spot(NamedTuple):
    """A sentence of a brief, its item, and whether that was cut."""

    item: Item
    sentence: Sentence
    cut: bool


def ground_of(ref: SentenceRef, finder: Finder, rejected: Collection[str] = ()) -> Ground:
    """The claims on which a sentence rests in this record, without those that were rejected."""
    if not ref.claims:
        return Ground(None, (), (), here=_is_of(ref, finder), moved=set(ref.sources) != finder.sources.keys())
    found = [finder.claim(words) for words in ref.claims]
    ids = tuple(dict.fromkeys(f.claim.id for f in found if f.claim))
    left = tuple(i for i in ids if i not in rejected)
    first = found[0].claim if found else None
    return Ground(first.id if first else None, left, tuple(f.how for f in found), rejected=bool(ids) and not left)


def _is_of(ref: SentenceRef, finder: Finder) -> bool:
    """Whether a sentence on no claim is of this brief: words such as 'No source bears a date.' stand in many."""
    return any(d in finder.sources for d in ref.sources) if ref.sources else any(s.text == ref.text for s in finder.uncited)


def locate(ref: SentenceRef, ground: Ground, items: Iterable[Item], cut: Iterable[Item] = ()) -> Spot | None:
    """The sentence that says it: on the page if one does, else among what was cut.

    Args:
        ref: what is looked for.
        ground: the claims that it rests on.
        items: those of the page.
        cut: those that were cut and may have it.
    """
    best: tuple[float, int, Spot] | None = None
    for n, spot in enumerate((*_spots(items, cut=False), *_spots(cut, cut=True))):
        points = _likeness(ref, ground, spot)
        if points >= ENOUGH and (best is None or points > best[0]):
            best = (points, -n, spot)
    return best[2] if best else None


def is_plain(ref: SentenceRef, ground: Ground, spot: Spot) -> bool:
    """Whether it is the same sentence beyond doubt: in its section, with its words or its first claim."""
    same = ref.text in {spot.sentence.text, spot.sentence.before} or ground.lead in spot.sentence.claims[:1]
    return spot.item.section is ref.section and same


def _spots(items: Iterable[Item], *, cut: bool) -> Iterator[Spot]:
    return (Spot(item, sentence, cut) for item in items for sentence in item.sentences)


def _likeness(ref: SentenceRef, ground: Ground, spot: Spot) -> float:
    """Points: the same section, the same first claim, the share of claims, the same text; less for what was cut. 0.0 if out of question."""
    same_section = spot.item.section is ref.section
    if not same_section and not {spot.item.section, ref.section} <= FACTS:
        return 0.0
    same_text = ref.text in {spot.sentence.text, spot.sentence.before}
    if not ref.claims:
        same = same_text or (ref.about == spot.sentence.id and not spot.sentence.claims)
        return ENOUGH if same and same_section and ground.here else 0.0
    mine, theirs = set(ground.claims), set(spot.sentence.claims)
    if not mine & theirs:
        return 0.0
    lead = ground.lead is not None and spot.sentence.claims[0] == ground.lead
    share = len(mine & theirs) / len(mine | theirs)
    points = (3.0 if lead else 0.0) + (3.0 if share >= 0.5 else 0.0) + share
    return points + 2.0 * same_text + 1.0 * same_section - 0.5 * spot.cut if points >= ENOUGH else 0.0


def locate_item(found: Iterable[tuple[SentenceRef, Ground]], look: Callable[[SentenceRef, Ground], Spot | None]) -> Spot | None:
    """The item that has the first of these sentences that any has; one on the page, if there is one.

    Args:
        found: the sentences of the item that is looked for, with what they rest on.
        look: finds one of them.
    """
    cut = None
    for sentence, ground in found:
        spot = look(sentence, ground)
        if spot is not None and not spot.cut:
            return spot
        cut = cut or spot
    return cut


def grounds(ref: ItemRef, finder: Finder, rejected: Collection[str] = ()) -> list[tuple[SentenceRef, Ground]]:
    """The sentences of an item, each with the claims on which it rests."""
    return [(s, ground_of(s, finder, rejected)) for s in ref.sentences]
