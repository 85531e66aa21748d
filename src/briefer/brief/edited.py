"""Articles that were changed after a brief was made from them: what the brief took from them, and what stands there now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from briefer.brief.differences import in_quotes
from briefer.brief.evidence import Evidence, overlap
from briefer.brief.sentences import can_be_printed, make_sentence, shortened, without_markup
from briefer.lexicon.folding import find_folded, fold
from briefer.lexicon.rough_numbers import TAKEN_BACK
from briefer.models import Before, Claim, Item, Mark, Quantity, Section, Source

LIKE = 0.5
"""Of the words of two sentences, from which on the one is taken for what became of the other."""
LONGEST = 160


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
        """The claims of later versions whose words stood in the earlier one too."""
        return frozenset(c.id for earlier, later in self._pairs for c in _standing(self._of(later), self._evidence.sources[earlier]))

    @cached_property
    def edited(self) -> tuple[Edited, ...]:
        """What the last brief took from an earlier version, and the later one does not say, in the order of the sources."""
        found = (edited for earlier, later in self._pairs for edited in self._compared(earlier, later))
        return tuple(sorted(found, key=lambda e: self._evidence.order(e.was)))

    @cached_property
    def told(self) -> frozenset[str]:
        """The claims that stand in the place of others: with these they are told of, and need not be told again."""
        return frozenset(e.now.id for e in self.edited if e.now)

    @property
    def earlier(self) -> frozenset[str]:
        """The ids of the sources in whose place another version stands."""
        return frozenset(earlier for earlier, _ in self._evidence.reading.superseded)

    def items(self) -> tuple[Item, ...]:
        """One item for each claim that is no more, with the words of then and of now."""
        return tuple(_item(edited, self._evidence) for edited in self.edited)

    def _of(self, source: str) -> list[Claim]:
        return [c for c in self._evidence.claims.values() if c.source == source]

    def _compared(self, earlier: str, later: str) -> Iterator[Edited]:
        told = [c for c in self._of(earlier) if c.id in self._before.told and can_be_printed(c)]
        stayed = {c.id for c in _standing(told, self._evidence.sources[later])}
        spare = [c for c in self._of(later) if c.id not in self.stayed and can_be_printed(c)]
        for claim in (c for c in told if c.id not in stayed):
            now = max(spare, key=lambda c: (self._alike(claim, c), c.id), default=None)
            if now is not None and self._alike(claim, now) >= LIKE:
                spare.remove(now)
                yield Edited(claim, now)
            else:
                yield Edited(claim, None)

    def _alike(self, one: Claim, other: Claim) -> float:
        return overlap(self._evidence.words[one.id], self._evidence.words[other.id])


def _standing(claims: Iterable[Claim], source: Source) -> Iterator[Claim]:
    """The claims whose words stand in another text too."""
    folded = fold(source.text)
    yield from (c for c in claims if find_folded(c.quote.text, source.text, folded))


def _item(edited: Edited, evidence: Evidence) -> Item:
    was, now = edited.was, edited.now
    key, name = f"edited {was.id}", evidence.named(was.source)
    if now is None:
        sentences = [make_sentence(key, f"{name} has changed its article, and no longer says {_quoted(was)}.", (was.id,), "template")]
    else:
        first = make_sentence(key, f"{name} has changed its article. It said {_quoted(was)},", (was.id,), "template")
        sentences = [first, make_sentence(key, f"and now says {_quoted(now)}.", (now.id,), "template")]
    mark, change = _told_as(edited)
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


def _told_as(edited: Edited) -> tuple[Mark, str | None]:
    """An update where one count went up and nobody calls the old one wrong; else a correction."""
    found = _counted_anew(edited)
    if found is None:
        return Mark.CORRECTED, None
    was, now = found
    rose = now.value > was.value and edited.now is not None and not TAKEN_BACK.search(edited.now.quote.text)
    return (Mark.UPDATE if rose else Mark.CORRECTED), f"{was.value:,g} → {now.value:,g}"


def _counted_anew(edited: Edited) -> tuple[Quantity, Quantity] | None:
    """The one count that is another now; None where there are several, or none."""
    then = {(q.counted, q.unit): q for q in edited.was.quantities}
    now = {(q.counted, q.unit): q for q in (edited.now.quantities if edited.now else ())}
    other = [(then[key], q) for key, q in now.items() if key in then and then[key].value != q.value]
    return other[0] if len(other) == 1 else None
