"""Claims that can't both be true, or forecasts that go apart, found by pairs of cues over shared names and words.

Precision goes before recall: a cue alone is nothing; both claims have to be about one matter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise, product
from typing import Literal, NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.models import Claim, ClaimKind, Conflict, ConflictKind, DifferenceKind, Judgement
from briefer.reconcile.accounts import TALK, account_conflicts
from briefer.reconcile.actions import actions_of
from briefer.reconcile.gated import Table
from briefer.reconcile.opposites import opposite_conflicts
from briefer.reconcile.rules import different
from briefer.reconcile.taking import Setting, Taken, make_conflict
from briefer.reconcile.told import LONGEST, shortened, table
from briefer.reconcile.wording import folded, matters_of, stem, words_of

BLOCK = 60
_CLAUSE = lazy(r"[,;:،؛]\s+|\s+(?=(?:but|while|although)\b)")
_TURN = lazy(r"(?:but|while|although|though|however|whereas|which|who|because)\b", re.IGNORECASE)
_LEANS = lazy(r"(?:it|they|he|she|this|that)\b(?! is (?:very |highly |more )?(?:un)?likely that)", re.IGNORECASE)


class Cue(NamedTuple):
    """A pair of cues. ``share``: names, and words besides the cues, that both claims must have in common."""

    name: str
    one: Table
    other: Table
    names: int
    words: int
    about: Literal["forecast", "fact"]
    reason: str


LIKELY = table(
    r"(?:it is |are |is |very |highly |more )?likely\b", r"probabl[ey]", r"expected to\b", r"is set to\b", r"es probable",
    r"probablemente", r"se espera que", r"est probable", r"probablement", r"devrait\b", r"wahrscheinlich", r"dürfte\b", r"provável",
    r"provavelmente", r"deve(?:rá)?\b", r"è probabile", r"probabilmente", r"dovrebbe\b", r"вероятно", r"скорее всего", r"ожидается",
    r"ймовірно", r"очікується", r"محتمل", r"من المتوقع", r"من المرجح", r"احتمال وجود دارد", r"احتمالا", r"انتظار می", r"امکان ہے",
    r"متوقع ہے", r"muhtemelen", r"bekleniyor", r"sannsynlig", r"trolig", r"ventes å", r"waarschijnlijk", r"prawdopodobn\w*",
)  # fmt: skip
UNLIKELY = table(
    r"unlikely\b", r"improbable", r"not expected to\b", r"no prospect", r"little chance", r"poco probable", r"improbable",
    r"peu probable", r"unwahrscheinlich", r"kaum\b", r"improvável", r"pouco provável", r"improbabile", r"poco probabile",
    r"маловероятн", r"вряд ли", r"малоймовірн", r"навряд чи", r"بعید", r"من غیر المرجح", r"مستبعد", r"امکان نہیں", r"olası değil",
    r"lite sannsynlig", r"usannsynlig", r"osannolik", r"onwaarschijnlijk", r"mało prawdopodobn\w*",
)  # fmt: skip
CONFIRMED = table(
    r"confirm(?:ed|s)\b", r"admitted\b", r"acknowledged\b", r"confirm(?:ó|aron|a)\b", r"admiti\w+", r"reconoci\w+", r"a confirmé",
    r"ont confirmé", r"reconnu", r"bestätigt\w*", r"eingeräumt", r"confirm(?:ou|aram)\b", r"reconheceu", r"ha confermato",
    r"hanno confermato", r"ammess\w+", r"подтверд\w*", r"признал\w*", r"підтверд\w*", r"визна(?:в|ла|ли)\b", r"اکد\w*", r"اعترف\w*",
    r"تایید کرد", r"پذیرفت", r"تصدیق", r"اعتراف", r"doğrula\w*", r"kabul etti", r"bekreft\w*", r"innrøm\w*", r"bekräft\w*",
    r"bevestig\w*", r"potwierdzi\w*",
)  # fmt: skip
DENIED = table(
    r"denied\b", r"denies\b", r"(?:rejected|dismissed) (?:the )?(?:claim|report|allegation)", r"neg(?:ó|aron)\b", r"desminti\w*",
    r"rechaz(?:ó|aron)\b", r"(?:a|ont) (?:nié|démenti)", r"dementier\w*", r"bestritt\w*", r"bestreit\w*",
    r"wies\w* (?:\w+ ){0,4}zurück", r"neg(?:ou|aram)\b", r"desmenti\w*", r"(?:ha|hanno) (?:negato|smentito)", r"опроверг\w*",
    r"отриц\w*", r"спрост\w*", r"запереч\w*", r"نفی\b", r"نفت\b", r"ینفی", r"تکذیب", r"رد کرد", r"تردید", r"yalanla\w*", r"reddetti",
    r"avvis\w*", r"benekt\w*", r"förnek\w*", r"ontken\w*", r"zaprzecz\w*",
)  # fmt: skip
CUES: tuple[Cue, ...] = (
    Cue("likely or not", LIKELY, UNLIKELY, 1, 1, "forecast", "One expects it, the other does not: forecasts of the sources, not facts"),
    Cue("confirmed or denied", CONFIRMED, DENIED, 2, 3, "fact", "One says that it was confirmed, the other that it was denied"),
)
UNTOLD = table(

    r"(?:details?|contents?|outcome|agenda)\b.{0,120}\b(?:not|n[\"'’]t|never) (?:been )?(?:disclosed|released|made public"
    r"|revealed|given|published)",
    r"no (?:further )?details (?:were|was|have been)", r"did not (?:disclose|give details|elaborate)",
    r"no (?:se )?(?:dieron|ofreci\w+|revel\w+|facilit\w+) (?:más )?detalles",
    r"(?:aucun détail|sans (?:donner|fournir) (?:plus )?de détails)", r"keine (?:weiteren )?(?:einzelheiten|details)",
    r"não (?:deu|deram|revel\w+) (?:mais )?detalhes", r"non ha (?:fornito|dato) (?:altri )?dettagli",
    r"подробност\w+ не (?:\w+ )?(?:сообща|раскры|привод)\w*", r"деталей не (?:\w+ )?(?:повідом|розкри)\w*",
    r"(?:دون|من دون) (?:ذکر|کشف) .{0,20}تفاصیل", r"جزییات .{0,60}(?:منتشر|اعلام|فاش) نشد", r"تفصیلات .{0,40}نہیں",
    r"ayrıntı (?:verilmedi|vermedi)", r"ingen (?:nærmere )?detaljer",
)  # fmt: skip
TOLD = table(
    r"highlight", r"focus(?:ed|ing)? on", r"address(?:ed|ing)", r"covered", r"covering", r"including", r"stressed",
    r"emphasi[sz](?:ed|ing)", r"underlin", r"destac\w+", r"subray\w+", r"se centr\w+ en", r"souligné", r"porté sur", r"betont\w*",
    r"ging es um", r"ressalt\w+", r"sottoline\w+", r"подчеркн\w*", r"речь шла", r"наголос\w*", r"شدد\w*", r"تناول\w*", r"تاکید",
    r"محور", r"زور دیا", r"vurgula\w*", r"understrek\w*",
)  # fmt: skip


_ANY = Table("|".join(cue.pattern for cue in (*(c.one for c in CUES), *(c.other for c in CUES), UNTOLD, TOLD)))


class View(NamedTuple):
    """A claim as seen here: its folded words, the names in it, its stems."""

    claim: Claim
    text: str
    names: frozenset[str]
    words: frozenset[str]


def opinion_conflicts(setting: Setting) -> tuple[Conflict, ...]:
    """Every pair of claims that a pair of cues sets against one another, gathered by matter."""
    views = [_view(setting, claim) for claim in setting.given.claims if _ANY.search(folded(claim.statement))]
    found = [
        *(_apart(setting, cue, views) for cue in CUES),
        _undisclosed(setting, views),
        account_conflicts(setting),
        opposite_conflicts(setting),
    ]
    return tuple(conflict for some in found for conflict in some)


def _view(setting: Setting, claim: Claim) -> View:
    names = set()
    for number in range(len(claim.mentions)):
        entity = setting.entity_of.get((claim.id, number))
        if entity is not None:
            names.add(entity)
    spelled = {stem(word) for mention in claim.mentions for word in words_of(mention.text)}
    return View(claim, folded(claim.statement), frozenset(names), frozenset(matters_of(claim.statement) - spelled))


def _about_one_matter(cue: Cue, one: View, other: View) -> bool:
    if one.claim.source == other.claim.source and one.claim.quote.start == other.claim.quote.start:
        return False
    names = one.names & other.names
    if cue.about == "forecast" and not (_is_forecast(one.claim) and _is_forecast(other.claim)):
        return False
    cues = {
        stem(word)
        for view in (one, other)
        for pattern in (cue.one, cue.other)
        for hit in pattern.finditer(view.text)
        for word in words_of(hit.group())
    }
    return len(names) >= cue.names and len((one.words & other.words) - cues) >= cue.words


def _is_forecast(claim: Claim) -> bool:
    return claim.kind is ClaimKind.ASSESSMENT or claim.certainty.value == "forecast"


def _apart(setting: Setting, cue: Cue, views: list[View]) -> Iterator[Conflict]:
    yes = [v for v in views if cue.one.search(v.text) and not cue.other.search(v.text)]
    no = [v for v in views if cue.other.search(v.text) and not cue.one.search(v.text.replace("unlikely", ""))]
    pairs = ((yes[a], no[b]) for a, b in _candidates(yes, no))
    for group in _gather([(one, other) for one, other in pairs if _about_one_matter(cue, one, other)]):
        said = [(_value(view, cue.one, cue.other), view.claim) for view in group]
        verdict = DifferenceKind.OPINION if cue.about == "forecast" else DifferenceKind.CONFLICT
        judgement = different(cue.name, 0.75, cue.reason)
        taken = Taken(None, "Both are given as what the sources expect.") if cue.about == "forecast" else None
        yield make_conflict(setting, ConflictKind.CLAIM, (_subject(setting, group), cue.name), verdict, said, (judgement,), taken)


def _candidates(yes: list[View], no: list[View]) -> list[tuple[int, int]]:
    """Pairs that share a name and a word; a pair of these that very many share is no ground for comparing them all."""
    where: dict[tuple[str, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, views in enumerate((yes, no)):
        for number, view in enumerate(views):
            for key in product(sorted(view.names), sorted(view.words)):
                where[key][side].append(number)
    return sorted({pair for left, right in where.values() if len(left) + len(right) <= BLOCK for pair in product(left, right)})


def _gather(pairs: list[tuple[View, View]]) -> list[list[View]]:
    """Pairs that share a claim, as one group."""
    home: dict[str, list[View]] = {}
    for one, other in pairs:
        merged = {v.claim.id: v for v in [*home.get(one.claim.id, [one]), *home.get(other.claim.id, [other])]}
        group = [merged[key] for key in sorted(merged)]
        for view in group:
            home[view.claim.id] = group
    unique = {tuple(v.claim.id for v in group): group for group in home.values()}
    return [unique[key] for key in sorted(unique)]


def _value(view: View, *cues: Table) -> str:
    """The clause of a statement in which a cue stands, in its exact words; the statement where none is short enough to tell it."""
    text = view.claim.statement
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(text)), len(text)]
    parts = [text[a:b] for a, b in pairwise(cuts)]
    at = next((n for n, part in enumerate(parts) if any(cue.search(folded(part)) for cue in cues)), None)
    if at is None:
        return shortened(text)
    end = at + 1
    while end < len(parts) and not _TURN.match(parts[end]) and len("".join(parts[at : end + 1])) <= LONGEST:
        end += 1
    start = at - 1 if at and _LEANS.match(parts[at]) else at
    clause = "".join(parts[start:end]).strip().rstrip(",;:")
    return clause if len(clause.split()) >= 4 and len(clause) <= LONGEST else shortened(text)


def _subject(setting: Setting, group: list[View]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for view in group:
        for name in view.names:
            counts[name] += 1
    ranked = sorted((n for n in counts if counts[n] > 1), key=lambda n: (-counts[n], setting.names[n]))
    return " and ".join(setting.names[name] for name in ranked[:2]) or "what the sources say"


def _undisclosed(setting: Setting, views: list[View]) -> Iterator[Conflict]:
    """One claim says that nothing was told of a matter, another of the same source or event tells it."""
    by_source: dict[str, list[View]] = defaultdict(list)
    for view in views:
        by_source[view.claim.source].append(view)
    for closed in (v for v in views if UNTOLD.search(v.text)):
        told = [
            v
            for v in by_source[closed.claim.source]
            if v is not closed and TOLD.search(v.text) and not UNTOLD.search(v.text) and _same_talk(closed, v)
        ]
        if told:
            group = [closed, *told[:1]]
            said = [(_value(closed, UNTOLD), closed.claim), (_value(told[0], TOLD), told[0].claim)]
            judgement: Judgement = different(
                "disclosed or not", 0.7, "One passage says that the details were not disclosed, the other tells some"
            )
            better = _better_attributed(closed, told[0])
            taken = Taken(_value(closed, UNTOLD), "The passage that names its source is more precise.") if better else None
            yield make_conflict(
                setting,
                ConflictKind.CLAIM,
                (_subject(setting, group), "what was disclosed"),
                DifferenceKind.CONFLICT,
                said,
                (judgement,),
                taken,
            )


def _same_talk(closed: View, told: View) -> bool:
    talks = actions_of(closed.text) & actions_of(told.text) & TALK
    return (
        bool(closed.names & told.names)
        and bool(closed.words & told.words or talks)
        and abs(closed.claim.paragraph - told.claim.paragraph) <= 4
    )


def _better_attributed(one: View, other: View) -> bool:
    return one.claim.speaker is not None and other.claim.speaker is None
