"""A sentence of the page and the claims that it rests on: each quote in the text of its source, and all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.lexicon.dates import describe_date
from briefer.models import Accept, Claim, Decision, Point, Source
from briefer.publish.appendix import GRADES, unverified
from briefer.publish.text import clean
from briefer.web.desk import Desk, Placed
from briefer.web.panes.ask import Ask, Pane, address
from briefer.web.words import Shown, date_known, direction, within
from briefer.wording.things import in_words, question

WHOLE = 3
"""Claims of a sentence that come with the text of their source; the text of further ones comes when it is opened."""

CERTAINTY = {
    "asserted": "as a fact",
    "reported": "as a report",
    "alleged": "as an allegation",
    "denied": "as something that is denied",
    "forecast": "as a forecast",
}


@dataclass(frozen=True, slots=True)
class DateShown:
    """Words for a time and what they are taken for."""

    words: str
    raw: str
    value: str | None
    said: str
    reason: str
    verified: bool


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """A claim as the pane has it."""

    id: str
    number: int
    source: Source
    cited: int
    text: Shown | None
    lang: str
    dir: str
    quote: str
    statement: str
    translated: bool
    facts: tuple[tuple[str, str], ...]
    dates: tuple[DateShown, ...]
    unverified: tuple[str, ...]
    disputes: tuple[tuple[str, str], ...]
    rejected: bool
    accepted: Decision | None
    points: tuple[Point, ...]


def sentence_pane(desk: Desk, ask: Ask) -> Pane:
    """A sentence in focus.

    Raises:
        KeyError: there is none with this id.
    """
    placed = desk.find_sentence(ask.id)
    if placed is None:
        raise KeyError(ask.id)
    section = desk.of_section(placed.item.section)
    place = next((n for n, item in enumerate(section, 1) if item.id == placed.item.id), 0)
    context = {
        "placed": placed,
        "marks": tuple(desk.marks(placed)),
        "claims": tuple(claims_shown(desk, placed.sentence.claims)),
        "place": place,
        "places": len(section),
        "section": placed.item.section.value,
        "points": _points(desk, placed),
        "before": tuple(desk.decided.get(ask.id, ())) + tuple(desk.decided.get(placed.item.id, ())),
        "why": in_words(desk.evidence, "; ".join(placed.item.reasons)) if placed.item.reasons else "",
        "conflict": desk.conflicts.get(placed.item.conflict or ""),
        "sentences": placed.item.sentences,
    }
    here = address("sentence", ask.id, claim=ask.params.get("claim", ""))
    return Pane("sentence.j2", "The sentence and its words", here, context, sentence=ask.id)


def _points(desk: Desk, placed: Placed) -> tuple[Point, ...]:
    """What is open about the sentence itself; what is open about a claim stands at the claim."""
    return desk.open_points(placed.item.id, placed.sentence.id)


def claim_pane(desk: Desk, ask: Ask) -> Pane:
    """A claim by itself, one that no sentence rests on.

    Raises:
        KeyError: there is none with this id.
    """
    claims = tuple(claims_shown(desk, (ask.id,)))
    if not claims:
        raise KeyError(ask.id)
    cited = [desk.sentences[s] for s in desk.cited_in.get(ask.id, ())]
    return Pane("claim.j2", "A claim", address("claim", ask.id), {"claims": claims, "cited": cited})


def claims_shown(desk: Desk, ids: tuple[str, ...]) -> Iterator[ClaimShown]:
    """The claims of these ids, with the text of the source for the first few."""
    for number, name in enumerate(dict.fromkeys(ids), 1):
        try:
            yield claim_shown(desk, desk.claim(name), number, whole=number <= WHOLE)
        except KeyError:
            continue


def claim_shown(desk: Desk, claim: Claim, number: int, *, whole: bool) -> ClaimShown:
    """A claim and what is known of it."""
    source = desk.evidence.sources[claim.source]
    statement, quote = clean(claim.statement), clean(claim.quote.text)
    accepted = [d for d, _ in desk.decided.get(claim.id, ()) if isinstance(d.act, Accept)]
    return ClaimShown(
        id=claim.id,
        number=number,
        source=source,
        cited=desk.number(source.id),
        text=within(source, claim.quote.start, claim.quote.end) if whole else None,
        lang=source.language,
        dir=direction(source.language),
        quote=quote,
        statement="" if statement == quote else statement,
        translated=claim.statement_language.split("-")[0] != source.language.split("-")[0] != "und",
        facts=tuple(_facts(desk, claim, source)),
        dates=tuple(_dates(desk, claim)),
        unverified=unverified(claim),
        disputes=tuple((c, question(desk.conflicts[c])) for c in desk.disputed.get(claim.id, ())),
        rejected=claim.id in desk.view.reviewed.rejected,
        accepted=accepted[-1] if accepted else None,
        points=desk.open_points(claim.id),
    )


def _facts(desk: Desk, claim: Claim, source: Source) -> Iterator[tuple[str, str]]:
    yield "Said by", clean(claim.speaker) if claim.speaker else "the source itself"
    yield "Certainty", f"{claim.certainty.value}: given {CERTAINTY[claim.certainty.value]}"
    yield "Kind", claim.kind.value
    yield "Found", "character for character" if claim.found == "exact" else "once letter forms, digits and white space were made alike"
    yield "Source dated", date_known(source)
    yield "Grade", f"{source.grade}, {GRADES[source.grade]}"
    yield "Origin", origin_said(desk, source.id)
    for quantity in claim.quantities:
        said = f"{quantity.bound.value} {quantity.value:g} {quantity.unit or ''} {quantity.counted or ''}"
        yield "Number", f"“{clean(quantity.text)}”: {clean(said)}" + ("" if quantity.span else " (not in the quote)")


def origin_said(desk: Desk, source: str) -> str:
    """With which other sources a source counts as one."""
    origin = desk.evidence.origins.get(source)
    others = [s for s in origin.sources if s != source] if origin else []
    if not origin or not others:
        return "its own: it counts for itself"
    word = "shares text with" if origin.kind == "rewrite" else "same text as"
    return f"{word} {desk.numbers(tuple(others))}, and they count as one: {in_words(desk.evidence, origin.reason)}"


def _dates(desk: Desk, claim: Claim) -> Iterator[DateShown]:
    for date in claim.dates:
        settled = desk.evidence.settled.get((claim.id, date.text))
        value = settled.value if settled else None
        reason = in_words(desk.evidence, settled.reason if settled else date.reason)
        said = describe_date(value) if value else "left open"
        yield DateShown(clean(date.text), date.text, value, said, reason, date.span is not None)
