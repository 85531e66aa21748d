"""The page anew after persons decided: what code made of what has changed is made again, and nothing else is touched.

One rule runs through it: what equals what code would have made of the evidence before gives way to what code makes of it now. So a page
on which nothing has changed comes back as it was, and what a model phrased stays as long as its claims still hold it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from briefer.brief.checks import refusals
from briefer.brief.cuts import Cuts, was_item
from briefer.brief.decided import Changes, changes
from briefer.brief.differences import disagreement, is_disagreement, judged, main_dispute, update_of
from briefer.brief.evidence import Evidence, is_open, is_update, same_said
from briefer.brief.gaps import RULES, Rule, gap, same_ground
from briefer.brief.items import Items
from briefer.brief.made import made_lines
from briefer.brief.page import (
    NAMES_AT_MOST,
    UNCITED,
    citations_of,
    cited_less,
    names_of,
    source_lines,
    with_cited_sources,
)
from briefer.brief.rank import YEAR, is_old
from briefer.brief.sentences import By, aside, can_be_printed, printed
from briefer.models import Brief, Claim, Conflict, Cut, Item, Mark, Section, Sentence

REJECTED = "its claims were rejected in the review"
TWICE = "its first words were rejected in the review, and what is left of it stands elsewhere on the page"
NO_DIFFERENCE = "nothing of it is left to differ on after the review"
CLOSED = "not open any more after the review"

Maker = Callable[[Claim, Evidence], tuple[str, By]]
MAKERS: tuple[Maker, ...] = (
    printed,
    lambda claim, evidence: (judged(claim, evidence), "template"),
)
"""How code makes a sentence of a claim: as a fact, and as a judgement."""


def redraft(brief: Brief, before: Evidence, after: Evidence, cuts: Cuts | None = None) -> Brief:
    """The brief with the parts that code made brought up to what persons decided. Ids stay wherever the thing is the same.

    Sentences lose claims that were rejected, and leave with the last of them; what hangs on a difference, name, date, grade or origin
    that is another now is said anew. What leaves the page stands in ``cut`` with the reason.

    Args:
        brief: as it was written from ``before``.
        before: the evidence as it was then: the machine's, or with what persons had decided by then.
        after: the same with what persons decided since: ``with_decided(before, ...)``.
        cuts: what was cut of the brief that this one came of, by claims; None: it is made here.
    """
    change = changes(before, after)
    if not change:
        return brief
    work = _Redraft(before, after, change, brief, cuts or Cuts(brief))
    work.items()
    work.new_disagreements()
    work.main_dispute()
    work.gaps()
    return with_cited_sources(work.brief(), after)


@dataclass(slots=True)
class _Redraft:
    """A brief while it is made anew: its items, what was cut before, and what leaves now."""

    before: Evidence
    after: Evidence
    change: Changes
    was: Brief
    cuts: Cuts
    page: list[Item] = field(default_factory=list)
    cut: list[Cut] = field(default_factory=list)
    left: list[Cut] = field(default_factory=list)
    meant: list[Item] = field(default_factory=list)
    meant_before: Sequence[Item] = ()
    """Of what was cut, the items that had been meant for the page, as they are and as they were."""
    texts: set[str] = field(default_factory=set)
    """The sentences of the page, so that none is put on it twice."""
    filled: set[str] = field(default_factory=set)
    """Claims that were cited nowhere and have taken the places of rejected ones."""

    # ------------------------------------------------------------ items

    def items(self) -> None:
        """Every item of the page and of what was cut, made anew where it has to be."""
        self.texts = {s.text for i in self.was.items for s in i.sentences}
        for item in self.was.items:
            self._keep(item, self._again(item) if self._concerns(item) else item)
        self.cut, self.meant_before = list(self.was.cut), self.cuts.meant(self.was.cut)
        made = {n: (self.cut[n].item, self._again(self.cut[n].item)) for n in self._concerned()}
        for n, (item, again) in made.items():
            if again is not item:
                self.cut[n] = Cut(item=item, why=again) if isinstance(again, str) else self.cut[n].model_copy(update={"item": again})
        now = {id(item): again for item, again in made.values()}
        self.meant = [again for i in self.meant_before if not isinstance(again := now.get(id(i), i), str)]

    def _concerned(self) -> list[int]:
        """Which of the cuts rest on something that has changed."""
        moved = (c.id for e in self.before.extractions if e.source in self.change.sources for c in e.claims)
        claims, conflicts = {*self.change.touched, *self.filled, *moved}, self.change.conflicts
        found = self.cuts.may_rest_on(self.was.cut, claims, conflicts) if claims or conflicts else []
        items = {n: self.was.cut[n].item for n in found}
        return [n for n, i in items.items() if i.conflict in conflicts or not all(claims.isdisjoint(s.claims) for s in i.sentences)]

    def _keep(self, item: Item, made: Item | str) -> None:
        if isinstance(made, str):
            self.left.append(Cut(item=item, why=made))
        else:
            self.page.append(made)

    def _concerns(self, item: Item) -> bool:
        """Whether anything that an item rests on has changed."""
        if not all(self.change.touched.isdisjoint(s.claims) for s in item.sentences):
            return True
        return item.conflict in self.change.conflicts or (bool(self.change.sources) and self._moved(item))

    def _again(self, item: Item) -> Item | str:
        """The item as it is now; itself where its words are as they were; why it leaves, where it does."""
        if item.conflict:
            return item if item.section is Section.BOTTOM_LINE else self._difference(item)
        if not all(c in self.before.claims for s in item.sentences for c in s.claims):
            return item  # it left with claims that an earlier decision rejected
        again = self._sentence if was_item(item) else self._less
        made = [again(s, item) if s.claims else s for s in item.sentences]
        sentences = tuple(s for s in made if s)
        if not sentences:
            return REJECTED if self.change.gone.issuperset(c for s in item.sentences for c in s.claims) else TWICE
        update = {"sentences": sentences, "origins": self._origins(item, sentences), "mark": self._mark(item)}
        changed = {name: value for name, value in update.items() if value != getattr(item, name)}
        return item.model_copy(update=changed) if changed else item

    def _moved(self, item: Item) -> bool:
        cited = (self.before.claims[c] for s in item.sentences for c in s.claims if c in self.before.claims)
        return any(c.source in self.change.sources for c in cited)

    def _origins(self, item: Item, sentences: Iterable[Sentence]) -> int:
        """Counted anew, where they were counted from what the item cites."""
        cited = [c for s in item.sentences for c in s.claims]
        if item.origins != self.before.origin_count(cited):
            return item.origins
        return self.after.origin_count(c for s in sentences for c in s.claims)

    def _mark(self, item: Item) -> Mark | None:
        """An open date that was settled in the review is new, or background."""
        if item.mark is not Mark.DATE_OPEN:
            return item.mark
        leads = (self.after.claims[c] for s in item.sentences for c in s.claims[:1] if c in self.after.claims)
        keys = [(claim.id, mention.text) for claim in leads for mention in claim.dates]
        decided = [d.value for key in keys if (d := self.after.settled.get(key)) and d != self.before.settled.get(key)]
        known = next((value for value in decided if YEAR.match(value)), None)
        return item.mark if known is None else Mark.BACKGROUND if is_old(known, self.was.as_of) else Mark.NEW

    # ------------------------------------------------------------ sentences

    def _less(self, sentence: Sentence, _: Item) -> Sentence | None:
        """A sentence that was left out, without the claims that are gone, or stand on the page now."""
        left = tuple(c for c in sentence.claims if c not in self.change.gone and c not in self.filled)
        return _said(sentence, sentence.text, sentence.by, left) if left else None

    def _sentence(self, sentence: Sentence, item: Item) -> Sentence | None:
        """A sentence on what is left of its claims; None where it leaves."""
        if self.change.touched.isdisjoint(sentence.claims):
            return sentence
        left = self._left(sentence, item)
        if not left:
            return None
        if sentence.by == "model":
            return self._phrased(sentence, left, item)
        lead, first = self.before.claims[sentence.claims[0]], self.after.claims[left[0]]
        maker = next((make for make in MAKERS if make(lead, self.before)[0] == sentence.text), None)
        if maker is None:
            return _said(sentence, sentence.text, sentence.by, left)
        text, by = maker(first, self.after)
        if text != sentence.text and text in self.texts:
            return None
        self.texts.add(text)
        return _said(sentence, text, by, self._rests_on(first, left, lead) if maker is printed else left)

    def _left(self, sentence: Sentence, item: Item) -> tuple[str, ...]:
        """The claims that are left; where the sentence cites fewer than say so, others take the places of those that are gone."""
        left = tuple(c for c in sentence.claims if c not in self.change.gone)
        missing = len(sentence.claims) - len(left)
        if not missing or citations_of(self.was) is None:
            return left
        name = f"{item.id}{UNCITED}"
        uncited = (s for cut in self.was.cut if cut.item.id == name for s in cut.item.sentences if s.text == sentence.text)
        spare = [c for s in uncited for c in s.claims if c not in self.change.gone]
        self.filled.update(spare[:missing])
        return (*left, *spare[:missing])

    def _rests_on(self, claim: Claim, left: Sequence[str], lead: Claim) -> tuple[str, ...]:
        """The claims of a sentence: those that say the same as its first, and those of which it names another value."""
        was, now = aside(lead, self.before), aside(claim, self.after)
        noted = set(was.claims if was else ())
        others = [c for c in left if c != claim.id and self._goes_with(claim, c, noted)]
        return tuple(dict.fromkeys((claim.id, *others, *(now.claims if now else ()))))

    def _goes_with(self, claim: Claim, other: str, noted: set[str]) -> bool:
        """Whether a claim that was cited still is; not one of a note that is gone, or on the other side of a new difference."""
        if same_said(claim, self.after.claims[other], self.after):
            return True
        before = self.before.claims
        return other not in noted and not same_said(before[claim.id], before[other], self.before)

    def _phrased(self, sentence: Sentence, left: tuple[str, ...], item: Item) -> Sentence | None:
        """A model's sentence, if its claims still hold it; else the words of the first of them that are not on the page."""
        part = "bottom line" if item.section is Section.BOTTOM_LINE else "headline"
        refused = refusals(sentence.text, part, left, None, self.after, self.was.likelihood)
        if not refused or (left == sentence.claims and refusals(sentence.text, part, left, None, self.before, self.was.likelihood)):
            return _said(sentence, sentence.text, sentence.by, left)
        for claim in (self.after.claims[c] for c in left):
            text, by = printed(claim, self.after)
            if can_be_printed(claim) and text not in self.texts:
                self.texts.add(text)
                alike = [c for c in left if c != claim.id and same_said(claim, self.after.claims[c], self.after)]
                return _said(sentence, text, by, (claim.id, *alike))
        return None

    # ------------------------------------------------------------ differences

    def _difference(self, item: Item) -> Item | str:
        """The item of a difference made anew; why it leaves, where there is none any more."""
        conflict = self._conflict(item.conflict)
        if conflict is None:
            return NO_DIFFERENCE
        if item.section is Section.DEVELOPMENTS:
            made = update_of(conflict, self.after) if is_update(conflict) else None
        else:
            made = disagreement(conflict, self.after) if is_disagreement(conflict, self.after) else None
        return self._as_before(item, made) if made else self._why(conflict)

    def _why(self, conflict: Conflict) -> str:
        return f"no open conflict after the review: {self.after.by_number(conflict.reason)}"

    def _conflict(self, name: str | None) -> Conflict | None:
        return next((c for c in self.after.reconciled.conflicts if c.id == name), None)

    def _as_before(self, item: Item, made: Item) -> Item:
        """The new words in the old item, sentence by sentence under the old ids."""
        short = cited_less(made, self.after, citations_of(self.was))
        update = {"sentences": _same_ids(item.sentences, short.sentences), "origins": made.origins, "reasons": made.reasons}
        return item.model_copy(update=update)

    def new_disagreements(self) -> None:
        """An item for each conflict that is open since the review, behind the other open ones."""
        known = {i.conflict for i in (*self.page, *self.meant) if i.section is Section.DISAGREEMENTS}
        if self.was.since:  # what was open and is not there had not changed since the last brief
            known |= {c.id for c in self.before.reconciled.conflicts if is_open(c)}
        fresh = [c for c in self.after.reconciled.conflicts if c.id in self.change.conflicts and c.id not in known]
        for conflict in fresh:
            if is_open(conflict) and is_disagreement(conflict, self.after):
                made = cited_less(disagreement(conflict, self.after), self.after, citations_of(self.was))
                self._come(self._behind_open(), made)

    def _come(self, at: int, item: Item) -> None:
        """An item onto the page. What was cut under its id is in it."""
        self.page.insert(at, item)
        self.left = [cut for cut in self.left if cut.item.id != item.id]
        self.cut = [cut for cut in self.cut if cut.item.id != item.id]

    def _behind_open(self) -> int:
        """The place behind the last item on an open conflict, else where the disagreements begin."""
        shown = {c.id for c in self.after.reconciled.conflicts if is_open(c)}
        of = list(Section)
        last = [n for n, i in enumerate(self.page) if i.section is Section.DISAGREEMENTS and i.conflict in shown]
        at = of.index(Section.DISAGREEMENTS)
        return last[-1] + 1 if last else next((n for n, i in enumerate(self.page) if of.index(i.section) >= at), len(self.page))

    def main_dispute(self) -> None:
        """The sentence of the bottom line on the main dispute, where that is another now."""
        old = next((i for i in self.page if i.section is Section.BOTTOM_LINE and i.conflict), None)
        asked = {old.conflict} if old else self.change.conflicts
        if not asked & self.change.conflicts and (old is None or all(self.change.touched.isdisjoint(s.claims) for s in old.sentences)):
            return
        apart = [i for i in (*self.page, *self.meant) if i.section is Section.DISAGREEMENTS]
        new = main_dispute(self.after, sorted(apart, key=lambda i: i.conflict not in asked) if old else apart)
        if old is None:
            self._lead_with(new)
        elif new is None or new.conflict != old.conflict:
            at = self.page.index(old)
            self.page[at : at + 1] = [new] if new else []
            conflict = self._conflict(old.conflict)
            self.left.append(Cut(item=old, why=self._why(conflict) if conflict else NO_DIFFERENCE))
        else:
            self.page[self.page.index(old)] = self._as_before(old, new)

    def _lead_with(self, new: Item | None) -> None:
        if new and new.conflict in self.change.conflicts:
            self.page.insert(sum(i.section is Section.BOTTOM_LINE for i in self.page), new)

    # ------------------------------------------------------------ what hangs on the whole page

    def gaps(self) -> None:
        """What is not known, where code says so and it is another now."""
        was = _as_items([*self.was.items, *self.meant_before]), self.before
        now = _as_items([*self.page, *self.meant]), self.after
        for rule in RULES:
            if not same_ground(rule, was, now) and (old := rule(*was)) != (new := rule(*now)):
                self._gap(old, new, rule)

    def _gap(self, old: str, new: str, rule: Rule) -> None:
        made = gap(new or old, rule)
        if not old and all(i.id != made.id for i in self.page):
            at = 1 + max((n for n, i in enumerate(self.page) if i.section is Section.GAPS), default=len(self.page) - 1)
            self._come(at, made)
            return
        for n, item in enumerate(self.page):
            if item.id == made.id or (item.section is Section.GAPS and item.sentences[0].text == old):
                if new:
                    self.page[n] = item.model_copy(update={"sentences": (_said(item.sentences[0], new, "template", ()),)})
                else:
                    self.left.append(Cut(item=self.page.pop(n), why=CLOSED))
                return
        for n, cut in enumerate(self.cut):
            if cut.item.section is Section.GAPS and cut.item.sentences[0].text == old:
                words = _said(cut.item.sentences[0], new or old, "template", ())
                made = cut.item.model_copy(update={"sentences": (words,)})
                self.cut[n] = cut.model_copy(update={"item": made}) if new else Cut(item=made, why=CLOSED)
                return

    def brief(self) -> Brief:
        """The brief, with its list of sources, its names and how it was made."""
        sources = self.was.sources
        if self.change.sources:
            old = {line.source: line for line in source_lines(self.before, self.change.sources)}
            new = {line.source: line for line in source_lines(self.after, self.change.sources)}
            sources = tuple(new[line.source] if old.get(line.source) == line else line for line in sources)
        update = {"items": tuple(self.page), "sources": sources, "names": self._names(), "made": self._made()}
        return self.was.model_copy(update={**update, "cut": (*self.left, *self.cut)})

    def _names(self) -> tuple[str, ...]:
        every, shown = names_of(self.was.items, self.before), self.was.names
        if every[: len(shown)] != shown:
            return shown
        return names_of(self.page, self.after)[: NAMES_AT_MOST if every == shown else len(shown)]

    def _made(self) -> tuple[str, ...]:
        """How it was made: a rejected claim was read all the same, but sources that carry one text are one origin."""
        if not self.change.sources:
            return self.was.made
        read = replace(self.after, claims=self.before.claims, extractions=self.before.extractions)
        lines = dict(zip(made_lines(self.before, ()), made_lines(read, ()), strict=True))
        return tuple(lines.get(line, line) for line in self.was.made)


