"""What no item of the page holds is on record too: every claim that was read is cited, or stands in a cut with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.brief.evidence import Evidence
from briefer.brief.items import Items
from briefer.brief.rank import Group
from briefer.brief.said import Said
from briefer.brief.sentences import LINKS, SPACES, fault_of, is_judgement, make_sentence, sentence_id, shortened, without_markup
from briefer.lexicon.dates import describe_date
from briefer.models import Before, Claim, Cut, Item, Section

LONGEST = 300
LEFT_OUT = "k"
"""Begins the id of what was never an item of the page: claims that were left out of it."""
ENOUGH = "the page has enough on the same event"
VIEWS = "the sources have weightier judgements, or it stands where they disagree"
NOT_SHOWN = "Words of the source that hold a link or markup."


def left_out(items: Items, groups: Sequence[Group], evidence: Evidence, before: Before | None = None) -> tuple[Cut, ...]:
    """A cut for each group and each reason, over the claims that no item cites, in the order of the groups."""
    cited = items.cited
    said = Said(evidence)
    for claim in evidence.in_order(cited):
        said.add(claim)
    cuts = []
    for group in groups:
        reasons: dict[str, list[Claim]] = {}
        for claim in group.claims:
            if claim.id not in cited:
                known = before is not None and claim.source in before.known
                reasons.setdefault(_stayed(before) if before and known else _why(claim, group, said, evidence), []).append(claim)
                said.add(claim)
        cuts += [Cut(item=_item(why, claims, group, evidence), why=why) for why, claims in reasons.items()]
    return tuple(cuts)


def unchanged(items: Items, groups: Sequence[Group], evidence: Evidence, before: Before | None) -> tuple[Cut, ...]:
    """A cut for each group that was known when the last brief was made, and to which nothing was added; over what no item cites of it."""
    if before is None:
        return ()
    why, cited = _stayed(before), items.cited
    rest = ((group, [c for c in group.claims if c.id not in cited]) for group in groups)
    return tuple(Cut(item=_item(why, claims, group, evidence), why=why) for group, claims in rest if claims)


def _stayed(before: Before) -> str:
    return f"unchanged since the brief of {describe_date(before.day)}"


def _why(claim: Claim, group: Group, said: Said, evidence: Evidence) -> str:
    """Why a claim is not on the page, in words."""
    if fault := fault_of(claim):
        return f"may not be printed: {fault}"
    if like := said.like(claim, group.ids):
        return f"says the same as source {evidence.numbers[like.source]}: {shown_words(like, 80)}"
    return VIEWS if is_judgement(claim) else ENOUGH


def _item(why: str, claims: Sequence[Claim], group: Group, evidence: Evidence) -> Item:
    sentences = tuple(make_sentence("left out", shown_words(c), (c.id,), "template") for c in claims)
    section = Section.JUDGEMENTS if all(is_judgement(c) for c in claims) else Section.DEVELOPMENTS
    return Item(
        id=LEFT_OUT + sentence_id(why, group.key, (c.id for c in claims))[1:],
        section=section,
        sentences=sentences,
        mark=group.mark if section is Section.DEVELOPMENTS else None,
        event=group.event.id if group.event else None,
        origins=evidence.origin_count(c.id for c in claims),
        score=group.score,
        reasons=group.reasons,
    )


def shown_words(claim: Claim, most: int = LONGEST) -> str:
    """The words of a claim as they may be shown: what holds a link is only called so."""
    text = SPACES.sub(" ", without_markup(claim.quote.text)).strip()
    return NOT_SHOWN if LINKS.search(text) else shortened(text, most)
