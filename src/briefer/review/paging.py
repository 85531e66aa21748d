"""What persons decided of the page: reworded, dropped, pinned, moved and added. Pure; what was cut or dropped stays on record.

A person's words come onto the page wherever their ground is found, also where the machine has nothing on the page that they could take
the place of: then as an item of their own. Only where the ground itself is gone do they wait for the person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefer.models import (
    Add,
    Brief,
    Cut,
    Decision,
    Drop,
    Item,
    ItemRef,
    Move,
    Outcome,
    Pin,
    Reword,
    Section,
    Sentence,
    SentenceRef,
    Standing,
)
from briefer.review.find import Finder
from briefer.review.place import Ground, Spot, ground_of, grounds, is_plain, locate, locate_item

Unsupported = Callable[[str, Sequence[str]], tuple[str, ...]]
"""The numbers, dates and names of a text that none of these claims holds."""
Count = Callable[[Iterable[str]], int]
"""How many independent origins stand behind some claims."""
PutBack = Callable[[Sequence[Item], Item], tuple[Item, ...]]
"""The items of a page with one more, at its place."""
MayRestOn = Callable[[Sequence[Cut], Iterable[str]], Iterable[int]]
"""Of what was cut, the places of all that may rest on these claims; where no claim is given, on none."""

GONE = "the words it rested on were not read this time"
LESS = "some of the words it rested on were not read this time"
NOT_THERE = "it is not on the page this time"
NOT_ASKED = "that is not asked on the page any more"


def every_cut(cut: Sequence[Cut], _: Iterable[str]) -> range:
    """All of it may."""
    return range(len(cut))


@dataclass(frozen=True, slots=True)
class Paged:
    """The page as persons left it, what became of their decisions, and the ids of the items that they want on it."""

    brief: Brief
    outcomes: tuple[Outcome, ...]
    held: frozenset[str]
    items: Mapping[int, str]
    """For a decision the item that it is on."""


@dataclass(slots=True)
class _Page:
    """The page while decisions are taken on it."""

    finder: Finder
    brief: Brief
    may_rest_on: MayRestOn
    rejected: frozenset[str]
    unsupported: Unsupported
    put_back: PutBack
    count: Count
    off: dict[str, None] = field(default_factory=dict)
    """The items that these decisions cut."""
    outcomes: list[Outcome] = field(default_factory=list)
    held: set[str] = field(default_factory=set)
    on: dict[int, str] = field(default_factory=dict)

    def note(self, decision: Decision, standing: Standing, on: str = "", item: str = "", changed: str = "") -> None:
        self.outcomes.append(Outcome(seq=decision.seq, standing=standing, on=on, changed=changed))
        if item:
            self.on[decision.seq] = item

    def without_rejected(self, claims: Sequence[str]) -> tuple[str, ...]:
        return tuple(c for c in claims if c not in self.rejected)

    def look(self, sentence: SentenceRef, ground: Ground) -> Spot | None:
        """Where a sentence stands now. What was cut is looked through only where the page doesn't plainly have it."""
        spot = locate(sentence, ground, self.brief.items)
        if spot is not None and is_plain(sentence, ground, spot):
            return spot
        cut = self.brief.cut
        return locate(sentence, ground, self.brief.items, [cut[n].item for n in self.may_rest_on(cut, ground.claims)])

    def ground(self, sentence: SentenceRef) -> Ground:
        return ground_of(sentence, self.finder, self.rejected)

    def grounds(self, item: ItemRef) -> list[tuple[SentenceRef, Ground]]:
        return grounds(item, self.finder, self.rejected)

    def with_sentences(self, item: Item, sentences: tuple[Sentence, ...]) -> Item:
        """An item of other sentences; its origins are counted anew, where they were counted from what it cites."""
        before, now = (self.count(self.without_rejected([c for s in x for c in s.claims])) for x in (item.sentences, sentences))
        return item.model_copy(update={"sentences": sentences, "origins": now if item.origins == before else item.origins})

    def is_closed(self, spot: Spot) -> bool:
        """Whether it was cut because nobody asks it any more: not for room, and not by a person."""
        return spot.cut and not spot.sentence.claims and not self.is_for_room(spot) and spot.item.id not in self.off

    def is_for_room(self, spot: Spot) -> bool:
        """Whether it was cut for want of room alone."""
        return spot.cut and any(c.room for c in self.brief.cut if c.item.id == spot.item.id)

    def put(self, item: Item) -> None:
        """An item in the place of the one with its id."""
        self.brief = self.brief.model_copy(update={"items": tuple(item if i.id == item.id else i for i in self.brief.items)})

    def insert(self, item: Item) -> None:
        self.brief = self.brief.model_copy(update={"items": self.put_back(self.brief.items, item)})

    def take_off(self, item: Item, why: str) -> None:
        left = tuple(i for i in self.brief.items if i.id != item.id)
        self.off[item.id] = None
        self.brief = self.brief.model_copy(update={"items": left, "cut": (*self.brief.cut, Cut(item=item, why=why))})

    def take_from_cut(self, spot: Spot, claims: set[str], name: str) -> Item:
        """What was cut and rests on these claims comes back onto the page, as an item of its own where the rest stays cut."""
        wanted = [s for s in spot.item.sentences if s.id == spot.sentence.id or claims & set(s.claims)]
        able = {s.id: s.model_copy(update={"claims": left}) for s in wanted if (left := self.without_rejected(s.claims)) or not s.claims}
        rest = tuple(s for s in spot.item.sentences if s.id not in able)
        back = self.with_sentences(spot.item, tuple(able.values())).model_copy(update={"id": name} if rest else {})
        cuts = []
        for cut in self.brief.cut:
            if cut.item.id != spot.item.id:
                cuts.append(cut)
            elif rest:
                cuts.append(cut.model_copy(update={"item": self.with_sentences(cut.item, rest)}))
        self.brief = self.brief.model_copy(update={"cut": tuple(cuts)})
        self.insert(back)
        return back


