"""Shares of the vote, each with whom it is of; what polls forecast apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from briefer.lexicon.patterns import lazy
from briefer.models import Bound, Claim, ConflictKind, DifferenceKind, EntityKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.measured_common import (
    Figure,
    Named,
    as_said,
    conflict,
    english,
    figures,
    listed,
    named,
    quantity_of,
    rounding,
    swapped_digits,
)
from briefer.reconcile.rules import same
from briefer.reconcile.taking import Setting

_VOTES = lazy(
    (
        r"\bvotes?\b|\bballots?\b|\bvotos?\b|\bsufragios\b|\bvoix\b|\bsuffrages\b|\bstimmen\b|\bstemme|\bvoti\b"
        r"|голос|أصوات|الأصوات|آرا|رای|oyların|oy oranı|ووٹ"
    ),
    re.IGNORECASE,
)
_POLL = lazy(
    r"\b(?:exit|opinion|tracking) polls?\b|\bpollsters?\b|\bpolling (?:agency|average|company|firm|institute)|\ba(?:n|"
    r"nother)? (?:\w+ ){0,2}poll\b|"
    r"\bpolls? (?:by|from|of|shows?|showed|puts?|gives?|gave|had|has|predicts?|suggests?)\b|\bsurvey|\bencuesta|\bsondage|\bumfrage|"
    r"\bmåling|экзитпол|опрос|استطلاع|نظرسنجی|anket",
    re.IGNORECASE,
)
_PRONOUN = lazy(
    r"\W*(?:he|she|[ée]l|ella|il|elle|er|sie|han|hun|hon|lui|lei|egli|ele|ela|он|она|він|вона|هو|هي|او|وی|o)\b(?!['’])", re.IGNORECASE
)
_RECOUNT = (
    r"recount\w*|(?:neu)?auszählung|nachzählung|reconteo|recuento|recontagem|nouveau décompte|recomptage|riconteggio|omtelling|omräkning"
    r"|пересч[её]т\w*|перерахун\w+|إعادة (?:ال)?فرز|بازشماری|yeniden sayım"
)
_AFTER_RECOUNT = lazy(
    rf"\b(?:after|following|finished|completed|concluded|ended|nach|tras|después|terminó|concluyó|après|dopo|após"
    rf"|concluiu|etter|efter|после|завершил\w*"
    rf"|після)\b(?:\s+\w+){{0,4}}?\s+\w*(?:{_RECOUNT})|\b(?:{_RECOUNT})\s+(?:\w+\s+){{0,3}}(?:finished|ended|gave"
    rf"|showed|confirmed|done|over)\b",
    re.IGNORECASE,
)
_OF_THE_COUNT = lazy(
    r"^\s*(?:%|percent|per cent|prozent|por ciento|por cento|pour cent|prosent|процент\w*)?\s*(?:of|de|da|das|del|der|des|av|af|от)?\s*"
    r"(?:(?:the|all|las|los|les|la|os|as|alle[rn]?|total)\s+){0,2}(?:tally|tables?|sheets?|ballot|ballots"
    r"|precincts?|polling|districts?|votes? (?:counted|tallied)"
    r"|mesas|actas|juntas|escrutad\w*|seções|urnas|atas|bulletins dépouillés|bureaux|wahllokale\w*|wahlbezirke\w*"
    r"|auszählung|протокол\w*|участк\w*|бюллетен\w*)\b",
    re.IGNORECASE,
)
_TURNOUT = lazy(
    r"turnout|participaci|participaç|participation|wahlbeteilig|valgdeltak|afflu|abstenc|abstention|явк|المشاركة|مشارکت|katılım",
    re.IGNORECASE,
)
_FOR = lazy(
    r"\s*(?:%|percent|per cent|prozent|por ciento|por cento|pour cent|per cento|prosent|процент\w*)?"
    r"(?:\s+(?:of|de|der|des|dei|av)\s+(?:\w+\s+){0,2}?(?:votes?|votos|voix|stimmen|voti|stemmene|голосов))?"
    r"\s+(?:for|went to|para|a favor de|pour|à|für|per|for|för|till|за|у|в пользу|da|do|de|del)\s+(?:(?!%)[^\d,;.]){0,30}",
    re.IGNORECASE,
)
_NAME_AWAY, _NAME_BEHIND = 70, 25


_COUNTING = lazy(
    r"counted|counting|partial|preliminary|provisional|early results|so far|escrutad|escrutinio|parcial|provisoire"
    r"|dépouill|partiel|ausgezählt|vorläufig"
    r"|opptalt|foreløpig|предварительн|подсч[её]т|обработ|أولية|فرز|شمارش|اولیه|sayıl",
    re.IGNORECASE,
)


def vote_shares(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'Rosa Marlow won 52.3 percent of the vote', '49.4% for Ana Sand': each figure goes to the name that it stands by."""
    if not any(q.unit == "percent" for q in claim.quantities):
        return
    text, statement = claim.quote.text, english(claim)
    told = f"{text} {statement}"
    before = _sentence_before(claim, setting) if _PRONOUN.match(text) else None
    recount = bool(_AFTER_RECOUNT.search(told) or (before and _AFTER_RECOUNT.search(before.quote.text)))
    if not (recount or _VOTES.search(told)):
        return
    stage = "share of the vote after the recount" if recount else "share of the vote"
    attribute = "forecast by a poll" if _POLL.search(told) else stage
    row = [f for f in figures(claim, "percent") if not _OF_THE_COUNT.search(text[f.end : f.end + 45]) and not _turnout(text, f)]
    for figure, side in _by_side(text, row, _candidates(claim, setting)):
        yield _share(side, attribute, figure, claim, setting)
    if before is not None and len(row) == 1 and not _candidates(claim, setting):
        people = {one.entity for one in named(before, setting, EntityKind.PERSON)} or _full_names(before.quote.text, setting)
        if len(people) == 1:
            yield _share(next(iter(people)), attribute, row[0], claim, setting)  # "He won 50.7 percent."


