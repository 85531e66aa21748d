"""What is already on the page, so that nothing is said twice."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection

from briefer.brief.evidence import Evidence, covered, overlap, same_said
from briefer.models import Claim

NEAR, FAR = 0.55, 0.8
"""How much of a claim's words may stand in another of the same event, and shared over all words between two events."""


class Said:
    """The claims that the page prints so far. Claims of other events are found by their rarest words, so that thousands stay quick."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._claims: dict[str, Claim] = {}
        self._by_word: dict[str, list[Claim]] = defaultdict(list)

    def add(self, claim: Claim) -> None:
        """Put it on the page."""
        self._claims[claim.id] = claim
        for word in self._rarest(claim):
            self._by_word[word].append(claim)

    def share(self, claim: Claim, event: Collection[str]) -> float:
        """How much of what a claim is about the claims of its event on the page tell together already, 0.0 to 1.0."""
        known = frozenset[str]().union(*(self._evidence.words[i] for i in event if i in self._claims))
        return covered(self._evidence.words[claim.id], known)

    def lacks(self, claim: Claim, event: Collection[str]) -> bool:
        """Whether a claim adds something to the page. ``event``: the ids of the claims of its event."""
        return claim.id not in self._claims and self.like(claim, event) is None

    def like(self, claim: Claim, event: Collection[str]) -> Claim | None:
        """The claim on the page that leaves nothing to add by this one; None where there is none.

        Inside one event (``event``: the ids of its claims) most of its words have to be new; between events only the same thing said
        again is left out, for two attacks are told in much the same words.
        """
        words = self._evidence.words[claim.id]
        for other in (self._claims[i] for i in event if i in self._claims):
            if covered(words, self._evidence.words[other.id]) >= NEAR or same_said(claim, other, self._evidence):
                return other
        far = [c for w in self._rarest(claim) for c in self._by_word.get(w, ())]
        far += [self._claims[t] for t in sorted(self._evidence.twins.get(claim.id, ())) if t in self._claims]
        return next((other for other in far if self._again(claim, other)), None)

    def _again(self, claim: Claim, other: Claim) -> bool:
        one, two = self._evidence.words[claim.id], self._evidence.words[other.id]
        alike = FAR * len(one) <= len(two) <= len(one) / FAR and overlap(one, two) >= FAR
        return (alike or other.id in self._evidence.twins.get(claim.id, ())) and same_said(claim, other, self._evidence)

    def _rarest(self, claim: Claim) -> list[str]:
        """Words of which two claims that are alike share at least one: the rarest fifth and one more (prefix filtering for Jaccard)."""
        words = sorted(self._evidence.words[claim.id], key=lambda w: (self._evidence.commonness[w], w))
        return words[: len(words) - math.ceil(FAR * len(words)) + 1]
