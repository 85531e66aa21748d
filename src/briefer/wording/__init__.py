"""Words that a reader meets in the tables and in the browser alike: differences, reasons, counts; and in ``things`` those for one thing.

What stands here needs nothing but the models, so that a command that counts imports no more.
"""

from __future__ import annotations

from briefer.models import DifferenceKind, EntityKind

VERDICTS = {
    DifferenceKind.CONFLICT: "a conflict: the sources contradict one another",
    DifferenceKind.VARIANT: "no conflict: two ways of writing one thing",
    DifferenceKind.UPDATE: "no conflict but an update: a later value takes the place of an earlier one",
    DifferenceKind.CORRECTION: "no conflict but a correction: a source takes back what it said before",
    DifferenceKind.ROUNDING: "no conflict: one figure, rounded or hedged in different ways",
    DifferenceKind.SCOPE: "no conflict: about different things, or parts of one; both can be true",
    DifferenceKind.CALENDAR: "no conflict: one time in two calendars or time zones",
    DifferenceKind.TRANSLATION: "no conflict: one thing, put into words in two languages",
    DifferenceKind.OPINION: "opinion against opinion: forecasts or views differ, and neither is a fact",
    DifferenceKind.SETTLED: "no conflict, as a person decided",
}
"""What a difference is taken for, after 'It is'."""

KINDS = {EntityKind.PERSON: "person", EntityKind.ORGANISATION: "organisation", EntityKind.PLACE: "place"}
PLURALS = {EntityKind.PERSON: "people", EntityKind.ORGANISATION: "organisations", EntityKind.PLACE: "places"}
POINTS = {
    "reopened": "Decided before; its ground has changed",
    "conflict": "The sources disagree",
    "unverified": "Not in the quote",
    "single origin": "One origin only",
    "partial": "Not read, or not answered",
    "flagged source": "Something odd in a source",
    "dropped quote": "Quotes that were not taken",
    "undated source": "No date",
}
"""What a reviewer has to look at, by the kind of the point."""


def counted(number: int, word: str, plural: str | None = None) -> str:
    """'1 source', '2 sources', '12,000 sources'."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"


def dollars(cost: float | None) -> str:
    """'1.2500 US dollars'; '0.000031 US dollars' where four digits would say nothing; 'price not known' for None."""
    if cost is None:
        return "price not known"
    return f"{cost:.{6 if 0 < cost < 0.0001 else 4}f} US dollars"