def decide_page(  # noqa: PLR0913  (seven values and callables that other rooms give)
    finder: Finder,
    brief: Brief,
    decisions: Sequence[Decision],
    *,
    may_rest_on: MayRestOn = every_cut,
    rejected: frozenset[str] = frozenset(),
    unsupported: Unsupported,
    put_back: PutBack,
    count: Count | None = None,
) -> Paged:
    """The page as persons left it.

    Args:
        finder: of the record as the machine made it.
        brief: its page, on the ground as persons decided it.
        decisions: those in force, in the order of the ledger; those that are not about the page are left out.
        may_rest_on: which of the cuts to look through.
        rejected: the claims that persons rejected: nothing that comes onto the page rests on them.
        unsupported: what of a person's words no claim holds.
        put_back: where an item belongs on a page.
        count: how many origins stand behind claims, as persons decided it; None: as the record has it.
    """
    page = _Page(finder, brief, may_rest_on, rejected, unsupported, put_back, count or finder.origin_count)
    for decision in decisions:
        match decision.act:
            case Reword() as act:
                _reword(page, decision, act)
            case Drop() as act:
                _drop(page, decision, act, f"dropped by {decision.who}")
            case Pin() as act:
                _pin(page, decision, act)
            case Move() as act:
                _move(page, decision, act)
            case Add() as act:
                _add(page, decision, act)
    return Paged(page.brief, tuple(page.outcomes), frozenset(page.held), page.on)


def _reword(page: _Page, decision: Decision, act: Reword) -> None:
    """Other words for a sentence; without the sentence, on the claims that it rested on."""
    ground = page.ground(act.sentence)
    spot = page.look(act.sentence, ground)
    if not ground.claims and (spot is None or act.sentence.claims or page.is_closed(spot)):
        _without_ground(page, decision, [ground])
        return
    changed = _changed(act.sentence, ground, spot)
    if spot is None:
        item = _own_item(decision, act, ground, page.count)
        page.insert(item)
        spot = Spot(item, item.sentences[0], cut=False)
    elif spot.cut:
        spot = Spot(page.take_from_cut(spot, set(), f"r{decision.seq}"), spot.sentence, cut=False)
    item = next(i for i in page.brief.items if i.id == spot.item.id)
    was = next(s for s in item.sentences if s.id == spot.sentence.id)
    update = {"text": act.text, "by": "reviewer", "before": was.before or was.text, "unsupported": page.unsupported(act.text, was.claims)}
    said = was.model_copy(update=update)
    page.put(item.model_copy(update={"sentences": tuple(said if s.id == said.id else s for s in item.sentences)}))
    page.held.add(item.id)
    page.note(decision, Standing.REOPENED if changed else Standing.APPLIED, said.id, item.id, changed)


def _changed(ref: SentenceRef, ground: Ground, spot: Spot | None) -> str:
    """What is not as it was under a sentence: fewer of its words, or, where it rests on none, other words on other sources."""
    if ground.shaken:
        return LESS
    now = (spot.sentence.before or spot.sentence.text) if spot and not ref.claims and ground.moved else ref.text
    return "" if now == ref.text else f"the page would say: {now.rstrip('.')}"


def _own_item(decision: Decision, act: Reword, ground: Ground, count: Count) -> Item:
    sentence = Sentence(id=f"r{decision.seq}", text=act.text, claims=ground.claims, by="reviewer")
    return Item(
        id=f"r{decision.seq}",
        section=act.sentence.section,
        sentences=(sentence,),
        origins=count(ground.claims),
        reasons=(f"words of {decision.who}, for which the page had no sentence",),
    )


