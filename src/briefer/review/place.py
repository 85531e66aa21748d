"""Where on a page stands the sentence or item that a decision was bound to: told by the words it rests on, never by its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefer.models import Brief, Item, ItemRef, Section, Sentence, SentenceRef
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

    @property
    def elsewhere(self) -> bool:
        """Whether none of its sources is here."""
        return bool(self.how) and all(h is How.ELSEWHERE for h in self.how)

    @property
    def shaken(self) -> bool:
        """Whether some of the words it rested on are in a source that is here, and no claim was taken from them."""
        return any(h is How.GONE for h in self.how)


class Spot(NamedTuple):
    """A sentence of a brief, its item, and whether that was cut."""

    item: Item
    sentence: Sentence
    cut: bool


def ground_of(ref: SentenceRef, finder: Finder) -> Ground:
    """The claims on which a sentence rests in this record."""
    found = [finder.claim(words) for words in ref.claims]
    ids = tuple(dict.fromkeys(f.claim.id for f in found if f.claim))
    first = found[0].claim if found else None
    return Ground(first.id if first else None, ids, tuple(f.how for f in found))


def locate(ref: SentenceRef, ground: Ground, brief: Brief) -> Spot | None:
    """The sentence of a brief that says it: on the page if one does, else among what was cut."""
    best: tuple[float, int, Spot] | None = None
    for n, spot in enumerate(_spots(brief)):
        points = _likeness(ref, ground, spot)
        if points >= ENOUGH and (best is None or points > best[0]):
            best = (points, -n, spot)
    return best[2] if best else None


def _spots(brief: Brief) -> Iterator[Spot]:
    for item in brief.items:
        yield from (Spot(item, s, cut=False) for s in item.sentences)
    for cut in brief.cut:
        yield from (Spot(cut.item, s, cut=True) for s in cut.item.sentences)


def _likeness(ref: SentenceRef, ground: Ground, spot: Spot) -> float:
    """Points: the same section, the same first claim, the share of claims, the same text; less for what was cut. 0.0 if out of question."""
    same_section = spot.item.section is ref.section
    if not same_section and not {spot.item.section, ref.section} <= FACTS:
        return 0.0
    same_text = ref.text in {spot.sentence.text, spot.sentence.before}
    if not ref.claims:
        return ENOUGH if same_text and same_section else 0.0
    mine, theirs = set(ground.claims), set(spot.sentence.claims)
    if not mine & theirs:
        return 0.0
    lead = ground.lead is not None and spot.sentence.claims[0] == ground.lead
    share = len(mine & theirs) / len(mine | theirs)
    points = (3.0 if lead else 0.0) + (3.0 if share >= 0.5 else 0.0) + share
    return points + 2.0 * same_text + 1.0 * same_section - 0.5 * spot.cut if points >= ENOUGH else 0.0


def locate_item(ref: ItemRef, finder: Finder, brief: Brief) -> Spot | None:
    """The item of a brief that has the first of these sentences that any has; one on the page, if there is one."""
    cut = None
    for sentence in ref.sentences:
        spot = locate(sentence, ground_of(sentence, finder), brief)
        if spot is not None and not spot.cut:
            return spot
        cut = cut or spot
    return cut


def grounds(ref: ItemRef, finder: Finder) -> Sequence[Ground]:
    """The claims on which each sentence of an item rests."""
    return [ground_of(s, finder) for s in ref.sentences]