def _said(sentence: Sentence, text: str, by: By, claims: tuple[str, ...]) -> Sentence:
    """The sentence with other words, under its id."""
    if (text, by, claims) == (sentence.text, sentence.by, sentence.claims):
        return sentence
    return sentence.model_copy(update={"text": text, "by": by, "claims": claims})


def _same_ids(old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """New sentences under the ids of the old ones on the same claim; the last, which concludes, under that of the last."""
    ids = {(s.claims[0], n == len(old)): s.id for n, s in enumerate(old, 1)}
    keyed = [((s.claims[0], n == len(new)), s) for n, s in enumerate(new, 1)]
    given = [ids.pop(key, "") for key, _ in keyed]
    taken = set(given)
    for n, (_, made) in enumerate(keyed):
        if not given[n]:
            given[n] = _free(made.id, taken)
            taken.add(given[n])
    return tuple(s.model_copy(update={"id": name}) if name != s.id else s for name, s in zip(given, new, strict=True))


def _free(name: str, taken: Collection[str]) -> str:
    """The id; where another sentence of the item goes on under it, the next that is free."""
    while name in taken:
        name += "+"
    return name


def _as_items(items: Iterable[Item]) -> Items:
    """The items as they were before anything was cut, the developments by rank."""
    of: dict[Section, list[Item]] = {section: [] for section in Section}
    for item in items:
        of[item.section].append(item)
    return Items(
        bottom=tuple(of[Section.BOTTOM_LINE]),
        developments=tuple(sorted(of[Section.DEVELOPMENTS], key=attrgetter("score"), reverse=True)),
        disagreements=tuple(of[Section.DISAGREEMENTS]),
        judgements=tuple(of[Section.JUDGEMENTS]),
    )
