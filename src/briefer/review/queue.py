"""The queue of a reviewer: small rules over the brief and what it rests on, in the order of urgency."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefer.models import (
    Brief,
    Claim,
    DateMention,
    DifferenceKind,
    Extraction,
    Mention,
    Point,
    Quantity,
    Reading,
    Reconciled,
    Section,
    claims_by_id,
)


class _Desk:
    """What the rules look at, indexed once."""

    def __init__(
        self, reading: Reading, extractions: Sequence[Extraction], reconciled: Reconciled, brief: Brief, claims: Mapping[str, Claim]
    ) -> None:
        self.reading = reading
        self.extractions = extractions
        self.reconciled = reconciled
        self.brief = brief
        self.claims = claims
        self.names = {s.id: s.name for s in reading.sources}


def _conflicts(desk: _Desk) -> Iterator[Point]:
    """Sources disagree, and no value could be taken, or one was taken by rule: a person decides."""
    for conflict in desk.reconciled.conflicts:
        if conflict.verdict is DifferenceKind.CONFLICT:
            used = f"the page uses {conflict.taken}" if conflict.taken else "no value is taken"
            yield Point(what="conflict", on=conflict.id, text=f"{conflict.subject}, {conflict.attribute}: the sources disagree; {used}.")


def _partial(desk: _Desk) -> Iterator[Point]:
    """Something was not read or not answered."""
    for unread in desk.reading.unread:
        yield Point(what="partial", on=unread.name, text=f"{unread.name} was not read: {unread.why}")
    for extraction in desk.extractions:
        if extraction.fault:
            yield Point(what="partial", on=extraction.source, text=f"{desk.names[extraction.source]}: {extraction.fault}")
        elif extraction.note and not extraction.claims:
            yield Point(what="partial", on=extraction.source, text=f"{desk.names[extraction.source]}: {extraction.note}")


def _unverified(desk: _Desk) -> Iterator[Point]:
    """A name or number of a claim on the page does not stand in its quote."""
    for claim in _on_page(desk):
        found: tuple[Mention | DateMention | Quantity, ...] = (*claim.mentions, *claim.dates, *claim.quantities)
        values = [one.text for one in found if one.span is None]
        if values:
            listed = ", ".join(f"'{v}'" for v in values)
            yield Point(what="unverified", on=claim.id, text=f"Not in the quote: {listed}.")


def _replaced(desk: _Desk) -> Iterator[Point]:
    """What the model said of the words of a claim on the page does not follow from them, so the words themselves stand there."""
    for claim in _on_page(desk):
        if claim.replaced:
            text = f"{desk.names[claim.source]}: what the model said of these words is not in them, so the words themselves are used."
            yield Point(what="unverified", on=claim.id, text=text)


def _flagged(desk: _Desk) -> Iterator[Point]:
    """A source holds something odd: hidden text, orders to a model, invisible characters."""
    for source in desk.reading.sources:
        for flag in source.flags:
            yield Point(what="flagged source", on=source.id, text=f"{source.name}: {flag}")


def _single_origin(desk: _Desk) -> Iterator[Point]:
    """A sentence of the bottom line or a development rests on one independent origin."""
    for item in desk.brief.items:
        if item.origins == 1 and item.section in {Section.BOTTOM_LINE, Section.DEVELOPMENTS}:
            yield Point(what="single origin", on=item.id, text=f"One origin only: {item.sentences[0].text}")


def _dropped(desk: _Desk) -> Iterator[Point]:
    """The reader gave words that do not stand in the source."""
    for extraction in desk.extractions:
        if extraction.dropped:
            count, first = len(extraction.dropped), extraction.dropped[0].why
            text = f"{desk.names[extraction.source]}: {count} claims were dropped, the first because {first}"
            yield Point(what="dropped quote", on=extraction.source, text=text)


def _undated(desk: _Desk) -> Iterator[Point]:
    """A source bears no date."""
    for source in desk.reading.sources:
        if source.published is None:
            yield Point(what="undated source", on=source.id, text=f"{source.name} bears no date of publication.")


def _on_page(desk: _Desk) -> list[Claim]:
    ids = dict.fromkeys(i for item in desk.brief.items for s in item.sentences for i in s.claims)
    return [desk.claims[i] for i in ids]


RULES: tuple[Callable[[_Desk], Iterator[Point]], ...] = (
    _conflicts,
    _unverified,
    _replaced,
    _single_origin,
    _partial,
    _flagged,
    _dropped,
    _undated,
)


def review_brief(
    reading: Reading, extractions: Sequence[Extraction], reconciled: Reconciled, brief: Brief, claims: Mapping[str, Claim] | None = None
) -> tuple[Point, ...]:
    """What a person has to look at before signing, most pressing first. ``claims`` are those of the extractions, where they are at hand."""
    desk = _Desk(reading, extractions, reconciled, brief, claims_by_id(extractions) if claims is None else claims)
    return tuple(point for rule in RULES for point in rule(desk))
