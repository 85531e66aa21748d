"""What is news to those who read the last brief: of each group of claims, and of each difference, what has changed since.

A claim is known where its source was known when the last brief was made. What consists of known claims only is unchanged, and is left
out. What else there is:

- new: nothing of it was known;
- update: a count went on, or there are further facts on something that was known;
- corrected: a known value was called wrong, or an article no longer says what the last brief took from it;
- confirmed: what was known is told by somebody who does not copy it;
- opened, resolved: the sources differ where they did not, or no more where they did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefer.brief.differences import figure
from briefer.brief.edited import Versions
from briefer.brief.evidence import Evidence, apart, covered, is_open, is_update, same_said
from briefer.brief.rank import Group
from briefer.brief.said import Said
from briefer.brief.sentences import is_judgement
from briefer.brief.topics import weigh
from briefer.models import Before, Claim, Conflict, DifferenceKind, Item, Mark

POINTS = {Mark.CORRECTED: 4.0, Mark.UPDATE: 2.0, Mark.CONFIRMED: 0.0}
"""What a change adds to the score of a group: who was told something wrong has to hear of it first."""
ADDS = 0.8
"""A claim of which so much stands in a known claim of its group adds nothing."""


@dataclass(frozen=True, slots=True)
class News:
    """The groups that are news, and those that are unchanged; both in the order of their rank."""

    groups: tuple[Group, ...]
    unchanged: tuple[Group, ...] = ()


class Changes:
    """What has changed since the last brief; with none before, everything is new and nothing is said of it."""

    def __init__(self, evidence: Evidence, before: Before | None) -> None:
        self._evidence, self._before = evidence, before
        self._versions = Versions(evidence, before) if before else None

    @cached_property
    def _standing(self) -> frozenset[str]:
        """The claims that were known, in the version of today or in an earlier one."""
        if self._before is None or self._versions is None:
            return frozenset()
        of_known = (c.id for c in self._evidence.claims.values() if c.source in self._before.known)
        return frozenset({*of_known, *self._versions.stayed})

    @cached_property
    def _known(self) -> frozenset[str]:
        """The claims that were known; those that carry one of them on; and those that are told of as edited."""
        carried = (c for c, known in self._again.items() if not self._other_speaker(self._evidence.claims[c], known))
        return frozenset({*self._standing, *carried, *(self._versions.told if self._versions else ())})

    @cached_property
    def _again(self) -> Mapping[str, Claim]:
        """For a claim that says a known one again in nearly the same words, wherever that stands: the known one."""
        gone = self._versions.earlier if self._versions else frozenset()
        known, found = Said(self._evidence), {}
        for claim in self._evidence.in_order(self._standing):
            if claim.source not in gone:
                known.add(claim)
        for claim in self._evidence.in_order(self._evidence.claims.keys() - self._standing):
            like = known.like(claim, ())
            if like and self._same_days(claim, like):
                found[claim.id] = like
        return found

    def _other_speaker(self, claim: Claim, known: Claim) -> bool:
        """Whether what was known is told again on the word of somebody else. Where nobody else is named, it was copied."""
        speakers = claim.speaker, known.speaker
        return all(speakers) and speakers[0] != speakers[1] and self._agrees(claim, known)

    def _same_days(self, one: Claim, other: Claim) -> bool:
        """Whether one of two claims names no day that the other does not."""
        first, second = (
            frozenset(s.value if (s := self._evidence.settled.get((c.id, d.text))) else d.value or d.text for d in c.dates)
            for c in (one, other)
        )
        return first <= second or second <= first

    def fresh(self, claim: str) -> bool:
        """Whether a claim was not known."""
        return claim not in self._known

    def _says_other(self, claim: str) -> bool:
        """Whether nothing said it when the last brief was made, and something does now: what is told of as edited too."""
        return self.fresh(claim) or (self._versions is not None and claim in self._versions.told)

    @property
    def edited(self) -> tuple[Item, ...]:
        """The items on what articles said when the last brief was made, and say no more."""
        return self._versions.items() if self._versions else ()

    def news_of(self, groups: Iterable[Group]) -> News:
        """The groups with what has changed of each, those that are news apart from the others."""
        if self._before is None or self._versions is None:
            return News(tuple(groups))
        gone = self._versions.earlier
        told = [self._told(g) for g in groups if not gone.issuperset(c.source for c in g.claims)]
        news = sorted((g for g in told if g.tell != frozenset()), key=lambda g: (-round(g.score, 6), self._evidence.order(g.claims[0])))
        return News(tuple(news), tuple(g for g in told if g.tell == frozenset()))

    def leading(self, groups: Sequence[Group]) -> Sequence[Group]:
        """The groups of which the bottom line may tell: to those who have read a brief, background is none."""
        return groups if self._before is None else [g for g in groups if g.mark is not Mark.BACKGROUND]

    def _told(self, group: Group) -> Group:
        """A group with its change, and the claims that tell of it: none where it is unchanged."""
        fresh = [c for c in group.claims if self.fresh(c.id)]
        known = [c for c in group.claims if not self.fresh(c.id)]
        if not fresh:
            return replace(group, tell=frozenset())
        known += [self._again[c.id] for c in fresh if c.id in self._again]
        if not known and not self._told_before(fresh):
            return replace(group, mark=Mark.NEW) if group.mark is Mark.UPDATE else group
        mark, change, tell = self._change(fresh, known)
        if mark is None:
            return replace(group, tell=frozenset())
        if group.mark is Mark.BACKGROUND and mark is Mark.UPDATE and not change:
            mark = Mark.BACKGROUND
        points = POINTS.get(mark, 0.0)
        reasons = (*group.reasons, *([f"{mark.value} since the last brief ({points:+g})"] if points else []))
        return replace(group, mark=mark, change=change, tell=tell, score=round(group.score + points, 2), reasons=reasons)

    def _told_before(self, claims: Iterable[Claim]) -> bool:
        """Whether an earlier brief told of one of them: of an article that took its words back, and has them again."""
        return self._before is not None and any(c.id in self._before.told for c in claims)

    def _change(self, fresh: Sequence[Claim], known: Sequence[Claim]) -> tuple[Mark | None, str | None, frozenset[str]]:
        """What fresh claims do to the known ones of their group."""
        adding = frozenset(c.id for c in fresh if not any(self._repeats(c, other) for other in known))
        for conflict in self.moved:
            newest = {c for p in conflict.positions if p.value == conflict.taken for c in p.claims}
            if newest & {c.id for c in fresh}:
                return _mark_of(conflict), self.step(conflict), adding | (newest & {c.id for c in fresh})
        agreeing = {c.id: same for c in fresh if (same := [other.id for other in known if self._agrees(c, other)])}
        if agreeing:
            return Mark.CONFIRMED, self._origins(agreeing), adding | agreeing.keys()
        others = [c for c in fresh if c.id in adding]
        return (Mark.UPDATE, None, adding) if others else (None, None, adding)

    def _repeats(self, fresh: Claim, known: Claim) -> bool:
        words = self._evidence.words
        if same_said(fresh, known, self._evidence):
            return self._same_fact(fresh, known)
        return covered(words[fresh.id], words[known.id]) >= ADDS and not apart(fresh, known, self._evidence)

    def _agrees(self, fresh: Claim, known: Claim) -> bool:
        """Whether a fact that was known is told again by another origin."""
        if is_judgement(fresh) or self._evidence.origin_of(fresh.source) == self._evidence.origin_of(known.source):
            return False
        return same_said(fresh, known, self._evidence) and self._same_fact(fresh, known)

    def _same_fact(self, one: Claim, other: Claim) -> bool:
        """Whether two claims that share their words are of the same days, and of no subject of which the other is not."""
        first, second = (frozenset(weigh(c.statement).topics) for c in (one, other))
        return self._same_days(one, other) and (first <= second or second <= first)

    def _origins(self, agreeing: Mapping[str, Sequence[str]]) -> str:
        known = {c for same in agreeing.values() for c in same}
        now, before = (self._evidence.origin_count(some) for some in ({*agreeing, *known}, known))
        return f"{now} independent origins, {before} before"

    # ------------------------------------------------------------ differences

    @cached_property
    def moved(self) -> tuple[Conflict, ...]:
        """Counts that went on and reports that were corrected since."""
        return tuple(c for c in self._evidence.reconciled.conflicts if is_update(c) and self.has_moved(c))

    @cached_property
    def _by_id(self) -> Mapping[str, Conflict]:
        return {c.id: c for c in self._evidence.reconciled.conflicts}

    @cached_property
    def closed(self) -> tuple[Conflict, ...]:
        """Differences that were open on the last brief and are none now; what went on or was corrected is told of as such."""
        every = self._evidence.reconciled.conflicts if self._before else ()
        sides = {c.id: sum(bool(self._here(p.claims)) for p in c.positions) for c in every}
        closed = (c for c in every if not is_open(c) and not is_update(c) and sides[c.id] > 1 and self.mark_of(c) is Mark.RESOLVED)
        return tuple(sorted(closed, key=lambda c: c.id))

    def of_updates(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """The lines on running counts and corrected reports that went on since, each with its step."""
        if self._before is None:
            return tuple(items)
        moved = ((item, self._by_id[item.conflict or ""]) for item in items)
        return tuple(
            item.model_copy(update={"mark": _mark_of(conflict), "change": self.step(conflict)})
            for item, conflict in moved
            if self.has_moved(conflict) and not self._is_of_edited(conflict)
        )

    def _is_of_edited(self, conflict: Conflict) -> bool:
        """Whether the value that took the place of others stands in what is told of as edited alone: that says from what to what."""
        told = self._versions.told if self._versions else frozenset()
        return all(c in told for p in conflict.positions if p.value == conflict.taken for c in self._here(p.claims))

    def has_moved(self, conflict: Conflict) -> bool:
        """Whether the value that took the place of others did so since the last brief: it is fresh, or the difference was open then."""
        if self._before is None:
            return True
        latest = [c for p in conflict.positions if p.value == conflict.taken for c in self._here(p.claims)]
        earlier = [c for p in conflict.positions if p.value != conflict.taken for c in self._here(p.claims)]
        if all(self._says_other(c) for c in earlier) or not any(map(self._says_other, latest)):
            return False
        was = self._was(conflict)
        return all(map(self._says_other, latest)) or (was is not None and is_open(was))

    def _here(self, claims: Iterable[str]) -> list[str]:
        return [c for c in claims if c in self._evidence.claims]

    def step(self, conflict: Conflict) -> str:
        """'12 → 19': from the last value that was known to the one that took its place."""
        earlier = [p for p in conflict.positions if p.value != conflict.taken]
        known = [p.value for p in earlier if any(not self._says_other(c) for c in self._here(p.claims))]
        if conflict.verdict is DifferenceKind.UPDATE:
            known.sort(key=figure)  # what rose, rose from the highest
        was = self._was(conflict)
        before = was.taken if was and was.taken in known else known[-1] if known else None
        return f"{before} → {conflict.taken}" if before else f"{conflict.taken}"

    def mark_of(self, conflict: Conflict) -> Mark | None:
        """What a difference is to a reader of the last brief; None where it stands as it stood, or nothing is compared."""
        if self._before is None:
            return None
        was = self._was(conflict)
        opened = was is None or not is_open(was)
        if is_open(conflict):
            if opened:
                return Mark.OPENED if self._opens(conflict, was) else None
            if was and not was.taken and conflict.taken:
                return Mark.RESOLVED
            return Mark.UPDATE if self._grew(conflict, was) else None
        return Mark.RESOLVED if not opened and conflict.verdict is not DifferenceKind.OPINION else None

    def _opens(self, conflict: Conflict, was: Conflict | None) -> bool:
        """Whether somebody says another thing now; where a person found that it is no conflict, a thing that nobody said."""
        settled = {p.value for p in was.positions} if was and was.verdict is DifferenceKind.SETTLED else set()
        return any(self._says_other(c) for p in conflict.positions if p.value not in settled for c in self._here(p.claims))

    def _grew(self, conflict: Conflict, was: Conflict | None) -> bool:
        """Whether there is another side, or another origin behind a side; or the value that is used is another."""
        if was is None:
            return True
        if conflict.taken != was.taken and not was.decided:
            return True
        sides = {frozenset(p.origins) for p in conflict.positions if any(self._says_other(c) for c in self._here(p.claims))}
        known = {o for p in was.positions for s in p.sources for o in (self._evidence.origin_of(s),)}
        return any(origin not in known for side in sides for origin in side)

    def _was(self, conflict: Conflict) -> Conflict | None:
        """The same difference as it stood: the one that shares most of its claims, on two sides or on one question."""
        mine = [frozenset(p.claims) for p in conflict.positions]
        best: tuple[int, int, str, Conflict] | None = None
        for other in self._before.conflicts if self._before else ():
            if other.kind is not conflict.kind:
                continue
            sides = sum(any(not side.isdisjoint(p.claims) for p in other.positions) for side in mine)
            alike = (other.subject, other.attribute) == (conflict.subject, conflict.attribute)
            if (sides > 1 or (sides and alike)) and (best is None or (sides, alike, other.id) > best[:3]):
                best = (sides, alike, other.id, other)
        return best[3] if best else None

    def of_interest(self, apart: Iterable[Item], telling: Iterable[Item]) -> Iterator[Item]:
        """The differences that are other than they were, with what has become of each, and those that a sentence of the page hangs on."""
        cited = {c for i in telling for s in i.sentences for c in s.claims}
        for item in apart:
            conflict = self._by_id[item.conflict or ""]
            mark = self.mark_of(conflict)
            if mark:
                yield item.model_copy(update={"mark": mark})
            elif self._before is None or not cited.isdisjoint(c for p in conflict.positions for c in p.claims):
                yield item


def _mark_of(conflict: Conflict) -> Mark:
    return Mark.CORRECTED if conflict.verdict is DifferenceKind.CORRECTION else Mark.UPDATE
