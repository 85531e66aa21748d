"""Two claims about one matter of which one tells as done, as sure or as whole what the other does not.

"Had not yet been let out" against "were evacuated on Friday"; "supports" against "may seek ties"; the front against its leaders.
All three ask for names in common and for the same act, so that a "not" alone is nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from briefer.models import Certainty, Claim, ClaimKind, Conflict, ConflictKind, DifferenceKind, EntityKind
from briefer.reconcile.actions import actions_of
from briefer.reconcile.name_units import country_of
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting, Taken, make_conflict
from briefer.reconcile.told import names_in, published, shortened, table
from briefer.reconcile.wording import folded, stem, stems_of, words_of

BLOCK = 40
REACH = 60  # characters behind a "not" in which its verb stands
NOT_DONE = table(
    r"(?:had|has|have) (?:not|n't|never) (?:yet )?(?:been )?", r"(?:had|has|have)n't (?:yet )?(?:been )?",
    r"(?:was|were|is|are) not (?:yet )?(?:being )?", r"(?:was|were|is|are)n't (?:yet )?(?:being )?", r"not yet (?:been )?",
    r"yet to (?:be )?",
    r"did not\b", r"didn't\b", r"failed to\b", r"refused to\b", r"prevented from\b", r"aún no\b", r"todavía no\b",
    r"no (?:ha|han|había|habían|fue|fueron)\b", r"n'(?:a|ont|avait|avaient) pas (?:encore )?",
    r"n'(?:est|sont|était|étaient) pas (?:encore )?",
    r"noch nicht\b", r"(?:wurde|wurden|hat|haben|ist|sind) nicht\b", r"ainda não\b", r"не (?:был|была|было|были)\b", r"ещ[её] не\b",
    r"пока не\b", r"لم (?:یتم )?", r"لم .{0,12}بعد\b", r"هنوز .{0,40}ن\w+", r"ابھی تک .{0,40}نہیں",
    r"(?:har|ble|er) ikke\b", r"ennå ikke\b",
)  # fmt: skip
HEDGED = table(
    r"(?:may|might|could) (?:\w+ ){0,2}?(?:seek|consider|try|begin|start|support|back|establish|join|provide|be)\b",
    r"appears? to be (?:\w+ )?(?:explor|consider|seek|plann|prepar|try)\w*",
    r"(?:is|are|was|were) (?:reportedly |said to be |now )?(?:exploring|considering|weighing|mulling)",
    r"(?:plans?|intends?|hopes?|wants?) to\b", r"podría\w*", r"estudia\b", r"pourrait\b", r"envisage\w*", r"könnte\w*", r"erwägt\b",
    r"poderia\b", r"может\b", r"могут\b", r"рассматрива\w+", r"قد ", r"ربما", r"یدرس", r"تدرس", r"ممکن است", r"در نظر دارد",
    r"kan komme til", r"vurderer",
)  # fmt: skip
RELATION = (
    r"support\w*", r"backs?\b", r"backing\b", r"aids?\b", r"arm(?:s|ed|ing)\b", r"fund(?:s|ed|ing)\b", r"ties\b", r"relations?\b",
    r"contacts?\b", r"channels?\b", r"alliance\b", r"recogni[sz]\w+", r"join(?:s|ed|ing)?\b", r"cooperat\w+", r"troops\b",
    r"apoy\w+", r"respald\w+", r"relaciones", r"soutien\w*", r"soutenir", r"relations", r"unterstütz\w*", r"beziehungen", r"apoi\w+",
    r"поддерж\w+", r"отношени\w+", r"دعم\w*", r"علاقات", r"حمایت", r"روابط", r"støtte\w*",
)  # fmt: skip
RELATED = table(*RELATION)
COMMON = frozenset(
    {"group", "force", "country", "countri", "nation", "government", "region", "reg", "state", "people", "side", "other", "year", "both"}
)
PART = table(r"(?:leaders?|members?|units?|commanders?|representatives?|remnants|fighters|officials|families|parts?|elements|"
    r"some) of (?:the )?(?:[\w'-]+ ){0,2}$", r"(?:líderes|miembros|dirigentes) de(?:l| la)? (?:\w+ ){0,2}$",
             r"(?:dirigeants|membres|chefs) d\w+ (?:\w+ ){0,2}$", r"(?:лидер\w+|член\w+|бойц\w+) (?:\w+ ){0,2}$",
             r"(?:رهبران|اعضای|قاده|اعضاء) (?:\w+ ){0,2}$")  # fmt: skip
HOLDS = table(r"host(?:s|ed|ing)?\b", r"shelter\w*", r"harbou?r\w*", r"hous(?:es|ed|ing)\b", r"recogni[sz]\w+", r"support\w*",
    r"back(?:s|ed|ing)\b", r"expel\w*", r"releas\w+", r"invit\w+", r"sanction\w*", r"ban(?:s|ned|ning)?\b",
              r"acog\w+", r"albergu?\w+", r"héberg\w+", r"abrit\w+", r"accueill\w+", r"beherberg\w+", r"принима\w+", r"укрыва\w+",
              r"میزبان", r"تستضیف", r"یستضیف")  # fmt: skip


NO_ACT = frozenset({"announce", "talk", "propose", "harm", "attack", "clash", "disaster", "protest", "meet", "call"})
"""Classes of which there are many at one place: that one was not, says nothing of another."""
BESIDE = table(r"(?:near|outside|of|west|east|north|south|cerca de|près de|nahe|близ|قرب|نزدیک) (?:the )?$")
POSSESSED = table(r"(?:their|its|his|her|continued|ongoing|existing|su|sus|leur|ihre?|seu|их|его|استمرار|حمایت آنها) (?:\w+ )?$")


class Act(NamedTuple):
    """A claim and the classes of what it tells of a name."""

    claim: Claim
    acts: frozenset[str]


class View(NamedTuple):
    """A claim with a relation in it: its names, and the stems and names of whom the relation is with."""

    claim: Claim
    names: frozenset[str]
    with_whom: frozenset[str]


def opposite_conflicts(setting: Setting) -> Iterator[Conflict]:
    """Done or not, sure or possible, whole or part."""
    yield from _not_done(setting)
    yield from _possible(setting)
    yield from _parts(setting)


def _not_done(setting: Setting) -> Iterator[Conflict]:
    """The same act on the same names told as done and as not (yet) done."""
    able = [claim for claim in setting.given.claims if claim.mentions and _tells_fact(claim)]
    undone = _acts(setting, [claim for claim in able if NOT_DONE.search(folded(claim.statement))], None)
    if not undone:
        return
    done = _acts(setting, [claim for claim in able if not NOT_DONE.search(folded(claim.statement))], undone)
    seen: set[str] = set()
    for key in sorted(undone):
        for act in undone[key][:BLOCK]:
            against = [o for o in done.get(key, ())[:BLOCK] if o.claim.source != act.claim.source and act.acts & o.acts]
            if against and not seen & {act.claim.id, *(o.claim.id for o in against)}:
                seen |= {act.claim.id, *(o.claim.id for o in against)}
                yield _done_or_not(setting, key[1], act.claim, [o.claim for o in against])


def _acts(setting: Setting, claims: Sequence[Claim], wanted: Mapping[tuple[str, str], object] | None) -> dict[tuple[str, str], list[Act]]:
    """The acts of claims by story and name; only those that are wanted, where that is given."""
    found: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for claim in claims:
        story = setting.stories.of.get(claim.id, claim.source)
        if wanted is not None and not any((story, setting.entity_of.get((claim.id, n), "")) in wanted for n in range(len(claim.mentions))):
            continue
        text = folded(claim.statement)
        for name, acts in _acts_on(claim, setting, text, NOT_DONE.search(text)):
            found[story, name].append(Act(claim, acts))
    return found


def _acts_on(claim: Claim, setting: Setting, text: str, hit: re.Match[str] | None) -> Iterator[tuple[str, frozenset[str]]]:
    """Each name with the acts told near it; where there is a "not", those that stand behind it, for the names before it."""
    if hit is not None and not actions_of(text[hit.end() : hit.end() + REACH]) - NO_ACT:
        return
    for named in names_in(claim, setting, text):
        far = named.kind is EntityKind.PLACE and (
            country_of(setting.written[named.entity]) or BESIDE.search(text[max(0, named.start - 20) : named.start])
        )
        if far or (hit is not None and not hit.start() - 2 * REACH <= named.start < hit.end() + REACH):
            continue
        near = text[hit.end() : hit.end() + REACH] if hit is not None else text[max(0, named.start - REACH) : named.end + REACH]
        yield named.entity, actions_of(near) - NO_ACT


def _tells_fact(claim: Claim) -> bool:
    return claim.kind is not ClaimKind.ASSESSMENT and claim.certainty not in {Certainty.FORECAST, Certainty.DENIED}


def _done_or_not(setting: Setting, name: str, negative: Claim, against: Sequence[Claim]) -> Conflict:
    said = [(shortened(negative.statement), negative), *((shortened(c.statement), c) for c in against)]
    mine, theirs = published(negative, setting), [published(c, setting) for c in against]
    if mine is not None and all(day is not None and day > mine for day in theirs):
        why, verdict = (
            same("done later", 0.7, "What had not been done when one source came out was done when the other did"),
            DifferenceKind.UPDATE,
        )
    else:
        reason = "One tells it as done, the other as not done; they may speak of other people or of another hour"
        why, verdict = different("done or not", 0.6, reason), DifferenceKind.SCOPE
    return make_conflict(
        setting, ConflictKind.CLAIM, (setting.names[name], "done or not"), verdict, said, (why,), Taken(None, "It stays open.")
    )


def _possible(setting: Setting) -> Iterator[Conflict]:
    """A relation that one claim tells as a fact and another as possible or sought."""
    sure: dict[tuple[str, str], list[View]] = defaultdict(list)
    maybe: dict[tuple[str, str], list[View]] = defaultdict(list)
    for claim in setting.given.claims:
        text = folded(claim.statement) if claim.mentions else ""
        hit = RELATED.search(text)
        if hit is None:
            continue
        hedge = HEDGED.search(text)
        hit = (RELATED.search(text, hedge.start()) if hedge else None) or hit
        hedged = hedge is not None and hedge.start() <= hit.start()
        if not hedged and not _is_sure(claim, text, hit):
            continue
        view = _view(setting, claim, text, hit)
        for name in view.names:
            (maybe if hedged else sure)[setting.stories.of.get(claim.id, claim.source), name].append(view)
    seen: set[str] = set()
    for key in sorted(set(sure) & set(maybe)):
        for firm in sure[key][:BLOCK]:
            loose = [v for v in maybe[key][:BLOCK] if v.claim.id != firm.claim.id and (v.with_whom & firm.with_whom) - {key[1]}]
            ids = {firm.claim.id, *(v.claim.id for v in loose)}
            if loose and not seen & ids:
                seen |= ids
                yield _sure_or_possible(setting, key[1], firm.claim, [v.claim for v in loose])


def _is_sure(claim: Claim, text: str, hit: re.Match[str]) -> bool:
    """Told as a fact: outright, or taken for granted ("their support for") even in a forecast."""
    if claim.certainty is Certainty.DENIED or NOT_DONE.search(text):
        return False
    return claim.certainty is not Certainty.FORECAST or bool(POSSESSED.search(text[max(0, hit.start() - 20) : hit.start()]))


def _view(setting: Setting, claim: Claim, text: str, hit: re.Match[str]) -> View:
    named = list(names_in(claim, setting, text))
    behind = text[hit.end() : hit.end() + REACH]
    whom = stems_of(behind) - {stem(word) for mention in claim.mentions for word in words_of(mention.text)} - COMMON
    return View(claim, frozenset(n.entity for n in named), whom | {n.entity for n in named if hit.end() <= n.start < hit.end() + REACH})


def _sure_or_possible(setting: Setting, name: str, firm: Claim, loose: Sequence[Claim]) -> Conflict:
    said = [(shortened(firm.statement), firm), *((shortened(c.statement), c) for c in loose)]
    why = different("sure or possible", 0.6, "One tells as a fact what the other has as possible or as sought")
    taken = Taken(None, "That it is so already is not established.")
    return make_conflict(setting, ConflictKind.CLAIM, (setting.names[name], "how far it goes"), DifferenceKind.SCOPE, said, (why,), taken)


def _parts(setting: Setting) -> Iterator[Conflict]:
    """The same is said of a body, and of some who belong to it."""
    told: dict[tuple[str, str, str], dict[bool, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in setting.given.claims:
        text = folded(claim.statement)
        hit = HOLDS.search(text)
        if hit is None or len(claim.mentions) < 2:
            continue
        named = sorted(names_in(claim, setting, text))
        for named_first, body in product((n for n in named if n.start <= hit.start()), (n for n in named if n.start >= hit.end())):
            if body.kind is EntityKind.ORGANISATION and named_first.entity != body.entity and body.start - hit.end() <= REACH:
                part = bool(PART.search(text[hit.end() : body.start]))
                told[named_first.entity, stem(hit.group().strip()), body.entity][part].append(claim)
    for (who, _, whom), sides in sorted(told.items()):
        if len(sides) == 2 and len({c.source for claims in sides.values() for c in claims}) > 1:
            said = [(shortened(claims[0].statement), claim) for claims in sides.values() for claim in claims]
            why = same("whole or part", 0.7, "One says it of the body itself, the other of some who belong to it")
            subject = (f"{setting.names[who]} and {setting.names[whom]}", "the body or part of it")
            yield make_conflict(
                setting, ConflictKind.CLAIM, subject, DifferenceKind.SCOPE, said, (why,), Taken(None, "What both say is common ground.")
            )
