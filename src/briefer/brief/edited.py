"""Articles that were changed after a brief was made from them: what the brief took from them, and what stands there now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefer.brief.differences import in_quotes
from briefer.brief.evidence import Evidence, overlap, stems
from briefer.brief.sentences import can_be_printed, make_sentence, shortened, without_markup
from briefer.lexicon.folding import find_folded, fold
from briefer.lexicon.patterns import lazy
from briefer.lexicon.rough_numbers import TAKEN_BACK, WITHDRAWN
from briefer.models import Before, Claim, Item, Mark, Quantity, Section, Sentence

LIKE = 0.5
"""Of the words of two sentences, from which on the one is taken for what became of the other."""
LONGEST = 160
GONE_EACH = 3
"""Sentences on what an article no longer says, in one item."""
NOTICE = 400
"""Characters of a notice that stands in the place of an article, at most."""
WORD = lazy(r"\w+")
LITTLE = frozenset(
    re.findall(r"\w+", "a an the and that this has have had was were are is been being said says of in on at by to for with")
)
"""Words whose coming and going makes no other fact of a sentence."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A claim of the last brief that its article makes no more, and the one that stands in its place, if one does."""

    was: Claim
    now: Claim | None


class Versions:
    """What became of articles whose earlier version was known when the last brief was made."""

    def __init__(self, evidence: Evidence, before: Before) -> None:
        self._evidence, self._before = evidence, before
        since = ((one, other) for one, other in evidence.reading.superseded if one in before.known and other not in before.known)
        self._pairs = [pair for pair in since if set(pair) <= evidence.sources.keys()]

    @cached_property
    def stayed(self) -> frozenset[str]:
        """The claims of later versions that stood in the earlier one too, but for little words."""
        return frozenset(c.id for earlier, later in self._pairs for c in self._standing(self._of(later), earlier))

    @cached_property
    def edited(self) -> tuple[Edited, ...]:
        """What the last brief took from an earlier version, and the later one does not say, in the order of the sources."""
        found = (edited for earlier, later in self._pairs for edited in self._compared(earlier, later))
        return tuple(sorted(found, key=lambda e: self._evidence.order(e.was)))

    @cached_property
    def told(self) -> frozenset[str]:
        """The claims that stand in the place of others: with these they are told of, and need not be told again."""
        return frozenset({*(e.now.id for e in self.edited if e.now), *(c.id for notice in self._notices.values() for c in notice)})

    @cached_property
    def _notices(self) -> Mapping[str, Sequence[Claim]]:
        """For an article that was taken back: the claims of the short notice that stands in its place now."""
        there = {earlier: self._of(later) for earlier, later in self._pairs if self._is_notice(later)}
        return {earlier: claims for earlier, claims in there.items() if any(map(can_be_printed, claims))}

    def _is_notice(self, later: str) -> bool:
        """Whether a version has nothing of the one before, and says that it was taken back."""
        text = self._evidence.sources[later].text
        return len(text) <= NOTICE and bool(WITHDRAWN.search(text)) and not self.stayed.intersection(c.id for c in self._of(later))

    @property
    def earlier(self) -> frozenset[str]:
        """The ids of the sources in whose place another version stands."""
        return frozenset(earlier for earlier, _ in self._evidence.reading.superseded)

    def items(self) -> tuple[Item, ...]:
        """One item for each claim that is another now, with the words of then and of now; those that are no more together.

        Of an article that was taken back, one item in all.
        """
        gone: dict[str, list[Claim]] = {}
        back: dict[str, list[Claim]] = {}
        for edited in self.edited:
            if edited.was.source in self._notices:
                back.setdefault(edited.was.source, []).append(edited.was)
            elif edited.now is None:
                gone.setdefault(edited.was.source, []).append(edited.was)
        parts = (some[n : n + GONE_EACH] for some in gone.values() for n in range(0, len(some), GONE_EACH))
        other = (_changed(e.was, e.now, self._evidence) for e in self.edited if e.now and e.was.source not in self._notices)
        taken = (_taken_back(claims, self._notices[source], self._evidence) for source, claims in back.items())
        return (*taken, *other, *(_gone(some, self._evidence) for some in parts))

    def _of(self, source: str) -> list[Claim]:
        return [c for c in self._evidence.claims.values() if c.source == source]

    def _compared(self, earlier: str, later: str) -> Iterator[Edited]:
        told = [c for c in self._of(earlier) if c.id in self._before.told and can_be_printed(c)]
        stayed = {c.id for c in self._standing(told, later, longer=True)}
        spare = [c for c in self._of(later) if c.id not in self.stayed and can_be_printed(c)]
        for claim in (c for c in told if c.id not in stayed):
            now = max(spare, key=lambda c: (_alike(claim, c), c.id), default=None)
            if now is not None and _alike(claim, now) >= LIKE:
                spare.remove(now)
                yield Edited(claim, now)
            else:
                yield Edited(claim, None)

    def _standing(self, claims: Iterable[Claim], other: str, *, longer: bool = False) -> Iterator[Claim]:
        """The claims whose words stand in another version too, but for little words; ``longer``: or stand there with more behind them."""
        source, there = self._evidence.sources[other], [(c, _words(c)) for c in self._of(other)]
        folded = fold(source.text)
        for claim in claims:
            words = _words(claim)
            like = (c for c, others in there if (others[: len(words)] if longer else others) == words)
            if find_folded(claim.quote.text, source.text, folded) or any(c.certainty is claim.certainty for c in like):
                yield claim


