"""A date explained: its words, what they mean, how that follows, who settled it."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.lexicon.calendars import DAYS
from briefer.lexicon.dates import describe_date, find_dates
from briefer.models import Claim, DateMention, SettledDate
from briefer.reconcile.days import as_day
from briefer.tables.explain.shared import also, quotes
from briefer.tables.layout import Block, Heading, Prose, Rows, Title
from briefer.tables.look import Look
from briefer.tables.words import source_line
from briefer.wording.things import dated, headline, in_words


def date_explained(look: Look, date: SettledDate) -> Iterator[Block]:
    """What the words mean, and why."""
    claim = look.evidence.claims[date.claim]
    source = look.evidence.source_of(claim)
    number = look.evidence.numbers[source.id]
    yield Title(f"{describe_date(date.value)}: a date in source {number}", date.id)
    yield Prose(f"Source {number} writes “{date.text}”. briefer takes that for {describe_date(date.value)}.", 0)
    rows = [("How it follows", in_words(look.evidence, date.reason))]
    mention = _mention(claim, date)
    if date.settled_by:
        settler = look.evidence.sources[date.settled_by]
        rows.append(("Settled by", f"Another source: {source_line(look, settler)}"))
        alone = in_words(look.evidence, mention.reason) if mention else ""
        rows.append(("By itself", f"{alone} So the words alone would have stayed open.".strip()))
    else:
        rows.append(("Settled by", "Its own source: nothing from another one was needed, or none could help."))
    rows += [
        ("Weekday", _weekday(date, source.language)),
        ("Source dated", dated(source)),
        ("On record as", f"{date.value} (ISO 8601-2, also called EDTF)"),
    ]
    yield Rows(rows, 0)
    yield Heading("The words in their sentence")
    yield from quotes(look, [claim])
    yield from also(_beside(look, claim))


def _mention(claim: Claim, date: SettledDate) -> DateMention | None:
    """The date as it stands in the claim."""
    return next((d for d in claim.dates if d.text == date.text), None)


def _weekday(date: SettledDate, language: str) -> str:
    """Whether the weekday that the words name is that of the day."""
    day = as_day(date.value)
    told = next((w.weekday for w in find_dates(date.text, language) if w.weekday is not None), None)
    if day is None:
        return "Not checked: there is no full day with a year."
    falls = DAYS[day.weekday()]
    if told is None:
        return f"The words name none; the day was a {falls}."
    if told == day.weekday():
        return f"The words name a {falls}, and the day was a {falls}: it fits."
    return f"The words name a {DAYS[told]}, but the day was a {falls}: one of them is wrong."


def _beside(look: Look, claim: Claim) -> list[tuple[str, str]]:
    event = look.event_of(claim.id)
    rows = [(event.id, f"the event: {headline(look.evidence, event.claims, 110)}")] if event else []
    same = set(event.claims) - {claim.id} if event else set()
    return rows + [
        (d.id, f"{look.cited([d.claim])} {describe_date(d.value)}, “{d.text}”") for d in look.reconciled.dates if d.claim in same and d.id
    ]