def _without_ground(page: _Page, decision: Decision, found: Sequence[Ground]) -> None:
    if any(g.rejected for g in found):
        page.note(decision, Standing.SUPERSEDED, changed="the claims it rests on were rejected")
        return
    if all(g.elsewhere for g in found):
        page.note(decision, Standing.ELSEWHERE)
    else:
        page.note(decision, Standing.REOPENED, changed=GONE if any(g.how for g in found) else NOT_ASKED)


def _drop(page: _Page, decision: Decision, act: Drop, why: str) -> None:
    """An item or a sentence off the page."""
    if act.sentence is not None:
        ground = page.ground(act.sentence)
        spot, found = page.look(act.sentence, ground), [ground]
    else:
        told = page.grounds(act.item)
        spot, found = locate_item(told, page.look), [g for _, g in told]
    if spot is None:
        if any(g.claims or g.here for g in found):
            page.note(decision, Standing.APPLIED)  # nothing on the page says it
        else:
            _without_ground(page, decision, found)
        return
    if not spot.cut:
        _take_off(page, spot, why, whole=act.sentence is None)
    first = act.sentence or act.item.sentences[0]
    changed = "" if first.claims else _changed(first, found[0], spot)  # claims that are gone leave nothing to be asked of what is off
    on = spot.sentence.id if act.sentence else spot.item.id
    page.note(decision, Standing.REOPENED if changed else Standing.APPLIED, on, spot.item.id, changed)


def _take_off(page: _Page, spot: Spot, why: str, *, whole: bool) -> None:
    left = tuple(s for s in spot.item.sentences if s.id != spot.sentence.id)
    if whole or not left:
        page.take_off(spot.item, why)
        return
    gone = page.with_sentences(spot.item, (spot.sentence,)).model_copy(update={"id": f"{spot.item.id}-{spot.sentence.id}"})
    page.put(page.with_sentences(spot.item, left))
    page.off[gone.id] = None
    page.brief = page.brief.model_copy(update={"cut": (*page.brief.cut, Cut(item=gone, why=why))})


def _pin(page: _Page, decision: Decision, act: Pin) -> None:
    """An item stays, or comes back."""
    told = page.grounds(act.item)
    spot, found = locate_item(told, page.look), [g for _, g in told]
    if spot is None or (spot.cut and all(g.rejected for g in found)) or page.is_closed(spot):
        _without_ground(page, decision, found)
        return
    item = page.take_from_cut(spot, {c for g in found for c in g.claims}, f"r{decision.seq}") if spot.cut else spot.item
    page.held.add(item.id)
    shaken = any(g.shaken for g in found)
    page.note(decision, Standing.REOPENED if shaken else Standing.APPLIED, item.id, item.id, LESS if shaken else "")


def _move(page: _Page, decision: Decision, act: Move) -> None:
    """An item to another place of its section; at the end where the section is shorter. It comes back if there was no room for it."""
    told = page.grounds(act.item)
    spot, found = locate_item(told, page.look), [g for _, g in told]
    if spot is None or (spot.cut and not page.is_for_room(spot)) or (spot.cut and all(g.rejected for g in found)):
        if any(g.claims or g.here for g in found):
            page.note(decision, Standing.REOPENED, changed=NOT_THERE)
        else:
            _without_ground(page, decision, found)
        return
    item = page.take_from_cut(spot, {c for g in found for c in g.claims}, f"r{decision.seq}") if spot.cut else spot.item
    page.brief = page.brief.model_copy(update={"items": _moved(page.brief.items, item, act.place)})
    page.held.add(item.id)
    page.note(decision, Standing.APPLIED, item.id, item.id)


def _moved(items: Sequence[Item], item: Item, place: int) -> tuple[Item, ...]:
    others = [i for i in items if i.id != item.id]
    mine = [n for n, i in enumerate(others) if i.section is item.section]
    if place > len(mine):
        return _at_end(others, item)
    return (*others[: mine[place - 1]], item, *others[mine[place - 1] :])


def _add(page: _Page, decision: Decision, act: Add) -> None:
    """A gap or a comment."""
    if not any(s in page.finder.sources for s in act.sources):
        page.note(decision, Standing.ELSEWHERE)
        return
    section = Section.GAPS if act.what == "gap" else Section.COMMENTS
    sentence = Sentence(id=f"r{decision.seq}", text=act.text, by="reviewer")
    item = Item(id=f"r{decision.seq}", section=section, sentences=(sentence,), reasons=(f"added by {decision.who}",))
    page.brief = page.brief.model_copy(update={"items": _at_end(page.brief.items, item)})
    page.held.add(item.id)
    page.note(decision, Standing.APPLIED, item.id, item.id)


def _at_end(items: Sequence[Item], item: Item) -> tuple[Item, ...]:
    """The items with one more at the end of its section, in the order of the sections."""
    order = list(Section)
    at = sum(order.index(i.section) <= order.index(item.section) for i in items)
    return (*items[:at], item, *items[at:])