def _alike(one: Claim, other: Claim) -> float:
    """By the words alone: who an earlier version names was not reconciled."""
    return overlap(stems(one.statement), stems(other.statement))


def _words(claim: Claim) -> list[str]:
    return [w for w in WORD.findall(fold(claim.quote.text).text.casefold()) if w not in LITTLE]


def _changed(was: Claim, now: Claim, evidence: Evidence) -> Item:
    key, name = f"edited {was.id}", evidence.named(was.source)
    first = make_sentence(key, f"{name} has changed its article. It said {_quoted(was)},", (was.id,), "template")
    second = make_sentence(key, f"and now says {_quoted(now)}.", (now.id,), "template")
    return _item((first, second), *_told_as(was, now))


def _taken_back(claims: Sequence[Claim], notice: Sequence[Claim], evidence: Evidence) -> Item:
    first, name = claims[0], evidence.named(claims[0].source)
    key, says = f"edited {first.id}", next(filter(can_be_printed, notice))
    title = evidence.sources[first.source].title
    which = f", “{shortened(title, LONGEST)}”" if title else ""
    notes = make_sentence(key, f"{name} has taken back its article{which}. In its place stands {_quoted(says)}.", (says.id,), "template")
    shown, rest = claims[:GONE_EACH], claims[GONE_EACH:]
    heads = ("Briefs before had from it", *("And" for _ in shown[1:]))
    said = [make_sentence(key, f"{head} {_quoted(c)}.", (c.id,), "template") for head, c in zip(heads, shown, strict=True)]
    if rest:
        more = f"And {len(rest)} more of its sentences." if len(rest) > 1 else "And one more of its sentences."
        said.append(make_sentence(key, more, [c.id for c in rest], "template"))
    return _item((notes, *said), Mark.CORRECTED)


def _gone(claims: Sequence[Claim], evidence: Evidence) -> Item:
    first, *others = claims
    key, name = f"edited {first.id}", evidence.named(first.source)
    head = make_sentence(key, f"{name} has changed its article, and no longer says {_quoted(first)}.", (first.id,), "template")
    return _item((head, *(make_sentence(key, f"Nor does it say {_quoted(c)}.", (c.id,), "template") for c in others)), Mark.CORRECTED)


def _item(sentences: Sequence[Sentence], mark: Mark, change: str | None = None) -> Item:
    return Item(
        id="e" + sentences[0].id[1:],
        section=Section.DEVELOPMENTS,
        sentences=tuple(sentences),
        mark=mark,
        change=change,
        origins=1,
        reasons=("the last brief rests on words that were changed since",),
    )


def _quoted(claim: Claim) -> str:
    return in_quotes(shortened(" ".join(without_markup(claim.quote.text).split()).strip('“”"«» ').rstrip("."), LONGEST), claim)


def _told_as(was: Claim, now: Claim) -> tuple[Mark, str | None]:
    """An update where one count went up and nobody calls the old one wrong; else a correction."""
    found = _counted_anew(was, now)
    if found is None:
        return Mark.CORRECTED, None
    old, new = found
    rose = new.value > old.value and not TAKEN_BACK.search(now.quote.text)
    return (Mark.UPDATE if rose else Mark.CORRECTED), f"{old.value:,g} → {new.value:,g}"


def _counted_anew(was: Claim, now: Claim) -> tuple[Quantity, Quantity] | None:
    """The one count that is another now; None where there are several, or none."""
    then = {(q.counted, q.unit): q for q in was.quantities}
    other = [(then[key], q) for q in now.quantities if (key := (q.counted, q.unit)) in then and then[key].value != q.value]
    return other[0] if len(other) == 1 else None