def _full_names(text: str, setting: Setting) -> set[str]:
    """The entities whose name, of two words or more, stands in a text that no names were read in."""
    return {entity for entity, name in setting.names.items() if " " in name and name in text}


def _share(side: str, attribute: str, figure: Figure, claim: Claim, setting: Setting) -> Said:
    value = figure.quantity.value
    return Said(f"{side}|{attribute}", setting.names[side], attribute, as_said(figure.quantity, "%"), f"{value:g}", claim, value)


def _candidates(claim: Claim, setting: Setting) -> list[Named]:
    places = {n.entity for n in named(claim, setting, EntityKind.PLACE)}
    return [n for n in named(claim, setting) if n.entity not in places]


def _by_side(text: str, row: Sequence[Figure], sides: Sequence[Named]) -> Iterator[tuple[Figure, str]]:
    """Each figure with whom it is of: the name that 'for' leads to behind it, else the nearest before it that has none yet."""
    given: set[int] = set()
    for figure in row:
        led = next((n for n in sides if n.start >= figure.end and _FOR.fullmatch(text[figure.end : n.start])), None)
        able = [n for n in sides if 0 <= figure.start - n.end <= _NAME_AWAY and n.start not in given]
        near = [n for n in able if not any(n.end <= other.start < figure.start for other in row)]
        behind = [n for n in sides if 0 <= n.start - figure.end <= _NAME_BEHIND]
        side = led or (near[-1] if near else None) or (behind[0] if behind and not able else None)
        if side is not None:
            given.add(side.start)
            yield figure, side.entity


def _turnout(text: str, figure: Figure) -> bool:
    """Whether a figure is of those who voted at all."""
    return bool(_TURNOUT.search(text[max(0, figure.start - 40) : figure.start]) or _TURNOUT.search(text[figure.end : figure.end + 20]))


def _sentence_before(claim: Claim, setting: Setting) -> Claim | None:
    """The claim right before one, in its source."""
    mine = setting.given.claims_of[claim.source]
    at = next((n for n, c in enumerate(mine) if c.id == claim.id), 0)
    return mine[at - 1] if at else None


def agree_rounded(values: Sequence[float]) -> bool:
    """Whether any two figures are one once the finer is rounded as the coarser is: 50.61, 50.6 and 51."""
    return all(
        one == other
        if _decimals(one) == _decimals(other)
        else abs(one - other) <= 0.5 * 10.0 ** -min(_decimals(one), _decimals(other)) + 1e-9
        for one, other in combinations(sorted(set(values)), 2)
    )


def _decimals(value: float) -> int:
    return len(f"{value:g}".partition(".")[2])


def judge_shares(together: Sequence[Said]) -> Ruling | None:
    """Shares that agree as rounded are one; others are the state of a count that goes on, or contradict one another."""
    values = [said.measure or 0.0 for said in together]
    if agree_rounded(values) or (_hedged(together) and max(values) - min(values) <= 1.0):
        return rounding(together, together[0].attribute)
    if together[0].attribute.startswith("forecast"):
        return None  # every poll asks anew
    if swapped_digits(values):
        return conflict(together, together[0].attribute)
    counting = any(_COUNTING.search(f"{s.claim.statement} {s.claim.quote.text}") for s in together)
    if max(values) - min(values) <= 1.0 or (counting and not together[0].attribute.endswith("recount")):
        why = f"{listed(together)}: " + (
            "a source speaks of a count that is not done" if counting else "near one another, as a count goes on"
        )
        return Ruling(DifferenceKind.UPDATE, same("count going on", 0.8, why))
    return conflict(together, together[0].attribute)


def _hedged(together: Sequence[Said]) -> bool:
    """Whether all but one of the values are said as about so much."""
    return len({s.key for s in together if (q := quantity_of(s)) is None or q.bound is Bound.EXACT}) <= 1


VOTE_SHARE = Facet("share of the vote", ConflictKind.NUMBER, vote_shares, judge_shares)
