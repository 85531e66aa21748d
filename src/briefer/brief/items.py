"""The items of the page before anything is cut: bottom line, developments, disagreements, judgements, without repeating a sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefer.brief.differences import disagreement, disagreements, judgements, main_dispute, updates
from briefer.brief.evidence import Evidence
from briefer.brief.rank import Group
from briefer.brief.said import Said
from briefer.brief.sentences import facts_of, informative, sentences_for, without_markup
from briefer.brief.since import Changes
from briefer.models import Claim, ConflictKind, Item, Mark, Section

TOP_EVENTS = 2
FACTS_EACH = 2
ITEMS_EACH = 8
NEARLY = 2.0  # points of ``informative``
TOLD = 6.0
"""Points of ``informative`` off a fact of which everything is on the page (Carbonell and Goldstein 1998)."""
FURTHER, UNTRANSLATED = 4.0, 3.0
"""Points off for each further item on one event, and for one that is not in English, so that one event does not fill the page."""


@dataclass(frozen=True, slots=True)
class Items:
    """What the page could say, each list with the most important first."""

    bottom: tuple[Item, ...]
    developments: tuple[Item, ...]
    disagreements: tuple[Item, ...]
    judgements: tuple[Item, ...]

    @property
    def cited(self) -> frozenset[str]:
        """The ids of the claims that they rest on."""
        every = (*self.bottom, *self.developments, *self.disagreements, *self.judgements)
        return frozenset(c for i in every for s in i.sentences for c in s.claims)


def choose_items(groups: Sequence[Group], evidence: Evidence, changes: Changes) -> Items:
    """Items in the sources' words, of what is news.

    The bottom line takes the leading sentence of the top events; their developments then give the next best facts, so that
    no sentence stands on the page twice.
    """
    said = Said(evidence)
    bottom = [_lead(group, evidence, said) for group in _top(changes.leading(groups), evidence)]
    developments = [item for group in groups for item in _developments(group, evidence, said)]
    running = changes.of_updates(updates(evidence))
    edited = list(changes.edited)
    if edited and not bottom:  # nothing else is new
        bottom.append(edited.pop(0).model_copy(update={"section": Section.BOTTOM_LINE}))
    telling = (*bottom, *edited, *_with_updates(developments, running, groups, evidence))
    apart = tuple(changes.of_interest((*disagreements(evidence, groups), *(disagreement(c, evidence) for c in changes.closed)), telling))
    dispute = main_dispute(evidence, apart)
    return Items(
        bottom=(*bottom, *((dispute,) if dispute else ())),
        developments=telling[len(bottom) :],
        disagreements=apart,
        judgements=judgements(evidence, groups, apart),
    )


def _top(groups: Sequence[Group], evidence: Evidence) -> list[Group]:
    """The groups of the bottom line: the first that have a fact to print, news before background, what is foreign or outdated last."""
    able = [g for g in groups if facts_of(g, evidence)]
    news = [g for g in able if g.mark is not Mark.BACKGROUND]
    clear = [g for g in news if _is_clear(facts_of(g, evidence)[0], evidence)]
    return (clear or news or able)[:TOP_EVENTS]


def _is_clear(best: Claim, evidence: Evidence) -> bool:
    """Whether a reader can use a sentence at once: it is in English, not outdated, and nothing had to be left out of it."""
    whole = without_markup(best.quote.text) == best.quote.text
    return best.statement_language == "en" and best.id not in evidence.outdated and whole


def _lead(group: Group, evidence: Evidence, said: Said) -> Item:
    """The most informative fact of a group; one that is disputed gives way to one that is not and tells nearly as much."""
    facts = facts_of(group, evidence)
    least = informative(facts[0], evidence) - NEARLY
    sure = (c for c in facts if _is_sure(c, evidence) and informative(c, evidence) >= least)
    claim = facts[0] if facts[0].id in evidence.newest else next(sure, facts[0])
    said.add(claim)
    return _item(f"b{group.key}", Section.BOTTOM_LINE, group, (claim,), evidence)


def _is_sure(claim: Claim, evidence: Evidence) -> bool:
    """Whether nobody disputes what it says. Whose name or office it was does not change what happened."""
    loose = {ConflictKind.NAME, ConflictKind.ROLE}
    return claim.id not in evidence.outdated and all(c.kind in loose for c, _ in evidence.disputes.get(claim.id, ()))


def _developments(group: Group, evidence: Evidence, said: Said) -> list[Item]:
    """The facts of a group that are not yet on the page, two an item, the best first."""
    made: list[Item] = []
    rest = list(facts_of(group, evidence))
    while len(made) < ITEMS_EACH:
        chosen: list[Claim] = []
        while len(chosen) < FACTS_EACH and (best := _next(rest, chosen, group, evidence, said)):
            chosen.append(best)
            said.add(best)
            rest.remove(best)
        if not chosen:
            break
        made.append(_further(_item(group.key, Section.DEVELOPMENTS, group, chosen, evidence), len(made), group, chosen))
    return made


def _next(rest: Sequence[Claim], chosen: Sequence[Claim], group: Group, evidence: Evidence, said: Said) -> Claim | None:
    """The fact that adds most to what the page tells of the event: informative, and not told yet (maximal marginal relevance)."""
    able = [c for c in rest if _goes_with(c, chosen) and said.lacks(c, group.ids)]
    return max(able, key=lambda c: informative(c, evidence) - TOLD * said.share(c, group.ids), default=None)


def _further(item: Item, number: int, group: Group, chosen: Sequence[Claim]) -> Item:
    """The item as it ranks: lower for each item on the same event before it, and where it alone is not in English."""
    translated = any(c.statement_language == "en" for c in group.claims)
    points = FURTHER * number + (UNTRANSLATED if translated and chosen[0].statement_language != "en" else 0.0)
    if not points:
        return item
    reasons = (*item.reasons, f"further facts on the same event ({-points:+g})")
    return item.model_copy(
        update={"id": f"{item.id}+{number}" if number else item.id, "score": round(item.score - points, 2), "reasons": reasons}
    )


def _goes_with(claim: Claim, chosen: Sequence[Claim]) -> bool:
    """A second sentence is in English after one in English, and does not make the item too long to read."""
    both = (*chosen, claim)
    return not chosen or (all(c.statement_language == "en" for c in both) and sum(len(c.statement) for c in both) <= 420)


def _item(key: str, section: Section, group: Group, claims: Sequence[Claim], evidence: Evidence) -> Item:
    sentences = sentences_for(key, claims, group.claims, evidence)
    mark, change = _mark(group, claims, {c for s in sentences for c in s.claims}, evidence)
    return Item(
        id=key,
        section=section,
        sentences=sentences,
        mark=mark,
        change=change,
        event=group.event.id if group.event else None,
        origins=evidence.origin_count(c for s in sentences for c in s.claims),
        score=group.score,
        reasons=group.reasons,
    )


def _mark(group: Group, claims: Sequence[Claim], cited: Collection[str], evidence: Evidence) -> tuple[Mark, str | None]:
    """The mark of an item, and what is other than in the last brief. It is that of the group where the item tells of its change.

    Of an event of which a count was raised, only the sentences that give it do; of one that is confirmed, those that rest on what was
    known too. The other items on what was known before are further facts.
    """
    if group.mark in {Mark.UPDATE, Mark.CORRECTED} and (group.change or group.tell is None):
        tells = any(c.id in evidence.outdated or c.id in evidence.newest for c in claims)
    else:
        tells = group.mark is not Mark.CONFIRMED or bool(set(group.ids) & set(cited) - (group.tell or frozenset()))
    if tells:
        return group.mark, group.change
    return (Mark.NEW if group.tell is None else Mark.UPDATE), None


def _with_updates(developments: list[Item], lines: Sequence[Item], groups: Sequence[Group], evidence: Evidence) -> tuple[Item, ...]:
    """The lines on running counts, each right behind the development of its event, with its score."""
    scores = {claim: g.score for g in groups for claim in g.ids}
    scored = [i.model_copy(update={"score": max(scores.get(c, 0.0) for s in i.sentences for c in s.claims)}) for i in lines]
    ranked = [(item, 0) for item in developments] + [(item, 99 - item.origins) for item in scored]  # the best known count first
    place = {i.id: evidence.order(evidence.claims[i.sentences[0].claims[0]]) for i, _ in ranked}
    return tuple(item for item, _ in sorted(ranked, key=lambda x: (-x[0].score, x[1], place[x[0].id])))
